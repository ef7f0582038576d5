//! Uncertainty: how far chance alone moves the numbers.
//!
//! In: the counts of each unit and field. Out: resampled ratios; p-values corrected for their number. Units are articles or
//! what holds them, never claims: the claims of one article stand or fall together.

use rayon::prelude::*;

use super::counts::{Counts, Field, Verdict, ratio};
use super::judge::Verdicts;
use super::random::Stream;

const N: usize = Field::COUNT;

/// What an F1 needs of every field of one article: possible and actual together, then correct.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals<T>([T; 2 * N]);

impl<T: Copy + Default> Default for Totals<T> {
    fn default() -> Self {
        Self([T::default(); 2 * N])
    }
}

impl Totals<i32> {
    pub fn of(fields: &[Counts; N]) -> Self {
        let mut totals = Self::default();
        for (i, counts) in fields.iter().enumerate() {
            totals.0[i] = (counts.possible() + counts.actual()) as i32;
            totals.0[N + i] = counts.correct as i32;
        }
        totals
    }

    /// Counts one row.
    pub fn count(&mut self, verdicts: &Verdicts) {
        for (i, verdict) in verdicts.iter().enumerate() {
            self.0[i] += match verdict {
                Verdict::Agreed => 0,
                Verdict::Correct | Verdict::Incorrect => 2,
                Verdict::Missing | Verdict::Spurious => 1,
            };
            self.0[N + i] += i32::from(*verdict == Verdict::Correct);
        }
    }

    pub fn plus(self, other: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] + other.0[i]))
    }

    pub fn minus(self, other: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] - other.0[i]))
    }

    pub fn f1(&self) -> [Option<f64>; N] {
        std::array::from_fn(|i| ratio(2.0 * f64::from(self.0[N + i]), f64::from(self.0[i])))
    }

    /// What the F1 of one field needs: possible and actual together, then correct.
    pub fn of_field(&self, field: usize) -> [i64; 2] {
        [self.0[field].into(), self.0[N + field].into()]
    }
}

#[cfg(test)]
impl Totals<i32> {
    /// An article of which every field has these counts.
    pub fn of_article(possible: u64, actual: u64, correct: u64) -> Self {
        let counts = Counts { correct, missing: possible - correct, spurious: actual - correct, ..Counts::default() };
        Self::of(&[counts; N])
    }
}

impl Totals<i64> {
    /// Adds up articles. The inner sums are of 32 bits, twice as many at once, and are emptied before they could
    /// overflow: an article would need eight million claims.
    pub fn sum<'a>(articles: impl Iterator<Item = &'a Totals<i32>>) -> Self {
        const BLOCK: usize = 128;
        let (mut sum, mut block, mut held) = (Self::default(), Totals::<i32>::default(), 0);
        let mut empty = |block: &mut Totals<i32>| {
            sum.0.iter_mut().zip(&block.0).for_each(|(sum, &n)| *sum += i64::from(n));
            *block = Totals::default();
        };
        for article in articles {
            block.0.iter_mut().zip(&article.0).for_each(|(sum, &n)| *sum += n);
            held += 1;
            if held == BLOCK {
                empty(&mut block);
                held = 0;
            }
        }
        empty(&mut block);
        sum
    }

    pub fn of_field(&self, field: usize) -> [i64; 2] {
        [self.0[field], self.0[N + field]]
    }

    /// Adds `change`, or takes it away where `sign` is −1.
    pub fn moved(&self, change: &Self, sign: i64) -> Self {
        Self(std::array::from_fn(|i| self.0[i] + sign * change.0[i]))
    }

    pub fn f1(&self) -> [Option<f64>; N] {
        std::array::from_fn(|i| ratio(2.0 * self.0[N + i] as f64, self.0[i] as f64))
    }
}

/// The F1 of every field in every resample.
pub type Drawn = Vec<[Option<f64>; N]>;

/// The counts of all articles, one cache line each: drawing articles at random is waiting for memory, and this waits half
/// as long.
struct Packed {
    rows: Vec<Line>,
    /// How many rows can be added up before sixteen bits overflow.
    block: usize,
}

#[derive(Clone, Copy)]
#[repr(align(64))]
struct Line([u16; 32]);

impl Packed {
    /// `None` where an article has too many claims for it.
    fn new(articles: &[Totals<i32>]) -> Option<Self> {
        const MOST: i32 = 4095;
        let most = articles.iter().flat_map(|a| a.0).max().unwrap_or(0);
        let pack = |a: &Totals<i32>| Line(std::array::from_fn(|i| a.0.get(i).map_or(0, |&n| n as u16)));
        let block = usize::from(u16::MAX) / most.max(1) as usize;
        (most <= MOST).then(|| Self { rows: articles.iter().map(pack).collect(), block })
    }

