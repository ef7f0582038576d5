//! The headline numbers of two comparable results: was, is, and whether chance alone would do that.
//!
//! In: two snapshots. Out: F1 of each field with its paired interval and p-value, F1 of each slice that moved, and
//! which of the changes is a regression. The paired test draws articles, whose counts stand in the snapshots, or the clusters
//! that these say their articles are drawn with: the units that the evaluation drew, those without a claim included.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::gather::{self, ARTICLE, CLUSTER};
use super::line::Line;
use super::text::Snapshot;
use crate::score::{Field, FieldCounts, Options, Paired, paired};

/// A field whose F1 falls by less than this is no regression, however certain the fall.
pub const MIN_REGRESSION: f64 = 0.005;

/// One field's F1, before and now.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    pub field: Field,
    /// As the snapshot prints it.
    pub old: Option<String>,
    pub new: Option<String>,
    /// New minus old; nothing where the snapshots have no counts by article.
    pub paired: Paired,
}

/// One slice's F1 of one field, before and now.
#[derive(Debug, Clone, PartialEq)]
pub struct SliceChange {
    pub by: String,
    pub key: String,
    pub field: String,
    pub old: Option<String>,
    pub new: Option<String>,
}

impl FieldChange {
    pub fn moved(&self) -> bool {
        self.old != self.new || self.paired.difference.is_some_and(|difference| difference != 0.0)
    }

    /// Whether the field is worse by at least `least`, beyond what chance does: its interval excludes zero. Where nothing could be drawn
    /// (one article alone, no resamples) the size decides by itself: a gate that cannot tell must not pass.
    pub fn is_regression(&self, least: f64) -> bool {
        let number = |side: &Option<String>| side.as_ref()?.parse::<f64>().ok();
        let printed = || Some(number(&self.new)? - number(&self.old)?);
        let fall = self.paired.difference.or_else(printed).filter(|difference| *difference < 0.0);
        fall.is_some_and(|fall| fall <= -least) && self.paired.interval.is_none_or(|[_, high]| high < 0.0)
    }
}

/// Every field of which either side says anything.
pub fn fields(old: &Snapshot, new: &Snapshot) -> Vec<FieldChange> {
    let (of_old, of_new) = (articles(old), articles(new));
    let options = options(&new.identity.signature);
    let paired = match (&of_old, &of_new) {
        (Some(old), Some(new)) => {
            let (old, new) = aligned(old, new);
            paired(&new, &old, options.resamples, options.seed)
        }
        _ => [Paired::default(); Field::COUNT],
    };
    let f1 = |snapshot: &Snapshot, field: Field| f1(snapshot.fact(&["fields", field.as_str()])?);
    let change = |field: Field| {
        let (old, new) = (f1(old, field), f1(new, field));
        FieldChange { field, old, new, paired: paired[field.index()] }
    };
    Field::ALL.into_iter().map(change).filter(|change| change.old.is_some() || change.new.is_some()).collect()
}

/// Every slice whose F1 moved, by name and key: texts that come from reports and from tables of outcomes list them otherwise.
pub fn slices(review: &super::compare::Review) -> Vec<SliceChange> {
    let of = |line: &Option<Line>| line.as_ref().and_then(f1);
    let changes = review.lines.iter().filter_map(|change| {
        let line = change.new.as_ref().or(change.old.as_ref())?;
        let [first, by, key, field] = line.path.as_slice() else { return None };
        let (old, new) = (of(&change.old), of(&change.new));
        (first == "slices" && old != new).then(|| SliceChange {
            by: by.clone(),
            key: key.clone(),
            field: field.clone(),
            old,
            new,
        })
    });
    let mut changes: Vec<SliceChange> = changes.collect();
    // The fields of one slice stay in the report's order.
    changes.sort_by(|a, b| (&a.by, &a.key).cmp(&(&b.by, &b.key)));
    changes
}

/// A defined F1 as its line prints it.
fn f1(line: &Line) -> Option<String> {
    line.value("f1").filter(|value| *value != "–").map(str::to_owned)
}

