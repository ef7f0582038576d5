//! Every number of a text: where it stands, its value, and whether it is a figure.

use std::ops::Range;

use super::{Document, Reason};
use crate::claim::Figure;

/// A number expression, claim or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Index into [`Document::sentences`].
    pub sentence: usize,
    /// The figure's own tokens.
    pub tokens: Range<usize>,
    /// Figure and hedge together; equal to `tokens` where no hedge stands beside it.
    pub extent: Range<usize>,
    pub figure: Figure,
    pub verdict: Verdict,
    /// The rules that decided, in order.
    pub reasons: Vec<Reason>,
}

/// Whether a number is a figure of the guideline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Figure,
    /// A date, an ordinal, a name ...; the reason says which.
    NotFigure,
}

/// Finds every number, in order of its start.
pub fn find(_document: &Document<'_>) -> Vec<Number> {
    Vec::new()
}
