//! Whether a file or a dataset is what it says it is.
//!
//! In: a path. Out: everything that is wrong with it, sorted by what it means: a hash that does not match, an input
//! that cannot be read, a content that breaks the rules.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::integrity::{Damaged, damaged, is_table, stranger, strangers};
use super::manifest::{MANIFEST, OutputFile, RowHash};
use super::predictions::Located;
use super::read::{is_dataset, known_articles, known_claims, unknown_article};
use super::rejected::Rejected;
use super::{ARTICLES, CLAIMS, Counts, LINKS, Manifest, REJECTED, Tool, dry, links, parquet, schema, surfaces};
use crate::article::lines::{lines, malformed};
use crate::article::{ArticleRecord, sha256};
use crate::changes::counted;
use crate::claim::LabelStatus;
use crate::claim::record::ClaimRecord;
use crate::error::{Error, Fault, Outcome};
use crate::text::Offsets;

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// What was checked, in a few words.
    pub what: String,
    /// Hashes that do not match.
    pub integrity: Vec<Fault>,
    /// What could not be read.
    pub unreadable: Vec<Fault>,
    /// Rules that are broken.
    pub wrong: Vec<Fault>,
    /// What the articles themselves get wrong; no fault of the dataset.
    pub notes: Vec<String>,
}

impl Findings {
    /// What the findings mean for the run; `None` where all is well.
    pub fn outcome(&self) -> Option<Outcome> {
        match self {
            f if !f.integrity.is_empty() => Some(Outcome::Integrity),
            f if !f.unreadable.is_empty() => Some(Outcome::Input),
            f if !f.wrong.is_empty() => Some(Outcome::No),
            _ => None,
        }
    }

    /// Every fault, the gravest first.
    pub fn faults(self) -> Vec<Fault> {
        [self.integrity, self.unreadable, self.wrong].concat()
    }

    pub(super) fn unread(what: &str, error: Error) -> Self {
        let found = Self { what: what.to_owned(), ..Self::default() };
        match error.outcome {
            Outcome::Integrity => Self { integrity: error.faults, ..found },
            _ => Self { unreadable: error.faults, ..found },
        }
    }
}

/// Checks a dataset folder, or a single file of claims, predictions or articles.
pub fn check(path: &Path) -> Findings {
    if is_dataset(path) { dataset(path) } else { super::check_file::file(path) }
}

/// Checks the bytes of a dataset folder alone, manifest and files: what [`check`] does before it reads a row.
pub fn check_bytes(root: &Path) -> Findings {
    opened(root).map_or_else(|found| found, |(_, _, found)| found)
}

/// The manifest, the files that are not to be read, and what was found so far.
fn opened(root: &Path) -> Result<(Manifest, BTreeSet<String>, Findings), Findings> {
    let manifest = Manifest::read(root).map_err(|error| Findings::unread("dataset", error))?;
    let mut found = Findings { what: "dataset".to_owned(), ..Findings::default() };
    let unfit = hashes(root, &manifest, &mut found);
    Ok((manifest, unfit, found))
}

fn dataset(root: &Path) -> Findings {
    let (manifest, unfit, mut found) = match opened(root) {
        Ok(opened) => opened,
        Err(found) => return found,
    };
    if unfit.iter().any(|file| is_table(file)) {
        // Rows out of damaged bytes are anything: wrong without a sign, or more than memory holds.
        return found;
    }
    columns(root, &manifest, &mut found);
    match (known_articles(root), known_claims(root)) {
        (Ok(articles), Ok(claims)) => {
            let counts = (counted(articles.len(), "article"), counted(claims.len(), "claim"));
            found.what = format!("dataset of {} and {}", counts.0, counts.1);
            if let Some(linked) = links::said(&manifest.counts) {
                found.what += &format!(", {linked}");
            }
            let rejected = (!unfit.contains(REJECTED)).then(|| root.join(REJECTED));
            rows(root, &manifest, rejected.as_deref(), (&articles, &claims), &mut found);
        }
        (articles, claims) => {
            let faults = articles.err().into_iter().chain(claims.err()).flat_map(|e| e.faults);
            found.unreadable.extend(faults);
        }
    }
    found
}

/// Files against the manifest; gives those that are not to be read.
fn hashes(root: &Path, manifest: &Manifest, found: &mut Findings) -> BTreeSet<String> {
    let outputs: Vec<&OutputFile> = manifest.outputs.iter().collect();
    let mut unfit = BTreeSet::new();
    for Damaged { file, outcome, faults } in damaged(root, &outputs) {
        let list = if outcome == Outcome::Integrity { &mut found.integrity } else { &mut found.unreadable };
        list.extend(faults);
        unfit.insert(file);
    }
    match strangers(root, manifest) {
        Ok(files) => {
            found.wrong.extend(files.iter().map(|file| stranger(root, file)));
            unfit.extend(files);
        }
        Err(error) => found.unreadable.extend(error.faults),
    }
    unfit
}

/// The columns of every shard against the schema.
fn columns(root: &Path, manifest: &Manifest, found: &mut Findings) {
    for output in &manifest.outputs {
        let schema = match output.path.split('/').next() {
            Some(CLAIMS) => schema::claims(),
            Some(ARTICLES) => schema::articles(),
            Some(LINKS) => schema::links(),
            _ => continue,
        };
        let path = root.join(&output.path);
        if let Ok(columns) = parquet::columns(&path) {
            let faults = schema::differences(&columns, &schema);
            found.wrong.extend(faults.into_iter().map(|f| f.at(&path)));
        }
    }
}

