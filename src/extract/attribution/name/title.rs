//! Titles in a run of capitals, and where the name of their bearer begins.
//!
//! In: a run of capitals. Out: the first token behind the title, the body or the office that opens it.

use std::ops::Range;

use super::words;
use crate::claim::SourceType;
use crate::extract::attribution::reading::Reading;
use crate::lang::{Case, Function, Roles, Word};

/// Behind the titles that open a run of capitals (`Wojewoda Krzysztof Malec`).
pub(super) fn titles_before(reading: &Reading<'_, '_>, run: &Range<usize>) -> usize {
    let name = behind_titles(reading, run);
    // `Bürgermeister von Mainz`, `Protección Civil de Sonora`: behind one particle a place stands, behind two a surname may.
    let place = name > run.start && !reading.is_capital(name) && reading.is_capital(name + 1);
    if place { run.start } else { name }
}

fn behind_titles(reading: &Reading<'_, '_>, run: &Range<usize>) -> usize {
    let mut i = run.start;
    // `Prosecutor Helen Marsh`: at the head of a sentence any noun has a capital.
    let opens = i == 0 || reading.ends_sentence(i - 1);
    let common = |i: usize| reading.noun(i).is_some_and(|w| w.case == Case::Any && !reading.has(i, Roles::BODY));
    let public = !reading.speech.has_articles && !opens_person(reading, run);
    if opens && !public && common(i) && words(reading, &(i + reading.len(i)..run.end)) >= 2 {
        let rest = i + reading.len(i);
        let rest = rest + usize::from(reading.surface(rest) == ".");
        if !(rest..run.end).any(|j| reading.noun(j).is_some()) {
            return rest;
        }
    }
    // `Poseł KO Jan Kos`, `Synoptyk IMGW Anna Kos`: the name begins behind the letters of whose somebody is.
    let letters = |j: &usize| reading.noun(*j).is_some() && reading.is_letters(*j, 1);
    if opens
        && !public
        && let Some(letters) = (i + 1..run.end).rev().find(letters)
    {
        let rest = letters + reading.len(letters);
        let plain = !(rest..run.end).any(|j| reading.noun(j).is_some());
        if rest < run.end && plain && words(reading, &(rest..run.end)) >= 2 && !reading.speech.has_articles {
            return rest;
        }
    }
    // `Meteorologe Karl Huber`, `Verein Klare Sicht`: where every noun has a capital, a name of two words behind what its
    // bearer is; but a court or an office has its place there.
    let behind = i + reading.len(i);
    if reading.capital_nouns && bears_own_name(reading, i) && words(reading, &(behind..run.end)) >= 2 {
        let rest = behind..run.end;
        if rest.clone().all(|j| reading.noun(j).is_none()) && reading.is_capital(behind) {
            return behind;
        }
    }
    while i < run.end && reading.is_title(i) && i + reading.len(i) < run.end {
        i += reading.len(i);
        if reading.surface(i) == "." {
            i += 1;
        }
    }
    // `Sprecher der Polizei`: the genitive behind a title is no name of its own, but one may follow it.
    if i > run.start && reading.does(i, Function::GENITIVE) {
        let rest = i + 1 + reading.len(i + 1);
        let person = rest < run.end && reading.noun(i + 1).is_some() && words(reading, &(rest..run.end)) >= 2;
        return if person && !(rest..run.end).any(|j| reading.noun(j).is_some()) { rest } else { run.start };
    }
    if i == run.start { behind_title(reading, run) } else { i }
}

/// `Transport Minister Teresa Quiambao`: where the name begins behind the title that a run of capitals holds.
pub fn behind_title(reading: &Reading<'_, '_>, run: &Range<usize>) -> usize {
    let titled = |i: &usize| reading.is_title(*i);
    let Some(title) = run.clone().rev().find(titled).filter(|_| reading.speech.has_articles) else { return run.start };
    let start = title + reading.len(title);
    // `Jefatura Superior de Policía de Sevilla`: a particle opens the name of a place.
    let opens = start < run.end && reading.is_capital(start);
    let named = opens && reading.is_word(start) && !(start..run.end).any(|i| reading.noun(i).is_some());
    if named { start } else { run.start }
}

/// Whether the noun at `at` tells what somebody is who has a name of their own, and not which office of a place.
fn bears_own_name(reading: &Reading<'_, '_>, at: usize) -> bool {
    use SourceType::{Company, Expert, Media, Medical, Ngo, Other, Politician, Witness};
    let listed = reading.noun(at).filter(|w| !w.is_title() && !reading.is_letters(at, 2));
    let own =
        |kind: SourceType| matches!(kind, Company | Expert | Media | Medical | Ngo | Other | Politician | Witness);
    listed.is_some_and(|w| w.source.is_some_and(own))
}

/// Where nouns inflect: what somebody is, then a name in two words, neither an adjective nor a genitive plural.
fn opens_person(reading: &Reading<'_, '_>, run: &Range<usize>) -> bool {
    use crate::claim::SourceType::{Company, Government, Igo, Military, Ngo};
    let is =
        |w: &Word| w.is_title() || w.source.is_some_and(|s| !matches!(s, Company | Government | Igo | Military | Ngo));
    // `Волонтёр Анна Ли`: people may be of a body, too.
    let person = reading.noun(run.start).is_some_and(is) || reading.counts_people(run.start);
    let first = run.start + reading.len(run.start);
    // `Адвокат Иван Петров`: a surname may end like what is many.
    let many = |i: usize| i + 1 < run.end && reading.ends_like(i, &reading.speech.endings.plural);
    person && !(first..run.end).any(|i| many(i) || reading.ends_like(i, &reading.speech.endings.owner))
}

/// `Commissioner for Health`, `Inspector General of Police`: a listed title whose words in lower case show that its capitals
/// name nobody.
pub(super) fn is_office(reading: &Reading<'_, '_>, at: usize) -> bool {
    let words = at..at + reading.len(at);
    let title = reading.is_title(at) && words.len() > 2;
    title && reading.speech.verbs_are_nouns && words.into_iter().any(|i| !reading.is_capital(i) && reading.is_word(i))
}

/// Behind the body that a role belongs to, where two words or more follow (`presidente di Coldiretti Ettore Prandini`).
pub(super) fn behind_body(reading: &Reading<'_, '_>, from: usize, at: usize, end: usize) -> usize {
    let led = |i: usize| reading.is_title(i);
    let behind = at + reading.len(at);
    let body = at > from && reading.noun(at).is_some_and(|w| !w.is_title()) && (from..at).any(led);
    // `fonte do CDOS de Lisboa`: a particle opens no name of its own.
    let opens = behind < end && reading.is_capital(behind);
    let person = opens && words(reading, &(behind..end)) >= 2 && !(behind..end).any(|i| reading.noun(i).is_some());
    if body && person { behind } else { at }
}
