//! What English subjects are told by: participles behind them, verbs inside them, conjunctions before them.
//!
//! In: the stretch of a clause that a subject was read from. Out: where the subject itself ends or begins, since
//! English words have no endings that tell a verb from a noun.

use std::ops::Range;

use super::super::phrase::is_report;
use super::super::reading::Reading;
use crate::lang::{Function, Roles};

/// `shares jumped 5 percent after China's biggest refiner reported`: the last conjunction inside the stretch opens
/// the clause of the verb. At its head the same word is a preposition (`After the meeting officials said`).
pub(super) fn behind_subordinator(reading: &Reading<'_, '_>, chunk: Range<usize>) -> usize {
    if !reading.speech.verbs_are_nouns {
        return chunk.start;
    }
    let opens = |i: &usize| reading.does(*i, Function::SUBORDINATOR) && reading.noun(*i).is_none();
    let found = (chunk.start + 1..chunk.end.saturating_sub(1)).rev().find(opens);
    // `a company set up after the disaster found`: a participle with its complement narrows the subject.
    let narrows = |i: usize| {
        let participle = reading.ends_like(i - 1, &reading.speech.endings.participle);
        reading.does(i - 1, Function::STAYS) || participle && !(chunk.start..i - 1).any(|j| reading.in_figure(j))
    };
    found.filter(|&i| !narrows(i)).map_or(chunk.start, |i| i + 1)
}

/// `The video appears to show`: what only says that it seems so is no part of the subject that ends at `end`.
pub(super) fn before_seeming(reading: &Reading<'_, '_>, first: usize, end: usize) -> usize {
    let at = if end > first { reading.phrase_start(end - 1) } else { end };
    let seems = reading.speech.verbs_are_nouns && at > first && at < end && reading.len(at) > 1;
    if seems && reading.has(at, Roles::HEDGE) { at } else { end }
}

/// `a development the union's negotiator described`: behind a noun an article opens the subject of a clause about it.
pub(super) fn contact(reading: &Reading<'_, '_>, start: usize, end: usize) -> usize {
    let links = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::CONJUNCTION).and(Roles::AS).and(Roles::ARTICLE);
    let links = links.and(Roles::ADVERB).and(Roles::DETERMINER).and(Roles::ACCORDING);
    let article =
        |i: usize| reading.has(i, Roles::ARTICLE) && !reading.has(i, Roles::INDEFINITE) && !reading.is_capital(i);
    // `The union representing the drivers says`: behind a gerund stands its object.
    let plain =
        |i: usize| reading.is_word(i) && !reading.is_capital(i) && !reading.has(i, links) && !reading.is_gerund(i);
    let opens = |&i: &usize| article(i) && plain(i - 1) && reading.noun(reading.phrase_start(i - 1)).is_none();
    let found = (start + 2..end.saturating_sub(1)).rev().filter(|_| reading.speech.verbs_are_nouns).find(opens);
    found.unwrap_or(start)
}

/// `A report that the council commissioned concludes`, `Records the police seized show`: the document before a clause that tells
/// how it came about, whose subject opens at `start` and whose own verb stands right before `verb`.
pub(super) fn told_document(
    reading: &Reading<'_, '_>,
    first: usize,
    start: usize,
    verb: usize,
) -> Option<Range<usize>> {
    /// Tokens of the phrase before its noun, at most.
    const PHRASE: usize = 5;
    let past = |i: usize| {
        let participle = reading.ends_like(i, &reading.speech.endings.past) || reading.does(i, Function::PARTICIPLE);
        participle && reading.noun(i).is_none() && !reading.is_capital(i)
    };
    let clause = reading.speech.verbs_are_nouns && verb > start + 1 && start > first && past(verb - 1);
    let that = clause && reading.has(start - 1, Roles::RELATIVE.and(Roles::THAT));
    let noun = start.checked_sub(1 + usize::from(that)).filter(|&i| clause && i >= first)?;
    if !reading.has(noun, Roles::DOCUMENT) || reading.bounds(noun) {
        return None;
    }
    let floor = noun.saturating_sub(PHRASE).max(first);
    let open =
        |i: &usize| reading.is_word(*i) && !reading.has(*i, Roles::PREPOSITION.and(Roles::VERB).and(Roles::COMPLEMENT));
    let opens = (floor..noun).rev().take_while(open).find(|&i| reading.has(i, Roles::ARTICLE)).unwrap_or(noun);
    Some(opens..noun + 1)
}

