//! Predicates right behind a figure, which leaves its noun out: `97 autres blessées`, `dwunastu uciekło`.
//!
//! In: a walk behind a figure. Out: that the noun is left out, with the noun that the figure has where the sentence names no
//! other: a predicate may be a noun, too (`40 infections`).

use std::borrow::Cow;

use super::{Step, Walk};
use crate::claim::UnitKind;
use crate::extract::unit::carry::befalls_people;
use crate::extract::unit::view::View;
use crate::extract::unit::{Found, attribute, head, subject};
use crate::lang::{Order, PERSON, Role};

impl<'a> Walk<'_, 'a> {
    /// Behind a number a singular is a verb, where nouns mark their plural.
    pub(super) fn verb_like_noun(&self) -> Option<Step<'a>> {
        let possible = self.is_first() && self.view.grammar().marks_plural && self.is_many();
        let verb =
            possible && !head::is_plural(self.view, self.at) && (self.is_closed_predicate() || self.governs_object());
        verb.then(|| Step::elided(None))
    }

    /// `Одна людина загинула, п'ятеро поранені`: where nouns inflect, five and more govern the genitive, so that a participle in
    /// another case is their predicate, and no noun.
    pub(super) fn state_of_many(&self) -> Option<Step<'a>> {
        const FEW: i64 = 4;
        let (view, at) = (self.view, self.at);
        let many = self.number.figure.value.is_some_and(|value| value > FEW.into());
        let victims = view.mark(at).unit.is_some_and(|(length, entry)| length == 1 && entry.property.is_some());
        let possible = self.is_first() && many && victims && view.grammar().order == Order::Inflected;
        let grammar = view.grammar();
        let other = [&grammar.genitive_endings, &grammar.genitive_plural_endings, &grammar.plural_adjective_endings];
        let state = possible
            && view.mark(at).property.is_some()
            && view.ends_like(at, &grammar.adjective_endings)
            && !other.into_iter().any(|endings| view.ends_like(at, endings));
        state.then(|| Step::elided(None))
    }

    /// `Of these, 39 contained lead and 18 lacked a roof`: where the sentence opens with those meant, a participle before a noun
    /// is the verb of so many, unless it tells what befell people.
    pub(super) fn verb_of_part(&self) -> Option<Step<'a>> {
        let (view, at) = (self.view, self.at);
        let possible = self.is_first() && view.noun_last() && view.qualifies(at) && view.mark(at).unit.is_none();
        let first = view.range.start;
        let those = || view.role(first, Role::COMPLEMENT) && view.role(first + 1, Role::DETERMINER);
        let meant = || those() && view.is_mark(first + 2, &[',']) || view.role(first, Role::AMONG);
        let befell = || view.mark(at).property.is_some_and(|(_, code)| befalls_people(code));
        (possible && meant() && !befell()).then(|| Step::elided(None))
    }

    /// `Thousands march in Lisbon`: a predicate, and at most a noun besides, before what ends a noun phrase.
    fn is_closed_predicate(&self) -> bool {
        let (view, mark) = (self.view, self.view.mark(self.at));
        mark.property.is_some()
            && mark
                .unit
                .is_none_or(|(length, entry)| length == 1 && entry.kind == UnitKind::Count && entry.property.is_none())
            // `1,600 fee-paying students`: a hyphen closes nothing.
            && (view.role(self.at + 1, Role::STOP) || !(view.is_word(self.at + 1) || view.is_joint(self.at + 1)))
    }

    /// `Of the 31 analysts seven rate it a buy`: an unlisted word before a pronoun or an article.
    fn governs_object(&self) -> bool {
        let view = self.view;
        view.mark(self.at).unit.is_none()
            && view.is_open(self.at)
            && view.is_one_of(self.at + 1, &view.grammar().object)
    }

    /// `девять ехавших в автобусе`: what they did names nobody.
    pub(super) fn active_participle(&self) -> Option<Step<'a>> {
        let view = self.view;
        let participle = self.is_first()
            && head::is_active_participle(view, self.at)
            && view.ends_like(self.at, &view.grammar().past_active_endings)
            && view.role(self.at + 1, Role::STOP);
        let found = || head::read(view, self.at).filter(|found| found.entry.is_some());
        participle.then(|| found().map_or(Step::elided(None), Step::own))
    }

    /// `43 mln stanowią uchodźcy`: behind the copula stands what is counted.
    pub(super) fn copula(&self) -> Option<Step<'a>> {
        let copula = self.is_first() && self.view.is_one_of(self.at, &self.view.grammar().copula);
        let noun = self.at + 1;
        let found = || head::read(self.view, noun).filter(|_| self.view.is_counted(noun));
        copula.then(|| found().map_or(Step::elided(None), Step::own))
    }

    /// What is said of the things counted. A noun that only the list of predicates knows (`40 infections`) is the unit all the
    /// same, where the sentence has no other to carry over.
    pub(super) fn predicate(&self) -> Option<Step<'a>> {
        self.view.mark(self.at).property?;
        if head::may_modify(self.view, self.at) || self.is_one_word() {
            return None;
        }
        let others = if self.passed { self.others() } else { None };
        let noun = others.is_none()
            && self.view.is_open(self.at)
            && !self.is_no_noun()
            && !self.opens_verb_phrase()
            && !self.is_said_of_subject();
        let own = || head::read(self.view, self.at).map(|found| people(self.view, found));
        Some(Step::elided(if noun { own() } else { others }))
    }

    /// Whether the predicate here names nothing: it is a participle that opens a phrase, or it compares.
    fn opens_verb_phrase(&self) -> bool {
        let (view, at) = (self.view, self.at);
        let Some((length, code)) = view.mark(at).property else { return false };
        // `30 more taken to hospital`: where nouns stand last, the second word of a phrase may be a preposition.
        let governs = view.grammar().order == Order::NounLast && view.role(at + 1, Role::STOP);
        // `dozens feared dead`.
        let participle = length > 1 && (view.ends_like(at, &view.grammar().verb_endings) || governs);
        // `o 12,9 mln więcej`: so does what compares.
        participle || matches!(code, "increase" | "decrease")
    }

    /// `nous étions une dizaine accrochés au bidon`: behind a copula and its number a participle is said of the subject, where
    /// nouns come first.
    pub(super) fn is_said_of_subject(&self) -> bool {
        let (view, at) = (self.view, self.at);
        let start = subject::before_article(view, self.number.start());
        // `Eravamo in dieci aggrappati a una boa`: a preposition may tell how many they are together.
        let together = |at: &usize| *at > view.range.start && view.role(*at, Role::PLACE);
        let start = start.checked_sub(1).filter(together).unwrap_or(start);
        let copula = start.checked_sub(1).is_some_and(|before| view.role(before, Role::AUXILIARY));
        view.grammar().order == Order::NounFirst
            && copula
            && self.is_first()
            && view.mark(at).unit.is_none()
            && view.ends_like(at, &view.grammar().participle_endings)
    }

    /// What only helps a verb leaves the noun out, too.
    pub(super) fn auxiliary(&self) -> Option<Step<'a>> {
        let others = || if self.passed { self.others() } else { None };
        self.view.role(self.at, Role::AUXILIARY).then(|| Step::elided(others()))
    }

    /// Whether an unlisted word is no noun for so many.
    pub(super) fn is_no_noun(&self) -> bool {
        attribute::is_no_noun(self.view, self.at, self.is_many()) || names_nothing(self.view, self.at)
    }
}

