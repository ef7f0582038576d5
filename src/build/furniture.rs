//! What of an article is page furniture, as its row says it.
//!
//! In: the passages that the extractor takes for furniture, and the title. Out: both in code points, in order. A title
//! that the text says a second time is marked here, and only marked: people label the figures of both mentions, so that
//! to silence one would be to contradict them.

use crate::article::Article;
use crate::claim::record::FurnitureRecord;
use crate::claim::{FurnitureKind, Span};
use crate::text::Offsets;

/// Passages as files hold them.
pub fn records(text: &str, passages: &[(FurnitureKind, Span)]) -> Vec<FurnitureRecord> {
    if passages.is_empty() {
        return Vec::new();
    }
    let offsets = Offsets::new(text);
    let place = |at: usize| offsets.code_point(at);
    passages
        .iter()
        .map(|&(kind, span)| FurnitureRecord { kind, start: place(span.start), end: place(span.end) })
        .collect()
}

/// What the extractor marked, with the title wherever the text says it again. The title is no matter of the text alone,
/// so that it is looked for anew where the rest is taken over from an earlier build.
pub fn with_titles(article: &Article, mut marked: Vec<FurnitureRecord>) -> Vec<FurnitureRecord> {
    marked.retain(|passage| passage.kind != FurnitureKind::RepeatedTitle);
    for title in records(&article.text, &repeated(&article.text, article.title.as_deref())) {
        if marked.iter().all(|passage| passage.end <= title.start || title.end <= passage.start) {
            marked.push(title);
        }
    }
    marked.sort_by_key(|passage| (passage.start, passage.end));
    marked
}

/// The lines that say the title, but for the first that does. Where nobody says what the title is, the first line is it.
fn repeated(text: &str, title: Option<&str>) -> Vec<(FurnitureKind, Span)> {
    let mut lines = text.split('\n').scan(0, |start, line| {
        let span = Span::new(*start, *start + line.len());
        *start = span.end + 1;
        Some(span)
    });
    let first = || text.lines().find(|line| letters(line).next().is_some());
    let Some(title) = title.filter(|title| letters(title).next().is_some()).or_else(first) else { return Vec::new() };
    let says = |span: &Span| letters(span.of(text)).eq(letters(title));
    if !lines.any(|span| says(&span)) {
        return Vec::new();
    }
    lines.filter(says).map(|span| (FurnitureKind::RepeatedTitle, trimmed(text, span))).collect()
}

/// A text as people compare titles: no spaces, no signs, no case.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

fn trimmed(text: &str, span: Span) -> Span {
    let line = span.of(text);
    let start = span.start + (line.len() - line.trim_start().len());
    Span::new(start, start + line.trim().len())
}
