//! The noun of a sentence that a figure behind it may count: `au cours de la manifestation, 283 ont été arrêtées`.
//!
//! In: a figure without a noun of its own. Out: the nearest noun for people, or else for things, that stands before it and is
//! neither who says it nor who did it.

use std::borrow::Cow;

use super::Heir;
use crate::claim::{SourceType, UnitKind};
use crate::extract::Number;
use crate::extract::unit::before::{is_credited, is_willed};
use crate::extract::unit::rule;
use crate::extract::unit::view::View;
use crate::extract::unit::{Found, head};
use crate::lang::{Order, Role, Roles, UnitEntry};

/// Tokens back that a noun without figure is sought, at most.
const WORDS: usize = 40;

impl<'a> Heir<'_, 'a> {
    /// The nearest noun for people, or else for things, that the sentence names before the figure. `people`: only people can
    /// be meant.
    pub(super) fn noun_before(&self, people: bool) -> Option<Found<'a>> {
        let (view, start) = (self.view, self.number.start());
        if is_worth(view, self.number) {
            return None;
        }
        // `The minister said 14 were hurt`: who says it is not what is counted.
        let clause = |at: &usize| !view.role(*at, Role::CLAUSE) || view.mark(*at).number.is_some();
        let before = (view.range.start..start).rev().take(WORDS).take_while(clause);
        let nouns = || before.clone().filter_map(|at| Some((at, counted(view, at, start)?)));
        let person = nouns().find(|(_, (_, entry))| entry.person);
        let found = person.or_else(|| nouns().next().filter(|_| !people)).or_else(|| self.victims_before(people));
        let (at, (length, entry)) = found?;
        Some(Found {
            tokens: at..at + length,
            head: at..at + length,
            kind: entry.kind,
            code: Cow::Borrowed(&*entry.code),
            entry: Some(entry),
            end: self.number.end(),
            own: false,
            rule: rule::NOUN_BEFORE,
        })
    }
}

/// Those whom something befell, with the length of the noun.
type Victims<'a> = (usize, (usize, &'a UnitEntry));

impl<'a> Heir<'_, 'a> {
    /// `Los heridos fueron llevados al hospital, que informó de que 63 habían recibido el alta`: where nouns stand first, those
    /// whom something befell, in the plural and behind an article, that the sentence names before the clause of the figure.
    fn victims_before(&self, people: bool) -> Option<Victims<'a>> {
        let (view, start) = (self.view, self.number.start());
        let article = |at: usize| at > view.range.start && view.is_one_of(at - 1, &view.grammar().plural_article);
        let victims =
            |at: usize| counted(view, at, start).filter(|(_, e)| e.person && e.property.is_some() && article(at));
        let plural = |at: usize, length: usize| head::is_plural(view, at + length - 1);
        let before = (view.range.start..start).rev().take(WORDS).take_while(|at| view.mark(*at).number.is_none());
        let found = before.into_iter().find_map(|at| Some((at, victims(at)?)));
        let first = people && view.grammar().order == Order::NounFirst;
        found.filter(|(at, (length, _))| first && plural(*at, *length))
    }
}

/// `un fonds de 12 milliards`: whether the noun before the figure is worth so much, where nouns come first. What is a
/// predicate, too, is worth millions; with less it may be counted.
fn is_worth(view: &View<'_>, number: &Number) -> bool {
    /// As much is rather money than a count of things.
    const SUM: i64 = 1_000_000;
    let sum = number.figure.low.or(number.figure.high).is_some_and(|v| v >= SUM.into());
    view.grammar().order == Order::NounFirst
        && number.start().checked_sub(2).is_some_and(|at| {
            let noun = sum || view.mark(at).property.is_none();
            view.role(at + 1, Role::COMPLEMENT) && !view.role(at, Role::AUXILIARY) && noun
        })
}

/// The noun at `at`, with its length, where it can be what a figure at `start` counts.
fn counted<'a>(view: &View<'a>, at: usize, start: usize) -> Option<(usize, &'a UnitEntry)> {
    let (length, entry) = view.mark(at).unit?;
    let counted = entry.kind == UnitKind::Count && view.mark(at).number.is_none() && at + length <= start;
    let other = || {
        is_actor(view, at, length)
            || is_source(view, at)
            || is_speaker(view, at, start)
            || entry.person && is_title(view, at, length)
            || is_verb(view, at, entry)
            || is_within_predicate(view, at)
            || is_within_source(view, at)
            || at + length + 1 == start && is_willed(view, start)
            || !is_noun(view, at, length)
    };
    (counted && !other()).then_some((length, entry))
}

