//! `claimbench label merge`: several people's labels made one.
//!
//! In: annotators' claims, and the queue with what was decided so far. Out: gold claims, and the queue again: what is decided
//! stays in it, what is open waits. Both files are new in one step; run again, a broken run comes to the same.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use claimbench::article::lines::lines;
use claimbench::error::{Error, Fault, Outcome, Result};
use claimbench::label::annotator::Annotator;
use claimbench::label::merge::{Question, merge};
use claimbench::whole::together;

use super::super::{Global, output};
use super::{counted, json_lines, named, nothing_in, own_file, people, without};

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
    let files = args.annotators.iter().map(|argument| named(argument).1);
    let read = || files.clone().map(|file| ("an annotator's file", file));
    own_file(&args.queue, "--queue", read())?;
    let others = [("--queue", Some(&args.queue)), ("--decisions", args.decisions.as_ref())];
    let others = others.into_iter().filter_map(|(what, path)| Some((what, path?.as_path())));
    own_file(&args.out, "--out", read().chain(others))?;
    let people = people(&args.annotators)?;
    let mut decided = args.decisions.as_deref().map_or_else(|| Ok(Vec::new()), questions)?;
    // A run that was killed may have left the files' new contents beside them.
    [&args.queue, &args.out].into_iter().try_for_each(|path| together::settle(path))?;
    if args.queue.exists() {
        let mut by_place: HashMap<(&str, u32, u32), Vec<&Question>> = HashMap::new();
        for (_, question) in decided.iter().filter(|(_, question)| question.decision.is_some()) {
            by_place.entry(place(question)).or_default().push(question);
        }
        let told = |q: &Question| {
            by_place.get(&place(q)).is_some_and(|there| there.iter().any(|other| other.readings == q.readings))
        };
        let kept: Vec<_> = questions(&args.queue)?.into_iter().filter(|(_, q)| !told(q)).collect();
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
    let each: Vec<BTreeSet<&str>> = people.iter().map(Annotator::articles).collect();
    let partly = each.iter().flatten().filter(|id| !each.iter().all(|own| own.contains(*id))).collect::<BTreeSet<_>>();
    if !partly.is_empty() {
        let articles = counted(partly.len(), "article");
        output::message(
            global,
            &format!("note: {articles} not labelled by everyone; each figure there is asked about"),
        );
    }
    let queue = json_lines(&merged.queue);
    let gold = [json_lines(&merged.gold), nothing_in(&merged.empty)].concat();
    together::write(&[(&args.queue, &queue), (&args.out, &gold)])?;
    let settled = merged.queue.len() - merged.open;
    let gold = counted(merged.gold.len(), "gold claim") + &without(&merged.empty);
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

/// What a question asks about.
fn place(question: &Question) -> (&str, u32, u32) {
    (&question.article_id, question.start, question.end)
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
