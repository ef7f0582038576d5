//! What a competing system, or a gold file, may say of a claim: the fields of [`super::record`],
//! hardly any of them required.
//!
//! In: JSON lines or Parquet rows. Required are `article_id` and either `figure.start` with
//! `figure.end` or `figure.text`; the readers check that. Offsets are code points.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::LabelRecord;
use super::{AttributionType, Modifier, SourceType, Stance, UnitKind};

/// One claimed figure.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Prediction {
    pub article_id: String,
    pub figure: FigurePart,
    #[serde(default)]
    pub language: Option<String>,
    #[serde(default)]
    pub unit: Option<UnitPart>,
    #[serde(default)]
    pub property: Option<PropertyPart>,
    #[serde(default)]
    pub source: Option<SourcePart>,
    #[serde(default)]
    pub attribution: Option<AttributionPart>,
    /// The system's own certainty, 0 to 1.
    #[serde(default)]
    pub confidence: Option<f64>,
    /// A quotation from the article that holds the figure.
    #[serde(default)]
    pub evidence: Option<String>,
    #[serde(default)]
    pub label: Option<LabelRecord>,
    #[serde(default)]
    pub split: Option<String>,
}

/// A line that says of an article that people labelled it. An article with claims needs none; of one in which they found no
/// claim it is all that tells their judgement from no judgement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Labelled {
    pub article_id: String,
    /// Always true.
    pub labelled: bool,
}

impl Labelled {
    pub fn new(article_id: impl Into<String>) -> Self {
        Self { article_id: article_id.into(), labelled: true }
    }
}

/// What one line of labels says.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    Claim(Box<Prediction>),
    Labelled(Labelled),
}

/// The number expression, its value and inclusive bounds.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct FigurePart {
    #[serde(default)]
    pub text: Option<String>,
    #[serde(default)]
    pub start: Option<u32>,
    #[serde(default)]
    pub end: Option<u32>,
    #[serde(default)]
    pub value: Option<f64>,
    #[serde(default)]
    pub low: Option<f64>,
    #[serde(default)]
    pub high: Option<f64>,
    #[serde(default)]
    pub modifier: Option<Modifier>,
}

/// What is counted or measured.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct UnitPart {
    #[serde(default)]
    pub text: Option<String>,
    #[serde(default)]
    pub start: Option<u32>,
    #[serde(default)]
    pub end: Option<u32>,
    #[serde(default)]
    pub kind: Option<UnitKind>,
    #[serde(default)]
    pub code: Option<String>,
}

/// What is said of the things counted.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct PropertyPart {
    #[serde(default)]
    pub text: Option<String>,
    #[serde(default)]
    pub start: Option<u32>,
    #[serde(default)]
    pub end: Option<u32>,
    #[serde(default)]
    pub code: Option<String>,
}

/// Who the figure is credited to.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct SourcePart {
    #[serde(default)]
    pub text: Option<String>,
    #[serde(default)]
    pub start: Option<u32>,
    #[serde(default)]
    pub end: Option<u32>,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default, rename = "type")]
    pub kind: Option<SourceType>,
}

/// How the figure is credited.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct AttributionPart {
    #[serde(default, rename = "type")]
    pub kind: Option<AttributionType>,
    #[serde(default)]
    pub stance: Option<Stance>,
    #[serde(default)]
    pub cue: Option<MentionPart>,
    #[serde(default)]
    pub relays: Vec<MentionPart>,
}

/// A surface and, where the system gives it, its place.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct MentionPart {
    #[serde(default)]
    pub text: Option<String>,
    #[serde(default)]
    pub start: Option<u32>,
    #[serde(default)]
    pub end: Option<u32>,
}
