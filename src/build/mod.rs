//! Articles into a dataset.
//!
//! In: inputs, perhaps labels, a place. Out: a dataset folder, whole or not at all. Articles are read once into a spool on
//! disk and surveyed for near-duplicates and splits; then they are extracted in parallel, a bounded number at a time, and
//! written in the order of their split and id.

pub mod duplicates;
mod entry;
pub mod filter;
mod gather;
pub mod leaks;
mod split;
mod spool;
mod survey;

use std::path::PathBuf;

use rayon::prelude::*;

use crate::article::Columns;
use crate::dataset::{Entry, Manifest, Options, Origin, Rejected, Writer};
use crate::error::{Error, Fault, Outcome, Result};
use entry::entry;
use gather::{Gathered, gather};
use survey::{Survey, survey};

/// Articles that are extracted and held at once. Row groups depend on it, so that it never follows the machine.
const CHUNK: usize = 256;

/// What to build.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Files, folders, globs and `-`.
    pub inputs: Vec<String>,
    /// Files, folders and globs of adjudicated claims.
    pub labels: Vec<String>,
    pub out: PathBuf,
    /// What the inputs call the fields.
    pub columns: Columns,
    pub options: Options,
}

/// Where a build has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many articles are to be written.
    Read(usize),
    /// So many more were written.
    Written(usize),
}

/// Builds the dataset.
pub fn build(request: &Request, progress: impl Fn(Progress)) -> Result<Manifest> {
    let options = Options { columns: request.columns.pairs(), ..request.options.clone() };
    let Gathered { mut spool, gold, mut refused, files } = gather(request)?;
    let Survey { splits, clusters, duplicates, refused: dropped } = survey(&mut spool, &gold, &options)?;
    progress(Progress::Read(splits.iter().map(|(_, ids)| ids.len()).sum()));
    refused.extend(dropped);
    let mut writer = Writer::create(&request.out)?;
    for refused in &refused {
        writer.reject(&Rejected::Input(refused.into()))?;
    }
    for (split, ids) in &splits {
        writer.begin(split)?;
        for chunk in ids.chunks(CHUNK) {
            let articles = spool.read(chunk).map_err(|e| spooled(&e))?;
            let read = |article: crate::article::Article| {
                let cluster = clusters.get(&article.id).map(String::as_str);
                entry(article, &gold, cluster, split)
            };
            let entries: Vec<_> = articles.into_par_iter().map(read).collect();
            let faults: Vec<Fault> = entries.iter().filter_map(|e| e.as_ref().err()).flatten().cloned().collect();
            if !faults.is_empty() {
                return Err(Error::new(Outcome::Input, faults));
            }
            let entries: Vec<Entry> = entries.into_iter().flatten().collect();
            let written = entries.len();
            writer.write(entries)?;
            progress(Progress::Written(written));
        }
    }
    writer.finish(Origin { inputs: files, labels: gold.files, options, duplicates: Some(duplicates) })
}

/// The failure of the spool.
fn spooled(error: &std::io::Error) -> Error {
    Error::input(Fault::new(format!("cannot keep the articles in a temporary file: {error}")))
}
