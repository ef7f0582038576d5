//! What a dataset is made of, and what its bytes must be.
//!
//! In: the facts of a build. Out: `manifest.json`: inputs and outputs with their hashes, versions, options, counts
//! and the hash of the rows themselves, which no change of a compressor touches; over all of it a seal, the file's own
//! hash. No clock time, no host path.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::ops::Range;
use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::agreement::Agreement;
use super::options::{Duplicates, Options};
use super::{ARTICLES, CLAIMS, pretty};
use crate::article::{InputFile, hexadecimal, sha256};
use crate::error::{Error, Fault, Outcome, Result};

/// The manifest's file name.
pub const MANIFEST: &str = "manifest.json";
/// What marks a folder as a dataset of ours.
pub const FORMAT: &str = "claimbench-dataset";
/// Version of the tables' columns.
pub const SCHEMA_VERSION: u32 = 2;
/// Version of the annotation guideline that the claims follow.
pub const GUIDELINE_VERSION: u32 = 3;

/// `manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Manifest {
    /// Always `claimbench-dataset`.
    pub format: String,
    pub schema_version: u32,
    pub guideline_version: u32,
    pub tool: Tool,
    /// Versions of the language packs that read these articles, by language.
    pub packs: BTreeMap<String, String>,
    pub options: Options,
    pub counts: Counts,
    pub content: Content,
    /// What the rows of a dehydrated dataset come to with their text: what rehydration must give.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hydrated: Option<Hydrated>,
    /// Near-duplicate articles; absent from datasets of earlier versions.
    #[serde(default)]
    pub duplicates: Option<Duplicates>,
    /// Files that articles were read from, in order of their name.
    pub inputs: Vec<InputFile>,
    /// Files that gold labels were read from.
    pub labels: Vec<InputFile>,
    /// How far the annotators agreed before they were adjudicated, where the build was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Agreement>,
    /// Files of this folder but the manifest.
    pub outputs: Vec<OutputFile>,
    /// SHA-256 of this file with 64 zeros in the seal's own place: what the hashes of the other files rest on.
    #[serde(default)]
    pub seal: String,
}

/// The program that built the dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tool {
    pub name: String,
    pub version: String,
    /// Digest of the sources and packs that decide what a claim is; empty in datasets of earlier versions.
    #[serde(default)]
    pub extractor: String,
}

impl Tool {
    /// This program.
    pub fn this() -> Self {
        Self {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            extractor: env!("CLAIMBENCH_EXTRACTOR").to_owned(),
        }
    }
}

/// Nothing is dropped: `inputs` = `accepted` + `rejected`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    pub inputs: u64,
    /// Inputs that became articles.
    pub accepted: u64,
    /// Inputs that did not, each a line of `rejected.jsonl`.
    pub rejected: u64,
    /// Files beside the inputs that hold no articles by their names, each a line of `rejected.jsonl`.
    pub passed_over: u64,
    pub articles: u64,
    pub claims: u64,
    /// Claims that people adjudicated.
    pub gold: u64,
    /// Claims that a program labelled.
    pub silver: u64,
    /// Numbers that are no claims, each a line of `rejected.jsonl`.
    pub rejected_numbers: u64,
    /// Groups of claims of several articles about one thing. Zero, as what follows, in datasets of earlier versions.
    #[serde(default)]
    pub groups: u64,
    /// Totals that their parts make.
    #[serde(default)]
    pub sums: u64,
    /// Totals that the text spells out wrongly.
    #[serde(default)]
    pub wrong_sums: u64,
}

/// SHA-256 of each table's rows as JSON lines, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Content {
    pub articles: String,
    pub claims: String,
    /// Empty in datasets of earlier versions, which have no links.
    #[serde(default)]
    pub links: String,
}

/// SHA-256 of rows with their text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Hydrated {
    #[serde(flatten)]
    pub content: Content,
    /// Of `rejected.jsonl`.
    pub rejected: String,
}

/// A file of the dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OutputFile {
    /// Relative to the dataset, with `/`.
    pub path: String,
    pub sha256: String,
    pub bytes: u64,
    /// Rows of a table, lines of a JSON lines file.
    pub rows: Option<u64>,
}

