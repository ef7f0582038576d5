//! A single file of ours held to its rules: claims, predictions, articles, rejected lines, a manifest.
//!
//! In: a JSON lines or Parquet file. What it is shows in its first row. Out: its findings.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::check::Findings;
use super::check_report;
use super::predictions::{self, Located, is_parquet};
use super::rejected::Rejected;
use super::schema::name;
use super::unknown::Unknown;
use super::{MANIFEST, Manifest, SPLIT, jsonl, links, parquet, read, surfaces, verify};
use crate::article::lines::{lines, malformed};
use crate::article::{Columns, from_line, sha256};
use crate::claim::complete;
use crate::claim::prediction::{Prediction, Said};
use crate::claim::record::{ClaimRecord, LabelRecord};
use crate::error::{Error, Fault, Result};
use crate::report::unknown_fields;

/// Every fault of one line.
type LineCheck = fn(&[u8]) -> Vec<Fault>;

/// Checks one file.
pub fn file(path: &Path) -> Findings {
    if let Err(error) = verify([path]) {
        return Findings::unread("file", error);
    }
    let checked = match path {
        path if path.file_name().is_some_and(|name| name == MANIFEST) => manifest(path),
        path if check_report::is_ours(path) => check_report::check(path),
        path if path.is_dir() => Err(Error::input(
            Fault::new("a folder without a manifest")
                .at(path)
                .expected("a dataset, a folder of reports, or a file of claims or articles"),
        )),
        path if is_parquet(path) => table(path),
        path => text(path),
    };
    checked.unwrap_or_else(|error| Findings::unread("file", error))
}

fn manifest(path: &Path) -> Result<Findings> {
    let manifest = Manifest::read(path.parent().unwrap_or(Path::new(".")))?;
    Ok(findings(format!("manifest of {} files", manifest.outputs.len()), Vec::new()))
}

fn table(path: &Path) -> Result<Findings> {
    let columns = parquet::columns(path)?;
    let has = |name: &str| columns.column_with_name(name).is_some();
    if has(name::FIGURE) && has(name::CLAIM_ID) && has(name::SENTENCE) {
        let claims = read::known_claims(path)?;
        let faults = claims.iter().flat_map(|c| placed(surfaces::faults(&c.value, None), c)).collect();
        return Ok(findings(format!("{} claims", claims.len()), faults));
    }
    if has(name::FIGURE) {
        return said(path);
    }
    if has(name::LINK_ID) && has(name::CLAIM_ID) {
        return Ok(findings(format!("{} rows of links", links::known(path)?.len()), Vec::new()));
    }
    if has(name::TEXT) && has(name::ARTICLE_ID) {
        let articles = read::known_articles(path)?;
        let wrong = |a: &&Located<_>| -> bool {
            let article: &crate::article::ArticleRecord = &a.value;
            sha256(article.text.as_bytes()) != article.sha256
        };
        let fault = |a| placed(vec![Fault::new("sha256 is not that of the text").expected("the text's hash")], a);
        let mut faults: Vec<Fault> = articles.iter().filter(wrong).flat_map(fault).collect();
        faults.extend(articles.iter().flat_map(|a| placed(surfaces::furniture(&a.value, None), a)));
        return Ok(findings(format!("{} articles", articles.len()), faults));
    }
    let names: Vec<&str> = columns.fields().iter().map(|f| f.name().as_str()).collect();
    let fault = Fault::new(format!("columns {}", names.join(", "))).at(path);
    Err(Error::input(fault.expected("figure and article_id (claims), or text and article_id (articles)")))
}

/// What somebody says of claims, in either format.
fn said(path: &Path) -> Result<Findings> {
    let said = predictions::located(path)?;
    let mut unknown = Unknown::default();
    unknown.columns(parquet::columns(path)?.fields(), said.len() as u64);
    let faults = said.iter().flat_map(|p| placed(loose(&p.value), p)).collect();
    Ok(noting(findings(format!("{} predictions", said.len()), faults), &unknown))
}

/// What a prediction can be held to without its article.
fn loose(said: &Prediction) -> Vec<Fault> {
    let figure = &said.figure;
    let mut faults: Vec<Fault> = surfaces::bounds(figure.value, figure.low, figure.high).into_iter().collect();
    let cue = said.attribution.as_ref().and_then(|a| a.cue.as_ref());
    let spans = [
        Some(("figure", &figure.text, figure.start, figure.end)),
        said.unit.as_ref().map(|u| ("unit", &u.text, u.start, u.end)),
        said.property.as_ref().map(|p| ("property", &p.text, p.start, p.end)),
        said.source.as_ref().map(|s| ("source", &s.text, s.start, s.end)),
        cue.map(|c| ("attribution.cue", &c.text, c.start, c.end)),
    ];
    for (name, text, start, end) in spans.into_iter().flatten() {
        let (Some(text), Some(start), Some(end)) = (text, start, end) else { continue };
        let length = text.chars().count();
        if (end - start) as usize != length {
            let fault = Fault::new(format!("{name} at {start}..{end} is {text:?}"));
            let fault = fault.expected(format!("{length} code points"));
            faults.push(fault.hint("offsets count Unicode code points, not bytes or UTF-16 units"));
        }
    }
    faults
}

