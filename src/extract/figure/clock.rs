//! Clock times, which are numbers and no figures.
//!
//! In: a number in its sentence. Out: the rule that makes it a time of the day, with the words that show it.

use std::ops::Range;

use super::calendar::date;
use super::context::Context;
use super::digits::Shape;
use super::verdict::Finding;
use super::{Form, Raw};
use crate::claim::{Decimal, Modifier, UnitKind};
use crate::lang::{Calendar, Opening, Order};

/// `à 18 h`, `7 am`, `godz. 11`, `a las ocho`.
pub(super) fn clock(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let (top, calendar) = (raw.value.or(raw.high)?, &context.lang.calendar);
    let time = Time { context, calendar, raws, i, raw, start, end, top };
    time.tokens().map(|tokens| ("clock", tokens))
}

/// Whether a stop and two digits below sixty end before token `end`.
pub(super) fn minutes_end(context: &Context<'_>, end: usize) -> bool {
    let Some(at) = end.checked_sub(2) else { return false };
    let minutes = context.surface(at + 1).as_bytes();
    let two = matches!(minutes, [b'0'..=b'5', b'0'..=b'9']);
    two && context.is_mark(at, &['.']) && context.glued(at) && context.glued(at + 1)
}

/// A number that may be a time of the day. What shows it comes with the words that do.
struct Time<'t, 'd> {
    context: &'t Context<'d>,
    calendar: &'static Calendar,
    raws: &'t [Raw],
    i: usize,
    raw: &'t Raw,
    start: usize,
    end: usize,
    /// The value, or the end of a range.
    top: Decimal,
}

impl Time<'_, '_> {
    fn tokens(&self) -> Option<Range<usize>> {
        if let Some(tokens) = self.leading_zero().or_else(|| self.four_digits()) {
            return Some(tokens);
        }
        if !self.is_below_sixty() {
            return None;
        }
        self.range_of_hours()
            .or_else(|| self.before_word())
            .or_else(|| self.before_later_hour())
            .or_else(|| self.behind_sign())
            .or_else(|| self.with_stop())
            .or_else(|| self.stopped_pair())
            .or_else(|| self.elsewhere())
            .or_else(|| self.behind_date())
            .or_else(|| self.minutes_of_hour())
            .or_else(|| self.named_hour())
            .or_else(|| self.behind_hour())
            .or_else(|| self.before_minutes())
    }

    /// Whether the number can be hours or minutes.
    fn is_below_sixty(&self) -> bool {
        let whole = !matches!(self.raw.form, Form::Vague { .. } | Form::Half);
        self.top < 60.into() && self.top >= 0.into() && whole
    }

    /// Whether it can be hours: only minutes pass 24 (`до 36 часов` is a length of time).
    fn is_hour(&self) -> bool {
        self.top <= 24.into()
    }

    fn has_four_digits(&self) -> bool {
        matches!(self.raw.shape, Some(Shape::Plain(4)))
    }

    /// Where a comma stands before decimals, two digits behind a stop are minutes.
    fn ends_in_minutes(&self) -> bool {
        self.context.lang.numbers.decimal == Some(',') && minutes_end(self.context, self.end)
    }

    fn is_before_unit(&self) -> bool {
        self.context.unit(self.end).is_some()
    }

    /// Tokens of the word for an hour at a token.
    fn hour_word(&self, at: usize) -> Option<usize> {
        self.calendar.clock_word.longest(self.context.tokens, at).map(|(length, ())| length)
    }

    /// Tokens of the word that tells the time behind a number which ends at a token: `7 am`.
    fn word_behind(&self, end: usize) -> Option<usize> {
        self.calendar.clock_after.longest(self.context.tokens, end).map(|(length, ())| length)
    }

    /// Tokens of the preposition before a time at a token: `a las ocho`.
    fn preposition(&self, start: usize) -> Option<usize> {
        self.calendar.clock_before.longest_before(self.context.tokens, start).map(|(length, ())| length)
    }

