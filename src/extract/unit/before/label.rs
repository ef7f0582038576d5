//! Nouns before a figure that do not say what it counts: those who count, those who are given money, and singulars.
//!
//! In: the sentence and the noun. Out: whether it is one of these, where nouns inflect.

use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::property::money::names_a_sum;
use crate::extract::unit::Found;
use crate::extract::unit::view::View;
use crate::lang::{Order, Roles};
use crate::text::Key;

/// `полиция насчитала 300 человек, организаторы — 800`: whether where nouns inflect the word at `at` names one more of those
/// who count, behind a figure and its verb.
pub(super) fn counts_too(view: &View<'_>, at: usize) -> bool {
    let grammar = view.grammar();
    let source = view.said(at).is_some_and(|w| w.source.is_some());
    // `раненых — 12`: the genitive plural is counted.
    let counted = view.ends_like(at, &grammar.genitive_plural_endings);
    let figure = (view.range.start..at).rev().find(|i| view.mark(*i).number.is_some());
    let counts = Roles::COUNT.and(Roles::SAY).and(Roles::GIVE);
    let verb = |i: usize| view.said(i).is_some_and(|w| w.source.is_none() && w.roles.any(counts));
    grammar.order == Order::Inflected
        && source
        && !counted
        && figure.is_some_and(|figure| (view.range.start..figure).any(verb))
}

/// Whether the word at `at` stands in the dative plural, the figure is a large sum and money was counted before it.
pub fn is_given(view: &View<'_>, number: &Number, at: usize) -> bool {
    /// With less, people are counted.
    const SUM: i64 = 1_000;
    let sum = number.figure.low.or(number.figure.high).is_some_and(|v| v >= SUM.into());
    let money = |i: usize| view.mark(i).unit.is_some_and(|(_, e)| e.kind == UnitKind::Currency);
    view.grammar().order == Order::Inflected
        && sum
        && view.ends_like(at, &view.grammar().dative_plural_endings)
        && (view.range.start..at).any(money)
}

/// `квот`, `машин`, `střel`: the genitive plural without ending, of nouns that take none of those with one.
pub(super) fn is_bare_genitive(view: &View<'_>, at: usize) -> bool {
    let grammar = view.grammar();
    let word = view.surface(at);
    let listed = |form: &str| view.lang.units.phrases.word(Key::of(form)).is_some();
    !view.ends_like(at, &grammar.vowel_endings)
        && listed(word)
        && !grammar.noun_genitive_plural_endings.iter().any(|ending| listed(&[word, &**ending].concat()))
}

/// `мэр`: a noun without ending whose genitive plural a list knows with one.
pub fn is_bare_singular(view: &View<'_>, at: usize) -> bool {
    let grammar = view.grammar();
    let listed = |form: &str| view.lang.units.phrases.word(Key::of(form)).is_some();
    let plural = |ending: &str| listed(&[view.surface(at), ending].concat());
    !view.ends_like(at, &grammar.vowel_endings)
        && !view.ends_like(at, &grammar.genitive_plural_endings)
        && grammar.noun_genitive_plural_endings.iter().any(|ending| plural(ending))
}

/// `Средняя зарплата учителя — 40 тысяч`: whether a noun before a dash names a sum, or stands behind one that does, so that
/// thousands count neither.
pub(super) fn tells_sum(view: &View<'_>, noun: &Found<'_>, number: &Number) -> bool {
    const THOUSAND: i64 = 1000;
    let many = number.figure.high.or(number.figure.low).is_some_and(|value| value >= THOUSAND.into());
    let sum = |at: usize| view.mark(at).property.is_some_and(|(_, code)| names_a_sum(code));
    let governs = noun.tokens.start.checked_sub(1).filter(|at| *at >= view.range.start).is_some_and(sum);
    many && view.grammar().order == Order::Inflected && (governs || noun.head.clone().any(sum))
}
