//! `claimbench check`: everything that is wrong with a dataset or a file of ours.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use claimbench::article::Columns;
use claimbench::build::leaks::{Group, Leak, SUSPICIONS, leaks};
use claimbench::dataset::{check, scoring};
use claimbench::error::{Error, Fault, Outcome, Result};
use claimbench::report;
use claimbench::score::{Groundedness, groundedness};

use super::{Global, output};

/// Verify hashes, columns, surfaces, order and counts
///
/// Takes dataset folders, JSON lines or Parquet files of claims, predictions or articles, folders that `score` wrote,
/// reports, tables of outcomes, snapshots and their floors.toml. Exit codes: 1 a rule is broken, 2 a file cannot be read, 3 a hash does not match.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// Datasets or files
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Look each prediction up in these articles, without gold: exit 1 where one is nowhere in them, or elsewhere
    #[arg(long, value_name = "PATH")]
    articles: Option<PathBuf>,
    /// Look for articles of one split that another has seen: of a dataset, of a folder with a file for each split,
    /// or of several files, a split each
    #[arg(long)]
    leaks: bool,
    /// What must not stand in two splits besides near-duplicates: cluster, event (the input's own, and groups of linked
    /// claims), outlet, document (the id up to its last hyphen, underscore, slash or colon)
    /// [default: cluster]
    #[arg(long, value_name = "KEY,...", requires = "leaks")]
    group_by: Option<String>,
    /// What foreign files call a field
    #[arg(long = "map", value_name = "FIELD=COLUMN", requires = "leaks")]
    map: Vec<String>,
    /// At most so many leaks of a kind are listed; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20, requires = "leaks")]
    limit: usize,
}

const AFTER: &str = "\
Examples:
  claimbench check data
  claimbench check gold.jsonl predictions.parquet
  claimbench check scores snapshots/*.snap
  claimbench check --leaks data
  claimbench check --leaks data --group-by cluster,event
  claimbench check --leaks train.jsonl test.jsonl --group-by document
  claimbench check mine.jsonl --articles texts/    are its quotations and offsets true?";

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    if args.leaks {
        return audit(args);
    }
    if let Some(articles) = &args.articles {
        return grounded(articles, &args.paths);
    }
    let mut worst: Option<Outcome> = None;
    let mut faults = Vec::new();
    for path in &args.paths {
        let found = check(path);
        found.notes.iter().for_each(|note| output::message(global, &format!("{}: {note}", path.display())));
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

/// Prints what was looked for and how much of it was found, then each leak.
fn audit(args: &Args) -> Result<ExitCode> {
    let groups = Group::parse(args.group_by.as_deref().unwrap_or("cluster"))?;
    let columns = Columns::parse(&args.map)?;
    let found = leaks(&args.paths, &groups, &columns)?;
    let limit = if args.limit == 0 { usize::MAX } else { args.limit };
    output::stdout(|out| {
        let verdict = if found.broken() == 0 { "no leaks" } else { "the splits leak" };
        writeln!(out, "{verdict}")?;
        let splits: Vec<String> = found.splits.iter().map(|(split, n)| format!("{split} {n}")).collect();
        writeln!(out, "articles: {}", splits.join(", "))?;
        for kind in &found.kinds {
            let note = if SUSPICIONS.contains(kind) { " (a suspicion, not counted)" } else { "" };
            writeln!(out, "{kind}: {}{note}", found.count(kind))?;
        }
        for kind in &found.unstated {
            writeln!(out, "{kind}: not looked for, as no article states any")?;
        }
        if !found.dates.is_empty() {
            let dates: Vec<String> =
                found.dates.iter().map(|(split, (first, last))| format!("{split} {first} to {last}")).collect();
            writeln!(out, "published: {}", dates.join(", "))?;
        }
        writeln!(out, "sha256: {}", found.digest)?;
        for kind in &found.kinds {
            let of_kind = found.leaks.iter().filter(|leak| leak.kind == *kind);
            for Leak { kind, a, b, what } in of_kind.take(limit) {
                writeln!(out, "{kind}\t{}/{}\t{}/{}\t{what}", a.0, a.1, b.0, b.1)?;
            }
            if let Some(more) = found.count(kind).checked_sub(limit).filter(|more| *more > 0) {
                writeln!(out, "{kind}\t{more} more; --limit 0 lists all")?;
            }
        }
        Ok(())
    })?;
    let asked = |kind: &&&str| args.group_by.is_some() && **kind != "links" || columns.maps(kind);
    let missing: Vec<Fault> = found.unstated.iter().filter(asked).map(|kind| unstated(kind, &columns)).collect();
    if !missing.is_empty() {
        return Err(Error::new(Outcome::Input, missing));
    }
    Ok(ExitCode::from(u8::from(found.broken() > 0)))
}

/// A key that was asked for and that nothing states is nothing that was looked for.
fn unstated(kind: &str, columns: &Columns) -> Fault {
    let fault = Fault::new(format!("no article states its {kind}"));
    match kind {
        "outlet" | "event" => {
            fault.expected(columns.named(kind)).hint("--map FIELD=COLUMN says what the files call it")
        }
        "cluster" => {
            fault.expected("a dataset of ours: other files have no clusters").hint("near_duplicate finds them")
        }
        _ => fault.expected("ids like PART-2, PART_2, PART/2 or PART:2"),
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
