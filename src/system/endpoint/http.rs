//! One exchange with a server.
//!
//! In: a request. Out: the body of its answer, or why there is none and whether asking again may help. Nothing is
//! redirected: the key goes where the user sent it.

use std::io::ErrorKind;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use ureq::Agent;

use super::retry_after;

/// Bytes of an answer; one that is longer is none.
const LONGEST: u64 = 16 << 20;
/// Characters of an error's body that a reason quotes.
const QUOTED: usize = 300;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Asking again may help, at the earliest after this time where the server says one.
    Later { reason: String, after: Option<Duration> },
    /// This article will not be answered.
    Never(String),
    /// No article will be: the key, the model or the address is wrong.
    Closed(String),
}

/// An agent for one system's requests.
pub fn agent(timeout: Duration) -> Agent {
    Agent::config_builder()
        .timeout_global(Some(timeout))
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .user_agent(concat!("claimbench/", env!("CARGO_PKG_VERSION")))
        .build()
        .new_agent()
}

/// Sends the body and reads the answer.
pub fn post(agent: &Agent, url: &str, key: Option<&str>, body: &str) -> Result<Vec<u8>, Refusal> {
    let mut request = agent.post(url).header("content-type", "application/json").header("accept", "application/json");
    if let Some(key) = key {
        request = request.header("authorization", format!("Bearer {key}"));
    }
    let mut response = request.send(body).map_err(|error| refusal(&error))?;
    let status = response.status().as_u16();
    let header = |name: &str| response.headers().get(name)?.to_str().ok();
    // A date means the server's clock, which may differ from ours: where the server says what time it is, that is now.
    let ours = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let now = header("date").and_then(|date| retry_after::date(date, ours)).unwrap_or(ours);
    let after = header("retry-after").and_then(|value| retry_after::wait(value, now));
    let read = response.body_mut().with_config().limit(LONGEST).read_to_vec();
    if status == 200 {
        return read.map_err(|error| refusal(&error));
    }
    let told = read.unwrap_or_default();
    let told = message(&told);
    let reason = if told.is_empty() { format!("HTTP {status}") } else { format!("HTTP {status}: {told}") };
    Err(match status {
        408 | 409 | 425 | 429 | 500..=599 => Refusal::Later { reason, after },
        300..=399 | 401 | 403 | 404 | 405 => Refusal::Closed(reason),
        _ => Refusal::Never(reason),
    })
}

/// What a server says of an error: its message where it has one, else its words.
fn message(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body);
    let said = serde_json::from_slice::<serde_json::Value>(body).ok().and_then(|value| {
        let error = value.get("error").unwrap_or(&value);
        Some(error.get("message").unwrap_or(error).as_str()?.to_owned())
    });
    said.unwrap_or_else(|| text.into_owned())
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(QUOTED)
        .collect()
}

fn refusal(error: &ureq::Error) -> Refusal {
    let reason = match error {
        ureq::Error::Timeout(_) => "no answer in time".to_owned(),
        ureq::Error::Io(error) if error.kind() == ErrorKind::UnexpectedEof => "the answer breaks off".to_owned(),
        error => format!("no answer: {error}"),
    };
    match error {
        ureq::Error::BodyExceedsLimit(_) => Refusal::Never(format!("an answer of more than {} MB", LONGEST >> 20)),
        ureq::Error::BadUri(_) | ureq::Error::Http(_) | ureq::Error::Tls(_) | ureq::Error::InvalidProxyUrl => {
            Refusal::Closed(reason)
        }
        _ => Refusal::Later { reason, after: None },
    }
}
