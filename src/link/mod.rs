//! Claims of several articles about one thing, and figures of one article that add up. Pure: no I/O, no clock.
//!
//! In: articles one after the other, each with its claims. Out: rows of the `links` table: who says which figure of one
//! event, how it stands to what was said before, which figure is the lowest, the best and the highest; and sums, right
//! and wrong. Nothing of a claim is changed: links point at claims. The rules stand in `docs/links.md`.
//!
//! A wrong link is worse than none: articles meet over names that their openings share, within a few days, and never
//! over a unit alone. Of an article some hundred bytes stay in memory; what its claims say stands on a [`Shelf`].
//! Articles meet over an index of names, so that the work grows with the articles and not with their pairs.

mod enumeration;
mod event;
mod fold;
mod moment;
mod names;
mod record;
mod relation;
mod shelf;
mod statement;
mod sum;
mod view;

use sha2::{Digest, Sha256};

pub use event::WINDOW;
pub use record::{LinkKind, LinkRecord, Relation, View};
pub use relation::Amount;
pub use shelf::Shelf;
pub use sum::{Sum, adds_up, sums};

use crate::claim::record::ClaimRecord;
use crate::error::Result;
use statement::Telling;

/// What linking must know of an article.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    pub id: &'a str,
    pub text: &'a str,
    pub language: &'a str,
    /// ISO 8601, as precise as known.
    pub published: Option<&'a str>,
    /// What the article reports on, where the input says so.
    pub event: Option<&'a str>,
    pub cluster: Option<&'a str>,
    pub split: &'a str,
}

/// Takes articles one by one and links their claims in the end.
#[derive(Debug, Default)]
pub struct Linker<S> {
    tellings: Vec<Telling>,
    rows: Vec<LinkRecord>,
    /// What the articles say, each by the number of its telling.
    shelf: S,
}

impl<S: Shelf> Linker<S> {
    /// A linker that keeps what articles say on an empty shelf.
    pub const fn new(shelf: S) -> Self {
        Self { tellings: Vec::new(), rows: Vec::new(), shelf }
    }

    /// Takes an article with its claims, in order of their figure. Fails where the shelf does.
    pub fn add(&mut self, about: &About<'_>, claims: &[ClaimRecord]) -> Result<()> {
        let sums = sums(about.text, claims);
        for sum in &sums {
            self.rows.extend(sum.rows(about, claims));
        }
        if let Some((telling, said)) = Telling::of(about, claims, &sums) {
            shelf::keep(&mut self.shelf, &said)?;
            self.tellings.push(telling);
        }
        Ok(())
    }

    /// Every row, in order of split, link and claim.
    pub fn finish(self) -> Result<Vec<LinkRecord>> {
        let Self { tellings, mut rows, mut shelf } = self;
        for event in event::events(&tellings) {
            rows.extend(event.rows(&tellings, &mut shelf)?);
        }
        rows.sort_by(|a, b| a.order().cmp(&b.order()));
        Ok(rows)
    }
}

/// `prefix-` and sixteen hexadecimal digits of the content's SHA-256.
fn identity(prefix: &str, content: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in content {
        hash.update(part.as_bytes());
        hash.update(b"\n");
    }
    let digest = hash.finalize();
    let head = digest.iter().take(8).fold(0_u64, |sum, &byte| sum << 8 | u64::from(byte));
    format!("{prefix}-{head:016x}")
}
