//! The value ladder: how far a predicted value is from the gold one, and by what misreading.
//!
//! In: two figures, the gold's surface, the other figures of the article. Out: one rung. Values are numbers,
//! never strings; only the first rung counts as correct unless a tolerance was asked for.

use super::size::{Amount, Size};

/// From right to wrong; each pair stands on the first rung that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Rung {
    /// Value and both bounds are equal.
    Exact = 0,
    /// Value and bounds are equal after the prediction's are rounded to the precision that the gold is written in.
    Rounding,
    /// Within the tolerance that was asked for.
    Tolerance,
    /// Only some groups of digits were read (`1 347` as 1 or 347).
    Grouping,
    /// The decimal mark was misread (`2,3` as 23, 2 or 3; `1.347` as 1347).
    Decimal,
    /// Wrong by a power of ten (`3,5 tys.` as 3.5).
    Scale,
    /// The bounds share a number: 20 to 99 against 50 to 60, 200 exactly against more than 200. Bounds that are open to one side always
    /// share one, so that misreadings are looked for first.
    Bounds,
    /// The value of another figure of the same article.
    Distractor,
    /// None of these.
    Fabricated,
    /// The prediction says nothing of the value.
    Unsaid,
}

impl Rung {
    pub const ALL: [Self; 10] = [
        Self::Exact,
        Self::Rounding,
        Self::Tolerance,
        Self::Grouping,
        Self::Decimal,
        Self::Scale,
        Self::Bounds,
        Self::Distractor,
        Self::Fabricated,
        Self::Unsaid,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Rounding => "rounding",
            Self::Tolerance => "tolerance",
            Self::Bounds => "bounds",
            Self::Grouping => "grouping",
            Self::Decimal => "decimal",
            Self::Scale => "scale",
            Self::Distractor => "distractor",
            Self::Fabricated => "fabricated",
            Self::Unsaid => "unsaid",
        }
    }
}

/// Whether value and bounds are equal, each within `tolerance` of the gold's size. Nothing equals nothing alone.
pub fn equal(gold: Size, prediction: Size, tolerance: f64) -> bool {
    let near = |g: Option<f64>, p: Option<f64>| match (g, p) {
        (Some(g), Some(p)) => g == p || (g - p).abs() <= tolerance * g.abs(),
        (None, None) => true,
        _ => false,
    };
    near(gold.value.get(), prediction.value.get())
        && near(gold.low.get(), prediction.low.get())
        && near(gold.high.get(), prediction.high.get())
}

/// The first rung that fits. `surface` is the gold's text; `others` are the values of the article's other figures.
pub fn rung(gold: Size, prediction: Size, surface: &str, tolerance: f64, others: impl Fn(f64) -> bool) -> Rung {
    if equal(gold, prediction, 0.0) {
        return Rung::Exact;
    }
    let Some(p) = representative(prediction) else { return Rung::Unsaid };
    if let (Some(g), true) = (gold.value.get(), shape(gold) == shape(prediction)) {
        let unit = precision(g, surface);
        let rounds = |g: f64, p: f64| (p / unit).round() * unit == g || ((p / unit).round() - g / unit).abs() < 1e-9;
        let bound = |g: Amount, p: Amount| g.get().zip(p.get()).is_none_or(|(g, p)| rounds(g, p));
        if rounds(g, p) && bound(gold.low, prediction.low) && bound(gold.high, prediction.high) {
            return Rung::Rounding;
        }
    }
    if equal(gold, prediction, tolerance) {
        return Rung::Tolerance;
    }
    if let Some(misread) = gold.value.get().and_then(|g| misreading(g, p, surface)) {
        return misread;
    }
    if bounds_overlap(gold, prediction) {
        return Rung::Bounds;
    }
    if others(p) {
        return Rung::Distractor;
    }
    Rung::Fabricated
}

/// The number that stands for a figure: its value, else the bound that it has.
pub fn representative(size: Size) -> Option<f64> {
    size.value.get().or(size.low.get()).or(size.high.get())
}

