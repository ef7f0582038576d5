//! `claimbench score`: gold × predictions → report.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstyle::Style;
use claimbench::dataset::scoring::{self, Asked};
use claimbench::dataset::{ARTICLES, is_dataset};
use claimbench::error::{Error, Fault, Outcome, Result};
use claimbench::label;
use claimbench::report::gate::{self, Failure, Floor};
use claimbench::report::{self, MeasEvalReport, Report, RunReport, Tone};
use claimbench::score::{Cause, Field, MOST_RESAMPLES, Options};
use claimbench::snapshot::{self, Scored};
use claimbench::system;
use claimbench::{tally, whole};
use clap::ValueEnum;

use super::snapshots::{self, How};
use super::{Global, output};

/// Score systems' predictions against gold
///
/// Figures are aligned one to one within each article; each field is judged on its own. Writes report.json,
/// report.md, report.html and outcomes.parquet (one row a claim, with every verdict).
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// A dataset folder, or a claims file (JSON lines, Parquet)
    #[arg(value_name = "GOLD")]
    gold: PathBuf,
    /// A system and its predictions; may be given many times
    #[arg(long = "pred", required = true, value_name = "NAME=FILE")]
    predictions: Vec<String>,
    /// The folder for the reports
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The articles' texts, where gold does not hold them
    #[arg(long, value_name = "PATH")]
    articles: Option<PathBuf>,
    /// Bootstrap resamples and permutation trials, at most a million; 0 for none
    #[arg(long, value_name = "N", default_value_t = Options::default().resamples, value_parser = clap::value_parser!(u32).range(..=i64::from(MOST_RESAMPLES)))]
    resamples: u32,
    /// Seed of the resampling
    #[arg(long, value_name = "N", default_value_t = Options::default().seed)]
    seed: u64,
    /// Draw and exchange articles that share this column's value together (outlet, event, duplicate_cluster)
    #[arg(long, value_name = "COLUMN")]
    cluster: Option<String>,
    /// Slice by this column of claims or articles too, such as unit.code; may be given many times
    #[arg(long, value_name = "COLUMN")]
    by: Vec<String>,
    /// A second person's labels of gold's articles: scored as the row `human`, what a system can be asked for
    #[arg(long, value_name = "NAME=FILE")]
    second: Option<String>,
    /// Let values be equal that differ by at most this part of the gold value
    #[arg(long, value_name = "PART", default_value_t = 0.0, value_parser = part)]
    tolerance: f64,
    /// Exit 1 where a system's ratio is lower, such as figure.f1=0.90; may be given many times
    #[arg(long, value_name = "FIELD.RATIO=MIN", value_parser = Floor::parse)]
    fail_under: Vec<Floor>,
    /// Exit 1 where a system is worse than this one in any field, by more than chance (Holm's p below 0.05); exit 2 where so few
    /// articles or resamples could not show it
    #[arg(long, value_name = "NAME")]
    no_worse_than: Option<String>,
    /// Keep each system's result as a snapshot in this folder; a result that differs waits for `review`
    #[arg(long, value_name = "DIR")]
    snapshot: Option<PathBuf>,
    /// Write no snapshot: exit 1 with a summary where a result is not the accepted one (as in CI)
    #[arg(long, requires = "snapshot")]
    check: bool,
    /// Like --check, but let pass what is no regression: exit 1 only where a floor breaks, or where a field's F1 falls
    /// by --min-regression or more and the 95% interval of the fall excludes zero
    #[arg(long, requires = "snapshot")]
    gate: bool,
    /// The fall of F1 that is a regression
    #[arg(long, value_name = "PART", default_value_t = snapshot::MIN_REGRESSION, value_parser = part)]
    min_regression: f64,
    /// Count as another scorer does; GOLD and the predictions are then that scorer's files, and what it does not know cannot be asked
    #[arg(long, value_enum, value_name = "SCORER", conflicts_with_all = OURS)]
    compat: Option<Compat>,
    /// What to print; junit is kept beside the reports too, as junit.xml
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text, conflicts_with = "json")]
    format: Format,
    /// Print the wrong claims instead of the table, one a line by class, in their sentence; all, or those of one field
    /// or error class
    #[arg(long, value_name = "FIELD|CLASS", num_args = 0..=1, default_missing_value = "all", value_parser = Wanted::parse, conflicts_with = "format")]
    errors: Option<Wanted>,
    /// Print report.json: the same as --format json
    #[arg(long, conflicts_with = "errors")]
    json: bool,
}

