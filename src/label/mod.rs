//! People's labels.
//!
//! In: files of adjudicated claims, and the articles that they speak of. Out: gold claim records, each with its
//! sentence, or every fault: a surface that is not the text's, an article that nobody knows, a field left out.

pub mod agree;
pub mod agreement;
pub mod annotator;
pub mod brat;
pub mod doccano;
pub mod formats;
pub mod graph;
pub mod inception;
mod kept;
pub mod measeval;
pub mod merge;
pub mod studio;
pub mod unitizing;
mod units;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::article::{Article, InputFile, file_name, noted};
use crate::claim::prediction::{Prediction, Said};
use crate::claim::record::{ClaimRecord, LabelRecord, Mention};
use crate::claim::{LabelStatus, Span, complete};
use crate::dataset::predictions::{self, Located};
use crate::dataset::{SPLIT, surfaces};
use crate::error::{Error, Fault, Result};
use crate::extract::Document;
use crate::text::Offsets;
use crate::whole::together;
use kept::Kept;

/// How a file is named that labels one article of that name, even where the article holds no claim.
const SUFFIX: &str = ".gold.jsonl";

/// Gold claims by article.
#[derive(Debug, Default)]
pub struct Gold {
    claims: Kept,
    /// The files that were read, for the manifest.
    pub files: Vec<InputFile>,
}

impl Gold {
    /// Reads every file that the arguments name: files, folders and globs.
    pub fn read(arguments: &[String]) -> Result<Self> {
        let (mut gold, mut errors) = (Self::default(), Vec::new());
        for path in paths(arguments, &mut errors) {
            errors.extend(gold.file(&path).err());
        }
        gold.claims.flush().map_err(|e| spooled(&e))?;
        gold.files.sort();
        Error::join(errors).map_or(Ok(gold), Err)
    }

    /// Labels for articles that are not there.
    pub fn strangers<'a>(&'a self, known: &'a BTreeSet<&str>) -> impl Iterator<Item = Fault> + 'a {
        self.claims.ids().filter(|id| !known.contains(id)).filter_map(|id| {
            let (path, line) = self.claims.place(id)?;
            let fault = Fault::new(format!("labels for the article {id:?}, which is not among the inputs"));
            Some(fault.at(path).line(line).expected("the id of an article of this build"))
        })
    }

    /// Whether people labelled the article.
    pub fn has(&self, id: &str) -> bool {
        self.claims.has(id)
    }

    /// Ids of the articles that people labelled, in order.
    pub fn ids(&self) -> Vec<String> {
        self.claims.ids().map(str::to_owned).collect()
    }

    /// The gold claims of an article, in order; `None` where nobody labelled it.
    pub fn of(&self, article: &Article) -> Option<Result<Vec<ClaimRecord>, Vec<Fault>>> {
        let said = self.claims.read(&article.id).map_err(|e| spooled(&e).faults);
        said.transpose().map(|said| records(article, said?))
    }

    fn file(&mut self, path: &Path) -> Result<()> {
        together::settle(path)?;
        let (mut rows, mut kept) = (0, Ok(()));
        let mut empty = true;
        predictions::each_said(path, |path, line, said| {
            rows += 1;
            match said {
                Said::Claim(claim) if kept.is_ok() => {
                    kept = self.claims.push(path, line, &claim);
                    empty = false;
                }
                Said::Claim(_) => {}
                Said::Labelled(article) => self.claims.note(&article.article_id, path, line),
            }
        })?;
        kept.map_err(|e| spooled(&e))?;
        let name = file_name(Some(path));
        if let Some(id) = name.strip_suffix(SUFFIX).filter(|_| empty) {
            self.claims.note(id, path, 1);
        }
        self.files.push(noted(path, rows).map_err(|e| Error::io("read", path, &e))?);
        Ok(())
    }
}

