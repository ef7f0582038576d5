//! Whether a file or a dataset is what it says it is.
//!
//! In: a path. Out: everything that is wrong with it, sorted by what it means: a hash that does not match, an input
//! that cannot be read, a content that breaks the rules.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::manifest::{MANIFEST, RowHash, digest};
use super::predictions::Located;
use super::read::{articles, claims, is_dataset, unknown_article};
use super::rejected::Rejected;
use super::{ARTICLES, CLAIMS, Counts, Manifest, REJECTED, folder, parquet, schema, surfaces};
use crate::article::lines::{lines, malformed};
use crate::article::{ArticleRecord, sha256};
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
        Self { what: what.to_owned(), unreadable: error.faults, ..Self::default() }
    }
}

/// Checks a dataset folder, or a single file of claims, predictions or articles.
pub fn check(path: &Path) -> Findings {
    if is_dataset(path) { dataset(path) } else { super::check_file::file(path) }
}

fn dataset(root: &Path) -> Findings {
    let manifest = match Manifest::read(root) {
        Ok(manifest) => manifest,
        Err(error) => return Findings::unread("dataset", error),
    };
    let mut found = Findings { what: "dataset".to_owned(), ..Findings::default() };
    hashes(root, &manifest, &mut found);
    columns(root, &manifest, &mut found);
    match (articles(root), claims(root)) {
        (Ok(articles), Ok(claims)) => {
            found.what = format!("dataset of {} articles and {} claims", articles.len(), claims.len());
            rows(root, &manifest, &articles, &claims, &mut found);
        }
        (articles, claims) => {
            let faults = articles.err().into_iter().chain(claims.err()).flat_map(|e| e.faults);
            found.unreadable.extend(faults);
        }
    }
    found
}

/// Files against the manifest.
fn hashes(root: &Path, manifest: &Manifest, found: &mut Findings) {
    for output in &manifest.outputs {
        let path = root.join(&output.path);
        if !path.is_file() {
            found.integrity.push(Fault::new("the file is gone").at(&path).expected("a file that the manifest names"));
            continue;
        }
        match digest(root, &output.path, output.rows) {
            Ok(now) if now == *output => {}
            Ok(now) => found.integrity.push(
                Fault::new(format!("{} bytes, sha256 {}", now.bytes, now.sha256))
                    .at(&path)
                    .expected(format!("{} bytes, sha256 {}, as the manifest has it", output.bytes, output.sha256)),
            ),
            Err(error) => found.unreadable.extend(error.faults),
        }
    }
    let known = |file: &String| file == MANIFEST || manifest.outputs.iter().any(|o| o.path == *file);
    match folder::files(root) {
        Ok(files) => found.wrong.extend(files.into_iter().filter(|f| !known(f)).map(|file| {
            Fault::new("a file that the manifest does not name").at(root.join(file)).expected("files of the manifest")
        })),
        Err(e) => found.unreadable.extend(Error::io("read the folder", root, &e).faults),
    }
}

/// The columns of every shard against the schema.
fn columns(root: &Path, manifest: &Manifest, found: &mut Findings) {
    for output in &manifest.outputs {
        let schema = match output.path.split('/').next() {
            Some(CLAIMS) => schema::claims(),
            Some(ARTICLES) => schema::articles(),
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
    articles: &[Located<ArticleRecord>],
    claims: &[Located<ClaimRecord>],
    found: &mut Findings,
) {
    let mut counts = Counts::default();
    let mut hash = (RowHash::default(), RowHash::default());
    for article in articles {
        counts.articles += 1;
        hash.0.add(&article.value);
        let now = sha256(article.value.text.as_bytes());
        if now != article.value.sha256 {
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
    for claim in claims {
        counts.claims += 1;
        hash.1.add(&claim.value);
        match claim.value.label.status {
            LabelStatus::Gold => counts.gold += 1,
            LabelStatus::Silver => counts.silver += 1,
        }
        let text = texts.get(claim.value.article_id.as_str());
        let mut faults = surfaces::faults(&claim.value, text);
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
    rejected(root, &texts, &mut counts, found);
    counts.accepted = counts.articles;
    counts.inputs = counts.accepted + counts.rejected;
    let path = root.join(MANIFEST);
    if counts != manifest.counts {
        let shown = |counts: &Counts| serde_json::to_string(counts).unwrap_or_default();
        let fault = Fault::new(format!("counts {}", shown(&manifest.counts)));
        found.wrong.push(fault.at(&path).expected(shown(&counts)));
    }
    for (table, now, then) in
        [(ARTICLES, hash.0.finish(), &manifest.content.articles), (CLAIMS, hash.1.finish(), &manifest.content.claims)]
    {
        if now != *then {
            let fault = Fault::new(format!("the rows of {table} hash to {now}"));
            found.integrity.push(fault.at(root.join(table)).expected(format!("{then}, as the manifest has it")));
        }
    }
}

fn rejected(root: &Path, texts: &BTreeMap<&str, Offsets<'_>>, counts: &mut Counts, found: &mut Findings) {
    let path = root.join(REJECTED);
    // A file that is gone was told by its hash.
    let Ok(bytes) = fs::read(&path) else { return };
    for (number, line) in lines(&bytes) {
        let rejected = serde_json::from_slice::<Rejected>(line);
        if let Ok(rejected) = &rejected {
            rejected.count(counts);
        }
        match rejected {
            Ok(Rejected::Input(_)) => {}
            Ok(Rejected::Number(n)) => {
                let slice = texts.get(n.article_id.as_str()).and_then(|offsets| offsets.slice(n.start, n.end));
                if slice != Some(&n.text) {
                    let fault = Fault::new(format!("{:?} at {}..{} of {:?}", n.text, n.start, n.end, n.article_id));
                    let expected = slice.map_or_else(|| "a place in an article".to_owned(), |s| format!("{s:?}"));
                    found.wrong.push(fault.expected(expected).at(&path).line(number));
                }
            }
            Err(error) => found.wrong.push(malformed(line, &error).at(&path).line(number)),
        }
    }
}

fn placed<T>(fault: Fault, at: &Located<T>) -> Fault {
    fault.at(&at.path).line(at.line)
}
