//! The name behind an office that is told with its field or its body.
//!
//! In: a phrase and the run of capitals that ends it. Out: the part of the run that names who bears the title, if any does.

use std::ops::Range;

use crate::extract::attribution::reading::Reading;
use crate::lang::Roles;

/// `Chief of Trauma Ann Lee`, `the head of the Savo Press Agency Ann Lee`: behind a title with its field the last two words
/// of its bearer, behind one with its body all that follow, in a language where an office stands before its bearer.
pub(super) fn behind_field(
    reading: &Reading<'_, '_>,
    phrase: &Range<usize>,
    run: &Range<usize>,
) -> Option<Range<usize>> {
    let title = phrase.start + usize::from(reading.has(phrase.start, Roles::ARTICLE));
    let led = run.start > title
        && reading.speech.verbs_are_nouns
        && reading.has(run.start - 1, Roles::COMPLEMENT.and(Roles::ARTICLE))
        && reading.is_title(title);
    if !led || !run.clone().all(|i| reading.is_word(i)) {
        return None;
    }
    let noun = run.clone().rev().map(|i| reading.phrase_start(i)).find(|&i| reading.noun(i).is_some());
    let rest = match noun {
        Some(body) => body + reading.len(body)..run.end,
        None if title == phrase.start && run.len() >= 3 && may_bear(reading, title, run) => run.end - 2..run.end,
        None => return None,
    };
    (rest.len() >= 2).then_some(rest)
}

/// `officials at Carver Health Partners`: whether the last two words of a run may be the name of one who bears the title at
/// `title`: several have none, and a body's noun ends no person's.
pub(super) fn may_bear(reading: &Reading<'_, '_>, title: usize, run: &Range<usize>) -> bool {
    let many = reading.speech.verbs_are_nouns && reading.ends_like(title, &reading.speech.endings.plural);
    !many && !(run.end - 2..run.end).any(|i| reading.noun(i).is_some() || reading.has(i, Roles::BODY))
}

/// `the Disaster Management and Relief Ministry`: the name of a body with the capitals that a conjunction joins to it.
pub fn with_joined(reading: &Reading<'_, '_>, phrase: &Range<usize>, name: Range<usize>) -> Range<usize> {
    let Some(and) = name.start.checked_sub(1).filter(|&i| i > phrase.start && reading.has(i, Roles::CONJUNCTION))
    else {
        return name;
    };
    let body = name.clone().any(|i| reading.noun(i).is_some() || reading.has(i, Roles::BODY));
    let first = (phrase.start..and).rev().take_while(|&i| reading.is_capital(i)).last();
    // What an article does not open is another body, or opens the sentence.
    let opens = |i: usize| i > phrase.start && reading.has(i - 1, Roles::ARTICLE);
    first.filter(|&i| reading.speech.verbs_are_nouns && body && opens(i)).map_or(name.clone(), |i| i..name.end)
}
