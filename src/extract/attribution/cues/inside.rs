//! Sayings set inside of a quotation, as Romance newspapers print them: `« Il y a 12 blessés, précise le maire. »`, and
//! those of languages that set them between dashes: `«Ранены 12 человек, — сказал мэр. — Двое в реанимации»`.
//!
//! In: the stretch of a sentence that stands in quotation marks. Out: the cue that a comma or dash, a verb of saying and
//! its inverted subject make there, which holds that stretch and nothing beyond it.

use std::ops::Range;

use super::{Cue, Finder, Shape};
use crate::extract::attribution::name::{head, is_personal};
use crate::extract::attribution::phrase::{Party, rightward};
use crate::extract::attribution::reading::{Frame, Mark, Reading};
use crate::lang::Roles;

/// The first such saying in a range of quoted tokens.
pub(super) fn incise(reading: &Reading<'_, '_>, frame: &Frame, range: Range<usize>) -> Option<Cue> {
    let speech = reading.speech;
    let dashed = !speech.has_articles;
    if !(speech.romance || dashed) {
        return None;
    }
    let mut i = range.start + 1;
    while i < range.end {
        let to = i + reading.len(i);
        let said = reading.word(i).filter(|word| word.roles.any(Roles::SAY) && reading.noun(i).is_none());
        let found = said.and_then(|word| {
            let finder = Finder { reading, frame, from: i, to, roles: word.roles };
            if dashed { finder.dashed(&range) } else { finder.incise(&range) }
        });
        if found.is_some() {
            return found;
        }
        i = to;
    }
    None
}

impl Finder<'_, '_, '_> {
    /// Where the pronoun that an inversion ties to the verb ends, or the verb itself.
    pub(super) fn pronoun_end(&self) -> usize {
        let reading = self.reading;
        (self.to + 1..self.to + 5)
            .take_while(|&i| !reading.token(i).is_none_or(|t| t.space_before))
            .find(|&i| reading.has(i, Roles::PRONOUN.and(Roles::NOBODY)) && self.hyphen(i))
            .map_or(self.to, |i| i + 1)
    }

    fn incise(&self, range: &Range<usize>) -> Option<Cue> {
        let reading = self.reading;
        let auxiliary = self.auxiliary();
        let start = auxiliary.unwrap_or(self.from);
        let before = start.checked_sub(1).filter(|&at| at > range.start)?;
        // `—declaró la ministra, Ana Robles—`: Spanish and Italian newspapers set it between dashes, too.
        let dash = reading.mark(before) == Some(Mark::Dash);
        let apart =
            dash || reading.mark(before) == Some(Mark::Comma) || matches!(reading.surface(before), "?" | "!" | "…");
        if !apart || auxiliary.is_none() && !self.roles.any(Roles::FINITE) {
            return None;
        }
        let (party, end) = match self.inverted_pronoun() {
            Some(found) => found,
            None => rightward(reading, self.to, self.frame.tokens.end)?,
        };
        let speaks = match &party {
            // `…, détaille le communiqué`: a document tells, too.
            Party::Phrase(phrase) => {
                let document = phrase.tokens.clone().any(|i| reading.has(i, Roles::DOCUMENT));
                document || is_personal(reading, &phrase.tokens) || head(reading, &phrase.tokens).is_some()
            }
            Party::Pronoun(at) => *at < end && reading.has(*at, Roles::PRONOUN),
            _ => false,
        };
        // A relative clause or more content would make it a sentence of the quotation's own.
        let closed = dash || end >= range.end || reading.bounds(end);
        (speaks && closed).then(|| Cue {
            tokens: start..self.pronoun_end(),
            roles: self.roles,
            shape: Shape::Aside,
            party,
            group: start..end,
            left: range.start..start,
            right: end..range.end,
        })
    }

    /// `«…, — сказал мэр Ян Кос. — …»`, `„… – jak dodała – …”`: a saying between dashes, or from a dash to the end.
    fn dashed(&self, range: &Range<usize>) -> Option<Cue> {
        /// Tokens of what is told of the speaker and of where it was said, at most.
        const REACH: usize = 24;
        let reading = self.reading;
        let dash = |i: usize| reading.mark(i) == Some(Mark::Dash);
        let opening = if reading.has(self.from - 1, Roles::AS) { self.from - 1 } else { self.from };
        let start = self.auxiliary().unwrap_or(self.from).min(opening);
        if !start.checked_sub(1).is_some_and(|at| at > range.start && dash(at)) || !self.roles.any(Roles::FINITE) {
            return None;
        }
        let ends = |i: usize| i >= range.end || dash(i) || dash(i + 1) && reading.bounds(i);
        let close = (self.to..range.end + 1).take(REACH).find(|&i| ends(i))?.min(range.end);
        let named = rightward(reading, self.to, close).filter(|(party, _)| match party {
            Party::Phrase(phrase) => {
                let named = phrase.tokens.clone().any(|i| reading.is_capital(i));
                named || head(reading, &phrase.tokens).is_some()
            }
            Party::Pronoun(_) => true,
            _ => false,
        });
        let (party, _) = named.or_else(|| reading.speech.drops_subject.then_some((Party::Dropped, self.to)))?;
        Some(Cue {
            tokens: start.max(opening + usize::from(opening < self.from))..self.to,
            roles: self.roles,
            shape: Shape::Aside,
            party,
            group: start..close,
            left: range.start..start,
            right: close..range.end,
        })
    }
}
