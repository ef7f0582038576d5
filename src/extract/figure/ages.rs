//! Ages in a row, `aged 5, 7 and 9`, ages that marks set apart, `41 enfants (de 5 à 15 ans)`, and days with stops, `(29.6.)`.
//!
//! In: a number and those before it, or the length of the word for years behind it. Out: whether it goes on a list of
//! ages, or the rule that makes it one: two numbers that a hyphen joins behind an article name those who are so old,
//! where the noun stands first; in brackets right behind people years are theirs.

use super::Raw;
use super::context::Context;
use super::verdict::Finding;
use crate::lang::{Order, Role};

/// Whether a number stands right behind another in a list: a comma or one word that joins between them.
pub(super) fn follows(context: &Context<'_>, raw: &Raw, next: &Raw) -> bool {
    let at = raw.tokens.end;
    next.tokens.start == at + 1 && (context.is_mark(at, &[',']) || context.roles(at).has(Role::AND))
}

/// The same where the years of the first may have their own word: `в возрасте 61 года и 37 лет`.
fn follows_aged(context: &Context<'_>, raw: &Raw, next: &Raw) -> bool {
    let end = raw.tokens.end;
    let unit = context.lang.calendar.age_unit.longest(context.tokens, end).map_or(0, |(n, ())| n);
    let joint = end + unit;
    follows(context, raw, next)
        || next.tokens.start == joint + 1 && (context.is_mark(joint, &[',']) || context.roles(joint).has(Role::AND))
}

/// Whether a few numbers before this one in its list a word says that they are ages.
pub(super) fn listed_age(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let calendar = &context.lang.calendar;
    (i.saturating_sub(4)..i)
        .rev()
        .take_while(|&p| raws[p + 1].plain_below(120) && follows_aged(context, &raws[p], &raws[p + 1]))
        .any(|p| {
            let years = raws[p].value.is_some_and(|v| v <= 120.into());
            years && {
                let start = raws[p].tokens.start;
                let of = calendar.age_of.longest_before(context.tokens, start).map(|(n, ())| start - n);
                let apart = of.and_then(|at| at.checked_sub(1)).is_some_and(|at| context.is_mark(at, &[',']));
                let noun = of.and_then(|at| at.checked_sub(2)).and_then(|at| context.unit(at));
                // `twee kinderen van 3 en 6 jaar`: people, the link, several ages.
                let person = of.and_then(|at| at.checked_sub(1)).and_then(|at| context.unit(at));
                calendar.age_before.longest_before(context.tokens, start).is_some()
                    || apart && noun.is_some_and(|(n, u)| n == 1 && u.person)
                    || apart && of.is_some_and(|at| context.people_before(at - 1))
                    || person.is_some_and(|(n, u)| n == 1 && u.person)
            }
        })
}

/// `am Samstag (29.6.)`: day and month in digits, each with its stop, where a comma stands before decimals. Out: the end.
pub(super) fn dotted(context: &Context<'_>, raw: &Raw) -> Option<usize> {
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    // `continua sendo 6.005.`: three digits behind a stop are thousands.
    let value = |at: usize| context.surface(at).parse::<u8>().ok().filter(|_| context.surface(at).len() <= 2);
    let stop = |at: usize| context.is_mark(at, &['.']) && context.glued(at);
    let three = end == start + 3 && stop(start + 1) && stop(end) && context.glued(start + 2);
    let dated = three && matches!((value(start), value(start + 2)), (Some(1..=31), Some(1..=12)));
    (dated && context.lang.numbers.decimal == Some(',')).then_some(end + 1)
}

/// The age that a hyphen or a bracket shows; `unit` is the length of the word for years.
pub(super) fn set_apart(context: &Context<'_>, raw: &Raw, unit: Option<usize>) -> Option<Finding> {
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let years = unit?;
    let top = raw.value.or(raw.high)?;
    let first = context.lang.units.grammar.order == Order::NounFirst;
    let hyphen = (start..end).any(|at| context.is_mark(at, &['-', '–']) && context.glued(at));
    let article = start.checked_sub(1).is_some_and(|at| context.roles(at).has(Role::DETERMINER));
    if hyphen && article && first && top <= 99.into() {
        return Some(("age", start..end));
    }
    let of = context.lang.calendar.age_of.longest_before(context.tokens, start).map_or(start, |(n, ())| start - n);
    let open = of.checked_sub(1).filter(|at| context.is_mark(*at, &['(']) && context.is_mark(end + years, &[')']))?;
    let person = open.checked_sub(1).and_then(|at| context.unit(at)).is_some_and(|(n, u)| n == 1 && u.person);
    person.then_some(("age", open..end))
}

/// Whether what stands in brackets counts something at places, `en Veracruz (29), Hidalgo (21)`, and is nobody's age.
pub(super) fn of_places(context: &Context<'_>, raws: &[Raw], i: usize, open: usize) -> bool {
    let named = |at: usize| context.inside(at) && context.token(at).is_some_and(|t| t.is_word() && t.capital);
    let Some(start) = (0..open).rev().take_while(|at| named(*at)).last() else { return false };
    let Some(before) = start.checked_sub(1).filter(|at| context.inside(*at)) else { return false };
    let joined = context.is_mark(before, &[',']) || context.roles(before).has(Role::AND);
    let earlier = i.checked_sub(1).filter(|p| joined && raws[*p].tokens.end + 1 == before);
    let bracket = |p: usize| raws[p].tokens.start.checked_sub(1).filter(|at| context.is_mark(*at, &['(']));
    match earlier.and_then(|p| Some((p, bracket(p)?))) {
        Some((p, open)) => of_places(context, raws, p, open),
        None => context.roles(before).has(Role::PLACE),
    }
}
