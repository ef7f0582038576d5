//! Uncertainty, comparisons and the human ceiling in `report.json`, and what limits them in sentences.
//!
//! In: an evaluation. Out: plain data; sentences that a reader must have seen before believing a number.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::{FieldReport, of_system};
use super::table::p_value;
use crate::changes::counted;
use crate::score::{ALPHA, Comparison, Evaluation, FEW, Human, MOST_RESAMPLES, SliceComparison, smallest_p};

/// How intervals and p-values were made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StatisticsReport {
    /// What is drawn and exchanged: `article`, or the column that was named.
    pub unit: String,
    pub units: u64,
    /// Articles without a value of that column, which are units of their own.
    #[serde(default)]
    pub drawn_alone: u64,
    pub resamples: u32,
    pub seed: u64,
    /// The smallest p that so many units and resamples can give, whatever the systems do; null where nothing is tested.
    pub smallest_p: Option<f64>,
    /// The same corrected by Holm over pairs of systems and fields.
    pub smallest_p_holm: Option<f64>,
    /// Tests that `p_holm` of `comparisons` is corrected for: pairs of systems times fields.
    pub tests: u64,
    /// Tests that `p_holm_all`, and `p_holm` of `slice_comparisons`, are corrected for.
    pub tests_with_slices: u64,
    /// What limits the numbers, a sentence each.
    pub notes: Vec<String>,
}

/// Two people's labels scored as if one were gold and the other a system.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HumanReport {
    /// Whose labels serve as gold.
    pub gold: String,
    pub second: String,
    /// Articles that both labelled.
    pub articles: u64,
    pub fields: BTreeMap<String, FieldReport>,
}

/// Two systems on one field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ComparisonReport {
    pub a: String,
    pub b: String,
    pub field: String,
    /// F1 of `a` minus F1 of `b`.
    pub difference: Option<f64>,
    /// 95% percentile interval of the difference by paired bootstrap.
    pub interval: Option<[f64; 2]>,
    /// The same, bias-corrected and accelerated; null where that is not defined.
    pub bca: Option<[f64; 2]>,
    /// Two-sided, by exchanging the units' results: exact where there are no more ways to do so than resamples, else estimated.
    pub p: Option<f64>,
    /// Two-sided, by paired bootstrap.
    pub p_bootstrap: Option<f64>,
    /// `p` corrected by Holm over pairs of systems and fields.
    pub p_holm: Option<f64>,
    /// `p` corrected by Holm over pairs of systems, fields and slices.
    pub p_holm_all: Option<f64>,
    pub effect: EffectReport,
    /// Standard error of the difference, by paired bootstrap.
    pub standard_error: Option<f64>,
    /// The smallest difference that this sample shows four times in five, with Holm's p below 0.05.
    pub detectable: Option<f64>,
    /// Why there is none.
    pub no_detectable: Option<String>,
}

/// How large a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EffectReport {
    /// Mean difference of the units over its standard deviation (Cohen's d of paired observations).
    pub size: Option<f64>,
    /// 95% percentile interval of the size.
    pub interval: Option<[f64; 2]>,
    /// Units in which `a` is better, worse, and equal.
    pub wins: u64,
    pub losses: u64,
    pub ties: u64,
}

/// Two systems on one field of one slice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SliceComparisonReport {
    pub by: String,
    pub key: String,
    pub a: String,
    pub b: String,
    pub field: String,
    /// Units with a claim in the slice.
    pub units: u64,
    pub difference: Option<f64>,
    pub interval: Option<[f64; 2]>,
    pub p: Option<f64>,
    /// Corrected over every comparison of the report.
    pub p_holm: Option<f64>,
}

impl StatisticsReport {
    pub fn new(evaluation: &Evaluation) -> Self {
        let tested = |p: &Option<f64>| p.is_some();
        let tests = evaluation.comparisons.iter().filter(|c| tested(&c.p)).count();
        let all = tests + evaluation.slices.iter().filter(|c| tested(&c.p)).count();
        let (units, resamples) = (&evaluation.units, evaluation.options.resamples);
        let smallest = (tests > 0).then(|| smallest_p(units.count, resamples));
        let report = Self {
            unit: units.name.clone(),
            units: units.count as u64,
            drawn_alone: units.alone as u64,
            resamples,
            seed: evaluation.options.seed,
            smallest_p: smallest,
            smallest_p_holm: smallest.map(|p| (p * tests as f64).min(1.0)),
            tests: tests as u64,
            tests_with_slices: all as u64,
            notes: Vec::new(),
        };
        Self { notes: report.limits(evaluation.gold.articles), ..report }
    }

