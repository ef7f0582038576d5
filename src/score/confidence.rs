//! What a system's own certainty is worth.
//!
//! In: the outcomes of predictions that state a confidence. Out: average precision (does it rank right claims before
//! wrong ones?) and expected calibration error (is 0.8 right eight times in ten?).

use super::counts::{Field, Verdict, ratio};
use super::evaluation::{Evaluation, SystemEvaluation};

/// Equal steps from 0 to 1.
const BINS: usize = 10;

/// Confidence against truth; a prediction is right when its claim is.
#[derive(Debug, Clone, PartialEq)]
pub struct Confidence {
    /// Predictions that state a confidence; the others say nothing here.
    pub predictions: u64,
    /// Sum over the distinct confidences, from the highest, of the precision there times the recall gained there.
    pub average_precision: Option<f64>,
    /// Mean distance between confidence and share of right claims in ten equal bins, weighted by their predictions.
    pub calibration_error: f64,
    pub bins: Vec<Bin>,
}

/// Predictions of similar confidence.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Bin {
    pub predictions: u64,
    pub right: u64,
    /// Sum of their confidences.
    pub confidence: f64,
}

impl Confidence {
    /// `None` where no prediction states a confidence.
    pub fn of(evaluation: &Evaluation, system: &SystemEvaluation) -> Option<Self> {
        let rows = evaluation.rows(system).filter_map(|row| {
            let confidence = row.prediction?.confidence()?;
            Some((confidence.clamp(0.0, 1.0), row.outcome.verdict(Field::Claim) == Verdict::Correct))
        });
        Self::measure(rows.collect(), system.fields[Field::Claim.index()].possible())
    }

    fn measure(mut said: Vec<(f64, bool)>, gold: u64) -> Option<Self> {
        if said.is_empty() {
            return None;
        }
        said.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut bins = vec![Bin::default(); BINS];
        for &(confidence, right) in &said {
            let bin = &mut bins[((confidence * BINS as f64) as usize).min(BINS - 1)];
            bin.predictions += 1;
            bin.right += u64::from(right);
            bin.confidence += confidence;
        }
        let total = said.len() as f64;
        let distance = |bin: &Bin| (bin.confidence - bin.right as f64).abs() / total;
        let (mut seen, mut right, mut area) = (0u64, 0u64, 0.0);
        for tied in said.chunk_by(|a, b| a.0 == b.0) {
            let gained = tied.iter().filter(|(_, r)| *r).count() as u64;
            seen += tied.len() as u64;
            right += gained;
            area += gained as f64 * right as f64 / seen as f64;
        }
        Some(Self {
            predictions: said.len() as u64,
            average_precision: ratio(area, gold as f64),
            calibration_error: bins.iter().map(distance).sum(),
            bins,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn average_precision_and_calibration_by_hand() {
        // Right, wrong, right of 4 gold claims: (1/1 + 2/3) / 4. Bins 0.9: |0.9 - 1|, 0.8: |0.8 - 0|, 0.3: |0.3 - 1|.
        let found = Confidence::measure(vec![(0.3, true), (0.9, true), (0.8, false)], 4).unwrap();
        assert!((found.average_precision.unwrap() - (1.0 + 2.0 / 3.0) / 4.0).abs() < 1e-12);
        assert!((found.calibration_error - (0.1 + 0.8 + 0.7) / 3.0).abs() < 1e-12);
    }

    #[test]
    fn ties_have_one_threshold_whatever_their_order() {
        let one = Confidence::measure(vec![(0.5, true), (0.5, false)], 1);
        assert_eq!(one, Confidence::measure(vec![(0.5, false), (0.5, true)], 1));
        assert_eq!(one.unwrap().average_precision, Some(0.5));
        assert_eq!(Confidence::measure(Vec::new(), 1), None);
    }
}