/// The articles of a result by name: what each is drawn with, and its counts.
type Articles<'a> = BTreeMap<&'a str, (Option<&'a str>, FieldCounts)>;

/// The articles that a snapshot lists, those without a claim included; `None` where it does not list them.
fn articles(snapshot: &Snapshot) -> Option<Articles<'_>> {
    let lines = snapshot.lines.iter().filter(|line| line.path.first().is_some_and(|word| word == ARTICLE));
    let read = |line: &'_ Line| gather::counts(&line.values);
    let mut found = Articles::new();
    for line in lines {
        found.insert(line.path.get(1)?, (line.value(CLUSTER), read(line)?));
    }
    (!found.is_empty()).then_some(found)
}

/// Both results over the units that are drawn: clusters, and articles that are in none, in the order of their first
/// article. That is the order of the evaluation, so that the same seed draws the same units as it did there.
fn aligned(old: &Articles<'_>, new: &Articles<'_>) -> (Vec<FieldCounts>, Vec<FieldCounts>) {
    let names: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    let mut by_cluster: FxHashMap<&str, usize> = FxHashMap::default();
    let (mut of_old, mut of_new) = (Vec::new(), Vec::new());
    for name in names {
        let sides = [old.get(name), new.get(name)];
        let cluster = sides.into_iter().flatten().find_map(|(cluster, _)| *cluster);
        let next = of_old.len();
        let unit = cluster.map_or(next, |cluster| *by_cluster.entry(cluster).or_insert(next));
        if unit == next {
            of_old.push(FieldCounts::default());
            of_new.push(FieldCounts::default());
        }
        for (units, side) in [&mut of_old, &mut of_new].into_iter().zip(sides) {
            let Some((_, counts)) = side else { continue };
            units[unit].iter_mut().zip(counts).for_each(|(sum, &counts)| *sum += counts);
        }
    }
    (of_old, of_new)
}

/// Resamples and seed as the signature names them.
fn options(signature: &str) -> Options {
    let of = |name: &str| signature.split('|').find_map(|part| part.strip_prefix(name)?.strip_prefix(':'));
    let usual = Options::default();
    Options {
        resamples: of("resamples").and_then(|n| n.parse().ok()).unwrap_or(usual.resamples),
        seed: of("seed").and_then(|n| n.parse().ok()).unwrap_or(usual.seed),
        ..usual
    }
}

#[cfg(test)]
mod tests {
    use super::super::compare::{Comparison, compare};
    use super::super::facts::{Fact, Facts, Identity};
    use super::*;

    /// A result over as many articles as there are numbers, each with four claims of which so many are right.
    fn result(right: &[u64]) -> Snapshot {
        let counts = |correct: u64, of: u64| Fact {
            path: Vec::new(),
            values: vec![("claim".into(), format!("{of}/{of}/{correct}"))],
        };
        let sum = right.iter().sum::<u64>();
        let ratio = sum as f64 / (4 * right.len()) as f64;
        let mut facts = vec![Fact::new(&["fields", "claim"]).ratio("f1", Some(ratio))];
        for (n, &correct) in right.iter().enumerate() {
            facts.push(Fact { path: vec![ARTICLE.into(), format!("a{n:03}")], ..counts(correct, 4) });
        }
        let identity = Identity { signature: "resamples:500|seed:3".into(), ..Identity::default() };
        Snapshot::new(&Facts { identity, facts, wrong: Vec::new() })
    }

    fn claim(old: &[u64], new: &[u64]) -> FieldChange {
        let Comparison::Comparable(review) = compare(Some(&result(old)), &result(new)) else { panic!() };
        review.fields[0].clone()
    }