/// The files that the arguments name, each once, in order.
fn paths(arguments: &[String], errors: &mut Vec<Error>) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for argument in arguments {
        let path = Path::new(argument);
        let named: Vec<PathBuf> = match glob::glob(argument) {
            Ok(paths) if !path.exists() => paths.flatten().collect(),
            _ => vec![path.to_owned()],
        };
        if named.is_empty() {
            let fault = Fault::new("no such labels").at(path).expected("a file, a folder or a glob");
            errors.push(Error::input(fault));
        }
        for path in named {
            match predictions::files(&path) {
                Ok(files) => found.extend(files),
                Err(error) => errors.push(error),
            }
        }
    }
    found
}

/// The failure of the file that labels wait in.
fn spooled(error: &std::io::Error) -> Error {
    Error::input(Fault::new(format!("cannot keep the labels in a temporary file: {error}")))
}

fn records(article: &Article, said: Vec<Located<Prediction>>) -> Result<Vec<ClaimRecord>, Vec<Fault>> {
    let document = Document::read(&article.text, article.language.as_deref());
    let offsets = Offsets::new(&article.text);
    let mut faults = Vec::new();
    let mut records: BTreeMap<(u32, u32), ClaimRecord> = BTreeMap::new();
    for Located { path, line, mut value } in said {
        let mut fault = |f: Fault| faults.push(f.at(&path).line(line));
        if let (Some(start), Some(end)) = (value.figure.start, value.figure.end)
            && offsets.slice(start, end).is_none()
        {
            let length = offsets.code_point(article.text.len());
            let found = Fault::new(format!("the figure at {start}..{end} of an article of {length} code points"));
            fault(found.expected("a place inside the article"));
            continue;
        }
        let (sentence, language) = sentence(&document, &offsets, &value);
        value.language = value.language.or(language);
        let label = match value.label.take() {
            Some(label) if label.status == LabelStatus::Silver => {
                let found = Fault::new("label.status is silver, a program's label").expected("gold labels");
                fault(found.hint("set it to gold and name the annotators once people have checked the claims"));
                continue;
            }
            Some(label) if !label.annotators.is_empty() => label,
            _ => LabelRecord { status: LabelStatus::Gold, annotators: vec!["gold".to_owned()] },
        };
        match complete(value, sentence, label, SPLIT) {
            Err(missing) => fault(Fault::new(format!("no {}", missing.join(", no "))).expected("a whole claim")),
            Ok(record) => {
                let wrong = surfaces::faults(&record, Some(&offsets));
                let is_wrong = !wrong.is_empty();
                wrong.into_iter().for_each(&mut fault);
                let place = (record.figure.start, record.figure.end);
                if is_wrong {
                    continue;
                }
                let id = record.claim_id.clone();
                if records.insert(place, record).is_some() {
                    fault(Fault::new(format!("the claim {id} is labelled twice")).expected("one label a figure"));
                }
            }
        }
    }
    if faults.is_empty() { Ok(records.into_values().collect()) } else { Err(faults) }
}

/// The sentences of a text, for claims that are shown in them.
pub struct Sentences<'a> {
    document: Document<'a>,
    offsets: Offsets<'a>,
}

impl<'a> Sentences<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { document: Document::read(text, None), offsets: Offsets::new(text) }
    }

    /// The sentence that holds the claim's figure.
    pub fn of(&self, claim: &Prediction) -> Option<Mention> {
        sentence(&self.document, &self.offsets, claim).0
    }
}

/// The sentence that holds the figure, and its language. A figure that runs over a border takes both sides.
fn sentence(document: &Document<'_>, offsets: &Offsets<'_>, said: &Prediction) -> (Option<Mention>, Option<String>) {
    let place = |at: Option<u32>| at.and_then(|at| offsets.byte(at));
    let (Some(start), Some(end)) = (place(said.figure.start), place(said.figure.end)) else { return (None, None) };
    let figure = Span::new(start, end);
    let mut holding = document.sentences.iter().filter(|s| s.span.overlaps(figure));
    let Some(first) = holding.next() else { return (None, None) };
    let span = holding.fold(first.span, |span, next| span.cover(next.span));
    let mention = Mention {
        text: span.of(document.text).to_owned(),
        start: offsets.code_point(span.start),
        end: offsets.code_point(span.end),
    };
    (Some(mention), Some(first.language.to_string()))
}
