//! What an office is for.
//!
//! In: a conjunction or a preposition behind the office of somebody who speaks. Out: whether it goes on the name of the office.

use std::ops::Range;

use crate::extract::attribution::phrase::extend;
use crate::extract::attribution::reading::Reading;
use crate::lang::{Function, Roles};

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

/// `El consejero de Agricultura, Pesca y Desarrollo Rural, Luis Meza, cifró`: the office with all its tasks that ends
/// right before `end`.
pub(super) fn office_before(reading: &Reading<'_, '_>, first: usize, end: usize) -> Option<Range<usize>> {
    /// Tokens of the last task with its conjunction, and of the whole, at most.
    const TASK: usize = 6;
    const REACH: usize = 22;
    let joined = |i: usize| reading.has(i, Roles::CONJUNCTION) && reading.is_capital(i + 1);
    let many = reading.speech.romance && (first.max(end.saturating_sub(TASK))..end).any(joined);
    let office = |i: &usize| {
        let source = reading.noun(*i).is_some();
        source && !reading.is_capital(*i) && !reading.is_capital(*i + 1)
    };
    let at = (first.max(end.saturating_sub(REACH))..end).rev().filter(|_| many).find(office)?;
    let start = at - usize::from(at > first && reading.has(at - 1, Roles::ARTICLE));
    (extend(reading, start) == end).then_some(start..end)
}

/// `agencja ds. sytuacji nadzwyczajnych i klęsk żywiołowych`: behind the word for what a body is for, within `before`, another
/// noun of which nothing else is known.
pub fn is_purpose(reading: &Reading<'_, '_>, mut before: Range<usize>, next: usize) -> bool {
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

/// `ředitel Úřadu pro kybernetickou bezpečnost Jan Kos`: the end of what a body or an office is for, told by words in lower
/// case of which nothing else is known, behind the preposition at `i`.
pub fn purpose_end(reading: &Reading<'_, '_>, start: usize, i: usize) -> Option<usize> {
    /// Words of the purpose, at most.
    const WORDS: usize = 4;
    if reading.speech.has_articles || i <= start || !reading.does(i, Function::PURPOSE) {
        return None;
    }
    let office = reading.noun(i - 1).is_some() || reading.is_body(i - 1);
    let plain = |j: &usize| {
        let verb = reading.ends_like(*j, &reading.speech.endings.verb) || reading.is_predicate(*j);
        reading.is_word(*j) && !reading.is_capital(*j) && reading.word(*j).is_none() && !verb
    };
    let past = i + 1 + (i + 1..i + 1 + WORDS).take_while(plain).count();
    (office && past > i + 1).then_some(past)
}
