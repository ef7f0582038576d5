//! How far annotators agree, as JSON: every count with the ratios that come from it.

use claimbench::label::agree::{Compared, Counts, Difference, Field, Tables, differences};
use claimbench::label::agreement::Agreement;
use claimbench::label::unitizing::Disagreement;
use serde_json::{Value, json};

/// All pairs of annotators, and alpha over everyone.
pub fn json(compared: &[Compared], everyone: &[(Field, Agreement)]) -> Value {
    json!({
        "pairs": compared.iter().map(pair).collect::<Vec<_>>(),
        "everyone": everyone.iter().map(|(field, own)| agreement(*field, "alpha", own)).collect::<Vec<_>>(),
    })
}

fn agreement(field: Field, name: &str, own: &Agreement) -> Value {
    json!({ "field": field.as_str(), name: own.coefficient, "items": own.items, "of": own.of })
}

fn tables(own: &Tables) -> Value {
    let counts = |name: &str, counts: &Counts| {
        json!({
            "field": name, "first": counts.first, "second": counts.second, "exact": counts.exact,
            "overlap": counts.overlap, "exact_f1": counts.f1(counts.exact), "overlap_f1": counts.f1(counts.overlap),
        })
    };
    let mut fields: Vec<Value> = own.fields.iter().map(|(field, own)| counts(field.as_str(), own)).collect();
    fields.push(counts("every field", &own.claims));
    let kappas = own.beyond.iter().filter_map(|b| Some(agreement(b.field, "kappa", b.kappa.as_ref()?)));
    let values = own.values;
    let unit = |(name, d): &(&str, Disagreement)| {
        json!({ "field": name, "alpha": d.alpha(), "observed": d.observed, "expected": d.expected,
            "first": d.units[0], "second": d.units[1], "length": own.length })
    };
    json!({
        "figures": own.places, "shared": own.shared, "fields": fields,
        "kappa": kappas.collect::<Vec<_>>(),
        "alpha": own.beyond.iter().map(|b| agreement(b.field, "alpha", &b.alpha)).collect::<Vec<_>>(),
        "values": {
            "both": values.both(), "equal": values.equal, "within_1_percent": values.within_1_percent,
            "within_10_percent": values.within_10_percent, "beyond": values.beyond, "one_sided": values.one_sided,
            "mean_relative_error": values.mean(),
        },
        "unitizing": own.unitizing.as_ref().map(|rows| rows.iter().map(unit).collect::<Vec<_>>()),
    })
}

fn pair(compared: &Compared) -> Value {
    let slices = |slices: &[(String, Tables)]| -> Value {
        Value::Object(slices.iter().map(|(key, own)| (key.clone(), tables(own))).collect())
    };
    let difference = |difference: &Difference| {
        let both = &difference.pair;
        json!({
            "article_id": both.article_id, "first": both.first, "second": both.second,
            "fields": difference.fields.iter().map(|field| field.as_str()).collect::<Vec<_>>(),
        })
    };
    json!({
        "first": compared.first, "second": compared.second, "articles": compared.articles,
        "only_first": compared.alone[0], "only_second": compared.alone[1],
        "whole": tables(&compared.whole),
        "by_language": slices(&compared.by_language), "by_article": slices(&compared.by_article),
        "disagreements": differences(&compared.pairs).iter().map(difference).collect::<Vec<_>>(),
    })
}
