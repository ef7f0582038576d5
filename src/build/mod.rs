//! Articles into a dataset.
//!
//! In: inputs, perhaps labels, a place. Out: a dataset folder, whole or not at all. Articles are read once into a spool on
//! disk and surveyed for near-duplicates and splits; then they are extracted in parallel, a bounded number at a time, and
//! written in the order of their split and id. What an earlier build of the same dataset has of an unchanged article is
//! taken over; the bytes are those of a build that read everything.

pub mod duplicates;
mod earlier;
mod entry;
pub mod filter;
mod furniture;
mod gather;
pub mod leaks;
mod rehydrate;
mod split;
mod spool;
mod survey;

pub use rehydrate::rehydrate;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::article::{Article, Columns, Refused, sha256};
use crate::dataset::{Agreement, Key, Manifest, Options, Origin, Ready, Rejected, Writer};
use crate::error::{Error, Fault, Outcome, Result};
use crate::label::Gold;
use earlier::Earlier;
use entry::entry;
use gather::{Gathered, gather};
use spool::Spool;
use survey::{Survey, survey};

/// Articles that are extracted and held at once, and their bytes, if it is not one that has more. Row groups depend on it,
/// so that it never follows the machine.
const CHUNK: usize = 256;
const CHUNK_BYTES: u64 = 8 << 20;

/// What to build.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Files, folders, globs and `-`.
    pub inputs: Vec<String>,
    /// Files, folders and globs of adjudicated claims.
    pub labels: Vec<String>,
    /// What `label agree --json` printed of the labels.
    pub agreement: Option<PathBuf>,
    pub out: PathBuf,
    /// What the inputs call the fields.
    pub columns: Columns,
    pub options: Options,
    /// Read every article, whatever an earlier build at `out` has of it.
    pub clean: bool,
}

/// Where a build has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many articles are to be written.
    Read(usize),
    /// So many more were written.
    Written(usize),
    /// So many of them were taken over from the dataset that stood there.
    Reused(usize),
    /// No article says what this key was to keep together.
    Unstated(Key),
}

/// Builds the dataset.
pub fn build(request: &Request, progress: impl Fn(Progress)) -> Result<Manifest> {
    if request.options.name.chars().any(char::is_control) || request.options.name.trim().is_empty() {
        let fault = Fault::new(format!("--name {:?}", request.options.name));
        return Err(Error::input(fault.expected("a name on one line: it is the card's heading")));
    }
    let options = Options { columns: request.columns.pairs(), ..request.options.clone() };
    let agreement = request.agreement.as_deref().map(Agreement::read).transpose()?;
    let Gathered { mut spool, gold, mut refused, files } = gather(request)?;
    let Survey { splits, clusters, duplicates, refused: dropped, unstated } = survey(&mut spool, &gold, &options)?;
    progress(Progress::Read(splits.iter().map(|(_, ids)| ids.len()).sum()));
    unstated.into_iter().for_each(|key| progress(Progress::Unstated(key)));
    refused.extend(dropped);
    let dry = options.dehydrated;
    let duplicates = Some(duplicates);
    let origin = Origin { inputs: files, labels: gold.files.clone(), options, duplicates, agreement, dehydrated: None };
    let mut plan = Build { spool, gold, refused, splits, clusters, earlier: None };
    plan.earlier = if request.clean { None } else { Earlier::open(&request.out) };
    let (mut writer, mut reused) = plan.write(&request.out, dry, &progress)?;
    if plan.earlier.take_if(|earlier| !earlier.stands()).is_some() {
        (writer, reused) = plan.write(&request.out, dry, &|_| {})?;
    }
    progress(Progress::Reused(reused));
    writer.finish(origin)
}

/// Everything that is known before the first article is written.
struct Build {
    spool: Spool,
    gold: Gold,
    refused: Vec<Refused>,
    splits: Vec<(String, Vec<String>)>,
    clusters: HashMap<String, String>,
    earlier: Option<Earlier>,
}

impl Build {
    /// Writes all articles, and counts those that were taken over.
    fn write(&mut self, out: &Path, dry: bool, progress: &impl Fn(Progress)) -> Result<(Writer, usize)> {
        let mut writer = Writer::create(out, dry)?;
        for refused in &self.refused {
            writer.reject(&Rejected::Input(refused.into()))?;
        }
        let mut reused = 0;
        for (split, ids) in &self.splits {
            writer.begin(split)?;
            // While one chunk is written the next is read.
            let mut ready = Vec::new();
            for chunk in self.spool.chunks(ids) {
                let articles = self.spool.read(chunk).map_err(|e| spooled(&e))?;
                let read = || chunk_of(articles, &self.gold, &self.clusters, self.earlier.as_mut(), split);
                let written = ready.len();
                let (wrote, read) = rayon::join(|| writer.write(ready), read);
                wrote?;
                progress(Progress::Written(written));
                let taken;
                (ready, taken) = read?;
                reused += taken;
            }
            let written = ready.len();
            writer.write(ready)?;
            progress(Progress::Written(written));
        }
        Ok((writer, reused))
    }
}

/// Reads some articles, and counts those that were taken over.
fn chunk_of(
    articles: Vec<Article>,
    gold: &Gold,
    clusters: &HashMap<String, String>,
    mut earlier: Option<&mut Earlier>,
    split: &str,
) -> Result<(Vec<Ready>, usize)> {
    let hashed = articles.into_par_iter().map(|article| (sha256(article.text.as_bytes()), article));
    let hashed: Vec<(String, Article)> = hashed.collect();
    // The earlier dataset is read in its order, by one thread.
    let taken = hashed.into_iter().map(|(sha256, article)| {
        let taken = earlier.as_mut().and_then(|earlier| earlier.take(&article, &sha256, gold));
        (article, sha256, taken)
    });
    let taken: Vec<_> = taken.collect();
    let reused = taken.iter().filter(|(.., taken)| taken.is_some()).count();
    let read = taken.into_par_iter().map(|(article, sha256, taken)| {
        let read = match taken {
            Some(taken) => taken,
            None => entry::read(&article, gold)?,
        };
        let cluster = clusters.get(&article.id).map(String::as_str);
        entry(article, sha256, read, cluster, split).ready().map_err(|error| error.faults)
    });
    let read: Vec<Result<Ready, Vec<Fault>>> = read.collect();
    let faults: Vec<Fault> = read.iter().filter_map(|r| r.as_ref().err()).flatten().cloned().collect();
    match faults.is_empty() {
        true => Ok((read.into_iter().flatten().collect(), reused)),
        false => Err(Error::new(Outcome::Input, faults)),
    }
}

/// The failure of the spool.
fn spooled(error: &std::io::Error) -> Error {
    Error::input(Fault::new(format!("cannot keep the articles in a temporary file: {error}")))
}
