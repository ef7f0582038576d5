//! What an office is for, where a conjunction joins two tasks.
//!
//! In: a conjunction before the name of somebody who speaks. Out: whether it goes on the name of the office.

use crate::extract::attribution::reading::Reading;

/// `начальник департамента строительства и архитектуры Иван Петров`: where nouns inflect, a conjunction between `floor`
/// and `next` that joins what somebody's office is for.
pub fn joins_tasks(reading: &Reading<'_, '_>, floor: usize, conjunction: usize, next: usize) -> bool {
    /// Tokens between the office and the conjunction, at most.
    const REACH: usize = 6;
    if reading.speech.has_articles || !is_task(reading, next) {
        return false;
    }
    let before = floor.max(conjunction.saturating_sub(REACH))..conjunction;
    let office = before.clone().rev().take_while(|&i| !reading.bounds(i)).find(|&i| reading.noun(i).is_some());
    let plain = |i: usize| reading.is_word(i) && !reading.is_capital(i) && reading.word(i).is_none();
    office.is_some_and(|office| (office + 1..conjunction).all(plain) && office + 1 < conjunction)
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
