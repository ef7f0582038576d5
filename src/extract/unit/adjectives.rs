//! Nouns behind adjectives that no list knows, where nouns inflect.
//!
//! In: the token behind a figure. Out: the noun that several adjectives, joined adjectives or a participle with its
//! complement stand before.

use super::head::{Head, is_active_participle, is_content, is_genitive, is_oblique, long_adjective};
use super::view::View;
use crate::claim::UnitKind;
use crate::lang::{Order, Role};

/// The listed noun behind two or three unlisted adjectives.
pub(super) fn behind_adjectives(view: &View<'_>, at: usize) -> Option<usize> {
    let endings = &view.grammar().adjective_endings;
    // One letter is the ending of verbs and nouns, too.
    let long = |i: usize| endings.iter().any(|e| e.chars().nth(1).is_some() && view.surface(i).ends_with(&**e));
    let adjective = |i: &usize| view.is_open(*i) && view.mark(*i).unit.is_none() && long(*i);
    let noun = at + (at..at + 3).take_while(adjective).count();
    let counted = view.mark(noun).unit.is_some_and(|(_, e)| e.kind == UnitKind::Count);
    (noun > at + 1 && counted && !is_oblique(view, noun)).then_some(noun)
}

/// `12 из 30 [находившихся в автобусе] детей`: the noun behind an active participle that has a complement of its own
/// before it.
pub(super) fn behind_participle<'a>(view: &View<'a>, at: usize) -> Option<Head<'a>> {
    /// Words of the complement, at most.
    const WORDS: usize = 5;
    // `200 военнослужащих из семи стран`: a noun for people that ends like a participle has no noun behind it.
    let somebody = view.mark(at).unit.is_some_and(|(_, e)| e.person && e.property.is_none());
    let active = is_active_participle(view, at) && !somebody;
    // `трёх непригодных к плаванию судов`: so do other adjectives that no list knows.
    let joined = view.role(at + 1, Role::AND);
    let adjective = || long_adjective(view, at) && view.mark(at).unit.is_none() && !joined;
    let passive =
        !active && view.is_open(at) && (view.ends_like(at, &view.grammar().participle_endings) || adjective());
    // `12 разрушенных взрывом домов`: what did it may stand between.
    let by = |i: usize| view.is_word(i) && view.mark(i).number.is_none() && is_oblique(view, i);
    if passive
        && by(at + 1)
        && let Some((length, entry)) = view.mark(at + 2).unit.filter(|(_, e)| e.kind == UnitKind::Count)
        && is_genitive(view, at + 2)
    {
        return Some((at + 2..at + 2 + length, Some(entry)));
    }
    // `29 пострадавших остаются в больницах`: behind a verb nothing is the complement of a participle.
    let verb = view.role(at + 1, Role::AUXILIARY) || view.ends_like(at + 1, &view.grammar().verb_endings);
    let opens = (active || passive) && !verb && view.role(at + 1, Role::STOP) && view.is_word(at + 2);
    let inside = |i: &usize| view.is_word(*i) && view.mark(*i).number.is_none() && view.mark(*i).property.is_none();
    let counted = |i: &usize| {
        view.mark(*i).unit.is_some_and(|(_, e)| e.kind == UnitKind::Count)
            && !is_oblique(view, *i)
            && is_genitive(view, *i)
    };
    let mut nouns = (at + 3..at + 3 + WORDS).take_while(inside).filter(counted).filter(|_| opens);
    let noun = nouns.next()?;
    // `12 вывезенных из зоны боёв детей`: behind where they come from one more genitive may stand before the noun.
    let origin = passive && view.is_one_of(at + 1, &view.grammar().origin);
    let noun = nouns.next().filter(|_| origin).unwrap_or(noun);
    let (length, entry) = view.mark(noun).unit?;
    Some((noun..noun + length, Some(entry)))
}

/// `200 легковых и лёгких коммерческих автомобилей`: the noun behind adjectives that a conjunction joins.
pub(super) fn behind_joined_adjectives<'a>(view: &View<'a>, at: usize) -> Option<Head<'a>> {
    /// Adjectives behind the conjunction, at most.
    const ADJECTIVES: usize = 3;
    // `40 cestujících a čtyři členové`: a number is no adjective.
    let adjective = |at: usize| view.is_open(at) && view.mark(at).number.is_none() && long_adjective(view, at);
    let joint = at + 1;
    let first = adjective(at) && view.mark(at).unit.is_none();
    if !(first && view.role(joint, Role::AND) && view.mark(joint).role_length == 1) {
        return None;
    }
    let noun = (joint + 1..joint + 2 + ADJECTIVES).find(|i| !adjective(*i)).filter(|i| *i > joint + 1)?;
    let (length, entry) = view.mark(noun).unit.filter(|(_, e)| e.kind == UnitKind::Count)?;
    (!is_oblique(view, noun)).then_some((noun..noun + length, Some(entry)))
}

/// `20 ewakuowanych mieszkańców`: a noun for people that says nothing of what befell them, whatever else it tells, behind
/// another word for people.
pub(super) fn are_people(view: &View<'_>, at: usize, next: usize) -> bool {
    let person = |at: usize| view.mark(at).unit.map(|(_, entry)| entry).filter(|entry| entry.person);
    person(at).is_some() && person(next).is_some_and(|entry| entry.property.is_none())
}

/// Whether the word at `at` may be an adjective of the counted noun at `next`, which is itself no adjective that stands
/// behind its noun: `śmigłowce [wojskowe]`.
pub(super) fn may_go_with_noun(view: &View<'_>, at: usize, next: usize) -> bool {
    let postposed = |at: usize| view.ends_like(at, &view.grammar().postposed_endings);
    is_content(view, next)
        && !is_oblique(view, next)
        && (postposed(at) || !postposed(next))
        && view.mark(next).unit.is_some_and(|(_, e)| e.kind == UnitKind::Count)
}

/// `trzy hale fabryki`, `dwa skrzydła szpitala`: whether a noun for a thing has of the endings of adjectives only one of a
/// single letter, and none of those that tell them.
pub(super) fn is_thing(view: &View<'_>, at: usize) -> bool {
    let told = &view.lang.speech.endings.adjective;
    let long = view.grammar().adjective_endings.iter().filter(|e| e.chars().nth(1).is_some());
    let surface = view.document.surface(at);
    view.mark(at).unit.is_some_and(|(_, entry)| !entry.person)
        && !told.is_empty()
        && !long.map(|e| &**e).chain(told.iter().map(String::as_str)).any(|ending| surface.ends_with(ending))
}

/// `900 milionů spolkly licence`: where nouns inflect, a listed predicate that no list of nouns knows is a verb where it ends as
/// verbs in the past do.
pub(super) fn is_past_verb(view: &View<'_>, at: usize) -> bool {
    let (mark, grammar) = (view.mark(at), view.grammar());
    let ends = |endings| view.ends_like(at, endings);
    mark.unit.is_none()
        && mark.property.is_some_and(|(length, _)| length == 1)
        && grammar.order == Order::Inflected
        && ends(&grammar.past_endings)
        && ends(&grammar.vowel_endings)
}
