//! Lines of people or cars, of which a verb of reaching says less than their noun.
//!
//! In: a figure and the verb found for it. Out: the noun of the queue that the verb says the length of.

use super::Figure;
use crate::extract::property::Predicate;

/// What a line of people or cars does that grows long.
const STRETCHING: &[&str] = &["distance", "extended", "increase", "length", "level", "moved"];
/// What is said of a line of people or cars.
const QUEUE: &str = "queue";

impl<'a> Figure<'_, '_, 'a> {
    /// `Черга вантажівок розтягнулася на сім кілометрів`: of a queue that stretches so far it says less that it stretches.
    pub(super) fn of_queue(&self, verb: Predicate<'a>) -> Predicate<'a> {
        /// Tokens from the noun to its verb, at most.
        const NEAR: usize = 6;
        const WAITING: [&str; 3] = [QUEUE, "queued", "waiting"];
        let view = self.field.view;
        let long = self.unit.is_some_and(|u| matches!(&*u.code, "m" | "km" | "[mi_i]"));
        if !long || !STRETCHING.contains(&verb.code) {
            return verb;
        }
        let (start, tokens) = (verb.tokens.start, &view.document.tokens[..view.range.end]);
        let floor = start.saturating_sub(NEAR).max(view.range.start);
        let noun = |at: usize| {
            let line = view.lang.properties.of_lengths.longest(tokens, at).filter(|(_, code)| &***code == QUEUE);
            let listed = || view.mark(at).property.filter(|(_, code)| WAITING.contains(code)).map(|(length, _)| length);
            let length = line.map(|(length, _)| length).or_else(listed)?;
            Some(Predicate { tokens: at..at + length, code: QUEUE, rule: verb.rule })
        };
        (floor..start).rev().find_map(noun).unwrap_or(verb)
    }
}
