//! The medium that somebody tells, with its adjective and its name, before the one who tells it.
//!
//! In: a place behind a verb of saying. Out: where the one who speaks begins: `a indiqué à l'agence ANA [le maire]`,
//! `řekl místnímu deníku [starosta]`, `рассказал местному радио [24-летний выживший]`. Nothing where nobody follows who
//! could speak: `řekl místní deník`.

use std::ops::Range;

use super::super::name::{name_run, words};
use crate::claim::SourceType;
use crate::extract::attribution::reading::Reading;
use crate::lang::{Function, Roles};

/// Adjectives before and behind the noun of the medium, at most.
const ADJECTIVES: usize = 3;
/// Tokens of its name, at most.
const NAME: usize = 4;

/// The first token of the one who speaks.
pub(super) fn behind_told_medium(reading: &Reading<'_, '_>, from: usize, limit: usize) -> Option<usize> {
    let articles = reading.speech.has_articles;
    let mut at = from;
    if articles {
        let opens = reading.does(at, Function::TO) || reading.does(at, Function::FUSED);
        at += if opens && reading.speech.romance { reading.len(at) } else { return None };
        while at < limit && (reading.has(at, Roles::ARTICLE) || matches!(reading.surface(at), "'" | "’")) {
            at += 1;
        }
    }
    let within = !articles && reading.has(at, Roles::WITHIN) && reading.noun(at).is_none();
    at += if within { reading.len(at) } else { 0 };
    behind_medium_at(reading, at, within, limit)
}

/// The same where the medium, or its adjective, opens at `at`, and `within` a preposition of place stands before it.
pub(super) fn behind_medium_at(reading: &Reading<'_, '_>, at: usize, within: bool, limit: usize) -> Option<usize> {
    let articles = reading.speech.has_articles;
    let plain = |i: usize| reading.is_word(i) && !reading.is_capital(i) && reading.noun(i).is_none();
    let unknown = |i: usize| plain(i) && !reading.has(i, Roles::PREPOSITION.and(Roles::ARTICLE).and(Roles::WITHIN));
    // `řekl Českému rozhlasu starosta`: a name may open with its adjective.
    let named = |i: usize| !articles && reading.is_capital(i) && reading.noun(i).is_none() && adjective(reading, i);
    let medium = |i: usize| reading.is_medium(i) && !reading.does(i, Function::TELLS);
    // `agence`, `agentuře`: an agency is a medium by its name of capitals.
    let agency = |i: usize| {
        let body = reading.has(i, Roles::BODY) && !reading.is_capital(i);
        body && reading.is_capital(i + reading.len(i)) && reading.is_letters(i + reading.len(i), 2)
    };
    let opens = |i: usize| i == at || unknown(i - 1) || i == at + 1 && named(at);
    // `a déclaré aux analystes la directrice`: in Romance languages many are told.
    let many = |i: usize| {
        let people =
            reading.noun(i).is_some_and(|w| matches!(w.source, Some(SourceType::Expert | SourceType::Witness)));
        reading.speech.romance && people && reading.ends_like(i, &reading.speech.endings.plural)
    };
    let noun = (at..at + ADJECTIVES).take_while(|&i| opens(i)).find(|&i| medium(i) || agency(i) || many(i))?;
    let behind = noun + reading.len(noun);
    // `informuje reporter RMF FM Jan Kos`: a reporter of a medium is not told.
    let reports = medium(behind) && !reading.has(noun, Roles::BODY);
    if !articles && reports {
        return None;
    }
    // `řekl Radiu Delta vedoucí laboratoře`: a medium in capitals alone is told where the title of somebody follows.
    let titled = |i: usize| reading.is_title(i) && !reading.is_capital(i);
    let bare = !articles && reading.is_capital(noun) && noun == at;
    // `mówiła w Radiu Fala Ewa Kos`: the last two of three words in capitals are somebody's name.
    if let Some(name) = name_behind(reading, behind, limit).filter(|_| within && bare) {
        return Some(name);
    }
    let past = past_name(reading, behind, limit);
    let behind = |&i: &usize| i == past || articles && unknown(i - 1) || articles && reading.is_capital(i - 1);
    (past..limit.min(past + ADJECTIVES)).take_while(behind).find(|&i| {
        // `сообщили в пресс-службе МВД`: of a body behind the preposition the part is named that tells.
        let body = || reading.noun(i).is_some_and(|w| !w.is_title()) && reading.is_capital(i);
        speaks(reading, i, limit) && !(within && body()) && (!bare || titled(i))
    })
}

