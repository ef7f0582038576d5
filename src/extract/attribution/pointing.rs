//! A sentence that only says who told the one before it: `Lo riferisce la protezione civile.`
//!
//! In: a sentence without a cue. Out: the cue and the speaker of the next one, where that one points back to it and
//! states nothing of its own.

use super::credit::{Choice, Credit, Credits};
use super::reading::Reading;
use crate::lang::{Function, Roles};

/// Tokens before the cue, at most.
const OPENING: usize = 7;

/// Who the sentence behind frame `number` says told it.
pub fn speaker(reading: &Reading<'_, '_>, credits: &Credits<'_, '_, '_>, number: usize) -> Option<Choice> {
    let frame = reading.frames.get(number)?;
    let next = reading.frames.get(number + 1).filter(|next| next.paragraph == frame.paragraph)?;
    let first = (next.tokens.start..next.tokens.end).find(|&i| reading.is_word(i))?;
    // `La información fue confirmada por`: what was told may stand behind its article.
    let article = reading.has(first, Roles::ARTICLE) && !reading.does(first, Function::POINTS_BACK);
    let points = reading.does(first + usize::from(article), Function::POINTS_BACK);
    // `A dirlo sono i vigili del fuoco`: so may the pronoun at the end of an infinitive.
    let cleft = || {
        let second = reading.does(first + 1, Function::POINTS_BACK);
        // `É o que informa a prefeitura`: or a cue of several words that opens a sentence without figures.
        let long = |c: &Credit| c.cue.tokens.len() >= 4 && !reading.has_figure(next.tokens.clone());
        let opens = |c: &Credit| c.cue.tokens.start == first && (second || long(c));
        reading.speech.romance && credits.of_frame(number + 1).iter().any(opens)
    };
    if !(points || cleft()) || !credits.of_frame(number).is_empty() {
        return None;
    }
    let found = credits.of_frame(number + 1).iter().find(|c| c.speaker.is_some())?;
    let near = found.cue.tokens.start < first + OPENING;
    let told = !(found.cue.tokens.end..found.cue.tokens.end + 2).any(|i| reading.has(i, Roles::THAT));
    let apart = !reading.has_figure(next.tokens.start..found.cue.tokens.start);
    // `Das teilte die Polizei mit.`, `Dat heeft de politie gemeld.`: where the verb stands second, it follows at once.
    let behind = found.cue.tokens.start == first + 1 || reading.does(first + 1, Function::HAVE);
    let alone = !reading.speech.verb_second || behind && !reading.has_figure(next.tokens.clone());
    (near && told && apart && alone).then(|| Choice {
        cue: found.cue.clone(),
        speaker: found.speaker,
        relays: Vec::new(),
    })
}
