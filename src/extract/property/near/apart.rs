//! Predicates set apart from the figure's noun by a comma, where nouns inflect: clauses and participles that narrow it.
//!
//! In: the end of a noun phrase, or a predicate before the figure. Out: what a relative clause or a participle behind a
//! comma says, the verb behind a list in the genitive, and the verb that a purpose stands beside.

use super::{Field, Predicate};
use crate::claim::UnitKind;
use crate::extract::property::rule;
use crate::extract::unit::head::{is_active_participle, is_of_speech};
use crate::extract::unit::subject::behind_aside;
use crate::lang::{Order, Role};

/// Tokens of a clause or a list, at most.
const CLAUSE: usize = 14;
/// Tokens from the pronoun of a clause to its verb, at most.
const NEAR: usize = 6;

impl<'a> Field<'_, 'a> {
    fn inflects(&self) -> bool {
        self.view.grammar().order == Order::Inflected
    }

    /// `300 osób, które uciekły z doliny`, `45 рабочих, заблокированных под землёй`: what is said behind the comma, where
    /// the clause itself says nothing.
    pub fn set_apart(&self, end: usize) -> Option<Predicate<'a>> {
        let view = self.view;
        let opens = end + 1;
        // `on a compté 3 000 fermiers, qui ont bloqué la ville`: where nouns stand first, a clause does so.
        let clause = || view.grammar().order == Order::NounFirst && view.is_one_of(opens, &view.grammar().relative);
        if self.kind != Some(UnitKind::Count) || !self.is_comma(end) || !(self.inflects() || clause()) {
            return None;
        }
        let rule = "property-set-apart";
        if view.is_one_of(opens, &view.grammar().relative) {
            let close = (opens..opens + NEAR).find(|at| self.is_comma(*at)).unwrap_or(opens + NEAR);
            let found = self.walk(opens + 1..close.min(view.range.end), true, true, None)?.1;
            return Some(Predicate { rule, ..found });
        }
        let grammar = view.grammar();
        let participle = view.ends_like(opens, &grammar.plural_adjective_endings)
            || view.ends_like(opens, &grammar.participle_endings)
            || view.ends_like(opens, &grammar.active_participle_endings);
        // `60 человек, задержанных нет`: what is denied is not said.
        let denied = view.is_one_of(opens + 1, &grammar.negation);
        self.predicate(opens, rule).filter(|p| participle && p.tokens.len() == 1 && !denied)
    }

    /// `15 тонн яблок, груш и слив сгнили`: the verb behind a list in the genitive of what is weighed or counted.
    pub fn behind_genitives(&self, end: usize) -> Option<Predicate<'a>> {
        let view = self.view;
        if !self.inflects() {
            return None;
        }
        let mut joined = false;
        for at in end..(end + CLAUSE).min(view.range.end) {
            if joined
                && view.ends_like(at, &view.grammar().past_endings)
                && let Some(found) = self.predicate(at, rule::BEHIND)
            {
                // `zniszczyła 37 hektarów upraw i zalała 610 domów`: such a verb has a figure of its own.
                return Some(found).filter(|found| !self.governs_next(end, found));
            }
            let noun = view.is_open(at) || view.mark(at).unit.is_some();
            let joint = view.role(at, Role::AND) || self.is_comma(at);
            if self.in_number(at) || !(joint || noun) || joined && joint || at == end && joint {
                return None;
            }
            joined |= view.role(at, Role::AND);
        }
        None
    }

    /// `wydał na remont 40 mln`: what a sum is for yields to the verb right before.
    pub(super) fn past_aim(&self, found: Predicate<'a>) -> Predicate<'a> {
        let at = found.tokens.start;
        let aim = at.checked_sub(1).filter(|at| {
            let money = self.kind == Some(UnitKind::Currency) && self.inflects();
            let grammar = self.view.grammar();
            // `получил из бюджета 86 млн`: so does what it comes from.
            let leads = |words| self.view.is_one_of(*at, words);
            money && *at > self.view.range.start && (leads(&grammar.aim) || leads(&grammar.origin))
        });
        aim.and_then(|aim| self.predicate_before(aim, found.rule)).unwrap_or(found)
    }

    /// `обнаружили в том числе 17 кустов`: where the words before a figure end that only say that there was more, right
    /// behind its verb.
    pub(super) fn before_naming(&self, end: usize) -> Option<usize> {
        let view = self.view;
        let mut opens = (1..=3).filter_map(|back| end.checked_sub(back).map(|at| (back, at)));
        let (_, at) = opens.rfind(|(back, at)| view.role(*at, Role::AMONG) && view.mark(*at).role_length == *back)?;
        // `283 ont été arrêtés dont 102 placés en garde à vue`: behind another figure it opens a part.
        let first = (view.range.start..at).all(|i| !self.in_number(i));
        self.predicate_before(at, rule::BEFORE).filter(|_| first).map(|_| at)
    }

    /// `Forty-three trawlers, the largest of them 68 metres long, blocked the port`: where the clause goes on behind what is said
    /// between commas of some of those counted, and nouns stand last.
    pub fn past_members(&self, end: usize) -> usize {
        /// Tokens between the commas, at most.
        const ASIDE: usize = 14;
        let view = self.view;
        if !self.is_comma(end) || !self.noun_last() {
            return end;
        }
        let inside = end + 1..view.range.end.min(end + 1 + ASIDE);
        let Some(close) = inside.clone().find(|at| self.is_comma(*at)) else { return end };
        let pointer = |at: usize| view.role(at, Role::THEM) || view.role(at, Role::AMONG);
        let some = view.role(inside.start, Role::DETERMINER) || (inside.start..close).any(pointer);
        let figure = (inside.start..close).any(|at| self.in_number(at));
        let says = view.mark(close + 1).property.is_some() || view.role(close + 1, Role::AUXILIARY);
        if some && figure && says && !is_of_speech(view, close + 1) { close + 1 } else { end }
    }

    /// Where the participial or relative clause opens that the comma at `close` ends: `стоимость зданий, пострадавших от
    /// огня, превысила`.
    pub(super) fn opens_clause_apart(&self, first: usize, close: usize) -> Option<usize> {
        let (view, grammar) = (self.view, self.view.grammar());
        if !self.inflects() || !self.is_comma(close) || view.role(close + 1, Role::CLAUSE) {
            return None;
        }
        let floor = first.max(close.saturating_sub(CLAUSE));
        let open = (floor..close.saturating_sub(1)).rev().find(|at| self.is_comma(*at))?;
        let participle = view.ends_like(open + 1, &grammar.participle_endings)
            || view.ends_like(open + 1, &grammar.active_participle_endings);
        let narrows = participle && !view.role(open + 1, Role::AND) || view.is_one_of(open + 1, &grammar.relative);
        let plain = (open + 1..close).all(|at| !self.in_number(at));
        (open > first && narrows && plain).then_some(open)
    }

    /// The comma that ends the relative or participial clause which opens with the one at `open`.
    fn closes_clause_apart(&self, open: usize) -> Option<usize> {
        let close = (open + 2..self.view.range.end.min(open + CLAUSE)).find(|at| self.is_comma(*at))?;
        self.opens_clause_apart(self.view.range.start, close).filter(|found| *found == open).map(|_| close)
    }

    /// `60mila studenti, ha precisato, sono entrati gratis`: where the clause goes on behind an aside between commas that tells
    /// who says so.
    pub fn past_report(&self, end: usize) -> usize {
        let view = self.view;
        // `22 aldeias, acrescentou o comandante, Rui Sequeira`: but not with a name.
        let name = |at: usize| view.token(at).is_some_and(|t| t.capital);
        let says = |at: &usize| !name(*at) && (view.mark(*at).property.is_some() || view.role(*at, Role::AUXILIARY));
        if self.is_comma(end) { behind_aside(view, end).filter(says).unwrap_or(end) } else { end }
    }

    /// `Dwóch strażaków – w wieku 33 i 34 lat – zginęło`, `Dwóch policjantów interweniujących podczas protestu zostało rannych`:
    /// where the clause goes on behind what stands between dashes, or behind a participle with its complements, right behind
    /// the noun that ends before `end`.
    pub fn past_aside(&self, end: usize) -> usize {
        /// Tokens between the dashes, or of the participle's clause, at most.
        const ASIDE: usize = 14;
        let view = self.view;
        let says = |at: usize| view.mark(at).property.is_some() || view.role(at, Role::AUXILIARY);
        let inside = end + 1..view.range.end.min(end + 1 + ASIDE);
        if view.is_dash(end) {
            return inside
                .into_iter()
                .find(|&at| view.is_dash(at))
                .filter(|&at| says(at + 1) && (view.role(at + 1, Role::AUXILIARY) || !is_of_speech(view, at + 1)))
                .map_or(end, |at| at + 1);
        }
        // `Трое рабочих, которых искали с утра, найдены`: so it does behind a relative or participial clause.
        if let Some(close) = self.closes_clause_apart(end) {
            // `Из 20 школ, закрытых на карантин, открылись шесть`: of two predicates the first.
            let relative = view.is_one_of(end + 1, &view.grammar().relative);
            let clause = end + 1..if relative { close } else { end + 2 };
            let own = clause.into_iter().any(|at| view.mark(at).property.is_some());
            let goes_on = !own && says(close + 1) && !is_of_speech(view, close + 1);
            return if goes_on { close + 1 } else { end };
        }
        if !is_active_participle(view, end) || view.mark(end).property.is_some() {
            return end;
        }
        let past = |at: usize| view.ends_like(at, &view.grammar().past_endings);
        let verb = |at: usize| {
            let helps = view.role(at, Role::AUXILIARY) && view.mark(at + 1).property.is_some();
            past(at) && (helps || view.mark(at).property.is_some())
        };
        let open = |at: &usize| view.is_word(*at) && view.mark(*at).number.is_none() && !view.role(*at, Role::CLAUSE);
        inside.take_while(open).find(|&at| verb(at)).unwrap_or(end)
    }
}
