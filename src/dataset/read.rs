//! Datasets and their tables read back.
//!
//! In: a dataset folder, or a Parquet or JSON lines file of articles or claims. Out: records in the file's order,
//! every surface checked against its text where the text is at hand, or every fault.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use arrow::array::Array;
use arrow::datatypes::Fields;

use super::predictions::{Located, is_parquet};
use super::rows::{ArticleRows, ClaimRow, ClaimRows};
use super::schema::name::{ARTICLE_ID, OUTLET, TEXT};
use super::{ARTICLES, CLAIMS, MANIFEST, Manifest, SPLIT, links, parquet, predictions, schema, surfaces, verify};
use crate::article::inputs::expand;
use crate::article::{self, ArticleRecord};
use crate::claim::complete;
use crate::claim::record::ClaimRecord;
use crate::error::{Error, Fault, Outcome, Result};
use crate::link::LinkRecord;
use crate::text::Offsets;

/// A dataset in memory.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    pub manifest: Manifest,
    /// In order of their id.
    pub articles: Vec<ArticleRecord>,
    /// In order of their article and figure.
    pub claims: Vec<ClaimRecord>,
    /// In order of their link.
    pub links: Vec<LinkRecord>,
}

/// Reads a whole dataset, once it is known to be what was built.
pub fn read(folder: &Path) -> Result<Dataset> {
    verify([folder])?;
    let manifest = Manifest::read(folder)?;
    let articles: Vec<ArticleRecord> = known_articles(folder)?.into_iter().map(|a| a.value).collect();
    let claims = known_claims(folder)?;
    let links = links::known(folder)?.into_iter().map(|row| row.value).collect();
    let texts: BTreeMap<&str, Offsets<'_>> =
        articles.iter().map(|a| (a.article_id.as_str(), Offsets::new(&a.text))).collect();
    let mut faults = Vec::new();
    for Located { path, line, value } in &claims {
        match texts.get(value.article_id.as_str()) {
            Some(offsets) => {
                faults.extend(surfaces::faults(value, Some(offsets)).into_iter().map(|f| f.at(path).line(*line)));
            }
            None => faults.push(unknown_article(&value.article_id).at(path).line(*line)),
        }
    }
    let claims = claims.into_iter().map(|c| c.value).collect();
    if faults.is_empty() {
        Ok(Dataset { manifest, articles, claims, links })
    } else {
        Err(Error::new(Outcome::Input, faults))
    }
}

/// Whether a folder says that it is a dataset.
pub fn is_dataset(path: &Path) -> bool {
    path.join(MANIFEST).is_file()
}

/// A claim of an article that is not there.
pub fn unknown_article(id: &str) -> Fault {
    Fault::new(format!("a claim of the article {id:?}, which is not there")).expected("the id of an article")
}

/// Refuses a dataset that has no text: its claims can be checked, and nothing else.
pub fn hydrated(path: &Path) -> Result<()> {
    if is_dataset(path) && Manifest::read(path)?.options.dehydrated {
        let fault =
            Fault::new("the dataset is dehydrated: it has no text").at(path).expected("a dataset with its text");
        return Err(Error::input(
            fault.hint("`claimbench rehydrate DATASET INPUT... --out DIR` puts it in from the articles"),
        ));
    }
    Ok(())
}

/// The articles of a dataset or of a Parquet file.
pub fn articles(path: &Path) -> Result<Vec<Located<ArticleRecord>>> {
    verify([table(path, ARTICLES).as_path()])?;
    known_articles(path)
}

/// The articles of a path whose bytes are known to be those that were built.
pub(super) fn known_articles(path: &Path) -> Result<Vec<Located<ArticleRecord>>> {
    let mut articles = Vec::new();
    each_article(path, |path, line, value| articles.push(Located { path: path.to_owned(), line, value }))?;
    Ok(articles)
}

/// The place of a dataset's table, or the file itself.
pub(super) fn table(path: &Path, table: &str) -> PathBuf {
    if path.is_file() { path.to_owned() } else { path.join(table) }
}

