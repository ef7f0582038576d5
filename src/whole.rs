//! Files that are whole or not there: every single file is written under a temporary name and renamed.
//!
//! In: a path, and what writes the content. Out: the file, or the old one untouched. Two files that belong together
//! are [`together`]'s matter, a folder of several is `dataset`'s.

pub mod together;

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::{Error, Result};

/// Writes `path` in one step; a killed run leaves the old file, or a hidden temporary one beside it.
pub fn write(path: &Path, content: impl FnOnce(&mut File, &Path) -> Result<()>) -> Result<()> {
    let failed = |e: &io::Error| Error::io("write", path, e);
    let file = written(path, content)?;
    file.persist(path).map_err(|e| failed(&e.error))?;
    Ok(())
}

/// The whole content under a temporary name beside `path`.
fn written(path: &Path, content: impl FnOnce(&mut File, &Path) -> Result<()>) -> Result<NamedTempFile> {
    let failed = |e: &io::Error| Error::io("write", path, e);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".claimbench-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Temporary files are private by default; a result is read by others, as the umask allows.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder(path)).map_err(|e| failed(&e))?;
    content(file.as_file_mut(), path)?;
    file.as_file().sync_all().map_err(|e| failed(&e))?;
    Ok(file)
}

/// The path by which a file is known, whatever it is called here and whether or not it is there yet.
pub fn real(path: &Path) -> PathBuf {
    let beside = || folder(path).canonicalize().ok().zip(path.file_name()).map(|(folder, name)| folder.join(name));
    path.canonicalize().ok().or_else(beside).unwrap_or_else(|| path.to_owned())
}

/// The folder that a path stands in.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes bytes to `path` in one step.
pub fn bytes(path: &Path, bytes: &[u8]) -> Result<()> {
    write(path, |file, path| file.write_all(bytes).map_err(|e| Error::io("write", path, &e)))
}
