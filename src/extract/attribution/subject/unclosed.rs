//! A role behind its bearer that no comma closes before the verb.
//!
//! In: where the phrase before the verb begins. Out: the name before the comma that opens the role.

use std::ops::Range;

use super::phrase_before;
use crate::extract::attribution::name::is_personal;
use crate::extract::attribution::reading::{Mark, Reading};

/// `Paul Ndiaye, directeur de l'hôpital a précisé`: who bears the role that opens at `start`, without an article.
pub(super) fn bearer(reading: &Reading<'_, '_>, first: usize, start: usize) -> Option<Range<usize>> {
    let comma = start.checked_sub(1).filter(|&i| i > first + 1 && reading.mark(i) == Some(Mark::Comma))?;
    let titled = reading.is_title(start) && !reading.is_capital(start);
    let before = if reading.speech.romance && titled { phrase_before(reading, first, comma)? } else { return None };
    is_personal(reading, &before).then_some(before)
}

/// `«Вестник» со ссылкой на прокуратуру пишет`: the mark that opens a name which closes before `end`.
pub fn before_mark(reading: &Reading<'_, '_>, start: usize, end: usize) -> usize {
    let mark = start.checked_sub(1).filter(|_| !reading.speech.has_articles);
    mark.filter(|&i| reading.quotes.at(i).is_some_and(|q| q.open == i && q.close < end)).unwrap_or(start)
}
