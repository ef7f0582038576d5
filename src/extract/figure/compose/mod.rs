//! Numbers composed of their parts by place value, the same way in every language.
//!
//! In: a list of parts. Out: the longest number that starts at a part. A smaller part adds to a
//! larger one where the larger one's last place is free (`twenty` + `one`, `soixante` + `dix`); a
//! scale word multiplies what stands before it and must be smaller than the scale before it, unless
//! it multiplies that one too (`mil millones`).

mod fraction;
mod sum;
mod vague;

use super::digits::Shape;
use super::lexemes::{Lexeme, Part};
use crate::claim::Decimal;
use crate::lang::{Bare, Class, NumberWord as Word, Numbers};
use sum::Sum;
use vague::base;

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

/// A number below a thousand, the place that a further part may fill, and the part behind it.
#[derive(Debug, Clone, Copy)]
struct Group {
    value: i64,
    place: i64,
    end: usize,
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

    /// A number below a thousand, and below `limit`.
    fn group(&self, at: usize, limit: i64) -> Option<Group> {
        let mut group: Option<Group> = None;
        let mut next = at;
        loop {
            let here = if next == at { next } else { self.onward(next).unwrap_or(usize::MAX) };
            let grown = match (self.part(here), group) {
                (Some(Part::Word(Word::Cardinal { value, .. }) | Part::Compound(value)), g) if value < 1000 => {
                    self.add(g, value, here)
                }
                (Some(Part::Word(Word::Scale { value, bare: Bare::One })), g) if value < 1000 => match g {
                    None => Some(Group { value, place: place(value), end: here + 1 }),
                    Some(g) if g.value > 0 && g.value < self.hundreds() => {
                        Some(Group { value: g.value * value, place: place(value), end: here + 1 })
                    }
                    Some(_) => None,
                },
                (Some(Part::Word(Word::And)), Some(g)) if self.joins => self.joined(g, here),
                _ => None,
            };
            let Some(grown) = grown else { break };
            if grown.value >= limit {
                return None;
            }
            next = grown.end;
            group = Some(grown);
        }
        group
    }

    /// What may stand before a hundred: `onze cents`, in English `twenty-five hundred` too; in other
    /// languages `quarante-cinq cents` is money.
    const fn hundreds(&self) -> i64 {
        if self.numbers.comma_joins || self.numbers.inverted { 100 } else { 20 }
    }

    fn add(&self, group: Option<Group>, value: i64, at: usize) -> Option<Group> {
        let Some(g) = group else { return Some(Group { value, place: place(value), end: at + 1 }) };
        let vigesimal = self.numbers.vigesimal && matches!(g.value % 100, 60 | 80) && (10..20).contains(&value);
        let fits = value > 0 && (value < g.place || vigesimal);
        fits.then(|| Group { value: g.value + value, place: place(value), end: at + 1 })
    }

    /// What `and` at `at` adds to a group.
    fn joined(&self, g: Group, at: usize) -> Option<Group> {
        let behind = self.onward(at + 1)?;
        if self.numbers.inverted
            && (1..10).contains(&(g.value % 100))
            && let Some(Part::Word(Word::Cardinal { value, .. })) = self.part(behind)
            && (20..100).contains(&value)
            && value % 10 == 0
        {
            return Some(Group { value: g.value + value, place: 1, end: behind + 1 });
        }
        let vigesimal = self.numbers.vigesimal && matches!(g.value % 100, 60 | 80);
        let limit = if vigesimal { 20 } else { g.place };
        if g.place < self.numbers.and_from {
            return None;
        }
        let tail = self.group(behind, limit)?;
        // `twenty and three fifths` is a mixed number.
        if self.onward(tail.end).is_some_and(|i| matches!(self.word(i), Some(Word::Denominator { .. }))) {
            return None;
        }
        (tail.value > 0).then(|| Group { value: g.value + tail.value, ..tail })
    }

