//! `claimbench reject`: what waits is removed; the accepted result stands.

use std::process::ExitCode;

use claimbench::error::Result;
use claimbench::snapshot::decide;

use super::snapshots::{Choice, lock, tell_foreign, waiting};
use super::{Global, output};

/// Reject pending snapshots: the accepted results stand
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  claimbench reject demo__builtin\n  claimbench reject --all")]
pub struct Args {
    #[command(flatten)]
    choice: Choice,
}

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    let dir = args.choice.folder.exists()?;
    let _lock = lock(dir)?;
    tell_foreign(global, dir)?;
    let names = args.choice.resolve(false)?;
    if names.is_empty() {
        output::message(global, &waiting(&[]));
    }
    for name in names {
        decide::reject(dir, &name)?;
        output::message(global, &format!("rejected {name}"));
    }
    Ok(ExitCode::SUCCESS)
}
