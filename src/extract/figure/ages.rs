//! Several ages in a row: `aged 5, 7 and 9`, `в возрасте 61 года и 37 лет`.
//!
//! In: a number and those before it. Out: whether it goes on a list, and whether that list is one of ages.

use super::Raw;
use super::context::Context;
use crate::lang::Role;

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
