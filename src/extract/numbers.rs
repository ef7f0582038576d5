//! Every number of an article as files and people see it: what it was read as, and why it is or is not a claim.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Decision, Extraction};
use crate::claim::record::plain_number;
use crate::claim::{Modifier, to_f64};
use crate::text::Offsets;

/// One number of an article; offsets count code points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NumberRecord {
    pub article_id: String,
    pub start: u32,
    pub end: u32,
    pub text: String,
    #[serde(serialize_with = "plain_number")]
    pub value: Option<f64>,
    #[serde(serialize_with = "plain_number")]
    pub low: Option<f64>,
    #[serde(serialize_with = "plain_number")]
    pub high: Option<f64>,
    pub modifier: Modifier,
    pub language: String,
    /// Whether the number is a claim.
    pub claim: bool,
    /// The rules that decided, in order.
    pub reason: Vec<ReasonRecord>,
}

/// A rule, and the pack entry that it applied, as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReasonRecord {
    pub rule: String,
    pub entry: Option<String>,
}

/// Every number of one article, in order of its start.
pub fn numbers(article_id: &str, text: &str, extraction: &Extraction) -> Vec<NumberRecord> {
    let offsets = Offsets::new(text);
    extraction.decisions.iter().map(|decision| number(article_id, text, &offsets, decision)).collect()
}

fn number(article_id: &str, text: &str, offsets: &Offsets<'_>, decision: &Decision) -> NumberRecord {
    let figure = &decision.figure;
    NumberRecord {
        article_id: article_id.to_owned(),
        start: offsets.code_point(figure.span.start),
        end: offsets.code_point(figure.span.end),
        text: figure.span.of(text).to_owned(),
        value: figure.value.map(to_f64),
        low: figure.low.map(to_f64),
        high: figure.high.map(to_f64),
        modifier: figure.modifier,
        language: decision.language.to_string(),
        claim: decision.claim.is_some(),
        reason: decision
            .reasons
            .iter()
            .map(|r| ReasonRecord {
                rule: r.rule.to_owned(),
                entry: Some(r.entry.of(text).to_owned()).filter(|entry| !entry.is_empty()),
            })
            .collect(),
    }
}
