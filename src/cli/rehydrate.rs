//! `claimbench rehydrate`: a dehydrated dataset with its text again.

use std::cell::OnceCell;
use std::path::PathBuf;
use std::process::ExitCode;

use claimbench::build::{Progress, rehydrate};
use claimbench::changes::counted;
use claimbench::error::Result;

use super::{Global, output};

/// Put the text of the articles into a dataset that was built with --dehydrate
///
/// Every article is known by its id and checked by its hash. Articles that are missing (exit code 2) or have changed
/// (exit code 3) are all listed, and nothing is written.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  claimbench build licensed/ --dehydrate --out shared
  claimbench rehydrate shared licensed/ --out data")]
pub struct Args {
    /// The dehydrated dataset
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,
    /// The articles, as they were built: files, folders, globs, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<String>,
    /// The dataset folder to write
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    let bar = OnceCell::new();
    let manifest = rehydrate(&args.dataset, &args.inputs, &args.out, |progress| match progress {
        Progress::Read(articles) => {
            let _ = bar.set(output::progress(global, articles as u64, "articles"));
        }
        Progress::Written(articles) => {
            if let Some(bar) = bar.get() {
                bar.inc(articles as u64);
            }
        }
        Progress::Reused(_) | Progress::Unstated(_) => {}
    })?;
    if let Some(bar) = bar.get() {
        bar.finish_and_clear();
    }
    let counts = manifest.counts;
    let (claims, articles) = (counted(counts.claims as usize, "claim"), counted(counts.articles as usize, "article"));
    let said = format!("{}: {claims} from {articles}, as they were", args.out.display());
    output::message(global, &said);
    Ok(ExitCode::SUCCESS)
}
