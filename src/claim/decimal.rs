//! Figures are exact decimals until they are written as 64-bit floats.

pub use rust_decimal::Decimal;

/// The nearest 64-bit float: `0.1` stays `0.1`.
pub fn to_f64(value: Decimal) -> f64 {
    /// As far as every whole number, and every power of ten, is a float of its own.
    const WHOLE: i128 = 1 << 53;
    const TENS: [f64; 16] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    let digits = value.mantissa();
    if let Some(ten) = TENS.get(value.scale() as usize)
        && digits != 0
        && digits.abs() < WHOLE
    {
        // The quotient of two exact floats is the float nearest to the true one.
        return digits as f64 / ten;
    }
    // A decimal's digits always parse: the fallback is unreachable and harmless.
    value.normalize().to_string().parse().unwrap_or(f64::NAN)
}
