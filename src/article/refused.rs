//! What the manifest and `rejected.jsonl` say of the inputs.
//!
//! In: a file, and what was wrong with it. Out: a line of the manifest, or a refusal with every fault and its place;
//! files of ours never name the folders of the machine that they were built on.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::Fault;

/// The name that standard input has in files of ours.
pub const STDIN: &str = "stdin";

/// Why an input gives no article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    Unreadable,
    NotUtf8,
    Malformed,
    MissingField,
    WrongType,
    Empty,
    DuplicateId,
    /// A folder or an archive holds it beside the articles, but its name or type says that it is none.
    NotAnArticle,
    /// The same text, or nearly, as an article that was kept.
    Duplicate,
}

/// An input that gives no article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The file's name, without folders.
    pub file: String,
    /// Line, row or record, from 1.
    pub line: Option<usize>,
    pub reason: Reason,
    /// Empty for what was rightly passed over.
    pub faults: Vec<Fault>,
    /// The faults without any path, for files that must not name this machine's folders.
    pub messages: Vec<String>,
}

impl Refused {
    /// Faults get their place; `None` is standard input.
    pub fn new(path: Option<&Path>, line: Option<usize>, reason: Reason, faults: Vec<Fault>) -> Self {
        let bare = |f: &Fault| Fault { path: None, line: None, hint: None, ..f.clone() }.to_string();
        let line = line.or_else(|| faults.first().and_then(|f| f.line));
        Self {
            file: file_name(path),
            line,
            reason,
            messages: faults.iter().map(bare).collect(),
            faults: faults.into_iter().map(|f| placed(f, path, line)).collect(),
        }
    }
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
pub struct InputFile {
    /// Without folders.
    pub file: String,
    pub sha256: String,
    pub bytes: u64,
    /// Articles that it held, refused ones included.
    pub rows: u64,
}

/// The file's name, without folders.
pub fn file_name(path: Option<&Path>) -> String {
    path.and_then(Path::file_name).map_or_else(|| STDIN.to_owned(), |name| name.to_string_lossy().into_owned())
}

/// The fault with its place; a line that the fault knows itself stays.
pub fn placed(fault: Fault, path: Option<&Path>, line: Option<usize>) -> Fault {
    let line = line.or(fault.line);
    Fault { path: Some(path.map_or_else(|| PathBuf::from(STDIN), Path::to_owned)), line, ..fault }
}

/// What the system says of a file or stream that cannot be read on.
pub fn unreadable(error: &std::io::Error) -> Fault {
    Fault::new(format!("cannot read: {error}"))
}

/// SHA-256 as lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes as lower-case hexadecimal.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
        for nibble in [byte >> 4, byte & 15] {
            hex.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
        hex
    })
}
