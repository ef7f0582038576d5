//! What one version of a dataset has that another has not.
//!
//! In: two datasets of ours. Out: articles and claims that were added, removed or changed, by language and field by
//! field; the version number that follows from them; and the entry of `CHANGES.md` that says so.

mod compare;
mod entry;
mod fields;
mod history;
mod version;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use compare::compare;
pub use entry::{entry, first};
pub use history::History;
pub use version::{Level, Proposal, Version, counted, propose};

use crate::dataset::{self, Content, Dataset};
use crate::error::{Error, Outcome, Result};
use crate::link::LinkKind;

/// Version of the layout of [`Changes`].
pub const LAYOUT: u32 = 1;

/// What `diff --json` prints of two datasets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Difference {
    pub changes: Changes,
    pub proposal: Proposal,
}

/// Everything that differs between two datasets, `before` and `after`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Changes {
    /// Version of this layout.
    pub version: u32,
    pub before: Side,
    pub after: Side,
    /// By BCP 47 code.
    pub languages: BTreeMap<String, Language>,
    /// What the manifests say of how the datasets were made: options, versions of tool, packs, guideline.
    pub facts: Vec<Change>,
    pub articles: Articles,
    pub claims: Claims,
    /// Groups of claims and sums; nothing in files of earlier versions.
    #[serde(default)]
    pub links: Links,
}

/// One of the two datasets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Side {
    pub articles: u64,
    pub claims: u64,
    /// SHA-256 of its rows, as its manifest has them.
    pub content: Content,
}

/// The changes within one language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Language {
    pub articles: Tally,
    pub claims: Tally,
}

/// How many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tally {
    pub before: u64,
    pub added: u64,
    pub removed: u64,
    pub changed: u64,
    pub after: u64,
}

/// A field that says something else now. What a side does not have is null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// Dotted, as `unit.code`.
    pub field: String,
    pub before: Value,
    pub after: Value,
}

/// Articles by their id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Articles {
    pub added: Vec<ArticleName>,
    pub removed: Vec<ArticleName>,
    pub changed: Vec<ArticleChange>,
}

/// An article, as far as a list needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ArticleName {
    pub article_id: String,
    pub language: String,
    pub title: Option<String>,
}

/// An article of both sides that is not the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ArticleChange {
    pub article_id: String,
    pub language: String,
    /// Whether the text itself is another.
    pub text: bool,
    /// The other fields that changed.
    pub fields: Vec<Change>,
}

/// Claims by their article and figure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Claims {
    pub added: Vec<ClaimName>,
    pub removed: Vec<ClaimName>,
    pub changed: Vec<ClaimChange>,
    /// Claims that say the same at another place of a text that changed.
    pub moved: Vec<Move>,
}

/// Links by their id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Links {
    pub added: Vec<LinkName>,
    pub removed: Vec<LinkName>,
    /// Those whose rows are others: as they are now.
    pub changed: Vec<LinkName>,
}

/// A link, as far as a list needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LinkName {
    pub link_id: String,
    pub kind: LinkKind,
    /// Ids of its claims.
    pub claims: Vec<String>,
}

/// A claim, as far as a list needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimName {
    pub claim_id: String,
    pub language: String,
    pub figure: String,
    pub sentence: String,
}

/// A claim of both sides that is not the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimChange {
    #[serde(flatten)]
    pub claim: ClaimName,
    /// Its id before, where it moved.
    pub was: Option<String>,
    pub fields: Vec<Change>,
}

/// A claim's two ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Move {
    pub claim_id: String,
    pub was: String,
}

impl Changes {
    /// Whether the two say the same, rows and facts.
    pub fn is_empty(&self) -> bool {
        let Self { facts, articles, claims, links, before, after, .. } = self;
        facts.is_empty()
            && before.content == after.content
            && articles.added.is_empty()
            && articles.removed.is_empty()
            && articles.changed.is_empty()
            && claims.added.is_empty()
            && claims.removed.is_empty()
            && claims.changed.is_empty()
            && claims.moved.is_empty()
            && links.added.is_empty()
            && links.removed.is_empty()
            && links.changed.is_empty()
    }
}

/// Claims that came or went by themselves, and how many did so with their article.
pub fn apart<'a>(claims: &'a [ClaimName], articles: &[ArticleName]) -> (Vec<&'a ClaimName>, usize) {
    let ids: BTreeSet<&str> = articles.iter().map(|a| a.article_id.as_str()).collect();
    let article = |claim: &ClaimName| claim.claim_id.rsplit_once(':').is_some_and(|(id, _)| ids.contains(id));
    let own: Vec<&ClaimName> = claims.iter().filter(|claim| !article(claim)).collect();
    let with = claims.len() - own.len();
    (own, with)
}

/// Reads one side, once it is known to be what was built. Both sides' faults are told by [`read_both`].
pub fn read(folder: &Path) -> Result<Dataset> {
    dataset::read(folder)
}

/// Reads both sides, or tells every fault of both.
pub fn read_both(before: &Path, after: &Path) -> Result<(Dataset, Dataset)> {
    match (read(before), read(after)) {
        (Ok(before), Ok(after)) => Ok((before, after)),
        (before, after) => {
            let errors = [before.err(), after.err()].into_iter().flatten();
            Err(Error::join(errors).unwrap_or_else(|| Error::new(Outcome::Input, Vec::new())))
        }
    }
}
