//! Embedded posts: text of another hand inside an article, signed in a line of its own.
//!
//! In: the paragraphs. Out: the stretches that a signature (`— Name (@handle) January 6, 2022`)
//! closes, each a direct quotation of the one who signs.

use std::ops::Range;

use super::credit::Credits;
use super::name::name_run;
use super::people::plain;
use super::reading::{Mark, Reading};
use crate::claim::{Attribution, AttributionType, Stance};
use crate::extract::{Credited, Reason};

/// A post with its author's name.
#[derive(Debug, Clone)]
pub struct Post {
    tokens: Range<usize>,
    author: Range<usize>,
    /// Whom the author quotes in a line of its own before the signature.
    quoted: Option<Range<usize>>,
    frame: usize,
}

/// A post has at most this many paragraphs above its signature.
const PARAGRAPHS: usize = 4;

/// Every post of a document, in order.
pub fn find(reading: &Reading<'_, '_>) -> Vec<Post> {
    let document = reading.document;
    let mut posts: Vec<Post> = Vec::new();
    for (p, paragraph) in document.paragraphs.iter().enumerate() {
        let sentences = &document.sentences[paragraph.sentences.clone()];
        let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { continue };
        let range = first.tokens.start..last.tokens.end;
        let Some(author) = signature(reading, &range) else {
            // `Ruch trwa jednym pasem. — Policja Krosno (@Policja_K) July 29`: a post may be signed at its paragraph's end.
            if let Some(author) = tail(reading, &range) {
                posts.push(Post { tokens: range.clone(), author, quoted: None, frame: reading.frame_of(range.start) });
            }
            continue;
        };
        let mut start = range.start;
        let mut quoted = None;
        for q in (p.saturating_sub(PARAGRAPHS)..p).rev() {
            let above = &document.sentences[document.paragraphs[q].sentences.clone()];
            let Some(top) = above.first() else { break };
            // Only a post in another language is told apart over several paragraphs.
            let foreign = above.iter().any(|s| *s.language != *document.language.code);
            let signed = reading.mark(top.tokens.start) == Some(Mark::Dash);
            if start < range.start && !foreign && !signed {
                break;
            }
            if posts.last().is_some_and(|post| top.tokens.start < post.tokens.end) {
                break;
            }
            let line = top.tokens.start;
            if reading.mark(line) == Some(Mark::Dash) && quoted.is_none() && reading.is_capital(line + 1) {
                quoted = name_run(reading, line + 1, range.start);
            }
            start = line;
        }
        posts.push(Post { tokens: start..range.end, author, quoted, frame: reading.frame_of(range.start) });
    }
    posts
}

/// The name in a line `— Name (@handle) ...`.
fn signature(reading: &Reading<'_, '_>, line: &Range<usize>) -> Option<Range<usize>> {
    if line.len() > 24 || reading.mark(line.start) != Some(Mark::Dash) {
        return None;
    }
    let bracket = line.clone().find(|&i| reading.surface(i) == "(")?;
    if reading.surface(bracket + 1) != "@" || bracket <= line.start + 1 {
        return None;
    }
    Some(line.start + 1..bracket)
}

/// The name in `— Name (@handle) ...` at the end of a paragraph.
fn tail(reading: &Reading<'_, '_>, paragraph: &Range<usize>) -> Option<Range<usize>> {
    /// Tokens of the signature, at most.
    const SIGNATURE: usize = 24;
    let from = paragraph.end.saturating_sub(SIGNATURE).max(paragraph.start + 1);
    let handle = (from..paragraph.end).find(|&i| reading.surface(i) == "@" && reading.surface(i - 1) == "(")?;
    let dash = (from..handle).rev().find(|&i| reading.mark(i) == Some(Mark::Dash))?;
    let author = dash + 1..handle - 1;
    (!author.is_empty() && author.len() <= SIGNATURE / 3).then_some(author)
}

/// The post that a token stands in.
pub fn at(posts: &[Post], token: usize) -> Option<&Post> {
    let after = posts.partition_point(|p| p.tokens.start <= token);
    posts[..after].last().filter(|p| p.tokens.contains(&token))
}

/// A figure in a post is quoted from its author, or from the one whom the author quotes.
pub fn credit(credits: &mut Credits<'_, '_, '_>, reading: &Reading<'_, '_>, post: &Post) -> Credited {
    let Some(frame) = reading.frames.get(post.frame) else { return super::own_voice() };
    let author = credits.speakers.of_phrase(&plain(post.author.clone()), frame);
    let (source, relays) = match &post.quoted {
        Some(quoted) => {
            let speaker = credits.speakers.of_phrase(&plain(quoted.clone()), frame);
            (speaker, vec![credits.speakers.list[author].source.span])
        }
        None => (author, Vec::new()),
    };
    Credited {
        source: Some(credits.speakers.list[source].source.clone()),
        attribution: Attribution { kind: AttributionType::Direct, stance: Stance::Asserted, cue: None, relays },
        reasons: vec![Reason::bare("signed post")],
    }
}
