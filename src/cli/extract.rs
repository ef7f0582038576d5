//! `claimbench extract`: articles on standard input, claims on standard output.

use std::io;
use std::process::ExitCode;

use claimbench::build::filter::{Input, Output, filter};
use claimbench::error::{Error, Fault, Outcome, Result};
use clap::ValueEnum;

use super::output;

/// Turn articles on stdin into claims on stdout
///
/// A filter: what arrives is answered at once, memory is bounded, and no article knows of another.
/// Lines that hold no article are told on stderr, passed over, and make the exit code 2.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// What stdin holds: one article, an article a line, or an Arrow IPC stream
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = From::Text)]
    input: From,
    /// What stdout gets: a claim a line, or an Arrow IPC stream
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = To::Jsonl)]
    output: To,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum From {
    Text,
    Jsonl,
    Arrow,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum To {
    Jsonl,
    Arrow,
}

const AFTER: &str = "\
Examples:
  claimbench extract < article.txt
  claimbench extract --input jsonl < articles.jsonl > claims.jsonl
  claimbench extract --input arrow --output arrow < articles.arrows > claims.arrows";

pub fn run(args: &Args) -> Result<ExitCode> {
    let input = match args.input {
        From::Text => Input::Text,
        From::Jsonl => Input::JsonLines,
        From::Arrow => Input::Arrow,
    };
    let to = match args.output {
        To::Jsonl => Output::JsonLines,
        To::Arrow => Output::Arrow,
    };
    let mut failed = false;
    let mut fault = |fault: Fault| {
        failed = true;
        output::error(&Error::new(Outcome::Input, vec![fault.at("stdin")]));
    };
    output::stdout(|out| filter(io::stdin().lock(), out, (input, to), &mut fault))?;
    Ok(if failed { ExitCode::from(Outcome::Input as u8) } else { ExitCode::SUCCESS })
}
