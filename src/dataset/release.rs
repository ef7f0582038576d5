//! A dataset made a version of itself: its history and its version number go into it.
//!
//! In: a whole dataset, the number, the text of `CHANGES.md`. Out: the same folder in one step, with that file, the number
//! in `croissant.json` and a manifest that names both. Tables are linked, not copied; no row changes.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::croissant::FILE as CROISSANT;
use super::folder::Staging;
use super::integrity::{damaged, stranger, strangers};
use super::manifest::{MANIFEST, OutputFile, digest};
use super::{CHANGES, Manifest, pretty};
use crate::error::{Error, Fault, Outcome, Result};

/// Writes `changes` and the version into the dataset at `root`.
pub fn release(root: &Path, version: &str, changes: &str) -> Result<Manifest> {
    let mut manifest = Manifest::read(root)?;
    let outputs: Vec<&OutputFile> = manifest.outputs.iter().collect();
    let mut faults: Vec<Fault> = damaged(root, &outputs).into_iter().flat_map(|d| d.faults).collect();
    faults.extend(strangers(root, &manifest)?.iter().map(|file| stranger(root, file)));
    if !faults.is_empty() {
        return Err(Error::new(Outcome::Integrity, faults));
    }
    let staging = Staging::amend(root)?;
    let staged = staging.path();
    let described = croissant(root, version)?;
    let written = [(CHANGES, changes), (CROISSANT, described.as_str())];
    for output in manifest.outputs.iter().filter(|o| written.iter().all(|(name, _)| o.path != *name)) {
        link(&root.join(&output.path), &staged.join(&output.path))?;
    }
    for (name, text) in written {
        let path = staged.join(name);
        fs::write(&path, text).map_err(|e| Error::io("write", &path, &e))?;
        manifest.outputs.retain(|o| o.path != name);
        manifest.outputs.push(digest(staged, name, None)?);
    }
    manifest.outputs.sort_by(|a, b| a.path.cmp(&b.path));
    let path = staged.join(MANIFEST);
    fs::write(&path, manifest.seal()).map_err(|e| Error::io("write", &path, &e))?;
    staging.commit()?;
    Ok(manifest)
}

/// The description with another version number.
fn croissant(root: &Path, version: &str) -> Result<String> {
    let path = root.join(CROISSANT);
    let bytes = fs::read(&path).map_err(|e| Error::io("read", &path, &e))?;
    let mut document: Value = serde_json::from_slice(&bytes).map_err(|e| {
        Error::input(Fault::new(format!("not JSON: {e}")).at(&path).expected("a Croissant description"))
    })?;
    if let Some(object) = document.as_object_mut() {
        object.insert("version".to_owned(), version.into());
    }
    Ok(pretty(&document))
}

fn link(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(|e| Error::io("create the folder", folder, &e))?;
    }
    // Not every file system links.
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(drop)).map_err(|e| Error::io("copy", from, &e))
}
