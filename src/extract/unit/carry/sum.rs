//! Sums whose money only the next clause names: `Revenue rose to 14.3 billion, costs — to 15.8 billion euros`.
//!
//! In: the numbers of a sentence and what each counts. Out: the same, where a sum that a dash parts from the next one of its
//! kind has the currency of that one.

use super::{Named, carry, least};
use crate::claim::UnitKind;
use crate::extract::property::money::tells_of_a_sum;
use crate::extract::unit::rule;
use crate::extract::unit::view::View;
use crate::extract::{Number, Verdict};

/// Words from a sum to the next, at most.
const BETWEEN: usize = 9;
/// Words from the name of a sum to its figure, at most.
const REACH: usize = 10;

/// `Доходы выросли до 14,3 млрд, расходы — до 15,8 млрд рублей`: one clause leaves out the verb, the other the money.
pub(super) fn money_of_next(view: &View<'_>, numbers: &[Number], named: &mut [Named<'_>]) {
    for i in 0..named.len().saturating_sub(1) {
        let (number, next) = (&numbers[i], &numbers[i + 1]);
        let money = named[i + 1].unit.as_ref().filter(|unit| unit.own && unit.kind == UnitKind::Currency);
        let Some(found) = money.filter(|_| named[i].unit.is_none() && is_sum(number)) else { continue };
        let between = number.end()..next.start();
        let parted = view.is_mark(between.start, &[',']) && between.clone().any(|at| view.is_dash(at));
        if parted && between.len() <= BETWEEN && is_named(view, number) {
            named[i].unit = Some(carry(found, number, rule::SHARED));
        }
    }
}

fn is_sum(number: &Number) -> bool {
    number.verdict == Verdict::Figure && least(number).is_some_and(|value| value >= 1_000.into())
}

/// Whether a word for a sum stands before the figure in its clause.
fn is_named(view: &View<'_>, number: &Number) -> bool {
    let floor = number.start().saturating_sub(REACH).max(view.range.start);
    let clause = (floor..number.start()).rev().take_while(|at| !view.is_mark(*at, &[',', ';', ':']));
    clause.into_iter().any(|at| view.mark(at).property.is_some_and(|(_, code)| tells_of_a_sum(code)))
}
