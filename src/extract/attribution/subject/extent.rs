//! How far the phrase of a subject goes, between where its clause opens and its verb.
//!
//! In: the words before a verb of saying. Out: those of them that name who speaks, without what is told of them, of when,
//! or of how a document came about; nothing where none of them speaks.

use std::ops::Range;

use super::english::{holds_saying, reduced, speaks_behind};
use super::place::{before_place, is_told, told, told_in_letters, told_in_office};
use super::start::{behind_origin, phrase_start};
use super::weak::skip_weak;
use crate::extract::attribution::adjunct::before_adjunct;
use crate::extract::attribution::document::sample;
use crate::extract::attribution::phrase::{extend, is_reduced};
use crate::extract::attribution::reading::Reading;
use crate::lang::Roles;

/// The words of `chunk`, which a verb follows, that name who speaks.
pub(super) fn extent(reading: &Reading<'_, '_>, first: usize, chunk: &Range<usize>) -> Option<Range<usize>> {
    let start = opening(reading, chunk)?;
    if names_nobody(reading, first, start..chunk.end) {
        return None;
    }
    let phrase = without_citing(reading, start..chunk.end)?;
    let phrase = around_saying(reading, phrase)?;
    let phrase = without_account(reading, first, phrase);
    let phrase = behind_figure(reading, first, phrase)?;
    (!is_told(reading, first, &phrase)).then(|| without_object(reading, phrase))
}

/// Where the phrase opens, behind what leads the clause.
fn opening(reading: &Reading<'_, '_>, chunk: &Range<usize>) -> Option<usize> {
    let mut start = phrase_start(reading, chunk)?;
    // `If confirmed`, `si confirmé`: the conjunction is no subject.
    while start < chunk.end && reading.has(start, Roles::IF) && reading.noun(start).is_none() {
        start += reading.len(start);
    }
    start = behind_origin(reading, start, chunk.end);
    start = behind_object(reading, start, chunk.end).unwrap_or(start);
    // `die das Bundesamt veröffentlichte`: before another article the first is a relative pronoun.
    let article = |i: usize| reading.has(i, Roles::ARTICLE);
    let relative = reading.speech.verb_second && article(start) && article(start + 1);
    (start < chunk.end).then_some(start + usize::from(relative))
}

/// `Ущерб компания оценивает в 85 млн`: where nouns inflect, the object may stand first. What can be counted or said of things
/// and cannot speak is no part of the speaker behind it.
fn behind_object(reading: &Reading<'_, '_>, start: usize, end: usize) -> Option<usize> {
    let speaks = |i: usize| reading.noun(i).is_some() || reading.has(i, Roles::DOCUMENT.and(Roles::BODY));
    // `Опитані економісти`: what ends as adjectives and participles do goes with the speaker.
    let adjective = || reading.ends_like_adjective(start) || reading.ends_like(start, &reading.speech.endings.passive);
    let thing = reading.is_predicate(start) && !adjective() && !speaks(start);
    let plain = |j: usize| reading.is_word(j) && !reading.is_capital(j) && reading.word(j).is_none();
    let subject = (start + 1..end).find(|&j| !plain(j))?;
    (!reading.speech.has_articles && thing && reading.noun(subject).is_some()).then_some(subject)
}

/// Whether the words stand where a subject does, and name nobody who speaks.
fn names_nobody(reading: &Reading<'_, '_>, first: usize, phrase: Range<usize>) -> bool {
    let Range { start, end } = phrase;
    let noun = |i: usize| reading.noun(i).is_some();
    // `könne er nicht bestätigen`: what opens with the verb of reported speech has its subject behind it.
    let reported = reading.speech.verb_second && reading.has(start, Roles::REPORTED) && !noun(start);
    // `Infine, la conferma: ...`: an article alone is no subject.
    let article = || reading.speech.drops_subject && (start..end).all(|j| reading.has(j, Roles::ARTICLE) && !noun(j));
    // `72 % des Grecs pensent`, `el 14% afirmaba`: a share of people was asked and vouches for nothing.
    let percent = |j: usize| reading.surface(j) == "%";
    let share = || start > first && percent(start - 1) || (start..end).any(percent);
    // `che al 30 settembre hanno dichiarato`: nor does a day.
    reported || article() || share() || reading.is_day(start..end)
}

