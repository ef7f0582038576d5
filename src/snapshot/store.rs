//! Snapshots on disk: `NAME.snap` is accepted, `NAME.snap.new` waits for a decision.
//!
//! In: a folder, and facts or names. Out: files that are whole or not there, and what waits; files of other programs that
//! share the folder are passed over. A result that says
//! the same as the accepted one writes nothing; where nothing may be written, the same answers come back.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io::{self, BufRead};
use std::path::Path;

use super::compare::{Comparison, compare};
use super::facts::{Facts, Identity};
use super::floors::{Broken, FLOORS, Floors};
use super::front;
use super::text::Snapshot;
use crate::error::{Error, Fault, Outcome, Result};
use crate::whole;

/// The ending of an accepted snapshot.
pub(super) const ACCEPTED: &str = ".snap";
/// The ending of a result that waits.
pub(super) const NEW: &str = ".snap.new";
/// File names stay below what every file system takes.
const LONGEST: usize = 80;

/// A new result that is not the accepted one.
#[derive(Debug, Clone, PartialEq)]
pub struct Pending {
    /// The file's name without its ending.
    pub name: String,
    pub old: Option<Snapshot>,
    pub new: Snapshot,
    pub comparison: Comparison,
    /// The floors that it breaks.
    pub broken: Vec<Broken>,
    /// What its files held when they were read; `None` where it was not read from files.
    pub seen: Option<Seen>,
}

/// A digest of a result that waits and of the one that it is to replace: decided on is what was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen(u64);

impl Pending {
    /// A new result beside the one that it is to replace.
    pub fn new(name: String, old: Option<Snapshot>, new: Snapshot) -> Self {
        let comparison = compare(old.as_ref(), &new);
        Self { name, old, new, comparison, broken: Vec::new(), seen: None }
    }

    /// It waits although it says what was accepted: somebody brought the accepted file up to date otherwise.
    pub fn is_stale(&self) -> bool {
        matches!(&self.comparison, Comparison::Comparable(review) if review.is_empty())
    }
}

/// What came of new results.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Proposed {
    pub pending: Vec<Pending>,
    /// Names whose result is the accepted one.
    pub same: Vec<String>,
    /// Accepted snapshots of the same datasets whose system was not scored.
    pub gone: Vec<String>,
    /// Floors that a result breaks, by its name, whether it is new or not.
    pub broken: Vec<(String, Broken)>,
    /// Floors that nothing was held to: of a system that was not scored, or of no snapshot at all.
    pub unheld: Vec<Fault>,
}

/// Compares new results with the accepted ones and, where `write` allows it, leaves each that differs as
/// `.snap.new`, and removes a `.snap.new` that has become needless.
pub fn propose(dir: &Path, results: &[Facts], write: bool) -> Result<Proposed> {
    if write {
        fs::create_dir_all(dir).map_err(|e| Error::io("make the folder", dir, &e))?;
    }
    let mut proposed = Proposed::default();
    let floors = Floors::read(dir)?;
    let mut names: Vec<String> = Vec::new();
    for facts in results {
        let name = file_name(&facts.identity);
        if names.contains(&name) {
            let found =
                format!("two results for dataset {} and system {}", facts.identity.dataset, facts.identity.system);
            return Err(Error::input(Fault::new(found).hint("give each system its own name")));
        }
        let new = Snapshot::new(facts);
        let path = dir.join(format!("{name}{NEW}"));
        let mut pending = Pending::new(name.clone(), parsed(dir, &name, ACCEPTED)?, new);
        pending.broken = floors.broken(&name, &pending.new);
        names.push(name.clone());
        proposed.broken.extend(pending.broken.iter().map(|broken| (name.clone(), broken.clone())));
        if pending.is_stale() {
            if write && path.exists() {
                fs::remove_file(&path).map_err(|e| Error::io("remove", &path, &e))?;
            }
            proposed.same.push(name);
            continue;
        }
        if write {
            whole::bytes(&path, pending.new.to_string().as_bytes())?;
        }
        proposed.pending.push(pending);
    }
    proposed.gone = gone(dir, results, &names)?;
    proposed.unheld = unheld(dir, &floors, &names, &proposed.gone)?;
    Ok(proposed)
}

