//! Figures that a pronoun, other words or a comparison set beside another: what is said of that one, or nothing.
//!
//! In: a figure and the one before it. Out: the predicate of the figure before, where a pronoun stands for what that one counts
//! or the same is said in other words; none, where it is set against things of another kind, or tells how many parts
//! somebody's or something's noun has.

use super::{Figure, Settled};
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::property::fit::fits;
use crate::extract::property::near::AVERAGE;
use crate::extract::property::sums::CHANGES;
use crate::extract::property::{Earlier, Predicate, rule, sums};
use crate::extract::unit::view::View;
use crate::lang::{Order, Role, Roles};

/// Those who are called by what they are to somebody.
const KIN: &[&str] = &["couple", "family", "father", "grandfather", "grandmother", "mother", "parent", "widow"];

/// What a thing has many of.
const PARTS: &[&str] = &["bed", "door", "floor", "lane", "page", "place", "room", "seat", "wagon", "wheel"];

impl<'a> Figure<'_, '_, 'a> {
    /// `350 manifestants ont défilé ; la police en a compté 190`, `la difesa ne riconosce solo 700 mila`: what is said of those
    /// before is said of those for whom the pronoun stands before a verb that says nothing of its own.
    pub(super) fn resumed(&self) -> Option<Predicate<'a>> {
        /// Tokens from the pronoun to the figure, at most.
        const CLAUSE: usize = 8;
        let view = self.field.view;
        let words = &view.grammar().resumes;
        let carried = self.unit.is_some_and(|u| !u.own);
        let earlier = self.earlier.as_ref().filter(|e| carried && !words.is_empty() && self.is(e.kind))?;
        let open = |i: &usize| *i > earlier.number.tokens.end && !view.is_mark(*i, &[',', ';', ':']);
        let verb = |i: usize| {
            view.role(i, Role::AUXILIARY)
                || view.word(i).is_some_and(|w| w.source.is_none() && w.roles.any(Roles::VERB))
        };
        let pronoun = |i: &usize| view.is_one_of(*i, words) && verb(*i + 1);
        let clause = (view.range.start..self.start).rev().take(CLAUSE).take_while(open);
        let told = clause.into_iter().any(|i| pronoun(&i));
        told.then(|| Predicate { rule: rule::OF_THE_LIST, ..earlier.predicate.clone() })
    }

    /// `38 % des salariés ont cessé le travail, soit environ 730 personnes`, `arderam 900 hectares, ou seja, 26% da área`: what
    /// says the same in other words has the predicate of the figure before it, unless one of its own stands right behind it
    /// (`soit 12 % de plus`).
    pub(super) fn restated(&self) -> Settled<'a> {
        /// Tokens between the two figures, and from the words that open the second to it, at most.
        const BETWEEN: usize = 14;
        const LEAD: usize = 6;
        /// Tokens from the words that open the second back to a verb of change, at most.
        const BACK: usize = 40;
        let (view, earlier) = (self.field.view, self.earlier.as_ref()?);
        let start = self.number.tokens.start;
        let floor = earlier.number.tokens.end.max(start.saturating_sub(LEAD));
        // `то есть почти на 20%`: a hedge, a preposition or an article stands between.
        let slight = |at: usize| {
            let mark = view.mark(at);
            // `czyli średnio 45 tys. zł`: so does what only says that it is a mean.
            let said = mark.property.is_some_and(|(_, code)| code != AVERAGE);
            let plain = view.is_word(at) && !said && mark.unit.is_none();
            view.is_mark(at, &[',']) || plain && !mark.role.has(Role::CLAUSE)
        };
        let opens = |at: &usize| view.role(*at, Role::RESTATES);
        let opens = (floor..start).rev().find(opens)?;
        let end = opens + view.mark(opens).role_length;
        let beside = (end..start).all(slight);
        // `тариф вырос до 2 615 рублей, то есть на 20%`: a share by which something changed has the verb of change.
        let by = || (end..start).any(|at| view.is_one_of(at, &view.grammar().measure_of_change));
        let change = |at: usize| {
            let (length, code) = view.mark(at).property.filter(|(_, code)| CHANGES.contains(code))?;
            Some(Predicate { tokens: at..at + length, code, rule: rule::LAST })
        };
        if beside
            && self.is(UnitKind::Percent)
            && by()
            && let Some(verb) = (view.range.start..opens).rev().take(BACK).find_map(change)
        {
            return Some(Some(verb));
        }
        let near = opens - earlier.number.tokens.end <= BETWEEN;
        let whole = !(earlier.number.tokens.end..opens).any(|at| view.is_mark(at, &[';', ':', '(']));
        let own = || self.field.behind(self.end, false).is_some_and(|p| p.tokens.start <= self.end + 1);
        let fitting = fits(earlier.predicate.code, self.field.kind, self.field.unit);
        let same = beside && near && whole && fitting && !own();
        same.then(|| Some(Predicate { rule: rule::OF_THE_LIST, ..earlier.predicate.clone() }))
    }

    /// `73 pazienti in attesa, a fronte di 28 letti`: of things that others are set against only what stands right behind them
    /// is said, or what their noun says.
    pub(super) fn set_against(&self) -> Settled<'a> {
        let view = self.field.view;
        let own = self.unit.filter(|u| u.own && u.kind == UnitKind::Count)?;
        let earlier = self.earlier.as_ref().filter(|e| e.kind == UnitKind::Count)?;
        let ends = |at: usize| at + view.mark(at).role_length == self.start;
        let versus = (1..=4).filter_map(|back| self.start.checked_sub(back));
        let versus = versus.into_iter().any(|at| view.role(at, Role::VERSUS) && ends(at));
        // `210 places, contre 180 places l'an dernier`: the same again, a year before.
        let noun = view.surface(own.tokens.start);
        let same = (view.range.start..self.start).any(|i| view.is_word(i) && view.surface(i) == noun);
        let others =
            versus && !same && view.grammar().order == Order::NounFirst && earlier.number.tokens.end < self.start;
        others.then(|| {
            self.field.behind(self.end, false).filter(|p| p.tokens.start == self.end).or_else(|| self.stated())
        })
    }

    /// What follows is said of the one whose they are.
    pub(super) fn of_others(&self) -> Settled<'a> {
        let (view, start) = (self.field.view, self.start);
        // `ce père de trois enfants gagne`.
        let theirs = |at: usize| view.mark(at).unit.is_some_and(|(_, e)| e.person && KIN.contains(&&*e.code));
        let kin = start.checked_sub(2).is_some_and(|at| view.role(at + 1, Role::COMPLEMENT) && theirs(at));
        let kin = kin && self.unit.is_none_or(|u| u.kind == UnitKind::Count);
        // `un edificio de 12 plantas se derrumbó`: nor is what is said of a thing said of its parts.
        let part = || self.unit.is_some_and(|u| PARTS.contains(&&*u.code)) && self.field.is_part(start);
        (kin || part()).then_some(None)
    }
}

