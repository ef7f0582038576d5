//! `claimbench review`: what each new result means, and a decision on it.
//!
//! In: the folder, and a person at a terminal. Out: accepted and rejected snapshots; exit code 1 where something
//! still waits. Without a terminal: what waits, and the commands to run instead.

mod prompt;
pub mod record;
pub mod rows;
mod screen;
pub mod show;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use claimbench::dataset;
use claimbench::error::{Error, Outcome, Result};
use claimbench::snapshot::decide::{self, Terms};
use claimbench::snapshot::{Pending, Scored, store};

use screen::Refused;

use super::snapshots::{Folder, command, lock, lowering, tell_foreign, waiting};
use super::{Global, output};

/// Review pending snapshots: the claims that were fixed or broken, each in its sentence
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// Names or globs of pending snapshots; all where none is given
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// Print everything and decide nothing
    #[arg(long)]
    print: bool,
    /// Ask one question after the other instead of opening the screen
    #[arg(long, conflicts_with = "print")]
    plain: bool,
    /// Where the articles' texts are [default: where the dataset was scored]
    #[arg(long, value_name = "PATH")]
    articles: Option<PathBuf>,
    #[command(flatten)]
    folder: Folder,
}

const AFTER: &str = "\
On a terminal this opens a screen; `?` there lists its keys. Without one it lists the commands to run instead.
Exit codes: 0 nothing waits any more, 1 something still waits, 130 left with Ctrl-C.

Examples:
  claimbench review
  claimbench review --plain
  claimbench review 'demo__*' --print | less -R";

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    let dir = args.folder.exists()?;
    tell_foreign(global, dir)?;
    let names = match args.names.is_empty() {
        true => store::waiting(dir)?,
        false => store::matching(dir, &args.names, false)?,
    };
    if names.is_empty() {
        output::message(global, &waiting(&[]));
        return Ok(ExitCode::SUCCESS);
    }
    if args.print {
        for one in &store::load_all(dir, &names)? {
            output::styled(&show::everything(one))?;
        }
        return Ok(ExitCode::from(1));
    }
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        output::styled(&instead(dir, &store::load_all(dir, &names)?))?;
        return Ok(ExitCode::from(1));
    }
    let _lock = lock(dir)?;
    let pending = store::load_all(dir, &names)?;
    if args.plain || std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        let left = prompt::decide(dir, &pending, &mut std::io::stdin().lock())?;
        return Ok(ExitCode::from(u8::from(left > 0)));
    }
    let mut files = Files { dir, articles: args.articles.clone(), texts: BTreeMap::new() };
    let ended = on_screen(dir, pending, &mut files)?;
    for said in &ended.said {
        output::message(global, said);
    }
    if !ended.waiting.is_empty() {
        output::message(global, &left(ended.waiting.len()));
    }
    Ok(ended.code())
}

/// Shows the screen, anew whenever a decision meets files that are not what was shown.
fn on_screen(dir: &Path, mut pending: Vec<Pending>, files: &mut Files<'_>) -> Result<screen::Ended> {
    let (mut said, mut changed) = (Vec::new(), None);
    loop {
        let mut ended = screen::show(&pending, files, changed.as_deref())?;
        said.append(&mut ended.said);
        if ended.changed.is_some() {
            let waiting = store::waiting(dir)?;
            ended.waiting.retain(|name| waiting.contains(name));
        }
        if ended.changed.is_none() || ended.waiting.is_empty() {
            return Ok(screen::Ended { said, ..ended });
        }
        pending = store::load_all(dir, &ended.waiting)?;
        changed = ended.changed;
    }
}

fn left(waiting: usize) -> String {
    if waiting == 1 { "1 snapshot still waits".to_owned() } else { format!("{waiting} snapshots still wait") }
}

/// The folder as the screen uses it.
struct Files<'a> {
    dir: &'a Path,
    articles: Option<PathBuf>,
    /// The texts of a dataset that was opened, by article.
    texts: BTreeMap<String, BTreeMap<String, String>>,
}

impl Files<'_> {
    /// Refuses what is not what was shown.
    fn seen(&self, shown: &Pending) -> std::result::Result<(), Refused> {
        match store::is_as_seen(self.dir, shown) {
            Ok(true) => Ok(()),
            Ok(false) => Err(Refused::Changed),
            Err(error) => Err(Refused::Failed(error)),
        }
    }
}

impl screen::Folder for Files<'_> {
    fn accept(&mut self, shown: &Pending, reason: Option<&str>) -> std::result::Result<(), Refused> {
        self.seen(shown)?;
        let terms = Terms { reason: reason.map(str::to_owned), pins: Vec::new() };
        match decide::accept_on(self.dir, &shown.name, &terms) {
            Ok(_) => Ok(()),
            Err(error) if error.outcome == Outcome::No => Err(Refused::Floor),
            Err(error) => Err(Refused::Failed(error)),
        }
    }

    fn reject(&mut self, shown: &Pending) -> std::result::Result<(), Refused> {
        self.seen(shown)?;
        decide::reject(self.dir, &shown.name).map_err(Refused::Failed)
    }

    fn article(&mut self, dataset: &str, id: &str) -> std::result::Result<String, String> {
        if !self.texts.contains_key(dataset) {
            let noted = || Scored::read(self.dir).articles(self.dir, dataset);
            let place = self.articles.clone().or_else(noted);
            let place = place.ok_or("where the articles are is not known; --articles PATH says it")?;
            let read =
                texts(&place).map_err(|error| format!("{} --articles PATH says where they are", first(&error)))?;
            self.texts.insert(dataset.to_owned(), read);
        }
        let text = self.texts.get(dataset).and_then(|texts| texts.get(id));
        text.cloned().ok_or_else(|| format!("no article {id} where the texts are; --articles PATH says where"))
    }
}

/// The texts of a dataset, of a claims file's folder with texts beside it, or of articles.
fn texts(place: &Path) -> Result<BTreeMap<String, String>> {
    let beside = place.is_dir() && !dataset::is_dataset(place);
    dataset::texts(&if beside { place.join("*.txt") } else { place.to_owned() })
}

fn first(error: &Error) -> String {
    error.faults.first().map(|fault| format!("{}: {};", fault.place(), fault.found)).unwrap_or_default()
}

/// What waits, and what to type where nobody can be asked.
fn instead(dir: &Path, pending: &[Pending]) -> String {
    let mut out = format!("{}:\n", waiting(pending));
    for one in pending {
        // Writing to a string does not fail.
        let _ = write!(out, "\n{}", show::heading(one));
        let of = |verb: &str| command(verb, dir, Some(&one.name));
        let accept = if one.broken.is_empty() { of("accept") } else { lowering(dir, &one.name) };
        for command in [of("review --print"), accept, of("reject")] {
            let _ = writeln!(out, "  {command}");
        }
    }
    out
}
