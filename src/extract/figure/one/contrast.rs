//! The bare one that is set against another number.
//!
//! In: a bare one and the numbers of its sentence. Out: whether the other is denied behind it, or more was asked for than one.

use crate::claim::UnitKind;
use crate::extract::figure::context::Context;
use crate::extract::figure::{Form, Raw};
use crate::lang::{NumberWord, Order, Role};

/// `We are holding one person, not five`: whether a comma and a negation stand right before the next number.
pub(super) fn denied_behind(context: &Context<'_>, next: &Raw) -> bool {
    let negation = &context.lang.units.grammar.negation;
    let Some(at) = next.extent.start.checked_sub(1) else { return false };
    context.is_in(at, negation) && context.is_mark(at.wrapping_sub(1), &[','])
}

/// `asked for six more guards and were given one`: right behind a verb, at the end of its clause, where a number before it in
/// the sentence counts things. Where nouns have capitals it is a particle of the verb (`45 Meldungen gingen ein`).
pub(super) fn one_given(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let (start, end) = (raws[i].extent.start, raws[i].tokens.end);
    let first = context.sentence.tokens.start;
    let ends = !context.inside(end) || context.is_mark(end, &['.', ',', ';', '!', '?', '"', '”', '»', '“']);
    let verb = start.checked_sub(1).filter(|&at| at > first && context.is_predicate(at));
    let counts = |r: &Raw| {
        let things = context.unit(r.tokens.end).is_none_or(|(_, unit)| unit.kind == UnitKind::Count);
        r.not.is_none() && r.form != Form::One && things
    };
    let mut earlier = raws[..i].iter().rev().take_while(|r| r.tokens.start >= first);
    let particle = context.lang.units.grammar.order == Order::CapitalNoun;
    ends && !particle && verb.is_some() && earlier.any(counts)
}

/// `Osiem osób odebrali rodzice. Jedna osoba udała się do szpitala`: where nouns inflect, one person that opens a sentence
/// beside one that counts people.
pub(super) fn one_beside(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    /// Tokens between the two, at most.
    const NEAR: usize = 24;
    let (start, end) = (raws[i].extent.start, raws[i].tokens.end);
    let opens = context.lang.units.grammar.order == Order::Inflected && context.starts_sentence(start);
    let Some((length, _)) = context.unit(end).filter(|(_, unit)| opens && unit.person) else { return false };
    // `Jedna osoba z ...`, `Jedna osoba, która ...`: who is described is somebody, and not so many.
    let behind = context.roles(end + length);
    let told = context.token(end + length).is_some_and(|t| t.is_word() && !t.capital);
    let partitive = context.lang.labels.partitive.longest(context.tokens, end + length).is_some();
    let said = told && !partitive && !behind.has(Role::CLAUSE) && !behind.has(Role::PLACE);
    let words = &context.lang.numbers.words;
    let number = |at: usize| {
        let listed = |t| matches!(words.at(t), Some(NumberWord::Cardinal { article: false, .. }));
        context.token(at).is_some_and(|t| t.is_digits() || listed(t))
    };
    let floor = start.saturating_sub(NEAR).max(context.paragraph_start());
    let units = &context.lang.units.phrases;
    let person = |at: usize| context.token(at).and_then(|t| units.at(t)).is_some_and(|unit| unit.person);
    let counted = |at: usize| number(at) && person(at + 1);
    said && (floor..start).any(counted)
}

/// Whether right before `at` stands a preposition that also sets one number against another.
pub(super) fn against(context: &Context<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|b| context.lang.ranges.contrast.contains(&context.tokens[*b].key));
    before.is_some_and(|b| !context.roles(b).has(Role::AND) && !context.roles(b).has(Role::AMONG))
}
