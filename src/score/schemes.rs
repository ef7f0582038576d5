//! The four schemes of SemEval-2013 task 9, as `nervaluate` prints them.
//!
//! In: the alignment's pairs and what stands alone. Out: counts a scheme. The entity is the figure's span and its
//! label is `figure` for every claim, so that `strict` equals `exact` here; the rules are written for any label.
//! Unlike `nervaluate`, whose pairs depend on the order of the predictions, the pairs are the best ones.

use super::align::Anchor;
use super::counts::ratio;

/// Which of the four.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// Span and label equal.
    Strict,
    /// Span equal.
    Exact,
    /// Spans overlap; a half for those that are not equal.
    Partial,
    /// Spans overlap and labels are equal.
    Type,
}

impl Scheme {
    pub const ALL: [Self; 4] = [Self::Strict, Self::Exact, Self::Partial, Self::Type];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::Exact => "exact",
            Self::Partial => "partial",
            Self::Type => "type",
        }
    }
}

/// The counts of one scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SchemeCounts {
    pub correct: u64,
    pub incorrect: u64,
    pub partial: u64,
    pub missing: u64,
    pub spurious: u64,
}

impl SchemeCounts {
    pub const fn possible(self) -> u64 {
        self.correct + self.incorrect + self.partial + self.missing
    }

    pub const fn actual(self) -> u64 {
        self.correct + self.incorrect + self.partial + self.spurious
    }

    /// Correct, and half of what is partial.
    fn credit(self) -> f64 {
        self.correct as f64 + 0.5 * self.partial as f64
    }

    pub fn precision(self) -> Option<f64> {
        ratio(self.credit(), self.actual() as f64)
    }

    pub fn recall(self) -> Option<f64> {
        ratio(self.credit(), self.possible() as f64)
    }

    pub fn f1(self) -> Option<f64> {
        ratio(2.0 * self.credit(), (self.possible() + self.actual()) as f64)
    }
}

/// The counts of all four, in the order of [`Scheme::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Schemes(pub [SchemeCounts; 4]);

impl Schemes {
    /// Counts a pair of overlapping, or equal, anchors.
    pub fn pair(&mut self, gold: Anchor, prediction: Anchor) {
        let (place, label) = (gold.place == prediction.place, gold.label == prediction.label);
        let [strict, exact, partial, typed] = &mut self.0;
        *(if place && label { &mut strict.correct } else { &mut strict.incorrect }) += 1;
        *(if place { &mut exact.correct } else { &mut exact.incorrect }) += 1;
        *(if place { &mut partial.correct } else { &mut partial.partial }) += 1;
        *(if label { &mut typed.correct } else { &mut typed.incorrect }) += 1;
    }

    /// Counts what stands alone.
    pub fn alone(&mut self, missing: u64, spurious: u64) {
        for counts in &mut self.0 {
            counts.missing += missing;
            counts.spurious += spurious;
        }
    }

    /// Adds another article's counts.
    pub fn add(&mut self, other: &Self) {
        for (sum, counts) in self.0.iter_mut().zip(&other.0) {
            sum.correct += counts.correct;
            sum.incorrect += counts.incorrect;
            sum.partial += counts.partial;
            sum.missing += counts.missing;
            sum.spurious += counts.spurious;
        }
    }

    pub fn get(&self, scheme: Scheme) -> SchemeCounts {
        self.0[scheme as usize]
    }
}
