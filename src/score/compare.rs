//! Two systems on one field: the difference, how sure it is, how large, and what could have been seen at all.
//!
//! In: the counts of each unit and field of two systems, and their resamples. Out: comparisons. Every test is two-sided and
//! paired: what is drawn or exchanged is a unit, with the claims of both systems in it.

use rayon::prelude::*;

use super::counts::Field;
use super::evaluation::Options;
use super::exchange::{self, smallest_p};
use super::interval::{self, Bca};
use super::normal::deviate;
use super::random::Stream;
use super::resample::{self, Drawn, Totals, difference};
use super::units::LEAST;

const N: usize = Field::COUNT;
/// How often a test calls chance a difference.
pub const ALPHA: f64 = 0.05;
/// How often it finds the difference that [`Comparison::detectable`] names.
const POWER: f64 = 0.8;
/// Below this, what differs is the rounding of equal numbers.
const NO_SPREAD: f64 = 1e-12;

/// Two systems on one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    pub a: String,
    pub b: String,
    pub field: Field,
    /// F1 of `a` minus F1 of `b`.
    pub difference: Option<f64>,
    /// 95% percentile interval of the difference.
    pub interval: Option<[f64; 2]>,
    pub bca: Bca,
    /// By exchanging units, in every way or in random ones.
    pub p: Option<f64>,
    /// By the paired bootstrap.
    pub p_bootstrap: Option<f64>,
    /// Holm's correction of `p` over the pairs of systems and the fields.
    pub p_holm: Option<f64>,
    /// The same over the slices too.
    pub p_holm_all: Option<f64>,
    pub effect: Effect,
    /// Standard deviation of the resampled differences.
    pub standard_error: Option<f64>,
    /// The smallest true difference that the corrected test would have found four times in five on as many such units, or why
    /// there is none.
    pub detectable: Result<f64, NoDetectable>,
}

/// Why a sample shows no difference, or does not tell which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoDetectable {
    Untested,
    Few,
    NoSpread,
}

impl NoDetectable {
    /// The reason, as reports give it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Untested => "nothing was tested",
            Self::Few => "with so few units or resamples no corrected p can be below 0.05",
            Self::NoSpread => "the difference is the same in every resample",
        }
    }
}

/// How large a difference is, besides whether it is there.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Effect {
    /// Units in which the F1 of `a` is higher, lower, and equal (or undefined on either side).
    pub wins: u64,
    pub losses: u64,
    pub ties: u64,
    /// The mean of the units' differences over their standard deviation (Cohen, "Statistical Power Analysis for the
    /// Behavioral Sciences", 1988, section 2.3.5: d of paired observations). Units without a difference count as zero.
    pub size: Option<f64>,
    /// 95% percentile interval of the size.
    pub interval: Option<[f64; 2]>,
}

/// Two systems on one field of one slice.
#[derive(Debug, Clone, PartialEq)]
pub struct SliceComparison {
    pub by: String,
    pub key: String,
    pub a: String,
    pub b: String,
    pub field: Field,
    /// Units with a claim in the slice.
    pub units: u64,
    pub difference: Option<f64>,
    pub interval: Option<[f64; 2]>,
    pub p: Option<f64>,
    /// Holm's correction over every comparison of the report, these and those of whole systems.
    pub p_holm: Option<f64>,
}

/// A system as comparisons need it.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    pub name: &'a str,
    pub units: &'a [Totals<i32>],
    pub drawn: &'a Drawn,
}

/// Every field of two systems, uncorrected.
pub fn pair(a: Side, b: Side, options: &Options) -> Vec<Comparison> {
    let p = exchange::permutation(a.units, b.units, options.resamples, options.seed);
    let (all_a, all_b) = (Totals::sum(a.units.iter()), Totals::sum(b.units.iter()));
    let observed = difference(&all_a.f1(), &all_b.f1());
    let effects = effects(a.units, b.units, options);
    let one = |field: Field| {
        let i = field.index();
        let values = a.drawn.iter().zip(b.drawn).map(|(x, y)| Some(x[i]? - y[i]?));
        let values = if observed[i].is_some() { interval::sorted(values) } else { Vec::new() };
        let without = |side: Side<'_>, all| resample::without(side.units, all, field).collect::<Vec<_>>();
        let (without_a, without_b) = (without(a, &all_a), without(b, &all_b));
        let jackknife = without_a.into_iter().zip(without_b).map(|(x, y)| Some(x? - y?));
        let error = interval::deviation(&values);
        Comparison {
            a: a.name.to_owned(),
            b: b.name.to_owned(),
            field,
            difference: observed[i],
            interval: interval::percentile(&values),
            bca: interval::bca(&values, observed[i], jackknife),
            p: p[i],
            p_bootstrap: observed[i].and_then(|d| centred(&values, d)),
            p_holm: None,
            p_holm_all: None,
            effect: effects[i],
            standard_error: error,
            detectable: Err(NoDetectable::Untested),
        }
    };
    Field::ALL.map(one).into()
}

