//! A quotation in another language is read with its own pack, as a sentence of its own.
//!
//! In: one paragraph's tokens and the article's language. Out: the foreign passages, in order, each
//! with its language. `Misja oświadczyła: „We visited 214 polling stations.”` is Polish up to the
//! colon. A quotation may run over several sentences; it ends with its paragraph.

use std::borrow::Cow;
use std::ops::Range;

use crate::lang;
use crate::text::{Token, quotations};

/// A range of document tokens, and the language spoken there.
pub type Passage<'a> = (Range<usize>, &'a str);

/// Fewer words than this are a name or a title.
const WORDS: usize = 5;

/// The foreign quotations among `tokens`, as ranges of document tokens.
pub fn passages<'a>(text: &str, all: &[Token], tokens: Range<usize>, language: &'a str) -> Vec<Passage<'a>> {
    let profiles = lang::profiles();
    let slice = &all[tokens.clone()];
    let mut found = Vec::new();
    for quotation in quotations(slice) {
        let inner = &slice[quotation.start + 1..quotation.end - 1];
        if inner.iter().filter(|t| t.is_word()).count() < WORDS || is_title(text, inner) {
            continue;
        }
        let spoken = profiles.passage(text, inner, language);
        if spoken != language {
            found.push((tokens.start + quotation.start..tokens.start + quotation.end, spoken));
        }
    }
    found
}

/// The passages that touch a sentence; they stand in order, so that this costs a binary search.
pub fn near<'p, 'a>(passages: &'p [Passage<'a>], sentence: &Range<usize>) -> &'p [Passage<'a>] {
    let from = passages.partition_point(|(passage, _)| passage.end <= sentence.start);
    let to = passages.partition_point(|(passage, _)| passage.start < sentence.end);
    &passages[from..to.max(from)]
}

/// Cuts one sentence at the borders of the passages that it touches. Every token stays in exactly
/// one piece; a piece inside a passage carries the passage's language.
pub fn cut<'a>(sentence: Range<usize>, passages: &[Passage<'a>], own: &'a str) -> Vec<Passage<'a>> {
    let mut pieces = Vec::with_capacity(2 * passages.len() + 1);
    let mut from = sentence.start;
    for (passage, language) in passages {
        let (start, end) = (passage.start.max(from), passage.end.min(sentence.end));
        if start >= end {
            continue;
        }
        if from < start {
            pieces.push((from..start, own));
        }
        pieces.push((start..end, *language));
        from = end;
    }
    if from < sentence.end {
        pieces.push((from..sentence.end, own));
    }
    pieces
}

/// The tokens of a sentence that no passage holds: those that tell the sentence's own language.
pub fn outside<'a>(all: &'a [Token], sentence: Range<usize>, passages: &[Passage<'_>]) -> Cow<'a, [Token]> {
    if passages.is_empty() {
        return Cow::Borrowed(&all[sentence]);
    }
    let kept = sentence.filter(|i| !passages.iter().any(|(passage, _)| passage.contains(i)));
    Cow::Owned(kept.filter_map(|i| all.get(i).copied()).collect())
}

/// `The Weight of the Sea`: most of the long words are capitalised.
fn is_title(text: &str, tokens: &[Token]) -> bool {
    let long = tokens.iter().filter(|t| t.is_word() && t.of(text).chars().count() > 3);
    let (capital, total) = long.fold((0, 0), |(c, n), t| (c + usize::from(t.capital), n + 1));
    capital * 2 > total
}
