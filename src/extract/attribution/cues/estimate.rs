//! By whose estimate, count or account something is told, in English.
//!
//! In: the place of the preposition. Out: the cue of a phrase like `by police estimates`, `by the union's count`: whoever
//! stands between the preposition and the noun for the account has told it.

use super::{Cue, Shape};
use crate::extract::attribution::phrase::{Party, Phrase};
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
