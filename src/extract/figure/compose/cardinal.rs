//! Cardinals: groups below a thousand, scale words, and what may stand beside them.
//!
//! In: the parts of a number. Out: the cardinal that starts at a part. Part by part, a [`Walk`] adds to a [`Sum`] what
//! belongs to the number; the first part that does not ends it.

use super::sum::Sum;
use super::vague::base;
use super::{Composed, Composer, Form};
use crate::claim::Decimal;
use crate::extract::figure::digits::{Digits, Shape};
use crate::extract::figure::lexemes::Part;
use crate::lang::{Bare, NumberWord as Word};

impl Composer<'_> {
    pub(super) fn cardinal(&self, at: usize) -> Option<Composed> {
        let mut walk = Walk {
            composer: self,
            sum: Sum::default(),
            start: at,
            next: at,
            about: false,
            scaled: false,
            digits: false,
            closed: false,
        };
        while !walk.closed
            && let Some(next) = walk.step()
        {
            walk.next = next;
        }
        walk.composed()
    }
}

/// A cardinal while its parts are read. A method that takes a part says at which part the number goes on; none says that the
/// part belongs to it no more.
struct Walk<'c, 'a> {
    composer: &'c Composer<'a>,
    sum: Sum,
    start: usize,
    next: usize,
    /// A noun for a rounded number was read: `une vingtaine`.
    about: bool,
    /// A scale word was read.
    scaled: bool,
    /// Digits were read.
    digits: bool,
    /// Nothing can follow: `two and three quarters`.
    closed: bool,
}

impl Walk<'_, '_> {
    fn step(&mut self) -> Option<usize> {
        let here = if self.is_first() { self.start } else { self.composer.onward(self.next)? };
        match self.composer.part(here)? {
            Part::Digits(digits) => self.digits(digits, here),
            Part::Compound(0..1000) | Part::Word(Word::Cardinal { .. }) => self.cardinal(here),
            Part::Compound(value) => self.compound(value, here),
            Part::Comma => self.comma(here),
            Part::Word(Word::Tenths(tenths)) => self.tenths(tenths, here),
            Part::Word(Word::Scale { value, bare }) => self.scale(value, bare, here),
            Part::Word(Word::Short { value, .. }) => self.short(value, here),
            Part::Word(Word::About(value)) if !self.about => self.rounded(value, here),
            Part::Word(Word::Vague(class)) if self.sum.group.is_some() => self.rounded(base(class), here),
            Part::Word(Word::AndHalf) => self.sum.add_part(50).then_some(here + 1),
            Part::Word(Word::AndQuarter) => self.quarter(here),
            Part::Word(Word::And) if self.composer.joins => self.and(here),
            Part::Word(Word::Point) => self.fraction(self.composer.decimals(here + 1)),
            Part::Word(Word::Whole) => self.fraction(self.composer.part_of(here + 1)),
            _ => None,
        }
    }

    fn is_first(&self) -> bool {
        self.next == self.start
    }

    /// Whether a smaller part in words may follow a scale word.
    fn is_open(&self) -> bool {
        self.sum.group.is_none() && !self.sum.stack.is_empty() && !self.digits
    }

    /// Digits open a number, or go on what is spelt out.
    fn digits(&mut self, digits: Digits, here: usize) -> Option<usize> {
        let value = digits.value.filter(|_| !matches!(digits.shape, Shape::Not(_)))?;
        if !(self.is_first() || self.digits_go_on(value, digits.shape, here + 1)) {
            return None;
        }
        self.sum.group = Some(value);
        self.digits = true;
        Some(here + 1)
    }

    /// `un millón 249 mil`, `mil 800 policías`, `tres mil 494`: whether digits that end at `end` go on the number.
    fn digits_go_on(&self, value: Decimal, shape: Shape, end: usize) -> bool {
        if !(self.digits || self.scaled) || !self.sum.takes(value) {
            return false;
        }
        let floor = self.sum.floor();
        match self.composer.scale_onward(end) {
            // `20 mil 431 millones`: so many thousands, then the millions of both.
            Some(scale) => scale < floor || floor == 1000 && scale >= 1_000_000,
            // `214 tys. 318` writes its last three digits out.
            None => {
                value >= Decimal::ONE_THOUSAND && shape == Shape::Grouped || floor == 1000 && shape == Shape::Plain(3)
            }
        }
    }

    /// Words for a number below a thousand.
    fn cardinal(&mut self, here: usize) -> Option<usize> {
        if self.sum.group.is_some() {
            return None;
        }
        let group = self.composer.group(here, self.sum.floor())?;
        // `5 million three` are two numbers; `1 million deux cent mille` is one.
        if self.digits && group.value < 100 && self.composer.scale_onward(group.end).is_none() {
            return None;
        }
        self.sum.group = Some(group.value.into());
        Some(group.end)
    }

    /// One word for a thousand and more.
    fn compound(&mut self, value: i64, here: usize) -> Option<usize> {
        (self.sum.group.is_none() && self.sum.push_whole(value)).then_some(here + 1)
    }

    /// `полтора`, and `полтора десятка`: one and a half of a ten.
    fn tenths(&mut self, tenths: i64, here: usize) -> Option<usize> {
        if self.sum.group.is_some() || !self.sum.stack.is_empty() {
            return None;
        }
        let ten = self.composer.touches(here + 1) && self.composer.dozen(here + 1) == Some(10);
        self.sum.group = Some(Decimal::new(tenths, u32::from(!ten)));
        Some(here + 1 + usize::from(ten))
    }

