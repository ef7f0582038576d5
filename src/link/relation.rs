//! How a figure stands to what was said before of the same thing.
//!
//! In: the statements of one group, in order of their publication. Out: for each its relation and to whom. Each is held
//! against the figure that stands at that time: the first, until a later one supersedes it.

use serde::{Deserialize, Serialize};

use super::moment::Moment;
use super::record::Relation;
use crate::claim::record::FigureRecord;
use crate::claim::{Modifier, Stance};

/// An approximate figure agrees with what is no farther from it than this share.
const ABOUT: f64 = 0.1;
/// A bound speaks of figures up to so many times itself, and down to the same part of itself.
const BOUND: f64 = 2.0;

/// A figure's value and bounds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Amount {
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub modifier: Modifier,
}

impl From<&FigureRecord> for Amount {
    fn from(f: &FigureRecord) -> Self {
        Self { value: f.value, low: f.low, high: f.high, modifier: f.modifier }
    }
}

impl Amount {
    /// The figures that it agrees with, from the least to the greatest.
    fn range(&self) -> (f64, f64) {
        let point = self.point();
        let (low, high) = (self.low.unwrap_or(point / BOUND), self.high.unwrap_or(point * BOUND));
        match self.modifier {
            Modifier::Approximate => (low - low.abs() * ABOUT, high + high.abs() * ABOUT),
            _ => (low.min(high), high.max(low)),
        }
    }

    /// One number for it: its value, else the bound that is known, else the middle of both.
    pub fn point(&self) -> f64 {
        let middle = match (self.low, self.high) {
            (Some(low), Some(high)) => f64::midpoint(low, high),
            (low, high) => low.or(high).unwrap_or_default(),
        };
        self.value.unwrap_or(middle)
    }

    /// Whether both may be true of one thing.
    pub fn agrees(&self, other: &Self) -> bool {
        let ((a, b), (c, d)) = (self.range(), other.range());
        a <= d && c <= b
    }

    /// Whether they are the same figure.
    pub fn equals(&self, other: &Self) -> bool {
        (self.value, self.low, self.high) == (other.value, other.low, other.high)
    }
}

/// What relations look at.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    pub amount: Amount,
    pub published: Option<Moment>,
    pub article: &'a str,
    pub cluster: Option<u64>,
    /// Keys of the words of the source's name; empty where the article speaks itself.
    pub source: &'a [u64],
    pub stance: Stance,
    pub hearsay: bool,
    /// Things that are counted one by one, of which more become known as time goes on.
    pub counted: bool,
}

impl Standing<'_> {
    fn repeats(&self, other: &Self) -> bool {
        let copy = self.cluster.is_some() && self.cluster == other.cluster;
        let same = self.article == other.article && self.amount.agrees(&other.amount) && self.same_source(other);
        same || copy && self.amount.equals(&other.amount)
    }

    /// One name may be the shorter form of the other; an article that names nobody is a source of its own.
    pub fn same_source(&self, other: &Self) -> bool {
        let (short, long) = if self.source.len() <= other.source.len() {
            (self.source, other.source)
        } else {
            (other.source, self.source)
        };
        match short.is_empty() {
            true => self.article == other.article,
            false => short.iter().all(|word| long.contains(word)),
        }
    }

    /// Whether it takes the place of an earlier figure: a source's own later word does, whatever it is; another's only where
    /// it is later, plainly said, and the count has grown.
    fn supersedes(&self, standing: &Self) -> bool {
        let later = matches!((self.published, standing.published), (Some(a), Some(b)) if a.is_after(b));
        let plain = self.stance == Stance::Asserted && !self.hearsay;
        let own = !self.source.is_empty() && self.same_source(standing);
        let grown = self.counted && self.amount.point() > standing.amount.point();
        later && plain && (own || grown)
    }
}

/// The relation of each statement, and the place of the one that it is to. They come in order of their publication.
pub fn related(said: &[Standing<'_>]) -> Vec<(Relation, Option<usize>)> {
    let mut found: Vec<(Relation, Option<usize>)> = Vec::with_capacity(said.len());
    let mut standing = 0;
    for (i, now) in said.iter().enumerate() {
        // Copies and repetitions stand near: a group is one figure of one event within a few days.
        let copied = (0..i).find(|&j| found[j].0 != Relation::Repeats && now.repeats(&said[j]));
        let relation = match () {
            () if i == 0 => (Relation::First, None),
            () if copied.is_some() => (Relation::Repeats, copied),
            () if now.stance == Stance::Denied => (Relation::Conflicts, Some(standing)),
            () if said[standing].stance != Stance::Denied && now.amount.agrees(&said[standing].amount) => {
                (Relation::Agrees, Some(standing))
            }
            () if now.supersedes(&said[standing]) => (Relation::Updates, Some(standing)),
            () => (Relation::Conflicts, Some(standing)),
        };
        found.push(relation);
        if relation.0 == Relation::Updates {
            standing = i;
        }
    }
    found
}
