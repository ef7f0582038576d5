//! What may stand between a subject and its verb without being either.
//!
//! In: where the verb starts. Out: where the subject before adverbs, negations and weak pronouns ends.

use std::ops::Range;

use crate::extract::attribution::phrase::Party;
use crate::extract::attribution::reading::{Mark, Reading};
use crate::lang::Roles;

/// Left of adverbs, negations and weak pronouns before the verb.
pub(super) fn skip_weak(reading: &Reading<'_, '_>, first: usize, verb: usize) -> usize {
    let mut i = verb;
    while i > first && verb - i < 12 {
        let at = reading.phrase_start(i - 1);
        // `have reportedly said`: who says so is named all the same.
        let told = reading.speech.persons_only && reading.has(at, Roles::HEARSAY);
        let weak = (told
            || reading.has(at, Roles::ADVERB.and(Roles::NEGATION).and(Roles::CLITIC).and(Roles::AUXILIARY)))
            && !reading.has(at, Roles::RELATIVE)
            && (!reading.has(at, Roles::PRONOUN)
                || reading.has(at, Roles::CLITIC) && before_is_subject(reading, first, at))
            && reading.noun(at).is_none()
            && !(at > first && reading.surface(at - 1) == "&");
        let apostrophe = matches!(reading.surface(i - 1), "'" | "’") && reading.mark(i - 1) == Some(Mark::Inner);
        // `la préfecture, elle, n'en a compté que`: a pronoun between commas repeats the subject.
        let repeated = reading.mark(i - 1) == Some(Mark::Comma)
            && i >= first + 4
            && reading.has(i - 2, Roles::PRONOUN)
            && reading.mark(i - 3) == Some(Mark::Comma);
        // `The firm on Tuesday said`: so does a day with its preposition.
        let day = i < verb
            && reading.speech.verbs_are_nouns
            && reading.is_capital(i)
            && reading.has(i, Roles::ADVERB)
            && reading.has(at, Roles::PREPOSITION)
            && reading.noun(at).is_none();
        if repeated {
            i -= 3;
        } else if weak || apostrophe || day {
            i = at.min(i - 1);
        } else {
            break;
        }
    }
    i
}

/// `Zwei Tage später kündigte die Firma an`: whether a length of time with its figure opens the clause right before the verb.
pub(super) fn is_span(reading: &Reading<'_, '_>, first: usize, end: usize) -> bool {
    let Some(noun) = end.checked_sub(1).filter(|&i| i > first && reading.speech.verb_second) else { return false };
    reading.is_duration(noun) && reading.in_figure(noun - 1)
}

/// `45 Millionen Tonnen erwartet der Verband`: whether a phrase is only so much of something, which does not speak.
pub(super) fn is_amount(reading: &Reading<'_, '_>, first: usize, party: &Party) -> bool {
    let Party::Phrase(phrase) = party else { return false };
    let Range { start, end } = phrase.tokens;
    let speaks = (start..end).any(|i| reading.noun(i).is_some() || reading.has(i, Roles::BODY.and(Roles::DOCUMENT)));
    let figure = start > first && reading.in_figure(start - 1) || (start..end).any(|i| reading.in_figure(i));
    reading.speech.verb_second && figure && !speaks
}

/// Whether nothing but such a length of time stands before the verb.
pub fn behind_span(reading: &Reading<'_, '_>, first: usize, verb: usize) -> bool {
    let end = skip_weak(reading, first, verb);
    end <= first + 3 && is_span(reading, first, end)
}

/// Whether a phrase that may be a subject stands before the weak pronoun at `at`.
fn before_is_subject(reading: &Reading<'_, '_>, first: usize, at: usize) -> bool {
    at > first && reading.is_word(at - 1) && !reading.has(at - 1, Roles::THAT.and(Roles::CONJUNCTION))
}
