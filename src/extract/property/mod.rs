//! What is said of the things counted: the predicate of each figure.
//!
//! In: the sentence, its numbers and their units. Out: at most one predicate per figure. A noun
//! that states its own predicate wins, then the one that governs the figure, then the one right
//! behind the noun phrase, then the nearest of the clause ([`near`]); parts take that of their whole.

mod death;
mod figure;
mod fit;
mod kind;
pub mod money;
mod name;
mod near;
mod noun;
mod parts;
mod rivals;
pub mod rule;
mod spelled;
mod sums;
mod things;
mod time;

pub use death::Deaths;
use things::to_hospital;

use std::ops::Range;

use super::unit::carry::OF_PEOPLE;
use super::unit::view::View;
use super::unit::{Found, Named};
use super::{Counted, Number, Verdict};
use crate::claim::{Property, UnitKind};
use crate::lang::{Order, PERSON, Role};
use figure::Figure;
use near::{Field, is_several};

/// A predicate, as tokens. Its code is the kind that rules ask for; the record has the name that its words have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predicate<'a> {
    pub tokens: Range<usize>,
    pub code: &'a str,
    pub rule: &'static str,
}

impl Predicate<'_> {
    pub fn property(&self, view: &View<'_>) -> Property {
        Property { span: view.document.span(self.tokens.clone()), code: self.name(view).to_owned() }
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
    let told = deaths.of_sentence(view);
    let here = numbers.get(range.clone()).unwrap_or_default();
    let wholes = sums::wholes(here, named);
    let kinds: Vec<Option<UnitKind>> = named.iter().map(|n| n.unit.as_ref().map(|u| u.kind)).collect();
    let taken = taken(view, named);
    let sentence = Sentence { view, numbers, first: range.start, named, taken: &taken, kinds: &kinds, wholes: &wholes };
    let mut found: Vec<Option<Predicate<'a>>> = Vec::with_capacity(named.len());
    for (i, counted) in named.iter().enumerate() {
        let predicate = match sentence.number(i).verdict {
            Verdict::NotFigure => None,
            Verdict::Figure => sentence
                .of_sum(i, &found)
                .or_else(|| sentence.predicate(i, &found).map(|p| told.settled(p, counts_things(counted)))),
        };
        found.push(predicate);
    }
    sums::members(view, here, named, &mut found);
    spelled::members(view, here, named, &mut found);
    parts::spare_wholes(view, here, named, &mut found);
    found
}

/// Whether a listed noun counts what is no person.
fn counts_things(named: &Named<'_>) -> bool {
    let unit = named.unit.as_ref().filter(|unit| unit.kind == UnitKind::Count);
    unit.and_then(|unit| unit.entry).is_some_and(|entry| !entry.person)
}

/// Which tokens of the sentence are the unit of some figure.
fn taken(view: &View<'_>, named: &[Named<'_>]) -> Vec<bool> {
    let mut taken = vec![false; view.range.len()];
    for unit in named.iter().filter_map(|n| n.unit.as_ref()).filter(|unit| unit.own) {
        for at in unit.tokens.clone() {
            if let Some(token) = at.checked_sub(view.range.start).and_then(|at| taken.get_mut(at)) {
                *token = true;
            }
        }
    }
    taken
}

/// The figures of a sentence and what they count. `found` holds the predicates of those before the one that is asked for.
struct Sentence<'s, 'a> {
    view: &'s View<'a>,
    numbers: &'s [Number],
    /// The position of the first in the article.
    first: usize,
    named: &'s [Named<'a>],
    taken: &'s [bool],
    kinds: &'s [Option<UnitKind>],
    /// The figure that each adds up to with others.
    wholes: &'s [Option<usize>],
}

