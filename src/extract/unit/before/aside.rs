//! Subjects that an aside parts from their figure: `Los bloqueos, que eran siete el martes, pasaron de 15 a 26`.
//!
//! In: the sentence and a figure. Out: the noun before a relative clause of being that holds the figure, or the one that opens
//! the sentence before an aside, where the verb behind the aside says what it is or how it changed.

use super::super::view::View;
use super::super::{Found, head};
use super::ends_before;
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::lang::{Order, Role};

/// Tokens between the verb and its figure, at most.
const REACH: usize = 6;
/// Tokens of an aside, at most.
const ASIDE: usize = 16;

/// The subject of the figure beyond an aside, or before the relative clause that it stands in.
pub(super) fn subject<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    if view.grammar().order != Order::NounFirst {
        return None;
    }
    let found = antecedent(view, number).or_else(|| before_aside(view, number))?;
    let several = found.kind == UnitKind::Count && head::is_plural(view, found.head.end - 1);
    several.then_some(Found { end: number.tokens.end, rule: "unit-before-aside", ..found })
}

/// `Los heridos, que eran siete,`: the noun right before the clause.
fn antecedent<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let start = number.start();
    let being = |at: &usize| *at > view.range.start && view.role(*at, Role::AUXILIARY);
    let verb = (view.range.start..start).rev().take_while(being).last()?;
    let clause = verb.checked_sub(1).filter(|at| *at > view.range.start && view.role(*at, Role::CLAUSE))?;
    let comma = view.is_mark(clause - 1, &[',']);
    ends_before(view, clause - usize::from(comma))
}

/// `Los heridos, según el ministerio, pasaron de 15 a 26`: the noun that opens the sentence, its verb right behind the aside.
fn before_aside<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let start = number.start();
    let floor = start.saturating_sub(REACH).max(view.range.start + 1);
    let close = (floor..start).rev().find(|at| view.is_mark(*at, &[',']))?;
    let tokens = &view.document.tokens[..start];
    let says =
        view.role(close + 1, Role::AUXILIARY) || view.lang.ranges.change_verb.longest(tokens, close + 1).is_some();
    let noun = view.range.start + view.mark(view.range.start).role_length;
    let opens = view.role(view.range.start, Role::DETERMINER) && says;
    let found = if opens { head::read(view, noun) } else { None };
    let aside = |found: &Found<'_>| {
        let open = found.tokens.end;
        view.is_mark(open, &[',']) && open + 1 < close && close - open <= ASIDE && found.entry.is_some()
    };
    found.filter(aside)
}
