//! Whether a verb can have the figure's noun as its subject.
//!
//! In: a word of the clause. Out: whether it is a verb whose subject is one, where more are counted, and whether it is a
//! verb at all, behind which another number begins a clause of its own.

use super::{CHANGING, Field, Predicate};
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::unit::view::{QUOTES, View};
use crate::lang::{Order, Role};

/// Whether a figure counts more than one, said of each: `une centaine de personnes a été` is one hundred.
pub fn is_several(view: &View<'_>, number: &Number, kind: Option<UnitKind>) -> bool {
    if view.grammar().singular_auxiliary.is_empty() || kind != Some(UnitKind::Count) {
        return false;
    }
    let (start, figure) = (number.start(), &number.figure);
    let many = figure.value.or(figure.low).is_some_and(|v| v >= 2.into());
    let digits = view.surface(number.tokens.start).starts_with(|c: char| c.is_ascii_digit());
    let before = start.saturating_sub(3).max(view.range.start)..start;
    let article = before.clone().rev().take(1).any(|at| view.role(at, Role::DETERMINER)) && !digits;
    let total = before.into_iter().any(|at| view.role(at, Role::NUMBER_OF));
    // `a boat with 60 passengers was adrift`: what is said of a whole is said of those it consists of.
    let of = |at: usize| {
        let attaches = view.role(at, Role::COMPLEMENT) || view.role(at, Role::BARE);
        attaches && !view.role(at, Role::DETERMINER)
    };
    let slight = |at: usize| !view.is_open(at) && view.mark(at).unit.is_none() && view.mark(at).property.is_none();
    let first = start.checked_sub(1).filter(|at| *at > view.range.start);
    let whole = first.is_some_and(|at| of(at) || slight(at) && of(at - 1));
    many && !article && !total && !whole
}

impl Field<'_, '_> {
    /// Whether a verb there has a subject in the singular, which those counted are not.
    pub(super) fn is_singular(&self, at: usize) -> bool {
        self.several && !self.in_number(at) && self.view.is_one_of(at, &self.view.grammar().singular_auxiliary)
    }

    /// Whether a word right behind several of a kind can be said of them: where plurals are told by their ending, one
    /// without it is said of another.
    pub fn may_be_many(&self, at: usize) -> bool {
        let (view, grammar) = (self.view, self.view.grammar());
        let told = grammar.order == Order::NounFirst && grammar.plural_endings.len() > 1;
        let adverb = grammar.adverb_endings.iter().any(|e| view.surface(at).ends_with(&**e));
        let plural = adverb || grammar.plural_endings.iter().any(|e| view.surface(at).ends_with(&**e));
        !told || plural || view.role(at, Role::AUXILIARY) || !view.is_open(at)
    }

    /// Whether an auxiliary stands there that is a verb, where verbs and adverbs are told apart.
    pub(super) fn is_finite_auxiliary(&self, at: usize) -> bool {
        let (view, grammar) = (self.view, self.view.grammar());
        let verb = view.is_one_of(at, &grammar.singular_auxiliary) || view.is_one_of(at, &grammar.plural_auxiliary);
        verb && !self.in_number(at)
    }

    /// `400 manifestants à Dorval, 17 casseurs interpellés`: whether a bare participle behind the next figure, which a comma alone
    /// joins, is said of that one.
    pub(super) fn is_of_next(&self, from: usize, found: &Predicate<'_>) -> bool {
        let (view, at) = (self.view, found.tokens.start);
        let opens = |i: usize| self.in_number(i) && view.is_mark(i - 1, &[',']) && !self.in_number(i - 1);
        let quoted = usize::from(at > from && view.is_mark(at - 1, QUOTES));
        let noun = at.checked_sub(view.range.start + 1 + quoted).and_then(|i| self.taken.get(i)).copied();
        let bare = at > from && found.tokens.len() == 1 && noun.unwrap_or(false);
        let joined = || (from..at).any(|i| view.role(i, Role::AND) || self.is_finite_auxiliary(i));
        // `178 patiënten, 2 minder dan zaterdag`: so is by how much more or fewer, right behind that figure.
        // `gli agguati sono stati 17, sei in più`: so is it where nouns come first, behind a comma; a sign or a unit may stand between.
        let romance = view.grammar().order == Order::NounFirst && (from..at).any(|i| self.is_comma(i));
        let counted = |i: usize| self.in_number(i) || romance && view.mark(i).unit.is_some() && self.in_number(i - 1);
        let compares = CHANGING.contains(&found.code) && (view.lang.speech.verb_second || romance);
        let by = at > from + 1 && compares && counted(at - 1);
        by || bare && view.grammar().order == Order::NounFirst && (from + 1..at).any(opens) && !joined()
    }

