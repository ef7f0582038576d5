//! What each figure counts or measures, and (through `property`) what is said of it.
//!
//! In: the document and its numbers. Out: one [`Counted`] per number. Each figure is first read by
//! itself ([`reading`]): the noun or measure beside it, or the way in which it leaves the noun out.
//! Then the figures of a sentence lend each other what they leave out ([`carry`]).

mod adjectives;
mod after;
mod apart;
pub(super) mod attribute;
mod before;
pub(super) mod carry;
mod complement;
pub mod head;
mod reading;
mod resumed;
pub mod rule;
mod sense;
mod shortened;
pub mod subject;
mod toll;
pub(super) mod view;

use std::borrow::Cow;
use std::ops::Range;

use super::property::money::tells_of_a_sum;
use super::{Counted, Document, Number, Reason, Verdict, property};
use crate::claim::{Unit, UnitKind};
use crate::lang::{Order, PERSON, UnitEntry};

pub use reading::Reading;
use view::View;

/// A unit, as tokens of one sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<'a> {
    /// The tokens of the unit's span.
    pub tokens: Range<usize>,
    /// The head alone: where a predicate that the noun itself states stands.
    pub head: Range<usize>,
    pub kind: UnitKind,
    pub code: Cow<'a, str>,
    /// The pack's entry, where one named the head.
    pub entry: Option<&'a UnitEntry>,
    /// Where the predicate may follow: behind the noun phrase, or behind the figure.
    pub end: usize,
    /// Named at this figure, not carried over from elsewhere.
    pub own: bool,
    pub rule: &'static str,
}

impl Found<'_> {
    /// People whom the one word at `at` stands for, which is no noun for them in any list.
    pub fn people(at: usize, rule: &'static str) -> Self {
        let word = at..at + 1;
        Self {
            tokens: word.clone(),
            head: word,
            kind: UnitKind::Count,
            code: Cow::Borrowed(PERSON),
            entry: None,
            end: at + 1,
            own: true,
            rule,
        }
    }

    /// The things counted are people.
    pub fn is_person(&self) -> bool {
        self.entry.is_some_and(|entry| entry.person)
    }

    /// A list knows the noun, as one for things: neither people nor bodies.
    pub fn is_listed_thing(&self) -> bool {
        self.entry.is_some_and(|entry| !entry.person && &*entry.code != "body")
    }

    /// The noun names people by what befell them alone.
    pub fn is_victim(&self) -> bool {
        self.entry.is_some_and(|entry| entry.property.is_some())
    }
}

/// What is known of one figure before its predicate is sought.
#[derive(Debug, Clone, PartialEq)]
pub struct Named<'a> {
    pub unit: Option<Found<'a>>,
    /// The number whose part this figure is (`dont 19 agents`).
    pub whole: Option<usize>,
}

/// What is done with sums alone, or with things that stand beside their number.
const GIVEN: &[&str] = &["allocated", "donated", "fine", "fined", "granted", "invested", "lent", "paid"];

/// The strength of a quake, which is a number by itself.
pub(super) const MAGNITUDE: &str = "magnitude";

/// One entry per number, in the same order; numbers that are no figures get an empty one.
pub fn find(document: &Document<'_>, numbers: &[Number]) -> Vec<Counted> {
    let mut counted = vec![Counted::default(); numbers.len()];
    let deaths = property::Deaths::new(document);
    let mut first = 0;
    while first < numbers.len() {
        let sentence = numbers[first].sentence;
        let length = numbers[first..].iter().take_while(|n| n.sentence == sentence).count();
        let here = &numbers[first..first + length];
        if here.iter().any(|n| n.verdict == Verdict::Figure) && sentence < document.sentences.len() {
            read_sentence(document, sentence, numbers, first..first + length, &deaths, &mut counted);
        }
        first += length;
    }
    shortened::resolve(document, &mut counted);
    sense::resolve(document, &mut counted);
    counted
}

