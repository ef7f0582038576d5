//! Nouns that look like verbs, and participles that tell what was done.
//!
//! In: a word inside a phrase. Out: whether it is a noun of the phrase, or opens what is told of the noun before it.

use crate::extract::attribution::reading::Reading;
use crate::lang::{Function, Roles};

/// `a police report`, `the latest estimate`: where a verb may be a noun, a singular behind an article and a noun or
/// adjective is the noun, where the verb would agree with nothing before it.
pub fn is_report(reading: &Reading<'_, '_>, start: usize, at: usize) -> bool {
    let singular = reading.looks_like_singular(at);
    let before = reading.phrase_start(at - 1);
    let indefinite = reading.has(start, Roles::INDEFINITE) && !reading.has(start, Roles::DETERMINER);
    let many = |i: usize| reading.ends_like(i, &reading.speech.endings.plural) || reading.does(i, Function::COLLECTIVE);
    let agrees = reading.noun(before).is_some() && many(at - 1);
    singular && reading.has(start, Roles::ARTICLE) && reading.is_word(at - 1) && (indefinite || !agrees)
}

/// `according to conservative estimates from`: right behind such a phrase what may be a verb is the noun cited.
pub(super) fn is_cited(reading: &Reading<'_, '_>, start: usize, at: usize) -> bool {
    let cited = start.checked_sub(1).is_some_and(|before| reading.has(before, Roles::ACCORDING));
    let plain = |i: usize| reading.word(i).is_none() && reading.is_word(i);
    reading.speech.verbs_are_nouns && cited && reading.does(at, Function::BOTH) && (start..at).all(plain)
}

/// `the Ministry's update`: the letter behind the apostrophe of the one who owns.
pub fn is_owner(reading: &Reading<'_, '_>, i: usize) -> bool {
    let apostrophe = i.checked_sub(1).is_some_and(|before| matches!(reading.surface(before), "'" | "’"));
    reading.speech.verbs_are_nouns && apostrophe && reading.does(i, Function::POSSESSIVE)
}

/// `a report seen by the BBC`, `une source interrogée par l'AFP`: whether the participle at `i` has its agent behind it.
pub fn is_reduced(reading: &Reading<'_, '_>, start: usize, i: usize) -> bool {
    let speech = reading.speech;
    let participle =
        || reading.ends_like(i, &speech.endings.participle) && (start..i).any(|j| reading.noun(j).is_some());
    // `un balance de víctimas entregado este jueves por`: behind those whom a document counts stands how it came about.
    let counted = speech.romance && i > start && reading.names_victims(i - 1) && participle();
    if counted && reading.noun(i).is_none() && (start..i).any(|j| reading.has(j, Roles::DOCUMENT)) {
        return true;
    }
    // `an AFP tally based on official figures`: what a document rests on is no part of its name.
    let rests = i > start && reading.has(i - 1, Roles::DOCUMENT) && reading.has(i + 1, Roles::PREPOSITION);
    let bare = reading.word(i).is_none() && reading.ends_like(i, &speech.endings.participle);
    if speech.verbs_are_nouns && rests && bare {
        return true;
    }
    // `la cellule de crise installée dans la wilaya`: or where it was done.
    // `le gendarme joint lundi`: or when.
    let where_or_when = Roles::PREPOSITION.and(Roles::ADVERB);
    let place = || speech.romance && !speech.drops_subject && reading.has(i + 1, where_or_when);
    (reading.has(i + 1, Roles::AGENT) || place())
        && !reading.has(i, Roles::DOCUMENT)
        && reading.noun(i).is_none()
        && (speech.persons_only || speech.romance && participle())
}
