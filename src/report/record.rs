//! The shape of `report.json`.
//!
//! In: an evaluation. Out: the same numbers as plain data, ratios beside the counts that they come from. The names
//! are the contract; `schemas/report.json` is generated from these types.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::score::{
    Bca, Confidence, Counts, Evaluation, Field, FieldCounts, Notes, Scheme, SchemeCounts, Slice, SystemEvaluation,
};

use super::statistics::{ComparisonReport, HumanReport, SliceComparisonReport, StatisticsReport};
use super::views::{self, ConfidenceReport, ConfusionReport, MacroReport, SourcesReport};

/// The version of the report's shape.
const VERSION: u32 = 2;

/// An evaluation as a file holds it. A ratio over zero is null.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Raised whenever a field changes its meaning or goes.
    pub version: u32,
    /// All that the numbers depend on, on one line.
    pub signature: String,
    pub gold: GoldReport,
    /// How intervals and p-values were made, and what limits them.
    pub statistics: StatisticsReport,
    pub systems: Vec<SystemReport>,
    /// How far two people agree, where gold holds two; null otherwise.
    pub human: Option<HumanReport>,
    /// Every pair of systems on every field.
    pub comparisons: Vec<ComparisonReport>,
    /// The same on every slice that has enough units for a test to succeed.
    pub slice_comparisons: Vec<SliceComparisonReport>,
}

/// What the gold labels are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GoldReport {
    pub claims: u64,
    pub articles: u64,
    /// Claims that repeat the span of another.
    pub duplicates: u64,
    /// Claims whose surface is not what stands at their offsets, or whose place is beyond their article.
    pub misplaced: u64,
    /// The unit that the file counts offsets in.
    pub offsets: String,
    /// Another unit that more surfaces fit, but not most of them; null where there is none.
    #[serde(default)]
    pub doubtful: Option<String>,
    /// Fields of the file that no claim has, and how often; nothing is read from them.
    #[serde(default)]
    pub unknown_fields: BTreeMap<String, u64>,
}

/// One system.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SystemReport {
    pub name: String,
    pub fields: BTreeMap<String, FieldReport>,
    /// The same fields on aligned pairs alone: how good each is where the figure was found.
    pub given_detection: BTreeMap<String, FieldReport>,
    /// The source by span, by name, and of figures that were passed on.
    pub sources: SourcesReport,
    pub confusion: ConfusionReport,
    pub schemes: BTreeMap<String, SchemeReport>,
    pub slices: Vec<SliceReport>,
    /// Unweighted means over the keys of each slice.
    #[serde(rename = "macro")]
    pub macros: Vec<MacroReport>,
    /// Wrong rows by cause; a row has one.
    pub errors: BTreeMap<String, u64>,
    /// What the system's own certainty is worth; null where it states none.
    pub confidence: Option<ConfidenceReport>,
    /// Pairs by how far the value is off.
    pub ladder: BTreeMap<String, u64>,
    pub predictions: u64,
    /// Predictions without offsets that were found in their article.
    pub grounded: u64,
    /// Predictions without offsets that were not: spurious.
    pub ungrounded: u64,
    /// Predictions that repeat the span of another.
    pub duplicates: u64,
    /// Predictions whose surface is not what stands at their offsets, or whose place is beyond their article.
    pub misplaced: u64,
    /// The unit that the file counts offsets in.
    pub offsets: String,
    /// Another unit that more surfaces fit, but not most of them; null where there is none.
    #[serde(default)]
    pub doubtful: Option<String>,
    /// Fields of the file that no prediction has, and how often; nothing is read from them.
    #[serde(default)]
    pub unknown_fields: BTreeMap<String, u64>,
    /// Articles that gold does not know; their predictions are not compared.
    pub unknown_articles: Vec<String>,
    pub unknown_predictions: u64,
    /// Articles with gold claims of which the system says nothing; their claims are missing.
    pub skipped_articles: Vec<String>,
    /// Slices that are too many for a report and stand in `outcomes.parquet` alone.
    pub slices_left_out: u64,
    /// How the predictions were made, where `run` left a record of it and they are not built in.
    #[serde(default)]
    pub run: Option<RunReport>,
}