    #[test]
    fn a_loss_all_over_is_a_regression_and_a_loss_in_one_article_is_noise() {
        let all_over = claim(&[4; 40], &[3; 40]);
        assert_eq!(all_over.paired.difference, Some(-0.25));
        assert_eq!(all_over.paired.interval, Some([-0.25, -0.25]));
        assert!(all_over.is_regression(0.005) && all_over.is_regression(0.25) && !all_over.is_regression(0.26));
        let mut one = [4; 40];
        one[7] = 1;
        let noise = claim(&[4; 40], &one);
        assert!((noise.paired.difference.unwrap() + 3.0 / 160.0).abs() < 1e-12);
        assert!(!noise.is_regression(0.005), "{noise:?}");
        assert!(noise.paired.p.unwrap() > 0.5);
        let better = claim(&[3; 40], &[4; 40]);
        assert!(!better.is_regression(0.0) && better.moved());
    }

    #[test]
    fn articles_of_one_cluster_are_drawn_together() {
        let mut right = [4; 40];
        right[..8].fill(3);
        let clustered = |right: &[u64], of: usize| {
            let mut snapshot = result(right);
            for line in snapshot.lines.iter_mut().filter(|line| line.path[0] == ARTICLE) {
                let n: usize = line.path[1][1..].parse().unwrap();
                line.values.push((CLUSTER.to_owned(), format!("event {:03}", n / of)));
            }
            snapshot
        };
        let change = |of: usize| {
            let Comparison::Comparable(review) = compare(Some(&clustered(&[4; 40], of)), &clustered(&right, of)) else {
                panic!()
            };
            review.fields[0].clone()
        };
        // Eight articles that each lose a claim are evidence; one event that loses eight is none.
        assert_eq!(change(1).paired.difference, change(8).paired.difference);
        assert_eq!(change(1).paired, claim(&[4; 40], &right).paired);
        assert!(change(1).is_regression(0.005) && !change(8).is_regression(0.005), "{:?}", change(8));
    }

    #[test]
    fn an_article_without_a_claim_is_drawn() {
        let with_silent = |right: &[u64]| {
            let mut snapshot = result(right);
            let silent = (0..35).map(|n| Line { path: vec![ARTICLE.into(), format!("b{n:03}")], values: Vec::new() });
            snapshot.lines.extend(silent);
            snapshot
        };
        let change = |old: &Snapshot, new: &Snapshot| {
            let Comparison::Comparable(review) = compare(Some(old), new) else { panic!() };
            review.fields[0].paired
        };
        let (old, new) = ([4; 5], [3, 3, 3, 4, 4]);
        // Of five articles alone a draw without any of the three that fell is rare, of forty it is common.
        assert!(change(&result(&old), &result(&new)).interval.unwrap()[1] < 0.0);
        assert_eq!(change(&with_silent(&old), &with_silent(&new)).interval.unwrap()[1], 0.0);
        // It is drawn where only one of the two results lists it, too.
        assert_eq!(change(&result(&old), &with_silent(&new)), change(&with_silent(&old), &with_silent(&new)));
    }

    #[test]
    fn an_article_that_only_one_result_speaks_of_counts_on_that_side() {
        let (mut old, mut new) = (result(&[4, 4]), result(&[4, 4]));
        old.lines.pop();
        new.lines[0].values[0].1 = "0.9000".into();
        let Comparison::Comparable(review) = compare(Some(&old), &new) else { panic!() };
        assert_eq!(review.fields[0].paired.difference, Some(0.0));
    }

    #[test]
    fn without_counts_by_article_there_is_no_interval() {
        let strip = |mut snapshot: Snapshot| {
            snapshot.lines.truncate(1);
            snapshot
        };
        let Comparison::Comparable(review) = compare(Some(&strip(result(&[4]))), &strip(result(&[3]))) else {
            panic!()
        };
        assert_eq!(
            (review.fields[0].old.as_deref(), review.fields[0].new.as_deref()),
            (Some("1.0000"), Some("0.7500"))
        );
        assert_eq!(review.fields[0].paired, Paired::default());
        assert!(review.fields[0].is_regression(0.0) && review.fields[0].is_regression(0.25));
        assert!(!review.fields[0].is_regression(0.26));
    }
}
