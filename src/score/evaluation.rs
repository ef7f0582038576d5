//! An evaluation: counts, outcomes and comparisons. Every report is derived from one.
//!
//! In: what [`super::evaluate`] computed. Out: counts by system and field, rows with their strings, the signature.

use std::collections::BTreeMap;

use super::cause::Cause;
use super::compare::{Comparison, SliceComparison};
use super::counts::{Field, FieldCounts};
use super::input::Input;
use super::interval::Bca;
use super::item::Item;
use super::locate::Located;
use super::outcome::{Outcome, Row};
use super::schemes::Schemes;
use super::sliced::Means;
use super::units::Units;
use super::views::Views;

/// What is asked for; all of it stands in the signature.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// A value counts as equal within this part of the gold's size.
    pub tolerance: f64,
    pub resamples: u32,
    pub seed: u64,
}

/// More resamples than this are not drawn: all of them are held, for every system, until the last.
pub const MOST_RESAMPLES: u32 = 1_000_000;

impl Default for Options {
    fn default() -> Self {
        Self { tolerance: 0.0, resamples: 1000, seed: 0 }
    }
}

/// Gold against every system.
#[derive(Debug, Clone)]
pub struct Evaluation {
    /// All that the numbers depend on, on one line.
    pub signature: String,
    pub options: Options,
    pub gold: GoldSummary,
    /// In the order of their names.
    pub systems: Vec<SystemEvaluation>,
    pub comparisons: Vec<Comparison>,
    /// Pairs of systems on each slice; filled by `tally`.
    pub slices: Vec<SliceComparison>,
    /// What was drawn and exchanged.
    pub units: Units,
    /// How far two people agree, where gold holds two.
    pub human: Option<Box<Human>>,
    pub(super) input: Input,
}

/// Two people's labels scored as if one were gold and the other a system: the ceiling of what a system can be asked for.
#[derive(Debug, Clone)]
pub struct Human {
    pub gold: String,
    pub second: String,
    /// Articles that both labelled.
    pub articles: u64,
    /// Of the labels that serve as gold.
    pub digest: String,
    pub system: SystemEvaluation,
}

impl Human {
    /// Whose labels were compared, and their digests.
    pub(super) fn digests(&self) -> Vec<(String, String)> {
        vec![(self.gold.clone(), self.digest.clone()), (self.second.clone(), self.system.digest.clone())]
    }
}

/// What gold is made of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GoldSummary {
    pub claims: u64,
    /// Articles that gold could speak of.
    pub articles: u64,
    /// Gold claims that have the span of another one.
    pub duplicates: u64,
    pub located: Located,
    pub digest: String,
    /// Fields of the file that no claim has, and how often.
    pub unknown: BTreeMap<String, u64>,
}

/// One system's results.
#[derive(Debug, Clone)]
pub struct SystemEvaluation {
    pub name: String,
    pub fields: FieldCounts,
    /// 95% interval of each field's F1.
    pub intervals: [Option<[f64; 2]>; Field::COUNT],
    /// The same, bias-corrected and accelerated, or why there is none.
    pub bca: [Bca; Field::COUNT],
    pub schemes: Schemes,
    pub views: Views,
    /// Wrong rows by cause.
    pub errors: BTreeMap<Cause, u64>,
    /// Filled by `tally`; articles only where they are few enough for a report.
    pub slices: Vec<Slice>,
    /// Means over the keys of each slice, articles always; filled by `tally`.
    pub means: Vec<Means>,
    pub notes: Notes,
    /// By article, then by place; rows of one article stand together.
    pub outcomes: Vec<Outcome>,
    pub digest: String,
    pub(super) items: Vec<Item>,
}

/// What the reader of a report must know besides numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notes {
    pub predictions: u64,
    pub located: Located,
    /// Predictions that repeat the span of another one.
    pub duplicates: u64,
    /// Articles that gold does not know, and how many predictions they have: not compared.
    pub unknown_articles: Vec<String>,
    pub unknown_predictions: u64,
    /// Articles with gold claims of which the system says nothing: their claims are missing.
    pub skipped_articles: Vec<String>,
    /// Fields of the file that no claim has, and how often.
    pub unknown: BTreeMap<String, u64>,
}

/// Counts of the rows that share a key.
#[derive(Debug, Clone, PartialEq)]
pub struct Slice {
    pub by: String,
    pub key: String,
    pub fields: FieldCounts,
    /// 95% interval of each field's F1 over the units with a claim in the slice; none for articles.
    pub intervals: [Option<[f64; 2]>; Field::COUNT],
}

impl Evaluation {
    /// Every row of a system, in order of article and place.
    pub fn rows<'a>(&'a self, system: &'a SystemEvaluation) -> impl Iterator<Item = Row<'a>> {
        system.outcomes.iter().filter_map(move |o| Row::new(self, system, o))
    }

    /// Every string that a claim or an article has, once.
    pub fn strings(&self) -> impl Iterator<Item = &str> {
        self.input.strings.all()
    }

    /// The further columns that were asked for.
    pub fn columns(&self) -> &[String] {
        &self.input.columns
    }

    /// Pairs by gold's unit code and the prediction's, in no order; `None` where a side says no code.
    pub fn unit_codes<'a>(
        &'a self,
        system: &'a SystemEvaluation,
    ) -> impl Iterator<Item = (Option<&'a str>, Option<&'a str>, u64)> {
        let strings = &self.input.strings;
        system.views.unit_codes.iter().map(|(&(gold, prediction), &n)| (strings.get(gold), strings.get(prediction), n))
    }
}
