//! Floors: the least that a number may be, pinned in `floors.toml` beside the snapshots.
//!
//! In: the file, and a result. Out: the floors that it breaks; floors raised by pinning, lowered only with a reason,
//! which stays in the file.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::text::Snapshot;
use crate::error::{Error, Fault, Result};
use crate::whole;

/// The file's name.
pub const FLOORS: &str = "floors.toml";
const HEAD: &str = "\
# The least that each number may be. `claimbench accept NAME --pin claim.f1` pins a number or raises its floor;
# `claimbench accept NAME --allow-regression REASON` alone lowers one. Comments of yours would be lost.

";

/// Every pinned number of a folder.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floors {
    #[serde(default, rename = "floor")]
    floors: Vec<Floor>,
}

/// One pinned number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floor {
    /// The snapshot's name, without ending.
    pub snapshot: String,
    /// `FIELD.RATIO`, of the whole or behind `SLICE/KEY/`.
    pub number: String,
    pub least: f64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lowered: Vec<Lowered>,
}

/// That a floor came down, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lowered {
    pub from: f64,
    pub to: f64,
    pub reason: String,
}

/// A number below its floor; `None` where the result has no such number, or an undefined one.
#[derive(Debug, Clone, PartialEq)]
pub struct Broken {
    pub number: String,
    pub least: f64,
    pub found: Option<f64>,
}

impl Broken {
    /// `claim.f1 is 0.8000`.
    pub fn found(&self) -> String {
        let found = self.found.map_or_else(|| "undefined".to_owned(), |found| format!("{found:.4}"));
        format!("{} is {found}", self.number)
    }

    /// `at least 0.9000, its floor`.
    pub fn expected(&self) -> String {
        format!("at least {:.4}, its floor", self.least)
    }

    pub fn fault(&self, name: &str) -> Fault {
        Fault::new(format!("{name}: {}", self.found())).expected(self.expected())
    }
}

impl Floors {
    /// The floors of a folder; none where there is no file.
    pub fn read(dir: &Path) -> Result<Self> {
        let path = dir.join(FLOORS);
        if !path.exists() {
            return Ok(Self::default());
        }
        let text = fs::read_to_string(&path).map_err(|e| Error::io("read", &path, &e))?;
        toml::from_str(&text).map_err(|e| {
            let line = e.span().map_or(1, |span| 1 + text[..span.start.min(text.len())].matches('\n').count());
            let expected = "[[floor]] tables of snapshot, number and least";
            Error::input(Fault::new(e.message().to_owned()).at(&path).line(line).expected(expected))
        })
    }

    pub fn write(&self, dir: &Path) -> Result<()> {
        let path = dir.join(FLOORS);
        let text = toml::to_string(self)
            .map_err(|e| Error::input(Fault::new(format!("floors that TOML cannot hold: {e}")).at(&path)))?;
        whole::bytes(&path, format!("{HEAD}{text}").as_bytes())
    }

    /// The names of snapshots that have floors, each once.
    pub fn names(&self) -> BTreeSet<&str> {
        self.floors.iter().map(|floor| floor.snapshot.as_str()).collect()
    }

    /// The floors that a result breaks.
    pub fn broken(&self, name: &str, result: &Snapshot) -> Vec<Broken> {
        let of = self.floors.iter().filter(|floor| floor.snapshot == name);
        let broken = of.filter_map(|floor| {
            let found = number(result, &floor.number);
            let holds = found.is_some_and(|found| found >= floor.least);
            (!holds).then(|| Broken { number: floor.number.clone(), least: floor.least, found })
        });
        broken.collect()
    }

    /// Brings every floor that the result breaks down to it; an undefined number brings its floor to 0.
    pub fn lower(&mut self, name: &str, result: &Snapshot, reason: &str) {
        for floor in self.floors.iter_mut().filter(|floor| floor.snapshot == name) {
            let to = number(result, &floor.number).unwrap_or(0.0);
            if to < floor.least {
                floor.lowered.push(Lowered { from: floor.least, to, reason: reason.to_owned() });
                floor.least = to;
            }
        }
    }

