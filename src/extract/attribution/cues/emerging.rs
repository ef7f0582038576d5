//! What somebody's document shows, where a preposition opens the clause before the verb (German, Dutch).
//!
//! In: the place of a verb that says what comes out of something. Out: the cue with whoever made it: `Uit cijfers van het
//! bureau blijkt dat`, `Aus einer Umfrage des Instituts geht hervor, dass`.

use super::{Cue, Finder, Shape};
use crate::lang::{Function, Roles};

/// Tokens from the preposition to the verb, at most.
const REACH: usize = 30;

impl Finder<'_, '_, '_> {
    /// The cue of a document that opens the clause of this verb.
    pub(super) fn emerging(&self) -> Option<Cue> {
        let reading = self.reading;
        if !reading.speech.verb_second || !reading.does(self.from, Function::EMERGES) {
            return None;
        }
        let floor = self.frame.tokens.start.max(self.from.saturating_sub(REACH));
        let mut opener = (floor..self.from).rev().take_while(|&i| !reading.bounds(i)).last()?;
        let slight = Roles::CONJUNCTION.and(Roles::ADVERB).and(Roles::CONTRAST);
        while opener < self.from && reading.has(opener, slight) && !reading.does(opener, Function::ORIGIN) {
            opener += reading.len(opener);
        }
        if !reading.does(opener, Function::ORIGIN) {
            return None;
        }
        let (reading, frame, to) = (self.reading, self.frame, opener + reading.len(opener));
        let (party, _) = Finder { reading, frame, from: opener, to, roles: Roles::ACCORDING }.cited(self.from)?;
        let (tokens, group) = (self.from..self.to, opener..self.to);
        let (left, right) = (opener..opener, self.to..frame.tokens.end);
        Some(Cue { tokens, roles: self.roles, shape: Shape::Phrase, party, group, left, right })
    }
}
