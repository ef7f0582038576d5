//! What did not become a claim, each with its reason: one line of `rejected.jsonl`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Counts, manifest};
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

/// The numbers of one article that are no claims, as lines of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RejectedNumbers {
    pub lines: Vec<u8>,
    pub count: u64,
}

impl RejectedNumbers {
    pub fn new(numbers: Vec<NumberRecord>) -> Self {
        let numbers: Vec<Rejected> = numbers.into_iter().map(Rejected::Number).collect();
        Self { lines: manifest::lines(&numbers), count: numbers.len() as u64 }
    }
}

impl Rejected {
    /// Counts the line as what it is.
    pub fn count(&self, counts: &mut Counts) {
        let counter = match self {
            Self::Input(RejectedInput { reason: Reason::NotAnArticle, .. }) => &mut counts.passed_over,
            Self::Input(_) => &mut counts.rejected,
            Self::Number(_) => &mut counts.rejected_numbers,
        };
        *counter += 1;
    }
}

impl From<&Refused> for RejectedInput {
    fn from(refused: &Refused) -> Self {
        let Refused { file, line, reason, messages, .. } = refused.clone();
        Self { file, line, reason, messages }
    }
}