    fn cardinal(&self, at: usize) -> Option<Composed> {
        let mut sum = Sum::default();
        let mut next = at;
        let mut about = false;
        let mut scaled = false;
        let mut digits = false;
        loop {
            let here = if next == at { next } else { self.onward(next).unwrap_or(usize::MAX) };
            let Some(part) = self.part(here) else { break };
            match part {
                Part::Digits(d) => {
                    let (Some(value), false) = (d.value, matches!(d.shape, Shape::Not(_))) else { break };
                    let first = next == at;
                    let scale = self.onward(here + 1).and_then(|i| self.scale(i));
                    // `un millón 249 mil`, `mil 800 policías`, `tres mil 494`: digits go on what is spelt out, too.
                    let goes_on = (digits || scaled) && sum.takes(value) && {
                        match scale {
                            // `20 mil 431 millones`: so many thousands, then the millions of both.
                            Some(scale) => scale < sum.floor() || sum.floor() == 1000 && scale >= 1_000_000,
                            // `214 tys. 318` writes its last three digits out.
                            None => {
                                value >= Decimal::ONE_THOUSAND && d.shape == Shape::Grouped
                                    || sum.floor() == 1000 && d.shape == Shape::Plain(3)
                            }
                        }
                    };
                    if !(first || goes_on) {
                        break;
                    }
                    sum.group = Some(value);
                    digits = true;
                    next = here + 1;
                }
                Part::Word(Word::Cardinal { .. }) | Part::Compound(0..1000) => {
                    if sum.group.is_some() {
                        break;
                    }
                    let Some(group) = self.group(here, sum.floor()) else { break };
                    // `5 million three` are two numbers; `1 million deux cent mille` is one.
                    if digits && group.value < 100 && self.onward(group.end).and_then(|i| self.scale(i)).is_none() {
                        break;
                    }
                    sum.group = Some(group.value.into());
                    next = group.end;
                }
                Part::Compound(value) => {
                    if sum.group.is_some() || !sum.push_whole(value) {
                        break;
                    }
                    next = here + 1;
                }
                Part::Word(Word::Tenths(tenths)) => {
                    if sum.group.is_some() || !sum.stack.is_empty() {
                        break;
                    }
                    // `полтора десятка`: one and a half of a ten.
                    let ten = self.touches(here + 1) && matches!(self.dozen(here + 1), Some(10));
                    sum.group = Some(Decimal::new(tenths, u32::from(!ten)));
                    next = here + 1 + usize::from(ten);
                }
                Part::Word(Word::Scale { value, bare }) => {
                    // Without a number before it a plural only multiplies what is scaled already: `mil millones`.
                    if sum.group.is_none() && bare != Bare::One && (sum.stack.is_empty() || sum.floor() > value) {
                        break;
                    }
                    if value < 1000 && sum.group.is_none() {
                        let Some(group) = self.group(here, sum.floor()) else { break };
                        sum.group = Some(group.value.into());
                        next = group.end;
                        continue;
                    }
                    if !sum.scale(value) {
                        break;
                    }
                    scaled = true;
                    next = here + 1;
                }
                Part::Word(Word::Short { value, .. }) => {
                    if !digits || sum.group.is_none() || !sum.scale(value) {
                        break;
                    }
                    scaled = true;
                    next = here + 1;
                }
                Part::Word(word @ (Word::About(_) | Word::Vague(_))) => {
                    let base = match word {
                        Word::About(value) => value,
                        Word::Vague(class) if sum.group.is_some() => base(class),
                        _ => break,
                    };
                    // `une centaine de milliers`: a rounded number of thousands.
                    let rounded = about && matches!(word, Word::Vague(_));
                    if about && !rounded || !sum.stack.is_empty() {
                        break;
                    }
                    let Some(value) = sum.group.unwrap_or(Decimal::ONE).checked_mul(base.into()) else { break };
                    sum.group = Some(value);
                    about = true;
                    next = here + 1;
                    if let Some(linked) = self.linked(next) {
                        next = linked;
                    }
                }
                Part::Word(Word::AndHalf | Word::AndQuarter) => {
                    let hundredths = if self.word(here) == Some(Word::AndHalf) { 50 } else { 25 };
                    // `two of them and a quarter of the town`: a quarter of something is no part of the number.
                    let of = hundredths == 25 && self.word(here + 1) == Some(Word::Link);
                    if of || !sum.add_part(hundredths) {
                        break;
                    }
                    next = here + 1;
                }
                Part::Word(Word::And) if self.joins => {
                    let behind = self.onward(here + 1);
                    if let Some((part, end)) = behind.filter(|_| !digits).and_then(|b| self.mixed(b)) {
                        sum.group = sum.group.unwrap_or_default().checked_add(part);
                        next = end;
                        break;
                    }
                    if let Some((Part::Compound(value @ 1000..), b)) = behind.and_then(|b| Some((self.part(b)?, b))) {
                        if sum.group.is_some() || !sum.push_whole(value) {
                            break;
                        }
                        next = b + 1;
                        continue;
                    }
                    // `2 milioni e 427 mila`: digits go on where their own scale is smaller.
                    if let Some(b) = behind.filter(|b| digits && self.goes_on(&sum, *b)) {
                        next = b;
                        continue;
                    }
                    let free = sum.group.is_none() && !sum.stack.is_empty() && !digits;
                    if let Some(b) = behind.filter(|b| free && self.scale(*b).is_some_and(|s| s < sum.floor())) {
                        next = b;
                        continue;
                    }
                    let Some(group) = behind.filter(|_| free).and_then(|b| self.group(b, sum.floor().min(1000))) else {
                        break;
                    };
                    sum.group = Some(group.value.into());
                    next = group.end;
                }
                Part::Comma => {
                    let free = sum.group.is_none() && !sum.stack.is_empty() && !digits;
                    let group = self.onward(here + 1).filter(|_| free).and_then(|b| self.group(b, 1000));
                    let Some(group) = group else { break };
                    let scale = self.onward(group.end).and_then(|i| self.scale(i));
                    let smaller = scale.map_or(group.value >= 100 && group.value < sum.floor(), |s| s < sum.floor());
                    if !smaller {
                        break;
                    }
                    sum.group = Some(group.value.into());
                    next = group.end;
                }
                Part::Word(Word::Point) => {
                    let Some((fraction, end)) = self.decimals(here + 1).filter(|_| sum.group.is_some()) else { break };
                    sum.group = sum.group.and_then(|g| g.checked_add(fraction));
                    next = end;
                }
                Part::Word(Word::Whole) => {
                    let Some((fraction, end)) = self.part_of(here + 1).filter(|_| sum.group.is_some()) else { break };
                    sum.group = sum.group.and_then(|g| g.checked_add(fraction));
                    next = end;
                }
                _ => break,
            }
        }
        if next == at {
            return None;
        }
        let value = sum.total();
        if let Some((value, end)) = value.and_then(|v| self.fraction(v, next)) {
            return Some(Composed { end, value: Some(value), form: Form::Fraction });
        }
        let form = match self.part(at) {
            _ if about => Form::About,
            Some(Part::Word(Word::Cardinal { article: true, .. })) if next == at + 1 => Form::One,
            Some(Part::Word(Word::Cardinal { ambiguous: true, .. })) if next == at + 1 => Form::Ambiguous,
            _ => Form::Cardinal { scaled },
        };
        Some(Composed { end: next, value, form })
    }

    /// Whether digits at `at` with a scale word behind them are the next smaller part of a sum.
    fn goes_on(&self, sum: &Sum, at: usize) -> bool {
        let Some(Part::Digits(d)) = self.part(at) else { return false };
        let below = d.value.is_some_and(|v| v < Decimal::ONE_THOUSAND) && matches!(d.shape, Shape::Plain(1..=3));
        below && sum.group.is_none() && self.onward(at + 1).and_then(|i| self.scale(i)).is_some_and(|s| s < sum.floor())
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

    /// The scale word behind a link at `at`.
    fn linked(&self, at: usize) -> Option<usize> {
        let scale = match self.word(at).filter(|_| self.touches(at))? {
            Word::Link => at + 1,
            _ => return None,
        };
        (self.touches(scale) && self.scale(scale).is_some()).then_some(scale)
    }
}

/// The place below which a further part may add to a number.
const fn place(value: i64) -> i64 {
    match value {
        0 => 1,
        v if v % 100 == 0 => 100,
        v if v % 10 == 0 && v % 100 >= 20 => 10,
        _ => 1,
    }
}
