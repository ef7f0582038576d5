//! Whether a dataset's bytes are those that were built.
//!
//! In: a dataset, a table or a file of one, before anything of it is read. Out: nothing, or every file that is not what
//! the manifest says. One pass of SHA-256 over bytes that are read next anyway; what is damaged is never decoded.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest::{FORMAT, MANIFEST, OutputFile, digest};
use super::predictions::is_parquet;
use super::read::{hydrated, is_dataset};
use super::{ARTICLES, CLAIMS, LINKS, Manifest, folder};
use crate::error::{Error, Fault, Outcome, Result};

/// What to do about it.
const HINT: &str = "restore it from a copy, or build the dataset again";

/// A file that is not what the manifest says.
#[derive(Debug)]
pub(super) struct Damaged {
    /// As the manifest names it.
    pub file: String,
    /// [`Outcome::Integrity`], or [`Outcome::Input`] where the file cannot be read at all.
    pub outcome: Outcome,
    pub faults: Vec<Fault>,
}

/// Holds what is to be read of datasets to their manifests. A path that is no dataset's, nor inside one, passes.
pub fn verify<'a>(paths: impl IntoIterator<Item = &'a Path>) -> Result<()> {
    let mut parts: BTreeMap<PathBuf, BTreeSet<String>> = BTreeMap::new();
    for (root, part) in paths.into_iter().filter_map(part) {
        parts.entry(root).or_default().insert(part);
    }
    let mut error = Error::new(Outcome::Input, Vec::new());
    for (root, parts) in &parts {
        if let Err(found) = tables(root, parts) {
            error.outcome = if found.outcome == Outcome::Integrity { Outcome::Integrity } else { error.outcome };
            error.faults.extend(found.faults);
        }
    }
    if error.faults.is_empty() { Ok(()) } else { Err(error) }
}

/// The dataset that a path belongs to, and which of its files the path stands for, as the beginning of their names.
fn part(path: &Path) -> Option<(PathBuf, String)> {
    // Both tables without a manifest are a dataset that lost it.
    if is_dataset(path) || [CLAIMS, ARTICLES].iter().all(|table| path.join(table).is_dir()) {
        return Some((path.to_owned(), String::new()));
    }
    let table =
        |path: &Path| [CLAIMS, ARTICLES, LINKS].into_iter().find(|table| path.file_name().is_some_and(|n| n == *table));
    // A stranger's manifest.json above a stranger's files says nothing of them.
    let ours = |root: &Path| {
        let bytes = fs::read(root.join(MANIFEST)).unwrap_or_default();
        memchr::memmem::find(&bytes, FORMAT.as_bytes()).is_some()
    };
    let folder = path.parent()?;
    if let Some(table) = table(path).filter(|_| ours(folder)) {
        return Some((folder.to_owned(), format!("{table}/")));
    }
    let (table, root) = (table(folder)?, folder.parent()?);
    ours(root).then(|| (root.to_owned(), format!("{table}/{}", path.file_name().unwrap_or_default().to_string_lossy())))
}

/// The tables of one dataset, as far as they are asked for.
fn tables(root: &Path, parts: &BTreeSet<String>) -> Result<()> {
    if !is_dataset(root) {
        let fault = Fault::new("the manifest is gone").at(root.join(MANIFEST));
        return Err(Error::new(Outcome::Integrity, vec![fault.expected("the manifest of these tables").hint(HINT)]));
    }
    let manifest = Manifest::read(root)?;
    hydrated(root)?;
    let asked = |file: &str| is_table(file) && parts.iter().any(|part| file.starts_with(part.as_str()));
    let wanted: Vec<&OutputFile> = manifest.outputs.iter().filter(|o| asked(&o.path)).collect();
    let damaged = damaged(root, &wanted);
    let outcome = damaged.iter().map(|d| d.outcome).find(|o| *o == Outcome::Integrity);
    let mut faults: Vec<Fault> = damaged.into_iter().flat_map(|d| d.faults).collect();
    // Readers take every shard that stands in a table's folder.
    let strange: Vec<String> =
        strangers(root, &manifest)?.into_iter().filter(|f| asked(f) && is_parquet(Path::new(f))).collect();
    let outcome = if strange.is_empty() { outcome } else { Some(Outcome::Integrity) };
    faults.extend(strange.iter().map(|file| stranger(root, file)));
    if let Some(last) = faults.last_mut() {
        last.hint.get_or_insert_with(|| format!("`claimbench check {}` looks at every file", root.display()));
        return Err(Error::new(outcome.unwrap_or(Outcome::Input), faults));
    }
    Ok(())
}

/// Whether a file of a dataset is a shard.
pub(super) fn is_table(file: &str) -> bool {
    [CLAIMS, ARTICLES, LINKS]
        .into_iter()
        .any(|table| file.strip_prefix(table).is_some_and(|rest| rest.starts_with('/')))
}

/// The files that differ from what the manifest says of them, in its order.
pub(super) fn damaged(root: &Path, outputs: &[&OutputFile]) -> Vec<Damaged> {
    let compare = |output: &&OutputFile| {
        let path = root.join(&output.path);
        let (outcome, faults) = if !path.is_file() {
            let fault = Fault::new("the file is gone").at(&path).expected("a file that the manifest names");
            (Outcome::Integrity, vec![fault.hint(HINT)])
        } else {
            match digest(root, &output.path, output.rows) {
                Ok(now) if now == **output => return None,
                Ok(now) => {
                    let fault = Fault::new(format!("the file changed: {} bytes, sha256 {}", now.bytes, now.sha256));
                    let then = format!("{} bytes, sha256 {}, as the manifest has it", output.bytes, output.sha256);
                    (Outcome::Integrity, vec![fault.at(&path).expected(then).hint(HINT)])
                }
                Err(error) => (Outcome::Input, error.faults),
            }
        };
        Some(Damaged { file: output.path.clone(), outcome, faults })
    };
    outputs.par_iter().filter_map(compare).collect()
}

/// Files of the folder that the manifest does not name.
pub(super) fn strangers(root: &Path, manifest: &Manifest) -> Result<Vec<String>> {
    let known: BTreeSet<&str> = manifest.outputs.iter().map(|o| o.path.as_str()).chain([MANIFEST]).collect();
    let files = folder::files(root).map_err(|e| Error::io("read the folder", root, &e))?;
    Ok(files.into_iter().filter(|file| !known.contains(file.as_str())).collect())
}

pub(super) fn stranger(root: &Path, file: &str) -> Fault {
    Fault::new("a file that the manifest does not name").at(root.join(file)).expected("files of the manifest")
}
