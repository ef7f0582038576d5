//! `claimbench diff`: two reports, or two versions of a dataset, beside each other, claim by claim.
//!
//! In: report folders, outcomes files or snapshots; or dataset folders. Out: what was fixed and what broke, or what was
//! added, removed and changed, on stdout; exit code 0 where nothing differs, 1 where something does, 2 where the two
//! cannot be compared.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use claimbench::changes::Version;
use claimbench::dataset::{is_dataset, outcomes_read, pretty, scoring};
use claimbench::error::{Error, Fault, Outcome, Result};
use claimbench::report::Report;
use claimbench::snapshot::{Comparison, MIN_REGRESSION, Pending, Snapshot, store};
use clap::ValueEnum;
use serde_json::json;

use super::review::{record, show};
use super::score::part;
use super::{Global, diff_datasets, output};

/// Compare two results, or two versions of a dataset
///
/// A and B are folders that `score` wrote, outcomes.parquet files, or snapshots: which claims were fixed or broken, and how
/// sure the numbers' change is. The systems of one name are compared; where each side has one system, these two. Numbers
/// of other gold, or measured in another way, are not compared.
///
/// Or A and B are datasets: which articles and claims were added, removed or changed, field by field, and what the
/// version of B should be called.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// The result before (a report's folder, an outcomes file or a snapshot), or the dataset before
    #[arg(value_name = "A")]
    pub a: PathBuf,
    /// The result, or the dataset, now
    #[arg(value_name = "B")]
    pub b: PathBuf,
    /// Show at most so many claims of each system [default: all], of each kind of change [default: 20]
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// What to print
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text, conflicts_with = "json")]
    format: Format,
    /// Print JSON: numbers, slices and claims; the same as --format json
    #[arg(long)]
    json: bool,
    /// Only this system; OLD=NEW compares two systems by name; may be given many times
    #[arg(long = "system", value_name = "NAME", help_heading = "Results")]
    systems: Vec<String>,
    /// Exit 1 only where a field's F1 falls, beyond chance, by --min-regression or more
    #[arg(long, help_heading = "Results")]
    gate: bool,
    /// The fall of F1 that counts as a regression when its 95% interval excludes zero
    #[arg(long, value_name = "PART", default_value_t = MIN_REGRESSION, value_parser = part, help_heading = "Results")]
    min_regression: f64,
    /// Write the changes as an entry of a CHANGES.md: on top of FILE, or else into dataset B on top of A's, with B's
    /// version in its croissant.json
    #[arg(long, value_name = "FILE", num_args = 0..=1, help_heading = "Datasets")]
    pub changes: Option<Option<PathBuf>>,
    /// Call B so, instead of the version that the changes ask for
    #[arg(long = "as", value_name = "VERSION", requires = "changes", help_heading = "Datasets")]
    pub version: Option<Version>,
}

/// What stands on standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON object
    Json,
}

impl Args {
    pub fn json(&self) -> bool {
        self.json || self.format == Format::Json
    }

    /// An option that says nothing of datasets.
    pub fn of_results(&self) -> Option<&'static str> {
        if self.gate { Some("--gate") } else { (!self.systems.is_empty()).then_some("--system") }
    }
}

const AFTER: &str = "\
Exit codes: 0 no difference (with --gate: no regression), 1 a difference, or a system that only one side has (with
--gate: that only A has), 2 not comparable or unreadable, 3 a dataset's hash does not match.

Versions of a dataset: MAJOR where rows were removed or say something else, MINOR where rows were added, PATCH
where only what describes them changed.

