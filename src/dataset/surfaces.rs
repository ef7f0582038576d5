//! Whether a claim's surfaces are what its offsets say.
//!
//! In: a claim record, and its article's text or else its own sentence. Out: a fault for each span whose text is
//! not the slice, and for bounds that are out of order. Checked on every write and every read.

use crate::article::ArticleRecord;
use crate::claim::record::{ClaimRecord, claim_id};
use crate::error::Fault;
use crate::text::Offsets;

/// Every span of a claim, by its dotted name.
pub fn spans(claim: &ClaimRecord) -> Vec<(&'static str, &str, u32, u32)> {
    let mut spans = vec![
        ("sentence", &*claim.sentence.text, claim.sentence.start, claim.sentence.end),
        ("figure", &*claim.figure.text, claim.figure.start, claim.figure.end),
    ];
    spans.extend(claim.unit.as_ref().map(|u| ("unit", &*u.text, u.start, u.end)));
    spans.extend(claim.property.as_ref().map(|p| ("property", &*p.text, p.start, p.end)));
    spans.extend(claim.source.as_ref().map(|s| ("source", &*s.text, s.start, s.end)));
    let attribution = &claim.attribution;
    spans.extend(attribution.cue.as_ref().map(|c| ("attribution.cue", &*c.text, c.start, c.end)));
    spans.extend(attribution.relays.iter().map(|r| ("attribution.relays", &*r.text, r.start, r.end)));
    spans
}

/// Everything that is wrong with a claim: its surfaces by the article's text, or without it by their length and by the
/// claim's own sentence; its id, its sentence, its bounds.
pub fn faults(claim: &ClaimRecord, text: Option<&Offsets<'_>>) -> Vec<Fault> {
    let mut faults = match text {
        Some(text) => by_text(claim, text),
        None => by_sentence(claim),
    };
    let (figure, sentence) = (&claim.figure, &claim.sentence);
    let id = claim_id(&claim.article_id, figure.start, figure.end);
    if claim.claim_id != id {
        faults.push(Fault::new(format!("claim_id is {:?}", claim.claim_id)).expected(format!("{id:?}")));
    }
    if figure.start < sentence.start || sentence.end < figure.end {
        let (from, to) = (sentence.start, sentence.end);
        let found =
            format!("the figure at {}..{} stands outside its sentence at {from}..{to}", figure.start, figure.end);
        faults.push(Fault::new(found).expected("the sentence that holds the figure"));
    }
    faults.extend(bounds(figure.value, figure.low, figure.high));
    faults
}

/// Passages of page furniture that are no places of the text, or out of order. Without the text its end is not known.
pub fn furniture(article: &ArticleRecord, text: Option<&Offsets<'_>>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut end = 0;
    for passage in &article.furniture {
        let found = || {
            let place = format!("{}..{}", passage.start, passage.end);
            Fault::new(format!("furniture {} at {place} of {:?}", passage.kind, article.article_id))
        };
        if passage.start >= passage.end || text.is_some_and(|text| text.byte(passage.end).is_none()) {
            faults.push(found().expected("a place inside the article"));
        } else if passage.start < end {
            faults.push(found().expected("passages in order, none inside another"));
        }
        end = end.max(passage.end);
    }
    faults
}

fn by_text(claim: &ClaimRecord, offsets: &Offsets<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (name, text, start, end) in spans(claim) {
        match offsets.slice(start, end) {
            Some(slice) if slice == text && start < end => {}
            Some(slice) => faults.push(mismatch(name, text, start, end).expected(format!("{slice:?}"))),
            None => faults.push(mismatch(name, text, start, end).expected("a place inside the article")),
        }
    }
    faults
}

fn by_sentence(claim: &ClaimRecord) -> Vec<Fault> {
    let mut faults = Vec::new();
    let sentence = Offsets::new(&claim.sentence.text);
    let (from, to) = (claim.sentence.start, claim.sentence.end);
    for (name, text, start, end) in spans(claim) {
        let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        if end.checked_sub(start) != Some(length) || length == 0 {
            faults.push(mismatch(name, text, start, end).expected(format!("{length} code points")));
        } else if from <= start
            && end <= to
            && let Some(slice) = sentence.slice(start - from, end - from)
            && slice != text
        {
            faults.push(mismatch(name, text, start, end).expected(format!("{slice:?}, as the sentence has it")));
        }
    }
    faults
}

/// `low` <= `value` <= `high`, as far as they are known.
pub fn bounds(value: Option<f64>, low: Option<f64>, high: Option<f64>) -> Option<Fault> {
    let known: Vec<f64> = [low, value, high].into_iter().flatten().collect();
    if known.is_sorted() && known.iter().all(|v| v.is_finite()) {
        return None;
    }
    let shown = |v: Option<f64>| v.map_or_else(|| "null".to_owned(), |v| v.to_string());
    let found = format!("low {}, value {}, high {}", shown(low), shown(value), shown(high));
    Some(Fault::new(found).expected("low <= value <= high, all finite"))
}

fn mismatch(name: &str, text: &str, start: u32, end: u32) -> Fault {
    Fault::new(format!("{name} at {start}..{end} is {text:?}"))
}
