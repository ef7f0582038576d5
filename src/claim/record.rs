//! What files hold: claims with their surfaces, every offset in Unicode code points.
//!
//! In: JSON lines or Parquet rows of ours and of other systems. Out: the same. The field names
//! here are the contract; the Arrow schema in `dataset` repeats their order, a test compares them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

use super::{AttributionType, FurnitureKind, LabelStatus, Modifier, SourceType, Stance, UnitKind};

/// One row of a dataset's `claims` table; also one line that `extract` prints.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimRecord {
    /// `<article_id>:<start>-<end>` of the figure.
    pub claim_id: String,
    pub article_id: String,
    /// BCP 47 code of the sentence that the figure stands in.
    pub language: String,
    pub sentence: Mention,
    pub figure: FigureRecord,
    pub unit: Option<UnitRecord>,
    pub property: Option<PropertyRecord>,
    pub source: Option<SourceRecord>,
    pub attribution: AttributionRecord,
    pub label: LabelRecord,
    pub split: String,
}

/// A surface and where it stands, in code points, end exclusive.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    pub text: String,
    pub start: u32,
    pub end: u32,
}

/// A passage of an article that is page furniture, in code points, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FurnitureRecord {
    pub kind: FurnitureKind,
    pub start: u32,
    pub end: u32,
}

/// The number expression alone, with its value and inclusive bounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FigureRecord {
    pub text: String,
    pub start: u32,
    pub end: u32,
    #[serde(serialize_with = "plain_number")]
    pub value: Option<f64>,
    #[serde(serialize_with = "plain_number")]
    pub low: Option<f64>,
    #[serde(serialize_with = "plain_number")]
    pub high: Option<f64>,
    pub modifier: Modifier,
}

/// What is counted or measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UnitRecord {
    pub text: String,
    pub start: u32,
    pub end: u32,
    pub kind: UnitKind,
    pub code: String,
}

/// What is said of the things counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PropertyRecord {
    pub text: String,
    pub start: u32,
    pub end: u32,
    pub code: String,
}

/// Who the figure is credited to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SourceRecord {
    pub text: String,
    pub start: u32,
    pub end: u32,
    pub name: String,
    #[serde(rename = "type")]
    pub kind: SourceType,
}

/// How the figure is credited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AttributionRecord {
    #[serde(rename = "type")]
    pub kind: AttributionType,
    pub stance: Stance,
    pub cue: Option<Mention>,
    /// Nearest to the article first.
    pub relays: Vec<Mention>,
}

/// Who labelled the claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LabelRecord {
    pub status: LabelStatus,
    pub annotators: Vec<String>,
}

impl LabelRecord {
    /// Labelled by a program, checked by nobody.
    pub fn silver(annotator: &str) -> Self {
        Self { status: LabelStatus::Silver, annotators: vec![annotator.to_owned()] }
    }
}

/// The name of a claim: its article and where its figure stands, in code points.
pub fn claim_id(article_id: &str, start: u32, end: u32) -> String {
    format!("{article_id}:{start}-{end}")
}

/// Writes whole numbers without `.0`, as people write them.
pub fn plain_number<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    /// Below this, every whole float is an exact `i64` and prints without an exponent.
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    match value {
        Some(v) if v.fract() == 0.0 && v.abs() < WHOLE => serializer.serialize_i64(*v as i64),
        Some(v) => serializer.serialize_f64(*v),
        None => serializer.serialize_none(),
    }
}