    /// Pins a number at what the result has; never lowers a floor. Says what is wrong where there is no such number.
    pub fn pin(&mut self, name: &str, result: &Snapshot, word: &str) -> Result<(), Fault> {
        let Some(least) = number(result, word) else {
            let fault = Fault::new(format!("{name} has no number {word}"));
            return Err(
                fault.expected("FIELD.RATIO such as claim.f1, or SLICE/KEY/FIELD.RATIO such as language/fr/claim.f1")
            );
        };
        match self.floors.iter_mut().find(|floor| floor.snapshot == name && floor.number == word) {
            Some(floor) => floor.least = floor.least.max(least),
            None => self.floors.push(Floor {
                snapshot: name.to_owned(),
                number: word.to_owned(),
                least,
                lowered: Vec::new(),
            }),
        }
        self.floors.sort_by(|a, b| (&a.snapshot, &a.number).cmp(&(&b.snapshot, &b.number)));
        Ok(())
    }
}

/// The number that a word names, as the snapshot prints it.
fn number(result: &Snapshot, word: &str) -> Option<f64> {
    let (path, ratio) = word.rsplit_once('.')?;
    // A key may be of any words, a stroke included: the slice is what stands before the first, the field behind the last.
    let words = match path.split_once('/') {
        None => vec!["fields", path],
        Some((slice, rest)) => {
            let (key, field) = rest.rsplit_once('/')?;
            vec!["slices", slice, key, field]
        }
    };
    let known = ["f1", "precision", "recall"].contains(&ratio);
    known.then(|| result.fact(&words)?.value(ratio)?.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::super::facts::{Fact, Facts};
    use super::*;

    fn result(f1: f64) -> Snapshot {
        let facts = vec![
            Fact::new(&["fields", "claim"]).ratio("f1", Some(f1)).ratio("recall", None).count("correct", 7),
            Fact::new(&["slices", "language", "fr", "claim"]).ratio("f1", Some(0.5)),
            Fact::new(&["slices", "outlet", "New York / Times. Daily", "claim"]).ratio("f1", Some(0.25)),
        ];
        Snapshot::new(&Facts { facts, ..Facts::default() })
    }

    #[test]
    fn a_floor_rises_by_pinning_and_falls_with_a_reason_alone() {
        let dir = tempfile::tempdir().unwrap();
        let mut floors = Floors::default();
        floors.pin("d__s", &result(0.8), "claim.f1").unwrap();
        floors.pin("d__s", &result(0.7), "claim.f1").unwrap();
        floors.pin("d__s", &result(0.7), "language/fr/claim.f1").unwrap();
        assert!(floors.broken("d__s", &result(0.8)).is_empty());
        assert!(floors.broken("d__other", &result(0.1)).is_empty());
        let broken = floors.broken("d__s", &result(0.75));
        assert_eq!(broken, [Broken { number: "claim.f1".into(), least: 0.8, found: Some(0.75) }]);
        floors.lower("d__s", &result(0.75), "gold is \"stricter\"\nnow");
        assert!(floors.broken("d__s", &result(0.75)).is_empty());
        assert_eq!(floors.broken("d__s", &result(0.74)).len(), 1);
        floors.write(dir.path()).unwrap();
        assert_eq!(Floors::read(dir.path()).unwrap(), floors);
        let told = &floors.floors[0].lowered;
        assert_eq!(
            (told.len(), told[0].from, told[0].to, told[0].reason.as_str()),
            (1, 0.8, 0.75, "gold is \"stricter\"\nnow")
        );
    }

    #[test]
    fn the_key_of_a_slice_may_hold_anything() {
        let mut floors = Floors::default();
        floors.pin("d__s", &result(0.8), "outlet/New York / Times. Daily/claim.f1").unwrap();
        assert_eq!(floors.floors[0].least, 0.25);
    }

    #[test]
    fn only_defined_ratios_can_be_pinned() {
        for word in
            ["claim.recall", "claim.correct", "claim", "nothing.f1", "language/xx/claim.f1", "language/claim.f1", ""]
        {
            assert!(Floors::default().pin("d__s", &result(0.8), word).is_err(), "{word}");
        }
    }

    #[test]
    fn a_floor_file_that_cannot_be_read_names_its_line() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(FLOORS), "[[floor]]\nsnapshot = \"d__s\"\nnumber = \"claim.f1\"\nleast = \"high\"\n")
            .unwrap();
        let error = Floors::read(dir.path()).unwrap_err().to_string();
        assert!(error.contains("floors.toml:4"), "{error}");
    }
}
