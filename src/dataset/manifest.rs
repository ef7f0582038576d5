//! What a dataset is made of, and what its bytes must be.
//!
//! In: the facts of a build. Out: `manifest.json`: inputs and outputs with their hashes, versions, options, counts
//! and the hash of the rows themselves, which no change of a compressor touches. No clock time, no host path.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::options::{Duplicates, Options};
use crate::article::{InputFile, hexadecimal};
use crate::error::{Error, Fault, Result};

/// The manifest's file name.
pub const MANIFEST: &str = "manifest.json";
/// What marks a folder as a dataset of ours.
pub const FORMAT: &str = "claimbench-dataset";
/// Version of the tables' columns.
pub const SCHEMA_VERSION: u32 = 1;
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
    /// Near-duplicate articles; absent from datasets of earlier versions.
    #[serde(default)]
    pub duplicates: Option<Duplicates>,
    /// Files that articles were read from, in order of their name.
    pub inputs: Vec<InputFile>,
    /// Files that gold labels were read from.
    pub labels: Vec<InputFile>,
    /// Files of this folder but the manifest.
    pub outputs: Vec<OutputFile>,
}

/// The program that built the dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tool {
    pub name: String,
    pub version: String,
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
}

/// SHA-256 of each table's rows as JSON lines, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Content {
    pub articles: String,
    pub claims: String,
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
    /// Reads the manifest of a dataset folder.
    pub fn read(dataset: &Path) -> Result<Self> {
        let path = dataset.join(MANIFEST);
        let bytes = fs::read(&path).map_err(|e| Error::io("read", &path, &e))?;
        let manifest: Self = serde_json::from_slice(&bytes).map_err(|e| {
            Error::input(Fault::new(format!("not a manifest: {e}")).at(&path).expected("the manifest of a dataset"))
        })?;
        if manifest.format != FORMAT || manifest.schema_version != SCHEMA_VERSION {
            let found = format!("format {:?}, schema version {}", manifest.format, manifest.schema_version);
            let expected = format!("format {FORMAT:?}, schema version {SCHEMA_VERSION}");
            return Err(Error::input(Fault::new(found).at(&path).expected(expected)));
        }
        Ok(manifest)
    }

    pub fn to_json(&self) -> String {
        pretty(self)
    }
}

/// JSON for people, with a line break at its end.
pub fn pretty<T: Serialize>(value: &T) -> String {
    // Plain structs and string-keyed maps always serialize.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
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
        // Records hold nothing that JSON cannot say: readers refuse what is not finite.
        self.0.update(serde_json::to_vec(row).unwrap_or_default());
        self.0.update(b"\n");
    }

    pub fn finish(self) -> String {
        hexadecimal(&self.0.finalize())
    }
}
