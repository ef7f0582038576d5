//! Where the noun phrase before a verb begins.
//!
//! In: the words of a clause up to its verb. Out: the first token of the phrase that ends them, behind adverbs and adjuncts.

use std::ops::Range;

use crate::extract::attribution::name::qualifies;
use crate::extract::attribution::phrase::extend;
use crate::extract::attribution::reading::Reading;
use crate::lang::Roles;

/// Where the noun phrase that ends a chunk begins: behind adverbs and leading adjuncts.
pub fn phrase_start(reading: &Reading<'_, '_>, chunk: &Range<usize>) -> Option<usize> {
    let mut i = chunk.start;
    while i < chunk.end
        && (reading.has(i, Roles::ADVERB.and(Roles::CONJUNCTION))
            && !reading.has(i, Roles::ARTICLE)
            && reading.noun(i).is_none()
            || !reading.is_word(i))
    {
        i += reading.len(i);
    }
    i = behind_time(reading, i..chunk.end).unwrap_or(i);
    // `На 2016 рік у відомстві прогнозують`: the year that it is said of is no part of who says it.
    let dated = |i: usize| {
        let number = i + reading.len(i);
        let open = reading.has(i, Roles::PREPOSITION.and(Roles::WITHIN)) && reading.is_digits(number);
        let past = (number..chunk.end).find(|&j| reading.is_word(j) && !reading.is_digits(j))?;
        (open && !reading.speech.has_articles && reading.has(past, Roles::ADVERB)).then(|| past + reading.len(past))
    };
    if let Some(past) = dated(i) {
        i = past;
    }
    if i >= chunk.end {
        return None;
    }
    let prepositions = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::WITHIN);
    if !reading.has(i, prepositions) || reading.has(i, Roles::ARTICLE) || reading.noun(i).is_some() {
        return Some(i);
    }
    // An adjunct comes first: the phrase starts at the last noun, article or name that no
    // preposition governs.
    let within = reading.has(i, Roles::WITHIN);
    let object = i + reading.len(i);
    // `В антимонопольной службе сообщили`: an adjective goes with the noun behind it.
    let noun = object + 1;
    if within && noun < chunk.end && reading.noun(noun).is_some() && qualifies(reading, object) {
        return Some(object);
    }
    // `в оперативном штабе управления МЧС по области`: the body where it is said, and what it belongs to.
    let titled = |i: usize| reading.is_title(i);
    if within
        && !reading.speech.has_articles
        && object < chunk.end
        && reading.noun(object).is_some()
        && !(object + reading.len(object)..chunk.end).any(titled)
    {
        return Some(object);
    }
    let mut free = false;
    let mut j = object;
    while j < chunk.end {
        // `В «Обленерго» запевнили`: a name in quotation marks is one word.
        if let Some(quote) = reading.name_quote(j).filter(|q| q.open == j && q.close < chunk.end) {
            j = quote.close + 1;
            continue;
        }
        let len = reading.len(j);
        if reading.has(j, prepositions) && reading.noun(j).is_none() {
            j += len;
            while j < chunk.end && reading.has(j, Roles::ARTICLE) && reading.noun(j).is_none() {
                j += reading.len(j);
            }
            free = true;
            j += 1;
            continue;
        } else if free
            && (reading.has(j, Roles::ARTICLE)
                || reading.noun(j).is_some()
                || reading.is_capital(j) && !reading.is_capital(j - 1))
        {
            return (extend(reading, j) >= chunk.end || reading.noun(j).is_some()).then_some(j);
        } else {
            free = j > object || !reading.has(j, Roles::ARTICLE);
        }
        j += len.max(1);
    }
    (within && object < chunk.end).then_some(object)
}

/// `Tre giorni fa l'Oms ha registrato`, `Trois jours plus tard le ministère a recensé`: in Romance languages, behind the
/// time ago or later that opens a clause without a preposition.
fn behind_time(reading: &Reading<'_, '_>, clause: Range<usize>) -> Option<usize> {
    /// Words of the time, at most.
    const WORDS: usize = 5;
    let when = |i: usize| reading.has(i, Roles::ADVERB) && !reading.has(i, Roles::ARTICLE.and(Roles::CONJUNCTION));
    let plain = |i: &usize| {
        reading.is_word(*i) && reading.noun(*i).is_none() && (*i == clause.start || !reading.is_capital(*i))
    };
    let open = clause.clone().take(WORDS).take_while(plain);
    let speaks = |i: usize| reading.noun(i).is_some() || reading.is_capital(i);
    let subject = |i: usize| i < clause.end && reading.has(i, Roles::ARTICLE) && speaks(i + reading.len(i));
    let last = open.filter(|&i| i > clause.start && when(i)).find(|&i| subject(i + reading.len(i)))?;
    reading.speech.romance.then(|| last + reading.len(last))
}

/// `Dal primo gennaio al 22 settembre il Viminale conta`, `È il sindaco Aldo Bini a dirlo`: in Romance languages whose verbs
/// need no subject, the noun behind since when something was counted, or behind the verb of being that brings it forward.
pub fn behind_origin(reading: &Reading<'_, '_>, start: usize, end: usize) -> usize {
    if !reading.speech.is_null_subject_romance() {
        return start;
    }
    let being = |i: usize| reading.has(i, Roles::AUXILIARY) && reading.noun(i).is_none();
    if being(start) && reading.has(start + 1, Roles::ARTICLE) {
        return start + 1;
    }
    let speaks = |i: usize| reading.noun(i + reading.len(i)).is_some();
    let subject = |&i: &usize| {
        reading.has(i, Roles::ARTICLE) && !reading.has(i, Roles::AGENT.and(Roles::COMPLEMENT)) && speaks(i)
    };
    let dated = reading.has(start, Roles::AGENT) && (start..end).any(|i| reading.is_digits(i));
    let found = (start + 1..end).rev().find(subject).filter(|&i| dated && extend(reading, i) >= end);
    found.unwrap_or(start)
}

/// Where the bracket opens that closes at `close`.
pub(super) fn bracket_of(reading: &Reading<'_, '_>, floor: usize, close: usize) -> Option<usize> {
    /// Tokens of a bracket, at most.
    const LONGEST: usize = 12;
    let from = floor.max(close.saturating_sub(LONGEST));
    (from..close).rev().find(|&i| reading.surface(i) == "(").filter(|_| reading.surface(close) == ")")
}

/// Whether `one of them` and its like end before `end`.
pub(super) fn is_one(reading: &Reading<'_, '_>, first: usize, end: usize) -> bool {
    let start = super::first_article(reading, first, end);
    // `L'un d'eux`: an article may open it.
    let start = start + if reading.has(start + 2, Roles::INDEFINITE) && !reading.space_at(start + 2) { 2 } else { 0 };
    start < end
        && end - start <= 4
        && reading.has(start, Roles::INDEFINITE)
        && reading.has(start + 1, Roles::COMPLEMENT.and(Roles::ELLIPTIC))
}
