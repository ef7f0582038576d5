//! Where an agency's dateline ends.
//!
//! In: the first sentence of a paragraph. Out: the token that its own words start with, behind the place, the agency and
//! the dash; what stands there is no subject of any verb behind.

use std::ops::Range;

use crate::extract::Document;
use crate::extract::document::Sentence;
use crate::text::Kind;

/// `NEW DELHI (AlertNet) - Floods have killed`: where the sentence starts behind where and by whom it was sent.
pub fn behind_dateline(document: &Document<'_>, tokens: &Range<usize>) -> usize {
    /// Tokens of a dateline, at most.
    const LONGEST: usize = 14;
    let dash = |i: &usize| document.tokens[*i].is_one_of(&['-', '–', '—']) && document.tokens[*i].space_before;
    let end = tokens.end.min(tokens.start + LONGEST);
    let Some(dash) = (tokens.start + 1..end).find(dash).filter(|&i| i + 3 < tokens.end) else { return tokens.start };
    let bracket = |i: usize| document.tokens[i].is_one_of(&[')']);
    let shouts = |i: usize| {
        let surface = document.surface(i);
        surface.chars().count() > 1 && surface.chars().all(char::is_uppercase)
    };
    let names = (tokens.start..dash).all(|i| {
        let token = &document.tokens[i];
        token.capital || token.is_digits() || token.kind == Kind::Mark
    });
    let sent = bracket(dash - 1) || (tokens.start..dash).any(shouts);
    if names && sent { dash + 1 } else { tokens.start }
}

/// `at 3:40 p.m. PT Sunday, according to`: whether a sentence goes on behind a clock time with its day or zone.
pub fn behind_clock(document: &Document<'_>, sentence: &Sentence) -> bool {
    let calendar = &sentence.lang.calendar;
    let start = sentence.tokens.start;
    let opens = calendar.clock_zone.longest(&document.tokens, start).is_some()
        || calendar.weekday.longest_before(&document.tokens, start + 1).is_some();
    let clock = || {
        (2..=4).any(|back| {
            let at = start.checked_sub(back);
            let found = at.and_then(|at| Some((at, calendar.clock_after.longest(&document.tokens, at)?)));
            found.is_some_and(|(at, (length, ()))| at + length >= start - 1 && at + length <= start)
        })
    };
    !calendar.clock_zone.is_empty() && opens && clock()
}
