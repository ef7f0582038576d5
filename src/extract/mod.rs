//! From an article's text to claims and rejected numbers. Pure: no I/O, no clock, no state.
//!
//! The order of work is the guideline's: read once and mark every number ([`figure`]), decide which
//! are figures, then unit, property, and who says so. Each number that is none keeps its reason.

pub mod attribution;
mod document;
pub mod figure;
mod foreign;
mod lines;
mod numbers;
pub mod property;
mod records;
pub mod unit;

pub use document::{Document, Sentence};
pub use figure::{Number, Verdict};
pub use lines::lines;
pub use numbers::{NumberRecord, ReasonRecord, numbers};
pub use records::{ANNOTATOR, records};

use std::sync::Arc;

use crate::claim::{Attribution, Claim, Figure, FurnitureKind, Property, Source, Span, Unit};
use crate::text::language::Detection;

/// What one article gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Extraction {
    pub language: Detection,
    /// In order of the figure's start.
    pub claims: Vec<Claim>,
    /// Every number of the text, claim or not, in order of its start.
    pub decisions: Vec<Decision>,
}

/// Why a number of the text is, or is not, a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The number as it was read, whether or not it is a figure.
    pub figure: Figure,
    /// The sentence that it stands in.
    pub sentence: Span,
    pub language: Arc<str>,
    /// Index into [`Extraction::claims`].
    pub claim: Option<usize>,
    /// The rules that decided, each with the pack entry it used, if any.
    pub reasons: Vec<Reason>,
}

/// A named rule, and the pack entry that it applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    pub rule: &'static str,
    /// Where the entry's surface stands in the text; empty where none was used. A surface is copied only for those who
    /// ask for reasons.
    pub entry: Span,
}

impl Reason {
    /// A rule that used no entry.
    pub fn bare(rule: &'static str) -> Self {
        Self { rule, entry: Span::default() }
    }
}

/// What the unit and property stages give for one figure.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Counted {
    pub unit: Option<Unit>,
    pub property: Option<Property>,
    pub reasons: Vec<Reason>,
}

/// What the attribution stage gives for one figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Credited {
    pub source: Option<Source>,
    pub attribution: Attribution,
    pub reasons: Vec<Reason>,
}

/// Extracts every claim of a text. `declared` is the language that the article's own metadata
/// states; it wins over detection for the article, while sentences may still differ.
pub fn extract(text: &str, declared: Option<&str>) -> Extraction {
    let document = Document::read(text, declared);
    of(&document, figure::find(&document))
}

/// The same, with every passage that is page furniture; numbers stand in some of them.
pub fn extract_marking(text: &str, declared: Option<&str>) -> (Extraction, Vec<(FurnitureKind, Span)>) {
    let document = Document::read(text, declared);
    let numbers = figure::find(&document);
    let furniture = figure::passages(&document, &numbers);
    (of(&document, numbers), furniture)
}

fn of(document: &Document<'_>, numbers: Vec<Number>) -> Extraction {
    let counted = unit::find(document, &numbers);
    let credited = attribution::find(document, &numbers, &counted);
    assemble(document, numbers, counted, credited)
}

fn assemble(
    document: &Document<'_>,
    numbers: Vec<Number>,
    counted: Vec<Counted>,
    credited: Vec<Credited>,
) -> Extraction {
    let mut claims = Vec::with_capacity(numbers.len());
    let mut decisions = Vec::with_capacity(numbers.len());
    for ((number, counted), credited) in numbers.into_iter().zip(counted).zip(credited) {
        let sentence = &document.sentences[number.sentence];
        let mut reasons = number.reasons;
        let mut claim = None;
        if number.verdict == Verdict::Figure {
            reasons.extend(counted.reasons);
            reasons.extend(credited.reasons);
            claim = Some(claims.len());
            claims.push(Claim {
                language: sentence.language.clone(),
                sentence: sentence.span,
                figure: number.figure,
                unit: counted.unit,
                property: counted.property,
                source: credited.source,
                attribution: credited.attribution,
            });
        }
        decisions.push(Decision {
            figure: number.figure,
            sentence: sentence.span,
            language: sentence.language.clone(),
            claim,
            reasons,
        });
    }
    Extraction { language: document.language.clone(), claims, decisions }
}
