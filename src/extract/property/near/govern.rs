//! What a figure is governed by: prepositions, changes, the commas around it.
//!
//! In: a figure and its clause. Out: whether a predicate beside it is said of it, and which of two is.

use std::ops::Range;

use super::value::EXCEEDED;
use super::{CHANGING, Field, HOSPITAL};
use crate::claim::{Modifier, UnitKind};
use crate::extract::Number;
use crate::extract::property::Predicate;
use crate::extract::property::money::names_a_level;
use crate::extract::unit::carry::OF_PEOPLE;
use crate::extract::unit::view::DASHES;
use crate::lang::{Order, Role};

/// What is done with those who come to a hospital.
const COMING: &[&str] = &[
    "arrived",
    "brought",
    "carried",
    "delivered",
    "found",
    "hit",
    "moved",
    "received",
    "sent",
    "taken",
    "transported",
    "requested",
];
/// What those who wait in a line do.
const STANDING: &str = "standing";
/// What people cross where a number exceeds a bound.
const BORDER: &str = "border";

impl<'a> Field<'_, 'a> {
    /// `В больницу попали 12 человек`, `trafiło 5 osób do szpitala`: the verb alone says less than where they came.
    pub fn with_place(&self, verb: Predicate<'a>) -> Predicate<'a> {
        let view = self.view;
        if view.grammar().order != Order::Inflected {
            return verb;
        }
        let tokens = verb.tokens.clone();
        if verb.code == EXCEEDED {
            let near = tokens.start.saturating_sub(6)..tokens.end + 3;
            let border = near.into_iter().any(|at| view.mark(at).unit.is_some_and(|(_, e)| &*e.code == BORDER));
            let people = self.kind == Some(UnitKind::Count) && border;
            return if people { Predicate { code: "crossed", ..verb } } else { verb };
        }
        if verb.code == STANDING {
            return self.in_line(verb);
        }
        if !COMING.contains(&verb.code) || self.kind != Some(UnitKind::Count) || self.thing {
            return verb;
        }
        let place = |at: usize| {
            let (length, code) = view.mark(at).property?;
            (code == HOSPITAL && length > 1).then_some(at..at + length)
        };
        let before = (2..=4).filter_map(|back| place(tokens.start.checked_sub(back)?)).find(|p| p.end == tokens.start);
        let before = before.or_else(|| self.hospital_before(tokens.start));
        match (before, place(tokens.end)) {
            (Some(place), _) => Predicate { tokens: place.start..tokens.end, code: HOSPITAL, ..verb },
            (None, Some(place)) => Predicate { tokens: tokens.start..place.end, code: HOSPITAL, ..verb },
            (None, None) => verb,
        }
    }

    /// `В очереди за билетами стоят тысячи людей`: whoever stands in a line waits.
    fn in_line(&self, verb: Predicate<'a>) -> Predicate<'a> {
        /// Tokens from the line to the verb, at most.
        const NEAR: usize = 5;
        const LINE: &[&str] = &["queue", "queued", "waiting"];
        let (view, start, end) = (self.view, verb.tokens.start, verb.tokens.end);
        let line = |at: usize| view.mark(at).property.is_some_and(|(_, code)| LINE.contains(&code));
        let open = |at: &usize| !view.is_mark(*at, &[',', ';']) && view.mark(*at).number.is_none();
        let before = || (view.range.start..start).rev().take(NEAR).take_while(open).any(line);
        let behind = (end..end + 2).any(line);
        if behind || before() { Predicate { code: "waiting", ..verb } } else { verb }
    }

    /// `в районную больницу [доставлены]`: the noun of a hospital with its adjectives, behind a preposition of place.
    fn hospital_before(&self, verb: usize) -> Option<Range<usize>> {
        /// Adjectives of the noun, at most.
        const ADJECTIVES: usize = 3;
        let view = self.view;
        let hospital = |at: usize| view.mark(at).unit.is_some_and(|(_, e)| matches!(&*e.code, "hospital" | "clinic"));
        let noun = verb.checked_sub(1).filter(|at| *at > view.range.start && hospital(*at))?;
        let adjective = |at: &usize| view.is_word(*at) && view.ends_like(*at, &view.grammar().adjective_endings);
        let adjectives = (view.range.start..noun).rev().take(ADJECTIVES).take_while(adjective).count();
        let place =
            noun.checked_sub(adjectives + 1).filter(|at| *at >= view.range.start && view.role(*at, Role::PLACE));
        place.map(|at| at..verb)
    }

    /// `eight of her ten goats to buy meal`; `material para realizar los alijos y 20 litros`: before a figure only where nouns
    /// come first.
    pub(super) fn is_purpose(&self, at: usize, forward: bool) -> bool {
        let leads = self.view.is_one_of(at - 1, &self.view.grammar().infinitive);
        leads && (forward || self.leads_to_infinitive(at))
    }

    /// Whether an infinitive begins there, behind a preposition or not, where nouns come first.
    pub(super) fn leads_to_infinitive(&self, at: usize) -> bool {
        let view = self.view;
        let at = at + usize::from(view.role(at, Role::COMPLEMENT) || view.role(at, Role::LINK));
        let lower = view.token(at).is_some_and(|t| t.is_word() && !t.capital);
        lower
            && view.grammar().order == Order::NounFirst
            && view.mark(at).unit.is_none()
            && view.ends_like(at, &view.grammar().infinitive_endings)
    }

    /// Whether a conjunction parts a predicate from the noun phrase that ends before `end`, and another figure stands right
    /// behind it.
    pub(super) fn governs_next(&self, end: usize, found: &Predicate<'a>) -> bool {
        let view = self.view;
        let and = (end..found.tokens.start).any(|at| view.role(at, Role::AND));
        // `mató a siete mineros y dejó atrapados a otros doce`: what marks an object may stand before it.
        let passed = |at: &usize| {
            view.is_one_of(*at, &view.grammar().object_marker)
                || view.role(*at, Role::SKIP)
                || view.role(*at, Role::DETERMINER)
                || view.role(*at, Role::COMPLEMENT)
        };
        let behind = (found.tokens.end..found.tokens.end + 3).take_while(passed).count();
        and && (0..2).any(|n| view.mark(found.tokens.end + behind + n).number.is_some())
    }

    /// `a rise of 7.5%`: what attaches the figure to the noun that governs it.
    pub(super) fn is_of(&self, at: usize, start: usize) -> bool {
        // `d'environ 12`: an elided one has its apostrophe behind it.
        let elided = |mark: usize| self.view.is_mark(mark, &['\'', '’']);
        at + 1 == start
            && (self.view.role(at, Role::COMPLEMENT)
                || elided(at) && at > 0 && self.view.role(at - 1, Role::COMPLEMENT))
            || at + 2 == start && elided(at + 1) && self.view.role(at, Role::COMPLEMENT)
    }

    /// `un sac de 50 kilos`: whether the figure at `start` is an attribute of a noun that says nothing; `la lluvia fue de 282
    /// milímetros` is no such noun.
    pub fn is_attribute(&self, start: usize) -> bool {
        let elided = start.checked_sub(1).is_some_and(|at| self.view.is_mark(at, &['\'', '’']));
        start.checked_sub(if elided { 3 } else { 2 }).is_some_and(|at| {
            self.is_of(start - 1, start)
                && self.view.is_word(at)
                && !self.in_number(at)
                && self.view.mark(at).property.is_none()
                && !self.view.role(at, Role::AUXILIARY)
                // `um limite diário de 3.150 quilos`: the noun of a size says what it is.
                && self.before_adjective(start - 1).is_none()
        })
    }

    /// `una caída en las ventas del 45 %`, `il calo dei prezzi del 3 %`: the change, where the noun right before the share
    /// only tells what changed.
    pub fn change_of(&self, noun: Predicate<'a>) -> Predicate<'a> {
        /// Words between the change and what changed, at most.
        const BETWEEN: usize = 4;
        let view = self.view;
        let slight = |at: usize| {
            let preposition = view.role(at, Role::COMPLEMENT) || view.is_one_of(at, &view.grammar().circumstance);
            preposition || view.role(at, Role::DETERMINER) || view.is_mark(at, &['\'', '’'])
        };
        if view.grammar().order != Order::NounFirst || CHANGING.contains(&noun.code) {
            return noun;
        }
        let mut at = noun.tokens.start;
        while at > view.range.start && noun.tokens.start - at < BETWEEN && slight(at - 1) {
            at -= 1;
        }
        // `una subida salarial del 4 %`: so does an adjective right behind it.
        let change = self.predicate_before(at, noun.rule);
        change.filter(|p| CHANGING.contains(&p.code) || matches!(p.code, "participated" | "turnout")).unwrap_or(noun)
    }

    /// `un edificio de 12 plantas`, `una casa, de dos pisos,`: whether the figure tells how many parts a thing has.
    pub fn is_part(&self, start: usize) -> bool {
        let comma = start.checked_sub(2).is_some_and(|at| self.is_of(at + 1, start) && self.view.is_mark(at, &[',']));
        let noun_first = self.view.grammar().order == Order::NounFirst;
        // `un albergo da 120 camere`, `un immeuble à quatre étages`: behind a noun for a thing, so do other prepositions.
        let bare = start.checked_sub(2).is_some_and(|at| {
            let thing = |i: usize| self.view.mark(i).unit.is_some_and(|(_, e)| !e.person);
            self.view.role(at + 1, Role::BARE) && thing(at) && !self.in_number(at)
        });
        noun_first && (comma || bare || self.is_attribute(start))
    }

    /// `las once personas que han muerto`: what the relative clause right behind the noun says of those counted, where
    /// nothing nearer or plainer is said of them.
    pub fn or_relative(&self, near: Option<Predicate<'a>>, start: usize, end: usize) -> Option<Predicate<'a>> {
        /// Tokens between the figure and what governs it, at most.
        const NEAR: usize = 3;
        const PLAIN: &[&str] = &["evacuated", "missing", "rescued"];
        let view = self.view;
        let relative = view.grammar().order == Order::NounFirst && view.is_one_of(end, &view.grammar().relative);
        // `unas 200 personas que quedaron incomunicadas`: that a state goes on says less.
        let told =
            if relative { self.behind(end + 1, false).filter(|p| !super::STAYING.contains(&p.code)) } else { None };
        let firm = near.as_ref().is_some_and(|p| {
            let verb = view.mark(p.tokens.start).unit.is_none_or(|(_, e)| e.property.is_none());
            let plain = OF_PEOPLE.contains(&p.code) || PLAIN.contains(&p.code);
            p.tokens.end <= start && (start - p.tokens.end <= NEAR || plain && verb)
        });
        if firm { near } else { told.or(near) }
    }

    /// `підвищити зарплати на 35 %`, `reduce its spending by £5m`: the verb right before what it changes by so much.
    pub fn changed_by(&self, noun: Predicate<'a>, number: &Number) -> Predicate<'a> {
        // `увеличили перевозки в 9,7 раза`: so many times is by how much.
        let times =
            || self.unit == "time" && self.preposition_of(number).is_some_and(|at| self.view.role(at, Role::PLACE));
        let by = self.is_changed_by(number) || times();
        // `уровень реки упал на 9 см`: nor is what falls by so much rain.
        let noun = match self.view.mark(noun.tokens.start).property {
            Some((_, code @ "decrease")) if by && noun.code == "rainfall" => Predicate { code, ..noun },
            _ => noun,
        };
        let own = |at: &usize| self.view.role(*at, Role::DETERMINER);
        let end = noun.tokens.start;
        let end = end.checked_sub(1).filter(own).unwrap_or(end);
        let verb = if by { self.predicate_before(end, noun.rule) } else { None };
        // `поднять оклады на 15 процентов`: what lifts other things up raises a share.
        let verb = verb.map(|p| Predicate { code: self.code_of_kind(&p.tokens).unwrap_or(p.code), ..p });
        let verb = verb.or_else(|| self.changed_beyond(&noun, number).filter(|_| by));
        verb.filter(|p| self.changes(p)).unwrap_or(noun)
    }

    /// `zachránila ze dvou člunů 168 osob`: where nouns inflect, a figure that a preposition governs is no object.
    pub(super) fn is_adjunct(&self, number: &Number) -> bool {
        let before = number.start().checked_sub(1);
        before.is_some_and(|at| self.view.is_one_of(at, &self.view.grammar().adjunct))
    }

    /// Where people or things come from: what is done with others is not said of them.
    pub fn is_origin(&self, number: &Number) -> bool {
        let before = number.start().checked_sub(1);
        // `продать с десяток коров`: before about so many the preposition only says that again.
        let about = number.figure.modifier == Modifier::Approximate && number.tokens.len() == 1;
        let about = about && number.start() == number.tokens.start && self.view.grammar().order == Order::Inflected;
        !about && before.is_some_and(|at| self.view.is_one_of(at, &self.view.grammar().origin))
    }

    /// Whether the figure stands in an aside between commas or dashes, whose predicate is that of the clause.
    pub(super) fn is_enclosed(&self, start: usize, end: usize) -> bool {
        [&[','][..], DASHES].iter().any(|marks| {
            // A relative clause between commas has a verb of its own.
            let opens = (1..=3).filter_map(|back| start.checked_sub(back)).any(|at| {
                // `Najwięcej, bo aż 97 tys., popełniono`: right before the figure a conjunction opens no clause.
                // `Les migrants, de 19 nationalités, ont été secourus`: behind a preposition it only tells what they are like.
                let tells = self.view.grammar().order == Order::NounFirst && self.is_of(at + 1, start);
                let clause = self.view.role(at + 1, Role::CLAUSE) && at + 2 != start;
                self.view.is_mark(at, marks) && !clause && !(tells && at + 2 == start)
            });
            let closes = (end..end + 6).find(|at| self.view.is_mark(*at, marks));
            // A comma that another figure follows goes on a list.
            opens && closes.is_some_and(|at| (at + 1..at + 4).all(|i| self.view.mark(i).number.is_none()))
        })
    }

    /// `koszt naprawy torów`, `потери бюджета`: a noun that states a predicate governs the one in the
    /// genitive right behind it.
    pub fn head_of(&self, found: Predicate<'a>) -> Predicate<'a> {
        let view = self.view;
        // `ceny klesly o 12 procent`: a verb of change is no noun in the genitive, whatever its ending.
        let changes = CHANGING.contains(&found.code) && self.is_past(&found);
        let genitive = !changes && view.ends_like(found.tokens.end - 1, &view.grammar().any_genitive_endings);
        let adjective = |at: usize| view.is_open(at) && view.ends_like(at, &view.grammar().adjective_endings);
        let end = found.tokens.start;
        let end = if genitive && end > view.range.start + 1 && adjective(end - 1) { end - 1 } else { end };
        let head = self.predicate_before(end, found.rule);
        let states = |p: &Predicate<'_>| names_a_level(p.code) || CHANGING.contains(&p.code);
        let verb = |p: &Predicate<'_>| view.ends_like(p.tokens.end - 1, &view.grammar().past_endings);
        let governs = |p: &Predicate<'_>| view.mark(p.tokens.start).role.is_none() && states(p) && !verb(p);
        match head.filter(|p| genitive && governs(p)) {
            // `straty budżetu państwa`: that noun may be governed in its turn.
            Some(head) => self.head_of(head),
            None => found,
        }
    }
}
