//! Nouns and names inside a phrase.
//!
//! In: a walk. Out: behind them.

use super::{Step, Walk};
use crate::claim::SourceType;
use crate::extract::attribution::name::{name_run, seat};
use crate::extract::attribution::reading::Reading;
use crate::lang::{Function, Roles, Word};

impl Walk<'_, '_, '_> {
    /// A noun that may speak.
    pub(super) fn noun(&mut self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        let noun = reading.noun(i)?;
        let lower = self.named && !reading.is_capital(i) && self.is_inside();
        if lower && !self.is_opened(noun) && !self.leads_noun() {
            return Some(Step::Ends);
        }
        if self.is_verb_of_body(noun) {
            return Some(Step::Ends);
        }
        self.open_title = noun.is_title() && (self.open_title || noun.source == Some(SourceType::Other));
        self.named = self.is_shouted(noun);
        Some(self.pass(self.behind()))
    }

    /// `Le syndicat juge la hausse trop faible`: whether a title right behind a noun that speaks is its verb, in a language
    /// whose nouns stand before what narrows them.
    fn is_verb_of_body(&self, noun: &Word) -> bool {
        let (reading, i) = (self.reading, self.at);
        let behind_noun = || reading.noun(reading.phrase_start(i - 1)).is_some();
        let object = || reading.has(self.behind(), Roles::ARTICLE.and(Roles::THAT).and(Roles::DETERMINER));
        let verb = noun.is_title() && reading.has(i, Roles::FINITE) && !reading.is_capital(i);
        reading.speech.romance && verb && self.is_inside() && behind_noun() && object()
    }

    /// `Національний банк`, `Česká obchodní komora`: adjectives with a capital open the name of a body.
    fn is_opened(&self, noun: &Word) -> bool {
        let reading = self.reading;
        // `Державна служба`, `Główna komenda`: a feminine adjective has one letter.
        let feminine =
            |j| self.at == self.start + 1 && reading.ends_like(j, &reading.speech.endings.feminine_adjective);
        let adjective = |j| reading.ends_like_adjective(j) || feminine(j);
        !reading.speech.has_articles && !noun.is_title() && (self.start..self.at).all(adjective)
    }

    /// `according to the French authorities`, `UK government figures`: where nouns stand last, the capital right before one
    /// that is no name of a source says whose it is.
    fn leads_noun(&self) -> bool {
        let reading = self.reading;
        let before = reading.phrase_start(self.at - 1);
        reading.speech.verbs_are_nouns && reading.is_word(self.at - 1) && reading.noun(before).is_none()
    }

    /// `UNHCR liczba`, `eiste het OM celstraffen`: behind letters for a body a word in lower case is another phrase's.
    fn is_shouted(&self, noun: &Word) -> bool {
        let speech = self.reading.speech;
        let least = if speech.has_articles { 2 } else { 3 };
        let fits = !speech.has_articles && !noun.is_title() || speech.verb_second && !self.reading.capital_nouns;
        fits && self.reading.len(self.at) == 1 && self.reading.is_letters(self.at, least)
    }

    /// `het Belgische crisiscentrum`: where nouns have no capital, an adjective made of a name goes with its noun.
    pub(super) fn adjective_of_a_name(&mut self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        let next = self.behind();
        let endings = &reading.speech.endings;
        if !reading.is_capital(i) || !reading.ends_like(i, &endings.name_adjective) || reading.is_capital(next) {
            return None;
        }
        let demonym = || reading.ends_like(i, &endings.demonym) && reading.is_word(next);
        (reading.noun(next).is_some() || demonym()).then(|| self.skip(next))
    }

    /// A word with a capital inside the phrase.
    pub(super) fn capital(&mut self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        if !reading.is_capital(i) || !self.is_inside() || reading.has(i, Roles::RELATIVE) {
            return None;
        }
        self.named = self.is_whole_name();
        Some(self.pass(self.behind()))
    }

    /// `ordynator szpitala w Radomiu dr Paweł Mroczek`: where a title's body sits, then the name.
    pub(super) fn seat(&mut self) -> Option<Step> {
        if !self.reading.has(self.at, Roles::WITHIN.and(Roles::PREPOSITION)) {
            return None;
        }
        let past = seat(self.reading, self.start, self.behind(), self.limit)?;
        Some(self.pass_name(past))
    }

    /// `Ludwig van Dam`, `Hasan al-Kos`: a particle inside a name.
    pub(super) fn particle(&mut self) -> Option<Step> {
        if !self.named {
            return None;
        }
        if self.reading.is_capital(self.at + 1) && self.reading.is_particle(self.at) {
            return Some(self.skip(self.at + 1));
        }
        let past = self.reading.past_joined(self.at)?;
        Some(self.pass(past))
    }

    /// `said Burdwan district magistrate Soumitra Mohan`: behind a place in capitals a title in lower case with its bearer.
    pub(super) fn titled_place(&mut self) -> Option<Step> {
        /// Words of the title, at most.
        const WORDS: usize = 4;
        let (reading, i) = (self.reading, self.at);
        let lower = |j: &usize| *j < self.limit && reading.is_word(*j) && !reading.is_capital(*j);
        if !reading.speech.verbs_are_nouns || !self.is_inside() || !reading.is_capital(i - 1) || !lower(&i) {
            return None;
        }
        let speaks = |j: &usize| reading.noun(*j).is_some();
        let title = (i..i + WORDS).take_while(lower).find(speaks)?;
        let joins = Roles::PREPOSITION
            .and(Roles::COMPLEMENT)
            .and(Roles::AUXILIARY)
            .and(Roles::FINITE)
            .and(Roles::CONJUNCTION)
            .and(Roles::RELATIVE);
        let plain = |j: usize| reading.noun(j).is_some() || !reading.has(j, joins);
        let bearer = name_run(reading, title + reading.len(title), self.limit).filter(|run| run.len() >= 2)?;
        (i..title).all(plain).then(|| self.pass_name(bearer.end))
    }

    /// `prezydent tego kraju Jan Kos`: a title goes on with the place named before.
    pub(super) fn pointed_place(&mut self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        let title = self.is_inside() && reading.is_title(reading.phrase_start(i - 1));
        let points = !reading.speech.has_articles && reading.has(i, Roles::ANAPHOR) && reading.noun(i).is_none();
        let place = reading.has(i + 1, Roles::PLACE) && !reading.is_capital(i + 1) && reading.is_capital(i + 2);
        (title && points && place).then(|| self.pass(i + 2))
    }

    /// `Prokuratura Okręgowa we Wrocławiu`: a preposition opens the place where a body sits, before a mark.
    pub(super) fn sits(&mut self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        let place = self.behind();
        let acts = |w: &Word| {
            let kind = w.source.filter(|_| !w.is_title());
            kind.is_some_and(|k| !matches!(k, SourceType::Witness | SourceType::Media | SourceType::Expert))
        };
        let sits = !reading.speech.has_articles
            && self.is_inside()
            && reading.does(i, Function::LOCATIVE)
            && reading.is_capital(place)
            && reading.noun(place).is_none()
            && reading.bounds(place + 1)
            && (self.start..i).any(|j| reading.noun(j).is_some_and(acts))
            // `asp. Anna Lis z komendy powiatowej w Nisku`: behind a preposition of its own another body than the title's sits.
            && !(behind_body(reading, self.start, i)..i).any(|j| reading.is_title(j));
        sits.then(|| self.pass(place + 1))
    }

    /// `Národní seismologický institut`, `Европейской информационной системы`: where nouns inflect only the first adjective
    /// of a name has a capital.
    pub(super) fn opened_name(&mut self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        if !self.named || reading.is_capital(i) || self.is_stop() || reading.speech.has_articles {
            return None;
        }
        let plain =
            |j: usize| reading.is_word(j) && !reading.is_capital(j) && reading.word(j).is_none() && reading.space_at(j);
        let endings = &reading.speech.endings;
        let adjective = |j: usize| reading.ends_like_adjective(j) || reading.ends_like(j, &endings.adjective);
        let noun = i + 1;
        let opens = i == self.start + 1
            && reading.is_capital(self.start)
            && reading.word(self.start).is_none()
            && plain(i)
            && adjective(i);
        let known = reading.noun(noun).is_some_and(|w| !w.is_title()) && !reading.is_capital(noun);
        let unknown = plain(noun)
            && !adjective(noun)
            && !reading.ends_like(noun, &endings.verb)
            && !reading.is_predicate(noun)
            && adjective(self.start);
        (opens && (known || unknown)).then(|| self.pass_name(noun + if known { reading.len(noun) } else { 1 }))
    }
}

/// Behind the last preposition between `start` and `at` that joins a body to a title, or `start`.
fn behind_body(reading: &Reading<'_, '_>, start: usize, at: usize) -> usize {
    let body = |j: usize| reading.noun(j).is_some_and(|w| !w.is_title());
    let joins = |j: &usize| reading.has(*j, Roles::COMPLEMENT) && reading.noun(*j).is_none() && body(*j + 1);
    (start + 1..at).rev().find(joins).map_or(start, |j| j + 1)
}
