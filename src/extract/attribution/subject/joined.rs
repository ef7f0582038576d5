//! Subjects of two bodies whose verb agrees with both.
//!
//! In: the second of them with the verb. Out: where the first begins, since a conjunction between them parts no clauses.

use std::ops::Range;

use super::phrase_before;
use crate::extract::attribution::reading::Reading;
use crate::lang::Roles;

/// `le ministère du Travail et la police ont annoncé`: where the verb agrees with many, who stands before the conjunction
/// at the head of the phrase that starts at `start` speaks, too.
pub(super) fn joined(reading: &Reading<'_, '_>, first: usize, start: usize, verb: usize) -> Option<usize> {
    let conjunction = start.checked_sub(1).filter(|&i| i > first && reading.has(i, Roles::CONJUNCTION))?;
    if !reading.speech.romance || !many(reading, verb) || !opens(reading, start) || reading.noun(conjunction).is_some()
    {
        return None;
    }
    let before = phrase_before(reading, first, conjunction)?;
    opens(reading, before.start).then_some(before.start)
}

/// `Le feu a pris près de la mairie et la préfecture a compté`: where it agrees with one, the conjunction parts clauses.
/// The first token behind it.
pub(super) fn parted(reading: &Reading<'_, '_>, chunk: Range<usize>, verb: usize) -> Option<usize> {
    let parts = |&i: &usize| {
        reading.has(i, Roles::CONJUNCTION)
            && reading.noun(i).is_none()
            && reading.has(i + 1, Roles::ARTICLE)
            && !reading.has(i + 1, Roles::COMPLEMENT)
            && opens(reading, i + 1)
    };
    let one = reading.speech.romance && reading.has(verb, Roles::AUXILIARY) && !many(reading, verb);
    (chunk.start + 1..chunk.end).rev().filter(|_| one).find(parts).map(|i| i + 1)
}

fn many(reading: &Reading<'_, '_>, verb: usize) -> bool {
    reading.speech.endings.plural_verb.iter().any(|e| reading.surface(verb).ends_with(e.as_str()))
}

fn opens(reading: &Reading<'_, '_>, at: usize) -> bool {
    let body = |i: usize| reading.noun(i).is_some();
    body(at) || reading.has(at, Roles::ARTICLE) && body(at + reading.len(at))
}