/// What another scorer knows nothing of.
const OURS: [&str; 14] = [
    "articles",
    "resamples",
    "seed",
    "cluster",
    "by",
    "second",
    "tolerance",
    "fail_under",
    "no_worse_than",
    "snapshot",
    "check",
    "gate",
    "min_regression",
    "errors",
];

const AFTER: &str = "\
Examples:
  claimbench score data --pred mine=mine.jsonl --out scores
  claimbench score gold.jsonl --articles texts/ --pred a=a.jsonl --pred b=b.parquet --out scores
  claimbench score data --pred mine=mine.jsonl --out scores --fail-under claim.f1=0.80
  claimbench score data --pred mine=mine.jsonl --out scores --errors unit | head
  claimbench score data --pred a=a.jsonl --pred b=b.jsonl --out scores --cluster outlet --by unit.code
  claimbench score data --pred new=new.jsonl --pred old=old.jsonl --out scores --no-worse-than old --format junit
  claimbench score data --pred mine=mine.jsonl --out scores --snapshot snapshots
  claimbench score data --pred mine=mine.jsonl --out scores --snapshot snapshots --check
  claimbench score gold/ --pred mine=submission/ --out scores --compat measeval";

/// What stands on standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables for a terminal
    Text,
    /// report.json
    Json,
    /// JUnit XML: a case a system and field, which fails where a floor is missed or a comparison lost
    Junit,
    /// Annotations of a GitHub workflow
    Github,
}

/// Scorers whose counting can be repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Compat {
    /// MeasEval (SemEval-2021 Task 8): folders of .tsv files; writes measeval.json
    Measeval,
}

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    let systems: Vec<(String, PathBuf)> = args.predictions.iter().map(|p| named(p)).collect();
    args.check(&systems)?;
    if args.compat == Some(Compat::Measeval) {
        return measeval(args, &systems);
    }
    let second = args.second.as_deref().map(named);
    let asked = Asked { cluster: args.cluster.clone(), by: args.by.clone(), second };
    let input = scoring::read_asked(&args.gold, args.articles.as_deref(), &systems, &asked)?;
    if input.gold_len() == 0 {
        let fault = Fault::new("no gold claims").at(&args.gold).expected("at least one claim to score against");
        return Err(Error::input(fault));
    }
    let options = Options { tolerance: args.tolerance, resamples: args.resamples, seed: args.seed };
    let evaluation = tally::evaluate(input, &options)?;
    let report = Report::new(&evaluation).with_runs(|name| took(&systems, name));
    scoring::write(&report, &evaluation, &args.out)?;
    let failures = failures(args, &report);
    match args.errors {
        Some(Wanted { field, cause }) => {
            let listed = report::errors(&evaluation, field, cause);
            output::stdout(|out| std::io::Write::write_all(out, listed.as_bytes()))?;
        }
        None => print(args, &report, &failures)?,
    }
    output::message(global, &format!("reports written to {}", args.out.display()));
    let mut failed = match &args.snapshot {
        Some(dir) => {
            let facts = snapshot::facts(&evaluation, &dataset_name(&args.gold), |name| version(&systems, name));
            let to_stderr = args.format() != Format::Text;
            let how = How { check: args.check, gate: args.gate, least: args.min_regression, to_stderr };
            let failed = snapshots::propose(global, dir, &facts, how)?;
            if !(args.check || args.gate || snapshots::in_ci()) {
                let names = systems.iter().map(|(name, _)| name.clone()).collect();
                Scored::note(dir, &dataset_name(&args.gold), &args.gold, args.articles.as_deref(), names)?;
            }
            failed
        }
        None => Vec::new(),
    };
    let fault = |f: Failure| Fault::new(format!("{}: {}", f.system, f.found)).expected(f.expected);
    failed.extend(failures.into_iter().map(fault));
    let answer = if failed.is_empty() { Outcome::Input } else { Outcome::No };
    failed.extend(untested(args, &report));
    if failed.is_empty() { Ok(ExitCode::SUCCESS) } else { Err(Error::new(answer, failed)) }
}

