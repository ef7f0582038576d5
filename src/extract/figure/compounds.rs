//! Numbers written as one word: `siebenhundertachtundvierzig`, `ventotto`, `drieëntwintig`.
//!
//! In: a word that begins like a number. Out: its value, where pieces of numbers make up the whole
//! word and compose to one number; else nothing.

use super::compose::Composer;
use super::lexemes::{Lexeme, Part};
use crate::lang::{NumberWord as Word, Numbers};

/// No compound of a newspaper is longer; and the search stays short on a hostile text.
const LONGEST: usize = 120;
/// Pieces tried before a word is given up.
const BUDGET: usize = 400;

/// The value of a compound.
pub(super) fn value(word: &str, numbers: &Numbers) -> Option<i64> {
    if word.len() > LONGEST {
        return None;
    }
    let lower = word.to_lowercase();
    let mut parts = Vec::new();
    let mut budget = BUDGET;
    split(&lower, numbers, &mut parts, &mut budget)
}

/// Takes pieces off the front, longest first, until the word is used up and means a number.
fn split(rest: &str, numbers: &Numbers, parts: &mut Vec<Lexeme>, budget: &mut usize) -> Option<i64> {
    if rest.is_empty() {
        let ends_open = parts.last().is_none_or(|l| l.part == Part::Word(Word::And));
        return if ends_open { None } else { Composer::new(numbers, parts).whole() };
    }
    for (length, word) in numbers.pieces.starting(rest) {
        *budget = budget.checked_sub(1)?;
        if parts.is_empty() && word == Word::And {
            continue;
        }
        let at = parts.len();
        parts.push(Lexeme { start: at, end: at + 1, part: Part::Word(word) });
        if let Some(value) = split(rest.get(length..).unwrap_or_default(), numbers, parts, budget) {
            return Some(value);
        }
        parts.truncate(at);
    }
    None
}
