//! Figures whose noun stands with the next figure: `de 5 900 à 7 450 ariary`.
//!
//! In: a walk behind a figure. Out: which other figure has its noun, where a word, a list or a gap joins the two.

use super::{Step, Walk};
use crate::claim::UnitKind;
use crate::extract::unit::attribute;
use crate::extract::unit::view::View;
use crate::lang::{Order, Role};

/// Tokens of a phrase that raises a figure to the next, at most: `si ce n'est`.
const LONGEST: usize = 5;

impl<'a> Walk<'_, 'a> {
    /// Another figure has the noun, unless it stands right behind this one: nothing joins the two there
    /// (`up from 1,250 five years ago`).
    pub(super) fn next_figure(&self) -> Option<Step<'a>> {
        let other = self.view.mark(self.at).number?;
        Some(if self.is_first() { Step::nothing() } else { Step::shared(other) })
    }

    /// `transportant 200, 250 et 300 personnes`: a list names its noun once, behind its last figure.
    pub(super) fn list(&self) -> Option<Step<'a>> {
        let (view, at) = (self.view, self.at);
        let comma = view.is_mark(at, &[',']) && view.mark(at).number.is_none();
        let other = view.mark(at + 1).number.filter(|_| comma)?;
        let end = (at + 1..at + 6).find(|i| view.mark(*i).number != Some(other))?;
        let joined = view.role(end, Role::AND) && view.mark(end + 1).number.is_some_and(|next| next != other);
        joined.then(|| Step::shared(other))
    }

    /// The figure that a linking word (`32 à 40 drones`) or the gap of a row joins to this one.
    pub(super) fn joined_figure(&self) -> Option<Step<'a>> {
        self.linked()
            .or_else(|| self.raised())
            .or_else(|| attribute::of_in_all(self.view, self.at))
            .or_else(|| attribute::gapped(self.view, self.number, self.at))
            .or_else(|| self.contrasted())
            .map(Step::shared)
    }

    /// `не 14, а девятнадцать тел`: the number that stands against the one which is denied.
    fn contrasted(&self) -> Option<usize> {
        let (view, at) = (self.view, self.at);
        let negation = &view.grammar().negation;
        let denied = self.number.start().checked_sub(1).is_some_and(|before| view.is_one_of(before, negation));
        let comma = self.is_first() && view.is_mark(at, &[',']) && view.role(at + 1, Role::AND);
        let behind = at + 1 + view.mark(at + 1).role_length.max(1);
        if denied && comma { view.mark(behind).number } else { None }
    }

    /// The number that a linking word joins: directly behind it, a currency sign apart.
    fn linked(&self) -> Option<usize> {
        let (view, at) = (self.view, self.at);
        let mark = view.mark(at);
        let next = at + mark.role_length.max(1);
        // `870 ze swoich 940 pracowników`: where nouns inflect, so is the word that says whose they are.
        let whose = |i: usize| view.grammar().order == Order::Inflected && view.role(i, Role::DETERMINER);
        let sign = |i: usize| i == next || is_sign(view, i - 1) || whose(i - 1) || is_elision(view, i - 1);
        let numbers = || (next..next + 3).take_while(|&i| sign(i)).find_map(|i| view.mark(i).number);
        if mark.role.has(Role::LINK) {
            return numbers();
        }
        // `58 dei 73 droni`, `dall'1,5 al 2 %`: where nouns come first, so do the prepositions that hold an article; a date has
        // no noun.
        let fused = view.is_one_of(at, &view.grammar().up_to) || mark.role.has(Role::COMPLEMENT);
        let figure =
            |other: &usize| (next..next + 3).any(|i| view.mark(i).number == Some(*other) && !view.mark(i).plain);
        if fused && view.grammar().order == Order::NounFirst { numbers().filter(figure) } else { None }
    }

    /// `Hundreds, if not thousands of people`, `voire des milliers`: the number that a word raises this one to.
    fn raised(&self) -> Option<usize> {
        let view = self.view;
        let word = self.at + usize::from(view.is_mark(self.at, &[',']));
        let mark = view.mark(word);
        if !self.is_first() || !mark.role.has(Role::RAISES) {
            return None;
        }
        let next = word + mark.role_length;
        let article = view.role(next, Role::DETERMINER) || view.role(next, Role::COMPLEMENT);
        view.mark(next + usize::from(article)).number
    }

    /// `Hundreds, if not thousands, of people`: the comma that closes what the first one opened is passed.
    pub(super) fn closing_comma(&self) -> Option<Step<'a>> {
        let (view, start) = (self.view, self.number.start());
        let opens = |word: usize| {
            let mark = view.mark(word);
            mark.role.has(Role::RAISES)
                && word + mark.role_length == start
                && view.is_mark(word.wrapping_sub(1), &[','])
        };
        let closes = self.is_first() && view.is_mark(self.at, &[',']);
        (closes && (1..=LONGEST).any(|length| start.checked_sub(length).is_some_and(opens)))
            .then_some(Step::On(self.at + 1))
    }

    /// `2800 seiner weltweit 19.400 Stellen`, `111 der geplanten 178 Flüge`: a word between the part and its whole.
    pub(super) fn whole_behind_word(&self) -> Option<Step<'a>> {
        let view = self.view;
        let word = (self.passed || self.partitive)
            && view.grammar().order == Order::CapitalNoun
            && view.token(self.at).is_some_and(|t| !t.capital);
        view.mark(self.at + 1).number.filter(|_| word).map(Step::shared)
    }

    /// `69 физических и 47 юридических лиц`: an adjective shares the noun of the next figure.
    pub(super) fn shared_adjective(&self) -> Option<Step<'a>> {
        let (view, grammar) = (self.view, self.view.grammar());
        let adjective = grammar.order == Order::Inflected
            && view.ends_like(self.at, &grammar.adjective_endings)
            && view.role(self.at + 1, Role::AND);
        view.mark(self.at + 2).number.filter(|_| adjective).map(Step::shared)
    }
}

/// Whether the apostrophe of an elided preposition stands there.
fn is_elision(view: &View<'_>, at: usize) -> bool {
    view.grammar().order == Order::NounFirst && view.is_mark(at, &['\'', '’'])
}

fn is_sign(view: &View<'_>, at: usize) -> bool {
    view.mark(at).unit.is_some_and(|(_, entry)| entry.kind == UnitKind::Currency)
}
