//! What a body or an office is for, as a part of its name.
//!
//! In: a walk. Out: behind the fields of the body, the tasks of the office, the aim of those who are members.

use super::{Step, Walk};
use crate::extract::attribution::pair::is_pair;
use crate::extract::attribution::portfolio::{joins_fields, past_fields};
use crate::extract::attribution::subject::purpose_end;
use crate::lang::{Function, Roles};

impl Walk<'_, '_, '_> {
    /// `Ministerstwo Klimatu i Środowiska`: a body with all its fields.
    pub(super) fn fields(&mut self) -> Option<Step> {
        let past = past_fields(self.reading, self.at).filter(|past| *past <= self.limit)?;
        Some(self.pass_name(past))
    }

    /// `руководитель отдела надзора за качеством воды и почвы Анна Лис`: where nouns inflect, all that stands between a title and
    /// the full name of its bearer, which ends the phrase.
    pub(super) fn field_of_work(&mut self) -> Option<Step> {
        /// Words behind the preposition, at most.
        const REACH: usize = 10;
        let (reading, at) = (self.reading, self.at);
        if reading.speech.has_articles || !self.is_inside() || self.named || !reading.is_title(self.start) {
            return None;
        }
        let leads = reading.has(at, Roles::PREPOSITION.and(Roles::COMPLEMENT)) || reading.does(at, Function::COMPANY);
        let verb = |i: usize| reading.has(i, Roles::FINITE.and(Roles::AUXILIARY)) && reading.noun(i).is_none();
        let plain = |i: &usize| reading.is_word(*i) && !reading.is_capital(*i) && !reading.in_figure(*i) && !verb(*i);
        let past = at + 1 + (at + 1..at + 1 + REACH).take_while(plain).count();
        let name = |i: usize| reading.is_word(i) && reading.is_capital(i) && reading.noun(i).is_none();
        let full = name(past) && name(past + 1) && (reading.bounds(past + 2) || reading.token(past + 2).is_none());
        (leads && past > at + 1 && full).then(|| self.pass(past))
    }

    /// `la ministra de Ciencia, Innovación y Universidades, Ana Ruiz`: the tasks of an office that go on at a comma end the
    /// phrase where the name of whoever holds it follows.
    pub(super) fn tasks(&mut self) -> Option<Step> {
        self.end = self.past_tasks()?;
        Some(Step::Ends)
    }

    fn past_tasks(&self) -> Option<usize> {
        /// Tasks and words of one, at most.
        const TASKS: usize = 5;
        const WORDS: usize = 4;
        let (reading, i) = (self.reading, self.at);
        let comma = |at: usize| reading.surface(at) == ",";
        if !reading.speech.romance || !comma(i) || !reading.is_capital(i + 1) || !self.has_office() {
            return None;
        }
        let task = |at: usize| {
            let word =
                |j: &usize| reading.is_word(*j) && (reading.is_capital(*j) || reading.has(*j, Roles::COMPLEMENT));
            let words = (at..at + WORDS).take_while(word).count();
            (words > 0 && reading.is_capital(at)).then_some(at + words)
        };
        let mut at = i;
        for _ in 0..TASKS {
            at = task(at + 1)?;
            if reading.has(at, Roles::CONJUNCTION) {
                let past = task(at + 1)?;
                return (comma(past) && reading.is_capital(past + 1)).then_some(past);
            }
            if !comma(at) {
                return None;
            }
        }
        None
    }

    /// Whether a noun that may speak was passed, and what leads to its task.
    fn has_office(&self) -> bool {
        let reading = self.reading;
        let leads = |j: usize| reading.is_word(j) && !reading.is_capital(j) && reading.noun(j).is_none();
        self.has_noun() && (self.start + 1..self.at).any(leads)
    }

    /// `le ministre de l'Intérieur, de la Sécurité et de la Paix`: behind a comma another task of an office, where a
    /// conjunction with the last one follows.
    pub(super) fn further_task(&mut self) -> Option<Step> {
        /// Tokens to the conjunction, at most.
        const LIST: usize = 8;
        let (reading, i) = (self.reading, self.at);
        if i <= self.start + 2 || reading.surface(i) != "," || !self.tasks_have_prepositions() {
            return None;
        }
        let joined = |j: usize| reading.has(j, Roles::CONJUNCTION) && self.is_task(j + 1);
        let further = self.has_noun() && self.has_complement() && self.is_task(i + 1) && (i + 2..i + LIST).any(joined);
        further.then(|| self.skip(i + 1 + reading.len(i + 1)))
    }

    /// `le ministre de l'Action humanitaire et de la Gestion des catastrophes`: whether a conjunction joins another of the
    /// tasks of an office.
    pub(super) fn joins_task(&self) -> bool {
        self.tasks_have_prepositions() && self.is_task(self.behind()) && self.has_complement() && self.has_noun()
    }

    /// Whether each task of an office opens with a preposition of its own.
    fn tasks_have_prepositions(&self) -> bool {
        self.reading.speech.has_articles && !self.reading.speech.persons_only
    }

    /// Whether a preposition opens a task in capitals there.
    fn is_task(&self, at: usize) -> bool {
        let reading = self.reading;
        let name = at + reading.len(at);
        reading.has(at, Roles::COMPLEMENT) && reading.is_capital(name) && reading.noun(name).is_none()
    }

    fn has_complement(&self) -> bool {
        (self.start..self.at).any(|j| self.reading.has(j, Roles::COMPLEMENT))
    }

    /// `the Department of Forestry and Fire Protection`: whether a conjunction stands between two capitals of one name.
    pub(super) fn joins_name(&self) -> bool {
        joins_fields(self.reading, self.start, self.at)
            || self.joins_owners()
            || is_pair(self.reading, self.start, self.at)
    }

    /// `Food and Drug Administration`: both sides stand before the noun of the body.
    fn joins_owners(&self) -> bool {
        let (reading, i) = (self.reading, self.at);
        let next = self.behind();
        let named = |j: usize| reading.is_capital(j) && reading.noun(j).is_none();
        let body = |j: usize| reading.is_capital(j) && reading.noun(j).is_some_and(|w| !w.is_title());
        let last = (next + 1..next + 4).find(|&j| !named(j));
        reading.speech.verbs_are_nouns
            && named(i - 1)
            && named(next)
            && (self.start..i).all(|j| reading.noun(j).is_none() || reading.has(j, Roles::DOCUMENT))
            && last.is_some_and(|j| j > next && body(j))
    }

    /// What a body is for.
    pub(super) fn purpose(&mut self) -> Option<Step> {
        if let Some(past) = purpose_end(self.reading, self.start, self.at) {
            self.named = false;
            return Some(self.pass(past));
        }
        // `Agência para a Integração`, `Bundesamt für Landwirtschaft`: in capitals it belongs to its name.
        let reading = self.reading;
        if let Some(past) = self.past_cause() {
            return Some(self.pass(past));
        }
        let body = |i: usize| reading.is_capital(i) && (reading.noun(i).is_some() || reading.is_body(i));
        if !self.is_inside() || !body(self.at - 1) || !reading.does(self.at, Function::PURPOSE) {
            return None;
        }
        let purpose = (self.at + 1..self.at + 4).find(|&j| !reading.has(j, Roles::ARTICLE))?;
        (reading.is_capital(purpose) && !reading.is_medium(purpose)).then(|| self.pass_name(purpose + 1))
    }

    /// `l'associazione per la tutela dei consumatori`: in Romance languages behind a body without a name what it is there for,
    /// with its article; no time (`per il momento`) and no clause (`para lograr`).
    fn past_cause(&self) -> Option<usize> {
        let (reading, i) = (self.reading, self.at);
        let body = i > self.start && reading.is_body(i - 1) && !reading.is_capital(i - 1);
        let article = i + reading.len(i);
        let opens = reading.has(article, Roles::ARTICLE) && !reading.has(article, Roles::INDEFINITE.and(Roles::ADVERB));
        let noun = article + reading.len(article);
        let plain = reading.is_word(noun) && !reading.is_capital(noun) && reading.word(noun).is_none();
        let cause =
            reading.speech.romance && self.is_inside() && body && reading.does(i, Function::PURPOSE) && opens && plain;
        cause.then_some(noun + 1)
    }

    /// `Comité por los Derechos de los Presos`, `Servicio de Atención a Migrantes`: a preposition and the capital that goes on
    /// the name of a body, where nouns stand first.
    pub(super) fn aim(&mut self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        let body = |j: usize| reading.is_capital(j) && (reading.is_body(j) || reading.noun(j).is_some());
        let romance = reading.speech.drops_subject && reading.speech.romance;
        if !self.is_inside() || !romance || !reading.is_capital(i - 1) || !(self.start..i).any(body) {
            return None;
        }
        let to = reading.does(i, Function::TO);
        let at = (i + 1..i + 3).find(|&j| !reading.has(j, Roles::ARTICLE))?;
        let many = !to || at == i + 1 && reading.ends_like(at, &reading.speech.endings.plural);
        let aims = to || reading.has(i, Roles::AGENT) || reading.does(i, Function::PURPOSE);
        let plain =
            reading.is_capital(at) && reading.is_word(at) && !reading.is_medium(at) && !reading.is_letters(at, 2);
        (aims && many && plain && !reading.has(at, Roles::PLACE)).then(|| self.pass_name(at + 1))
    }
}
