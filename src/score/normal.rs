//! The normal distribution, as intervals need it.
//!
//! In: a deviate, or a probability. Out: the other, to about fifteen digits, from additions and multiplications alone, so
//! that every machine prints the same.

use std::f64::consts::PI;

/// The probability of a standard normal deviate below `x`: the series of G. Marsaglia, "Evaluating the Normal
/// Distribution", Journal of Statistical Software 11(4), 2004.
pub fn below(x: f64) -> f64 {
    if x.is_nan() || x.abs() > 8.0 {
        return if x > 0.0 { 1.0 } else { 0.0 };
    }
    let (mut sum, mut term, mut i) = (x, x, 1.0);
    loop {
        i += 2.0;
        term *= x * x / i;
        let next = sum + term;
        if next == sum {
            break;
        }
        sum = next;
    }
    0.5 + sum * (-0.5 * x * x).exp() / (2.0 * PI).sqrt()
}

/// The deviate below which a standard normal falls with probability `p`; infinite at 0 and 1. Algorithm AS 241, PPND16
/// (M. J. Wichura, Applied Statistics 37, 1988).
pub fn deviate(p: f64) -> f64 {
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * rational(r, &MIDDLE);
    }
    let r = (-p.min(1.0 - p).ln()).sqrt();
    let value = if r <= 5.0 { rational(r - 1.6, &NEAR) } else { rational(r - 5.0, &FAR) };
    if q < 0.0 { -value } else { value }
}

/// Coefficients of numerator and denominator, from the constant up.
type Rational = [[f64; 8]; 2];

fn rational(x: f64, [numerator, denominator]: &Rational) -> f64 {
    let polynomial = |coefficients: &[f64; 8]| coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c);
    polynomial(numerator) / polynomial(denominator)
}

#[rustfmt::skip]
const MIDDLE: Rational = [
    [3.387_132_872_796_366_5, 133.141_667_891_784_38, 1_971.590_950_306_551_3, 13_731.693_765_509_46,
     45_921.953_931_549_87, 67_265.770_927_008_7, 33_430.575_583_588_13, 2_509.080_928_730_122_7],
    [1.0, 42.313_330_701_600_91, 687.187_007_492_057_9, 5_394.196_021_424_751,
     21_213.794_301_586_597, 39_307.895_800_092_71, 28_729.085_735_721_943, 5_226.495_278_852_545],
];
#[rustfmt::skip]
const NEAR: Rational = [
    [1.423_437_110_749_683_5, 4.630_337_846_156_546, 5.769_497_221_460_691, 3.647_848_324_763_204_5,
     1.270_458_252_452_368_4, 0.241_780_725_177_450_6, 0.022_723_844_989_269_184, 7.745_450_142_783_414e-4],
    [1.0, 2.053_191_626_637_759, 1.676_384_830_183_803_8, 0.689_767_334_985_1,
     0.148_103_976_427_480_08, 0.015_198_666_563_616_457, 5.475_938_084_995_345e-4, 1.050_750_071_644_416_9e-9],
];
#[rustfmt::skip]
const FAR: Rational = [
    [6.657_904_643_501_103, 5.463_784_911_164_114, 1.784_826_539_917_291_3, 0.296_560_571_828_504_87,
     0.026_532_189_526_576_124, 0.001_242_660_947_388_078_4, 2.711_555_568_743_487_6e-5, 2.010_334_399_292_288_1e-7],
    [1.0, 0.599_832_206_555_888, 0.136_929_880_922_735_8, 0.014_875_361_290_850_615,
     7.868_691_311_456_133e-4, 1.846_318_317_510_054_7e-5, 1.421_511_758_316_446e-7, 2.044_263_103_389_939_8e-15],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_functions_are_those_of_the_tables_and_undo_each_other() {
        // scipy.special.ndtri and ndtr.
        for (p, x) in [
            (0.975, 1.959_963_984_540_054),
            (0.8, 0.841_621_233_572_914_2),
            (0.001, -3.090_232_306_167_813_5),
            (1e-12, -7.034_483_825_301_132),
        ] {
            assert!((deviate(p) - x).abs() < 1e-13, "{p}: {}", deviate(p));
            assert!((below(x) - p).abs() < 1e-14, "{x}: {}", below(x));
        }
        assert_eq!((deviate(0.0), deviate(1.0)), (f64::NEG_INFINITY, f64::INFINITY));
        assert_eq!((below(-40.0), below(0.0), below(40.0)), (0.0, 0.5, 1.0));
    }
}
