//! Decisions on snapshots: what waits becomes the accepted result, or goes; numbers of either are pinned.
//!
//! In: a folder, a name, and terms. Out: files renamed or removed, floors raised, or lowered with a reason.

use std::fs;
use std::path::Path;

use super::floors::Floors;
use super::store::{ACCEPTED, NEW, nothing, parsed};
use super::text::Snapshot;
use crate::error::{Error, Fault, Outcome, Result};

/// On which terms a result is accepted.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// Why floors may come down.
    pub reason: Option<String>,
    /// Numbers whose floor rises to the result.
    pub pins: Vec<String>,
}

impl Terms {
    /// Whether they say anything of a result that is accepted already.
    pub fn settle(&self) -> bool {
        self.reason.is_some() || !self.pins.is_empty()
    }
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// A result that waited is accepted; otherwise the terms were applied to the accepted one.
    pub accepted: bool,
    /// Floors came down.
    pub lowered: bool,
}

/// A result that can be accepted.
struct Vetted {
    result: Snapshot,
    floors: Floors,
    waits: bool,
}

/// Makes what waits under a name the accepted result.
pub fn accept(dir: &Path, name: &str) -> Result<Done> {
    accept_on(dir, name, &Terms::default())
}

/// The same on terms; where nothing waits, these hold for the result that is accepted. Floors move in one step, before the
/// result stands: a kill between leaves it waiting, and to accept it again does all that is left to do.
pub fn accept_on(dir: &Path, name: &str, terms: &Terms) -> Result<Done> {
    let Vetted { result, mut floors, waits } = vetted(dir, name, terms)?;
    let lowered = terms.reason.as_ref().filter(|_| !floors.broken(name, &result).is_empty());
    if let Some(reason) = lowered {
        floors.lower(name, &result, reason);
    }
    let faults = terms.pins.iter().filter_map(|word| floors.pin(name, &result, word).err()).collect::<Vec<_>>();
    if !faults.is_empty() {
        return Err(Error::new(Outcome::Input, faults));
    }
    if lowered.is_some() || !terms.pins.is_empty() {
        floors.write(dir)?;
    }
    if waits {
        let (from, to) = (dir.join(format!("{name}{NEW}")), dir.join(format!("{name}{ACCEPTED}")));
        fs::rename(&from, &to).map_err(|e| Error::io("accept", &from, &e))?;
    }
    Ok(Done { accepted: waits, lowered: lowered.is_some() })
}

/// Whether a result can be accepted on these terms: it is readable, breaks no floor without a reason, and has the
/// numbers that are to be pinned. A broken floor alone is an answer of no.
pub fn vet(dir: &Path, name: &str, terms: &Terms) -> Result<()> {
    vetted(dir, name, terms).map(|_| ())
}

fn vetted(dir: &Path, name: &str, terms: &Terms) -> Result<Vetted> {
    let new = parsed(dir, name, NEW)?;
    let waits = new.is_some();
    let settled = if waits || !terms.settle() { None } else { parsed(dir, name, ACCEPTED)? };
    let result = new.or(settled).ok_or_else(|| nothing(dir, name))?;
    let floors = Floors::read(dir)?;
    let mut pinned = floors.clone();
    let faults: Vec<Fault> = terms.pins.iter().filter_map(|word| pinned.pin(name, &result, word).err()).collect();
    if !faults.is_empty() {
        return Err(Error::new(Outcome::Input, faults));
    }
    let broken = floors.broken(name, &result);
    if terms.reason.is_none() && !broken.is_empty() {
        return Err(Error::new(Outcome::No, broken.iter().map(|broken| broken.fault(name)).collect()));
    }
    Ok(Vetted { result, floors, waits })
}

/// Removes what waits under a name.
pub fn reject(dir: &Path, name: &str) -> Result<()> {
    let path = dir.join(format!("{name}{NEW}"));
    fs::remove_file(&path).map_err(|e| Error::io("reject", &path, &e))
}