    fn sum(&self, mut drawn: impl ExactSizeIterator<Item = usize>) -> Totals<i64> {
        let mut sum = Totals::<i64>::default();
        while drawn.len() > 0 {
            let mut block = [0u16; 32];
            for row in drawn.by_ref().take(self.block) {
                block.iter_mut().zip(&self.rows[row].0).for_each(|(sum, n)| *sum += n);
            }
            sum.0.iter_mut().zip(block).for_each(|(sum, n)| *sum += i64::from(n));
        }
        sum
    }
}

/// The F1 of every field in every bootstrap resample: as many articles as there are, drawn with replacement (Efron
/// and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13). Resample `r` draws the same articles for
/// every system, so that differences are paired. One article alone says nothing of how far others would lie: none are
/// drawn.
pub fn bootstrap(articles: &[Totals<i32>], resamples: u32, seed: u64) -> Drawn {
    if articles.len() < 2 {
        return Vec::new();
    }
    let packed = Packed::new(articles);
    let draw = |r: u32| {
        let mut stream = Stream::new(seed, u64::from(r) << 1);
        let drawn = (0..articles.len()).map(|_| stream.below(articles.len()));
        let sum = match &packed {
            Some(packed) => packed.sum(drawn),
            None => Totals::sum(drawn.map(|article| &articles[article])),
        };
        sum.f1()
    };
    (0..resamples).into_par_iter().map(draw).collect()
}

/// The F1 of one field without each of the units in turn: the jackknife. `all` is the sum of the units.
pub fn without(units: &[Totals<i32>], all: &Totals<i64>, field: Field) -> impl Iterator<Item = Option<f64>> {
    let (said, correct) = (field.index(), N + field.index());
    let rest = move |unit: &Totals<i32>, i: usize| (all.0[i] - i64::from(unit.0[i])) as f64;
    units.iter().map(move |unit| ratio(2.0 * rest(unit, correct), rest(unit, said)))
}

/// First minus second, where both are defined.
pub fn difference(a: &[Option<f64>; N], b: &[Option<f64>; N]) -> [Option<f64>; N] {
    std::array::from_fn(|i| Some(a[i]? - b[i]?))
}

/// Holm's step-down correction (Scandinavian Journal of Statistics 6, 1979): the k-th smallest of m p-values is
/// multiplied by `m - k + 1`, and none may fall below the one before it.
pub fn holm(p_values: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut order: Vec<(f64, usize)> = p_values.iter().enumerate().filter_map(|(i, p)| Some(((*p)?, i))).collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut corrected = vec![None; p_values.len()];
    let mut least = 0.0f64;
    for (k, &(p, i)) in order.iter().enumerate() {
        least = least.max((p * (order.len() - k) as f64).min(1.0));
        corrected[i] = Some(least);
    }
    corrected
}

#[cfg(test)]
mod tests {
    use super::super::interval::{percentile, sorted};
    use super::*;

    #[test]
    fn holm_by_hand() {
        // Sorted 0.01, 0.02, 0.03, 0.04 times 4, 3, 2, 1 gives 0.04, 0.06, 0.06, 0.04; the last is raised to 0.06.
        let corrected = holm(&[Some(0.04), Some(0.01), None, Some(0.03), Some(0.02)]);
        let expected = [Some(0.06), Some(0.04), None, Some(0.06), Some(0.06)];
        for (c, e) in corrected.iter().zip(expected) {
            assert_eq!(c.is_some(), e.is_some());
            assert!((c.unwrap_or(0.0) - e.unwrap_or(0.0)).abs() < 1e-12, "{corrected:?}");
        }
    }

    #[test]
    fn intervals_hold_the_value_and_one_article_has_none() {
        let articles: Vec<_> = (0..50).map(|i| Totals::of_article(4, 4, i % 5)).collect();
        let f1 = Totals::sum(articles.iter()).f1()[0].unwrap();
        let interval = |articles: &[_], n| percentile(&sorted(bootstrap(articles, n, 3).into_iter().map(|f| f[0])));
        let [low, high] = interval(&articles, 500).unwrap();
        assert!(low < f1 && f1 < high && high - low < 0.3, "{low} {f1} {high}");
        assert_eq!(interval(&articles[2..3], 50), None);
        assert_eq!(interval(&[], 50), None);
    }

    #[test]
    fn packed_sums_are_plain_sums() {
        for most in [1, 40, 2000] {
            let articles: Vec<_> = (0..300).map(|i| Totals::of_article(most, most, i % most)).collect();
            let drawn = || (0..300usize).map(|i| i * 7 % 300);
            let plain = Totals::sum(drawn().map(|i| &articles[i]));
            assert_eq!(Packed::new(&articles).unwrap().sum(drawn()), plain);
        }
        assert!(Packed::new(&[Totals::of_article(5000, 5000, 1)]).is_none());
    }

    #[test]
    fn threads_do_not_move_a_result() {
        let articles: Vec<_> = (0..20).map(|i| Totals::of_article(4, 4, i % 5)).collect();
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        let many = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap();
        let run = || bootstrap(&articles, 64, 9);
        assert_eq!(alone.install(run), many.install(run));
    }
}
