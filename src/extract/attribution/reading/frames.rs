//! Sentences as their writer made them.
//!
//! In: the sentences of a document. Out: the same with those put together that a foreign quotation or a cut parted.

use std::ops::Range;

use super::tags::Tag;
use crate::extract::Document;
use crate::extract::attribution::dateline::{behind_clock, behind_dateline};
use crate::lang::Roles;

/// A sentence of the article with the quotations inside it, whatever their language.
#[derive(Debug, Clone)]
pub struct Frame {
    pub tokens: Range<usize>,
    pub paragraph: usize,
    /// What all of its words can do: a rule that none of them serves need not look at each.
    pub roles: Roles,
}

/// The frames of a document, in order.
pub(super) fn read(document: &Document<'_>, tags: &[Tag]) -> Vec<Frame> {
    let mut frames = together(document);
    for frame in &mut frames {
        let tags = tags.get(frame.tokens.clone()).unwrap_or_default();
        frame.roles = tags.iter().fold(Roles::NONE, |roles, tag| roles.and(tag.roles));
    }
    frames
}

/// Puts together the sentences that the text does not end: what follows a cut goes on with a mark
/// or in lower case, or what stands before it has no stop.
fn together(document: &Document<'_>) -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::with_capacity(document.sentences.len());
    for sentence in &document.sentences {
        let first = &document.tokens[sentence.tokens.start];
        let goes_on = behind_clock(document, sentence)
            || first.is_one_of(&[',', ';', ')'])
            || first.is_word()
                && !first.capital
                && document.surface(sentence.tokens.start).starts_with(char::is_lowercase);
        if let Some(last) = frames.last_mut()
            && last.paragraph == sentence.paragraph
            && (goes_on || !stops(document, last.tokens.end - 1))
        {
            last.tokens.end = sentence.tokens.end;
            continue;
        }
        let opens = frames.last().is_none_or(|last| last.paragraph != sentence.paragraph);
        let start = if opens { behind_dateline(document, &sentence.tokens) } else { sentence.tokens.start };
        let tokens = start..sentence.tokens.end;
        frames.push(Frame { tokens, paragraph: sentence.paragraph, roles: Roles::NONE });
    }
    frames
}

/// Whether a stop stands at `i`, or before the closing marks that end there.
fn stops(document: &Document<'_>, i: usize) -> bool {
    (0..4).map_while(|back| i.checked_sub(back)).any(|j| document.surface(j).starts_with(['.', '!', '?', '…', '。']))
}
