//! Bodies, as an article names them.
//!
//! In: the noun of a body in its sentence. Out: the body with all that stands to its name, kept under each noun that the
//! text may shorten it to.

use super::{Body, People};
use crate::claim::SourceType;
use crate::extract::attribution::name::{NO_NAME, name_run, words};
use crate::extract::attribution::phrase::{extend, tight};
use crate::extract::attribution::reading::Reading;
use crate::extract::attribution::subject::told_in_letters;
use crate::lang::{Function, Roles, Word};

/// The noun of a body, with the words that may belong to its name.
struct Noun<'r, 'd, 't> {
    reading: &'r Reading<'d, 't>,
    at: usize,
    /// Behind the noun, or the listed phrase that it is.
    behind: usize,
    /// Where the capitals before it open.
    start: usize,
}

impl People {
    /// The body whose noun, of this lemma, stands at `at`.
    pub(super) fn add_body(&mut self, reading: &Reading<'_, '_>, at: usize, lemma: u32) {
        let noun = Noun { reading, at, behind: at + reading.len(at), start: opening(reading, at) };
        // `la sentencia`: the article that a noun is listed with is none of its name.
        let listed = if noun.start == at && !reading.is_capital(at + 1) { reading.listed_article(at) } else { 0 };
        let tokens = noun.start + listed..noun.end();
        if let Some(kind) = noun.office() {
            self.offices.push((kind, tokens.clone()));
        }
        if words(reading, &tokens) < 2 {
            return;
        }
        let last = noun.behind - 1;
        if reading.speech.verbs_are_nouns
            && reading.len(at) > 1
            && let Some(tail) = reading.token(last)
        {
            self.tails.entry(tail.key).or_default().push(tokens.clone());
        }
        // `Управление гражданской защиты AFAD`: so do the letters that end its name.
        let letters = tokens.end - 1;
        let short = !reading.speech.has_articles && letters >= noun.behind && reading.is_letters(letters, 2);
        if let Some(tail) = reading.token(letters).filter(|_| short && reading.noun(letters).is_none()) {
            self.tails.entry(tail.key).or_default().push(tokens.clone());
        }
        let inner = (at..noun.behind).filter(|i| noun.is_shortened_to(*i)).filter_map(|i| reading.alone(i));
        for lemma in inner.map(|w| w.lemma).filter(|&inner| inner != lemma).chain([lemma]) {
            self.bodies.entry(lemma).or_default().push(Body { tokens: tokens.clone(), lemma });
        }
    }
}

/// Where the capitals open that stand to the noun at `at`.
fn opening(reading: &Reading<'_, '_>, at: usize) -> usize {
    let mut start = at;
    while start > 0
        && !leads(reading, start - 1)
        && reading.is_capital(start - 1)
        && reading.is_capital(at)
        && reading.frame_of(start - 1) == reading.frame_of(at)
        && !reading.has(start - 1, NO_NAME)
    {
        start -= 1;
    }
    start
}

/// `Szef CKE`: whether a noun names who leads a body or speaks of it, who is no part of its name.
fn leads(reading: &Reading<'_, '_>, i: usize) -> bool {
    use SourceType::{Expert, Politician, Witness};
    let person = |w: &Word| w.is_title() || matches!(w.source, Some(Expert | Politician | Witness));
    !reading.speech.has_articles && reading.noun(i).is_some_and(person)
}