fn read_sentence(
    document: &Document<'_>,
    sentence: usize,
    numbers: &[Number],
    range: Range<usize>,
    deaths: &property::Deaths<'_>,
    counted: &mut [Counted],
) {
    let view = View::new(document, sentence, &numbers[range.clone()], range.start);
    let readings: Vec<Reading<'_>> = range
        .clone()
        .map(|i| match numbers[i].verdict {
            Verdict::Figure => reading::read(&view, &numbers[i]),
            Verdict::NotFigure => Reading::Nothing,
        })
        .collect();
    let named = carry::resolve(&view, numbers, range.clone(), readings);
    let predicates = property::find(&view, numbers, range.clone(), &named, deaths);
    for ((i, named), predicate) in range.clone().zip(named).zip(predicates) {
        if numbers[i].verdict == Verdict::NotFigure {
            continue;
        }
        let mut reasons = Vec::new();
        // `trzęsienie o magnitudzie 6,1`: a magnitude has no unit, and counts nothing named before.
        let bare = predicate.as_ref().is_some_and(|p| p.code == MAGNITUDE);
        // `el terremoto de magnitud 6,4 sacudió`: right behind its word and where nouns come first, it takes none that follows.
        let word = predicate.as_ref().map_or(usize::MAX, |p| p.tokens.end);
        let last =
            bare && matches!(view.grammar().order, Order::NounFirst | Order::NounLast) && word == numbers[i].start();
        let amount = carry::least(&numbers[i]);
        // `przyjął 25 osób i zaoszczędził 300 tysięcy`: what is saved is a sum, not what was counted before.
        let sum =
            predicate.as_ref().is_some_and(|p| tells_of_a_sum(p.code)) && amount.is_some_and(|v| v >= 1_000.into());
        // `zemětřesení o síle 5,6 stupně`: degrees of a scale are no temperature.
        let scale = |found: &Found<'_>| bare && &*found.code == "Cel";
        // `Истец просит взыскать 4 млн`: nor is money that one pays or is to be paid counted in those who stand before it.
        let given =
            predicate.as_ref().is_some_and(|p| GIVEN.contains(&p.code)) && amount.is_some_and(|v| v >= 100_000.into());
        let payer = |found: &Found<'_>| {
            given
                && found.is_person()
                && view.grammar().order == Order::Inflected
                && found.tokens.end <= numbers[i].start()
        };
        let carries = |found: &Found<'_>| {
            found.own && !(scale(found) || payer(found) || sum && found.rule == rule::TOPIC)
                || !(bare || payer(found) || sum && matches!(found.kind, UnitKind::Count | UnitKind::Measure))
        };
        let measures = |at: usize| view.mark(at).property.is_some_and(|(_, code)| code == MAGNITUDE);
        // `a 6.2-magnitude quake`: so does the word right behind the figure name no unit.
        let behind = |found: &&Found<'_>| found.own && found.tokens.start >= numbers[i].tokens.end;
        let strength = named.unit.as_ref().filter(behind).filter(|found| measures(found.tokens.start));
        // `a magnitude-6.1 quake`: so does the one that a hyphen glues before it.
        let glued = numbers[i].start().checked_sub(2).filter(|&at| view.is_mark(at + 1, &['-']) && measures(at));
        let strength = strength.map(|found| found.tokens.start).or(glued);
        let predicate = strength
            .map(|at| property::Predicate { tokens: at..at + 1, code: MAGNITUDE, rule: property::rule::BEHIND })
            .or(predicate);
        let last = last || strength.is_some();
        let unit = named.unit.filter(|found| carries(found) && !last).map(|found| {
            let span = document.span(found.tokens);
            let entry = document.span(found.head);
            reasons.push(Reason { rule: found.rule, entry });
            Unit { span, kind: found.kind, code: found.code.into_owned() }
        });
        if unit.is_none() {
            reasons.push(Reason::bare("unit-not-named"));
        }
        let property = match predicate {
            Some(predicate) => {
                let property = predicate.property(&view);
                reasons.push(Reason { rule: predicate.rule, entry: property.span });
                Some(property)
            }
            // `grozi im do 20 lat`: how long something lasts is no part of those who were counted.
            None if unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Duration) => None,
            None => property::inherited(&view, numbers, range.start, counted).inspect(|property| {
                let entry = property.span;
                reasons.push(Reason { rule: property::rule::OF_THE_WHOLE, entry });
            }),
        };
        // `Im Vorjahr waren es neun.`: nothing of its own but the pronoun.
        let before =
            if unit.is_none() && property.is_none() { resumed::resumed(&view, numbers, i, counted) } else { None };
        if let Some(before) = before {
            let Counted { unit, property, .. } = counted[before].clone();
            let entry = unit.as_ref().map(|unit| unit.span);
            let reasons = entry.map(|entry| Reason { rule: rule::CARRIED, entry }).into_iter().collect();
            counted[i] = Counted { unit, property, reasons };
            continue;
        }
        counted[i] = Counted { unit, property, reasons };
    }
}
