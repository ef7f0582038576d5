//! A claim in its sentence: each span underlined with a mark of its own.
//!
//! In: a claim record. Out: lines for a terminal, wrapped between words, marks below the words that they mean.

use claimbench::claim::record::ClaimRecord;
use claimbench::dataset::surfaces;
use claimbench::snapshot::Mark;

use super::review::rows::{SIGNS, rows};

/// Columns of a line of text.
const WIDTH: usize = 100;

/// The claim's name, what it says, and its sentence.
pub fn claim(claim: &ClaimRecord) -> String {
    let mut lines = vec![format!("{}  {}  {}", claim.claim_id, claim.language, claim.label.status)];
    lines.extend(said(claim).into_iter().map(|line| format!("  {line}")));
    lines.push(String::new());
    lines.extend(sentence(claim).into_iter().map(|line| format!("    {line}").trim_end().to_owned()));
    lines.push(String::new());
    lines.join("\n")
}

/// A value with its bounds, as far as they are known and say more than the value.
fn amount(value: Option<f64>, low: Option<f64>, high: Option<f64>) -> String {
    let bound = |b: Option<f64>| b.map_or_else(|| "…".to_owned(), |b| b.to_string());
    match (value, low, high) {
        (Some(value), low, high) if low == high => value.to_string(),
        (Some(value), ..) => format!("{value}, {} to {}", bound(low), bound(high)),
        (None, None, None) => "–".to_owned(),
        (None, ..) => format!("{} to {}", bound(low), bound(high)),
    }
}

/// The fields, each behind the sign that underlines its span.
fn said(claim: &ClaimRecord) -> Vec<String> {
    let figure = &claim.figure;
    let value = amount(figure.value, figure.low, figure.high);
    let mut lines = vec![line("figure", format!("{value} ({})", figure.modifier))];
    lines.extend(claim.unit.as_ref().map(|unit| line("unit", format!("{} ({})", unit.code, unit.kind))));
    lines.extend(claim.property.as_ref().map(|property| line("property", property.code.clone())));
    lines.extend(
        claim.source.as_ref().map(|source| {
            line("source", format!("{} ({}){}", source.name, source.kind, elsewhere(claim, source.start)))
        }),
    );
    let attribution = &claim.attribution;
    let cue = attribution.cue.as_ref().map_or_else(String::new, |cue| format!(", “{}”", cue.text));
    lines.push(line("attribution", format!("{}, {}{cue}", attribution.kind, attribution.stance)));
    let relays = attribution.relays.iter();
    lines.extend(relays.map(|relay| line("relay", format!("{}{}", relay.text, elsewhere(claim, relay.start)))));
    lines
}

fn line(name: &str, said: String) -> String {
    // The cue is how the figure is credited.
    let span = if name == "attribution" { "cue" } else { name };
    let sign = SIGNS.iter().find(|(of, ..)| *of == span).map_or(' ', |(_, sign, _)| *sign);
    format!("{sign} {name:<11} {said}")
}

fn elsewhere(claim: &ClaimRecord, start: u32) -> String {
    let inside = (claim.sentence.start..claim.sentence.end).contains(&start);
    if inside { String::new() } else { format!(", at {start}") }
}

/// The sentence in rows, each with the marks below it where it has any.
fn sentence(claim: &ClaimRecord) -> Vec<String> {
    let from = claim.sentence.start;
    let spans =
        surfaces::spans(claim).into_iter().filter(|(_, _, start, end)| *start >= from && *end <= claim.sentence.end);
    let marks: Vec<Mark> = spans
        .map(|(name, _, start, end)| {
            let name = name.strip_prefix("attribution.").unwrap_or(name).to_owned();
            Mark { name, start: start - from, end: end - from }
        })
        .collect();
    let rows = rows(&claim.sentence.text, &marks, WIDTH).into_iter();
    rows.flat_map(|(text, below)| [text, below]).filter(|row| !row.is_empty()).collect()
}
