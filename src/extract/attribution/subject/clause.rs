//! Where a clause begins.
//!
//! In: the end of a phrase. Out: behind the nearest mark or conjunction before it that does not stand inside of the phrase.

use std::ops::Range;

use super::REACH;
use super::tasks::joins_tasks;
use crate::extract::attribution::adjunct::is_adjective;
use crate::extract::attribution::pair::is_pair;
use crate::extract::attribution::portfolio::{joins_fields, noun_before};
use crate::extract::attribution::reading::Reading;
use crate::lang::{Function, Roles};

/// Where the clause begins that ends before `end`.
pub(super) fn clause_start(reading: &Reading<'_, '_>, first: usize, end: usize) -> usize {
    let floor = first.max(end.saturating_sub(REACH));
    let mut i = noun_before(reading, floor, end).map_or(end, |noun| noun + reading.len(noun));
    while i > floor {
        let last = i - 1;
        if let Some(quote) = reading.quotes.at(last)
            && quote.close == last
            && quote.open >= floor
            && reading.name_quote(quote.open).is_some()
        {
            i = quote.open;
            continue;
        }
        if reading.bounds(last) || opens_clause(reading, floor, i..end) {
            return i;
        }
        i = reading.phrase_start(last).max(floor);
    }
    i
}

/// Whether the word before `rest` parts it from what stands before, in a clause that begins at `floor` or behind it.
fn opens_clause(reading: &Reading<'_, '_>, floor: usize, rest: Range<usize>) -> bool {
    let at = reading.phrase_start(rest.start - 1);
    // `um comerciante que se refugiou na igreja disse`: behind a relative pronoun the word for if is a reflexive one.
    let reflexive = at > floor && reading.has(at, Roles::CLITIC) && reading.has(at - 1, Roles::RELATIVE);
    if reading.noun(at).is_some() || reflexive {
        return false;
    }
    // `after that disaster`: behind a preposition it points to its noun.
    let points = || at > floor && reading.does(at, Function::POINTING) && reading.has(at - 1, Roles::PREPOSITION);
    if reading.has(at, Roles::THAT.and(Roles::RELATIVE).and(Roles::CONTRAST).and(Roles::AS)) && !points() {
        return !poses_as(reading, floor, at);
    }
    reading.has(at, Roles::CONJUNCTION)
        && !joins_nouns(reading, floor, at, &rest)
        && !joins_tasks(reading, floor, at, rest.start)
}

/// `A man presenting himself as its spokesman`, `a caller posing as an officer`: whether the word at `at` says as whom
/// somebody narrows the noun before a gerund.
fn poses_as(reading: &Reading<'_, '_>, floor: usize, at: usize) -> bool {
    /// Words from the gerund to the word, at most: its reflexive pronoun may stand between.
    const WORDS: usize = 2;
    let speech = reading.speech;
    let role = at + reading.len(at);
    let opens = reading.has(at, Roles::AS) && reading.has(role, Roles::ARTICLE.and(Roles::DETERMINER));
    let gerund = (floor + 1..at).rev().take(WORDS).find(|&i| reading.is_gerund(i));
    // `were fleeing as the mayor spoke`: behind an auxiliary the gerund is the verb of a clause.
    let narrows = |i: usize| reading.is_word(i - 1) && !reading.has(i - 1, Roles::AUXILIARY.and(Roles::ADVERB));
    speech.verbs_are_nouns && opens && gerund.is_some_and(narrows)
}

/// Whether the conjunction at `at` stands inside of one phrase.
fn joins_nouns(reading: &Reading<'_, '_>, floor: usize, at: usize, rest: &Range<usize>) -> bool {
    let behind = at + reading.len(at);
    let goes_on = !rest.is_empty();
    // `le Conseil du coton et de l'anacarde`: another complement of the same noun.
    let complement = || reading.speech.has_articles && goes_on && reading.has(rest.start, Roles::COMPLEMENT);
    let noun = || at > floor && goes_on && reading.noun(reading.phrase_start(at - 1)).is_some();
    // `het Rijksinstituut voor Volksgezondheid en Milieu`: where nouns have no capital, two of them are one name.
    let one_name = || {
        let verb_second = reading.speech.verb_second && !reading.capital_nouns && at > floor + 2;
        verb_second
            && reading.is_capital(at - 1 - usize::from(reading.surface(at - 1) == "-"))
            && reading.is_capital(behind)
    };
    // `des sources sécuritaires et locales`: an adjective alone goes with the noun before the conjunction.
    let adjective = || is_adjective(reading, behind, rest.end);
    joins_fields(reading, floor, at)
        || is_pair(reading, floor, at)
        || adjective()
        || noun()
        || complement()
        || one_name()
}
