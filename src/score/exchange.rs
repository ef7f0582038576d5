//! Exchanges: whether two systems differ by more than chance.
//!
//! In: the counts of each unit and field of two systems. Out: a two-sided p-value a field. If the systems were equal, the results
//! of any unit could as well have been each other's: p is the share of all ways to exchange them between the systems whose difference is at
//! least as large as the observed one (Fisher, "The Design of Experiments", 1935, section 21; Pitman, "Significance tests which may be
//! applied to samples from any populations", 1937). Where these ways are no more than the trials that were asked for, all of them are
//! looked at and p is exact; else it is estimated from random ones.

use rayon::prelude::*;

use super::counts::{Field, ratio};
use super::random::Stream;
use super::resample::{Totals, difference};

const N: usize = Field::COUNT;
/// Sums of the same counts in another order may differ in the last bit of the ratio.
const LAST_BIT: f64 = 1e-12;

/// Two-sided p-values of the difference in F1 between two systems, a field each; none without trials. An exact one is the share `c / 2^n`
/// of the exchanges of the `n` units in which the systems differ, the arrangement as it is among them. An estimated one is `(c + 1) / (trials + 1)`
/// (approximate randomisation: Noreen, "Computer-Intensive Methods for Testing Hypotheses", 1989), and never below `2 / 2^n`, which is
/// the smallest that there is. Counting ties makes two equal systems give p = 1; leaving them out, as some tools do, would call
/// them significantly different.
pub fn permutation(a: &[Totals<i32>], b: &[Totals<i32>], trials: u32, seed: u64) -> [Option<f64>; N] {
    if trials == 0 {
        return [None; N];
    }
    let totals = (Totals::sum(a.iter()), Totals::sum(b.iter()));
    let observed = difference(&totals.0.f1(), &totals.1.f1());
    let changes: Vec<Totals<i32>> = a.iter().zip(b).map(|(a, b)| b.minus(*a)).collect();
    // A unit on which both systems agree is the same either way.
    let differ = |field| changes.iter().filter(|change| change.of_field(field) != [0, 0]).count();
    let differing: [usize; N] = std::array::from_fn(differ);
    let is_exact = differing.map(|units| all_within(units, trials));
    let estimated = (0..N).any(|i| observed[i].is_some() && !is_exact[i]);
    let counts = if estimated { count(&totals, &changes, &observed, trials, seed) } else { [0; N] };
    std::array::from_fn(|i| {
        let observed = observed[i]?.abs() - LAST_BIT;
        if is_exact[i] {
            let changes = changes.iter().map(|change| change.of_field(i)).filter(|change| *change != [0, 0]);
            return Some(exact([totals.0.of_field(i), totals.1.of_field(i)], &changes.collect::<Vec<_>>(), observed));
        }
        let p = (f64::from(counts[i]) + 1.0) / (f64::from(trials) + 1.0);
        Some(p.max(rarest(differing[i])))
    })
}

/// The smallest p-value that so many units and trials can give, whatever the systems do.
pub fn smallest_p(units: usize, trials: u32) -> f64 {
    let estimated = if all_within(units, trials) { 0.0 } else { 1.0 / (f64::from(trials) + 1.0) };
    estimated.max(rarest(units))
}

/// Whether there are no more ways to exchange so many units than trials.
fn all_within(units: usize, trials: u32) -> bool {
    u32::try_from(units).ok().and_then(|units| 1u32.checked_shl(units)).is_some_and(|ways| ways <= trials)
}

/// The share of the arrangement as it is and of its mirror image: no two-sided p-value is smaller.
fn rarest(units: usize) -> f64 {
    0.5f64.powi(i32::try_from(units).unwrap_or(i32::MAX) - 1).min(1.0)
}

/// The share of all exchanges whose difference is at least `least`. `totals` holds possible and actual together, then correct, of
/// either system; `changes` what each unit moves from the one to the other.
fn exact(totals: [[i64; 2]; 2], changes: &[[i64; 2]], least: f64) -> f64 {
    let mut exchanged = vec![false; changes.len()];
    let [mut a, mut b] = totals;
    let f1 = |[said, correct]: [i64; 2]| ratio(2.0 * correct as f64, said as f64);
    let is_large = |a, b| difference_of(f1(a), f1(b)).abs() >= least;
    let mut large = u64::from(is_large(a, b));
    // In the order of Gray each arrangement differs from the one before in one unit.
    let ways = 1u64 << changes.len();
    for way in 1..ways {
        let unit = way.trailing_zeros() as usize;
        let sign = if exchanged[unit] { -1 } else { 1 };
        exchanged[unit] = !exchanged[unit];
        for (i, change) in changes[unit].into_iter().enumerate() {
            a[i] += sign * change;
            b[i] -= sign * change;
        }
        large += u64::from(is_large(a, b));
    }
    large as f64 / ways as f64
}

/// Where a ratio is undefined in a trial, nothing was found and nothing asked for: no difference.
fn difference_of(a: Option<f64>, b: Option<f64>) -> f64 {
    a.zip(b).map_or(0.0, |(a, b)| a - b)
}

