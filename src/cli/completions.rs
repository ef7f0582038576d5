//! Shell completions and the man page, made from the same definitions that parse the arguments.

use std::process::ExitCode;

use claimbench::error::Result;
use clap::CommandFactory;

use super::{Cli, output};

/// Print a completion script for a shell
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  claimbench completions bash > ~/.local/share/bash-completion/completions/claimbench"
)]
pub struct Args {
    shell: clap_complete::Shell,
}

/// Print the man page
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  claimbench man > claimbench.1 && man ./claimbench.1")]
pub struct ManArgs {}

pub fn run(args: &Args) -> Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "claimbench", &mut script);
    output::stdout(|out| std::io::Write::write_all(out, &script))?;
    Ok(ExitCode::SUCCESS)
}

pub fn man(_: &ManArgs) -> Result<ExitCode> {
    output::stdout(|out| clap_mangen::Man::new(Cli::command()).render(out))?;
    Ok(ExitCode::SUCCESS)
}
