//! Articles from tables: JSON lines, comma- or tab-separated text, Parquet.
//!
//! In: a stream or a file, and what the user calls the columns. Out: each row's article or faults, with its line or row,
//! to a taker; a fault of the whole where it cannot be read on.

use std::cell::RefCell;
use std::io::{self, BufRead, Read};
use std::path::Path;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::read::Row;
use super::refused::unreadable;
use super::{Columns, Reason, line};
use crate::dataset::foreign;
use crate::error::{Fault, Result};

/// What takes the rows.
pub type Take<'a> = dyn FnMut(Row) -> Result<()> + 'a;

/// How a table was read: the inner result is the table's own, the outer one the taker's, whose failure ends the reading.
type Outcome = Result<Result<(), Fault>>;

/// One JSON object a line; blank lines count but hold nothing.
pub fn json_lines(content: &mut dyn BufRead, file: &str, columns: &Columns, take: &mut Take<'_>) -> Outcome {
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        match content.read_until(b'\n', &mut bytes) {
            Ok(0) => break,
            Ok(_) => {}
            Err(e) => return Ok(Err(unreadable(&e).line(number))),
        }
        let line = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let line = if number == 1 { line.strip_prefix(super::lines::BOM).unwrap_or(line) } else { line };
        if !line.trim_ascii().is_empty() {
            take((Some(number), line::article(line, file, columns)))?;
        }
    }
    Ok(Ok(()))
}

/// The first row names the columns. Semicolons part them where the first row holds some and no comma.
pub fn separated(
    content: &mut dyn BufRead,
    separator: u8,
    file: &str,
    columns: &Columns,
    take: &mut Take<'_>,
) -> Outcome {
    let separator = match content.fill_buf() {
        Err(e) => return Ok(Err(unreadable(&e))),
        Ok(start) => {
            let header = start.split(|&b| b == b'\n').next().unwrap_or_default();
            if separator == b',' && !header.contains(&b',') && header.contains(&b';') { b';' } else { separator }
        }
    };
    let quotes = Rc::new(RefCell::new(Quotes { separator, ..Quotes::default() }));
    let watched = Watched { inner: content, quotes: Rc::clone(&quotes) };
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(watched);
    let names: Vec<String> = match reader.headers() {
        Ok(names) => names.iter().map(|name| name.trim_start_matches('\u{FEFF}').trim().to_owned()).collect(),
        Err(e) => return Ok(Err(Fault::new(format!("not a table: {e}")).line(1))),
    };
    let wanted = columns.wanted();
    let again = |(i, name): &(usize, &String)| names[..*i].contains(name) && wanted.contains(&name.as_str());
    if let Some((_, name)) = names.iter().enumerate().find(again) {
        return Ok(Err(line::twice("column", name).line(1)));
    }
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => return Ok(Ok(())),
            Ok(true) if quotes.borrow().open_at_end().is_some() => {
                let opened = quotes.borrow().open_at_end();
                let fault =
                    Fault::new("a quote opens here that the end of the file closes").expected("a closing quote");
                let fault =
                    fault.hint("all that follows would be one cell: close the quote, and double those inside it");
                take((opened, Err((Reason::Malformed, vec![fault]))))?;
            }
            Ok(true) => {
                let number = record.position().map(|p| usize::try_from(p.line()).unwrap_or(usize::MAX));
                let cells = names.iter().zip(record.iter()).filter(|(_, cell)| !cell.is_empty());
                let row = cells.map(|(name, cell)| (name.clone(), Value::from(cell))).collect();
                take((number, line::row(listed(row, columns), file, columns)))?;
            }
            Err(e) => {
                let number = e.position().map(|p| usize::try_from(p.line()).unwrap_or(usize::MAX));
                let (reason, fault) = unfit(&e);
                if e.is_io_error() {
                    return Ok(Err(fault));
                }
                take((number, Err((reason, vec![fault]))))?;
            }
        }
    }
}

/// Where a table's cells stand in quotes, as the reader takes them.
#[derive(Default)]
struct Quotes {
    separator: u8,
    state: Cell,
    lines: usize,
    /// The line of the last quote that opened a cell.
    opened: usize,
    ended: bool,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum Cell {
    #[default]
    Start,
    Plain,
    Quoted,
    /// Behind a quote inside of quotes: it closes them, or is the first of two.
    Closing,
}

impl Quotes {
    fn pass(&mut self, byte: u8) {
        self.state = match (self.state, byte) {
            (Cell::Start, b'"') => {
                self.opened = self.lines + 1;
                Cell::Quoted
            }
            (Cell::Quoted, b'"') => Cell::Closing,
            (Cell::Quoted, _) | (Cell::Closing, b'"') => Cell::Quoted,
            (_, b'\n' | b'\r') => Cell::Start,
            (_, byte) if byte == self.separator => Cell::Start,
            _ => Cell::Plain,
        };
        self.lines += usize::from(byte == b'\n');
    }

    /// The line of the quote that nothing closed, once the end was met.
    fn open_at_end(&self) -> Option<usize> {
        (self.ended && self.state == Cell::Quoted).then_some(self.opened)
    }
}

/// A table's bytes on their way to the reader, which does not tell a quote that the end of the file closes.
struct Watched<'a> {
    inner: &'a mut dyn BufRead,
    quotes: Rc<RefCell<Quotes>>,
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let mut quotes = self.quotes.borrow_mut();
        buffer[..read].iter().for_each(|byte| quotes.pass(*byte));
        quotes.ended |= read == 0 && !buffer.is_empty();
        Ok(read)
    }
}

fn unfit(error: &csv::Error) -> (Reason, Fault) {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            let fault = Fault::new(format!("{len} columns")).expected(format!("{expected_len}, as the first row has"));
            (Reason::Malformed, fault.hint("quote a cell that holds the separator, and double the quotes inside it"))
        }
        csv::ErrorKind::Utf8 { err, .. } => {
            let fault = Fault::new(format!("column {}: not UTF-8", err.field() + 1)).expected("UTF-8 text");
            (Reason::NotUtf8, fault.hint("convert the file, for example with `iconv -f WINDOWS-1252 -t UTF-8`"))
        }
        _ => (Reason::Malformed, Fault::new(format!("not a row: {error}"))),
    }
}

/// The row with the authors as a list: a cell holds them parted by semicolons.
fn listed(mut row: Map<String, Value>, columns: &Columns) -> Map<String, Value> {
    if let Some(cell) = row.get_mut(columns.column("authors"))
        && let Value::String(authors) = cell
    {
        *cell = authors.split(';').map(str::trim).filter(|n| !n.is_empty()).map(Value::from).collect();
    }
    row
}

/// Any Parquet file with the columns that the user named.
pub fn parquet(path: &Path, file: &str, columns: &Columns, take: &mut Take<'_>) -> Outcome {
    let mut stopped = Ok(());
    let read = foreign::rows(path, &columns.wanted(), &mut |number, row| {
        stopped = take((Some(number), line::row(listed(row, columns), file, columns)));
        stopped.is_ok()
    });
    stopped?;
    Ok(read)
}
