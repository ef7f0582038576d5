//! The cues of one sentence: verbs and phrases by which it credits what it says.
//!
//! In: a frame. Out: each cue outside of quotations, its party and content: what follows the verb, or all if an aside.

mod according;
mod agent;
mod apart;
mod assessed;
mod bracket;
mod closing;
mod content;
mod counted;
mod emerging;
mod english;
mod estimate;
mod inside;
mod inversion;
mod last;
mod needs;
mod note;
mod noun;
mod professed;
mod reported;
mod sentential;
pub(super) mod shape;
mod verb;
mod written;

use std::ops::Range;

use super::behind::{before_document, before_source};
use super::gapping::gapped;
use super::phrase::Party;
use super::reading::{Frame, Reading};
use crate::lang::Roles;

/// How a cue takes its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Subject, verb, content.
    Forward,
    /// An aside or an inversion: the content stands around it.
    Aside,
    /// A phrase (`according to`): the content stands around it.
    Phrase,
    /// Its object is the source of the one who says the rest.
    Citing,
}

/// One cue.
#[derive(Debug, Clone)]
pub struct Cue {
    pub tokens: Range<usize>,
    pub roles: Roles,
    pub shape: Shape,
    pub party: Party,
    /// Cue, party and what belongs to them; nothing in it is content.
    pub group: Range<usize>,
    pub left: Range<usize>,
    pub right: Range<usize>,
}

impl Cue {
    /// Whether a token is content of this cue.
    pub fn holds(&self, token: usize) -> bool {
        (self.left.contains(&token) || self.right.contains(&token)) && !self.group.contains(&token)
    }
}

/// No search inside a sentence goes further than this many tokens.
pub(super) const BOUND: usize = 120;

/// Every cue of a frame, in order.
pub fn find(reading: &Reading<'_, '_>, frame: &Frame) -> Vec<Cue> {
    let opening = shape::headline(reading, frame).or_else(|| estimate::surveyed(reading, frame));
    let mut cues: Vec<Cue> = opening.into_iter().collect();
    let mut i = frame.tokens.start;
    while i < frame.tokens.end {
        let len = reading.len(i);
        if reading.quoted(i) {
            // A quotation's own words report nothing of the article's.
            let close = reading.quotes.at(i).map_or(i + 1, |q| q.close.max(i + 1));
            cues.extend(inside::incise(reading, frame, i..close.min(frame.tokens.end)));
            i = close;
            continue;
        }
        if reading.token(i).is_some_and(|token| token.is_mark('(')) {
            let bracket = shape::sourced(reading, frame, i).or_else(|| shape::bracketed(reading, frame, i));
            cues.extend(bracket.or_else(|| note::noted(reading, frame, i)));
        }
        if let Some(cue) = assessed::by_author(reading, frame, i) {
            cues.push(cue);
        } else if let Some(cue) = professed::professed(reading, frame, i) {
            cues.push(cue);
        } else if let Some(word) = reading.word(i) {
            let mut finder = Finder { reading, frame, from: i, to: i + len, roles: word.roles };
            finder.roles = if word.roles.any(Roles::APART) { finder.with_particle() } else { word.roles };
            if let Some(cue) = finder.repeats() {
                i = cue.group.end;
                cues.push(cue);
                continue;
            }
            if let Some(cue) = finder.according_to_what_is_said() {
                i = cue.tokens.end;
                cues.push(cue);
                continue;
            }
            let found = if finder.is_ordinal() {
                None
            } else if word.roles.any(Roles::ACCORDING.and(Roles::CITING).and(Roles::OWN))
                && (!word.roles.any(Roles::ACCORDING_DOCUMENT) || before_source(reading, i + len))
                || word.roles.any(Roles::BEHIND) && finder.follows_origin()
                || word.roles.any(Roles::ACCORDING_DOCUMENT) && before_document(reading, i + len)
                || word.roles.any(Roles::ACCORDING_ASIDE) && finder.set_apart()
            {
                // `according to preliminary data from the police`: what the phrase before names opens no other.
                let named = cues.last().is_some_and(|cue| cue.shape == Shape::Phrase && cue.group.contains(&i));
                finder.phrase().filter(|_| !named && finder.opens_genitive()).or_else(|| finder.stated())
            } else if finder.roles.any(Roles::VERB) {
                finder.verb(cues.last())
            } else {
                estimate::by_estimate(reading, frame, i).or_else(|| finder.stated())
            };
            let gapped = found.as_ref().map_or_else(Vec::new, |cue| gapped(reading, frame, cue));
            cues.extend(found);
            cues.extend(gapped);
        } else if reading.speech.verb_second && frame.roles.any(Roles::DOCUMENT) {
            cues.extend(Finder { reading, frame, from: i, to: i + len, roles: Roles::NONE }.stated());
        }
        i += len;
    }
    if cues.is_empty() {
        cues.extend(shape::signed(reading, frame).or_else(|| english::headline_end(reading, frame)));
    }
    cues
}

pub use shape::fills_bracket;

struct Finder<'a, 'd, 't> {
    reading: &'a Reading<'d, 't>,
    frame: &'a Frame,
    from: usize,
    to: usize,
    roles: Roles,
}
