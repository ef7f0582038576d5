//! `claimbench export`: a dataset's claims in the forms that other people's tools take.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use claimbench::article::ArticleRecord;
use claimbench::claim::record::ClaimRecord;
use claimbench::dataset::{self, Manifest, Stored};
use claimbench::error::{Error, Outcome, Result};
use claimbench::export::{claimreview, csv};
use clap::ValueEnum;

use super::{Global, output};

/// Write a dataset's claims to standard output, for spreadsheets or as ClaimReview documents
///
/// csv: one row a claim, with its article's title, outlet, address, date and licence; RFC 4180, UTF-8. A text that a
/// spreadsheet would run as a formula (= + - @, tab, line break) gets an apostrophe in front; numbers stay numbers.
///
/// claimreview: one JSON-LD document a line, in the words of schema.org. What only a reviewer can say (reviewRating,
/// author, datePublished, url) is not in it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  claimbench export data --to csv > claims.csv
  claimbench export data --to csv | head -5
  claimbench export data --to claimreview | jq 'select(.itemReviewed.author.name != null)'")]
pub struct Args {
    /// A dataset folder
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,
    /// The form to write
    #[arg(long, value_enum)]
    to: Form,
}

/// Forms that claims leave in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// JSON-LD documents of schema.org, one a line
    Claimreview,
    /// Comma-separated values, one row a claim
    Csv,
}

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    dataset::hydrated(&args.dataset)?;
    let mut stored = Stored::open(&args.dataset, &Manifest::read(&args.dataset)?)?;
    let mut claims = 0;
    let mut failed = None;
    output::stdout(|out| {
        let mut sink = Sink::new(args.to, out)?;
        let mut broken = None;
        let written = stored.each(|article, taken| {
            claims += taken.claims.len();
            sink.write(&article, &taken.claims).map_err(|error| {
                broken = Some(error);
                // The failure of standard output is told by its own name, below.
                Error::new(Outcome::Input, Vec::new())
            })
        });
        match (broken, written) {
            (Some(error), _) => return Err(error),
            (None, Err(error)) => failed = Some(error),
            (None, Ok(())) => {}
        }
        sink.finish()
    })?;
    if let Some(error) = failed {
        return Err(error);
    }
    output::message(global, &format!("{claims} claims"));
    if args.to == Form::Claimreview {
        output::message(global, "a published ClaimReview needs besides, from its reviewer:");
        for (name, what) in claimreview::LACKING {
            output::message(global, &format!("  {name}: {what}"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Where claims go.
enum Sink<W: Write> {
    Claimreview(W),
    Csv(Box<csv::Table<W>>),
}

impl<W: Write> Sink<W> {
    fn new(form: Form, out: W) -> io::Result<Self> {
        Ok(match form {
            Form::Claimreview => Self::Claimreview(out),
            Form::Csv => Self::Csv(Box::new(csv::Table::new(out)?)),
        })
    }

    fn write(&mut self, article: &ArticleRecord, claims: &[ClaimRecord]) -> io::Result<()> {
        match self {
            Self::Claimreview(out) => {
                claims.iter().try_for_each(|claim| writeln!(out, "{}", claimreview::document(article, claim)))
            }
            Self::Csv(table) => table.write(article, claims),
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::Claimreview(_) => Ok(()),
            Self::Csv(table) => table.finish(),
        }
    }
}
