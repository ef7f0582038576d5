//! The one whom a sentence ends with, before a relative clause: `fueron llevados al Hospital Norte, que informó de 12 muertes`.
//!
//! In: where the phrase ends that a relative pronoun stands behind. Out: in Romance languages, the last noun of a source with
//! what narrows it, where a verb stands before it and a preposition or that verb right before its article.

use std::ops::Range;

use crate::extract::attribution::phrase::extend;
use crate::extract::attribution::reading::Reading;
use crate::lang::{Function, Roles};

/// The phrase between `start` and `end` that its clause's verb or a preposition governs.
pub(super) fn governed(reading: &Reading<'_, '_>, start: usize, end: usize) -> Option<Range<usize>> {
    let complement = |i: usize| reading.has(i, Roles::COMPLEMENT) && reading.noun(i).is_none();
    let article = |i: usize| reading.has(i, Roles::ARTICLE) && reading.noun(i).is_none();
    let speaks = |i: usize| {
        let noun = if article(i) { i + reading.len(i) } else { i };
        reading.noun(noun).is_some() && noun < end
    };
    let verb = |i: usize| {
        let past = reading.ends_like(i, &reading.speech.endings.verb) && !reading.is_capital(i);
        let does = reading.has(i, Roles::AUXILIARY.and(Roles::FINITE)) || reading.is_predicate(i) || past;
        does && reading.noun(i).is_none()
    };
    let preposition = |i: usize| {
        let leads = reading.has(i, Roles::PREPOSITION.and(Roles::AGENT)) || reading.does(i, Function::FUSED);
        leads && reading.noun(i).is_none()
    };
    // `al Hospital Norte`: the preposition may be one word with its article.
    let leads = |i: usize| {
        let before = reading.phrase_start(i - 1);
        preposition(i) && article(i) || preposition(before) && !complement(before) || verb(before)
    };
    let opens = |&i: &usize| {
        // `pelos sindicatos`, `dai vigili del fuoco`: so it may be with one of agents.
        let whole = reading.phrase_start(i) == i || article(reading.phrase_start(i));
        whole && !complement(i) && leads(i) && speaks(i)
    };
    if !reading.speech.romance {
        return None;
    }
    let at = (start + 1..end).rev().find(opens)?;
    let told = (start..at).any(verb);
    (told && extend(reading, at) >= end).then_some(at..end)
}
