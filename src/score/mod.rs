//! The marker: gold × prediction → evaluation. Pure, and a stranger to the extractor.
//!
//! In: an [`Input`] (gold, systems, the articles where they are at hand) and [`Options`]. Out: an [`Evaluation`], the
//! same for any order of the files and any number of threads. It never imports `extract` or `lang`.

mod align;
mod articles;
mod assign;
mod cause;
mod compare;
mod confidence;
mod context;
mod counts;
mod evaluation;
mod exchange;
mod ground;
mod groundedness;
mod input;
mod interval;
mod item;
mod judge;
mod locate;
pub mod measeval;
mod names;
mod normal;
mod outcome;
mod paired;
mod people;
mod random;
mod rare;
mod resample;
mod run;
mod schemes;
mod signature;
mod size;
mod sliced;
mod strings;
#[cfg(test)]
mod tests;
mod units;
mod value;
mod views;

pub use align::{Anchor, Compare, align};
pub use articles::ArticleRows;
pub use cause::Cause;
pub use compare::{ALPHA, Comparison, Effect, NoDetectable, SliceComparison, correct};
pub use confidence::{Bin, Confidence, Point};
pub use context::Sentences;
pub use counts::{Counts, Field, FieldCounts, Verdict, ratio};
pub use evaluation::{Evaluation, GoldSummary, Human, MOST_RESAMPLES, Notes, Options, Slice, SystemEvaluation};
pub use exchange::smallest_p;
pub use groundedness::{Groundedness, Nowhere, groundedness};
pub use input::Input;
pub use interval::{Bca, NoBca};
pub use item::{Item, Place, Relay};
pub use judge::Verdicts;
pub use locate::{Located, OffsetUnit};
pub use names::loosely_equal;
pub use outcome::{Claim, Outcome, Row};
pub use paired::{Paired, paired};
pub use people::{HUMAN, People};
pub use resample::holm;
pub use run::evaluate;
pub use schemes::{Scheme, SchemeCounts, Schemes};
pub use size::{Amount, Size};
pub use sliced::{Means, Rows, comparisons};
pub use strings::Sym;
pub use units::{FEW, LEAST, Units};
pub use value::Rung;
pub use views::{Confusion, Sources, Views};
