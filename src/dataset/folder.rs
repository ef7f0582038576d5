//! A folder that is whole or not there.
//!
//! In: the place where a dataset is to stand. Out: a temporary folder beside it to write into, which takes the place
//! in one step when it is whole. A folder that holds anything but a dataset of ours is never replaced.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::manifest::{MANIFEST, Manifest};
use crate::error::{Error, Fault, Result};

/// Held while a folder is being written, so that the next run can tell a killed one from a busy one.
const LOCK: &str = ".lock";

/// A dataset being written.
#[derive(Debug)]
pub struct Staging {
    out: PathBuf,
    folder: TempDir,
    lock: Option<File>,
}

impl Staging {
    /// Starts to write what will stand at `out`.
    pub fn create(out: &Path) -> Result<Self> {
        replaceable(out)?;
        let parent = parent(out);
        fs::create_dir_all(parent).map_err(|e| Error::io("create the folder", parent, &e))?;
        let name = out.file_name().map_or_else(|| "dataset".into(), |n| n.to_string_lossy().into_owned());
        let prefix = format!(".{name}.building-");
        sweep(parent, &prefix);
        let folder = tempfile::Builder::new().prefix(&prefix).tempdir_in(parent);
        let folder = folder.map_err(|e| Error::io("create a folder in", parent, &e))?;
        let lock = File::create(folder.path().join(LOCK)).and_then(|file| file.lock().map(|()| file));
        // A file system without locks only loses the sweeping.
        Ok(Self { out: out.to_owned(), folder, lock: lock.ok() })
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Puts the folder into its place; what stood there is removed afterwards.
    pub fn commit(self) -> Result<()> {
        replaceable(&self.out)?;
        let staged = self.folder.path();
        let failed = |e: std::io::Error| Error::io("put the dataset in its place", &self.out, &e);
        let lock = staged.join(LOCK);
        if self.lock.is_some() {
            fs::remove_file(&lock).map_err(failed)?;
        }
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
    let Ok(manifest) = Manifest::read(out) else {
        return Err(refuse("the folder holds something that is no dataset of ours".to_owned(), "name another --out"));
    };
    let ours: BTreeSet<String> = manifest.outputs.into_iter().map(|o| o.path).chain([MANIFEST.to_owned()]).collect();
    match held.iter().find(|file| !ours.contains(*file)) {
        None => Ok(()),
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
fn sweep(parent: &Path, prefix: &str) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        if !entry.file_name().to_string_lossy().starts_with(prefix) {
            continue;
        }
        // Without its lock a folder is just being made or put into place.
        let left = File::open(entry.path().join(LOCK)).is_ok_and(|file| file.try_lock().is_ok());
        if left {
            // What cannot be removed is only in the way of people who list hidden files.
            let _ = fs::remove_dir_all(entry.path());
        }
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
