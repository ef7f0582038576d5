//! Units that a figure leaves out, taken from the other figures and nouns of its sentence.
//!
//! In: the readings of a sentence's numbers, in order. Out: what each of them counts. A figure
//! shares the unit of one that follows (`de 12 à 15 personnes`), or carries over the noun that the
//! sentence has named (`748 … zostało rannych, a 18 zabitych`).

mod antecedent;
mod elided;
mod noun;
mod part;
mod sum;

pub use antecedent::{is_collective, is_of_people};

use std::ops::Range;

use super::{Found, Named, Reading, before, head, toll};
use crate::claim::{Decimal, UnitKind};
use crate::extract::unit::before::BEFALLEN;
use crate::extract::unit::rule;
use crate::extract::unit::view::View;
use crate::extract::{Number, Verdict};
use crate::lang::{Order, Role, Roles, Word};

/// What can be said of people alone, by its property code.
pub const OF_PEOPLE: &[&str] = &[
    "abducted",
    "arrested",
    "convicted",
    "critical_condition",
    "detained",
    "died",
    "drowned",
    "hospitalised",
    "ill",
    "infected",
    "injured",
    "killed",
    "slightly_injured",
    "operated",
    "seriously_injured",
    "sentenced",
    "suspected",
];

/// What is done with people, and with money that is stolen.
const TAKEN: &str = "abducted";

/// What else befalls people, told by a participle behind a figure that no noun follows.
const HURT: &[&str] = &[
    "beaten",
    "buried",
    "burned",
    "crushed",
    "deported",
    "executed",
    "expelled",
    "extradited",
    "hit",
    "imprisoned",
    "mutilated",
    "raped",
    "shot",
    "suffocated",
    "stabbed",
    "stranded",
    "tortured",
];

/// What is told in square measures.
const AREA: &str = "area";

/// Whether a code tells what befalls people, so that without a noun the participle stands for them.
pub fn befalls_people(code: &str) -> bool {
    [OF_PEOPLE, BEFALLEN, HURT].iter().any(|codes| codes.contains(&code))
}

/// Resolves the readings of the numbers in `range`.
pub fn resolve<'a>(
    view: &View<'a>,
    numbers: &[Number],
    range: Range<usize>,
    readings: Vec<Reading<'a>>,
) -> Vec<Named<'a>> {
    let (numbers, first) = (&numbers[range.clone()], range.start);
    let shared = share(view, numbers, first, &readings);
    let later = people_behind(view, &readings);
    let mut named: Vec<Named<'a>> = Vec::with_capacity(readings.len());
    for (i, (reading, shared)) in readings.into_iter().zip(shared).enumerate() {
        let number = &numbers[i];
        if number.verdict == Verdict::NotFigure {
            named.push(Named { unit: None, whole: None });
            continue;
        }
        let people = antecedent::of_people(view, number) && !is_money_given(view, number, &named);
        let heir = Heir { view, numbers, first, named: &named, number, people };
        let mut own = heir.named(reading, shared);
        // `283 avaient été arrêtées et quatre personnes blessées`: who is meant may be named with the next figure.
        let meant = later.as_ref().filter(|(at, _)| heir.people && *at > i);
        own.unit = own.unit.or_else(|| meant.map(|(_, found)| carry(found, number, rule::SHARED)));
        // `вытащил на лодке троих`: a numeral for people counts no thing that stands elsewhere.
        let elsewhere = |unit: &Found<'_>| !unit.own || unit.tokens.end <= number.start();
        let thing = |unit: &Found<'_>| unit.kind == UnitKind::Count && unit.is_listed_thing() && elsewhere(unit);
        let collective = antecedent::is_collective(view, number);
        // `сімнадцятьох медики називають критичними`: so does any numeral in the genitive before people in the nominative.
        let people = collective || view.is_word(number.tokens.end - 1);
        let apart = |unit: &Found<'_>| collective && thing(unit) || people && is_other_case(view, number, unit);
        let other = own.unit.as_ref().is_some_and(|unit| people && is_other_case(view, number, unit));
        own.unit = own.unit.map(|unit| befallen(view, unit)).filter(|u| !(apart(u) || speaks(view, number, u)));
        // What the numeral counts was named before.
        let carried = || heir.carried(rule::CARRIED).filter(Found::is_person);
        own.unit = own.unit.or_else(|| if other { carried() } else { None });
        named.push(own);
    }
    sum::money_of_next(view, numbers, &mut named);
    named
}

