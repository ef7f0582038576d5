//! Articles: what one is, and how files become articles.
//!
//! In: files, folders, globs, standard input. Out: articles, and located faults for what could not be read.

mod columns;
mod html;
pub mod inputs;
pub mod line;
pub mod lines;
mod packed;
mod page;
mod read;
mod refused;
mod table;
mod warc;

pub use columns::Columns;
pub use line::{article as from_line, named};
pub use read::{Reading, Scanned, noted, read, scan, text as from_text};
pub use refused::{InputFile, Reason, Refused, STDIN, file_name, hexadecimal, sha256};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::claim::record::FurnitureRecord;

/// One article: the text as decoded, and what its file says of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    pub id: String,
    /// Unchanged but for a leading byte order mark.
    pub text: String,
    pub title: Option<String>,
    /// BCP 47, where the input declares it.
    pub language: Option<String>,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub authors: Vec<String>,
    /// ISO 8601, as precise as known.
    pub published: Option<String>,
    pub licence: Option<String>,
    /// What the article reports on, where the input says so; it keeps splits apart and is no column of the dataset.
    pub event: Option<String>,
    /// The input's file name, without folders.
    pub file: String,
}

/// One row of a dataset's `articles` table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ArticleRecord {
    pub article_id: String,
    pub text: String,
    pub title: Option<String>,
    /// BCP 47; `und` where nothing tells.
    pub language: String,
    /// 0 to 1; 1 where the input declared the language.
    pub language_confidence: f64,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub authors: Vec<String>,
    /// ISO 8601, as precise as known.
    pub published: Option<String>,
    pub licence: Option<String>,
    /// The input's file name, without folders.
    pub file: String,
    /// SHA-256 of the text's UTF-8 bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Passages of the text that are page furniture, in order.
    pub furniture: Vec<FurnitureRecord>,
    pub duplicate_cluster: Option<String>,
    pub split: String,
}