/// Where nouns stand last, whether the noun is whoever says it without a conjunction (`Officials believe 40 are missing`), whoever
/// is told (`she told reporters; nine are missing`) or did something (`with the input provided by neighbours, we fear 40 are
/// trapped`).
fn is_actor(view: &View<'_>, at: usize, length: usize) -> bool {
    let says = |at: usize| {
        view.word(at).is_some_and(|w| w.roles.any(Roles::FINITE) && w.roles.any(Roles::SAY.and(Roles::COUNT)))
    };
    let agent = || at > view.range.start && view.word(at - 1).is_some_and(|w| w.roles.any(Roles::AGENT));
    let told = || at > view.range.start && view.word(at - 1).is_some_and(|w| w.roles.any(Roles::TELL));
    view.grammar().order == Order::NounLast && (says(at + length) || agent() || told())
}

/// `Selon le procureur adjoint, deux ont fui`: whether the noun stands behind a phrase like `according to` and its article.
fn is_source(view: &View<'_>, at: usize) -> bool {
    /// Tokens of an article with its apostrophe, at most.
    const ARTICLE: usize = 2;
    let floor = at.saturating_sub(ARTICLE).max(view.range.start);
    let article = |from: &usize| (*from..at).all(|i| view.role(i, Role::DETERMINER) || view.is_mark(i, &['\'', '’']));
    (floor..=at).filter(article).any(|from| is_credited(view, from))
}

/// `Le ministère dément : 38 millions ont été versés`: whether the noun is a body that says what follows the colon right
/// before the figure.
fn is_speaker(view: &View<'_>, at: usize, start: usize) -> bool {
    let colon = start.checked_sub(1).filter(|colon| *colon > at && view.is_mark(*colon, &[':']));
    let body = || view.said(at).is_some_and(|w| w.source.is_some_and(|kind| kind != SourceType::Witness));
    let tells = Roles::SAY.and(Roles::DENY);
    let says = |i: usize| view.said(i).is_some_and(|w| w.source.is_none() && w.roles.any(tells));
    colon.is_some_and(|colon| body() && (at + 1..colon).any(says))
}

/// `Según el fiscal Adrián López, ocho presentaban heridas`: whether a name stands behind the noun, its title.
fn is_title(view: &View<'_>, at: usize, length: usize) -> bool {
    let capital = |i: usize| view.token(i).is_some_and(|t| t.capital && t.is_word());
    view.grammar().order == Order::NounFirst && capital(at + length) && !capital(at)
}

/// `Quatro passaram por cirurgia e dois respiram`: whether the noun is the end of a predicate that opens with another word.
fn is_within_predicate(view: &View<'_>, at: usize) -> bool {
    /// Tokens of the predicate before the noun, at most.
    const BEFORE: usize = 4;
    let holds = |from: &usize| view.mark(*from).property.is_some_and(|(length, _)| from + length > at);
    (at.saturating_sub(BEFORE).max(view.range.start)..at).any(|from| holds(&from))
}

/// `Ferry runs aground with 84 aboard`: whether a word is the verb that a noun is spelt like.
fn is_verb(view: &View<'_>, at: usize, entry: &UnitEntry) -> bool {
    view.noun_last()
        && entry.property.is_none()
        && !entry.person
        && view.mark(at).property.is_some()
        && at > view.range.start
        && view.mark(at - 1).unit.is_some()
}

/// `По её словам, девяти понадобилась операция`: whether the noun is the end of a phrase that names who says so.
fn is_within_source(view: &View<'_>, at: usize) -> bool {
    /// Tokens of the phrase before the noun, at most.
    const BEFORE: usize = 4;
    let (tokens, words) = (&view.document.tokens[..view.range.end], &view.lang.speech.words);
    let holds = |from: usize| {
        let phrase = words.longest(tokens, from).filter(|(length, _)| *length > 1 && from + length > at);
        phrase.is_some_and(|(_, word)| word.roles.any(Roles::ACCORDING.and(Roles::PRONOUN).and(Roles::OWN)))
    };
    (at.saturating_sub(BEFORE).max(view.range.start)..at).any(holds)
}

/// Whether a listed word is used as a noun: no singular where plurals are marked (`would cut 20 more`), and no participle behind its
/// auxiliary (`a assuré que 350 millions`).
fn is_noun(view: &View<'_>, at: usize, length: usize) -> bool {
    if view.grammar().marks_plural {
        return head::is_plural(view, at + length - 1);
    }
    let verbal =
        view.grammar().order == Order::NounFirst && at > view.range.start && view.role(at - 1, Role::AUXILIARY);
    !verbal || view.role(at - 1, Role::DETERMINER)
}
