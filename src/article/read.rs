//! Articles from files and standard input.
//!
//! In: the files that [`super::inputs`] found. Out: each article as it is read, in the order of the files, to a taker;
//! what was refused with every fault and its place, and a line a file for the manifest. An input that is refused never
//! stops the reading, and no more than a batch of articles is held at once.

use std::collections::BTreeMap;
use std::collections::hash_map::{Entry, HashMap};
use std::io::{self, BufRead, Read};
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;
use serde_json::Value;

use super::inputs::{self, Format, Inputs, Kind, Packing};
use super::lines::{decode, malformed};
use super::packed::Unpacked;
use super::refused::{InputFile, Reason, Refused, STDIN, file_name, placed, unreadable};
use super::{Article, Columns, html, line, table, warc};
use crate::dataset;
use crate::error::{Fault, Result};

/// Files of one article, or pages of an archive, that are read at once.
const BATCH: usize = 256;

/// Everything that reading gave besides the articles.
#[derive(Debug, Clone, Default)]
pub struct Scanned {
    /// In order of their place.
    pub refused: Vec<Refused>,
    /// In order of their name.
    pub files: Vec<InputFile>,
}

/// Articles in memory.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// In order of their id, which is unique.
    pub articles: Vec<Article>,
    /// In order of their place.
    pub refused: Vec<Refused>,
    /// In order of their name.
    pub files: Vec<InputFile>,
}

/// Reads all of it into memory.
pub fn read(inputs: &Inputs) -> Result<Reading> {
    let mut articles = BTreeMap::new();
    let Scanned { refused, files } = scan(inputs, &Columns::default(), &mut |article| {
        articles.insert(article.id.clone(), article);
        Ok(())
    })?;
    Ok(Reading { articles: articles.into_values().collect(), refused, files })
}

/// Reads all of it, an article at a time. An article that `take` fails on ends the reading.
pub fn scan(inputs: &Inputs, columns: &Columns, take: &mut dyn FnMut(Article) -> Result<()>) -> Result<Scanned> {
    // Parts of a dataset may be read as anybody's tables, and are still held to their manifest.
    dataset::verify(inputs.files.iter().filter(|(_, k)| k.format == Format::Parquet).map(|(path, _)| path.as_path()))?;
    let mut scanner = Scanner { columns, take, known: HashMap::new(), paths: Vec::new(), out: Scanned::default() };
    let mut files = inputs.files.as_slice();
    while let Some((path, kind)) = files.first() {
        let single = files.iter().take(BATCH).take_while(|(_, kind)| kind.is_single()).count();
        if single > 0 {
            let (batch, rest) = files.split_at(single);
            files = rest;
            let read: Vec<_> = batch.par_iter().map(|(path, kind)| one(path, *kind)).collect();
            batch.iter().zip(read).try_for_each(|((path, _), one)| scanner.one(path, one))?;
        } else {
            files = &files[1..];
            scanner.many(path, *kind)?;
        }
    }
    if inputs.stdin {
        scanner.stdin()?;
    }
    for path in &inputs.passed_over {
        scanner.refuse(Some(path), None, Reason::NotAnArticle, Vec::new());
    }
    Ok(scanner.finish())
}

/// What a file of one article gave.
struct One {
    article: Result<Article, (Option<PathBuf>, Reason, Vec<Fault>)>,
    files: Vec<InputFile>,
}

/// Reads a file of one article, and what the file beside it says of it.
fn one(path: &Path, kind: Kind) -> One {
    let mut files = Vec::new();
    let article = whole(path, kind.packing, 1, &mut files).and_then(|bytes| {
        let (id, file) = (inputs::stem(path), file_name(Some(path)));
        let article = match kind.format {
            Format::Html => html::article(&bytes, &id, &file),
            _ => text(&bytes, &id, &file),
        };
        let article = article.map_err(|(reason, fault)| (None, reason, vec![fault]))?;
        let beside = inputs::sidecar(path);
        if !beside.is_file() {
            return Ok(article);
        }
        let told = |(reason, faults): (Reason, Vec<Fault>)| (Some(beside.clone()), reason, faults);
        let bytes = whole(&beside, None, 0, &mut files).map_err(|(_, reason, faults)| told((reason, faults)))?;
        match serde_json::from_slice::<Value>(&bytes) {
            Ok(Value::Object(object)) => line::describe(article, object).map_err(told),
            Ok(other) => {
                let fault = Fault::new(format!("the file is {}", line::named(&other))).expected("one JSON object");
                Err(told((Reason::Malformed, vec![fault])))
            }
            Err(e) => Err(told((Reason::Malformed, vec![malformed(&bytes, &e).line(e.line())]))),
        }
    });
    One { article, files }
}

