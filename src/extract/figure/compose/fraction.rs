//! Numbers that are no whole ones: halves, decimals said as words, fractions.
//!
//! In: the parts of a number. Out: what follows the whole, and where it ends; `point one four`,
//! `целых четырнадцать сотых`, `two thirds`, `half a million`.

use super::sum::Sum;
use super::{Composed, Composer, Form};
use crate::claim::Decimal;
use crate::extract::figure::digits::Shape;
use crate::extract::figure::lexemes::Part;
use crate::lang::NumberWord as Word;

impl Composer<'_> {
    /// A number of parts: `two thirds`, `un quart`.
    pub(super) fn fraction(&self, numerator: Decimal, at: usize) -> Option<(Decimal, usize)> {
        let here = self.onward(at)?;
        match self.word(here)? {
            Word::Denominator { value, of_one } if !of_one || numerator == Decimal::ONE => {
                Some((numerator.checked_div(value.into())?, here + 1))
            }
            _ => None,
        }
    }

    /// The fraction of a mixed number: `two and three quarters`.
    pub(super) fn mixed(&self, at: usize) -> Option<(Decimal, usize)> {
        let group = self.group(at, 100)?;
        self.fraction(group.value.into(), group.end)
    }

    /// Digits said one by one or in groups behind the decimal mark: `point one four`.
    pub(super) fn decimals(&self, at: usize) -> Option<(Decimal, usize)> {
        let (mut digits, mut scale, mut next) = (0_i64, 0_u32, at);
        while let Some(here) = self.onward(next) {
            let (value, end) = match self.part(here)? {
                Part::Digits(d) => match (d.value.and_then(|v| i64::try_from(v).ok()), d.shape) {
                    (Some(value), Shape::Plain(_)) => (value, here + 1),
                    _ => break,
                },
                _ => match self.group(here, 1000) {
                    Some(group) => (group.value, group.end),
                    None => break,
                },
            };
            let width = value.checked_ilog10().unwrap_or(0) + 1;
            if scale + width > 15 {
                break;
            }
            digits = digits * 10_i64.pow(width) + value;
            scale += width;
            next = end;
        }
        (next > at).then(|| (Decimal::new(digits, scale), next))
    }

    /// `семьсот двадцать четыре тысячных`, behind `целых`.
    pub(super) fn part_of(&self, at: usize) -> Option<(Decimal, usize)> {
        let start = match self.word(at).filter(|_| self.touches(at))? {
            Word::And => self.onward(at + 1)?,
            _ => at,
        };
        // The numerator may itself hold thousands.
        let mut sum = Sum::default();
        let mut next = start;
        while let Some(here) = self.onward(next) {
            if let Some(group) = self.group(here, 1000).filter(|_| sum.group.is_none()) {
                sum.group = Some(group.value.into());
                next = group.end;
            } else if self.scale(here).is_some_and(|s| sum.scale(s)) {
                next = here + 1;
            } else {
                break;
            }
        }
        let here = self.onward(next)?;
        let numerator = sum.total()?;
        match self.word(here)? {
            Word::Part(denominator) | Word::Denominator { value: denominator, .. } => {
                Some((numerator.checked_div(denominator.into())?, here + 1))
            }
            _ => None,
        }
    }

    /// `half a million`, `pół miliona`, `ćwierć miliona`; a half alone is one too.
    pub(super) fn half(&self, at: usize) -> Option<Composed> {
        let (part, quarter) = match self.word(at)? {
            Word::Half => (Decimal::new(5, 1), false),
            Word::Denominator { value: 4, .. } => (Decimal::new(25, 2), true),
            _ => return None,
        };
        let value = self.onward(at + 1).and_then(|i| Some((self.scale(i).or_else(|| self.dozen(i))?, i + 1)));
        Some(match value {
            Some((scale, end)) => {
                Composed { end, value: Decimal::from(scale).checked_mul(part), form: Form::Cardinal { scaled: true } }
            }
            // A quarter of anything else is a share or a part of town.
            None if quarter => return None,
            None => Composed { end: at + 1, value: Some(part), form: Form::Half },
        })
    }

    /// A noun or scale below a thousand that a half can be of.
    pub(super) fn dozen(&self, at: usize) -> Option<i64> {
        match self.word(at)? {
            Word::About(value) | Word::Scale { value, .. } => Some(value),
            _ => None,
        }
    }
}
