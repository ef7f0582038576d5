//! Verbs of saying that close a relative clause, where verbs stand last (German, Dutch).
//!
//! In: the place of such a verb. Out: the cue of whom the clause goes on about: `Die Polizei, die zunächst von 15 Toten
//! gesprochen hatte, nannte`, `De politie, die eerst van 15 doden sprak, noemde`.

use std::ops::Range;

use super::{Cue, Finder, Shape};
use crate::extract::attribution::phrase::{Party, rightward};
use crate::extract::attribution::reading::Mark;
use crate::lang::Roles;

/// Tokens of the clause, at most.
const CLAUSE: usize = 24;

impl Finder<'_, '_, '_> {
    /// The cue of a verb that closes the relative clause that a comma opens behind the one who speaks.
    pub(super) fn closes_relative(&self) -> Option<Cue> {
        let reading = self.reading;
        let first = self.frame.tokens.start;
        if !reading.speech.verb_second || !self.roles.any(Roles::SAY.and(Roles::COUNT).and(Roles::DENY)) {
            return None;
        }
        let helps = |i: usize| reading.has(i, Roles::AUXILIARY) && reading.noun(i).is_none();
        let end = if helps(self.to) { self.to + 1 } else { self.to };
        let passive = (self.from.saturating_sub(2)..end).any(|i| reading.has(i, Roles::PASSIVE));
        let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
        let finite = end > self.to || self.roles.any(Roles::FINITE);
        let closes = comma(end) || end + 1 >= self.frame.tokens.end;
        if !closes || passive || !finite {
            return None;
        }
        let floor = first.max(self.from.saturating_sub(CLAUSE));
        let open = (floor..self.from).rev().find(|&i| reading.bounds(i)).filter(|&i| comma(i) && i > first)?;
        let pronoun = open + 1;
        // `die` is an article, too: before a noun of its own it opens no clause.
        let article = reading.has(pronoun, Roles::ARTICLE) && reading.capital_nouns && !reading.is_capital(pronoun + 1);
        let opens = reading.has(pronoun, Roles::RELATIVE) || article;
        if !opens {
            return None;
        }
        let (party, content) = match self.behind_object(open, pronoun) {
            Some(own) => own,
            None => {
                let speaks = reading.is_capital(open - 1) || reading.noun(reading.phrase_start(open - 1)).is_some();
                speaks.then_some((Party::Relative(pronoun), pronoun + 1..self.from))?
            }
        };
        if !reading.has_figure(content.clone()) {
            return None;
        }
        Some(Cue {
            tokens: self.from..end,
            roles: self.roles,
            shape: Shape::Aside,
            party,
            left: content,
            right: end..end,
            group: self.from..end,
        })
    }

    /// `die Menge, die die Polizei auf 300 schätzte`: whoever stands behind the pronoun, with what it says, where what the clause
    /// goes on about before its comma at `open` cannot speak.
    fn behind_object(&self, open: usize, pronoun: usize) -> Option<(Party, Range<usize>)> {
        let reading = self.reading;
        let told = |i: usize| reading.noun(reading.phrase_start(i)).is_some();
        if told(open - 1) {
            return None;
        }
        let (party, close) = rightward(reading, pronoun + 1, self.from)?;
        let Party::Phrase(phrase) = &party else { return None };
        let own = phrase.tokens.start == pronoun + 1 && phrase.tokens.clone().any(told);
        (own && reading.has_figure(close..self.from)).then_some((party, close..self.from))
    }
}
