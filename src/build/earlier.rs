//! What an earlier build of the same dataset has read already.
//!
//! In: the place where the dataset stands, and articles. Out: the claims and rejected numbers of those that this program
//! would read in just the same way: the text, the declared language and the extractor are those of the earlier build, and
//! people labelled the article neither then nor now. Wherever there is a doubt, there is nothing to take over.

use std::fs;
use std::path::{Path, PathBuf};

use super::entry::OVERRULED;
use crate::article::Article;
use crate::claim::LabelStatus;
use crate::dataset::{GUIDELINE_VERSION, MANIFEST, Manifest, Stored, Taken, Tool};
use crate::extract::ANNOTATOR;
use crate::label::Gold;

/// The earlier dataset.
pub struct Earlier {
    stored: Stored,
    path: PathBuf,
    manifest: Vec<u8>,
}

impl Earlier {
    /// `None` where nothing stands that could be taken over.
    pub fn open(out: &Path) -> Option<Self> {
        let path = out.join(MANIFEST);
        let bytes = fs::read(&path).ok()?;
        let manifest = Manifest::read(out).ok()?;
        let same = manifest.tool == Tool::this() && manifest.guideline_version == GUIDELINE_VERSION;
        let stored = Stored::open(out, &manifest).ok().filter(|_| same && !manifest.options.dehydrated)?;
        Some(Self { stored, path, manifest: bytes })
    }

    /// Whether the dataset is still the one that was opened; another build may have put a new one into its place.
    pub fn stands(&self) -> bool {
        fs::read(&self.path).is_ok_and(|bytes| bytes == self.manifest)
    }

    /// What the dataset has of an article, if it is the one that it holds.
    pub fn take(&mut self, article: &Article, sha256: &str, gold: &Gold) -> Option<Taken> {
        if gold.has(&article.id) || !self.stored.holds(&article.id, sha256, article.language.as_deref()) {
            return None;
        }
        let taken = self.stored.take(&article.id).ok().flatten()?;
        let machine = |annotators: &[String]| matches!(annotators, [one] if one == ANNOTATOR);
        let unlabelled = taken
            .claims
            .iter()
            .all(|claim| claim.label.status == LabelStatus::Silver && machine(&claim.label.annotators));
        let overruled = memchr::memmem::find(&taken.numbers.lines, OVERRULED.as_bytes()).is_some();
        (unlabelled && !overruled).then_some(taken)
    }
}
