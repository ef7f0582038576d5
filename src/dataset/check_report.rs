//! What `score` writes and what snapshots come with, held to their rules: reports, tables of outcomes, snapshots, floors.
//!
//! In: a folder of reports, or one of these files. Out: its findings.

use std::fs;
use std::path::Path;

use super::check::Findings;
use super::outcomes_read;
use super::scoring::OUTCOMES;
use crate::error::{Error, Fault, Result};
use crate::report::Report;
use crate::score::Field;
use crate::snapshot::floors::{FLOORS, Floors};
use crate::snapshot::{Facts, Snapshot, sound};

/// The report's name in the folder.
const REPORT: &str = "report.json";

/// Whether a path is one of these, by its name.
pub fn is_ours(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    is_folder(path) || name == FLOORS || name == OUTCOMES || is_snapshot(&name) || name.ends_with(".json")
}

fn is_folder(path: &Path) -> bool {
    path.join(REPORT).is_file() || path.join(OUTCOMES).is_file()
}

fn is_snapshot(name: &str) -> bool {
    name.ends_with(".snap") || name.ends_with(".snap.new")
}

/// Checks one of them.
pub fn check(path: &Path) -> Result<Findings> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match name.as_str() {
        _ if path.is_dir() => folder(path),
        FLOORS => {
            let floors = Floors::read(path.parent().unwrap_or(Path::new(".")))?;
            let what = match floors.names().len() {
                1 => "floors of 1 snapshot".to_owned(),
                many => format!("floors of {many} snapshots"),
            };
            Ok(findings(what, Vec::new()))
        }
        OUTCOMES => outcomes(path, None).map(|(facts, faults)| findings(said(&facts), faults)),
        name if is_snapshot(name) => snapshot(path),
        _ => {
            let faults = report(path)?.err().into_iter().collect();
            Ok(findings("report".to_owned(), faults))
        }
    }
}

fn findings(what: String, wrong: Vec<Fault>) -> Findings {
    Findings { what, wrong, ..Findings::default() }
}

fn said(facts: &[Facts]) -> String {
    let names: Vec<&str> = facts.iter().map(|facts| facts.identity.system.as_str()).collect();
    format!("outcomes of {}", names.join(", "))
}

fn snapshot(path: &Path) -> Result<Findings> {
    let text = fs::read_to_string(path).map_err(|e| Error::io("read", path, &e))?;
    let faults = match Snapshot::parse(&text) {
        Ok(snapshot) => sound::faults(&snapshot),
        Err(error) => error.faults,
    };
    Ok(findings("snapshot".to_owned(), faults.into_iter().map(|fault| fault.at(path)).collect()))
}

/// The report in a file, or why it is none.
fn report(path: &Path) -> Result<Result<Report, Fault>> {
    let bytes = fs::read(path).map_err(|e| Error::io("read", path, &e))?;
    let fault = |e| Fault::new(format!("not a report: {e}")).at(path).expected("a report, or a manifest");
    Ok(serde_json::from_slice::<Report>(&bytes).map_err(fault))
}

/// The facts of a table of outcomes. Its numbers are counted from its rows, so that they agree with themselves.
fn outcomes(path: &Path, signature: Option<&str>) -> Result<(Vec<Facts>, Vec<Fault>)> {
    match outcomes_read::read(path, "gold", signature) {
        Ok(facts) => Ok((facts, Vec::new())),
        Err(error) if error.faults.iter().all(|fault| fault.line.is_some()) => Ok((Vec::new(), error.faults)),
        Err(error) => Err(error),
    }
}

/// A folder that `score` wrote: the report says what the table of outcomes adds up to.
fn folder(path: &Path) -> Result<Findings> {
    let (report_path, table) = (path.join(REPORT), path.join(OUTCOMES));
    let report = match report(&report_path)? {
        Ok(report) => report,
        Err(fault) => return Ok(findings("reports".to_owned(), vec![fault])),
    };
    let (facts, mut faults) = outcomes(&table, Some(&report.signature))?;
    if faults.is_empty() {
        for system in &report.systems {
            let Some(facts) = facts.iter().find(|facts| facts.identity.system == system.name) else {
                // A system without any row said nothing where gold said nothing.
                continue;
            };
            for (field, said) in &system.fields {
                let counted = Field::parse(field).and_then(|field| counts(facts, field));
                if counted.is_some_and(|counted| counted != (said.possible, said.actual, said.correct)) {
                    let fault = Fault::new(format!("{}: {field} is not what {OUTCOMES} adds up to", system.name));
                    faults.push(fault.at(&report_path));
                }
            }
        }
    }
    Ok(findings(format!("reports and {}", said(&facts)), faults))
}

fn counts(facts: &Facts, field: Field) -> Option<(u64, u64, u64)> {
    let fact = facts.facts.iter().find(|fact| fact.path == ["fields", field.as_str()])?;
    let of = |name: &str| fact.values.iter().find(|(n, _)| n == name)?.1.parse().ok();
    Some((of("possible")?, of("actual")?, of("correct")?))
}
