//! A quotation in another language becomes a sentence of its own, read with its own pack.
//!
//! In: one sentence's tokens and its language. Out: the pieces, in order, each with a language.
//! `Misja oświadczyła: „We visited 214 polling stations.”` is Polish up to the colon.

use std::ops::Range;

use crate::lang;
use crate::text::{Token, quotations};

/// Fewer words than this are a name or a title.
const WORDS: usize = 5;

/// Cuts foreign quotations out of the sentence `tokens`, given by their index in the document.
pub fn split<'a>(text: &str, all: &[Token], tokens: Range<usize>, language: &'a str) -> Vec<(Range<usize>, &'a str)> {
    let profiles = lang::profiles();
    let slice = &all[tokens.clone()];
    let mut pieces = Vec::new();
    let mut from = tokens.start;
    for quotation in quotations(text, slice) {
        let inner = &slice[quotation.start + 1..quotation.end - 1];
        if inner.iter().filter(|t| t.is_word()).count() < WORDS || is_title(text, inner) {
            continue;
        }
        let found = profiles.passage(text, inner, language);
        if found == language {
            continue;
        }
        let (start, end) = (tokens.start + quotation.start, tokens.start + quotation.end);
        if from < start {
            pieces.push((from..start, language));
        }
        pieces.push((start..end, found));
        from = end;
    }
    if from < tokens.end {
        pieces.push((from..tokens.end, language));
    }
    pieces
}

/// `The Weight of the Sea`: most of the long words are capitalised.
fn is_title(text: &str, tokens: &[Token]) -> bool {
    let long = tokens.iter().filter(|t| t.is_word() && t.of(text).chars().count() > 3);
    let (capital, total) = long.fold((0, 0), |(c, n), t| (c + usize::from(t.capital), n + 1));
    capital * 2 > total
}
