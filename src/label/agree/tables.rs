//! The figures of two annotators' agreement over some of their claims.
//!
//! In: pairs of claims, and the lengths of texts. Out: counts and coefficients. Ratios are derived when they are asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::{Field, Pair, Said};
use crate::label::agreement::{Agreement, Scale, Weights, alpha, codes, kappa};
use crate::label::unitizing::{Disagreement, Section, disagreement, tidy};

/// The row for all kinds of span together.
pub const UNITS: &str = "all spans";

/// How often two annotators speak of a field, and agree.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Claims of each that say something in the field.
    pub first: usize,
    pub second: usize,
    /// Pairs with the same figure to the letter and the same in the field.
    pub exact: usize,
    /// Pairs whose figures overlap, and so does the field; labels are then the same.
    pub overlap: usize,
}

impl Counts {
    /// The share of what either says that both say; the same whoever comes first.
    pub fn f1(&self, agreeing: usize) -> Option<f64> {
        let said = self.first + self.second;
        (said > 0).then(|| 2.0 * agreeing as f64 / said as f64)
    }
}

/// A label beyond chance, on the figures that both marked to the letter.
#[derive(Debug, Clone, PartialEq)]
pub struct Beyond {
    pub field: Field,
    /// `None` for values, which have no labels.
    pub kappa: Option<Agreement>,
    pub alpha: Agreement,
}

/// How far the values lie apart, over figures that both gave one: |a − b| / max(|a|, |b|).
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Values {
    pub equal: usize,
    pub within_1_percent: usize,
    pub within_10_percent: usize,
    pub beyond: usize,
    /// The sum of the relative errors.
    pub errors: f64,
    /// Figures to which only one of them gave a value.
    pub one_sided: usize,
}

impl Values {
    pub fn both(&self) -> usize {
        self.equal + self.within_1_percent + self.within_10_percent + self.beyond
    }

    pub fn mean(&self) -> Option<f64> {
        (self.both() > 0).then(|| self.errors / self.both() as f64)
    }

    fn add(&mut self, a: f64, b: f64) {
        let scale = a.abs().max(b.abs());
        let error = if scale > 0.0 { (a - b).abs() / scale } else { 0.0 };
        self.errors += error;
        let place = match error {
            _ if a == b => &mut self.equal,
            e if e <= 0.01 => &mut self.within_1_percent,
            e if e <= 0.1 => &mut self.within_10_percent,
            _ => &mut self.beyond,
        };
        *place += 1;
    }
}

/// All of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tables {
    /// Figures that either marked, and those that both did, to the letter.
    pub places: usize,
    pub shared: usize,
    pub fields: Vec<(Field, Counts)>,
    /// Claims that are the same in every field.
    pub claims: Counts,
    pub beyond: Vec<Beyond>,
    pub values: Values,
    /// By kind of span, and [`UNITS`]; `None` where texts' lengths are not known.
    pub unitizing: Option<Vec<(&'static str, Disagreement)>>,
    /// Code points of the texts.
    pub length: u64,
}

impl Tables {
    pub fn of(pairs: &[Pair], lengths: &BTreeMap<&str, u32>) -> Self {
        let mut tables = Self { places: pairs.len(), ..Self::default() };
        let mut fields = Field::ALL.map(|field| (field, Counts::default()));
        for pair in pairs {
            tables.shared += usize::from(pair.exact());
            tables.claims.first += usize::from(pair.first.is_some());
            tables.claims.second += usize::from(pair.second.is_some());
            let (mut same, mut alike) = (pair.exact(), pair.first.is_some() && pair.second.is_some());
            for (field, counts) in &mut fields {
                let (a, b) = (pair.first.and_then(|c| field.of(c)), pair.second.and_then(|c| field.of(c)));
                counts.first += usize::from(a.is_some());
                counts.second += usize::from(b.is_some());
                let overlap = a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| a.overlaps(b));
                counts.overlap += usize::from(overlap);
                counts.exact += usize::from(a.is_some() && a == b && pair.exact());
                same &= a == b;
                alike &= overlap || a.is_none() && b.is_none();
            }
            tables.claims.exact += usize::from(same);
            tables.claims.overlap += usize::from(alike);
            match (pair.first.and_then(|c| c.figure.value), pair.second.and_then(|c| c.figure.value)) {
                (Some(a), Some(b)) => tables.values.add(a, b),
                (None, None) => {}
                _ => tables.values.one_sided += usize::from(pair.first.is_some() && pair.second.is_some()),
            }
        }
        tables.fields = fields.to_vec();
        tables.beyond = beyond(pairs);
        let articles: BTreeSet<&str> = pairs.iter().map(|pair| pair.article_id).collect();
        let known: Option<Vec<(&str, u32)>> =
            articles.iter().map(|id| Some((*id, *lengths.get(id)?))).collect::<Option<_>>();
        if let Some(known) = known {
            tables.length = known.iter().map(|(_, length)| u64::from(*length)).sum();
            tables.unitizing = Some(unitizing(pairs, &known, tables.length));
        }
        tables
    }
}

/// Kappa and alpha of the labels on figures that both marked, and alpha for ratios of their values.
fn beyond(pairs: &[Pair]) -> Vec<Beyond> {
    let both: Vec<_> =
        pairs.iter().filter(|pair| pair.exact()).filter_map(|pair| pair.first.zip(pair.second)).collect();
    // What only one marked is an item that the coefficient cannot rest on.
    let of = |agreement: Agreement| Agreement { of: pairs.len(), ..agreement };
    let mut all: Vec<Beyond> = (Field::NOMINAL.into_iter())
        .map(|field| {
            let first: Vec<_> = both.iter().map(|(a, _)| Some(field.label(a))).collect();
            let second: Vec<_> = both.iter().map(|(_, b)| Some(field.label(b))).collect();
            let kappa = of(kappa(&first, &second, Weights::None));
            Beyond { field, kappa: Some(kappa), alpha: of(alpha(&codes(&[first, second]), Scale::Nominal)) }
        })
        .collect();
    let table =
        [both.iter().map(|(a, _)| a.figure.value).collect(), both.iter().map(|(_, b)| b.figure.value).collect()];
    all.push(Beyond { field: Field::Value, kappa: None, alpha: of(alpha(&table, Scale::Ratio)) });
    all
}

/// The spans of each kind on the articles' texts, one after the other.
fn unitizing(pairs: &[Pair], articles: &[(&str, u32)], length: u64) -> Vec<(&'static str, Disagreement)> {
    let mut begin = 0;
    let starts: BTreeMap<&str, u64> = (articles.iter())
        .map(|(id, length)| {
            let start = begin;
            begin += u64::from(*length);
            (*id, start)
        })
        .collect();
    let mut rows: Vec<(&'static str, Disagreement)> = Vec::new();
    let mut all = Disagreement::default();
    for field in Field::SPANS {
        let mut sections: [Vec<Section>; 2] = Default::default();
        for pair in pairs {
            let start = starts.get(pair.article_id).copied().unwrap_or_default();
            for (side, claim) in [pair.first, pair.second].into_iter().enumerate() {
                if let Some(Said::Spans(places)) = claim.and_then(|claim| field.of(claim)) {
                    let section = |(from, to): (u32, u32)| (start + u64::from(from), start + u64::from(to));
                    sections[side].extend(places.into_iter().map(section));
                }
            }
        }
        let [first, second] = sections.map(tidy);
        let own = disagreement(length, &first, &second);
        all += own;
        rows.push((field.as_str(), own));
    }
    rows.push((UNITS, all));
    rows
}
