//! The walk over the words of one noun phrase.
//!
//! In: the token that the phrase starts at. Out: where it ends. Each rule looks at the place that the walk has come to: it
//! passes what stands there, ends the phrase before it, or leaves it to the next rule.

mod bound;
mod joint;
mod mark;
mod name;
mod office;

use super::super::name::owns;
use crate::extract::attribution::reading::Reading;
use crate::lang::Roles;

/// A phrase is no longer than this many tokens.
pub(super) const LONGEST: usize = 28;

/// A walk from the start of a phrase.
pub(super) struct Walk<'r, 'd, 't> {
    reading: &'r Reading<'d, 't>,
    start: usize,
    /// Where no phrase goes on.
    limit: usize,
    /// The token to look at.
    at: usize,
    /// Behind the last token that belongs to the phrase: what joins two parts does so only where the second follows.
    end: usize,
    /// Whether a name was passed last, which a word in lower case does not go on.
    named: bool,
    /// Whether a title was passed that asks for the body of its bearer: `a source in the ministry`.
    open_title: bool,
}

/// What a rule has done with the place that the walk had come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Passed it.
    On,
    /// Ended the phrase.
    Ends,
}

impl<'r, 'd, 't> Walk<'r, 'd, 't> {
    /// A walk that has passed the articles which open the phrase.
    pub fn from(reading: &'r Reading<'d, 't>, start: usize) -> Self {
        let limit = (start + LONGEST).min(reading.document.tokens.len());
        let mut walk = Self { reading, start, limit, at: start, end: start, named: false, open_title: false };
        while walk.at < limit && walk.is_article() {
            walk.at = walk.behind();
        }
        walk.end = walk.at;
        walk
    }

    /// Where the phrase ends.
    pub fn end(mut self) -> usize {
        while self.at < self.limit && self.step() == Step::On {}
        self.end.max(self.start + 1)
    }

    /// The order matters: what a name or an office says of itself stands before what every phrase may have.
    fn step(&mut self) -> Step {
        self.barred()
            .or_else(|| self.age())
            .or_else(|| self.tasks())
            .or_else(|| self.further_task())
            .or_else(|| self.inner_mark())
            .or_else(|| self.titled_place())
            .or_else(|| self.fields())
            .or_else(|| self.noun())
            .or_else(|| self.adjective_of_a_name())
            .or_else(|| self.capital())
            .or_else(|| self.seat())
            .or_else(|| self.particle())
            .or_else(|| self.pointed_place())
            .or_else(|| self.sits())
            .or_else(|| self.field_of_work())
            .or_else(|| self.purpose())
            .or_else(|| self.aim())
            .or_else(|| self.apart())
            .or_else(|| self.complement())
            .or_else(|| self.body_within())
            .or_else(|| self.conjunction())
            .or_else(|| self.genitive())
            .or_else(|| self.own_document())
            .or_else(|| self.adjective_behind())
            .or_else(|| self.opened_name())
            .or_else(|| self.bound())
            .unwrap_or_else(|| self.word())
    }

    /// A figure, the next sentence or what is counted ends every phrase.
    fn barred(&self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        // `nach Angaben des Sprechers aber ein Kind`: where the verb stands second, what sets against goes with the clause.
        let against = reading.speech.verb_second && reading.has(i, Roles::CONTRAST) && reading.noun(i).is_none();
        // `selon la mairie près de 300`: so does the hedge of a figure, and before it the preposition that governs it
        // (`die Veranstalter von mehr als 40.000`, `organisers at more than 40,000`).
        let governs = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::WITHIN);
        let governed = || reading.has(i, governs) && reading.hedged(i + 1);
        let hedge = reading.speech.has_articles && (reading.hedged(i) || governed());
        let barred =
            || hedge || reading.in_figure(i) || reading.ends_sentence(i - 1) || reading.is_counted(i) || against;
        (self.is_inside() && (barred() || self.is_verb())).then_some(Step::Ends)
    }

    /// `Volgens de stukadoor vielen er 40 doden`: whether the verb in second place stands behind a noun that no list knows, where
    /// nouns have no capital: a predicate, before what no noun phrase holds.
    fn is_verb(&self) -> bool {
        let (reading, i) = (self.reading, self.at);
        let opens = Roles::ARTICLE.and(Roles::PRONOUN).and(Roles::ADVERB).and(Roles::PREPOSITION);
        reading.speech.verb_second
            && !reading.capital_nouns
            && !reading.is_capital(i)
            && self.end > self.start
            && !self.named
            && !reading.has(i - 1, Roles::ARTICLE)
            && reading.noun(i).is_none()
            && reading.is_predicate(i)
            && (reading.hedged(i + 1) || reading.has(i + 1, opens))
    }

    /// Any other word belongs to the phrase.
    fn word(&mut self) -> Step {
        let (reading, i) = (self.reading, self.at);
        // `Local prosecutors`: the capital of a sentence's first word names nobody.
        let opens = !self.is_inside() && (i == 0 || reading.ends_sentence(i - 1));
        let first = opens && reading.noun(self.behind()).is_some();
        self.named = reading.is_capital(i) && !first && self.is_whole_name();
        self.pass(self.behind())
    }

    /// `l'Agence internationale de l'énergie`: a body's noun opens its name; so does an adjective made of a name.
    fn is_whole_name(&self) -> bool {
        !self.reading.has(self.at, Roles::BODY) && !owns(self.reading, self.start, self.at)
    }

    /// Whether an article stands there, and no noun that is written like it.
    fn is_article(&self) -> bool {
        self.reading.has(self.at, Roles::ARTICLE) && self.reading.noun(self.at).is_none()
    }

    /// Whether a part of the phrase stands before the place.
    fn is_inside(&self) -> bool {
        self.at > self.start
    }

    /// Whether a noun that may speak was passed.
    fn has_noun(&self) -> bool {
        (self.start..self.at).any(|i| self.reading.noun(i).is_some())
    }

    /// The first token behind the word or listed phrase that stands there.
    fn behind(&self) -> usize {
        self.at + self.reading.len(self.at)
    }

    /// All up to `past` belongs to the phrase.
    fn pass(&mut self, past: usize) -> Step {
        (self.at, self.end) = (past, past);
        Step::On
    }

    /// All up to `past` belongs to the phrase, and ends as a name does.
    fn pass_name(&mut self, past: usize) -> Step {
        self.named = true;
        self.pass(past)
    }

    /// All up to `to` belongs to the phrase if more of it follows.
    fn skip(&mut self, to: usize) -> Step {
        self.at = to;
        Step::On
    }
}
