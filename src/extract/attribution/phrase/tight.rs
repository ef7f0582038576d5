//! Noun phrases without the words behind them that belong to the clause.
//!
//! In: a phrase that no mark ends. Out: the same up to its last noun or name.

use std::ops::Range;

use super::{Party, Phrase};
use crate::extract::attribution::reading::Reading;
use crate::lang::{Roles, Word};

/// Where no mark ends the phrase and no article opens the next one, words behind its last noun or
/// name belong to the clause (`zdaniem ekspertów straty sięgną ...`).
pub fn trimmed(reading: &Reading<'_, '_>, party: Party, end: usize) -> (Party, usize) {
    let Party::Phrase(phrase) = &party else { return (party, end) };
    if end != phrase.tokens.end {
        return (party, end);
    }
    let tokens = tight(reading, phrase.tokens.clone());
    let last = tokens.end;
    (Party::Phrase(Phrase { tokens, role: phrase.role.clone() }), last)
}

/// A phrase without the words that belong to the clause behind it.
pub fn tight(reading: &Reading<'_, '_>, phrase: Range<usize>) -> Range<usize> {
    let end = phrase.end;
    let open = reading.speech.has_articles && !reading.speech.verb_second;
    if open || reading.bounds(end) {
        return phrase;
    }
    let mut last = phrase.start;
    let mut titled = false;
    let mut i = phrase.start;
    // Those who are many bear no name: `zdaniem śledczych Robert D. wydał ...`.
    let mut many = false;
    while i < end {
        let len = reading.len(i);
        let noun = reading.noun(i);
        if many && noun.is_none() && reading.is_capital(i) {
            break;
        }
        // A word that no list knows changes nothing: `niezależnych analityków straty Rosjan`.
        let plain = noun.is_none() && !reading.is_capital(i) && reading.word(i).is_none();
        many = many && plain
            || !reading.is_capital(i)
                && noun.is_some_and(|w| !w.is_title())
                && reading.ends_like(i + len - 1, &reading.speech.endings.plural);
        if noun.is_some_and(Word::is_title) && last == phrase.start {
            titled = true;
        }
        many &= !titled;
        // `według urzędu statystycznego zginęło`: an adjective right behind the noun belongs to it.
        let agrees = last == i && plain && reading.ends_like(i, &reading.speech.endings.owner);
        let named = noun.is_some() || reading.is_capital(i) || reading.has(i, Roles::BODY.and(Roles::DOCUMENT));
        if named || agrees && i > phrase.start && !reading.is_predicate(i) {
            last = i + len;
        }
        i += len;
    }
    // `według "Rzeczpospolitej"`: the mark that closes a name belongs to it.
    let closes = reading.quotes.at(last).is_some_and(|q| q.close == last && q.open >= phrase.start);
    let last = last + usize::from(closes);
    phrase.start..if last == phrase.start { end } else { last.min(end) }
}
