//! What governs a figure before what stands behind it: the verb of a list, and verbs that only set an account right.
//!
//! In: a figure with the one before it. Out: the verb that both share, whether what it says is only that a number was wrong.

use super::{COUNTING, ESTIMATING, Figure};
use crate::claim::UnitKind;
use crate::extract::property::fit::fits;
use crate::extract::property::money::{of_cost, of_trade};
use crate::extract::property::near::{CHANGING, LEAVING};
use crate::extract::property::sums::CHANGES;
use crate::extract::property::{Earlier, Predicate, rule};
use crate::extract::unit::Found;
use crate::lang::{Order, Role, Roles};

/// What goods that become dearer or cheaper have.
const PRICE: &str = "price";

impl<'a> Figure<'_, '_, 'a> {
    /// `encontraron 16 pistolas y 400 cartuchos escondidos`: where nouns stand first, a participle narrows the last thing of a
    /// list, which shares the verb before its first.
    pub(super) fn before_participle(&self) -> Option<Predicate<'a>> {
        let (field, view, end) = (self.field, self.field.view, self.end);
        let narrows = view.mark(end).property.is_some() && view.ends_like(end, &view.grammar().participle_endings);
        if !(narrows && view.grammar().order == Order::NounFirst && self.is_thing() && !self.is(UnitKind::Currency)) {
            return None;
        }
        let governs = |e: &Earlier<'_, 'a>| {
            let slight = e.predicate.code == LEAVING || COUNTING.contains(&e.predicate.code);
            e.predicate.rule == rule::BEFORE && e.predicate.tokens.end <= e.number.start() && !slight
        };
        let earlier = self.earlier.clone().filter(governs)?;
        field.goes_on_with(self.number, self.unit, earlier)
    }

    /// `se han perdido 9.500 hectáreas y el 45 % de la cosecha`: behind a conjunction the noun of the whole says less than the verb
    /// that governs the figure before it.
    pub(super) fn joined(&self, noun: &Predicate<'a>) -> Option<Predicate<'a>> {
        let view = self.field.view;
        let earlier = self.earlier.as_ref().filter(|e| e.predicate.tokens.end <= e.number.start())?;
        let before = (1..=2).filter_map(|back| self.start.checked_sub(back));
        let joint = before.into_iter().find(|at| !view.role(*at, Role::DETERMINER))?;
        // `soit 11 % de plus`: what the share changed by is its own.
        let change = CHANGING.contains(&noun.code);
        let verb = noun.tokens.start >= self.end
            && !change
            && self.is(UnitKind::Percent)
            && earlier.kind != UnitKind::Percent
            && view.role(joint, Role::AND)
            && view.grammar().order == Order::NounFirst
            && fits(earlier.predicate.code, Some(UnitKind::Percent), self.field.unit);
        verb.then(|| Predicate { rule: rule::OF_THE_LIST, ..earlier.predicate.clone() })
    }

    /// `випустили 34 дрони та п'ять ракет`: of the things of one list a verb says one thing, whatever it says of the first.
    pub(super) fn as_listed(&self, predicate: Predicate<'a>) -> Predicate<'a> {
        const LET_FLY: &[&str] = &["fired", "launched"];
        let same = |e: &&Earlier<'_, 'a>| e.predicate.tokens == predicate.tokens && LET_FLY.contains(&e.predicate.code);
        match self.earlier.as_ref().filter(same) {
            Some(first) if LET_FLY.contains(&predicate.code) => Predicate { code: first.predicate.code, ..predicate },
            _ => predicate,
        }
    }

    /// `el grupo ingresó 1.240 millones`: millions that nothing names are a sum, where nouns stand first.
    pub(super) fn of_kind(&self, predicate: Predicate<'a>) -> Predicate<'a> {
        const MILLION: i64 = 1_000_000;
        let many = self.number.figure.value.is_some_and(|value| value >= MILLION.into());
        let sum = self.unit.is_none() && many && self.field.view.grammar().order != Order::NounLast;
        // `подешевели на 4,8%, до 61 рубля`: of goods that become dearer a sum tells the price, but not by how much they did.
        let priced = CHANGING.contains(&predicate.code)
            && self.is(UnitKind::Currency)
            && self.field.code_of_kind(&predicate.tokens) == Some(PRICE);
        if priced {
            let by = self.field.is_changed_by(self.number);
            return if by { predicate } else { Predicate { code: PRICE, ..predicate } };
        }
        let predicate = self.field.of_kind(predicate, self.unit, sum);
        if !(sum || self.is(UnitKind::Currency)) {
            return predicate;
        }
        // `a cost of £300` is a noun, `a ticket costs £300` a verb.
        let noun = || {
            let before = predicate.tokens.start.checked_sub(1);
            before.is_some_and(|at| self.field.view.role(at, Role::DETERMINER))
        };
        let cost = || self.number.figure.high.and_then(|amount| of_cost(predicate.code, amount)).filter(|_| !noun());
        Predicate { code: of_trade(predicate.code).or_else(cost).unwrap_or(predicate.code), ..predicate }
    }

    /// `rebajó la asistencia a 1.200 personas`, `corrigió la cifra a 300`: whether a verb only sets an account right, before the
    /// number that it comes to.
    pub(super) fn is_set_right(&self, predicate: &Predicate<'_>) -> bool {
        let (view, verb) = (self.field.view, &predicate.tokens);
        let changes = CHANGES.contains(&predicate.code) && verb.end <= self.start;
        let gives = || view.said(verb.start).is_some_and(|w| w.roles.any(Roles::GIVE));
        let account = |at: usize| view.word(at).is_some_and(|w| w.roles.any(Roles::ACCOUNT));
        let count = self.unit.is_none_or(|u| u.kind == UnitKind::Count);
        changes && count && gives() && (verb.end..self.start).any(account)
    }

    /// `La police a estimé leur nombre à 7 000`: whether a verb only says that its subject counted or estimated so many.
    pub(super) fn is_told_count(&self, predicate: &Predicate<'_>) -> bool {
        let view = self.field.view;
        // `calcularon 5.000 asistentes`: nor does who estimates those present plan them.
        let present = |u: &Found<'_>| u.kind == UnitKind::Count && self.stated().is_some();
        let number = self.unit.is_none_or(|u| u.kind == UnitKind::Count && !u.own || present(u));
        let number = number && predicate.rule != rule::OF_THE_LIST;
        let verb = || view.said(predicate.tokens.start).is_some_and(|w| w.source.is_none() && w.roles.any(Roles::VERB));
        number && predicate.tokens.end <= self.start && ESTIMATING.contains(&predicate.code) && verb()
    }
}
