//! `claimbench label`: people's labels, in and out, compared and merged.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use claimbench::claim::LabelStatus;
use claimbench::claim::prediction::Prediction;
use claimbench::dataset::{self, predictions, scoring};
use claimbench::error::{Error, Fault, Outcome, Result};
use claimbench::label::agree::{Beyond, beyond_chance, pairs};
use claimbench::label::merge::{Question, merge};
use claimbench::label::{brat, formats, inception, studio};
use claimbench::report::Report;
use claimbench::score::{Field, Options};
use claimbench::{tally, whole};
use clap::{Subcommand, ValueEnum};
use serde_json::json;

use super::{Global, output};

/// Bring people's labels in and out, compare them, merge them
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

const AFTER: &str = "\
Examples:
  claimbench label config --format label-studio > config.xml
  claimbench label export data --format label-studio --out tasks.json
  claimbench label import export.json --format label-studio --annotator ana --out ana.jsonl
  claimbench label agree ana.jsonl bo.jsonl
  claimbench label merge ana=ana.jsonl bo=bo.jsonl --out gold.jsonl --queue queue.jsonl
  claimbench label merge ana=ana.jsonl bo=bo.jsonl --decisions queue.jsonl --out gold.jsonl --queue rest.jsonl
  claimbench build articles/ --labels gold.jsonl --out data";

#[derive(Debug, Subcommand)]
enum What {
    /// Read a tool's annotations as gold claims
    Import {
        /// Label Studio's JSON, doccano's JSON lines, brat's folder of .txt and .ann, INCEpTION's CAS JSON files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        #[arg(long, value_enum)]
        format: Format,
        /// The JSON lines to write
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Who annotated, where the file does not say or says it otherwise; what a program marked becomes gold by it
        #[arg(long, value_name = "NAME")]
        annotator: Option<String>,
        /// Take what our schema cannot hold as near as it can, and leave out what it does not know
        #[arg(long)]
        allow_lossy: bool,
    },
    /// Write a dataset's claims as a tool's annotations, for people to correct
    Export {
        #[arg(value_name = "DATASET")]
        dataset: PathBuf,
        #[arg(long, value_enum)]
        format: Format,
        /// The file to write; for brat and INCEpTION, the folder
        #[arg(long, value_name = "PATH")]
        out: PathBuf,
        /// Write what the format cannot hold as near as it can
        #[arg(long)]
        allow_lossy: bool,
    },
    /// Print the tool's configuration for our labels
    Config {
        #[arg(long, value_enum)]
        format: Format,
    },
    /// How far two annotators agree, field by field, also beyond chance
    Agree {
        /// Claims of the first
        #[arg(value_name = "FILE")]
        first: PathBuf,
        /// Claims of the second
        #[arg(value_name = "FILE")]
        second: PathBuf,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Take what all annotators agree on, and ask for the rest
    Merge {
        /// Each annotator's claims
        #[arg(required = true, num_args = 2.., value_name = "NAME=FILE")]
        annotators: Vec<String>,
        /// The gold claims to write
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Where the differences go, one a line; fill in decision, by, on and why
        #[arg(long, value_name = "FILE")]
        queue: PathBuf,
        /// A queue with decisions
        #[arg(long, value_name = "FILE")]
        decisions: Option<PathBuf>,
    },
}

/// Annotation tools.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Label Studio: JSON tasks
    LabelStudio,
    /// brat: standoff files
    Brat,
    /// doccano: JSON lines
    Doccano,
    /// INCEpTION: UIMA CAS JSON
    Inception,
}