/// The phrase before whom it cites; none where it only cites.
fn without_citing(reading: &Reading<'_, '_>, phrase: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, end } = phrase;
    // `New figures from the Met Office show`: whose figures they are.
    let cited = reading.len(start);
    if reading.speech.verbs_are_nouns && cited > 1 && reading.has(start, Roles::ACCORDING) && start + cited < end {
        start += cited;
    }
    // `citing court documents`: what is cited there does not say it.
    if reading.has(start, Roles::CITING) {
        return None;
    }
    // `Издание со ссылкой на источник пишет`: whom the subject cites is not the subject, nor is an auxiliary before that.
    let from = start + reading.len(start);
    let cites = |j: &usize| reading.has(*j, Roles::CITING.and(Roles::ACCORDING));
    Some(start..(from..end).find(cites).map_or(end, |at| skip_weak(reading, from, at)))
}

/// The phrase before another verb of saying, or behind it: `the report said officials estimated that`.
fn around_saying(reading: &Reading<'_, '_>, phrase: Range<usize>) -> Option<Range<usize>> {
    let Range { start, end } = phrase;
    match holds_saying(reading, start, end) {
        Some(at) if reading.gives_in(at) => Some(start..at),
        Some(at) if speaks_behind(reading, at, end) => Some(at + 1..end),
        Some(_) => None,
        None => Some(start..end),
    }
}

/// The phrase before what tells how, where or to whom it was said.
fn without_account(reading: &Reading<'_, '_>, first: usize, phrase: Range<usize>) -> Range<usize> {
    let Range { start, end } = phrase;
    let end = sample(reading, start, end).unwrap_or(end);
    let end = told(reading, start, end).or_else(|| told_in_office(reading, first, start, end)).unwrap_or(end);
    let end = told_in_letters(reading, start, end).unwrap_or(end);
    let end = before_agent(reading, start, end).unwrap_or(end);
    let end = reduced(reading, start, end).unwrap_or(end);
    let end = before_adjunct(reading, start, end);
    let end = before_place(reading, start, end);
    start..before_publication(reading, start, end).unwrap_or(end)
}

/// `Analitycy ankietowani przez agencję oczekują`: before a participle with its agent.
fn before_agent(reading: &Reading<'_, '_>, start: usize, end: usize) -> Option<usize> {
    let speech = reading.speech;
    // `Une source interrogée par l'AFP`, `Des pêcheurs retenus lundi par la marine`: in Romance languages an ending shows it.
    if speech.romance {
        return (start + 1..end).find(|&j| is_reduced(reading, start, j));
    }
    let agent = (start + 2..end).find(|&j| !speech.has_articles && reading.has(j, Roles::AGENT))?;
    let done = reading.is_predicate(agent - 1) || is_reduced(reading, start, agent - 1);
    done.then_some(agent - 1)
}

/// `Os dados divulgados esta terça-feira indicam`: before how a document came about.
fn before_publication(reading: &Reading<'_, '_>, start: usize, end: usize) -> Option<usize> {
    (start + 1..end).find(|&j| {
        reading.speech.romance
            && reading.has(j - 1, Roles::DOCUMENT)
            && reading.ends_like(j, &reading.speech.endings.participle)
            && !reading.is_capital(j)
    })
}

/// The phrase behind a figure, which does not speak.
fn behind_figure(reading: &Reading<'_, '_>, first: usize, phrase: Range<usize>) -> Option<Range<usize>> {
    let end = phrase.end;
    let start = last_figure(reading, &phrase).map_or(phrase.start, |j| j + 1);
    // `Спустя три часа Голубев сообщил`, `9 proc. zadeklarowało`: what is counted there does not speak.
    if reading.speech.has_articles || start == first || !reading.in_figure(start - 1) {
        return Some(start..end);
    }
    let names = |j: &usize| reading.noun(*j).is_some() || reading.is_capital(*j) || reading.name_quote(*j).is_some();
    let Some(named) = (start..end).find(names) else { return office_before(reading, first, &phrase) };
    // `O 12 ofiarach poinformował`: what a preposition governs with its figure is told of.
    let governs = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::WITHIN);
    let figure = (first..start).rev().take_while(|&j| reading.in_figure(j)).last();
    let told = figure.is_some_and(|j| j > first && reading.has(j - 1, governs));
    // `Сообщения о 70 задержанных мэр опроверг`: the subject stands between those who are told of and its verb.
    let counted = if named == start { reading.len(named) } else { 0 };
    let behind = || subject_behind_object(reading, named + counted..end);
    if told { behind().or_else(|| office_before(reading, first, &phrase)) } else { Some(named..end) }
}

