//! Those who are told, before those who tell.
//!
//! In: a place behind a verb of saying. Out: where the medium that was told ends, and whose words a verb gives.

use crate::claim::SourceType;
use crate::extract::attribution::reading::Reading;
use crate::lang::{Function, Roles};

/// `сообщили РБК в пресс-службе`: where nouns inflect, the medium that was told before the body where it was said.
pub fn behind_medium(reading: &Reading<'_, '_>, from: usize) -> Option<usize> {
    let medium = |i: usize| reading.noun(i).is_some_and(|w| w.source == Some(SourceType::Media));
    let quote = reading.quotes.at(from).filter(|q| q.open == from && q.close < from + 5);
    let past = match quote {
        Some(quote) => (from + 1..quote.close).any(medium).then_some(quote.close + 1)?,
        None => medium(from).then(|| from + reading.len(from))?,
    };
    let body = past + reading.len(past);
    let speaks = |i: usize| reading.noun(i).is_some_and(|w| w.source != Some(SourceType::Media));
    let within = !reading.speech.has_articles && reading.has(past, Roles::WITHIN);
    (within && (body..body + 2).any(speaks)).then_some(past)
}

/// `приводит ТАСС слова губернатора`: where the noun for somebody's words stands behind a verb that ends before `from`.
pub fn words_of(reading: &Reading<'_, '_>, from: usize, limit: usize) -> Option<usize> {
    /// Tokens of the medium between verb and noun, at most.
    const MEDIUM: usize = 6;
    let quoted = |i: usize| reading.quotes.at(i).is_some_and(|q| q.close < from + MEDIUM);
    (from..limit.min(from + MEDIUM))
        .take_while(|&i| !reading.bounds(i) || quoted(i))
        .find(|&i| reading.does(i, Function::WORDS) && !reading.is_capital(i))
}
