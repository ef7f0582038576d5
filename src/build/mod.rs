//! Articles into a dataset.
//!
//! In: inputs, perhaps labels, a place. Out: a dataset folder, whole or not at all. Articles are read once and put in
//! the order of their id; then they are extracted in parallel, a bounded number at a time, and written in that order.

pub mod filter;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use rayon::prelude::*;

use crate::article::inputs::expand;
use crate::article::{self, Article, ArticleRecord, Reading, Reason, Refused, file_name, sha256};
use crate::claim::record::ClaimRecord;
use crate::dataset::{Entry, Manifest, Options, Rejected, SPLIT, Writer};
use crate::error::{Error, Fault, Outcome, Result};
use crate::extract::{NumberRecord, ReasonRecord, extract, numbers, records};
use crate::label::Gold;

/// Articles that are extracted and held at once. Row groups depend on it, so that it never follows the machine.
const CHUNK: usize = 256;

/// What to build.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Files, folders, globs and `-`.
    pub inputs: Vec<String>,
    /// Files, folders and globs of adjudicated claims.
    pub labels: Vec<String>,
    pub out: PathBuf,
    pub options: Options,
}

/// Where a build has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many articles were read.
    Read(usize),
    /// So many more were written.
    Written(usize),
}

/// Builds the dataset.
pub fn build(request: &Request, progress: impl Fn(Progress)) -> Result<Manifest> {
    let (Reading { articles, refused, files }, gold) = gather(request)?;
    progress(Progress::Read(articles.len()));
    let mut writer = Writer::create(&request.out)?;
    for refused in &refused {
        writer.reject(&Rejected::Input(refused.into()))?;
    }
    let clusters = clusters(&articles);
    let mut articles = articles.into_iter();
    loop {
        let chunk: Vec<Article> = articles.by_ref().take(CHUNK).collect();
        if chunk.is_empty() {
            break;
        }
        let entries: Vec<_> = chunk.into_par_iter().map(|article| entry(article, &gold, &clusters)).collect();
        let faults: Vec<Fault> = entries.iter().filter_map(|e| e.as_ref().err()).flatten().cloned().collect();
        if !faults.is_empty() {
            return Err(Error::new(Outcome::Input, faults));
        }
        let entries: Vec<Entry> = entries.into_iter().flatten().collect();
        let written = entries.len();
        writer.write(entries)?;
        progress(Progress::Written(written));
    }
    writer.finish(files, gold.files, request.options.clone())
}

/// Reads articles and labels; every fault of both is told at once.
fn gather(request: &Request) -> Result<(Reading, Gold)> {
    let (inputs, missing) = expand(&request.inputs);
    let mut reading = article::read(&inputs);
    reading.refused.extend(missing.into_iter().map(|fault| Refused {
        file: file_name(fault.path.as_deref()),
        line: None,
        reason: Reason::Unreadable,
        messages: vec![fault.found.clone()],
        faults: vec![fault],
    }));
    reading.refused.sort_by(|a, b| (&a.file, a.line, a.reason).cmp(&(&b.file, b.line, b.reason)));
    let refusals = reading.refused.iter().flat_map(|r| r.faults.iter().cloned());
    let keep_going = request.options.keep_going;
    let mut faults: Vec<Fault> = if keep_going { Vec::new() } else { refusals.clone().collect() };
    let gold = Gold::read(&request.labels).unwrap_or_else(|error| {
        faults.extend(error.faults);
        Gold::default()
    });
    if faults.is_empty() {
        let known: BTreeSet<&str> = reading.articles.iter().map(|a| a.id.as_str()).collect();
        faults.extend(gold.strangers(&known));
        if known.is_empty() {
            faults.extend(refusals);
            let fault = Fault::new("no article was read").expected("at least one .txt file or JSON line");
            let passed: Vec<&str> = reading.refused.iter().filter(|r| r.faults.is_empty()).map(|r| &*r.file).collect();
            faults.push(match passed.is_empty() {
                true => fault,
                false => fault.hint(format!("passed over, by their names: {}", passed.join(", "))),
            });
        } else {
            let labelled = reading.articles.iter().filter_map(|a| gold.of(a)?.err());
            faults.extend(labelled.flatten());
        }
    }
    if faults.is_empty() { Ok((reading, gold)) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// One article with its claims, gold where people labelled it.
fn entry(article: Article, gold: &Gold, clusters: &BTreeMap<String, String>) -> Result<Entry, Vec<Fault>> {
    let extraction = extract(&article.text, article.language.as_deref());
    let machine = numbers(&article.id, &article.text, &extraction);
    let (claims, rest) = match gold.of(&article) {
        Some(claims) => {
            let claims = claims?;
            let rest = overruled(machine, &claims);
            (claims, rest)
        }
        None => {
            let claims = records(&article.id, &article.text, &extraction);
            (claims, machine.into_iter().filter(|n| !n.claim).collect())
        }
    };
    let article = ArticleRecord {
        sha256: sha256(article.text.as_bytes()),
        language: extraction.language.code,
        language_confidence: extraction.language.confidence,
        duplicate_cluster: clusters.get(&article.id).cloned(),
        article_id: article.id,
        text: article.text,
        title: article.title,
        outlet: article.outlet,
        url: article.url,
        authors: article.authors,
        published: article.published,
        licence: article.licence,
        file: article.file,
        split: SPLIT.to_owned(),
    };
    Ok(Entry { article, claims, numbers: rest })
}

/// The numbers that people did not label; where the program would have made a claim, people are the reason.
fn overruled(machine: Vec<NumberRecord>, gold: &[ClaimRecord]) -> Vec<NumberRecord> {
    let labelled = |n: &NumberRecord| {
        let at = gold.partition_point(|c| c.figure.end <= n.start);
        gold.get(at).is_some_and(|c| c.figure.start < n.end)
    };
    let mut rest: Vec<NumberRecord> = machine.into_iter().filter(|n| !labelled(n)).collect();
    for number in rest.iter_mut().filter(|n| n.claim) {
        number.claim = false;
        number.reason = vec![ReasonRecord { rule: "not_in_gold".to_owned(), entry: None }];
    }
    rest
}

/// Articles of one text, white space apart, by the id of the first of them; only where there are several.
fn clusters(articles: &[Article]) -> BTreeMap<String, String> {
    let fold = |article: &Article| {
        let words = article.text.split_whitespace().fold(String::new(), |folded, word| folded + word + " ");
        sha256(words.as_bytes())
    };
    let hashes: Vec<String> = articles.par_iter().map(fold).collect();
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (article, hash) in articles.iter().zip(&hashes) {
        groups.entry(hash).or_default().push(&article.id);
    }
    let several = groups.into_values().filter(|ids| ids.len() > 1);
    several.flat_map(|ids| ids.iter().map(|id| ((*id).to_owned(), ids[0].to_owned())).collect::<Vec<_>>()).collect()
}
