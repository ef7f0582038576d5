//! The version number that follows from what changed.
//!
//! In: changes and the version before. Out: the version after, by the rule of `docs/datasets.md`: major where what was
//! true of the rows before is true no more, minor where rows came to them, patch where only what is said about them changed.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Change, Changes, ClaimChange};
use crate::claim::LabelStatus;

/// How much changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    None,
    Patch,
    Minor,
    Major,
}

impl Level {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// `MAJOR.MINOR.PATCH`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u64, pub u64, pub u64);

impl Version {
    /// Of a dataset whose history nobody wrote.
    pub const FIRST: Self = Self(1, 0, 0);

    pub const fn next(self, level: Level) -> Self {
        let Self(major, minor, patch) = self;
        match level {
            Level::None => self,
            Level::Patch => Self(major, minor, patch.saturating_add(1)),
            Level::Minor => Self(major, minor.saturating_add(1), 0),
            Level::Major => Self(major.saturating_add(1), 0, 0),
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

impl FromStr for Version {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = |part: &str| {
            let plain = part.bytes().all(|b| b.is_ascii_digit()) && (part == "0" || !part.starts_with('0'));
            part.parse::<u64>().ok().filter(|_| plain)
        };
        let parts: Option<Vec<u64>> = text.split('.').map(number).collect();
        match parts.as_deref() {
            Some(&[major, minor, patch]) => Ok(Self(major, minor, patch)),
            _ => Err(format!("{text:?} is no version; a version is three numbers, as 1.4.0")),
        }
    }
}

/// What to call the dataset now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Proposal {
    pub level: Level,
    /// The version before; 1.0.0 where no history says otherwise.
    pub before: String,
    pub after: String,
    /// What asks for this level.
    pub reasons: Vec<String>,
    /// What else changed, gravest first.
    pub besides: Vec<String>,
}

impl Proposal {
    /// `1 claim removed; besides, 2 claims added`.
    pub fn because(&self) -> String {
        let reasons = self.reasons.join(", ");
        if self.besides.is_empty() { reasons } else { format!("{reasons}; besides, {}", self.besides.join(", ")) }
    }
}

/// The next version and why.
pub fn propose(changes: &Changes, before: Version) -> Proposal {
    let mut reasons = reasons(changes);
    // What came first stays first within its level.
    reasons.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
    let level = reasons.first().map_or(Level::None, |(level, _)| *level);
    let (reasons, besides): (Vec<_>, Vec<_>) = reasons.into_iter().partition(|(of, _)| *of == level);
    let said = |reasons: Vec<(Level, String)>| reasons.into_iter().map(|(_, reason)| reason).collect();
    let (before, after) = (before.to_string(), before.next(level).to_string());
    Proposal { level, before, after, reasons: said(reasons), besides: said(besides) }
}

/// `1 claim`, `2 claims`.
pub fn counted(n: usize, what: &str) -> String {
    match what.split_once(" of ") {
        _ if n == 1 => format!("1 {what}"),
        Some((what, of)) => format!("{n} {what}s of {of}"),
        None => format!("{n} {what}s"),
    }
}

fn reasons(changes: &Changes) -> Vec<(Level, String)> {
    let Changes { facts, articles, claims, links, .. } = changes;
    let mut found = Vec::new();
    let mut add = |level, n: usize, what: &str, happened: &str| {
        if n > 0 {
            found.push((level, format!("{} {happened}", counted(n, what))));
        }
    };
    let rule = |change: &&Change| matches!(change.field.as_str(), "schema_version" | "guideline_version");
    let split = |fields: &[Change]| fields.iter().any(|c| c.field == "split");
    add(Level::Major, facts.iter().filter(rule).count(), "version of schema or guideline", "changed");
    add(Level::Major, articles.removed.len(), "article", "removed");
    add(Level::Major, articles.changed.iter().filter(|a| a.text).count(), "article", "with another text");
    add(Level::Major, articles.changed.iter().filter(|a| split(&a.fields)).count(), "article", "in another split");
    add(Level::Major, claims.removed.len(), "claim", "removed");
    let of = |level: Level| claims.changed.iter().filter(|c| weight(c) == level).count();
    add(Level::Major, of(Level::Major), "claim", "changed");
    add(Level::Minor, articles.added.len(), "article", "added");
    add(Level::Minor, claims.added.len(), "claim", "added");
    add(Level::Minor, of(Level::Minor), "claim", "confirmed by people");
    add(Level::Patch, of(Level::Patch), "claim", "with other annotators");
    let described = |a: &&super::ArticleChange| !a.text && !split(&a.fields);
    add(Level::Patch, articles.changed.iter().filter(described).count(), "article", "described otherwise");
    add(Level::Patch, links.added.len(), "link of claims", "added");
    add(Level::Patch, links.removed.len(), "link of claims", "removed");
    add(Level::Patch, links.changed.len(), "link of claims", "changed");
    add(Level::Patch, facts.iter().filter(|c| !rule(c)).count(), "fact", "of the build changed");
    found
}

/// What a changed claim asks for: that people confirmed it adds to it; who they were describes it.
fn weight(change: &ClaimChange) -> Level {
    let of = |change: &Change| match change.field.as_str() {
        "label.annotators" => Level::Patch,
        "label.status" if change.after == LabelStatus::Gold.as_str() => Level::Minor,
        _ => Level::Major,
    };
    change.fields.iter().map(of).max().unwrap_or(Level::Patch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_counts_up_its_number_and_clears_those_behind_it() {
        let version: Version = "1.4.2".parse().unwrap();
        let next = |level| version.next(level).to_string();
        assert_eq!(
            [Level::None, Level::Patch, Level::Minor, Level::Major].map(next),
            ["1.4.2", "1.4.3", "1.5.0", "2.0.0"]
        );
    }

    #[test]
    fn what_is_no_version_is_refused() {
        for bad in ["", "1", "1.2", "1.2.3.4", "v1.2.3", "1.2.x", "01.2.3", "1.2.3-rc1", "1.+2.3", "1..3"] {
            assert!(bad.parse::<Version>().is_err(), "{bad}");
        }
    }
}
