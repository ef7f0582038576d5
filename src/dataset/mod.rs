//! The only room that names arrow and parquet: records as files, and files as records.
//!
//! In: articles and claims as records, or files of ours and of other tools. Out: a dataset folder, or records
//! with every fault of the files that they came from.

mod conform;
mod jsonl;
mod parquet;
pub mod predictions;
mod rows;
pub mod schema;

/// The folder of a dataset's claims.
pub const CLAIMS: &str = "claims";
/// The folder of a dataset's articles.
pub const ARTICLES: &str = "articles";
