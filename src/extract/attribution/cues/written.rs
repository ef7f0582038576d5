//! Cues of what is written without anybody as subject, or repeated from others.
//!
//! In: the place of a verb or of a preposition behind one. Out: the cue of whoever wrote it, of those who went before, or of
//! those whom a medium repeats.

use super::{Cue, Finder, Shape};
use crate::extract::attribution::phrase::{Party, Phrase, relayed, written_before};
use crate::lang::{Function, Roles};

impl Finder<'_, '_, '_> {
    /// `W komunikacie MSW napisano, że`, `W oświadczeniu rządu czytamy, że`: whose document opens the clause.
    pub(super) fn written(&self, start: usize, before: Option<&Cue>) -> Option<Cue> {
        let reading = self.reading;
        let impersonal = self.roles.any(Roles::IMPERSONAL) || reading.does(self.from, Function::READS);
        // `190 osób w mieście, a 57 na wsi - dodano.`: whoever spoke before goes on, behind what is said.
        let adds = reading.does(self.from, Function::GOES_ON) && before.is_none_or(|cue| cue.group.end < start);
        let last = self.to + 1 >= self.frame.tokens.end;
        if !reading.speech.has_articles && adds && last && self.content_before(start) {
            return Some(self.cue(start, Party::Dropped, start..self.to, Shape::Aside));
        }
        if reading.speech.has_articles || !impersonal || !self.opens_content(self.to) {
            return None;
        }
        if let Some((party, at)) = written_before(reading, self.frame.tokens.start, start) {
            return Some(self.cue(start, party, at..self.to, Shape::Forward));
        }
        // `Dodano, że`: whoever spoke before goes on.
        let goes_on = reading.does(self.from, Function::GOES_ON) && before.is_none();
        goes_on.then(|| self.cue(start, Party::Dropped, start..self.to, Shape::Forward))
    }

    /// `Wcześniej pisaliśmy o 69 zabitych`: outside of quotation marks the article speaks of itself.
    pub(super) fn is_our_own(&self) -> bool {
        self.reading.ends_like(self.from, &self.reading.speech.endings.ourselves)
    }

    /// `podała za lokalnymi mediami`: who is repeated vouches, and the one who repeats passes on.
    pub(super) fn repeats(&self) -> Option<Cue> {
        let tokens = relayed(self.reading, self.from)?;
        let (frame, group) = (&self.frame.tokens, self.from..tokens.end);
        let party = Party::Phrase(Phrase { tokens, role: None });
        let (left, right) = (frame.start..group.start, group.end..frame.end);
        Some(Cue { tokens: self.from..self.to, roles: Roles::CITING, shape: Shape::Citing, party, left, right, group })
    }
}
