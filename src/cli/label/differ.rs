//! Figures on which two annotators differ, in their sentences.
//!
//! In: a comparison, and texts. Out: styled text: each figure's sentence with marks under the first annotator's spans and
//! where the second has something else, and what each says in the fields that differ.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use claimbench::claim::prediction::Prediction;
use claimbench::label::Sentences;
use claimbench::label::agree::{Compared, Difference, Field, Said, differences};
use claimbench::snapshot::Mark;

use super::super::output::{BOLD, FAINT};
use super::super::review::rows::{GOT, SIGNS, rows};
use super::counted;

/// Columns of a sentence.
const WIDTH: usize = 96;

/// The places where two differ, each in its sentence where the text is known.
pub fn listed(compared: &Compared, texts: &BTreeMap<String, String>, limit: usize) -> String {
    let all = differences(&compared.pairs);
    let (first, second) = (compared.first, compared.second);
    if all.is_empty() {
        return format!("\n{first} and {second} differ nowhere\n");
    }
    let mut out = format!("\n{BOLD}{first} and {second} differ on {}{BOLD:#}\n", counted(all.len(), "figure"));
    if !texts.is_empty() {
        let legend: Vec<String> = SIGNS.iter().map(|(_, sign, word)| format!("{sign} {word}")).collect();
        let _ = writeln!(
            out,
            "{FAINT}{} of {first}, {} where {second} has something else{FAINT:#}",
            legend.join(", "),
            GOT.1
        );
    }
    let mut read: Option<(&str, Sentences)> = None;
    for difference in all.iter().take(limit) {
        let id = difference.pair.article_id;
        if read.as_ref().is_none_or(|(held, _)| *held != id) {
            read = texts.get(id).map(|text| (id, Sentences::new(text)));
        }
        out += &told(difference, compared, read.as_ref().map(|(_, sentences)| sentences));
    }
    if all.len() > limit {
        let _ = writeln!(out, "\n{limit} of {}; --limit 0 shows them all", all.len());
    }
    out
}

fn told(difference: &Difference, compared: &Compared, sentences: Option<&Sentences>) -> String {
    let pair = &difference.pair;
    let Some(claim) = pair.either() else { return String::new() };
    let figure = &claim.figure;
    let text = figure.text.clone().unwrap_or_default();
    let place = figure.start.unwrap_or_default();
    let mut out = format!("\n{BOLD}{}{BOLD:#} at {place}: {text:?}\n", pair.article_id);
    if let Some(sentence) = sentences.and_then(|sentences| sentences.of(claim)) {
        let inside = |places: Vec<(u32, u32)>, name: &str| {
            let inside = places.into_iter().filter(|(start, end)| *start >= sentence.start && *end <= sentence.end);
            let mark =
                |(start, end)| Mark { name: name.to_owned(), start: start - sentence.start, end: end - sentence.start };
            inside.map(mark).collect::<Vec<_>>()
        };
        let mut marks = Vec::new();
        for field in Field::SPANS {
            let name = field.as_str().trim_start_matches("attribution.");
            let of = |claim: Option<&Prediction>| match claim.and_then(|claim| field.of(claim)) {
                Some(Said::Spans(places)) => places,
                _ => Vec::new(),
            };
            marks.extend(inside(of(pair.first), name));
            if pair.first.is_none() || difference.fields.contains(&field) {
                marks.extend(inside(of(pair.second), &format!("{}{name}", GOT.0)));
            }
        }
        for (row, below) in rows(&sentence.text, &marks, WIDTH) {
            let _ = writeln!(out, "    {row}");
            if !below.is_empty() {
                let _ = writeln!(out, "    {below}");
            }
        }
    }
    match (pair.first, pair.second) {
        (Some(first), Some(second)) => {
            for field in &difference.fields {
                let words = |claim| word(*field, claim);
                let _ = writeln!(
                    out,
                    "  {:<18} {} {}, {} {}",
                    field.as_str(),
                    compared.first,
                    words(first),
                    compared.second,
                    words(second)
                );
            }
        }
        (Some(_), None) => drop(writeln!(out, "  only {} marked it", compared.first)),
        _ => drop(writeln!(out, "  only {} marked it", compared.second)),
    }
    out
}

/// What a claim says in a field, in words.
fn word(field: Field, claim: &Prediction) -> String {
    let quoted = |text: Option<&String>| text.map(|text| format!("{text:?}"));
    let surface = match field {
        Field::Figure => quoted(claim.figure.text.as_ref()),
        Field::Unit => quoted(claim.unit.as_ref().and_then(|unit| unit.text.as_ref())),
        Field::Property => quoted(claim.property.as_ref().and_then(|property| property.text.as_ref())),
        Field::Source => quoted(claim.source.as_ref().and_then(|source| source.text.as_ref())),
        Field::Cue => quoted(claim.attribution.as_ref().and_then(|a| a.cue.as_ref()?.text.as_ref())),
        _ => None,
    };
    let number = |value: Option<f64>| value.map_or_else(|| "…".to_owned(), |value| value.to_string());
    match (field.of(claim), surface) {
        (None, _) => "nothing".to_owned(),
        (Some(Said::Spans(places)), Some(surface)) => {
            format!("{surface} at {}", places.first().map_or(0, |place| place.0))
        }
        (Some(Said::Spans(places)), None) => {
            places.iter().map(|(start, end)| format!("{start}..{end}")).collect::<Vec<_>>().join(" ")
        }
        (Some(Said::Label(label)), _) => label,
        (Some(Said::Value([Some(value), low, high])), _) if low == high => number(Some(value)),
        (Some(Said::Value([value, low, high])), _) => {
            let value = value.map_or_else(String::new, |value| format!("{value}, "));
            format!("{value}{} to {}", number(low), number(high))
        }
    }
}
