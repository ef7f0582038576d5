//! What is said of the things counted: the predicate of each figure.
//!
//! In: the sentence, its numbers and their units. Out: at most one predicate per figure. A noun
//! that states its own predicate wins, then the predicate right behind the noun phrase, then the
//! nearest one of the clause ([`near`]); parts take that of their whole.

mod near;

use std::ops::Range;

use super::unit::{Found, Named};
use super::view::View;
use super::{Counted, Document, Number, Verdict};
use crate::claim::{Property, UnitKind};
use crate::lang::Role;

/// A predicate, as tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predicate<'a> {
    pub tokens: Range<usize>,
    pub code: &'a str,
    pub rule: &'static str,
}

impl Predicate<'_> {
    pub fn property(&self, document: &Document<'_>) -> Property {
        Property { span: document.span(self.tokens.clone()), code: self.code.to_owned() }
    }
}

/// The predicates that may be said of a length of time: that it passes.
const OF_TIME: &[&str] = &["lasted"];

/// One entry per number of the sentence.
pub fn find<'a>(
    view: &View<'a>,
    numbers: &[Number],
    range: Range<usize>,
    named: &[Named<'a>],
) -> Vec<Option<Predicate<'a>>> {
    let mut found: Vec<Option<Predicate<'a>>> = Vec::with_capacity(named.len());
    for (i, named) in named.iter().enumerate() {
        let number = &numbers[range.start + i];
        if number.verdict == Verdict::NotFigure {
            found.push(None);
            continue;
        }
        let unit = named.unit.as_ref();
        let end = unit.map_or(number.tokens.end.max(number.extent.end), |u| u.end);
        let time = unit.is_some_and(|u| u.kind == UnitKind::Duration);
        let inherited = || {
            let whole = named.whole?.checked_sub(range.start)?;
            let predicate = found.get(whole)?.clone()?;
            Some(Predicate { rule: "property-of-the-whole", ..predicate })
        };
        let predicate = unit
            .and_then(|unit| stated(view, unit))
            .or_else(|| near::behind(view, end))
            .or_else(inherited)
            .or_else(|| near::nearest(view, number, end))
            .filter(|predicate| !time || OF_TIME.contains(&predicate.code));
        found.push(predicate);
    }
    found
}

/// The predicate that the noun itself states: `morts`, `habitants`, `пострадавших`.
fn stated<'a>(view: &View<'a>, unit: &Found<'a>) -> Option<Predicate<'a>> {
    if !unit.own || unit.kind != UnitKind::Count {
        return None;
    }
    if let Some(code) = unit.entry.and_then(|entry| entry.property.as_deref()) {
        return Some(Predicate { tokens: unit.head.clone(), code, rule: "property-of-the-noun" });
    }
    let (length, code) = view.mark(unit.head.start).property?;
    let inside = unit.head.start + length <= unit.tokens.end;
    inside.then(|| Predicate { tokens: unit.head.start..unit.head.start + length, code, rule: "property-of-the-noun" })
}

/// The predicate of a list that spells out what the sentence before it counted (`Parmi eux : 501 …`).
pub fn inherited(view: &View<'_>, numbers: &[Number], number: usize, counted: &[Counted]) -> Option<Property> {
    let opens = (view.range.start..view.range.start + 2).any(|at| view.role(at, Role::AMONG));
    let unit_is_time = false;
    if !opens || unit_is_time {
        return None;
    }
    let sentence = numbers[number].sentence;
    let earlier =
        (0..number).rev().find(|&i| numbers[i].verdict == Verdict::Figure && numbers[i].sentence < sentence)?;
    let near = sentence - numbers[earlier].sentence == 1;
    near.then(|| counted[earlier].property.clone()).flatten()
}
