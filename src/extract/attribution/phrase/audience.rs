//! Before how many somebody speaks.
//!
//! In: the place behind a verb of saying. Out: where the phrase ends that counts those who listen.

use crate::extract::attribution::reading::Reading;
use crate::lang::{Function, Roles};

/// `sostuvo ante cientos de simpatizantes el candidato`, `aseguró tras tres horas de reunión la alcaldesa`: behind the phrase
/// that opens at `at`, of a preposition with those who listen or with a length of time.
pub fn past_audience(reading: &Reading<'_, '_>, at: usize) -> Option<usize> {
    /// Words behind the figure, at most.
    const WORDS: usize = 6;
    let listens = reading.does(at, Function::AUDIENCE);
    let governs = listens || reading.has(at, Roles::PREPOSITION.and(Roles::WITHIN));
    let opens = at + reading.len(at);
    let opens = opens + usize::from(reading.has(opens, Roles::ARTICLE.and(Roles::COMPLEMENT)));
    if !reading.speech.romance || !governs || !reading.hedged(opens) {
        return None;
    }
    let noun = (opens..).find(|&i| !reading.hedged(i))?;
    let noun = noun + usize::from(reading.has(noun, Roles::COMPLEMENT));
    // `cifró en 20 los heridos el alcalde`: what else is counted there is told.
    if !listens && !reading.is_duration(noun) {
        return None;
    }
    let clause = |i: usize| reading.has(i, Roles::THAT.and(Roles::RELATIVE).and(Roles::CONJUNCTION));
    let article = |i: usize| reading.has(i, Roles::ARTICLE) && !reading.has(i, Roles::COMPLEMENT);
    let ends = |&i: &usize| reading.bounds(i) || clause(i) || article(i) || reading.is_capital(i);
    Some((noun + 1..noun + 1 + WORDS).find(ends).unwrap_or(noun + 1))
}
