//! A dataset written as it is made.
//!
//! In: what was refused, then articles in order of their id, each with its claims and the numbers that are none.
//! Out: the whole folder, put into its place at once. Every surface is checked against its text on the way.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::agreement::Agreement;
use super::card::{Annotators, Facts, Part, card};
use super::folder::Staging;
use super::manifest::{
    self, Content, Counts, FORMAT, GUIDELINE_VERSION, Hydrated, MANIFEST, Manifest, OutputFile, RowHash,
    SCHEMA_VERSION, Tool, digest,
};
use super::options::{Duplicates, Options};
use super::rejected::{Rejected, RejectedNumbers};
use super::runs::Runs;
use super::shards::{Shards, Written};
use super::shelf::Shelved;
use super::{ARTICLES, CLAIMS, LINKS, batches, croissant, dry, links, schema, surfaces};
use crate::article::{ArticleRecord, InputFile};
use crate::claim::LabelStatus;
use crate::claim::record::ClaimRecord;
use crate::error::{Error, Fault, Result};
use crate::lang;
use crate::link::{About, LinkRecord, Linker, Telling};
use crate::text::Offsets;

/// The name of the file of what did not become a claim.
pub const REJECTED: &str = "rejected.jsonl";
/// The split of a dataset that was not split.
pub const SPLIT: &str = "all";

/// One article with all that it gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub article: ArticleRecord,
    /// In order of their figure.
    pub claims: Vec<ClaimRecord>,
    /// Numbers that are no claims, in order.
    pub numbers: RejectedNumbers,
    /// What the article reports on, where its input says so.
    pub event: Option<String>,
}

/// An entry that was checked, with its rows as the content hash takes them.
#[derive(Debug)]
pub struct Ready {
    entry: Entry,
    article_row: Vec<u8>,
    claim_rows: Vec<u8>,
}

impl Entry {
    /// Checks every surface against its text; an article apart, so that threads can share the work.
    pub fn ready(self) -> Result<Ready> {
        verify(&self)?;
        let (article_row, claim_rows) = (manifest::lines([&self.article]), manifest::lines(&self.claims));
        Ok(Ready { entry: self, article_row, claim_rows })
    }
}

impl Ready {
    fn dry(self) -> Self {
        let entry = dry::dry(self.entry);
        Self { article_row: manifest::lines([&entry.article]), claim_rows: manifest::lines(&entry.claims), entry }
    }
}

/// What a dataset came from, and what is known of it as a whole.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    pub inputs: Vec<InputFile>,
    pub labels: Vec<InputFile>,
    pub options: Options,
    pub duplicates: Option<Duplicates>,
    pub agreement: Option<Agreement>,
    /// The dehydrated dataset that gets its text again: who labelled it, and what the rows must come to.
    pub dehydrated: Option<Manifest>,
}

/// Writes one dataset.
pub struct Writer {
    staging: Staging,
    /// Whether the text is left out.
    dry: bool,
    /// The split that is being written: its name, articles and claims.
    open: Option<(String, Shards, Shards)>,
    parts: Vec<Part>,
    rejected: BufWriter<File>,
    rejected_path: PathBuf,
    hashes: (RowHash, RowHash),
    /// Of the rows with their text: articles and claims of a dry dataset, and `rejected.jsonl` of any.
    whole: (RowHash, RowHash, RowHash),
    counts: Counts,
    claim_languages: BTreeMap<String, u64>,
    article_languages: BTreeMap<String, u64>,
    licences: BTreeMap<String, u64>,
    annotators: Annotators,
    linker: Linker<Shelved, Runs<Telling>, Runs<LinkRecord>>,
}

impl Writer {
    /// Starts a dataset that will stand at `out`; a dry one has offsets and hashes in place of its text.
    pub fn create(out: &Path, dry: bool) -> Result<Self> {
        let staging = Staging::create(out)?;
        let rejected_path = staging.path().join(REJECTED);
        let rejected = File::create(&rejected_path).map_err(|e| Error::io("write", &rejected_path, &e))?;
        Ok(Self {
            open: None,
            parts: Vec::new(),
            rejected: BufWriter::new(rejected),
            rejected_path,
            staging,
            dry,
            hashes: Default::default(),
            whole: Default::default(),
            counts: Counts::default(),
            claim_languages: BTreeMap::new(),
            article_languages: BTreeMap::new(),
            licences: BTreeMap::new(),
            annotators: Annotators::default(),
            linker: Linker::new(Shelved::create()?, Runs::create()?, Runs::create()?),
        })
    }

