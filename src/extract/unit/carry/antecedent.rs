//! The figure of the sentence whose unit another carries over: its antecedent.
//!
//! In: a figure, and what those before it count. Out: the nearest of them that counts what this one may count, too.

use super::{Heir, OF_PEOPLE, carry, is_bracketed, least};
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::unit::rule;
use crate::extract::unit::view::View;
use crate::extract::unit::{Found, head, toll};
use crate::lang::codes::is_animal;
use crate::lang::senses::Named;
use crate::lang::{Order, Role};

/// Of which there are no thousands.
const PLACES: &[&str] = &["city", "country", "county", "district", "province", "region", "state"];
/// What befalls whatever lives.
const MORTAL: &[&str] = &["died", "drowned", "ill", "infected", "injured", "killed", "operated", "seriously_injured"];
/// Figures back that a unit is carried over, at most.
const REACH: usize = 12;

impl<'a> Heir<'_, 'a> {
    /// `71 Prozent der Häuser schreiben Verluste, acht haben geschlossen`: what a share is of, where the share has digits and the
    /// figure is a word, as small numbers of things are written.
    pub(super) fn counted_in_share(&self) -> Option<Found<'a>> {
        let view = self.view;
        let (earlier, share) = self.earlier().filter(|(_, found)| found.kind == UnitKind::Percent && found.own)?;
        let digits = |number: &Number| view.token(number.tokens.start).is_some_and(|t| t.is_digits());
        if !digits(&self.numbers[earlier]) || !view.is_word(self.number.tokens.start) {
            return None;
        }
        let joins = |at: &usize| view.role(*at, Role::COMPLEMENT) || view.role(*at, Role::DETERMINER);
        let noun = share.end + (share.end..share.end + 3).take_while(joins).count();
        let counted = noun > share.end && view.is_counted(noun);
        let found = if counted { head::read(view, noun) } else { None };
        found.map(|found| carry(&found, self.number, rule::CARRIED))
    }

    /// The unit of an earlier figure, carried over.
    pub(super) fn carried(&self, rule: &'static str) -> Option<Found<'a>> {
        if let Some(counted) = self.counted_in_share() {
            return Some(counted);
        }
        let found = self.earlier().filter(|(i, found)| self.fits(found) && !self.is_money_of(*i, found));
        found.map(|(_, found)| carry(found, self.number, rule))
    }

    /// The number that the figure is a part of.
    pub(super) fn whole(&self) -> Option<usize> {
        self.antecedent(self.people).map(|(i, _)| self.first + i)
    }

    /// The earlier figure whose unit is meant, with its position.
    pub(super) fn earlier(&self) -> Option<(usize, &Found<'a>)> {
        let found = self.antecedent(self.people);
        // `tři školy za 1,8 miliardy korun, dalších sedm se staví`: a few more are no more money.
        let few = || self.number.figure.value.is_some_and(|value| value < 100.into());
        let money = found.is_some_and(|(_, unit)| unit.kind == UnitKind::Currency);
        if money && few() { self.things().or(found) } else { found }
    }

    /// The nearest earlier figure that counts things.
    fn things(&self) -> Option<(usize, &Found<'a>)> {
        let counted = |unit: &Found<'_>| unit.kind == UnitKind::Count && (!self.people || unit.is_person());
        let units = self.named.iter().enumerate().rev().filter_map(|(i, n)| n.unit.as_ref().map(|unit| (i, unit)));
        units.take(REACH).find(|(_, unit)| counted(unit))
    }

    /// The nearest earlier figure of the sentence whose unit can be carried over: things or money, since durations and shares
    /// say how much of something else. `people`: only people can be meant.
    pub(super) fn antecedent(&self, people: bool) -> Option<(usize, &Found<'a>)> {
        let named = self.named.iter().enumerate().rev().take(REACH);
        let units = || named.clone().filter_map(|(i, n)| n.unit.as_ref().map(|unit| (i, unit)));
        let carries = |unit: &Found<'_>| self.carries(unit, people);
        units()
            .find(|(i, unit)| carries(unit) && !self.is_aside(*i))
            .or_else(|| units().find(|(_, unit)| carries(unit)))
            // Shares and lengths of time are carried where nothing else is (`14 %, contre 12 un an plus tôt`).
            .or_else(|| units().find(|(i, unit)| !people && unit.rule != rule::GLUED && !self.is_time_of(*i, unit)))
            .filter(|(_, unit)| unit.kind != UnitKind::Duration || !self.is_of_company())
    }

    /// `Scaviamo da venti ore, sotto possono essere in diciassette`: whether where nouns come first a preposition of place right
    /// before the figure tells how many are together.
    fn is_of_company(&self) -> bool {
        let (view, start) = (self.view, self.number.start());
        let place =
            |at: usize| view.role(at, Role::PLACE) && !view.role(at, Role::LINK) && !view.role(at, Role::DETERMINER);
        view.grammar().order == Order::NounFirst && start.checked_sub(1).is_some_and(place)
    }

    /// `за два часа — ещё двадцать`: whether where nouns inflect a length of time only tells how long it took.
    fn is_time_of(&self, earlier: usize, unit: &Found<'_>) -> bool {
        let (view, start) = (self.view, self.numbers[earlier].start());
        let within = |at: usize| view.role(at, Role::PER) && !view.is_one_of(at, &view.grammar().aim);
        let timed = (1..=2).filter_map(|back| start.checked_sub(back)).any(within);
        let goal = self.number.start().checked_sub(1).is_some_and(|at| view.role(at, Role::LINK));
        unit.kind == UnitKind::Duration && view.grammar().order == Order::Inflected && timed && !goal
    }

    /// Whether a unit is one of those that are carried over. `people`: only people can be meant.
    fn carries(&self, unit: &Found<'_>, people: bool) -> bool {
        let code = &*unit.code;
        match unit.kind {
            UnitKind::Duration | UnitKind::Percent => false,
            UnitKind::Measure if code.contains('/') => false,
            // `a 96-page report`: what only describes a noun is counted no further.
            _ if unit.rule == rule::GLUED => false,
            // A noun that no list knows may well name people.
            _ if !people || unit.is_person() || unit.entry.is_none() => true,
            // `Подняты 12 тел, опознаны семеро`: bodies are people, where nothing but the numeral says so.
            _ if code == "body" && is_collective(self.view, self.number) => true,
            // `38 Schafe gerissen, 15 weitere mussten getötet werden`: animals die and fall ill as people do.
            _ if is_animal(code) => self.is_any_of(MORTAL),
            // `sur 31 drones, 23 ont été abattus`: who is killed is a person, unless what flies is brought down.
            _ => Named::FlyingObjects.has(code) && self.is_any_of(&["killed"]),
        }
    }

    /// Whether the predicate beside the figure is one of these.
    fn is_any_of(&self, codes: &[&str]) -> bool {
        let (start, end) = (self.number.start(), self.number.end());
        // `killed 48 sheep and maimed 11`: so may the one right before it.
        let before = start.checked_sub(1).filter(|at| *at >= self.view.range.start);
        let verb = (end..end + 3).chain(before).find_map(|at| self.view.mark(at).property);
        verb.is_some_and(|(_, code)| codes.contains(&code))
    }

    /// Whether an earlier figure is named beside what the sentence counts.
    fn is_aside(&self, earlier: usize) -> bool {
        let (view, number) = (self.view, &self.numbers[earlier]);
        let unit = self.named[earlier].unit.as_ref();
        // `519 people crossed in ten boats, bringing the total to 9,214`: where it happened is not counted on.
        // `cuatro focos a 110 kilómetros de la capital, de los cuales dos`: nor is how far off it was.
        let measure = unit.is_some_and(|unit| unit.kind == UnitKind::Measure);
        let far = |at: usize| measure && view.grammar().order == Order::NounFirst && view.role(at, Role::BARE);
        let sum = unit.is_some_and(|unit| unit.kind == UnitKind::Currency);
        let place = || !sum && number.start().checked_sub(1).is_some_and(|at| view.role(at, Role::PLACE) || far(at));
        // `76 bodies were found, hundreds remain missing`: the dead are not missing.
        let dead = || unit.is_some_and(|unit| &*unit.code == "body") && self.is_missing();
        // `40 тысяч сомов (460 долларов), раненым — по 10 тысяч`: nor is the same sum in another currency.
        let converted = || unit.is_some_and(|unit| unit.kind == UnitKind::Currency) && is_bracketed(view, number);
        // `neuf civils, dont trois enfants, et vingt autres blessés`: others than the whole.
        self.is_in_part(earlier) || place() || dead() || converted()
    }

    /// `83 человека, в том числе семь подростков и двое журналистов; троим`: whether a figure is a member of the list that a part
    /// of the whole opens.
    fn is_in_part(&self, earlier: usize) -> bool {
        let (view, inflected) = (self.view, self.view.grammar().order == Order::Inflected);
        let joined = |i: &usize| {
            let end = self.named.get(i.wrapping_sub(1)).and_then(|n| n.unit.as_ref()).map(|unit| unit.end);
            let joint = |at: usize| view.role(at, Role::AND) || view.is_mark(at, &[',']);
            end.is_some_and(|end| end + 1 == self.numbers[*i].start() && joint(end))
        };
        let list = (1..=earlier).rev().take_while(|i| inflected && joined(i)).count();
        (earlier - list..=earlier).any(|i| toll::opens_part(view, &self.numbers[i]))
    }

    /// Whether the figure counts those who are not dead, or not known to be.
    fn is_missing(&self) -> bool {
        let end = self.number.tokens.end;
        (end..end + 3)
            .any(|at| matches!(self.view.mark(at).property, Some((_, "missing" | "rescued" | "unharmed" | "survived"))))
    }

    /// Whether there can be so many of a unit.
    pub(super) fn fits(&self, unit: &Found<'_>) -> bool {
        let sum = || self.is_at_least(1_000);
        // `2 millions sur trois ans`: a sum is no share.
        let share = unit.kind == UnitKind::Percent && sum();
        // `z pięciu krajów: Syrii (6,8 mln), Sudanu (2,4 mln)`: so many are no countries.
        let places = unit.kind == UnitKind::Count && PLACES.contains(&&*unit.code) && sum();
        // `diez veces menos, y 250.000 los de Valencia`: so many times are no more times.
        let times = &*unit.code == "time" && self.is_at_least(100);
        !(share || places || times || unit.kind == UnitKind::Duration && self.is_no_time(unit))
    }

    /// Whether the figure cannot be so much of a length of time.
    fn is_no_time(&self, time: &Found<'_>) -> bool {
        // `w ciągu dwóch lat ubyło nas ośmiuset`, `2 millions sur trois ans`: people and sums last no years.
        let many = self.value().is_some_and(|value| value > 100.into());
        // `Die Sieben-Tage-Inzidenz lag bei 45,3`: nor is it one that a hyphen makes part of a word.
        let glued = || time.tokens.start.checked_sub(1).is_some_and(|at| self.view.is_joint(at));
        many || glued() || self.is_longer(time)
    }

    /// `nelle ultime 24 ore sono 434, di cui 52`: more than a length of time is no part of it.
    fn is_longer(&self, time: &Found<'_>) -> bool {
        let measures = |found: Option<&Found<'_>>| found.is_some_and(|found| found.tokens == time.tokens);
        let less = |other: &Number| self.value().zip(other.figure.low).is_some_and(|(own, other)| own > other);
        self.view.grammar().order == Order::NounFirst
            && self.named.iter().zip(self.numbers).any(|(n, other)| measures(n.unit.as_ref()) && less(other))
    }

    /// `340 pensionati, che hanno perso 27 milioni`: so many more are no more of the same, but money.
    fn is_money_of(&self, earlier: usize, found: &Found<'_>) -> bool {
        let bare = self.view.grammar().order == Order::NounFirst || found.is_person();
        // `12 zbraní a 4 miliony v hotovosti`, `byt o rozloze 62 metrů stojí 7 milionů`: nor thousands of times as many things.
        let more = if bare { 10 } else { 1_000 };
        let own = self.value().filter(|value| *value >= 1_000_000.into());
        let far = own
            .zip(least(&self.numbers[earlier]))
            .is_some_and(|(own, other)| other.checked_mul(more.into()).is_some_and(|other| own > other));
        far && matches!(found.kind, UnitKind::Count | UnitKind::Measure)
    }
}