fn rows(
    root: &Path,
    manifest: &Manifest,
    rejected: Option<&Path>,
    (articles, claims): (&[Located<ArticleRecord>], &[Located<ClaimRecord>]),
    found: &mut Findings,
) {
    let dry = manifest.options.dehydrated;
    let mut counts = Counts::default();
    let mut hash = (RowHash::default(), RowHash::default());
    for article in articles {
        counts.articles += 1;
        hash.0.add(&article.value);
        let now = sha256(article.value.text.as_bytes());
        if dry && !article.value.text.is_empty() {
            let fault = Fault::new(format!("{:?} has a text", article.value.article_id));
            found.wrong.push(placed(fault.expected("no text in a dehydrated dataset"), article));
        } else if !dry && now != article.value.sha256 {
            let fault = Fault::new(format!("sha256 {} of {:?}", article.value.sha256, article.value.article_id));
            found.integrity.push(placed(fault.expected(format!("{now}, the hash of its text")), article));
        }
    }
    let mut ids = BTreeSet::new();
    for article in articles.iter().filter(|a| !ids.insert(a.value.article_id.as_str())) {
        let fault = Fault::new(format!("{:?} a second time", article.value.article_id));
        found.wrong.push(placed(fault.expected("each article in one split"), article));
    }
    let place = |a: &ArticleRecord| (a.split.clone(), a.article_id.clone());
    for pair in articles.windows(2).filter(|w| place(&w[0].value) > place(&w[1].value)) {
        let (a, b) = (&pair[0].value.article_id, &pair[1].value.article_id);
        found
            .wrong
            .push(placed(Fault::new(format!("{b:?} after {a:?}")).expected("ids in order, each once"), &pair[1]));
    }
    let texts: BTreeMap<&str, Offsets<'_>> =
        articles.iter().map(|a| (a.value.article_id.as_str(), Offsets::new(&a.value.text))).collect();
    for article in articles {
        let text = texts.get(article.value.article_id.as_str()).filter(|_| !dry);
        let faults = surfaces::furniture(&article.value, text);
        found.wrong.extend(faults.into_iter().map(|f| placed(f, article)));
    }
    for claim in claims {
        counts.claims += 1;
        hash.1.add(&claim.value);
        match claim.value.label.status {
            LabelStatus::Gold => counts.gold += 1,
            LabelStatus::Silver => counts.silver += 1,
        }
        let text = texts.get(claim.value.article_id.as_str());
        let mut faults = match dry {
            true => dry::leaks(&mut claim.value.clone(), manifest.tool == Tool::this()),
            false => surfaces::faults(&claim.value, text),
        };
        if text.is_none() {
            faults.push(unknown_article(&claim.value.article_id));
        }
        found.wrong.extend(faults.into_iter().map(|f| placed(f, claim)));
    }
    let place = |c: &Located<ClaimRecord>| {
        let claim = &c.value;
        (claim.split.clone(), claim.article_id.clone(), claim.figure.start, claim.figure.end)
    };
    for pair in claims.windows(2).filter(|w| place(&w[0]) >= place(&w[1])) {
        let fault = Fault::new(format!("{} after {}", pair[1].value.claim_id, pair[0].value.claim_id));
        found.wrong.push(placed(fault.expected("claims in order of article and figure, each once"), &pair[1]));
    }
    if let Some(path) = rejected {
        lines_of(path, &texts, dry, &mut counts, found);
    }
    let link_rows = links::check(root, articles, claims, &mut counts, found);
    counts.accepted = counts.articles;
    counts.inputs = counts.accepted + counts.rejected;
    let path = root.join(MANIFEST);
    // Lines that are damaged count nothing, and that they are was told.
    if rejected.is_some() && counts != manifest.counts {
        let shown = |counts: &Counts| serde_json::to_string(counts).unwrap_or_default();
        let fault = Fault::new(format!("counts {}", shown(&manifest.counts)));
        found.wrong.push(fault.at(&path).expected(shown(&counts)));
    }
    for (table, now, then) in [
        (ARTICLES, hash.0.finish(), &manifest.content.articles),
        (CLAIMS, hash.1.finish(), &manifest.content.claims),
        (LINKS, link_rows, &manifest.content.links),
    ] {
        if now != *then {
            let fault = Fault::new(format!("the rows of {table} hash to {now}"));
            found.integrity.push(fault.at(root.join(table)).expected(format!("{then}, as the manifest has it")));
        }
    }
}

/// The lines of what did not become a claim.
fn lines_of(path: &Path, texts: &BTreeMap<&str, Offsets<'_>>, dry: bool, counts: &mut Counts, found: &mut Findings) {
    // A file that is gone was told by its hash.
    let Ok(bytes) = fs::read(path) else { return };
    for (number, line) in lines(&bytes) {
        let rejected = serde_json::from_slice::<Rejected>(line);
        if let Ok(rejected) = &rejected {
            rejected.count(counts);
        }
        match rejected {
            Ok(Rejected::Input(_)) => {}
            Ok(Rejected::Number(n)) => {
                let slice = texts.get(n.article_id.as_str()).and_then(|offsets| match dry {
                    true => Some(""),
                    false => offsets.slice(n.start, n.end),
                });
                if slice != Some(&n.text) {
                    let fault = Fault::new(format!("{:?} at {}..{} of {:?}", n.text, n.start, n.end, n.article_id));
                    let expected = slice.map_or_else(|| "a place in an article".to_owned(), |s| format!("{s:?}"));
                    found.wrong.push(fault.expected(expected).at(path).line(number));
                }
            }
            Err(error) => found.wrong.push(malformed(line, &error).at(path).line(number)),
        }
    }
}

fn placed<T>(fault: Fault, at: &Located<T>) -> Fault {
    fault.at(&at.path).line(at.line)
}