/// Whether a figure stands in brackets that the predicate of another stands right before, or in the same as that one.
pub(super) fn parts(view: &View<'_>, before: &Earlier<'_, '_>, start: usize) -> bool {
    /// Tokens from the bracket to a part, at most.
    const REACH: usize = 12;
    let floor = start.saturating_sub(REACH).max(view.range.start);
    let open = sums::bracket_before(view, floor..start, &['(', ')', ',', ';']);
    let first = view.grammar().order == Order::NounFirst;
    let joined = |at: usize| at + 1 == start || before.number.tokens.start > at && view.role(start - 1, Role::AND);
    open.is_some_and(|at| first && before.predicate.tokens.end == at && joined(at))
}

/// Whether a figure stands in brackets right behind another and its unit.
pub(super) fn restates(view: &View<'_>, before: &Number, start: usize) -> bool {
    let bracket = (1..=3).filter_map(|back| start.checked_sub(back)).find(|at| view.is_mark(*at, &['(']));
    bracket.is_some_and(|at| {
        let end = before.tokens.end;
        let plain = |i: usize| view.is_word(i) && view.mark(i).property.is_none() || view.mark(i).unit.is_some();
        end <= at
            && at - end <= 3
            && (end..at).all(plain)
            && (at + 1..start).all(|i| !view.is_word(i) || view.mark(i).unit.is_some() || view.mark(i).number.is_some())
    })
}