    /// Starts a split. Splits follow each other in the order of their names, which is that of their files.
    pub fn begin(&mut self, split: &str) -> Result<()> {
        self.end()?;
        let root = self.staging.path();
        let articles = Shards::create(root, ARTICLES, schema::articles())?;
        self.open = Some((split.to_owned(), articles, Shards::create(root, CLAIMS, schema::claims())?));
        Ok(())
    }

    fn end(&mut self) -> Result<()> {
        if let Some((split, articles, claims)) = self.open.take() {
            let (articles, claims) = (articles.finish(&split)?, claims.finish(&split)?);
            self.parts.push(Part { split, articles, claims, links: Written::default() });
        }
        Ok(())
    }

    /// Notes an input that did not become an article.
    pub fn reject(&mut self, rejected: &Rejected) -> Result<()> {
        rejected.count(&mut self.counts);
        let mut line = manifest::lines([rejected]);
        self.whole.2.add_lines(&line);
        if let (true, Rejected::Input(input)) = (self.dry, rejected) {
            line = manifest::lines([&Rejected::Input(input.dry())]);
        }
        self.rejected.write_all(&line).map_err(|e| Error::io("write", &self.rejected_path, &e))
    }

    /// Writes articles of the split that was begun, which follow on its earlier ones in the order of their id.
    pub fn write(&mut self, ready: Vec<Ready>) -> Result<()> {
        if self.open.is_none() {
            self.begin(SPLIT)?;
        }
        let (mut articles, mut claims) = (Vec::with_capacity(ready.len()), Vec::new());
        for Ready { article_row, claim_rows, entry } in &ready {
            if self.dry {
                self.whole.0.add_lines(article_row);
                self.whole.1.add_lines(claim_rows);
            }
            self.whole.2.add_lines(&entry.numbers.lines);
            self.linker.add(&about(entry), &entry.claims)?;
        }
        let ready = if self.dry { ready.into_par_iter().map(Ready::dry).collect() } else { ready };
        for Ready { entry, article_row, claim_rows } in ready {
            for claim in &entry.claims {
                *self.claim_languages.entry(claim.language.clone()).or_default() += 1;
                match claim.label.status {
                    LabelStatus::Gold => {
                        self.counts.gold += 1;
                        self.annotators.add(&claim.label.annotators);
                    }
                    LabelStatus::Silver => self.counts.silver += 1,
                }
            }
            self.rejected.write_all(&entry.numbers.lines).map_err(|e| Error::io("write", &self.rejected_path, &e))?;
            self.counts.rejected_numbers += entry.numbers.count;
            self.hashes.0.add_lines(&article_row);
            self.hashes.1.add_lines(&claim_rows);
            *self.article_languages.entry(entry.article.language.clone()).or_default() += 1;
            *self.licences.entry(entry.article.licence.clone().unwrap_or_default()).or_default() += 1;
            articles.push(entry.article);
            claims.extend(entry.claims);
        }
        self.counts.articles += articles.len() as u64;
        self.counts.claims += claims.len() as u64;
        let Some((_, article_shards, claim_shards)) = &mut self.open else { return Ok(()) };
        article_shards.write(&batches::articles(&articles).map_err(|e| unfit(&e))?)?;
        claim_shards.write(&batches::claims(&claims).map_err(|e| unfit(&e))?)
    }