    /// `at about 0200`: no number is written with a zero first.
    fn leading_zero(&self) -> Option<Range<usize>> {
        let zero = self.context.surface(self.start).starts_with('0') && !self.calendar.clock_zone.is_empty();
        (zero && self.has_four_digits() && !self.is_before_unit()).then_some(self.start..self.end)
    }

    /// `(2151 GMT)`: four digits before a time zone; `0630 local time`: or before another word for the clock.
    fn four_digits(&self) -> Option<Range<usize>> {
        if !self.has_four_digits() {
            return None;
        }
        let zone = self.calendar.clock_zone.longest(self.context.tokens, self.end).map(|(length, ())| length);
        let word = || self.word_behind(self.end).filter(|_| self.top < 2400.into());
        zone.or_else(word).map(|length| self.start..self.end + length)
    }

    /// `de 9 h à 17 h`: a range of lengths would name the hour once.
    fn range_of_hours(&self) -> Option<Range<usize>> {
        let range = self.raw.modifier == Modifier::Range;
        let named = range && self.raw.tokens.clone().any(|at| self.hour_word(at).is_some());
        let length = if named { self.hour_word(self.end) } else { None };
        length.map(|length| self.start..self.end + length)
    }

    /// `7 am`, `5 rano`.
    fn before_word(&self) -> Option<Range<usize>> {
        let length = if self.is_hour() { self.word_behind(self.end) } else { None };
        length.map(|length| self.start..self.end + length)
    }

    /// `między 23 a 5 rano`: the hour that stands before another one.
    fn before_later_hour(&self) -> Option<Range<usize>> {
        let next = self.raws.get(self.i + 1).filter(|n| n.tokens.start == self.end + 1 && self.is_hour())?;
        let length = self.preposition(self.start)?;
        self.word_behind(next.tokens.end)?;
        clock(self.context, self.raws, self.i + 1)?;
        Some(self.start - length..self.end)
    }

    /// `po godzinie 11 ratownicy`: behind the sign of the hour.
    fn behind_sign(&self) -> Option<Range<usize>> {
        let (length, ()) = self.calendar.clock_sign.longest_before(self.context.tokens, self.start)?;
        // `2 godz. 11 min` is a length of time.
        let lasts = self.i > 0 && self.raws[self.i - 1].tokens.end + length == self.start;
        // `oltre alle 12 vittime` counts people.
        let counts = || {
            self.context.lang.units.grammar.order == Order::NounFirst
                && self.context.unit(self.end).is_some_and(|(_, unit)| unit.kind == UnitKind::Count)
        };
        (!lasts && !counts()).then(|| self.start - length..self.end)
    }

    /// `o 9.30`.
    fn with_stop(&self) -> Option<Range<usize>> {
        let stop = self.ends_in_minutes() && !self.is_before_unit();
        let length = if stop { self.preposition(self.start) } else { None };
        length.map(|length| self.start - length..self.end)
    }

    /// `de 22.00 a 7.00`: two of hours and minutes with a stop, a word between them and no unit behind.
    fn stopped_pair(&self) -> Option<Range<usize>> {
        let stopped = self.ends_in_minutes() && self.is_hour() && !self.is_before_unit();
        let timed = |raw: &&Raw| {
            let hour = raw.value.is_some_and(|value| value <= 24.into()) && minutes_end(self.context, raw.tokens.end);
            hour && raw.is_digits() && self.context.unit(raw.tokens.end).is_none()
        };
        let merged = || self.raw.modifier == Modifier::Range && minutes_end(self.context, self.start + 3);
        let next = || self.raws.get(self.i + 1).filter(|n| n.tokens.start == self.end + 1).filter(timed).is_some();
        let before = || {
            let before = self.i.checked_sub(1).and_then(|i| self.raws.get(i));
            before.filter(|b| b.tokens.end + 1 == self.start).filter(timed).is_some()
        };
        (stopped && (merged() || next() || before())).then_some(self.start..self.end)
    }

