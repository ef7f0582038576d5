//! The party right of a verb of saying, over whatever stands between.
//!
//! In: the place behind a verb. Out: the phrase, pronoun or body that speaks there, behind adverbs, times, places and those
//! who are told.

use super::apposition::{owned, phrase_at};
use super::day::{is_day, past_clock, past_date, past_day};
use super::medium::{behind_told_medium, is_age, named_medium};
use super::numbered::numbered;
use super::object::{behind_object, title_quote};
use super::told::{behind_medium, behind_told, quoted_office, told_agency};
use super::{Party, Phrase, extend};
use crate::claim::SourceType;
use crate::extract::attribution::name::{name_run, qualifies};
use crate::extract::attribution::reading::Reading;
use crate::lang::{Function, Roles, Word};

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
    beyond(reading, verb, from, limit).or_else(|| {
        let known = (object..extend(reading, object)).any(|i| reading.noun(i).is_some() || reading.has(i, Roles::BODY));
        body().filter(|_| known)
    })
}

/// The party behind `from`, where the verb ends at `verb`.
pub(super) fn beyond(reading: &Reading<'_, '_>, verb: usize, from: usize, limit: usize) -> Option<(Party, usize)> {
    let limit = limit.min(from + BETWEEN);
    let mut i = from;
    let mut loose: Option<usize> = None;
    // Whether a preposition with its object was passed.
    let mut past = false;
    let agrees =
        |at: usize| reading.ends_like(at, &reading.speech.endings.adjective) || reading.ends_like_adjective(at);
    while i < limit {
        if let Some(quote) = title_quote(reading, i) {
            let tokens = i..quote.close + 1;
            return Some((Party::Phrase(Phrase { tokens, role: None }), quote.close + 1));
        }
        if let Some(found) = numbered(reading, from, i) {
            return Some(found);
        }
        if let Some(past) = past_day(reading, i).filter(|past| *past < limit) {
            i = past;
            loose = None;
            continue;
        }
        if let Some(past) = past_clock(reading, i).filter(|past| *past < limit) {
            i = past;
            loose = None;
            continue;
        }
        if let Some(past) = past_date(reading, i) {
            i = past;
            loose = None;
            continue;
        }
        if let Some(end) = before_speaker(reading, i, past).filter(|end| *end < limit) {
            i = end;
            loose = None;
            continue;
        }
        // `ha insistido a la hora de destacar la operación`: whom an infinitive has for its object does not speak.
        if past && reading.opens_infinitive(i) {
            return None;
        }
        if reading.bounds(i)
            || reading.is_digits(i)
                && !(reading.speech.romance && past)
                && (i == from || !is_day(reading, i))
                && !is_age(reading, i)
            || reading.in_figure(i)
            || reading.has(i, Roles::THAT.and(Roles::RELATIVE))
        {
            return None;
        }
        if is_age(reading, i) && !reading.speech.has_articles {
            loose.get_or_insert(i);
            i += 3;
            continue;
        }
        let len = reading.len(i);
        if let Some(tokens) = named_medium(reading, i, limit) {
            let end = tokens.end;
            return Some((Party::Phrase(Phrase { tokens, role: None }), end));
        }
        // `podle dosavadních informací bylo zraněno`, `według danych zginęło`: behind a document a predicate names nobody.
        let told = i > from && (reading.has(i - 1, Roles::DOCUMENT) || reading.does(i - 1, Function::ESTIMATE));
        if told && !reading.speech.has_articles && reading.noun(i).is_none() && reading.is_predicate(i) {
            return None;
        }
        if reading.noun(i).is_none() && !reading.is_capital(i) {
            // `nach Angaben griechischer Medien`: an adjective goes with the noun behind it.
            let adjective = reading.word(i).is_none()
                && reading.is_word(i)
                && reading.ends_like(i, &reading.speech.endings.genitive_adjective);
            if adjective && reading.noun(i + len).is_some() {
                return Some(phrase_at(reading, i));
            }
            if reading.has(i, Roles::NOBODY) {
                return Some((Party::Nobody, i + len));
            }
            if reading.has(i, Roles::PRONOUN) && !reading.has(i, Roles::ARTICLE) {
                return owned(reading, i).or(Some((Party::Pronoun(i), i + len)));
            }
            // `der für die Inseln zuständige Gouverneur`: an attribute with a complement stands before its noun.
            if reading.speech.verb_second
                && reading.has(i, Roles::ARTICLE)
                && let Some(noun) = behind_attribute(reading, i + len)
            {
                return Some(phrase_at(reading, noun));
            }
            if reading.has(i, Roles::ARTICLE) {
                // `disse à Lusa fonte policial`: the contraction holds the preposition of the one who was told.
                let told = i + len;
                // `a déclaré au Parlement le ministre`: so does that of a house.
                let addressed = [SourceType::Media, SourceType::Politician, SourceType::Judiciary].map(Some);
                let medium = reading.noun(told).is_some_and(|w| addressed.contains(&w.source));
                let mut behind = told + reading.len(told);
                // `disse à Lusa a presidente do sindicato`: so does an article open the one who speaks.
                let article = reading.has(behind, Roles::ARTICLE) && !reading.has(behind, Roles::COMPLEMENT);
                let titled = article && reading.noun(behind + reading.len(behind)).is_some();
                let contracted = reading.does(i, Function::FUSED);
                let known = reading.noun(behind).is_some() || titled;
                // `dijo al diario La Gaceta el portavoz`, `ha detto alla Gazzetta il portavoce`: with its name.
                if contracted && let Some(past) = behind_told(reading, if medium { behind } else { told }, limit) {
                    i = past;
                    continue;
                }
                if medium && (contracted || reading.has(i, Roles::PREPOSITION) && known) {
                    std::mem::swap(&mut i, &mut behind);
                    continue;
                }
                return Some(phrase_at(reading, i));
            }
            // `сообщили в воскресенье вечером в полиции`: the office may stand behind when it was said.
            if i > from && reading.has(i, Roles::WITHIN) && many_in_office(reading, verb, i + len) {
                return Some(phrase_at(reading, i + len));
            }
            if reading.has(i, Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::WITHIN)) {
                i = behind_object(reading, i + len, limit);
                (loose, past) = (None, true);
                continue;
            }
            if reading.has(i, Roles::ADVERB.and(Roles::CONJUNCTION).and(Roles::CLITIC)) || !reading.is_word(i) {
                i += len;
                loose = None;
                continue;
            }
            if reading.has(i, Roles::FINITE.and(Roles::AUXILIARY)) {
                return None;
            }
            if !reading.speech.has_articles {
                // `mówi jedna z pracownic`: one of those who are named behind the preposition.
                let of = i + len;
                if reading.has(i, Roles::INDEFINITE)
                    && reading.has(of, Roles::COMPLEMENT.and(Roles::PREPOSITION))
                    && (of + 1..of + 3).any(|j| reading.noun(j).is_some())
                {
                    return Some(phrase_at(reading, i));
                }
                loose.get_or_insert(i);
            }
            i += len;
            continue;
        }
        if reading.is_capital(i) && reading.has(i, Roles::ADVERB) && reading.noun(i).is_none() {
            i += len;
            continue;
        }
        // `powiedział agencji AP ekspert`, `powiedział telewizji RAI Jan Kos`: the noun of a medium and its name.
        if let Some(past) = told_agency(reading, i, limit) {
            i = past;
            loose = None;
            continue;
        }
        // `powiedział PAP rzecznik policji`: the medium told, then the one who speaks.
        let medium = |i: usize| reading.is_medium(i);
        // `informuje reporter RMF FM Jan Kos`: a reporter of a medium is not told.
        let reports = !reading.speech.has_articles && medium(i + len);
        let addressee = medium(i) && (reading.noun(i + len).is_some() || names_behind(reading, i, limit)) && !reports;
        // `volgens persbureau Tass`: behind a phrase for a source the medium and its name are one.
        let named = reading.speech.verb_second && i == from && i > 0 && medium(i + len) && reading.len(i + len) == 1;
        let addressee = addressee && !(named && reading.has(reading.phrase_start(i - 1), Roles::ACCORDING));
        // `доложил губернатору глава минсельхоза`: whom the dative tells is told.
        let cites = i == from && i > 0 && reading.has(i - 1, Roles::CITING.and(Roles::ACCORDING));
        let told = !cites
            && reading.noun(i).is_some()
            && reading.noun(i + len).is_some()
            && reading.ends_like(i + len - 1, &reading.speech.endings.addressee);
        if addressee || told {
            i += len;
            loose = None;
            continue;
        }
        // `mówił dowodzący na miejscu zdarzenia strażak`: what a preposition governs is no attribute of the noun.
        let attribute = |&at: &usize| {
            !past || reading.noun(i).is_none_or(|_| reading.is_capital(i)) || agrees(at) || is_age(reading, at)
        };
        return Some(phrase_at(reading, loose.filter(attribute).unwrap_or(i)));
    }
    None
}

/// `dijo esta mañana [el alcalde]`, `disse à saída da reunião [o prefeito]`: in Romance the end of a phrase that names nobody, or
/// that a preposition governs, where somebody with a title follows at once.
fn before_speaker(reading: &Reading<'_, '_>, i: usize, past: bool) -> Option<usize> {
    let opens = reading.is_word(i) && !reading.has(i, Roles::ADVERB.and(Roles::CONJUNCTION).and(Roles::PRONOUN));
    if !reading.speech.romance || !opens || !past && !reading.has(i, Roles::ARTICLE) {
        return None;
    }
    let end = extend(reading, i);
    let article = reading.has(end, Roles::ARTICLE) && !reading.has(end, Roles::COMPLEMENT.and(Roles::PREPOSITION));
    let titled = article && reading.noun(end + reading.len(end)).is_some();
    let speaks = |j: usize| reading.noun(j).is_some() || reading.is_capital(j) || reading.has(j, Roles::BODY);
    (titled && (past || !(i..end).any(speaks))).then_some(end)
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
    run.is_some_and(|run| run.len() >= 2 && run.clone().all(|j| reading.is_word(j) && reading.noun(j).is_none()))
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
