//! `claimbench accept`: what waits becomes the accepted result.

use std::process::ExitCode;

use claimbench::error::Result;
use claimbench::snapshot::store;

use super::snapshots::Choice;
use super::{Global, output};

/// Accept pending snapshots
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  claimbench accept demo__builtin\n  claimbench accept 'demo__*'\n  claimbench accept --all"
)]
pub struct Args {
    #[command(flatten)]
    choice: Choice,
}

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    let (dir, names) = (&args.choice.folder.snapshot, args.choice.resolve()?);
    // All are read before the first is accepted, so that a fault leaves everything as it was.
    store::load_all(dir, &names)?;
    for name in names {
        store::accept(dir, &name)?;
        output::message(global, &format!("accepted {name}"));
    }
    Ok(ExitCode::SUCCESS)
}