Examples:
  claimbench diff scores-main scores
  claimbench diff scores scores --system digits=builtin
  claimbench diff main/outcomes.parquet outcomes.parquet --json | jq '.systems[0].fields'
  claimbench diff scores-main scores --gate --min-regression 0.01
  claimbench diff data-1 data-2
  claimbench diff data-1 data-2 --changes";

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    match (is_dataset(&args.a), is_dataset(&args.b)) {
        (true, true) => return diff_datasets::run(args, global),
        (false, false) if args.changes.is_none() => {}
        (a, _) => {
            let other = if a { &args.b } else { &args.a };
            std::fs::metadata(other).map_err(|e| Error::io("read", other, &e))?;
            let fault = Fault::new("no dataset, and nothing that a dataset is compared with").at(other);
            return Err(Error::input(fault.expected("two datasets, or two results")));
        }
    }
    let (a, b) = match (read(&args.a), read(&args.b)) {
        (Ok(a), Ok(b)) => (a, b),
        (a, b) => {
            let faults = [a.err(), b.err()].into_iter().flatten().flat_map(|error| error.faults);
            return Err(Error::new(Outcome::Input, faults.collect()));
        }
    };
    let pairs = pairs(args, &a, &b)?;
    let (only_in_a, only_in_b) = alone(args, &pairs, &a, &b);
    if args.json() {
        let systems: Vec<_> = pairs.iter().map(|pair| record::full(pair, args.min_regression)).collect();
        let whole = json!({ "systems": systems, "only_in_a": only_in_a, "only_in_b": only_in_b });
        output::stdout(|out| write!(out, "{}", pretty(&whole)))?;
    } else {
        print(args, &pairs)?;
        for (names, path) in [(&only_in_a, &args.a), (&only_in_b, &args.b)] {
            let line = |name: &String| format!("{}: only in {}\n", show::plain(name), path.display());
            output::styled(&names.iter().map(line).collect::<String>())?;
        }
    }
    let faults: Vec<Fault> = pairs.iter().flat_map(incomparable).collect();
    if !faults.is_empty() {
        return Err(Error::new(Outcome::Input, faults));
    }
    let no = |pair: &Pending| match &pair.comparison {
        Comparison::Comparable(review) if args.gate => review.regressions(args.min_regression).next().is_some(),
        Comparison::Comparable(review) => !review.is_empty(),
        _ => true,
    };
    // A new system is no regression; one that is gone hides whether it is.
    let alone = !only_in_a.is_empty() || (!args.gate && !only_in_b.is_empty());
    Ok(ExitCode::from(u8::from(alone || pairs.iter().any(no))))
}

/// The systems of A, and those of B, that stand against none of the other side; none where systems were chosen.
fn alone(args: &Args, pairs: &[Pending], a: &[Snapshot], b: &[Snapshot]) -> (Vec<String>, Vec<String>) {
    let name = |one: &Snapshot| one.identity.system.clone();
    let mut only = (a.iter().map(name).collect::<Vec<_>>(), b.iter().map(name).collect::<Vec<_>>());
    if !args.systems.is_empty() {
        return Default::default();
    }
    only.0.retain(|name| pairs.iter().all(|pair| pair.old.as_ref().is_none_or(|old| old.identity.system != *name)));
    only.1.retain(|name| pairs.iter().all(|pair| pair.new.identity.system != *name));
    only
}

fn print(args: &Args, pairs: &[Pending]) -> Result<()> {
    let most = args.limit.unwrap_or(usize::MAX);
    for (nth, pair) in pairs.iter().enumerate() {
        if nth > 0 {
            output::styled("\n")?;
        }
        if pair.is_stale() {
            output::styled(&format!("{}: no difference\n", pair.name))?;
            continue;
        }
        output::styled(&show::heading(pair))?;
        if let Comparison::Comparable(review) = &pair.comparison {
            output::styled(&show::numbers(review, args.min_regression))?;
            output::styled(&show::slices(review))?;
            output::styled(&show::claims(review, most))?;
        }
    }
    Ok(())
}

/// What makes a pair incomparable, as faults.
fn incomparable(pair: &Pending) -> Vec<Fault> {
    let Comparison::Incomparable(differences) = &pair.comparison else { return Vec::new() };
    let fault = |difference: &claimbench::snapshot::Difference| {
        let what = match difference.what {
            "dataset" => "they were scored against other gold",
            _ => "they were measured in another way",
        };
        let (old, new) = apart(&difference.old, &difference.new);
        Fault::new(format!("{}: not comparable: {what}: {old} and {new}", pair.name))
    };
    differences.iter().map(fault).collect()
}