    /// A scale word multiplies what stands before it.
    fn scale(&mut self, value: i64, bare: Bare, here: usize) -> Option<usize> {
        // Without a number before it a plural only multiplies what is scaled already: `mil millones`.
        let multiplies =
            bare == Bare::One || self.composer.is_one(here) || !self.sum.stack.is_empty() && self.sum.floor() <= value;
        if self.sum.group.is_none() && !multiplies {
            return None;
        }
        if value < 1000 && self.sum.group.is_none() {
            return self.group(here, self.sum.floor());
        }
        self.close(value, here)
    }

    /// A scale word that is cut short stands behind digits alone: `5 mln`.
    fn short(&mut self, value: i64, here: usize) -> Option<usize> {
        if self.digits && self.sum.group.is_some() { self.close(value, here) } else { None }
    }

    /// Closes the group with a scale word.
    fn close(&mut self, scale: i64, here: usize) -> Option<usize> {
        if !self.sum.scale(scale) {
            return None;
        }
        self.scaled = true;
        Some(here + 1)
    }

    /// The group of words at `at`.
    fn group(&mut self, at: usize, limit: i64) -> Option<usize> {
        let group = self.composer.group(at, limit)?;
        self.sum.group = Some(group.value.into());
        Some(group.end)
    }

    /// A noun for a rounded number, and what it rounds: `une centaine de milliers`.
    fn rounded(&mut self, base: i64, here: usize) -> Option<usize> {
        if !self.sum.stack.is_empty() {
            return None;
        }
        self.sum.group = Some(self.sum.group.unwrap_or(Decimal::ONE).checked_mul(base.into())?);
        self.about = true;
        Some(self.composer.linked(here + 1).unwrap_or(here + 1))
    }

    /// `two of them and a quarter of the town`: a quarter of something is no part of the number.
    fn quarter(&mut self, here: usize) -> Option<usize> {
        let of = self.composer.word(here + 1) == Some(Word::Link);
        (!of && self.sum.add_part(25)).then_some(here + 1)
    }

    /// What `and` joins to the number.
    fn and(&mut self, here: usize) -> Option<usize> {
        let behind = self.composer.onward(here + 1)?;
        if !self.digits
            && let Some((part, end)) = self.composer.mixed(behind)
        {
            self.sum.group = self.sum.group.unwrap_or_default().checked_add(part);
            self.closed = true;
            return Some(end);
        }
        let floor = self.sum.floor();
        match self.composer.part(behind)? {
            Part::Compound(value @ 1000..) => self.compound(value, behind),
            Part::Digits(digits) => self.joins_digits(digits, behind).then_some(behind),
            _ if !self.is_open() => None,
            _ if self.composer.scale(behind).is_some_and(|scale| scale < floor) => Some(behind),
            _ => self.group(behind, floor.min(1000)),
        }
    }

    /// `2 milioni e 427 mila`: digits go on where their own scale is smaller, and no fraction of the larger one is told:
    /// `12,5 milhões e 56 mil sócios`.
    fn joins_digits(&self, digits: Digits, at: usize) -> bool {
        let whole = |(scale, value): &(i64, Decimal)| (*value % Decimal::from(*scale)).is_zero();
        self.digits
            && self.sum.group.is_none()
            && self.sum.stack.last().is_some_and(whole)
            && matches!(digits.shape, Shape::Plain(1..=3))
            && digits.value.is_some_and(|value| value < Decimal::ONE_THOUSAND)
            && self.composer.scale_onward(at + 1).is_some_and(|scale| scale < self.sum.floor())
    }

    /// Behind a comma stands the next smaller part: `two million, three hundred thousand`.
    fn comma(&mut self, here: usize) -> Option<usize> {
        let behind = self.composer.onward(here + 1).filter(|_| self.is_open())?;
        if let Some(Part::Compound(value @ 1000..)) = self.composer.part(behind) {
            return self.compound(value, behind);
        }
        let group = self.composer.group(behind, 1000)?;
        let (scale, floor) = (self.composer.scale_onward(group.end), self.sum.floor());
        let smaller = scale.map_or(group.value >= 100 && group.value < floor, |scale| scale < floor);
        if !smaller {
            return None;
        }
        self.sum.group = Some(group.value.into());
        Some(group.end)
    }

    /// Adds the fraction behind a whole number, with the part behind it.
    fn fraction(&mut self, fraction: Option<(Decimal, usize)>) -> Option<usize> {
        let (whole, (fraction, end)) = self.sum.group.zip(fraction)?;
        self.sum.group = whole.checked_add(fraction);
        Some(end)
    }

    /// What the parts make together.
    fn composed(self) -> Option<Composed> {
        if self.is_first() {
            return None;
        }
        let (value, end) = (self.sum.total(), self.next);
        if let Some((value, end)) = value.and_then(|value| self.composer.fraction(value, end)) {
            // `tři čtvrtě milionu`, `dwie trzecie miliarda`: so many parts of a scale are a number of things.
            let scaled = |here: usize| Some((value.checked_mul(self.composer.scale(here)?.into()), here + 1));
            if let Some((value, end)) = self.composer.onward(end).and_then(scaled) {
                return Some(Composed { end, value, form: Form::Cardinal { scaled: true } });
            }
            return Some(Composed { end, value: Some(value), form: Form::Fraction });
        }
        let alone = end == self.start + 1;
        let form = match self.composer.part(self.start) {
            _ if self.about => Form::About,
            Some(Part::Word(Word::Cardinal { article: true, .. })) if alone => Form::One,
            Some(Part::Word(Word::Cardinal { ambiguous: true, .. })) if alone => Form::Ambiguous,
            _ => Form::Cardinal { scaled: self.scaled },
        };
        Some(Composed { end, value, form })
    }
}
