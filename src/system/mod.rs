//! Competing extractors: what each says of an article, as claim records.
//!
//! In: articles. Out: predictions by the built-in extractor, by the `digits` baseline, by a program that the user
//! names, or by a model behind an endpoint. The two that are built in are plain functions of an article.

mod answer;
mod ask;
mod builtin;
mod cache;
mod config;
mod digits;
mod doubts;
mod endpoint;
mod program;
mod record;
mod run;

pub use answer::{Failure, Usage};
pub use builtin::builtin;
pub use config::{External, File, Kind, read};
pub use digits::digits;
pub use doubts::doubts;
pub use record::{Record, Total, record, write};
pub use run::{Answered, System, choose, run};

use crate::article::Article;
use crate::claim::record::ClaimRecord;

/// A system that is a function of one article.
pub type Function = fn(&Article) -> Vec<ClaimRecord>;

/// The systems that need no configuration, by name, sorted.
pub const BUILT_IN: &[(&str, Function)] = &[("builtin", builtin), ("digits", digits)];