    /// `o 20.55 czasu miejscowego (18.55 w Polsce)`: in brackets right behind a time the same one elsewhere.
    fn elsewhere(&self) -> Option<Range<usize>> {
        /// Tokens from the one time to the other, at most.
        const REACH: usize = 4;
        let bracket = self.start.checked_sub(1).filter(|at| self.context.is_mark(*at, &['(']))?;
        let before = &self.raws[self.i.checked_sub(1)?];
        // A bracket in a bracket holds no third time: the question is asked of no more than one number.
        let nested = before.tokens.start.checked_sub(1).is_some_and(|at| self.context.is_mark(at, &['(']));
        let timed = || clock(self.context, self.raws, self.i - 1).is_some();
        let near = bracket - before.tokens.end < REACH && !nested;
        (near && self.ends_in_minutes() && !self.is_before_unit() && timed()).then_some(self.start..self.end)
    }

    /// `Tuesday 4 March 2025 17.20`: hours and minutes with a stop, right behind a date and before the end of its line.
    fn behind_date(&self) -> Option<Range<usize>> {
        let context = self.context;
        let stopped = self.raw.is_digits() && self.end - self.start == 3 && minutes_end(context, self.end);
        let before = self.i.checked_sub(1).filter(|_| stopped && self.is_hour())?;
        let gap = self.raws[before].tokens.end..self.start;
        let near = gap.is_empty() || gap.len() == 1 && context.is_mark(gap.start, &[',', '|', '-', '–', '—', '•', '·']);
        let ends = !context.inside(self.end) || context.is_mark(self.end, &['|', '•', '·', '(', '-', '–']);
        let dated = || date(context, self.raws, before).is_some();
        (near && ends && dated()).then_some(self.start..self.end)
    }

    /// `vers 6 h 40`: the minutes behind an hour's sign.
    fn minutes_of_hour(&self) -> Option<Range<usize>> {
        let previous = &self.raws[self.i.checked_sub(1)?];
        let behind = || self.hour_word(previous.tokens.end).map(|length| previous.tokens.end + length);
        let minutes = matches!(self.raw.shape, Some(Shape::Plain(2))) && behind() == Some(self.start);
        (minutes && clock(self.context, self.raws, self.i - 1).is_some()).then_some(previous.tokens.start..self.end)
    }

    /// An hour with the word for it, by what stands around the two.
    fn named_hour(&self) -> Option<Range<usize>> {
        let hour = if self.is_hour() { self.hour_word(self.end) } else { None };
        let end = self.end + hour?;
        // `à trois heures de route`: what it lasts stands behind a length of time.
        if self.calendar.lasting.longest(self.context.tokens, end).is_some() || self.lasts() {
            return None;
        }
        if self.raw.is_digits() && (self.opens_line(end) || self.ends_in_minutes()) {
            return Some(self.start..end);
        }
        self.behind_day()
            .or_else(|| self.preposition(self.start))
            .or_else(|| self.opening_preposition())
            .map(|before| self.start - before..end)
            .or_else(|| (self.is_closed_by_next(end) || self.is_between(end)).then_some(self.start..end))
    }

    /// `длилась около шести часов`: whether the verb right before says how long something took.
    fn lasts(&self) -> bool {
        /// Tokens between the verb and the hours, at most.
        const NEAR: usize = 3;
        let words = &self.context.lang.properties.phrases;
        let lasting = |at: usize| {
            let word = self.context.tokens.get(at).and_then(|token| words.word(token.key));
            word.is_some_and(|code| **code == *"lasted")
        };
        (self.start.saturating_sub(NEAR).max(self.context.sentence.tokens.start)..self.start).any(lasting)
    }

