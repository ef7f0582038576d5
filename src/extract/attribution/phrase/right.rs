//! The party right of a verb of saying, over whatever stands between.
//!
//! In: the place behind a verb. Out: the phrase, pronoun or body that speaks there, behind adverbs, times, places and those
//! who are told.

mod way;

use way::Way;

use super::apposition::phrase_at;
use super::medium::behind_told_medium;
use super::told::{behind_medium, quoted_office};
use super::{Party, extend};
use crate::extract::attribution::name::{name_run, qualifies};
use crate::extract::attribution::reading::Reading;
use crate::lang::{Roles, Word};

/// Adjuncts between a verb and its subject are no longer than this many tokens.
pub(super) const BETWEEN: usize = 14;

/// The party that stands right of token `from`, before `limit`, and the first token behind it.
/// Adverbs and adjuncts on the way are passed over; marks, verbs and clauses end the search. Where
/// nothing else stands, a body inside a preposition speaks (`уточнили в управлении`).
pub fn rightward(reading: &Reading<'_, '_>, from: usize, limit: usize) -> Option<(Party, usize)> {
    let verb = from;
    let told = behind_told_medium(reading, from, limit);
    let from = told.or_else(|| behind_medium(reading, from)).unwrap_or(from);
    let within = reading.has(from, Roles::WITHIN);
    let object = from + reading.len(from);
    let body = || (within && object < limit).then(|| phrase_at(reading, object));
    if let Some(found) = quoted_office(reading, from).filter(|(_, end)| *end <= limit) {
        return Some(found);
    }
    let office = many_in_office(reading, verb, object);
    if office && let Some(found) = body() {
        return Some(found);
    }
    // `relacjonowała w telewizji Kanal 7`: who speaks in a medium is not the medium, where the verb is of one.
    let one = !reading.speech.has_articles && !reading.ends_like(verb - 1, &reading.speech.endings.plural_verb);
    // `проверка выявила на заводе 23 нарушения`: nor does a place speak where the verb has a subject of its gender.
    let endings = &reading.speech.endings;
    let gender = reading.ends_like(verb - 1, &endings.neuter_verb) || reading.ends_like(verb - 1, &endings.feminine);
    let medium = || {
        let noun = (object..extend(reading, object)).find(|&i| reading.noun(i).is_some());
        noun.is_some_and(|i| reading.is_medium(i))
    };
    let aired = || one && (gender || medium());
    beyond(reading, verb, from, limit).or_else(|| {
        let known = (object..extend(reading, object)).any(|i| reading.noun(i).is_some() || reading.has(i, Roles::BODY));
        body().filter(|_| known && !aired())
    })
}

/// The party behind `from`, where the verb ends at `verb`.
pub(super) fn beyond(reading: &Reading<'_, '_>, verb: usize, from: usize, limit: usize) -> Option<(Party, usize)> {
    Way::from(reading, verb, from, limit.min(from + BETWEEN)).end()
}

/// `сообщили в администрации главы`, `в пресс-службе МЧС`: whether behind a verb in the plural that ends at `from` an
/// office stands at `at`, which speaks, not whose it is.
fn many_in_office(reading: &Reading<'_, '_>, from: usize, at: usize) -> bool {
    let plural = &reading.speech.endings.plural_verb;
    let many = !reading.speech.has_articles && from > 0 && reading.ends_like(from - 1, plural);
    // `в региональном ГУ МЧС`: an adjective may open its name.
    let noun = if qualifies(reading, at) { at + 1 } else { at };
    let titled = |w: &Word| w.is_title() && !reading.has(noun, Roles::BODY);
    many && reading.noun(noun).is_some_and(|w| !titled(w) && w.source.is_some())
}

/// `powiedziała PAP Anna Kos`: whether somebody's name stands right behind the medium at `i`, in letters, that is told.
fn names_behind(reading: &Reading<'_, '_>, i: usize, limit: usize) -> bool {
    let letters = reading.is_letters(i, 1) && !reading.speech.has_articles;
    let run = name_run(reading, i + reading.len(i), limit.max(i + 6)).filter(|_| letters);
    // `řekla ČTK Lagronová`: a surname is enough behind what a list of adverbs holds, since it is always told.
    let least = if reading.has(i, Roles::ADVERB) { 1 } else { 2 };
    run.is_some_and(|run| run.len() >= least && run.clone().all(|j| reading.is_word(j) && reading.noun(j).is_none()))
}

/// The noun of a source behind an adjective or participle whose complement opens with a preposition at `from`.
fn behind_attribute(reading: &Reading<'_, '_>, from: usize) -> Option<usize> {
    /// Tokens of the attribute, at most.
    const REACH: usize = 8;
    // `einer am Montag veröffentlichten Umfrage`: so does a day with its preposition, which is an adverb.
    if !reading.has(from, Roles::PREPOSITION.and(Roles::AGENT).and(Roles::ADVERB)) {
        return None;
    }
    let plain = |&i: &usize| reading.is_word(i) && !reading.in_figure(i);
    let matching = |&i: &usize| {
        let adjective = !reading.is_capital(i - 1) && reading.ends_like(i - 1, &reading.speech.endings.adjective);
        // `laut den von den Ämtern übermittelten Meldungen`: whose document it is stands in the attribute.
        let document = reading.has(from, Roles::AGENT) && reading.has(i, Roles::DOCUMENT);
        // `einer am Montag veröffentlichten Umfrage des Instituts`: so does a document without an agent.
        let told = reading.noun(i).is_some() || reading.has(i, Roles::DOCUMENT) && reading.is_capital(i);
        adjective && !document && told && !reading.has(i - 1, Roles::ARTICLE.and(Roles::PREPOSITION))
    };
    let mut nouns = (from + 2..from + REACH).take_while(plain).filter(matching);
    // `der von der islamistischen Hamas kontrollierten Behörde`: behind the agent stands the noun of the phrase.
    if reading.has(from, Roles::AGENT) { nouns.last() } else { nouns.next() }
}
