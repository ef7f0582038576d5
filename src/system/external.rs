//! A program's answers on many articles: cached ones first, then batches, each with its retries.
//!
//! In: a system and articles as JSON lines. Out: the answered lines of each article, in the articles' order, and
//! every failure. A failure concerns the articles of its batch alone.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use rustc_hash::FxHashSet;

use super::cache::Cache;
use super::config::External;
use super::process;
use crate::dataset::predictions;

/// Before the first retry; each further one waits twice as long.
const PATIENCE: Duration = Duration::from_millis(200);

/// One article as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    pub id: String,
    /// A JSON object without a line break.
    pub line: String,
}

/// Something that a system was asked for and did not give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub system: String,
    /// The articles that it concerns.
    pub articles: Vec<String>,
    pub reason: String,
}

/// What a system answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// One entry an article, in the order in which they were sent.
    pub lines: Vec<Vec<String>>,
    pub failures: Vec<Failure>,
    /// Articles whose answer was at hand.
    pub cached: usize,
}

/// What one batch came to: the lines by article, and what was wrong.
#[derive(Debug, Default)]
struct Batch {
    lines: BTreeMap<String, Vec<String>>,
    failures: Vec<Failure>,
}

/// Asks the system about every article. `done` is told how many articles are finished.
pub fn ask(system: &External, articles: &[Sent], cache: Option<&Cache>, done: &(dyn Fn(usize) + Sync)) -> Answers {
    let mut answers = Answers { lines: vec![Vec::new(); articles.len()], ..Answers::default() };
    let mut open = Vec::new();
    for (at, article) in articles.iter().enumerate() {
        match cache.and_then(|cache| cache.get(&article.line)) {
            Some(lines) => {
                answers.lines[at] = lines;
                answers.cached += 1;
            }
            None => open.push(at),
        }
    }
    done(answers.cached);
    let size = if system.batch == 0 { open.len().max(1) } else { system.batch };
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
                    let found = one(system, &sent, cache);
                    if let Ok(mut result) = result.lock() {
                        *result = found;
                    }
                    done(batch.len());
                }
            });
        }
    });
    for (batch, result) in batches.iter().zip(results) {
        let Ok(mut result) = result.into_inner() else { continue };
        for &at in *batch {
            answers.lines[at] = result.lines.remove(&articles[at].id).unwrap_or_default();
        }
        answers.failures.append(&mut result.failures);
    }
    answers
}

/// One batch, with its retries.
fn one(system: &External, sent: &[&Sent], cache: Option<&Cache>) -> Batch {
    let input: Vec<u8> = sent.iter().flat_map(|article| article.line.bytes().chain([b'\n'])).collect();
    let failure = |articles: &[&Sent], reason: String| Failure {
        system: system.name.clone(),
        articles: articles.iter().map(|article| article.id.clone()).collect(),
        reason,
    };
    let mut attempt = 0;
    let output = loop {
        match process::run(system, input.clone()) {
            Ok(output) => break output,
            Err(reason) if attempt == system.retries => {
                let attempts = if attempt == 0 { String::new() } else { format!(" ({} attempts)", attempt + 1) };
                return Batch { failures: vec![failure(sent, reason + &attempts)], ..Batch::default() };
            }
            Err(_) => {
                thread::sleep(PATIENCE * 2_u32.saturating_pow(attempt.min(8)));
                attempt += 1;
            }
        }
    };
    let ids: FxHashSet<&str> = sent.iter().map(|article| article.id.as_str()).collect();
    let mut batch = Batch::default();
    let mut faults = Vec::new();
    for (at, line) in output.split(|&byte| byte == b'\n').enumerate() {
        let line = line.trim_ascii();
        if line.is_empty() {
            continue;
        }
        match read(line, &ids) {
            Ok((id, text)) => batch.lines.entry(id).or_default().push(text),
            Err(reason) => faults.push(format!("line {} of its output: {reason}", at + 1)),
        }
    }
    if faults.is_empty() {
        for article in sent {
            let lines = batch.lines.get(&article.id).map_or(&[][..], Vec::as_slice);
            if let Some(Err(error)) = cache.map(|cache| cache.put(&article.line, lines)) {
                batch.failures.push(failure(&[article], format!("answered, but not cached: {error}")));
            }
        }
    }
    // The other lines stand; which article a bad line belongs to is not always known.
    batch.failures.extend(faults.into_iter().map(|reason| failure(sent, reason)));
    batch
}

/// The article that an answered line is about, and the line.
fn read(line: &[u8], sent: &FxHashSet<&str>) -> Result<(String, String), String> {
    let text = std::str::from_utf8(line).map_err(|e| format!("not UTF-8: {e}"))?;
    let prediction = predictions::line(line)
        .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))?;
    match sent.contains(prediction.article_id.as_str()) {
        true => Ok((prediction.article_id, text.to_owned())),
        false => Err(format!("a claim of article {:?}, which was not sent", prediction.article_id)),
    }
}
