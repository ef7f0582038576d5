//! Figures that are part of something that is named or meant beside them: `двое из пострадавших`, `20 of them minors`.
//!
//! In: a walk behind a figure. Out: the people of whom so many are meant, or that the whole was named before.

use std::borrow::Cow;

use super::{Step, Walk};
use crate::claim::UnitKind;
use crate::extract::unit::carry::is_of_people;
use crate::extract::unit::reading::Reading;
use crate::extract::unit::rule;
use crate::extract::unit::view::View;
use crate::extract::unit::{Found, before, head, subject};
use crate::lang::{Opening, Order, PERSON, Role};

impl<'a> Walk<'_, 'a> {
    /// `Двое из пострадавших`: where nouns inflect, of those who stand in the genitive behind the preposition.
    pub(super) fn out_of(&self) -> Option<Step<'a>> {
        let origin = self.view.is_one_of(self.at, &self.view.grammar().origin);
        let whom = if origin { of_whom(self.view, self.at + 1) } else { None };
        whom.map(Step::own)
    }

    /// `una quarantina fra capi e affiliati`: behind the preposition that opens a range, the kinds of those counted.
    pub(super) fn between(&self) -> Option<Step<'a>> {
        let view = self.view;
        let opens =
            |at: usize| view.token(at).and_then(|t| view.lang.ranges.openers.get(&t.key)) == Some(&Opening::Between);
        let people = view.grammar().order == Order::NounFirst
            && opens(self.at)
            && view.mark(self.at + 1).unit.is_some_and(|(_, entry)| entry.person);
        let found = if people { head::read(view, self.at + 1) } else { None };
        found.map(Step::own)
    }

    /// `Trois parmi les blessés`, `26 dei feriti`: where nouns come first, of those whom the partitive phrase names.
    pub(super) fn among(&self) -> Option<Step<'a>> {
        let view = self.view;
        let tokens = &view.document.tokens[..view.range.end];
        let (length, ()) = view.grammar().partitive.longest(tokens, self.at)?;
        let noun = self.at + length;
        let counted = || view.mark(noun).unit.is_some_and(|(_, entry)| entry.kind == UnitKind::Count);
        let whole = view.grammar().order == Order::NounFirst && counted();
        let found = if whole { head::read(view, noun) } else { None };
        found.map(Step::own)
    }

    /// A word that stands for the things named before: `218 из них`, `43 people, 20 of them minors`.
    pub(super) fn those_meant(&self) -> Option<Step<'a>> {
        let mark = self.view.mark(self.at);
        if !(mark.role.has(Role::AMONG) || mark.role.has(Role::THEM)) {
            return None;
        }
        let past = self.at + mark.role_length;
        let found = if self.points_at(past) { head::read(self.view, past) } else { kind_of_part(self.view, past) };
        Some(Step::Read(found.map_or(Reading::Part(past), Reading::Own)))
    }

    /// `only 23 of those patients`: before its noun the word that points names what is counted.
    fn points_at(&self, past: usize) -> bool {
        let view = self.view;
        self.partitive
            && view.grammar().order == Order::NounLast
            && view.role(self.at, Role::DETERMINER)
            && (view.is_counted(past) || view.is_counted(past + 1) && view.is_open(past))
    }

    /// `The toll of 47 includes 12 children`: the verb that says who is one of them names nothing.
    pub(super) fn inclusion(&self) -> Option<Step<'a>> {
        let includes = self.is_first() && self.view.is_one_of(self.at, &self.view.grammar().midst);
        includes.then(Step::nothing)
    }

    /// `150 of the village's 1,800 residents`: whose they are is not what is counted.
    pub(super) fn owner(&self) -> Option<Step<'a>> {
        let possible = self.partitive && self.view.grammar().order == Order::NounLast;
        let past = if possible { behind_owner(self.view, self.at) } else { None };
        past.map(Step::On)
    }

    /// `Three others drowned`: what stands for a noun is the unit where the sentence names no other.
    pub(super) fn others(&self) -> Option<Found<'a>> {
        let at = self.start;
        if !(self.view.is_word(at) && self.view.role(at, Role::OTHERS)) {
            return None;
        }
        subject::one_before(self.view, at).or_else(|| Some(Found::people(at, rule::OTHERS)))
    }
}

/// The people named at `at` in the genitive plural.
fn of_whom<'a>(view: &View<'a>, at: usize) -> Option<Found<'a>> {
    let found = head::read(view, at).filter(Found::is_person).or_else(|| befallen(view, at))?;
    let grammar = view.grammar();
    let last = found.head.end - 1;
    let plural = view.ends_like(last, &grammar.genitive_plural_endings)
        || !grammar.vowel_endings.is_empty() && !view.ends_like(last, &grammar.vowel_endings);
    (plural && grammar.order == Order::Inflected).then_some(Found { rule: "unit-of-whom", ..found })
}

/// `двое из прооперированных`: a participle of what befalls people, where no noun follows that it qualifies.
fn befallen<'a>(view: &View<'a>, at: usize) -> Option<Found<'a>> {
    let befalls = |code: &str| before::BEFALLEN.contains(&code) || is_of_people(code);
    let alone = view.mark(at).property.is_some_and(|(length, code)| length == 1 && befalls(code))
        && view.mark(at).unit.is_none()
        && !view.is_counted(at + 1);
    let found = || head::word(view, at);
    let people = if alone { found() } else { None };
    people.map(|found| Found { code: Cow::Borrowed(PERSON), rule: "unit-of-whom", ..found })
}

/// `43 people, 20 of them minors,`, `60 heridos, nueve de ellos policías`: the noun that says what sort of them is counted,
/// where it ends its clause.
fn kind_of_part<'a>(view: &View<'a>, at: usize) -> Option<Found<'a>> {
    let plain = view.grammar().order != Order::Inflected;
    view.mark(at).unit.filter(|(_, e)| plain && e.kind == UnitKind::Count && e.property.is_none())?;
    let found = head::read(view, at)?;
    let closed = !view.is_word(found.end) || view.role(found.end, Role::AND) || view.role(found.end, Role::CLAUSE);
    closed.then_some(found)
}

/// Behind the English genitive that stands before what it owns.
fn behind_owner(view: &View<'_>, at: usize) -> Option<usize> {
    let glued = |i: usize| view.token(i).is_some_and(|t| !t.space_before);
    let genitive = |i: usize| {
        view.is_mark(i, &['\'', '’']) && view.is_one_of(i + 1, &view.grammar().possessive) && glued(i) && glued(i + 1)
    };
    let mark = (at + 1..at + 4).find(|i| !view.is_word(*i))?;
    (genitive(mark) && (at..mark).all(|i| view.mark(i).number.is_none())).then_some(mark + 2)
}