/// `A commission set up after the disaster found`, `a group based in London says`: behind its noun a
/// participle with a complement narrows the subject and is no part of it.
pub(super) fn reduced(reading: &Reading<'_, '_>, start: usize, end: usize) -> Option<usize> {
    let noun =
        |i: usize| (start..i).any(|j| reading.noun(j).is_some() || reading.has(j, Roles::DOCUMENT.and(Roles::BODY)));
    let participle =
        |i: usize| reading.ends_like(i, &reading.speech.endings.participle) || reading.does(i, Function::PARTICIPLE);
    // `Residents contacted [by phone] said`: so does one that only an adverb followed.
    let narrows = |i: usize| {
        i + 1 == end || reading.has(i + 1, Roles::PREPOSITION.and(Roles::AGENT)) || reading.does(i + 1, Function::STAYS)
    };
    // `The union representing the drivers says`: so does a gerund with its object.
    let object = Roles::ARTICLE.and(Roles::DETERMINER);
    let gerund = |i: usize| reading.is_gerund(i) && reading.noun(i).is_none() && reading.has(i + 1, object);
    // Where verbs have few forms, such a participle looks like the verb of the sentence.
    (start + 1..end).filter(|_| reading.speech.verbs_are_nouns).find(|&i| {
        let verbal = participle(i) && narrows(i) || gerund(i);
        reading.is_word(i) && !reading.is_capital(i) && verbal && noun(i)
    })
}

/// `said Myanmar officials [estimated]`: whether what stands between the verb at `at` and `end` can speak by itself.
pub(super) fn speaks_behind(reading: &Reading<'_, '_>, at: usize, end: usize) -> bool {
    let opens = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::ADVERB).and(Roles::CONJUNCTION);
    let plain = (at + 1..end).all(|i| reading.noun(i).is_some() || !reading.has(i, opens));
    let last = reading.phrase_start(end.saturating_sub(1));
    at + 1 < end && plain && last > at && reading.noun(last).is_some()
}

/// `the staff [said] in its evening report`, `the office [denies] earlier reports`: what holds a verb of
/// saying is a clause, and the plural or noun behind it no verb.
pub(super) fn holds_saying(reading: &Reading<'_, '_>, start: usize, end: usize) -> Option<usize> {
    let free = |i: &usize| {
        // `the 96-page document shows`: behind a word with a hyphen a document is a noun.
        let glued = *i > start + 1 && reading.surface(i - 2) == "-" && reading.has(*i, Roles::DOCUMENT);
        !glued
            && !reading.has(i - 1, Roles::ARTICLE.and(Roles::COMPLEMENT).and(Roles::PREPOSITION))
            && reading.is_word(i - 1)
    };
    let says = |i: &usize| {
        let i = *i;
        let verb = reading.has(i, Roles::FINITE) && reading.noun(i).is_none() && !reading.is_capital(i);
        let plural = reading.ends_like(i, &reading.speech.endings.plural);
        // `a Reuters report said`: right before the verb it is a noun; so it is behind an article, in the singular.
        let noun = reading.does(i, Function::BOTH) && (i + 1 == end || is_report(reading, start, i));
        verb && !noun && (reading.has(i, Roles::DENY) || reading.has(i, Roles::SAY) && !plural)
    };
    (start + 1..end).filter(|_| reading.speech.verbs_are_nouns).filter(free).find(says)
}

/// `against the expectations of economists, who predicted`: a bare noun behind its preposition is what a relative clause
/// goes on about.
pub(super) fn bare_object(reading: &Reading<'_, '_>, tokens: Range<usize>) -> Range<usize> {
    let noun = reading.phrase_start(tokens.end - 1);
    let bare = reading.speech.verbs_are_nouns
        && noun > tokens.start
        && reading.has(noun - 1, Roles::COMPLEMENT.and(Roles::PREPOSITION))
        && reading.noun(noun).is_some()
        && reading.ends_like(tokens.end - 1, &reading.speech.endings.plural);
    if bare {
        return noun..tokens.end;
    }
    // `la policía halló un documento según el cual`: behind its verb what an article opens is the object.
    let opens =
        |j: &usize| reading.has(*j, Roles::INDEFINITE) && reading.noun(*j).is_none() && reading.is_predicate(*j - 1);
    if reading.speech.drops_subject
        && let Some(object) = (tokens.start + 1..tokens.end).rev().find(opens)
    {
        return object..tokens.end;
    }
    // `doszło do starć z policją, która informuje`: where nouns inflect, the object of the last preposition, if nobody who
    // could speak stands before it.
    let body = |j: usize| reading.noun(j).is_some();
    let governs = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::WITHIN);
    let last = (tokens.start..tokens.end).rev().find(|&j| reading.has(j, governs) && reading.noun(j).is_none());
    match last.filter(|_| !reading.speech.has_articles) {
        Some(at) if !(tokens.start..at).any(body) && (at + 1..tokens.end).any(body) => at + 1..tokens.end,
        _ => tokens,
    }
}
