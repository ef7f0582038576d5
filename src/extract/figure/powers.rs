//! Powers of ten behind digits: `1.5e6`, `3,2 × 10⁵`, `3.2 x 10^-5`.
//!
//! In: a number in digits. Out: the same number with its power, which ends where the power does.

use super::digits::{Digits, Shape};
use crate::claim::Decimal;
use crate::text::Token;

/// A power that no decimal can hold is no power.
const LARGEST: u32 = 27;

/// The number with the power of ten that follows it; the number as it was where none does.
pub(super) fn raised(text: &str, tokens: &[Token], number: Digits) -> Digits {
    let Some(value) = number.value.filter(|_| !matches!(number.shape, Shape::Not(_))) else { return number };
    let behind = Behind { text, tokens };
    let power = behind.letter(number.end).or_else(|| behind.product(number.end));
    let found = power.and_then(|(end, power)| Some((end, times_ten_to(value, power)?)));
    found.map_or(number, |(end, value)| Digits { end, value: Some(value), shape: Shape::Decimal })
}

struct Behind<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Behind<'_> {
    fn surface(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.of(self.text))
    }

    /// Whether one of these characters stands there alone.
    fn is_sign(&self, at: usize, signs: &[char]) -> bool {
        let mut written = self.surface(at).chars();
        written.next().is_some_and(|sign| signs.contains(&sign)) && written.next().is_none()
    }

    fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| !t.space_before)
    }

    /// `e6`, `E-5`: the letter and its digits, with nothing joined to them.
    fn letter(&self, at: usize) -> Option<(usize, i32)> {
        (self.is_sign(at, &['e', 'E']) && self.glued(at)).then_some(())?;
        let (end, power) = self.signed(at + 1)?;
        let joined = self.glued(end) && self.tokens.get(end).is_some_and(|t| t.is_word() || t.is_digits());
        (!joined).then_some((end, power))
    }

    /// ` × 10⁵`, ` x 10^5`.
    fn product(&self, at: usize) -> Option<(usize, i32)> {
        (self.is_sign(at, &['×', 'x', '·', '⋅']) && self.surface(at + 1) == "10").then_some(())?;
        if self.surface(at + 2) == "^" && self.glued(at + 2) {
            return self.signed(at + 3);
        }
        let (mut end, mut power, mut below) = (at + 2, String::new(), false);
        while self.glued(end)
            && let Some(sign) = raised_signs(self.surface(end))
        {
            below |= sign.contains('-');
            power.push_str(sign.trim_start_matches('-'));
            end += 1;
        }
        let power: i32 = power.parse().ok()?;
        Some((end, if below { -power } else { power }))
    }

    /// Digits behind a sign, or alone, all of it joined to what stands before.
    fn signed(&self, at: usize) -> Option<(usize, i32)> {
        let below = matches!(self.surface(at), "-" | "−");
        let digits = at + usize::from(below || self.surface(at) == "+");
        let near = (at..=digits).all(|i| self.glued(i));
        let power: i32 = self.surface(digits).parse().ok().filter(|_| near && self.surface(digits).len() <= 2)?;
        Some((digits + 1, if below { -power } else { power }))
    }
}

/// The digits, and the sign, that a token of superscripts stands for.
fn raised_signs(surface: &str) -> Option<String> {
    let plain = |c: char| match c {
        '⁰' => Some('0'),
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '⁴'..='⁹' => char::from_digit(c as u32 - '⁰' as u32, 10),
        '⁻' => Some('-'),
        _ => None,
    };
    surface.chars().map(plain).collect()
}

fn times_ten_to(value: Decimal, power: i32) -> Option<Decimal> {
    if power.unsigned_abs() > LARGEST {
        return None;
    }
    let mut ten = Decimal::ONE;
    for _ in 0..power.unsigned_abs() {
        ten = ten.checked_mul(Decimal::TEN)?;
    }
    let found = if power < 0 { value.checked_div(ten)? } else { value.checked_mul(ten)? };
    Some(found.normalize())
}
