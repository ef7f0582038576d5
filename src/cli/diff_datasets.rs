//! `claimbench diff` of two datasets: what was added, removed and changed, and the version that follows.
//!
//! In: two dataset folders. Out: the changes for people or as JSON; with `--changes`, an entry of a `CHANGES.md`.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use anstyle::Style;
use claimbench::changes::{
    self, Change, Changes, ClaimName, Difference, History, Language, Level, Proposal, Tally, Version, apart, compare,
    propose, read_both,
};
use claimbench::dataset::{CHANGES, pretty, release};
use claimbench::error::{Error, Fault, Result};
use claimbench::whole;

use super::diff::Args;
use super::{Global, output};

/// Lines of each list.
const LIMIT: usize = 20;
/// Characters of a sentence.
const WIDTH: usize = 100;

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    if let Some(option) = args.of_results() {
        let fault = Fault::new(format!("{option}, and both sides are datasets"));
        return Err(Error::input(fault.expected("two results").hint("leave it out to compare the datasets")));
    }
    let (a, b) = read_both(&args.a, &args.b)?;
    let changes = compare(&a, &b);
    let history = match args.changes.as_ref().and_then(Option::as_deref) {
        Some(file) => history(file)?,
        None => history(&args.a.join(CHANGES))?,
    };
    let before = history.version(&changes.before.content).unwrap_or(Version::FIRST);
    let whole = Difference { proposal: propose(&changes, before), changes };
    let Difference { changes, proposal } = &whole;
    if args.json() {
        output::stdout(|out| write!(out, "{}", pretty(&whole)))?;
    } else {
        output::styled(&text(args, changes, proposal))?;
    }
    if let Some(file) = &args.changes {
        write(args, global, file.as_deref(), history, changes, proposal)?;
    }
    Ok(ExitCode::from(u8::from(!changes.is_empty())))
}

/// The history that a file holds; empty where there is no file yet.
fn history(path: &Path) -> Result<History> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(History::parse(&text)),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(History::default()),
        Err(e) => Err(Error::io("read", path, &e)),
    }
}

fn write(
    args: &Args,
    global: &Global,
    file: Option<&Path>,
    mut history: History,
    changes: &Changes,
    proposal: &Proposal,
) -> Result<()> {
    if changes.is_empty() {
        output::message(global, "nothing to write: the two say the same");
        return Ok(());
    }
    let version = match args.version {
        None => proposal.after.clone(),
        Some(version) if proposal.before.parse().is_ok_and(|before| version > before) => version.to_string(),
        Some(version) => {
            let fault = Fault::new(format!("--as {version}, which is not above {}", proposal.before));
            return Err(Error::input(fault.expected(format!("{} or another version above it", proposal.after))));
        }
    };
    history.forget(&changes.after.content);
    if history.is_empty() {
        history.add(changes::first(&changes.before, &proposal.before));
    }
    history.add(changes::entry(changes, &version, proposal));
    let path = match file {
        Some(file) => {
            whole::bytes(file, history.text().as_bytes())?;
            file.to_owned()
        }
        None => {
            release(&args.b, &version, &history.text())?;
            args.b.join(CHANGES)
        }
    };
    output::message(global, &format!("{}: version {version}", path.display()));
    Ok(())
}

