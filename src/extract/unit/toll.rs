//! Figures that open a part, are a total, or are a toll.
//!
//! In: the sentence and a figure. Out: whether what stands before it makes it one of these; and what a word for a number
//! counts that is written together with its noun.

use std::borrow::Cow;

use super::Found;
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::unit::rule;
use crate::extract::unit::view::View;
use crate::lang::{Order, Role, Roles};
use crate::text::Key;

/// Whether the figure is said to be a part of what was named before: `dont 12`, `w tym 23`.
pub fn opens_part(view: &View<'_>, number: &Number) -> bool {
    // `43 people, 20 of them minors`: so do they in whom it is a part, where their sort stands behind.
    let them = number.tokens.end.max(number.extent.end);
    let noun = them + view.mark(them).role_length;
    if view.role(them, Role::AMONG)
        && view.mark(noun).unit.is_some_and(|(_, e)| e.kind == UnitKind::Count && e.property.is_none())
    {
        return view.grammar().order != Order::Inflected && !view.lang.speech.verb_second;
    }
    let start = number.start();
    (1..=4).filter_map(|back| start.checked_sub(back)).take_while(|at| *at >= view.range.start).any(|at| {
        let end = at + view.mark(at).role_length;
        // `entre ellos los de cinco niños`: what stands for the noun of the whole.
        let theirs = |i: usize| view.role(i, Role::COMPLEMENT) && view.role(i - 1, Role::DETERMINER);
        let slight = |i| {
            let weak = view.role(i, Role::DETERMINER) || view.role(i, Role::AUXILIARY) || theirs(i);
            weak || view.is_mark(i, &[':', '—', '–'])
        };
        view.role(at, Role::AMONG) && end <= start && (end..start).all(slight)
    })
}

/// Whether a word for a number or total stands right before the figure.
pub fn is_total(view: &View<'_>, number: &Number) -> bool {
    /// Words between a mark and the word for a total, at most.
    const NEAR: usize = 4;
    let start = number.start();
    let before = |back| start.checked_sub(back).filter(|at| *at >= view.range.start);
    let found = (1..=3)
        .filter_map(before)
        .find(|at| view.role(*at, Role::NUMBER_OF) && at + view.mark(*at).role_length == start);
    // `killed 22 rhinos, compared to a total of 59 last year`: what another number is compared with counts the same.
    let apart = |at: usize| {
        (at.saturating_sub(NEAR)..at).any(|i| i > view.range.start && view.is_mark(i, &[',', '-', '–', '—']))
    };
    found.is_some_and(|at| !(view.noun_last() && apart(at)))
}

/// `put the death toll at 37`, `raising the toll to 24`: a toll names nobody, and its value counts no noun named before.
pub fn is_toll(view: &View<'_>, number: &Number) -> bool {
    /// Tokens between the toll and its value, at most.
    const BETWEEN: usize = 12;
    let start = number.start();
    let floor = start.saturating_sub(BETWEEN).max(view.range.start);
    let link = start.checked_sub(1).is_some_and(|at| {
        let role = view.mark(at).role;
        view.is_word(at) && (role.has(Role::LINK) || role.has(Role::PLACE)) && !role.has(Role::AND)
    });
    // `the toll from the flood in 11 districts has risen to 59`: where it happened may be counted.
    let placed = |at: usize| at > floor && view.role(at - 1, Role::PLACE);
    let plain = |at: &usize| {
        (view.mark(*at).number.is_none() || placed(*at))
            && !view.role(*at, Role::CLAUSE)
            && !view.is_mark(*at, &[','])
            && view.mark(*at).unit.is_none_or(|(_, entry)| !entry.person)
    };
    let toll = |at: usize| {
        let account = |at: usize| view.word(at).is_some_and(|w| w.roles.any(Roles::ACCOUNT));
        account(at) && view.mark(at).property.is_some_and(|(_, code)| code == "died" || code == "killed")
            || view
                .mark(at)
                .property
                .is_some_and(|(length, code)| length > 1 && code == "died" && account(at + length - 1))
    };
    let order = view.grammar().order == Order::NounLast && !view.lang.speech.verb_second;
    order && link && (floor..start).rev().take_while(plain).any(toll)
}

/// `Die Verletztenzahl stieg auf 89`, `het ledental`: what is counted and the word for its number in one.
pub(super) fn number_in_one_word<'a>(view: &View<'a>, at: usize) -> Option<Found<'a>> {
    let grammar = view.grammar();
    if view.mark(at).unit.is_some() {
        return None;
    }
    let word = view.surface(at);
    let numbers = grammar.number_endings.iter();
    let stem = numbers.filter_map(|ending| word.strip_suffix(&**ending)).min_by_key(|stem| stem.len())?;
    let joined = grammar.compound_joints.iter().filter_map(|joint| stem.strip_suffix(&**joint));
    let mut forms = std::iter::once(stem).chain(joined).filter(|_| stem.len() > 3);
    let entry = forms.find_map(|form| view.lang.units.phrases.word(Key::of(form)))?;
    (entry.kind == UnitKind::Count).then(|| Found {
        tokens: at..at + 1,
        head: at..at + 1,
        kind: entry.kind,
        code: Cow::Borrowed(&*entry.code),
        entry: Some(entry),
        end: at + 1,
        own: true,
        rule: rule::ANNOUNCED,
    })
}

/// `Liczba dzieci, które zachorowały, wzrosła do 83`: whether where nouns inflect the clause that opens at `at` behind a comma
/// is closed by another before `end`.
pub(super) fn closes_before(view: &View<'_>, at: usize, end: usize) -> bool {
    let comma = |i: usize| view.is_mark(i, &[',']);
    // `Počet škol, ve kterých se učí, stoupl`: a preposition may stand before the pronoun.
    let opens = (1..=2).filter_map(|back| at.checked_sub(back)).any(|i| i >= view.range.start && comma(i));
    view.grammar().order == Order::Inflected && opens && (at + 1..end).any(comma)
}