/// `ai 60 arrivati ieri`, `los 12 rescatados`: a participle of what people do or suffer, made a noun, counts people.
pub(super) fn people<'a>(view: &View<'a>, found: Found<'a>) -> Found<'a> {
    const DONE: &[&str] = &["arrived", "escaped", "fled", "hired", "returned", "sheltered"];
    let code = view.mark(found.head.start).property.map_or("", |(_, code)| code);
    let persons = DONE.contains(&code) || befalls_people(code);
    let plural = view.surface(found.head.start).ends_with(['s', 'i']);
    if found.entry.is_none() && persons && plural && view.grammar().order == Order::NounFirst {
        Found { code: Cow::Borrowed(PERSON), tokens: found.head.clone(), end: found.head.end, ..found }
    } else {
        found
    }
}

/// An unlisted word that looks like an adverb (`dont deux grièvement`) or a verb (`dwunastu uciekło`).
fn names_nothing(view: &View<'_>, at: usize) -> bool {
    let grammar = view.grammar();
    if view.mark(at).unit.is_some() || head::compound(view, at).is_some_and(|entry| entry.person) {
        return false;
    }
    // `12 armed men`: where nouns come last, a participle may stand before one.
    let before_noun = grammar.order == Order::NounLast
        && (view.is_open(at + 1) && view.mark(at + 1).property.is_none() || view.mark(at + 1).unit.is_some());
    let verb = view.ends_like(at, &grammar.verb_endings) && !before_noun;
    // `847 likely voters`: an adverb stands before no noun.
    let adjective = grammar.order == Order::NounLast && view.is_counted(at + 1) && view.mark(at + 1).property.is_none();
    // `90 mln przymusowo przesiedlonych osób`: where nouns inflect, unless an adjective follows.
    let narrows = grammar.order == Order::Inflected && view.ends_like(at + 1, &grammar.plural_adjective_endings);
    // `three riding on each`: a gerund before a preposition tells what they do.
    let gerund = grammar.order == Order::NounLast
        && view.ends_like(at, &grammar.gerund_endings)
        && view.role(at + 1, Role::STOP)
        && view.mark(at).property.is_none();
    verb || gerund || view.ends_like(at, &grammar.adverb_endings) && !adjective && !narrows
}
