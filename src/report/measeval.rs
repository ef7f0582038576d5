//! MeasEval's own numbers, as its official scorer prints them: overall and by class.
//!
//! In: one evaluation a system. Out: JSON, and a table for a terminal.

use std::collections::BTreeMap;

use serde::Serialize;

use super::table::{aligned, number};
use crate::score::measeval::{Evaluation, Tally};

/// One system's numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeasEvalReport {
    pub name: String,
    pub overall: Numbers,
    pub classes: BTreeMap<&'static str, Numbers>,
}

/// Counts and what is derived from them; a ratio over zero is null.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Numbers {
    pub rows: u64,
    pub tp: u64,
    pub fp: u64,
    #[serde(rename = "fn")]
    pub missing: u64,
    pub precision: Option<f64>,
    pub recall: Option<f64>,
    pub f_measure: Option<f64>,
    pub exact_match: Option<f64>,
    pub f1_overlap: Option<f64>,
}

impl From<&Tally> for Numbers {
    fn from(tally: &Tally) -> Self {
        Self {
            rows: tally.rows(),
            tp: tally.true_positives,
            fp: tally.false_positives,
            missing: tally.false_negatives,
            precision: tally.precision(),
            recall: tally.recall(),
            f_measure: tally.f_measure(),
            exact_match: tally.exact_match(),
            f1_overlap: tally.overlap_f1(),
        }
    }
}

impl MeasEvalReport {
    pub fn new(name: &str, evaluation: &Evaluation) -> Self {
        let classes = evaluation.classes.iter().map(|(class, tally)| (class.name(), tally.into())).collect();
        Self { name: name.to_owned(), overall: (&evaluation.overall()).into(), classes }
    }

    /// A table: one line a class, the whole last.
    pub fn text(&self) -> String {
        let head = ["class", "TP", "FP", "FN", "precision", "recall", "F", "exact match", "F1 overlap"];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        rows.extend(self.classes.iter().map(|(name, numbers)| row(name, numbers)));
        rows.push(row("overall", &self.overall));
        format!("{} (MeasEval's counting)\n{}\n", self.name, aligned(&rows, 1).join("\n"))
    }
}

fn row(name: &str, numbers: &Numbers) -> Vec<String> {
    let counts = [numbers.tp, numbers.fp, numbers.missing].map(|n| n.to_string());
    let ratios =
        [numbers.precision, numbers.recall, numbers.f_measure, numbers.exact_match, numbers.f1_overlap].map(number);
    [name.to_owned()].into_iter().chain(counts).chain(ratios).collect()
}
