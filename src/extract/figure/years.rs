//! Years, which are numbers and no figures.
//!
//! In: a number in its sentence. Out: the rule that makes it a year, with the words that show it.

use super::context::Context;
use super::digits::Shape;
use super::verdict::Finding;
use super::{Form, Raw};
use crate::claim::{Decimal, Modifier, UnitKind};
use crate::lang::{Calendar, Opening, Order, Role, UnitEntry, neutral};

/// Digits that the words around them name a year: `1997 r.`, `année 2019`, `90-е годы`, `1990s`.
pub(super) fn year_phrase(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    if let Some(found) = tens(context, raws, i).or_else(|| century(context, &raws[i])) {
        return Some(found);
    }
    if !raw.is_digits() || matches!(raw.shape, Some(Shape::Grouped | Shape::Decimal | Shape::Settled(_))) {
        return None;
    }
    let end = raw.tokens.end;
    let calendar = &context.lang.calendar;
    let four = four_digits(raw);
    // What a letter glued to two digits says is the suffix of an ordinal in some languages, so that only `90s` is a decade.
    let decade = |calendar: &Calendar| calendar.decade.longest(context.tokens, end).is_some();
    let shared = decade(&neutral().calendar);
    if context.glued(end) && (four && (shared || decade(calendar)) || raw.plain_below(100) && shared) {
        return Some(("decade", raw.tokens.start..end + 1));
    }
    if four || raw.plain_below(100) && context.is_mark(end, &['-']) && context.glued(end) {
        let mut at = end;
        while context.is_mark(at, &['-', '.']) || (at > end && context.glued(at) && at < end + 2) {
            at += 1;
        }
        if let Some((length, ())) = calendar.year_after.longest(context.tokens, at) {
            return Some(("year", raw.tokens.start..at + length));
        }
    }
    None
}

/// `années 80`, `anni '90`, `años noventa`, `the summer of '69`: a decade by its tens, a year by its last two digits.
fn tens(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let top = raw.value.or(raw.high).filter(|v| v.is_integer() && *v < 100.into() && *v > 0.into())?;
    let apostrophe = start > context.sentence.tokens.start
        && context.is_mark(start - 1, &['\'', '’', '‘'])
        && context.glued(start)
        && !context.glued(start - 1);
    let short = apostrophe && matches!(raw.shape, Some(Shape::Plain(2)));
    // Nor does anything that is counted stand behind an apostrophe and two digits: `na '45 sprak niemand`.
    if short && context.unit(end).is_none() {
        return Some(("year", start - 1..end));
    }
    let at = start - usize::from(apostrophe);
    let (length, ()) = context.lang.calendar.decade_before.longest_before(context.tokens, at)?;
    // `il y a vingt années 80 étaient`: years that a number counts are none of a decade.
    let numbered = i > 0 && raws[i - 1].tokens.end == at - length;
    let decade = (top % Decimal::TEN).is_zero() && !numbered && raw.extent == raw.tokens;
    // `les tubes des années 80 tournent en boucle`: only what certainly counts takes the tens from the decade.
    let measured = context.unit(end).is_some() || context.is_mark(end, &['%']);
    (decade && (short || !measured)).then(|| ("decade", at - length..end))
}

/// `un arazzo del Seicento`: hundreds in one word with a capital, behind what stands before a year, are the century of those
/// years.
fn century(context: &Context<'_>, raw: &Raw) -> Option<Finding> {
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let first = context.sentence.tokens.start;
    let capital = !raw.is_digits() && end == start + 1 && start > first && context.tokens[start].capital;
    let value = raw.value.filter(|v| capital && *v >= 200.into() && *v < 1000.into())?;
    let hundreds = (value % Decimal::from(100)).is_zero() && context.unit(end).is_none();
    let (length, ()) = context.lang.calendar.year_before.longest_before(context.tokens, start)?;
    hundreds.then(|| ("century", start - length..end))
}

pub(super) fn four_digits(raw: &Raw) -> bool {
    let limit = |v: Decimal| v >= 1000.into() && v <= 2100.into();
    match raw.shape {
        Some(Shape::Plain(4)) if raw.modifier == Modifier::Range => raw.low.is_some_and(limit),
        Some(Shape::Plain(4)) => raw.value.is_some_and(limit),
        _ => false,
    }
}

