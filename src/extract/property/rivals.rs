//! Figures of which nothing is said, since others of the same were told of before: rival accounts of one sum, one share, one crowd.
//!
//! In: a sentence, and the predicates of the figures before. Out: that of the one before, where the two tell of the same.

use super::{Predicate, Sentence, rule};
use crate::claim::UnitKind;
use crate::extract::Verdict;

impl<'a> Sentence<'_, 'a> {
    /// What the figure before says, where this one tells of the same again.
    pub(super) fn of_a_rival(&self, i: usize, found: &[Option<Predicate<'a>>]) -> Option<Predicate<'a>> {
        let before = (0..i).rev().find(|before| self.number(*before).verdict == Verdict::Figure)?;
        let same = self.recounts(before, i) || self.rivals(before, i);
        let predicate = if same { found.get(before)?.clone()? } else { return None };
        Some(Predicate { rule: rule::OF_THE_LIST, ..predicate })
    }

    /// `350 personnes ont défilé ; la préfecture en a compté 190`: whoever counts anew behind a semicolon counts the same
    /// people, of whom the clause before it tells.
    fn recounts(&self, before: usize, i: usize) -> bool {
        let Some((unit, told)) = self.unit(i).zip(self.unit(before)) else { return false };
        let same = !unit.own && unit.kind == UnitKind::Count && unit.tokens == told.tokens;
        let mut between = self.number(before).tokens.end..self.number(i).start();
        same && between.any(|at| self.view.is_mark(at, &[';']))
    }

    /// `Police put the damage at £2m; the insurer speaks of £3m`: a sum or a share of which nothing is said is another account
    /// of the one before it.
    fn rivals(&self, before: usize, i: usize) -> bool {
        let told = |kind: Option<UnitKind>| matches!(kind, Some(UnitKind::Currency | UnitKind::Percent));
        told(self.kinds[i]) && self.kinds[i] == self.kinds[before]
    }
}
