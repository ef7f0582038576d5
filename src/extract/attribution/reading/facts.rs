//! What a token shows of itself or of its neighbours, where no list says it.
//!
//! In: a token. Out: yes or no.

use super::{Reading, ends_like};
use crate::claim::{SourceType, UnitKind};
use crate::lang::{self, Function, Role, Roles, UnitEntry, Word};
use crate::text::Token;

impl Reading<'_, '_> {
    /// Whether a word is listed as what may be said of what is counted.
    pub fn is_predicate(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| self.predicates.phrases.at(t).is_some())
    }

    /// Whether a word is by itself a noun for a body, whatever else its capital makes of it.
    pub fn is_body(&self, i: usize) -> bool {
        self.token(i).and_then(|t| self.speech.words.at(t)).is_some_and(|w| w.roles.any(Roles::BODY))
    }

    /// Whether the noun that stands here, or that a phrase opens with, names a medium.
    pub fn is_medium(&self, i: usize) -> bool {
        self.noun(i).is_some_and(|w| w.source == Some(SourceType::Media))
    }

    /// Whether it is a title: what somebody is called by office, rank or trade.
    pub fn is_title(&self, i: usize) -> bool {
        self.noun(i).is_some_and(Word::is_title)
    }

    /// Whether it names one who speaks, and not by a title.
    pub fn names_body(&self, i: usize) -> bool {
        self.noun(i).is_some_and(|w| !w.is_title())
    }

    /// Whether a token is capitals alone, `least` of them and more: `UNHCR`, `МЧС`.
    pub fn is_letters(&self, i: usize, least: usize) -> bool {
        let mut letters = 0;
        let upper = |c: char| {
            letters += 1;
            c.is_uppercase()
        };
        // The second letter of nearly every word refuses it.
        self.surface(i).chars().all(upper) && letters >= least
    }

    /// Whether a word opens a clause of its own: `that`, `quando`.
    pub fn opens_clause(&self, i: usize) -> bool {
        let role = self.token(i).and_then(|t| self.units.grammar.roles.word(t.key));
        role.is_some_and(|role| role.has(Role::CLAUSE))
    }

    /// Whether the noun of a source at `i` is one for people who may be counted: `волонтёр`.
    pub fn counts_people(&self, i: usize) -> bool {
        let listed = || self.units.phrases.longest(&self.document.tokens, i);
        self.noun(i).is_some() && listed().is_some_and(|(_, entry)| entry.person)
    }

    /// Whether an infinitive that no preposition opens stands there, told by its ending where nouns inflect.
    pub fn is_bare_infinitive(&self, i: usize) -> bool {
        !self.speech.has_articles
            && self.noun(i).is_none()
            && !self.is_capital(i)
            && self.ends_like(i, &self.speech.endings.infinitive)
    }

    /// `Ernesto Lobo … Lobo rechazó la crítica y recordó`: whether a lone capital ends the name of somebody shortly before, in
    /// Romance languages whose verbs need no subject.
    pub fn is_known_surname(&self, tokens: &std::ops::Range<usize>) -> bool {
        /// Tokens back to the name, at most.
        const REACH: usize = 400;
        let i = tokens.start;
        let lone = tokens.len() == 1 && self.is_capital(i) && self.noun(i).is_none();
        let Some(token) = self.token(i).filter(|_| lone && self.speech.is_null_subject_romance()) else { return false };
        let same = |j: usize| self.token(j).is_some_and(|t| t.capital && t.key == token.key);
        let named = |j: usize| self.is_capital(j - 1) && self.is_word(j - 1) && !self.ends_sentence(j - 1);
        (i.saturating_sub(REACH).max(1)..i).rev().any(|j| same(j) && named(j))
    }

    /// Whether a word ends like an infinitive, where a list tells the endings.
    pub fn ends_like_infinitive(&self, i: usize) -> bool {
        self.units.grammar.infinitive_endings.iter().any(|e| self.surface(i).ends_with(&**e))
    }

    /// Whether an infinitive with its object stands there behind a preposition, in a Romance language.
    pub fn opens_infinitive(&self, i: usize) -> bool {
        /// Letters that tell an infinitive from a noun that ends alike.
        const LETTERS: usize = 6;
        let governed = self.speech.romance && i > 0 && self.has(i - 1, Roles::COMPLEMENT.and(Roles::PREPOSITION));
        governed
            && !self.is_capital(i)
            && self.noun(i).is_none()
            && self.has(i + 1, Roles::ARTICLE)
            && self.surface(i).len() >= LETTERS
            && self.ends_like_infinitive(i)
    }

    /// Whether a word may stand before its noun as an adjective: `mayor`, `nouveau`.
    pub fn is_prenominal(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| self.units.grammar.prenominal.contains(&t.key))
    }

    /// Whether a word counts somebody in with others: `included`, `among`.
    pub fn counts_in(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| self.units.grammar.midst.contains(&t.key))
    }

    /// Whether a word says what is planned or expected.
    pub fn expects(&self, i: usize) -> bool {
        let code = self.token(i).and_then(|t| self.predicates.phrases.at(t));
        code.is_some_and(|code| matches!(&**code, "expected" | "forecast" | "planned" | "waiting"))
    }

    /// `fordert die Bundesanwaltschaft Haftstrafen`: whether a word right behind the noun of a source is a listed thing
    /// that is counted, and names no body, where nouns have a capital.
    pub fn is_counted(&self, i: usize) -> bool {
        if !self.capital_nouns || !self.is_capital(i) {
            return false;
        }
        let unit = self.unit(i);
        let behind = i > 0 && self.noun(self.phrase_start(i - 1)).is_some();
        // Shorter ones are names of places, too: `Essen`, `Halle`, `Siegen`.
        let long = self.surface(i).len() >= 8;
        long && behind && self.noun(i).is_none() && unit.is_some_and(|unit| !unit.person)
    }

    /// Whether a phrase for a source stands for what was told before, where the verb stands second.
    pub fn is_account_told(&self, i: usize) -> bool {
        self.speech.verb_second && self.has(i, Roles::EITHER) && self.has(i, Roles::ACCORDING)
    }

    /// What the article's language counts or measures by this word.
    fn unit(&self, i: usize) -> Option<&'static UnitEntry> {
        self.token(i).and_then(|t| self.units.phrases.word(t.key))
    }

    /// Whether a word names people by what befell them.
    pub fn names_victims(&self, i: usize) -> bool {
        self.unit(i).is_some_and(|unit| unit.property.is_some()) && !self.is_capital(i)
    }

    /// Whether a word in lower case counts people.
    pub fn names_people(&self, i: usize) -> bool {
        self.unit(i).is_some_and(|unit| unit.person) && !self.is_capital(i)
    }

    /// Whether a word in lower case is a thing that is counted and no person, or ends like what is done.
    pub fn names_a_thing(&self, i: usize) -> bool {
        let action = &self.units.grammar.action_endings;
        match self.unit(i) {
            Some(unit) => !unit.person && !self.is_capital(i),
            None => {
                self.speech.has_articles
                    && !self.is_capital(i)
                    && action.iter().any(|e| self.surface(i).ends_with(&**e))
            }
        }
    }

    /// Whether two verbs end alike, as those of one subject do.
    pub fn end_alike(&self, a: usize, b: usize) -> bool {
        self.surface(a).chars().next_back() == self.surface(b).chars().next_back()
    }

    /// Whether a word ends as the dative plural does, where nouns inflect.
    pub fn ends_like_dative(&self, i: usize) -> bool {
        let endings = &self.units.grammar.dative_plural_endings;
        !self.speech.has_articles && endings.iter().any(|e| self.surface(i).ends_with(&**e))
    }

    /// Whether a word ends like an adjective of the article's language.
    pub fn ends_like_adjective(&self, i: usize) -> bool {
        let surface = self.surface(i);
        // One letter is the ending of nouns, too.
        self.adjectives.iter().any(|e| e.chars().nth(1).is_some() && surface.len() > e.len() && surface.ends_with(&**e))
    }

    /// Whether a figure that opens a sentence counts time.
    pub fn is_time_before(&self, start: usize, at: usize) -> bool {
        let end = (at..at + 4).find(|&i| !self.in_figure(i)).unwrap_or(at);
        at <= start + 2 && self.is_duration(end)
    }

    /// Whether a word ends like a gerund of the article's language.
    pub fn is_gerund(&self, i: usize) -> bool {
        let gerunds = &self.units.grammar.gerund_endings;
        self.is_word(i) && !self.is_capital(i) && gerunds.iter().any(|e| self.surface(i).ends_with(&**e))
    }

    /// Whether a word shows by its ending what these endings show.
    pub fn ends_like(&self, i: usize, endings: &[String]) -> bool {
        ends_like(self.surface(i), endings)
    }

    /// Whether a noun stands for those who are told, by its ending or its form.
    pub fn is_addressee(&self, i: usize) -> bool {
        self.ends_like(i, &self.speech.endings.addressee) || self.len(i) == 1 && self.does(i, Function::DATIVE)
    }

    /// `przekazał szpitalowi 40 łóżek`: whether where nouns inflect one to whom something goes stands here.
    pub fn is_given_to(&self, i: usize) -> bool {
        !self.speech.has_articles && !self.is_capital(i) && self.is_addressee(i)
    }

    /// Whether a word names a document, whatever phrase it stands in: `wynika z [raportu]`.
    pub fn names_document(&self, i: usize) -> bool {
        let alone = || self.token(i).and_then(|token| self.speech.words.at(token));
        self.has(i, Roles::DOCUMENT) || alone().is_some_and(|word| word.roles.any(Roles::DOCUMENT))
    }

    /// Whether a word, whatever phrase it stands in, does this.
    pub fn does(&self, i: usize, function: Function) -> bool {
        self.tags.get(i).is_some_and(|tag| tag.functions.any(function))
    }

    /// Whether a small word inside names of many languages stands here.
    pub fn is_particle(&self, i: usize) -> bool {
        let known = |t: &Token| !t.capital && lang::neutral().speech.grammar.does(t.key, Function::PARTICLE);
        // `sagte Gerald Kolb der Zeitung`: an article before the noun of a medium is none.
        let medium = || self.is_medium(i + 1);
        // `kündigte Nordex den Abbau an`: nor is one before any noun, unless a particle of names stands before it.
        let noun = || !i.checked_sub(1).is_some_and(|before| self.is_particle(before));
        let article = self.capital_nouns && self.has(i, Roles::ARTICLE) && (medium() || noun());
        !article && self.token(i).is_some_and(known)
    }

    /// `związków działających w spółce`: where nouns inflect, an active participle behind the noun of a phrase opens a clause.
    pub fn tells_doing(&self, start: usize, i: usize) -> bool {
        let endings = &self.units.grammar.active_participle_endings;
        let plain = || self.is_word(i) && !self.is_capital(i) && self.word(i).is_none();
        let behind = || (start..i).any(|j| self.noun(j).is_some());
        let ends = || endings.iter().any(|e| self.surface(i).len() > e.len() + 2 && self.surface(i).ends_with(&**e));
        !self.speech.has_articles && i > start && plain() && ends() && behind()
    }

    /// Behind a particle that a hyphen joins to a capital (`Hasan al-Kos`), or the ending of a site (`Lidovky.cz`).
    pub fn past_joined(&self, i: usize) -> Option<usize> {
        let tight = |at: usize| !self.space_at(at);
        let hyphen = self.surface(i + 1) == "-" && tight(i + 1) && tight(i + 2);
        if hyphen && self.is_particle(i) && self.is_capital(i + 2) {
            return Some(i + 3);
        }
        // `Мар’яна`: an apostrophe inside a word parts no name.
        let apostrophe = self.speech.inner_apostrophe && self.surface(i).starts_with(['\'', '’', 'ʼ']);
        if apostrophe && tight(i) && tight(i + 1) && self.is_word(i + 1) {
            return Some(i + 2);
        }
        self.past_site_ending(i)
    }

    /// Behind the stop at `i` and the letters that end the name of a site.
    fn past_site_ending(&self, i: usize) -> Option<usize> {
        /// Letters of such an ending.
        const ENDING: std::ops::RangeInclusive<usize> = 2..=4;
        let tight = |at: usize| !self.space_at(at);
        let text = self.surface(i + 1);
        let letters = ENDING.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase());
        (letters && self.surface(i) == "." && tight(i) && tight(i + 1)).then_some(i + 2)
    }

    /// Behind the name of a site that begins at `i` in lower case or with digits (`пишет 72.ru`, `fontanka.ru`).
    pub fn past_site(&self, i: usize) -> Option<usize> {
        /// Runs of letters and digits that its name is made of, at most.
        const PARTS: usize = 4;
        let part = |at: &usize| {
            (*at == i || !self.space_at(*at)) && self.surface(*at).bytes().all(|b| b.is_ascii_alphanumeric())
        };
        let stop = i + (i..i + PARTS).take_while(part).count();
        self.past_site_ending(stop).filter(|_| stop > i)
    }

    /// Whether a word for a length of time stands here.
    pub fn is_duration(&self, i: usize) -> bool {
        self.unit(i).is_some_and(|unit| unit.kind == UnitKind::Duration)
    }

    /// Whether a word or sign stands for a share or a currency.
    pub fn is_money(&self, i: usize) -> bool {
        let neutral = || self.token(i).and_then(|t| lang::neutral().units.phrases.word(t.key));
        let unit = self.unit(i).or_else(neutral);
        unit.is_some_and(|unit| matches!(unit.kind, UnitKind::Currency | UnitKind::Percent))
    }

    /// Whether a word names the sign `%`.
    pub fn is_percent(&self, i: usize) -> bool {
        self.unit(i).is_some_and(|unit| &*unit.code == "%")
    }

    /// Where a verb may be a noun: whether this word would be one for a single thing, by having no ending.
    pub fn looks_like_singular(&self, i: usize) -> bool {
        self.speech.verbs_are_nouns && !self.agrees(i)
    }

    /// The same: whether the ending is one that finite verbs have.
    pub fn agrees(&self, i: usize) -> bool {
        let endings = &self.speech.endings;
        self.speech.verbs_are_nouns && (self.ends_like(i, &endings.plural) || self.ends_like(i, &endings.past))
    }
}
