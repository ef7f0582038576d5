//! Ages from which, up to which or between which people are meant: `children under 14`, `ragazzi dai 14 ai 17 anni`.
//!
//! In: a number. Out: the rule that makes it an age, with the words that show it.

use super::Age;
use crate::claim::Modifier;
use crate::extract::figure::verdict::Finding;
use crate::lang::{Order, Role};

/// `Kinder unter 14 Jahren`, `muži nad 60 let`, `Toegang vanaf 16 jaar`: years behind a word for a bound, which people or the
/// start of the sentence's first phrase precede.
pub(super) fn bounded(age: &Age<'_, '_>) -> Option<Finding> {
    let context = age.context;
    let years = age.unit?;
    let bound =
        |from: usize| context.lang.calendar.age_bound.longest_before(context.tokens, from).map(|(n, ())| from - n);
    let at = bound(age.start).or_else(|| bound(age.extent))?;
    let before = at.checked_sub(1).filter(|&before| context.inside(before))?;
    // `prisoners for up to 14 years`: whom something befell it befell for so long; years of something are no age.
    let people =
        context.unit(before).is_some_and(|(length, unit)| length == 1 && unit.person && unit.property.is_none());
    let of = context.roles(age.end + years).has(Role::COMPLEMENT);
    (people && !of).then(|| ("age", before..age.end + years))
}

/// `ragazzi dai 14 ai 17 anni`, `jóvenes de entre 16 y 24 años`, `молодёжь 18–24 лет`: from one year of age to another, right
/// behind people or a word for a group of one age.
pub(super) fn between(age: &Age<'_, '_>) -> Option<Finding> {
    /// Tokens from the group to its ages, at most.
    const REACH: usize = 2;
    let context = age.context;
    // `vrouwen tussen de 55 en 64`: where nouns stand behind what counts them, people before a range have its age.
    let free = || context.unit(age.end).is_none() && !context.is_mark(age.end, &['%']) && age.top <= 99.into();
    let grown = age.raw.low.is_some_and(|low| low >= 12.into());
    let years = match age.unit {
        Some(length) => length,
        None if grown && free() && context.lang.units.grammar.order == Order::NounLast => 0,
        None => return None,
    };
    if age.raw.modifier != Modifier::Range || age.top > 110.into() {
        return None;
    }
    let group = |at: usize| {
        let person = context.is_person(at);
        person || context.lang.calendar.age_group.longest(context.tokens, at).is_some()
    };
    let before = (1..=REACH)
        .filter_map(|back| age.extent.checked_sub(back))
        .take_while(|&at| context.inside(at) && context.tokens[at].is_word())
        .find(|&at| group(at))?;
    // Only an article or a preposition stands between.
    let near = (before + 1..age.extent).all(|at| !context.roles(at).is_none());
    near.then(|| ("age", before..age.end + years))
}

/// `osoby 65+`, `la génération 50+`: so many years and more, where nothing is counted behind the sign.
pub(super) fn and_more(age: &Age<'_, '_>) -> Option<Finding> {
    let context = age.context;
    let years = age.raw.plain_below(100) && age.top >= 12.into();
    let plus = context.is_mark(age.end, &['+']) && context.glued(age.end) && !context.glued(age.end + 1);
    (years && plus && !context.is_counted(age.end + 1)).then_some(("age", age.start..age.end + 1))
}

/// `16- to 24-year-olds`: a hyphen leaves the word for years to the number behind it.
pub(super) fn suspended(age: &Age<'_, '_>) -> Option<Finding> {
    let context = age.context;
    let next = age.raws.get(age.i + 1).filter(|next| next.tokens.start <= age.end + 2)?;
    let hyphen = context.is_mark(age.end, &['-', '\u{2011}', '–']) && context.glued(age.end);
    let old = context.lang.calendar.age_after.longest(context.tokens, next.tokens.end).is_some();
    (hyphen && old && !context.glued(age.end + 1)).then_some(("age", age.start..age.end + 1))
}
