//! Brackets that end a sentence and say whose figures it tells: `(chiffres de la préfecture)`, `(dane lokalnej administracji)`.
//!
//! In: the place of an opening bracket. Out: the cue whose party the bracket names; the sentence before it is its content.

use super::{Cue, Shape};
use crate::extract::attribution::name::head;
use crate::extract::attribution::phrase::{Party, Phrase, extend};
use crate::extract::attribution::reading::{Frame, Mark, Reading};
use crate::lang::Roles;

/// Tokens in the bracket, at most.
const LONGEST: usize = 16;

/// The cue of a bracket that opens at `at` and ends its sentence.
pub(super) fn noted(reading: &Reading<'_, '_>, frame: &Frame, at: usize) -> Option<Cue> {
    let start = frame.tokens.start;
    let close = (at + 2..frame.tokens.end.min(at + 2 + LONGEST)).find(|&i| reading.surface(i) == ")")?;
    let ends = (close + 1..frame.tokens.end).all(|i| reading.mark(i) == Some(Mark::Stop));
    if !ends || !reading.has_figure(start..at) || reading.has_figure(at..close) {
        return None;
    }
    let article = |i: usize| reading.has(i, Roles::ARTICLE) && reading.noun(i).is_none();
    let open = (at + 1..close).find(|&i| !article(i))?;
    let to = open + reading.len(open);
    if !reading.has(open, Roles::DOCUMENT) {
        return None;
    }
    // `(chiffres de l'administration)`, `(dati dell'autorità)`: the preposition is no part of the name.
    let mut from = to;
    if reading.has(from, Roles::COMPLEMENT.and(Roles::AGENT)) && reading.noun(from).is_none() {
        // `de l'administration`: the article stays where the list holds it with its preposition.
        let whole = reading.len(from) == 3;
        from += if whole { 1 } else { reading.len(from) };
        from += usize::from(matches!(reading.surface(from), "'" | "’"));
    }
    let end = extend(reading, from).min(close);
    let tokens = from..end;
    let named = tokens.clone().any(|i| reading.is_capital(i));
    let known = head(reading, &tokens).is_some() || tokens.clone().any(|i| reading.has(i, Roles::BODY));
    // `(données de mars)`, `(Bericht folgt)`: what names nobody credits nobody.
    (from < end && (known || named && end == close)).then_some(Cue {
        tokens: open..to,
        roles: Roles::SAY,
        shape: Shape::Phrase,
        party: Party::Phrase(Phrase { tokens, role: None }),
        group: at..close + 1,
        left: start..at,
        right: close + 1..close + 1,
    })
}
