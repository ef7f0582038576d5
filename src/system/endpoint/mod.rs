//! A model behind an OpenAI-compatible endpoint as a system: one request an article.
//!
//! In: an article. Out: claims in the form of our predictions, with the tokens that they took, or a failure. Models
//! cannot count characters: their claims come without offsets and are located by their text when they are scored.

mod budget;
mod client;
mod http;
mod reply;
mod request;
mod retry_after;

pub use budget::{Budget, Price};
pub use client::Client;
pub use request::{Format, body};

/// What is asked, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Endpoint {
    /// What stands before `/chat/completions`, without a slash at its end.
    pub base_url: String,
    pub model: String,
    /// The system message; the article is the user's.
    pub prompt: String,
    /// The environment variable that holds the key. The key itself is never kept.
    pub key: Option<String>,
    pub temperature: Option<f64>,
    pub seed: Option<i64>,
    pub max_tokens: Option<u64>,
    pub format: Format,
    pub price: Option<Price>,
    pub budget: Budget,
}
