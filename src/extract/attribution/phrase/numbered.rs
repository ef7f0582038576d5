//! Speakers told by their number: `destacaron dos agencias de la ONU`, `riferiscono tre testimoni`.
//!
//! In: the tokens behind a verb of saying. Out: the phrase that opens with the number, where the noun
//! behind it names those who may speak.

use super::{Party, Phrase, phrase_at};
use crate::extract::attribution::reading::Reading;
use crate::lang::Roles;

/// The party whose number stands at `i`, where only adverbs stand between it and the verb that ends at `from`.
pub(super) fn numbered(reading: &Reading<'_, '_>, from: usize, i: usize) -> Option<(Party, usize)> {
    let romance = reading.speech.is_null_subject_romance();
    if !romance || !reading.in_figure(i) || i > from && !reading.has(i - 1, Roles::ADVERB) {
        return None;
    }
    let noun = (i + 1..i + 4).find(|&j| !reading.in_figure(j))?;
    reading.noun(noun)?;
    match phrase_at(reading, noun) {
        (Party::Phrase(phrase), end) => {
            Some((Party::Phrase(Phrase { tokens: i..phrase.tokens.end, role: phrase.role }), end))
        }
        other => Some(other),
    }
}
