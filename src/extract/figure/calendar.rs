//! Dates, which are numbers and no figures.
//!
//! In: a number in its sentence. Out: the rule that makes it one, with the words that show it.

use std::ops::Range;

use super::context::Context;
use super::digits::Shape;
use super::verdict::Finding;
use super::years::four_digits;
use super::{Form, Raw};
use crate::claim::{Modifier, UnitKind};
use crate::lang::{Calendar, Order, Roles};

/// Days of a month, months before a day or a year, weekdays before a day.
pub(super) fn date(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let (raw, previous) = (&raws[i], i.checked_sub(1).map(|p| &raws[p]));
    let date = Date { context, calendar: &context.lang.calendar, raws, i, raw, previous };
    date.tokens().map(|tokens| ("date", tokens))
}

/// A number that may be part of a date. What shows it comes with the words that do.
struct Date<'t, 'd> {
    context: &'t Context<'d>,
    calendar: &'static Calendar,
    raws: &'t [Raw],
    i: usize,
    raw: &'t Raw,
    /// The number before it.
    previous: Option<&'t Raw>,
}

impl Date<'_, '_> {
    fn tokens(&self) -> Option<Range<usize>> {
        let dotted = dotted(self.context, self.raw).map(|end| self.raw.tokens.start..end);
        if let Some(tokens) = dotted.or_else(|| self.month_like_number()).or_else(|| self.before_month()) {
            return Some(tokens);
        }
        if !self.is_plain() {
            return None;
        }
        self.in_brackets()
            .or_else(|| self.behind_month())
            .or_else(|| self.second_day())
            .or_else(|| self.year_of_date())
            .or_else(|| self.behind_weekday())
    }

    /// Whether the number is written as days and years are.
    fn is_plain(&self) -> bool {
        matches!(self.raw.shape, Some(Shape::Plain(1 | 2 | 4) | Shape::Not(_))) || self.raw.modifier == Modifier::Range
    }

    fn has_four_digits(&self) -> bool {
        matches!(self.raw.shape, Some(Shape::Plain(4)))
    }

    /// Whether brackets hold the number alone.
    fn is_bracketed(&self) -> bool {
        let (before, end) = (self.raw.tokens.start.wrapping_sub(1), self.raw.tokens.end);
        self.context.is_mark(before, &['(']) && self.context.is_mark(end, &[')'])
    }

    /// Where the words before the number end: its bracket, a comma or a stop is passed.
    fn words_end(&self) -> usize {
        let start = self.raw.tokens.start;
        let mark = self.is_bracketed() || self.context.is_mark(start.wrapping_sub(1), &[',', '.']);
        start - usize::from(mark)
    }

    /// `le 4 sept.`: a month that is spelt like a number.
    fn month_like_number(&self) -> Option<Range<usize>> {
        let start = self.raw.tokens.start;
        let day =
            self.previous.filter(|p| p.tokens.end == start && day(p) && p.is_digits() && !self.raw.is_digits())?;
        let (length, ()) = self.calendar.month_after.longest(self.context.tokens, start)?;
        Some(day.tokens.start..start + length)
    }

    /// `5 janvier`, `5 au 6 janvier`, `16 января 2022`.
    fn before_month(&self) -> Option<Range<usize>> {
        let (context, raws, i) = (self.context, self.raws, self.i);
        let month = || month_behind(context, raws, i).or_else(|| foreign_month(context, raws, i));
        let end = if day(self.raw) { month() } else { None };
        end.map(|end| self.raw.tokens.start..end)
    }

    /// `na tarde de ontem (15)`, `hoje (16)`: the day in brackets behind a word for it.
    fn in_brackets(&self) -> Option<Range<usize>> {
        if !self.is_bracketed() || !day(self.raw) {
            return None;
        }
        let before = self.words_end();
        let (length, ()) = self.calendar.today.longest_before(self.context.tokens, before)?;
        Some(before - length..self.raw.tokens.end)
    }

    /// `March 14`, `March 14, 2023`, `juillet 2024`.
    fn behind_month(&self) -> Option<Range<usize>> {
        let (context, raw, before) = (self.context, self.raw, self.words_end());
        let (length, ()) = self.calendar.month_before.longest_before(context.tokens, before)?;
        let start = before - length;
        // `Feb. 6 killed ...` but `In May 12 people ...`
        let stop = context.is_mark(before, &['.']);
        let counted = context.unit(raw.tokens.end).is_some_and(|(_, unit)| !(stop && unit.property.is_some()));
        let near = before == raw.tokens.start || stop;
        let day = || near && day(raw) && (!counted || of_the_day(context, start, raw));
        (names_month(context, start) && (self.has_four_digits() || day())).then_some(start..raw.tokens.end)
    }

    /// `March 16 and 25`: the second day behind a month that stands first.
    fn second_day(&self) -> Option<Range<usize>> {
        let first = self.previous.filter(|first| second_day(self.context, first, self.raw))?;
        Some(first.tokens.start..self.raw.tokens.end)
    }

    /// `14, 2023` behind a month and `8 de mayo de 2023`.
    fn year_of_date(&self) -> Option<Range<usize>> {
        let (context, raw, previous) = (self.context, self.raw, self.previous?);
        // `6 февраля, увеличилось до 4544`: where nouns inflect, a year stands right behind its month.
        let reach = if context.lang.units.grammar.order == Order::Inflected { 2 } else { 4 };
        let near = raw.tokens.start - previous.tokens.end <= reach;
        let bare = || context.unit(raw.tokens.end).is_none_or(|(_, unit)| unit.kind == UnitKind::Duration);
        let dated = || day(previous) && date(context, self.raws, self.i - 1).is_some();
        (near && self.has_four_digits() && dated() && bare()).then_some(previous.tokens.start..raw.tokens.end)
    }

