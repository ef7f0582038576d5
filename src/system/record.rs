//! How a file of predictions came about: `NAME.run.json` beside `NAME.jsonl`.
//!
//! In: a system and what it answered. Out: both files; the record with version, command or model, what every article
//! took, sums, and failures. It is the only file of ours that holds times: predictions do not depend on them.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::answer::Usage;
use super::config::Kind;
use super::run::{Answered, System};
use crate::error::{Error, Result};
use crate::whole;

/// The ending of a run's record.
const ENDING: &str = "run.json";

/// How a file of predictions came about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub system: String,
    pub version: Option<String>,
    /// Program and arguments; empty for a system that is none.
    pub command: Vec<String>,
    #[serde(default)]
    pub base_url: Option<String>,
    #[serde(default)]
    pub model: Option<String>,
    pub articles: usize,
    pub claims: usize,
    #[serde(default)]
    pub total: Total,
    pub failures: Vec<FailureRecord>,
    #[serde(default)]
    pub by_article: Vec<ArticleUsage>,
}

impl Record {
    /// Whether a program or a model answered, and not this program.
    pub fn is_external(&self) -> bool {
        !self.command.is_empty() || self.model.is_some()
    }
}

/// Sums over the articles that were answered, at hand or not.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Total {
    pub answered: usize,
    /// Of them, those whose answer was at hand: they took their time in an earlier run.
    pub cached: usize,
    #[serde(flatten)]
    pub usage: Usage,
}

/// What one article took.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ArticleUsage {
    pub article_id: String,
    pub claims: usize,
    pub cached: bool,
    #[serde(flatten)]
    pub usage: Usage,
}

/// One failure on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailureRecord {
    pub articles: Vec<String>,
    pub reason: String,
}

/// Writes a system's predictions and how they came about; the path of the predictions.
pub fn write(out: &Path, system: &System, articles: usize, answered: &Answered) -> Result<PathBuf> {
    std::fs::create_dir_all(out).map_err(|e| Error::io("create the folder", out, &e))?;
    let kind = match system {
        System::BuiltIn(..) => None,
        System::External(system) => Some(&system.kind),
    };
    let command = match kind {
        Some(Kind::Program(program)) => std::iter::once(&program.program).chain(&program.args).cloned().collect(),
        _ => Vec::new(),
    };
    let (base_url, model) = match kind {
        Some(Kind::Endpoint(endpoint)) => (Some(endpoint.base_url.clone()), Some(endpoint.model.clone())),
        _ => (None, None),
    };
    let record = Record {
        system: system.name().to_owned(),
        version: system.version().map(str::to_owned),
        command,
        base_url,
        model,
        articles,
        claims: answered.lines.len(),
        total: answered.total(),
        failures: answered
            .failures
            .iter()
            .map(|f| FailureRecord { articles: f.articles.clone(), reason: f.reason.clone() })
            .collect(),
        by_article: answered.by_article.clone(),
    };
    let path = out.join(format!("{}.jsonl", system.name()));
    let text: String = answered.lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
    whole::bytes(&path, text.as_bytes())?;
    whole::bytes(&beside(&path), crate::dataset::pretty(&record).as_bytes())?;
    Ok(path)
}

/// How a file of predictions came about, where it was written by [`write`].
pub fn record(predictions: &Path) -> Option<Record> {
    serde_json::from_slice(&std::fs::read(beside(predictions)).ok()?).ok()
}

fn beside(predictions: &Path) -> PathBuf {
    predictions.with_extension(ENDING)
}
