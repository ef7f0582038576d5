//! Dates, years, clock times, ages and ordinals, which are numbers and no figures.
//!
//! In: a number in its sentence. Out: the rule that makes it one of these, with the words that show it.

use super::ages::{follows, listed_age};
use super::context::Context;
use super::digits::Shape;
use super::verdict::Finding;
use super::{Form, Raw};
use crate::claim::{Decimal, Modifier, UnitKind};
use crate::lang::{Calendar, Order, Role, neutral};

/// Days of a month, months before a day or a year, weekdays before a day.
pub(super) fn date(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let calendar = &context.lang.calendar;
    if let Some(end) = super::ages::dotted(context, raw) {
        return Some(("date", raw.tokens.start..end));
    }
    // `le 4 sept.`: a month that is spelt like a number.
    let before = i.checked_sub(1).and_then(|p| raws.get(p)).filter(|p| p.tokens.end == raw.tokens.start && day(p));
    if let Some(before) = before.filter(|p| p.is_digits() && !raw.is_digits())
        && let Some((length, ())) = calendar.month_after.longest(context.tokens, raw.tokens.start)
    {
        return Some(("date", before.tokens.start..raw.tokens.start + length));
    }
    if day(raw)
        && let Some(end) = month_behind(context, raws, i).or_else(|| foreign_month(context, raws, i))
    {
        return Some(("date", raw.tokens.start..end));
    }
    let plain = matches!(raw.shape, Some(Shape::Plain(1 | 2 | 4)) | Some(Shape::Not(_)));
    if !plain && raw.modifier != Modifier::Range {
        return None;
    }
    // `March 14`, `March 14, 2023`, `juillet 2024`.
    let mut before = raw.tokens.start;
    let bracket = context.is_mark(before.wrapping_sub(1), &['(']) && context.is_mark(raw.tokens.end, &[')']);
    if bracket || context.is_mark(before.wrapping_sub(1), &[',', '.']) {
        before -= 1;
    }
    // `na tarde de ontem (15)`, `hoje (16)`: the day in brackets behind a word for it.
    if bracket
        && day(raw)
        && let Some((length, ())) = calendar.today.longest_before(context.tokens, before)
    {
        return Some(("date", before - length..raw.tokens.end));
    }
    if let Some((length, ())) = calendar.month_before.longest_before(context.tokens, before) {
        let start = before - length;
        let year = matches!(raw.shape, Some(Shape::Plain(4)));
        // The month must be a month's name: written so, and not a verb such as `may` or `march`.
        let named = context.tokens[start].capital || !calendar.capital_months;
        // `Feb. 6 killed ...` but `In May 12 people ...`
        let stop = context.is_mark(before, &['.']);
        let counted = context.unit(raw.tokens.end).is_some_and(|(_, u)| !(stop && u.property.is_some()));
        let near = before == raw.tokens.start || context.is_mark(before, &['.']);
        if named && (year || (near && day(raw) && !counted)) {
            return Some(("date", start..raw.tokens.end));
        }
    }
    // `14, 2023` behind a month and `8 de mayo de 2023`.
    if let Some(previous) = i.checked_sub(1).map(|p| &raws[p]) {
        let near = raw.tokens.start - previous.tokens.end <= 4 && matches!(raw.shape, Some(Shape::Plain(4)));
        if near
            && day(previous)
            && date(context, raws, i - 1).is_some()
            && context.unit(raw.tokens.end).is_none_or(|(_, u)| u.kind == UnitKind::Duration)
        {
            return Some(("date", previous.tokens.start..raw.tokens.end));
        }
    }
    if let Some((length, ())) = calendar.weekday.longest_before(context.tokens, before)
        && day(raw)
        && !context.may_be_counted(raw.tokens.end)
    {
        return Some(("date", before - length..raw.tokens.end));
    }
    None
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
        if context.is_mark(at, &['.', '-', 'º']) && context.glued(at) {
            at += 1;
        }
        if context.glued(at) {
            at += context.lang.calendar.ordinal.longest(context.tokens, at).map_or(0, |(n, ())| n);
        }
        if let Some((length, ())) = context.lang.calendar.day_of.longest(context.tokens, at) {
            at += length;
        }
        if let Some((length, ())) = context.lang.calendar.month_after.longest(context.tokens, at) {
            let named = !context.lang.calendar.capital_months || context.tokens[at].capital;
            return named.then_some(at + length);
        }
        // The next day of the same list.
        let next = raws.get(i + 1).filter(|n| day(n) && n.tokens.start <= at + 2 && n.tokens.start > raw.tokens.end)?;
        let between = &context.tokens[raw.tokens.end..next.tokens.start];
        if between.len() > 1 && between.iter().any(|t| t.is_word()) {
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
    let apart = year.tokens.start == month + 1 && context.token(month).is_some_and(|t| t.is_word() && t.space_before);
    let modern = four_digits(year) && year.value.is_some_and(|v| v >= 1900.into());
    let lone = raw.plain_below(32) && context.unit(month).is_none() && context.unit(year.tokens.end).is_none();
    (apart && modern && lone && !context.may_be_counted(year.tokens.end)).then_some(year.tokens.end)
}

/// Digits that the words around them name a year: `1997 r.`, `année 2019`, `90-е годы`, `1990s`.
pub(super) fn year_phrase(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
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

fn four_digits(raw: &Raw) -> bool {
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
    if !modern || coordinated {
        return None;
    }
    if counted { None } else { finding }
}

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
    // `(2151 GMT)`: four digits before a time zone.
    if matches!(raw.shape, Some(Shape::Plain(4)))
        && let Some((length, ())) = calendar.clock_zone.longest(context.tokens, end)
    {
        return Some(("clock", start..end + length));
    }
    if top >= 60.into() || top < 0.into() || matches!(raw.form, Form::Vague { .. } | Form::Half) {
        return None;
    }
    if top <= 24.into()
        && let Some((length, ())) = calendar.clock_after.longest(context.tokens, end)
    {
        return Some(("clock", start..end + length));
    }
    // `2 godz. 11 min` is a length of time.
    let lasts = |length| i > 0 && raws[i - 1].tokens.end + length == start;
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
    // `de 18 h à 6 h`: the hour that the next clock time closes.
    let next = raws.get(i + 1).filter(|n| n.tokens.start == end + length + 1)?;
    let same = calendar.clock_word.longest(context.tokens, next.tokens.end).is_some();
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

/// `43-year-old`, `âgé de 43 ans`, `, 43 ans,`, `un homme de 43 ans`, `John Smith, 43,`.
pub(super) fn age(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let calendar = &context.lang.calendar;
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let top = raw.value.or(raw.high)?;
    if top > 120.into() || top < 0.into() || matches!(raw.form, Form::Vague { .. }) {
        return None;
    }
    if let Some((length, ())) = calendar.age_after.longest(context.tokens, end) {
        return Some(("age", start..end + length));
    }
    let extent = raw.extent.start;
    for from in [start, extent] {
        if let Some((length, ())) = calendar.age_before.longest_before(context.tokens, from) {
            // `aos 6%`, `aos 12 detidos`: a lone preposition tells no age where something else is counted.
            let counts = context.is_mark(end, &['%'])
                || context.unit(end).is_some_and(|(_, u)| u.kind != UnitKind::Duration)
                || context.may_be_counted(end) && context.unit(end).is_none();
            if length > 1 || !counts || !context.roles(from - 1).has(Role::STOP) {
                return Some(("age", from - length..end));
            }
        }
    }
    // The second of two ages: `aged 5 and 7`.
    if let Some(before) = i.checked_sub(1).and_then(|p| raws.get(p))
        && before.tokens.end + 1 == start
        && context.roles(before.tokens.end).has(Role::AND)
        && raw.plain_below(120)
        && context.unit(end).is_none()
        && !context.may_be_counted(end)
        && calendar.age_before.longest_before(context.tokens, before.tokens.start).is_some()
    {
        return Some(("age", before.tokens.start..end));
    }
    let unit = calendar.age_unit.longest(context.tokens, end).map(|(n, ())| n);
    if let Some(found) = super::ages::set_apart(context, raw, unit) {
        return Some(found);
    }
    // A later one of several ages: `aged 5, 7 and 9`.
    if (unit.is_some() || !context.may_be_counted(end)) && listed_age(context, raws, i) {
        return Some(("age", start..end + unit.unwrap_or(0)));
    }
    let named = |at: usize| context.token(at).is_some_and(|t| t.is_word() && t.capital);
    // `el bombero Julián Arce, de 34 años`, `dois engenheiros, de 39 e 44 anos`: set apart from a person.
    let later = raws.get(i + 1).filter(|next| follows(context, raw, next));
    let shared = unit.or_else(|| calendar.age_unit.longest(context.tokens, later?.tokens.end).map(|(n, ())| n));
    if shared.is_some()
        && let Some((of, ())) = calendar.age_of.longest_before(context.tokens, start)
        && let Some(comma) = (start - of).checked_sub(1).filter(|at| context.is_mark(*at, &[',']))
        && let Some(last) = comma.checked_sub(1).filter(|at| context.inside(*at))
        && (context.tokens[last].capital
            || context.unit(last).is_some_and(|(n, u)| n == 1 && u.person)
            || unit.is_some_and(|n| top >= 12.into() && context.is_mark(end + n, &[',', '.']))
            || context.people_before(comma))
    {
        return Some(("age", start - of..end));
    }
    // `Alberto Vella di 34 anni`: behind two names.
    if unit.is_some()
        && let Some((of, ())) = calendar.age_of.longest_before(context.tokens, start)
        && top >= 15.into()
        && (start - of).checked_sub(2).is_some_and(|at| context.inside(at) && named(at) && named(at + 1))
    {
        return Some(("age", start - of..end));
    }
    if let Some(length) = shared {
        // `un homme de 43 ans`: a person, the link, the age.
        // `tres niños de entre uno y nueve años`: a range opens with its preposition.
        let from = if raw.modifier == Modifier::Range { extent } else { start };
        if let Some((of, ())) = calendar.age_of.longest_before(context.tokens, from) {
            let start = from;
            let person = (start - of).checked_sub(1).and_then(|at| context.unit(at).map(|(n, u)| n == 1 && u.person));
            if person == Some(true) {
                return Some(("age", start - of..end + unit.unwrap_or_default().min(length)));
            }
        }
    }
    // `двое мужчин 71 и 84 лет`: behind people, in a language that inflects, years without a preposition.
    if shared.is_some()
        && context.lang.units.grammar.order == Order::Inflected
        && let Some(noun) =
            (if i > 0 && follows(context, &raws[i - 1], raw) { raws[i - 1].tokens.start } else { start }).checked_sub(1)
        && context.inside(noun)
        && (context.unit(noun).is_some_and(|(n, u)| n == 1 && u.person)
            && (i.saturating_sub(2)..i).any(|p| (1..=3).contains(&(noun + 1).saturating_sub(raws[p].tokens.end)))
            || noun > 0
                && (later.is_some() || i > 0 && follows(context, &raws[i - 1], raw))
                && (noun - 1..=noun).any(|at| context.unit(at).is_some_and(|(n, u)| n == 1 && u.person)))
        && !context.may_be_counted(end + unit.unwrap_or(1))
    {
        return Some(("age", start..end + unit.unwrap_or(0)));
    }
    if unit.is_some()
        && let Some((length, ())) = calendar.age_with.longest_before(context.tokens, start)
    {
        return Some(("age", start - length..end));
    }
    // `Директору завода 58 лет.`: a sentence of one in the dative and the age, with no verb.
    if let Some(length) = unit {
        let first = context.sentence.tokens.start;
        let noun = context.surface(first);
        let dative = calendar.age_dative.iter().any(|e| noun.len() > e.len() && noun.ends_with(e.as_str()));
        let ends = !context.inside(end + length) || context.is_mark(end + length, &[',', '.', ';']);
        let words = (first..extent).all(|at| context.tokens[at].is_word() && context.roles(at).is_none());
        if dative && ends && words && (1..=3).contains(&extent.saturating_sub(first)) && top > 9.into() {
            return Some(("age", first..end));
        }
    }
    // `À 40 ans, elle ...`
    if unit.is_some()
        && context.starts_sentence(start.saturating_sub(1))
        && let Some((length, ())) = calendar.age_at.longest_before(context.tokens, start)
    {
        return Some(("age", start - length..end));
    }
    // `children under 5`, `enfants de moins de 5 ans`: people, then the bound of their age.
    // `Children under five account for`: an English noun behind a number would stand in the plural.
    let plurals = &context.lang.units.grammar.plural_endings;
    let verb = !plurals.is_empty() && !plurals.iter().any(|e| context.surface(end).ends_with(&**e));
    if extent < start
        && (unit.is_some() || verb || !context.may_be_counted(end))
        && context.unit(end).is_none_or(|(_, u)| unit.is_some() || verb && u.kind == UnitKind::Count && !u.person)
    {
        let mut at = extent;
        if at > 0 && context.roles(at - 1).has(Role::COMPLEMENT) {
            at -= 1;
        }
        let person = at.checked_sub(1).filter(|p| context.inside(*p)).and_then(|p| context.unit(p));
        // `six électeurs sur dix de moins de 30 ans`: people told by their number.
        let counted = unit.is_some() && at < extent && i > 0 && raws[i - 1].tokens.end == at;
        if (person.is_some_and(|(_, u)| u.person) || counted) && !context.is_mark(end, &['%']) {
            return Some(("age", extent..end));
        }
    }
    // `most were under five`: the bound of an age, behind the verb that says how old they were.
    if extent + 1 == start
        && context.lang.hedges.temporal.contains(&context.tokens[extent].key)
        && extent > 0
        && context.roles(extent - 1).has(Role::AUXILIARY)
        && top <= 18.into()
        && context.unit(end).is_none()
        && !context.may_be_counted(end)
    {
        return Some(("age", extent..end));
    }
    // An apposition behind a name: `, 43 ans,` and `, 43,`.
    let comma =
        start.checked_sub(1).filter(|at| context.is_mark(*at, &[',', '(']) && *at > context.sentence.tokens.start)?;
    let person = unit.is_some() && context.unit(comma - 1).is_some_and(|(_, u)| u.person);
    let capital = |at: usize| context.inside(at) && context.token(at).is_some_and(|t| t.is_word() && t.capital);
    // `Rui Matos, maquinista, 57 anos`: a trade stands between.
    let trade = unit.is_some() && comma > 3 && context.is_mark(comma - 2, &[',']) && capital(comma - 3);
    // `the driver, 41,`
    let role = raw.plain_below(120) && context.unit(comma - 1).is_some_and(|(_, u)| u.person);
    let name = person || role || trade || capital(comma - 1);
    let close = end + unit.unwrap_or(0);
    let closed = context.is_mark(close, &[',', ')', '.', ';']) || (unit.is_some() && !context.inside(close));
    let bracket = context.is_mark(comma, &['(']) && context.is_mark(close, &[')']);
    let fits = raw.plain_below(120) && top > 9.into() || unit.is_some();
    // `contó Célia Ramos, 41.`: two names before it, and the sentence ends.
    let full_name = comma > 1 && capital(comma - 1) && capital(comma - 2) && context.sentence.tokens.end <= close + 1;
    let comma_pair =
        context.is_mark(comma, &[',']) && closed && (unit.is_some() || full_name || context.is_mark(close, &[',']));
    (name && fits && (comma_pair || (bracket && top > 14.into() && !super::ages::of_places(context, raws, i, comma))))
        .then_some(("age", comma..close))
}
