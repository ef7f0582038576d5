//! `claimbench label`: people's labels, in and out, compared and merged.

mod agree;
mod agreed;
mod differ;
mod merge;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use claimbench::article::inputs::stem;
use claimbench::changes::counted;
use claimbench::claim::LabelStatus;
use claimbench::claim::prediction::Prediction;
use claimbench::dataset::{self, predictions};
use claimbench::error::{Error, Fault, Outcome, Result};
use claimbench::label::agree::Annotator;
use claimbench::label::{brat, formats, inception, studio};
use claimbench::whole;
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
  claimbench label agree ana.jsonl bo.jsonl --articles articles/
  claimbench label merge ana.jsonl bo.jsonl --out gold.jsonl --queue queue.jsonl
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
    /// How far annotators agree, field by field, also beyond chance, and where they do not
    Agree(agree::Args),
    /// Take what all annotators agree on, and ask for the rest
    Merge(merge::Args),
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
        What::Agree(args) => agree::run(args, global)?,
        What::Merge(args) => return merge::run(args, global),
    }
    Ok(ExitCode::SUCCESS)
}

/// doccano's label types: one list for spans, one for relations.
fn doccano() -> String {
    use claimbench::label::graph::Role;
    let types = Role::ALL.map(|role| json!({ "text": role.as_str() }));
    dataset::pretty(&types)
}

/// Annotators' claims: a file each, called as the file is where no name is given.
fn people(arguments: &[String]) -> Result<Vec<Annotator>> {
    let mut people: Vec<Annotator> = Vec::new();
    let mut faults = Vec::new();
    for argument in arguments {
        let (name, file) = match argument.split_once('=') {
            Some((name, file)) if !name.is_empty() && !Path::new(argument).exists() => {
                (name.to_owned(), Path::new(file))
            }
            _ => (stem(Path::new(argument)), Path::new(argument)),
        };
        if people.iter().any(|(other, _)| *other == name) {
            let fault = Fault::new(format!("two annotators are called {name:?}")).at(file);
            faults.push(fault.expected("a name each").hint("name them apart: NAME=FILE"));
        }
        whole::together::settle(file)?;
        let mut claims = Vec::new();
        let read = predictions::each(file, |path, line, claim| {
            if claim.figure.start.is_none() || claim.figure.end.is_none() {
                let fault = Fault::new("a claim without offsets").at(path).line(line);
                faults.push(fault.expected("figure.start and figure.end, in code points"));
            }
            claims.push(claim);
        });
        faults.extend(read.err().into_iter().flat_map(|e| e.faults));
        people.push((name, claims));
    }
    if faults.is_empty() { Ok(people) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// JSON lines, whole or not at all.
fn write<T: serde::Serialize>(path: &Path, rows: &[T]) -> Result<()> {
    whole::bytes(path, &json_lines(rows))
}

fn json_lines<T: serde::Serialize>(rows: &[T]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for row in rows {
        // Claims hold nothing that JSON cannot say.
        let _ = serde_json::to_writer(&mut bytes, row);
        bytes.push(b'\n');
    }
    bytes
}