impl Noun<'_, '_, '_> {
    /// Where the name of the body ends.
    fn end(&self) -> usize {
        let phrase = self.phrase_end();
        let owned = self.owned(phrase).or_else(|| self.bearer(phrase));
        owned
            .or_else(|| {
                let joined = self.joined(phrase);
                self.verb(joined.unwrap_or(phrase)).or(joined)
            })
            .unwrap_or(phrase)
    }

    /// Where the phrase ends that the noun opens.
    fn phrase_end(&self) -> usize {
        let (reading, at) = (self.reading, self.at);
        let end = before_predicate(reading, at, tight(reading, at..extend(reading, at)).end);
        let end = told_in_letters(reading, at, end).unwrap_or(end);
        // `прогноз НБУ надто оптимістичним`: letters that name a body take no word in lower case.
        let lower = self.behind < end && !reading.is_capital(self.behind) && reading.noun(self.behind).is_none();
        let end = if lower && reading.is_letters(at, 2) { self.behind } else { end };
        // `UNHCR Italy spokeswoman Ann Lee`: nor does a title in lower case belong to the body before it.
        let title = |&i: &usize| reading.speech.verbs_are_nouns && !reading.is_capital(i) && reading.is_title(i);
        (self.behind..end).find(title).unwrap_or(end)
    }

    /// `the club's wage bill`: what a body owns is not its name.
    fn owned(&self, end: usize) -> Option<usize> {
        let reading = self.reading;
        let owns = |&i: &usize| matches!(reading.surface(i), "'" | "’") && reading.does(i + 1, Function::POSSESSIVE);
        (self.at..end).find(owns)
    }

    /// `mluvčí policie Josef Urban`: behind a title and its body stands who bears the title.
    fn bearer(&self, end: usize) -> Option<usize> {
        let (reading, at) = (self.reading, self.at);
        let inflects = !reading.speech.has_articles;
        let title = |i: usize| (leads(reading, i) || reading.is_title(i)) && !reading.bounds(i);
        if !(self.start.saturating_sub(3)..self.start).any(title) {
            return None;
        }
        let plain = !reading.is_capital(at) || inflects && reading.is_letters(at, 2);
        (self.behind..end).find(|&i| {
            // `Rzecznik Kremla Dmitrij Pieskow`: two words that open like no adjective in the genitive.
            let name =
                inflects && i == self.behind && i + 2 == end && !reading.ends_like(i, &reading.speech.endings.owner);
            (plain || name) && name_run(reading, i, end).is_some_and(|run| words(reading, &run) >= 2)
        })
    }

    /// The conjunction before another body.
    fn joined(&self, end: usize) -> Option<usize> {
        let (reading, at) = (self.reading, self.at);
        // `les syndicats et le gouvernement`: another body behind a conjunction is no part of the name.
        let another = |i: usize| {
            let article = reading.has(i, Roles::ARTICLE) && !reading.has(i, Roles::COMPLEMENT);
            let name = reading.is_capital(i) && !reading.is_capital(at) && reading.noun(i).is_some();
            reading.speech.has_articles && (article || name)
        };
        // `Policja i prokuratura`, `police and prosecutors`: two bodies are no fuller form of one.
        let second = |i: usize| {
            let speaks = reading.noun(i).is_some();
            speaks && !(at..i - 1).any(|j| reading.has(j, Roles::COMPLEMENT))
        };
        let joins = |&i: &usize| reading.has(i - 1, Roles::CONJUNCTION) && (another(i) || second(i));
        (self.behind + 1..end).find(joins).map(|i| i - 1)
    }

    /// `le ministère compte 12 % de grévistes`: what it does is no part of its name, either.
    fn verb(&self, end: usize) -> Option<usize> {
        let reading = self.reading;
        let counts = |i: usize| reading.speech.has_articles && reading.has(i, Roles::FINITE.and(Roles::COUNT));
        // `les autorités faisaient l'objet de critiques`: a word that ends like a verb, before an article.
        let predicates = |i: usize| {
            let article = reading.has(i + 1, Roles::ARTICLE) && !reading.has(i + 1, Roles::COMPLEMENT);
            reading.word(i).is_none() && article && reading.ends_like_verb(i)
        };
        (self.behind..end).find(|&i| !reading.is_capital(i) && (counts(i) || predicates(i)))
    }

    /// The type of a public office with a name of its own.
    fn office(&self) -> Option<SourceType> {
        use SourceType::{Government, LawEnforcement, Military};
        let kind = self.reading.noun(self.at).and_then(|w| w.source)?;
        let public = matches!(kind, Government | Military | LawEnforcement);
        let named = self.reading.is_capital(self.at) && !self.reading.has(self.at, Roles::BODY);
        (public && named).then_some(kind)
    }

    /// `Państwowa Komisja Wyborcza`: whether the text may shorten the body to the noun at `i`.
    fn is_shortened_to(&self, i: usize) -> bool {
        let (reading, last) = (self.reading, self.behind - 1);
        if reading.speech.verbs_are_nouns {
            // `police official`: an office is not shortened to the body before it.
            let office = reading.alone(last).is_some_and(Word::is_title);
            // `police officers`: where nouns stand last, those whose they are are not shortened to a body.
            let whose = i < last && !reading.is_capital(i);
            if office || whose {
                return false;
            }
        }
        if reading.speech.has_articles {
            // `Delegación del Gobierno` is no `Gobierno`.
            let before = i.checked_sub(1).and_then(|b| reading.token(b)).and_then(|t| reading.speech.words.at(t));
            return i == self.at || !before.is_some_and(|w| w.roles.any(Roles::COMPLEMENT));
        }
        // `Komenda Powiatowa Policji`: nor is a body shortened to the genitive behind its own noun.
        // `отделении полиции`: nor to that behind the word for a part of it.
        let part = |j: usize| reading.alone(j).is_some() || reading.does(j, Function::PART);
        !(self.at..i).any(part)
    }
}

/// The end of a body's phrase, before a word in lower case that says what was done (`la policía detuvo`).
fn before_predicate(reading: &Reading<'_, '_>, at: usize, end: usize) -> usize {
    let predicate = |i: usize| {
        let joined = reading.has(i - 1, Roles::COMPLEMENT.and(Roles::PREPOSITION));
        // `Следственный комитет придерживается иного мнения`: where nouns inflect, so does a verb that no list has.
        let verb = !reading.speech.has_articles && reading.word(i).is_none() && reading.ends_like_verb(i);
        !reading.is_capital(i) && reading.noun(i).is_none() && !joined && (reading.is_predicate(i) || verb)
    };
    // `rescuers frantically scoured`: where its noun ends a phrase, a word right behind that is none of it.
    let behind = at + reading.len(at);
    let links = Roles::COMPLEMENT.and(Roles::PREPOSITION).and(Roles::CONJUNCTION);
    let open = reading.is_word(behind) && !reading.is_capital(behind) && reading.noun(behind).is_none();
    if reading.speech.verbs_are_nouns && behind < end && open && !reading.has(behind, links) {
        return behind;
    }
    (behind..end).find(|&i| predicate(i)).unwrap_or(end)
}
