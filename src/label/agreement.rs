//! How far people agree beyond chance: Krippendorff's alpha and Cohen's kappa.
//!
//! In: a table of labels, one row an annotator and one column an item; a missing label is `None`.
//! Out: coefficients, each with the number of items that it rests on. Undefined ratios are `None`.
//!
//! A set of labels may have as many different ones as it has items: nothing here is kept for each two of them, and the time
//! grows with their square only where the distance of two values has no sum of its own.
//!
//! Alpha: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), by way of the coincidence
//! matrix. Kappa: J. Cohen, "A Coefficient of Agreement for Nominal Scales" (1960) and "Weighted Kappa" (1968).

use std::collections::BTreeMap;

use rayon::prelude::*;

/// How the distance between two labels is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Equal or not.
    Nominal,
    /// By the number of labels that lie between.
    Ordinal,
    /// By the squared difference.
    Interval,
    /// By the squared relative difference.
    Ratio,
}

/// A coefficient and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// 1 is perfect, 0 is chance; `None` where there is nothing to disagree about.
    pub coefficient: Option<f64>,
    /// Items that at least two annotators labelled.
    pub items: usize,
    /// All items.
    pub of: usize,
}

/// Krippendorff's alpha of numeric labels; nominal labels are numbered by [`codes`] first.
pub fn alpha(table: &[Vec<Option<f64>>], scale: Scale) -> Agreement {
    let of = table.iter().map(Vec::len).max().unwrap_or(0);
    let mut values: Vec<f64> = table.iter().flatten().flatten().copied().collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    let index = |v: f64| values.partition_point(|x| x.total_cmp(&v).is_lt());
    let labels =
        |item: usize| -> Vec<usize> { table.iter().filter_map(|row| Some(index((*row.get(item)?)?))).collect() };
    // Each label of an item that has several counts once in the margins: as often as it meets another, over how many those are.
    let (mut margins, mut items) = (vec![0.0; values.len()], 0);
    for labels in (0..of).map(labels).filter(|labels| labels.len() > 1) {
        items += 1;
        labels.into_iter().for_each(|label| margins[label] += 1.0);
    }
    let margins = Margins::new(scale, &values, margins);
    let observed = |labels: Vec<usize>| {
        let pairs = labels.iter().flat_map(|&a| labels.iter().map(move |&b| (a, b)));
        pairs.map(|(a, b)| margins.distance(a, b)).sum::<f64>() / (labels.len() - 1) as f64
    };
    let observed: f64 = (0..of).map(labels).filter(|labels| labels.len() > 1).map(observed).sum();
    let expected = margins.expected();
    let coefficient = (expected > 0.0).then(|| 1.0 - (margins.total() - 1.0) * observed / expected);
    Agreement { coefficient, items, of }
}

/// The labels in their order, with how often each stands in an item that has several.
struct Margins<'a> {
    scale: Scale,
    values: &'a [f64],
    margins: Vec<f64>,
    /// The margins of all labels before each, and of all.
    before: Vec<f64>,
}

impl<'a> Margins<'a> {
    fn new(scale: Scale, values: &'a [f64], margins: Vec<f64>) -> Self {
        let sums = margins.iter().scan(0.0, |sum, margin| {
            *sum += margin;
            Some(*sum)
        });
        let before = std::iter::once(0.0).chain(sums).collect();
        Self { scale, values, margins, before }
    }

    fn total(&self) -> f64 {
        self.before.last().copied().unwrap_or_default()
    }

    /// The squared distance between the `a`-th and `b`-th smallest label.
    fn distance(&self, a: usize, b: usize) -> f64 {
        if a == b {
            return 0.0;
        }
        let Self { values, margins, before, .. } = self;
        match self.scale {
            Scale::Nominal => 1.0,
            Scale::Ordinal => {
                let (low, high) = (a.min(b), a.max(b));
                let between = before[high + 1] - before[low];
                (between - (margins[low] + margins[high]) / 2.0).powi(2)
            }
            Scale::Interval => (values[a] - values[b]).powi(2),
            Scale::Ratio => {
                let sum = values[a] + values[b];
                if sum == 0.0 { 0.0 } else { ((values[a] - values[b]) / sum).powi(2) }
            }
        }
    }

    /// The distance of all pairs, whatever item they stand in.
    fn expected(&self) -> f64 {
        let margins = &self.margins;
        if self.scale == Scale::Nominal {
            return margins.iter().map(|margin| margin * (self.total() - margin)).sum();
        }
        let others =
            |a: usize| -> f64 { (a + 1..margins.len()).map(|b| margins[b] * self.distance(a, b)).sum::<f64>() };
        // Sums are added in the order of the labels, whatever thread made them.
        let each: Vec<f64> = (0..margins.len()).into_par_iter().map(|a| 2.0 * margins[a] * others(a)).collect();
        each.into_iter().sum()
    }
}

