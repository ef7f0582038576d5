//! Intervals from resamples.
//!
//! In: the values that a number takes in the resamples, and for the corrected interval the value itself and its values
//! without each unit. Out: the 95% interval, or why there is none.

use super::normal::{below, deviate};

/// How much of the resamples an interval leaves out on either side.
const TAIL: f64 = 0.025;

/// Why a corrected interval is not defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoBca {
    NoResamples,
    Undefined,
    OneUnit,
    NoVariation,
    OneSided,
}

impl NoBca {
    /// The reason, as reports give it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoResamples => "no resamples were drawn",
            Self::Undefined => "the number is undefined, or is so without one of the units",
            Self::OneUnit => "there is one unit alone",
            Self::NoVariation => "no unit moves the number",
            Self::OneSided => "all resamples lie on one side of the number",
        }
    }
}

/// A bias-corrected and accelerated interval, or why there is none.
pub type Bca = Result<[f64; 2], NoBca>;

/// Values in order; those of resamples in which the number is undefined are left out.
pub fn sorted(values: impl Iterator<Item = Option<f64>>) -> Vec<f64> {
    let mut values: Vec<f64> = values.flatten().collect();
    values.sort_unstable_by(f64::total_cmp);
    values
}

/// The 95% percentile interval of sorted values (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, section
/// 13.3).
pub fn percentile(values: &[f64]) -> Option<[f64; 2]> {
    (!values.is_empty()).then(|| [quantile(values, TAIL), quantile(values, 1.0 - TAIL)])
}

/// The 95% bias-corrected and accelerated interval (Efron, "Better Bootstrap Confidence Intervals", Journal of the
/// American Statistical Association 82, 1987; Efron and Tibshirani 1993, section 14.3): the percentiles are moved by the share
/// of resamples below the value, half of those equal to it included, and by the skewness of the jackknife.
pub fn bca(values: &[f64], value: Option<f64>, without: impl Iterator<Item = Option<f64>>) -> Bca {
    let value = value.ok_or(NoBca::Undefined)?;
    let jackknife: Vec<Option<f64>> = without.collect();
    if jackknife.len() < 2 {
        return Err(NoBca::OneUnit);
    }
    if values.is_empty() {
        return Err(NoBca::NoResamples);
    }
    let jackknife: Option<Vec<f64>> = jackknife.into_iter().collect();
    let jackknife = jackknife.ok_or(NoBca::Undefined)?;
    let acceleration = acceleration(&jackknife).ok_or(NoBca::NoVariation)?;
    let (lower, lower_or_equal) = (values.partition_point(|v| *v < value), values.partition_point(|v| *v <= value));
    let bias = deviate((lower + lower_or_equal) as f64 / (2.0 * values.len() as f64));
    if !bias.is_finite() {
        return Err(NoBca::OneSided);
    }
    let moved = |share: f64| {
        let from = bias + deviate(share);
        below(bias + from / (1.0 - acceleration * from))
    };
    Ok([quantile(values, moved(TAIL)), quantile(values, moved(1.0 - TAIL))])
}

/// A sixth of the skewness of the jackknife's distances from their mean; `None` where all are alike.
fn acceleration(jackknife: &[f64]) -> Option<f64> {
    let mean = jackknife.iter().sum::<f64>() / jackknife.len() as f64;
    let power = |n: i32| jackknife.iter().map(|v| (mean - v).powi(n)).sum::<f64>();
    let squares = power(2);
    // Below this, what differs is the rounding of equal numbers.
    (squares > 1e-24).then(|| power(3) / (6.0 * squares.powf(1.5)))
}

/// The standard deviation of values, with n − 1 below: of resamples the bootstrap's standard error.
pub fn deviation(values: &[f64]) -> Option<f64> {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>();
    (values.len() > 1).then(|| (squares / (n - 1.0)).sqrt())
}

/// Between two values by linear interpolation.
fn quantile(values: &[f64], share: f64) -> f64 {
    let last = values.len() - 1;
    let at = share * last as f64;
    let low = (at.floor() as usize).min(last);
    let high = (low + 1).min(last);
    values[low] + (values[high] - values[low]) * (at - at.floor())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_stands_where_there_is_no_interval() {
        let some = |values: &[f64]| values.iter().map(|v| Some(*v)).collect::<Vec<_>>();
        let jackknife = || some(&[0.4, 0.5, 0.7]).into_iter();
        assert_eq!(bca(&[], Some(0.5), jackknife()), Err(NoBca::NoResamples));
        assert_eq!(bca(&[0.5], None, jackknife()), Err(NoBca::Undefined));
        assert_eq!(bca(&[0.5], Some(0.5), [Some(0.1), None].into_iter()), Err(NoBca::Undefined));
        assert_eq!(bca(&[], Some(0.5), [None].into_iter()), Err(NoBca::OneUnit));
        assert_eq!(bca(&[0.5, 0.5], Some(0.5), some(&[0.5, 0.5]).into_iter()), Err(NoBca::NoVariation));
        assert_eq!(bca(&[0.5, 0.6], Some(0.4), jackknife()), Err(NoBca::OneSided));
        assert!(bca(&[0.4, 0.5, 0.6], Some(0.5), jackknife()).is_ok());
    }

    #[test]
    fn quantiles_by_hand() {
        let values: Vec<f64> = (0..=40).map(f64::from).collect();
        assert_eq!(percentile(&values), Some([1.0, 39.0]));
        assert_eq!(percentile(&[]), None);
        assert_eq!(deviation(&[1.0, 3.0]), Some(2f64.sqrt()));
    }
}
