//! Where a phrase ends by what no phrase holds: prepositions, auxiliaries, verbs, participles.
//!
//! In: a walk. Out: that the phrase ends before its place; or, beside that, what looks like it and goes on the phrase.

use super::{Step, Walk};
use crate::extract::attribution::phrase::verbal::{is_cited, is_owner, is_reduced, is_report};
use crate::lang::{Function, Roles};

/// What stands inside no phrase, where it is not a noun.
const STOPS: Roles = Roles::RELATIVE
    .and(Roles::THAT)
    .and(Roles::AGENT)
    .and(Roles::AUXILIARY)
    .and(Roles::ADVERB)
    .and(Roles::PREPOSITION)
    .and(Roles::WITHIN)
    .and(Roles::CONJUNCTION)
    .and(Roles::PRONOUN)
    .and(Roles::NEGATION)
    .and(Roles::FINITE)
    .and(Roles::PARTICIPLE)
    .and(Roles::GERUND)
    .and(Roles::ARTICLE)
    .and(Roles::ACCORDING)
    .and(Roles::CITING)
    .and(Roles::HEARSAY)
    .and(Roles::HEARSAY_AUXILIARY)
    .and(Roles::HEDGE);

impl Walk<'_, '_, '_> {
    /// Who is told, where something is said and what somebody does end the phrase, whatever joins them to it.
    pub(super) fn apart(&self) -> Option<Step> {
        let does = || self.reading.tells_doing(self.start, self.at);
        (self.tells_medium() || self.is_place_of_speech() || does()).then_some(Step::Ends)
    }

    /// `riferiscono fonti locali all'agenzia Reuters`: the medium told is no part of who tells.
    fn tells_medium(&self) -> bool {
        let (reading, i) = (self.reading, self.at);
        let told = || reading.does(i, Function::FUSED) || reading.does(i, Function::TO);
        let from = i + 1 + usize::from(!reading.is_word(i + 1));
        let medium = || (from..from + 3).take_while(|&j| !reading.bounds(j)).any(|j| reading.is_medium(j));
        self.is_inside() && reading.speech.drops_subject && told() && medium()
    }

    /// `said Carla Évora at a news conference`: where somebody named speaks is no part of the name.
    fn is_place_of_speech(&self) -> bool {
        let (reading, next) = (self.reading, self.at + 1);
        let article = || reading.has(next, Roles::ARTICLE) && !reading.has(next, Roles::DETERMINER);
        self.named && reading.does(self.at, Function::LOCATIVE) && article()
    }

    /// `an Insight West survey`: what somebody named has published goes on the phrase.
    pub(super) fn own_document(&mut self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        let lower = self.named && !reading.is_capital(i) && self.is_inside();
        if !lower || !reading.has(self.start, Roles::ARTICLE) || !self.is_document() {
            return None;
        }
        self.named = false;
        Some(self.pass(self.behind()))
    }

    /// `l'ONG Vigie citoyenne,`: an adjective that a mark closes goes on the name of a body.
    pub(super) fn adjective_behind(&mut self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        let speech = reading.speech;
        if !self.named
            || !speech.has_articles
            || speech.persons_only
            || reading.is_capital(i)
            || reading.word(i).is_some()
        {
            return None;
        }
        let joined = reading.has(i + 1, Roles::CONJUNCTION) && reading.has(i + 2, Roles::COMPLEMENT);
        let body = |j: usize| reading.noun(j).is_some_and(|w| !w.is_title());
        let closes = (reading.bounds(i + 1) || joined) && (self.start..i).any(body);
        closes.then(|| self.pass(i + 1))
    }

    /// The phrase ends before a word that no phrase holds.
    pub(super) fn bound(&self) -> Option<Step> {
        if !self.is_inside() {
            return None;
        }
        let lower = || self.ends_at_lower() || self.ends_at_participle() || self.is_after_capital();
        let ends = self.ends_at_function() || !self.reading.is_capital(self.at) && lower();
        ends.then_some(Step::Ends)
    }

    /// Whether the word serves the grammar of the sentence, or is none that a name goes on with.
    fn ends_at_function(&self) -> bool {
        let (reading, i) = (self.reading, self.at);
        let stop = self.is_stop() && !self.is_document() && !self.is_adverbial_adjective();
        let owner = is_owner(reading, i);
        // `los bomberos se encuentran`: a weak pronoun belongs to the verb.
        let weak = || reading.has(i, Roles::CLITIC) && !owner && !reading.has(i, Roles::ARTICLE.and(Roles::DETERMINER));
        // `Избирком эти сведения опровергает`: what points back is another phrase.
        let points = || !reading.speech.has_articles && reading.has(i, Roles::ANAPHOR);
        stop || self.named && !reading.is_capital(i) && !owner || points() || weak()
    }

    /// Whether the word has a role that no phrase holds.
    pub(super) fn is_stop(&self) -> bool {
        self.reading.has(self.at, STOPS)
    }

    /// `une note interne`: whether the word is a document; behind an article it is no verb.
    fn is_document(&self) -> bool {
        let (reading, start, i) = (self.reading, self.start, self.at);
        // `un nouveau décompte`: an adjective may stand between.
        let adjective = || i > start + 1 && reading.is_prenominal(i - 1) && reading.has(i - 2, Roles::ARTICLE);
        let noun = || {
            reading.has(i - 1, Roles::ARTICLE)
                || adjective()
                || is_report(reading, start, i)
                || is_cited(reading, start, i)
                || is_owner(reading, i - 1)
        };
        reading.has(i, Roles::DOCUMENT) && self.is_inside() && noun()
    }

    /// `le dernier bulletin`: between an article and its noun an adverb is an adjective.
    fn is_adverbial_adjective(&self) -> bool {
        let (reading, i) = (self.reading, self.at);
        reading.has(i, Roles::ADVERB) && reading.has(i - 1, Roles::ARTICLE) && reading.is_word(i + 1)
    }

    /// Whether a word in lower case is the verb of the clause, or opens what is told of the noun before it.
    fn ends_at_lower(&self) -> bool {
        let (reading, i) = (self.reading, self.at);
        // `citing officials close to the inquiry`: an adjective behind its noun, with a preposition, is no part of a name.
        let adjective = || {
            let plain = reading.noun(i - 1).is_some() && reading.word(i).is_none();
            plain && reading.speech.verbs_are_nouns && reading.has(self.behind(), Roles::PREPOSITION)
        };
        reading.ends_like(i, &reading.speech.endings.verb) || adjective()
    }

    /// Whether a participle or a predicate says what was done, by whom or with whom.
    fn ends_at_participle(&self) -> bool {
        let (reading, i) = (self.reading, self.at);
        // `un sondage réalisé auprès de 1 000 personnes`: how a document came about is no part of it.
        let made = || reading.has(i - 1, Roles::DOCUMENT) && reading.is_predicate(i);
        // `a police report seen by`: a participle with its agent is no part of a name.
        is_reduced(reading, self.start, i) || self.is_done() || made()
    }

    /// `un sondeo de El Financiero realizado a 1.000 adultos`: whether the word says what was done to somebody named.
    fn is_done(&self) -> bool {
        let (reading, i) = (self.reading, self.at);
        // `según los bomberos destruyó 20 casas`: or what they say was done, where no comma stands between.
        let told = || {
            let participle = reading.ends_like(i, &reading.speech.endings.participle);
            reading.speech.romance && reading.word(i).is_none() && !participle && self.has_noun()
        };
        reading.speech.drops_subject && reading.is_predicate(i) && (reading.is_capital(i - 1) || told())
    }

    /// Where nouns are written with a capital, none follows one without.
    fn is_after_capital(&self) -> bool {
        let (reading, before) = (self.reading, self.at - 1);
        reading.capital_nouns && reading.is_capital(before) && !reading.has(before, Roles::ARTICLE)
    }
}
