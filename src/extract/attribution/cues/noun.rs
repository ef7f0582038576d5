//! Words that look like a verb of saying and are none, and nouns that complete one.
//!
//! In: the place of such a word. Out: whether it is a noun or an infinitive there; the cue of whose words it gives.

use super::{Cue, Finder, Shape};
use crate::extract::attribution::phrase::{Party, Phrase, extend, rightward, words_of};
use crate::lang::{Function, Roles};

impl Finder<'_, '_, '_> {
    /// `приводит агентство слова губернатора`, `приводит агентство его слова`: who is quoted, not who quotes.
    pub(super) fn gives_words(&self, start: usize) -> Option<Cue> {
        let (reading, limit) = (self.reading, self.frame.tokens.end);
        let Some(noun) = words_of(reading, self.to, limit) else { return self.cites_object(start) };
        let owner = noun - 1;
        let (party, end) = if reading.has(owner, Roles::PRONOUN) {
            (Party::Pronoun(owner), noun + 1)
        } else {
            let bare = || (Party::Phrase(Phrase { tokens: noun + 1..noun + 2, role: None }), noun + 2);
            let body = reading.has(noun + 1, Roles::BODY);
            rightward(reading, noun + 1, limit).or_else(|| body.then(bare))?
        };
        // `приводит слова главврача агентство «Интерфакс»`: the medium behind them is who quotes.
        let medium = |i: &usize| reading.is_medium(*i);
        let (party, end) = match party {
            Party::Phrase(phrase) if !reading.speech.has_articles => {
                let cut = (phrase.tokens.start + 1..phrase.tokens.end).find(medium);
                let end = cut.unwrap_or(end);
                let tokens = phrase.tokens.start..cut.unwrap_or(phrase.tokens.end);
                (Party::Phrase(Phrase { tokens, role: phrase.role }), end)
            }
            other => (other, end),
        };
        Some(self.giving(start, party, end))
    }

    /// `цитирует губернатора ТАСС`, `цитирует ТАСС губернатора`, `цитирует его агентство`: where nouns inflect, whom a medium
    /// behind a quotation cites, before it or behind.
    fn cites_object(&self, start: usize) -> Option<Cue> {
        /// Tokens to the medium, at most.
        const REACH: usize = 8;
        let (reading, limit) = (self.reading, self.frame.tokens.end);
        let cites = self.roles.any(Roles::CITE) && self.roles.any(Roles::FINITE) && !self.roles.any(Roles::CITING);
        if !cites || reading.speech.has_articles || !self.content_before(start) {
            return None;
        }
        let medium = |i: &usize| reading.is_medium(*i);
        let at = (self.to..limit.min(self.to + REACH)).take_while(|&i| !reading.bounds(i)).find(medium)?;
        if at > self.to && reading.has(self.to, Roles::PRONOUN) {
            return Some(self.giving(start, Party::Pronoun(self.to), at));
        }
        if at > self.to {
            return Some(self.giving(start, Party::Phrase(Phrase { tokens: self.to..at, role: None }), at));
        }
        let behind = extend(reading, at).min(limit);
        let (party, end) = rightward(reading, behind, limit)?;
        Some(self.giving(start, party, end))
    }

    /// The cue of a verb that gives what `party` has said.
    fn giving(&self, start: usize, party: Party, end: usize) -> Cue {
        let cue = self.cue(start, party, start..end, Shape::Aside);
        if cue.shape == Shape::Citing { Cue { shape: Shape::Aside, roles: Roles::SAY, ..cue } } else { cue }
    }

    /// `Selon une étude publiée par l'Insee`, `according to a study published in May`: a participle behind the document
    /// that a phrase cites says how it came about.
    pub(super) fn narrows_document(&self, before: Option<&Cue>) -> bool {
        let Some(cue) =
            before.filter(|c| c.shape == Shape::Phrase && self.roles.any(Roles::PARTICIPLE.and(Roles::GERUND)))
        else {
            return false;
        };
        // `according to reporting by the Guardian`: what looks like a verb inside of the phrase is its noun.
        if cue.group.contains(&self.from) {
            return true;
        }
        let Party::Phrase(phrase) = &cue.party else { return false };
        let document = phrase.tokens.clone().any(|i| self.reading.has(i, Roles::DOCUMENT.and(Roles::ACCOUNT)));
        let between = cue.group.end..self.from;
        self.roles.any(Roles::PARTICIPLE)
            && document
            && cue.group.end <= self.from
            && between.len() <= 2
            && !between.into_iter().any(|i| self.reading.bounds(i))
    }

    /// `eine am Montag veröffentlichte Umfrage`: whether the word ends an attribute with a complement before its noun.
    fn is_in_attribute(&self) -> bool {
        /// Tokens of the attribute, at most.
        const REACH: usize = 7;
        let reading = self.reading;
        let qualifies = reading.capital_nouns
            && !reading.is_capital(self.from)
            && reading.ends_like(self.from, &reading.speech.endings.adjective)
            && reading.is_capital(self.to);
        let floor = self.frame.tokens.start.max(self.from.saturating_sub(REACH));
        let opens = |i: usize| {
            let governs = reading.has(i + 1, Roles::PREPOSITION.and(Roles::ADVERB)) && reading.noun(i + 1).is_none();
            reading.has(i, Roles::ARTICLE) && governs
        };
        let clear = |from: usize| (from..self.from).all(|i| !reading.bounds(i));
        qualifies && (floor..self.from.saturating_sub(1)).any(|i| opens(i) && clear(i))
    }

    /// A noun that looks like the verb (`une demande`, `the report`), or an infinitive.
    pub(super) fn is_noun(&self, start: usize) -> bool {
        let reading = self.reading;
        if start == self.frame.tokens.start || start != self.from || !self.roles.any(Roles::FINITE) {
            return false;
        }
        let at = reading.phrase_start(start - 1);
        if self.is_bare_noun(start) {
            return true;
        }
        // `die Zahl der bestätigten Fälle`: between an article and a noun with a capital it is an adjective.
        if reading.capital_nouns
            && start > self.frame.tokens.start + 1
            && reading.has(start - 1, Roles::ARTICLE)
            && !reading.is_capital(self.from)
            && reading.ends_like(self.from, &reading.speech.endings.adjective)
            && reading.is_capital(self.to)
        {
            return true;
        }
        if self.is_in_attribute() {
            return true;
        }
        // `Lo riferisce la questura`: what stands for the sentence before is the object.
        // `Dat meldt de politie`: so it is where the verb stands second.
        let told = reading.speech.verb_second && start == self.frame.tokens.start + 1;
        if self.points_back(start) || told && reading.does(start - 1, Function::POINTS_BACK) {
            return false;
        }
        // `denied reports`: behind a verb the form that looks like a plural is one.
        let plural = reading.speech.verbs_are_nouns && reading.ends_like(self.from, &reading.speech.endings.plural);
        let ambiguous =
            reading.does(self.from, Function::BOTH) || reading.has(self.from, Roles::DOCUMENT.and(Roles::ACCOUNT));
        let after_noun = reading.does(at, Function::BOTH) && !ambiguous;
        if plural && reading.has(at, Roles::FINITE.and(Roles::GERUND)) && reading.noun(at).is_none() && !after_noun {
            return true;
        }
        // `families on the waiting list in`: a verb without ending agrees with no word in the singular.
        let base = reading.looks_like_singular(self.from) && !reading.is_capital(start - 1);
        let weak = self.roles.any(Roles::COUNT.and(Roles::GIVE).and(Roles::DEMAND)) && !self.roles.any(Roles::SAY);
        let glued = start > 1 && reading.surface(start - 2) == "-" && !reading.space_at(start - 1);
        if base
            && (weak && reading.ends_like(start - 1, &reading.speech.endings.activity)
                || glued && reading.has(self.from, Roles::DOCUMENT)
                // `the surgery wait list`: nor with a plain noun in the singular.
                || weak && reading.does(self.from, Function::BOTH) && self.behind_singular(start))
        {
            return true;
        }
        // `het aantal bevestigde doden`: behind the word for a number a weak past is a participle.
        if reading.speech.verb_second && reading.has(at, Roles::ACCOUNT) && !reading.bounds(self.to) {
            return true;
        }
        let article = reading.has(at, Roles::ARTICLE);
        // `a jugé « faux » le chiffre de 60 morts`: an article opens the word for an account that its figure stands to.
        let valued = || reading.has(self.to, Roles::COMPLEMENT) && reading.hedged(self.to + reading.len(self.to));
        if article && reading.speech.romance && reading.has(self.from, Roles::ACCOUNT) && valued() {
            return true;
        }
        // `un autre chiffre`: an adjective stands between the article and a word for an account.
        let account = reading.has(self.from, Roles::ACCOUNT) && reading.speech.romance && at > self.frame.tokens.start;
        let adjective = |at: usize| reading.word(at).is_none() || reading.is_prenominal(at);
        if account && reading.is_word(at) && adjective(at) && reading.has(at - 1, Roles::ARTICLE) {
            return true;
        }
        // `juge ce chiffre exagéré`: so does a word that points at the account.
        if account && article && reading.has(at, Roles::ANAPHOR) && !reading.speech.drops_subject {
            return true;
        }
        // `Le titre gagnait`: at the head of a sentence it is no weak pronoun.
        if article && at == self.frame.tokens.start && !reading.speech.verb_second {
            return true;
        }
        // `450 postes`, `un chiffre d'affaires`: an indefinite article or a number is no object.
        if reading.in_figure(start - 1) || article && reading.has(at, Roles::INDEFINITE) {
            return true;
        }
        // `le titre a pris 5 %`, `avance le chiffre de`: an article and no weak pronoun, by what
        // stands behind or before.
        let behind = reading.has(self.to, Roles::AUXILIARY) && reading.noun(self.to).is_none();
        let governed = at > 0
            && reading.has(at, Roles::CLITIC)
            && reading.has(at - 1, Roles::FINITE.and(Roles::PARTICIPLE))
            && reading.noun(at - 1).is_none();
        // `selon le décompte officiel de`: an article behind a preposition opens the word for an account.
        let cited =
            at > 0 && account && reading.has(reading.phrase_start(at - 1), Roles::PREPOSITION.and(Roles::ACCORDING));
        // `blessés dans la riposte`: behind a preposition no weak pronoun stands before a finite verb.
        let place = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::WITHIN);
        let phrase = at > self.frame.tokens.start
            && reading.speech.romance
            && reading.has(reading.phrase_start(at - 1), place)
            && reading.noun(reading.phrase_start(at - 1)).is_none();
        if article && (behind || governed || cited || phrase) {
            return true;
        }
        reading.has(at, Roles::INFINITIVE)
            || article && !reading.has(at, Roles::PRONOUN.and(Roles::NOBODY))
            || reading.has(at, Roles::PREPOSITION.and(Roles::COMPLEMENT))
                && reading.noun(at).is_none()
                // `as reported by`: a participle behind the word for an aside is a verb.
                && !(reading.has(at, Roles::AS) && self.roles.any(Roles::PARTICIPLE) && reading.has(self.to, Roles::AGENT))
                // `n'en admet que cinq`: behind another weak pronoun it is one, too.
                && !(reading.has(at, Roles::CLITIC) && (self.apostrophe(at) || self.has_value()))
    }

    /// `la mairie en réclame 15`, `en exige le triple`: whether a figure or an article stands right behind the verb, as its
    /// object.
    fn has_value(&self) -> bool {
        let reading = self.reading;
        // `en recense désormais 15`: an adverb may stand between.
        let adverb = |at: usize| reading.has(at, Roles::ADVERB) && !reading.hedged(at) && reading.noun(at).is_none();
        let object = if adverb(self.to) { self.to + reading.len(self.to) } else { self.to };
        reading.hedged(object) || reading.has(self.to, Roles::ARTICLE) && !reading.has(self.to, Roles::COMPLEMENT)
    }

    /// Whether a weak pronoun that opens the sentence stands right before the verb for what the one before it told.
    pub(super) fn points_back(&self, start: usize) -> bool {
        let reading = self.reading;
        // `Sono 60 i morti: lo riferisce la questura`: or a clause behind a mark.
        let mark = (2..=3).filter_map(|back| start.checked_sub(back)).find(|&i| reading.bounds(i));
        let opens = mark.map(|i| i + 1).filter(|_| reading.speech.romance);
        let first = opens.unwrap_or(self.frame.tokens.start).max(self.frame.tokens.start);
        // `Así lo informó`: an adverb may stand before the pronoun.
        (1..=2).contains(&start.saturating_sub(first))
            && reading.has(start - 1, Roles::CLITIC)
            && reading.does(first, Function::POINTS_BACK)
    }

    /// `approved 17 hotel projects`: behind a number and a noun the form in -s is a plural; `is forecast to reach`: a
    /// form that is its own participle is passive behind its auxiliary. Where a verb may be a noun, that is (English).
    fn is_bare_noun(&self, start: usize) -> bool {
        let reading = self.reading;
        if !reading.speech.verbs_are_nouns || start < self.frame.tokens.start + 2 {
            return false;
        }
        let many = reading.ends_like(self.from, &reading.speech.endings.plural);
        let plural =
            many && reading.in_figure(start - 2) && !reading.is_capital(start - 1) && reading.is_word(start - 1);
        let passive = !self.roles.any(Roles::PARTICIPLE) && reading.has(start - 1, Roles::PASSIVE) && !many;
        // `the party-list contest`: a hyphen makes another word.
        let glued = reading.surface(start - 1) == "-" && !reading.space_at(start);
        let noun = plural || passive || glued || self.is_governed_noun(start) || self.is_valued(start);
        let noun = noun || self.is_behind_indefinite(start);
        noun || self.is_object(start) || self.ends_according(start)
    }

    /// `below analyst forecasts`, `fear of aftershocks`, `the analyst estimate of`: what a preposition governs, what
    /// has a complement or a subject in the singular that no such verb agrees with.
    fn is_governed_noun(&self, start: usize) -> bool {
        let reading = self.reading;
        if !reading.does(self.from, Function::BOTH) {
            return false;
        }
        if reading.does(self.to, Function::OF_NOUN) {
            return true;
        }
        // `a Reuters report said that`: a verb of saying follows its subject.
        let next = reading.word(self.to).is_some_and(|w| w.roles.any(Roles::FINITE) && w.roles.any(Roles::SAY));
        // `a Reuters count shows`: where nothing of the clause follows, the second of two is the verb.
        let last = reading.bounds(self.to + 1) || reading.has(self.to + 1, Roles::THAT);
        if next && (last || !reading.does(self.to, Function::BOTH)) && reading.noun(self.to).is_none() {
            return true;
        }
        let plural = &reading.speech.endings.plural;
        let many = reading.ends_like(start - 1, plural) || reading.does(start - 1, Function::COLLECTIVE);
        let noun = reading.is_word(start - 1) && !reading.is_capital(start - 1);
        // `with analyst forecasts`: one noun between the preposition and the word is its adjective.
        let governed = noun && reading.has(start - 2, Roles::PREPOSITION.and(Roles::COMPLEMENT)) && {
            let function = Roles::ARTICLE.and(Roles::ADVERB).and(Roles::PRONOUN).and(Roles::AUXILIARY);
            !reading.has(start - 1, function) && !many
        };
        let singular = noun
            && reading.noun(reading.phrase_start(start - 1)).is_some()
            && !many
            && !reading.ends_like(self.from, plural)
            && !reading.does(self.from, Function::UNCHANGED);
        governed || singular
    }

    /// `has become a rallying cry`: no verb without ending agrees with what the article of one opens.
    fn is_behind_indefinite(&self, start: usize) -> bool {
        /// Words between the article and the noun, at most.
        const BETWEEN: usize = 2;
        let reading = self.reading;
        let article = |i: usize| reading.has(i, Roles::ARTICLE) && reading.has(i, Roles::INDEFINITE);
        let ambiguous = reading.does(self.from, Function::BOTH) && reading.looks_like_singular(self.from);
        let between = (self.frame.tokens.start..start).rev().take_while(|&i| reading.is_word(i) && !article(i)).count();
        let opened = start.checked_sub(between + 1).is_some_and(article);
        ambiguous && opened && (1..=BETWEEN).contains(&between) && self.behind_singular(start)
    }

    /// Whether a word in lower case that is no plural, pronoun or auxiliary stands before the verb.
    fn behind_singular(&self, start: usize) -> bool {
        let reading = self.reading;
        let function =
            Roles::PRONOUN.and(Roles::AUXILIARY).and(Roles::ADVERB).and(Roles::CONJUNCTION).and(Roles::INFINITIVE);
        reading.is_word(start - 1)
            && !reading.is_capital(start - 1)
            && !reading.has(start - 1, function.and(Roles::RELATIVE))
            && !reading.ends_like(start - 1, &reading.speech.endings.plural)
            && !reading.does(start - 1, Function::COLLECTIVE)
    }

    /// `a scheme estimated at $17bn`: a participle that a value follows is no verb.
    fn is_valued(&self, start: usize) -> bool {
        let reading = self.reading;
        reading.ends_like(self.from, &reading.speech.endings.participle)
            && reading.does(self.to, Function::VALUE)
            && reading.hedged(self.to + 1) | reading.hedged(self.to + 2)
            && reading.is_word(start - 1)
    }
}
