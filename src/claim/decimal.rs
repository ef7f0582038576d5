//! Figures are exact decimals until they are written as 64-bit floats.

pub use rust_decimal::Decimal;

/// The nearest 64-bit float, by way of the decimal's own digits so that `0.1` stays `0.1`.
pub fn to_f64(value: Decimal) -> f64 {
    // A decimal's digits always parse: the fallback is unreachable and harmless.
    value.normalize().to_string().parse().unwrap_or(f64::NAN)
}