/// A file's content, noted for the manifest.
fn whole(
    path: &Path,
    packing: Option<Packing>,
    rows: u64,
    files: &mut Vec<InputFile>,
) -> Result<Vec<u8>, (Option<PathBuf>, Reason, Vec<Fault>)> {
    let mut bytes = Vec::new();
    let read = Unpacked::open(path, packing).and_then(|mut content| {
        content.read_to_end(&mut bytes)?;
        content.finish()
    });
    match read {
        Ok((sha256, length)) => {
            files.push(InputFile { file: file_name(Some(path)), sha256, bytes: length, rows });
            Ok(bytes)
        }
        Err(e) => {
            files.extend(noted(path, rows));
            Err((None, Reason::Unreadable, vec![unreadable(&e)]))
        }
    }
}

/// The manifest's line for a file as it stands on disk, packed or not.
pub fn noted(path: &Path, rows: u64) -> std::io::Result<InputFile> {
    let (sha256, bytes) = Unpacked::open(path, None).and_then(Unpacked::finish)?;
    Ok(InputFile { file: file_name(Some(path)), sha256, bytes, rows })
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

/// An article, or why there is none, with the line or row that held it.
pub type Row = (Option<usize>, Result<Article, (Reason, Vec<Fault>)>);

struct Scanner<'a> {
    columns: &'a Columns,
    take: &'a mut dyn FnMut(Article) -> Result<()>,
    /// Where each id was first met: a file of `paths` and a line.
    known: HashMap<String, (usize, Option<usize>)>,
    paths: Vec<Option<PathBuf>>,
    out: Scanned,
}