fn text(path: &Path) -> Result<Findings> {
    let bytes = fs::read(path).map_err(|e| Error::io("read", path, &e))?;
    let values = || lines(&bytes).filter_map(|(_, line)| serde_json::from_slice::<Value>(line).ok());
    // A line that an article is labelled stands among claims, and alone where people found none.
    let first = values().find(|value| value.get("labelled").is_none()).or_else(|| values().next());
    let has = |name: &str| first.as_ref().is_some_and(|v| v.get(name).is_some());
    let (what, line): (&str, LineCheck) = match () {
        () if has(name::KIND) && (has("reason")) => ("rejected lines", rejected),
        () if has(name::FIGURE) && has(name::SENTENCE) && has(name::CLAIM_ID) => ("claims", claim),
        () if has(name::FIGURE) || has("labelled") => ("predictions", prediction),
        () if has(name::TEXT) => ("articles", article),
        () => {
            let fault = match lines(&bytes).next() {
                None => return Ok(findings("no lines".to_owned(), Vec::new())),
                Some((number, line)) => match serde_json::from_slice::<Value>(line) {
                    Ok(_) => Fault::new("neither a figure nor a text").line(number),
                    Err(error) => malformed(line, &error).line(number),
                },
            };
            return Err(Error::input(
                fault.at(path).expected("a dataset, or JSON lines or Parquet of claims, predictions or articles"),
            ));
        }
    };
    let (mut faults, mut count, mut ids) = (Vec::new(), 0, BTreeSet::new());
    let mut unknown = Unknown::default();
    for (number, bytes) in lines(&bytes) {
        count += 1;
        if has(name::FIGURE) {
            unknown.line(bytes);
        }
        let mut found = line(bytes);
        if let Some(id) = identity(what, bytes)
            && !ids.insert(id.clone())
        {
            found.push(Fault::new(format!("{id:?} stands here a second time")).expected("ids that are unique"));
        }
        faults.extend(found.into_iter().map(|f| f.at(path).line(number)));
    }
    Ok(noting(findings(format!("{count} {what}"), faults), &unknown))
}

/// The name that may stand only once in a file.
fn identity(what: &str, line: &[u8]) -> Option<String> {
    let value: Value = serde_json::from_slice(line).ok()?;
    let names: &[&str] = match what {
        "claims" => &[name::CLAIM_ID],
        "articles" => &["id", name::ARTICLE_ID],
        _ => &[],
    };
    names.iter().find_map(|name| value.get(name)?.as_str().map(str::to_owned))
}

fn claim(line: &[u8]) -> Vec<Fault> {
    match serde_json::from_slice::<ClaimRecord>(line) {
        Ok(claim) => surfaces::faults(&claim, None),
        // The prediction's reader knows the same fields and tells every fault of a line, not the first.
        Err(error) => match jsonl::prediction(line) {
            Ok(said) => lacking(said, line, &error),
            Err(faults) => faults,
        },
    }
}

/// What keeps a prediction from being a whole claim.
fn lacking(said: Prediction, line: &[u8], error: &serde_json::Error) -> Vec<Fault> {
    let value: Value = serde_json::from_slice(line).unwrap_or_default();
    let sentence = value.get(name::SENTENCE).and_then(|s| serde_json::from_value(s.clone()).ok());
    let mut missing: Vec<String> = [name::CLAIM_ID, name::LABEL, name::SPLIT]
        .iter()
        .filter(|name| value.get(**name).is_none_or(Value::is_null))
        .map(|name| (*name).to_owned())
        .collect();
    missing.extend(complete(said, sentence, LabelRecord::silver(""), SPLIT).err().into_iter().flatten());
    match missing.is_empty() {
        true => vec![Fault::new(error.to_string()).expected("a whole claim")],
        false => vec![Fault::new(format!("no {}", missing.join(", no "))).expected("a whole claim")],
    }
}

fn prediction(line: &[u8]) -> Vec<Fault> {
    jsonl::said(line).map_or_else(
        |faults| faults,
        |said| match said {
            Said::Claim(claim) => loose(&claim),
            Said::Labelled(_) => Vec::new(),
        },
    )
}

fn article(line: &[u8]) -> Vec<Fault> {
    from_line(line, "", &Columns::default()).err().map_or_else(Vec::new, |(_, faults)| faults)
}

fn rejected(line: &[u8]) -> Vec<Fault> {
    serde_json::from_slice::<Rejected>(line).err().map_or_else(Vec::new, |error| vec![malformed(line, &error)])
}

fn findings(what: String, wrong: Vec<Fault>) -> Findings {
    Findings { what, wrong, ..Findings::default() }
}

/// Fields that no claim has are no fault: people slice by them. A line of its own says that an article is labelled.
fn noting(findings: Findings, unknown: &Unknown) -> Findings {
    Findings { notes: unknown_fields(&unknown.fields(&["labelled".to_owned()])).into_iter().collect(), ..findings }
}

fn placed<T>(faults: Vec<Fault>, at: &Located<T>) -> Vec<Fault> {
    faults.into_iter().map(|f| f.at(&at.path).line(at.line)).collect()
}