/// Every field of two systems on the units of one slice; nothing where they are too few for any test to succeed.
pub fn slice(by: &str, key: &str, a: Side, b: Side, options: &Options) -> Vec<SliceComparison> {
    if a.units.len() < LEAST || options.resamples == 0 {
        return Vec::new();
    }
    let p = exchange::permutation(a.units, b.units, options.resamples, options.seed);
    let observed = difference(&Totals::sum(a.units.iter()).f1(), &Totals::sum(b.units.iter()).f1());
    let one = |field: Field| {
        let i = field.index();
        let values = a.drawn.iter().zip(b.drawn).map(|(x, y)| Some(x[i]? - y[i]?));
        SliceComparison {
            by: by.to_owned(),
            key: key.to_owned(),
            a: a.name.to_owned(),
            b: b.name.to_owned(),
            field,
            units: a.units.len() as u64,
            difference: observed[i],
            interval: observed[i].and_then(|_| interval::percentile(&interval::sorted(values))),
            p: p[i],
            p_holm: None,
        }
    };
    Field::ALL.map(one).into_iter().filter(|c| c.difference.is_some()).collect()
}

/// Tells of each comparison what the corrected test could have found: `z(1 - 0.05 / 2m) + z(0.8)` standard errors, `m` being the
/// number of tests (Bloom, "Minimum Detectable Effects", Evaluation Review 19, 1995; Card and others, "With Little Power Comes
/// Great Responsibility", EMNLP 2020). It is the first step of Holm's correction, and the strictest.
pub fn detectable(comparisons: &mut [Comparison], units: usize, options: &Options) {
    let tests = comparisons.iter().filter(|c| c.p.is_some()).count() as f64;
    let errors = deviate(1.0 - ALPHA / (2.0 * tests)) + deviate(POWER);
    for c in comparisons.iter_mut() {
        c.detectable = match c.standard_error.filter(|_| c.p.is_some()) {
            None => Err(NoDetectable::Untested),
            Some(_) if tests * smallest_p(units, options.resamples) >= ALPHA => Err(NoDetectable::Few),
            Some(error) if error < NO_SPREAD => Err(NoDetectable::NoSpread),
            Some(error) => Ok(errors * error),
        };
    }
}

/// Corrects every p-value for all that stand beside it.
pub fn correct(comparisons: &mut [Comparison], slices: &mut [SliceComparison]) {
    let mut p_values: Vec<_> = comparisons.iter().map(|c| c.p).collect();
    for (comparison, p) in comparisons.iter_mut().zip(resample::holm(&p_values)) {
        comparison.p_holm = p;
    }
    p_values.extend(slices.iter().map(|c| c.p));
    let mut all = resample::holm(&p_values).into_iter();
    comparisons.iter_mut().zip(all.by_ref()).for_each(|(c, p)| c.p_holm_all = p);
    slices.iter_mut().zip(all).for_each(|(c, p)| c.p_holm = p);
}

/// The paired bootstrap test: how often the resampled differences, moved to a mean of zero, are at least as large as the
/// observed one, plus one over plus one (Graham, Mathur and Baldwin, "Randomized Significance Tests in Machine
/// Translation", WMT 2014; Post's sacreBLEU counts so, but leaves out ties, which calls equal systems different).
fn centred(values: &[f64], observed: f64) -> Option<f64> {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let large = values.iter().filter(|v| (*v - mean).abs() + 1e-12 >= observed.abs()).count();
    (!values.is_empty()).then(|| (large as f64 + 1.0) / (values.len() as f64 + 1.0))
}

/// Effect sizes of every field.
fn effects(a: &[Totals<i32>], b: &[Totals<i32>], options: &Options) -> [Effect; N] {
    let rows: Vec<[f64; N]> =
        a.iter().zip(b).map(|(a, b)| difference(&a.f1(), &b.f1()).map(|d| d.unwrap_or(0.0))).collect();
    let size = |drawn: &mut dyn Iterator<Item = usize>| {
        let (mut sums, mut squares) = ([0.0; N], [0.0; N]);
        for row in drawn.map(|unit| &rows[unit]) {
            for i in 0..N {
                sums[i] += row[i];
                squares[i] += row[i] * row[i];
            }
        }
        let n = rows.len() as f64;
        std::array::from_fn::<_, N, _>(|i| {
            let (mean, variance) = (sums[i] / n, (squares[i] - sums[i] * sums[i] / n) / (n - 1.0));
            // Units that are all alike have no spread to measure by.
            (n > 1.0 && variance > 1e-12).then(|| mean / variance.sqrt())
        })
    };
    let observed = size(&mut (0..rows.len()));
    let draw = |r: u32| {
        let mut stream = Stream::new(options.seed, u64::from(r) << 1);
        size(&mut (0..rows.len()).map(|_| stream.below(rows.len())))
    };
    let drawn: Vec<[Option<f64>; N]> = (0..options.resamples).into_par_iter().map(draw).collect();
    std::array::from_fn(|i| {
        let count = |sign: f64| rows.iter().filter(|row| row[i] * sign > 1e-12).count() as u64;
        let (wins, losses) = (count(1.0), count(-1.0));
        let values = interval::sorted(drawn.iter().map(|d| d[i]));
        Effect {
            wins,
            losses,
            ties: rows.len() as u64 - wins - losses,
            size: observed[i],
            interval: observed[i].and_then(|_| interval::percentile(&values)),
        }
    })
}
