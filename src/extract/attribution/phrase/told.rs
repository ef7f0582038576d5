//! Those who are told, before those who tell.
//!
//! In: a place behind a verb of saying. Out: where the medium that was told ends, and whose words a verb gives.

use std::ops::Range;

use super::super::name::{name_run, words};
use super::{Party, Phrase, extend, title_quote};
use crate::claim::SourceType;
use crate::extract::attribution::reading::Reading;
use crate::lang::{Function, Roles};

/// `сообщили РБК в пресс-службе`: where nouns inflect, the medium that was told before the body where it was said.
pub fn behind_medium(reading: &Reading<'_, '_>, from: usize) -> Option<usize> {
    /// Tokens of the office to the noun that speaks, at most.
    const OFFICE: usize = 4;
    // `przekazały za ministerstwem zdrowia media`: whom the medium repeats, then the medium.
    if let Some(tokens) = relayed(reading, from) {
        return Some(tokens.end);
    }
    let medium = |i: usize| reading.is_medium(i);
    let speaks = |i: usize| reading.noun(i).is_some_and(|w| w.source != Some(SourceType::Media));
    let quote = reading.quotes.at(from).filter(|q| q.open == from && q.close < from + 6);
    let past = match quote {
        Some(quote) => quote.close + 1,
        None => medium(from).then(|| from + reading.len(from))?,
    };
    if reading.speech.has_articles {
        return None;
    }
    // `рассказала «Заре» продавщица магазина`: a name in quotation marks, then who speaks.
    let title = quote.is_some() && speaks(past) && !reading.is_capital(past);
    let body = past + reading.len(past);
    let open = (body..body + OFFICE).take_while(|&i| !reading.bounds(i));
    let office = reading.has(past, Roles::WITHIN)
        && open.into_iter().any(|i| speaks(i) || quote.is_none() && reading.has(i, Roles::BODY));
    (office || title).then_some(past).or_else(|| behind_adjunct(reading, past, speaks))
}

/// `powiedział Reutersowi w poniedziałek rzecznik`, `powiedziała BBC przez telefon pielęgniarka`: behind the medium that
/// was told and when or how, a noun of its own speaks.
fn behind_adjunct(reading: &Reading<'_, '_>, past: usize, speaks: impl Fn(usize) -> bool) -> Option<usize> {
    /// Words of the adjunct, at most.
    const WORDS: usize = 3;
    let governs = Roles::PREPOSITION.and(Roles::WITHIN).and(Roles::COMPLEMENT);
    let opens = reading.has(past, governs.and(Roles::ADVERB)) && reading.noun(past).is_none();
    let plain = |&i: &usize| reading.is_word(i) && !reading.bounds(i) && !reading.is_capital(i);
    let noun = (past + 1..past + 1 + WORDS).take_while(plain).find(|&i| speaks(i)).filter(|_| opens)?;
    // `w biurze rzecznika`: what stands right behind the preposition is where it was said.
    (noun > past + 1 || reading.has(past, Roles::ADVERB)).then_some(noun)
}

/// Behind the noun of a medium and its name, where another who speaks follows: `agencji AP ekspert`, `stacji CNN Jan Kos`.
pub fn told_agency(reading: &Reading<'_, '_>, at: usize, limit: usize) -> Option<usize> {
    // `napsal deník Ranní kurýr`: in the nominative it tells itself.
    if reading.does(at, Function::TELLS) {
        return None;
    }
    let medium = |i: usize| reading.is_medium(i);
    let name = at + reading.len(at);
    let other =
        |i: usize| reading.noun(i).is_some_and(|w| w.source != Some(SourceType::Media)) && !reading.is_capital(i);
    // `řekl listu Gazeta mluvčí`, `сказал агентству Север Пресс староста`: the name of a medium that no list knows, before a
    // noun of its own; a noun of media may be part of it (`tygodnikowi Kurier Morski dowódca`).
    let unnamed = |i: &usize| reading.is_capital(*i) && (reading.noun(*i).is_none() || medium(*i));
    let unlisted = name + (name..name + 3).take_while(unnamed).count();
    let unknown = medium(at) && reading.len(at) == 1 && unlisted > name && other(unlisted);
    let body = reading.has(at, Roles::BODY) || unknown;
    let noun = !reading.speech.has_articles && body && !reading.is_capital(at);
    // `agencji Reutera`: the list may hold both as one.
    let whole = medium(at) && reading.len(at) > 1 && !reading.is_capital(at);
    let past = match noun && (medium(name) || reading.is_capital(name)) {
        true if unknown => unlisted,
        true if medium(name) => name + reading.len(name),
        true => name + 1,
        false if whole => name,
        false => return None,
    };
    let person = name_run(reading, past, limit.max(past + 6))
        .is_some_and(|run| words(reading, &run) >= 2 && run.clone().all(|i| reading.noun(i).is_none()));
    (medium(at) || medium(name)).then_some(past).filter(|_| person || other(past))
}

