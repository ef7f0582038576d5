//! Adjuncts behind a subject (German, Dutch), and adjectives that a conjunction joins to it (Romance languages).
//!
//! In: the phrase that stands before a verb in second place. Out: where it ends without what only tells when or for
//! what (`die jüngsten Daten [aus dem Juli] zeigen`); where it sits belongs to it (`die Polizei in Hof`).

use super::reading::Reading;
use crate::lang::{Function, Roles};

/// Where the phrase ends before an adjunct.
pub fn before_adjunct(reading: &Reading<'_, '_>, start: usize, end: usize) -> usize {
    let speaks = |i: usize| (start..i).any(|j| reading.noun(j).is_some() || reading.has(j, Roles::DOCUMENT));
    let seat = |i: usize| reading.does(i, Function::SEAT);
    let opens = |i: &usize| {
        reading.has(*i, Roles::PREPOSITION) && reading.noun(*i).is_none() && !seat(*i) && !reading.is_capital(*i)
    };
    // `ООН станом на 30 червня підтвердила`: a preposition of two words opens no complement.
    let long = |i: &usize| opens(i) && reading.len(*i) > 1;
    // `Sztab w najnowszym raporcie podał`, `na swojej stronie`: nor does where it was told.
    let told = |i: usize| reading.has(i, Roles::DOCUMENT) || reading.does(i, Function::PAGE);
    let within = |i: &usize| opens(i) && reading.does(*i, Function::LOCATIVE) && (i + 2..end.min(i + 4)).any(told);
    let found = match (reading.speech.verb_second, reading.speech.has_articles) {
        (true, _) => (start + 1..end).find(opens),
        (false, false) => (start + 1..end).find(|i| long(i) || within(i)),
        (false, true) => None,
    };
    found.filter(|i| speaks(*i)).unwrap_or(end)
}

/// Whether nothing but one unknown word in lower case stands between a conjunction and `end`, where articles open nouns.
pub fn is_adjective(reading: &Reading<'_, '_>, from: usize, end: usize) -> bool {
    let romance = reading.speech.romance;
    romance && from + 1 == end && reading.word(from).is_none() && reading.is_word(from) && !reading.is_capital(from)
}