/// `В министерстве данные о 40 погибших назвали ложью`: the office that opens the clause behind a preposition of place.
fn office_before(reading: &Reading<'_, '_>, first: usize, phrase: &Range<usize>) -> Option<Range<usize>> {
    let Range { start, end } = *phrase;
    let office = start > first && reading.has(start - 1, Roles::WITHIN) && reading.noun(start).is_some();
    let many = reading.ends_like(end, &reading.speech.endings.plural_verb);
    (office && many).then(|| start..before_thing(reading, start, extend(reading, start).min(end)))
}

/// `В компании «Балтик» долг оценивают в 41 млн`: where the words begin that name the object between an office and its verb.
fn before_thing(reading: &Reading<'_, '_>, start: usize, end: usize) -> usize {
    let speaks = |j: usize| reading.noun(j).is_some() || reading.has(j, Roles::BODY) || reading.is_capital(j);
    let thing = |&j: &usize| (reading.is_predicate(j) || reading.names_a_thing(j)) && !reading.quoted(j) && !speaks(j);
    let object = (start + reading.len(start)..end).find(thing);
    object.filter(|&j| !(j..end).any(speaks)).unwrap_or(end)
}

/// The noun phrase behind the object that opens the clause, where it is no genitive of that: its form goes with the verb.
fn subject_behind_object(reading: &Reading<'_, '_>, rest: Range<usize>) -> Option<Range<usize>> {
    let endings = &reading.speech.endings;
    let verb = rest.end;
    let subject = rest.clone().find(|&j| reading.noun(j).is_some() || reading.is_capital(j))?;
    // `Данные о 70 погибших в министерстве назвали ложью`: many speak where a preposition of place governs the office.
    let many = reading.ends_like(verb, &endings.plural_verb);
    let office = subject > rest.start && reading.has(subject - 1, Roles::WITHIN);
    let name = reading.is_capital(subject) && reading.noun(subject).is_none();
    let oblique = |i: usize| reading.ends_like(i, &endings.genitive) || reading.ends_like(i, &endings.plural);
    let genitive = oblique(subject) && !name;
    let agrees = many || reading.ends_like(verb, &endings.feminine) || reading.ends_like(verb, &endings.verb);
    let fits = if office { many } else { subject == rest.start && (agrees || !genitive) };
    (fits && !reading.ends_like(subject, &endings.owner)).then_some(subject..rest.end)
}

/// `missing the $2.55 billion analysts had expected`: the end of a figure behind which a clause without a pronoun opens.
fn last_figure(reading: &Reading<'_, '_>, phrase: &Range<usize>) -> Option<usize> {
    let figure = phrase.clone().rev().find(|&j| reading.in_figure(j))?;
    let inside = figure > phrase.start && figure + 1 < phrase.end && reading.surface(figure + 1) != "-";
    // `the two sources said`: an article before a number of those who speak belongs to them.
    let theirs =
        figure == phrase.start + 1 && reading.speech.verbs_are_nouns && reading.has(phrase.start, Roles::ARTICLE);
    (inside && !theirs).then_some(figure)
}

/// The phrase before an object that parts it from its verb, where nouns inflect and word order is free.
fn without_object(reading: &Reading<'_, '_>, phrase: Range<usize>) -> Range<usize> {
    if reading.speech.has_articles {
        return phrase;
    }
    let object = pointing_object(reading, &phrase).or_else(|| object_behind_name(reading, &phrase));
    let office = phrase.start > 0 && reading.has(phrase.start - 1, Roles::WITHIN);
    let end = object.unwrap_or(phrase.end);
    phrase.start..if office { before_thing(reading, phrase.start, end) } else { end }
}

/// `Избирком эти сведения опровергает`: what points back is the object.
fn pointing_object(reading: &Reading<'_, '_>, phrase: &Range<usize>) -> Option<usize> {
    let points = |&j: &usize| reading.has(j, Roles::ANAPHOR.and(Roles::BACK)) && reading.noun(j).is_none();
    let object = (phrase.start + 1..phrase.end).find(points)?;
    (!(object..phrase.end).any(|j| reading.is_capital(j))).then_some(object)
}

/// `Адвокат Иван Титов вину отрицает`: words in lower case of which nothing is known, behind the full name of a person.
fn object_behind_name(reading: &Reading<'_, '_>, phrase: &Range<usize>) -> Option<usize> {
    let named = |j: &usize| phrase.contains(j) && reading.is_capital(*j) && reading.noun(*j).is_none();
    let last = phrase.clone().rev().find(|&j| reading.is_capital(j)).filter(named)?;
    last.checked_sub(1).filter(named)?;
    let at = reading.past_joined(last + 1).unwrap_or(last + 1);
    let plain = |j: usize| reading.is_word(j) && reading.word(j).is_none();
    (at < phrase.end && (at..phrase.end).all(plain)).then_some(at)
}