/// The parts of two signatures that differ.
fn apart(old: &str, new: &str) -> (String, String) {
    let only = |this: &str, that: &str| {
        let parts: Vec<&str> = this.split('|').filter(|part| that.split('|').all(|other| other != *part)).collect();
        parts.join("|")
    };
    (only(old, new), only(new, old))
}

/// The systems of a result. The name of the dataset is no part of what is compared.
fn read(path: &Path) -> Result<Vec<Snapshot>> {
    const DATASET: &str = "gold";
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // A report's own file stands for its folder: the claims are in the table beside it.
    let whole = path.parent().filter(|_| name.ends_with(".json"));
    let path = whole.map_or(path, |folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    if path.is_dir() {
        let outcomes = path.join(scoring::OUTCOMES);
        if !outcomes.is_file() {
            let hint = "`claimbench score GOLD --pred NAME=FILE --out DIR` writes one";
            return Err(Error::input(Fault::new("no outcomes.parquet in the folder").at(path).hint(hint)));
        }
        let report = std::fs::read(path.join("report.json")).ok();
        let report: Option<Report> = report.and_then(|text| serde_json::from_slice(&text).ok());
        let signature = report.as_ref().map(|report| report.signature.as_str());
        let facts = outcomes_read::read(&outcomes, DATASET, signature)?;
        return Ok(facts.iter().map(Snapshot::new).collect());
    }
    if name.ends_with(".snap") || name.ends_with(".snap.new") {
        return Ok(vec![store::read(path)?]);
    }
    Ok(outcomes_read::read(path, DATASET, None)?.iter().map(Snapshot::new).collect())
}

/// Which system of A stands against which of B.
fn pairs(args: &Args, a: &[Snapshot], b: &[Snapshot]) -> Result<Vec<Pending>> {
    let names = |side: &[Snapshot]| side.iter().map(|one| one.identity.system.clone()).collect::<Vec<_>>();
    let (of_a, of_b) = (names(a), names(b));
    let wanted: Vec<(String, String)> = if !args.systems.is_empty() {
        let pair = |word: &String| match word.split_once('=') {
            Some((old, new)) => (old.to_owned(), new.to_owned()),
            None => (word.clone(), word.clone()),
        };
        args.systems.iter().map(pair).collect()
    } else if let ([old], [new]) = (of_a.as_slice(), of_b.as_slice()) {
        vec![(old.clone(), new.clone())]
    } else {
        of_a.iter().filter(|name| of_b.contains(name)).map(|name| (name.clone(), name.clone())).collect()
    };
    let find = |side: &[Snapshot], name: &str| side.iter().find(|one| one.identity.system == name).cloned();
    let mut faults = Vec::new();
    let mut pairs = Vec::new();
    for (old, new) in &wanted {
        match (find(a, old), find(b, new)) {
            (Some(before), Some(now)) => {
                let name = if old == new { old.clone() } else { format!("{old} → {new}") };
                pairs.push(Pending::new(name, Some(before), now));
            }
            (before, now) => {
                for (found, name, path, known) in [(before, old, &args.a, &of_a), (now, new, &args.b, &of_b)] {
                    if found.is_none() {
                        let fault = Fault::new(format!("no system {name:?}")).at(path);
                        faults.push(fault.expected(known.join(", ")));
                    }
                }
            }
        }
    }
    if wanted.is_empty() {
        let fault = Fault::new(format!("no system in common: {} and {}", of_a.join(", "), of_b.join(", ")));
        faults.push(fault.hint("--system OLD=NEW compares two systems by name"));
    }
    if faults.is_empty() { Ok(pairs) } else { Err(Error::new(Outcome::Input, faults)) }
}
