//! Noun phrases that may speak, read to the right and to the left of a cue.
//!
//! In: a place beside a cue. Out: the phrase with its leading article and without what is set apart from it, or the
//! pronoun that stands for one. A phrase ends where a language says so by marks, prepositions, auxiliaries, relatives.

mod apposition;
mod audience;
mod author;
mod day;
mod medium;
mod numbered;
mod object;
mod right;
mod tight;
mod told;
mod verbal;
mod walk;
mod weight;

use std::ops::Range;

use apposition::phrase_at;
pub use apposition::{named_body, past_age, short_form, told_role, with_apposition};
pub use audience::past_audience;
pub use author::{author, document_in, written_before};
pub use object::{object, title_quote};
use right::beyond;
pub use right::rightward;
pub use tight::tight;
pub use told::{relayed, words_of};
pub use verbal::{is_owner, is_reduced, is_report};
use walk::Walk;
pub use weight::weight;

use super::reading::Reading;

/// A noun phrase, with the apposition that tells its role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    pub tokens: Range<usize>,
    /// Where the role of a name is told, outside of `tokens`.
    pub role: Option<Range<usize>>,
}

/// The one who speaks, as the sentence says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    Phrase(Phrase),
    /// A personal pronoun at this token.
    Pronoun(usize),
    /// A relative pronoun at this token.
    Relative(usize),
    /// A subject that names nobody, like French `on`.
    Nobody,
    /// No subject stands there: the verb alone says that somebody speaks.
    Dropped,
}

/// Where the noun phrase that starts at `start` ends.
pub fn extend(reading: &Reading<'_, '_>, start: usize) -> usize {
    Walk::from(reading, start).end()
}
