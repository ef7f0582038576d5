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
use claimbench::claim::prediction::{Labelled, Said};
use claimbench::dataset::{self, predictions};
use claimbench::error::{Error, Fault, Outcome, Result};
use claimbench::label::annotator::Annotator;
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
            own_file(out, "--out", files.iter().map(|file| ("a file to import", file.as_path())))?;
            let imported = formats::import(files, (*format).into(), annotator.as_deref(), *allow_lossy)?;
            whole::bytes(out, &[json_lines(&imported.claims), nothing_in(&imported.empty)].concat())?;
            imported.left_out.iter().for_each(|fault| output::message(global, &format!("note: {fault}")));
            let silver = imported.claims.iter().filter(|claim| formats::is_silver(claim)).count();
            let claims = counted(imported.claims.len(), "claim");
            output::message(global, &format!("{}: {claims}{}", out.display(), without(&imported.empty)));
            if !imported.unread.is_empty() {
                let (articles, names) = (counted(imported.unread.len(), "article"), some(&imported.unread));
                let found = format!("note: {articles} without a claim, and without a word that people looked: {names}");
                output::message(global, &format!("{found}; --annotator NAME says who did"));
            }
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

/// Lines for the articles in which people found no claim.
fn nothing_in(articles: &[String]) -> Vec<u8> {
    json_lines(&articles.iter().map(Labelled::new).collect::<Vec<_>>())
}

/// `, and 2 articles without a claim`, or nothing.
fn without(articles: &[String]) -> String {
    match articles.len() {
        0 => String::new(),
        n => format!(", and {} without a claim", counted(n, "article")),
    }
}

/// The first few names.
fn some(names: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown = names.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN { format!("{shown} …") } else { shown }
}

/// Refuses to write over a file that is read, by whatever name: `others` are those, each with what it is.
fn own_file<'a>(path: &Path, option: &str, others: impl Iterator<Item = (&'a str, &'a Path)>) -> Result<()> {
    let own = whole::real(path);
    let fault = |(what, other): (&str, &Path)| {
        let fault = Fault::new(format!("{option} is {what} as well: {}", other.display())).at(path);
        fault.expected("a file of its own, since it is written anew")
    };
    let faults: Vec<Fault> = others.filter(|(_, other)| whole::real(other) == own).map(fault).collect();
    if faults.is_empty() { Ok(()) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// An annotator's name and file, as an argument gives them.
fn named(argument: &str) -> (String, &Path) {
    match argument.split_once('=') {
        Some((name, file)) if !name.is_empty() && !Path::new(argument).exists() => (name.to_owned(), Path::new(file)),
        _ => (stem(Path::new(argument)), Path::new(argument)),
    }
}

/// The error with as many faults as help: a file of something else has one in each line.
fn first_few(mut error: Error) -> Error {
    const TOLD: usize = 20;
    let more = error.faults.len().saturating_sub(TOLD);
    if more > 0 {
        error.faults.truncate(TOLD);
        let hint = "`claimbench check FILE` lists them all";
        error.faults.push(Fault::new(format!("{more} more like these")).hint(hint));
    }
    error
}

/// Annotators' claims: a file each, called as the file is where no name is given.
fn people(arguments: &[String]) -> Result<Vec<Annotator>> {
    let mut people: Vec<Annotator> = Vec::new();
    let (mut faults, mut errors) = (Vec::new(), Vec::new());
    for argument in arguments {
        let (name, file) = named(argument);
        if people.iter().any(|other| other.name == name) {
            let fault = Fault::new(format!("two annotators are called {name:?}")).at(file);
            faults.push(fault.expected("a name each").hint("name them apart: NAME=FILE"));
        }
        whole::together::settle(file)?;
        let mut own = Annotator { name, ..Annotator::default() };
        let read = predictions::each_said(file, |path, line, said| match said {
            Said::Labelled(article) => own.empty.push(article.article_id),
            Said::Claim(claim) => {
                if claim.figure.start.is_none() || claim.figure.end.is_none() {
                    let fault = Fault::new("a claim without offsets").at(path).line(line);
                    faults.push(fault.expected("figure.start and figure.end, in code points"));
                }
                own.claims.push(*claim);
            }
        });
        errors.extend(read.err());
        people.push(own);
    }
    errors.extend((!faults.is_empty()).then(|| Error::new(Outcome::Input, faults)));
    Error::join(errors).map_or(Ok(people), |error| Err(first_few(error)))
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
