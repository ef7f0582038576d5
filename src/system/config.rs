//! `systems.toml`: programs that extract claims, as a person describes them.
//!
//! In: the file's text. Out: one configuration a system, or every fault. A program is named with its arguments and
//! started as it is, never through a shell.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use schemars::JsonSchema;
use serde::Deserialize;

use super::BUILT_IN;
use crate::error::{Error, Fault, Outcome, Result};

/// The file: `[systems.NAME]` tables.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    systems: BTreeMap<String, Table>,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Table {
    program: String,
    #[serde(default)]
    args: Vec<String>,
    version: Option<String>,
    #[serde(default)]
    batch: usize,
    #[serde(default = "Table::timeout")]
    timeout: u64,
    #[serde(default)]
    retries: u32,
    #[serde(default = "Table::concurrency")]
    concurrency: usize,
}

impl Table {
    const fn timeout() -> u64 {
        600
    }

    const fn concurrency() -> usize {
        1
    }
}

/// One external system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct External {
    pub name: String,
    pub program: String,
    pub args: Vec<String>,
    /// Names what answers: without one, nothing is cached.
    pub version: Option<String>,
    /// Articles that one process gets; 0 is all of them.
    pub batch: usize,
    /// Of one process.
    pub timeout: Duration,
    /// Further attempts after a failed one.
    pub retries: u32,
    /// Processes at once.
    pub concurrency: usize,
    /// The folder that the program runs in: the file's own.
    pub folder: PathBuf,
}

/// Reads the systems of a file.
pub fn read(path: &Path) -> Result<Vec<External>> {
    let text = std::fs::read_to_string(path).map_err(|e| Error::io("read", path, &e))?;
    let file: File = toml::from_str(&text).map_err(|e| {
        let line = e.span().map(|span| text.get(..span.start).unwrap_or_default().matches('\n').count() + 1);
        let fault = Fault::new(e.message().to_owned()).at(path);
        Error::input(line.map_or_else(|| fault.clone(), |line| fault.clone().line(line)))
    })?;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
    let mut faults = Vec::new();
    let mut systems = Vec::new();
    for (name, table) in file.systems {
        let fault =
            |found: &str, expected: &str| Fault::new(format!("[systems.{name}] {found}")).at(path).expected(expected);
        if !is_name(&name) {
            faults.push(fault("cannot name a file", "letters, digits, - _ and . inside"));
        }
        if BUILT_IN.iter().any(|(built_in, _)| *built_in == name) {
            faults.push(fault("has the name of a built-in system", "another name"));
        }
        if table.program.is_empty() {
            faults.push(fault("has an empty program", "the program's name or path"));
        }
        for (field, value) in [("timeout", table.timeout), ("concurrency", table.concurrency as u64)] {
            if value == 0 {
                faults.push(fault(&format!("has {field} = 0"), "at least 1"));
            }
        }
        systems.push(External {
            name,
            program: table.program,
            args: table.args,
            version: table.version,
            batch: table.batch,
            timeout: Duration::from_secs(table.timeout),
            retries: table.retries,
            concurrency: table.concurrency,
            folder: folder.clone(),
        });
    }
    if faults.is_empty() { Ok(systems) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// Whether a system's predictions can be a file of its name.
fn is_name(name: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    name.chars().all(inside) && name.starts_with(char::is_alphanumeric) && name.len() <= 100
}