impl Scanner<'_> {
    fn one(&mut self, path: &Path, one: One) -> Result<()> {
        self.out.files.extend(one.files);
        self.paths.push(Some(path.to_owned()));
        match one.article {
            Ok(article) => self.accept(article, None),
            Err((beside, reason, faults)) => {
                self.refuse(Some(beside.as_deref().unwrap_or(path)), None, reason, faults);
                Ok(())
            }
        }
    }

    fn many(&mut self, path: &Path, kind: Kind) -> Result<()> {
        self.paths.push(Some(path.to_owned()));
        match Unpacked::open(path, kind.packing) {
            Ok(content) => self.content(content, Some(path), kind.format),
            Err(e) => {
                self.refuse(Some(path), None, Reason::Unreadable, vec![unreadable(&e)]);
                Ok(())
            }
        }
    }

    /// Standard input has no name: its first bytes tell what it is.
    fn stdin(&mut self) -> Result<()> {
        self.paths.push(None);
        let peeked = Unpacked::new(io::stdin(), None).and_then(|mut raw| {
            let packing = match raw.fill_buf()? {
                [0x1F, 0x8B, ..] => Some(Packing::Gzip),
                [0x28, 0xB5, 0x2F, 0xFD, ..] => Some(Packing::Zstd),
                _ => return Ok(raw),
            };
            Unpacked::new(raw, packing)
        });
        let told = peeked.and_then(|mut content| {
            let start = content.fill_buf()?.trim_ascii_start().to_owned();
            Ok((content, start))
        });
        let (content, start) = match told {
            Ok(told) => told,
            Err(e) => {
                self.refuse(None, None, Reason::Unreadable, vec![unreadable(&e)]);
                return Ok(());
            }
        };
        let opens = |with: &str| start.get(..with.len()).is_some_and(|s| s.eq_ignore_ascii_case(with.as_bytes()));
        let format = match &start {
            _ if opens("{") => Format::JsonLines,
            _ if opens("WARC/") => Format::Warc,
            _ if opens("<!doctype html") || opens("<html") => Format::Html,
            _ if opens("PAR1") => {
                let fault = Fault::new("standard input is a Parquet file, which cannot be read as a stream");
                self.refuse(None, None, Reason::Unreadable, vec![fault.expected("the file's name")]);
                return Ok(());
            }
            _ => Format::Text,
        };
        self.content(content, None, format)
    }

    fn content(&mut self, mut content: Unpacked, path: Option<&Path>, format: Format) -> Result<()> {
        let file = file_name(path);
        let mut rows = 0;
        let columns = self.columns;
        let mut row = |(line, article): Row| {
            rows += 1;
            match article {
                Ok(article) => self.accept(article, line),
                Err((reason, faults)) => {
                    self.refuse(path, line, reason, faults);
                    Ok(())
                }
            }
        };
        let read = match format {
            Format::JsonLines => table::json_lines(&mut content, &file, columns, &mut row)?,
            Format::Table(separator) => table::separated(&mut content, separator, &file, columns, &mut row)?,
            Format::Parquet => table::parquet(path.unwrap_or(Path::new(STDIN)), &file, columns, &mut row)?,
            Format::Warc => warc::pages(&mut content, &file, BATCH, &mut row)?,
            Format::Text | Format::Html => {
                let mut bytes = Vec::new();
                match content.read_to_end(&mut bytes) {
                    Err(e) => Err(unreadable(&e)),
                    Ok(_) => {
                        let read = if format == Format::Text { text } else { html::article };
                        let article = read(&bytes, STDIN, STDIN).map_err(|(reason, fault)| (reason, vec![fault]));
                        Ok(row((None, article))?)
                    }
                }
            }
        };
        match read {
            Err(fault) => self.refuse(path, None, Reason::Unreadable, vec![fault]),
            Ok(()) if rows == 0 => {
                let fault = Fault::new("the file holds no article").expected("one article a line or row");
                self.refuse(path, None, Reason::Empty, vec![fault]);
            }
            Ok(()) => {}
        }
        let told = match content.finish() {
            Ok((sha256, bytes)) => Some(InputFile { file, sha256, bytes, rows }),
            Err(_) => path.and_then(|path| noted(path, rows).ok()),
        };
        self.out.files.extend(told);
        Ok(())
    }

    fn accept(&mut self, article: Article, line: Option<usize>) -> Result<()> {
        let here = (self.paths.len().saturating_sub(1), line);
        let first = match self.known.entry(article.id.clone()) {
            Entry::Vacant(place) => {
                place.insert(here);
                return (self.take)(article);
            }
            Entry::Occupied(first) => *first.get(),
        };
        let path = |file: usize| self.paths.get(file).cloned().flatten();
        let found = |first: Fault| format!("the id {:?} is already that of {}", article.id, first.place());
        let named = Fault { line: first.1, ..placed(Fault::new(""), path(first.0).as_deref(), first.1) };
        let (of_first, of_this) = (path(first.0), path(here.0));
        let folder = shared(of_first.as_deref(), of_this.as_deref());
        let below = |path: &Path| below(path, &folder);
        let bare =
            Fault { path: of_first.as_deref().map_or(named.path.clone(), |path| Some(below(path))), ..named.clone() };
        let fault = Fault::new(found(named))
            .expected("ids that are unique")
            .hint("rename one of the files, or give the lines ids of their own");
        // The dataset says where files lie below the folder that they share, and not where that is.
        let message = match of_this.as_deref().map(below) {
            Some(this) if of_first != of_this => format!("{}: {}", this.display(), found(bare)),
            _ => found(bare),
        };
        self.refuse(of_this.as_deref(), line, Reason::DuplicateId, vec![fault]);
        if let Some(refused) = self.out.refused.last_mut() {
            refused.messages = vec![message];
        }
        Ok(())
    }

    fn refuse(&mut self, path: Option<&Path>, line: Option<usize>, reason: Reason, faults: Vec<Fault>) {
        let mut refused = Refused::new(path, line, reason, faults);
        if reason == Reason::Duplicate {
            // What says nothing new is set aside and counted, and no fault.
            refused.faults.clear();
        }
        self.out.refused.push(refused);
    }

    fn finish(self) -> Scanned {
        let Scanned { mut refused, mut files } = self.out;
        // Where two folders hold a file of one name, its content decides, and not where the folders lie.
        refused.sort_by(|a, b| (&a.file, a.line, a.reason).cmp(&(&b.file, b.line, b.reason)));
        files.sort();
        Scanned { refused, files }
    }
}
/// A file's place in a folder; its name alone where it lies elsewhere.
fn below(path: &Path, folder: &Path) -> PathBuf {
    let rest = path.strip_prefix(folder).unwrap_or(path);
    let inside = rest.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if inside { rest.to_path_buf() } else { PathBuf::from(file_name(Some(path))) }
}

/// The folder that two files share, as far down as they do.
fn shared(a: Option<&Path>, b: Option<&Path>) -> PathBuf {
    let (Some(a), Some(b)) = (a.and_then(Path::parent), b.and_then(Path::parent)) else { return PathBuf::new() };
    a.components().zip(b.components()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
}