/// The floors that no result of this run is held to, and that no other run can be meant to hold either.
fn unheld(dir: &Path, floors: &Floors, scored: &[String], gone: &[String]) -> Result<Vec<Fault>> {
    let there = [accepted(dir)?, waiting(dir)?].concat();
    let at = |fault: Fault| fault.at(dir.join(FLOORS));
    let fault = |name: &&str| {
        let name = (*name).to_owned();
        if scored.contains(&name) {
            return None;
        }
        if gone.contains(&name) {
            let fault = Fault::new(format!("{name} has floors, and its system was not scored"));
            return Some(at(fault.hint("score it too, or remove its snapshot and its floors")));
        }
        let fault = Fault::new(format!("floors of {name}, and there is no such snapshot"));
        (!there.contains(&name)).then(|| at(fault.expected(format!("one of {}", known(scored, &there)))))
    };
    Ok(floors.names().iter().filter_map(fault).collect())
}

fn known(scored: &[String], there: &[String]) -> String {
    let names: BTreeSet<&str> = scored.iter().chain(there).map(String::as_str).collect();
    names.into_iter().collect::<Vec<_>>().join(", ")
}

/// The names of accepted results, sorted.
pub fn accepted(dir: &Path) -> Result<Vec<String>> {
    names(dir, ACCEPTED)
}

/// What an accepted result was measured on.
pub fn identity(dir: &Path, name: &str) -> Result<Identity> {
    let path = dir.join(format!("{name}{ACCEPTED}"));
    let text = fs::read_to_string(&path).map_err(|e| Error::io("read", &path, &e))?;
    let (identity, _) =
        front::read(&text).map_err(|(line, found)| Error::input(Fault::new(found).at(&path).line(line)))?;
    Ok(identity)
}

/// The names of results that wait, sorted.
pub fn waiting(dir: &Path) -> Result<Vec<String>> {
    names(dir, NEW)
}

/// Every result that waits, by name.
pub fn pending(dir: &Path) -> Result<Vec<Pending>> {
    load_all(dir, &waiting(dir)?)
}

/// The result that waits under a name.
pub fn load(dir: &Path, name: &str) -> Result<Pending> {
    review(dir, name, &Floors::read(dir)?)
}

