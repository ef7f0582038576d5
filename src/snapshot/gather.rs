//! Rows of outcomes, gathered into facts.
//!
//! In: rows, those of one article side by side. Out: counts by article (what a paired test needs, those without a claim included), counts by field and
//! slice, and the claims that are wrong.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Fact, Wrong};
use super::row::{Row, Said};
use crate::score::{Counts, Field, FieldCounts};

/// The first word of an article's line.
pub const ARTICLE: &str = "article";
/// The name under which an article's line says what it is drawn with.
pub const CLUSTER: &str = "cluster";
/// The key of rows that say nothing.
const NOTHING: &str = "none";

/// What rows add up to.
#[derive(Debug, Default)]
pub struct Gather {
    pub articles: Vec<Article>,
    pub wrong: Vec<Wrong>,
}

/// What one article adds up to.
#[derive(Debug, Default)]
pub struct Article {
    id: String,
    cluster: Option<String>,
    counts: FieldCounts,
}

impl Gather {
    pub fn push(&mut self, row: &Row<'_>) {
        if self.articles.last().is_none_or(|article| article.id != row.article) {
            let (id, cluster) = (row.article.to_owned(), row.cluster.map(str::to_owned));
            self.articles.push(Article { id, cluster, counts: FieldCounts::default() });
        }
        if let Some(article) = self.articles.last_mut() {
            row.verdict_counts().for_each(|(field, verdict)| article.counts[field.index()].count(verdict, 1));
        }
        self.wrong.extend(row.wrong());
    }

    /// The articles of which rows speak.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.articles.iter().map(|article| article.id.as_str())
    }

    /// Says what articles are drawn with, where the rows did not.
    pub fn draw_with(&mut self, clusters: &BTreeMap<String, Option<String>>) {
        for article in &mut self.articles {
            article.cluster = clusters.get(&article.id).cloned().flatten();
        }
    }

    /// Adds the articles that gold knows and of which no row speaks: whoever draws articles draws these too. `all` names
    /// articles, each with what it is drawn together with.
    pub fn complete<'a>(&mut self, all: impl Iterator<Item = (&'a str, Option<&'a str>)>) {
        let mut seen: BTreeSet<&str> = self.ids().collect();
        let silent = all.filter(|(id, _)| seen.insert(id)).map(|(id, cluster)| Article {
            id: id.to_owned(),
            cluster: cluster.map(str::to_owned),
            counts: FieldCounts::default(),
        });
        let silent: Vec<Article> = silent.collect();
        if !silent.is_empty() {
            self.articles.extend(silent);
            self.articles.sort_by(|a, b| a.id.cmp(&b.id));
        }
    }

    /// One fact an article: the cluster that it is drawn with, and `possible/actual/correct` of each field of which
    /// anything is said.
    pub fn facts(&self) -> impl Iterator<Item = Fact> {
        self.articles.iter().map(|article| {
            let mut fact = Fact::new(&[ARTICLE, &article.id]);
            fact.values.extend(article.cluster.iter().map(|cluster| (CLUSTER.to_owned(), cluster.clone())));
            for (field, counts) in Field::ALL.into_iter().zip(article.counts) {
                let (possible, actual, correct) = (counts.possible(), counts.actual(), counts.correct);
                if possible + actual > 0 {
                    fact.values.push((field.as_str().to_owned(), format!("{possible}/{actual}/{correct}")));
                }
            }
            fact
        })
    }
}

/// The counts that an article's values say.
pub fn counts(values: &[(String, String)]) -> Option<FieldCounts> {
    let mut fields = FieldCounts::default();
    for (name, value) in values.iter().filter(|(name, _)| name != CLUSTER) {
        let mut parts = value.split('/').map(str::parse::<u64>);
        let mut part = || parts.next()?.ok();
        let (possible, actual, correct) = (part()?, part()?, part()?);
        fields[Field::parse(name)?.index()] = Counts {
            correct,
            missing: possible.checked_sub(correct)?,
            spurious: actual.checked_sub(correct)?,
            ..Counts::default()
        };
    }
    Some(fields)
}

/// Counts by field, slice and cause, where no evaluation has them ready.
#[derive(Debug, Default)]
pub struct Slices {
    fields: FieldCounts,
    causes: BTreeMap<String, u64>,
    slices: BTreeMap<(usize, String), FieldCounts>,
    outlets: bool,
}

/// The slices' names, in the order of reports.
const NAMES: [&str; 5] = ["attribution", "language", "modifier", "outlet", "unit_kind"];
const OUTLET: usize = 3;

impl Slices {
    pub fn push(&mut self, row: &Row<'_>) {
        if let Some(cause) = row.cause {
            *self.causes.entry(cause.to_owned()).or_default() += 1;
        }
        self.outlets |= row.outlet.is_some();
        add(&mut self.fields, row);
        fn of<'r>(row: &'r Row<'_>, said: fn(&'r Said<'r>) -> Option<&'r str>) -> &'r str {
            row.leading().and_then(said).unwrap_or(NOTHING)
        }
        let keys = [
            of(row, |said| said.attribution),
            of(row, |said| said.language),
            of(row, |said| said.modifier),
            row.outlet.unwrap_or(NOTHING),
            of(row, |said| said.unit_kind),
        ];
        for (by, key) in keys.into_iter().enumerate() {
            add(self.slices.entry((by, key.to_owned())).or_default(), row);
        }
    }

    pub fn facts(&self) -> Vec<Fact> {
        let mut facts: Vec<Fact> = Field::ALL.map(|f| fact(&["fields", f.as_str()], self.fields[f.index()])).into();
        facts.extend(self.causes.iter().map(|(cause, &count)| Fact::new(&["errors", cause]).count("count", count)));
        for ((by, key), fields) in self.slices.iter().filter(|((by, _), _)| self.outlets || *by != OUTLET) {
            facts.extend(sliced(NAMES.get(*by).copied().unwrap_or_default(), key, fields));
        }
        facts
    }
}

fn add(fields: &mut FieldCounts, row: &Row<'_>) {
    row.verdict_counts().for_each(|(field, verdict)| fields[field.index()].count(verdict, 1));
}

/// The facts of one slice: fields of which nothing is said are left out.
pub fn sliced(by: &str, key: &str, fields: &FieldCounts) -> Vec<Fact> {
    let of = |field: Field| (field, fields[field.index()]);
    let said = Field::ALL.into_iter().map(of).filter(|(_, counts)| counts.possible() + counts.actual() > 0);
    said.map(|(field, counts)| fact(&["slices", by, key, field.as_str()], counts)).collect()
}

/// Ratios and counts under a name.
pub fn fact(path: &[&str], counts: Counts) -> Fact {
    Fact::new(path)
        .ratio("f1", counts.f1())
        .ratio("precision", counts.precision())
        .ratio("recall", counts.recall())
        .count("possible", counts.possible())
        .count("actual", counts.actual())
        .count("correct", counts.correct)
        .count("incorrect", counts.incorrect)
        .count("missing", counts.missing)
        .count("spurious", counts.spurious)
        .count("agreed", counts.agreed)
}
