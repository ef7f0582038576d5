//! The only room that names arrow and parquet: records as files, and files as records.
//!
//! In: articles and claims as records, or files of ours and of other tools. Out: a dataset folder, or records
//! with every fault of the files that they came from.

mod agreement;
mod batches;
mod card;
mod check;
mod check_file;
mod check_report;
mod columns;
mod conform;
mod croissant;
mod dry;
mod folder;
pub mod foreign;
mod guard;
mod integrity;
mod item_columns;
mod items;
mod jsonl;
pub mod linked;
pub mod links;
mod manifest;
mod options;
pub mod outcomes;
pub mod outcomes_read;
mod parquet;
mod pieces;
mod places;
pub mod predictions;
mod read;
mod rejected;
mod release;
mod rows;
mod runs;
pub mod schema;
pub mod scoring;
mod select;
mod shards;
mod shelf;
mod stored;
pub mod stream;
pub mod surfaces;
pub mod unknown;
mod values;
mod write;

pub use crate::report::json as pretty;
pub use agreement::Agreement;
pub use check::{Findings, check, check_bytes};
pub use dry::wet;
pub use integrity::verify;
pub use manifest::{Content, Counts, GUIDELINE_VERSION, MANIFEST, Manifest, Tool};
pub use options::{Duplicates, Key, Options, Parameters, Plan};
pub use pieces::Pieces;
use read::each_text;
pub use read::{Dataset, articles, hydrated, is_dataset, read, texts};
pub use rejected::{Rejected, RejectedInput, RejectedNumbers};
pub use release::release;
pub use select::{Shown, select};
pub use stored::{Stored, Taken};
pub use write::{Entry, Origin, REJECTED, Ready, SPLIT, Writer};

/// The folder of a dataset's claims.
pub const CLAIMS: &str = "claims";
/// The history of a dataset's versions; a build makes none.
pub const CHANGES: &str = "CHANGES.md";
/// The folder of a dataset's articles.
pub const ARTICLES: &str = "articles";
/// The folder of what links claims.
pub const LINKS: &str = "links";
