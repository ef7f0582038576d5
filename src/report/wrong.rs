//! Wrong rows as a reader sees them: what gold says, what the system says, in which sentence.
//!
//! In: a row. Out: its parts as strings, and the sentence cut around the figure.

use crate::claim::AttributionType;
use crate::score::{Claim, Field, Row};

/// A sentence in three parts: before the figure, the figure, behind it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marked {
    pub before: String,
    pub figure: String,
    pub after: String,
}

/// The sentence of the row, cut around gold's figure (else the prediction's); the figure alone where the article is
/// not at hand.
pub fn sentence(row: &Row) -> Marked {
    let leading = row.leading();
    let bare = || Marked { figure: leading.map_or("", Claim::text).to_owned(), ..Marked::default() };
    let (Some((sentence, at)), Some((start, end))) = (row.sentence(), leading.and_then(Claim::place)) else {
        return bare();
    };
    let (from, to) = (start.saturating_sub(at) as usize, end.saturating_sub(at) as usize);
    let part = |from: usize, to: usize| sentence.chars().skip(from).take(to.saturating_sub(from)).collect::<String>();
    Marked { before: part(0, from), figure: part(from, to), after: part(to, usize::MAX) }
}

/// What one side says of the fields that are wrong: `figure 1 to 19, unit person`.
pub fn said(row: &Row, claim: Option<Claim>) -> String {
    let Some(claim) = claim else { return "–".to_owned() };
    let paired = row.gold.is_some() && row.prediction.is_some();
    let wrong = |f: &Field| if paired { row.outcome.verdict(*f).is_wrong() } else { *f == Field::Figure };
    let fields = [
        Field::Figure,
        Field::Modifier,
        Field::Unit,
        Field::Property,
        Field::Source,
        Field::Attribution,
        Field::Cue,
        Field::Language,
    ];
    let parts = fields.iter().filter(|f| wrong(f)).map(|&f| format!("{} {}", f.as_str(), value(claim, f)));
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { claim.text().to_owned() } else { parts.join(", ") }
}

fn value(claim: Claim, field: Field) -> String {
    let or_dash = |text: Option<&str>| text.unwrap_or("–").to_owned();
    match field {
        Field::Figure => figure(claim),
        Field::Modifier => or_dash(claim.modifier().map(|m| m.as_str())),
        Field::Unit => or_dash(claim.unit_code()),
        Field::Property => or_dash(claim.property_code()),
        Field::Source => or_dash(claim.source()),
        Field::Attribution => claim.attribution().unwrap_or(AttributionType::None).as_str().to_owned(),
        Field::Cue => or_dash(claim.cue()),
        Field::Language => or_dash(claim.language()),
        Field::Claim | Field::Detection => claim.text().to_owned(),
    }
}

/// A value, or its bounds.
pub fn figure(claim: Claim) -> String {
    let bound = |b: Option<f64>| b.map_or_else(|| "…".to_owned(), |b| b.to_string());
    match (claim.value(), claim.low(), claim.high()) {
        (None, None, None) => format!("“{}”", claim.text()),
        (Some(value), low, high) if low == Some(value) && high == Some(value) => value.to_string(),
        (Some(value), low, high) => format!("{value} ({} to {})", bound(low), bound(high)),
        (None, low, high) => format!("{} to {}", bound(low), bound(high)),
    }
}