impl Args {
    const fn format(&self) -> Format {
        if self.json { Format::Json } else { self.format }
    }

    /// What was asked for and cannot be had.
    fn check(&self, systems: &[(String, PathBuf)]) -> Result<()> {
        if self.compat.is_some() {
            let mut faults = scoring::named_twice(systems);
            if !matches!(self.format(), Format::Text | Format::Json) {
                faults
                    .push(Fault::new("--compat prints tables or JSON alone").hint("leave --format out, or say --json"));
            }
            return if faults.is_empty() { Ok(()) } else { Err(Error::new(Outcome::Input, faults)) };
        }
        let names: Vec<&str> = systems.iter().map(|(name, _)| name.as_str()).collect();
        let unknown = self.no_worse_than.as_ref().filter(|name| !names.contains(&name.as_str()));
        let drawn = [("--no-worse-than", self.no_worse_than.is_some()), ("--gate", self.gate)];
        let fault = if let Some(name) = unknown {
            Fault::new(format!("no system {name:?} to compare with")).expected(format!("one of {}", names.join(", ")))
        } else if let Some(name) = self.no_worse_than.as_ref().filter(|_| names.len() < 2) {
            let fault = Fault::new(format!("--no-worse-than {name} with no other system"));
            fault.hint("name the system that may not be worse, too: --pred NAME=FILE")
        } else if let Some((option, _)) = drawn.iter().find(|(_, asked)| *asked && self.resamples == 0) {
            Fault::new(format!("{option} without resamples")).hint("leave --resamples out, or give it a number")
        } else if let Some(dataset) = self.out.ancestors().find(|at| is_dataset(at) && at.join(ARTICLES).is_dir()) {
            let fault = Fault::new("reports in a dataset would be strangers to its manifest").at(dataset);
            fault.hint("give --out a folder outside it")
        } else {
            return Ok(());
        };
        Err(Error::input(fault))
    }
}

/// Every field of a system that did not reach what was asked.
fn failures(args: &Args, report: &Report) -> Vec<Failure> {
    let floors = args.fail_under.iter().flat_map(|floor| floor.failures(report));
    let worse = args.no_worse_than.iter().flat_map(|baseline| gate::worse_than(report, baseline));
    floors.chain(worse).collect()
}

/// A comparison that could not fail is no test that was passed.
fn untested(args: &Args, report: &Report) -> Option<Fault> {
    let baseline = args.no_worse_than.as_ref()?;
    let fault = Fault::new(format!("--no-worse-than {baseline} tests nothing: {}", gate::cannot_fail(report)?));
    Some(fault.hint("give it more articles, or fewer systems; a floor needs neither (--fail-under claim.f1=0.90)"))
}

fn print(args: &Args, report: &Report, failures: &[Failure]) -> Result<()> {
    let text = match args.format() {
        Format::Text => return output::styled(&report::text(report, paint)),
        Format::Json => report::json(report),
        Format::Junit => {
            let xml = report::junit(report, failures);
            whole::bytes(&args.out.join("junit.xml"), xml.as_bytes())?;
            xml
        }
        Format::Github => report::github(report, failures),
    };
    output::stdout(|out| std::io::Write::write_all(out, text.as_bytes()))
}