    /// What limits the numbers, a sentence each.
    fn limits(&self, articles: u64) -> Vec<String> {
        let mut notes = Vec::new();
        if self.drawn_alone > 0 {
            let (unit, alone) = (&self.unit, self.drawn_alone);
            notes.push(format!(
                "{unit} is null in {alone} of {}: drawn one by one",
                counted(articles as usize, "article")
            ));
        }
        if self.resamples == 0 {
            return notes;
        }
        let slices = (self.tests_with_slices, "systems, fields and slices");
        let more = self.tests_with_slices > self.tests;
        for (tests, over) in [(self.tests, "systems and fields")].into_iter().chain(more.then_some(slices)) {
            if let Some(limit) = self.limit(tests) {
                notes.push(format!("{} over {over}: {limit}", counted(tests as usize, "test")));
            }
        }
        if self.units < FEW as u64 {
            let what = self.drawn();
            notes.push(format!(
                "{what}: with fewer than {FEW} the intervals are too narrow; take them as a lower bound"
            ));
        }
        notes
    }

    /// Why no p can fall below 0.05 when it is corrected for so many tests, and what would help; `None` where one can. The smallest
    /// of so many p-values is multiplied by their number.
    pub fn limit(&self, tests: u64) -> Option<String> {
        let smallest = |units: u64, resamples| tests as f64 * smallest_p(units as usize, resamples);
        let found = smallest(self.units, self.resamples);
        if tests == 0 || found < ALPHA {
            return None;
        }
        let told = match found {
            1.0.. => "every corrected p is 1".to_owned(),
            found => format!("no corrected p can be below {}", p_value(Some(found))),
        };
        // What no number of resamples mends is for the articles to mend.
        if smallest(self.units, u32::MAX) >= ALPHA {
            let needed = (self.units..).find(|&more| smallest(more, u32::MAX) < ALPHA)?;
            return Some(format!("with {} {told}; it takes {needed} for 0.05", self.drawn()));
        }
        let needed = tests * 20;
        let advice = if needed > MOST_RESAMPLES.into() { String::new() } else { format!(" (--resamples {needed})") };
        Some(format!("with {} {told}{advice}", counted(self.resamples as usize, "resample")))
    }

    /// What is drawn, in words.
    fn drawn(&self) -> String {
        let values = self.units - self.drawn_alone;
        match (self.unit.as_str(), self.drawn_alone) {
            ("article", _) => counted(self.units as usize, "article"),
            (column, 0) => format!("{} of {column}", counted(values as usize, "value")),
            (column, alone) => {
                format!(
                    "{} of {column} and {} without",
                    counted(values as usize, "value"),
                    counted(alone as usize, "article")
                )
            }
        }
    }
}

impl HumanReport {
    pub fn new(human: &Human) -> Self {
        Self {
            gold: human.gold.clone(),
            second: human.second.clone(),
            articles: human.articles,
            fields: of_system(&human.system),
        }
    }
}

impl ComparisonReport {
    pub fn new(c: &Comparison) -> Self {
        Self {
            a: c.a.clone(),
            b: c.b.clone(),
            field: c.field.as_str().to_owned(),
            difference: c.difference,
            interval: c.interval,
            bca: c.bca.ok(),
            p: c.p,
            p_bootstrap: c.p_bootstrap,
            p_holm: c.p_holm,
            p_holm_all: c.p_holm_all,
            effect: EffectReport {
                size: c.effect.size,
                interval: c.effect.interval,
                wins: c.effect.wins,
                losses: c.effect.losses,
                ties: c.effect.ties,
            },
            standard_error: c.standard_error,
            detectable: c.detectable.ok(),
            no_detectable: c.detectable.err().map(|why| why.as_str().to_owned()),
        }
    }
}

impl SliceComparisonReport {
    pub fn new(c: &SliceComparison) -> Self {
        Self {
            by: c.by.clone(),
            key: c.key.clone(),
            a: c.a.clone(),
            b: c.b.clone(),
            field: c.field.as_str().to_owned(),
            units: c.units,
            difference: c.difference,
            interval: c.interval,
            p: c.p,
            p_holm: c.p_holm,
        }
    }
}
