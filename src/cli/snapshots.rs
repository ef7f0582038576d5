//! What the commands about snapshots share: the folder, names, and what `score --snapshot` does with new results.
//!
//! In: the folder that the user names, and whether this is continuous integration, where nothing is written.

use std::path::{Path, PathBuf};

use claimbench::error::{Error, Fault, Outcome, Result};
use claimbench::snapshot::store::{self, Proposed};
use claimbench::snapshot::summary::{self, Told};
use claimbench::snapshot::{Comparison, Facts, Lock, Pending, annotations, regressions};

use super::{Global, output};

/// The folder of snapshots.
#[derive(Debug, clap::Args)]
pub struct Folder {
    /// The folder that holds the snapshots
    #[arg(long, value_name = "DIR", default_value = "snapshots")]
    pub snapshot: PathBuf,
}

/// Which of the results that wait.
#[derive(Debug, clap::Args)]
pub struct Choice {
    /// Names or globs of pending snapshots, as `pending` lists them
    #[arg(conflicts_with = "all", value_name = "NAME")]
    names: Vec<String>,
    /// Every pending snapshot
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    pub folder: Folder,
}

impl Choice {
    /// The chosen names, sorted; that nothing waits is no fault with `--all`. With `settled`, accepted results are
    /// chosen where nothing waits.
    pub fn resolve(&self, settled: bool) -> Result<Vec<String>> {
        let dir = self.folder.exists()?;
        if self.names.is_empty() && !self.all {
            let fault = Fault::new("nothing chosen").expected("names or globs of snapshots, or --all");
            return Err(Error::input(fault.hint(format!("`{}` lists what waits", command("pending", dir, None)))));
        }
        if !self.all {
            return store::matching(dir, &self.names, settled);
        }
        let waiting = store::waiting(dir)?;
        if waiting.is_empty() && settled { store::accepted(dir) } else { Ok(waiting) }
    }
}

impl Folder {
    /// The folder, or a fault that says how to make one.
    pub fn exists(&self) -> Result<&Path> {
        if self.snapshot.is_dir() {
            return Ok(&self.snapshot);
        }
        let hint = "`claimbench score GOLD --pred NAME=FILE --out DIR --snapshot DIR` makes one";
        Err(Error::input(Fault::new("no such folder of snapshots").at(&self.snapshot).hint(hint)))
    }
}

/// The right to decide on a folder's snapshots, for this process alone.
pub fn lock(dir: &Path) -> Result<Lock> {
    let of = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let user = of("USER").or_else(|| of("USERNAME")).unwrap_or_else(|| "somebody".to_owned());
    let host = of("HOSTNAME").map(|host| format!(" on {host}")).unwrap_or_default();
    Lock::take(dir, &format!("{user}{host} (pid {})", std::process::id()))
}

/// Whether this runs where nobody can decide: `CI` is set to anything but nothing, `0` or `false`.
pub fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"))
}

/// How new results are handled.
#[derive(Debug, Clone, Copy)]
pub struct How {
    /// Write nothing.
    pub check: bool,
    /// Let pass what is no regression.
    pub gate: bool,
    /// The fall of F1 that is a regression.
    pub least: f64,
    /// Standard output is taken by other data.
    pub to_stderr: bool,
}

/// Leaves new results for review and says so. With `how.check`, or in CI, nothing is written, and a result that is not
/// the accepted one prints a Markdown summary; what is given back are the reasons why the answer is no.
pub fn propose(global: &Global, dir: &Path, results: &[Facts], how: How) -> Result<Vec<Fault>> {
    let check = how.check || how.gate || in_ci();
    let _lock = match check {
        true => None,
        false => {
            std::fs::create_dir_all(dir).map_err(|e| Error::io("make the folder", dir, &e))?;
            Some(lock(dir)?)
        }
    };
    tell_foreign(global, dir)?;
    let proposed = store::propose(dir, results, !check)?;
    for name in &proposed.gone {
        let file = dir.join(format!("{name}.snap"));
        let text =
            format!("{name} is accepted, but its system was not scored; remove {} if it is gone", file.display());
        output::message(global, &text);
    }
    let mut floors: Vec<Fault> = proposed.broken.iter().map(|(name, broken)| broken.fault(name)).collect();
    floors.extend(proposed.unheld.iter().cloned());
    if check {
        return checked(global, dir, &proposed, floors, how);
    }
    for fault in floors {
        output::message(global, &fault.to_string());
    }
    if proposed.pending.is_empty() {
        output::message(global, &as_accepted(proposed.same.len()));
        return Ok(Vec::new());
    }
    for pending in &proposed.pending {
        output::message(global, &format!("{}: claim F1 {}", pending.name, summary::headline(pending)));
    }
    output::message(
        global,
        &format!("{}; look at them with `{}`", waiting(&proposed.pending), command("review", dir, None)),
    );
    Ok(Vec::new())
}

