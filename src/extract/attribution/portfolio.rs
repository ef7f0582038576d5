//! Bodies that are named by several fields: `Ministerstwo Klimatu i Środowiska`, `ministero delle Infrastrutture e dei Trasporti`.
//!
//! In: the noun of a body, or the end of a phrase. Out: where the name ends behind the last of its fields, or the noun that
//! such a name begins with.

use std::ops::Range;

use super::reading::Reading;
use crate::claim::SourceType;
use crate::lang::{Function, Roles};

/// Fields of one body, at most.
const FIELDS: usize = 6;
/// Words of one field, at most.
const WORDS: usize = 4;
/// Tokens from the noun to the end of the name, at most.
const REACH: usize = 20;

/// Behind the last field of the body whose noun stands at `noun`, where a conjunction joins it to another.
pub fn past_fields(reading: &Reading<'_, '_>, noun: usize) -> Option<usize> {
    if !is_office(reading, noun) {
        return None;
    }
    let named = is_titled(reading, noun);
    let from = noun + reading.len(noun);
    let opened = behind_joints(reading, from);
    let led = opened > from || !reading.speech.has_articles;
    // `Ministère de la Santé`: a listed phrase holds its first field.
    let held = reading.len(noun) > 1 && (reading.surface(from) == "," || reading.has(from, Roles::CONJUNCTION));
    let mut at = if held { from } else { field(reading, opened, named).filter(|_| led)? };
    for _ in 0..FIELDS {
        let joined = reading.has(at, Roles::CONJUNCTION) && !reading.has(at, Roles::CONTRAST);
        if !joined && reading.surface(at) != "," {
            return None;
        }
        let from = at + reading.len(at);
        let opened = behind_joints(reading, from);
        // `le ministère de la Santé et Jean Dupont`: in French each field has its preposition.
        let bare = opened == from && reading.speech.romance && !reading.speech.drops_subject;
        at = field(reading, opened, named).filter(|_| !bare)?;
        if joined {
            return Some(at);
        }
    }
    None
}

/// The noun of the body whose name, with all its fields, ends right before `end`.
pub fn noun_before(reading: &Reading<'_, '_>, floor: usize, end: usize) -> Option<usize> {
    let from = floor.max(end.saturating_sub(REACH));
    if !(from..end).any(|i| reading.has(i, Roles::CONJUNCTION)) {
        return None;
    }
    // `Rzecznik Ministerstwa Rolnictwa i Rozwoju Wsi Jan Kos`: the name of whoever bears a title there may follow.
    let named = |past: usize| end - past <= WORDS && (past..end).all(|j| reading.is_word(j) && reading.is_capital(j));
    let ends = |i: usize, past: usize| past == end || past < end && named(past) && is_titled(reading, i);
    (from..end).rev().find(|&i| past_fields(reading, i).is_some_and(|past| ends(i, past)))
}

/// `State Minister for Disaster Management and Relief Ali Khan said`, `the Ministry of Health and Welfare said`: whether the
/// conjunction stands between capitals behind what an office is for, or is that of.
pub fn joins_fields(reading: &Reading<'_, '_>, floor: usize, at: usize) -> bool {
    /// Tokens between the office and the conjunction, at most.
    const FIELD: usize = 6;
    let office = |j: usize| reading.noun(reading.phrase_start(j - 1)).is_some() || reading.is_body(j - 1);
    let leads = |j: &usize| reading.does(*j, Function::PURPOSE) || reading.has(*j, Roles::COMPLEMENT);
    (reading.speech.verbs_are_nouns || reading.speech.romance)
        && at > floor + 2
        && reading.is_capital(at - 1)
        && reading.is_capital(at + 1)
        && reading.noun(at + 1).is_none()
        && (floor.max(at.saturating_sub(FIELD))..at).filter(|&j| j > floor).filter(leads).any(office)
}