/// A bare four-digit number that reads as a year: no unit or noun behind it, or a year's preposition
/// before it.
pub(super) fn year(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    if !four_digits(raw) || matches!(raw.form, Form::Cardinal { scaled: true } if raw.modifier != Modifier::Range) {
        return None;
    }
    let value = raw.value.or(raw.low)?;
    let year = Year { context, raws, i, raw, value, start: raw.tokens.start, end: raw.tokens.end };
    year.holds().then(|| ("year", raw.tokens.clone()))
}

/// Four digits that may be a year.
struct Year<'y, 'd> {
    context: &'y Context<'d>,
    raws: &'y [Raw],
    i: usize,
    raw: &'y Raw,
    /// The value, or where a range of years begins.
    value: Decimal,
    start: usize,
    end: usize,
}

impl Year<'_, '_> {
    fn holds(&self) -> bool {
        if self.is_money_or_share() || self.counts_those_named() || self.opens_change() {
            return false;
        }
        // A measure or a noun known to be counted settles it.
        if let Some((_, unit)) = self.context.unit(self.end) {
            return self.is_year_before(unit);
        }
        if !self.is_modern() {
            return false;
        }
        // `in 2015 protesters ...`: the preposition weighs more than a word that may be a noun.
        self.is_behind_preposition() || self.is_span() || self.is_lifetime() || self.is_joined() || self.is_bare()
    }

    /// Whether nothing beside the number says that it counts.
    fn is_bare(&self) -> bool {
        let alone = self.context.sentence.tokens.len() <= self.raw.tokens.len() + 1;
        !(alone || self.is_compared() || self.may_count() || self.is_coordinated() || self.is_listed())
    }

    fn is_modern(&self) -> bool {
        self.value >= 1800.into() && self.value <= 2100.into()
    }

    fn is_recent(&self) -> bool {
        self.value >= 1950.into() && self.value <= 2035.into() && !self.is_round()
    }

    fn is_round(&self) -> bool {
        (self.value % Decimal::ONE_HUNDRED).is_zero()
    }

    fn is_inflected(&self) -> bool {
        self.context.lang.units.grammar.order == Order::Inflected
    }

    fn is_behind_preposition(&self) -> bool {
        self.context.lang.calendar.year_before.longest_before(self.context.tokens, self.start).is_some()
    }

    fn is_money_or_share(&self) -> bool {
        self.context.currency_start(self.start) < self.start
            || self.context.is_mark(self.end, &['%', '€', '$', '£', '°'])
    }

    /// `з 2000 до 2910 гривень`: what grows to so much of a thing, or to a sum, is no year.
    fn opens_change(&self) -> bool {
        let context = self.context;
        let (ranges, key) = (&context.lang.ranges, |at: usize| context.token(at).map(|t| t.key));
        let ends = || Some((key(self.start.checked_sub(1)?)?, key(self.end)?));
        let change = ends().and_then(|ends| ranges.pairs.get(&ends));
        let next = self.raws.get(self.i + 1).filter(|next| next.tokens.start == self.end + 1);
        let counted = |next: &Raw| {
            let unit = context.unit(next.tokens.end).filter(|(_, unit)| unit.kind != UnitKind::Duration);
            unit.is_some() && next.modifier != Modifier::Range && next.value >= Some(Decimal::ONE_HUNDRED)
        };
        matches!(change, Some(Opening::From | Opening::Change)) && next.is_some_and(counted)
    }

    /// `1800 z nich`, `2000 of them`, `vyřídilo jich 1900`: those who are named are counted.
    fn counts_those_named(&self) -> bool {
        let (context, behind) = (self.context, self.context.roles(self.end));
        let before = self.is_inflected() && self.start > context.sentence.tokens.start;
        behind.has(Role::AMONG) || behind.has(Role::THEM) || before && context.roles(self.start - 1).has(Role::THEM)
    }

