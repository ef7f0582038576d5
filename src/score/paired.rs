//! Two results on the same articles: how far they differ, and how far chance alone would move them.
//!
//! In: the counts of each article, of either result, in one order. Out: a difference a field with its interval and its
//! p-value, by the same resampling that compares two systems of one evaluation.

use super::counts::{Field, FieldCounts};
use super::exchange;
use super::interval::{percentile, sorted};
use super::resample::{self, Totals};

/// One field of two results.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Paired {
    /// F1 of the first minus F1 of the second.
    pub difference: Option<f64>,
    /// 95% interval of the difference by paired bootstrap over articles.
    pub interval: Option<[f64; 2]>,
    /// Two-sided, by paired permutation over articles.
    pub p: Option<f64>,
}

/// Compares two results field by field. Both lists hold the same articles in the same order.
pub fn paired(a: &[FieldCounts], b: &[FieldCounts], resamples: u32, seed: u64) -> [Paired; Field::COUNT] {
    let totals = |articles: &[FieldCounts]| -> Vec<Totals<i32>> { articles.iter().map(Totals::of).collect() };
    let f1 = |articles: &[FieldCounts]| {
        let mut sums = FieldCounts::default();
        articles.iter().for_each(|article| sums.iter_mut().zip(article).for_each(|(sum, &counts)| *sum += counts));
        sums.map(|counts| counts.f1())
    };
    let observed = resample::difference(&f1(a), &f1(b));
    let (a, b) = (totals(a), totals(b));
    let drawn = |articles: &[Totals<i32>]| resample::bootstrap(articles, resamples, seed);
    let differences: Vec<_> = drawn(&a).iter().zip(&drawn(&b)).map(|(x, y)| resample::difference(x, y)).collect();
    let p = exchange::permutation(&a, &b, resamples, seed);
    std::array::from_fn(|field| Paired {
        difference: observed[field],
        interval: observed[field].and_then(|_| percentile(&sorted(differences.iter().map(|d| d[field])))),
        p: p[field],
    })
}
