//! A folder that is whole or not there.
//!
//! In: the place where a dataset is to stand. Out: a temporary folder beside it to write into, which takes the place
//! in one step when it is whole. A folder that holds anything but a dataset of ours is never replaced.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempDir};

use super::CHANGES;
use super::manifest::{MANIFEST, Manifest};
use crate::error::{Error, Fault, Result};

/// A dataset being written. Fields are dropped in their order: the lock outlives the folder that it speaks for.
#[derive(Debug)]
pub struct Staging {
    out: PathBuf,
    folder: TempDir,
    /// Held as long as the folder is ours, so that the next run can tell a killed one from a busy one. It stands beside
    /// the folder: what is put into its place is whole at every moment, and what it replaces is swept up, too.
    _lock: NamedTempFile,
    amends: bool,
}

impl Staging {
    /// Starts to write what will stand at `out`.
    pub fn create(out: &Path) -> Result<Self> {
        let out = &target(out)?;
        replaceable(out)?;
        Self::beside(out, false)
    }

    /// Starts to write the dataset at `out` with some of its files changed.
    pub fn amend(out: &Path) -> Result<Self> {
        Self::beside(&target(out)?, true)
    }

    fn beside(out: &Path, amends: bool) -> Result<Self> {
        let parent = parent(out);
        let failed = |e: std::io::Error| Error::io("create a folder in", parent, &e);
        fs::create_dir_all(parent).map_err(|e| Error::io("create the folder", parent, &e))?;
        let name = out.file_name().map_or_else(|| "dataset".into(), |n| n.to_string_lossy().into_owned());
        let (building, locked) = (format!(".{name}.building-"), format!(".{name}.locked-"));
        sweep(parent, &building, &locked);
        loop {
            let lock = tempfile::Builder::new().prefix(&locked).tempfile_in(parent).map_err(failed)?;
            // A file system without locks only loses the sweeping.
            let _ = lock.as_file().lock();
            if !lock.path().exists() {
                // Another run swept it up between its making and its locking.
                continue;
            }
            let own = lock.path().file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let prefix = own.replacen(&locked, &building, 1);
            let folder = tempfile::Builder::new().prefix(&prefix).rand_bytes(0).tempdir_in(parent).map_err(failed)?;
            return Ok(Self { out: out.to_owned(), folder, _lock: lock, amends });
        }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Puts the folder into its place; what stood there is removed afterwards.
    pub fn commit(self) -> Result<()> {
        if !self.amends {
            replaceable(&self.out)?;
        }
        let staged = self.folder.path();
        let failed = |e: std::io::Error| Error::io("put the dataset in its place", &self.out, &e);
        readable(staged).map_err(failed)?;
        if !self.out.exists() {
            return fs::rename(staged, &self.out).map_err(failed).map(|()| drop(self.folder.keep()));
        }
        if exchange(staged, &self.out).is_err() {
            // Without an exchange in one step there is a moment in which the old one stands beside its place.
            let old = self.out.with_extension("replaced");
            fs::rename(&self.out, &old).map_err(failed)?;
            if let Err(e) = fs::rename(staged, &self.out) {
                // The old state is put back; if that fails too, the first failure is still the one to tell.
                let _ = fs::rename(&old, &self.out);
                return Err(failed(e));
            }
            return fs::remove_dir_all(&old).map_err(|e| Error::io("remove", &old, &e));
        }
        // The temporary folder now holds the old dataset, and goes with it.
        self.folder.close().map_err(failed)
    }
}

/// Where a dataset goes that is to stand at `out`: what a link leads to is replaced, and the link stays.
fn target(out: &Path) -> Result<PathBuf> {
    if !out.is_symlink() {
        return Ok(out.to_owned());
    }
    out.canonicalize().map_err(|e| {
        let fault = Fault::new(format!("a link that leads nowhere: {e}")).at(out);
        Error::input(
            fault.expected("a link to a folder, or a place that is free").hint("remove it, or name another --out"),
        )
    })
}

/// A dataset of ours with nothing else in it, an empty folder, or nothing at all.
fn replaceable(out: &Path) -> Result<()> {
    if !out.exists() {
        return Ok(());
    }
    let refuse = |found: String, hint: &str| {
        Error::input(Fault::new(found).at(out).expected("a dataset to replace, or a place that is free").hint(hint))
    };
    if !out.is_dir() {
        return Err(refuse("a file stands where the dataset is to go".to_owned(), "name another --out"));
    }
    let held = files(out).map_err(|e| Error::io("read the folder", out, &e))?;
    if held.is_empty() {
        return Ok(());
    }
    let path = out.join(MANIFEST);
    let manifest = fs::read(&path).ok().and_then(|bytes| Manifest::parse(&bytes, &path).ok());
    let Some(manifest) = manifest else {
        return Err(refuse("the folder holds something that is no dataset of ours".to_owned(), "name another --out"));
    };
    let ours: BTreeSet<String> = manifest.outputs.into_iter().map(|o| o.path).chain([MANIFEST.to_owned()]).collect();
    match held.iter().find(|file| !ours.contains(*file) || *file == CHANGES) {
        None => Ok(()),
        Some(file) if file == CHANGES => {
            let hint = format!(
                "build the next version into another folder; `claimbench diff {} FOLDER --changes` carries {CHANGES} over",
                out.display()
            );
            Err(refuse(format!("the dataset was published: it holds {CHANGES}, which would be lost"), &hint))
        }
        Some(file) => {
            let found = format!("the dataset holds {file}, which is none of its files and would be lost");
            Err(refuse(found, "move it elsewhere, or name another --out"))
        }
    }
}

/// The files of a folder, relative, with `/`.
pub fn files(root: &Path) -> std::io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut folders = vec![(root.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push((entry.path(), format!("{name}/")));
            } else {
                found.insert(name);
            }
        }
    }
    Ok(found)
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Removes what killed runs left; a folder that another run still writes is locked and stays.
fn sweep(parent: &Path, building: &str, locked: &str) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    // A run has its lock before its folder, and longer.
    let runs: BTreeSet<String> =
        names.filter_map(|n| n.strip_prefix(building).or(n.strip_prefix(locked)).map(str::to_owned)).collect();
    for run in runs {
        let (folder, lock) = (parent.join(format!("{building}{run}")), parent.join(format!("{locked}{run}")));
        let held = match File::open(&lock) {
            Ok(file) if file.try_lock().is_ok() => Some(file),
            Ok(_) => continue,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => None,
            Err(_) => continue,
        };
        // What cannot be removed is only in the way of people who list hidden files.
        let _ = fs::remove_dir_all(&folder);
        let _ = held.map(|_held| fs::remove_file(&lock));
    }
}

/// Temporary folders are private; a dataset is as readable as any new folder.
#[cfg(unix)]
fn readable(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let table = fs::metadata(folder.join(super::CLAIMS)).map_or(0o755, |m| m.permissions().mode());
    fs::set_permissions(folder, fs::Permissions::from_mode(table))
}

#[cfg(not(unix))]
fn readable(_folder: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(target_os = "linux")]
fn exchange(a: &Path, b: &Path) -> std::io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_a: &Path, _b: &Path) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}
