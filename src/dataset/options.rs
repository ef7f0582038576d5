//! What a dataset's rows depend on besides its inputs.
//!
//! In: options as typed. Out: the same as values, read once and kept in the manifest.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Fault, Outcome, Result};

/// Options that the rows depend on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Options {
    /// The dataset's name in its card.
    pub name: String,
    /// Whether inputs that could not be read were set aside instead of stopping the build.
    pub keep_going: bool,
    /// The inputs' columns by the fields that they fill, where the names differ.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// Whether near-duplicates were left out, all but the first of each cluster.
    #[serde(default)]
    pub drop_duplicates: bool,
    #[serde(default)]
    pub split: Option<Plan>,
    /// Whether the texts were left out; offsets and hashes stand for them.
    #[serde(default)]
    pub dehydrated: bool,
}

impl Options {
    /// The name of a dataset that nobody named. It never comes from the folder: where a dataset lies is not in it.
    pub const NAME: &str = "Figure claims";
}

impl Default for Options {
    fn default() -> Self {
        Self {
            name: Self::NAME.to_owned(),
            keep_going: false,
            columns: BTreeMap::new(),
            drop_duplicates: false,
            split: None,
            dehydrated: false,
        }
    }
}

/// What the program did to find near-duplicates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Parameters {
    /// Always `minhash`.
    pub method: String,
    /// Words of a shingle.
    pub shingle_words: usize,
    /// Hashes of a sketch.
    pub bins: usize,
    /// Bands by which pairs are found.
    pub bands: usize,
    /// The least estimated Jaccard index of near-duplicates, as a decimal.
    pub likeness: String,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Duplicates {
    pub parameters: Parameters,
    /// Clusters of two articles and more.
    pub clusters: u64,
    /// Articles in them.
    pub articles: u64,
    /// Paragraphs that articles of three or more clusters share: the outlets' own furniture.
    pub boilerplate_paragraphs: u64,
}

/// What keeps articles together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// Near-duplicates.
    Cluster,
    /// The input's own `event`.
    Event,
    Outlet,
}

impl Key {
    pub const ALL: [(&str, Self); 3] = [("cluster", Self::Cluster), ("event", Self::Event), ("outlet", Self::Outlet)];

    /// Reads `cluster,event`.
    pub fn parse(names: &str) -> Result<Vec<Self>> {
        let key = |name: &str| Self::ALL.iter().find(|(n, _)| *n == name.trim()).map(|(_, key)| *key);
        let keys: Option<Vec<Self>> = names.split(',').map(key).collect();
        keys.ok_or_else(|| {
            Error::input(
                Fault::new(format!("--group-by {names}")).expected("cluster, event, outlet, or several of them"),
            )
        })
    }
}

/// How to split.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// Name and share, as given; the shares sum to 1.
    pub shares: Vec<(String, f64)>,
    pub group_by: Vec<Key>,
    /// The earliest articles go to the first split, and so on; else by the seed.
    pub by_date: bool,
    pub seed: u64,
}

impl Eq for Plan {}

impl Plan {
    /// Reads `train=0.8,dev=0.1,test=0.1`.
    pub fn shares(text: &str) -> Result<Vec<(String, f64)>> {
        let wrong = |found: String| {
            let fault = Fault::new(found).expected("NAME=SHARE,... with shares that sum to 1");
            Error::new(Outcome::Input, vec![fault.hint("for example --split train=0.8,dev=0.1,test=0.1")])
        };
        let mut shares: Vec<(String, f64)> = Vec::new();
        for part in text.split(',') {
            let (name, share) = part.split_once('=').ok_or_else(|| wrong(format!("--split {part}")))?;
            let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
            match share.parse::<f64>() {
                Ok(share) if is_name && share > 0.0 && share <= 1.0 && shares.iter().all(|(n, _)| n != name) => {
                    shares.push((name.to_owned(), share));
                }
                _ => return Err(wrong(format!("--split {part}"))),
            }
        }
        let sum: f64 = shares.iter().map(|(_, share)| share).sum();
        if (sum - 1.0).abs() > 1e-9 { Err(wrong(format!("shares that sum to {sum}"))) } else { Ok(shares) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_that_make_no_whole_are_refused() {
        for bad in ["train=0.8", "train", "train=0.5,train=0.5", "a=2,b=-1", "=1", "a b=1", ""] {
            assert!(Plan::shares(bad).is_err(), "{bad}");
        }
        assert!(Plan::shares("train=0.7,test=0.3").is_ok());
    }
}
