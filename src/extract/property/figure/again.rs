//! Figures that tell of the same as another: again, in other words, or by a pronoun.
//!
//! In: a figure and the one before it. Out: the predicate of the figure before, where a pronoun stands for what that one counts,
//! where both are ends or parts of one thing, or where the same is said in another unit or by others.

use super::{Figure, Settled};
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::property::fit::fits;
use crate::extract::property::near::AVERAGE;
use crate::extract::property::sums::CHANGES;
use crate::extract::property::{Earlier, Predicate, rule, sums};
use crate::extract::unit::view::View;
use crate::lang::{Order, Role, Roles};

/// Tokens from a number to the one that it corrects, at most.
const CORRECTED: usize = 16;

impl<'a> Figure<'_, '_, 'a> {
    /// What the figure before it says is said of this one, too.
    pub(super) fn again(&self) -> Settled<'a> {
        let view = self.field.view;
        let denied = self.start > 0 && view.is_one_of(self.start - 1, &view.grammar().negation);
        let carried = self.unit.is_some_and(|u| !u.own);
        let earlier = self.earlier.as_ref().filter(|e| {
            // `150,000 pesos ($2,600)`: the same again in another unit.
            restates(view, e.number, self.start)
                // `subió del 13,6% en agosto al 14,0%`: where something comes from and where it goes have one predicate.
                || sums::moved(view, e, self.field.kind, self.start)
                // `Nine people died, not six`: what is set right is said of both.
                || denied && self.unit.is_none_or(|u| !u.own) && self.start - e.number.tokens.end < CORRECTED
                // `ont été blessés (39 en province et 23 à Paris)`: the parts of what stands before the bracket.
                || carried && parts(view, e, self.start)
                || in_other_words(view, e, self.field.kind, self.start)
                // `se sont rassemblées selon la préfecture (15 000 selon les organisateurs)`: the same by other accounts.
                || carried && sums::by_others(view, e, self.start)
                // `durchsuchten 300 Beamte 24 Objekte`: so does the verb before whoever does it and what it is done to.
                || sums::governs_both(view, e, self.unit, self.start)
                // `rose by 11%, and bread by 18%`: the verb stands once.
                || sums::parallel(view, e, self.field.kind, self.start)
        })?;
        Some(Some(Predicate { rule: rule::OF_THE_LIST, ..earlier.predicate.clone() }))
    }

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
        // `dit jaar waren het er zestig`, `im Vorjahr waren es 60`: where the verb stands second, the pronoun is right behind it.
        let second = view.lang.speech.verb_second;
        let governed = |i: usize| second && (1..3).any(|back| i.checked_sub(back).is_some_and(verb));
        let pronoun = |i: &usize| view.is_one_of(*i, words) && (verb(*i + 1) || governed(*i));
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
}

/// `fell by £9m, or 12 per cent, to £66m`: whether the figure at `start` only says in another unit how much something changed.
fn in_other_words(view: &View<'_>, earlier: &Earlier<'_, '_>, kind: Option<UnitKind>, start: usize) -> bool {
    /// Tokens between the two, at most.
    const BETWEEN: usize = 5;
    let end = earlier.number.tokens.end;
    let joint = view.past_sign(start).checked_sub(1).filter(|at| *at >= end && at - end < BETWEEN);
    let or = |at: usize| {
        let joins = view.token(at).is_some_and(|t| view.lang.ranges.join.word(t.key).is_some());
        joins && view.role(at, Role::AND)
    };
    // `lost 300 jobs, or 12 per cent of its staff`: behind a comma those counted may stand between the two.
    let comma = joint.is_some_and(|at| at > end && view.is_mark(at - 1, &[',']));
    let counted = |at: usize| view.mark(at).unit.is_some_and(|(_, e)| comma || e.kind != UnitKind::Count);
    let between = |at: usize| view.is_mark(at, &[',']) || view.mark(at).number.is_some() || counted(at);
    let share = kind == Some(UnitKind::Percent) || earlier.kind == UnitKind::Percent;
    let restated = joint.is_some_and(|at| or(at) && (end..at).all(between));
    // `wages climbed to £9m, or 40 per cent of turnover`: of what its share is one says nothing of it.
    let code = earlier.predicate.code;
    let named = earlier.kind != UnitKind::Measure && comma && fits(code, kind, "");
    let said = CHANGES.contains(&code) || named;
    restated && share && kind != Some(earlier.kind) && said
}

/// Whether a figure stands in brackets that the predicate of another stands right before, or in the same as that one.
fn parts(view: &View<'_>, before: &Earlier<'_, '_>, start: usize) -> bool {
    /// Tokens from the bracket to a part, at most.
    const REACH: usize = 12;
    let floor = start.saturating_sub(REACH).max(view.range.start);
    let open = sums::bracket_before(view, floor..start, &['(', ')', ',', ';']);
    let first = view.grammar().order == Order::NounFirst;
    let joined = |at: usize| at + 1 == start || before.number.tokens.start > at && view.role(start - 1, Role::AND);
    open.is_some_and(|at| first && before.predicate.tokens.end == at && joined(at))
}

/// Whether a figure stands in brackets right behind another and its unit.
fn restates(view: &View<'_>, before: &Number, start: usize) -> bool {
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
