//! Phrases that name a source behind or inside themselves: `der Polizei zufolge`, `nach eigenen Angaben`.
//!
//! In: the place of such a phrase. Out: where the noun phrase before it begins, or the subject that it stands for.

use std::ops::Range;

use super::phrase::{Party, Phrase, extend};
use super::reading::{Frame, Reading};
use super::subject::opens;
use crate::claim::SourceType;
use crate::lang::Roles;

/// Where the phrase begins that a word like `zufolge` stands behind: its nouns, articles and adjectives.
pub fn before_behind(reading: &Reading<'_, '_>, first: usize, end: usize) -> usize {
    let mut i = end;
    while i > first {
        let at = reading.phrase_start(i - 1);
        let verb = reading.has(at, Roles::AUXILIARY.and(Roles::FINITE)) && reading.noun(at).is_none();
        if verb || reading.bounds(at) || reading.in_figure(at) || at < first {
            break;
        }
        let lower = reading.is_word(at) && reading.ends_like(at, &reading.speech.endings.adjective);
        let weak = reading.has(at, Roles::PREPOSITION.and(Roles::ADVERB)) && reading.noun(at).is_none();
        if reading.is_capital(at) && !weak || reading.has(at, Roles::ARTICLE) || lower && !weak {
            i = at;
            // `erlitten zwei Helfer dem Sprecher zufolge`: the article in the dative opens the phrase.
            if reading.has(at, Roles::ARTICLE) && reading.surface(at).ends_with('m') {
                break;
            }
        } else {
            break;
        }
    }
    i
}

/// `nach offiziellen Angaben`, `nach Polizeiangaben`: adjectives and the noun of a document follow at `to`.
pub fn before_document(reading: &Reading<'_, '_>, to: usize) -> bool {
    let listed = reading.noun(to).is_some_and(|w| w.source == Some(SourceType::Official));
    if listed && !reading.is_capital(to) {
        return true;
    }
    let noun = (to..to + 3).find(|&i| reading.is_capital(i) || !reading.is_word(i));
    noun.is_some_and(|i| {
        reading.has(i, Roles::DOCUMENT) && (reading.part(i).is_some() || i > to) && !reading.in_figure(i - 1)
    })
}

/// The subject of a sentence that holds `nach eigenen Angaben` at `from..to`.
pub fn own_subject(reading: &Reading<'_, '_>, frame: &Frame, from: usize, to: usize) -> Option<Party> {
    let Range { start, end } = frame.tokens;
    let phrase = |tokens| Some(Party::Phrase(Phrase { tokens, role: None }));
    if opens(reading, start) && start != from {
        return phrase(start..extend(reading, start).min(from));
    }
    let at = (to..end.min(to + 6)).find(|&i| opens(reading, i))?;
    phrase(at..extend(reading, at))
}
