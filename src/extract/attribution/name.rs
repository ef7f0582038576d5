//! Proper names inside noun phrases.
//!
//! In: a range of tokens. Out: the run of capitals that names somebody, told from a capital that
//! names a place or a field, and whether the phrase speaks of one person.

mod field;
mod person;
mod proper;
mod title;

use std::ops::Range;

pub use field::with_joined;
pub use person::own_name;
pub use proper::proper_name;
pub use title::behind_title;

use super::reading::{Mark, Reading};
use crate::lang::{Roles, Word};

/// Words that have a capital only because they open a sentence.
pub const NO_NAME: Roles = Roles::ARTICLE
    .and(Roles::PREPOSITION)
    .and(Roles::ADVERB)
    .and(Roles::ACCORDING)
    .and(Roles::CITING)
    .and(Roles::CONJUNCTION)
    .and(Roles::CONTRAST)
    .and(Roles::AS);

/// The run of capitalised words that starts at `from`, with hyphens, initials and name particles.
pub fn name_run(reading: &Reading<'_, '_>, from: usize, limit: usize) -> Option<Range<usize>> {
    // `When asked how many`: the pronoun of a clause names nobody, unless it is letters for a body.
    let asks = reading.speech.verbs_are_nouns && reading.has(from, Roles::RELATIVE) && reading.noun(from).is_none();
    // `Julio Gómez`, `Domingo Ruiz`: where months and days have no capital, one inside of a sentence is a first name.
    let dated = reading.speech.is_null_subject_romance() && reading.has(from, Roles::ADVERB);
    let first = dated && reading.is_capital(from + 1) && reading.noun(from + 1).is_none();
    if !reading.is_capital(from) || reading.has(from, NO_NAME) && !first || asks {
        return None;
    }
    let mut i = from + 1;
    let mut end = i;
    // `Aanval op Delft`, and the text begins `Delft heeft`: a name ends with its paragraph.
    let parted = |i: usize| reading.token(i).is_some_and(|t| t.breaks > 1);
    while i < limit && !parted(i) {
        if reading.is_capital(i) {
            i += 1;
            end = i;
        } else if reading.mark(i) == Some(Mark::Inner) && reading.is_capital(i + 1) {
            i += 1;
        } else if reading.mark(i) == Some(Mark::Inner)
            && reading.surface(i - 1).chars().count() == 1
            && !reading.space_at(i)
        {
            i += 1;
            end = i;
        } else if reading.is_capital(i + 1) && reading.is_particle(i) {
            i += 1;
        } else if let Some(past) = reading.past_joined(i) {
            (i, end) = (past, past);
        } else if reading.is_capital(i + 2) && reading.is_particle(i) && reading.is_particle(i + 1) {
            // `Piet van den Berg`, but `Jan Kok van de Nationale Politie`.
            let body = (i + 2..limit).take_while(|&j| reading.is_capital(j)).any(|j| reading.noun(j).is_some());
            if body {
                break;
            }
            i += 2;
        } else {
            break;
        }
    }
    Some(from..end)
}

pub fn words(reading: &Reading<'_, '_>, range: &Range<usize>) -> usize {
    range.clone().filter(|&i| reading.is_word(i)).count()
}

/// The first source noun of a phrase.
pub fn head(reading: &Reading<'_, '_>, range: &Range<usize>) -> Option<&'static Word> {
    range.clone().find_map(|i| reading.noun(i))
}

/// Whether a phrase names a person: a run of capitals without a body's noun, two words or more,
/// alone or behind a title.
pub fn is_personal(reading: &Reading<'_, '_>, range: &Range<usize>) -> bool {
    proper_name(reading, range).is_some_and(|name| {
        let title = head(reading, range).is_some_and(Word::is_title);
        let body = name.clone().any(|i| reading.noun(i).is_some());
        !body && (title || name == *range && words(reading, &name) >= 2)
    })
}

