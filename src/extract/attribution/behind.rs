//! Sources that stand behind what they tell: `der Polizei zufolge`, `nach eigenen Angaben`, `Об этом сообщил мэр`.
//!
//! In: the place of such a phrase. Out: where the noun phrase before it begins, or the subject that it stands for; and the
//! sentences that one behind them credits.

use std::ops::Range;

use super::credit::Credits;
use super::cues::Shape;
use super::phrase::{Party, Phrase, extend};
use super::reading::{Frame, Mark, Reading};
use super::subject::opens;
use crate::claim::SourceType;
use crate::lang::Roles;

/// Where the phrase begins that a word like `zufolge` stands behind: its nouns, articles and adjectives.
pub fn before_behind(reading: &Reading<'_, '_>, first: usize, end: usize) -> usize {
    let mut i = end;
    while i > first {
        let at = reading.phrase_start(i - 1);
        let verb = reading.has(at, Roles::AUXILIARY.and(Roles::FINITE)) && reading.noun(at).is_none();
        if verb || reading.bounds(at) || reading.in_figure(at) || at < first {
            break;
        }
        let lower = reading.is_word(at) && reading.ends_like(at, &reading.speech.endings.adjective);
        let weak = Roles::PREPOSITION.and(Roles::ADVERB).and(Roles::COMPLEMENT);
        let weak = reading.has(at, weak) && reading.noun(at).is_none();
        // `in den Wirren der Erdbeben Aktivisten zufolge`: right before a noun that speaks, one that does not is another phrase.
        let speaks = reading.noun(i).is_some() && i < end;
        let other = speaks
            && reading.is_capital(at)
            && reading.noun(at).is_none()
            && !reading.has(at, Roles::BODY.and(Roles::ARTICLE))
            && !reading.ends_like(at, &reading.speech.endings.town);
        if other {
            break;
        }
        if reading.is_capital(at) && !weak || reading.has(at, Roles::ARTICLE) || lower && !weak {
            i = at;
            // `erlitten zwei Helfer dem Sprecher zufolge`: the article in the dative opens the phrase.
            // `musste einer Sprecherin zufolge`: so does an indefinite one.
            let opens = reading.surface(at).ends_with('m') || reading.has(at, Roles::INDEFINITE);
            if reading.has(at, Roles::ARTICLE) && opens {
                break;
            }
        } else {
            break;
        }
    }
    asked_by(reading, first, i).unwrap_or(i)
}

/// `Einer Umfrage des Verbands unter 1.200 Fahrern zufolge`: where the document opens whose number of those asked ends right
/// before `end`.
fn asked_by(reading: &Reading<'_, '_>, first: usize, end: usize) -> Option<usize> {
    /// Words from the document to that number, at most.
    const REACH: usize = 8;
    let figure = end.checked_sub(1).filter(|&i| i > first && reading.in_figure(i))?;
    let figure = (first..=figure).rev().take_while(|&i| reading.in_figure(i)).last()?;
    let open = (first..figure).rev().take(REACH).take_while(|&i| !reading.bounds(i));
    let document = open.into_iter().filter(|&i| reading.has(i, Roles::DOCUMENT)).last()?;
    let article = document.checked_sub(1).filter(|&i| i >= first && reading.has(i, Roles::ARTICLE));
    Some(article.unwrap_or(document))
}

/// `nach offiziellen Angaben`, `nach Polizeiangaben`: adjectives and the noun of a document follow at `to`.
pub fn before_document(reading: &Reading<'_, '_>, to: usize) -> bool {
    let listed = reading.noun(to).is_some_and(|w| w.source == Some(SourceType::Official));
    if listed && !reading.is_capital(to) {
        return true;
    }
    let noun = (to..to + 3).find(|&i| reading.is_capital(i) || !reading.is_word(i));
    noun.is_some_and(|i| {
        // `nach UN-Angaben`: letters for a body that a hyphen joins to their document.
        let joined = reading.noun(i).is_some() && reading.surface(i + 1) == "-" && reading.has(i + 2, Roles::DOCUMENT);
        let document = reading.has(i, Roles::DOCUMENT) && (reading.part(i).is_some() || i > to);
        (document || joined && i == to) && !reading.in_figure(i - 1)
    })
}

/// `op basis van een vertrouwelijk rapport`, but `op basis van hun inkomen`: whether a source or a document is named right behind.
pub fn before_source(reading: &Reading<'_, '_>, to: usize) -> bool {
    /// An article, an adjective and the noun.
    const PHRASE: usize = 4;
    let open = (to..to + PHRASE).take_while(|&i| reading.is_word(i) && !reading.in_figure(i));
    open.into_iter().any(|i| reading.noun(i).is_some() || reading.has(i, Roles::DOCUMENT))
}

