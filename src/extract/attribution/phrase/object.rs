//! What a preposition governs: an object that does not speak, or behind `according to` the party that does.
//!
//! In: the place behind a preposition. Out: where its object ends, or the party.

use super::apposition::phrase_at;
use super::tight::trimmed;
use super::{Party, beyond};
use crate::claim::SourceType;
use crate::extract::attribution::name::{name_run, qualifies, words};
use crate::extract::attribution::reading::{Mark, Reading};
use crate::lang::{Roles, Word};

/// Behind the object of a preposition: its article and one word, more only where these are names.
pub(super) fn behind_object(reading: &Reading<'_, '_>, from: usize, limit: usize) -> usize {
    let mut i = from;
    while i < limit && reading.has(i, Roles::ARTICLE) && reading.noun(i).is_none() {
        i += reading.len(i);
    }
    // `rechnet mit 90.000 Besuchern`: what is counted there does not speak.
    while i < limit && reading.hedged(i) {
        i += 1;
    }
    // `кажуть у консалтинговій компанії`: an adjective goes with its noun.
    let body = i + 1 < limit
        && qualifies(reading, i)
        && (reading.noun(i + 1).is_some_and(|w| !w.is_title()) || reading.has(i + 1, Roles::DOCUMENT));
    i += usize::from(body);
    // `mówiła o rosnącej liczbie uczestników`: an adjective goes with its noun, whatever that is.
    let plain = |i: usize| reading.is_word(i) && !reading.is_capital(i) && reading.word(i).is_none();
    // `mówił w radiowej Trójce wojewoda`: and so it does with one word of a name, before a noun that speaks.
    let named = |i: usize| {
        let speaks = reading.noun(i + 1).is_some() && !reading.is_capital(i + 1);
        reading.is_capital(i) && reading.noun(i).is_none() && speaks
    };
    let qualified = !reading.speech.has_articles
        && !body
        && i + 1 < limit
        && plain(i)
        && (plain(i + 1) || named(i + 1))
        && reading.ends_like(i, &reading.speech.endings.owner);
    i += usize::from(qualified);
    // `сообщили в МЧС России`: so does the country of a body named by its letters.
    let shouted = |i: usize| reading.noun(i).is_some() && reading.is_letters(i, 1);
    let body = body || !reading.speech.has_articles && i < limit && shouted(i);
    if i < limit && !reading.bounds(i) {
        i += reading.len(i);
    }
    // `sur son compte Facebook`, `on its Facebook page`: so does the name of the network behind its noun.
    let network = |w: &Word| matches!(w.source, Some(SourceType::Company | SourceType::Media));
    if reading.speech.has_articles
        && i > from + 1
        && i < limit
        && reading.is_capital(i)
        && reading.is_word(i - 1)
        && !reading.is_capital(i - 1)
        && reading.noun(i - 1).is_none_or(network)
        && reading.noun(i).is_some_and(network)
    {
        i += reading.len(i);
    }
    // The one word of its name goes with it, two are a person's.
    if body && let Some(name) = name_run(reading, i, limit).filter(|name| words(reading, name) == 1) {
        i = name.end;
    }
    // `сообщил на форуме «Транспорт» директор`: so does a name in quotation marks.
    if !reading.speech.has_articles
        && !reading.has(i - 1, Roles::DOCUMENT)
        && let Some(quote) = reading.name_quote(i).filter(|q| q.close < limit)
    {
        i = quote.close + 1;
    }
    // `w tym tygodniu`, `на пресс-конференции`: a hyphen holds its word together.
    while i + 1 < limit && reading.mark(i) == Some(Mark::Inner) && !reading.space_at(i) {
        i += 2;
    }
    i
}

/// A name in quotation marks that stands where a subject may (`сообщает «Интерфакс»`).
pub fn title_quote(reading: &Reading<'_, '_>, open: usize) -> Option<crate::extract::attribution::quotes::Quote> {
    let quote = reading.quotes.at(open).filter(|q| q.open == open && q.words() <= 5 && q.words() > 0)?;
    let name = reading.is_capital(open + 1) && !reading.has_figure(open..quote.close);
    (name && reading.mark(quote.close) == Some(Mark::Quote)).then_some(quote)
}

/// The party right of a phrase like `according to`: any noun phrase may stand there.
pub fn object(reading: &Reading<'_, '_>, from: usize, limit: usize) -> Option<(Party, usize)> {
    // `podle statistik zahynulo 32 lidí`: where nouns inflect, what is a verb by its ending names nobody.
    let verb = |i: usize| {
        !reading.speech.has_articles && reading.is_predicate(i) && reading.ends_like(i, &reading.speech.endings.verb)
            || reading.speech.verb_second && reading.has(i, Roles::AUXILIARY)
    };
    let plain = |i: usize| {
        reading.is_word(i)
            && !verb(i)
            && !reading.has(i, Roles::PREPOSITION.and(Roles::THAT).and(Roles::PRONOUN).and(Roles::FINITE))
    };
    // `según datos difundidos por el Ministerio Nacional de Salud`: a bare document is itself what is cited, and who made it
    // is looked for behind it.
    let whose = reading.has(from + 1, Roles::COMPLEMENT);
    let document = reading.speech.is_null_subject_romance() && reading.has(from, Roles::DOCUMENT) && !whose;
    if document && from < limit && plain(from) && reading.noun(from).is_none() {
        return Some(phrase_at(reading, from));
    }
    let found = beyond(reading, from, from, limit).map(|(party, end)| trimmed(reading, party, end));
    found.or_else(|| (from < limit && plain(from)).then(|| phrase_at(reading, from)))
}
