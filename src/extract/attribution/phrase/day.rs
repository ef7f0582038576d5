//! When something was said, between the verb and the one who says it.
//!
//! In: a token behind the verb. Out: the first token behind the day, the date or the clock time that stands there.

use crate::extract::attribution::reading::{Mark, Reading};
use crate::lang::Roles;

/// `a indiqué mercredi 4 septembre le ministère`: the day of a month, which is passed like the month.
pub(super) fn is_day(reading: &Reading<'_, '_>, i: usize) -> bool {
    reading.is_digits(i) && !reading.in_figure(i) && reading.has(i + 1, Roles::ADVERB)
}

/// `dijo el lunes el centro`, `hanno affermato il 4 settembre le autorità`, `disse nesta sexta-feira (4) o Corpo`: the
/// first token behind a day that stands between a verb and its subject, with its article or in brackets.
pub(super) fn past_day(reading: &Reading<'_, '_>, i: usize) -> Option<usize> {
    let romance = reading.speech.romance;
    if !romance || reading.noun(i).is_some() {
        return None;
    }
    let day = |i: usize| reading.is_digits(i) && !reading.in_figure(i);
    if reading.surface(i) == "(" {
        let close = (i + 1..i + 5).find(|&j| reading.surface(j) == ")")?;
        let timed = i.checked_sub(1).is_some_and(|before| reading.has(before, Roles::ADVERB));
        return (timed && day(i + 1)).then_some(close + 1);
    }
    if !reading.has(i, Roles::ARTICLE) || reading.has(i, Roles::DETERMINER) {
        return None;
    }
    let time = |i: usize| reading.has(i, Roles::ADVERB) && reading.noun(i).is_none() && !reading.is_capital(i);
    let mut at = i + reading.len(i);
    let first = at;
    if time(at) {
        at += reading.len(at);
    }
    if day(at) {
        let of = at + 1 + usize::from(reading.has(at + 1, Roles::COMPLEMENT));
        if !time(of) {
            return None;
        }
        at = of + reading.len(of);
    }
    let year = at + usize::from(reading.has(at, Roles::COMPLEMENT));
    if at > first && day(year) {
        at = year + 1;
    }
    // `dijo el martes en una entrevista el alcalde`: another adjunct may stand between.
    let subject =
        reading.has(at, Roles::ARTICLE.and(Roles::PREPOSITION)) || reading.is_capital(at) || reading.noun(at).is_some();
    (at > first && subject).then_some(at)
}

/// `сообщил 6 февраля [мэр]`, `сообщает в понедельник, 6 февраля, [ТАСС]`: where nouns inflect, behind a day with its month, and
/// behind the year.
pub(super) fn past_date(reading: &Reading<'_, '_>, i: usize) -> Option<usize> {
    let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
    let apart = usize::from(comma(i));
    let day = i + apart;
    if reading.speech.has_articles || !reading.is_digits(day) || reading.in_figure(day) || !is_day(reading, day) {
        return None;
    }
    let mut end = day + 1 + reading.len(day + 1);
    if reading.is_digits(end) && !reading.in_figure(end) && reading.has(end + 1, Roles::ADVERB) {
        end += 1 + reading.len(end + 1);
    }
    (apart == 0 || comma(end)).then_some(end + apart)
}

/// `a indiqué vers 18h30 la préfecture`: behind the minutes of a clock time whose hour ends before one letter.
pub(super) fn past_clock(reading: &Reading<'_, '_>, i: usize) -> Option<usize> {
    let digits = |i: usize| reading.is_digits(i) && !reading.in_figure(i);
    let letter = |i: usize| reading.is_word(i) && reading.surface(i).len() == 1;
    // The hour itself may have been passed as the object of its preposition.
    let hour = i + usize::from(digits(i));
    let romance = reading.speech.romance && hour > 0 && digits(hour - 1);
    (romance && letter(hour) && digits(hour + 1)).then_some(hour + 2)
}
