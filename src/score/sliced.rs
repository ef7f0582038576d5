//! Uncertainty of slices: the units that have a claim in a slice are drawn and exchanged among themselves.
//!
//! In: rows of every system, each with its key. Out: counts and intervals by key, means over keys, and every pair of systems compared on
//! each key.

use std::collections::BTreeMap;

use super::compare::{self, Side, SliceComparison};
use super::counts::{Field, FieldCounts, Verdict, ratio};
use super::evaluation::{Options, Slice};
use super::interval;
use super::judge::Verdicts;
use super::resample::{self, Totals};

/// The rows of one system and key.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// How often each field got each verdict.
    verdicts: [[u32; Verdict::COUNT]; Field::COUNT],
    /// The units of a slice that is drawn from, and the counts of each; a unit whose articles do not follow each other
    /// may come again until [`Self::settle`] is called.
    units: Vec<u32>,
    totals: Vec<Totals<i32>>,
}

impl Rows {
    /// Adds a row, with the unit that it is drawn with where anything is to be drawn. `paired` says whether both sides have
    /// a claim: one that stands alone agrees with nobody.
    pub fn add(&mut self, unit: Option<u32>, verdicts: &Verdicts, paired: bool) {
        for (counts, &verdict) in self.verdicts.iter_mut().zip(verdicts) {
            counts[verdict as usize] += u32::from(paired || verdict != Verdict::Agreed);
        }
        let Some(unit) = unit else { return };
        // Rows come by article: a unit that comes again is mostly the last one.
        if self.units.last() != Some(&unit) {
            self.units.push(unit);
            self.totals.push(Totals::default());
        }
        self.totals.last_mut().into_iter().for_each(|totals| totals.count(verdicts));
    }

    /// Puts each unit once and in order, whatever the order of its articles. To be called when all rows are added.
    pub fn settle(&mut self) {
        if self.units.is_sorted_by(|a, b| a < b) {
            return;
        }
        let mut sums: BTreeMap<u32, Totals<i32>> = BTreeMap::new();
        for (unit, totals) in self.units.drain(..).zip(self.totals.drain(..)) {
            let sum = sums.entry(unit).or_default();
            *sum = sum.plus(totals);
        }
        (self.units, self.totals) = sums.into_iter().unzip();
    }

    /// The counts of every field.
    pub fn fields(&self) -> FieldCounts {
        let mut fields = FieldCounts::default();
        for (counts, verdicts) in fields.iter_mut().zip(&self.verdicts) {
            Verdict::ALL.into_iter().for_each(|verdict| counts.count(verdict, verdicts[verdict as usize].into()));
        }
        fields
    }

    /// The slice with its intervals.
    pub fn slice(&self, by: &str, key: &str, options: &Options) -> Slice {
        let drawn = resample::bootstrap(&self.totals, options.resamples, options.seed);
        let fields = self.fields();
        let interval = |f: Field| {
            fields[f.index()].f1()?;
            interval::percentile(&interval::sorted(drawn.iter().map(|d| d[f.index()])))
        };
        let intervals = Field::ALL.map(interval);
        Slice { by: by.to_owned(), key: key.to_owned(), fields, intervals }
    }
}

/// Unweighted means over the keys of a slice: every key counts alike however many claims it has. A key in which a ratio is
/// undefined says nothing of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Means {
    pub by: String,
    /// How many keys the slice has.
    pub keys: u64,
    /// Precision, recall and F1 of each field: the sum, and over how many keys.
    sums: [[(f64, u64); 3]; Field::COUNT],
}

impl Means {
    pub fn new(by: &str) -> Self {
        Self { by: by.to_owned(), keys: 0, sums: [[(0.0, 0); 3]; Field::COUNT] }
    }

    /// Adds the counts of one more key.
    pub fn add(&mut self, fields: &FieldCounts) {
        self.keys += 1;
        for (sums, counts) in self.sums.iter_mut().zip(fields) {
            for (sum, ratio) in sums.iter_mut().zip([counts.precision(), counts.recall(), counts.f1()]) {
                *sum = ratio.map_or(*sum, |ratio| (sum.0 + ratio, sum.1 + 1));
            }
        }
    }

    pub fn precision(&self, field: Field) -> Option<f64> {
        self.mean(field, 0)
    }

    pub fn recall(&self, field: Field) -> Option<f64> {
        self.mean(field, 1)
    }

    pub fn f1(&self, field: Field) -> Option<f64> {
        self.mean(field, 2)
    }

    fn mean(&self, field: Field, of: usize) -> Option<f64> {
        let (sum, keys) = self.sums[field.index()][of];
        ratio(sum, keys as f64)
    }
}

/// Every pair of systems on one key; `systems` holds each one's name and settled rows.
pub fn comparisons(by: &str, key: &str, systems: &[(&str, &Rows)], options: &Options) -> Vec<SliceComparison> {
    let mut found = Vec::new();
    for (i, (a, rows_a)) in systems.iter().enumerate() {
        for (b, rows_b) in &systems[i + 1..] {
            let mut units: BTreeMap<u32, [Totals<i32>; 2]> = BTreeMap::new();
            for (side, rows) in [rows_a, rows_b].into_iter().enumerate() {
                let counted = rows.units.iter().zip(&rows.totals);
                counted.for_each(|(unit, totals)| units.entry(*unit).or_default()[side] = *totals);
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
