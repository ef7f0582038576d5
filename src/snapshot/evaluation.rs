//! What an evaluation says of each system, as facts.
//!
//! In: an evaluation whose slices are filled. Out: one set of facts a system. Slices by article are left out: the
//! wrong claims tell the same of each article, one by one.

use super::facts::{Fact, Facts, Fault, Identity, Mark, Reading, Side, Wrong};
use crate::score::{Claim, Counts, Evaluation, Field, Row, Scheme, SystemEvaluation};

/// The slice that wrong claims make needless.
const ARTICLE: &str = "article";
/// Parts of the signature that do not make two results incomparable: gold and predictions stand elsewhere, and what
/// the program's version changes in the numbers is told by the matcher's version.
const APART: [&str; 3] = ["claimbench", "gold", "pred"];

/// The facts of every system. `version` gives a system's version by its name, where it is known.
pub fn facts(evaluation: &Evaluation, dataset: &str, version: impl Fn(&str) -> Option<String>) -> Vec<Facts> {
    let signature: Vec<&str> = evaluation
        .signature
        .split('|')
        .filter(|part| !APART.contains(&part.split(':').next().unwrap_or_default()))
        .collect();
    let signature = signature.join("|");
    let one = |system: &SystemEvaluation| Facts {
        identity: Identity {
            dataset: dataset.to_owned(),
            dataset_hash: evaluation.gold.digest.clone(),
            system: system.name.clone(),
            version: version(&system.name),
            signature: signature.clone(),
        },
        facts: numbers(evaluation, system),
        wrong: evaluation.rows(system).filter_map(|row| wrong(&row)).collect(),
    };
    evaluation.systems.iter().map(one).collect()
}

fn numbers(evaluation: &Evaluation, system: &SystemEvaluation) -> Vec<Fact> {
    let gold = &evaluation.gold;
    let mut facts = vec![
        Fact::new(&["gold"]).count("claims", gold.claims).count("articles", gold.articles),
        Fact::new(&["predictions"])
            .count("read", system.notes.predictions)
            .count("ungrounded", system.notes.located.ungrounded)
            .count("duplicates", system.notes.duplicates)
            .count("of_unknown_articles", system.notes.unknown_predictions),
        Fact::new(&["skipped_articles"]).count("count", system.notes.skipped_articles.len() as u64),
    ];
    for field in Field::ALL {
        facts.push(counts(Fact::new(&["fields", field.as_str()]), system.fields[field.index()]));
    }
    for field in Field::ALL {
        let interval = system.intervals[field.index()];
        let bound = |n: usize| interval.map(|bounds| bounds[n]);
        facts.push(Fact::new(&["intervals", field.as_str()]).ratio("low", bound(0)).ratio("high", bound(1)));
    }
    for scheme in Scheme::ALL {
        let counts = system.schemes.get(scheme);
        facts.push(
            Fact::new(&["schemes", scheme.as_str()])
                .ratio("f1", counts.f1())
                .ratio("precision", counts.precision())
                .ratio("recall", counts.recall())
                .count("possible", counts.possible())
                .count("actual", counts.actual())
                .count("correct", counts.correct)
                .count("incorrect", counts.incorrect)
                .count("partial", counts.partial)
                .count("missing", counts.missing)
                .count("spurious", counts.spurious),
        );
    }
    for (cause, &count) in &system.errors {
        facts.push(Fact::new(&["errors", cause.as_str()]).count("count", count));
    }
    for slice in system.slices.iter().filter(|slice| slice.by != ARTICLE) {
        for field in Field::ALL {
            let of = slice.fields[field.index()];
            if of.possible() + of.actual() > 0 {
                facts.push(counts(Fact::new(&["slices", slice.by, &slice.key, field.as_str()]), of));
            }
        }
    }
    facts
}

fn counts(fact: Fact, counts: Counts) -> Fact {
    fact.ratio("f1", counts.f1())
        .ratio("precision", counts.precision())
        .ratio("recall", counts.recall())
        .count("possible", counts.possible())
        .count("actual", counts.actual())
        .count("correct", counts.correct)
        .count("incorrect", counts.incorrect)
        .count("missing", counts.missing)
        .count("spurious", counts.spurious)
        .count("agreed", counts.agreed)
}