/// The results that wait under names; every file that cannot be read is a fault.
pub fn load_all(dir: &Path, names: &[String]) -> Result<Vec<Pending>> {
    let floors = Floors::read(dir)?;
    let mut found = Vec::new();
    let mut faults = Vec::new();
    for name in names {
        match review(dir, name, &floors) {
            Ok(pending) => found.push(pending),
            Err(error) => faults.extend(error.faults),
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// The result that waits under a name, beside the accepted one. Claims on which the two agree are left out of both.
fn review(dir: &Path, name: &str, floors: &Floors) -> Result<Pending> {
    let (new_path, old_path) = (dir.join(format!("{name}{NEW}")), dir.join(format!("{name}{ACCEPTED}")));
    let (new, old) = texts(dir, name)?;
    let seen = Some(seen(&new, old.as_deref()));
    let mut pending = match &old {
        None => Pending::new(name.to_owned(), None, located(&new_path, Snapshot::parse(&new))?),
        Some(old) => match Snapshot::parse_apart(old, &new) {
            (Ok(old), Ok(new)) => Pending::new(name.to_owned(), Some(old), new),
            (old, new) => {
                let faults = [located(&new_path, new).err(), located(&old_path, old).err()].into_iter().flatten();
                return Err(Error::new(Outcome::Input, faults.flat_map(|error| error.faults).collect()));
            }
        },
    };
    pending.seen = seen;
    pending.broken = floors.broken(name, &pending.new);
    Ok(pending)
}

/// What the files of a result that waits hold: its own, and the accepted one.
fn texts(dir: &Path, name: &str) -> Result<(String, Option<String>)> {
    let (new, old) = (dir.join(format!("{name}{NEW}")), dir.join(format!("{name}{ACCEPTED}")));
    if !new.exists() {
        return Err(nothing(dir, name));
    }
    Ok((text(&new)?, old.exists().then(|| text(&old)).transpose()?))
}

fn seen(new: &str, old: Option<&str>) -> Seen {
    let mut hasher = std::hash::DefaultHasher::new();
    (new, old).hash(&mut hasher);
    Seen(hasher.finish())
}

/// Whether what waits, and what it is to replace, is still what was read.
pub fn is_as_seen(dir: &Path, pending: &Pending) -> Result<bool> {
    let Some(before) = pending.seen else { return Ok(true) };
    let (new, old) = texts(dir, &pending.name)?;
    Ok(seen(&new, old.as_deref()) == before)
}

/// The names that any of the patterns matches, sorted; a pattern that matches none is a fault. A pattern is a name or a
/// glob. It is held against what waits; with `settled`, where nothing there answers it, against what is accepted.
pub fn matching(dir: &Path, patterns: &[String], settled: bool) -> Result<Vec<String>> {
    let waiting = waiting(dir)?;
    let accepted = if settled { accepted(dir)? } else { Vec::new() };
    let mut chosen: Vec<String> = Vec::new();
    let mut faults = Vec::new();
    for typed in patterns {
        // The file's own name is taken as well: shells complete it.
        let name = typed.strip_suffix(NEW).or(typed.strip_suffix(ACCEPTED)).unwrap_or(typed);
        let pattern = glob::Pattern::new(name);
        let fits = |n: &&String| n.as_str() == name || pattern.as_ref().is_ok_and(|p| p.matches(n));
        let fitting = [&waiting, &accepted].map(|names| names.iter().filter(fits).cloned().collect::<Vec<_>>());
        match fitting.into_iter().find(|names| !names.is_empty()) {
            Some(names) => chosen.extend(names),
            None if waiting.is_empty() => faults.push(Fault::new(format!("{typed}: nothing waits for review")).at(dir)),
            None => {
                let fault = Fault::new(format!("no pending snapshot matches {typed}"));
                faults.push(fault.at(dir).expected(waiting.join(", ")));
            }
        }
    }
    chosen.sort();
    chosen.dedup();
    if faults.is_empty() { Ok(chosen) } else { Err(Error::new(Outcome::Input, faults)) }
}

pub(super) fn nothing(dir: &Path, name: &str) -> Error {
    Error::input(Fault::new(format!("nothing waits under the name {name}")).at(dir))
}

/// The file's name of a dataset and a system, without ending: `DATASET__SYSTEM`. Names that a file name cannot
/// hold, or that would run into another's, get a digest of what was meant.
fn file_name(identity: &Identity) -> String {
    let meant = [&identity.dataset, &identity.system];
    let safe = |name: &String| {
        let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_');
        !name.is_empty()
            && name.chars().all(allowed)
            && !name.contains("__")
            && !name.starts_with(['.', '_', '-'])
            && !name.ends_with('_')
    };
    let joined = meant.map(String::as_str).join("__");
    if meant.into_iter().all(safe) && joined.len() <= LONGEST {
        return joined;
    }
    let slug: String =
        joined.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(LONGEST / 2).collect();
    // The separator cannot stand in a name that is hashed whole.
    let digest = meant.into_iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, name| {
        let bytes = name.bytes().chain([0]);
        bytes.fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    });
    format!("{}-{digest:016x}", slug.trim_matches('-'))
}

/// The files of a folder that end like snapshots and are of another program, sorted: insta's own, for one.
pub fn foreign(dir: &Path) -> Result<Vec<String>> {
    let mut foreign = Vec::new();
    for ending in [ACCEPTED, NEW] {
        let names = files(dir, ending)?.into_iter().filter(|name| !is_ours(dir, name));
        foreign.extend(names.map(|name| format!("{name}{ending}")));
    }
    foreign.sort();
    Ok(foreign)
}

/// Whether a snapshot is one of ours, be it damaged: only where each of its files can be read and says otherwise it is not.
fn is_ours(dir: &Path, name: &str) -> bool {
    let ours = |ending: &str| match fs::File::open(dir.join(format!("{name}{ending}"))) {
        Ok(file) => !front::is_foreign(io::BufReader::new(file).lines().map_while(io::Result::ok)),
        Err(error) => error.kind() != io::ErrorKind::NotFound,
    };
    ours(ACCEPTED) || ours(NEW)
}

/// The names of our snapshots in a folder that have an ending, sorted.
fn names(dir: &Path, ending: &str) -> Result<Vec<String>> {
    let mut names = files(dir, ending)?;
    names.retain(|name| is_ours(dir, name));
    Ok(names)
}

/// The files in a folder that have an ending, without it, sorted; none where there is no folder.
fn files(dir: &Path, ending: &str) -> Result<Vec<String>> {
    let entries = match fs::read_dir(dir) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(|e| Error::io("read the folder", dir, &e))?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|e| Error::io("read the folder", dir, &e))?;
        if let Some(name) = entry.file_name().to_str().and_then(|name| name.strip_suffix(ending)) {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}

pub(super) fn parsed(dir: &Path, name: &str, ending: &str) -> Result<Option<Snapshot>> {
    let path = dir.join(format!("{name}{ending}"));
    if path.exists() { read(&path).map(Some) } else { Ok(None) }
}

/// The snapshot in a file.
pub fn read(path: &Path) -> Result<Snapshot> {
    located(path, Snapshot::parse(&text(path)?))
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|e| Error::io("read", path, &e))
}

/// The faults of a text, at its file.
fn located<T>(path: &Path, result: Result<T>) -> Result<T> {
    result.map_err(|error| Error {
        outcome: error.outcome,
        faults: error.faults.into_iter().map(|fault| fault.at(path)).collect(),
    })
}

/// Accepted snapshots of the datasets that were scored whose names are not among the results.
fn gone(dir: &Path, results: &[Facts], scored: &[String]) -> Result<Vec<String>> {
    let mut gone = Vec::new();
    for name in names(dir, ACCEPTED)?.into_iter().filter(|name| !scored.contains(name)) {
        let identity = identity(dir, &name)?;
        if results.iter().any(|facts| facts.identity.dataset == identity.dataset) {
            gone.push(name);
        }
    }
    Ok(gone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_never_run_into_one_another() {
        let name = |dataset: &str, system: &str| {
            let identity = Identity { dataset: dataset.into(), system: system.into(), ..Identity::default() };
            file_name(&identity)
        };
        assert_eq!(name("demo", "gpt-4.1"), "demo__gpt-4.1");
        assert_eq!(name("новости", "digits"), "новости__digits");
        let odd = [
            ("a__b", "c"),
            ("a", "b__c"),
            ("a_", "_b"),
            ("a", "../b"),
            ("a", "b/c"),
            ("", "x"),
            ("x", ""),
            ("a b", "c"),
        ];
        let mut names: Vec<String> = odd.iter().map(|(dataset, system)| name(dataset, system)).collect();
        names.push(name(&"x".repeat(300), "y"));
        for name in &names {
            assert!(!name.contains(['/', ' ']) && !name.contains("..") && name.len() <= LONGEST, "{name}");
        }
        names.sort();
        names.dedup();
        assert_eq!(names.len(), odd.len() + 1);
    }
}