/// `rzecznik Ministerstwa Zdrowia Jan Kos`: where nouns inflect, behind the field of the body that somebody with a title
/// belongs to, in a run of capitals, the name of that one.
pub fn behind_office(reading: &Reading<'_, '_>, run: &Range<usize>) -> usize {
    /// Words of the field, and of the name behind it.
    const FIELD: std::ops::RangeInclusive<usize> = 1..=2;
    const NAME: usize = 2;
    if reading.speech.has_articles {
        return run.start;
    }
    // `эксперт Института Африки Ян Кос`: the noun of the body may open the run, in the genitive.
    let owned = |i: usize| i < run.end && is_office(reading, i) && is_owned(reading, i);
    // At the head of a sentence the role has a capital, too.
    let noun = if owned(run.start) { run.start } else { run.start + reading.len(run.start) };
    let opens = owned(noun) && (noun == run.start || reading.noun(run.start).is_some());
    let start = if opens { noun + reading.len(noun) } else { run.start };
    let office = start.checked_sub(1).map(|last| reading.phrase_start(last)).filter(|&at| is_office(reading, at));
    let title = office.and_then(|at| before_adjectives(reading, at));
    let titled = title.and_then(|at| reading.noun(at)).is_some_and(|w| w.is_title() || opens && w.source.is_some());
    let plain = |i: usize| reading.is_word(i) && reading.noun(i).is_none();
    let Some(words) = run.end.checked_sub(start + NAME) else { return run.start };
    let field = FIELD.contains(&words) || opens && words == 0;
    if !titled || !field || !(start..run.end).all(plain) {
        return run.start;
    }
    let past = start + words;
    let owned = is_owned(reading, past - 1) && (words <= 1 || reading.ends_like_adjective(past - 1));
    if owned { past } else { run.start }
}

/// The word before the noun at `at` and its adjectives in lower case.
fn before_adjectives(reading: &Reading<'_, '_>, at: usize) -> Option<usize> {
    let mut before = reading.phrase_start(at.checked_sub(1)?);
    while before > 0 && reading.noun(before).is_none() && reading.ends_like_adjective(before) && !reading.bounds(before)
    {
        before = reading.phrase_start(before - 1);
    }
    Some(before)
}

/// Whether a word ends as what belongs to somebody does, where nouns inflect.
fn is_owned(reading: &Reading<'_, '_>, i: usize) -> bool {
    reading.ends_like(i, &reading.speech.endings.genitive) || reading.ends_like_adjective(i)
}

/// Whether a title stands right before the noun of a body, or before its article.
fn is_titled(reading: &Reading<'_, '_>, noun: usize) -> bool {
    let before = (1..=2).filter_map(|back| noun.checked_sub(back)).find(|&j| reading.noun(j).is_some());
    before.is_some_and(|j| reading.is_title(j))
}

/// Whether the noun of a public body, of science or of those who are members stands at `i`.
fn is_office(reading: &Reading<'_, '_>, i: usize) -> bool {
    let other = |kind| {
        matches!(
            kind,
            SourceType::Media
                | SourceType::Witness
                | SourceType::Company
                | SourceType::Politician
                | SourceType::Official
                | SourceType::Other
        )
    };
    reading.names_body(i) && reading.noun(i).is_some_and(|w| w.source.is_some_and(|kind| !other(kind)))
}

/// Behind the prepositions and articles that lead to a field: `of`, `dei`, `de l'`, `für`.
fn behind_joints(reading: &Reading<'_, '_>, from: usize) -> usize {
    let mut at = from;
    for _ in 0..2 {
        let joint = reading.has(at, Roles::COMPLEMENT.and(Roles::ARTICLE)) || reading.does(at, Function::PURPOSE);
        if joint && reading.noun(at).is_none() && !reading.is_capital(at) {
            at += reading.len(at);
        }
    }
    at
}

/// Behind the capitals of one field; `named`: the name of somebody may follow.
fn field(reading: &Reading<'_, '_>, from: usize, named: bool) -> Option<usize> {
    let never = Roles::PLACE.and(Roles::ADVERB).and(Roles::PRONOUN).and(Roles::SEAT);
    let plain = |i: usize| reading.is_word(i) && reading.is_capital(i) && !reading.in_figure(i);
    // `Family Welfare`: a capital makes a name of those who are only people.
    let known = |i: usize| reading.noun(i).is_some_and(|w| w.source.is_some_and(|kind| kind != SourceType::Witness));
    if !plain(from) || reading.has(from, never) || known(from) || reading.is_letters(from, 2) {
        return None;
    }
    let speech = reading.speech;
    // Every noun has a capital there, and the name of somebody may follow.
    if reading.capital_nouns {
        return Some(from + 1);
    }
    // `Rozwoju Wsi`, `Polityki Społecznej`: where nouns inflect, each word stands in the genitive.
    let fits = |i: usize| speech.has_articles || is_owned(reading, i);
    let more = |&i: &usize| plain(i) && !known(i) && !reading.ends_sentence(i - 1) && fits(i);
    let past = from + 1 + (from + 1..from + WORDS).take_while(more).count();
    // `Ministerstwo Zdrowia i Anna Lis`: a name that goes on is nobody's field.
    let goes_on = !named && !speech.has_articles && past == from + 1 && plain(past) && !reading.ends_sentence(past - 1);
    (!goes_on).then_some(past)
}