/// A row with anything wrong, as a claim of the snapshot.
fn wrong(row: &Row<'_>) -> Option<Wrong> {
    let class = row.outcome.cause?.as_str().to_owned();
    let leading = row.leading()?;
    let both = row.gold.is_some() && row.prediction.is_some();
    let fault = |field: Field| {
        let verdict = row.outcome.verdict(field);
        // Of a claim that stands alone every field is missing or spurious: one word says it.
        let told = verdict.is_wrong() && (both || field == Field::Detection);
        told.then(|| Fault {
            field: field.as_str().to_owned(),
            verdict: verdict.as_str().to_owned(),
            reading: Reading {
                gold: row.gold.and_then(|claim| said(claim, field)),
                got: row.prediction.and_then(|claim| said(claim, field)),
            },
        })
    };
    let sentence = row.sentence();
    Some(Wrong {
        side: if row.gold.is_some() { Side::Gold } else { Side::Prediction },
        article: row.article_id.to_owned(),
        place: leading.place(),
        figure: leading.text().to_owned(),
        language: leading.language().map(str::to_owned),
        class,
        faults: Field::ALL.into_iter().filter_map(fault).collect(),
        marks: sentence.map(|(text, start)| marks(row, text, start)).unwrap_or_default(),
        sentence: sentence.map(|(text, _)| text.to_owned()),
    })
}

/// Where the claim's parts stand in its sentence: the leading side's, and what the system marked elsewhere.
fn marks(row: &Row<'_>, sentence: &str, start: u32) -> Vec<Mark> {
    let length = u32::try_from(sentence.chars().count()).unwrap_or(u32::MAX);
    let mut marks = Vec::new();
    for field in [Field::Figure, Field::Unit, Field::Property, Field::Source, Field::Cue] {
        let of = |claim: Option<Claim<'_>>| claim.and_then(|claim| claim.place_of(field));
        let (gold, got) = (of(row.gold), of(row.prediction));
        let elsewhere = if row.gold.is_some() && got != gold { got } else { None };
        let leading = if row.gold.is_some() { gold } else { got };
        for (prefix, place) in [("", leading), ("got.", elsewhere)] {
            let Some((from, to)) = place.filter(|&(from, to)| from >= start && to <= start.saturating_add(length))
            else {
                continue;
            };
            marks.push(Mark { name: format!("{prefix}{}", field.as_str()), start: from - start, end: to - start });
        }
    }
    marks
}

/// What a side says of a field; `None` where it says nothing or where the field has no word of its own.
fn said(claim: Claim<'_>, field: Field) -> Option<String> {
    match field {
        Field::Claim => None,
        Field::Detection => Some(claim.text().to_owned()),
        Field::Figure => amount(claim),
        Field::Modifier => claim.modifier().map(|modifier| modifier.as_str().to_owned()),
        Field::Unit => claim.unit_code().map(str::to_owned),
        Field::Property => claim.property_code().map(str::to_owned),
        Field::Source => claim.source().map(str::to_owned),
        Field::Attribution => claim.attribution().map(|attribution| attribution.as_str().to_owned()),
        Field::Cue => claim.cue().map(str::to_owned),
        Field::Language => claim.language().map(str::to_owned),
    }
}

/// A value, its bounds where they say more, or nothing.
fn amount(claim: Claim<'_>) -> Option<String> {
    let bound = |bound: Option<f64>| bound.map_or_else(|| "…".to_owned(), |bound| bound.to_string());
    match (claim.value(), claim.low(), claim.high()) {
        (None, None, None) => None,
        (Some(value), low, high) if low == Some(value) && high == Some(value) => Some(value.to_string()),
        (Some(value), low, high) => Some(format!("{value} ({} to {})", bound(low), bound(high))),
        (None, low, high) => Some(format!("{} to {}", bound(low), bound(high))),
    }
}
