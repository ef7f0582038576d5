//! Predicates that stand past what follows the noun.
//!
//! In: the end of a noun phrase. Out: the predicate behind a participle with its object, behind an aside between commas,
//! or behind the whole of a share.

use super::{CHANGING, Field, Predicate};
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::property::money::names_a_level;
use crate::extract::property::rule;
use crate::extract::unit::view::QUOTES;
use crate::lang::{Order, Role};

/// What an instrument reads, and a verb of noting says less than.
const DIMENSIONS: &[&str] =
    &["concentration", "flow", "gust", "height", "humidity", "rainfall", "snowfall", "speed", "temperature", "wind"];

impl<'v, 'a> Field<'v, 'a> {
    /// The verb behind the word that opens a purpose right behind a length of time.
    pub fn purpose(&self, end: usize) -> Option<Predicate<'a>> {
        if !self.view.role(end, Role::PURPOSE) {
            return None;
        }
        self.predicate(end + self.view.mark(end).role_length, rule::BEHIND)
    }

    /// Whether a conjunction at `at` with a comma before it and an article behind it opens a clause.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        let view = self.view;
        let comma = at.checked_sub(1).is_some_and(|before| view.is_mark(before, &[',']) && !self.in_number(before));
        // `, et des milliers d'autres`: an article that is a preposition as well opens more of the list.
        let more = view.role(at + 1, Role::COMPLEMENT);
        view.grammar().order == Order::NounFirst
            && view.role(at, Role::AND)
            && comma
            && view.role(at + 1, Role::DETERMINER)
            && !self.in_number(at + 1)
            && !more
    }

    /// `schmolz der Umsatz um acht Prozent`: where the verb stands second, a share tells of the change before its noun, or at
    /// the end of the clause (`Um acht Prozent ist der Umsatz geschmolzen`); but not the one that it comes to (`stieg die
    /// Quote auf 6 Prozent`).
    pub fn verb_of_change(&self, found: Predicate<'a>, number: &Number) -> Predicate<'a> {
        let share = self.kind == Some(UnitKind::Percent) && self.view.lang.speech.verb_second;
        if !share || CHANGING.contains(&found.code) || self.is_led_up_to(number) && names_a_level(found.code) {
            return found;
        }
        let changes = |p: &Predicate<'a>| CHANGING.contains(&p.code);
        let near = |p: &Predicate<'a>| found.tokens.start.saturating_sub(p.tokens.end) <= 2;
        let before = self.back_from(found.tokens.start).filter(|p| changes(p) && near(p));
        let grammar = self.view.grammar();
        let by = self.preposition_of(number).is_some_and(|at| self.view.is_one_of(at, &grammar.measure_of_change));
        let last = || self.walk(found.tokens.end..self.view.range.end, true, false, None).map(|(_, verb)| verb);
        before.or_else(|| if by { last() } else { None }.filter(changes)).unwrap_or(found)
    }

    /// `la baisse enregistrée est de 60 %`, `des rafales à 120 km/h ont été relevées`: what was only noted of a change or of a
    /// dimension yields to it.
    pub fn change_noted(&self, found: Predicate<'a>) -> Predicate<'a> {
        let notes =
            matches!(found.code, "confirmed" | "recorded" | "counted" | "reported" | "seen" | "registered" | "value");
        let noun = if notes { self.predicate_before(found.tokens.start, found.rule) } else { None };
        let noun = noun.filter(|noun| CHANGING.contains(&noun.code));
        let measure = notes && self.kind == Some(UnitKind::Measure);
        let dimension = || self.back_from(found.tokens.start).filter(|p| DIMENSIONS.contains(&p.code));
        noun.or_else(|| if measure { dimension() } else { None }).unwrap_or(found)
    }

    /// Whether a point of the compass follows: `300 kilometres south of`, `à 40 km au nord de`, `260 miles (420 km) west`.
    pub fn points_away(&self, end: usize) -> bool {
        /// Tokens of the same length in another unit, in brackets, at most.
        const AGAIN: usize = 6;
        let view = self.view;
        let tokens = &view.document.tokens[..view.range.end];
        let opens = view.is_mark(end, &['(']);
        let close =
            (end..end + AGAIN).find(|at| view.is_mark(*at, &[')'])).filter(|_| opens || view.is_mark(end, &[')']));
        view.grammar().compass.longest(tokens, close.map_or(end, |at| at + 1)).is_some()
    }

    /// The predicate of the clause that goes on behind a participle with its object.
    pub(super) fn behind_participle(&self, participle: &Predicate<'a>) -> Option<Predicate<'a>> {
        /// Tokens of the participle's phrase, at most.
        const PHRASE: usize = 10;
        let view = self.view;
        if !view.ends_like(participle.tokens.start, &view.grammar().gerund_endings) {
            return None;
        }
        let from = participle.tokens.end;
        let parts = |i: usize| view.role(i, Role::CLAUSE) || view.role(i, Role::AND) || view.is_mark(i, &[',', ';']);
        let inside = |i: &usize| self.in_number(*i) || !parts(*i);
        let verb = (from..from + PHRASE).take_while(inside).find(|i| view.role(*i, Role::AUXILIARY))?;
        self.behind(verb, false)
    }

    /// `45 migrants qui tentaient de traverser ont péri`, `12 personnes qui manifestaient`: the predicate behind a
    /// clause that the pronoun at `at` opens, else that of the clause.
    pub(super) fn beyond_relative(&self, at: usize) -> Option<Predicate<'a>> {
        /// Tokens of the clause, at most.
        const CLAUSE: usize = 18;
        let view = self.view;
        // `6.000 personnes logeant dans cinq campings ont été évacuées`: so does a gerund that says nothing else.
        let gerund = view.ends_like(at, &view.grammar().gerund_endings) && view.mark(at).role.is_none();
        let opens = gerund || view.is_one_of(at, &view.grammar().relative);
        if view.grammar().order != Order::NounFirst || !opens {
            return None;
        }
        let inside = |i: &usize| {
            let parts = view.role(*i, Role::CLAUSE) || view.is_mark(*i, &[',', ';', ':', '.', '(']);
            !parts && (!self.in_number(*i) || *i == at + 1)
        };
        let end = (at + 1..at + CLAUSE).take_while(inside).last().map_or(at, |last| last + 1);
        let main =
            (at + 3..end).rev().filter(|i| view.role(*i, Role::AUXILIARY) && !view.role(*i - 1, Role::AUXILIARY));
        let main = main.filter_map(|i| self.behind(i, false).filter(|p| p.tokens.start > i)).next();
        let own = || (at + 1..end.min(at + 6)).find_map(|i| self.predicate(i, rule::BEHIND));
        main.or_else(|| if gerund { None } else { own() })
    }

    /// `sono sbarcati a Lampedusa 172 migranti che`: the verb behind its auxiliary, or at the start of its clause, whose
    /// subject or object stands behind it with a relative clause of its own.
    pub fn before_relative_clause(&self, start: usize, end: usize) -> Option<Predicate<'a>> {
        /// Tokens between the verb and the figure, at most.
        const BETWEEN: usize = 6;
        let view = self.view;
        if view.grammar().order != Order::NounFirst || !view.is_one_of(end, &view.grammar().relative) {
            return None;
        }
        let opens = |at: usize| at == view.range.start || view.is_mark(at - 1, &[',', ';', '"', '“', '«']);
        let finite = |at: usize| opens(at) || at > view.range.start && view.role(at - 1, Role::AUXILIARY);
        let parts = |at: usize| {
            let clause = view.role(at, Role::CLAUSE) || view.role(at, Role::AND) || view.mark(at).unit.is_some();
            clause || self.in_number(at) || view.is_mark(at, &[',', ';', ':', '(', ')'])
        };
        let from = start.saturating_sub(BETWEEN).max(view.range.start);
        let verb = (from..start).rev().find_map(|at| self.predicate(at, rule::BEFORE))?;
        (finite(verb.tokens.start) && !(verb.tokens.end..start).any(parts)).then_some(verb)
    }

    /// `(-2,3%, pari a -48mila unità)`: a further figure of the bracket that opens with how much a change is.
    pub fn change_in_bracket(&self, number: &Number) -> Option<Predicate<'a>> {
        /// Tokens of a bracket, at most.
        const BRACKET: usize = 10;
        let view = self.view;
        let start = number.start();
        let from = start.saturating_sub(BRACKET).max(view.range.start);
        let inside = |at: &usize| !view.is_mark(*at, &[')', ';']);
        let open = (from..start).rev().take_while(inside).find(|at| view.is_mark(*at, &['(']))?;
        let first = self.numbers.get(self.numbers.partition_point(|n| n.tokens.start <= open))?;
        let first = Some(first).filter(|n| n.tokens.end <= start)?;
        let near = first.start() <= open + 2;
        let signed = number.figure.value.is_some_and(|v| v < 0.into()) || view.is_mark(number.tokens.start, &['+']);
        if near && signed { self.change_before_bracket(first, first.start()) } else { None }
    }

    /// `21 maisons, une école et un immeuble ont été endommagés`: the auxiliary behind a list that goes on with
    /// things of which there is one.
    pub(super) fn behind_list(&self, at: usize) -> Option<usize> {
        /// Tokens of the list, at most.
        const LIST: usize = 20;
        let view = self.view;
        if view.grammar().order != Order::NounFirst || !(view.is_mark(at, &[',']) || view.role(at, Role::AND)) {
            return None;
        }
        let mut joined = false;
        for i in at..at + LIST {
            let joint = view.is_mark(i, &[',']) || view.role(i, Role::AND) && !self.in_number(i);
            joined |= view.role(i, Role::AND);
            let opens = view.role(i + 1, Role::DETERMINER);
            if joint && !opens || !joint && (self.in_number(i) || view.role(i, Role::CLAUSE) || view.token(i).is_none())
            {
                return None;
            }
            if view.role(i, Role::AUXILIARY) {
                return joined.then_some(i);
            }
        }
        None
    }

    /// The auxiliary that a clause resumes with behind an aside between commas that opens at `at`.
    pub(super) fn behind_aside(&self, at: usize) -> Option<usize> {
        /// Tokens of an aside, at most.
        const ASIDE: usize = 10;
        /// The same between dashes.
        const LONG: usize = 16;
        let view = self.view;
        // `Tre militari - Rossi, Bianchi e Verdi - sono morti`: a hyphen with spaces around it is a dash.
        let dash = |i: usize| view.is_dash(i);
        if dash(at) && view.grammar().order == Order::NounFirst {
            let close = (at + 1..at + LONG).find(|i| dash(*i)).filter(|close| close + 1 < view.range.end)?;
            let clause = (at + 1..close).any(|i| self.in_number(i) || view.role(i, Role::CLAUSE));
            return (view.role(close + 1, Role::AUXILIARY) && !clause).then_some(close + 1);
        }
        // `10 osób - w tym strażak - zostało rannych`: so do dashes where nouns inflect.
        let dashed = dash(at) && view.grammar().order == Order::Inflected;
        let closing = |at: usize| if dashed { dash(at) } else { view.is_mark(at, &[',']) && !self.in_number(at) };
        let close = (at + 1..at + ASIDE).find(|i| closing(*i))?;
        let opens = (dashed || view.is_mark(at, &[','])) && close > at + 1 && !view.role(at + 1, Role::AUXILIARY);
        // `4.9 million people, or a fifth of them, need aid`: where verbs have few forms, one may follow at once.
        let bare = self.noun_last()
            && view.mark(close + 1).property.is_some()
            && !view.qualifies(close + 1)
            && !view.ends_like(close + 1, &view.grammar().gerund_endings);
        let verb = bare || view.role(close + 1, Role::AUXILIARY) && !view.role(close + 1, Role::CLAUSE);
        (opens && verb).then_some(close + 1)
    }

    /// `Šest lidí, včetně dvou dětí, se během noci zranilo`: where nouns inflect, the verb behind the members of those
    /// counted that two commas set apart.
    pub(super) fn behind_members(&self, at: usize) -> Option<(u32, Predicate<'a>)> {
        /// Tokens of the aside, at most.
        const ASIDE: usize = 10;
        let view = self.view;
        let comma = |i: usize| view.is_mark(i, &[',']) && !self.in_number(i);
        // `Čtrnáct lidí včetně tří dětí zahynulo`: no comma need set them apart.
        let inflected = view.grammar().order == Order::Inflected;
        if inflected && view.role(at, Role::AMONG) {
            let member = (at..at + ASIDE).find(|i| self.in_number(*i))?;
            return self.walk(member + 1..view.range.end, true, false, None);
        }
        let opens = inflected && comma(at) && view.role(at + 1, Role::AMONG);
        let close = (at + 1..at + ASIDE).find(|i| comma(*i)).filter(|_| opens)?;
        // `7,287 cases, including 140 deaths,” wrote the minister`: what a quotation closes has no verb behind it.
        if view.is_mark(close + 1, QUOTES) {
            return None;
        }
        self.walk(close + 1..view.range.end, true, false, None)
    }

    /// `dwie z nich mają poważne obrażenia`: what is said of a part right behind it, before what was said of the whole.
    pub fn of_part(&self, number: &'v Number, end: usize) -> Option<Predicate<'a>> {
        /// Words between the part and its predicate, at most.
        const NEAR: usize = 6;
        let view = self.view;
        let found = if view.grammar().order == Order::Inflected { self.ahead(number, end) } else { None };
        let clear = |p: &Predicate<'a>| {
            let between = end..p.tokens.start;
            between.len() <= NEAR
                && between.clone().any(|at| view.role(at, Role::THEM))
                && !between.into_iter().any(|at| view.is_mark(at, &[',']) || view.role(at, Role::AND))
        };
        found.filter(clear)
    }

    /// `wzrost w edukacji (o 10,8 proc.) oraz handlu (o 8,6 proc.)`: the change that the sentence speaks of before a
    /// figure that opens a bracket with how much it is.
    pub fn change_before_bracket(&self, number: &Number, start: usize) -> Option<Predicate<'a>> {
        /// Tokens back to the change, at most.
        const REACH: usize = 30;
        let view = self.view;
        // `(-0,2 proc.)`: a sign says by how much, too.
        let signed = view.is_mark(number.tokens.start, &['-', '–', '−', '+'])
            || number.figure.value.is_some_and(|v| v < 0.into());
        let by = start.checked_sub(1).filter(|at| view.is_one_of(*at, &view.grammar().measure_of_change) || signed)?;
        let bracket = if signed { Some(by) } else { by.checked_sub(1) }.filter(|at| view.is_mark(*at, &['(']))?;
        let from = bracket.saturating_sub(REACH).max(view.range.start);
        let found = (from..bracket).rev().find_map(|at| self.predicate(at, rule::BEFORE_BRACKET))?;
        let change = |p: &Predicate<'a>| super::CHANGING.contains(&p.code);
        if change(&found) {
            return Some(found);
        }
        (from..bracket).rev().filter_map(|at| self.predicate(at, rule::BEFORE_BRACKET)).find(change)
    }

    /// `300 людей на дві години перекрили трасу`: behind how long somebody did something, where nouns inflect.
    pub(super) fn behind_time(&self, at: usize) -> Option<usize> {
        let view = self.view;
        let led = view.role(at, Role::STOP) || view.role(at, Role::PLACE) || view.role(at, Role::LINK);
        let time = view.mark(at + 1).number.filter(|_| led && view.grammar().order == Order::Inflected)?;
        let number = self.numbers.get(time).filter(|_| self.kind_of(time) == Some(UnitKind::Duration))?;
        let end = number.tokens.end + view.mark(number.tokens.end).unit.map_or(0, |(length, _)| length);
        view.mark(end).property.is_some().then_some(end)
    }

    /// Behind a note in brackets that opens at `at`, where a predicate follows it.
    pub(super) fn behind_note(&self, at: usize) -> Option<usize> {
        /// Tokens of a note, at most.
        const NOTE: usize = 12;
        let view = self.view;
        let close = (at + 1..at + NOTE).find(|i| view.is_mark(*i, &[')'])).filter(|_| view.is_mark(at, &['(']))?;
        let verb = view.mark(close + 1).property.is_some() || view.role(close + 1, Role::AUXILIARY);
        (verb && matches!(view.grammar().order, Order::Inflected | Order::NounLast)).then_some(close + 1)
    }

    /// `annonce 75 % de grévistes`: what those of whom there is a share are called for.
    pub fn of_whole(&self, start: usize, end: usize) -> Option<Predicate<'a>> {
        let view = self.view;
        // `un aumento dell'11% delle vittime`: so much more of them there are.
        if self.before(start).is_some_and(|p| CHANGING.contains(&p.code)) {
            return None;
        }
        let bare = view.grammar().order == Order::NounFirst && view.role(end, Role::COMPLEMENT);
        let noun = end + 1;
        let (length, entry) = view.mark(noun).unit.filter(|_| bare && !view.role(end, Role::DETERMINER))?;
        let code = entry.property.as_deref()?;
        Some(Predicate { tokens: noun..noun + length, code, rule: rule::OF_THE_WHOLE })
    }

    /// The predicate behind the auxiliary that follows a share and its whole: `72% of the works were completed`.
    pub fn behind_whole(&self, end: usize) -> Option<Predicate<'a>> {
        /// Tokens of the whole, at most.
        const WHOLE: usize = 8;
        let view = self.view;
        // `58 % опитаних оцінили`: where nouns inflect, the whole stands in the genitive right behind the share.
        if view.grammar().order == Order::Inflected {
            let genitive = |at: usize| view.is_open(at) && view.ends_like(at, &view.grammar().genitive_endings);
            let noun = (end..end + 3).take_while(|at| genitive(*at)).last()?;
            let known = view.mark(noun).unit.is_some() || view.mark(noun).property.is_some();
            return if known { self.behind(noun + 1, false) } else { None };
        }
        if !view.role(end, Role::COMPLEMENT) && !view.role(end, Role::AMONG) {
            return None;
        }
        let inside = |i: &usize| !(view.role(*i, Role::CLAUSE) || self.in_number(*i) || view.is_mark(*i, &[',', ';']));
        let mut words = (end..end + WHOLE).take_while(inside);
        if let Some(verb) = words.clone().find(|i| view.role(*i, Role::AUXILIARY)) {
            return self.behind(verb, false);
        }
        // `60 percent of ferries lacked life jackets`: the verb behind the noun of the whole.
        let noun = words.find(|i| view.mark(*i).unit.is_some_and(|(_, e)| e.kind == UnitKind::Count))?;
        let verb = noun + view.mark(noun).unit.map_or(1, |(n, _)| n);
        let verb = words.take_while(|i| *i < verb + 4).find(|i| *i >= verb && view.mark(*i).property.is_some())?;
        self.predicate(verb, rule::BEHIND)
    }
}
