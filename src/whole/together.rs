//! Two files that are old together or new together.
//!
//! In: paths and their contents. Out: all of them, or none. No system renames two names in one step; so the new contents
//! are written under hidden names, and then a journal that says which name is to become which. The journal's own rename is
//! the step in which both become new: whoever opens one of the files after that calls [`settle`], which does what the
//! journal says. Before it, what a killed run left is hidden, and both files are old.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{bytes, folder, written};
use crate::article::sha256;
use crate::error::{Error, Fault, Result};

/// A file's new content, and what it takes the place of.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Change {
    hidden: PathBuf,
    path: PathBuf,
    /// SHA-256 of the old file; null where none stood there.
    old: Option<String>,
}

/// Which hidden file is to become which file, each beside the other.
#[derive(Debug, Serialize, Deserialize)]
enum Journal {
    Rename(Vec<Change>),
    /// The journal stands beside another of the files; where it does not, there is nothing to do.
    See(PathBuf),
}

/// Writes all of them in one step.
pub fn write(files: &[(&Path, &[u8])]) -> Result<()> {
    write_until(files, usize::MAX)
}

/// The same, stopping before the step of that number, as a killed run would; for tests.
fn write_until(files: &[(&Path, &[u8])], mut steps: usize) -> Result<()> {
    let mut step = || {
        steps = steps.saturating_sub(1);
        steps > 0
    };
    // What an earlier run has still to do is older than what is written now.
    files.iter().try_for_each(|(path, _)| settle(path))?;
    let mut renames = Vec::new();
    for (path, content) in files {
        if !step() {
            return Ok(());
        }
        let failed = |e: &io::Error| Error::io("write", path, e);
        let file =
            written(path, |file, path| io::Write::write_all(file, content).map_err(|e| Error::io("write", path, &e)))?;
        let (_, hidden) = file.keep().map_err(|e| failed(&e.error))?;
        renames.push(Change { hidden: whole(&hidden)?, path: whole(path)?, old: hash(path)? });
    }
    let Some(((first, _), others)) = files.split_first() else { return Ok(()) };
    for (path, _) in others {
        if !step() {
            return Ok(());
        }
        note(&journal(path), &Journal::See(whole(&journal(first))?))?;
    }
    if !step() {
        return Ok(());
    }
    note(&journal(first), &Journal::Rename(renames.clone()))?;
    for change in &renames {
        if !step() {
            return Ok(());
        }
        perform(change)?;
    }
    for (path, _) in files {
        if !step() {
            return Ok(());
        }
        remove(&journal(path))?;
    }
    Ok(())
}

/// Ends what a killed run has begun to put into the file's place. To be called before the file is read.
pub fn settle(path: &Path) -> Result<()> {
    let own = journal(path);
    let Some(said) = read(&own)? else { return Ok(()) };
    let renames = match said {
        Journal::Rename(renames) => renames,
        Journal::See(other) => {
            if let Some(Journal::Rename(renames)) = read(&other)? {
                renames.iter().try_for_each(perform)?;
                remove(&other)?;
            }
            return remove(&own);
        }
    };
    renames.iter().try_for_each(perform)?;
    remove(&own)
}

/// Puts a file into its place, if nobody changed what stands there, and no other run was faster.
fn perform(change: &Change) -> Result<()> {
    let Change { hidden, path, old } = change;
    if !hidden.exists() {
        return Ok(());
    }
    if hash(path)? != *old {
        let fault = Fault::new("the file was changed after a run was killed that had still to replace it").at(path);
        let hint = format!("keep it and remove {}, or put that into its place", hidden.display());
        return Err(Error::input(fault.expected("the file as that run left it").hint(hint)));
    }
    match fs::rename(hidden, path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(Error::io("put into its place", path, &e)),
        _ => Ok(()),
    }
}

fn hash(path: &Path) -> Result<Option<String>> {
    match fs::read(path) {
        Ok(content) => Ok(Some(sha256(&content))),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(Error::io("read", path, &e)),
    }
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(Error::io("remove", path, &e)),
        _ => Ok(()),
    }
}

fn note(path: &Path, journal: &Journal) -> Result<()> {
    let text = serde_json::to_vec(journal)
        .map_err(|e| Error::input(Fault::new(format!("a path that is no text: {e}")).at(path)))?;
    bytes(path, &text)
}

fn read(path: &Path) -> Result<Option<Journal>> {
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => return Ok(None),
        Err(e) => return Err(Error::io("read", path, &e)),
    };
    serde_json::from_slice(&text).map(Some).map_err(|e| {
        let fault = Fault::new(format!("not the note of a run that was killed: {e}")).at(path);
        Error::input(
            fault.expected("which files it had still to put into their place").hint("remove it, and run again"),
        )
    })
}

/// Where the journal of a file stands.
fn journal(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    folder(path).join(format!(".{name}.claimbench-together"))
}

/// The path from the root, so that it is the same for whoever reads the journal, from wherever.
fn whole(path: &Path) -> Result<PathBuf> {
    let folder = folder(path).canonicalize().map_err(|e| Error::io("find the folder of", path, &e))?;
    Ok(path.file_name().map_or(folder.clone(), |name| folder.join(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stopped_anywhere_both_are_old_or_both_are_new() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("other")).unwrap();
        let mut met = [0, 0];
        for there in [["gold", "queue"], ["gold", "other/queue"]] {
            let paths = there.map(|name| folder.path().join(name));
            // Files are written in one order and opened in either.
            for first in [0, 1] {
                for steps in 1..=10 {
                    for path in &paths {
                        settle(path).unwrap();
                        bytes(path, b"old").unwrap();
                    }
                    write_until(&[(&paths[0], b"new"), (&paths[1], b"new")], steps).unwrap();
                    settle(&paths[first]).unwrap();
                    let now = paths.clone().map(|path| fs::read(path).unwrap());
                    assert_eq!(now[0], now[1], "stopped before step {steps}");
                    met[usize::from(now[0] == b"new")] += 1;
                    settle(&paths[1 - first]).unwrap();
                    assert!(paths.iter().all(|path| !journal(path).exists()));
                }
            }
        }
        assert!(met[0] >= 12 && met[1] >= 16, "{met:?}");
    }

    #[test]
    fn what_somebody_wrote_since_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let paths = ["gold", "queue"].map(|name| folder.path().join(name));
        paths.iter().for_each(|path| bytes(path, b"old").unwrap());
        // The first is in its place, the second is not.
        write_until(&[(&paths[0], b"new"), (&paths[1], b"new")], 6).unwrap();
        assert_eq!(fs::read(&paths[0]).unwrap(), b"new");
        bytes(&paths[1], b"by hand").unwrap();
        for path in &paths {
            let error = settle(path).unwrap_err();
            assert!(error.faults[0].to_string().contains("was changed"), "{error:?}");
        }
        assert_eq!(fs::read(&paths[1]).unwrap(), b"by hand");
    }

    #[test]
    fn what_is_new_is_not_undone_by_what_was_left() {
        let folder = tempfile::tempdir().unwrap();
        let paths = ["gold", "queue"].map(|name| folder.path().join(name));
        write_until(&[(&paths[0], b"first"), (&paths[1], b"first")], 5).unwrap();
        write(&[(&paths[0], b"second"), (&paths[1], b"second")]).unwrap();
        paths.iter().for_each(|path| settle(path).unwrap());
        assert!(paths.iter().all(|path| fs::read(path).unwrap() == b"second"));
    }
}
