//! How much a party looks like one who speaks, so that of two the likelier is the subject.
//!
//! In: a party. Out: a weight, most for persons by name.

use super::Party;
use crate::extract::attribution::name::{head, is_personal, words};
use crate::extract::attribution::reading::{Frame, Reading};
use crate::lang::Roles;

/// How much a party looks like one who speaks.
pub fn weight(reading: &Reading<'_, '_>, party: &Party, frame: &Frame) -> u8 {
    match party {
        Party::Phrase(phrase) => {
            let capital = phrase.tokens.clone().any(|i| reading.is_capital(i) && i > frame.tokens.start);
            match head(reading, &phrase.tokens) {
                _ if is_personal(reading, &phrase.tokens) => 3,
                Some(_) => 2,
                None if words(reading, &phrase.tokens) == 1 && reading.has(phrase.tokens.start, Roles::SEAT) => 2,
                // `сообщило «Эхо»`: a name in quotation marks is that of a medium or body.
                None if !reading.speech.has_articles && reading.name_quote(phrase.tokens.start).is_some() => 2,
                None => u8::from(capital),
            }
        }
        Party::Pronoun(_) | Party::Relative(_) | Party::Nobody => 2,
        Party::Dropped => 0,
    }
}