    /// `In 2021 police arrested ...`: whether a noun right behind the number is not counted by it.
    fn is_year_before(&self, unit: &UnitEntry) -> bool {
        let preposition = || self.is_behind_preposition() && self.raw.extent == self.raw.tokens;
        let when = self.is_recent() || self.is_modern() && self.narrows_one(unit);
        unit.kind == UnitKind::Count
            && when
            && (preposition() || self.is_span() && !unit.person || self.is_in_name(unit))
    }

    /// `a Schools 2040 plan`: so is one inside of a name, before a thing in the singular.
    fn is_in_name(&self, unit: &UnitEntry) -> bool {
        let (context, start) = (self.context, self.start);
        let name =
            |at: &usize| !context.starts_sentence(*at) && context.token(*at).is_some_and(|t| t.is_word() && t.capital);
        self.narrows_one(unit) && start.checked_sub(1).filter(name).is_some()
    }

    /// `the 1949 treaty`: before a thing in the singular, where plurals are marked, no number counts.
    fn narrows_one(&self, unit: &UnitEntry) -> bool {
        let grammar = &self.context.lang.units.grammar;
        let Some((length, _)) = self.context.unit(self.end) else { return false };
        let noun = self.context.surface(self.end + length - 1);
        let plural = grammar.plural_endings.iter().any(|ending| noun.ends_with(&**ending));
        grammar.marks_plural && grammar.order == Order::NounLast && !unit.person && !plural
    }

    /// `the 2015–2016 season`: two years joined are years, whatever noun stands behind them.
    fn is_span(&self) -> bool {
        let close = self.raw.modifier == Modifier::Range && self.raw.high.is_some_and(|high| high <= 2035.into());
        close && self.is_recent()
    }

    /// `tussen 1942 en 1944 zat hier een drukkerij`: from one year to another no more than a life away.
    fn is_lifetime(&self) -> bool {
        let range = self.raw.low.zip(self.raw.high).filter(|_| self.raw.modifier == Modifier::Range);
        let near =
            |(low, high): (Decimal, Decimal)| high > low && high - low <= Decimal::ONE_HUNDRED && high <= 2035.into();
        range.is_some_and(near) && !self.is_round()
    }

    /// `Para 2026 y 2027`: a year that another is joined to.
    fn is_joined(&self) -> bool {
        let (context, raws) = (self.context, self.raws);
        let earlier = self.i.checked_sub(1).filter(|p| self.is_recent() && raws[*p].tokens.end + 1 == self.start);
        earlier.is_some_and(|p| context.roles(self.start - 1).has(Role::AND) && year(context, raws, p).is_some())
    }

    /// Whether a word that may be a noun stands behind the number.
    fn may_count(&self) -> bool {
        // Where nouns are written with a capital, a small word behind a year is none.
        let noun = || {
            !self.context.capital_nouns() || self.context.token(self.end).is_some_and(|t| t.capital) || self.is_round()
        };
        self.context.may_be_counted(self.end) && noun()
    }

    /// `nog geen 1800`, `fewer than 2000`: no year is more or less than.
    fn is_compared(&self) -> bool {
        let compares = matches!(self.raw.modifier, Modifier::LessThan | Modifier::MoreThan);
        compares && self.raw.extent.start < self.start && !self.context.roles(self.start - 1).has(Role::STOP)
    }

    /// Whether a number that is no year stands right before it, a word between.
    fn is_coordinated(&self) -> bool {
        let Some(previous) = self.i.checked_sub(1).map(|p| &self.raws[p]) else { return false };
        self.context.tokens[self.start - 1].space_before
            && previous.shape.is_some()
            && previous.tokens.end + 1 == self.start
            && !four_digits(previous)
    }

    /// `w Śląskiem 2646 i Dolnośląskim 2034`: nor is one whose like stands before a conjunction and the word for where.
    fn is_listed(&self) -> bool {
        let Some(previous) = self.i.checked_sub(1).map(|p| &self.raws[p]) else { return false };
        let context = self.context;
        let joint = previous.tokens.end + context.unit(previous.tokens.end).map_or(0, |(length, _)| length);
        self.is_inflected()
            && self.start > 1
            && previous.is_digits()
            && previous.not.is_none()
            && !four_digits(previous)
            && joint + 2 == self.start
            && context.roles(joint).has(Role::AND)
            && context.roles(self.start - 1).is_none()
    }
}