/// Says what a check found, to people and to GitHub, and gives the reasons for a no.
fn checked(global: &Global, dir: &Path, proposed: &Proposed, floors: Vec<Fault>, how: How) -> Result<Vec<Fault>> {
    let pending = &proposed.pending;
    let notes: Vec<String> = proposed.unheld.iter().map(|fault| fault.found.clone()).collect();
    let advice = format!(
        "Nothing was written. `claimbench score … --snapshot {}` without --check and --gate, outside CI, leaves the result \
         for `{}`.",
        quoted(&dir.display().to_string()),
        command("review", dir, None)
    );
    let (broken, advice) = (proposed.broken.as_slice(), advice.as_str());
    let mut text = summary::markdown(&Told { pending, broken, notes: &notes, checked: true, advice });
    if let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty() && !text.is_empty()) {
        append(Path::new(&path), &text)?;
    }
    if std::env::var("GITHUB_ACTIONS").is_ok_and(|value| value == "true") {
        let file = |name: &str| {
            let file = dir.join(format!("{name}.snap"));
            file.is_file().then(|| file.display().to_string())
        };
        text += &annotations(pending, &proposed.broken, how.least, file);
    }
    match how.to_stderr {
        true => output::message(global, &text),
        false => output::stdout(|out| std::io::Write::write_all(out, text.as_bytes()))?,
    }
    if pending.is_empty() && floors.is_empty() {
        output::message(global, &as_accepted(proposed.same.len()));
    }
    let mut faults = floors;
    pending.iter().for_each(|one| faults.extend(against(one, how)));
    Ok(faults)
}

/// Why a result that is not the accepted one fails a check.
fn against(one: &Pending, how: How) -> Vec<Fault> {
    let headline = summary::headline(one);
    let Comparison::Comparable(review) = &one.comparison else {
        // There is nothing to hold it against: somebody has to accept it first.
        let fault = Fault::new(format!("{}: claim F1 {headline}", one.name));
        return vec![fault.expected("a result that was accepted and can be compared")];
    };
    let regressions = regressions(review, how.least).map(|text| Fault::new(format!("{}: {text}", one.name)));
    let mut faults: Vec<Fault> = regressions.collect();
    // The gate lets pass what is no regression; a check lets nothing pass.
    if faults.is_empty() && !how.gate {
        let fault = Fault::new(format!("{}: claim F1 {headline}: not the accepted result", one.name));
        faults.push(fault.expected("the same numbers and the same wrong claims"));
    }
    faults
}

/// Says which files of the folder are passed over.
pub fn tell_foreign(global: &Global, dir: &Path) -> Result<()> {
    let foreign = store::foreign(dir)?;
    if !foreign.is_empty() {
        let text = format!("passed over in {}, of another program: {}", dir.display(), foreign.join(", "));
        output::message(global, &text);
    }
    Ok(())
}

fn as_accepted(same: usize) -> String {
    match same {
        1 => "1 snapshot is as accepted".to_owned(),
        many => format!("{many} snapshots are as accepted"),
    }
}

/// The command that accepts a result below its floors.
pub fn lowering(dir: &Path, name: &str) -> String {
    format!("{} --allow-regression REASON", command("accept", dir, Some(name)))
}

/// A refusal with the command that lifts it, where a broken floor is all that is wrong.
pub fn with_lowering(error: Error, dir: &Path, name: &str) -> Error {
    if error.outcome != Outcome::No {
        return error;
    }
    let hint = format!("`{}` lowers it", lowering(dir, name));
    Error { outcome: error.outcome, faults: error.faults.into_iter().map(|fault| fault.hint(hint.clone())).collect() }
}

fn append(path: &Path, text: &str) -> Result<()> {
    let file = std::fs::OpenOptions::new().create(true).append(true).open(path);
    let written = file.and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes()));
    written.map_err(|e| Error::io("write", path, &e))
}

/// `2 snapshots wait for review`.
pub fn waiting(pending: &[Pending]) -> String {
    match pending.len() {
        0 => "no snapshot waits for review".to_owned(),
        1 => "1 snapshot waits for review".to_owned(),
        many => format!("{many} snapshots wait for review"),
    }
}

/// A command line that the user can paste.
pub fn command(verb: &str, dir: &Path, name: Option<&str>) -> String {
    let mut line = format!("claimbench {verb}");
    if let Some(name) = name {
        line.push(' ');
        line.push_str(&quoted(name));
    }
    if dir != Path::new("snapshots") {
        line.push_str(" --snapshot ");
        line.push_str(&quoted(&dir.display().to_string()));
    }
    line
}

/// A word as a POSIX shell reads it back.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '+' | ':');
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}
