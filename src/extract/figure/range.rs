//! Two numbers that are the ends of one range, and two that tell a change.
//!
//! In: the numbers of one sentence. Out: the same, with the ends of each range made one number. A
//! range covers both ends and what joins them, not its opener; of a change both numbers stay.

use super::context::Context;
use super::digits::Shape;
use super::{Form, Raw};
use crate::claim::UnitKind;
use crate::claim::{Decimal, Modifier};
use crate::extract::Reason;
use crate::lang::{Effect, NumberWord, Opening, Order};

/// A verb of change stands within this many tokens of its numbers: `spadła o 0,3 pkt proc. do 5,1 proc.`
const NEAR: usize = 9;

/// What two numbers are to each other.
enum Link {
    Range,
    Change,
    Score,
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
            }
            None => {}
        }
        last_is_range = false;
        joined.push(raw);
    }
    *raws = joined;
}

fn link(context: &Context<'_>, a: &Raw, b: &Raw) -> Option<Link> {
    let (start, end) = (a.tokens.end, b.tokens.start);
    if start > end || end - start > 6 || a.not.is_some() || b.not.is_some() {
        return None;
    }
    let (low, high) = (a.value?, b.value?);
    // `bis 2030 bis zu 140.000 Stellen`: a year is no end of a range of other things.
    let year = matches!(a.shape, Some(Shape::Plain(4))) && low >= 1900.into() && low <= 2100.into();
    // `le bilan de 2021 à 2 048 morts`: nor of one that is written in groups.
    let other = high >= 3000.into() || b.shape == Some(Shape::Grouped);
    if year && other && context.lang.calendar.year_before.longest_before(context.tokens, a.tokens.start).is_some() {
        return None;
    }
    // A unit may stand behind the first end where the second has the same, and a currency before
    // the second end as before the first.
    let unit = context.skip_unit(start);
    let second_unit = context.skip_unit(b.tokens.end);
    let code = |at: usize| context.unit(at).map(|(_, u)| (u.kind, &u.code));
    let same_unit = unit > start && unit <= end && second_unit > b.tokens.end && code(start) == code(b.tokens.end);
    let start = if same_unit { unit } else { start };
    // `fell by $3m to $20m`: a sign before each is a unit of each.
    let signed = context.currency_start(end) < end && context.currency_start(a.tokens.start) < a.tokens.start;
    let end = context.currency_start(end).max(start);
    // `between 2 and about 7`: a hedge before the second end belongs to the range.
    let hedge =
        context.lang.hedges.before.longest_before(context.tokens, end).filter(|(_, (e, _))| *e == Effect::Approximate);
    let end = hedge.map_or(end, |(n, _)| if end - n > start { end - n } else { end });
    let gap = end - start;
    if gap == 1 && is_dash(context, start) {
        return dash(context, start, a, b, low, high);
    }
    if gap == 1 && context.is_mark(start, &[',']) && neighbours(context, a, b) {
        return Some(Link::Range);
    }
    let words = context.token(start)?;
    // `zwischen rund 930 und 2800 Euro`: so may a hedge stand before the first.
    let hedge = context.lang.hedges.before.longest_before(context.tokens, a.tokens.start);
    let inner = hedge.filter(|(_, (effect, _))| *effect == Effect::Approximate).map(|(n, _)| a.tokens.start - n);
    let opener = context.opener_before(a.tokens.start).or_else(|| context.opener_before(inner?));
    let article = context.token(start + 1).is_some_and(|t| context.lang.hedges.skip.contains(&t.key));
    // `tra il 6 e l'8 %`: the apostrophe of an elided article is a token of its own.
    let elided = gap == 3 && context.is_mark(start + 2, &['\'', '’']);
    let skip = if article && (gap == 2 || elided) { gap - 1 } else { 0 };
    if let Some((opener, _)) = opener.filter(|_| gap == 1 + skip) {
        match context.lang.ranges.pairs.get(&(opener, words.key)) {
            Some(Opening::Change) => return Some(Link::Change),
            // `stopy wzrosły od 1,5 do 2 proc.`: where nouns inflect, other words open a change.
            Some(Opening::From)
                if context.lang.units.grammar.order != Order::Inflected && changes(context, a.tokens.start) =>
            {
                return Some(Link::Change);
            }
            // `fell by 2 percent to 5 percent`, but `by 2 to 5 percent`: each with a unit of its own they tell a change.
            Some(Opening::Between)
                if (same_unit || signed)
                    && context.lang.ranges.join.word(words.key).is_some()
                    && changes(context, a.tokens.start) =>
            {
                return Some(Link::Change);
            }
            Some(_) if ends_fit(a, b, low, high) => return Some(Link::Range),
            Some(_) => return Some(Link::Change),
            None => {}
        }
    }
    let (length, ()) = context.lang.ranges.join.longest(&context.tokens[..end.min(context.tokens.len())], start)?;
    // `down $0.45 or 0.81%`: a sum and a share are two figures.
    let sum = a.tokens.start.checked_sub(1).is_some_and(|at| context.is_mark(at, &['$', '€', '£', '¥']));
    if sum && context.is_mark(b.tokens.end, &['%']) {
        return None;
    }
    let small = a.plain_below(30) && b.plain_below(30);
    if length == gap && small && low >= high && scored(context) {
        return Some(Link::Score);
    }
    // `porté deux ou trois coups`: what offers a choice says no change, whatever the verb.
    let choice = context.lang.ranges.contrast.contains(&context.tokens[start].key);
    // `down to its target of 2% to 3%`: nor does what is attached to a noun, whatever stands before that; `fell by 2% to
    // 5%` does.
    let attached = context.lang.units.grammar.order == Order::NounLast
        && a.extent.start.min(a.tokens.start).checked_sub(1).is_some_and(|at| {
            context.inside(at) && context.lang.labels.partitive.longest(context.tokens, at).is_some()
        });
    let choice = choice || attached;
    let closed = length == gap && ends_fit(a, b, low, high) && (choice || !changes(context, a.tokens.start));
    closed.then_some(Link::Range)
}

