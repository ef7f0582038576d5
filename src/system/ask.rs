//! A system's answers on many articles: what is at hand first, then what must be asked for, several at once.
//!
//! In: a system and articles. Out: the answer on each article, in the articles' order, and every failure. A failure
//! concerns the articles that it names, and no others.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use rustc_hash::FxHashMap;

use super::answer::{Answer, Failure, Sent};
use super::cache::Cache;
use super::config::{External, Kind};
use super::{endpoint, program};

/// What a system answered.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answers {
    /// One entry an article, in the order in which they were sent; nothing where it failed.
    pub answers: Vec<Option<Answer>>,
    /// Whether the answer was at hand, likewise.
    pub cached: Vec<bool>,
    pub failures: Vec<Failure>,
}

/// What one batch came to.
#[derive(Debug, Default)]
struct Batch {
    answers: FxHashMap<String, Answer>,
    failed: program::Failed,
}

/// Asks the system about every article. `done` is told how many articles are finished.
pub fn ask(
    system: &External,
    articles: &[Sent],
    cache: Option<&Cache>,
    done: &(dyn Fn(usize) + Sync),
) -> Result<Answers, String> {
    let mut answers = Answers {
        answers: articles.iter().map(|article| cache.and_then(|cache| cache.get(article))).collect(),
        ..Answers::default()
    };
    answers.cached = answers.answers.iter().map(Option::is_some).collect();
    let open: Vec<usize> = (0..articles.len()).filter(|&at| answers.answers[at].is_none()).collect();
    done(articles.len() - open.len());
    if open.is_empty() {
        return Ok(answers);
    }
    let client = match &system.kind {
        Kind::Program(_) => None,
        Kind::Endpoint(endpoint) => Some(endpoint::Client::new(system, endpoint)?),
    };
    let size = match &system.kind {
        Kind::Program(program) if program.batch == 0 => open.len(),
        Kind::Program(program) => program.batch,
        Kind::Endpoint(_) => 1,
    };
    let one = |sent: &[&Sent]| {
        let mut batch = Batch::default();
        let mut uncached = program::Failed::new();
        let mut settle = |article: &Sent, answer: Answer, keep: bool| {
            if keep && let Some(Err(error)) = cache.map(|cache| cache.put(article, &answer)) {
                uncached.push((vec![article.id.clone()], format!("answered, but not cached: {error}")));
            }
            batch.answers.insert(article.id.clone(), answer);
            done(1);
        };
        let mut failed = match (&system.kind, &client) {
            (Kind::Program(program), _) => program::ask(system, program, sent, &mut settle),
            (Kind::Endpoint(_), Some(client)) => {
                sent.iter().flat_map(|article| client.ask(article, &mut settle)).collect()
            }
            (Kind::Endpoint(_), None) => program::Failed::new(),
        };
        failed.append(&mut uncached);
        done(sent.len().saturating_sub(batch.answers.len()));
        batch.failed = failed;
        batch
    };
    let batches: Vec<&[usize]> = open.chunks(size).collect();
    let results: Vec<Mutex<Batch>> = batches.iter().map(|_| Mutex::new(Batch::default())).collect();
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..system.concurrency.min(batches.len()) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let (Some(batch), Some(result)) = (batches.get(at), results.get(at)) else { break };
                    let sent: Vec<&Sent> = batch.iter().filter_map(|&at| articles.get(at)).collect();
                    let found = one(&sent);
                    if let Ok(mut result) = result.lock() {
                        *result = found;
                    }
                }
            });
        }
    });
    for (batch, result) in batches.iter().zip(results) {
        let Ok(mut result) = result.into_inner() else { continue };
        for &at in *batch {
            answers.answers[at] = result.answers.remove(&articles[at].id);
        }
        let failure = |(articles, reason)| Failure { system: system.name.clone(), articles, reason };
        answers.failures.extend(result.failed.into_iter().map(failure));
    }
    Ok(answers)
}
