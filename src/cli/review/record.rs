//! A comparison as JSON, for scripts: `pending --json` and `diff --json`.
//!
//! In: a result beside the one that it is compared with. Out: values whose names are the contract. What cannot be
//! compared is null, never a difference.

use claimbench::snapshot::{Change, ClaimChange, Comparison, Pending, Review, Wrong, slices, summary};
use serde_json::{Value, json};

/// Name, state, headline and the number of claims of each kind of change.
pub fn short(pending: &Pending) -> Value {
    let review = comparable(pending);
    let count = |change| review.map(|review| review.count(change));
    let differs: Vec<&str> = match &pending.comparison {
        Comparison::Incomparable(differences) => differences.iter().map(|d| d.what).collect(),
        _ => Vec::new(),
    };
    let state = match &pending.comparison {
        Comparison::First => "new",
        Comparison::Incomparable(_) => "incomparable",
        Comparison::Comparable(_) if pending.is_stale() => "stale",
        Comparison::Comparable(_) => "changed",
    };
    json!({
        "name": pending.name,
        "dataset": pending.new.identity.dataset,
        "system": pending.new.identity.system,
        "state": state,
        "differs": differs,
        "claim_f1": {
            "old": review.and(pending.old.as_ref()).and_then(summary::claim_f1),
            "new": summary::claim_f1(&pending.new),
        },
        "broken_floors": pending.broken.iter().map(|broken| {
            json!({ "number": broken.number, "least": broken.least, "found": broken.found })
        }).collect::<Value>(),
        "fixed": count(Change::Fixed),
        "broken": count(Change::Broken),
        "new": count(Change::New),
        "gone": count(Change::Gone),
        "changed_class": count(Change::Class),
        "changed_reading": count(Change::Reading),
    })
}

/// The same with every field, slice and claim that changed. `least` is the size of a regression.
pub fn full(pending: &Pending, least: f64) -> Value {
    let mut record = short(pending);
    if let (Some(review), Some(record)) = (comparable(pending), record.as_object_mut()) {
        record.insert("fields".to_owned(), fields(review, least));
        let slice = |change: &claimbench::snapshot::SliceChange| {
            json!({
                "by": change.by, "key": change.key, "field": change.field,
                "old": number(change.old.as_deref()), "new": number(change.new.as_deref()),
            })
        };
        record.insert("slices".to_owned(), slices(review).iter().map(slice).collect());
        record.insert("claims".to_owned(), review.claims.iter().map(claim).collect());
    }
    record
}

fn comparable(pending: &Pending) -> Option<&Review> {
    match &pending.comparison {
        Comparison::Comparable(review) => Some(review),
        _ => None,
    }
}

fn fields(review: &Review, least: f64) -> Value {
    let field = |change: &claimbench::snapshot::FieldChange| {
        let (broken, fixed) = review.broken_and_fixed(change.field.as_str());
        json!({
            "field": change.field.as_str(),
            "old": number(change.old.as_deref()), "new": number(change.new.as_deref()),
            "difference": change.paired.difference, "interval": change.paired.interval, "p": change.paired.p,
            "regression": change.is_regression(least), "broken": broken, "fixed": fixed,
        })
    };
    review.fields.iter().map(field).collect()
}

fn claim(change: &ClaimChange) -> Value {
    let shown = change.shown();
    let marks = shown.map(|wrong| {
        let marks = wrong.marks.iter().map(|mark| json!({ "name": mark.name, "start": mark.start, "end": mark.end }));
        marks.collect::<Value>()
    });
    json!({
        "change": change.change.as_str(),
        "side": shown.map(|wrong| wrong.side.as_str()),
        "article_id": shown.map(|wrong| wrong.article.as_str()),
        "start": shown.and_then(|wrong| wrong.place).map(|place| place.0),
        "end": shown.and_then(|wrong| wrong.place).map(|place| place.1),
        "figure": shown.map(|wrong| wrong.figure.as_str()),
        "language": shown.and_then(|wrong| wrong.language.as_deref()),
        "sentence": shown.and_then(|wrong| wrong.sentence.as_deref()),
        "marks": marks,
        "old": change.old.as_ref().map(side),
        "new": change.new.as_ref().map(side),
    })
}

fn side(wrong: &Wrong) -> Value {
    let faults = wrong.faults.iter().map(|fault| {
        json!({
            "field": fault.field, "verdict": fault.verdict,
            "gold": fault.reading.gold, "prediction": fault.reading.got,
        })
    });
    json!({ "class": wrong.class, "wrong": faults.collect::<Value>() })
}

/// A ratio as the snapshot prints it, as a number.
fn number(text: Option<&str>) -> Option<f64> {
    text.and_then(|text| text.parse().ok())
}
