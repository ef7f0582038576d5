//! Numbers composed of their parts by place value, the same way in every language.
//!
//! In: a list of parts. Out: the longest number that starts at a part. A smaller part adds to a
//! larger one where the larger one's last place is free (`twenty` + `one`, `soixante` + `dix`); a
//! scale word multiplies what stands before it and must be smaller than the scale before it, unless
//! it multiplies that one too (`mil millones`).

mod cardinal;
mod fraction;
mod group;
mod sum;
mod vague;

pub(super) use vague::base;

use super::lexemes::{Lexeme, Part};
use crate::claim::Decimal;
use crate::lang::{Class, NumberWord as Word, Numbers};

/// A number as composed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Composed {
    /// The first part behind it.
    pub end: usize,
    pub value: Option<Decimal>,
    pub form: Form,
}

/// What kind of number expression it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Form {
    /// A cardinal; whether scale words helped.
    Cardinal { scaled: bool },
    /// The numeral one that is also an article, alone.
    One,
    /// A word that is a number only in company, alone.
    Ambiguous,
    /// Rounded by its own noun: `une vingtaine`.
    About,
    /// A half without a scale.
    Half,
    /// `two thirds`.
    Fraction,
    Vague {
        low: Decimal,
        high: Decimal,
        /// One of its scale instead, behind a hedge: `около тысячи`.
        one: Option<i64>,
    },
}

/// Composes numbers out of one list of parts.
pub(super) struct Composer<'a> {
    numbers: &'a Numbers,
    parts: &'a [Lexeme],
    /// Whether `and` may join parts of one number.
    pub joins: bool,
    /// Whether a noun may stand before its number: `тысяч восемь`.
    pub inverts: bool,
}

impl<'a> Composer<'a> {
    pub fn new(numbers: &'a Numbers, parts: &'a [Lexeme]) -> Self {
        Self { numbers, parts, joins: true, inverts: false }
    }

    /// The value of all parts together, where they make one whole number.
    pub fn whole(&self) -> Option<i64> {
        let composed = self.number(0)?;
        let plain = matches!(composed.form, Form::Cardinal { .. });
        (plain && composed.end == self.parts.len()).then_some(composed.value?).and_then(|v| v.try_into().ok())
    }

    fn part(&self, at: usize) -> Option<Part> {
        self.parts.get(at).map(|l| l.part)
    }

    fn word(&self, at: usize) -> Option<Word> {
        match self.part(at)? {
            Part::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Whether part `at` stands right behind the part before it.
    fn touches(&self, at: usize) -> bool {
        at > 0 && at < self.parts.len() && self.parts[at - 1].end == self.parts[at].start
    }

    /// The part that goes on with a number at `at`: it, or the one behind a hyphen.
    fn onward(&self, at: usize) -> Option<usize> {
        if !self.touches(at) {
            return None;
        }
        match self.part(at)? {
            Part::Hyphen => self.touches(at + 1).then_some(at + 1),
            _ => Some(at),
        }
    }

    /// Whether a one at `at` is the article of a noun for a rounded number: `une vingtaine`.
    pub fn is_article(&self, at: usize) -> bool {
        let one = matches!(self.word(at), Some(Word::Cardinal { article: true, .. }));
        one && self.touches(at + 1) && matches!(self.word(at + 1), Some(Word::About(_)))
    }

    /// The number that starts at part `at`.
    pub fn number(&self, at: usize) -> Option<Composed> {
        self.vague(at).or_else(|| self.and_some(at)).or_else(|| self.half(at)).or_else(|| self.cardinal(at))
    }

    /// The value of the scale word at `at`.
    fn scale(&self, at: usize) -> Option<i64> {
        match self.word(at)? {
            Word::Scale { value, .. } | Word::Short { value, .. } if value >= 1000 => Some(value),
            Word::Vague(Class::Thousands) => Some(1000),
            Word::About(1000) => Some(1000),
            _ => None,
        }
    }

    /// The value of the scale word that goes on with a number at `at`.
    fn scale_onward(&self, at: usize) -> Option<i64> {
        self.onward(at).and_then(|at| self.scale(at))
    }

    /// The scale word behind a link at `at`.
    fn linked(&self, at: usize) -> Option<usize> {
        let scale = match self.word(at).filter(|_| self.touches(at))? {
            Word::Link => at + 1,
            _ => return None,
        };
        (self.touches(scale) && self.scale(scale).is_some()).then_some(scale)
    }
}
