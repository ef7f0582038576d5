//! One person's labels of some articles.
//!
//! In: claims, and the articles in which that person found none. Out: which articles they labelled: a claim says so of its
//! article, and where there is no claim a line of its own does.

use std::collections::BTreeSet;

use crate::claim::prediction::Prediction;

/// An annotator's name and labels.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Annotator {
    pub name: String,
    pub claims: Vec<Prediction>,
    /// Articles that they read and found no claim in.
    pub empty: Vec<String>,
}

impl Annotator {
    /// Ids of the articles that they labelled, be it with nothing.
    pub fn articles(&self) -> BTreeSet<&str> {
        let said = self.claims.iter().map(|claim| &*claim.article_id);
        said.chain(self.empty.iter().map(String::as_str)).collect()
    }
}