    /// `lundi 10`.
    fn behind_weekday(&self) -> Option<Range<usize>> {
        let before = self.words_end();
        let (length, ()) = self.calendar.weekday.longest_before(self.context.tokens, before)?;
        let end = self.raw.tokens.end;
        (day(self.raw) && !self.context.may_be_counted(end)).then_some(before - length..end)
    }
}

/// `March 16 and 25`: the second day behind a month that stands first, where nothing is counted by it.
fn second_day(context: &Context<'_>, first: &Raw, raw: &Raw) -> bool {
    let calendar = &context.lang.calendar;
    day(first)
        && day(raw)
        && raw.value > first.value
        && raw.tokens.start == first.tokens.end + 1
        && context.token(first.tokens.end).is_some_and(|t| t.is_word())
        && calendar
            .month_before
            .longest_before(context.tokens, first.tokens.start)
            .is_some_and(|(n, ())| names_month(context, first.tokens.start - n))
        && !context.may_be_counted(raw.tokens.end)
}

/// Whether a month is written as its language writes names, and is no verb such as `may` or `march`.
fn names_month(context: &Context<'_>, at: usize) -> bool {
    !context.lang.calendar.capital_months || context.tokens[at].capital
}

/// Whether a word is an article alone, and points at nothing.
fn article(context: &Context<'_>, at: usize) -> bool {
    context.word(at).is_some_and(|w| w.roles.any(Roles::ARTICLE) && !w.roles.any(Roles::DETERMINER))
}

/// `the July 19 airstrike`, `a May 4 collapse`: the day stands before the one thing that happened on it, or behind an article.
fn of_the_day(context: &Context<'_>, month: usize, raw: &Raw) -> bool {
    let grammar = &context.lang.units.grammar;
    let article = month.checked_sub(1).is_some_and(|at| article(context, at));
    let many = |at: usize| grammar.plural_endings.iter().any(|ending| context.surface(at).ends_with(&**ending));
    let one = context.unit(raw.tokens.end).is_some_and(|(length, unit)| {
        unit.kind == UnitKind::Count && !unit.person && !many(raw.tokens.end + length - 1)
    });
    grammar.order == Order::NounLast
        && !grammar.plural_endings.is_empty()
        && (article || one && raw.value != Some(1.into()))
}

/// `am Samstag (29.6.)`: day and month in digits, each with its stop, where a comma stands before decimals. Out: the end.
fn dotted(context: &Context<'_>, raw: &Raw) -> Option<usize> {
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    // `continua sendo 6.005.`: three digits behind a stop are thousands.
    let value = |at: usize| context.surface(at).parse::<u8>().ok().filter(|_| context.surface(at).len() <= 2);
    let stop = |at: usize| context.is_mark(at, &['.']) && context.glued(at);
    let three = end == start + 3 && stop(start + 1) && stop(end) && context.glued(start + 2);
    let dated = three && matches!((value(start), value(start + 2)), (Some(1..=31), Some(1..=12)));
    (dated && context.lang.numbers.decimal == Some(',')).then_some(end + 1)
}

/// Whether a number may be a day of a month, or a range of days.
fn day(raw: &Raw) -> bool {
    let top = raw.value.or(raw.high);
    let whole = top.is_some_and(|v| v.is_integer() && v <= 31.into() && v > 0.into());
    whole && matches!(raw.form, Form::Cardinal { .. } | Form::One | Form::Ambiguous)
}

/// The end of a month's name behind a number, or behind the day that it is listed with: `5 au 6 janvier`.
fn month_behind(context: &Context<'_>, raws: &[Raw], mut i: usize) -> Option<usize> {
    for _ in 0..4 {
        let raw = &raws[i];
        let mut at = raw.tokens.end;
        if context.is_mark(at, &['.', '-', 'º', '°']) && context.glued(at) {
            at += 1;
        }
        if context.glued(at) {
            at += context.lang.calendar.ordinal.longest(context.tokens, at).map_or(0, |(n, ())| n);
        }
        if let Some((length, ())) = context.lang.calendar.day_of.longest(context.tokens, at) {
            at += length;
        }
        if let Some((length, ())) = context.lang.calendar.month_after.longest(context.tokens, at) {
            return names_month(context, at).then_some(at + length);
        }
        // The next day of the same list: `16, 17`, `16 et 17`, `16 et le 17`.
        let next = raws.get(i + 1).filter(|n| day(n) && n.tokens.start <= at + 2 && n.tokens.start > raw.tokens.end)?;
        let between = &context.tokens[raw.tokens.end..next.tokens.start];
        if between.len() > 1 && between.iter().any(|t| t.is_word()) && !article(context, next.tokens.start - 1) {
            return None;
        }
        i += 1;
    }
    None
}

/// `16 января 2022` in any language: a day, one word that is no unit, a modern year.
fn foreign_month(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<usize> {
    let (raw, year) = (&raws[i], raws.get(i + 1)?);
    let month = raw.tokens.end;
    // `212 nel 2017 e 23 nel 2018`: a word of the language's own grammar is no month.
    let apart = year.tokens.start == month + 1
        && context.roles(month).is_none()
        && context.token(month).is_some_and(|t| t.is_word() && t.space_before);
    let modern = four_digits(year) && year.value.is_some_and(|v| v >= 1900.into());
    let lone = raw.plain_below(32) && context.unit(month).is_none() && context.unit(year.tokens.end).is_none();
    (apart && modern && lone && !context.may_be_counted(year.tokens.end)).then_some(year.tokens.end)
}