/// What is done with people more than with things.
const CARED_FOR: &[&str] = &[
    "acquitted",
    "attracted",
    "bereaved",
    "charged",
    "coma",
    "deported",
    "discharged",
    "displaced",
    "homeless",
    "imprisoned",
    "in_contact",
    "intensive_care",
    "questioned",
    "ventilated",
    "orphaned",
    "suicide",
    "tortured",
    "treated",
    "unemployed",
];

/// Whether the predicate beside the figure can only be said of people: things are not carried over.
pub(super) fn of_people(view: &View<'_>, number: &Number) -> bool {
    let (start, end) = (number.start(), number.end());
    // `удалили с 37 участков, двоих избили`: some numerals count nothing but people.
    if is_collective(view, number) {
        return true;
    }
    // `264 detenções, 125 dos quais`: nor does the noun of another figure, where it counts things.
    let thing = |at: usize| view.mark(at).unit.is_some_and(|(_, e)| e.kind == UnitKind::Count && !e.person);
    let says = |at: &usize| view.mark(*at).property.is_some() && !thing(*at);
    // `heeft 38 schapen gedood, 15 andere`: nor does what the clause before the comma says.
    let joined = |at: &usize| !view.is_mark(*at, &[',']);
    let before = (1..=2).filter_map(|back| start.checked_sub(back)).take_while(joined).find(says);
    // `шестеро находятся в критическом состоянии`, `nine remain in intensive care`: the state stands behind a verb of being.
    let staying = |at: &usize| matches!(view.mark(*at).property, Some((1, "remaining" | "staying")));
    let behind = (end..end + 3).filter(|at| !staying(at)).find(says);
    let codes = [before, behind].into_iter().flatten().filter_map(|at| view.mark(at).property);
    codes.into_iter().any(|(_, code)| is_of_people(code))
}

/// Whether a predicate is said of people more than of things.
pub fn is_of_people(code: &str) -> bool {
    OF_PEOPLE.contains(&code) || CARED_FOR.contains(&code)
}

/// Whether a figure is a numeral that counts nothing but people.
pub fn is_collective(view: &View<'_>, number: &Number) -> bool {
    view.is_one_of(number.tokens.end - 1, &view.grammar().collective)
}
