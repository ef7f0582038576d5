//! Vague numbers: words for a power of ten, and what makes a scale word vague.
//!
//! In: the parts of a number. Out: its bounds by the guideline's table.

use super::{Composed, Composer, Form};
use crate::claim::Decimal;
use crate::lang::{Bare, Class, NumberWord as Word};

impl Composer<'_> {
    pub(super) fn vague(&self, at: usize) -> Option<Composed> {
        let (class, end, one) = match self.word(at)? {
            Word::Several => {
                let linked = if self.word(at + 1) == Some(Word::Link) { at + 2 } else { at + 1 };
                let behind = self.onward(linked)?;
                (self.class(behind)?, behind + 1, None)
            }
            Word::Vague(class) => (class, at + 1, None),
            Word::Scale { value, bare: bare @ (Bare::Vague | Bare::Either) } => {
                if self.is_one(at) {
                    return None;
                }
                if let Some(inverted) = self.inverted(at, value) {
                    return Some(inverted);
                }
                (class_of(value)?, at + 1, (bare == Bare::Either).then_some(value))
            }
            // `миллиона полтора`: nobody says one million and two as two words alone.
            Word::Scale { value, bare: Bare::One } if value >= 1_000_000 => {
                let few = |v: Decimal| v > value.into() && v < value.saturating_mul(10).into();
                return self.inverted(at, value).filter(|found| found.value.is_some_and(few));
            }
            _ => return None,
        };
        self.between(bounds(class), end, one)
    }

    /// What is between two bounds, times the scale that may stand at `end`: `kilkanaście tysięcy`.
    fn between(&self, (low, high): (Decimal, Decimal), end: usize, one: Option<i64>) -> Option<Composed> {
        let next = self.linked(end).or_else(|| self.touches(end).then_some(end));
        let scale = next.and_then(|i| Some((Decimal::from(self.scale(i)?), i + 1)));
        let (low, high, end) = match scale {
            Some((scale, next)) => {
                (low.checked_mul(scale)?, (high + Decimal::ONE).checked_mul(scale)? - Decimal::ONE, next)
            }
            None => (low, high, end),
        };
        Some(Composed { end, value: None, form: Form::Vague { low, high, one } })
    }

    /// A hundred and some: `sto kilkadziesiąt` is 120 to 199, `trzystu kilkunastu` 311 to 319.
    pub(super) fn and_some(&self, at: usize) -> Option<Composed> {
        let group = self.group(at, 1000).filter(|group| group.place == 100)?;
        let behind = self.onward(group.end)?;
        let Word::Vague(class @ (Class::Teens | Class::Tens)) = self.word(behind)? else { return None };
        let (low, high) = bounds(class);
        let hundreds = Decimal::from(group.value);
        self.between((low + hundreds, high + hundreds), behind + 1, None)
    }

    /// A scale before its number: `тысяч восемь`, `тысячи полторы`.
    pub(super) fn inverted(&self, at: usize, scale: i64) -> Option<Composed> {
        let behind = at + 1;
        if !self.inverts || !self.touches(behind) {
            return None;
        }
        let (value, end) = match self.word(behind)? {
            Word::Tenths(tenths) => (Decimal::new(tenths, 1), behind + 1),
            Word::Cardinal { article: false, .. } => {
                let group = self.group(behind, 1000)?;
                (group.value.into(), group.end)
            }
            _ => return None,
        };
        if self.touches(end) && self.scale(end).is_some() {
            return None;
        }
        Some(Composed { end, value: value.checked_mul(scale.into()), form: Form::About })
    }

    /// Whether the scale word at `at`, which may be one or several, is one: a number goes on with it that is more than
    /// an inverted one would be, as in `около тысячи двухсот` against `тысячи две`.
    pub(super) fn is_one(&self, at: usize) -> bool {
        let Some(Word::Scale { value, bare: Bare::Either }) = self.word(at) else { return false };
        let group = if self.touches(at + 1) { self.group(at + 1, 1000) } else { None };
        group.is_some_and(|group| {
            group.value > 4 && group.value < value && !(self.touches(group.end) && self.scale(group.end).is_some())
        })
    }

    /// What `several` makes of the scale word at `at`.
    pub(super) fn class(&self, at: usize) -> Option<Class> {
        match self.word(at)? {
            Word::Vague(class) => Some(class),
            Word::Scale { value, .. } | Word::About(value) | Word::Short { value, .. } => class_of(value),
            _ => None,
        }
    }
}

pub(super) const fn class_of(scale: i64) -> Option<Class> {
    match scale {
        10..100 => Some(Class::Tens),
        100 => Some(Class::Hundreds),
        1_000 => Some(Class::Thousands),
        10_000 => Some(Class::TenThousands),
        100_000 => Some(Class::HundredThousands),
        1_000_000 => Some(Class::Millions),
        1_000_000_000 => Some(Class::Billions),
        _ => None,
    }
}

pub(in crate::extract::figure) const fn base(class: Class) -> i64 {
    match class {
        Class::Teens | Class::Tens => 10,
        Class::Hundreds => 100,
        Class::Thousands => 1_000,
        Class::TenThousands => 10_000,
        Class::HundredThousands => 100_000,
        Class::Millions => 1_000_000,
        Class::Billions => 1_000_000_000,
    }
}

/// The guideline's table.
pub(super) fn bounds(class: Class) -> (Decimal, Decimal) {
    let (low, high) = match class {
        Class::Teens => (11, 19),
        class => (base(class) * 2, base(class) * 10 - 1),
    };
    (low.into(), high.into())
}
