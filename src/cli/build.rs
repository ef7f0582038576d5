//! `claimbench build`: articles into a dataset folder.

use std::cell::{Cell, OnceCell};
use std::path::PathBuf;
use std::process::ExitCode;

use claimbench::article::Columns;
use claimbench::build::{Progress, Request, build};
use claimbench::changes::counted;
use claimbench::dataset::{ARTICLES, Key, Manifest, Options, Plan};
use claimbench::error::Result;

use super::{Global, output};

/// Turn articles into a dataset of claims
///
/// Articles are .txt files (one each; the first line is the title), .html pages (their main text), or
/// .jsonl, .csv, .tsv and .parquet tables (one a row, with `id` and `text`, and optionally title, language,
/// outlet, url, authors, published, licence, event), or .warc archives (one a page); .gz and .zst of them, too.
/// A file x.json beside x.txt or x.html holds its metadata.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// Files, folders, globs, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<String>,
    /// The dataset folder to write; a dataset that stands there is replaced, and articles that did not change since
    /// are not read again
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Claims labelled by people (JSON lines, Parquet, a folder or a glob): gold for their articles
    #[arg(long, value_name = "FILE")]
    labels: Vec<String>,
    /// How far the annotators of the labels agreed, for the card: what `label agree --json` printed
    #[arg(long, value_name = "FILE", requires = "labels")]
    agreement: Option<PathBuf>,
    /// What the inputs call a field, if not as above; may be given several times
    #[arg(long = "map", value_name = "FIELD=COLUMN")]
    map: Vec<String>,
    /// What to do with near-duplicate articles, all but the first of each cluster
    #[arg(long, value_enum, default_value_t = Dedup::Keep)]
    dedup: Dedup,
    /// Splits and their shares, for example train=0.8,dev=0.1,test=0.1
    #[arg(long, value_name = "NAME=SHARE,...")]
    split: Option<String>,
    /// What never stands in two splits: cluster (near-duplicates), event (the input's own), outlet
    #[arg(long, value_name = "KEY,...", default_value = "cluster", requires = "split")]
    group_by: String,
    /// Split by date, the earliest articles into the first split
    #[arg(long, requires = "split")]
    by_date: bool,
    /// Draws the articles of each split
    #[arg(long, value_name = "N", default_value_t = 0, requires = "split")]
    seed: u64,
    /// Set inputs aside that cannot be read, with their reason, in rejected.jsonl
    #[arg(long)]
    keep_going: bool,
    /// Read every article, also those that the dataset at --out holds unchanged
    #[arg(long)]
    clean: bool,
    /// Leave the articles' text out, where their licence forbids copies: offsets and hashes stand for it, and
    /// `claimbench rehydrate` puts it in again
    #[arg(long)]
    dehydrate: bool,
    /// The dataset's name in its card
    #[arg(long, value_name = "NAME", default_value = Options::NAME)]
    name: String,
}

/// What to do with near-duplicates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Dedup {
    /// Keep them; `duplicate_cluster` tells which belong together.
    Keep,
    /// Leave them out; rejected.jsonl names each.
    Drop,
}

const AFTER: &str = "\
Examples:
  claimbench build articles/ --out data
  claimbench build 'news/*.jsonl' --labels gold/ --out data
  claimbench build articles/ --labels gold.jsonl --agreement agreement.json --out data
  claimbench build dump.csv.gz --map text=body --map id=guid --out data
  claimbench build crawl.warc.gz --dedup drop --split train=0.8,test=0.2 --group-by cluster,outlet --out data
  claimbench build licensed/ --dehydrate --out data
  cat articles.jsonl | claimbench build - --out data --keep-going";

pub fn run(args: Args, global: &Global) -> Result<ExitCode> {
    let split = match &args.split {
        None => None,
        Some(shares) => Some(Plan {
            shares: Plan::shares(shares)?,
            group_by: Key::parse(&args.group_by)?,
            by_date: args.by_date,
            seed: args.seed,
        }),
    };
    let Args { inputs, out, labels, agreement, keep_going, name, clean, dehydrate, .. } = args;
    let drop_duplicates = args.dedup == Dedup::Drop;
    let options = Options { name, keep_going, drop_duplicates, split, dehydrated: dehydrate, ..Options::default() };
    let request = Request { inputs, labels, agreement, out, columns: Columns::parse(&args.map)?, options, clean };
    let (bar, reused) = (OnceCell::new(), Cell::new(0));
    let manifest = build(&request, |progress| match progress {
        Progress::Read(articles) => {
            let _ = bar.set(output::progress(global, articles as u64, "articles"));
        }
        Progress::Written(articles) => {
            if let Some(bar) = bar.get() {
                bar.inc(articles as u64);
            }
        }
        Progress::Reused(articles) => reused.set(articles),
        Progress::Unstated(key) => {
            let name = Key::ALL.iter().find(|(_, other)| *other == key).map_or("", |(name, _)| name);
            let found = format!("note: no article says its {name}, so that --group-by {name} keeps nothing together");
            output::message(global, &format!("{found}; --map {name}=COLUMN says what the inputs call it"));
        }
    })?;
    if let Some(bar) = bar.get() {
        bar.finish_and_clear();
    }
    let counts = manifest.counts;
    let gold = if counts.gold > 0 { format!(" ({} gold)", counts.gold) } else { String::new() };
    let some = |n: u64, what: &str, happened: &str| match n {
        0 => String::new(),
        n => format!(", {} {happened}", counted(n as usize, what)),
    };
    let rejected = some(counts.rejected, "input", "rejected");
    let passed = some(counts.passed_over, "other file", "passed over");
    let reused = match reused.get() {
        0 => String::new(),
        articles => format!(", {articles} of them unchanged and not read again"),
    };
    output::message(
        global,
        &format!(
            "{}: {}{gold} from {}{reused}{rejected}{passed}",
            request.out.display(),
            counted(counts.claims as usize, "claim"),
            counted(counts.articles as usize, "article")
        ),
    );
    if let Some(plan) = &request.options.split {
        let reached = reached(plan, &manifest);
        let total = manifest.counts.articles.max(1) as f64;
        let shown = |(name, share, n): &(&str, f64, u64)| format!("{name} {n} ({:.2} of {share})", *n as f64 / total);
        let shares: Vec<String> = reached.iter().map(shown).collect();
        output::message(global, &format!("splits: {}", shares.join(", ")));
        for (name, ..) in reached.iter().filter(|(.., n)| *n == 0) {
            let why = "groups that stay together left nothing for it";
            output::message(global, &format!("note: the split {name} is empty: {why}; --group-by says what they are"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Each split with the share that it was to have and the articles that it got.
fn reached<'a>(plan: &'a Plan, manifest: &Manifest) -> Vec<(&'a str, f64, u64)> {
    let articles = |name: &str| {
        let of = |path: &str| {
            let file = path.strip_prefix(ARTICLES)?.strip_prefix('/')?;
            file.rsplit_once("-of-")?.0.rsplit_once('-').map(|(split, _)| split.to_owned())
        };
        manifest.outputs.iter().filter(|o| of(&o.path).as_deref() == Some(name)).filter_map(|o| o.rows).sum()
    };
    plan.shares.iter().map(|(name, share)| (name.as_str(), *share, articles(name))).collect()
}
