//! A program as a system: articles as JSON lines on its standard input, claims as JSON lines on its standard output.
//!
//! In: a batch of articles. Out: an answer for each, or a failure. A program may end an article with
//! `{"article_id": "...", "done": true}`: what it said of that article then stands, whatever becomes of the rest.

mod batch;
mod group;
#[cfg(unix)]
mod interrupt;
mod process;

pub use batch::{Failed, ask, milliseconds};

/// How a program is started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    pub program: String,
    pub args: Vec<String>,
    /// Articles that one process gets; 0 is all of them.
    pub batch: usize,
    pub limits: Limits,
    /// Environment variables that it does not get to see.
    pub hidden: Vec<String>,
}

/// What one process may use, besides time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of data.
    pub memory: Option<u64>,
    /// Seconds of processor time.
    pub cpu: Option<u64>,
    /// Bytes that it may print.
    pub output: u64,
}

impl Limits {
    /// A claim takes under a kilobyte, an article has dozens: this is far beyond any honest answer to a batch.
    pub const OUTPUT: u64 = 1 << 30;
}
