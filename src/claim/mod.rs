//! The vocabulary: what a claim is, as plain values. No I/O, no text, no language.
//!
//! Inside the program a claim is a set of byte spans into one article ([`Claim`]); the surface
//! is always `text[start..end]` and is therefore never stored beside its span. What files hold,
//! with surfaces and code-point offsets, is [`record`]. `text::offsets` turns one into the other.

mod complete;
mod decimal;
mod kinds;
pub mod prediction;
pub mod record;
mod span;

use std::sync::Arc;

pub use complete::complete;
pub use decimal::{Decimal, to_f64};
pub(crate) use kinds::closed_set;
pub use kinds::{AttributionType, FurnitureKind, LabelStatus, Modifier, SourceType, Stance, UnitKind};
pub use span::Span;

/// One mention of a figure in an article, with all that the guideline asks to know of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// One text for all claims of an article.
    pub language: Arc<str>,
    /// The sentence that the figure stands in, in bytes.
    pub sentence: Span,
    pub figure: Figure,
    pub unit: Option<Unit>,
    pub property: Option<Property>,
    pub source: Option<Source>,
    pub attribution: Attribution,
}

/// A figure: the number expression alone, without hedge, unit or article.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    pub span: Span,
    /// The number, or `None` where only bounds are known (a vague number, a range).
    pub value: Option<Decimal>,
    /// Inclusive lower bound.
    pub low: Option<Decimal>,
    /// Inclusive upper bound.
    pub high: Option<Decimal>,
    pub modifier: Modifier,
}

/// What is counted or measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    pub span: Span,
    pub kind: UnitKind,
    /// Language-neutral: ISO 4217, UCUM, `%`, or an English singular noun in `snake_case`.
    pub code: String,
}

/// What is said of the things counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    pub span: Span,
    /// An English past participle or noun in `snake_case`.
    pub code: String,
}

/// Who the figure is credited to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub span: Span,
    /// The fullest form in the article of the person or body that the span refers to.
    pub name: String,
    pub kind: SourceType,
}

/// How the figure is credited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    pub kind: AttributionType,
    pub stance: Stance,
    pub cue: Option<Span>,
    /// Those who passed the figure on, nearest to the article first.
    pub relays: Vec<Span>,
}

impl Attribution {
    /// The article says it in its own voice.
    pub const fn own_voice() -> Self {
        Self { kind: AttributionType::None, stance: Stance::Asserted, cue: None, relays: Vec::new() }
    }
}