/// Scores folders of MeasEval annotations as its official scorer does.
fn measeval(args: &Args, systems: &[(String, PathBuf)]) -> Result<ExitCode> {
    let gold = label::measeval::read(&args.gold)?;
    let mut reports = Vec::new();
    for (name, path) in systems {
        let evaluation = claimbench::score::measeval::evaluate(&gold, &label::measeval::read(path)?);
        reports.push(MeasEvalReport::new(name, &evaluation));
    }
    std::fs::create_dir_all(&args.out).map_err(|e| Error::io("make the folder", &args.out, &e))?;
    let json = report::json(&reports);
    whole::bytes(&args.out.join("measeval.json"), json.as_bytes())?;
    let tables: Vec<String> = reports.iter().map(MeasEvalReport::text).collect();
    let shown = if args.format() == Format::Json { json } else { tables.join("\n") };
    output::stdout(|out| std::io::Write::write_all(out, shown.as_bytes()))?;
    Ok(ExitCode::SUCCESS)
}

/// The folder's name, or the file's without its ending: snapshots hold no paths.
fn dataset_name(gold: &Path) -> String {
    let whole = gold.canonicalize().unwrap_or_else(|_| gold.to_owned());
    let name = if whole.is_dir() { whole.file_name() } else { whole.file_stem() };
    name.map_or_else(|| "gold".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// The version that `run` left beside a system's predictions.
fn version(systems: &[(String, PathBuf)], name: &str) -> Option<String> {
    record(systems, name)?.version
}

/// What the run of a system took. Built-in systems are ours: reports on them are the same on every machine.
fn took(systems: &[(String, PathBuf)], name: &str) -> Option<RunReport> {
    let record = record(systems, name).filter(system::Record::is_external)?;
    let usage = record.total.usage;
    Some(RunReport {
        version: record.version,
        articles: record.total.answered as u64,
        failed: record.articles.saturating_sub(record.total.answered) as u64,
        seconds: (usage.ms / 10.0).round() / 100.0,
        input_tokens: usage.input_tokens,
        output_tokens: usage.output_tokens,
        cost: usage.cost,
    })
}

/// How `run` made a system's predictions.
fn record(systems: &[(String, PathBuf)], name: &str) -> Option<system::Record> {
    let (_, path) = systems.iter().find(|(system, _)| system == name)?;
    system::record(path)
}

/// Paints a piece of a report for the terminal.
pub fn paint(tone: Tone, text: &str) -> String {
    let style: Style = match tone {
        Tone::Heading => output::BOLD,
        Tone::Good => output::GOOD,
        Tone::Bad => output::BAD,
        Tone::Faint => output::FAINT,
    };
    format!("{style}{text}{style:#}")
}

/// `NAME=FILE`; a file alone is named after its stem.
fn named(argument: &str) -> (String, PathBuf) {
    match argument.split_once('=') {
        Some((name, file)) if !name.is_empty() && !Path::new(argument).exists() => (name.to_owned(), file.into()),
        _ => {
            let path = PathBuf::from(argument);
            let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned());
            (stem.unwrap_or_else(|| argument.to_owned()), path)
        }
    }
}

/// A number from 0 up to 1.
pub fn part(word: &str) -> Result<f64, &'static str> {
    let part = word.parse().ok().filter(|part| (0.0..1.0).contains(part));
    part.ok_or("a part is a number, at least 0 and below 1")
}

/// Which wrong claims are listed.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Wanted {
    field: Option<Field>,
    cause: Option<Cause>,
}

impl Wanted {
    fn parse(word: &str) -> Result<Self, String> {
        let (field, cause) = (Field::parse(word), Cause::ALL.iter().copied().find(|c| c.as_str() == word));
        if word == "all" || field.is_some() || cause.is_some() {
            return Ok(Self { field, cause: if field.is_some() { None } else { cause } });
        }
        let fields = Field::ALL.map(Field::as_str).join(", ");
        let classes: Vec<&str> = Cause::ALL.iter().map(|c| c.as_str()).collect();
        Err(format!("the fields are {fields}; the classes are {}", classes.join(", ")))
    }
}
