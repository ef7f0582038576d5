//! By whose estimate, count or account something is told, in English.
//!
//! In: the place of the preposition. Out: the cue of a phrase like `by police estimates`, `by the union's count`: whoever
//! stands between the preposition and the noun for the account has told it.

use std::ops::Range;

use super::{Cue, Shape};
use crate::extract::attribution::phrase::{Party, Phrase, rightward};
use crate::extract::attribution::reading::{Frame, Mark, Reading};
use crate::lang::{Function, Roles};

/// Tokens between the preposition and the noun, at most.
const OWNER: usize = 7;

/// The cue of such a phrase, whose preposition stands at `at`.
pub(super) fn by_estimate(reading: &Reading<'_, '_>, frame: &Frame, at: usize) -> Option<Cue> {
    let end = frame.tokens.end;
    if !reading.speech.verbs_are_nouns || !reading.has(at, Roles::AGENT) {
        return None;
    }
    let account = Roles::ACCOUNT.and(Roles::DOCUMENT);
    let closes = |i: usize| i + 1 >= end || reading.bounds(i + 1);
    let noun = (at + 2..end.min(at + 2 + OWNER)).find(|&i| reading.has(i, account) && closes(i))?;
    let mut owner = at + 1..noun;
    // `by the union's own count`: what stands behind the one who owns is no part of the name.
    if let Some(mark) = owner.clone().find(|&i| reading.does(i, Function::POSSESSIVE)) {
        owner.end = mark.saturating_sub(1);
    } else if reading.surface(noun - 1) == "'" || reading.surface(noun - 1) == "’" {
        owner.end = noun - 1;
    }
    let adjective = |i: usize| reading.does(i, Function::ATTRIBUTIVE);
    let speaks = owner.clone().any(|i| reading.noun(i).is_some() && !adjective(i));
    let clear = owner.clone().all(|i| !reading.bounds(i) && !reading.in_figure(i));
    // `By police estimates, 300 took part`: behind a comma stands what it tells where the phrase opens the sentence.
    let opens =
        at == frame.tokens.start && reading.mark(noun + 1) == Some(Mark::Comma) && reading.has_figure(noun + 2..end);
    let told = opens || reading.has_figure(frame.tokens.start..at);
    (speaks && clear && told && !owner.is_empty()).then(|| Cue {
        tokens: noun..noun + 1,
        roles: Roles::SAY,
        shape: Shape::Phrase,
        party: Party::Phrase(Phrase { tokens: owner, role: None }),
        group: at..noun + 1,
        left: frame.tokens.start..at,
        right: noun + 1..end,
    })
}

/// `In a survey of 1,008 adults by the pollster Metron, 71% backed the strike`: the cue of a document with its author, behind the
/// preposition that opens the sentence and before the comma that closes the phrase.
pub(super) fn surveyed(reading: &Reading<'_, '_>, frame: &Frame) -> Option<Cue> {
    /// Words before the document, and tokens of the phrase, at most.
    const NOUN: usize = 5;
    const PHRASE: usize = 24;
    let Range { start, end } = frame.tokens;
    let opens = reading.speech.verbs_are_nouns && reading.has(start, Roles::PREPOSITION);
    if !opens || !reading.does(start, Function::LOCATIVE) {
        return None;
    }
    let document = (start + 1..end.min(start + NOUN)).find(|&i| reading.has(i, Roles::DOCUMENT))?;
    let clear = |&i: &usize| !reading.bounds(i) && !reading.has(i, Roles::RELATIVE.and(Roles::THAT));
    let agent = (document + 1..end).take(PHRASE).take_while(clear).find(|&i| reading.has(i, Roles::AGENT))?;
    // `a memo seen by the paper`: who has only read it did not make it.
    let (party, close) = rightward(reading, agent + 1, end).filter(|_| !reading.does(agent - 1, Function::EXAMINED))?;
    let Party::Phrase(phrase) = &party else { return None };
    let speaks = phrase.tokens.clone().any(|i| reading.noun(i).is_some() || reading.is_capital(i));
    // `In a survey carried out by Metron in May,`: when it was made may stand behind its author.
    let comma = (close..end).take(NOUN).find(|&i| reading.bounds(i))?;
    let told = reading.mark(comma) == Some(Mark::Comma) && reading.has_figure(comma..end);
    (speaks && told && !reading.has_figure(close..comma)).then(|| Cue {
        tokens: document..document + 1,
        roles: Roles::SAY,
        shape: Shape::Phrase,
        party,
        group: agent..comma,
        left: document + 1..agent,
        right: comma + 1..end,
    })
}
