//! How far annotators agree, field by field.
//!
//! In: two annotators' claims of the same articles. Out: precision-free F1 of each field (the same whoever comes first), and
//! beyond chance, on the figures that both marked, Cohen's kappa and Krippendorff's alpha with the items that they rest on.
//! Figures' values are compared by alpha for ratios, since 10 and 12 disagree less than 10 and 1,000.

use std::collections::BTreeMap;

use super::agreement::{Agreement, Scale, Weights, alpha, codes, kappa};
use crate::claim::prediction::Prediction;

/// A field with closed or open labels.
pub const NOMINAL: [&str; 8] = [
    "figure.modifier",
    "language",
    "unit.kind",
    "unit.code",
    "property.code",
    "source.type",
    "attribution.type",
    "attribution.stance",
];

/// Beyond chance, on one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Beyond {
    pub field: &'static str,
    pub kappa: Agreement,
    pub alpha: Agreement,
}

/// Agreement on the pairs of figures that both marked; a field that one of them leaves empty is the label "none".
pub fn beyond_chance(pairs: &[(Prediction, Prediction)]) -> Vec<Beyond> {
    let mut all: Vec<Beyond> = (NOMINAL.iter())
        .map(|&field| {
            let column = |of: fn(&(Prediction, Prediction)) -> &Prediction| -> Vec<Option<String>> {
                pairs.iter().map(|pair| Some(label(of(pair), field))).collect()
            };
            let (first, second) = (column(|p| &p.0), column(|p| &p.1));
            let kappa = kappa(&first, &second, Weights::None);
            Beyond { field, kappa, alpha: alpha(&codes(&[first, second]), Scale::Nominal) }
        })
        .collect();
    let value = |of: fn(&(Prediction, Prediction)) -> &Prediction| -> Vec<Option<f64>> {
        pairs.iter().map(|pair| of(pair).figure.value).collect()
    };
    let table = [value(|p| &p.0), value(|p| &p.1)];
    let none = Agreement { coefficient: None, items: 0, of: pairs.len() };
    all.push(Beyond { field: "figure.value", kappa: none, alpha: alpha(&table, Scale::Ratio) });
    all
}

fn label(claim: &Prediction, field: &str) -> String {
    let attribution = claim.attribution.as_ref();
    let said = match field {
        "figure.modifier" => claim.figure.modifier.map(|v| v.as_str().to_owned()),
        "language" => claim.language.as_ref().map(|code| code.split('-').next().unwrap_or_default().to_owned()),
        "unit.kind" => claim.unit.as_ref().and_then(|u| u.kind).map(|v| v.as_str().to_owned()),
        "unit.code" => claim.unit.as_ref().and_then(|u| u.code.clone()),
        "property.code" => claim.property.as_ref().and_then(|p| p.code.clone()),
        "source.type" => claim.source.as_ref().and_then(|s| s.kind).map(|v| v.as_str().to_owned()),
        "attribution.type" => attribution.and_then(|a| a.kind).map(|v| v.as_str().to_owned()),
        _ => attribution.and_then(|a| a.stance).map(|v| v.as_str().to_owned()),
    };
    said.unwrap_or_else(|| "none".to_owned())
}

/// The claims of both on the same figure of the same article, in order.
pub fn pairs(first: &[Prediction], second: &[Prediction]) -> Vec<(Prediction, Prediction)> {
    let place = |claim: &Prediction| (claim.article_id.clone(), claim.figure.start, claim.figure.end);
    let theirs: BTreeMap<_, &Prediction> = second.iter().map(|claim| (place(claim), claim)).collect();
    let mut pairs: Vec<(Prediction, Prediction)> =
        first.iter().filter_map(|claim| Some((claim.clone(), (*theirs.get(&place(claim))?).clone()))).collect();
    pairs.sort_by_key(|(claim, _)| place(claim));
    pairs
}
