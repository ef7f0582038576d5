//! Years, which are numbers and no figures.
//!
//! In: a number in its sentence. Out: the rule that makes it a year, with the words that show it.

use super::context::Context;
use super::digits::Shape;
use super::verdict::Finding;
use super::{Form, Raw};
use crate::claim::{Decimal, Modifier, UnitKind};
use crate::lang::{Calendar, Order, Role, neutral};

/// Digits that the words around them name a year: `1997 r.`, `année 2019`, `90-е годы`, `1990s`.
pub(super) fn year_phrase(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    if let Some(found) = tens(context, raws, i) {
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
    let counted = context.unit(end).is_some() || context.may_be_counted(end) || context.is_mark(end, &['%']);
    if short && !counted {
        return Some(("year", start - 1..end));
    }
    let at = start - usize::from(apostrophe);
    let (length, ()) = context.lang.calendar.decade_before.longest_before(context.tokens, at)?;
    // `il y a vingt années 80 étaient`: years that a number counts are none of a decade.
    let numbered = i > 0 && raws[i - 1].tokens.end == at - length;
    let decade = (top % Decimal::TEN).is_zero() && !numbered && raw.extent == raw.tokens;
    (decade && (short || !counted)).then(|| ("decade", at - length..end))
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
    let finding = Some(("year", raw.tokens.clone()));
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    if context.currency_start(start) < start || context.is_mark(end, &['%', '€', '$', '£', '°']) {
        return None;
    }
    let value = raw.value.or(raw.low)?;
    let modern = value >= 1800.into() && value <= 2100.into();
    let preposition = context.lang.calendar.year_before.longest_before(context.tokens, start).is_some();
    let recent = value >= 1950.into() && value <= 2035.into() && !(value % Decimal::ONE_HUNDRED).is_zero();
    // `1800 z nich`, `2000 of them`, `vyřídilo jich 1900`: those who are named are counted.
    let inflects = context.lang.units.grammar.order == Order::Inflected;
    let before = inflects && start > context.sentence.tokens.start && context.roles(start - 1).has(Role::THEM);
    if before || context.roles(end).has(Role::AMONG) || context.roles(end).has(Role::THEM) {
        return None;
    }
    // `the 2015–2016 season`: two years joined are years, whatever noun stands behind them.
    let span = recent && raw.modifier == Modifier::Range && raw.high.is_some_and(|v| v <= 2035.into());
    // A measure or a noun known to be counted settles it, but for `In 2021 police arrested ...`.
    if let Some((_, unit)) = context.unit(end) {
        let thing = unit.kind == UnitKind::Count;
        return finding
            .filter(|_| thing && recent && (preposition && raw.extent == raw.tokens || span && !unit.person));
    }
    // Where nouns are written with a capital, a small word behind a year is none.
    let noun = !context.capital_nouns()
        || context.token(end).is_some_and(|t| t.capital)
        || (value % Decimal::ONE_HUNDRED).is_zero();
    let counted = context.may_be_counted(end) && noun;
    // `Para 2026 y 2027`: a year that another is joined to.
    let joined = || {
        let earlier = i.checked_sub(1).filter(|p| recent && raws[*p].tokens.end + 1 == start);
        earlier.is_some_and(|p| context.roles(start - 1).has(Role::AND) && year(context, raws, p).is_some())
    };
    if modern && (preposition || span || joined()) {
        // `in 2015 protesters ...`: the preposition weighs more than a word that may be a noun.
        return finding;
    }
    let hedged = raw.extent.start < raw.tokens.start || raw.extent.end > raw.tokens.end;
    let alone = context.sentence.tokens.len() <= raw.tokens.len() + 1;
    if alone || (hedged && !modern) {
        return None;
    }
    // `nog geen 1800`, `fewer than 2000`: no year is more or less than.
    let compared = matches!(raw.modifier, Modifier::LessThan | Modifier::MoreThan);
    if compared && raw.extent.start < start && !context.roles(start - 1).has(Role::STOP) {
        return None;
    }
    if hedged && counted {
        return None;
    }
    let coordinated = i > 0 && context.tokens[start - 1].space_before && {
        let previous = &raws[i - 1];
        previous.shape.is_some() && previous.tokens.end + 1 == start && !four_digits(previous)
    };
    // `w Śląskiem 2646 i Dolnośląskim 2034`: nor is one whose like stands before a conjunction and the word for where.
    let listed = inflects && i > 0 && start > 1 && {
        let previous = &raws[i - 1];
        let joint = previous.tokens.end + context.unit(previous.tokens.end).map_or(0, |(length, _)| length);
        let plain = previous.is_digits() && previous.not.is_none() && !four_digits(previous);
        plain && joint + 2 == start && context.roles(joint).has(Role::AND) && context.roles(start - 1).is_none()
    };
    if !modern || coordinated || listed {
        return None;
    }
    if counted { None } else { finding }
}