    /// What a number of the sentence counts or measures, by its position in the article.
    pub(super) fn kind_of(&self, number: usize) -> Option<UnitKind> {
        number.checked_sub(self.first).and_then(|i| self.kinds.get(i)).copied().flatten()
    }

    /// Whether the number crossed, by its position in the article, counts things or people.
    pub(super) fn counts_as(&self, crossed: Option<usize>) -> bool {
        let kind = crossed.and_then(|at| self.kind_of(at));
        self.view.grammar().order != Order::Inflected && kind == Some(UnitKind::Count)
    }

    /// `12,000 pupils sat the exam, and 300 failed`: whether a comma and a conjunction before the number at `at` open a
    /// clause, being no end of a list.
    pub(super) fn opens_sentence(&self, from: usize, at: usize) -> bool {
        let view = self.view;
        let comma = |i: usize| self.is_comma(i);
        let joined = at.checked_sub(2).is_some_and(|i| i >= from && comma(i) && view.role(i + 1, Role::AND));
        let words = (from..at).filter(|i| view.is_word(*i)).count();
        view.grammar().order == Order::NounLast && joined && words > 2 && (from..at - 2).all(|i| !comma(i))
    }

    /// `32% of the vote and 145 seats`: whether what was found only says what a share in the same list is of.
    pub(super) fn names_share(&self, found: &Predicate<'_>) -> bool {
        let (view, at) = (self.view, found.tokens.start);
        if !view.role(found.tokens.end, Role::AND) {
            return false;
        }
        let slight = |i: usize| view.role(i, Role::COMPLEMENT) || view.role(i, Role::DETERMINER);
        let floor = at.saturating_sub(3).max(view.range.start);
        let of = (floor..at).rev().find(|i| !slight(*i));
        let share = of.is_some_and(|i| {
            // `z głosów`, `proc. głosów`: the full stop of an abbreviation stands apart.
            let i = if view.is_mark(i, &['.']) { i.saturating_sub(1) } else { i };
            view.mark(i).unit.is_some_and(|(_, e)| e.kind == UnitKind::Percent)
        });
        share && self.kind == Some(UnitKind::Count)
    }

    /// Whether the figure tells how far it is.
    pub fn is_far(&self) -> bool {
        matches!(self.unit, "km" | "m" | "[mi_i]")
    }

    /// `the ship`, `an ill-fated ferry`: whether an article stands before a token, or before the participle right before it.
    pub(super) fn behind_article(&self, at: usize) -> bool {
        let view = self.view;
        let floor = view.range.start;
        let participle = at > floor && view.ends_like(at - 1, &view.grammar().participle_endings);
        let inside = |i: &usize| participle && (view.is_open(*i) || view.is_joint(*i) || *i + 1 == at);
        let before = (floor..at).rev().take(4).find(|i| !inside(i));
        before.is_some_and(|i| view.role(i, Role::DETERMINER))
    }

    /// `wzrósł ponad dwukrotnie, do 1,2 mld`: where the comma before up to what something changed stands.
    pub(super) fn before_goal(&self, start: usize) -> usize {
        let view = self.view;
        // `, à 56 kilomètres de la ville`: how far off a place lies is nothing that changed.
        let value =
            matches!(self.kind, Some(UnitKind::Currency | UnitKind::Percent | UnitKind::Measure)) && !self.is_far();
        let link = start.checked_sub(2).filter(|at| *at > view.range.start && value && view.is_mark(*at, &[',']));
        let goal = |at: &usize| {
            let role = view.mark(*at + 1).role;
            role.has(Role::LINK) && !role.has(Role::AND) && !role.has(Role::VERSUS)
        };
        link.filter(|at| !self.in_number(*at)).filter(goal).unwrap_or(start)
    }
}