/// Numbers labels in their order, so that [`alpha`] can take them; the numbers are nominal.
pub fn codes<T: Ord + Clone>(table: &[Vec<Option<T>>]) -> Vec<Vec<Option<f64>>> {
    let mut known: BTreeMap<T, f64> = table.iter().flatten().flatten().map(|label| (label.clone(), 0.0)).collect();
    known.values_mut().enumerate().for_each(|(i, code)| *code = i as f64);
    let code = |label: &Option<T>| label.as_ref().and_then(|l| known.get(l).copied());
    table.iter().map(|row| row.iter().map(code).collect()).collect()
}

/// How kappa weighs a disagreement by the distance of the labels' ranks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    None,
    Linear,
    Quadratic,
}

/// Cohen's kappa of two annotators; items that either left out do not count.
pub fn kappa<T: Ord + Clone>(first: &[Option<T>], second: &[Option<T>], weights: Weights) -> Agreement {
    let of = first.len().max(second.len());
    let pairs: Vec<(&T, &T)> = first.iter().zip(second).filter_map(|(a, b)| Some((a.as_ref()?, b.as_ref()?))).collect();
    let mut labels: Vec<&T> = pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
    labels.sort();
    labels.dedup();
    let rank = |label: &T| labels.partition_point(|l| *l < label);
    let n = labels.len();
    let (mut rows, mut columns, mut observed) = (vec![0.0; n], vec![0.0; n], 0.0);
    let weight = |a: usize, b: usize| match weights {
        Weights::None => f64::from(u8::from(a != b)),
        Weights::Linear => a.abs_diff(b) as f64,
        Weights::Quadratic => (a.abs_diff(b) as f64).powi(2),
    };
    for (a, b) in &pairs {
        let (a, b) = (rank(a), rank(b));
        rows[a] += 1.0;
        columns[b] += 1.0;
        observed += weight(a, b);
    }
    let expected: f64 = match weights {
        Weights::None => rows.iter().zip(&columns).map(|(row, column)| row * (pairs.len() as f64 - column)).sum(),
        _ => {
            let row = |(a, row): (usize, &f64)| {
                columns.iter().enumerate().map(|(b, column)| weight(a, b) * row * column).sum::<f64>()
            };
            rows.iter().enumerate().map(row).sum()
        }
    };
    let coefficient = (expected > 0.0).then(|| 1.0 - observed * pairs.len() as f64 / expected);
    Agreement { coefficient, items: pairs.len(), of }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table as papers print it: one line an annotator, `*` for a missing label.
    fn table(text: &str) -> Vec<Vec<Option<f64>>> {
        text.lines().map(|line| line.split_whitespace().map(|word| word.parse().ok()).collect()).collect()
    }

    fn close(found: Option<f64>, expected: f64) {
        let found = found.unwrap();
        assert!((found - expected).abs() < 1e-7, "{found} for {expected}");
    }

    /// Krippendorff's own worked example of four observers and twelve units.
    #[test]
    fn alpha_of_the_published_example() {
        let data =
            table("1 2 3 3 2 1 4 1 2 * * *\n1 2 3 3 2 2 4 1 2 5 * 3\n* 3 3 3 2 3 4 2 2 5 1 *\n1 2 3 3 2 4 4 1 2 5 1 *");
        let expected = [
            (Scale::Nominal, 0.743_421_1),
            (Scale::Ordinal, 0.815_387_5),
            (Scale::Interval, 0.849_107_1),
            (Scale::Ratio, 0.797_402_8),
        ];
        for (scale, value) in expected {
            let found = alpha(&data, scale);
            close(found.coefficient, value);
            assert_eq!((found.items, found.of), (11, 12));
        }
    }

    #[test]
    fn kappa_plain_and_weighted() {
        let label = |text: &str| text.split(' ').map(|w| w.parse::<u8>().ok()).collect::<Vec<_>>();
        let (a, b) = (label("1 2 3 3 2 2 4 1 2 5"), label("1 2 3 3 2 4 4 1 2 5"));
        close(kappa(&a, &b, Weights::None).coefficient, 0.870_129_9);
        close(kappa(&a, &b, Weights::Linear).coefficient, 0.855_072_5);
        close(kappa(&a, &b, Weights::Quadratic).coefficient, 0.870_967_7);
    }

    #[test]
    fn one_label_throughout_says_nothing() {
        assert_eq!(alpha(&table("1 1\n1 1"), Scale::Nominal).coefficient, None);
        assert_eq!(kappa(&[Some(1)], &[Some(1)], Weights::None).coefficient, None);
        assert_eq!(alpha(&[], Scale::Nominal), Agreement { coefficient: None, items: 0, of: 0 });
    }

    #[test]
    fn words_are_numbered_in_their_order() {
        let words = vec![vec![Some("b"), None], vec![Some("a"), Some("b")]];
        assert_eq!(codes(&words), vec![vec![Some(1.0), None], vec![Some(0.0), Some(1.0)]]);
    }
}
