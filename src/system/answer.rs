//! What systems are sent and what they answer.
//!
//! In: one article as a line, one answered line. Out: the line judged: a claim of an article that was sent, or the end
//! of an article with what it took, or what is wrong with it.

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::article::ArticleRecord;
use crate::dataset::predictions;

/// One article as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    pub id: String,
    /// A JSON object without a line break.
    pub line: String,
    pub text: String,
}

impl Sent {
    pub fn new(record: &ArticleRecord) -> Self {
        let line = serde_json::to_string(record).unwrap_or_default();
        Self { id: record.article_id.clone(), line, text: record.text.clone() }
    }
}

/// What one article took; unknown is null.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Usage {
    /// Milliseconds of wall time, waiting for another attempt not counted.
    pub ms: f64,
    pub input_tokens: Option<u64>,
    pub output_tokens: Option<u64>,
    /// In the currency of the prices that the user stated.
    pub cost: Option<f64>,
}

impl Usage {
    /// Sums what is known.
    pub fn add(&mut self, other: &Self) {
        fn sum<T: std::ops::Add<Output = T>>(a: Option<T>, b: Option<T>) -> Option<T> {
            match (a, b) {
                (Some(a), Some(b)) => Some(a + b),
                (known, None) | (None, known) => known,
            }
        }
        self.ms += other.ms;
        self.input_tokens = sum(self.input_tokens, other.input_tokens);
        self.output_tokens = sum(self.output_tokens, other.output_tokens);
        self.cost = sum(self.cost, other.cost);
    }

    pub fn tokens(&self) -> Option<u64> {
        match (self.input_tokens, self.output_tokens) {
            (None, None) => None,
            (input, output) => Some(input.unwrap_or(0).saturating_add(output.unwrap_or(0))),
        }
    }
}

/// What a system answered on one article.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Answer {
    pub usage: Usage,
    /// Claims, as the system wrote them.
    pub lines: Vec<String>,
}

/// Something that a system was asked for and did not give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub system: String,
    /// The articles that it concerns.
    pub articles: Vec<String>,
    pub reason: String,
}

/// An answered line that can be used.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    Claim {
        article: String,
        text: String,
    },
    /// The system has said all of an article.
    Done {
        article: String,
        usage: Usage,
    },
}

/// `{"article_id": "a", "done": true}`, with what it took where the system knows.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Done {
    article_id: String,
    done: bool,
    input_tokens: Option<u64>,
    output_tokens: Option<u64>,
    cost: Option<f64>,
}

/// One answered line about the articles that were sent.
pub fn line(line: &[u8], sent: &FxHashSet<&str>) -> Result<Line, String> {
    let text = std::str::from_utf8(line).map_err(|e| format!("not UTF-8: {e}"))?;
    let line = match serde_json::from_str::<Done>(text) {
        Ok(Done { article_id: article, done: true, input_tokens, output_tokens, cost }) => {
            let cost = cost.filter(|cost| cost.is_finite() && *cost >= 0.0);
            Line::Done { article, usage: Usage { ms: 0.0, input_tokens, output_tokens, cost } }
        }
        _ => {
            let prediction = predictions::line(line)
                .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))?;
            Line::Claim { article: prediction.article_id, text: text.to_owned() }
        }
    };
    let (Line::Claim { article, .. } | Line::Done { article, .. }) = &line;
    match sent.contains(article.as_str()) {
        true => Ok(line),
        false => Err(format!("a claim of article {article:?}, which was not sent")),
    }
}
