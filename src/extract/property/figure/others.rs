//! Figures of what is set beside another thing: of each its own is said.
//!
//! In: a figure and the one before it. Out: what its own noun says, or nothing, where it is set against things of another kind,
//! or tells how many parts something or somebody's family has.

use super::{Figure, Settled};
use crate::claim::UnitKind;
use crate::lang::{Order, Role};

/// Those who are called by what they are to somebody.
const KIN: &[&str] = &["couple", "family", "father", "grandfather", "grandmother", "mother", "parent", "widow"];

/// What a thing has many of.
const PARTS: &[&str] = &["bed", "door", "floor", "lane", "page", "place", "room", "seat", "wagon", "wheel"];

impl<'a> Figure<'_, '_, 'a> {
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