/// What a system's run took; by article it stands in `NAME.run.json`. Unknown is null.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RunReport {
    pub version: Option<String>,
    /// Articles that were answered.
    pub articles: u64,
    /// Articles that were not.
    pub failed: u64,
    /// Seconds of wall time over all articles.
    pub seconds: f64,
    pub input_tokens: Option<u64>,
    pub output_tokens: Option<u64>,
    /// At the prices that the user stated.
    pub cost: Option<f64>,
}

/// Counts and ratios of one field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FieldReport {
    pub possible: u64,
    pub actual: u64,
    pub correct: u64,
    pub incorrect: u64,
    pub missing: u64,
    pub spurious: u64,
    /// Pairs of which neither side says anything: not counted as correct.
    pub agreed: u64,
    pub precision: Option<f64>,
    pub recall: Option<f64>,
    pub f1: Option<f64>,
    /// 95% percentile interval of F1 by bootstrap over articles, or what `--cluster` names; null where nothing was drawn.
    pub interval: Option<[f64; 2]>,
    /// The same, bias-corrected and accelerated; null where that is not defined.
    pub bca: Option<[f64; 2]>,
    /// Why `bca` is null, where an interval was asked for.
    pub no_bca: Option<String>,
}

/// Counts and ratios of one SemEval-2013 scheme.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SchemeReport {
    pub correct: u64,
    pub incorrect: u64,
    pub partial: u64,
    pub missing: u64,
    pub spurious: u64,
    pub precision: Option<f64>,
    pub recall: Option<f64>,
    pub f1: Option<f64>,
}

/// The rows that share a key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SliceReport {
    pub by: String,
    pub key: String,
    pub fields: BTreeMap<String, FieldReport>,
}

impl Report {
    /// Adds how each system's predictions were made.
    pub fn with_runs(mut self, run: impl Fn(&str) -> Option<RunReport>) -> Self {
        for system in &mut self.systems {
            system.run = run(&system.name);
        }
        self
    }

    pub fn new(evaluation: &Evaluation) -> Self {
        let gold = &evaluation.gold;
        Self {
            version: VERSION,
            signature: evaluation.signature.clone(),
            gold: GoldReport {
                claims: gold.claims,
                articles: gold.articles,
                duplicates: gold.duplicates,
                misplaced: gold.located.misplaced,
                offsets: gold.located.unit.as_str().to_owned(),
                doubtful: gold.located.doubtful.map(|unit| unit.as_str().to_owned()),
                unknown_fields: gold.unknown.clone(),
            },
            statistics: StatisticsReport::new(evaluation),
            systems: evaluation.systems.iter().map(|s| system(evaluation, s)).collect(),
            human: evaluation.human.as_deref().map(HumanReport::new),
            comparisons: evaluation.comparisons.iter().map(ComparisonReport::new).collect(),
            slice_comparisons: evaluation.slices.iter().map(SliceComparisonReport::new).collect(),
        }
    }
}

impl Report {
    /// Systems by their claim F1, the best first.
    pub fn ranked(&self) -> Vec<&SystemReport> {
        let headline = |s: &SystemReport| s.field(Field::Claim).and_then(|f| f.f1).unwrap_or(-1.0);
        let mut systems: Vec<&SystemReport> = self.systems.iter().collect();
        systems.sort_by(|a, b| headline(b).total_cmp(&headline(a)));
        systems
    }
}

impl SystemReport {
    pub fn field(&self, field: Field) -> Option<&FieldReport> {
        self.fields.get(field.as_str())
    }
}

