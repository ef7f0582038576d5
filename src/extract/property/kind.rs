//! What a predicate says of this or that kind of thing.
//!
//! In: the predicate found for a figure, and what the figure counts. Out: the code that the word has for
//! money, people, things or shares, and the verb beyond what is no more than a mean.

use std::ops::Range;
use std::sync::Arc;

use super::Predicate;
use super::near::{AVERAGE, CHANGING, Field};
use crate::claim::UnitKind;
use crate::extract::property::rule;
use crate::extract::unit::Found;
use crate::extract::unit::carry::OF_PEOPLE;
use crate::lang::codes::is_animal;
use crate::lang::{Order, Phrases, Role, UnitEntry};
use crate::text::{Key, Token};

/// What is said of those who are held to be this or that.
const JUDGED: &str = "assessed";
/// The units of what is weighed or poured.
const STUFF: &[&str] = &["t", "kg", "g", "L", "hL", "m3", "[gal_us]", "[gal_br]", "[lb_av]", "[bbl_us]", "100.kg"];
/// What things do and a weight does not: `wheat output plunged by 3 million tonnes`.
const LESSENED: &[&str] = &["cut", "fallen", "reduced"];
/// What is said of whatever is made, and of those who are made this or that.
const MADE: &str = "produced";

impl<'a> Field<'_, 'a> {
    /// `reçoivent en moyenne 45 patients`: what is no more than a mean yields to the verb before it.
    pub fn beyond_average(&self, predicate: Predicate<'a>) -> Predicate<'a> {
        let start = predicate.tokens.start;
        let mean = self.view.is_one_of(start, &self.view.grammar().mean);
        let adverb = predicate.code == AVERAGE && (predicate.tokens.len() > 1 || mean);
        // `overlijden gemiddeld tien mensen`: where the verb stands second, right before the adverb.
        let word = predicate.code == AVERAGE && self.view.lang.speech.verb_second;
        let beside = |p: &Predicate<'a>| adverb || word && p.tokens.end == start && OF_PEOPLE.contains(&p.code);
        let verb = if adverb || word { self.back_from(start).filter(beside) } else { None };
        // `a receita média por utilizador caiu para 18 euros`: behind its noun it is an adjective.
        let first = self.view.grammar().order == Order::NounFirst;
        let adjective = predicate.code == AVERAGE && first && predicate.tokens.len() == 1;
        if let Some(noun) = if adjective { self.predicate_before(start, predicate.rule) } else { None } {
            return noun;
        }
        // `cut its forecast to 2%`: what becomes of a forecast is said by the verb before it.
        let changed = |p: &Predicate<'a>| matches!(p.code, "increase" | "decrease" | "cut" | "raised");
        let forecast = predicate.code == "planned" && predicate.tokens.len() == 1 && self.owned(start);
        let verb = verb.or_else(|| if forecast { self.back_from(start).filter(changed) } else { None });
        verb.unwrap_or(predicate)
    }

    /// `39 were judged unsafe`, `14 wurden als baufällig eingestuft`: what somebody is held to be says more than that it was
    /// judged. It stands behind the verb, or before one that closes its clause.
    pub fn judged(&self, verb: Predicate<'a>) -> Predicate<'a> {
        let view = self.view;
        // `heeft 90.000 gezinnen dakloos gemaakt`: so does what they were made.
        let made = verb.code == MADE && view.lang.speech.verb_second;
        if verb.code != JUDGED && !made {
            return verb;
        }
        let end = verb.tokens.end;
        let behind = (end..end + 2).find_map(|at| self.at(at));
        let closes = || if view.lang.speech.verb_second { verb.tokens.start.checked_sub(1) } else { None };
        behind.or_else(|| self.at(closes()?)).unwrap_or(verb)
    }

    /// Whether a few words back a determiner opens the phrase of the noun at `at`.
    fn owned(&self, at: usize) -> bool {
        /// Words of the phrase, at most.
        const PHRASE: usize = 4;
        let view = self.view;
        (view.range.start..at).rev().take(PHRASE).any(|i| view.role(i, Role::DETERMINER))
    }

    /// `życie straciło 19 osób`, `cost 14 traders their lives`: whoever loses a life was killed.
    pub fn of_life(&self, predicate: Predicate<'a>, start: usize, end: usize) -> Predicate<'a> {
        /// Tokens around the predicate and its figure, at most.
        const NEAR: usize = 4;
        const TAKING: &[&str] = &["cost", "demanded", "lost", "received", "swept_away", "taken"];
        let (view, words) = (self.view, &self.view.grammar().life);
        if words.is_empty() || !self.people || !TAKING.contains(&predicate.code) {
            return predicate;
        }
        let from = predicate.tokens.start.min(start).saturating_sub(NEAR).max(view.range.start);
        let to = (predicate.tokens.end.max(end) + NEAR).min(view.range.end);
        let life = (from..to).any(|at| view.is_one_of(at, words));
        if life { Predicate { code: "killed", ..predicate } } else { predicate }
    }

    /// What stands right behind a measure or a share and says of what it is one: `20 metres high`. Where nouns do not stand
    /// first, so does the word that says by how much there is more or less (`18 per cent fewer rooms`).
    pub fn dimension(&self, end: usize) -> Option<Predicate<'a>> {
        let properties = &self.view.lang.properties;
        let table = match self.kind? {
            UnitKind::Measure => &properties.of_lengths,
            UnitKind::Percent if self.view.grammar().order != Order::NounFirst => &properties.of_shares,
            _ => return None,
        };
        let tokens = &self.view.document.tokens[..self.view.range.end];
        // `16 ft. high`, `a 200-foot-wide river`: a short form has its stop, an attribute its hyphen.
        let end = if self.view.is_mark(end, &['.', '-']) { end + 1 } else { end };
        let (length, code) = table.longest(tokens, end)?;
        Some(Predicate { tokens: end..end + length, code, rule: rule::BEHIND })
    }

    /// The predicate with the code that it has for what the figure counts. `sum`: it is a sum whose money nothing names.
    pub fn of_kind(&self, predicate: Predicate<'a>, unit: Option<&Found<'a>>, sum: bool) -> Predicate<'a> {
        let kind = if unit.is_some() { self.kind } else { sum.then_some(UnitKind::Currency) };
        // `perdió el 45 % de la cosecha`: who loses a part of something loses it, and a share without its whole is by how much
        // something fell.
        let whole =
            |unit: &Found<'_>| self.view.role(unit.end, Role::COMPLEMENT) || self.view.role(unit.end, Role::BARE);
        let part = predicate.code == "lost" && kind == Some(UnitKind::Percent) && unit.is_some_and(whole);
        // `zwolni 8 proc. załogi`: a part of those who work is let go, where growth that slows does so by a share.
        const STAFF: &[&str] = &["crew"];
        let works = |e: &UnitEntry| e.person || STAFF.contains(&&*e.code);
        let staff = |unit: &Found<'_>| self.view.mark(unit.end).unit.is_some_and(|(_, e)| works(e));
        let part = part || predicate.code == "dismissed" && kind == Some(UnitKind::Percent) && unit.is_some_and(staff);
        // `flights dropped to 40`: what leads to a number or by one only says a change of it.
        let (grammar, end) = (self.view.grammar(), predicate.tokens.end);
        let leads = self.view.role(end, Role::PURPOSE) || self.view.is_one_of(end, &grammar.measure_of_change);
        let changed = leads && CHANGING.contains(&predicate.code) && self.number_at(end + 1).is_some();
        let code = kind.filter(|_| !part && !changed).and_then(|kind| self.code_of(kind, &predicate.tokens));
        Predicate { code: code.unwrap_or(predicate.code), ..predicate }
    }

    /// The code that a phrase has for what the figure counts, where that differs from the one that it has for others.
    pub(super) fn code_of_kind(&self, phrase: &Range<usize>) -> Option<&'static str> {
        self.code_of(self.kind?, phrase)
    }

    /// `onze ont été repris`, `снял 40 тысяч рублей`: a word that says something of money, of people or of things, and nothing of
    /// anything else. How badly people are hurt only goes with a verb.
    pub(super) fn word_of_kind(&self, at: usize) -> Option<(usize, &'static str)> {
        const HOW: &[&str] = &["slightly_injured", "seriously_injured"];
        let stuff = self.is_stuff();
        let kinds = |kind: &UnitKind| stuff || matches!(kind, UnitKind::Currency | UnitKind::Count);
        let (length, code) = self.longest_of(self.kind.filter(kinds)?, at)?;
        let slight = HOW.contains(&code) || stuff && LESSENED.contains(&code);
        (!slight && self.unit != "point").then_some((length, code))
    }

    /// `the fleet may land 46,500 tonnes`, `the refinery processes 90,000 barrels`: a verb that is spelt like a noun is one behind
    /// the word that it completes, and where nothing stands between it and its figure.
    pub(super) fn word_as_verb(&self, at: usize) -> Option<(usize, &'static str)> {
        let (view, grammar) = (self.view, self.view.grammar());
        let tokens = &view.document.tokens[..view.range.end];
        let (length, code) = view.lang.properties.of_verbs.longest(tokens, at)?;
        let before = at.checked_sub(1).filter(|at| view.range.contains(at))?;
        let completes = [&grammar.modal, &grammar.negation].iter().any(|list| view.is_one_of(before, list));
        let noun = || view.is_word(before) && !view.role(before, Role::PLACE) && !view.role(before, Role::DETERMINER);
        let governs = || noun() && self.number_at(at + length).is_some();
        (completes || governs()).then_some((length, &**code))
    }

    /// Whether the figure weighs or pours something.
    fn is_stuff(&self) -> bool {
        self.kind == Some(UnitKind::Measure) && STUFF.contains(&self.unit)
    }

    /// The longest phrase at `at` that says something of a kind alone; of animals what is said of them before what is said of
    /// any thing.
    fn longest_of(&self, kind: UnitKind, at: usize) -> Option<(usize, &'static str)> {
        let tokens = &self.view.document.tokens[..self.view.range.end];
        let animals = &self.view.lang.properties.of_animals;
        let lives = kind == UnitKind::Count && !animals.is_empty() && is_animal(self.unit);
        let (length, code) = Some(animals)
            .filter(|_| lives)
            .and_then(|table| table.longest(tokens, at))
            .or_else(|| self.table_of(kind)?.longest(tokens, at))?;
        Some((length, &**code))
    }

    /// The table of what is said of a kind alone.
    fn table_of(&self, kind: UnitKind) -> Option<&'static Phrases<Arc<str>>> {
        let properties = &self.view.lang.properties;
        Some(match kind {
            UnitKind::Currency => &properties.of_money,
            UnitKind::Count if self.unit == "point" => &properties.of_shares,
            UnitKind::Count if self.people => &properties.of_people,
            UnitKind::Count => &properties.of_things,
            UnitKind::Percent => &properties.of_shares,
            // `dropped 210,000 gallons`: what is weighed or poured is a thing, but for what says how much of it there is.
            UnitKind::Measure if self.is_stuff() => &properties.of_things,
            // `the bus plunged 200 feet`: what loses so many metres falls.
            UnitKind::Measure if matches!(self.unit, "m" | "km" | "[ft_i]" | "[mi_i]") => &properties.of_lengths,
            _ => return None,
        })
    }

    pub(super) fn code_of(&self, kind: UnitKind, phrase: &Range<usize>) -> Option<&'static str> {
        let table = self.table_of(kind)?;
        let whole = || self.longest_of(kind, phrase.start).filter(|(length, _)| *length == phrase.len());
        let code = self.code_apart(table, phrase).unwrap_or_else(|| whole().map(|(_, code)| code))?;
        (!self.is_stuff() || !LESSENED.contains(&code)).then_some(code)
    }

    /// `nimmt 80 Fachkräfte auf`, `legt 200 miljoen euro bij`: what a table has for a verb and the particle that closes its clause,
    /// if anything; the verb alone says something else (`kamen 80 Mieter in Hotels unter`).
    fn code_apart(&self, table: &'static Phrases<Arc<str>>, phrase: &Range<usize>) -> Option<Option<&'static str>> {
        let view = self.view;
        let properties = &view.lang.properties;
        if phrase.len() != 1 || properties.apart.is_empty() || table.is_empty() {
            return None;
        }
        let (1, said) = view.mark(phrase.start).property? else { return None };
        let verb = view.token(phrase.start)?.key;
        let list = properties.apart.get(&verb)?;
        let behind = &view.document.tokens[phrase.end..view.range.end.max(phrase.end)];
        let stands = |part: &[Key]| {
            let same = |tokens: &[Token]| tokens.iter().map(|t| t.key).eq(part.iter().copied());
            behind.windows(part.len().max(1)).any(same)
        };
        let mut parts = list.iter().filter(|apart| *apart.code == *said && stands(&apart.particle)).peekable();
        parts.peek()?;
        let code = parts.find_map(|apart| table.of_keys(&[&[verb], &*apart.particle].concat()));
        Some(code.map(|code| &**code))
    }
}
