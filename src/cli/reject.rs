//! `claimbench reject`: what waits is removed; the accepted result stands.

use std::process::ExitCode;

use claimbench::error::Result;
use claimbench::snapshot::store;

use super::snapshots::{Choice, lock};
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
    for name in args.choice.resolve()? {
        store::reject(dir, &name)?;
        output::message(global, &format!("rejected {name}"));
    }
    Ok(ExitCode::SUCCESS)
}
