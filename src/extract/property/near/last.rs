//! Verbs that stand last in their clause (German, Dutch).
//!
//! In: a figure and where its noun phrase ends. Out: the participle or infinitive that closes the clause, which says
//! more of the things counted than any noun before the auxiliary (`Wegen der Angriffe wurden 13 Menschen festgenommen`);
//! and whether a noun is only the object of a preposition, where it tells when or why.

use super::{CHANGING, Field, Predicate, STAYING};
use crate::claim::UnitKind;
use crate::extract::property::rule;
use crate::extract::unit::attribute::is_participle;
use crate::extract::unit::carry::OF_PEOPLE;
use crate::lang::{Order, Role};

/// Tokens between the noun phrase and the verb, at most.
const REACH: usize = 30;

impl<'a> Field<'_, 'a> {
    /// `und es hat 14 Anzeigen gegeben`: a pronoun before its auxiliary opens a clause of its own.
    pub(super) fn opens_subject(&self, at: usize) -> bool {
        let view = self.view;
        let pronoun = view.role(at, Role::SUBJECT) || view.is_one_of(at, &view.grammar().impersonal);
        view.lang.speech.verb_second && pronoun && view.role(at + 1, Role::AUXILIARY)
    }

    /// `46 Prozent der Befragten`: whose share it is says nothing of the share, unless it names what befell them.
    pub(super) fn of_the_share(&self, at: usize, code: &str) -> bool {
        let view = self.view;
        if self.kind != Some(UnitKind::Percent) || !view.lang.speech.verb_second || OF_PEOPLE.contains(&code) {
            return false;
        }
        let share = |i: usize| view.mark(i).unit.is_some_and(|(_, e)| e.kind == UnitKind::Percent);
        let joins = |i: usize| view.role(i, Role::COMPLEMENT) || view.role(i, Role::DETERMINER);
        let capital = view.token(at).is_some_and(|t| t.capital);
        let lower = |i: usize| view.token(i).is_some_and(|t| !t.capital);
        let adjective =
            |i: usize| lower(i) && view.is_open(i) && view.ends_like(i, &view.grammar().attributive_endings);
        if view.grammar().order == Order::CapitalNoun && !capital {
            return false;
        }
        let Some(last) = at.checked_sub(1).filter(|i| joins(*i) || adjective(*i)) else { return false };
        let mut from = last;
        while from > view.range.start && at - from < 4 && (joins(from) || adjective(from)) {
            from -= 1;
        }
        let of = |i: usize| view.role(i, Role::COMPLEMENT) || capital && joins(i);
        share(from) && (from + 1..at).any(of)
    }

    /// `ist es zu einem Unfall mit 31 Fahrzeugen gekommen`: a verb of coming without a subject only says that something
    /// took place.
    pub(super) fn takes_place(&self, at: usize, code: &str) -> bool {
        let (view, words) = (self.view, &self.view.grammar().impersonal);
        let verb = |i: usize| view.role(i, Role::AUXILIARY) || i == at;
        let beside = |i: usize| verb(i + 1) || i.checked_sub(1).is_some_and(verb);
        let floor = at.saturating_sub(REACH).max(view.range.start);
        matches!(code, "gathered" | "arrived")
            && !words.is_empty()
            && (floor..at + 2).any(|i| view.is_one_of(i, words) && beside(i))
    }

    /// The verb that closes the clause of a number of things whose noun phrase ends before `end`.
    pub fn last(&self, start: usize, end: usize) -> Option<Predicate<'a>> {
        // `dass das Land 80 Prozent der Kosten übernimmt`: of a share only where a conjunction opens its clause.
        let share = || self.kind == Some(UnitKind::Percent) && self.is_subordinate(start);
        let counted = || matches!(self.kind, Some(UnitKind::Count | UnitKind::Currency | UnitKind::Measure) | None);
        if !self.view.lang.speech.verb_second || !(counted() || share()) {
            return None;
        }
        // A length says how far, and how far says nothing of what happened there.
        if self.kind == Some(UnitKind::Measure) && !matches!(self.unit, "kg" | "g" | "mg" | "t" | "L") {
            return None;
        }
        let end = self.past_rate(end);
        // `mensen omkwamen en negen anderen gewond raakten`: what stands right behind the noun is nearer.
        let governed = start.checked_sub(1).is_some_and(|at| self.view.is_one_of(at, &self.view.grammar().preposition));
        let near = self
            .predicate(end, rule::LAST)
            .filter(|p| !CHANGING.contains(&p.code) && (self.is_last(start, p) || self.is_finite(p)));
        if governed {
            return None;
        }
        if near.is_some() && !self.view.is_one_of(end, &self.view.grammar().preposition) {
            return near;
        }
        let relative = |at: usize| self.view.is_one_of(at, &self.view.grammar().relative);
        let comma = self.view.is_mark(end, &[',']);
        let opens = if comma { end + 1 } else { end };
        let dutch = self.view.grammar().order != Order::CapitalNoun;
        if relative(opens) && (comma || dutch) {
            // `De 265 mensen die bleven, zijn opgepakt`: the main clause goes on behind the relative one.
            let main = self.past_relative(opens - 1).and_then(|main| self.closing(start, main));
            return main.or_else(|| if comma { None } else { self.closing(start, opens + 1) });
        }
        self.closing(start, end)
    }

    /// `dat hij 2.500 euro per maand kreeg`: behind the word of a rate and what it is a rate of.
    fn past_rate(&self, end: usize) -> usize {
        let view = self.view;
        let per = view.mark(end);
        let base = end + per.role_length;
        if !per.role.has(Role::PER) || view.mark(base).number.is_some() || !view.is_word(base) {
            return end;
        }
        base + view.mark(base).unit.map_or(1, |(length, _)| length)
    }

    /// `dass er 2500 Euro von der Firma bekam`: whether a conjunction, or a relative pronoun behind its comma, opens the clause
    /// that the figure at `start` stands in, so that its verb ends it.
    fn is_subordinate(&self, start: usize) -> bool {
        let view = self.view;
        let relative = |at: usize| {
            view.is_one_of(at, &view.grammar().relative) && at > view.range.start && view.is_mark(at - 1, &[','])
        };
        let within = |at: &usize| view.is_word(*at) || view.mark(*at).number.is_some();
        let mut before = (view.range.start..start).rev().take(REACH).take_while(within);
        before.any(|at| view.role(at, Role::CLAUSE) && view.mark(at).number.is_none() || relative(at))
    }

    /// Whether what stands behind a predicate shows that it is the verb of a clause that ends there.
    fn is_finite(&self, found: &Predicate<'a>) -> bool {
        let (view, end) = (self.view, found.tokens.end);
        let lower = found.tokens.clone().all(|i| view.token(i).is_none_or(|t| !t.capital));
        lower && (!view.is_word(end) || view.role(end, Role::AND) || view.role(end, Role::CLAUSE))
    }

    fn closing(&self, start: usize, from: usize) -> Option<Predicate<'a>> {
        let view = self.view;
        let mut at = from;
        // Behind an auxiliary right behind its noun the subject's objects may be counted, too.
        let mut subject = false;
        while at < view.range.end.min(from + REACH) {
            let mark = view.mark(at);
            let figure = mark.number.is_some();
            subject |= at < from + 4 && mark.role.has(Role::AUXILIARY) && !figure;
            let next = (at + 1..at + 4).find(|i| view.mark(*i).number.is_some());
            let listing = view.is_mark(at, &[',']) && next.is_some_and(|i| !self.figure_opens_clause(i));
            let border = !listing && view.is_mark(at, &[',', ';', ':', '.', '(', ')', '–', '—', '?', '!']) && !figure;
            // `kreeg 85 vluchtelingen binnen en dreigde`: behind a conjunction a noun goes on the list, or another clause begins.
            let next = view.mark(at + 1);
            let listed = next.unit.is_some() || next.number.is_some() || view.token(at + 1).is_some_and(|t| t.capital);
            // `40 vrije bedden heeft en 120 operaties heeft uitgesteld`, `40 Betten und habe 120 Operationen verschoben`: an
            // auxiliary beside the conjunction ends one clause, or opens the other.
            let helped = at > from && view.role(at - 1, Role::AUXILIARY) || view.role(at + 1, Role::AUXILIARY);
            let joined = mark.role.has(Role::AND) && !figure && (at > from && !listed || helped);
            // `vijf mannen – drie bewoners en twee gasten – zijn aangehouden`: what stands between dashes is passed.
            if let Some(close) = self.past_dashes(at).filter(|_| at <= from + 1) {
                at = close;
                continue;
            }
            // `zwei Männer und eine Frau, die im Haus lebten, wurden verletzt`: the clause goes on behind the relative one.
            if view.is_mark(at, &[','])
                && !figure
                && let Some(main) = self.past_relative(at).or_else(|| self.past_parts(at))
            {
                at = main;
                continue;
            }
            // `75.000 euro kreeg om de containers te verplaatsen`: what something is done for is not said of its figure.
            let purpose = mark.role.has(Role::PURPOSE) && !figure && at > from;
            if border || joined || purpose || mark.role.has(Role::CLAUSE) || mark.role.has(Role::AMONG) {
                return None;
            }
            // Another figure is crossed where it goes on a list or says where, or how long.
            let first = figure && at.checked_sub(1).is_none_or(|b| view.mark(b).number != mark.number);
            if first && at > from {
                let before = at - 1;
                let joined = subject
                    || view.role(before, Role::AND)
                    || view.is_mark(before, &[','])
                    || view.is_one_of(before, &view.grammar().preposition);
                if !joined {
                    return None;
                }
            }
            let closes = |p: &Predicate<'_>| self.is_last(start, p) || self.is_finite(p) && self.is_subordinate(start);
            if let Some(found) = self.predicate(at, rule::LAST).filter(closes) {
                // What rises or falls is a value, and has its noun before it.
                let changes = CHANGING.contains(&found.code);
                return (!changes).then_some(found);
            }
            at += 1;
        }
        None
    }

    /// Behind the second of two dashes, where the first stands at `at`.
    fn past_dashes(&self, at: usize) -> Option<usize> {
        /// Tokens between the dashes, at most.
        const ASIDE: usize = 14;
        let view = self.view;
        let close = (at + 2..view.range.end.min(at + ASIDE)).find(|&i| view.is_dash(i)).filter(|_| view.is_dash(at))?;
        Some(close + 1)
    }

    /// Behind the relative clause that the comma at `at` opens, where the auxiliary of the main clause stands.
    fn past_relative(&self, at: usize) -> Option<usize> {
        let view = self.view;
        let opens = view.is_one_of(at + 1, &view.grammar().relative);
        let limit = view.range.end.min(at + REACH);
        let close = (at + 2..limit).find(|i| view.is_mark(*i, &[','])).filter(|_| opens)?;
        view.role(close + 1, Role::AUXILIARY).then_some(close + 1)
    }

    /// `Vijftien mensen, onder wie drie agenten, raakten bij de rellen gewond`: behind the parts of the whole that the comma at
    /// `at` sets apart, where a word of the clause follows.
    fn past_parts(&self, at: usize) -> Option<usize> {
        /// Tokens of the parts, at most.
        const PARTS: usize = 12;
        let view = self.view;
        let limit = view.range.end.min(at + PARTS);
        // `200 hectare, of twee vierkante kilometer, verwoest`: so is the same in another unit.
        let again = view.role(at + 1, Role::AND) && view.mark(at + 2).number.is_some();
        let among = view.role(at + 1, Role::AMONG) || again;
        let close = (at + 2..limit).find(|i| view.is_mark(*i, &[','])).filter(|_| among)? + 1;
        let opens = view.role(close, Role::CLAUSE) || view.role(close, Role::AMONG) || view.role(close, Role::AND);
        (view.is_word(close) && !opens && view.mark(close).number.is_none()).then_some(close)
    }

    /// Whether a predicate is a verb, and its clause ends behind it.
    fn is_last(&self, start: usize, found: &Predicate<'a>) -> bool {
        let view = self.view;
        let (at, end) = (found.tokens.start, found.tokens.end);
        let german = view.grammar().order == Order::CapitalNoun;
        let capital = found.tokens.clone().any(|i| view.token(i).is_some_and(|t| t.capital));
        if capital && !(german && found.tokens.len() > 1) {
            return false;
        }
        let mark = view.mark(end);
        let hard =
            end >= view.range.end || !view.is_word(end) || mark.role.has(Role::AND) || mark.role.has(Role::CLAUSE);
        let led = found.tokens.len() > 1 && view.is_one_of(end - 1, &view.grammar().preposition);
        let soft = mark.role.has(Role::AUXILIARY) || view.is_one_of(end, &view.grammar().preposition) || led;
        if !(hard || soft) || mark.number.is_some() {
            return false;
        }
        let word = view.surface(end - 1);
        if german {
            // What stands before its noun qualifies it. `zwei Häuser wurden unbewohnbar`: behind an auxiliary an adjective closes.
            let helped = hard && at > view.range.start && view.role(at - 1, Role::AUXILIARY);
            let closes = word.len() > 3 && view.ends_like(end - 1, &view.grammar().closing_endings) || helped;
            return closes || found.tokens.len() > 1;
        }
        found.tokens.len() > 1 || is_participle(word, view.grammar()) || self.is_infinitive(start, at, end - 1, hard)
    }

    /// Whether a word ends the clause as the infinitive of a verb before the figure.
    fn is_infinitive(&self, start: usize, at: usize, last: usize, hard: bool) -> bool {
        let (view, grammar) = (self.view, self.view.grammar());
        let floor = view.range.start.max(start.saturating_sub(REACH));
        let modal = || (floor..start).chain(at.saturating_sub(2)..at).any(|i| view.is_one_of(i, &grammar.modal));
        let verb = view.ends_like(last, &grammar.closing_endings) && !view.ends_like(last, &grammar.noun_endings);
        hard && verb && modal()
    }

    /// `schickt 40 zusätzliche Lehrer an 18 Schulen`: whether an adjective stands before the noun of another figure, where the verb
    /// stands second.
    pub(super) fn is_attribute_of_other(&self, found: &Predicate<'_>) -> bool {
        let (view, at, end) = (self.view, found.tokens.start, found.tokens.end);
        let taken =
            || end.checked_sub(view.range.start).is_some_and(|i| self.taken.get(i).copied().unwrap_or_default());
        let counted = || at.checked_sub(1).is_some_and(|before| view.mark(before).number.is_some());
        let ends = || view.ends_like(at, &view.grammar().attributive_endings);
        view.lang.speech.verb_second && end == at + 1 && ends() && counted() && taken()
    }

    /// `bleiben nach Angaben der Klinik leer`: the state that ends the clause of a verb which says that it goes on, where the verb
    /// stands second.
    pub fn state_closing(&self, verb: &Predicate<'a>, from: usize) -> Option<Predicate<'a>> {
        let view = self.view;
        if !(view.lang.speech.verb_second && STAYING.contains(&verb.code)) {
            return None;
        }
        let state = self.walk(from..view.range.end, true, false, None).map(|(_, state)| state)?;
        let lower = view.token(state.tokens.start).is_some_and(|t| !t.capital);
        (lower && !view.is_word(state.tokens.end) && (from..state.tokens.start).all(|at| !self.in_number(at)))
            .then_some(state)
    }

    /// `beschlagnahmte die Inspektion 64 Hunde`: whether a noun behind its article stands right before a number of things, so that it
    /// is who did it, where the verb stands second.
    pub(super) fn is_subject(&self, found: &Predicate<'_>) -> bool {
        let (view, at) = (self.view, found.tokens.start);
        let counted = self.kind == Some(UnitKind::Count) && view.mark(found.tokens.end).number.is_some();
        let capital = || view.token(at).is_some_and(|t| t.capital);
        let noun = || view.grammar().order != Order::CapitalNoun || capital();
        let article = at.checked_sub(1).filter(|before| *before > view.range.start);
        let owned = || article.is_some_and(|before| view.role(before, Role::DETERMINER) && !self.in_number(before));
        let one = found.tokens.len() == 1 && !is_participle(view.surface(at), view.grammar());
        view.lang.speech.verb_second && counted && one && noun() && owned()
    }

    /// Whether a noun that states a predicate is only the object of a preposition: `na de demonstratie`.
    pub(super) fn is_circumstance(&self, found: &Predicate<'a>) -> bool {
        let view = self.view;
        let first = view.range.start;
        if !view.lang.speech.verb_second
            || found.tokens.len() > 1
            || !matches!(self.kind, Some(UnitKind::Count | UnitKind::Currency | UnitKind::Measure))
        {
            return false;
        }
        let german = view.grammar().order == Order::CapitalNoun;
        // `bei der Anfahrt zu geplanten Demonstrationen`: in German an adjective is one before a noun with a capital.
        let end = found.tokens.end;
        let capital = |at: usize| view.token(at).is_some_and(|t| t.capital);
        let attribute = || capital(end) && view.ends_like(end - 1, &view.grammar().attributive_endings);
        if german && !capital(found.tokens.start) && !attribute() {
            return false;
        }
        let preposition = |at: usize| view.is_one_of(at, &view.grammar().preposition);
        let Some(mut at) = found.tokens.start.checked_sub(1).filter(|at| *at >= first) else { return false };
        if preposition(at) {
            return true;
        }
        // An adjective may stand before the noun.
        let plain = view.mark(at).unit.is_none() && view.mark(at).property.is_none();
        let adjective = plain && view.is_open(at) && view.ends_like(at, &view.grammar().attributive_endings);
        if adjective && at > first && view.token(at).is_some_and(|t| !t.capital) {
            at -= 1;
        }
        if view.role(at, Role::DETERMINER) && at > first {
            at -= 1;
        }
        preposition(at)
    }

    /// `12 человек при взрыве получили ожоги`: where nouns inflect, what befell people stands behind the event that a
    /// preposition names.
    pub(super) fn past_event(&self, end: usize, event: Predicate<'a>) -> Predicate<'a> {
        /// Tokens between the event and the verb, at most.
        const BETWEEN: usize = 6;
        let view = self.view;
        let led = view.role(end, Role::STOP) || view.role(end, Role::PLACE);
        if view.grammar().order != Order::Inflected
            || self.kind != Some(UnitKind::Count)
            || !(led && event.tokens.len() == 1 && event.tokens.start > end)
            || OF_PEOPLE.contains(&event.code)
        {
            return event;
        }
        let from = event.tokens.end;
        let verb = self.walk(from..view.range.end.min(from + BETWEEN), true, false, None).map(|(_, verb)| verb);
        let apart = |p: &Predicate<'_>| (from..p.tokens.start).any(|at| view.is_mark(at, &[',']));
        verb.filter(|p| OF_PEOPLE.contains(&p.code) && !apart(p)).unwrap_or(event)
    }

    /// `przejęli linię do produkcji papierosów i 25 ton tytoniu`: what a thing is for is not said of the next.
    pub(super) fn past_purpose(&self, found: Predicate<'a>) -> Predicate<'a> {
        const PURPOSES: &[&str] = &["built", "delivered", "produced", "production", "repaired", "sold", "transported"];
        let view = self.view;
        let preposition =
            |at: usize| view.role(at, Role::STOP) && !view.role(at, Role::AND) && !view.role(at, Role::CLAUSE);
        let led = found.tokens.start.checked_sub(1).filter(|at| *at > view.range.start && preposition(*at));
        let purpose = found.tokens.len() == 1 && PURPOSES.contains(&found.code);
        match led {
            Some(at) if purpose && view.grammar().order == Order::Inflected => {
                self.walk(view.range.start..at, false, true, None).map_or(found, |(_, verb)| verb)
            }
            _ => found,
        }
    }
}