/// `семьям выплатят по миллиону рублей, раненым — по 200 тысяч`, `из 2 миллиардов рублей не менее 700 млн похищены`: whether
/// the predicate beside the figure tells who is given so much of the money counted before, or that it was taken away.
fn is_money_given(view: &View<'_>, number: &Number, named: &[Named<'_>]) -> bool {
    let money = named.iter().any(|n| n.unit.as_ref().is_some_and(|unit| unit.own && unit.kind == UnitKind::Currency));
    let (start, end) = (number.start(), number.end());
    let before = (1..=3).filter_map(|back| start.checked_sub(back)).any(|at| before::is_given(view, number, at));
    let taken = |at: usize| view.mark(at).property.is_some_and(|(_, code)| code == TAKEN);
    let sum = least(number).is_some_and(|value| value >= 10_000.into());
    money && (before || sum && (end..end + 3).any(taken))
}

/// `врач уточнил: трое умерли`: whether people named before the figure are those who tell of it.
fn speaks(view: &View<'_>, number: &Number, unit: &Found<'_>) -> bool {
    let end = unit.tokens.end;
    let verb = |word: &Word| word.source.is_none() && word.roles.any(Roles::VERB);
    unit.is_person()
        && end < number.start()
        && view.grammar().order == Order::Inflected
        && view.is_mark(end + 1, &[',', ':'])
        && view.said(end).is_some_and(verb)
}

/// `двух раненых медики спасли`: where nouns inflect, those whom something befell stand in the genitive, and the noun behind
/// them that does not is another.
fn befallen<'a>(view: &View<'a>, unit: Found<'a>) -> Found<'a> {
    let (grammar, first, last) = (view.grammar(), unit.tokens.start, unit.head.end - 1);
    let ends = |at: usize| view.ends_like(at, &grammar.genitive_plural_endings);
    let victims = view.mark(first).unit.is_some_and(|(length, entry)| length == 1 && entry.property.is_some());
    // `о 70 задержанных мэр опроверг`: nor does one in the singular.
    let singular = || before::is_bare_singular(view, last);
    let governed = || ends(last) || !view.ends_like(last, &grammar.vowel_endings) && !singular();
    let other = first + 1 == last && victims && ends(first) && !governed();
    match head::word(view, first).filter(|_| other && unit.own && grammar.order == Order::Inflected) {
        Some(found) => Found { rule: unit.rule, ..found },
        None => unit,
    }
}

/// `двоих вертолётом переправили`, `троих врачи спасти не смогли`: whether where nouns inflect, the noun right behind a
/// numeral for people stands in a case that no numeral governs.
fn is_other_case(view: &View<'_>, number: &Number, unit: &Found<'_>) -> bool {
    let (grammar, last) = (view.grammar(), unit.head.end - 1);
    let behind = unit.head.start >= number.tokens.end && unit.head.len() == 1;
    let collective = antecedent::is_collective(view, number);
    let oblique = collective && !unit.is_person() && view.ends_like(last, &grammar.oblique_endings);
    let genitive = view.ends_like(number.tokens.end - 1, &grammar.genitive_plural_endings);
    let plural = unit.is_person()
        && view.ends_like(last, &grammar.vowel_endings)
        && !view.ends_like(last, &grammar.genitive_plural_endings);
    behind && grammar.order == Order::Inflected && (oblique || genitive && plural)
}

/// A figure that may take its unit over from those before it in the sentence.
struct Heir<'s, 'a> {
    view: &'s View<'a>,
    /// Those of the sentence; the position of the first in the article.
    numbers: &'s [Number],
    first: usize,
    /// What the figures before it count.
    named: &'s [Named<'a>],
    number: &'s Number,
    /// Only people can be meant.
    people: bool,
}

