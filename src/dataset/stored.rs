//! A dataset as it stands on disk, an article at a time.
//!
//! In: a dataset folder whose hashes match. Out: what each article is known by, and its claims and rejected numbers, as they
//! are asked for. Asked in the order of the ids, each file is read once; of each article about 150 bytes stay in memory.

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use arrow::array::{Array, StructArray};
use arrow::datatypes::Fields;
use serde::Deserialize;

use super::manifest::{Manifest, digest};
use super::rejected::{Rejected, RejectedInput, RejectedNumbers};
use super::rows::{ArticleRows, ClaimRows};
use super::schema::name;
use super::{ARTICLES, CLAIMS, REJECTED, parquet, read, schema};
use crate::article::ArticleRecord;
use crate::claim::record::{ClaimRecord, FurnitureRecord};
use crate::error::{Error, Fault, Outcome, Result};

/// A dataset on disk.
pub struct Stored {
    root: PathBuf,
    places: HashMap<String, Place>,
    /// The articles' splits, and the place in the claims of each.
    splits: Vec<(String, Option<Cursor>)>,
    languages: Vec<String>,
    rejected: File,
    files: Vec<String>,
}

/// Where an article stands, and what it is known by.
#[derive(Debug, Clone)]
struct Place {
    /// Half of its text's SHA-256.
    sha256: u128,
    language: u32,
    confidence: f64,
    split: u32,
    furniture: Box<[FurnitureRecord]>,
    /// Its lines of `rejected.jsonl`: the first byte, bytes, lines.
    numbers: (u64, u32, u32),
}

/// What a dataset holds of one article.
#[derive(Debug)]
pub struct Taken {
    pub language: String,
    pub language_confidence: f64,
    pub furniture: Vec<FurnitureRecord>,
    pub claims: Vec<ClaimRecord>,
    pub numbers: RejectedNumbers,
}

impl Stored {
    /// Opens a dataset whose articles, claims and rejected numbers are what its manifest says.
    pub fn open(root: &Path, manifest: &Manifest) -> Result<Self> {
        let of = |path: &str| path.starts_with(ARTICLES) || path.starts_with(CLAIMS) || path == REJECTED;
        for output in manifest.outputs.iter().filter(|output| of(&output.path)) {
            if digest(root, &output.path, output.rows)? != *output {
                let fault = Fault::new("the hash is not that of the manifest").at(root.join(&output.path));
                return Err(Error::new(Outcome::Integrity, vec![fault.expected("the file as it was written")]));
            }
        }
        let path = root.join(REJECTED);
        let rejected = File::open(&path).map_err(|e| Error::io("read", &path, &e))?;
        let files = manifest.outputs.iter().map(|output| output.path.clone()).collect();
        let mut stored = Self {
            root: root.to_owned(),
            places: HashMap::new(),
            splits: Vec::new(),
            languages: Vec::new(),
            rejected,
            files,
        };
        stored.articles()?;
        stored.numbers()?;
        Ok(stored)
    }

    /// Whether the article stands here with this text and, declared or not, this language.
    pub fn holds(&self, id: &str, sha256: &str, declared: Option<&str>) -> bool {
        self.places.get(id).is_some_and(|place| {
            let language = self.languages.get(place.language as usize).map(String::as_str);
            half(sha256) == Some(place.sha256) && declared == language.filter(|_| place.confidence >= 1.0)
        })
    }

    /// What stands here of the article.
    pub fn take(&mut self, id: &str) -> Result<Option<Taken>> {
        let Some(place) = self.places.get(id) else { return Ok(None) };
        let &Place { language, confidence, split, numbers: (from, length, count), .. } = place;
        let furniture = place.furniture.to_vec();
        let Some((split, cursor)) = self.splits.get_mut(split as usize) else { return Ok(None) };
        if cursor.as_ref().is_none_or(|cursor| cursor.passed.as_str() >= id) {
            let prefix = format!("{CLAIMS}/{split}-");
            let files = self.files.iter().filter(|file| file.starts_with(&prefix));
            *cursor = Some(Cursor::new(files.map(|file| self.root.join(file)).collect()));
        }
        let claims = cursor.as_mut().map(|cursor| cursor.claims(id)).transpose()?.unwrap_or_default();
        let mut lines = vec![0; length as usize];
        let read = self.rejected.seek(SeekFrom::Start(from)).and_then(|_| self.rejected.read_exact(&mut lines));
        read.map_err(|e| Error::io("read", self.root.join(REJECTED), &e))?;
        Ok(Some(Taken {
            language: self.languages.get(language as usize).cloned().unwrap_or_default(),
            language_confidence: confidence,
            furniture,
            claims,
            numbers: RejectedNumbers { lines, count: u64::from(count) },
        }))
    }