/// `El director del hospital Santa Rosa, Julio Ríos,`: whether the capitals that end a phrase may name what its title leads,
/// where another name follows: a noun in lower case stands before them, and the preposition of a complement before that.
pub fn names_owned(reading: &Reading<'_, '_>, phrase: &Range<usize>) -> bool {
    let Some(name) = proper_name(reading, phrase).filter(|name| name.end == phrase.end) else { return false };
    let noun = name.start.saturating_sub(1);
    let plain = reading.is_word(noun) && !reading.is_capital(noun) && !reading.is_particle(noun);
    // `il presidente di Confindustria Toscana, Luca Neri`: so does the listed name of a body, where one word follows it.
    let body = name.len() == 1 && reading.alone(noun).is_some_and(|w| !w.is_title());
    reading.speech.romance
        && noun > phrase.start + 1
        && (plain || body)
        && (reading.phrase_start(noun) < noun || (noun - 2..noun).any(|i| reading.has(i, Roles::COMPLEMENT)))
}

/// `министр здравоохранения Самарской области`: an adjective made of a name opens the name of what the
/// title before it leads, and its noun follows in lower case.
pub fn owns(reading: &Reading<'_, '_>, start: usize, at: usize) -> bool {
    let next = at + 1;
    // `Європейської бізнес-асоціації`: of a compound the last part counts.
    let compound = reading.surface(next + 1) == "-" && !reading.space_at(next + 1) && reading.noun(next + 2).is_some();
    if compound && !reading.speech.has_articles && reading.ends_like(at, &reading.speech.endings.owner) {
        return true;
    }
    // `Научно-технического центра`: so does a compound of two adjectives.
    let glued = reading.surface(next) == "-" && !reading.space_at(next) && !reading.space_at(next + 1);
    let pair = glued && !reading.is_capital(next + 1) && reading.noun(next + 2).is_some();
    if pair && !reading.speech.has_articles && reading.ends_like(next + 1, &reading.speech.endings.owner) {
        return true;
    }
    let noun = reading.has(next, Roles::PLACE)
        || compound
        || reading.noun(next).is_some()
        || reading.ends_like(next, &reading.speech.endings.owner)
        // `ректора Томского политеха Дмитрия Седнева`: a name stands behind it.
        || reading.word(next).is_none() && reading.is_capital(next + 1) && reading.is_capital(next + 2);
    noun && reading.is_word(next)
        && !reading.is_capital(next)
        && reading.ends_like(at, &reading.speech.endings.owner)
        && ((start..at).any(|i| reading.noun(i).is_some())
            // `Всемирной метеорологической организации`: adjectives, then the body's noun.
            || (next..next + 3).find(|&i| reading.noun(i).is_some()).is_some_and(|noun| {
                (next..noun).all(|i| reading.is_word(i) && reading.ends_like(i, &reading.speech.endings.owner))
            }))
}

/// Behind the name of a person that follows the place at `from`, where the phrase names a title.
pub fn seat(reading: &Reading<'_, '_>, start: usize, from: usize, limit: usize) -> Option<usize> {
    let role = (start..from).any(|i| reading.noun(i).is_some()) && !reading.speech.has_articles;
    let place = name_run(reading, from, limit).filter(|run| role && run.clone().all(|i| reading.noun(i).is_none()))?;
    let plain = place.clone().all(|i| reading.is_word(i));
    if plain && place.len() >= 3 {
        return Some(place.end);
    }
    // `заступник начальника поліції в Херсонській області Микола Цап`: a region has its noun, then the name.
    if reading.has(place.end, Roles::PLACE)
        && let Some(run) = name_run(reading, place.end + 1, limit).filter(|run| words(reading, run) >= 2)
    {
        return Some(run.end);
    }
    reading.noun(place.end).filter(|w| w.is_title())?;
    let mut name = place.end + reading.len(place.end);
    name += usize::from(reading.surface(name) == ".");
    name_run(reading, name, limit).filter(|run| words(reading, run) >= 2).map(|run| run.end)
}

/// Whether a word in lower case without function ends like an adjective, where nouns inflect.
pub fn qualifies(reading: &Reading<'_, '_>, i: usize) -> bool {
    !reading.speech.has_articles
        && reading.word(i).is_none()
        && !reading.is_capital(i)
        && reading.ends_like_adjective(i)
}
