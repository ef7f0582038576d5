//! Claims as ClaimReview documents, JSON-LD in the words of schema.org.
//!
//! In: a claim with its article. Out: one document: the claim, who made it, the quantity that it states, where it appeared. A
//! review it becomes in the hands of a person: what nobody has judged is left out and listed in [`LACKING`].

use serde_json::{Map, Value, json};

use crate::article::ArticleRecord;
use crate::claim::record::{ClaimRecord, UnitRecord};
use crate::claim::{SourceType, Stance, UnitKind};

/// What a published ClaimReview has and a dataset has not.
pub const LACKING: [(&str, &str); 4] = [
    ("reviewRating", "the verdict: the claims are extracted, nobody has judged whether they are true"),
    ("author", "who reviewed the claim"),
    ("datePublished", "when the review was published"),
    ("url", "the page of the review"),
];

/// The document of one claim.
pub fn document(article: &ArticleRecord, claim: &ClaimRecord) -> Value {
    json!({
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": claim.claim_id,
        "inLanguage": claim.language,
        "claimReviewed": claim.sentence.text,
        "itemReviewed": item(article, claim),
    })
}

fn item(article: &ArticleRecord, claim: &ClaimRecord) -> Value {
    let mut item = Map::new();
    let mut put = |name: &str, value: Value| drop(item.insert(name.to_owned(), value));
    put("@type", json!("Claim"));
    put("identifier", json!(claim.claim_id));
    put("inLanguage", json!(claim.language));
    put("text", json!(claim.sentence.text));
    put("about", quantity(claim));
    put("appearance", appearance(article));
    // Who denies a figure has not claimed it.
    if let Some(source) = claim.source.as_ref().filter(|_| claim.attribution.stance != Stance::Denied) {
        let kind = match source.kind {
            SourceType::Politician | SourceType::Expert | SourceType::Witness | SourceType::Official => "Person",
            _ => "Organization",
        };
        put("author", json!({ "@type": kind, "name": source.name }));
    }
    item.into()
}

/// The figure: money as an amount, everything else as a value with its unit.
fn quantity(claim: &ClaimRecord) -> Value {
    let mut quantity = Map::new();
    let mut put = |name: &str, value: Value| drop(item_of(value).map(|value| quantity.insert(name.to_owned(), value)));
    match &claim.unit {
        Some(unit) if unit.kind == UnitKind::Currency => {
            put("@type", json!("MonetaryAmount"));
            put("currency", json!(unit.code));
        }
        unit => {
            put("@type", json!("QuantitativeValue"));
            put("unitText", json!(unit.as_ref().map(|unit| &unit.text)));
            put("unitCode", json!(unit.as_ref().map(code)));
        }
    }
    let figure = &claim.figure;
    for (name, value) in [("value", figure.value), ("minValue", figure.low), ("maxValue", figure.high)] {
        put(name, number(value));
    }
    put("description", json!(claim.property.as_ref().map(|property| &property.text)));
    quantity.into()
}

/// The code in the list that it comes from; per cent has one of UN/CEFACT, where no prefix is needed.
fn code(unit: &UnitRecord) -> String {
    match unit.kind {
        UnitKind::Percent => "P1".to_owned(),
        UnitKind::Duration | UnitKind::Measure => format!("UCUM:{}", unit.code),
        UnitKind::Count | UnitKind::Currency => format!("claimbench:{}", unit.code),
    }
}

fn appearance(article: &ArticleRecord) -> Value {
    let mut page = Map::new();
    let mut put = |name: &str, value: Value| drop(item_of(value).map(|value| page.insert(name.to_owned(), value)));
    put("@type", json!("NewsArticle"));
    put("identifier", json!(article.article_id));
    put("inLanguage", json!(article.language));
    put("headline", json!(article.title));
    put("url", json!(article.url));
    put("datePublished", json!(article.published));
    put("publisher", json!(article.outlet.as_ref().map(|name| json!({ "@type": "Organization", "name": name }))));
    let authors: Vec<Value> = article.authors.iter().map(|name| json!({ "@type": "Person", "name": name })).collect();
    put("author", if authors.is_empty() { Value::Null } else { authors.into() });
    // A licence by its name is no address, and schema.org asks for one.
    put("license", json!(article.licence.as_ref().filter(|licence| licence.starts_with("http"))));
    page.into()
}

fn item_of(value: Value) -> Option<Value> {
    Some(value).filter(|value| !value.is_null())
}

/// A number as people write it: whole ones without a point.
fn number(value: Option<f64>) -> Value {
    let plain = |v: f64| crate::claim::record::plain_number(&Some(v), serde_json::value::Serializer);
    value.and_then(|v| plain(v).ok()).unwrap_or_default()
}
