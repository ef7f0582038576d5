//! `claimbench build`: articles into a dataset folder.

use std::cell::OnceCell;
use std::path::PathBuf;
use std::process::ExitCode;

use claimbench::build::{Progress, Request, build};
use claimbench::dataset::Options;
use claimbench::error::Result;

use super::{Global, output};

/// Turn articles into a dataset of claims
///
/// Articles are .txt files (one each; the first line is the title) or .jsonl files (one a line, with
/// `id` and `text`, and optionally title, language, outlet, url, authors, published, licence).
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// Files, folders, globs, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<String>,
    /// The dataset folder to write; a dataset that stands there is replaced
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Claims labelled by people (JSON lines, Parquet, a folder or a glob): gold for their articles
    #[arg(long, value_name = "FILE")]
    labels: Vec<String>,
    /// Set inputs aside that cannot be read, with their reason, in rejected.jsonl
    #[arg(long)]
    keep_going: bool,
    /// The dataset's name in its card
    #[arg(long, value_name = "NAME", default_value = Options::NAME)]
    name: String,
}

const AFTER: &str = "\
Examples:
  claimbench build articles/ --out data
  claimbench build 'news/*.jsonl' --labels gold/ --out data
  cat articles.jsonl | claimbench build - --out data --keep-going";

pub fn run(args: Args, global: &Global) -> Result<ExitCode> {
    let Args { inputs, out, labels, keep_going, name } = args;
    let request = Request { inputs, labels, out, options: Options { name, keep_going } };
    let bar = OnceCell::new();
    let manifest = build(&request, |progress| match progress {
        Progress::Read(articles) => {
            let _ = bar.set(output::progress(global, articles as u64, "articles"));
        }
        Progress::Written(articles) => {
            if let Some(bar) = bar.get() {
                bar.inc(articles as u64);
            }
        }
    })?;
    if let Some(bar) = bar.get() {
        bar.finish_and_clear();
    }
    let counts = manifest.counts;
    let gold = if counts.gold > 0 { format!(" ({} gold)", counts.gold) } else { String::new() };
    let rejected = if counts.rejected > 0 { format!(", {} inputs rejected", counts.rejected) } else { String::new() };
    let passed = if counts.passed_over > 0 {
        format!(", {} other files passed over", counts.passed_over)
    } else {
        String::new()
    };
    output::message(
        global,
        &format!(
            "{}: {} claims{gold} from {} articles{rejected}{passed}",
            request.out.display(),
            counts.claims,
            counts.articles
        ),
    );
    Ok(ExitCode::SUCCESS)
}