    /// Every article, with all that stands here of it, in order.
    pub fn each(&mut self, mut take: impl FnMut(ArticleRecord, Taken) -> Result<()>) -> Result<()> {
        for split in self.splits() {
            for rows in self.rows(&split)? {
                for row in rows? {
                    if let Some(taken) = self.take(&row.article_id)? {
                        take(row, taken)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// The names of the splits, in order.
    pub fn splits(&self) -> Vec<String> {
        let prefix = format!("{ARTICLES}/");
        let split =
            |file: &String| Some(file.strip_prefix(&prefix)?.rsplit_once("-of-")?.0.rsplit_once('-')?.0.to_owned());
        let mut splits: Vec<String> = self.files.iter().filter_map(split).collect();
        splits.sort();
        splits.dedup();
        splits
    }

    /// The ids of a split's articles, in order.
    pub fn ids(&self, split: &str) -> Vec<String> {
        let of = self.splits.iter().position(|(name, _)| name == split).and_then(|at| u32::try_from(at).ok());
        let ids = self.places.iter().filter(|(_, place)| Some(place.split) == of);
        let mut ids: Vec<String> = ids.map(|(id, _)| id.clone()).collect();
        ids.sort();
        ids
    }

    /// The articles of a split, in order, some at a time.
    pub fn rows(&self, split: &str) -> Result<impl Iterator<Item = Result<Vec<ArticleRecord>>> + use<>> {
        let prefix = format!("{ARTICLES}/{split}-");
        let files: Vec<PathBuf> =
            self.files.iter().filter(|file| file.starts_with(&prefix)).map(|file| self.root.join(file)).collect();
        let fields = schema::nullable(&schema::articles());
        let batches = files.iter().map(|file| parquet::batches(file, &fields)).collect::<Result<Vec<_>>>()?;
        Ok(batches.into_iter().flatten().map(|table| {
            let table = table?;
            let (rows, mut faults) = (ArticleRows::new(&table), Vec::new());
            let records = (0..table.len()).map(|i| rows.row(i, &mut faults)).collect();
            if faults.is_empty() { Ok(records) } else { Err(Error::new(Outcome::Input, faults)) }
        }))
    }

    /// The inputs that gave no article.
    pub fn inputs(&mut self) -> Result<Vec<RejectedInput>> {
        let path = self.root.join(REJECTED);
        let failed = |e: std::io::Error| Error::io("read", &path, &e);
        self.rejected.seek(SeekFrom::Start(0)).map_err(failed)?;
        let mut inputs = Vec::new();
        for line in BufReader::new(&self.rejected).lines() {
            match serde_json::from_str(&line.map_err(failed)?) {
                Ok(Rejected::Input(input)) => inputs.push(input),
                // Inputs come before numbers.
                Ok(Rejected::Number(_)) => break,
                Err(e) => return Err(Error::input(Fault::new(e.to_string()).at(&path))),
            }
        }
        Ok(inputs)
    }

    /// What each article is known by.
    fn articles(&mut self) -> Result<()> {
        let known =
            [name::ARTICLE_ID, name::SHA256, name::LANGUAGE, name::LANGUAGE_CONFIDENCE, name::FURNITURE, name::SPLIT];
        let fields = schema::nullable(&schema::articles());
        let fields: Fields = fields.iter().filter(|f| known.contains(&f.name().as_str())).cloned().collect();
        let mut faults = Vec::new();
        for file in read::shards(&self.root, ARTICLES)? {
            parquet::each_batch(&file, &fields, |_, table| {
                let rows = ArticleRows::new(table);
                for i in 0..table.len() {
                    let text = |column| rows.string(column, i).unwrap_or_default();
                    let Some(sha256) = half(text(name::SHA256)) else { continue };
                    let place = Place {
                        sha256,
                        language: position(&mut self.languages, text(name::LANGUAGE), |l| l, str::to_owned),
                        confidence: rows.number(name::LANGUAGE_CONFIDENCE, i).unwrap_or_default(),
                        split: position(&mut self.splits, text(name::SPLIT), |s| &s.0, |s| (s.to_owned(), None)),
                        furniture: rows.furniture(i, &mut faults).into(),
                        numbers: (0, 0, 0),
                    };
                    self.places.insert(text(name::ARTICLE_ID).to_owned(), place);
                }
            })?;
        }
        if faults.is_empty() { Ok(()) } else { Err(Error::new(Outcome::Input, faults)) }
    }

    /// Where the rejected numbers of each article stand. They follow each other; an article whose lines do not is not known.
    fn numbers(&mut self) -> Result<()> {
        #[derive(Deserialize)]
        struct Head<'a> {
            #[serde(borrow, default)]
            article_id: Option<Cow<'a, str>>,
        }
        let path = self.root.join(REJECTED);
        let failed = |e: std::io::Error| Error::io("read", &path, &e);
        let mut reader = BufReader::with_capacity(1 << 16, self.rejected.try_clone().map_err(failed)?);
        let (mut line, mut at) = (Vec::new(), 0_u64);
        loop {
            line.clear();
            let length = reader.read_until(b'\n', &mut line).map_err(failed)?;
            if length == 0 {
                return Ok(());
            }
            let head: Head<'_> =
                serde_json::from_slice(&line).map_err(|e| Error::input(Fault::new(e.to_string()).at(&path)))?;
            if let Some(id) = head.article_id.as_deref()
                && let Some(place) = self.places.get_mut(id)
            {
                let (from, bytes, lines) = if place.numbers.2 == 0 { (at, 0, 0) } else { place.numbers };
                match u32::try_from(u64::from(bytes) + length as u64) {
                    Ok(more) if from + u64::from(bytes) == at => place.numbers = (from, more, lines + 1),
                    _ => drop(self.places.remove(id)),
                }
            }
            at += length as u64;
        }
    }
}

/// A split's claims, read from the first to the last.
struct Cursor {
    files: VecDeque<PathBuf>,
    batches: Option<Box<dyn Iterator<Item = Result<StructArray>> + Send>>,
    rows: Option<(ClaimRows, usize)>,
    /// The next row.
    at: usize,
    /// The last article that was asked for.
    passed: String,
}

impl Cursor {
    fn new(files: VecDeque<PathBuf>) -> Self {
        Self { files, batches: None, rows: None, at: 0, passed: String::new() }
    }

    /// The claims of an article that comes after the one before.
    fn claims(&mut self, id: &str) -> Result<Vec<ClaimRecord>> {
        id.clone_into(&mut self.passed);
        let mut claims = Vec::new();
        while self.fill()? {
            let Some((rows, _)) = &self.rows else { break };
            match rows.article_id(self.at) {
                Some(other) if other > id => break,
                Some(other) if other == id => {
                    let mut faults = Vec::new();
                    let record = read::record(rows.row(self.at, &mut faults));
                    match record {
                        Ok(record) if faults.is_empty() => claims.push(record),
                        Ok(_) => return Err(Error::new(Outcome::Input, faults)),
                        Err(fault) => return Err(Error::input(fault)),
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        Ok(claims)
    }

    /// Whether there is a row to come.
    fn fill(&mut self) -> Result<bool> {
        loop {
            if self.rows.as_ref().is_some_and(|(_, length)| self.at < *length) {
                return Ok(true);
            }
            match self.batches.as_mut().and_then(Iterator::next) {
                Some(table) => {
                    let table = table?;
                    (self.rows, self.at) = (Some((ClaimRows::new(&table), table.len())), 0);
                }
                None => {
                    let Some(file) = self.files.pop_front() else { return Ok(false) };
                    self.batches = Some(Box::new(parquet::batches(&file, schema::predictions().fields())?));
                }
            }
        }
    }
}

/// Half of a hash in hexadecimal: enough to know a text by.
fn half(sha256: &str) -> Option<u128> {
    u128::from_str_radix(sha256.get(..32)?, 16).ok()
}

/// The place of a name in a short list; it is added where it is new.
fn position<T>(list: &mut Vec<T>, name: &str, of: impl Fn(&T) -> &str, new: impl Fn(&str) -> T) -> u32 {
    let at = list.iter().position(|item| of(item) == name).unwrap_or_else(|| {
        list.push(new(name));
        list.len() - 1
    });
    u32::try_from(at).unwrap_or(u32::MAX)
}
