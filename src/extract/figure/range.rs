//! Two numbers that are the ends of one range, and two that tell a change.
//!
//! In: the numbers of one sentence. Out: the same, with the ends of each range made one number. A
//! range covers both ends and what joins them, not its opener; of a change both numbers stay.

mod link;

use super::context::Context;
use super::digits::Shape;
use super::{Form, Raw};
use crate::claim::{Decimal, Modifier};
use crate::extract::Reason;
use crate::lang::NumberWord;
use link::{Link, link};

/// A verb of change stands within this many tokens of its numbers: `spadła o 0,3 pkt proc. do 5,1 proc.`
const NEAR: usize = 9;

/// `4-6, 6-2`: what looked like a range is a score, where a score follows it in the list.
fn open_sets(context: &Context<'_>, joined: &mut [Raw]) {
    let [.., before, first] = joined else { return };
    let listed = before.tokens.end + 1 == first.tokens.start && context.is_mark(before.tokens.end, &[',']);
    let small = before.modifier == Modifier::Range
        && before.is_digits()
        && before.low < Some(30.into())
        && before.high < Some(30.into());
    if listed && small {
        before.not = before.not.or(Some("score"));
    }
}

/// Joins ranges in place.
pub(super) fn join(context: &Context<'_>, raws: &mut Vec<Raw>) {
    let mut joined: Vec<Raw> = Vec::with_capacity(raws.len());
    let mut last_is_range = false;
    // Behind the last score, where a list of sets goes on (`6-4, 3-6`).
    let mut set = usize::MAX;
    for mut raw in raws.drain(..) {
        let Some(first) = joined.last_mut().filter(|_| !last_is_range) else {
            last_is_range = false;
            joined.push(raw);
            continue;
        };
        let listed = set.saturating_add(1) == first.tokens.start && context.is_mark(set, &[',']);
        match link(context, first, &raw) {
            Some(Link::Range) if listed && first.plain_below(30) && raw.plain_below(30) => {
                set = raw.tokens.end;
                first.not = first.not.or(Some("score"));
                raw.not = raw.not.or(Some("score"));
            }
            Some(Link::Range) => {
                merge(context, first, raw);
                last_is_range = true;
                continue;
            }
            Some(Link::Change) => {
                share_scale(context, first, &raw);
                raw.joined = true;
            }
            Some(Link::Score) => {
                // `2023-24` is a year's end and the next.
                let years = first.shape == Some(Shape::Plain(4)) && raw.shape == Some(Shape::Plain(2));
                let rule = if years { "year" } else { "score" };
                first.not = first.not.or(Some(rule));
                raw.not = raw.not.or(Some(rule));
                set = raw.tokens.end;
                open_sets(context, &mut joined);
            }
            None => {}
        }
        last_is_range = false;
        joined.push(raw);
    }
    *raws = joined;
}

/// Whether a verb of change stands shortly before the numbers.
pub(super) fn changes(context: &Context<'_>, at: usize) -> bool {
    let from = at.saturating_sub(NEAR).max(context.sentence.tokens.start);
    (from..at).any(|i| context.lang.ranges.change_verb.longest(&context.tokens[..at], i).is_some())
}

/// Makes `b` the upper end of `a`.
fn merge(context: &Context<'_>, a: &mut Raw, b: Raw) {
    let factor = shared_scale(context, a, &b);
    a.low = a.value.and_then(|v| v.checked_mul(factor));
    a.high = b.value;
    a.value = None;
    a.modifier = Modifier::Range;
    a.tokens.end = b.tokens.end;
    a.extent.end = b.tokens.end;
    a.form = Form::Cardinal { scaled: true };
    if !matches!((a.shape, b.shape), (Some(Shape::Plain(4)), Some(Shape::Plain(2 | 4)))) {
        a.shape = a.shape.and(b.shape).map(|shape| if shape == Shape::Plain(4) { Shape::Plain(3) } else { shape });
    }
    a.reasons.extend(b.reasons);
    a.reasons.push(Reason::bare("range"));
}

/// `с 42 до 37 млн`: both numbers of a change are millions, where the first is of like size and no
/// unit stands behind it.
fn share_scale(context: &Context<'_>, a: &mut Raw, b: &Raw) {
    let bare = b.tokens.start - a.tokens.end <= 2 && context.skip_unit(a.tokens.end) == a.tokens.end;
    let (Some(before), Some(after)) = (a.value, b.value) else { return };
    let scaled = |raw: &Raw| matches!(raw.form, Form::Cardinal { scaled: true });
    let written = written_scale(context, b);
    if !bare || scaled(a) || !scaled(b) || a.shape == Some(Shape::Grouped) && written.is_none() {
        return;
    }
    let scale = written.unwrap_or_else(|| scale_of(after));
    let mantissa = after / scale;
    if before <= mantissa * Decimal::TEN && before * Decimal::TEN >= mantissa {
        a.value = before.checked_mul(scale);
        (a.low, a.high) = (a.value, a.value);
        a.reasons.push(Reason::bare("shared_scale"));
    }
}

/// The scale word that a number ends with: `39.983 millones` are so many millions.
fn written_scale(context: &Context<'_>, raw: &Raw) -> Option<Decimal> {
    let last = context.token(raw.tokens.end.checked_sub(1)?)?;
    match context.lang.numbers.words.at(last)? {
        NumberWord::Scale { value, .. } | NumberWord::Short { value, .. } if *value >= 1000 => Some((*value).into()),
        _ => None,
    }
}

/// The largest scale that a number reaches.
fn scale_of(value: Decimal) -> Decimal {
    let scales = [1_000_000_000_000_i64, 1_000_000_000, 1_000_000, 1_000].map(Decimal::from);
    scales.into_iter().find(|s| value >= *s).unwrap_or(Decimal::ONE)
}

/// Whether digits are written in groups: `39.466`.
fn raw_grouped(raw: &Raw) -> bool {
    matches!(raw.shape, Some(Shape::Grouped | Shape::Settled(_)))
}

/// `14 do 15,5 tys.`: the scale of the second end, where the first has none and would be the larger
/// mantissa's equal or less.
fn shared_scale(context: &Context<'_>, a: &Raw, b: &Raw) -> Decimal {
    let (Some(low), Some(high)) = (a.value, b.value) else { return Decimal::ONE };
    // `trois à quatre cents`, `two to three dozen`, `tre o quattromila`
    if let (None, Some(factor)) = (a.factor, b.factor.map(Decimal::from))
        && low.checked_mul(factor).is_some_and(|low| low < high)
    {
        return factor;
    }
    if matches!(a.form, Form::Cardinal { scaled: true }) || !matches!(b.form, Form::Cardinal { scaled: true }) {
        return Decimal::ONE;
    }
    let found = written_scale(context, b).filter(|_| raw_grouped(a)).unwrap_or_else(|| scale_of(high));
    match high.checked_div(found) {
        Some(mantissa) if low <= mantissa => found,
        _ => Decimal::ONE,
    }
}
