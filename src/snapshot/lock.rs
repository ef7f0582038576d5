//! One reviewer a folder: a lock file that the operating system frees when its holder ends, however it ends.
//!
//! In: a folder and who asks. Out: the lock until it is dropped, or a fault that says who holds it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, Fault, Result};

/// The file's name; hidden, and gone when nobody holds it.
const LOCK: &str = ".lock";
/// How often a lock that vanished while it was waited for is tried again.
const TRIES: usize = 100;

/// The right to change a folder's snapshots.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    /// Holds the lock.
    _file: File,
}

impl Lock {
    /// `who` is what the next one is told, such as `anna (pid 4711)`.
    pub fn take(dir: &Path, who: &str) -> Result<Self> {
        let path = dir.join(LOCK);
        let failed = |e: &std::io::Error| Error::io("lock", &path, e);
        for _ in 0..TRIES {
            let mut options = OpenOptions::new();
            let mut file =
                options.read(true).write(true).create(true).truncate(false).open(&path).map_err(|e| failed(&e))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(held(&path, &mut file)),
                Err(TryLockError::Error(e)) => return Err(failed(&e)),
            }
            // Its last holder may have removed the file between opening and locking: then the lock is on nothing.
            if !same(&file, &path) {
                continue;
            }
            file.set_len(0).and_then(|()| file.write_all(who.as_bytes())).map_err(|e| failed(&e))?;
            return Ok(Self { path, _file: file });
        }
        Err(Error::input(Fault::new("the lock is taken and freed again and again").at(path)))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A file that stays behind is no lock: the next holder takes it over.
        let _ = fs::remove_file(&self.path);
    }
}

fn held(path: &Path, file: &mut File) -> Error {
    let mut who = String::new();
    // The holder may not have written its name yet.
    let _ = file.read_to_string(&mut who);
    let who = if who.is_empty() { "somebody" } else { who.trim() };
    let dir = path.parent().unwrap_or(path);
    let fault = Fault::new(format!("{who} is deciding on these snapshots")).at(dir);
    Error::input(fault.hint("wait until it is done; the lock ends with its process"))
}

#[cfg(unix)]
fn same(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let of = |meta: &fs::Metadata| (meta.dev(), meta.ino());
    matches!((file.metadata(), fs::metadata(path)), (Ok(open), Ok(named)) if of(&open) == of(&named))
}

#[cfg(not(unix))]
fn same(_: &File, path: &Path) -> bool {
    // An open file cannot be removed here.
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_told_who_is_first_and_may_follow() {
        let dir = tempfile::tempdir().unwrap();
        let first = Lock::take(dir.path(), "anna (pid 1)").unwrap();
        let error = Lock::take(dir.path(), "ben (pid 2)").unwrap_err().to_string();
        assert!(error.contains("anna (pid 1) is deciding"), "{error}");
        drop(first);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
        // What a killed holder left behind is no lock.
        fs::write(dir.path().join(LOCK), "carl (pid 3)").unwrap();
        let second = Lock::take(dir.path(), "ben (pid 2)").unwrap();
        assert_eq!(fs::read_to_string(dir.path().join(LOCK)).unwrap(), "ben (pid 2)");
        drop(second);
    }

    #[test]
    fn of_many_at_once_one_holds_it_at_a_time() {
        let dir = tempfile::tempdir().unwrap();
        let inside = std::sync::atomic::AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        if let Ok(lock) = Lock::take(dir.path(), "x") {
                            assert_eq!(inside.fetch_add(1, std::sync::atomic::Ordering::SeqCst), 0);
                            std::thread::yield_now();
                            inside.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
                            drop(lock);
                        }
                    }
                });
            }
        });
    }
}
