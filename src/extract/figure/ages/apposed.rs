//! Ages set apart behind a name.
//!
//! In: a number that may be an age. Out: the rule that makes it one, with the marks around it.

use std::ops::Range;

use super::{Age, Raw, follows, named, of_places};
use crate::extract::figure::verdict::Finding;

/// An apposition behind a name: `, 43 ans,` and `, 43,`; behind two names, `, 13 и 15 лет`.
pub(super) fn apposition(age: &Age<'_, '_>) -> Option<Finding> {
    if let Some(found) = several(age) {
        return Some(found);
    }
    let earlier = age.i.checked_sub(1).map(|p| &age.raws[p]);
    let listed = |p: &&Raw| age.unit.is_some() && p.plain_below(120) && follows(age.context, p, age.raw);
    if let Some(earlier) = earlier.filter(listed) {
        return apposed(age, earlier.tokens.start..age.end, age.unit);
    }
    match age.later.filter(|_| age.unit.is_none() && age.shared.is_some()) {
        Some(later) => apposed(age, age.start..later.tokens.end, age.shared),
        None => apposed(age, age.start..age.end, age.unit),
    }
}

/// `The twins, 6 and 9, survived`: of several people right before a comma, a few numbers that another comma closes.
fn several(age: &Age<'_, '_>) -> Option<Finding> {
    /// Ages of one list, at most.
    const AGES: usize = 4;
    let (context, raws) = (age.context, age.raws);
    let years = |raw: &Raw| raw.is_digits() && raw.plain_below(100);
    let next = |p: usize| raws.get(p + 1).is_some_and(|next| years(next) && follows(context, &raws[p], next));
    let floor = age.i.saturating_sub(AGES);
    let first = (floor..age.i).rev().take_while(|&p| years(&raws[p]) && next(p)).last().unwrap_or(age.i);
    let last = (age.i..age.i + AGES).take_while(|&p| next(p)).last().map_or(age.i, |p| p + 1);
    if !years(age.raw) || first == last {
        return None;
    }
    let (start, end) = (raws[first].tokens.start, raws[last].tokens.end);
    let comma = start.checked_sub(1).filter(|&at| context.is_mark(at, &[',']) && at > context.sentence.tokens.start)?;
    let people = context.unit(comma - 1).is_some_and(|(_, unit)| unit.person);
    (people && context.is_mark(end, &[',', '.']) && context.unit(end).is_none()).then_some(("age", start..end))
}

/// `Thomas K. (41)`, `Ruben van D. (38)`: whether a name whose last part is an initial with its stop stands before the mark at
/// `mark`.
fn shortened(age: &Age<'_, '_>, mark: usize) -> bool {
    /// Letters of an initial, at most: `St.`
    const LETTERS: usize = 2;
    let context = age.context;
    let Some(stop) = mark.checked_sub(1).filter(|&at| context.is_mark(at, &['.']) && context.glued(at)) else {
        return false;
    };
    let initial =
        stop.checked_sub(1).filter(|&at| named(context, at) && context.surface(at).chars().count() <= LETTERS);
    initial
        .and_then(|at| at.checked_sub(1))
        .is_some_and(|at| context.inside(at) && context.token(at).is_some_and(|t| t.is_word()))
}

/// The same of one or two `numbers`, behind which a word for years of the length `unit` may stand.
fn apposed(age: &Age<'_, '_>, numbers: Range<usize>, unit: Option<usize>) -> Option<Finding> {
    let context = age.context;
    let person = |at: usize| context.unit(at).is_some_and(|(_, u)| u.person);
    let first = context.sentence.tokens.start;
    let comma = numbers.start.checked_sub(1).filter(|at| context.is_mark(*at, &[',', '(']) && *at > first)?;
    // `Rui Matos, maquinista, 57 anos`: a trade stands between.
    let trade = unit.is_some() && comma > 3 && context.is_mark(comma - 2, &[',']) && named(context, comma - 3);
    // `the driver, 41,`
    let plain = age.raw.plain_below(120);
    let role = plain && person(comma - 1);
    let close = numbers.end + unit.unwrap_or(0);
    // `l'ancien conseiller financier, 61 ans, répond`: adjectives stand behind the one whose age it is.
    let adult = plain && age.top > 15.into() && age.top < 110.into() && unit.is_some();
    let behind = |at: &usize| context.tokens.get(*at).is_some_and(|t| t.is_word() && !t.capital);
    let adjectives = (first..comma).rev().take(2).take_while(behind).any(|at| at > first && person(at - 1));
    let qualified = adult && adjectives && context.is_mark(close, &[',']);
    let name = unit.is_some() && person(comma - 1)
        || role
        || trade
        || qualified
        || named(context, comma - 1)
        || shortened(age, comma);
    let closed = context.is_mark(close, &[',', ')', '.', ';']) || (unit.is_some() && !context.inside(close));
    let bracket = context.is_mark(comma, &['(']) && context.is_mark(close, &[')']);
    // `o estado com mais mortos (15)`: behind people in the plural brackets hold how many they are.
    let plurals = &context.lang.units.grammar.plural_endings;
    let noun = context.surface(comma - 1);
    let many = role && bracket && !named(context, comma - 1) && plurals.iter().any(|s| noun.ends_with(&**s));
    let fits = !many && plain && age.top > 9.into() || unit.is_some();
    // `contó Célia Ramos, 41.`: two names before it, and the sentence ends.
    let full_name =
        comma > 1 && named(context, comma - 1) && named(context, comma - 2) && context.sentence.tokens.end <= close + 1;
    let comma_pair =
        context.is_mark(comma, &[',']) && closed && (unit.is_some() || full_name || context.is_mark(close, &[',']));
    // `Иван и Пётр Мамины (13 и 15 лет)`: of two numbers the years are no terms.
    let grown = age.top > 14.into() || numbers.len() > 1;
    (name && fits && (comma_pair || (bracket && grown && !of_places(context, age.raws, age.i, comma))))
        .then_some(("age", comma..close))
}
