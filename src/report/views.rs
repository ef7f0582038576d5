//! Further views of one system in `report.json` and in tables: given detection, macro averages, confusion, sources,
//! confidence.
//!
//! In: a system's evaluation. Out: plain data with ratios beside counts, and rows of cells for Markdown.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::{FieldReport, SystemReport, fields};
use super::table::number;
use crate::score::{Confidence, Confusion, Evaluation, Field, Means, SystemEvaluation, ratio};

/// Cells of the confusion of unit codes that a report shows.
const CODES: usize = 20;
/// How a side that says nothing is called.
const NOTHING: &str = "none";

/// Unweighted means over the keys of a slice: every article, or language, counts alike however many claims it has. A key
/// in which a ratio is undefined says nothing of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MacroReport {
    pub by: String,
    /// How many keys the slice has.
    pub keys: u64,
    pub precision: BTreeMap<String, Option<f64>>,
    pub recall: BTreeMap<String, Option<f64>>,
    pub f1: BTreeMap<String, Option<f64>>,
}

/// The source judged in four other ways.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SourcesReport {
    /// By overlapping spans alone.
    pub span: FieldReport,
    /// By loosely equal names alone.
    pub name: FieldReport,
    /// The source itself: whom the figure comes from.
    pub innermost: FieldReport,
    /// The relay nearest to the article, else the source: whom the article has it from.
    pub outermost: FieldReport,
}

/// Pairs of which gold says one thing and the system another, the most frequent first; `none` where a side says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ConfusionReport {
    /// Every pair.
    pub modifier: Vec<CellReport>,
    /// Every pair.
    pub attribution: Vec<CellReport>,
    /// The most confused codes: pairs on whose code the sides do not agree.
    pub unit_code: Vec<CellReport>,
}

/// One cell of a confusion table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CellReport {
    pub gold: String,
    pub prediction: String,
    pub pairs: u64,
}

/// Confidence against truth: a prediction is right when its claim is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ConfidenceReport {
    /// Predictions that state a confidence.
    pub predictions: u64,
    /// Recall is of all gold claims.
    pub average_precision: Option<f64>,
    /// Recall is of the right predictions alone.
    pub average_precision_found: Option<f64>,
    /// Expected calibration error over ten equal bins.
    pub calibration_error: f64,
    /// Mean squared distance between confidence and truth.
    pub brier: f64,
    /// Mean risk over all coverages.
    pub risk_coverage_area: f64,
    /// From 0 to 1 in ten equal steps; a bin holds its upper edge.
    pub bins: Vec<BinReport>,
    /// From the highest threshold to the lowest, at most a hundred points.
    pub curve: Vec<PointReport>,
}

/// Predictions of similar confidence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BinReport {
    pub predictions: u64,
    pub right: u64,
    pub mean_confidence: Option<f64>,
}

/// What is had by accepting every prediction that is at least as certain as a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PointReport {
    pub threshold: f64,
    /// Right claims among the accepted.
    pub precision: f64,
    /// Right claims among all of gold; null without gold.
    pub recall: Option<f64>,
    /// Accepted predictions among all that state a confidence.
    pub coverage: f64,
    /// Wrong claims among the accepted.
    pub risk: f64,
}

impl SourcesReport {
    pub fn new(system: &SystemEvaluation) -> Self {
        let of = &system.views.sources;
        let [span, name, innermost, outermost] =
            [of.span, of.name, of.innermost, of.outermost].map(|counts| FieldReport::new(counts, None));
        Self { span, name, innermost, outermost }
    }
}

impl ConfusionReport {
    pub fn new(evaluation: &Evaluation, system: &SystemEvaluation) -> Self {
        let codes = evaluation.unit_codes(system).filter(|(gold, prediction, _)| gold != prediction);
        let mut unit_code: Vec<CellReport> =
            codes.map(|(gold, prediction, pairs)| CellReport::new(gold, prediction, pairs)).collect();
        sort(&mut unit_code);
        unit_code.truncate(CODES);
        Self {
            modifier: cells(&system.views.modifiers, |m| m.as_str()),
            attribution: cells(&system.views.attributions, |a| a.as_str()),
            unit_code,
        }
    }
}

impl CellReport {
    fn new(gold: Option<&str>, prediction: Option<&str>, pairs: u64) -> Self {
        let word = |said: Option<&str>| said.unwrap_or(NOTHING).to_owned();
        Self { gold: word(gold), prediction: word(prediction), pairs }
    }
}

fn cells<T: Copy>(confusion: &Confusion<T>, word: impl Fn(T) -> &'static str) -> Vec<CellReport> {
    let cell = |(&(gold, prediction), &pairs): (&(Option<T>, Option<T>), &u64)| {
        CellReport::new(gold.map(&word), prediction.map(&word), pairs)
    };
    let mut cells: Vec<CellReport> = confusion.iter().map(cell).collect();
    sort(&mut cells);
    cells
}

