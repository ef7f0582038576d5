//! The columns to slice and cluster by, brought to the claims and articles of an input.
//!
//! In: an input whose claims are read, and the files that they came from. Out: the same input with each claim's and
//! each article's values. A name that no file has is a fault.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::read::shards;
use super::schema::name::ARTICLE_ID;
use super::scoring::Asked;
use super::{ARTICLES, columns, is_dataset, predictions};
use crate::error::{Error, Fault, Result};
use crate::score::Input;

/// The name that other tools give to an article's id.
const ID: &str = "id";

/// Values of one row.
type Values = Vec<Option<String>>;

/// Adds what was asked for; reads nothing where nothing was.
pub fn add(
    input: &mut Input,
    gold: &Path,
    texts_at: Option<&Path>,
    systems: &[(String, PathBuf)],
    asked: &Asked,
) -> Result<()> {
    // The last name is the column to cluster by.
    let names: Vec<String> = asked.by.iter().chain(&asked.cluster).cloned().collect();
    if names.is_empty() {
        return Ok(());
    }
    let mut found = vec![false; names.len()];
    let mut by_article = articles(texts_at, &names, &mut found)?;
    input.slice_by(&asked.by);
    let mut by_claims: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut at = 0;
    rows(gold, &names, &mut found, |article, values| {
        input.gold_values(at, &values[..asked.by.len()]);
        at += 1;
        let known = by_article.entry(article.clone()).or_insert_with(|| vec![None; names.len()]);
        // Where articles do not say what holds them together, their claims may.
        if let (Some(None), Some(Some(value)), true) = (known.last(), values.last(), asked.cluster.is_some()) {
            by_claims.entry(article).or_default().insert(value.clone());
        }
    })?;
    let mut faults = Vec::new();
    for (article, values) in by_claims {
        let mut values = values.into_iter();
        let (value, other, column) = (values.next(), values.next(), asked.cluster.as_deref().unwrap_or_default());
        if let (Some(value), Some(other)) = (&value, other) {
            let fault = Fault::new(format!("article {article:?} has claims of {column} {value:?} and {other:?}"));
            faults.push(fault.at(gold).expected("one value an article: its claims are drawn together"));
        }
        by_article
            .get_mut(&article)
            .and_then(|known| known.last_mut())
            .into_iter()
            .for_each(|known| *known = value.clone());
    }
    for (system, (_, path)) in systems.iter().enumerate() {
        let mut at = 0;
        // What only a system says is no column of the dataset.
        rows(path, &names, &mut vec![false; names.len()], |_, values| {
            input.prediction_values(system, at, &values[..asked.by.len()]);
            at += 1;
        })?;
    }
    if let Some(cluster) = &asked.cluster {
        input.cluster_by(cluster);
    }
    for (id, values) in by_article {
        let cluster = values.get(asked.by.len()).and_then(Option::as_deref);
        input.article_values(&id, cluster, &values[..asked.by.len()]);
    }
    let missing = names.iter().zip(found).filter(|(_, found)| !found);
    let fault = |(name, _): (&String, bool)| {
        let fault = Fault::new(format!("no column {name:?} in the articles or the gold claims")).at(gold);
        fault.expected("a column by its dotted name, such as outlet, duplicate_cluster or unit.code")
    };
    faults.extend(missing.map(fault));
    if faults.is_empty() { Ok(()) } else { Err(Error::new(crate::error::Outcome::Input, faults)) }
}

/// The values of every row of claims, with its article, in the order in which claims are read.
fn rows(path: &Path, names: &[String], found: &mut [bool], mut take: impl FnMut(String, Values)) -> Result<()> {
    let mut asked = names.to_vec();
    asked.push(ARTICLE_ID.to_owned());
    for file in predictions::known_files(path)? {
        let has = columns::each(&file, &asked, |mut row| {
            let article = row.pop().flatten().unwrap_or_default();
            take(article, row);
        })?;
        found.iter_mut().zip(has).for_each(|(found, has)| *found |= has);
    }
    Ok(())
}

/// The values of every article by its id, where the articles are rows of a file.
fn articles(path: Option<&Path>, names: &[String], found: &mut [bool]) -> Result<BTreeMap<String, Values>> {
    let mut by_article = BTreeMap::new();
    let Some(path) = path else { return Ok(by_article) };
    let mut files = Vec::new();
    if is_dataset(path) || predictions::is_parquet(path) {
        files = shards(path, ARTICLES)?;
    } else if path.extension().is_some_and(|e| e == "jsonl") {
        files.push(path.to_owned());
    }
    let mut asked = names.to_vec();
    asked.extend([ID.to_owned(), ARTICLE_ID.to_owned()]);
    for file in files {
        let has = columns::each(&file, &asked, |mut row| {
            let (article_id, id) = (row.pop().flatten(), row.pop().flatten());
            by_article.insert(article_id.or(id).unwrap_or_default(), row);
        })?;
        found.iter_mut().zip(has).for_each(|(found, has)| *found |= has);
    }
    Ok(by_article)
}
