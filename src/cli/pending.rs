//! `claimbench pending`: what waits for review, for a person, a script or a pull request.
//!
//! In: the folder. Out: a line, a JSON line or a Markdown summary; exit code 1 where something waits.

use std::io::Write;
use std::process::ExitCode;

use claimbench::error::Result;
use claimbench::snapshot::{Change, Comparison, Pending, store, summary};
use serde_json::{Value, json};

use super::output;
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
    let pending = store::pending(args.folder.exists()?)?;
    output::stdout(|out| {
        if args.markdown {
            return out.write_all(summary::markdown(&pending).as_bytes());
        }
        for one in &pending {
            match args.json {
                true => writeln!(out, "{}", record(one))?,
                false => writeln!(out, "{}: claim F1 {}", one.name, summary::headline(one))?,
            }
        }
        Ok(())
    })?;
    Ok(ExitCode::from(u8::from(!pending.is_empty())))
}

/// One pending snapshot for a script; counts and old numbers are null where there is nothing to compare.
fn record(pending: &Pending) -> Value {
    let review = match &pending.comparison {
        Comparison::Comparable(review) => Some(review),
        _ => None,
    };
    let count = |change| review.map(|review| review.count(change));
    let differs: Vec<&str> = match &pending.comparison {
        Comparison::Incomparable(differences) => differences.iter().map(|d| d.what).collect(),
        _ => Vec::new(),
    };
    let state = match &pending.comparison {
        Comparison::First => "new",
        Comparison::Incomparable(_) => "incomparable",
        Comparison::Comparable(_) if pending.is_stale() => "stale",
        Comparison::Comparable(_) => "changed",
    };
    json!({
        "name": pending.name,
        "dataset": pending.new.identity.dataset,
        "system": pending.new.identity.system,
        "state": state,
        "differs": differs,
        "claim_f1": { "old": review.and(pending.old.as_ref()).and_then(summary::claim_f1), "new": summary::claim_f1(&pending.new) },
        "fixed": count(Change::Fixed),
        "broken": count(Change::Broken),
        "new": count(Change::New),
        "gone": count(Change::Gone),
        "changed_class": count(Change::Class),
        "changed_reading": count(Change::Reading),
    })
}
