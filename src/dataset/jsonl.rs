//! Predictions and gold claims as JSON lines.
//!
//! In: one line. Out: a prediction, or every fault of the line, each with the field's dotted name. The line is
//! first read by its type, which is fast; only a line that fails is walked beside the schema to say why.

use arrow::datatypes::{DataType, Fields};
use serde_json::Value;

use super::schema;
use crate::article::lines::{decode, malformed};
use crate::article::named;
use crate::claim::prediction::{Labelled, MentionPart, Prediction, Said};
use crate::error::Fault;

/// One line as a prediction.
pub fn prediction(line: &[u8]) -> Result<Prediction, Vec<Fault>> {
    let faults = match serde_json::from_slice::<Prediction>(line) {
        Ok(prediction) => {
            let faults = unusable(&prediction);
            if faults.is_empty() {
                return Ok(prediction);
            }
            faults
        }
        Err(error) => misread(line, &error),
    };
    Err(faults)
}

/// One line of labels: a claim, or that people labelled an article.
pub fn said(line: &[u8]) -> Result<Said, Vec<Fault>> {
    prediction(line).map(|claim| Said::Claim(Box::new(claim))).or_else(|faults| {
        let labelled = serde_json::from_slice::<Labelled>(line).ok();
        let labelled = labelled.filter(|said| said.labelled && !said.article_id.is_empty());
        labelled.map(Said::Labelled).ok_or(faults)
    })
}

/// What keeps a well-typed prediction from being used.
pub fn unusable(prediction: &Prediction) -> Vec<Fault> {
    let mut faults = Vec::new();
    if prediction.article_id.is_empty() {
        faults.push(Fault::new("article_id is empty").expected("the article's id"));
    }
    let figure = &prediction.figure;
    match (&figure.text, figure.start, figure.end) {
        (None, None, None) => faults.push(
            Fault::new("the figure has neither a place nor a text")
                .expected("figure.start and figure.end, or figure.text"),
        ),
        (_, Some(_), None) => faults.push(Fault::new("figure.start without figure.end").expected("both or neither")),
        (_, None, Some(_)) => faults.push(Fault::new("figure.end without figure.start").expected("both or neither")),
        (Some(text), None, None) if text.trim().is_empty() => {
            faults.push(Fault::new("figure.text is empty").expected("the number as the article writes it"));
        }
        _ => {}
    }
    for (path, start, end) in places(prediction) {
        if let (Some(start), Some(end)) = (start, end)
            && start >= end
        {
            let expected = "a start before the end, which is exclusive";
            faults.push(Fault::new(format!("{path} runs from {start} to {end}")).expected(expected));
        }
    }
    for (path, number) in [
        ("figure.value", figure.value),
        ("figure.low", figure.low),
        ("figure.high", figure.high),
        ("confidence", prediction.confidence),
    ] {
        let Some(number) = number else { continue };
        if !number.is_finite() {
            faults.push(Fault::new(format!("{path} is {number}")).expected("a finite number, or null"));
        } else if path == "confidence" && !(0.0..=1.0).contains(&number) {
            faults.push(Fault::new(format!("{path} is {number}")).expected("a number from 0 to 1"));
        }
    }
    faults
}

/// Bounds that no number lies between: what is scored must not have them. Whoever reads labels tells of them among other faults.
pub fn crossed(prediction: &Prediction) -> Option<Fault> {
    let (low, high) = prediction.figure.low.zip(prediction.figure.high)?;
    (low > high).then(|| Fault::new(format!("figure.low is {low}, figure.high {high}")).expected("low ≤ high"))
}

/// A word that a closed set does not have.
pub fn unknown_word(path: &str, word: &str) -> Fault {
    let words = schema::closed(path).unwrap_or_default();
    Fault::new(format!("{path} is {word:?}")).expected(format!("one of {}", words.join(", ")))
}

fn places(p: &Prediction) -> Vec<(&'static str, Option<u32>, Option<u32>)> {
    let mut places = vec![("figure", p.figure.start, p.figure.end)];
    places.extend(p.unit.as_ref().map(|u| ("unit", u.start, u.end)));
    places.extend(p.property.as_ref().map(|x| ("property", x.start, x.end)));
    places.extend(p.source.as_ref().map(|s| ("source", s.start, s.end)));
    if let Some(attribution) = &p.attribution {
        let place = |path, m: &MentionPart| (path, m.start, m.end);
        places.extend(attribution.cue.as_ref().map(|m| place("attribution.cue", m)));
        places.extend(attribution.relays.iter().map(|m| place("attribution.relays", m)));
    }
    places
}

/// Why a line is no prediction: every field of a wrong type, or the error itself.
fn misread(line: &[u8], error: &serde_json::Error) -> Vec<Fault> {
    if let Err(fault) = decode(line) {
        return vec![Fault { line: None, ..fault }];
    }
    let value = match serde_json::from_slice::<Value>(line) {
        Ok(value) => value,
        Err(error) => return vec![malformed(line, &error)],
    };
    if !value.is_object() {
        return vec![Fault::new(format!("the line is {}", named(&value))).expected("one JSON object a line")];
    }
    let mut faults = Vec::new();
    for required in ["article_id", "figure"] {
        if value.get(required).is_none_or(Value::is_null) {
            let hint = format!("the line begins {:?}", excerpt(line));
            faults.push(Fault::new(format!("no {required}")).expected(format!("the field {required}")).hint(hint));
        }
    }
    walk(&value, schema::predictions().fields(), "", &mut faults);
    if faults.is_empty() {
        faults.push(Fault::new(error.to_string()));
    }
    faults
}

fn excerpt(line: &[u8]) -> String {
    String::from_utf8_lossy(line).chars().take(40).collect()
}

fn walk(object: &Value, fields: &Fields, path: &str, faults: &mut Vec<Fault>) {
    for field in fields {
        let path = if path.is_empty() { field.name().clone() } else { format!("{path}.{}", field.name()) };
        if let Some(value) = object.get(field.name()).filter(|v| !v.is_null()) {
            typed(value, field.data_type(), &path, faults);
        }
    }
}

fn typed(value: &Value, kind: &DataType, path: &str, faults: &mut Vec<Fault>) {
    let expected = match (kind, value) {
        (DataType::Struct(fields), Value::Object(_)) => return walk(value, fields, path, faults),
        (DataType::List(item), Value::Array(values)) => {
            return values.iter().for_each(|v| typed(v, item.data_type(), path, faults));
        }
        (DataType::Utf8, Value::String(word)) => {
            if schema::closed(path).is_some_and(|words| !words.contains(&word.as_str())) {
                faults.push(unknown_word(path, word));
            }
            return;
        }
        (DataType::Int32, Value::Number(n)) if n.as_u64().is_some_and(|n| u32::try_from(n).is_ok()) => return,
        (DataType::Float64, Value::Number(_)) => return,
        (DataType::Int32, _) => "a position: a whole number, counted from 0",
        (DataType::Float64, _) => "a number, or null",
        (DataType::Utf8, _) => "text",
        (DataType::List(_), _) => "a list",
        _ => "an object",
    };
    faults.push(Fault::new(format!("{path} is {}", named(value))).expected(expected));
}
