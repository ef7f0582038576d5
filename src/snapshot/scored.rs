//! What was scored last into a folder of snapshots: `.scored.json`, a note of this machine and no part of the record.
//!
//! In: the dataset's name and place and the systems. Out: where a dataset's articles are, and which snapshots are of a
//! system or a dataset that is gone.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::store;
use crate::error::Result;
use crate::{report, whole};

/// The file's name.
const SCORED: &str = ".scored.json";

/// The last run on each dataset, by the dataset's name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Scored(BTreeMap<String, Run>);

/// One run: paths are relative to the folder of the snapshots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Run {
    gold: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    articles: Option<String>,
    systems: Vec<String>,
}

/// An accepted snapshot of something that is there no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    pub name: String,
    pub why: String,
}

impl Scored {
    /// What is known; nothing where there is no file, or one that cannot be read: it is no part of the record.
    pub fn read(dir: &Path) -> Self {
        let text = fs::read(dir.join(SCORED)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Notes a run. `articles` is where the texts stand, when not with the gold.
    pub fn note(dir: &Path, dataset: &str, gold: &Path, articles: Option<&Path>, systems: Vec<String>) -> Result<()> {
        let mut scored = Self::read(dir);
        let run = Run { gold: relative(dir, gold), articles: articles.map(|path| relative(dir, path)), systems };
        scored.0.insert(dataset.to_owned(), run);
        whole::bytes(&dir.join(SCORED), report::json(&scored).as_bytes())
    }

    /// Where the texts of a dataset's articles are.
    pub fn articles(&self, dir: &Path, dataset: &str) -> Option<PathBuf> {
        let run = self.0.get(dataset)?;
        Some(dir.join(run.articles.as_ref().unwrap_or(&run.gold)))
    }

    /// The accepted snapshots whose dataset is not where it was, or whose system the last run did not score.
    pub fn gone(&self, dir: &Path) -> Result<Vec<Gone>> {
        let mut gone = Vec::new();
        for name in store::accepted(dir)? {
            let identity = store::identity(dir, &name)?;
            let Some(run) = self.0.get(&identity.dataset) else { continue };
            let why = if !dir.join(&run.gold).exists() {
                format!("its dataset is no more at {}", run.gold)
            } else if !run.systems.contains(&identity.system) {
                format!("its system was not among those last scored on {}", identity.dataset)
            } else {
                continue;
            };
            gone.push(Gone { name, why });
        }
        Ok(gone)
    }
}

/// A path as seen from a folder; the whole path where the two have nothing in common.
fn relative(dir: &Path, path: &Path) -> String {
    let (Ok(from), Ok(to)) = (dir.canonicalize(), path.canonicalize()) else { return path.display().to_string() };
    let shared = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    if shared <= 1 {
        return to.display().to_string();
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    let down: PathBuf = up.chain(to.components().skip(shared)).collect();
    down.to_string_lossy().replace('\\', "/")
}
