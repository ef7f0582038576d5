//! `claimbench accept`: what waits becomes the accepted result.

use std::process::ExitCode;

use claimbench::error::{Error, Outcome, Result};
use claimbench::snapshot::decide::{self, Terms};

use super::snapshots::{Choice, lock, tell_foreign, waiting, with_lowering};
use super::{Global, output};

/// Accept pending snapshots
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    #[command(flatten)]
    choice: Choice,
    /// Pin a number at this result, or at the accepted one where none waits: later results below it are refused; may be
    /// given many times
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
    tell_foreign(global, dir)?;
    let terms = Terms { reason: args.allow_regression.clone(), pins: args.pins.clone() };
    let names = args.choice.resolve(terms.settle())?;
    if names.is_empty() {
        output::message(global, &waiting(&[]));
        return Ok(ExitCode::SUCCESS);
    }
    // All are read before the first is accepted, so that a fault leaves everything as it was.
    let refused = names.iter().filter_map(|name| Some(with_lowering(decide::vet(dir, name, &terms).err()?, dir, name)));
    let refused: Vec<Error> = refused.collect();
    if !refused.is_empty() {
        let no = refused.iter().all(|error| error.outcome == Outcome::No);
        let outcome = if no { Outcome::No } else { Outcome::Input };
        return Err(Error::new(outcome, refused.into_iter().flat_map(|error| error.faults).collect()));
    }
    for name in names {
        let done = decide::accept_on(dir, &name, &terms)?;
        if done.accepted {
            output::message(global, &format!("accepted {name}"));
        }
        if !terms.pins.is_empty() {
            output::message(global, &format!("pinned {} of {name}", terms.pins.join(", ")));
        }
        match (&terms.reason, done.lowered) {
            (Some(_), true) => output::message(global, &format!("lowered the floors of {name}")),
            (Some(_), false) => output::message(global, &format!("{name} breaks no floor: the reason is not kept")),
            (None, _) => {}
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn reason(word: &str) -> Result<String, &'static str> {
    match word.trim() {
        "" => Err("a reason has words"),
        reason => Ok(reason.to_owned()),
    }
}
