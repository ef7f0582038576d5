//! `claimbench label merge`: several people's labels made one.
//!
//! In: annotators' claims, and the queue with what was decided so far. Out: gold claims, and the queue again: what is decided
//! stays in it, what is open waits. Both files are new in one step; run again, a broken run comes to the same.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use claimbench::article::lines::lines;
use claimbench::claim::prediction::Prediction;
use claimbench::error::{Error, Fault, Outcome, Result};
use claimbench::label::merge::{Question, merge};
use claimbench::whole::together;

use super::super::{Global, output};
use super::{counted, json_lines, people};

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// Each annotator's claims: a file, or NAME=FILE
    #[arg(required = true, num_args = 2.., value_name = "FILE")]
    annotators: Vec<String>,
    /// The gold claims to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Where the differences stand, one a line; decisions that it holds are taken and kept
    #[arg(long, value_name = "FILE")]
    queue: PathBuf,
    /// Decisions in another copy of the queue
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
}

const AFTER: &str = "\
A line of the queue holds the readings of one place. To decide it, set
  decision  the number of the reading that is right, from 0; -1 where there is no claim
  by        who decided        on  the day, like 2026-05-31        why  what is not plain
and run the command again. It exits with 1 while something is open.

Example:
  claimbench label merge ana.jsonl bo.jsonl --out gold.jsonl --queue queue.jsonl";

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    let people = people(&args.annotators)?;
    let mut decided = args.decisions.as_deref().map_or_else(|| Ok(Vec::new()), questions)?;
    // A run that was killed may have left the files' new contents beside them.
    [&args.queue, &args.out].into_iter().try_for_each(|path| together::settle(path))?;
    if args.queue.exists() {
        let same = |a: &Question, b: &Question| {
            (&a.article_id, a.start, a.end, &a.readings) == (&b.article_id, b.start, b.end, &b.readings)
        };
        let kept = questions(&args.queue)?.into_iter();
        let kept: Vec<_> =
            kept.filter(|q| !decided.iter().any(|d| d.1.decision.is_some() && same(&d.1, &q.1))).collect();
        decided.extend(kept);
    }
    let (places, decisions): (Vec<Place>, Vec<Question>) = decided.into_iter().unzip();
    let merged = merge(&people, &decisions).map_err(|faults| {
        let place = |fault: Fault| match fault.line.and_then(|line| places.get(line.checked_sub(1)?)) {
            Some((path, line)) => fault.at(path).line(*line),
            None => fault,
        };
        Error::new(Outcome::Input, faults.into_iter().map(place).collect())
    })?;
    let labelled = |claims: &[Prediction]| claims.iter().map(|claim| claim.article_id.clone()).collect::<BTreeSet<_>>();
    let each: Vec<BTreeSet<String>> = people.iter().map(|(_, claims)| labelled(claims)).collect();
    let partly = each.iter().flatten().filter(|id| !each.iter().all(|own| own.contains(*id))).collect::<BTreeSet<_>>();
    if !partly.is_empty() {
        let articles = counted(partly.len(), "article");
        output::message(
            global,
            &format!("note: {articles} not labelled by everyone; each figure there is asked about"),
        );
    }
    let (queue, gold) = (json_lines(&merged.queue), json_lines(&merged.gold));
    together::write(&[(&args.queue, &queue), (&args.out, &gold)])?;
    let settled = merged.queue.len() - merged.open;
    let gold = counted(merged.gold.len(), "gold claim");
    output::message(global, &format!("{}: {gold}; {} decided", args.out.display(), counted(settled, "difference")));
    if merged.open > 0 {
        let open = counted(merged.open, "difference");
        output::message(
            global,
            &format!("{}: {open} to decide; fill in decision, by, on and why, and run again", args.queue.display()),
        );
    }
    Ok(ExitCode::from(u8::from(merged.open > 0)))
}

/// Where a question was read.
type Place = (PathBuf, usize);

fn questions(path: &Path) -> Result<Vec<(Place, Question)>> {
    let bytes = std::fs::read(path).map_err(|e| Error::io("read", path, &e))?;
    let (mut questions, mut faults) = (Vec::new(), Vec::new());
    for (number, line) in lines(&bytes) {
        match serde_json::from_slice(line) {
            Ok(question) => questions.push(((path.to_owned(), number), question)),
            Err(e) => faults
                .push(Fault::new(format!("not a question: {e}")).at(path).line(number).expected("a line of the queue")),
        }
    }
    if faults.is_empty() { Ok(questions) } else { Err(Error::new(Outcome::Input, faults)) }
}
