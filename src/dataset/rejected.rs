//! What did not become a claim, each with its reason: one line of `rejected.jsonl`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::article::{Reason, Refused};
use crate::extract::NumberRecord;

/// One line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rejected {
    /// An input that gave no article.
    Input(RejectedInput),
    /// A number of an article that is no claim.
    Number(NumberRecord),
}

/// An input that gave no article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RejectedInput {
    /// The file's name, without folders.
    pub file: String,
    pub line: Option<usize>,
    pub reason: Reason,
    /// Everything that is wrong with it.
    pub messages: Vec<String>,
}

impl From<&Refused> for RejectedInput {
    fn from(refused: &Refused) -> Self {
        let Refused { file, line, reason, messages, .. } = refused.clone();
        Self { file, line, reason, messages }
    }
}