fn text(args: &Args, changes: &Changes, proposal: &Proposal) -> String {
    let (a, b) = (args.a.display(), args.b.display());
    if changes.is_empty() {
        return format!(
            "{a} and {b} say the same: {} claims of {} articles\n",
            changes.after.claims, changes.after.articles
        );
    }
    let mut out = String::new();
    let Proposal { level, before, after, .. } = proposal;
    let bold = output::BOLD;
    let because = proposal.because();
    out += &match level {
        Level::None => format!("{bold}{before}{bold:#}, as before\n"),
        level => format!("{bold}{before} → {after}{bold:#} ({}): {because}\n", level.as_str()),
    };
    out += &table(changes);
    let limit = args.limit.unwrap_or(LIMIT);
    let article = |a: &changes::ArticleName| line(&a.article_id, a.title.as_deref().unwrap_or_default());
    list(&mut out, limit, "articles added", ('+', output::GOOD), &changes.articles.added, article);
    list(&mut out, limit, "articles removed", ('-', output::BAD), &changes.articles.removed, article);
    list(&mut out, limit, "articles changed", ('~', output::BOLD), &changes.articles.changed, |a| {
        let text = a.text.then(|| "another text".to_owned());
        fields(&a.article_id, text.into_iter().chain(a.fields.iter().map(Change::shown)))
    });
    let claim = |c: &&ClaimName| format!("{}  {}{}", c.claim_id, c.figure, sentence(&c.sentence));
    let (added, with) = apart(&changes.claims.added, &changes.articles.added);
    list(&mut out, limit, &besides("claims added", with), ('+', output::GOOD), &added, claim);
    let (removed, with) = apart(&changes.claims.removed, &changes.articles.removed);
    list(&mut out, limit, &besides("claims removed", with), ('-', output::BAD), &removed, claim);
    list(&mut out, limit, "claims changed", ('~', output::BOLD), &changes.claims.changed, |c| {
        let was = c.was.as_ref().map(|was| format!("  (was {was})")).unwrap_or_default();
        let head = format!("{}  {}{was}{}", c.claim.claim_id, c.claim.figure, sentence(&c.claim.sentence));
        fields(&head, c.fields.iter().map(Change::shown))
    });
    list(&mut out, limit, "claims moved", ('~', output::FAINT), &changes.claims.moved, |m| {
        format!("{}  (was {})", m.claim_id, m.was)
    });
    let link = |l: &changes::LinkName| format!("{}  {}  {}", l.link_id, l.kind, l.claims.join(", "));
    list(&mut out, limit, "links added", ('+', output::GOOD), &changes.links.added, link);
    list(&mut out, limit, "links removed", ('-', output::BAD), &changes.links.removed, link);
    list(&mut out, limit, "links changed", ('~', output::BOLD), &changes.links.changed, link);
    list(&mut out, limit, "the build", ('~', output::FAINT), &changes.facts, Change::shown);
    out
}

/// How many by language; the languages in which nothing happened are one line.
fn table(changes: &Changes) -> String {
    const HEAD: &str = "added removed changed";
    let mut out = format!("\n{:<10} {:>10}  {HEAD}  {:>10}  {HEAD}\n", "language", "articles", "claims");
    let row = |name: &str, l: &Language| {
        let tally = |t: &Tally| format!("{:>10}  {:>5} {:>7} {:>7}", t.after, t.added, t.removed, t.changed);
        format!("{name:<10} {}  {}\n", tally(&l.articles), tally(&l.claims))
    };
    let (changed, same): (Vec<_>, Vec<_>) = changes.languages.iter().partition(|(_, l)| l.changed());
    out.extend(changed.into_iter().map(|(name, l)| row(name, l)));
    if !same.is_empty() {
        let names: Vec<&str> = same.iter().map(|(name, _)| name.as_str()).collect();
        out += &format!("unchanged: {}\n", names.join(", "));
    }
    out
}

fn list<T>(
    out: &mut String,
    limit: usize,
    title: &str,
    (sign, style): (char, Style),
    items: &[T],
    shown: impl Fn(&T) -> String,
) {
    if items.is_empty() {
        return;
    }
    let bold = output::BOLD;
    *out += &format!("\n{bold}{title}: {}{bold:#}\n", items.len());
    for item in items.iter().take(limit) {
        *out += &format!("{style}{sign}{style:#} {}\n", shown(item));
    }
    if items.len() > limit {
        *out += &format!("  and {} more; --limit {} shows them\n", items.len() - limit, items.len());
    }
}

/// The title of a list that leaves out what an article's own line tells.
fn besides(title: &str, with: usize) -> String {
    if with > 0 { format!("{title}, besides {with} with their article") } else { title.to_owned() }
}

fn line(name: &str, said: &str) -> String {
    format!("{name}  {said}").trim_end().to_owned()
}

fn fields(head: &str, fields: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = [head.to_owned()].into_iter().chain(fields.map(|field| format!("    {field}"))).collect();
    lines.join("\n")
}

/// The sentence on a line of its own, cut where it is long.
fn sentence(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let faint = output::FAINT;
    let cut: String = text.chars().take(WIDTH).collect();
    let more = if cut.len() < text.len() { "…" } else { "" };
    format!("\n    {faint}{cut}{more}{faint:#}")
}
