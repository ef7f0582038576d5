//! One article's exchange with an endpoint: attempts, patience, budget.
//!
//! In: an article. Out: an answer, or a failure. What a server says under pressure (429, 5xx, a lost connection) is
//! waited out, longer each time; a wrong key or an empty budget ends the asking for all articles.

use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use super::http::{Refusal, agent, post};
use super::request::body;
use super::{Endpoint, reply};
use crate::system::answer::{Answer, Sent, Usage};
use crate::system::config::External;
use crate::system::program::{Failed, milliseconds};

/// Before the first further attempt; each one after it waits twice as long.
const PATIENCE: Duration = Duration::from_millis(500);
/// Nobody waits longer between two attempts, whatever the server asks for.
const LONGEST: Duration = Duration::from_secs(300);

/// The requests of one run.
pub struct Client<'a> {
    endpoint: &'a Endpoint,
    retries: u32,
    agent: ureq::Agent,
    url: String,
    key: Option<String>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    spent: Usage,
    /// Why nothing more is asked.
    closed: Option<String>,
}

impl<'a> Client<'a> {
    /// An error where the key is missing.
    pub fn new(system: &'a External, endpoint: &'a Endpoint) -> Result<Self, String> {
        let key = match &endpoint.key {
            None => None,
            Some(name) => match std::env::var(name) {
                Ok(key) if !key.trim().is_empty() => Some(key.trim().to_owned()),
                _ => return Err(format!("the environment variable {name} holds no key")),
            },
        };
        Ok(Self {
            endpoint,
            retries: system.retries,
            agent: agent(system.timeout),
            url: format!("{}/chat/completions", endpoint.base_url),
            key,
            state: Mutex::default(),
        })
    }

    /// Asks about one article.
    pub fn ask(&self, article: &Sent, settle: &mut dyn FnMut(&Sent, Answer, bool)) -> Failed {
        let failed = |reason: String| vec![(vec![article.id.clone()], self.without_key(reason))];
        let request = body(self.endpoint, &article.text).to_string();
        let mut attempt = 0;
        let (bytes, time) = loop {
            if let Some(reason) = self.closed() {
                return failed(format!("not asked: {reason}"));
            }
            let started = Instant::now();
            match post(&self.agent, &self.url, self.key.as_deref(), &request) {
                Ok(bytes) => break (bytes, started.elapsed()),
                Err(Refusal::Never(reason)) => return failed(reason),
                Err(Refusal::Closed(reason)) => {
                    self.close(&reason);
                    return failed(reason);
                }
                Err(Refusal::Later { reason, .. }) if attempt == self.retries => {
                    let attempts = if attempt == 0 { String::new() } else { format!(" ({} attempts)", attempt + 1) };
                    return failed(reason + &attempts);
                }
                Err(Refusal::Later { after, .. }) => {
                    let patience = PATIENCE.saturating_mul(2_u32.saturating_pow(attempt.min(16)));
                    thread::sleep(after.unwrap_or(patience).min(LONGEST));
                    attempt += 1;
                }
            }
        };
        // A server that repeats the key must not get it into a file.
        let bytes = match &self.key {
            Some(key) => String::from_utf8_lossy(&bytes).replace(key.as_str(), HIDDEN).into_bytes(),
            None => bytes,
        };
        let mut reply = match reply::read(&bytes, &article.id) {
            Ok(reply) => reply,
            Err(reason) => {
                self.spend(&Usage::default());
                return failed(reason);
            }
        };
        reply.usage.ms = milliseconds(time);
        reply.usage.cost = self.endpoint.price.and_then(|price| price.of(&reply.usage));
        self.spend(&reply.usage);
        let whole = reply.faults.is_empty();
        let failures = reply.faults.into_iter().flat_map(failed).collect();
        // What is right of an answer stands; only a whole one is kept for another run.
        settle(article, Answer { usage: reply.usage, lines: reply.lines }, whole);
        failures
    }

    fn closed(&self) -> Option<String> {
        let state = self.state.lock().ok()?;
        state.closed.clone().or_else(|| self.endpoint.budget.is_spent(&state.spent))
    }

    fn close(&self, reason: &str) {
        if let Ok(mut state) = self.state.lock() {
            state.closed.get_or_insert_with(|| reason.to_owned());
        }
    }

    fn spend(&self, usage: &Usage) {
        if let Ok(mut state) = self.state.lock() {
            state.spent.add(usage);
        }
        if usage.tokens().is_none() && self.endpoint.budget.is_some() {
            self.close("the server does not count its tokens, so no budget can be held");
        }
    }

    fn without_key(&self, text: String) -> String {
        self.key.as_ref().map_or(text.clone(), |key| text.replace(key.as_str(), HIDDEN))
    }
}

/// What stands where a key stood.
const HIDDEN: &str = "[key]";