/// `cztery, pięć dni`, `two, three weeks`: whether two numbers in words, the second the next one, measure a time that no
/// third goes on.
fn neighbours(context: &Context<'_>, a: &Raw, b: &Raw) -> bool {
    let comma = |at: Option<usize>| at.is_some_and(|at| context.inside(at) && context.is_mark(at, &[',']));
    let small = b.value.is_some_and(|v| v < Decimal::from(20)) && !a.is_digits() && !b.is_digits();
    let next = a.value.zip(b.value).is_some_and(|(low, high)| low + Decimal::ONE == high);
    let time = context.unit(b.tokens.end).is_some_and(|(_, unit)| unit.kind == UnitKind::Duration);
    small && next && time && !comma(a.tokens.start.checked_sub(1))
}

fn is_dash(context: &Context<'_>, at: usize) -> bool {
    context.is_mark(at, &['-', '\u{2010}', '\u{2011}', '\u{2012}', '–', '—', '−', '~'])
}

fn dash(context: &Context<'_>, at: usize, a: &Raw, b: &Raw, low: Decimal, high: Decimal) -> Option<Link> {
    let tight = context.glued(at) && context.glued(at + 1);
    let spaced = !context.glued(at) && !context.glued(at + 1);
    let digits = a.is_digits() && b.is_digits();
    let joins = tight || (spaced && digits);
    if !joins {
        return None;
    }
    let small = a.plain_below(100) && b.plain_below(100);
    let plain = a.plain_below(10_000) && b.plain_below(10_000);
    // `lost power in 75-80 percent of homes`: a share is no result of a match.
    let share = context.is_mark(b.tokens.end, &['%'])
        || context.unit(b.tokens.end).is_some_and(|(_, u)| u.kind == UnitKind::Percent);
    if tight && ((plain && low >= high) || (small && scored(context) && !share)) {
        return Some(Link::Score);
    }
    ends_fit(a, b, low, high).then_some(Link::Range)
}

/// Whether the sentence speaks of a match.
fn scored(context: &Context<'_>) -> bool {
    let words = &context.lang.labels.score_word;
    !words.is_empty() && context.sentence.tokens.clone().take(80).any(|i| words.longest(context.tokens, i).is_some())
}

/// Whether a verb of change stands shortly before the numbers.
pub(super) fn changes(context: &Context<'_>, at: usize) -> bool {
    let from = at.saturating_sub(NEAR).max(context.sentence.tokens.start);
    (from..at).any(|i| context.lang.ranges.change_verb.longest(&context.tokens[..at], i).is_some())
}

/// Whether two numbers are ends of one range, the first taking the scale of the second if need be.
fn ends_fit(a: &Raw, b: &Raw, low: Decimal, high: Decimal) -> bool {
    let alone = |form| matches!(form, Form::Cardinal { .. } | Form::One | Form::About | Form::Ambiguous);
    alone(a.form) && alone(b.form) && low < high
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
    // `trois à quatre cents`
    if b.hundreds && !a.hundreds && low < Decimal::TEN && low * Decimal::ONE_HUNDRED < high {
        return Decimal::ONE_HUNDRED;
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
