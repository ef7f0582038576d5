//! `claimbench pending`: what waits for review, for a person, a script or a pull request.
//!
//! In: the folder. Out: a line, a JSON line or a Markdown summary; exit code 1 where something waits.

use std::io::Write;
use std::process::ExitCode;

use claimbench::error::Result;
use claimbench::snapshot::{Gone, Scored, store, summary};
use serde_json::json;

use super::output;
use super::review::record;
use super::snapshots::Folder;

/// List the snapshots that wait for review; exits 1 where one waits
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  claimbench pending --markdown >> \"$GITHUB_STEP_SUMMARY\"")]
pub struct Args {
    /// One JSON line a snapshot
    #[arg(long)]
    json: bool,
    /// A summary that a pull request can show
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
    #[command(flatten)]
    folder: Folder,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    let dir = args.folder.exists()?;
    let pending = store::pending(dir)?;
    let gone = Scored::read(dir).gone(dir)?;
    output::stdout(|out| {
        if args.markdown {
            return out.write_all(summary::markdown(&pending).as_bytes());
        }
        for one in &pending {
            match args.json {
                true => writeln!(out, "{}", record::short(one))?,
                false => writeln!(out, "{}: claim F1 {}", one.name, summary::headline(one))?,
            }
        }
        for Gone { name, why } in &gone {
            match args.json {
                true => writeln!(out, "{}", json!({ "name": name, "state": "gone", "why": why }))?,
                false => writeln!(out, "{name}: {why}; remove {name}.snap if it is gone for good")?,
            }
        }
        Ok(())
    })?;
    Ok(ExitCode::from(u8::from(!pending.is_empty())))
}
