//! Which cue of a sentence a figure belongs to, and who passed it on.
//!
//! In: the cues of each frame with their speakers. Out: the one that vouches for a token, and those between it and the
//! article.

mod holding;
mod relay;

use std::ops::Range;

use holding::Holding;

use super::cues::{self, Cue, Shape};
use super::phrase::Party;
use super::reading::{Mark, Reading};
use super::speakers::Speakers;
use crate::lang::Roles;

/// A cue with the speaker that it names; none where it names nobody.
#[derive(Debug, Clone)]
pub struct Credit {
    pub cue: Cue,
    pub speaker: Option<usize>,
}

/// The cues of a document, by frame.
pub struct Credits<'r, 'd, 't> {
    reading: &'r Reading<'d, 't>,
    pub speakers: Speakers<'r, 'd, 't>,
    list: Vec<Credit>,
    /// The part of the list that each frame has.
    ranges: Vec<Range<usize>>,
}

/// The chosen cue of a figure.
#[derive(Debug, Clone)]
pub struct Choice {
    pub cue: Cue,
    pub speaker: Option<usize>,
    pub relays: Vec<usize>,
}

/// Cues looked at on either side of a figure.
const NEAR: usize = 8;

impl<'r, 'd, 't> Credits<'r, 'd, 't> {
    pub fn read(reading: &'r Reading<'d, 't>) -> Self {
        let mut speakers = Speakers::new(reading);
        let mut list: Vec<Credit> = Vec::new();
        let mut ranges = Vec::with_capacity(reading.frames.len());
        for frame in &reading.frames {
            let from = list.len();
            for cue in cues::find(reading, frame) {
                let owner = list.last().filter(|l| list.len() > from && speakers.goes_on_as(&l.cue, l.speaker, &cue));
                if let Some(speaker) = owner.and_then(|l| l.speaker) {
                    // `The agency said it had counted 62`: who said so has counted, and the verb of saying is the cue.
                    if cue.roles.any(Roles::SAY.and(Roles::DENY)) {
                        list.push(Credit { cue, speaker: Some(speaker) });
                    }
                    continue;
                }
                let joined = list.last().filter(|l| list.len() > from && l.cue.party == cue.party);
                let speaker = match joined {
                    Some(before) if cue.shape != Shape::Citing => before.speaker,
                    _ => speakers.of_cue(&cue, frame),
                };
                let nobody = matches!(cue.party, Party::Nobody);
                let citer = speaker.and_then(|cited| speakers.citer(&cue, cited, frame));
                let citer = citer.or_else(|| speaker.and_then(|_| speakers.giver(&cue, frame)));
                list.extend(citer.map(|by| Credit { cue: cue.clone(), speaker: Some(by) }));
                if speaker.is_some() || nobody {
                    list.push(Credit { cue, speaker });
                }
            }
            ranges.push(from..list.len());
        }
        Self { reading, speakers, list, ranges }
    }

    /// The cues of a frame.
    pub fn of_frame(&self, frame: usize) -> &[Credit] {
        self.ranges.get(frame).and_then(|r| self.list.get(r.clone())).unwrap_or_default()
    }

    /// The cue of `frame` that holds token `at`.
    pub fn choose(&self, frame: usize, at: usize) -> Option<Choice> {
        let all = self.of_frame(frame);
        let split = all.partition_point(|c| c.cue.tokens.start < at);
        let near = &all[split.saturating_sub(NEAR)..all.len().min(split + NEAR)];
        let list = near.iter().filter(|c| c.cue.holds(at) && !self.counts_apart(&c.cue, at)).collect();
        let held = Holding { reading: self.reading, speakers: &self.speakers, all, list, at }.choose();
        held.or_else(|| self.reported_on(frame, at))
    }

    /// `Das Feuer wachse, sagte der Brandmeister; 800 Häuser seien geräumt`, `sagte er am Telefon, pro Teil mache man 12 Euro
    /// Verlust`: where the verb stands second, who spoke before the mark of a clause in the mood of reported speech.
    /// `nevidělo výplatu, tvrdí asociace; třem z nich klub dluží pět milionů`: where nouns inflect, who spoke before a semicolon
    /// behind which the clause points back to those counted.
    fn reported_on(&self, frame: usize, at: usize) -> Option<Choice> {
        /// Words up to what points back, at most.
        const POINTS: usize = 4;
        let reading = self.reading;
        let (second, inflected) = (reading.speech.verb_second, !reading.speech.has_articles);
        let tokens = reading.frames.get(frame).filter(|_| second || inflected)?.tokens.clone();
        let parts = |i: &usize| match reading.mark(*i) {
            Some(Mark::Semicolon) => true,
            Some(Mark::Comma) => second,
            _ => false,
        };
        let opens = (tokens.start..at).rev().find(parts)?;
        let ends = (at..tokens.end).find(parts).unwrap_or(tokens.end);
        let reported = match second {
            true => (opens..ends).any(|i| reading.has(i, Roles::REPORTED) && !reading.quoted(i)),
            false => (opens + 1..ends.min(opens + 1 + POINTS)).any(|i| reading.has(i, Roles::ANAPHOR)),
        };
        let spoke = |c: &&Credit| c.cue.tokens.end <= opens && c.speaker.is_some();
        let credit = self.of_frame(frame).iter().rev().find(spoke).filter(|_| reported)?;
        Some(Choice { cue: credit.cue.clone(), speaker: credit.speaker, relays: Vec::new() })
    }

    /// `Des centaines de personnes ont défilé, 900 selon les organisateurs`: whether the phrase stands behind a bare figure that a
    /// mark sets apart, so that it says nothing of what stands before the mark.
    fn counts_apart(&self, cue: &Cue, at: usize) -> bool {
        /// Words before such a figure, at most.
        const WORDS: usize = 2;
        let (reading, mut from) = (self.reading, cue.group.start);
        if cue.shape != Shape::Phrase || from <= at || !reading.speech.romance {
            return false;
        }
        while from > at && reading.in_figure(from - 1) {
            from -= 1;
        }
        let figure = from < cue.group.start;
        let mark = (at..from).rev().take(WORDS + 1).find(|&i| reading.bounds(i));
        figure && mark.is_some_and(|mark| !(mark..from).any(|i| reading.has(i, Roles::RELATIVE)))
    }
}
