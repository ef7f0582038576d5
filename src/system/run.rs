//! One system over a dataset's articles.
//!
//! In: articles, a system by name. Out: its claims as JSON lines, what each article took, and every failure.

use std::path::PathBuf;
use std::time::Instant;

use rayon::prelude::*;

use super::answer::{Answer, Failure, Sent};
use super::ask::{Answers, ask};
use super::cache::Cache;
use super::config::External;
use super::program::milliseconds;
use super::record::{ArticleUsage, Total};
use super::{BUILT_IN, Function};
use crate::article::{Article, ArticleRecord};
use crate::error::{Error, Fault, Outcome, Result};

/// A system that can be run.
#[derive(Debug, Clone)]
pub enum System {
    BuiltIn(&'static str, Function),
    External(Box<External>),
}

impl System {
    pub fn name(&self) -> &str {
        match self {
            Self::BuiltIn(name, _) => name,
            Self::External(system) => &system.name,
        }
    }

    /// Built-in systems have the program's version.
    pub(super) fn version(&self) -> Option<&str> {
        match self {
            Self::BuiltIn(..) => Some(env!("CARGO_PKG_VERSION")),
            Self::External(system) => system.version.as_deref(),
        }
    }
}

/// What a system said of every article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answered {
    /// JSON lines, by article in the order given.
    pub lines: Vec<String>,
    pub failures: Vec<Failure>,
    /// What each article took that was answered, in the order given.
    pub by_article: Vec<ArticleUsage>,
}

impl Answered {
    /// Sums over the articles that were answered.
    pub fn total(&self) -> Total {
        let mut total = Total { answered: self.by_article.len(), ..Total::default() };
        for article in &self.by_article {
            total.cached += usize::from(article.cached);
            total.usage.add(&article.usage);
        }
        // Sums of binary fractions keep no more digits than their parts.
        total.usage.ms = (total.usage.ms * 1e3).round() / 1e3;
        total
    }
}

/// The systems of these names, in their order; names that are unknown or given twice are faults.
pub fn choose(names: &[String], external: &[External]) -> Result<Vec<System>> {
    let mut faults = Vec::new();
    let mut systems: Vec<System> = Vec::new();
    for name in names {
        let built_in = BUILT_IN.iter().find(|(n, _)| n == name).map(|(n, function)| System::BuiltIn(n, *function));
        let found = built_in
            .or_else(|| external.iter().find(|e| e.name == *name).cloned().map(|e| System::External(Box::new(e))));
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

/// Asks a system about every article. `done` is told how many articles are finished. An error where the system cannot
/// be asked at all.
pub fn run(
    system: &System,
    articles: &[ArticleRecord],
    cache: Option<PathBuf>,
    done: &(dyn Fn(usize) + Sync),
) -> Result<Answered> {
    let answers = match system {
        System::BuiltIn(_, function) => {
            let answer = |record: &ArticleRecord| {
                let started = Instant::now();
                let claims = function(&article(record));
                // Plain data always serialises.
                let lines = claims.iter().filter_map(|claim| serde_json::to_string(claim).ok()).collect();
                let mut answer = Answer { lines, ..Answer::default() };
                answer.usage.ms = milliseconds(started.elapsed());
                done(1);
                Some(answer)
            };
            let answers: Vec<_> = articles.par_iter().map(answer).collect();
            Answers { cached: vec![false; answers.len()], answers, failures: Vec::new() }
        }
        System::External(system) => {
            let sent: Vec<Sent> = articles.iter().map(Sent::new).collect();
            ask(system, &sent, Cache::new(cache, system).as_ref(), done).map_err(|found| {
                Error::new(Outcome::Input, vec![Fault::new(format!("[systems.{}] {found}", system.name))])
            })?
        }
    };
    let mut answered = Answered { failures: answers.failures, ..Answered::default() };
    for ((record, answer), cached) in articles.iter().zip(answers.answers).zip(answers.cached) {
        let Some(answer) = answer else { continue };
        let claims = answer.lines.len();
        answered.lines.extend(answer.lines);
        let article_id = record.article_id.clone();
        answered.by_article.push(ArticleUsage { article_id, claims, cached, usage: answer.usage });
    }
    Ok(answered)
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
        event: None,
        file: record.file.clone(),
    }
}
