//! Speech behind a dash: `— Мы насчитали 20 тел, — сказал врач.`
//!
//! In: a paragraph with a sentence that opens with a dash. Out: the stretches of it that are speech, as quotations.
//! Only a verb of saying behind a dash or comma makes it a dialogue; a list item has none. A paragraph that opens with
//! a dash and such a verb makes speech of the one before it.

use super::quotes::Quote;
use super::reading::{Mark, Reading};
use crate::extract::Sentence;
use crate::lang::Roles;

/// The verb of saying stands within this many tokens of its dash.
const NEAR: usize = 4;
/// A turn of a dialogue is no longer than this many tokens.
const LONGEST: usize = 400;
/// One that begins inside a paragraph is no longer than this.
const TURN: usize = 120;

/// The speech of every paragraph that opens with a dash, or has a sentence that does.
pub fn find(reading: &Reading<'_, '_>) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for (p, paragraph) in reading.document.paragraphs.iter().enumerate() {
        quotes.extend(block(reading, p));
        let sentences = &reading.document.sentences[paragraph.sentences.clone()];
        let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { continue };
        // `Wójt nie ma złudzeń. – Wydamy 5 mln zł – mówi.`: a turn may open with any sentence.
        // `Lima, 11 jul (EFE). - El número`: behind the bracket of an agency the dash closes where and by whom it was sent.
        let sent =
            |at: usize| at > first.tokens.start + 1 && reading.surface(at - 2) == ")" && reading.surface(at - 1) == ".";
        let turn = |s: &&Sentence| reading.mark(s.tokens.start) == Some(Mark::Dash) && !sent(s.tokens.start);
        let Some(opening) = sentences.iter().find(turn) else { continue };
        let inside = opening.tokens.start > first.tokens.start;
        let start = opening.tokens.start;
        // `- Nikt nie zginął. Rannych jest 12 – podała.`: where nouns inflect, a turn inside may go on; only a dash ends it.
        let goes_on = |s: &&Sentence| s.tokens.start > start && s.tokens.end <= start + TURN;
        let turn_end = sentences.iter().rev().find(goes_on).map_or(opening.tokens.end, |s| s.tokens.end);
        let end = match inside {
            true if reading.speech.has_articles => opening.tokens.end,
            true => turn_end,
            false => last.tokens.end.min(start + LONGEST),
        };
        let ends = |i: usize| match reading.mark(i) {
            Some(Mark::Dash) => true,
            Some(Mark::Comma) => !inside || i < opening.tokens.end,
            _ => false,
        };
        let says = |i: usize| ends(i) && verb_follows(reading, i, end);
        let Some(close) = (start + 2..end).find(|&i| says(i)) else { continue };
        quotes.push(Quote { open: start, close });
        let dash = |i: usize| reading.mark(i) == Some(Mark::Dash);
        let end = last.tokens.end.min(start + LONGEST);
        // `– A – mówi X. – B – dodaje Y. Policja przekazała …`: each turn that a verb of saying ends is one of its own.
        let mut said = close;
        while let Some(again) = (said + 2..end).find(|&i| dash(i) && !says(i)) {
            let opens = sentences.iter().any(|s| s.tokens.start == again);
            let ends = |&i: &usize| dash(i) && verb_follows(reading, i, end);
            match (again + 2..end).find(ends).filter(|_| opens) {
                Some(close) => {
                    quotes.push(Quote { open: again, close });
                    said = close;
                }
                None if again + 1 < last.tokens.end => {
                    quotes.push(Quote { open: again, close: last.tokens.end - 1 });
                    break;
                }
                None => break,
            }
        }
    }
    quotes
}

/// `Rannych jest 12` as a paragraph of its own, and `– powiedział strażak` as the next: words set apart by the page alone,
/// whose author's words open with a dash and a verb of saying.
fn block(reading: &Reading<'_, '_>, p: usize) -> Option<Quote> {
    let document = reading.document;
    let bounds = |p: usize| {
        let sentences = &document.sentences[document.paragraphs.get(p)?.sentences.clone()];
        Some(sentences.first()?.tokens.start..sentences.last()?.tokens.end)
    };
    let said = bounds(p.checked_sub(1)?)?;
    let close = bounds(p)?.start;
    let told = reading.mark(close) == Some(Mark::Dash) && verb_follows(reading, close, bounds(p)?.end);
    let spoken = reading.mark(said.start) == Some(Mark::Dash);
    let marked = || said.clone().any(|i| reading.quotes.at(i).is_some());
    (told && !spoken && said.len() <= TURN && !marked()).then_some(Quote { open: said.start, close })
}

/// Whether the author's words begin behind the mark at `i`: a verb of saying comes first.
fn verb_follows(reading: &Reading<'_, '_>, i: usize, end: usize) -> bool {
    let next = i + 1;
    let finite = |j: usize| {
        reading.has(j, Roles::SAY.and(Roles::DEMAND)) && reading.has(j, Roles::FINITE) && !reading.is_capital(j)
    };
    if finite(next) {
        return true;
    }
    reading.has(next, Roles::AUXILIARY.and(Roles::ADVERB))
        && (next..end.min(next + NEAR + 3)).any(|j| {
            reading.has(j, Roles::SAY) && reading.has(j, Roles::PARTICIPLE.and(Roles::FINITE)) && !reading.bounds(j)
        })
}
