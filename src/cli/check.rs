//! `claimbench check`: everything that is wrong with a dataset or a file of ours.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use claimbench::dataset::{check, scoring};
use claimbench::error::{Error, Fault, Outcome, Result};
use claimbench::report;
use claimbench::score::{Groundedness, groundedness};

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
    /// Look each prediction up in these articles, without gold: exit 1 where one is nowhere in them, or elsewhere
    #[arg(long, value_name = "PATH")]
    articles: Option<PathBuf>,
}

const AFTER: &str = "\
Examples:
  claimbench check data
  claimbench check gold.jsonl predictions.parquet
  claimbench check mine.jsonl --articles texts/    are its quotations and offsets true?";

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    if let Some(articles) = &args.articles {
        return grounded(articles, &args.paths);
    }
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

/// Whether predictions stand in their articles.
fn grounded(articles: &Path, paths: &[PathBuf]) -> Result<ExitCode> {
    let systems: Vec<(String, PathBuf)> = paths.iter().map(|p| (p.display().to_string(), p.clone())).collect();
    let found = groundedness(scoring::read_predictions(articles, &systems)?);
    output::stdout(|out| found.iter().try_for_each(|system| write!(out, "{}", report::grounded(system))))?;
    let faults: Vec<Fault> = found.iter().flat_map(faults).collect();
    if faults.is_empty() { Ok(ExitCode::SUCCESS) } else { Err(Error::new(Outcome::No, faults)) }
}

/// Everything that a system says of articles and that they do not bear out.
fn faults(found: &Groundedness) -> Vec<Fault> {
    let path = Path::new(&found.name);
    let misplaced = found.misplaced.iter().map(|n| {
        let (start, end) = n.place.unwrap_or_default();
        let fault = Fault::new(format!("{}: {:?} is not at {start}-{end}", n.article_id, n.text));
        fault.expected(n.instead.as_ref().map_or("a place in the article".to_owned(), |i| format!("{i:?}, which is")))
    });
    let ungrounded = found.ungrounded.iter().map(|n| {
        Fault::new(format!("{}: {:?} is nowhere in the article", n.article_id, n.text)).expected("words of the article")
    });
    let unknown = found.unknown.iter().map(|(id, count)| {
        Fault::new(format!("{count} predictions of {id:?}")).expected("an article that is among the texts")
    });
    misplaced.chain(ungrounded).chain(unknown).map(|fault| fault.at(path)).collect()
}

/// A hash that does not match outweighs a file that cannot be read, and that a rule that is broken.
fn gravity(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Integrity => 2,
        Outcome::Input => 1,
        Outcome::No | Outcome::System => 0,
    }
}
