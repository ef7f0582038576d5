//! Who cites whom: the subject of a citing verb, beside the one whom it cites.
//!
//! In: a citing cue. Out: where its object begins, and the medium that cites, which passes on what the other has said.

use super::Speakers;
use crate::claim::SourceType;
use crate::extract::attribution::cues::{Cue, Shape};
use crate::extract::attribution::kind;
use crate::extract::attribution::name::words;
use crate::extract::attribution::phrase::{Party, Phrase, extend, words_of};
use crate::extract::attribution::reading::Frame;
use crate::lang::Roles;

impl Speakers<'_, '_, '_> {
    /// Behind the subject of a citing verb that stands behind it.
    pub(super) fn subject_behind(&self, cue: &Cue) -> Option<usize> {
        let Party::Phrase(phrase) = &cue.party else { return None };
        let verb = cue.roles.any(Roles::FINITE) && !cue.roles.any(Roles::CITING);
        (verb && phrase.tokens.start >= cue.tokens.end).then_some(phrase.tokens.end)
    }

    /// `AFP quoted a security source as saying`: the medium that is the subject of a verb that cites another.
    pub fn citer(&mut self, cue: &Cue, cited: usize, frame: &Frame) -> Option<usize> {
        let Party::Phrase(phrase) = &cue.party else { return None };
        let cites = cue.shape == Shape::Citing && cue.roles.any(Roles::CITE) && !cue.roles.any(Roles::CITING);
        if !cites {
            return None;
        }
        let tokens = self.list.get(cited)?.tokens.clone();
        let medium = kind::of_phrase(self.reading, phrase) == Some(SourceType::Media);
        let apart = tokens.end <= phrase.tokens.start || phrase.tokens.end <= tokens.start;
        let own = cue.group.contains(&phrase.tokens.start) && frame.tokens.contains(&phrase.tokens.start);
        (medium && apart && own).then(|| self.of_phrase(phrase, frame))
    }

    /// `приводит ТАСС слова губернатора`, `цитирует губернатора ТАСС`: where nouns inflect, the medium beside the one whose words
    /// a verb gives.
    pub fn giver(&mut self, cue: &Cue, frame: &Frame) -> Option<usize> {
        /// Tokens behind the one quoted, at most.
        const BEHIND: usize = 3;
        let reading = self.reading;
        let from = cue.tokens.end;
        let cites = reading.has(cue.tokens.start, Roles::CITE) && cue.shape == Shape::Aside;
        let gives = || words_of(reading, from, cue.group.end).is_some();
        if reading.speech.has_articles || !(cites || gives()) {
            return None;
        }
        let quoted = match &cue.party {
            Party::Phrase(phrase) => phrase.tokens.clone(),
            Party::Pronoun(at) => *at..at + 1,
            _ => return None,
        };
        let medium = |i: &usize| reading.is_medium(*i);
        let end = frame.tokens.end.min(cue.group.end.max(quoted.end) + BEHIND);
        let open = (from..end).take_while(|&i| !reading.bounds(i) || reading.quotes.at(i).is_some());
        let at = open.filter(|i| !quoted.contains(i)).find(medium)?;
        let limit = if at < quoted.start { quoted.start } else { frame.tokens.end };
        let words = words_of(reading, at, limit).unwrap_or(limit);
        // `приводит слова мэра «Интерфакс»`: the marks belong to a name that they hold.
        let quote =
            at.checked_sub(1).and_then(|i| reading.quotes.at(i)).filter(|q| q.open + 1 == at && q.close < at + 5);
        let end = quote.map_or_else(|| extend(reading, at), |q| q.close + 1);
        let tokens = at - usize::from(quote.is_some())..end.min(limit).min(words);
        Some(self.of_phrase(&Phrase { tokens, role: None }, frame))
    }

    /// `сообщили в МЧС, передаёт ТАСС. «…», — говорится в сообщении`: where nouns inflect, who told the medium that passed
    /// it on in the same sentence; else the speaker as it is.
    fn told_by(&self, speaker: usize) -> usize {
        let frame = |i: usize| self.reading.frame_of(self.list[i].tokens.start);
        let medium = |i: usize| self.list[i].source.kind == SourceType::Media;
        let before = speaker.checked_sub(1).filter(|&i| medium(speaker) && !medium(i) && frame(i) == frame(speaker));
        before.filter(|_| !self.reading.speech.has_articles).unwrap_or(speaker)
    }

    /// Whom a pronoun stands for, or a verb without subject, where `speaker` spoke last: `сообщил министр, передаёт ТАСС. «…»,
    /// — сказал он`: a person's pronoun stands for no medium that passed it on.
    pub(super) fn teller(&self, speaker: usize, pronoun: Option<usize>) -> usize {
        let teller = self.told_by(speaker);
        let person = |p: usize| self.list[teller].person && self.agrees(p, &self.list[teller]);
        if pronoun.is_none_or(person) { teller } else { speaker }
    }

    /// Whether a speaker is a name with no role beside it anywhere, and no person's by its title.
    pub(super) fn is_bare_name(&self, speaker: usize) -> bool {
        let Some(super::Speaker { source, tokens, role, .. }) = self.list.get(speaker) else { return false };
        let name = tokens.clone().all(|i| self.reading.is_capital(i) || !self.reading.is_word(i));
        let short = words(self.reading, tokens) == 1 && self.reading.noun(tokens.start).is_none();
        let known = self.people.person(self.reading, tokens).is_some_and(|p| p.kind.is_some());
        source.kind == SourceType::Witness && role.is_none() && name && short && !known
    }
}
