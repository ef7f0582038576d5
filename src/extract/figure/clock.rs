//! Clock times, which are numbers and no figures.
//!
//! In: a number in its sentence. Out: the rule that makes it a time of the day, with the words that show it.

use super::context::Context;
use super::digits::Shape;
use super::verdict::Finding;
use super::{Form, Raw};
use crate::claim::{Modifier, UnitKind};
use crate::lang::Order;

/// `à 18 h`, `7 am`, `godz. 11`, `a las ocho`.
pub(super) fn clock(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let calendar = &context.lang.calendar;
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let top = raw.value.or(raw.high)?;
    // `at about 0200`: no number is written with a zero first.
    let zero = context.surface(start).starts_with('0') && !calendar.clock_zone.is_empty();
    if zero && matches!(raw.shape, Some(Shape::Plain(4))) && context.unit(end).is_none() {
        return Some(("clock", start..end));
    }
    // `(2151 GMT)`: four digits before a time zone. `0630 local time`: or before another word for the clock.
    let word = || calendar.clock_after.longest(context.tokens, end).filter(|_| top < 2400.into());
    if matches!(raw.shape, Some(Shape::Plain(4)))
        && let Some((length, ())) = calendar.clock_zone.longest(context.tokens, end).or_else(word)
    {
        return Some(("clock", start..end + length));
    }
    if top >= 60.into() || top < 0.into() || matches!(raw.form, Form::Vague { .. } | Form::Half) {
        return None;
    }
    // `de 9 h à 17 h`: a range of lengths would name the hour once.
    let hour = |at: usize| calendar.clock_word.longest(context.tokens, at).map(|(length, ())| length);
    if raw.modifier == Modifier::Range
        && raw.tokens.clone().any(|at| hour(at).is_some())
        && let Some(length) = hour(end)
    {
        return Some(("clock", start..end + length));
    }
    if top <= 24.into()
        && let Some((length, ())) = calendar.clock_after.longest(context.tokens, end)
    {
        return Some(("clock", start..end + length));
    }
    // `między 23 a 5 rano`: the hour that stands before another one.
    if let Some(next) = raws.get(i + 1).filter(|n| n.tokens.start == end + 1 && top <= 24.into())
        && let Some((length, ())) = calendar.clock_before.longest_before(context.tokens, start)
        && calendar.clock_after.longest(context.tokens, next.tokens.end).is_some()
        && clock(context, raws, i + 1).is_some()
    {
        return Some(("clock", start - length..end));
    }
    // `2 godz. 11 min` is a length of time, `oltre alle 12 vittime` counts people; `po godzinie 11 ratownicy` does not.
    let romance = context.lang.units.grammar.order == Order::NounFirst;
    let counts = romance && context.unit(end).is_some_and(|(_, u)| u.kind == UnitKind::Count);
    let lasts = |length| counts || i > 0 && raws[i - 1].tokens.end + length == start;
    if let Some((length, ())) = calendar.clock_sign.longest_before(context.tokens, start)
        && !lasts(length)
    {
        return Some(("clock", start - length..end));
    }
    // `o 9.30`: where a comma stands before decimals, two digits behind a stop are minutes.
    if context.lang.numbers.decimal == Some(',')
        && minutes_end(context, end)
        && context.unit(end).is_none()
        && let Some((length, ())) = calendar.clock_before.longest_before(context.tokens, start)
    {
        return Some(("clock", start - length..end));
    }
    // `vers 6 h 40`: the minutes behind an hour's sign.
    if let Some(previous) = i.checked_sub(1).map(|p| &raws[p])
        && matches!(raw.shape, Some(Shape::Plain(2)))
        && calendar.clock_word.longest(context.tokens, previous.tokens.end).map(|(n, ())| previous.tokens.end + n)
            == Some(start)
        && clock(context, raws, i - 1).is_some()
    {
        return Some(("clock", previous.tokens.start..end));
    }
    // Only minutes pass 24: `до 36 часов` is a length of time.
    if top > 24.into() {
        return None;
    }
    let (length, ()) = calendar.clock_word.longest(context.tokens, end)?;
    // `6.30 hora local`: minutes before the word for an hour in the singular; `8h – Ato na praça`: an hour that opens a line.
    let opens = start == context.sentence.tokens.start && context.is_mark(end + length, &['–', '—', '-', ':']);
    let minutes = context.lang.numbers.decimal == Some(',') && minutes_end(context, end);
    if opens && raw.is_digits() || minutes && raw.is_digits() {
        return Some(("clock", start..end + length));
    }
    // `lundi 10h`, `le 6 mars 18 heures`: the hour of a day that stands right before it.
    if let Some((before, ())) = calendar
        .weekday
        .longest_before(context.tokens, start)
        .or_else(|| calendar.month_before.longest_before(context.tokens, start))
    {
        return Some(("clock", start - before..end + length));
    }
    if let Some((before, ())) = calendar.clock_before.longest_before(context.tokens, start) {
        return Some(("clock", start - before..end + length));
    }
    // `A 17 heures, le calme régnait`: a capital without its accent opens the sentence.
    if let Some((before, ())) = calendar.clock_opening.longest_before(context.tokens, start)
        && context.starts_sentence(start - before)
    {
        return Some(("clock", start - before..end + length));
    }
    // `de 18 h à 6 h`: the hour that the next clock time closes.
    let next = raws.get(i + 1).filter(|n| n.tokens.start == end + length + 1)?;
    // `de 9h à 17h30`
    let same = next.not == Some("clock") || calendar.clock_word.longest(context.tokens, next.tokens.end).is_some();
    let joiner = calendar.clock_before.longest_before(context.tokens, next.tokens.start).is_some();
    (same && joiner).then(|| ("clock", start..end + length))
}

/// Whether a stop and two digits below sixty end before token `end`.
pub(super) fn minutes_end(context: &Context<'_>, end: usize) -> bool {
    let Some(at) = end.checked_sub(2) else { return false };
    let minutes = context.surface(at + 1).as_bytes();
    let two = matches!(minutes, [b'0'..=b'5', b'0'..=b'9']);
    two && context.is_mark(at, &['.']) && context.glued(at) && context.glued(at + 1)
}
