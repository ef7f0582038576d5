//! What somebody professes to have done, where a modal verb and a perfect infinitive say so (German).
//!
//! In: the place of such a verb. Out: the cue of its subject: `Die Veranstalter wollen 1500 Teilnehmer gezählt haben`.

use super::{Cue, Shape};
use crate::extract::attribution::phrase::{rightward, weight};
use crate::extract::attribution::reading::{Frame, Reading};
use crate::extract::attribution::subject::leftward;
use crate::lang::{Function, Roles};

/// Tokens of the clause behind the verb, at most.
const CLAUSE: usize = 30;

/// `will 38 Drohnen abgeschossen haben`, but `will 38 Drohnen haben`: the cue of the modal verb at `at` whose clause a participle
/// and the infinitive of its auxiliary close.
pub(super) fn professed(reading: &Reading<'_, '_>, frame: &Frame, at: usize) -> Option<Cue> {
    if !reading.speech.verb_second || !reading.does(at, Function::PROFESSES) {
        return None;
    }
    let (first, last) = (frame.tokens.start, frame.tokens.end);
    let end = (at + 1..last.min(at + CLAUSE)).find(|&i| reading.bounds(i)).unwrap_or(last);
    let (participle, have) = (end.checked_sub(2)?, end - 1);
    let done = participle > at && !reading.is_capital(participle) && !reading.in_figure(participle);
    let perfect = done && reading.does(have, Function::HAVE) && reading.is_predicate(participle);
    if !perfect || !reading.has_figure(at + 1..end) {
        return None;
    }
    let before = leftward(reading, first, at).filter(|(party, _)| weight(reading, party, frame) > 1);
    let (party, group) = match before {
        Some((party, start)) => (party, start.min(at)..at + 1),
        None => {
            let (party, close) = rightward(reading, at + 1, end).filter(|(p, _)| weight(reading, p, frame) > 1)?;
            (party, at..close)
        }
    };
    let (left, right) = (group.start..group.start, group.end..end);
    Some(Cue { tokens: at..at + 1, roles: Roles::SAY, shape: Shape::Forward, party, group, left, right })
}
