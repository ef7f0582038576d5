//! How far two people agree on where things stand in a text: Krippendorff's alpha for unitizing.
//!
//! In: the sections that two observers marked on one continuum. Out: observed and expected disagreement, whose ratio is
//! the coefficient: 1 is perfect, 0 is chance.
//!
//! K. Krippendorff, "On the Reliability of Unitizing Continuous Data", Sociological Methodology 25 (1995), 47–76, for
//! two observers; the paper of 2016 (Krippendorff, Mathet, Bouvry, Widlöcher, "On the reliability of unitizing textual
//! continua", Quality & Quantity 50) shows that this definition misleads for more, so that more are compared in pairs.
//! With sections of begin `b` and length `l` on a continuum of length `L`, `N` of them in all, and the gaps between them:
//!
//! ```text
//! observed = Σ d² / L²      d² = (b₁−b₂)² + (b₁+l₁−b₂−l₂)²  for each two sections that overlap,
//!                           d² = l²                         for each section inside the other's gap
//! expected = 2/L · Σ [ (N−1)/3 · (2l³−3l²+l) + l² · Σ (g−l+1) ] / ( 2L·(2L−1) − Σ l(l−1) )
//!            the inner sum over both observers' gaps of length g ≥ l
//! alpha    = 1 − observed / expected, each summed over the kinds of section where there are several
//! ```

use std::ops::AddAssign;

/// Observed and expected disagreement, and what they rest on.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Disagreement {
    pub observed: f64,
    pub expected: f64,
    /// Sections of each observer.
    pub units: [usize; 2],
}

impl Disagreement {
    /// `None` where nobody marked anything.
    pub fn alpha(&self) -> Option<f64> {
        (self.expected > 0.0).then(|| 1.0 - self.observed / self.expected)
    }
}

impl AddAssign for Disagreement {
    fn add_assign(&mut self, other: Self) {
        self.observed += other.observed;
        self.expected += other.expected;
        self.units = [self.units[0] + other.units[0], self.units[1] + other.units[1]];
    }
}

/// A section: where it begins and ends.
pub type Section = (u64, u64);

/// Makes sections as the coefficient wants them: in order, none overlapping another. Those that overlap are one.
pub fn tidy(mut sections: Vec<Section>) -> Vec<Section> {
    sections.retain(|(start, end)| start < end);
    sections.sort_unstable();
    let mut tidied: Vec<Section> = Vec::with_capacity(sections.len());
    for (start, end) in sections {
        match tidied.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => tidied.push((start, end)),
        }
    }
    tidied
}

/// The disagreement of two observers who marked sections of one kind; both lists are [`tidy`].
pub fn disagreement(length: u64, first: &[Section], second: &[Section]) -> Disagreement {
    let units = [first.len(), second.len()];
    let whole = length as f64;
    if length == 0 || units == [0, 0] {
        return Disagreement { units, ..Disagreement::default() };
    }
    let observed = distances(first, second) / (whole * whole);
    let mut gaps: Vec<f64> = [first, second].iter().flat_map(|side| gaps(length, side)).collect();
    gaps.sort_by(f64::total_cmp);
    // What the gaps from each on measure together.
    let mut longer = vec![0.0; gaps.len() + 1];
    for (i, gap) in gaps.iter().enumerate().rev() {
        longer[i] = longer[i + 1] + gap;
    }
    let others = (units[0] + units[1]) as f64 - 1.0;
    let (mut sum, mut own) = (0.0, 0.0);
    for (start, end) in first.iter().chain(second) {
        let l = (end - start) as f64;
        let from = gaps.partition_point(|gap| *gap < l);
        let room = longer[from] - (gaps.len() - from) as f64 * (l - 1.0);
        sum += others / 3.0 * (2.0 * l * l * l - 3.0 * l * l + l) + l * l * room;
        own += l * (l - 1.0);
    }
    let expected = 2.0 / whole * sum / (2.0 * whole * (2.0 * whole - 1.0) - own);
    Disagreement { observed, expected, units }
}

