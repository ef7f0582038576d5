//! Whether what is for judging was seen in training.
//!
//! In: articles with their split, whoever made it. Out: the pairs across splits that say the same: the same text, nearly
//! the same text, the same group, claims that the dataset itself links, or the same telling figures; and the counts of it
//! all, as a certificate.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::duplicates::{LIKENESS, SHINGLE, Sketch, pairs};
use crate::article::inputs::{expand, stem};
use crate::article::{self, Columns, hexadecimal, sha256};
use crate::dataset;
use crate::error::{Error, Fault, Outcome, Result};
use crate::extract::{extract, records};
use crate::link::LinkKind;

/// Different telling figures that two articles share before that is told.
pub const SHARED: usize = 3;
/// A figure that more articles hold tells nothing of one event.
const COMMON: usize = 5;

/// Kinds that are told and break no split.
pub const SUSPICIONS: [&str; 2] = ["links", "figures"];

/// What an id or a column says that two articles have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// The dataset's own `duplicate_cluster`.
    Cluster,
    Outlet,
    /// What the articles report on: the input's own word for it, or a group of the dataset's `links`.
    Event,
    /// The id up to its last hyphen, underscore, slash or colon: parts of one document.
    Document,
}

impl Group {
    pub const ALL: [(&str, Self); 4] =
        [("cluster", Self::Cluster), ("event", Self::Event), ("outlet", Self::Outlet), ("document", Self::Document)];

    /// Reads `cluster,document`.
    pub fn parse(names: &str) -> Result<Vec<(&'static str, Self)>> {
        let group = |name: &str| Self::ALL.iter().find(|(n, _)| *n == name.trim()).copied();
        let groups: Option<Vec<_>> = names.split(',').map(group).collect();
        groups.ok_or_else(|| {
            let fault = Fault::new(format!("--group-by {names}"));
            Error::input(fault.expected("cluster, event, outlet, document, or several of them"))
        })
    }
}

/// One article of one split.
#[derive(Debug, Clone)]
struct Member {
    id: String,
    split: String,
    text: String,
    cluster: Option<String>,
    outlet: Option<String>,
    event: Option<String>,
    /// Ids of the groups of links that hold a claim of it.
    links: BTreeSet<String>,
    /// Value and unit code of its telling figures.
    figures: BTreeSet<(u64, String)>,
    sketch: Option<Sketch>,
}

/// Why two articles of different splits are too alike.
#[derive(Debug, Clone, PartialEq)]
pub struct Leak {
    /// `text`, `near_duplicate`, `links`, `figures`, or the group's name.
    pub kind: &'static str,
    /// Split and id of each.
    pub a: (String, String),
    pub b: (String, String),
    pub what: String,
}

/// What an audit found.
#[derive(Debug, Clone, PartialEq)]
pub struct Certificate {
    /// Articles by split.
    pub splits: BTreeMap<String, usize>,
    /// Kinds that were looked for, in order.
    pub kinds: Vec<&'static str>,
    pub leaks: Vec<Leak>,
    /// SHA-256 over split, id and text hash of every article, in order of split and id.
    pub digest: String,
}

impl Certificate {
    /// Leaks of a kind.
    pub fn count(&self, kind: &str) -> usize {
        self.leaks.iter().filter(|leak| leak.kind == kind).count()
    }

    /// The leaks that break the split. Shared figures alone are a suspicion: two fires may both have 12 victims. So are
    /// groups of links, unless events were to be kept apart: then they are leaks of `event`.
    pub fn broken(&self) -> usize {
        self.leaks.iter().filter(|leak| !SUSPICIONS.contains(&leak.kind)).count()
    }
}

