//! `claimbench diff`: two reports beside each other, claim by claim.
//!
//! In: report folders, outcomes files or snapshots. Out: what was fixed and what broke, on stdout; exit code 0 where
//! nothing differs, 1 where something does, 2 where the two cannot be compared.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use claimbench::dataset::{outcomes_read, scoring};
use claimbench::error::{Error, Fault, Outcome, Result};
use claimbench::report::Report;
use claimbench::snapshot::{Comparison, MIN_REGRESSION, Pending, Snapshot, store};
use serde_json::json;

use super::output;
use super::review::{record, show};

/// Compare two results: the claims that were fixed or broken, and how sure the numbers' change is
///
/// A and B are folders that `score` wrote, outcomes.parquet files, or snapshots. The systems of one name are compared;
/// where each side has one system, these two. Numbers of other gold, or measured in another way, are not compared.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// The result before: a report's folder, an outcomes file or a snapshot
    #[arg(value_name = "A")]
    a: PathBuf,
    /// The result now
    #[arg(value_name = "B")]
    b: PathBuf,
    /// Only this system; OLD=NEW compares two systems by name; may be given many times
    #[arg(long = "system", value_name = "NAME")]
    systems: Vec<String>,
    /// Show at most so many claims of each system
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Exit 1 only where a field's F1 falls, beyond chance, by --min-regression or more
    #[arg(long)]
    gate: bool,
    /// The fall of F1 that counts as a regression when its 95% interval excludes zero
    #[arg(long, value_name = "PART", default_value_t = MIN_REGRESSION)]
    min_regression: f64,
    /// Print JSON: numbers, slices and claims
    #[arg(long)]
    json: bool,
}

const AFTER: &str = "\
Exit codes: 0 no difference (with --gate: no regression), 1 a difference, 2 not comparable or unreadable.

Examples:
  claimbench diff scores-main scores
  claimbench diff scores scores --system digits=builtin
  claimbench diff main/outcomes.parquet outcomes.parquet --json | jq '.systems[0].fields'
  claimbench diff scores-main scores --gate --min-regression 0.01";

pub fn run(args: &Args) -> Result<ExitCode> {
    let (a, b) = match (read(&args.a), read(&args.b)) {
        (Ok(a), Ok(b)) => (a, b),
        (a, b) => {
            let faults = [a.err(), b.err()].into_iter().flatten().flat_map(|error| error.faults);
            return Err(Error::new(Outcome::Input, faults.collect()));
        }
    };
    let pairs = pairs(args, &a, &b)?;
    if args.json {
        let systems: Vec<_> = pairs.iter().map(|pair| record::full(pair, args.min_regression)).collect();
        let only = |these: &[Snapshot], those: &[Snapshot]| -> Vec<String> {
            let names = these.iter().map(|one| one.identity.system.clone());
            let paired = |name: &String| pairs.iter().any(|pair| pair.name.split(" → ").any(|part| part == name));
            names.filter(|name| !paired(name) && those.iter().all(|one| one.identity.system != *name)).collect()
        };
        let whole = json!({ "systems": systems, "only_in_a": only(&a, &b), "only_in_b": only(&b, &a) });
        output::stdout(|out| writeln!(out, "{}", serde_json::to_string_pretty(&whole).unwrap_or_default()))?;
    } else {
        print(args, &pairs)?;
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
    Ok(ExitCode::from(u8::from(pairs.iter().any(no))))
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
