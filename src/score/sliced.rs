//! Uncertainty of slices: the units that have a claim in a slice are drawn and exchanged among themselves.
//!
//! In: rows of every system, each with its key. Out: counts and intervals by key, and every pair of systems compared on
//! each key.

use std::collections::BTreeMap;

use super::compare::{self, Side, SliceComparison};
use super::counts::{Field, FieldCounts, Verdict};
use super::evaluation::{Options, Slice};
use super::interval;
use super::judge::Verdicts;
use super::resample::{self, Totals};

/// The rows of one system and key.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    pub fields: FieldCounts,
    /// The counts of each unit, in the order of units.
    units: BTreeMap<u32, Totals<i32>>,
}

impl Rows {
    /// Adds a row. `paired` says whether both sides have a claim: one that stands alone agrees with nobody.
    pub fn add(&mut self, unit: u32, verdicts: &Verdicts, paired: bool) {
        for (counts, &verdict) in self.fields.iter_mut().zip(verdicts) {
            counts.count(verdict, u64::from(paired || verdict != Verdict::Agreed));
        }
        self.units.entry(unit).or_default().count(verdicts);
    }

    /// The slice with its intervals.
    pub fn slice(&self, by: &str, key: &str, options: &Options) -> Slice {
        let units: Vec<Totals<i32>> = self.units.values().copied().collect();
        let drawn = resample::bootstrap(&units, options.resamples, options.seed);
        let interval = |f: Field| {
            self.fields[f.index()].f1()?;
            interval::percentile(&interval::sorted(drawn.iter().map(|d| d[f.index()])))
        };
        let intervals = Field::ALL.map(interval);
        Slice { by: by.to_owned(), key: key.to_owned(), fields: self.fields, intervals }
    }
}

/// Every pair of systems on one key; `systems` holds each one's name and rows.
pub fn comparisons(by: &str, key: &str, systems: &[(&str, &Rows)], options: &Options) -> Vec<SliceComparison> {
    let mut found = Vec::new();
    for (i, (a, rows_a)) in systems.iter().enumerate() {
        for (b, rows_b) in &systems[i + 1..] {
            let mut units: BTreeMap<u32, [Totals<i32>; 2]> = BTreeMap::new();
            for (side, rows) in [rows_a, rows_b].into_iter().enumerate() {
                rows.units.iter().for_each(|(&unit, &totals)| units.entry(unit).or_default()[side] = totals);
            }
            let [units_a, units_b] = [0, 1].map(|side| units.values().map(|t| t[side]).collect::<Vec<_>>());
            let draw = |units: &[Totals<i32>]| resample::bootstrap(units, options.resamples, options.seed);
            let (drawn_a, drawn_b) = (draw(&units_a), draw(&units_b));
            let a = Side { name: a, units: &units_a, drawn: &drawn_a };
            let b = Side { name: b, units: &units_b, drawn: &drawn_b };
            found.extend(compare::slice(by, key, a, b, options));
        }
    }
    found
}
