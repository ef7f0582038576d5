//! One system over a dataset's articles: predictions as JSON lines, and a record of how they came about.
//!
//! In: articles, a system by name. Out: `NAME.jsonl`, and beside it `NAME.run.json` with version, command and
//! failures. What an article's failure leaves is written all the same: the failure is on record.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::cache::Cache;
use super::config::External;
use super::external::{Failure, Sent, ask};
use super::{BUILT_IN, Function};
use crate::article::{Article, ArticleRecord};
use crate::error::{Error, Fault, Outcome, Result};
use crate::whole;

/// The ending of a run's record.
const RECORD: &str = "run.json";

/// A system that can be run.
#[derive(Debug, Clone)]
pub enum System {
    BuiltIn(&'static str, Function),
    External(External),
}

impl System {
    pub fn name(&self) -> &str {
        match self {
            Self::BuiltIn(name, _) => name,
            Self::External(system) => &system.name,
        }
    }

    /// Built-in systems have the program's version.
    fn version(&self) -> Option<&str> {
        match self {
            Self::BuiltIn(..) => Some(env!("CARGO_PKG_VERSION")),
            Self::External(system) => system.version.as_deref(),
        }
    }
}

/// What a system said of every article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answered {
    /// JSON lines, by article in the order given.
    pub lines: Vec<String>,
    pub failures: Vec<Failure>,
    /// Articles whose answer was at hand.
    pub cached: usize,
}

/// How a file of predictions came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub system: String,
    pub version: Option<String>,
    /// Program and arguments; empty for a built-in system.
    pub command: Vec<String>,
    pub articles: usize,
    pub claims: usize,
    pub failures: Vec<FailureRecord>,
}

/// One failure on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailureRecord {
    pub articles: Vec<String>,
    pub reason: String,
}

/// The systems of these names, in their order; names that are unknown or given twice are faults.
pub fn choose(names: &[String], external: &[External]) -> Result<Vec<System>> {
    let mut faults = Vec::new();
    let mut systems: Vec<System> = Vec::new();
    for name in names {
        let built_in = BUILT_IN.iter().find(|(n, _)| n == name).map(|(n, function)| System::BuiltIn(n, *function));
        let found = built_in.or_else(|| external.iter().find(|e| e.name == *name).cloned().map(System::External));
        match found {
            Some(_) if systems.iter().any(|s| s.name() == name) => {
                faults.push(Fault::new(format!("the system {name} is named twice")));
            }
            Some(system) => systems.push(system),
            None => {
                let known: Vec<&str> =
                    BUILT_IN.iter().map(|(n, _)| *n).chain(external.iter().map(|e| e.name.as_str())).collect();
                faults.push(Fault::new(format!("no system {name}")).expected(known.join(", ")));
            }
        }
    }
    if faults.is_empty() { Ok(systems) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// Asks a system about every article. `done` is told how many articles are finished.
pub fn run(
    system: &System,
    articles: &[ArticleRecord],
    cache: Option<PathBuf>,
    done: &(dyn Fn(usize) + Sync),
) -> Answered {
    match system {
        System::BuiltIn(_, function) => {
            let lines: Vec<Vec<String>> = articles
                .par_iter()
                .map(|record| {
                    let claims = function(&article(record));
                    done(1);
                    // Plain data always serialises.
                    claims.iter().filter_map(|claim| serde_json::to_string(claim).ok()).collect()
                })
                .collect();
            Answered { lines: lines.concat(), ..Answered::default() }
        }
        System::External(system) => {
            let sent = |record: &ArticleRecord| {
                let line = serde_json::to_string(record).unwrap_or_default();
                Sent { id: record.article_id.clone(), line }
            };
            let sent: Vec<Sent> = articles.iter().map(sent).collect();
            let answers = ask(system, &sent, Cache::new(cache, system).as_ref(), done);
            Answered { lines: answers.lines.concat(), failures: answers.failures, cached: answers.cached }
        }
    }
}

/// Writes a system's predictions and how they came about; the path of the predictions.
pub fn write(out: &Path, system: &System, articles: usize, answered: &Answered) -> Result<PathBuf> {
    std::fs::create_dir_all(out).map_err(|e| Error::io("create the folder", out, &e))?;
    let record = Record {
        system: system.name().to_owned(),
        version: system.version().map(str::to_owned),
        command: match system {
            System::BuiltIn(..) => Vec::new(),
            System::External(system) => std::iter::once(&system.program).chain(&system.args).cloned().collect(),
        },
        articles,
        claims: answered.lines.len(),
        failures: answered
            .failures
            .iter()
            .map(|f| FailureRecord { articles: f.articles.clone(), reason: f.reason.clone() })
            .collect(),
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
    predictions.with_extension(RECORD)
}

/// A dataset's row as an article; its language is declared only where the input declared it.
fn article(record: &ArticleRecord) -> Article {
    Article {
        id: record.article_id.clone(),
        text: record.text.clone(),
        title: record.title.clone(),
        language: (record.language_confidence >= 1.0).then(|| record.language.clone()),
        outlet: record.outlet.clone(),
        url: record.url.clone(),
        authors: record.authors.clone(),
        published: record.published.clone(),
        licence: record.licence.clone(),
        file: record.file.clone(),
    }
}
