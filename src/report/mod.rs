//! Reports: an evaluation as `report.json`, as Markdown, as one HTML page, as text for a terminal.
//!
//! In: an evaluation whose slices `tally` has filled. Out: strings; who calls writes them to files. Every number is
//! derived from the evaluation's counts here and nowhere else, so that the four reports cannot differ.

mod errors;
pub mod gate;
mod github;
mod grounded;
mod html;
mod junit;
mod markdown;
mod measeval;
mod record;
mod statistics;
pub mod table;
mod text;
mod views;
pub mod workflow;
mod wrong;

pub use errors::errors;
pub use github::github;
pub use grounded::grounded;
pub use html::html;
pub use junit::junit;
pub use markdown::markdown;
pub use measeval::MeasEvalReport;
pub use record::{FieldReport, GoldReport, Report, RunReport, SchemeReport, SliceReport, SystemReport};
pub use statistics::{ComparisonReport, EffectReport, HumanReport, SliceComparisonReport, StatisticsReport};
pub use text::{Tone, text, unknown_fields};
pub use views::{BinReport, CellReport, ConfidenceReport, ConfusionReport, MacroReport, PointReport, SourcesReport};

use serde::Serialize;

use crate::score::Evaluation;

/// JSON as reports are written: two-space indentation, keys of maps sorted, one line break at the end.
pub fn json(report: &impl Serialize) -> String {
    // Plain data always serialises: strings, integers, finite floats.
    serde_json::to_string_pretty(report).unwrap_or_default() + "\n"
}

/// The report in every form, by file name; the evaluation gives the claims in their sentences.
pub fn files(report: &Report, evaluation: &Evaluation) -> [(&'static str, String); 3] {
    [
        ("report.json", json(report)),
        ("report.md", markdown(report, evaluation)),
        ("report.html", html(report, evaluation)),
    ]
}
