//! What is counted, and the ratios that follow from counts.
//!
//! In: verdicts. Out: sufficient statistics, which add up over claims and articles; ratios are derived on
//! demand and never stored, so that two reports can be merged without an error.

use std::ops::{Add, AddAssign};

/// What is judged of a claim. The order is that of every report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Figure, unit, source, attribution and language at once: the headline.
    Claim,
    /// Whether a figure stands there at all.
    Detection,
    Figure,
    Modifier,
    Unit,
    Property,
    Source,
    Attribution,
    Cue,
    Language,
}

impl Field {
    pub const COUNT: usize = 10;
    pub const ALL: [Self; Self::COUNT] = [
        Self::Claim,
        Self::Detection,
        Self::Figure,
        Self::Modifier,
        Self::Unit,
        Self::Property,
        Self::Source,
        Self::Attribution,
        Self::Cue,
        Self::Language,
    ];
    /// The fields that a claim must have right to count as right.
    pub const OF_CLAIM: [Self; 5] = [Self::Figure, Self::Unit, Self::Source, Self::Attribution, Self::Language];

    /// The word that reports use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Detection => "detection",
            Self::Figure => "figure",
            Self::Modifier => "modifier",
            Self::Unit => "unit",
            Self::Property => "property",
            Self::Source => "source",
            Self::Attribution => "attribution",
            Self::Cue => "cue",
            Self::Language => "language",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.as_str() == word)
    }

    pub const fn index(self) -> usize {
        self as usize
    }
}

/// The verdict on one field of one claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Verdict {
    /// Neither side says anything, or there is no other side: counted apart, never as correct.
    Agreed = 0,
    Correct = 1,
    Incorrect = 2,
    /// Gold has it, the prediction has not.
    Missing = 3,
    /// The prediction has it, gold has not.
    Spurious = 4,
}

impl Verdict {
    pub const COUNT: usize = 5;
    /// In the order of their numbers.
    pub const ALL: [Self; Self::COUNT] = [Self::Agreed, Self::Correct, Self::Incorrect, Self::Missing, Self::Spurious];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Correct => "correct",
            Self::Incorrect => "incorrect",
            Self::Missing => "missing",
            Self::Spurious => "spurious",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.as_str() == word)
    }

    /// Whether the claim is the worse for it.
    pub const fn is_wrong(self) -> bool {
        matches!(self, Self::Incorrect | Self::Missing | Self::Spurious)
    }
}

/// How often each verdict was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub correct: u64,
    pub incorrect: u64,
    pub missing: u64,
    pub spurious: u64,
    /// Pairs of which neither side says anything.
    pub agreed: u64,
}

impl Counts {
    pub fn count(&mut self, verdict: Verdict, times: u64) {
        *match verdict {
            Verdict::Agreed => &mut self.agreed,
            Verdict::Correct => &mut self.correct,
            Verdict::Incorrect => &mut self.incorrect,
            Verdict::Missing => &mut self.missing,
            Verdict::Spurious => &mut self.spurious,
        } += times;
    }

    /// What gold has.
    pub const fn possible(self) -> u64 {
        self.correct + self.incorrect + self.missing
    }

    /// What the system has.
    pub const fn actual(self) -> u64 {
        self.correct + self.incorrect + self.spurious
    }

    pub fn precision(self) -> Option<f64> {
        ratio(self.correct as f64, self.actual() as f64)
    }

    pub fn recall(self) -> Option<f64> {
        ratio(self.correct as f64, self.possible() as f64)
    }

    /// `2 correct / (possible + actual)`: the harmonic mean of precision and recall where both are defined,
    /// and 0 where one side alone has something.
    pub fn f1(self) -> Option<f64> {
        ratio(2.0 * self.correct as f64, (self.possible() + self.actual()) as f64)
    }
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            correct: self.correct + other.correct,
            incorrect: self.incorrect + other.incorrect,
            missing: self.missing + other.missing,
            spurious: self.spurious + other.spurious,
            agreed: self.agreed + other.agreed,
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

/// The counts of every field, in the order of [`Field::ALL`].
pub type FieldCounts = [Counts; Field::COUNT];

/// A ratio; `None` over zero.
pub fn ratio(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_over_zero_is_undefined() {
        let nothing = Counts { agreed: 7, ..Counts::default() };
        assert_eq!((nothing.precision(), nothing.recall(), nothing.f1()), (None, None, None));
    }

    #[test]
    fn one_empty_side_gives_an_f1_of_zero() {
        let missed = Counts { missing: 3, ..Counts::default() };
        assert_eq!((missed.precision(), missed.recall(), missed.f1()), (None, Some(0.0), Some(0.0)));
    }

    #[test]
    fn fields_stand_at_their_index() {
        for (i, field) in Field::ALL.into_iter().enumerate() {
            assert_eq!((field.index(), Field::parse(field.as_str())), (i, Some(field)));
        }
    }
}
