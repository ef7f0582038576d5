//! Standard input as articles, one at a time, for commands that are filters.
//!
//! In: one text, or one JSON article a line. Out: each article handed on as soon as it is read, so that
//! memory does not grow with the input. Bad lines are told at the end, all of them; the good ones are done.

use std::io::{self, BufRead, Read, Write};
use std::process::ExitCode;

use claimbench::article::{Article, Columns, from_line, from_text};
use claimbench::error::{Error, Fault, Outcome, Result};
use clap::ValueEnum;

use super::output;

/// What stands on standard input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    /// One article; its first line is the title
    Text,
    /// One JSON article a line, with `id` and `text`
    Jsonl,
}

/// The id of a text that has no other.
const STDIN: &str = "stdin";

/// Hands every article of standard input to `each`, which writes to standard output.
pub fn filter(
    format: InputFormat,
    mut each: impl FnMut(&mut dyn Write, Article) -> io::Result<()>,
) -> Result<ExitCode> {
    let mut faults = Vec::new();
    output::stdout(|out| match format {
        InputFormat::Text => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            match from_text(&bytes, STDIN, STDIN) {
                Ok(article) => each(out, article),
                Err((_, fault)) => {
                    faults.push(fault.at(STDIN));
                    Ok(())
                }
            }
        }
        InputFormat::Jsonl => lines(&mut io::stdin().lock(), &mut faults, |article| each(out, article)),
    })?;
    match faults.is_empty() {
        true => Ok(ExitCode::SUCCESS),
        false => Err(Error::new(Outcome::Input, faults)),
    }
}

fn lines(
    input: &mut impl BufRead,
    faults: &mut Vec<Fault>,
    mut each: impl FnMut(Article) -> io::Result<()>,
) -> io::Result<()> {
    let mut buffer = Vec::new();
    let mut number = 0;
    loop {
        buffer.clear();
        if input.read_until(b'\n', &mut buffer)? == 0 {
            return Ok(());
        }
        number += 1;
        let bytes = buffer.strip_prefix(b"\xEF\xBB\xBF".as_slice()).filter(|_| number == 1).unwrap_or(&buffer);
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        match from_line(bytes.trim_ascii_end(), STDIN, &Columns::default()) {
            Ok(article) => each(article)?,
            Err((_, found)) => faults.extend(found.into_iter().map(|fault| fault.at(STDIN).line(number))),
        }
    }
}