/// `al diario La Gaceta el portavoz`: behind the name of the one who is told that opens at `at`, where an article opens the
/// phrase of the one who tells.
pub fn behind_told(reading: &Reading<'_, '_>, at: usize, limit: usize) -> Option<usize> {
    let article = usize::from(reading.is_capital(at) && reading.has(at, Roles::ARTICLE));
    let run = name_run(reading, at + article, limit.max(at + 6))?;
    let past = run.end;
    let opens = reading.has(past, Roles::ARTICLE) && !reading.has(past, Roles::COMPLEMENT) && !reading.is_capital(past);
    // `ao canal Rede Alta uma antiga funcionária`: an adjective may stand before the noun.
    let noun = past + reading.len(past);
    let speaks = reading.noun(noun).is_some() || reading.is_prenominal(noun) && reading.noun(noun + 1).is_some();
    (opens && speaks).then_some(past)
}

/// `podała za lokalnymi mediami`, `przekazały za ministerstwem zdrowia media`: whom a medium repeats, where the
/// preposition for that stands at `from` right behind a verb of saying.
pub fn relayed(reading: &Reading<'_, '_>, from: usize) -> Option<Range<usize>> {
    /// Words of the medium between the verb and the preposition, at most.
    const MEDIUM: usize = 3;
    if from == 0 || !reading.does(from, Function::REPEATS) {
        return None;
    }
    let verb = reading.phrase_start(from - 1);
    let says = |verb: usize| reading.has(verb, Roles::SAY) && reading.has(verb, Roles::FINITE.and(Roles::IMPERSONAL));
    // `jak podaje Onet za policją`, `podała agencja AP za prokuraturą`: the medium that repeats may stand between.
    let medium = |i: usize| reading.is_medium(i);
    // `jak podaje dziennik „Fakty” za policją`: its name in quotation marks is passed first.
    let last = from - 1;
    let behind = reading.quotes.at(last).filter(|q| q.close == last && q.open > 0 && q.words() <= MEDIUM);
    let verb = behind.map_or(verb, |q| q.open);
    let subject = (1..=MEDIUM).filter_map(|back| verb.checked_sub(back)).take_while(|&i| !reading.bounds(i));
    let behind = subject.into_iter().find(|&i| says(i)).filter(|&at| (at + 1..from).any(medium));
    let says = says(verb) || behind.is_some();
    let source = |i: usize| reading.noun(i).is_some();
    let plain = |i: usize| reading.is_word(i) && reading.word(i).is_none() && !reading.is_capital(i);
    let start = from + 1;
    let noun = if source(start) { start } else { start + 1 };
    if !says || !(source(noun) && (noun == start || plain(start))) {
        return None;
    }
    let end = extend(reading, start);
    // The medium that repeats them is another phrase.
    let medium = (noun + reading.len(noun)..end).find(|&i| reading.is_medium(i));
    let end = medium.map_or(end, |at| if plain(at - 1) && at > noun + 1 { at - 1 } else { at });
    Some(start..end)
}

/// `приводит ТАСС слова губернатора`: where the noun for somebody's words stands behind a verb that ends before `from`.
pub fn words_of(reading: &Reading<'_, '_>, from: usize, limit: usize) -> Option<usize> {
    /// Tokens of the medium between verb and noun, at most.
    const MEDIUM: usize = 6;
    let quoted = |i: usize| reading.quotes.at(i).is_some_and(|q| q.close < from + MEDIUM);
    (from..limit.min(from + MEDIUM))
        .take_while(|&i| !reading.bounds(i) || quoted(i))
        .find(|&i| reading.does(i, Function::WORDS) && !reading.is_capital(i))
}

/// `сообщили в «Россетях»`: where nouns inflect, the name in quotation marks behind the preposition at `from`.
pub fn quoted_office(reading: &Reading<'_, '_>, from: usize) -> Option<(Party, usize)> {
    let within = reading.has(from, Roles::WITHIN) && !reading.speech.has_articles;
    let object = from + reading.len(from);
    let quote = title_quote(reading, object).filter(|_| within)?;
    Some((Party::Phrase(Phrase { tokens: object..quote.close + 1, role: None }), quote.close + 1))
}
