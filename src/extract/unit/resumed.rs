//! What a pronoun stands for that a figure counts again, where the sentence before it named it: `Im Vorjahr waren es neun.`
//!
//! In: a figure of which its own sentence says neither unit nor predicate, and the figures before it. Out: the one whose unit and
//! predicate it has.

use super::view::View;
use crate::claim::UnitKind;
use crate::extract::{Counted, Number, Verdict};
use crate::lang::Role;

/// Tokens from the pronoun to the figure, at most.
const REACH: usize = 4;

/// `Bei Bränden starben 38 Menschen. Im Vorjahr waren es 9.`, `Vorig jaar waren het er 9.`: where the verb stands second, the
/// figure of the sentence before that the pronoun beside a verb of being stands for. `number`: the only figure of its sentence.
pub(super) fn resumed(view: &View<'_>, numbers: &[Number], number: usize, counted: &[Counted]) -> Option<usize> {
    let words = &view.grammar().resumes;
    let here = numbers.get(number)?;
    let (start, sentence) = (here.start(), here.sentence);
    if words.is_empty() || !view.lang.speech.verb_second {
        return None;
    }
    let being = |at: usize| view.range.contains(&at) && view.role(at, Role::AUXILIARY);
    let beside = |at: usize| being(at + 1) || (1..3).any(|back| at.checked_sub(back).is_some_and(being));
    let floor = start.saturating_sub(REACH).max(view.range.start);
    if !(floor..start).any(|at| view.is_one_of(at, words) && beside(at)) {
        return None;
    }
    let figure = |i: &usize| numbers[*i].verdict == Verdict::Figure;
    let mut before = (0..number).rev().filter(figure).take_while(|&i| numbers[i].sentence + 1 >= sentence);
    let named = |i: &usize| counted[*i].unit.as_ref().is_some_and(|unit| unit.kind != UnitKind::Duration);
    before.find(|i| numbers[*i].sentence < sentence && named(i))
}
