//! The predicate nearest to a figure in its clause.
//!
//! In: the sentence and the borders of figure and noun phrase. Out: a predicate. Distance is
//! counted in words; a comma, a conjunction and another figure make it longer, since what they part
//! belongs together less, and a clause's border ends the search.

use super::Predicate;
use crate::extract::Number;
use crate::extract::view::{QUOTES, View};
use crate::lang::Role;

const COMMA: u32 = 3;
const AND: u32 = 4;
const FIGURE: u32 = 2;
/// Predicates stand before the figure less often than behind its noun.
const BEFORE: u32 = 1;
/// Beyond this no predicate belongs to the figure.
const LIMIT: u32 = 26;

/// The predicate right behind the noun phrase, auxiliaries apart.
pub fn behind<'a>(view: &View<'a>, end: usize) -> Option<Predicate<'a>> {
    let mut at = end;
    while at < end + 6 {
        let mark = view.mark(at);
        if mark.number.is_some() {
            return None;
        }
        if let Some((length, code)) = mark.property {
            return Some(Predicate { tokens: at..at + length, code, rule: "property-behind" });
        }
        let passes = mark.role.has(Role::AUXILIARY) || view.is_mark(at, QUOTES);
        if !passes {
            return None;
        }
        at += mark.role_length.max(1);
    }
    None
}

/// The nearest predicate of the clause, behind or before.
pub fn nearest<'a>(view: &View<'a>, number: &Number, end: usize) -> Option<Predicate<'a>> {
    let start = number.extent.start.min(number.tokens.start);
    let after = walk(view, end..view.range.end, true);
    let before = walk(view, view.range.start..start, false);
    match (after, before) {
        (Some((a, after)), Some((b, before))) => Some(if a <= b + BEFORE { after } else { before }),
        (after, before) => after.or(before).map(|(_, predicate)| predicate),
    }
}

fn walk<'a>(view: &View<'a>, range: std::ops::Range<usize>, forward: bool) -> Option<(u32, Predicate<'a>)> {
    let mut cost = 0;
    let mut inside = None;
    for step in 0..range.len() {
        let at = if forward { range.start + step } else { range.end - 1 - step };
        let mark = view.mark(at);
        if let Some((length, code)) = mark.property
            && at + length <= range.end
            && mark.number.is_none()
        {
            return Some((cost, Predicate { tokens: at..at + length, code, rule: "property-near" }));
        }
        if mark.role.has(Role::CLAUSE) || view.is_mark(at, &[';', ':', '—', '–', '(', ')', '?', '!']) {
            return None;
        }
        cost += match () {
            () if mark.number.is_some() => {
                let crossed = inside == mark.number;
                inside = mark.number;
                if crossed { 0 } else { FIGURE }
            }
            () if view.is_mark(at, &[',']) => COMMA,
            () if mark.role.has(Role::AND) => AND,
            () if mark.role.has(Role::AUXILIARY) || !view.is_word(at) => 0,
            () => 1,
        };
        if cost > LIMIT {
            return None;
        }
    }
    None
}
