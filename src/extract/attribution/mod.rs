//! Who each figure is credited to, and how.
//!
//! In: a document and its numbers. Out: per number its source, the type of attribution, the cue, the
//! stance and the relays, with the rule that decided. One reading forward: the cues of each sentence
//! ([`cues`]) with their speakers ([`speakers`]), then each figure to the cue that holds it
//! ([`figure`], [`credit`], [`quotation`]), to hearsay ([`stance`]), or to the speaker that the paragraph
//! goes on reporting ([`carried`]).

mod acronyms;
mod adjunct;
mod behind;
mod body;
mod carried;
mod compound;
mod credit;
mod cues;
mod dateline;
mod dialogue;
mod document;
mod figure;
mod gapping;
mod kind;
mod name;
mod pair;
mod people;
mod phrase;
mod pointing;
mod portfolio;
mod posts;
mod quotation;
mod quotes;
mod reading;
mod speakers;
mod stance;
mod subject;

use credit::Credits;
use reading::Reading;

use super::{Counted, Credited, Document, Number, Verdict};
use crate::claim::Attribution;

/// One entry per number, in the same order.
pub fn find(document: &Document<'_>, numbers: &[Number], _counted: &[Counted]) -> Vec<Credited> {
    if !numbers.iter().any(|n| n.verdict == Verdict::Figure) {
        return numbers.iter().map(|_| own_voice()).collect();
    }
    let figures =
        numbers.iter().filter(|n| n.verdict == Verdict::Figure).map(|n| (n.tokens.clone(), n.extent.clone())).collect();
    let mut reading = Reading::new(document, figures);
    reading.settle(dialogue::find(&reading));
    let mut credits = Credits::read(&reading);
    let carried = carried::read(&reading, &credits);
    let posts = posts::find(&reading);
    numbers
        .iter()
        .map(|number| {
            if number.verdict != Verdict::Figure || number.tokens.is_empty() {
                return own_voice();
            }
            let at = number.tokens.start;
            if let Some(post) = posts::at(&posts, at) {
                return posts::credit(&mut credits, &reading, post);
            }
            figure::credited(&reading, &mut credits, &carried, at)
        })
        .collect()
}

fn own_voice() -> Credited {
    Credited { source: None, attribution: Attribution::own_voice(), reasons: Vec::new() }
}
