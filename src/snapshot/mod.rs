//! Reports that are kept: one text file per dataset and system, its difference by meaning, accept and reject.
//!
//! In: what an evaluation says of a system, as [`Facts`]. Out: `.snap` files that people read, `.snap.new` files
//! that wait for a decision, and what a new result means: claims fixed, broken, wrong in another way. Numbers that
//! were measured on other gold, or in another way, are never compared.

mod annotate;
mod compare;
pub mod decide;
mod evaluation;
mod facts;
pub mod floors;
mod front;
mod gather;
mod line;
mod lock;
mod numbers;
mod row;
mod scored;
pub mod sound;
pub mod store;
pub mod summary;
mod text;

pub use annotate::{annotations, regressions};
pub use compare::{Change, ClaimChange, Comparison, Difference, LineChange, Review, compare};
pub use evaluation::{comparable, dataset_hash, facts};
pub use facts::{Fact, Facts, Fault, Identity, Mark, Reading, Side, Wrong};
pub use gather::{Gather, Slices};
pub use line::{Line, hidden};
pub use lock::Lock;
pub use numbers::{FieldChange, MIN_REGRESSION, SliceChange, slices};
pub use row::{Row, Said};
pub use scored::{Gone, Scored};
pub use store::Pending;
pub use text::Snapshot;
