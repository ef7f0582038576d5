//! `claimbench review`: what each new result means, and a decision on it.
//!
//! In: the folder, and a person at a terminal. Out: accepted and rejected snapshots; exit code 1 where something
//! still waits. Without a terminal: what waits, and the commands to run instead.

mod prompt;
pub mod rows;
mod show;

use std::fmt::Write;
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use claimbench::error::Result;
use claimbench::snapshot::{Pending, store};

use super::snapshots::{Folder, command, waiting};
use super::{Global, output};

/// Review pending snapshots: the claims that were fixed or broken, each in its sentence
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  claimbench review\n  claimbench review 'demo__*' --print | less -R")]
pub struct Args {
    /// Names or globs of pending snapshots; all where none is given
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// Print everything and decide nothing
    #[arg(long)]
    print: bool,
    #[command(flatten)]
    folder: Folder,
}

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    let dir = args.folder.exists()?;
    let names = match args.names.is_empty() {
        true => store::waiting(dir)?,
        false => store::matching(dir, &args.names)?,
    };
    if names.is_empty() {
        output::message(global, &waiting(&[]));
        return Ok(ExitCode::SUCCESS);
    }
    let pending = store::load_all(dir, &names)?;
    if args.print {
        for one in &pending {
            output::styled(&show::everything(one))?;
        }
        return Ok(ExitCode::from(1));
    }
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        output::styled(&instead(dir, &pending))?;
        return Ok(ExitCode::from(1));
    }
    let left = prompt::decide(dir, &pending, &mut std::io::stdin().lock())?;
    Ok(ExitCode::from(u8::from(left > 0)))
}

/// What waits, and what to type where nobody can be asked.
fn instead(dir: &Path, pending: &[Pending]) -> String {
    let mut out = format!("{}:\n", waiting(pending));
    for one in pending {
        // Writing to a string does not fail.
        let _ = write!(out, "\n{}", show::heading(one));
        for verb in ["review --print", "accept", "reject"] {
            let _ = writeln!(out, "  {}", command(verb, dir, Some(&one.name)));
        }
    }
    out
}
