//! What a figure is governed by: prepositions, changes, the commas around it.
//!
//! In: a figure and its clause. Out: whether a predicate beside it is said of it, and which of two is.

use super::{CHANGING, DASHES, Field, start_of};
use crate::extract::Number;
use crate::extract::property::Predicate;
use crate::lang::{Order, Role};

impl<'a> Field<'_, 'a> {
    /// `підвищити зарплати на 35 %`: where nouns inflect, the verb right before what it changes by so much.
    pub(super) fn changed_by(&self, noun: Predicate<'a>, number: &Number) -> Predicate<'a> {
        let by = start_of(number)
            .checked_sub(1)
            .is_some_and(|at| matches!(self.view.surface(at), "o" | "на" | "про") && at + 1 == start_of(number));
        let verb = self.predicate_before(noun.tokens.start, noun.rule).filter(|p| CHANGING.contains(&p.code));
        verb.filter(|_| by && self.view.grammar().order == Order::Inflected).unwrap_or(noun)
    }

    /// `zachránila ze dvou člunů 168 osob`: where nouns inflect, a figure that a preposition governs is no object.
    pub(super) fn is_adjunct(&self, number: &Number) -> bool {
        const PREPOSITIONS: &[&str] = &[
            "z",
            "ze",
            "od",
            "w",
            "we",
            "v",
            "ve",
            "po",
            "за",
            "из",
            "с",
            "со",
            "от",
            "в",
            "во",
            "по",
            "з",
            "із",
            "зі",
            "від",
            "у",
            "через",
            "během",
        ];
        self.view.grammar().order == Order::Inflected
            && start_of(number).checked_sub(1).is_some_and(|at| PREPOSITIONS.contains(&self.view.surface(at)))
    }

    /// Where people or things come from: what is done with others is not said of them.
    pub fn is_origin(&self, number: &Number) -> bool {
        self.view.grammar().order == Order::Inflected
            && start_of(number)
                .checked_sub(1)
                .is_some_and(|at| matches!(self.view.surface(at), "ze" | "z" | "из" | "із" | "зі" | "з" | "с" | "со"))
    }

    /// Whether the figure stands in an aside between commas or dashes, whose predicate is that of the clause.
    pub(super) fn is_enclosed(&self, start: usize, end: usize) -> bool {
        [&[','][..], DASHES].iter().any(|marks| {
            // A relative clause between commas has a verb of its own.
            let opens = (1..=3).filter_map(|back| start.checked_sub(back)).any(|at| {
                // `Najwięcej, bo aż 97 tys., popełniono`: right before the figure a conjunction opens no clause.
                self.view.is_mark(at, marks) && (!self.view.role(at + 1, Role::CLAUSE) || at + 2 == start)
            });
            let closes = (end..end + 6).find(|at| self.view.is_mark(*at, marks));
            // A comma that another figure follows goes on a list.
            opens && closes.is_some_and(|at| (at + 1..at + 4).all(|i| self.view.mark(i).number.is_none()))
        })
    }
}
