//! Extraction as a pure filter.
//!
//! In: a stream of articles. Out: their claims, in the order of the articles. What has arrived is worked off in parallel
//! and written before more is read: memory is bounded, nothing waits, no article knows of another.

use std::io::{self, Read, Write};

use rayon::prelude::*;

use crate::article::{self, Article, Columns, STDIN, from_line};
use crate::claim::record::ClaimRecord;
use crate::dataset::stream::{ArticleStream, ClaimStream};
use crate::error::Fault;
use crate::extract::{extract, lines, records};

/// How articles arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// One article, whole.
    Text,
    /// One article a line.
    JsonLines,
    /// An Arrow IPC stream.
    Arrow,
}

/// How claims leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// One claim a line.
    JsonLines,
    /// An Arrow IPC stream, a batch for each that arrived.
    Arrow,
}

/// Bytes that one read asks for: enough articles for every thread.
const READ: usize = 1 << 20;
/// Articles that each thread works off before what they gave is written: few enough that it is still in the cache.
const SHARE: usize = 8;

/// Reads articles until the input ends. What cannot be read goes to `fault` and is passed over.
pub fn filter(
    input: impl Read,
    output: impl Write,
    formats: (Input, Output),
    fault: &mut dyn FnMut(Fault),
) -> io::Result<()> {
    let mut sink = match formats.1 {
        Output::JsonLines => Sink::JsonLines(output, vec![Vec::new(); rayon::current_num_threads() * SHARE]),
        Output::Arrow => Sink::Arrow(Box::new(ClaimStream::new(output)?)),
    };
    match formats.0 {
        Input::Text => text(input, &mut sink, fault)?,
        Input::JsonLines => json_lines(input, &mut sink, fault)?,
        Input::Arrow => arrow(input, &mut sink, fault)?,
    }
    sink.finish()
}

fn text<W: Write>(mut input: impl Read, sink: &mut Sink<W>, fault: &mut dyn FnMut(Fault)) -> io::Result<()> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    match article::from_text(&bytes, STDIN, STDIN) {
        Ok(article) => sink.write(&[article]),
        Err((_, found)) => {
            fault(found);
            Ok(())
        }
    }
}

fn json_lines<W: Write>(mut input: impl Read, sink: &mut Sink<W>, fault: &mut dyn FnMut(Fault)) -> io::Result<()> {
    let mut chunk = vec![0; READ];
    let mut pending: Vec<u8> = Vec::new();
    let mut lines_before = 0;
    loop {
        let read = match input.read(&mut chunk) {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        let fresh = pending.len();
        pending.extend_from_slice(&chunk[..read]);
        let whole = match memchr::memrchr(b'\n', &pending[fresh..]) {
            _ if read == 0 => pending.len(),
            Some(at) => fresh + at + 1,
            None => continue,
        };
        let batch: Vec<(usize, &[u8])> = article::lines::lines(&pending[..whole]).collect();
        let columns = Columns::default();
        let parse = |&(number, line): &(usize, &[u8])| (number, from_line(line, STDIN, &columns));
        let parsed: Vec<_> = batch.par_iter().map(parse).collect();
        let mut articles = Vec::with_capacity(parsed.len());
        for (number, parsed) in parsed {
            match parsed {
                Ok(article) => articles.push(article),
                Err((_, found)) => found.into_iter().for_each(|f| fault(f.line(lines_before + number))),
            }
        }
        sink.write(&articles)?;
        lines_before += memchr::memchr_iter(b'\n', &pending[..whole]).count();
        pending.drain(..whole);
        if read == 0 {
            return Ok(());
        }
    }
}

fn arrow<W: Write>(input: impl Read, sink: &mut Sink<W>, fault: &mut dyn FnMut(Fault)) -> io::Result<()> {
    let mut stream = match ArticleStream::new(input) {
        Ok(stream) => stream,
        Err(found) => {
            fault(found);
            return Ok(());
        }
    };
    let mut faults = Vec::new();
    while let Some(articles) = stream.next_batch(&mut faults) {
        sink.write(&articles)?;
        faults.drain(..).for_each(&mut *fault);
    }
    faults.into_iter().for_each(fault);
    Ok(())
}

enum Sink<W: Write> {
    /// With a buffer for each article in work, used over and over.
    JsonLines(W, Vec<Vec<u8>>),
    Arrow(Box<ClaimStream<W>>),
}

impl<W: Write> Sink<W> {
    /// Extracts a batch and writes its claims at once.
    fn write(&mut self, articles: &[Article]) -> io::Result<()> {
        match self {
            Self::JsonLines(output, blocks) => {
                for articles in articles.chunks(blocks.len()) {
                    articles.par_iter().zip(blocks.par_iter_mut()).for_each(|(article, block)| print(article, block));
                    blocks[..articles.len()].iter().try_for_each(|block| output.write_all(block))?;
                }
                output.flush()
            }
            Self::Arrow(stream) => {
                let claims: Vec<ClaimRecord> = articles.par_iter().flat_map_iter(claims).collect();
                stream.write(&claims)
            }
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::JsonLines(mut output, _) => output.flush(),
            Self::Arrow(stream) => stream.finish(),
        }
    }
}

fn claims(article: &Article) -> Vec<ClaimRecord> {
    records(&article.id, &article.text, &extract(&article.text, article.language.as_deref()))
}

fn print(article: &Article, block: &mut Vec<u8>) {
    block.clear();
    lines(&article.id, &article.text, &extract(&article.text, article.language.as_deref()), block);
}
