//! `claimbench accept`: what waits becomes the accepted result.

use std::process::ExitCode;

use claimbench::error::{Error, Outcome, Result};
use claimbench::snapshot::store::{self, Terms};

use super::snapshots::{Choice, lock};
use super::{Global, output};

/// Accept pending snapshots
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    #[command(flatten)]
    choice: Choice,
    /// Pin a number at this result: later results below it are refused; may be given many times
    #[arg(long = "pin", value_name = "NUMBER")]
    pins: Vec<String>,
    /// Accept a result below its floors and lower them; the reason is kept in floors.toml
    #[arg(long, value_name = "REASON", value_parser = reason)]
    allow_regression: Option<String>,
}

const AFTER: &str = "\
NUMBER is FIELD.RATIO, such as claim.f1, or SLICE/KEY/FIELD.RATIO, such as language/fr/figure.recall.

Examples:
  claimbench accept demo__builtin
  claimbench accept 'demo__*'
  claimbench accept --all --pin claim.f1
  claimbench accept demo__builtin --allow-regression \"gold counts bounds now\"";

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    let dir = args.choice.folder.exists()?;
    let _lock = lock(dir)?;
    let names = args.choice.resolve()?;
    let terms = Terms { reason: args.allow_regression.clone(), pins: args.pins.clone() };
    // All are read before the first is accepted, so that a fault leaves everything as it was.
    let refused = names.iter().filter_map(|name| store::vet(dir, name, &terms).err());
    let refused: Vec<Error> = refused.collect();
    if !refused.is_empty() {
        let no = refused.iter().all(|error| error.outcome == Outcome::No);
        let outcome = if no { Outcome::No } else { Outcome::Input };
        return Err(Error::new(outcome, refused.into_iter().flat_map(|error| error.faults).collect()));
    }
    for name in names {
        store::accept_on(dir, &name, &terms)?;
        output::message(global, &format!("accepted {name}"));
    }
    Ok(ExitCode::SUCCESS)
}

fn reason(word: &str) -> Result<String, &'static str> {
    match word.trim() {
        "" => Err("a reason has words"),
        reason => Ok(reason.to_owned()),
    }
}
