//! Claims of any origin: gold, ours, a competing system's.
//!
//! In: a JSON lines or Parquet file, a dataset folder, or a folder of such files. Out: predictions with the line
//! or row that each stands in, or every fault of every file.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use arrow::array::Array;

use super::unknown::Unknown;
use super::{CLAIMS, is_dataset, jsonl, parquet, schema, verify};
use crate::article::lines::lines;
use crate::claim::prediction::{Prediction, Said};
use crate::error::{Error, Fault, Outcome, Result};

/// A value and where it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Located<T> {
    pub path: PathBuf,
    /// 1-based line of a JSON lines file, or row of a table.
    pub line: usize,
    pub value: T,
}

/// Reads every prediction of `path`.
pub fn read(path: &Path) -> Result<Vec<Prediction>> {
    let mut predictions = Vec::new();
    each(path, |_, _, prediction| predictions.push(prediction))?;
    Ok(predictions)
}

/// Reads every prediction of `path`, each with its place.
pub fn located(path: &Path) -> Result<Vec<Located<Prediction>>> {
    let mut predictions = Vec::new();
    each(path, |path, line, value| predictions.push(Located { path: path.to_owned(), line, value }))?;
    Ok(predictions)
}

/// Hands over every prediction of `path`, with its file and line, and holds none of them: a file of a million claims
/// is larger than what is kept of it. A dataset, or a part of one, is not read at all where its bytes are not those that were
/// built.
pub fn each(path: &Path, mut take: impl FnMut(&Path, usize, Prediction)) -> Result<()> {
    each_said(path, |path, line, said| {
        if let Said::Claim(claim) = said {
            take(path, line, *claim);
        }
    })
}

/// The same with what is said of whole articles.
pub fn each_said(path: &Path, take: impl FnMut(&Path, usize, Said)) -> Result<()> {
    each_telling(path, None, take)
}

/// The same, and looks out for fields that no prediction has.
pub(super) fn each_telling(
    path: &Path,
    mut unknown: Option<&mut Unknown>,
    mut take: impl FnMut(&Path, usize, Said),
) -> Result<()> {
    let mut faults = Vec::new();
    for file in files(path)? {
        let take = |line, said| take(&file, line, said);
        let read = if is_parquet(&file) {
            table(&file, &mut faults, take)
        } else {
            text(&file, &mut faults, unknown.as_deref_mut(), take)
        };
        faults.extend(read.err().into_iter().flat_map(|e| e.faults));
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// The claims of a dataset, of which its other tables are not read; else the path itself.
fn table_of(path: &Path) -> PathBuf {
    if is_dataset(path) { path.join(CLAIMS) } else { path.to_owned() }
}

/// How many predictions the tables of `path` announce; nothing is known of lines, and of what cannot be read, which
/// [`each`] then tells.
pub(super) fn announced(path: &Path) -> usize {
    /// More rows than this are made room for when they come: what a file announces need not be true.
    const MOST: usize = 1 << 21;
    let files = known_files(path).unwrap_or_default();
    let rows = files.iter().filter(|file| is_parquet(file)).filter_map(|file| parquet::rows(file).ok());
    rows.fold(0_usize, usize::saturating_add).min(MOST)
}

/// The files of claims that `path` stands for, sorted. Those of a dataset are given once their bytes are known to be those
/// that were built: whoever reads claims asks here for their files.
pub fn files(path: &Path) -> Result<Vec<PathBuf>> {
    verify([table_of(path).as_path()])?;
    known_files(path)
}

/// The same of a path that was verified already.
pub(super) fn known_files(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let claims = path.join(CLAIMS);
    let (folder, table) = if claims.is_dir() { (claims.as_path(), true) } else { (path, false) };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| Error::io("read the folder", folder, &e))? {
        let file = entry.map_err(|e| Error::io("read the folder", folder, &e))?.path();
        if is_parquet(&file) || (!table && file.extension().is_some_and(|e| e == "jsonl")) {
            files.push(file);
        }
    }
    // Beside gold, other lines are articles or what systems said.
    let gold = |file: &PathBuf| file.to_string_lossy().ends_with(".gold.jsonl");
    if files.iter().any(gold) {
        files.retain(gold);
    }
    files.sort();
    if files.is_empty() {
        let fault = Fault::new("no claims in this folder").at(path);
        return Err(Error::input(fault.expected("a dataset, or files that end in .jsonl or .parquet")));
    }
    Ok(files)
}

/// One JSON line as a prediction that can be scored, or every fault of it.
pub fn line(line: &[u8]) -> Result<Prediction, Vec<Fault>> {
    let prediction = jsonl::prediction(line)?;
    jsonl::crossed(&prediction).map_or(Ok(prediction), |fault| Err(vec![fault]))
}

/// Whether a file's name says Parquet.
pub fn is_parquet(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "parquet")
}

fn text(
    path: &Path,
    faults: &mut Vec<Fault>,
    mut unknown: Option<&mut Unknown>,
    mut take: impl FnMut(usize, Said),
) -> Result<()> {
    let failed = |e: std::io::Error| Error::io("read", path, &e);
    let mut reader = BufReader::with_capacity(1 << 18, File::open(path).map_err(failed)?);
    let (mut raw, mut number) = (Vec::new(), 0);
    loop {
        raw.clear();
        if reader.read_until(b'\n', &mut raw).map_err(failed)? == 0 {
            return Ok(());
        }
        number += 1;
        // A byte order mark may open a line where files were put together.
        let Some((_, line)) = lines(&raw).next() else { continue };
        match jsonl::said(line) {
            Ok(said) => {
                if let (Some(unknown), Said::Claim(_)) = (&mut unknown, &said) {
                    unknown.line(line);
                }
                take(number, said);
            }
            Err(found) => faults.extend(found.into_iter().map(|f| f.at(path).line(number))),
        }
    }
}

fn table(path: &Path, faults: &mut Vec<Fault>, mut take: impl FnMut(usize, Said)) -> Result<()> {
    let fields = schema::predictions().fields().clone();
    parquet::each_batch(path, &fields, |first, table| {
        let rows = super::rows::ClaimRows::new(table);
        for i in 0..table.len() {
            let mut found = Vec::new();
            let prediction = rows.row(i, &mut found).prediction;
            if found.is_empty() {
                found = jsonl::unusable(&prediction);
            }
            take(first + i + 1, Said::Claim(Box::new(prediction)));
            faults.extend(found.into_iter().map(|f| f.at(path).line(first + i + 1)));
        }
    })
}