impl From<Format> for formats::Tool {
    fn from(format: Format) -> Self {
        match format {
            Format::LabelStudio => Self::LabelStudio,
            Format::Brat => Self::Brat,
            Format::Doccano => Self::Doccano,
            Format::Inception => Self::Inception,
        }
    }
}

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    match &args.what {
        What::Import { files, format, out, annotator, allow_lossy } => {
            let imported = formats::import(files, (*format).into(), annotator.as_deref(), *allow_lossy)?;
            write(out, &imported.claims)?;
            imported.left_out.iter().for_each(|fault| output::message(global, &format!("note: {fault}")));
            let is_silver = |claim: &&Prediction| claim.label.as_ref().is_some_and(|l| l.status == LabelStatus::Silver);
            let silver = imported.claims.iter().filter(is_silver).count();
            output::message(global, &format!("{}: {}", out.display(), counted(imported.claims.len(), "claim")));
            if silver > 0 {
                let who = "--annotator NAME says who checked them, and makes them gold";
                output::message(global, &format!("{silver} of them are still a program's, silver: {who}"));
            }
        }
        What::Export { dataset, format, out, allow_lossy } => {
            let exported = formats::export(&dataset::read(dataset)?, (*format).into(), out, *allow_lossy)?;
            exported.lost.iter().for_each(|fault| output::message(global, &format!("note: {fault}")));
            let (articles, claims) = (counted(exported.articles, "article"), counted(exported.claims, "claim"));
            output::message(global, &format!("{}: {articles} with {claims}", out.display()));
        }
        What::Config { format } => {
            let text = match format {
                Format::LabelStudio => studio::configuration(),
                Format::Brat => brat::configuration(),
                Format::Doccano => doccano(),
                Format::Inception => inception::type_system(),
            };
            output::stdout(|out| out.write_all(text.as_bytes()))?;
        }
        What::Agree { first, second, json } => agree(first, second, *json)?,
        What::Merge { annotators, out, queue, decisions } => {
            return merged(global, annotators, out, queue, decisions.as_deref());
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// doccano's label types: one list for spans, one for relations.
fn doccano() -> String {
    use claimbench::label::graph::Role;
    let types = Role::ALL.map(|role| json!({ "text": role.as_str() }));
    format!("{}\n", serde_json::to_string_pretty(&types).unwrap_or_default())
}

fn agree(first: &Path, second: &Path, as_json: bool) -> Result<()> {
    let systems = [("second".to_owned(), second.to_owned())];
    let input = scoring::read(first, None, &systems)?;
    let evaluation = tally::evaluate(input, &Options { resamples: 0, ..Options::default() })?;
    let report = Report::new(&evaluation);
    let both = pairs(&predictions::read(first)?, &predictions::read(second)?);
    let beyond = beyond_chance(&both);
    let fields = report.systems.first().map(|system| &system.fields);
    let f1 = |field: Field| fields.and_then(|fields| fields.get(field.as_str())).and_then(|f| f.f1);
    if as_json {
        let fields: serde_json::Map<_, _> = Field::ALL.iter().map(|f| (f.as_str().to_owned(), json!(f1(*f)))).collect();
        let one = |b: &Beyond| json!({ "field": b.field, "kappa": b.kappa.coefficient, "alpha": b.alpha.coefficient, "items": b.alpha.items });
        let whole = json!({ "f1": fields, "beyond_chance": beyond.iter().map(one).collect::<Vec<_>>() });
        return output::stdout(|out| writeln!(out, "{}", serde_json::to_string_pretty(&whole)?));
    }
    let shown = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |v| format!("{v:.3}"));
    output::stdout(|out| {
        writeln!(out, "F1, the same whoever comes first")?;
        for field in Field::ALL {
            writeln!(out, "  {:<20} {}", field.as_str(), shown(f1(field)))?;
        }
        writeln!(out, "\nBeyond chance, on the {} figures that both marked", both.len())?;
        writeln!(out, "  {:<20} {:>7} {:>7}", "", "kappa", "alpha")?;
        for Beyond { field, kappa, alpha } in &beyond {
            let note = if alpha.items < both.len() { format!("  on {}", alpha.items) } else { String::new() };
            writeln!(out, "  {field:<20} {:>7} {:>7}{note}", shown(kappa.coefficient), shown(alpha.coefficient))?;
        }
        Ok(())
    })
}

fn merged(
    global: &Global,
    annotators: &[String],
    out: &Path,
    queue: &Path,
    decisions: Option<&Path>,
) -> Result<ExitCode> {
    let mut people: Vec<(String, Vec<Prediction>)> = Vec::new();
    for annotator in annotators {
        let (name, file) = annotator
            .split_once('=')
            .ok_or_else(|| Error::input(Fault::new(format!("{annotator:?}")).expected("NAME=FILE")))?;
        people.push((name.to_owned(), predictions::read(Path::new(file))?));
    }
    let decided = decisions.map_or_else(|| Ok(Vec::new()), questions)?;
    let merged = merge(&people, &decided).map_err(|faults| {
        let place = |fault: Fault| fault.at(decisions.unwrap_or(queue));
        Error::new(Outcome::Input, faults.into_iter().map(place).collect())
    })?;
    write(out, &merged.gold)?;
    write(queue, &merged.queue)?;
    let asked = merged.queue.len();
    output::message(
        global,
        &format!("{}: {} claims, {} of them decided", out.display(), merged.gold.len(), merged.decided),
    );
    if asked > 0 {
        output::message(global, &format!("{}: {asked} figures to decide", queue.display()));
    }
    Ok(ExitCode::from(u8::from(asked > 0)))
}

fn questions(path: &Path) -> Result<Vec<Question>> {
    let bytes = std::fs::read(path).map_err(|e| Error::io("read", path, &e))?;
    let (mut questions, mut faults) = (Vec::new(), Vec::new());
    for (number, line) in claimbench::article::lines::lines(&bytes) {
        match serde_json::from_slice(line) {
            Ok(question) => questions.push(question),
            Err(e) => faults
                .push(Fault::new(format!("not a question: {e}")).at(path).line(number).expected("a line of the queue")),
        }
    }
    if faults.is_empty() { Ok(questions) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// JSON lines, whole or not at all.
fn write<T: serde::Serialize>(path: &Path, rows: &[T]) -> Result<()> {
    let mut bytes = Vec::new();
    for row in rows {
        // Claims hold nothing that JSON cannot say.
        let _ = serde_json::to_writer(&mut bytes, row);
        bytes.push(b'\n');
    }
    whole::bytes(path, &bytes)
}