/// The squared distances of all sections that overlap, and of those that meet a gap.
fn distances(first: &[Section], second: &[Section]) -> f64 {
    let square = |a: u64, b: u64| (a.abs_diff(b) as f64).powi(2);
    let mut sum = 0.0;
    let mut from = 0;
    let mut met = vec![false; second.len()];
    for &(start, end) in first {
        while second.get(from).is_some_and(|other| other.1 <= start) {
            from += 1;
        }
        let overlapping = second[from..].iter().take_while(|other| other.0 < end).enumerate();
        let mut alone = true;
        for (i, other) in overlapping {
            alone = false;
            met[from + i] = true;
            sum += square(start, other.0) + square(end, other.1);
        }
        if alone {
            sum += square(end, start);
        }
    }
    let unmet = second.iter().zip(&met).filter(|(_, met)| !**met);
    sum + unmet.map(|((start, end), _)| square(*end, *start)).sum::<f64>()
}

/// The lengths of the stretches that an observer left unmarked.
fn gaps(length: u64, sections: &[Section]) -> Vec<f64> {
    let starts = sections.iter().map(|s| s.0).chain([length]);
    let ends = [0].into_iter().chain(sections.iter().map(|s| s.1));
    ends.zip(starts).filter(|(end, start)| end < start).map(|(end, start)| (start - end) as f64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64, by: f64) {
        assert!((found - expected).abs() < by, "{found} for {expected}");
    }

    /// Krippendorff's worked example: two observers, two kinds of section, from 150 to 450. He rounds on the way.
    #[test]
    fn the_published_example() {
        let c = disagreement(300, &[(75, 145), (220, 250)], &[(70, 150), (205, 225), (250, 270)]);
        close(c.observed, 0.0144, 5e-5);
        close(c.expected, 0.0532, 5e-5);
        close(c.alpha().unwrap(), 0.7286, 2e-4);
        let same = [(30, 90), (150, 200)];
        let k = disagreement(300, &same, &same);
        assert_eq!((k.observed, k.alpha()), (0.0, Some(1.0)));
        close(k.expected, 0.0490, 5e-5);
        let mut both = c;
        both += k;
        close(both.alpha().unwrap(), 0.8587, 2e-4);
    }

    /// By hand, on ten characters. One section each, `2..4` and `3..5`: observed (1+1)/100 = 0.02. The gaps are 2 and 6,
    /// 3 and 5; for each section l = 2: 1/3·(16−12+2) + 4·((2−1)+(6−1)+(3−1)+(5−1)) = 2 + 48 = 50, twice 100;
    /// expected 2/10·100 / (20·19 − 2·2) = 20/376.
    #[test]
    fn one_section_moved_by_one() {
        let moved = disagreement(10, &[(2, 4)], &[(3, 5)]);
        close(moved.observed, 0.02, 1e-12);
        close(moved.expected, 20.0 / 376.0, 1e-12);
        close(moved.alpha().unwrap(), 1.0 - 0.02 * 376.0 / 20.0, 1e-12);
        assert_eq!(moved, disagreement(10, &[(3, 5)], &[(2, 4)]), "the same whoever comes first");
    }

    /// By hand: `2..4` against nothing. Observed 2²/100; gaps 2, 6 and 10: (1−1)/3·6 + 4·(1+5+9) = 60; expected
    /// 2/10·60 / (380 − 2) = 12/378. Worse than chance.
    #[test]
    fn a_section_that_the_other_left_out() {
        let alone = disagreement(10, &[(2, 4)], &[]);
        close(alone.observed, 0.04, 1e-12);
        close(alone.expected, 12.0 / 378.0, 1e-12);
        close(alone.alpha().unwrap(), 1.0 - 0.04 * 378.0 / 12.0, 1e-12);
    }

    /// By hand: `0..4` against `0..2` and `3..4`. Overlaps: (0, 2) gives 0+4, (3, 0) gives 9+0: 13/100.
    #[test]
    fn one_section_or_two() {
        close(disagreement(10, &[(0, 4)], &[(0, 2), (3, 4)]).observed, 0.13, 1e-12);
    }

    #[test]
    fn nothing_marked_says_nothing_and_overlaps_are_one() {
        assert_eq!(disagreement(10, &[], &[]).alpha(), None);
        assert_eq!(disagreement(0, &[], &[]).alpha(), None);
        assert_eq!(tidy(vec![(5, 9), (1, 3), (8, 12), (3, 4), (7, 7)]), [(1, 3), (3, 4), (5, 12)]);
    }
}
