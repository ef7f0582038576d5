//! Where something is said, before a verb of saying.
//!
//! In: the phrase or clause before the verb. Out: the body where it is said, which speaks; and where a name ends before
//! the place where its bearer spoke, or the medium that was told.

use crate::claim::SourceType;
use crate::extract::attribution::phrase::{Party, Phrase};
use crate::extract::attribution::reading::{Mark, Reading};
use crate::lang::{Function, Roles};

/// `Au cabinet du ministre, on rétorque que`: the body where it is said, before a subject that names nobody at `at`.
pub fn office_where(reading: &Reading<'_, '_>, first: usize, at: usize) -> Option<(Party, usize)> {
    let comma = at.checked_sub(1).filter(|&i| reading.mark(i) == Some(Mark::Comma))?;
    let object = first + reading.len(first);
    let within = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::WITHIN);
    let opens = (reading.has(first, within) || reading.does(first, Function::FUSED)) && object < comma;
    let plain = !(object..comma).any(|i| reading.bounds(i));
    let speaks = opens && plain && (object..comma).any(|i| reading.noun(i).is_some());
    speaks.then_some((Party::Phrase(Phrase { tokens: object..comma, role: None }), first))
}

/// `wie ein Bahnsprecher der Agentur sagte`: the medium that was told, between the subject and a verb at the end.
pub fn told(reading: &Reading<'_, '_>, start: usize, end: usize) -> Option<usize> {
    let medium = |i: usize| {
        let noun = i + reading.len(i);
        noun < end && reading.noun(noun).is_some_and(|w| w.source == Some(SourceType::Media))
    };
    let speaks = |i: usize| (start..i).any(|j| reading.noun(j).is_some_and(|w| w.source != Some(SourceType::Media)));
    (start + 1..end).find(|&i| {
        reading.capital_nouns && reading.has(i, Roles::ARTICLE) && !reading.is_capital(i) && medium(i) && speaks(i)
    })
}

/// `начальник департамента Иван Петров в комментарии агентству`: where somebody named speaks is no part of the name.
pub fn before_place(reading: &Reading<'_, '_>, start: usize, end: usize) -> usize {
    let place = Roles::PREPOSITION.and(Roles::WITHIN).and(Roles::ADVERB);
    let name = |i: usize| {
        let at = reading.phrase_start(i);
        reading.is_word(i) && reading.is_capital(i) && reading.noun(at).is_none() && !reading.has(at, Roles::PLACE)
    };
    let spoke = (start + 2..end).find(|&j| {
        !reading.speech.has_articles
            && reading.has(j, place)
            && !reading.is_capital(j)
            && reading.noun(j).is_none()
            && name(j - 1)
            && name(j - 2)
    });
    spoke.unwrap_or(end)
}
