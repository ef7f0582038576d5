//! Names of two parts: a conjunction inside of what one body is called, which parts no phrases.
//!
//! In: a conjunction and where its phrase may begin at the earliest. Out: whether both sides of it are one name.

use std::ops::Range;

use super::phrase::is_owner;
use super::reading::Reading;
use crate::lang::{Function, Roles};

/// Words on each side of the conjunction, at most, where nothing else shows that they are one name.
const SHORT: usize = 2;

/// `the Bakers and Millers Union`, `Marks and Spencer`, `the health and welfare ministry`: whether the conjunction at `at`
/// stands inside of a name, in a language where nouns stand before the one that they tell about.
pub fn is_pair(reading: &Reading<'_, '_>, floor: usize, at: usize) -> bool {
    let next = at + reading.len(at);
    if !reading.speech.verbs_are_nouns || at <= floor || reading.has(at, Roles::CONTRAST) {
        return false;
    }
    match (reading.is_capital(at - 1), reading.is_capital(next)) {
        (true, true) => of_capitals(reading, floor, at, next),
        (false, false) => of_tasks(reading, floor, at, next),
        _ => false,
    }
}

/// `Nepal's Monitoring and Research Centre`: behind an article or an owner capitals up to the noun of a body; at the head of
/// the phrase two short names that no list knows.
fn of_capitals(reading: &Reading<'_, '_>, floor: usize, at: usize, next: usize) -> bool {
    let named = |i: usize| reading.is_word(i) && reading.is_capital(i) && !reading.has(i, Roles::ARTICLE);
    let left = (floor..at).rev().take_while(|&i| named(i)).last().unwrap_or(at);
    let right = (next..next + 2 * SHORT).take_while(|&i| named(i)).last().map_or(next, |i| i + 1);
    if sources(reading, left..at) {
        return false;
    }
    let opened = left > floor && (reading.has(left - 1, Roles::ARTICLE) || is_owner(reading, left - 1));
    let short = at - left <= SHORT && right - next <= SHORT && !sources(reading, next..right);
    let weak = |i: usize| reading.has(i, Roles::ADVERB.and(Roles::PREPOSITION).and(Roles::SEAT).and(Roles::PRONOUN));
    opened && bodies(reading, next..right) || left == floor && short && !(left..right).any(weak)
}

/// `the trade and industry minister`: behind an article or an owner one word, and behind the conjunction another with the
/// noun of one body or office.
fn of_tasks(reading: &Reading<'_, '_>, floor: usize, at: usize, next: usize) -> bool {
    let plain = |i: usize| reading.is_word(i) && reading.word(i).is_none() && !reading.in_figure(i);
    let opened = at >= floor + 2 && (reading.has(at - 2, Roles::ARTICLE) || is_owner(reading, at - 2));
    let noun = if reading.noun(next).is_some() { next } else { next + 1 };
    let head = noun + reading.len(noun);
    let one = |i: usize| {
        let word = reading.token(i).and_then(|t| reading.speech.words.at(t));
        word.is_some_and(|w| w.roles.any(Roles::BODY.and(Roles::TITLE)))
            && !reading.ends_like(i, &reading.speech.endings.plural)
            && !reading.does(i, Function::COLLECTIVE)
    };
    let joined = noun == next || plain(next);
    opened && joined && plain(at - 1) && reading.noun(noun).is_some() && head >= next + 2 && one(head - 1)
}

fn sources(reading: &Reading<'_, '_>, mut range: Range<usize>) -> bool {
    range.any(|i| reading.noun(i).is_some())
}

fn bodies(reading: &Reading<'_, '_>, mut range: Range<usize>) -> bool {
    range.any(|i| reading.names_body(i))
}
