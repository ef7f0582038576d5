//! What an office is for, where a conjunction joins two tasks.
//!
//! In: a conjunction before the name of somebody who speaks. Out: whether it goes on the name of the office.

use crate::extract::attribution::reading::Reading;
use crate::lang::Function;

/// `начальник департамента строительства и архитектуры Иван Петров`: where nouns inflect, a conjunction between `floor`
/// and `next` that joins what somebody's office is for.
pub fn joins_tasks(reading: &Reading<'_, '_>, floor: usize, conjunction: usize, next: usize) -> bool {
    /// Tokens between the office and the conjunction, at most.
    const REACH: usize = 6;
    let before = floor.max(conjunction.saturating_sub(REACH))..conjunction;
    if reading.speech.has_articles || !is_task(reading, next) && !is_purpose(reading, before.clone(), next) {
        return false;
    }
    let office = before.clone().rev().take_while(|&i| !reading.bounds(i)).find(|&i| reading.noun(i).is_some());
    let purpose = |i: usize| reading.does(i, Function::PURPOSE) || i > 0 && reading.does(i - 1, Function::PURPOSE);
    let plain = |i: usize| (reading.is_word(i) && !reading.is_capital(i) && reading.word(i).is_none()) || purpose(i);
    office.is_some_and(|office| (office + 1..conjunction).all(plain) && office + 1 < conjunction)
}

/// `agencja ds. sytuacji nadzwyczajnych i klęsk żywiołowych`: behind the word for what a body is for, within `before`, another
/// noun of which nothing else is known.
pub fn is_purpose(reading: &Reading<'_, '_>, mut before: std::ops::Range<usize>, next: usize) -> bool {
    before.any(|i| reading.does(i, Function::PURPOSE))
        && !reading.speech.has_articles
        && reading.is_word(next)
        && !reading.is_capital(next)
        && reading.word(next).is_none()
        && !reading.ends_like(next, &reading.speech.endings.verb)
}

/// A word in lower case that no list knows and that ends like a genitive, an adjective or a noun.
pub fn is_task(reading: &Reading<'_, '_>, i: usize) -> bool {
    let endings = &reading.speech.endings;
    reading.is_word(i)
        && !reading.is_capital(i)
        && reading.word(i).is_none()
        && !reading.is_predicate(i)
        && (reading.ends_like(i, &endings.genitive) || reading.ends_like(i, &endings.owner))
}