    /// `de 7 h 30 à 12 h 45`: an hour and its minutes, to which a preposition ties another hour.
    fn before_minutes(&self) -> Option<Range<usize>> {
        let word = self.hour_word(self.end).filter(|_| self.is_hour() && self.raw.is_digits())?;
        let minutes = self.raws.get(self.i + 1).filter(|next| next.tokens.start == self.end + word)?;
        let later = self.raws.get(self.i + 2).filter(|later| later.tokens.start == minutes.tokens.end + 1)?;
        let two = matches!(minutes.shape, Some(Shape::Plain(2)));
        let tied = self.preposition(later.tokens.start).is_some() && self.hour_word(later.tokens.end).is_some();
        (two && tied).then(|| self.start..self.end + word)
    }

    /// `aperta dalle 20 alle 8`: the second hour, which a preposition ties to the first.
    fn behind_hour(&self) -> Option<Range<usize>> {
        let before = self.i.checked_sub(1).map(|i| &self.raws[i]).filter(|_| self.is_hour() && self.raw.is_digits())?;
        let length = self.preposition(self.start)?;
        let joined = before.tokens.end + length == self.start && !self.is_before_unit() && before.is_digits();
        let timed = || clock(self.context, self.raws, self.i - 1).is_some();
        (joined && !self.context.may_be_counted(self.end) && timed()).then(|| self.start - length..self.end)
    }

    /// `8h – Ato na praça`: an hour that opens a line.
    fn opens_line(&self, end: usize) -> bool {
        self.start == self.context.sentence.tokens.start && self.context.is_mark(end, &['–', '—', '-', ':'])
    }

    /// `lundi 10h`, `le 6 mars 18 heures`: tokens of the day that stands right before its hour.
    fn behind_day(&self) -> Option<usize> {
        let (tokens, calendar) = (self.context.tokens, self.calendar);
        let weekday = calendar.weekday.longest_before(tokens, self.start).map(|(length, _)| length);
        weekday.or_else(|| calendar.month_before.longest_before(tokens, self.start).map(|(length, _)| length))
    }

    /// `A 17 heures, le calme régnait`: a capital without its accent opens the sentence.
    fn opening_preposition(&self) -> Option<usize> {
        let (length, ()) = self.calendar.clock_opening.longest_before(self.context.tokens, self.start)?;
        self.context.starts_sentence(self.start - length).then_some(length)
    }

    /// `entre 20 heures et 8 heures`: whether the hour that ends at `end` opens or closes a range of two, each with its word. One
    /// of lengths would name the hour once.
    fn is_between(&self, end: usize) -> bool {
        let (tokens, pairs) = (self.context.tokens, &self.context.lang.ranges.pairs);
        let joins = |opener: usize, joiner: usize| {
            let keys = tokens.get(opener).zip(tokens.get(joiner)).map(|(a, b)| (a.key, b.key));
            keys.is_some_and(|keys| pairs.get(&keys) == Some(&Opening::Between))
        };
        let opener = |raw: &Raw| raw.tokens.start.checked_sub(1);
        let next = self.raws.get(self.i + 1).filter(|n| n.tokens.start == end + 1);
        let opens = next.is_some_and(|n| self.hour_word(n.tokens.end).is_some());
        if opens && opener(self.raw).is_some_and(|at| joins(at, end)) {
            return true;
        }
        let Some(before) = self.i.checked_sub(1).and_then(|i| self.raws.get(i)) else { return false };
        let word = self.hour_word(before.tokens.end).map(|length| before.tokens.end + length);
        let closes = word.is_some_and(|joiner| joiner + 1 == self.start);
        closes && opener(before).is_some_and(|at| joins(at, self.start - 1))
    }

    /// `de 18 h à 6 h`: whether the next clock time closes the hour that ends at `end`.
    fn is_closed_by_next(&self, end: usize) -> bool {
        let Some(next) = self.raws.get(self.i + 1).filter(|n| n.tokens.start == end + 1) else { return false };
        // `de 9h à 17h30`.
        let same = next.not == Some("clock") || self.hour_word(next.tokens.end).is_some();
        same && self.preposition(next.tokens.start).is_some()
    }
}