fn each_article(path: &Path, mut take: impl FnMut(&Path, usize, ArticleRecord)) -> Result<()> {
    let fields = schema::nullable(&schema::articles());
    let mut faults = Vec::new();
    for file in shards(path, ARTICLES)? {
        let batches = parquet::each_batch(&file, &fields, |first, table| {
            let rows = ArticleRows::new(table);
            for i in 0..table.len() {
                let mut found = Vec::new();
                let value = rows.row(i, &mut found);
                faults.extend(found.into_iter().map(|f| f.at(&file).line(first + i + 1)));
                take(&file, first + i + 1, value);
            }
        });
        faults.extend(batches.err().into_iter().flat_map(|e| e.faults));
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// Hands over the id, text and outlet of every article of a dataset or of a Parquet file whose bytes are known to be those
/// that were built: nothing else is decoded.
pub(super) fn each_text(path: &Path, mut take: impl FnMut(&str, &str, Option<&str>)) -> Result<()> {
    let wanted = [ARTICLE_ID, TEXT, OUTLET];
    let columns = schema::nullable(&schema::articles());
    let fields: Fields = columns.iter().filter(|f| wanted.contains(&f.name().as_str())).cloned().collect();
    let mut faults = Vec::new();
    for file in shards(path, ARTICLES)? {
        let batches = parquet::each_batch(&file, &fields, |first, table| {
            let rows = ArticleRows::new(table);
            for i in 0..table.len() {
                let mut required = |column: &str| {
                    let value = rows.string(column, i);
                    if value.is_none() {
                        let fault = Fault::new(format!("no {column}")).expected("text");
                        faults.push(fault.at(&file).line(first + i + 1));
                    }
                    value
                };
                if let (Some(id), Some(text)) = (required(ARTICLE_ID), required(TEXT)) {
                    take(id, text, rows.string(OUTLET, i));
                }
            }
        });
        faults.extend(batches.err().into_iter().flat_map(|e| e.faults));
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// The claims of a path whose bytes are known to be those that were built, as whole records.
pub(super) fn known_claims(path: &Path) -> Result<Vec<Located<ClaimRecord>>> {
    let fields = schema::predictions().fields().clone();
    let (mut claims, mut faults) = (Vec::new(), Vec::new());
    for file in shards(path, CLAIMS)? {
        let batches = parquet::each_batch(&file, &fields, |first, table| {
            let rows = ClaimRows::new(table);
            for i in 0..table.len() {
                let mut found = Vec::new();
                let line = first + i + 1;
                match record(rows.row(i, &mut found)) {
                    Ok(value) if found.is_empty() => claims.push(Located { path: file.clone(), line, value }),
                    Ok(_) => {}
                    Err(fault) => found.push(fault),
                }
                faults.extend(found.into_iter().map(|f| f.at(&file).line(line)));
            }
        });
        faults.extend(batches.err().into_iter().flat_map(|e| e.faults));
    }
    if faults.is_empty() { Ok(claims) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// The texts of articles by their id: of a dataset, a Parquet file, or anything that `build` reads.
pub fn texts(path: &Path) -> Result<BTreeMap<String, String>> {
    if is_dataset(path) || is_parquet(path) {
        return Ok(articles(path)?.into_iter().map(|a| (a.value.article_id, a.value.text)).collect());
    }
    let (inputs, mut faults) = expand(&[path.to_string_lossy().into_owned()]);
    let reading = article::read(&inputs)?;
    faults.extend(reading.refused.into_iter().flat_map(|r| r.faults));
    if !faults.is_empty() {
        return Err(Error::new(Outcome::Input, faults));
    }
    Ok(reading.articles.into_iter().map(|a| (a.id, a.text)).collect())
}

pub fn record(row: ClaimRow) -> Result<ClaimRecord, Fault> {
    let ClaimRow { claim_id, sentence, mut prediction } = row;
    let label = prediction.label.take();
    let split = prediction.split.take().unwrap_or_else(|| SPLIT.to_owned());
    let mut missing = Vec::new();
    if claim_id.is_none() {
        missing.push("claim_id".to_owned());
    }
    if label.is_none() {
        missing.push("label".to_owned());
    }
    match complete(prediction, sentence, label.unwrap_or_else(|| crate::claim::record::LabelRecord::silver("")), &split)
    {
        Ok(record) if missing.is_empty() => Ok(ClaimRecord { claim_id: claim_id.unwrap_or_default(), ..record }),
        Ok(_) => Err(lacking(&missing)),
        Err(more) => Err(lacking(&[missing, more].concat())),
    }
}

fn lacking(fields: &[String]) -> Fault {
    Fault::new(format!("no {}", fields.join(", no "))).expected("a whole claim")
}

/// The Parquet files of a dataset's table, or the file itself.
pub fn shards(path: &Path, table: &str) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let folder = path.join(table);
    if !folder.is_dir() {
        let fault = Fault::new(format!("no {table} here")).at(path);
        return Err(Error::input(fault.expected("a dataset folder, or a Parquet file")));
    }
    predictions::known_files(&folder)
}
