//! The bare one that is set against another number.
//!
//! In: a bare one and the numbers of its sentence. Out: whether the other is denied behind it, or more was asked for than one.

use crate::claim::UnitKind;
use crate::extract::figure::context::Context;
use crate::extract::figure::{Form, Raw};
use crate::lang::Order;

/// `We are holding one person, not five`: whether a comma and a negation stand right before the next number.
pub(super) fn denied_behind(context: &Context<'_>, next: &Raw) -> bool {
    let negation = &context.lang.units.grammar.negation;
    let Some(at) = next.extent.start.checked_sub(1) else { return false };
    context.is_in(at, negation) && context.is_mark(at.wrapping_sub(1), &[','])
}

/// `asked for six more guards and were given one`: right behind a verb, at the end of its clause, where a number before it in
/// the sentence counts things. Where nouns have capitals it is a particle of the verb (`45 Meldungen gingen ein`).
pub(super) fn one_given(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let (start, end) = (raws[i].extent.start, raws[i].tokens.end);
    let first = context.sentence.tokens.start;
    let ends = !context.inside(end) || context.is_mark(end, &['.', ',', ';', '!', '?', '"', '”', '»', '“']);
    let verb = start.checked_sub(1).filter(|&at| at > first && context.is_predicate(at));
    let counts = |r: &Raw| {
        let things = context.unit(r.tokens.end).is_none_or(|(_, unit)| unit.kind == UnitKind::Count);
        r.not.is_none() && r.form != Form::One && things
    };
    let mut earlier = raws[..i].iter().rev().take_while(|r| r.tokens.start >= first);
    let particle = context.lang.units.grammar.order == Order::CapitalNoun;
    ends && !particle && verb.is_some() && earlier.any(counts)
}
