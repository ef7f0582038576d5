//! One row of the `links` table.

use std::cmp::Ordering;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::sorted::InOrder;
use crate::claim::closed_set;

closed_set! {
    /// What a link says of its claims.
    LinkKind {
        /// They are about one thing.
        Event = "event",
        /// The parts make the total.
        Sum = "sum",
        /// The text lists the parts of a total, and they do not make it.
        WrongSum = "wrong_sum",
    }
}

closed_set! {
    /// How a claim stands to another of its link.
    Relation {
        /// Nobody said anything of it before.
        First = "first",
        Agrees = "agrees",
        Conflicts = "conflicts",
        /// A later figure that supersedes.
        Updates = "updates",
        /// The same figure again, in the same article or in another copy of it.
        Repeats = "repeats",
        Total = "total",
        Part = "part",
    }
}

closed_set! {
    /// A choice among the figures of a group that stand in the end.
    View { Low = "low", Best = "best", High = "high", }
}

/// One claim of one link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LinkRecord {
    /// `event-` or `sum-` and sixteen hexadecimal digits of what the link is made of.
    pub link_id: String,
    pub kind: LinkKind,
    pub claim_id: String,
    pub article_id: String,
    pub relation: Relation,
    /// The claim that the relation is to; null where the link begins with this one.
    pub to: Option<String>,
    /// The views in which this claim's figure stands.
    pub views: Vec<View>,
    /// The names that tell the place and the people, as the group's first article prints them.
    pub names: Vec<String>,
    pub split: String,
}

impl Relation {
    /// Whether a link begins with the claim that stands so.
    pub const fn begins(self) -> bool {
        matches!(self, Self::First | Self::Total)
    }
}

impl LinkRecord {
    /// Whether its link begins with it: each link has one such row.
    pub const fn begins(&self) -> bool {
        self.relation.begins()
    }

    /// Rows follow each other in this order. An article's claims follow their figures, not the letters of their ids.
    pub fn order(&self) -> (&str, &str, &str, u32, &str) {
        let place = self.claim_id.rsplit(':').next().and_then(|place| place.split('-').next());
        let start = place.and_then(|start| start.parse().ok()).unwrap_or_default();
        (&self.split, &self.link_id, &self.article_id, start, &self.claim_id)
    }
}

impl InOrder for LinkRecord {
    fn compare(&self, other: &Self) -> Ordering {
        self.order().cmp(&other.order())
    }
}