/// The subject of a sentence that holds `nach eigenen Angaben` at `from..to`.
pub fn own_subject(reading: &Reading<'_, '_>, frame: &Frame, from: usize, to: usize) -> Option<Party> {
    let Range { start, end } = frame.tokens;
    let phrase = |tokens| Some(Party::Phrase(Phrase { tokens, role: None }));
    // A verb that no list knows may follow the noun.
    let named = |i: &usize| reading.noun(*i).is_some() || reading.is_capital(*i);
    if opens(reading, start) && start != from {
        let limit = extend(reading, start).min(from);
        let last = (start..limit).rev().find(named).map_or(limit, |i| i + reading.len(i));
        return phrase(start..if reading.capital_nouns { limit } else { last.min(limit) });
    }
    // `Norvik beschäftigt nach eigenen Angaben`: so may a name that no list knows, right before its verb.
    let verb = |i: usize| {
        let word = Roles::PREPOSITION.and(Roles::ARTICLE).and(Roles::ADVERB).and(Roles::CONJUNCTION);
        reading.is_word(i) && !reading.is_capital(i) && !reading.has(i, word) && !reading.in_figure(i)
    };
    let name = reading.is_capital(start) && reading.word(start).is_none() && !reading.bounds(start + 1);
    if reading.capital_nouns && name && start + 1 < from && verb(start + 1) {
        return phrase(start..start + 1);
    }
    // `Israels Armee flog nach eigenen Angaben`: a name in the genitive opens the phrase.
    if reading.capital_nouns && start + 1 < from && reading.is_capital(start) && reading.noun(start + 1).is_some() {
        return phrase(start..start + 2);
    }
    // `In Bremen rückte die Feuerwehr nach eigenen Angaben aus`: the subject behind the verb.
    let free = |i: usize| i > start && !reading.has(i - 1, Roles::PREPOSITION) && opens(reading, i);
    let inverted = (start + 1..from).find(|&i| free(i) && reading.speech.verb_second);
    let at = inverted.or_else(|| (to..end.min(to + 6)).find(|&i| opens(reading, i)))?;
    let limit = if at < from { from } else { end };
    phrase(at..extend(reading, at).min(limit))
}

/// `so ein Sprecher zur Zeitung`, `so die Ministerin gegenüber dem Sender`: whether a preposition at `at` opens whom it was told.
pub fn tells_medium(reading: &Reading<'_, '_>, at: usize) -> bool {
    let media = |i: usize| reading.is_medium(i);
    reading.capital_nouns
        && reading.has(at, Roles::PREPOSITION)
        && (at + 1..at + 4).take_while(|&i| !reading.bounds(i)).any(media)
}

/// Sentences that one behind them credits, at most.
const TOLD: usize = 5;

/// Who told what stands before sentence `number`, where that sentence says nothing else.
pub fn tells_before(reading: &Reading<'_, '_>, credits: &Credits<'_, '_, '_>, number: usize) -> Option<usize> {
    let frame = reading.frames.get(number)?;
    let Range { start, end } = frame.tokens;
    let at = (start..end.min(start + 3)).find(|&i| reading.has(i, Roles::BACK))?;
    let behind = at + reading.len(at);
    let clause = reading.bounds(behind) && reading.has(behind + 1, Roles::THAT);
    // `Informovali o tom hasiči, kteří upravili bilanci na 4 mrtvé`: a relative clause tells of who says so.
    let relative = |i: &usize| reading.bounds(*i - 1) && reading.has(*i, Roles::RELATIVE);
    let main = start..(behind + 1..end).find(relative).unwrap_or(end);
    if clause || reading.figures_in(&main).next().is_some() {
        return None;
    }
    let own = credits.of_frame(number);
    let citing = own.iter().find(|c| c.cue.shape == Shape::Citing);
    citing.or_else(|| own.first()).and_then(|c| c.speaker)
}

/// `Погибли 12 человек. Об этом сообщил губернатор.`: a sentence that only says who told what stands before it credits
/// the sentences of its paragraph that credit nobody, or those of the paragraph before where it opens its own.
pub fn point_back(reading: &Reading<'_, '_>, credits: &Credits<'_, '_, '_>, carried: &mut [Option<usize>]) {
    for number in 1..reading.frames.len() {
        let Some(speaker) = tells_before(reading, credits, number) else { continue };
        let paragraph = reading.frames[number - 1].paragraph;
        for before in (number.saturating_sub(TOLD)..number).rev() {
            let told = &reading.frames[before];
            let ends = reading.mark(told.tokens.end - 1) == Some(Mark::Stop);
            let free = credits.of_frame(before).is_empty() && carried.get(before).is_some_and(Option::is_none);
            if told.paragraph != paragraph || !free || !ends {
                break;
            }
            if let Some(slot) = carried.get_mut(before) {
                *slot = Some(speaker);
            }
        }
    }
}