fn shape(size: Size) -> (bool, bool, bool) {
    (size.value.get().is_some(), size.low.get().is_some(), size.high.get().is_some())
}

fn bounds_overlap(gold: Size, prediction: Size) -> bool {
    let low = |s: Size| s.low.get().unwrap_or(f64::NEG_INFINITY);
    let high = |s: Size| s.high.get().unwrap_or(f64::INFINITY);
    low(gold) <= high(prediction) && low(prediction) <= high(gold)
}

/// The place value of the last digit that the gold states: of `1,3 mln` 100 000, of `2.50` 0.01, of `1 000` one.
/// Where the surface has no digits (words), it is that of the last digit that is not nought.
fn precision(value: f64, surface: &str) -> f64 {
    let (digits, exponent) = significand(value);
    let written: String = surface.chars().filter(char::is_ascii_digit).collect();
    let written = written.trim_start_matches('0');
    let noughts = match written.strip_prefix(digits.as_str()) {
        Some(rest) if rest.bytes().all(|b| b == b'0') => rest.len() as i32,
        _ => 0,
    };
    10f64.powi(exponent - noughts)
}

/// The digits of a number without outer noughts, and the power of ten that makes them the number.
fn significand(value: f64) -> (String, i32) {
    let printed = format!("{:e}", value.abs());
    let (mantissa, exponent) = printed.split_once('e').unwrap_or((&printed, "0"));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let exponent: i32 = exponent.parse().unwrap_or(0);
    (digits.clone(), exponent - (digits.len() as i32 - 1))
}

/// Grouping, decimal or scale, where the digits show it.
fn misreading(gold: f64, prediction: f64, surface: &str) -> Option<Rung> {
    let groups: Vec<&str> = surface.split(|c: char| !c.is_ascii_digit()).filter(|g| !g.is_empty()).collect();
    let (digits, _) = significand(gold);
    let whole = groups.concat();
    let whole = whole.trim_start_matches('0');
    // The surface must spell this value and no other, as it does not in a range or a date.
    let spells = whole.strip_prefix(digits.as_str()).is_some_and(|rest| rest.bytes().all(|b| b == b'0'));
    if spells && groups.len() > 1 {
        let as_integer: f64 = whole.parse().unwrap_or(f64::NAN);
        // `1 347` is its digits read as a whole; `1,3 mln` and `2.5` are not.
        let scale = gold / as_integer;
        let grouped = scale >= 1.0 && power_of_ten(scale).is_some() && is_grouped(&groups);
        if !grouped && as_integer == prediction {
            return Some(Rung::Decimal);
        }
        for from in 0..groups.len() {
            for to in from + 1..=groups.len() {
                let part: f64 = groups[from..to].concat().parse().unwrap_or(f64::NAN);
                if to - from < groups.len() && (part == prediction || (grouped && part * scale == prediction)) {
                    return Some(if grouped { Rung::Grouping } else { Rung::Decimal });
                }
            }
        }
        if grouped && significand(prediction).0 == digits && prediction < gold && prediction.fract() != 0.0 {
            return Some(Rung::Decimal);
        }
    }
    let ratio = if gold.abs() > prediction.abs() { gold / prediction } else { prediction / gold };
    power_of_ten(ratio).filter(|&k| k > 0).map(|_| Rung::Scale)
}

/// Whether digits are set in groups of three behind a first group of at most three.
fn is_grouped(groups: &[&str]) -> bool {
    groups.first().is_some_and(|g| g.len() <= 3) && groups.iter().skip(1).all(|g| g.len() == 3)
}

/// `k` where the number is 10^k, within the error of a division.
fn power_of_ten(number: f64) -> Option<i32> {
    if !number.is_finite() || number <= 0.0 {
        return None;
    }
    let k = number.log10().round();
    ((number / 10f64.powf(k) - 1.0).abs() < 1e-9).then_some(k as i32)
}
