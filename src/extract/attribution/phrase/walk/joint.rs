//! What joins two parts of one phrase: complements, conjunctions, the genitive.
//!
//! In: a walk. Out: behind the joint, where the second part opens, or that the phrase ends before it.

use super::{Step, Walk};
use crate::claim::SourceType;
use crate::extract::attribution::name::owns;
use crate::extract::attribution::reading::Reading;
use crate::extract::attribution::subject::{is_purpose, is_task};
use crate::lang::{Function, Roles};

impl Walk<'_, '_, '_> {
    /// `le préfet de la région`: a preposition that may join a complement to its noun.
    pub(super) fn complement(&mut self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        if !reading.has(i, Roles::COMPLEMENT) || !self.is_inside() {
            return None;
        }
        // `le cabinet Norva pour un collectif`: for whom somebody named works is no part of the name.
        let called = self.named || reading.is_capital(i - 1);
        let works = called && reading.does(i, Function::PURPOSE) && reading.has(self.behind(), Roles::INDEFINITE);
        if works || self.is_dated(self.behind()) || !joins(reading, self.behind()) {
            return Some(Step::Ends);
        }
        self.at = self.behind();
        self.skip_articles();
        let at = self.at;
        // `Фермер Магомед Алиев из Нефтекумского района потерял всё`: where somebody named is from ends the phrase.
        if self.named && !reading.speech.has_articles && reading.is_capital(at) && reading.noun(at).is_none() {
            // `Jan Kos z Komendy Powiatowej Policji`: the body that somebody named belongs to goes on.
            let noun = (at + 1..at + 4).find(|&j| reading.has(j, Roles::PLACE) || reading.noun(j).is_some());
            self.end = noun.filter(|_| owns(reading, self.start, at)).map_or(at + 1, |noun| noun + 1);
            return Some(Step::Ends);
        }
        self.named = false;
        // The word that is joined, whatever it is.
        Some(if reading.noun(at).is_none() { self.pass(at + 1) } else { Step::On })
    }

    /// `danych UNHCR z czerwca`: whether the complement that opens at `at` says when something came out, by whom a medium has
    /// learnt it or for which medium it was done (`un sondage Ifop pour Le Monde`), which is no part of who says it.
    fn is_dated(&self, at: usize) -> bool {
        let reading = self.reading;
        let inflects = !reading.speech.has_articles;
        let time = reading.noun(at).is_none() && reading.has(at, Roles::ADVERB);
        let client = || reading.does(at - 1, Function::PURPOSE) && reading.is_medium(at);
        inflects && (time || self.is_informant(at)) || client()
    }

    /// `PAP ze źródeł zbliżonych do sprawy`: whether a noun tells by whom a medium has learnt it.
    fn is_informant(&self, at: usize) -> bool {
        let noun = self.reading.noun(at);
        self.reading.is_medium(self.start) && noun.is_some_and(|w| w.is_title() && w.source == Some(SourceType::Other))
    }

    /// `źródło w policji`: behind a title that asks for it the body of its bearer, inside a preposition.
    pub(super) fn body_within(&mut self) -> Option<Step> {
        let within = self.open_title && self.reading.has(self.at, Roles::PREPOSITION.and(Roles::WITHIN));
        if !within || self.reading.noun(self.behind()).is_none() {
            return None;
        }
        self.open_title = false;
        Some(self.skip(self.behind()))
    }

    /// A conjunction joins two names of one body, two tasks of one office or two nouns that speak; else it ends the phrase.
    pub(super) fn conjunction(&mut self) -> Option<Step> {
        if !self.reading.has(self.at, Roles::CONJUNCTION) || !self.is_inside() {
            return None;
        }
        let next = self.behind();
        if self.joins_name() {
            return Some(self.pass(next + 1));
        }
        if self.joins_task() {
            return Some(self.skip(next + self.reading.len(next)));
        }
        if self.named || self.follows_counted(next) || !self.joins_nouns(next) && !self.joins_purposes(next) {
            return Some(Step::Ends);
        }
        self.at = next;
        self.skip_articles();
        Some(Step::On)
    }

    /// `lo rebaja a 300 afectados y los vecinos lo elevan a 1.100`: whether an article opens another noun phrase behind the noun
    /// of a figure, which is not one with it.
    fn follows_counted(&self, next: usize) -> bool {
        let reading = self.reading;
        let counted = self.start.checked_sub(1).is_some_and(|at| reading.in_figure(at));
        reading.speech.romance && counted && reading.has(next, Roles::ARTICLE)
    }

    /// Whether behind a conjunction another noun that may speak opens.
    fn joins_nouns(&self, next: usize) -> bool {
        let reading = self.reading;
        let behind_article = next + reading.len(next);
        reading.noun(next).is_some() && !reading.has(next, Roles::VERB)
            || reading.has(next, Roles::ARTICLE) && reading.noun(behind_article).is_some()
    }

    /// `министр науки и высшего образования`: whether what an office is for is joined.
    fn joins_purposes(&self, next: usize) -> bool {
        let (reading, i) = (self.reading, self.at);
        let unknown = |j: usize| reading.is_word(j) && reading.word(j).is_none() && !reading.is_capital(j);
        !reading.speech.has_articles
            && i > self.start + 1
            && unknown(i - 1)
            && (is_task(reading, next) || is_purpose(reading, self.start..i, next))
    }

    /// `ein Sprecher der örtlichen Polizei`: behind an article in the genitive a noun that the phrase belongs to.
    pub(super) fn genitive(&mut self) -> Option<Step> {
        let noun = self.owner().filter(|noun| *noun < self.limit)?;
        self.named = false;
        Some(self.skip(noun))
    }

    /// The noun of the body behind an article in the genitive. The feminine article is a dative, too: a medium behind it is
    /// told (`sagte ein Sprecher der Zeitung`).
    fn owner(&self) -> Option<usize> {
        /// Adjectives between the article and its noun, with it, at most.
        const REACH: usize = 3;
        let (reading, at) = (self.reading, self.at);
        if !self.is_inside() || !reading.speech.verb_second || !reading.does(at, Function::GENITIVE) {
            return None;
        }
        let titled = reading.noun(reading.phrase_start(at - 1)).filter(|w| w.source.is_some())?.is_title();
        let from = self.behind();
        let adjective = |j: usize| reading.ends_like(j, &reading.speech.endings.adjective);
        // `die Leiterin der Notaufnahme`: what no list knows is a field behind a title.
        let lower = |j: &usize| reading.is_word(*j) && !reading.is_capital(*j);
        let field = from + (from..from + REACH).take_while(lower).count();
        let plain = reading.is_word(field) && reading.word(field).is_none() && !reading.is_capital(field + 1);
        if titled && reading.capital_nouns && reading.is_capital(field) && plain && (from..field).all(adjective) {
            return Some(field);
        }
        let open = |j: &usize| reading.is_word(*j) && !reading.in_figure(*j) && !reading.has(*j, Roles::ARTICLE);
        let (noun, word) = (from..from + REACH).take_while(open).find_map(|j| Some((j, reading.noun(j)?)))?;
        let led = (from..noun).all(|j| reading.is_capital(j) || adjective(j));
        // `der Sprecher des Gouverneurs`: an article that is no pronoun is no dative either.
        let told = word.is_title() && reading.has(at, Roles::PRONOUN);
        let body = !told && word.source.is_some_and(|kind| kind != SourceType::Media);
        (reading.is_capital(noun) && led && body).then_some(noun)
    }

    fn skip_articles(&mut self) {
        while self.is_article() {
            self.at = self.behind();
        }
    }
}

/// Whether a preposition may join what opens at `at` to its noun.
fn joins(reading: &Reading<'_, '_>, at: usize) -> bool {
    // `les pompiers pour maîtriser le feu`: what is done names nobody.
    let aim =
        at > 0 && reading.does(at - 1, Function::PURPOSE) && reading.noun(at).is_none() && !reading.is_capital(at);
    if aim && reading.speech.romance && reading.ends_like(at, &reading.speech.endings.infinitive) {
        return false;
    }
    reading.is_word(at) && !reading.has(at, Roles::THAT.and(Roles::RELATIVE)) || reading.name_quote(at).is_some()
}