/// Audits a dataset, a folder whose files are splits, or several files or folders, a split each.
pub fn leaks(paths: &[PathBuf], groups: &[(&'static str, Group)], columns: &Columns) -> Result<Certificate> {
    let mut members = Vec::new();
    for path in paths {
        match dataset::is_dataset(path) {
            true => members.extend(ours(path)?),
            false => members.extend(foreign(path, paths.len() > 1, columns)?),
        }
    }
    members.par_iter_mut().for_each(|m: &mut Member| m.sketch = Sketch::of(&m.text));
    members.sort_by(|a, b| (&a.split, &a.id).cmp(&(&b.split, &b.id)));
    let mut splits: BTreeMap<String, usize> = BTreeMap::new();
    members.iter().for_each(|m| *splits.entry(m.split.clone()).or_default() += 1);
    if splits.len() < 2 {
        let fault = Fault::new(format!("{} articles of one split", members.len()));
        let fault = fault.expected("two splits and more").hint("name a file for each split, or build with --split");
        return Err(Error::input(fault.at(paths.first().map_or(Path::new("."), PathBuf::as_path))));
    }
    let mut found = Vec::new();
    shared("text", &members, |m| Some(folded(&m.text)), &mut found);
    near(&members, &mut found);
    for &(name, group) in groups {
        shared(name, &members, |m| key(m, group), &mut found);
    }
    let by_event = groups.iter().any(|(_, group)| *group == Group::Event);
    linked(if by_event { "event" } else { "links" }, &members, &mut found);
    figures(&members, &mut found);
    let kinds = ["text", "near_duplicate"].into_iter().chain(groups.iter().map(|(n, _)| *n));
    let kinds = kinds.chain(SUSPICIONS.into_iter().filter(|kind| *kind != "links" || !by_event));
    let mut digest = Sha256::new();
    for member in &members {
        digest.update(format!("{}\t{}\t{}\n", member.split, member.id, sha256(member.text.as_bytes())));
    }
    Ok(Certificate { splits, kinds: kinds.collect(), leaks: found, digest: hexadecimal(&digest.finalize()) })
}

fn ours(path: &Path) -> Result<Vec<Member>> {
    let dataset = dataset::read(path)?;
    let mut figures: HashMap<&str, BTreeSet<(u64, String)>> = HashMap::new();
    for claim in &dataset.claims {
        let unit = claim.unit.as_ref().map_or("", |u| &u.code);
        figures.entry(&claim.article_id).or_default().extend(telling(claim.figure.value, unit));
    }
    let mut groups: HashMap<String, BTreeSet<String>> = HashMap::new();
    for row in dataset::links::read(path)?.into_iter().map(|row| row.value).filter(|row| row.kind == LinkKind::Event) {
        groups.entry(row.article_id).or_default().insert(row.link_id);
    }
    let mut member = |a: &article::ArticleRecord| Member {
        id: a.article_id.clone(),
        split: a.split.clone(),
        text: a.text.clone(),
        cluster: a.duplicate_cluster.clone(),
        outlet: a.outlet.clone(),
        event: None,
        links: groups.remove(&a.article_id).unwrap_or_default(),
        figures: figures.remove(a.article_id.as_str()).unwrap_or_default(),
        sketch: None,
    };
    Ok(dataset.articles.iter().map(&mut member).collect())
}

/// Files of anybody: `split` names after the path where each path is one, else after each file.
fn foreign(path: &Path, whole: bool, columns: &Columns) -> Result<Vec<Member>> {
    let (inputs, mut faults) = expand(&[path.to_string_lossy().into_owned()]);
    let mut members = Vec::new();
    let scanned = article::scan(&inputs, columns, &mut |article| {
        let file = if whole { path } else { Path::new(&article.file) };
        // The tools of the hub number a split's files: `train-00000-of-00002`.
        let split = stem(file).split("-0").next().unwrap_or_default().to_owned();
        let (id, text) = (article.id, article.text);
        members.push(Member {
            id,
            split,
            text,
            cluster: None,
            outlet: article.outlet,
            event: article.event,
            links: BTreeSet::new(),
            figures: BTreeSet::new(),
            sketch: None,
        });
        Ok(())
    })?;
    faults.extend(scanned.refused.into_iter().flat_map(|r| r.faults));
    if !faults.is_empty() {
        return Err(Error::new(Outcome::Input, faults));
    }
    members.par_iter_mut().for_each(|m: &mut Member| {
        let claims = records(&m.id, &m.text, &extract(&m.text, None));
        let unit = |c: &crate::claim::record::ClaimRecord| c.unit.as_ref().map_or(String::new(), |u| u.code.clone());
        m.figures = claims.iter().filter_map(|c| telling(c.figure.value, &unit(c))).collect();
    });
    Ok(members)
}

/// A figure that points to one event: not round, not small.
fn telling(value: Option<f64>, unit: &str) -> Option<(u64, String)> {
    let value = value?;
    (value.abs() > 12.0 && value % 10.0 != 0.0).then(|| (value.to_bits(), unit.to_owned()))
}

fn key(member: &Member, group: Group) -> Option<String> {
    match group {
        Group::Cluster => member.cluster.clone(),
        Group::Outlet => member.outlet.clone(),
        Group::Event => member.event.clone(),
        Group::Document => member.id.rfind(['-', '_', '/', ':']).map(|at| member.id[..at].to_owned()),
    }
}

/// The text's hash, white space and case apart.
fn folded(text: &str) -> String {
    let words = text.split_whitespace().fold(String::new(), |folded, word| folded + &word.to_lowercase() + " ");
    sha256(words.as_bytes())
}

fn leak(kind: &'static str, a: &Member, b: &Member, what: String) -> Leak {
    Leak { kind, a: (a.split.clone(), a.id.clone()), b: (b.split.clone(), b.id.clone()), what }
}

/// The first article of each split that shares a key with the first of an earlier split.
fn shared(kind: &'static str, members: &[Member], key: impl Fn(&Member) -> Option<String>, out: &mut Vec<Leak>) {
    let mut by_key: BTreeMap<String, Vec<&Member>> = BTreeMap::new();
    for member in members {
        if let Some(key) = key(member) {
            by_key.entry(key).or_default().push(member);
        }
    }
    for (key, members) in by_key {
        let Some(first) = members.first() else { continue };
        let what = if kind == "text" { "the same text".to_owned() } else { format!("{kind} {key:?}") };
        out.extend(members.iter().filter(|m| m.split != first.split).map(|m| leak(kind, first, m, what.clone())));
    }
}

/// For each group of links the first article of each split that shares it with an article of an earlier split.
fn linked(kind: &'static str, members: &[Member], out: &mut Vec<Leak>) {
    let mut groups: BTreeMap<&str, Vec<&Member>> = BTreeMap::new();
    for member in members {
        member.links.iter().for_each(|link| groups.entry(link).or_default().push(member));
    }
    for (link, members) in groups {
        let Some(first) = members.first() else { continue };
        let mut told = &first.split;
        for member in &members {
            if member.split != *told {
                told = &member.split;
                out.push(leak(kind, first, member, format!("the group {link} of linked claims")));
            }
        }
    }
}

fn near(members: &[Member], out: &mut Vec<Leak>) {
    let sketches: Vec<Option<Sketch>> = members.iter().map(|m| m.sketch.clone()).collect();
    for (a, b, likeness) in pairs(&sketches) {
        let (a, b) = (&members[a], &members[b]);
        // The same text was told already.
        if a.split != b.split && folded(&a.text) != folded(&b.text) {
            let what = format!("likeness {likeness:.2} of {LIKENESS} by shingles of {SHINGLE} words");
            out.push(leak("near_duplicate", a, b, what));
        }
    }
}

fn figures(members: &[Member], out: &mut Vec<Leak>) {
    let mut holders: BTreeMap<&(u64, String), Vec<usize>> = BTreeMap::new();
    for (i, member) in members.iter().enumerate() {
        member.figures.iter().for_each(|figure| holders.entry(figure).or_default().push(i));
    }
    let mut common: BTreeMap<(usize, usize), Vec<&(u64, String)>> = BTreeMap::new();
    for (figure, holders) in holders.into_iter().filter(|(_, h)| h.len() <= COMMON) {
        for (n, &a) in holders.iter().enumerate() {
            for &b in holders[n + 1..].iter().filter(|&&b| members[a].split != members[b].split) {
                common.entry((a, b)).or_default().push(figure);
            }
        }
    }
    for ((a, b), figures) in common.into_iter().filter(|(_, figures)| figures.len() >= SHARED) {
        let shown: Vec<String> = figures.iter().map(|(v, unit)| format!("{} {unit}", f64::from_bits(*v))).collect();
        out.push(leak("figures", &members[a], &members[b], format!("the figures {}", shown.join(", "))));
    }
}