/// In how many random exchanges each field's difference is at least as large as the observed one: every unit's results change
/// sides at the toss of a coin.
fn count(
    totals: &(Totals<i64>, Totals<i64>),
    changes: &[Totals<i32>],
    observed: &[Option<f64>; N],
    trials: u32,
    seed: u64,
) -> [u32; N] {
    let differing: Vec<(usize, &Totals<i32>)> =
        changes.iter().enumerate().filter(|(_, change)| **change != Totals::default()).collect();
    let as_large = |r: u32| {
        let mut stream = Stream::new(seed, (u64::from(r) << 1) | 1);
        let (mut coins, mut word) = (0, usize::MAX);
        let exchanged = differing.iter().filter(|(unit, _)| {
            while word != unit / 64 {
                coins = stream.next();
                word = word.wrapping_add(1);
            }
            coins >> (unit % 64) & 1 == 1
        });
        let moved = Totals::sum(exchanged.map(|(_, change)| *change));
        let (a, b) = (totals.0.moved(&moved, 1).f1(), totals.1.moved(&moved, -1).f1());
        let is_large = |i: usize| observed[i].is_some_and(|o| difference_of(a[i], b[i]).abs() >= o.abs() - LAST_BIT);
        std::array::from_fn(|i| u32::from(is_large(i)))
    };
    (0..trials).into_par_iter().map(as_large).reduce(|| [0; N], |x, y| std::array::from_fn(|i| x[i] + y[i]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_systems_differ_by_chance_alone() {
        let a = vec![Totals::of_article(3, 2, 1); 12];
        assert_eq!(permutation(&a, &a, 200, 1)[0], Some(1.0));
        assert_eq!(permutation(&a, &a, 0, 1)[0], None);
    }

    #[test]
    fn few_articles_are_exchanged_in_every_way_whatever_the_seed() {
        // Eight articles, all won by one system: of 256 arrangements this one and its mirror image are as extreme.
        let (a, b) = (vec![Totals::of_article(5, 5, 5); 8], vec![Totals::of_article(5, 5, 0); 8]);
        for seed in 0..40 {
            assert_eq!(permutation(&a, &b, 1000, seed)[0], Some(2.0 / 256.0));
        }
        // Three have eight, of which two.
        assert_eq!(permutation(&a[..3], &b[..3], 8, 1)[0], Some(0.25));
    }

    #[test]
    fn an_exact_p_by_hand() {
        // F1 differs by 4, 2 and -1 twentieths in three articles of as many claims: 5 in sum. Of the eight sums of ±4 ±2 ±1 those of at
        // least 5 either way are 7, 5 and their mirror images. A fourth article in which both do alike changes nothing.
        let (a, b) =
            ([9, 7, 4, 3].map(|n| Totals::of_article(10, 10, n)), [5, 5, 5, 3].map(|n| Totals::of_article(10, 10, n)));
        assert_eq!(permutation(&a, &b, 1000, 0)[0], Some(0.5));
        assert_eq!(permutation(&a, &b, 8, 0)[0], Some(0.5));
    }

    #[test]
    fn an_estimate_nears_what_is_exact_and_is_never_below_the_smallest() {
        let (a, b) = (vec![Totals::of_article(5, 5, 5); 10], vec![Totals::of_article(5, 5, 0); 10]);
        let smallest = 2.0 / 1024.0;
        for seed in 0..200 {
            let p = permutation(&a, &b, 1000, seed)[0].unwrap();
            assert!((smallest..0.02).contains(&p), "{p} with seed {seed}");
        }
        let (a, b): (Vec<_>, Vec<_>) =
            (0..12).map(|i| (Totals::of_article(9, 9, 3 + i % 5), Totals::of_article(9, 9, 2 + i * 7 % 6))).unzip();
        let (exact, estimated) = (permutation(&a, &b, 4096, 3)[0].unwrap(), permutation(&a, &b, 4095, 3)[0].unwrap());
        assert!((exact - estimated).abs() < 0.03, "{exact} {estimated}");
    }

    #[test]
    fn many_consistent_articles_are_significant() {
        let (a, b) = (vec![Totals::of_article(5, 5, 5); 40], vec![Totals::of_article(5, 5, 3); 40]);
        assert_eq!(permutation(&a, &b, 1000, 1)[0], Some(1.0 / 1001.0));
    }

    #[test]
    fn the_smallest_p_by_hand() {
        assert_eq!([0, 1, 5, 6, 8].map(|units| smallest_p(units, 1000)), [1.0, 1.0, 0.0625, 0.03125, 0.0078125]);
        assert_eq!(smallest_p(9, 512), 2.0 / 512.0);
        // With more units than can be gone through, either may bind.
        assert_eq!((smallest_p(10, 1000), smallest_p(12, 1000)), (2.0 / 1024.0, 1.0 / 1001.0));
        assert_eq!((smallest_p(100_000, 1000), smallest_p(8, 100)), (1.0 / 1001.0, 1.0 / 101.0));
    }

    #[test]
    fn threads_do_not_move_a_result() {
        let (a, b): (Vec<_>, Vec<_>) =
            (0..20).map(|i| (Totals::of_article(4, 4, i % 5), Totals::of_article(4, 4, i % 3))).unzip();
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        let many = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap();
        let run = || permutation(&a, &b, 64, 9);
        assert_eq!(alone.install(run), many.install(run));
    }
}
