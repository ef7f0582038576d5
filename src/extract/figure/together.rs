//! Times and ages that two numbers make together.
//!
//! In: a number in its sentence. Out: the rule that makes it part of a clock time (`alle ore 3 e 36`) or of a
//! band of ages (`la popolazione di 20-64 anni`), with the words that show it.

use super::clock;
use super::context::Context;
use super::verdict::Finding;
use super::{Form, Raw};
use crate::claim::Modifier;
use crate::lang::Role;

/// What a pack calls those who live somewhere.
const INHABITANTS: &str = "inhabitants";

/// `alle ore 3 e 36`, `a las 4 y 18`: minutes that a conjunction joins to the hour of a day.
pub(super) fn minutes(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let (raw, hour) = (&raws[i], raws.get(i.checked_sub(1)?)?);
    let joined = hour.tokens.end + 1 == raw.tokens.start && context.roles(hour.tokens.end).has(Role::AND);
    let small = raw.plain_below(60) && hour.plain_below(25) && hour.extent == hour.tokens;
    let end = raw.tokens.end;
    let noun = || context.may_be_counted(end) && !context.roles(end).has(Role::COMPLEMENT);
    let counts = context.unit(end).is_some() || noun();
    let of_day = || clock::clock(context, raws, i - 1).is_some();
    (joined && small && !counts && of_day()).then_some(("clock", hour.tokens.start..raw.tokens.end))
}

/// `la popolazione di 20-64 anni`, `tasso di occupazione (15-64 anni)`: from one age to another.
pub(super) fn ages(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let band = raw.modifier == Modifier::Range && raw.is_digits() && matches!(raw.form, Form::Cardinal { .. });
    let (low, high) = (raw.low?, raw.high?);
    let (length, ()) = context.lang.calendar.age_unit.longest(context.tokens, raw.tokens.end)?;
    if !band || low < 14.into() || high > 110.into() {
        return None;
    }
    let start = raw.extent.start;
    let end = raw.tokens.end + length;
    let bracket = context.is_mark(start.wrapping_sub(1), &['(']) && context.is_mark(end, &[')']);
    let of = context.lang.calendar.age_of.longest_before(context.tokens, start).map(|(n, ())| start - n);
    let noun = of.and_then(|at| context.before(at)).filter(|t| t.is_word());
    let people = noun.and_then(|t| context.lang.properties.phrases.at(t)).is_some_and(|code| **code == *INHABITANTS);
    (bracket || people).then_some(("age", start..end))
}
