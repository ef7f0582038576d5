//! Who put something at its value, where a participle tells the value and its author beside it.
//!
//! In: the place of the participle. Out: the cue of whoever estimated or counted: `szacowany przez policję na 300 osób`,
//! `оценённая полицией в 300 человек`, `door de politie geschat op 300`, `der von der Stadt auf 3 Millionen geschätzte Schaden`.

use std::ops::Range;

use super::{Cue, Shape};
use crate::extract::attribution::phrase::{Party, rightward};
use crate::extract::attribution::reading::{Frame, Mark, Reading};
use crate::lang::{Function, Roles};

/// Tokens between the participle and its author, and between its author and the value, at most.
const BESIDE: usize = 4;
/// Tokens of the author and the value before a participle, at most.
const BEFORE: usize = 16;

/// The cue of the participle at `at`, where the one who put the value stands beside it.
pub(super) fn by_author(reading: &Reading<'_, '_>, frame: &Frame, at: usize) -> Option<Cue> {
    if !reading.does(at, Function::ASSESSED) {
        return None;
    }
    behind(reading, frame, at).or_else(|| before(reading, frame, at))
}

/// `szacowany przez policję na 300 osób`, `оценивается властями в 3 млн`.
fn behind(reading: &Reading<'_, '_>, frame: &Frame, at: usize) -> Option<Cue> {
    let end = end_of_clause(reading, frame, at);
    let agent = (at + 1..end).take(BESIDE).find(|&i| reading.has(i, Roles::AGENT));
    // Where a case tells the agent it stands right behind the participle, or before it where an auxiliary opens the passive.
    let inflected = !reading.speech.has_articles;
    let from = match agent {
        Some(agent) => agent + 1,
        None if inflected && reading.noun(at + 1).is_some() => at + 1,
        None => return None,
    };
    let (party, close) = rightward(reading, from, end).filter(|(party, _)| speaks(reading, party))?;
    let value = (close..end).take(BESIDE).any(|i| reading.in_figure(i));
    value.then(|| cue(reading, at, party, at..close, close..end))
}

/// `door de politie geschat op 300 mensen`, `von der Stadt auf 3 Millionen geschätzte`: the author with its preposition first.
fn before(reading: &Reading<'_, '_>, frame: &Frame, at: usize) -> Option<Cue> {
    let open = (frame.tokens.start..at).rev().take(BEFORE).take_while(|&i| !reading.bounds(i)).last()?;
    let inflected = !reading.speech.has_articles;
    let agent = (open..at).rev().find(|&i| reading.has(i, Roles::AGENT));
    let (from, opens) = match agent.filter(|_| !inflected) {
        Some(agent) => (agent + 1, agent),
        // `byla hasiči odhadnuta na 3 miliony`: between the auxiliary of the passive and its participle.
        None => {
            let noun = reading.phrase_start(at.checked_sub(1)?);
            let passive = noun > open && reading.has(noun - 1, Roles::AUXILIARY) && reading.noun(noun).is_some();
            (noun, passive.then_some(noun).filter(|_| inflected)?)
        }
    };
    let (mut party, close) = rightward(reading, from, at).filter(|(party, _)| speaks(reading, party))?;
    let close = close.min(at);
    if let Party::Phrase(phrase) = &mut party {
        phrase.tokens.end = phrase.tokens.end.min(at);
    }
    let end = end_of_clause(reading, frame, at);
    let content = match (close..at).any(|i| reading.in_figure(i)) {
        true => close..at,
        false => (at + 1..end).take(BESIDE).any(|i| reading.in_figure(i)).then_some(at + 1..end)?,
    };
    Some(cue(reading, at, party, opens..close, content))
}

/// Where the clause ends that the participle at `at` stands in.
fn end_of_clause(reading: &Reading<'_, '_>, frame: &Frame, at: usize) -> usize {
    (at + 1..frame.tokens.end).find(|&i| reading.bounds(i)).unwrap_or(frame.tokens.end)
}

fn speaks(reading: &Reading<'_, '_>, party: &Party) -> bool {
    match party {
        Party::Phrase(phrase) => phrase.tokens.clone().any(|i| reading.noun(i).is_some() || reading.is_capital(i)),
        _ => false,
    }
}

/// The auxiliary right before the participle belongs to the cue.
fn cue(reading: &Reading<'_, '_>, at: usize, party: Party, group: Range<usize>, content: Range<usize>) -> Cue {
    let helps = |i: &usize| {
        reading.has(*i, Roles::AUXILIARY) && reading.noun(*i).is_none() && reading.mark(*i) != Some(Mark::Comma)
    };
    let start = at.checked_sub(1).filter(helps).unwrap_or(at);
    Cue {
        tokens: start..at + 1,
        roles: Roles::SAY.and(Roles::COUNT),
        shape: Shape::Forward,
        party,
        left: content.start..content.start,
        right: content,
        group: group.start.min(at)..group.end,
    }
}
