//! What may stand between a subject and its verb without being either.
//!
//! In: where the verb starts. Out: where the subject before adverbs, negations and weak pronouns ends.

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

/// Whether a phrase that may be a subject stands before the weak pronoun at `at`.
fn before_is_subject(reading: &Reading<'_, '_>, first: usize, at: usize) -> bool {
    at > first && reading.is_word(at - 1) && !reading.has(at - 1, Roles::THAT.and(Roles::CONJUNCTION))
}
