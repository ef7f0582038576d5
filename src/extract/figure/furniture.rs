//! Page furniture: counters, reading times, bylines with a date, invitations, cookie notes.
//!
//! In: a number, and in the end all numbers of a document. Out: the rule that makes it furniture;
//! what the words beside it do not say, the line that it stands in may. And, for those who want the page's parts marked
//! whether or not a number stands in them, every passage that these rules hold for.

use std::ops::Range;

use super::context::Context;
use super::verdict::Finding;
use super::{Number, Raw, Verdict};
use crate::claim::{FurnitureKind, Span, UnitKind};
use crate::extract::{Document, Reason};
use crate::lang::{Labels, neutral};

/// Tokens of a plea, at most.
const PLEA_TOKENS: usize = 80;

const COUNTER: &str = "page_furniture";
const LINE: &str = "page_furniture:line";
const PLEA: &str = "page_furniture:plea";
const BYLINE: &str = "page_furniture:byline";

/// Every passage that is furniture, in order, none inside another.
pub fn passages(document: &Document<'_>, numbers: &[Number]) -> Vec<(FurnitureKind, Span)> {
    let mut found: Vec<(FurnitureKind, Span)> = Vec::new();
    let mut rest = numbers;
    for (paragraph, place) in document.paragraphs.iter().enumerate() {
        let inside = |n: &&Number| document.sentences[n.sentence].paragraph == paragraph;
        let (own, after) = rest.split_at(rest.iter().take_while(inside).count());
        rest = after;
        let line = line(document, paragraph, own);
        let from = line.as_ref().map_or(place.sentences.end, |line| line.from);
        let counters = own.iter().filter(|number| number.sentence < from).filter_map(counted);
        found.extend(counters.map(|span| (FurnitureKind::Counter, span)));
        if let Some(line) = line {
            let sentences = &document.sentences[line.from..place.sentences.end];
            let span = sentences.iter().map(|s| s.span).reduce(Span::cover).unwrap_or_default();
            let kind = match line.rule {
                LINE => FurnitureKind::Line,
                PLEA => FurnitureKind::Plea,
                _ => FurnitureKind::Byline,
            };
            found.push((kind, span));
        }
    }
    found
}

/// A counter with the word that counts.
fn counted(number: &Number) -> Option<Span> {
    let reason = number.reasons.iter().find(|reason| reason.rule == COUNTER)?;
    let figure = number.figure.span;
    Some(if reason.entry == Span::default() { figure } else { figure.cover(reason.entry) })
}

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
        return Some((COUNTER, start..end + length));
    }
    let mut before = start;
    while before > context.sentence.tokens.start && context.is_mark(before - 1, &['(', ':']) && start - before < 2 {
        before -= 1;
    }
    // `Pro rekvalifikační fond hlasovalo 19 zastupitelů`: in running text the word may count something, though no time.
    let counter = || match context.unit(end).map(|(_, unit)| unit.kind) {
        Some(UnitKind::Duration) => true,
        Some(UnitKind::Count) => false,
        Some(_) => short_line(context),
        None => !context.may_be_counted(end) && short_line(context),
    };
    [start, before].into_iter().find_map(|at| {
        let found = labels.iter().find_map(|l| l.furniture_before.longest_before(context.tokens, at));
        let (length, ()) = found.filter(|_| at < start || counter())?;
        Some((COUNTER, at - length..end))
    })
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
        let silent = numbers[at..end].iter().all(|n| n.verdict == Verdict::NotFigure);
        if !silent && let Some(Line { rule, words, from }) = line(document, paragraph, &numbers[at..end]) {
            let said = |n: &&mut Number| n.verdict == Verdict::Figure && n.sentence >= from;
            for number in numbers[at..end].iter_mut().filter(said) {
                number.verdict = Verdict::NotFigure;
                number.reasons.push(Reason { rule, entry: words });
            }
        }
        at = end;
    }
}

/// The end of a paragraph that is furniture, most often all of it.
struct Line {
    rule: &'static str,
    /// What shows it.
    words: Span,
    /// The index of its first sentence in the document.
    from: usize,
}

fn line(document: &Document<'_>, paragraph: usize, numbers: &[Number]) -> Option<Line> {
    let own = document.paragraphs.get(paragraph)?.sentences.clone();
    let sentences = &document.sentences[own.clone()];
    let (first, last) = (sentences.first()?, sentences.last()?);
    let whole = |rule, words| Some(Line { rule, words, from: own.start });
    for (from, sentence) in own.clone().zip(sentences) {
        if let Some(words) = invitation(document, sentence.tokens.start, &sentence.lang.labels)
            // `Infolinia: 800 120 340. Czytaj też: 5 pytań`: behind other sentences only a colon shows one for certain.
            && (from == own.start || ends_with_colon(document, &words))
        {
            return Some(Line { rule: LINE, words: document.span(words), from });
        }
    }
    if let Some(words) = plea(document, first.tokens.start..last.tokens.end, &first.lang.labels) {
        return whole(PLEA, document.span(words));
    }
    let context = Context::new(document, numbers.first()?.sentence);
    let has = |rule: &str| numbers.iter().any(|n| n.reasons.iter().any(|r| r.rule == rule));
    let open = !context.is_mark(last.tokens.end - 1, &['.', '!', '?', '…', '”', '»', ')']);
    let short = last.tokens.end - first.tokens.start <= 60;
    let byline = open && short && sentences.len() <= 3 && has("date") && has("clock");
    if byline { whole(BYLINE, Span::default()) } else { None }
}

/// `Lire aussi`: the words at `at` that invite to read something else.
fn invitation(document: &Document<'_>, at: usize, labels: &Labels) -> Option<Range<usize>> {
    let labels = [labels, &neutral().labels];
    let length = labels.iter().find_map(|l| l.furniture_line.longest(&document.tokens, at).map(|(length, ())| length));
    length.map(|length| at..at + length)
}

/// Whether the words end with a colon, or one follows them.
fn ends_with_colon(document: &Document<'_>, words: &Range<usize>) -> bool {
    let colon = |at: usize| document.tokens.get(at).is_some_and(|t| t.is_one_of(&[':']));
    colon(words.end - 1) || colon(words.end)
}

/// `Join 250,000 readers of our newsletter`: words in which an outlet speaks of itself. What somebody says of it in
/// quotation marks is news.
fn plea(document: &Document<'_>, tokens: Range<usize>, labels: &Labels) -> Option<Range<usize>> {
    let quoted = || document.tokens[tokens.clone()].iter().any(|t| t.is_one_of(&['"', '“', '”', '„', '«', '»']));
    let found = tokens
        .clone()
        .find_map(|at| labels.furniture_within.longest(&document.tokens, at).map(|(length, ())| at..at + length))?;
    (tokens.len() <= PLEA_TOKENS && !quoted()).then_some(found)
}