impl Manifest {
    /// Reads the manifest of a dataset folder. One whose seal is broken is not believed in anything.
    pub fn read(dataset: &Path) -> Result<Self> {
        let path = dataset.join(MANIFEST);
        let bytes = fs::read(&path).map_err(|e| Error::io("read", &path, &e))?;
        let sealed = sealed(&bytes).map(|seal| seal.map_err(|fault| broken(fault.at(&path)))).transpose()?;
        // Without a seal it may be any file; with our format's name in it, or our tables beside it, it was ours, and broke off.
        let tables = || [CLAIMS, ARTICLES].iter().all(|table| dataset.join(table).is_dir());
        let ours = sealed.is_none() && (memchr::memmem::find(&bytes, FORMAT.as_bytes()).is_some() || tables());
        let damaged = |error: Error| if ours { Error::new(Outcome::Integrity, error.faults) } else { error };
        let manifest = Self::parse(&bytes, &path).map_err(damaged)?;
        if manifest.schema_version != SCHEMA_VERSION {
            let fault = Fault::new(format!("schema version {}", manifest.schema_version)).at(&path);
            let hint =
                "another version of claimbench wrote it: build the dataset again from its inputs, into its place";
            return Err(Error::input(fault.expected(format!("schema version {SCHEMA_VERSION}")).hint(hint)));
        }
        if sealed.is_none() {
            let fault = Fault::new("a manifest without a seal").at(&path);
            let hint = "another program or an earlier version wrote it: build the dataset again";
            return Err(broken(fault.expected("\"seal\" and 64 hexadecimal digits").hint(hint)));
        }
        Ok(manifest)
    }

    /// A manifest whether its seal holds or not, of any version: what it names was ours in any case.
    pub fn parse(bytes: &[u8], path: &Path) -> Result<Self> {
        let manifest: Self = serde_json::from_slice(bytes).map_err(|e| {
            Error::input(Fault::new(format!("not a manifest: {e}")).at(path).expected("the manifest of a dataset"))
        })?;
        if manifest.format != FORMAT {
            let found = format!("format {:?}", manifest.format);
            return Err(Error::input(Fault::new(found).at(path).expected(format!("format {FORMAT:?}"))));
        }
        Ok(manifest)
    }

    /// Seals the manifest, and gives the text of its file.
    pub fn seal(&mut self) -> String {
        self.seal = BLANK.to_owned();
        let text = pretty(self);
        self.seal = sha256(text.as_bytes());
        match place(text.as_bytes()) {
            Some(at) => [&text[..at.start], &self.seal, &text[at.end..]].concat(),
            None => text,
        }
    }
}

/// What stands in the seal's place while the seal is made.
const BLANK: &str = "0000000000000000000000000000000000000000000000000000000000000000";
/// What stands before it. No text of a JSON file can hold these bytes: its quotation marks are escaped.
const SEAL: &[u8] = b"\"seal\": \"";

/// Where the seal's digits stand.
fn place(manifest: &[u8]) -> Option<Range<usize>> {
    let start = memchr::memmem::rfind(manifest, SEAL)? + SEAL.len();
    let end = start + BLANK.len();
    (manifest.get(end) == Some(&b'"')).then_some(start..end)
}

/// Whether a manifest's bytes are those that were sealed; `None` where it has no seal.
fn sealed(manifest: &[u8]) -> Option<Result<(), Fault>> {
    let at = place(manifest)?;
    let mut hash = Sha256::new();
    hash.update(&manifest[..at.start]);
    hash.update(BLANK);
    hash.update(&manifest[at.end..]);
    let (now, then) = (hexadecimal(&hash.finalize()), &manifest[at]);
    if now.as_bytes() == then {
        return Some(Ok(()));
    }
    let then = String::from_utf8_lossy(then);
    let fault = Fault::new(format!("the manifest changed: it hashes to {now}")).expected(format!("{then}, its seal"));
    Some(Err(fault.hint("restore it from a copy, or build the dataset again")))
}

fn broken(fault: Fault) -> Error {
    Error::new(Outcome::Integrity, vec![fault])
}

/// Rows as JSON lines.
pub fn lines<'a, T: Serialize + 'a>(rows: impl IntoIterator<Item = &'a T>) -> Vec<u8> {
    let mut lines = Vec::new();
    for row in rows {
        // Records hold nothing that JSON cannot say: readers refuse what is not finite. A vector takes every write.
        let _ = serde_json::to_writer(&mut lines, row);
        lines.push(b'\n');
    }
    lines
}

/// Hashes a file of the dataset.
pub fn digest(root: &Path, file: &str, rows: Option<u64>) -> Result<OutputFile> {
    let path = root.join(file);
    let failed = |e: std::io::Error| Error::io("read", &path, &e);
    let mut reader = File::open(&path).map_err(failed)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut bytes = 0;
    loop {
        let n = reader.read(&mut buffer).map_err(failed)?;
        if n == 0 {
            break;
        }
        hash.update(&buffer[..n]);
        bytes += n as u64;
    }
    Ok(OutputFile { path: file.to_owned(), sha256: hexadecimal(&hash.finalize()), bytes, rows })
}

/// Hashes rows as they pass.
#[derive(Debug, Clone, Default)]
pub struct RowHash(Sha256);

impl RowHash {
    pub fn add<T: Serialize>(&mut self, row: &T) {
        self.add_lines(&lines([row]));
    }

    /// Rows that are JSON lines already.
    pub fn add_lines(&mut self, lines: &[u8]) {
        self.0.update(lines);
    }

    pub fn finish(self) -> String {
        hexadecimal(&self.0.finalize())
    }
}