/// Behind the name of a medium: in quotation marks, in capitals.
fn past_name(reading: &Reading<'_, '_>, at: usize, limit: usize) -> usize {
    if let Some(quote) = reading.quotes.at(at).filter(|q| q.open == at && q.close < at + NAME + 2) {
        return quote.close + 1;
    }
    if !reading.is_capital(at) || reading.noun(at).is_some_and(|w| w.source != Some(SourceType::Media)) {
        return at;
    }
    // `telewizji Kanal 5`: a number may end it.
    let Some(run) = name_run(reading, at, limit.min(at + NAME)) else { return at };
    let end = run.clone().find(|&i| reading.noun(i).is_some_and(|w| w.source != Some(SourceType::Media)));
    let end = end.unwrap_or(run.end);
    let end = end + usize::from(reading.is_digits(end) && !reading.in_figure(end));
    // `deníku Moravský list`, `gazecie Polska Trybuna`: so may the noun of a medium behind its adjective.
    let noun = !reading.speech.has_articles && reading.is_medium(end) && !reading.is_capital(end);
    let end = if noun && end > at && adjective(reading, end - 1) { end + reading.len(end) } else { end };
    // The name of a person may stand there at once.
    if end == run.end && words(reading, &run) >= 2 && !speaks(reading, end, limit) { at } else { end }
}

/// Where the last two of three words in capitals or more open, none of which names who speaks, behind the noun of a medium.
fn name_behind(reading: &Reading<'_, '_>, at: usize, limit: usize) -> Option<usize> {
    let run = name_run(reading, at, limit.max(at + NAME))?;
    let plain = run.clone().all(|i| reading.is_word(i) && reading.noun(i).is_none_or(|_| reading.is_medium(i)));
    let own = |i: usize| reading.noun(i).is_none() && !reading.is_letters(i, 2);
    (plain && run.len() >= 3 && own(run.end - 1) && own(run.end - 2)).then(|| run.end - 2)
}

fn adjective(reading: &Reading<'_, '_>, i: usize) -> bool {
    reading.ends_like_adjective(i) || reading.ends_like(i, &reading.speech.endings.adjective)
}

/// `mówi agencji Nowiny Biznes Rafał Kos`: the name of the medium that is told at `at`, then that of the one who speaks.
pub(super) fn named_medium(reading: &Reading<'_, '_>, at: usize, limit: usize) -> Option<Range<usize>> {
    let medium = reading.is_medium(at) || reading.has(at, Roles::BODY);
    if !medium || reading.speech.has_articles || reading.is_capital(at) || reading.does(at, Function::TELLS) {
        return None;
    }
    let name = at + reading.len(at);
    let run = name_run(reading, name, limit.max(name + 6))?;
    let plain = run.clone().all(|j| reading.is_word(j) && reading.noun(j).is_none());
    (plain && run.len() >= 3).then(|| run.end - 2..run.end)
}

/// Whether the phrase at `at` names one who can speak and is no medium.
fn speaks(reading: &Reading<'_, '_>, at: usize, limit: usize) -> bool {
    let known = |i: usize| reading.noun(i).is_some_and(|w| w.source.is_some_and(|kind| kind != SourceType::Media));
    let person = |i: usize| name_run(reading, i, limit.max(i + 6)).is_some_and(|run| words(reading, &run) >= 2);
    if at >= limit {
        return false;
    }
    if reading.speech.has_articles {
        let article = reading.has(at, Roles::ARTICLE) && !reading.has(at, Roles::PREPOSITION.and(Roles::COMPLEMENT));
        // Portuguese `a` is a preposition, too: before a noun for who speaks it is the article.
        let next = at + reading.len(at);
        let article = article || reading.has(at, Roles::ARTICLE) && known(next) && !reading.is_capital(next);
        let from = at + if article { reading.len(at) } else { 0 };
        return known(from) && !reading.is_capital(from)
            || person(at)
            || reading.has(at, Roles::DETERMINER) && known(from);
    }
    let mut i = at;
    // `24-letni ocalały`
    if is_age(reading, i) {
        i += 3;
    }
    let qualifies = |i: usize| {
        let whose = reading.does(i, Function::WHOSE);
        let word = reading.is_word(i) && !reading.is_capital(i) && reading.noun(i).is_none();
        whose || word && reading.ends_like_adjective(i) && !reading.has(i, Roles::ADVERB.and(Roles::PREPOSITION))
    };
    let noun = (i..limit.min(i + ADJECTIVES)).take_while(|&j| j == i || qualifies(j - 1)).find(|&j| known(j));
    // `vyprávěl rozhlasu Sever pastevec Jan Kos`: so does a name behind what somebody is, whom no list knows.
    let trade = reading.is_word(i) && !reading.is_capital(i) && reading.word(i).is_none() && person(i + 1);
    noun.is_some_and(|j| !reading.is_capital(j) || reading.is_letters(j, 2)) || person(at) || trade
}

/// `24-летний`: an age that is an adjective of the phrase.
pub(super) fn is_age(reading: &Reading<'_, '_>, i: usize) -> bool {
    reading.is_digits(i) && reading.surface(i + 1) == "-" && reading.is_word(i + 2) && !reading.space_at(i + 2)
}