    /// Writes what describes the dataset and puts it into its place.
    pub fn finish(mut self, origin: Origin) -> Result<Manifest> {
        self.rejected.flush().map_err(|e| Error::io("write", &self.rejected_path, &e))?;
        if self.open.is_none() && self.parts.is_empty() {
            self.begin(SPLIT)?;
        }
        self.end()?;
        let Origin { inputs, labels, options, duplicates, agreement, dehydrated } = origin;
        let root = self.staging.path();
        let links = links::write(root, &mut self.parts, self.linker.finish()?, self.dry, &mut self.counts)?;
        let finish = |(articles, claims): (RowHash, RowHash), links: String| Content {
            articles: articles.finish(),
            claims: claims.finish(),
            links,
        };
        let (articles, claims, rejected) = self.whole;
        let content = finish(self.hashes, links.stored);
        let whole = if self.dry { finish((articles, claims), links.whole) } else { content.clone() };
        let hydrated = Hydrated { content: whole, rejected: rejected.finish() };
        let expected = dehydrated.as_ref().and_then(|manifest| manifest.hydrated.as_ref());
        if let Some(expected) = expected.filter(|expected| **expected != hydrated) {
            return Err(unlike(expected, &hydrated));
        }
        let mut counts = self.counts;
        counts.accepted = counts.articles;
        counts.inputs = counts.accepted + counts.rejected;
        let packs = packs(self.article_languages.keys().chain(self.claim_languages.keys()));
        let (guideline_version, tool, packs) = match dehydrated {
            Some(manifest) => (manifest.guideline_version, manifest.tool, manifest.packs),
            None => (GUIDELINE_VERSION, Tool::this(), packs),
        };
        let mut manifest = Manifest {
            format: FORMAT.to_owned(),
            schema_version: SCHEMA_VERSION,
            guideline_version,
            tool,
            packs,
            options: Options { dehydrated: self.dry, ..options },
            counts,
            content,
            hydrated: Some(hydrated).filter(|_| self.dry),
            duplicates,
            inputs,
            labels,
            agreement,
            outputs: Vec::new(),
            seal: String::new(),
        };
        let root = self.staging.path();
        let files = |part: &Part| [&part.articles, &part.claims, &part.links].map(|table| table.files.clone()).concat();
        let mut outputs: Vec<OutputFile> = self.parts.iter().flat_map(files).collect();
        let facts = Facts {
            name: &manifest.options.name,
            manifest: &manifest,
            parts: self.parts,
            claim_languages: self.claim_languages,
            article_languages: self.article_languages,
            licences: self.licences,
            annotators: self.annotators,
        };
        outputs.push(digest(root, REJECTED, Some(counts.rejected + counts.passed_over + counts.rejected_numbers))?);
        for (file, text) in [("README.md", card(&facts)), (croissant::FILE, croissant::croissant(&facts))] {
            write(&root.join(file), &text)?;
            outputs.push(digest(root, file, None)?);
        }
        outputs.sort_by(|a, b| a.path.cmp(&b.path));
        manifest.outputs = outputs;
        write(&root.join(MANIFEST), &manifest.seal())?;
        self.staging.commit()?;
        Ok(manifest)
    }
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).map_err(|e| Error::io("write", path, &e))
}

/// The versions of the packs that read these languages; the neutral pack reads them all.
fn packs<'a>(languages: impl Iterator<Item = &'a String>) -> BTreeMap<String, String> {
    let codes: BTreeSet<&str> = languages.map(String::as_str).chain([lang::NEUTRAL]).collect();
    let packs = codes.into_iter().filter_map(lang::get);
    packs.map(|pack| (pack.code.clone(), pack.version.clone())).collect()
}

fn about(entry: &Entry) -> About<'_> {
    let article = &entry.article;
    About {
        id: &article.article_id,
        text: &article.text,
        language: &article.language,
        published: article.published.as_deref(),
        event: entry.event.as_deref(),
        cluster: article.duplicate_cluster.as_deref(),
        split: &article.split,
    }
}

fn verify(entry: &Entry) -> Result<()> {
    let offsets = Offsets::new(&entry.article.text);
    let misplaced = surfaces::furniture(&entry.article, Some(&offsets));
    if !misplaced.is_empty() {
        return Err(Error::new(crate::error::Outcome::Integrity, misplaced));
    }
    for claim in &entry.claims {
        let faults = surfaces::faults(claim, Some(&offsets));
        if !faults.is_empty() {
            let named = |f: Fault| Fault { found: format!("claim {}: {}", claim.claim_id, f.found), ..f };
            return Err(Error::new(crate::error::Outcome::Integrity, faults.into_iter().map(named).collect()));
        }
    }
    Ok(())
}

/// The text came back, and something else did not.
fn unlike(expected: &Hydrated, found: &Hydrated) -> Error {
    let rows = [
        (ARTICLES, &expected.content.articles, &found.content.articles),
        (CLAIMS, &expected.content.claims, &found.content.claims),
        (LINKS, &expected.content.links, &found.content.links),
        (REJECTED, &expected.rejected, &found.rejected),
    ];
    let faults = rows.into_iter().filter(|(_, expected, found)| expected != found).map(|(name, expected, found)| {
        let fault = Fault::new(format!("the rows of {name} with their text hash to {found}"));
        fault.expected(format!("{expected}, as the manifest has it"))
    });
    Error::new(crate::error::Outcome::Integrity, faults.collect())
}

fn unfit(error: &dyn std::fmt::Display) -> Error {
    Error::input(Fault::new(format!("rows do not fit the schema: {error}")))
}
