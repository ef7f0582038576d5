//! Articles from files and standard input.
//!
//! In: the files that [`super::inputs`] found. Out: articles in the order of their id, what was refused with every
//! fault and its place, and a line a file for the manifest. An input that is refused never stops the reading.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::inputs::{Format, Inputs};
use super::lines::{decode, lines};
use super::{Article, line};
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
    /// A folder holds it beside the articles, but its name says that it is none.
    NotAnArticle,
}

/// An input that gives no article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The file's name, without folders.
    pub file: String,
    pub line: Option<usize>,
    pub reason: Reason,
    /// Empty for what was rightly passed over.
    pub faults: Vec<Fault>,
    /// The faults without any path, for files that must not name this machine's folders.
    pub messages: Vec<String>,
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

/// Everything that reading gave.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// In order of their id, which is unique.
    pub articles: Vec<Article>,
    /// In order of their place.
    pub refused: Vec<Refused>,
    /// In order of their name.
    pub files: Vec<InputFile>,
}

/// Reads all of it.
pub fn read(inputs: &Inputs) -> Reading {
    let mut reader = Reader::default();
    for (path, format) in &inputs.files {
        match fs::read(path) {
            Ok(bytes) => reader.file(&bytes, Some(path), *format),
            Err(e) => {
                reader.refuse(Some(path), None, Reason::Unreadable, vec![Fault::new(format!("cannot read: {e}"))])
            }
        }
    }
    if inputs.stdin {
        let mut bytes = Vec::new();
        match std::io::stdin().lock().read_to_end(&mut bytes) {
            Ok(_) => reader.file(&bytes, None, told(&bytes)),
            Err(e) => reader.refuse(None, None, Reason::Unreadable, vec![Fault::new(format!("cannot read: {e}"))]),
        }
    }
    for path in &inputs.passed_over {
        reader.refuse(Some(path), None, Reason::NotAnArticle, Vec::new());
    }
    reader.finish()
}

/// Standard input has no name: text that opens with a brace is JSON lines.
fn told(bytes: &[u8]) -> Format {
    if bytes.trim_ascii_start().starts_with(b"{") { Format::JsonLines } else { Format::Text }
}

/// The file's name, without folders.
pub fn file_name(path: Option<&Path>) -> String {
    path.and_then(Path::file_name).map_or_else(|| STDIN.to_owned(), |name| name.to_string_lossy().into_owned())
}

/// One article from a whole file: the first line that says anything is its title.
pub fn text(bytes: &[u8], id: &str, file: &str) -> Result<Article, (Reason, Fault)> {
    let text = decode(bytes).map_err(|f| (Reason::NotUtf8, f))?;
    let title = text.lines().map(str::trim).find(|line| !line.is_empty());
    let Some(title) = title else {
        return Err((Reason::Empty, Fault::new("the article is empty").expected("text")));
    };
    let title = Some(title.to_owned());
    Ok(Article { id: id.to_owned(), text: text.to_owned(), title, file: file.to_owned(), ..Article::default() })
}

#[derive(Default)]
struct Reader {
    articles: BTreeMap<String, (Article, Fault)>,
    refused: Vec<Refused>,
    files: Vec<InputFile>,
}

impl Reader {
    fn file(&mut self, bytes: &[u8], path: Option<&PathBuf>, format: Format) {
        let file = file_name(path.map(PathBuf::as_path));
        let rows = match format {
            Format::Text => {
                let stem = Path::new(&file).file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
                match text(bytes, &stem, &file) {
                    Ok(article) => self.accept(article, path, None),
                    Err((reason, fault)) => self.refuse(path, None, reason, vec![fault]),
                }
                1
            }
            Format::JsonLines => {
                let mut rows = 0;
                for (number, bytes) in lines(bytes) {
                    rows += 1;
                    match line::article(bytes, &file) {
                        Ok(article) => self.accept(article, path, Some(number)),
                        Err((reason, faults)) => self.refuse(path, Some(number), reason, faults),
                    }
                }
                if rows == 0 {
                    let fault = Fault::new("the file holds no line").expected("one article a line");
                    self.refuse(path, None, Reason::Empty, vec![fault]);
                }
                rows
            }
        };
        self.files.push(InputFile { file, sha256: sha256(bytes), bytes: bytes.len() as u64, rows });
    }

    fn accept(&mut self, article: Article, path: Option<&PathBuf>, line: Option<usize>) {
        if let Some((_, first)) = self.articles.get(&article.id) {
            let fault = Fault::new(format!("the id {:?} is already that of {}", article.id, first.place()))
                .expected("ids that are unique")
                .hint("rename one of the files, or give the lines ids of their own");
            let first =
                Fault { path: first.path.as_deref().map(|p| PathBuf::from(file_name(Some(p)))), ..first.clone() };
            let message = format!("the id {:?} is already that of {}", article.id, first.place());
            self.refuse(path, line, Reason::DuplicateId, vec![fault]);
            if let Some(refused) = self.refused.last_mut() {
                refused.messages = vec![message];
            }
            return;
        }
        let place = placed(Fault::new(""), path, line);
        self.articles.insert(article.id.clone(), (article, place));
    }

    fn refuse(&mut self, path: Option<&PathBuf>, line: Option<usize>, reason: Reason, faults: Vec<Fault>) {
        let bare = |f: &Fault| Fault { path: None, line: None, hint: None, ..f.clone() }.to_string();
        let line = line.or_else(|| faults.first().and_then(|f| f.line));
        self.refused.push(Refused {
            file: file_name(path.map(PathBuf::as_path)),
            line,
            reason,
            messages: faults.iter().map(bare).collect(),
            faults: faults.into_iter().map(|f| placed(f, path, line)).collect(),
        });
    }

    fn finish(self) -> Reading {
        let Self { articles, mut refused, mut files } = self;
        // Where two folders hold a file of one name, its content decides, and not where the folders lie.
        refused.sort_by(|a, b| (&a.file, a.line, a.reason).cmp(&(&b.file, b.line, b.reason)));
        files.sort();
        Reading { articles: articles.into_values().map(|(article, _)| article).collect(), refused, files }
    }
}

/// The fault with its place; a line that the fault knows itself stays.
fn placed(fault: Fault, path: Option<&PathBuf>, line: Option<usize>) -> Fault {
    let line = line.or(fault.line);
    Fault { path: Some(path.cloned().unwrap_or_else(|| PathBuf::from(STDIN))), line, ..fault }
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
