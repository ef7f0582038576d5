//! Marks and words that hold a noun phrase together.
//!
//! In: a token of a phrase. Out: where the phrase goes on behind a hyphen, an apostrophe, a number sign, an initial
//! or a name in quotation marks, and whether what a complement joins follows.

use crate::extract::attribution::reading::{Mark, Reading};
use crate::lang::Roles;

/// Behind a mark that belongs to the phrase: hyphen, apostrophe, number sign, initial, name in
/// quotation marks. None where the phrase ends.
pub(super) fn inner_mark(reading: &Reading<'_, '_>, i: usize, start: usize) -> Option<usize> {
    if i == start {
        return None;
    }
    if let Some(quote) = reading.name_quote(i) {
        return Some(quote.close + 1);
    }
    if reading.is_digits(i) {
        let numbered = reading.surface(i - 1).starts_with(['№', '#', '-']) || reading.is_capital(i - 1);
        return numbered.then_some(i + 1);
    }
    if reading.mark(i) != Some(Mark::Inner) {
        return None;
    }
    match reading.surface(i).chars().next()? {
        '№' | '#' => Some(i + 1),
        '&' | '/' => Some(i + 1),
        // An initial or an abbreviation inside a name.
        '.' if reading.noun(reading.phrase_start(i - 1)).is_some() && reading.is_word(i + 1) => Some(i + 1),
        // `Brig.-Gen.`
        '.' if reading.surface(i + 1) == "-" && reading.is_capital(i + 2) => Some(i + 2),
        '.' => (reading.is_capital(i - 1)
            && (reading.is_capital(i + 1) || reading.surface(i - 1).chars().count() == 1))
            .then_some(i + 1),
        // `компанії А-95`: digits glued to a name belong to it.
        '-' if reading.is_digits(i + 1) && reading.is_capital(i - 1) => (!reading.space_at(i + 1)).then_some(i + 2),
        _ => (!reading.space_at(i + 1) && reading.is_word(i + 1)).then_some(i + 1),
    }
}

pub(super) fn joins(reading: &Reading<'_, '_>, i: usize) -> bool {
    reading.is_word(i) && !reading.has(i, Roles::THAT.and(Roles::RELATIVE)) || reading.name_quote(i).is_some()
}
