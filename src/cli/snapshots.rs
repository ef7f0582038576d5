//! What the commands about snapshots share: the folder, names, and what `score --snapshot` does with new results.
//!
//! In: the folder that the user names, and whether this is continuous integration, where nothing is written.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use claimbench::error::{Error, Fault, Outcome, Result};
use claimbench::snapshot::store::{self, Proposed};
use claimbench::snapshot::{Comparison, Facts, Lock, Pending, annotations, regressions, summary};

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
    #[arg(required_unless_present = "all", conflicts_with = "all", value_name = "NAME")]
    names: Vec<String>,
    /// Every pending snapshot
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    pub folder: Folder,
}

impl Choice {
    /// The chosen names, sorted; that nothing waits is no fault with `--all`.
    pub fn resolve(&self) -> Result<Vec<String>> {
        let dir = self.folder.exists()?;
        if self.all { store::waiting(dir) } else { store::matching(dir, &self.names) }
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
/// the accepted one prints a Markdown summary and exits 1.
pub fn propose(global: &Global, dir: &Path, results: &[Facts], how: How) -> Result<ExitCode> {
    let check = how.check || how.gate || in_ci();
    let _lock = match check {
        true => None,
        false => {
            std::fs::create_dir_all(dir).map_err(|e| Error::io("make the folder", dir, &e))?;
            Some(lock(dir)?)
        }
    };
    let proposed = store::propose(dir, results, !check)?;
    for name in &proposed.gone {
        let file = dir.join(format!("{name}.snap"));
        let text =
            format!("{name} is accepted, but its system was not scored; remove {} if it is gone", file.display());
        output::message(global, &text);
    }
    let floors: Vec<Fault> = proposed.broken.iter().map(|(name, broken)| broken.fault(name)).collect();
    if check {
        return checked(global, dir, &proposed, floors, how);
    }
    for fault in floors {
        output::message(global, &fault.to_string());
    }
    if proposed.pending.is_empty() {
        output::message(global, &format!("{} snapshots are as accepted", proposed.same.len()));
        return Ok(ExitCode::SUCCESS);
    }
    for pending in &proposed.pending {
        output::message(global, &format!("{}: claim F1 {}", pending.name, summary::headline(pending)));
    }
    output::message(
        global,
        &format!("{}; look at them with `{}`", waiting(&proposed.pending), command("review", dir, None)),
    );
    Ok(ExitCode::SUCCESS)
}

/// Says what a check found, to people and to GitHub, and gives the answer.
fn checked(global: &Global, dir: &Path, proposed: &Proposed, floors: Vec<Fault>, how: How) -> Result<ExitCode> {
    let pending = &proposed.pending;
    let mut text = summary::markdown(pending);
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
        output::message(global, &format!("{} snapshots are as accepted", proposed.same.len()));
    }
    let mut faults = floors;
    for one in pending {
        let found = match &one.comparison {
            Comparison::Comparable(review) => {
                regressions(review, how.least).map(|text| Fault::new(format!("{}: {text}", one.name))).collect()
            }
            // There is nothing to hold it against: somebody has to accept it first.
            _ if how.gate => vec![Fault::new(format!("{}: claim F1 {}", one.name, summary::headline(one)))],
            _ => Vec::new(),
        };
        faults.extend(found);
    }
    if !faults.is_empty() {
        return Err(Error::new(Outcome::No, faults));
    }
    Ok(ExitCode::from(u8::from(!how.gate && !pending.is_empty())))
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
