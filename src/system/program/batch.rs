//! One batch of articles through one program, with further attempts for what it did not finish.
//!
//! In: a program, articles. Out: the answers, each told as soon as it is whole, and every failure. Lines that are
//! wrong are listed and the right ones stand; what a program said of an article that it did not finish does not.

use std::collections::BTreeMap;
use std::thread;
use std::time::{Duration, Instant};

use rustc_hash::FxHashSet;

use super::{Program, process};
use crate::system::answer::{Answer, Line, Sent, line};
use crate::system::config::External;

/// Before the first further attempt; each one after it waits twice as long.
const PATIENCE: Duration = Duration::from_millis(200);
/// Wrong lines of one process that are quoted; the others are counted.
const QUOTED: usize = 20;

/// Articles by id, and what went wrong with them.
pub type Failed = Vec<(Vec<String>, String)>;

/// Asks the program about a batch. `settle` gets each answer once, and whether it may be kept for another run.
pub fn ask(
    system: &External,
    program: &Program,
    sent: &[&Sent],
    settle: &mut dyn FnMut(&Sent, Answer, bool),
) -> Failed {
    let mut open: Vec<&Sent> = sent.to_vec();
    let mut failed = Failed::new();
    let mut attempt = 0;
    loop {
        let mut batch = Batch::new(&open, settle);
        let input: Vec<u8> = open.iter().flat_map(|article| article.line.bytes().chain([b'\n'])).collect();
        let ended = process::run(program, &system.folder, system.timeout, input, |line| batch.take(&line));
        let (rest, reason) = batch.close(ended.err(), &mut failed);
        open.retain(|article| rest.contains(&article.id));
        match reason {
            Some(_) if attempt < system.retries && !open.is_empty() => {
                thread::sleep(PATIENCE * 2_u32.saturating_pow(attempt.min(8)));
                attempt += 1;
            }
            Some(reason) => {
                let attempts = if attempt == 0 { String::new() } else { format!(" ({} attempts)", attempt + 1) };
                failed.push((open.iter().map(|article| article.id.clone()).collect(), reason + &attempts));
                return failed;
            }
            None => return failed,
        }
    }
}

/// One process's answers as they come.
struct Batch<'a> {
    sent: BTreeMap<&'a str, &'a Sent>,
    ids: FxHashSet<&'a str>,
    settle: &'a mut dyn FnMut(&Sent, Answer, bool),
    /// What was said of articles that are not done.
    open: BTreeMap<String, Answer>,
    done: FxHashSet<String>,
    /// Hashes of the lines so far, by which a repeated one is known.
    seen: FxHashSet<[u8; 32]>,
    line: usize,
    faults: Vec<String>,
    wrong: usize,
    /// A wrong line since the last article was done may be one of the next.
    clean: bool,
    started: Instant,
    last: Instant,
}

impl<'a> Batch<'a> {
    fn new(sent: &[&'a Sent], settle: &'a mut dyn FnMut(&Sent, Answer, bool)) -> Self {
        let now = Instant::now();
        Self {
            sent: sent.iter().map(|article| (article.id.as_str(), *article)).collect(),
            ids: sent.iter().map(|article| article.id.as_str()).collect(),
            settle,
            open: BTreeMap::new(),
            done: FxHashSet::default(),
            seen: FxHashSet::default(),
            line: 0,
            faults: Vec::new(),
            wrong: 0,
            clean: true,
            started: now,
            last: now,
        }
    }

    /// One line of output.
    fn take(&mut self, raw: &[u8]) {
        self.line += 1;
        let raw = raw.trim_ascii();
        if raw.is_empty() {
            return;
        }
        let found = line(raw, &self.ids).and_then(|line| {
            let (Line::Claim { article, .. } | Line::Done { article, .. }) = &line;
            match self.done.contains(article) {
                true => Err(format!("more about article {article:?}, which was done")),
                false => Ok(line),
            }
        });
        match found {
            Ok(Line::Claim { article, text }) => match self.seen.insert(digest(raw)) {
                true => self.open.entry(article).or_default().lines.push(text),
                false => self.wrong(format!("says the same of article {article:?} again")),
            },
            Ok(Line::Done { article, usage }) => {
                let mut answer = self.open.remove(&article).unwrap_or_default();
                let now = Instant::now();
                answer.usage = usage;
                answer.usage.ms = milliseconds(now - self.last);
                self.last = now;
                if let Some(sent) = self.sent.get(article.as_str()) {
                    (self.settle)(sent, answer, self.clean);
                }
                self.done.insert(article);
                self.clean = true;
            }
            Err(reason) => self.wrong(reason),
        }
    }

    fn wrong(&mut self, reason: String) {
        self.clean = false;
        self.wrong += 1;
        if self.faults.len() < QUOTED {
            self.faults.push(format!("line {} of its output: {reason}", self.line));
        }
    }

    /// The end of the process: the articles that it did not finish, and why.
    fn close(mut self, reason: Option<String>, failed: &mut Failed) -> (FxHashSet<String>, Option<String>) {
        let ids: Vec<String> = self.sent.keys().map(|id| (*id).to_owned()).collect();
        // The other lines stand; which article a wrong line belongs to is not always known.
        failed.extend(self.faults.iter().map(|fault| (ids.clone(), fault.clone())));
        if let Some(more) = self.wrong.checked_sub(QUOTED).filter(|&more| more > 0) {
            failed.push((ids.clone(), format!("{more} more lines of its output are wrong")));
        }
        let unfinished: FxHashSet<String> = ids.into_iter().filter(|id| !self.done.contains(id)).collect();
        if reason.is_some() || unfinished.is_empty() {
            // What was said after the last article that is done is not wrong: it is not whole.
            return (unfinished, reason);
        }
        if !self.done.is_empty() {
            return (unfinished, Some("ended without being done".to_owned()));
        }
        // A program that never says that it is done has said all when it ends well; its time is shared out.
        let ms = milliseconds(self.started.elapsed()) / self.sent.len().max(1) as f64;
        for (id, sent) in &self.sent {
            let mut answer = self.open.remove(*id).unwrap_or_default();
            answer.usage.ms = ms;
            (self.settle)(sent, answer, self.wrong == 0);
        }
        (FxHashSet::default(), None)
    }
}

fn digest(line: &[u8]) -> [u8; 32] {
    use sha2::{Digest, Sha256};
    Sha256::digest(line).into()
}

/// To a thousandth.
pub fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e3
}