fn sort(cells: &mut [CellReport]) {
    cells.sort_by(|a, b| b.pairs.cmp(&a.pairs).then_with(|| (&a.gold, &a.prediction).cmp(&(&b.gold, &b.prediction))));
}

/// The verdicts on aligned pairs alone.
pub fn given_detection(system: &SystemEvaluation) -> BTreeMap<String, FieldReport> {
    fields(&system.views.given_detection)
}

/// Macro averages over the keys of each slice.
pub fn macros(means: &[Means]) -> Vec<MacroReport> {
    let of = |means: &Means, mean: fn(&Means, Field) -> Option<f64>| {
        Field::ALL.into_iter().map(|f| (f.as_str().to_owned(), mean(means, f))).collect()
    };
    let one = |means: &Means| MacroReport {
        by: means.by.clone(),
        keys: means.keys,
        precision: of(means, Means::precision),
        recall: of(means, Means::recall),
        f1: of(means, Means::f1),
    };
    means.iter().map(one).collect()
}

impl ConfidenceReport {
    pub fn new(found: &Confidence, gold: u64) -> Self {
        let all = found.predictions as f64;
        let bins = found.bins.iter().map(|b| BinReport {
            predictions: b.predictions,
            right: b.right,
            mean_confidence: ratio(b.confidence, b.predictions as f64),
        });
        let curve = found.curve.iter().map(|p| PointReport {
            threshold: p.threshold,
            precision: p.right as f64 / p.accepted as f64,
            recall: ratio(p.right as f64, gold as f64),
            coverage: p.accepted as f64 / all,
            risk: (p.accepted - p.right) as f64 / p.accepted as f64,
        });
        Self {
            predictions: found.predictions,
            average_precision: found.average_precision,
            average_precision_found: found.average_precision_found,
            calibration_error: found.calibration_error,
            brier: found.brier,
            risk_coverage_area: found.risk_coverage_area,
            bins: bins.collect(),
            curve: curve.collect(),
        }
    }
}

/// One line a field: F1 end to end, given detection, and as macro averages.
pub fn averages(system: &SystemReport) -> Vec<Vec<String>> {
    const OVER: [&str; 2] = ["article", "language"];
    let head = ["field", "F1 (micro)", "given detection", "macro by article", "macro by language", "agreed on nothing"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for field in Field::ALL.map(Field::as_str) {
        let f1 = |of: &BTreeMap<String, FieldReport>| number(of.get(field).and_then(|r| r.f1));
        let over = OVER.map(|by| {
            let found = system.macros.iter().find(|m| m.by == by);
            number(found.and_then(|m| m.f1.get(field).copied().flatten()))
        });
        let agreed = system.fields.get(field).map_or(0, |r| r.agreed).to_string();
        let numbers = [f1(&system.fields), f1(&system.given_detection)].into_iter().chain(over).chain([agreed]);
        rows.push(std::iter::once(field.to_owned()).chain(numbers).collect());
    }
    rows
}

/// One line a way to judge the source.
pub fn sources(system: &SystemReport) -> Vec<Vec<String>> {
    let mut rows =
        vec![["source", "gold", "system", "correct", "precision", "recall", "F1"].map(str::to_owned).to_vec()];
    let SourcesReport { span, name, innermost, outermost } = &system.sources;
    for (way, r) in [("by span", span), ("by name", name), ("innermost", innermost), ("outermost", outermost)] {
        let counts = [r.possible, r.actual, r.correct].map(|n| n.to_string());
        let ratios = [number(r.precision), number(r.recall), number(r.f1)];
        rows.push(std::iter::once(way.to_owned()).chain(counts).chain(ratios).collect());
    }
    rows
}

/// One line a cell off the diagonal.
pub fn confused(system: &SystemReport) -> Vec<Vec<String>> {
    let mut rows = vec![["field", "gold", "system", "pairs"].map(str::to_owned).to_vec()];
    let ConfusionReport { modifier, attribution, unit_code } = &system.confusion;
    for (field, cells) in [("modifier", modifier), ("attribution", attribution), ("unit code", unit_code)] {
        let off = cells.iter().filter(|c| c.gold != c.prediction);
        rows.extend(off.map(|c| vec![field.to_owned(), c.gold.clone(), c.prediction.clone(), c.pairs.to_string()]));
    }
    rows
}

/// One line a rung of the value ladder.
pub fn ladder(system: &SystemReport) -> Vec<Vec<String>> {
    let mut rows = vec![["value", "pairs"].map(str::to_owned).to_vec()];
    let rungs = crate::score::Rung::ALL.map(|r| r.as_str());
    rows.extend(rungs.iter().filter_map(|r| Some(vec![(*r).to_owned(), system.ladder.get(*r)?.to_string()])));
    rows
}
