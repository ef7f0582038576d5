//! `claimbench check`: everything that is wrong with a dataset or a file of ours.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use claimbench::dataset::check;
use claimbench::error::{Error, Outcome, Result};

use super::{Global, output};

/// Verify hashes, columns, surfaces, order and counts
///
/// Takes dataset folders, and JSON lines or Parquet files of claims, predictions or articles. Exit
/// codes: 1 a rule is broken, 2 a file cannot be read, 3 a hash does not match.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// Datasets or files
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

const AFTER: &str = "\
Examples:
  claimbench check data
  claimbench check gold.jsonl predictions.parquet";

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    let mut worst: Option<Outcome> = None;
    let mut faults = Vec::new();
    for path in &args.paths {
        let found = check(path);
        match found.outcome() {
            None if global.quiet => {}
            None => output::stdout(|out| writeln!(out, "{}: {}, in order", path.display(), found.what))?,
            Some(outcome) => {
                worst = [worst, Some(outcome)].into_iter().flatten().max_by_key(|o| gravity(*o));
                faults.extend(found.faults());
            }
        }
    }
    match worst {
        None => Ok(ExitCode::SUCCESS),
        Some(outcome) => Err(Error::new(outcome, faults)),
    }
}

/// A hash that does not match outweighs a file that cannot be read, and that a rule that is broken.
fn gravity(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Integrity => 2,
        Outcome::Input => 1,
        Outcome::No | Outcome::System => 0,
    }
}
