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
use crate::article::inputs::{Inputs, expand, stem};
use crate::article::{self, Columns, STDIN, hexadecimal, sha256};
use crate::dataset::{self, SPLIT};
use crate::error::{Error, Fault, Outcome, Result};
use crate::extract::{extract, records};
use crate::link::{LinkKind, Moment};

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
    published: Option<String>,
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
    /// Kinds that were asked for, and of which the articles say nothing: there was nothing to look for.
    pub unstated: Vec<&'static str>,
    /// The first and the last day of each split's articles, as far as they are said.
    pub dates: BTreeMap<String, (String, String)>,
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
    let (mut members, names) = (Vec::new(), names(paths));
    for (path, name) in paths.iter().zip(&names) {
        let name = (paths.len() > 1).then_some(name.as_str());
        match dataset::is_dataset(path) {
            true => members.extend(ours(path, name)?),
            false => members.extend(foreign(path, name, columns)?),
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
    let any_ours = paths.iter().any(|path| dataset::is_dataset(path));
    let says = |name: &str| match groups.iter().find(|(other, _)| *other == name) {
        // A dataset is searched for near-duplicates and linked, whether or not any are found.
        Some((_, Group::Cluster | Group::Event)) if any_ours => true,
        Some(&(_, group)) => members.iter().any(|member| key(member, group).is_some()),
        None => name != "links" || any_ours,
    };
    let (kinds, mut unstated): (Vec<&str>, Vec<&str>) = kinds.partition(|kind| says(kind));
    // A column that was named is asked for, whether or not it is to keep splits apart.
    let mapped = [("outlet", Group::Outlet), ("event", Group::Event)].into_iter().filter(|(name, group)| {
        columns.maps(name) && !unstated.contains(name) && !members.iter().any(|member| key(member, *group).is_some())
    });
    unstated.extend(mapped.map(|(name, _)| name).collect::<Vec<_>>());
    let mut digest = Sha256::new();
    for member in &members {
        digest.update(format!("{}\t{}\t{}\n", member.split, member.id, sha256(member.text.as_bytes())));
    }
    let digest = hexadecimal(&digest.finalize());
    Ok(Certificate { splits, kinds, unstated, dates: dates(&members), leaks: found, digest })
}

/// The first and the last instant of each split, as its articles write them.
fn dates(members: &[Member]) -> BTreeMap<String, (String, String)> {
    let mut found: BTreeMap<String, (String, String)> = BTreeMap::new();
    let at = |date: &str| Moment::parse(date);
    for (split, date) in members.iter().filter_map(|m| Some((&m.split, m.published.as_ref()?))) {
        if at(date).is_none() {
            continue;
        }
        let (first, last) = found.entry(split.clone()).or_insert_with(|| (date.clone(), date.clone()));
        if at(date) < at(first) {
            first.clone_from(date);
        }
        if at(date) > at(last) {
            last.clone_from(date);
        }
    }
    found
}

/// What the split of each path is called: by its file, or by the whole path where two files are called alike.
fn names(paths: &[PathBuf]) -> Vec<String> {
    let short: Vec<String> = paths.iter().map(|path| split_of(path)).collect();
    let alike = |name: &String| short.iter().filter(|other| *other == name).count() > 1;
    let name = |(path, name): (&PathBuf, &String)| if alike(name) { path.display().to_string() } else { name.clone() };
    paths.iter().zip(&short).map(name).collect()
}

/// The name that a file gives its split. The tools of the hub number a split's files: `train-00000-of-00002`.
fn split_of(path: &Path) -> String {
    let name = stem(path);
    let digits = |text: &str| text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit());
    let numbered = name.rsplit_once("-of-").filter(|(_, of)| digits(of)).and_then(|(name, _)| name.rsplit_once('-'));
    numbered.filter(|(_, number)| digits(number)).map_or_else(|| name.clone(), |(split, _)| split.to_owned())
}

/// A dataset's articles. Beside others, one that was not split is a split of its own, called `name`.
fn ours(path: &Path, name: Option<&str>) -> Result<Vec<Member>> {
    let dataset = dataset::read(path)?;
    let name = name.filter(|_| dataset.articles.iter().all(|article| article.split == SPLIT));
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
        split: name.unwrap_or(&a.split).to_owned(),
        published: a.published.clone(),
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

/// Files of anybody: one split called `name`, else each file the split that it is named after. An id may stand in two splits,
/// which is what is looked for, and only once in each.
fn foreign(path: &Path, name: Option<&str>, columns: &Columns) -> Result<Vec<Member>> {
    let (inputs, mut faults) = expand(&[path.to_string_lossy().into_owned()]);
    let mut splits: BTreeMap<String, Inputs> = BTreeMap::new();
    for file in inputs.files {
        let split = name.map_or_else(|| split_of(&file.0), str::to_owned);
        splits.entry(split).or_default().files.push(file);
    }
    if inputs.stdin {
        splits.entry(name.unwrap_or(STDIN).to_owned()).or_default().stdin = true;
    }
    let mut members = Vec::new();
    for (split, inputs) in &splits {
        let scanned = article::scan(inputs, columns, &mut |article| {
            members.push(Member {
                id: article.id,
                split: split.clone(),
                text: article.text,
                published: article.published,
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
    }
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

/// Every article that shares a key with the first article of an earlier split.
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
