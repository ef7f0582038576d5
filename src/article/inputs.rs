//! What the user named, as files.
//!
//! In: files, folders, globs and `-`. Out: each file once, in the order of its path, whatever the order and the
//! number of times that it was named; what a folder holds besides articles is listed as passed over.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Fault;

/// How a file holds articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// One article; its first line is the title.
    Text,
    /// One web page; its main text is the article.
    Html,
    /// One article a line.
    JsonLines,
    /// One article a row, columns named by the first row; the byte parts the columns.
    Table(u8),
    /// One article a row.
    Parquet,
    /// Captured web pages; each HTML response is an article.
    Warc,
}

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Packing {
    Gzip,
    Zstd,
}

/// What a file's name tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind {
    pub format: Format,
    pub packing: Option<Packing>,
}

impl Kind {
    /// By the file's name; `None` where the name does not tell.
    pub fn of(path: &Path) -> Option<Self> {
        let (path, packing) = unpacked(path);
        // Labels stand beside the articles that they label.
        if path.file_name()?.to_str()?.ends_with(".gold.jsonl") {
            return None;
        }
        let format = match path.extension()?.to_str()? {
            "txt" | "text" => Format::Text,
            "html" | "htm" | "xhtml" => Format::Html,
            "jsonl" | "ndjson" => Format::JsonLines,
            "csv" => Format::Table(b','),
            "tsv" => Format::Table(b'\t'),
            "warc" => Format::Warc,
            // Parquet compresses its own pages.
            "parquet" if packing.is_none() => Format::Parquet,
            _ => return None,
        };
        Some(Self { format, packing })
    }

    /// Whether the file holds one article, which is named by the file.
    pub fn is_single(self) -> bool {
        matches!(self.format, Format::Text | Format::Html)
    }
}

/// The path without the ending that tells how the file is compressed.
fn unpacked(path: &Path) -> (PathBuf, Option<Packing>) {
    let packing = match path.extension().and_then(|e| e.to_str()) {
        Some("gz") => Some(Packing::Gzip),
        Some("zst") => Some(Packing::Zstd),
        _ => None,
    };
    (if packing.is_some() { path.with_extension("") } else { path.to_owned() }, packing)
}

/// The file's name without folders and endings: the id of its article.
pub fn stem(path: &Path) -> String {
    unpacked(path).0.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned())
}

/// Where a file of one article may have its metadata: `x.json` beside `x.txt`.
pub fn sidecar(path: &Path) -> PathBuf {
    unpacked(path).0.with_extension("json")
}

/// The files to read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inputs {
    pub files: Vec<(PathBuf, Kind)>,
    pub stdin: bool,
    /// Files of a folder that hold no articles by their name.
    pub passed_over: Vec<PathBuf>,
}

/// Finds the files that the arguments name; arguments that name none are faults.
pub fn expand(arguments: &[String]) -> (Inputs, Vec<Fault>) {
    let mut search = Search::default();
    let mut stdin = false;
    for argument in arguments {
        match argument.as_str() {
            "-" => stdin = true,
            argument => search.argument(argument),
        }
    }
    search.files.sort();
    for (path, _) in search.files.iter().filter(|(_, kind)| kind.is_single()) {
        search.passed_over.remove(&sidecar(path));
    }
    let inputs = Inputs { files: search.files, stdin, passed_over: search.passed_over.into_iter().collect() };
    (inputs, search.faults)
}

/// Whether a folder holds what a build has made: its files are no articles again.
fn is_dataset(path: &Path) -> bool {
    path.join("manifest.json").is_file() && path.join("articles").is_dir()
}

#[derive(Default)]
struct Search {
    files: Vec<(PathBuf, Kind)>,
    passed_over: BTreeSet<PathBuf>,
    faults: Vec<Fault>,
    /// Files and folders already met, by their real path: a file named twice is read once, a link in a circle ends.
    met: BTreeSet<PathBuf>,
}

impl Search {
    fn argument(&mut self, argument: &str) {
        let path = Path::new(argument);
        if path.exists() {
            return self.named(path);
        }
        if !argument.contains(['*', '?', '[']) {
            let fault = Fault::new("no such file or folder").at(path);
            return self.faults.push(fault.expected("a file, a folder, a glob or -"));
        }
        let found = match glob::glob(argument) {
            Ok(found) => found,
            Err(e) => return self.faults.push(Fault::new(format!("not a glob: {e}")).at(path)),
        };
        let before = (self.met.len(), self.faults.len());
        for entry in found {
            match entry {
                Ok(path) => self.named(&path),
                Err(e) => self.faults.push(Fault::new(format!("cannot read: {}", e.error())).at(e.path())),
            }
        }
        if before == (self.met.len(), self.faults.len()) && !self.any_met(argument) {
            self.faults.push(Fault::new("the glob matches no file").at(path));
        }
    }

    /// Whether the glob matched only what was met already.
    fn any_met(&self, pattern: &str) -> bool {
        glob::glob(pattern).is_ok_and(|mut found| found.next().is_some())
    }

    /// A path that the user named or a glob matched.
    fn named(&mut self, path: &Path) {
        if !self.first_time(path) {
            return;
        }
        if is_dataset(path) {
            let fault = Fault::new("the folder is a dataset, already built").at(path).expected("articles");
            return self.faults.push(fault.hint("name the files that it was built from"));
        }
        if path.is_dir() {
            return self.folder(path);
        }
        match Kind::of(path) {
            Some(kind) => self.files.push((path.to_owned(), kind)),
            None => {
                let fault = Fault::new("the name does not tell what the file holds").at(path);
                self.faults.push(
                    fault
                        .expected("a name that ends in .txt, .html (one article), .jsonl, .csv, .tsv, .parquet (one a row) or .warc, or in one of these and .gz or .zst")
                        .hint("pipe the file in and name `-` as the input, or rename it; labels go to --labels"),
                );
            }
        }
    }

    fn folder(&mut self, folder: &Path) {
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let entries = match entries {
            Ok(entries) => entries,
            Err(e) => return self.faults.push(Fault::new(format!("cannot read the folder: {e}")).at(folder)),
        };
        for path in entries.into_iter().map(|e| e.path()) {
            let hidden = path.file_name().is_some_and(|n| n.as_encoded_bytes().starts_with(b"."));
            if hidden || !self.first_time(&path) {
                continue;
            }
            match Kind::of(&path) {
                _ if is_dataset(&path) => {
                    self.passed_over.insert(path);
                }
                _ if path.is_dir() => self.folder(&path),
                Some(kind) => self.files.push((path, kind)),
                None => {
                    self.passed_over.insert(path);
                }
            }
        }
    }

    fn first_time(&mut self, path: &Path) -> bool {
        // A path that cannot be resolved is met as it stands, and fails when it is read.
        self.met.insert(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()))
    }
}
