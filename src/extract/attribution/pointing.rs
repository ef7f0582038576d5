//! A sentence that only says who told the one before it: `Lo riferisce la protezione civile.`
//!
//! In: a sentence without a cue. Out: the cue and the speaker of the next one, where that one points back to it and
//! states nothing of its own.

use super::credit::{Choice, Credit, Credits};
use super::reading::{Mark, Reading};
use crate::lang::{Function, Roles};

/// Tokens before the cue, at most.
const OPENING: usize = 7;

/// Who the sentence behind frame `number` says told it.
pub fn speaker(reading: &Reading<'_, '_>, credits: &Credits<'_, '_, '_>, number: usize) -> Option<Choice> {
    let frame = reading.frames.get(number)?;
    // `Das schrieb der Minister.`, `Así lo dijo el alcalde.`: where the verb stands second, and behind a pronoun of Romance,
    // it may open the next paragraph.
    let next = reading.frames.get(number + 1)?;
    let first = (next.tokens.start..next.tokens.end).find(|&i| reading.is_word(i))?;
    let bare =
        |i: usize| reading.does(i, Function::POINTS_BACK) && !reading.has(i, Roles::DOCUMENT.and(Roles::ACCOUNT));
    let opens = reading.speech.verb_second || reading.speech.romance && bare(first);
    if next.paragraph != frame.paragraph && !(opens && next.paragraph == frame.paragraph + 1) {
        return None;
    }
    // `La información fue confirmada por`: what was told may stand behind its article.
    let article = reading.has(first, Roles::ARTICLE) && !reading.does(first, Function::POINTS_BACK);
    let points = reading.does(first + usize::from(article), Function::POINTS_BACK);
    // `A dirlo sono i vigili del fuoco`: so may the pronoun at the end of an infinitive.
    let cleft = || {
        let second = reading.does(first + 1, Function::POINTS_BACK);
        // `É o que informa a prefeitura`: or a cue of several words that opens a sentence without figures.
        // `Secondo quanto ricostruito dai vigili, il crollo`: a phrase that its sentence goes on behind tells of that.
        let whole = |c: &Credit| reading.mark(c.cue.group.end) == Some(Mark::Stop);
        let verb = |c: &Credit| c.cue.tokens.len() >= 4 && (whole(c) || !c.cue.roles.any(Roles::ACCORDING));
        let long = |c: &Credit| verb(c) && !reading.has_figure(next.tokens.clone());
        let opens = |c: &Credit| c.cue.tokens.start == first && (second || long(c));
        reading.speech.romance && credits.of_frame(number + 1).iter().any(opens)
    };
    let closes = || says_so(reading, credits, number + 1, first);
    if !credits.of_frame(number).is_empty() {
        return None;
    }
    if !reading.speech.verb_second
        && !reading.speech.romance
        && let Some(said) = closes()
    {
        return Some(said);
    }
    if reading.speech.verbs_are_nouns || !(points || cleft()) {
        return None;
    }
    let found = credits.of_frame(number + 1).iter().find(|c| c.speaker.is_some())?;
    // `Dit heeft het ministerie van Gezondheid in Gaza meegedeeld.`: behind its auxiliary the verb may stand far off.
    let near = found.cue.tokens.start < first + OPENING
        || reading.speech.verb_second && reading.does(first + 1, Function::HAVE);
    let told = !(found.cue.tokens.end..found.cue.tokens.end + 2).any(|i| reading.has(i, Roles::THAT));
    let apart = !reading.has_figure(next.tokens.start..found.cue.tokens.start);
    // `Das teilte die Polizei mit.`, `Dat heeft de politie gemeld.`: where the verb stands second, it follows at once.
    let behind = found.cue.tokens.start == first + 1 || reading.does(first + 1, Function::HAVE);
    let alone = !reading.speech.verb_second || behind && !reading.has_figure(next.tokens.clone());
    // `Il bilancio, fornito dalla prefettura, è di 14 morti`: an account of its own clause is none of the sentence before; one
    // that is only provisional is.
    let participle = found.cue.roles.any(Roles::PARTICIPLE) && found.cue.tokens.len() == 1;
    let parts = |i: &usize| matches!(reading.mark(*i), Some(Mark::Colon | Mark::Semicolon | Mark::Stop));
    let clause = (found.cue.group.end..next.tokens.end).find(parts).unwrap_or(next.tokens.end);
    let narrows = article && participle && reading.speech.romance && reading.has_figure(found.cue.group.end..clause);
    (near && told && apart && alone && !narrows).then(|| Choice {
        cue: found.cue.clone(),
        speaker: found.speaker,
        relays: Vec::new(),
    })
}

/// `The fire brigade announced this on its page.`, `Oznámili to hasiči.`, `Это подтвердили в полиции.`: a sentence without
/// figures whose verb of saying has what points back as its object or passive subject, and nothing else.
fn says_so(reading: &Reading<'_, '_>, credits: &Credits<'_, '_, '_>, number: usize, first: usize) -> Option<Choice> {
    let frame = reading.frames.get(number)?;
    let found = credits.of_frame(number).iter().find(|c| c.speaker.is_some())?;
    let (start, end) = (found.cue.tokens.start, found.cue.tokens.end);
    let points = |i: usize| reading.does(i, Function::POINTS_BACK);
    let free = |i: usize| reading.bounds(i) || reading.has(i, Roles::PREPOSITION.and(Roles::ADVERB));
    let object = points(end) && (free(end + 1) || start == first && !reading.speech.has_articles);
    let opens = start == first + 1 && points(first);
    let clause = (first..frame.tokens.end).any(|i| {
        reading.has(i, Roles::THAT) && reading.mark(i.saturating_sub(1)) == Some(Mark::Comma)
            || reading.mark(i) == Some(Mark::Colon)
            || reading.quoted(i)
    });
    let told = !clause && !reading.has_figure(frame.tokens.clone()) && !reading.has(end, Roles::THAT);
    ((object || opens) && told).then(|| Choice { cue: found.cue.clone(), speaker: found.speaker, relays: Vec::new() })
}