impl<'s, 'a> Sentence<'s, 'a> {
    fn number(&self, i: usize) -> &'s Number {
        &self.numbers[self.first + i]
    }

    fn unit(&self, i: usize) -> Option<&'s Found<'a>> {
        self.named[i].unit.as_ref()
    }

    /// What adds up to a whole that people suffered suffered it, too.
    fn of_sum(&self, i: usize, found: &[Option<Predicate<'a>>]) -> Option<Predicate<'a>> {
        let sum = found.get(self.wholes[i]?)?.clone().filter(|sum| OF_PEOPLE.contains(&sum.code))?;
        // `detuvieron a siete, entre ellos dos agentes, e incautaron cinco armas`: no thing is a part of people.
        let other = self.unit(i).is_some_and(|unit| unit.is_victim() || unit.is_listed_thing());
        (!other).then_some(Predicate { rule: rule::OF_THE_WHOLE, ..sum })
    }

    /// What the sentence says of a figure.
    fn predicate(&self, i: usize, found: &[Option<Predicate<'a>>]) -> Option<Predicate<'a>> {
        let (number, unit, field) = (self.number(i), self.unit(i), self.field(i));
        let whole = self.named[i].whole.and_then(|whole| found.get(whole.checked_sub(self.first)?)?.clone());
        let whole = whole.map(|predicate| Predicate { rule: rule::OF_THE_WHOLE, ..predicate });
        let earlier = self.earlier(i, found);
        let list = earlier.clone().filter(|earlier| self.shares(i, earlier));
        let list = || list.map(|earlier| Predicate { rule: rule::OF_THE_LIST, ..earlier.predicate });
        let own = Figure::new(&field, number, unit, whole, earlier).predicate().or_else(list);
        let predicate = own.or_else(|| self.of_a_rival(i, found))?;
        let predicate = field.done_aboard(field.asked_for(field.changed_by(predicate, number), number));
        Some(if field.thing { predicate } else { to_hospital(self.view, predicate) })
    }

    /// `На выплаты пошло 6,4 млн`: where nouns inflect, millions of what nothing names are a sum.
    fn bare_sum(&self, i: usize) -> Option<UnitKind> {
        const MILLION: i64 = 1_000_000;
        let many = self.number(i).figure.value.is_some_and(|value| value >= MILLION.into());
        let bare = many && self.view.grammar().order == Order::Inflected && self.unit(i).is_none();
        bare.then_some(UnitKind::Currency)
    }

    /// The words that a search for the figure's predicate walks over.
    fn field(&self, i: usize) -> Field<'s, 'a> {
        let (unit, kind) = (self.unit(i), self.kinds[i].or_else(|| self.bare_sum(i)));
        Field {
            view: self.view,
            numbers: self.numbers,
            taken: self.taken,
            kind,
            unit: unit.map_or("", |unit| &*unit.code),
            thing: unit.is_some_and(|u| u.kind == UnitKind::Count && u.entry.is_some_and(|entry| !entry.person)),
            people: unit.is_some_and(|unit| unit.is_person() || unit.code == PERSON),
            several: is_several(self.view, self.number(i), kind),
            kinds: self.kinds,
            first: self.first,
        }
    }

    /// The figure before one in its sentence, with its predicate.
    fn earlier(&self, i: usize, found: &[Option<Predicate<'a>>]) -> Option<Earlier<'s, 'a>> {
        let before = (0..i).rev().find(|before| self.number(*before).verdict == Verdict::Figure)?;
        let predicate = found.get(before)?.clone()?;
        // `Four were killed in Kano, seven in Kaduna`: what befell them makes people of those whom nothing names.
        let people = OF_PEOPLE.contains(&predicate.code) && self.unit(i).is_none();
        // `magnitudę 5,6, a zdaniem instytutu 5,3`: nor has either a unit where both tell a bare value.
        let bare = self.unit(i).is_none() && self.unit(before).is_none();
        let kind = self.kinds[before].or((people || bare).then_some(UnitKind::Count))?;
        Some(Earlier { number: self.number(before), kind, predicate })
    }

    /// Whether a figure stands beside the one before it, with its verb left out.
    fn shares(&self, i: usize, earlier: &Earlier<'_, 'a>) -> bool {
        let (view, number, unit) = (self.view, self.number(i), self.unit(i));
        sums::gapped(view, earlier, self.kinds[i], number.start())
            || sums::elsewhere(view, earlier, number, unit)
            || sums::placed(view, earlier, unit, number.start())
            || sums::answered(view, earlier, self.kinds[i], number.start())
    }
}

/// The predicate of a list that spells out what the sentence before it counted (`Parmi eux : 501 …`).
/// `first` is the sentence's first number; `counted` holds what is known of those before it.
pub fn inherited(view: &View<'_>, numbers: &[Number], first: usize, counted: &[Counted]) -> Option<Property> {
    let opens = (view.range.start..view.range.start + 2).any(|at| view.role(at, Role::AMONG));
    let earlier = first.checked_sub(1).filter(|_| opens)?;
    let near = numbers.get(first)?.sentence - numbers.get(earlier)?.sentence == 1;
    near.then(|| counted.get(earlier)?.property.clone()).flatten()
}
