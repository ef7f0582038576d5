//! `claimbench explain`: for each number of a text, the claim or the reason why it is none.

use std::process::ExitCode;

use claimbench::error::Result;

/// Say why each number of a text is, or is not, a claim
#[derive(Debug, clap::Args)]
pub struct Args {
    /// One JSON line per number
    #[arg(long)]
    json: bool,
}

pub fn run(_args: &Args) -> Result<ExitCode> {
    Ok(ExitCode::SUCCESS)
}
