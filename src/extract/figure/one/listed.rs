//! The bare one at the end of a list, where nouns come first.
//!
//! In: a bare one behind another number. Out: whether the two are members of one list, so that it counts.

use super::joins;
use crate::claim::UnitKind;
use crate::extract::figure::Raw;
use crate::extract::figure::context::Context;
use crate::lang::{Order, Role};

/// `la mort de quatre détenus et d'un gardien`: behind the conjunction the preposition that governs the number before, too.
pub(super) fn shares_complement(context: &Context<'_>, previous: &Raw, raw: &Raw) -> bool {
    let roles = &context.lang.units.grammar.roles;
    // An elided preposition has its apostrophe behind it.
    let governs = |at: usize, length: usize| {
        let role = roles.longest(context.tokens, at).filter(|(found, _)| *found == length);
        role.is_some_and(|(_, role)| role.has(Role::COMPLEMENT))
    };
    let before = |at: usize| (1..=2).filter_map(|n| Some((at.checked_sub(n)?, n))).find(|(at, n)| governs(*at, *n));
    let first = context.lang.units.grammar.order == Order::NounFirst;
    first
        && before(previous.extent.start).is_some()
        && before(raw.extent.start).is_some_and(|(at, _)| joins(context, at))
}

/// `deux ponts, quatre kilomètres de route et une école`: a thing behind a measure, in a list that opens with things.
pub(super) fn follows_measure(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let kind = |r: &Raw| context.unit(r.tokens.end).map(|(_, unit)| unit.kind);
    let Some([first, measure]) = i.checked_sub(2).and_then(|from| raws.get(from..i)) else { return false };
    let listed = (first.tokens.end..measure.extent.start).any(|at| context.is_mark(at, &[',']));
    context.lang.units.grammar.order == Order::NounFirst
        && first.tokens.start >= context.sentence.tokens.start
        && measure.not.is_none()
        && kind(measure) == Some(UnitKind::Measure)
        && kind(first) == Some(UnitKind::Count)
        && listed
}

/// `trois toiles et une tabatière,`: a noun that no list knows, closed by a mark, right behind things that are counted.
pub(super) fn ends_list_of_things(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let (raw, Some(previous)) = (&raws[i], i.checked_sub(1).map(|p| &raws[p])) else { return false };
    let thing = context.unit(previous.tokens.end).filter(|(_, unit)| unit.kind == UnitKind::Count && !unit.person);
    let joined = thing.is_some_and(|(length, _)| previous.tokens.end + length + 1 == raw.extent.start);
    let closed = context.is_mark(raw.tokens.end + 1, &[',', '.', ';']);
    joined && closed && previous.not.is_none() && joins(context, raw.extent.start)
}
