//! `claimbench pending`: what waits for review, for a person, a script or a pull request.
//!
//! In: the folder. Out: a line, a JSON line or a Markdown summary; exit code 1 where something waits.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use claimbench::error::Result;
use claimbench::snapshot::floors::Broken;
use claimbench::snapshot::summary::{self, Told};
use claimbench::snapshot::{Gone, Pending, Scored, store};
use serde_json::json;

use super::review::record;
use super::review::show::floor;
use super::snapshots::{Folder, command, lowering, tell_foreign};
use super::{Global, output};

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

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    let dir = args.folder.exists()?;
    tell_foreign(global, dir)?;
    let pending = store::pending(dir)?;
    let gone = Scored::read(dir).gone(dir)?;
    output::stdout(|out| {
        if args.markdown {
            return out.write_all(markdown(dir, &pending, &gone).as_bytes());
        }
        for one in &pending {
            match args.json {
                true => writeln!(out, "{}", record::short(one))?,
                false => {
                    writeln!(out, "{}: claim F1 {}", one.name, summary::headline(one))?;
                    one.broken.iter().try_for_each(|broken| writeln!(out, "  {}", floor(broken)))?;
                }
            }
        }
        for Gone { name, why } in &gone {
            match args.json {
                true => writeln!(out, "{}", json!({ "name": name, "state": "gone", "why": why }))?,
                false => writeln!(out, "{}", said(name, why))?,
            }
        }
        Ok(())
    })?;
    Ok(ExitCode::from(u8::from(!pending.is_empty())))
}

fn said(name: &str, why: &str) -> String {
    format!("{name}: {why}; remove {name}.snap if it is gone for good")
}

/// What waits and what is gone, for a pull request.
fn markdown(dir: &Path, pending: &[Pending], gone: &[Gone]) -> String {
    let named = |one: &Pending| one.broken.iter().map(|broken| (one.name.clone(), broken.clone())).collect::<Vec<_>>();
    let broken: Vec<(String, Broken)> = pending.iter().flat_map(named).collect();
    let notes: Vec<String> = gone.iter().map(|Gone { name, why }| said(name, why)).collect();
    let mut advice = String::new();
    if !pending.is_empty() {
        let of = |verb: &str, name: Option<&str>| command(verb, dir, name);
        let (accept, reject) = (of("accept", Some("NAME")), of("reject", Some("NAME")));
        advice = format!("`{}` shows each claim; `{accept}` or `{reject}` decides.", of("review", None));
    }
    if !broken.is_empty() {
        advice += &format!(" `{}` accepts what is below its floor.", lowering(dir, "NAME"));
    }
    summary::markdown(&Told { pending, broken: &broken, notes: &notes, checked: false, advice: &advice })
}
