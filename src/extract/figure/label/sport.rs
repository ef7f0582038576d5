//! Numbers of sport that are no figures: minutes of play, distances that name a race, scores in running text.
//!
//! In: a number in its sentence. Out: the rule that makes it one of these, with the words that show it.

use crate::claim::UnitKind;
use crate::extract::figure::context::Context;
use crate::extract::figure::verdict::Finding;
use crate::extract::figure::{Form, Raw};

/// `78'`, `90+4`, `le 400 m haies`, `tre a zero`.
pub(in crate::extract::figure) fn sport(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let whole =
        raw.value.is_some_and(|value| value.is_integer()) && matches!(raw.form, Form::Cardinal { .. } | Form::One);
    // What stands alone, as in a table, tells of no sport.
    let alone = context.sentence.tokens.len() <= raw.tokens.len() + 2;
    if !whole || raw.extent != raw.tokens || alone {
        return None;
    }
    let kilometres = || thousands(context, raw);
    minute(context, raws, i).or_else(|| race(context, raw)).or_else(kilometres).or_else(|| score(context, raws, i))
}

/// `al 78', rigore`: digits and a prime right behind them; `90+4`: the minutes added at the end.
fn minute(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    /// No match lasts longer, with all that is added to it.
    const LAST: i64 = 130;
    let raw = &raws[i];
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    if !context.lang.labels.minute_mark || !raw.plain_below(LAST) {
        return None;
    }
    let added =
        start.checked_sub(1).filter(|&at| context.is_mark(at, &['+']) && context.glued(at) && context.glued(start));
    if let Some(plus) = added.filter(|&plus| i > 0 && raws[i - 1].tokens.end == plus && raws[i - 1].plain_below(LAST)) {
        return Some(("clock", plus - 1..end));
    }
    let prime = context.is_mark(end, &['\'', '′', '’']) && context.glued(end);
    let second = context.is_mark(end + 1, &['\'', '′', '’']) && context.glued(end + 1);
    let alone =
        !second && (!context.glued(end + 1) || !context.token(end + 1).is_some_and(|t| t.is_word() || t.is_digits()));
    // A mark that opened before the number is closed behind it.
    let opens = |at: usize| context.is_mark(at, &['\'', '‘', '’']) && !context.glued(at) && context.glued(at + 1);
    let quoted = || (context.sentence.tokens.start..start).any(opens);
    (prime && alone && !quoted()).then_some(("clock", start..end + 1))
}

/// `le 400 m haies`, `the 200m butterfly`: a distance and a discipline.
fn race(context: &Context<'_>, raw: &Raw) -> Option<Finding> {
    let end = raw.tokens.end;
    let (length, unit) = context.unit(end).filter(|(_, unit)| unit.kind == UnitKind::Measure)?;
    let distance = matches!(&*unit.code, "m" | "km");
    let (words, ()) = context.lang.labels.race_after.longest(context.tokens, end + length).filter(|_| distance)?;
    Some(("name", raw.tokens.start..end + length + words))
}

/// `la 10K Valencia`, `a charity 5K`: so many thousands with their letter and nothing counted or paid name a race.
fn thousands(context: &Context<'_>, raw: &Raw) -> Option<Finding> {
    /// Kilometres that people run for a day out.
    const RACES: [i64; 5] = [5, 10, 15, 20, 30];
    const KILO: &str = "k";
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let letter = raw.is_digits() && end == start + 2 && context.surface(end - 1).eq_ignore_ascii_case(KILO);
    let run = letter && context.glued(end - 1) && RACES.iter().any(|&km| raw.value == Some((km * 1000).into()));
    (run && !context.is_counted(end)
        && context.currency_start(start) == start
        && !context.is_mark(end, &['€', '$', '£']))
    .then_some(("name", start..end))
}

/// `tre a zero e tutti a casa`, `goleada de 5 a 0`: two small numbers that the word of a score joins, where a word of sport stands
/// in the sentence and nothing is counted behind the second.
fn score(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    /// No side scores more in a game whose score is told so.
    const MOST: i64 = 30;
    let small = |raw: &Raw| raw.value.is_some_and(|value| value.is_integer() && value < MOST.into());
    let to = |at: usize| context.is_in(at, &context.lang.labels.score_to);
    let joined = |first: &Raw, second: &Raw| {
        first.tokens.end + 1 == second.tokens.start && to(first.tokens.end) && small(first) && small(second)
    };
    let pair = match (i.checked_sub(1).map(|p| &raws[p]), raws.get(i + 1)) {
        (Some(before), _) if joined(before, &raws[i]) => before.tokens.start..raws[i].tokens.end,
        (_, Some(next)) if joined(&raws[i], next) => raws[i].tokens.start..next.tokens.end,
        _ => return None,
    };
    let counted = context.unit(pair.end).is_some() || context.is_mark(pair.end, &['%']);
    let sport = |at: usize| context.lang.labels.score_word.longest(context.tokens, at).is_some();
    (!counted && context.sentence.tokens.clone().any(sport)).then_some(("score", pair))
}
