//! Competing extractors: what each says of an article, as claim records.
//!
//! In: articles. Out: predictions by the built-in extractor, by the `digits` baseline, or by a program
//! that the user names. The two that are built in are plain functions of an article.

mod builtin;
mod cache;
mod config;
mod digits;
mod external;
mod process;
mod run;

pub use builtin::builtin;
pub use config::{External, read};
pub use digits::digits;
pub use external::Failure;
pub use run::{Answered, Record, System, choose, record, run, write};

use crate::article::Article;
use crate::claim::record::ClaimRecord;

/// A system that is a function of one article.
pub type Function = fn(&Article) -> Vec<ClaimRecord>;

/// The systems that need no configuration, by name, sorted.
pub const BUILT_IN: &[(&str, Function)] = &[("builtin", builtin), ("digits", digits)];
