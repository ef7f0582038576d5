//! The parts of numbers: digits, number words, and what may join them.
//!
//! In: one sentence's tokens and its pack. Out: a short list with all that a number can be made of,
//! so that words of no interest are looked at once. Two parts touch where one ends as the other starts.

use std::ops::Range;

use super::compounds;
use super::digits::{Digits, scan};
use super::marks::Marks;
use crate::extract::Document;
use crate::lang::{Lang, Word};

/// A part of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Part {
    Digits(Digits),
    Word(Word),
    /// A number written as one word.
    Compound(i64),
    /// A hyphen without spaces around it.
    Hyphen,
    Comma,
}

/// A part and its tokens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lexeme {
    pub start: usize,
    pub end: usize,
    pub part: Part,
}

/// Fills `out` with the parts that stand in `range`.
pub(super) fn read(
    document: &Document<'_>,
    lang: &Lang,
    range: Range<usize>,
    marks: impl Fn() -> Marks,
    out: &mut Vec<Lexeme>,
) {
    out.clear();
    let tokens = &document.tokens[..range.end];
    let numbers = &lang.numbers;
    let decimal = numbers.decimal.unwrap_or('.');
    let mut at = range.start;
    while at < range.end {
        let token = &tokens[at];
        let touches = out.last().is_some_and(|l: &Lexeme| l.end == at);
        if token.is_digits() {
            let digits = scan(document.text, tokens, at, decimal, &marks());
            out.push(Lexeme { start: at, end: digits.end, part: Part::Digits(digits) });
            at = digits.end;
            continue;
        }
        if let Some((length, word)) = numbers.words.longest(tokens, at) {
            if wanted(document, at, length, *word, touches) {
                out.push(Lexeme { start: at, end: at + length, part: Part::Word(*word) });
            }
            at += length;
            continue;
        }
        if token.is_word() {
            if numbers.pieces.may_begin(token.of(document.text)) {
                if let Some(value) = compounds::value(token.of(document.text), numbers) {
                    out.push(Lexeme { start: at, end: at + 1, part: Part::Compound(value) });
                }
            }
        } else if touches && at + 1 < range.end {
            let mark = token.of(document.text);
            let next = &tokens[at + 1];
            let tight = !token.space_before && !next.space_before;
            if tight && matches!(mark, "-" | "\u{2010}" | "\u{2011}") {
                out.push(Lexeme { start: at, end: at + 1, part: Part::Hyphen });
            } else if mark == "," && numbers.comma_joins && next.space_before && next.is_word() {
                out.push(Lexeme { start: at, end: at + 1, part: Part::Comma });
            }
        }
        at += 1;
    }
}

/// Whether a word can be part of a number here. What only joins must touch the part before it;
/// abbreviations must be written in their own case.
fn wanted(document: &Document<'_>, at: usize, length: usize, word: Word, touches: bool) -> bool {
    match word {
        Word::Ignored => false,
        Word::And | Word::Point | Word::Whole | Word::Link | Word::AndHalf | Word::Part(_) => touches,
        Word::Short { upper, .. } => {
            let token = &document.tokens[at];
            // `5 M. Dupont` is five and a gentleman.
            let title = length == 1
                && token.capital
                && document.tokens.get(at + 1).is_some_and(|t| !t.space_before && t.is_mark(document.text, '.'));
            touches && upper.is_none_or(|u| u == token.capital) && !title
        }
        _ => true,
    }
}