impl FieldReport {
    pub fn new(counts: Counts, interval: Option<[f64; 2]>) -> Self {
        Self {
            possible: counts.possible(),
            actual: counts.actual(),
            correct: counts.correct,
            incorrect: counts.incorrect,
            missing: counts.missing,
            spurious: counts.spurious,
            agreed: counts.agreed,
            precision: counts.precision(),
            recall: counts.recall(),
            f1: counts.f1(),
            interval,
            bca: None,
            no_bca: None,
        }
    }

    /// The same with the corrected interval, or why there is none.
    pub fn corrected(self, bca: Bca) -> Self {
        Self { bca: bca.ok(), no_bca: bca.err().map(|reason| reason.as_str().to_owned()), ..self }
    }
}

fn system(evaluation: &Evaluation, system: &SystemEvaluation) -> SystemReport {
    let Notes { predictions, located, duplicates, .. } = &system.notes;
    let articles = system.means.iter().find(|m| m.by == "article").map_or(0, |m| m.keys);
    let left_out = articles > 0 && system.slices.iter().all(|s| s.by != "article");
    SystemReport {
        name: system.name.clone(),
        fields: of_system(system),
        given_detection: views::given_detection(system),
        sources: SourcesReport::new(system),
        confusion: ConfusionReport::new(evaluation, system),
        schemes: Scheme::ALL.into_iter().map(|s| (s.as_str().to_owned(), scheme(system.schemes.get(s)))).collect(),
        slices: system.slices.iter().map(slice).collect(),
        macros: views::macros(&system.means),
        errors: system.errors.iter().map(|(cause, &n)| (cause.as_str().to_owned(), n)).collect(),
        confidence: Confidence::of(evaluation, system).map(|c| ConfidenceReport::new(&c, evaluation.gold.claims)),
        ladder: system.views.ladder.iter().map(|(r, &n)| (r.as_str().to_owned(), n)).collect(),
        predictions: *predictions,
        grounded: located.grounded,
        ungrounded: located.ungrounded,
        duplicates: *duplicates,
        misplaced: located.misplaced,
        offsets: located.unit.as_str().to_owned(),
        doubtful: located.doubtful.map(|unit| unit.as_str().to_owned()),
        unknown_fields: system.notes.unknown.clone(),
        unknown_articles: system.notes.unknown_articles.clone(),
        unknown_predictions: system.notes.unknown_predictions,
        skipped_articles: system.notes.skipped_articles.clone(),
        slices_left_out: if left_out { articles } else { 0 },
        run: None,
    }
}

fn scheme(counts: SchemeCounts) -> SchemeReport {
    SchemeReport {
        correct: counts.correct,
        incorrect: counts.incorrect,
        partial: counts.partial,
        missing: counts.missing,
        spurious: counts.spurious,
        precision: counts.precision(),
        recall: counts.recall(),
        f1: counts.f1(),
    }
}

fn slice(slice: &Slice) -> SliceReport {
    let report = |f: Field| FieldReport::new(slice.fields[f.index()], slice.intervals[f.index()]);
    let fields = Field::ALL.into_iter().map(|f| (f.as_str().to_owned(), report(f))).collect();
    SliceReport { by: slice.by.clone(), key: slice.key.clone(), fields }
}

/// The fields of a whole system by their names, with both intervals.
pub fn of_system(system: &SystemEvaluation) -> BTreeMap<String, FieldReport> {
    let report = |f: Field| {
        FieldReport::new(system.fields[f.index()], system.intervals[f.index()]).corrected(system.bca[f.index()])
    };
    Field::ALL.into_iter().map(|f| (f.as_str().to_owned(), report(f))).collect()
}

/// The counts of every field by its name, without intervals.
pub fn fields(counts: &FieldCounts) -> BTreeMap<String, FieldReport> {
    let report = |f: Field| (f.as_str().to_owned(), FieldReport::new(counts[f.index()], None));
    Field::ALL.into_iter().map(report).collect()
}
