//! What is said of the things counted: the predicate of each figure.
//!
//! In: the sentence, its numbers and their units. Out: at most one predicate per figure. A noun
//! that states its own predicate wins, then the one that governs the figure, then the one right
//! behind the noun phrase, then the nearest of the clause ([`near`]); parts take that of their whole.

mod death;
mod figure;
mod fit;
mod kind;
mod near;
mod noun;
mod spelled;
mod sums;
mod things;
mod time;

pub use death::Deaths;
pub use things::FLYING;
use things::to_hospital;

use std::ops::Range;

use super::unit::carry::OF_PEOPLE;
use super::unit::view::View;
use super::unit::{Found, Named};
use super::{Counted, Document, Number, Verdict};
use crate::claim::{Property, UnitKind};
use crate::lang::{PERSON, Role};
use figure::Figure;
use near::{Field, is_several, start_of};

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

/// The figure that stands before another in its sentence.
#[derive(Clone)]
pub struct Earlier<'n, 'a> {
    number: &'n Number,
    kind: UnitKind,
    predicate: Predicate<'a>,
}

/// One entry per number of the sentence.
pub fn find<'a>(
    view: &View<'a>,
    numbers: &[Number],
    range: Range<usize>,
    named: &[Named<'a>],
    deaths: &Deaths<'_>,
) -> Vec<Option<Predicate<'a>>> {
    let mut taken = vec![false; view.range.len()];
    for unit in named.iter().filter_map(|n| n.unit.as_ref()).filter(|unit| unit.own) {
        for at in unit.tokens.clone() {
            if let Some(token) = at.checked_sub(view.range.start).and_then(|at| taken.get_mut(at)) {
                *token = true;
            }
        }
    }
    let mut found: Vec<Option<Predicate<'a>>> = Vec::with_capacity(named.len());
    let told = deaths.of_sentence(view);
    let wholes = sums::wholes(numbers, &range, named);
    let kinds: Vec<Option<UnitKind>> = named.iter().map(|n| n.unit.as_ref().map(|u| u.kind)).collect();
    for (i, named) in named.iter().enumerate() {
        let number = &numbers[range.start + i];
        if number.verdict == Verdict::NotFigure {
            found.push(None);
            continue;
        }
        let unit = named.unit.as_ref().map_or("", |u| &*u.code);
        let thing = |u: &Found<'_>| u.kind == UnitKind::Count && u.entry.is_some_and(|e| !e.person);
        let thing = named.unit.as_ref().is_some_and(thing);
        let people = named.unit.as_ref().is_some_and(|u| u.is_person() || u.code == PERSON);
        let field = Field {
            view,
            numbers,
            taken: &taken,
            kind: kinds[i],
            unit,
            thing,
            people,
            several: is_several(view, number, kinds[i]),
            kinds: &kinds,
            first: range.start,
        };
        let whole = named.whole.and_then(|whole| found.get(whole.checked_sub(range.start)?)?.clone());
        let whole = whole.map(|predicate| Predicate { rule: "property-of-the-whole", ..predicate });
        // What adds up to a whole that people suffered suffered it, too.
        let sum = wholes[i].and_then(|whole| found.get(whole)?.clone()).filter(|p| OF_PEOPLE.contains(&p.code));
        let victims = named.unit.as_ref().is_some_and(Found::is_victim);
        if let Some(sum) = sum.filter(|_| !victims) {
            found.push(Some(Predicate { rule: "property-of-the-whole", ..sum }));
            continue;
        }
        // The figure before it in the sentence, with its predicate.
        let earlier = (0..i).rev().find(|e| numbers[range.start + e].verdict == Verdict::Figure).and_then(|e| {
            let predicate = found.get(e)?.clone()?;
            // `Four were killed in Kano, seven in Kaduna`: what befell them makes people of those whom nothing names.
            let people = OF_PEOPLE.contains(&predicate.code) && named.unit.is_none();
            let kind = kinds[e].or(people.then_some(UnitKind::Count))?;
            Some(Earlier { number: &numbers[range.start + e], kind, predicate })
        });
        let list = earlier.clone().filter(|e| {
            let unit = named.unit.as_ref();
            sums::gapped(view, e, kinds[i], start_of(number))
                || sums::elsewhere(view, e, number, unit)
                || sums::placed(view, e, unit, start_of(number))
        });
        let list = || list.map(|e| Predicate { rule: "property-of-the-list", ..e.predicate });
        let predicate = Figure::new(&field, number, named.unit.as_ref(), whole, earlier).predicate().or_else(list);
        let predicate = predicate
            .map(|p| field.done_aboard(field.changed_by(p, number)))
            .map(|p| if thing { p } else { to_hospital(view, p) });
        found.push(predicate.map(|predicate| told.settled(predicate)));
    }
    sums::members(view, numbers, &range, named, &mut found);
    spelled::members(view, numbers, &range, named, &mut found);
    found
}

/// The predicate of a list that spells out what the sentence before it counted (`Parmi eux : 501 …`).
/// `first` is the sentence's first number; `counted` holds what is known of those before it.
pub fn inherited(view: &View<'_>, numbers: &[Number], first: usize, counted: &[Counted]) -> Option<Property> {
    let opens = (view.range.start..view.range.start + 2).any(|at| view.role(at, Role::AMONG));
    let earlier = first.checked_sub(1).filter(|_| opens)?;
    let near = numbers.get(first)?.sentence - numbers.get(earlier)?.sentence == 1;
    near.then(|| counted.get(earlier)?.property.clone()).flatten()
}
