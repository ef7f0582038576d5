//! Claims of several articles about one thing, and figures of one article that add up. Pure: no I/O, no clock.
//!
//! In: articles one after the other, each with its claims. Out: rows of the `links` table: who says which figure of one
//! event, how it stands to what was said before, which figure is the lowest, the best and the highest; and sums, right
//! and wrong. Nothing of a claim is changed: links point at claims. The rules stand in `docs/links.md`.
//!
//! A wrong link is worse than none: articles meet over names that their openings share, within a few days, and never
//! over a unit alone. What its claims say stands on a [`Shelf`]; articles come back in order of their publication
//! ([`Sorted`]), so that some hundred bytes of each are in memory while the events of its days are open, and nothing of it
//! afterwards. Articles meet over an index of names, so that the work grows with the articles and not with their pairs.

mod enumeration;
mod event;
mod fold;
mod moment;
mod names;
mod record;
mod relation;
mod shelf;
mod sorted;
mod statement;
mod sum;
mod view;

use sha2::{Digest, Sha256};

pub use event::WINDOW;
pub use moment::Moment;
pub use record::{LinkKind, LinkRecord, Relation, View};
pub use relation::Amount;
pub use shelf::{Place, Shelf, too_long};
pub use sorted::{InOrder, Sorted};
pub use statement::Telling;
pub use sum::{Sum, adds_up, sums};

use crate::claim::record::ClaimRecord;
use crate::error::Result;

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
pub struct Linker<S, T, R> {
    /// What the articles say.
    shelf: S,
    tellings: T,
    rows: R,
}

impl<S: Shelf, T: Sorted<Telling>, R: Sorted<LinkRecord>> Linker<S, T, R> {
    /// A linker that keeps what articles say on an empty shelf, and its articles and rows where they get their order.
    pub const fn new(shelf: S, tellings: T, rows: R) -> Self {
        Self { shelf, tellings, rows }
    }

    /// Takes an article with its claims, in order of their figure. Fails where a place to keep them does.
    pub fn add(&mut self, about: &About<'_>, claims: &[ClaimRecord]) -> Result<()> {
        let sums = sums(about.text, claims);
        for sum in &sums {
            sum.rows(about, claims).into_iter().try_for_each(|row| self.rows.put(row))?;
        }
        match Telling::of(about, claims, &sums, &mut self.shelf)? {
            Some(telling) => self.tellings.put(telling),
            None => Ok(()),
        }
    }

    /// Every row, in order of split, link and claim.
    pub fn finish(self) -> Result<impl Iterator<Item = Result<LinkRecord>>> {
        let Self { mut shelf, tellings, mut rows } = self;
        event::each(tellings.in_order()?, |event| {
            event.rows(&mut shelf)?.into_iter().try_for_each(|row| rows.put(row))
        })?;
        rows.in_order()
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
