//! What is asked for.
//!
//! In: the noun of a sum before a figure. Out: the verb of whoever demands it, which says more than that noun: nobody has it
//! yet. A rise that is demanded is told by its noun.

use super::{Field, Predicate};
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::property::money::names_a_sum;
use crate::lang::{Order, Role};

/// Tokens between the verb and the noun, and between the noun and the figure, at most.
const BETWEEN: usize = 6;

impl<'a> Field<'_, 'a> {
    /// `exigent une prime de 1 500 euros`, `domagają się premii w wysokości 800 zł`: the verb of asking that governs
    /// the noun, else the noun itself.
    pub fn asked_for(&self, noun: Predicate<'a>, number: &Number) -> Predicate<'a> {
        const ASKING: &[&str] = &["demanded", "requested"];
        if self.kind != Some(UnitKind::Currency) || !names_a_sum(noun.code) || !self.is_noun(&noun, number) {
            return noun;
        }
        let view = self.view;
        let end = noun.tokens.start.min(view.past_sign(number.start()));
        let verb = self.back_from(end).filter(|verb| ASKING.contains(&verb.code));
        let governs = |verb: &Predicate<'_>| {
            let mut between = verb.tokens.end..end;
            between.len() <= BETWEEN
                && between.all(|at| {
                    // An article may be spelt like a number.
                    let article = view.role(at, Role::DETERMINER);
                    view.is_word(at) && (article || view.mark(at).number.is_none()) && !view.role(at, Role::CLAUSE)
                })
        };
        verb.filter(governs).unwrap_or(noun)
    }

    /// Whether nothing but small words stands between the noun and the figure, so that no object of a verb does:
    /// `требуют поднять оклады на 15 %`.
    fn is_noun(&self, noun: &Predicate<'_>, number: &Number) -> bool {
        let (view, start) = (self.view, self.view.past_sign(number.start()));
        let infinitive = view.ends_like(noun.tokens.end - 1, &view.grammar().infinitive_endings)
            || noun.tokens.start > view.range.start
                && view.is_one_of(noun.tokens.start - 1, &view.grammar().infinitive);
        let small = |at: usize| !view.is_open(at) || view.grammar().order != Order::Inflected;
        let mut between = noun.tokens.end..start;
        !infinitive && between.len() <= BETWEEN && between.all(small)
    }
}
