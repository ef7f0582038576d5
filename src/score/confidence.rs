//! What a system's own certainty is worth.
//!
//! In: the outcomes of predictions that state a confidence. Out: the curve of precision, recall, coverage and risk over
//! every threshold; average precision (does it rank right claims before wrong ones?); expected calibration error and
//! Brier score (is 0.8 right eight times in ten?); the area under risk against coverage (what is gained by leaving the
//! least certain claims to people?).

use super::counts::{Field, Verdict, ratio};
use super::evaluation::{Evaluation, SystemEvaluation};

/// Equal steps from 0 to 1.
const BINS: usize = 10;
/// Points of a curve that a report shows at most; the sums are taken over all of them.
const POINTS: usize = 100;

/// Confidence against truth; a prediction is right when its claim is.
#[derive(Debug, Clone, PartialEq)]
pub struct Confidence {
    /// Predictions that state a confidence; the others say nothing here.
    pub predictions: u64,
    /// Sum over the distinct confidences, from the highest, of the precision there times the recall gained there
    /// (Manning, Raghavan and Schuetze, "Introduction to Information Retrieval", 2008, section 8.4). Recall is of all gold
    /// claims: what was never predicted is never ranked.
    pub average_precision: Option<f64>,
    /// The same with recall over the right predictions alone, as scikit-learn's `average_precision_score` has it.
    pub average_precision_found: Option<f64>,
    /// Mean distance between confidence and share of right claims in ten equal bins, weighted by their predictions (Guo
    /// and others, "On Calibration of Modern Neural Networks", ICML 2017, equation 3).
    pub calibration_error: f64,
    /// Mean squared distance between confidence and truth (Brier, Monthly Weather Review 78, 1950).
    pub brier: f64,
    /// Mean risk over all coverages (Geifman and El-Yaniv, "Selective Classification for Deep Neural Networks",
    /// NeurIPS 2017); equal confidences are accepted together.
    pub risk_coverage_area: f64,
    pub bins: Vec<Bin>,
    /// From the highest threshold to the lowest.
    pub curve: Vec<Point>,
}

/// Predictions of similar confidence; a bin holds its upper edge, the first one 0 too.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Bin {
    pub predictions: u64,
    pub right: u64,
    /// Sum of their confidences.
    pub confidence: f64,
}

/// What is had by accepting every prediction that is at least as certain as a threshold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub threshold: f64,
    pub accepted: u64,
    pub right: u64,
}

impl Confidence {
    /// `None` where no prediction states a confidence.
    pub fn of(evaluation: &Evaluation, system: &SystemEvaluation) -> Option<Self> {
        let rows = evaluation.rows(system).filter_map(|row| {
            let confidence = row.prediction?.confidence()?;
            Some((confidence, row.outcome.verdict(Field::Claim) == Verdict::Correct))
        });
        Self::measure(rows.collect(), system.fields[Field::Claim.index()].possible())
    }

    /// Measures pairs of confidence and truth against a number of gold claims.
    pub fn measure(mut said: Vec<(f64, bool)>, gold: u64) -> Option<Self> {
        if said.is_empty() {
            return None;
        }
        said.iter_mut().for_each(|(confidence, _)| *confidence = confidence.clamp(0.0, 1.0));
        said.sort_by(|a, b| b.0.total_cmp(&a.0));
        let total = said.len() as f64;
        let mut bins = vec![Bin::default(); BINS];
        let mut squares = 0.0;
        for &(confidence, right) in &said {
            // A bin holds its upper edge: 0.3 belongs to 0.2 to 0.3.
            let edges_below = (1..BINS).filter(|&k| k as f64 / (BINS as f64) < confidence).count();
            let bin = &mut bins[edges_below];
            bin.predictions += 1;
            bin.right += u64::from(right);
            bin.confidence += confidence;
            squares += (confidence - f64::from(u8::from(right))).powi(2);
        }
        let distance = |bin: &Bin| (bin.confidence - bin.right as f64).abs() / total;
        let (mut curve, mut area, mut risks) = (Vec::new(), 0.0, 0.0);
        let (mut accepted, mut right) = (0u64, 0u64);
        for tied in said.chunk_by(|a, b| a.0 == b.0) {
            let gained = tied.iter().filter(|(_, r)| *r).count() as u64;
            accepted += tied.len() as u64;
            right += gained;
            area += gained as f64 * right as f64 / accepted as f64;
            risks += tied.len() as f64 * (accepted - right) as f64 / accepted as f64;
            curve.push(Point { threshold: tied[0].0, accepted, right });
        }
        Some(Self {
            predictions: said.len() as u64,
            average_precision: ratio(area, gold as f64),
            average_precision_found: ratio(area, right as f64),
            calibration_error: bins.iter().map(distance).sum(),
            brier: squares / total,
            risk_coverage_area: risks / total,
            bins,
            curve: thinned(curve),
        })
    }
}

/// Points spread evenly over a curve that has too many for a report; the first and the last stay.
fn thinned(curve: Vec<Point>) -> Vec<Point> {
    if curve.len() <= POINTS {
        return curve;
    }
    let last = curve.len() - 1;
    (0..POINTS).map(|i| curve[i * last / (POINTS - 1)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn average_precision_and_calibration_by_hand() {
        // Right, wrong, right of 4 gold claims: (1/1 + 2/3) / 4. Bins up to 0.9: |0.9 - 1|, 0.8: |0.8 - 0|, 0.3: |0.3 - 1|.
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

    #[test]
    fn risk_falls_with_coverage_where_confidence_ranks_well() {
        // Accepting 1, 2, 3 claims of which 1, 1, 2 are right: risks 0, 1/2, 1/3.
        let found = Confidence::measure(vec![(0.3, true), (0.9, true), (0.8, false)], 4).unwrap();
        assert!((found.risk_coverage_area - (0.5 + 1.0 / 3.0) / 3.0).abs() < 1e-12);
        let points: Vec<_> = found.curve.iter().map(|p| (p.accepted, p.right)).collect();
        assert_eq!(points, [(1, 1), (2, 1), (3, 2)]);
    }

    #[test]
    fn a_long_curve_is_thinned_and_keeps_its_ends() {
        let said: Vec<_> = (0..5000).map(|i| (f64::from(i) / 5000.0, i % 3 == 0)).collect();
        let curve = Confidence::measure(said, 5000).unwrap().curve;
        assert_eq!((curve.len(), curve[0].accepted, curve[POINTS - 1].accepted), (POINTS, 1, 5000));
    }
}
