//! Page furniture: counters, reading times, bylines with a date, invitations, cookie notes.
//!
//! In: a number, and in the end all numbers of a document. Out: the rule that makes it furniture;
//! what the words beside it do not say, the line that it stands in may.

use std::ops::Range;

use super::context::Context;
use super::verdict::Finding;
use super::{Number, Raw, Verdict};
use crate::claim::Span;
use crate::extract::{Document, Reason};
use crate::lang::{Labels, neutral};

/// Tokens of a plea, at most.
const PLEA: usize = 80;

/// `2 318 vues`, `komentarze (128)`, `👁 5 842`.
pub(super) fn counter(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    if !raw.is_digits() {
        return None;
    }
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let labels = [&context.lang.labels, &neutral().labels];
    if let Some((length, ())) = labels.iter().find_map(|l| l.furniture_after.longest(context.tokens, end))
        && short_line(context)
    {
        return Some(("page_furniture", start..end + length));
    }
    let mut before = start;
    while before > context.sentence.tokens.start && context.is_mark(before - 1, &['(', ':']) && start - before < 2 {
        before -= 1;
    }
    for at in [start, before] {
        if let Some((length, ())) = labels.iter().find_map(|l| l.furniture_before.longest_before(context.tokens, at)) {
            return Some(("page_furniture", at - length..end));
        }
    }
    None
}

/// Counters stand in lines without a full stop; `2 318 vues` in running text is a figure.
fn short_line(context: &Context<'_>) -> bool {
    let paragraph = context.document.paragraphs.get(context.sentence.paragraph);
    let sentences = paragraph.map(|p| &context.document.sentences[p.sentences.clone()]).unwrap_or_default();
    let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { return false };
    let ends_open = !context.is_mark(last.tokens.end - 1, &['.', '!', '?', '…', '”', '»']);
    ends_open && last.tokens.end - first.tokens.start <= 80
}

/// Paragraphs that are furniture as a whole: those that begin with an invitation, and bylines, which
/// hold a date and a clock time and are no sentence.
pub(super) fn lines(document: &Document<'_>, numbers: &mut [Number]) {
    let mut at = 0;
    while at < numbers.len() {
        let paragraph = document.sentences[numbers[at].sentence].paragraph;
        let end = numbers[at..]
            .iter()
            .position(|n| document.sentences[n.sentence].paragraph != paragraph)
            .map_or(numbers.len(), |n| at + n);
        if let Some((rule, entry)) = line(document, paragraph, &numbers[at..end]) {
            for number in numbers[at..end].iter_mut().filter(|n| n.verdict == Verdict::Figure) {
                number.verdict = Verdict::NotFigure;
                number.reasons.push(Reason { rule, entry });
            }
        }
        at = end;
    }
}

fn line(document: &Document<'_>, paragraph: usize, numbers: &[Number]) -> Option<(&'static str, Span)> {
    if numbers.iter().all(|n| n.verdict == Verdict::NotFigure) {
        return None;
    }
    let sentences = &document.sentences[document.paragraphs.get(paragraph)?.sentences.clone()];
    let (first, last) = (sentences.first()?, sentences.last()?);
    let context = Context::new(document, numbers.first()?.sentence);
    for labels in [&first.lang.labels, &neutral().labels] {
        if let Some((length, ())) = labels.furniture_line.longest(&document.tokens, first.tokens.start) {
            let words = first.tokens.start..first.tokens.start + length;
            return Some(("page_furniture:line", document.span(words)));
        }
    }
    if let Some(words) = plea(document, first.tokens.start..last.tokens.end, &first.lang.labels) {
        return Some(("page_furniture:plea", document.span(words)));
    }
    let has = |rule: &str| numbers.iter().any(|n| n.reasons.iter().any(|r| r.rule == rule));
    let open = !context.is_mark(last.tokens.end - 1, &['.', '!', '?', '…', '”', '»', ')']);
    let short = last.tokens.end - first.tokens.start <= 60;
    (open && short && sentences.len() <= 3 && has("date") && has("clock"))
        .then(|| ("page_furniture:byline", Span::default()))
}

/// `Join 250,000 readers of our newsletter`: words in which an outlet speaks of itself. What somebody says of it in
/// quotation marks is news.
fn plea(document: &Document<'_>, tokens: Range<usize>, labels: &Labels) -> Option<Range<usize>> {
    let quoted = || document.tokens[tokens.clone()].iter().any(|t| t.is_one_of(&['"', '“', '”', '„', '«', '»']));
    let found = tokens
        .clone()
        .find_map(|at| labels.furniture_within.longest(&document.tokens, at).map(|(length, ())| at..at + length))?;
    (tokens.len() <= PLEA && !quoted()).then_some(found)
}
