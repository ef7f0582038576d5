//! The marker: gold × prediction → evaluation. Pure, and a stranger to the extractor.
//!
//! In: an [`Input`] (gold, systems, the articles where they are at hand) and [`Options`]. Out: an [`Evaluation`], the
//! same for any order of the files and any number of threads. It never imports `extract` or `lang`.

mod align;
mod articles;
mod assign;
mod cause;
mod confidence;
mod context;
mod counts;
mod evaluation;
mod ground;
mod input;
mod item;
mod judge;
mod locate;
pub mod measeval;
mod names;
mod outcome;
mod paired;
mod random;
mod resample;
mod run;
mod schemes;
mod signature;
mod strings;
#[cfg(test)]
mod tests;
mod value;
mod views;

pub use align::{Anchor, Compare, align};
pub use articles::ArticleRows;
pub use cause::Cause;
pub use confidence::{Bin, Confidence, Point};
pub use counts::{Counts, Field, FieldCounts, Verdict, ratio};
pub use evaluation::{Comparison, Evaluation, GoldSummary, Notes, Options, Slice, SystemEvaluation};
pub use input::Input;
pub use item::Place;
pub use judge::Verdicts;
pub use locate::{Located, OffsetUnit};
pub use names::loosely_equal;
pub use outcome::{Claim, Outcome, Row};
pub use paired::{Paired, paired};
pub use run::evaluate;
pub use schemes::{Scheme, SchemeCounts, Schemes};
pub use value::Rung;
pub use views::{Confusion, Sources, Views};
