//! Numbers composed of their parts by place value, the same way in every language.
//!
//! In: a list of parts. Out: the longest number that starts at a part. A smaller part adds to a
//! larger one where the larger one's last place is free (`twenty` + `one`, `soixante` + `dix`); a
//! scale word multiplies what stands before it and must be smaller than the scale before it, unless
//! it multiplies that one too (`mil millones`).

use super::digits::Shape;
use super::lexemes::{Lexeme, Part};
use crate::claim::Decimal;
use crate::lang::{Bare, Class, NumberWord as Word, Numbers};

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
        self.vague(at).or_else(|| self.half(at)).or_else(|| self.cardinal(at))
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
        if self.numbers.inverted && (1..10).contains(&(g.value % 100)) {
            if let Some(Part::Word(Word::Cardinal { value, .. })) = self.part(behind) {
                if (20..100).contains(&value) && value % 10 == 0 {
                    return Some(Group { value: g.value + value, place: 1, end: behind + 1 });
                }
            }
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
                    let goes_on = digits && sum.takes(value) && {
                        let scale = self.onward(here + 1).and_then(|i| self.scale(i));
                        match scale {
                            Some(scale) => scale < sum.floor(),
                            None => value >= Decimal::ONE_THOUSAND && d.shape == Shape::Grouped,
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
                    sum.group = Some(Decimal::new(tenths, 1));
                    next = here + 1;
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
                    if about || !sum.stack.is_empty() {
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
                Part::Word(Word::AndHalf) => {
                    if !sum.add_half() {
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

    /// A number of parts: `two thirds`, `un quart`.
    fn fraction(&self, numerator: Decimal, at: usize) -> Option<(Decimal, usize)> {
        let here = self.onward(at)?;
        match self.word(here)? {
            Word::Denominator { value, of_one } if !of_one || numerator == Decimal::ONE => {
                Some((numerator.checked_div(value.into())?, here + 1))
            }
            _ => None,
        }
    }

    /// The fraction of a mixed number: `two and three quarters`.
    fn mixed(&self, at: usize) -> Option<(Decimal, usize)> {
        let group = self.group(at, 100)?;
        self.fraction(group.value.into(), group.end)
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

    /// Digits said one by one or in groups behind the decimal mark: `point one four`.
    fn decimals(&self, at: usize) -> Option<(Decimal, usize)> {
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
    fn part_of(&self, at: usize) -> Option<(Decimal, usize)> {
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
            Word::Part(denominator) => Some((numerator.checked_div(denominator.into())?, here + 1)),
            _ => None,
        }
    }

    /// `half a million`, `pół miliona`; a half alone is one too.
    fn half(&self, at: usize) -> Option<Composed> {
        if self.word(at)? != Word::Half {
            return None;
        }
        let value = self.onward(at + 1).and_then(|i| Some((self.scale(i).or_else(|| self.dozen(i))?, i + 1)));
        Some(match value {
            Some((scale, end)) => Composed {
                end,
                value: Decimal::from(scale).checked_mul(Decimal::new(5, 1)),
                form: Form::Cardinal { scaled: true },
            },
            None => Composed { end: at + 1, value: Some(Decimal::new(5, 1)), form: Form::Half },
        })
    }

    /// A noun or scale below a thousand that a half can be of.
    fn dozen(&self, at: usize) -> Option<i64> {
        match self.word(at)? {
            Word::About(value) | Word::Scale { value, .. } => Some(value),
            _ => None,
        }
    }

    fn vague(&self, at: usize) -> Option<Composed> {
        let (class, mut end, one) = match self.word(at)? {
            Word::Several => {
                let linked = if self.word(at + 1) == Some(Word::Link) { at + 2 } else { at + 1 };
                let behind = self.onward(linked)?;
                (self.class(behind)?, behind + 1, None)
            }
            Word::Vague(class) => (class, at + 1, None),
            Word::Scale { value, bare: bare @ (Bare::Vague | Bare::Either) } => {
                if let Some(inverted) = self.inverted(at, value) {
                    return Some(inverted);
                }
                (class_of(value)?, at + 1, (bare == Bare::Either).then_some(value))
            }
            _ => return None,
        };
        let (mut low, mut high) = bounds(class);
        let next = self.linked(end).or_else(|| self.touches(end).then_some(end));
        if let Some((scale, next)) = next.and_then(|i| Some((self.scale(i)?, i + 1))) {
            let scale = Decimal::from(scale);
            low = low.checked_mul(scale)?;
            high = (high + Decimal::ONE).checked_mul(scale)? - Decimal::ONE;
            end = next;
        }
        Some(Composed { end, value: None, form: Form::Vague { low, high, one } })
    }

    /// A scale before its number: `тысяч восемь`, `тысячи полторы`.
    fn inverted(&self, at: usize, scale: i64) -> Option<Composed> {
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

    /// What `several` makes of the scale word at `at`.
    fn class(&self, at: usize) -> Option<Class> {
        match self.word(at)? {
            Word::Vague(class) => Some(class),
            Word::Scale { value, .. } | Word::About(value) | Word::Short { value, .. } => class_of(value),
            _ => None,
        }
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

const fn class_of(scale: i64) -> Option<Class> {
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

const fn base(class: Class) -> i64 {
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
fn bounds(class: Class) -> (Decimal, Decimal) {
    let (low, high) = match class {
        Class::Teens => (11, 19),
        class => (base(class) * 2, base(class) * 10 - 1),
    };
    (low.into(), high.into())
}

/// The parts of a number so far: scaled ones, and the group that no scale has closed yet.
#[derive(Debug, Default)]
struct Sum {
    stack: Vec<(i64, Decimal)>,
    group: Option<Decimal>,
}

impl Sum {
    /// What a further part must stay below.
    fn floor(&self) -> i64 {
        self.stack.last().map_or(i64::MAX, |(scale, _)| *scale)
    }

    fn takes(&self, value: Decimal) -> bool {
        self.group.is_none() && !self.stack.is_empty() && value < self.floor().into()
    }

    /// Closes the group with a scale word; `false` where it does not fit.
    fn scale(&mut self, scale: i64) -> bool {
        if scale < 1000 {
            let Some(group) = self.group.filter(|g| *g < Decimal::from(20) && g.is_integer()) else { return false };
            self.group = group.checked_mul(scale.into());
            return self.group.is_some();
        }
        if self.floor() == scale {
            return false;
        }
        let mut multiplied = self.group;
        let mut kept = self.stack.len();
        while kept > 0 && self.stack[kept - 1].0 < scale {
            kept -= 1;
            multiplied = multiplied.unwrap_or_default().checked_add(self.stack[kept].1);
        }
        if kept > 0 && self.stack[kept - 1].0 == scale {
            return false;
        }
        let Some(value) = multiplied.unwrap_or(Decimal::ONE).checked_mul(scale.into()) else { return false };
        self.stack.truncate(kept);
        self.stack.push((scale, value));
        self.group = None;
        true
    }

    /// Adds a compound of thousands and more.
    fn push_whole(&mut self, value: i64) -> bool {
        let scale = if value % 1_000_000 == 0 {
            1_000_000
        } else if value % 1000 == 0 {
            1000
        } else {
            1
        };
        if value >= self.floor() {
            return false;
        }
        self.stack.push((scale, value.into()));
        true
    }

    fn add_half(&mut self) -> bool {
        if let Some(group) = &mut self.group {
            *group += Decimal::new(5, 1);
            return true;
        }
        let Some((scale, value)) = self.stack.last_mut() else { return false };
        let Some(half) = Decimal::from(*scale).checked_div(Decimal::TWO).and_then(|h| value.checked_add(h)) else {
            return false;
        };
        *value = half;
        true
    }

    fn total(&self) -> Option<Decimal> {
        let mut total = self.group.unwrap_or_default();
        for (_, value) in &self.stack {
            total = total.checked_add(*value)?;
        }
        Some(total.normalize())
    }
}
