//! The name that an apposition tells the role of, before a relative clause: `Anna Kos, szefowa sztabu, która mówiła`.
//!
//! In: the phrase that a relative pronoun stands behind. Out: the name before its comma, where the phrase is a title.

use std::ops::Range;

use crate::extract::attribution::phrase::Phrase;
use crate::extract::attribution::reading::{Mark, Reading};

/// The name right before the comma behind which a title stands at `role`.
pub(super) fn named_before(reading: &Reading<'_, '_>, first: usize, role: &Range<usize>) -> Option<Phrase> {
    let comma = role.start.checked_sub(1).filter(|&i| i > first && reading.mark(i) == Some(Mark::Comma))?;
    let titled = reading.is_title(role.start) && !reading.is_capital(role.start);
    let capitals = (first..comma).rev().take_while(|&i| reading.is_capital(i) && reading.word(i).is_none());
    let run = capitals.last().filter(|_| titled)?..comma;
    (run.len() >= 2).then(|| Phrase { tokens: run, role: Some(role.clone()) })
}
