//! Labels on disk between reading and merging.
//!
//! In: claims as their files have them, one by one. Out: the claims of one article, in the order of the files. A million claims are
//! two thousand million bytes in memory; here each article has some dozens, and the rest waits in a file without a name.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::claim::prediction::Prediction;
use crate::dataset::predictions::Located;

/// Bytes that wait in memory before they are written.
const BUFFER: usize = 1 << 18;

/// Claims by article.
#[derive(Debug, Default)]
pub struct Kept {
    file: Option<Mutex<File>>,
    /// What is not written yet.
    buffer: Vec<u8>,
    end: u64,
    /// Offset and length of each run of an article's claims; none for an article that has no claim.
    runs: BTreeMap<Box<str>, Vec<(u64, u64)>>,
    paths: Vec<PathBuf>,
    /// Where it is said of an article that it is labelled.
    noted: BTreeMap<Box<str>, (PathBuf, usize)>,
}

impl Kept {
    /// Ids of labelled articles, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.runs.keys().map(|id| &**id)
    }

    pub fn has(&self, id: &str) -> bool {
        self.runs.contains_key(id)
    }

    /// Notes that an article is labelled, be it with nothing, and where that is said.
    pub fn note(&mut self, id: &str, path: &Path, line: usize) {
        self.known(id);
        self.noted.entry(id.into()).or_insert_with(|| (path.to_owned(), line));
    }

    fn known(&mut self, id: &str) {
        if !self.has(id) {
            self.runs.insert(id.into(), Vec::new());
        }
    }

    /// Keeps a claim.
    pub fn push(&mut self, path: &Path, line: usize, claim: &Prediction) -> io::Result<()> {
        if self.paths.last().is_none_or(|last| last != path) {
            self.paths.push(path.to_owned());
        }
        let start = self.end + self.buffer.len() as u64;
        serde_json::to_writer(&mut self.buffer, &(self.paths.len() - 1, line, bits(claim), claim))?;
        self.buffer.push(b'\n');
        let end = self.end + self.buffer.len() as u64;
        self.known(&claim.article_id);
        if let Some(runs) = self.runs.get_mut(&*claim.article_id) {
            match runs.last_mut() {
                Some((from, length)) if *from + *length == start => *length = end - *from,
                _ => runs.push((start, end - start)),
            }
        }
        if self.buffer.len() >= BUFFER { self.flush() } else { Ok(()) }
    }

    /// Writes what waits; before it is called the last claims cannot be read.
    pub fn flush(&mut self) -> io::Result<()> {
        if self.file.is_none() {
            self.file = Some(Mutex::new(tempfile::tempfile()?));
        }
        if let Some(file) = &mut self.file {
            file.get_mut().unwrap_or_else(PoisonError::into_inner).write_all(&self.buffer)?;
        }
        self.end += self.buffer.len() as u64;
        self.buffer.clear();
        Ok(())
    }

    /// The claims of an article; `None` where nobody labelled it.
    pub fn read(&self, id: &str) -> io::Result<Option<Vec<Located<Prediction>>>> {
        let Some(runs) = self.runs.get(id) else { return Ok(None) };
        let mut bytes = Vec::new();
        for &(offset, length) in runs {
            let Some(file) = &self.file else { break };
            let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(offset))?;
            (&mut *file).take(length).read_to_end(&mut bytes)?;
        }
        let lines = bytes.split(|&b| b == b'\n').filter(|line| !line.is_empty());
        lines.map(|line| self.claim(line)).collect::<io::Result<_>>().map(Some)
    }

    /// Where the first claim of an article stands, or that it has none.
    pub fn place(&self, id: &str) -> Option<(PathBuf, usize)> {
        let first = self.read(id).ok().flatten()?.into_iter().next().map(|first| (first.path, first.line));
        first.or_else(|| self.noted.get(id).cloned())
    }

    fn claim(&self, line: &[u8]) -> io::Result<Located<Prediction>> {
        let (path, line, numbers, mut value): (usize, usize, [Option<u64>; 4], Prediction) =
            serde_json::from_slice(line)?;
        let [of, low, high, confidence] = numbers.map(|bits| bits.map(f64::from_bits));
        (value.figure.value, value.figure.low, value.figure.high, value.confidence) = (of, low, high, confidence);
        Ok(Located { path: self.paths.get(path).cloned().unwrap_or_default(), line, value })
    }
}

/// Numbers are kept bit by bit: what is printed and read again may be their neighbour.
fn bits(claim: &Prediction) -> [Option<u64>; 4] {
    let figure = &claim.figure;
    [figure.value, figure.low, figure.high, claim.confidence].map(|number| number.map(f64::to_bits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::prediction::FigurePart;

    fn claim(article: &str, start: u32, value: f64) -> Prediction {
        let figure = FigurePart { start: Some(start), end: Some(start + 1), value: Some(value), ..Default::default() };
        Prediction { article_id: article.to_owned(), figure, ..Prediction::default() }
    }

    #[test]
    fn claims_come_back_by_their_article_bit_by_bit() {
        let mut kept = Kept::default();
        let mut said = Vec::new();
        // Numbers whose shortest form is read back as their neighbour by some readers are among so many.
        let mut x: u64 = 7;
        for n in 0..5_000_u32 {
            x = x.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
            let value = Some(f64::from_bits(x)).filter(|v| v.is_finite()).unwrap_or(0.1);
            let file = if n < 2_000 { "a.jsonl" } else { "b.jsonl" };
            said.push((file, n as usize, claim(["x", "y\n", "z"][(n / 7 % 3) as usize], n, value)));
        }
        for (file, line, claim) in &said {
            kept.push(Path::new(file), *line, claim).unwrap();
        }
        kept.note("empty", Path::new("c.jsonl"), 3);
        kept.note("x", Path::new("c.jsonl"), 4);
        kept.flush().unwrap();
        assert_eq!(kept.ids().collect::<Vec<_>>(), ["empty", "x", "y\n", "z"]);
        assert_eq!((kept.read("empty").unwrap(), kept.read("nobody").unwrap()), (Some(Vec::new()), None));
        for id in ["x", "y\n", "z"] {
            let expected: Vec<_> = said.iter().filter(|(.., claim)| claim.article_id == id).collect();
            let found = kept.read(id).unwrap().unwrap();
            assert_eq!(found.len(), expected.len());
            for (found, (file, line, claim)) in found.iter().zip(expected) {
                assert_eq!((found.path.to_str(), found.line, &found.value), (Some(*file), *line, claim));
                assert_eq!(found.value.figure.value.map(f64::to_bits), claim.figure.value.map(f64::to_bits));
            }
        }
        assert_eq!(kept.place("z").unwrap().1, 14);
        assert_eq!(kept.place("empty").unwrap(), (PathBuf::from("c.jsonl"), 3));
    }
}
