//! Uncertainty, comparisons and the human ceiling in `report.json`, and what limits them in sentences.
//!
//! In: an evaluation. Out: plain data; sentences that a reader must have seen before believing a number.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::{FieldReport, of_system};
use crate::score::{Comparison, Evaluation, FEW, Human, LEAST, SliceComparison};

/// How intervals and p-values were made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StatisticsReport {
    /// What is drawn and exchanged: `article`, or the column that was named.
    pub unit: String,
    pub units: u64,
    pub resamples: u32,
    pub seed: u64,
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
    /// Two-sided, by paired approximate randomisation.
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
    /// The smallest difference that this sample shows four times in five at 0.05.
    pub detectable: Option<f64>,
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
        let (units, resamples) = (evaluation.units.count, evaluation.options.resamples);
        Self {
            unit: evaluation.units.name.clone(),
            units: units as u64,
            resamples,
            seed: evaluation.options.seed,
            tests: tests as u64,
            tests_with_slices: all as u64,
            notes: notes(&evaluation.units.name, units, resamples, tests, all),
        }
    }
}

fn notes(unit: &str, units: usize, resamples: u32, tests: usize, all: usize) -> Vec<String> {
    let mut notes = Vec::new();
    if resamples == 0 {
        return notes;
    }
    let what = if unit == "article" { format!("{units} articles") } else { format!("{units} values of {unit}") };
    if units < LEAST && tests > 0 {
        notes.push(format!("{what}: with fewer than {LEAST} no test can reach p < 0.05, whatever the systems do"));
    }
    if units < FEW {
        notes.push(format!("{what}: with fewer than {FEW} the intervals are too narrow; take them as a lower bound"));
    }
    // The k-th smallest p-value is multiplied by the number of tests: the smallest possible one by all of them.
    let least = |tests: usize| tests as f64 / f64::from(resamples.saturating_add(1));
    let slices = (all, "systems, fields and slices");
    for (tests, over) in [(tests, "systems and fields")].into_iter().chain((all > tests).then_some(slices)) {
        if tests > 0 && least(tests) > 0.05 {
            let needed = tests * 20;
            notes.push(format!(
                "{tests} tests over {over}: {resamples} resamples are too few for a corrected p below 0.05 (--resamples {needed})"
            ));
        }
    }
    notes
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
            detectable: c.detectable,
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