impl<'a> Heir<'_, 'a> {
    /// What the figure counts, by what stands beside it. `shared`: the unit of the later figure that has its noun.
    fn named(&self, reading: Reading<'a>, shared: Option<Found<'a>>) -> Named<'a> {
        let (unit, whole) = match reading {
            Reading::Own(found) => return self.with_noun(found),
            Reading::Shared(other) => (self.shared(other, shared), None),
            Reading::Part(end) => (self.of_whole(end), self.whole()),
            Reading::Elided(own) => (self.elided(own), None),
            Reading::Total => (None, None),
            Reading::Nothing => (self.bare(), None),
        };
        Named { unit, whole }
    }

    /// A figure with its own noun; it may be a part of what was named before all the same.
    fn with_noun(&self, found: Found<'a>) -> Named<'a> {
        if let Some(meant) = self.qualified(&found) {
            return Named { unit: Some(meant), whole: self.whole() };
        }
        // `96.5 million soms ($1.1 million)`: the same sum again.
        let again = || {
            is_bracketed(self.view, self.number)
                && self.earlier().is_some_and(|(_, earlier)| earlier.kind == found.kind)
        };
        if toll::opens_part(self.view, self.number) || again() {
            return Named { unit: Some(found), whole: self.whole() };
        }
        // `1h 30m`: behind hours the letter stands for minutes.
        let minutes = found.code == "m" && self.is_behind_hours();
        let found = if minutes {
            Found { code: "min".into(), kind: UnitKind::Duration, rule: rule::DURATION, ..found }
        } else if self.is_area_in_metres(&found) {
            Found { code: "m2".into(), ..found }
        } else {
            found
        };
        Named { unit: Some(found), whole: None }
    }

    /// `17 osob utrpělo zranění, z toho čtyři těžká`: where nouns inflect, an unlisted word that ends as adjectives do and closes
    /// its clause qualifies those of the whole that the part is of.
    fn qualified(&self, found: &Found<'a>) -> Option<Found<'a>> {
        let (view, grammar) = (self.view, self.view.grammar());
        let bare = found.entry.is_none() && found.own && found.tokens.len() == 1;
        let last = found.tokens.end;
        let closes = || !view.range.contains(&last) || view.is_mark(last, &[',', '.', ';', ')']);
        let adjective = || view.ends_like(found.tokens.start, &grammar.adjective_endings) && closes();
        let part = bare && grammar.order == Order::Inflected && toll::opens_part(view, self.number);
        let unit = if part && adjective() { self.carried(rule::CARRIED) } else { None };
        unit.filter(|unit| unit.kind == UnitKind::Count).map(|unit| Found { end: found.end, ..unit })
    }

    /// `o powierzchni 38 metrów`: right behind the word for an area metres are square ones.
    fn is_area_in_metres(&self, found: &Found<'_>) -> bool {
        let start = self.number.start();
        let area = |at: usize| {
            let said = self.view.mark(at).property;
            said.is_some_and(|(length, code)| code == AREA && at + length == start)
        };
        &*found.code == "m" && (1..=2).filter_map(|back| start.checked_sub(back)).any(area)
    }

    /// A figure whose noun stands with a later one.
    fn shared(&self, other: usize, shared: Option<Found<'a>>) -> Option<Found<'a>> {
        // `12.3 per 100,000 inhabitants`: no part of a person is counted.
        let base = other.checked_sub(self.first).and_then(|other| self.numbers.get(other));
        let rate = base.is_some_and(|base| is_rate(self.number, base));
        if rate && shared.as_ref().is_some_and(Found::is_person) {
            return None;
        }
        // `valoradas en 40 millones y 26 vehículos`: a sum of millions that no money is named with shares no noun of a few.
        if base.is_some_and(|base| self.is_bare_sum(base)) && shared.as_ref().is_some_and(|u| u.kind == UnitKind::Count)
        {
            return None;
        }
        let unit = shared.filter(|unit| self.fits(unit)).or_else(|| self.carried(rule::CARRIED));
        // `Хранилищ построено только 18 из 45`: what both count opens the clause.
        unit.or_else(|| before::topic(self.view, self.number))
    }

    /// Whether millions stand before a conjunction and a number a thousand times smaller, where nouns come first.
    fn is_bare_sum(&self, next: &Number) -> bool {
        const MILLION: i64 = 1_000_000;
        let joined = self.view.role(self.number.end(), Role::AND) && self.view.grammar().order == Order::NounFirst;
        let pair = self.value().zip(least(next)).filter(|_| joined && self.is_at_least(MILLION));
        pair.is_some_and(|(sum, few)| few < sum / Decimal::ONE_THOUSAND)
    }

    /// A figure with nothing beside it.
    fn bare(&self) -> Option<Found<'a>> {
        if self.is_behind_hours() {
            // `2 heures 30`: behind hours stand minutes.
            let hours = self.named.last().and_then(|named| named.unit.clone());
            return hours.map(|h| Found { code: "min".into(), own: false, end: self.number.tokens.end, ..h });
        }
        before::put(self.view, self.number).or_else(|| self.carried(rule::CARRIED))
    }

    /// The figure's value, or the least that it may be.
    fn value(&self) -> Option<Decimal> {
        least(self.number)
    }

    fn is_at_least(&self, value: i64) -> bool {
        self.value().is_some_and(|own| own >= value.into())
    }

    /// Whether a number below sixty stands right behind the hours of another.
    fn is_behind_hours(&self) -> bool {
        let last = self.named.last().and_then(|named| named.unit.as_ref());
        let hours = last.filter(|unit| unit.own && unit.code == "h");
        hours.is_some_and(|unit| unit.end == self.number.tokens.start)
            && self.number.figure.value.is_none_or(|value| value < 60.into())
    }
}

/// Whether a figure opens a bracket, its currency sign and hedge apart.
fn is_bracketed(view: &View<'_>, number: &Number) -> bool {
    let start = number.start();
    let sign = |at: usize| view.mark(at).unit.is_some() || view.is_mark(at, &['$']);
    (1..=3)
        .filter_map(|back| start.checked_sub(back))
        .take_while(|at| *at >= view.range.start)
        .any(|at| view.is_mark(at, &['(', '[']) && (at + 1..start).all(sign))
}

/// A figure's value, or the least that it may be.
pub(super) fn least(number: &Number) -> Option<Decimal> {
    number.figure.low.or(number.figure.high)
}

fn carry<'a>(found: &Found<'a>, number: &Number, rule: &'static str) -> Found<'a> {
    Found { end: number.end(), own: false, rule, ..found.clone() }
}

/// The units of figures that share that of a later one, by position.
fn share<'a>(view: &View<'a>, numbers: &[Number], first: usize, readings: &[Reading<'a>]) -> Vec<Option<Found<'a>>> {
    let mut units: Vec<Option<Found<'a>>> = vec![None; readings.len()];
    for (i, reading) in readings.iter().enumerate().rev() {
        units[i] = match reading {
            Reading::Own(found) => Some(found.clone()),
            Reading::Elided(found) => found.clone(),
            // `Les blessés sont 25 et non 14`: where the later one names nothing, what stands before the first.
            Reading::Shared(other) if *other > first + i => {
                let later = units.get(other - first).cloned().flatten();
                later.or_else(|| before::noun(view, &numbers[i]))
            }
            _ => None,
        };
        if let (Reading::Shared(_), Some(found)) = (reading, &mut units[i]) {
            found.own = false;
            found.rule = rule::SHARED;
            found.end = found.end.max(numbers[i].tokens.end);
        }
    }
    units
}

/// The people whom the first figure counts that has a noun for them, where nouns stand first, with its position.
fn people_behind<'a>(view: &View<'a>, readings: &[Reading<'a>]) -> Option<(usize, Found<'a>)> {
    let own = |reading: &Reading<'a>| match reading {
        Reading::Own(found) if found.is_person() && !found.is_victim() => Some(found.clone()),
        _ => None,
    };
    let noun_first = view.grammar().order == Order::NounFirst;
    readings.iter().enumerate().find_map(|(i, reading)| Some((i, own(reading)?))).filter(|_| noun_first)
}

/// Whether a figure has a broken part and the one that it stands before is a round base.
fn is_rate(number: &Number, base: &Number) -> bool {
    let broken = number.figure.value.is_some_and(|v| !v.is_integer());
    broken && base.figure.value.is_some_and(|v| v.is_integer() && v >= 100.into())
}
