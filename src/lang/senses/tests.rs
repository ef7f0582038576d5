//! Holds `senses.toml` to what its head says. Every fault is listed, with the sense that has it.

use std::collections::BTreeSet;

use toml::Table;

use super::*;
use crate::lang::codes::{is_animal, is_count, is_person, is_property};

const WRITTEN: &str = include_str!("../senses.toml");
/// The words that stand for a kind of unit.
const UNIT_KINDS: [&str; 5] = ["people", "things", "animals", "measures", "sums"];

/// The units of measure, time and share that packs have.
fn measured() -> BTreeSet<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lang/packs");
    let mut codes = BTreeSet::from(["%".to_owned()]);
    for path in std::fs::read_dir(folder).unwrap() {
        let pack: Table = std::fs::read_to_string(path.unwrap().path()).unwrap().parse().unwrap();
        let section = |name: &str| pack.get("unit")?.get(name)?.as_table();
        codes.extend(["measure", "duration"].iter().filter_map(|name| section(name)).flat_map(Table::keys).cloned());
    }
    codes
}

/// What a file is checked against, and what was found.
struct Check<'f> {
    file: &'f File<'static>,
    measured: &'f BTreeSet<String>,
    faults: Vec<String>,
}

/// Every fault of a file.
fn faults(file: &File<'static>, measured: &BTreeSet<String>) -> Vec<String> {
    let mut check = Check { file, measured, faults: Vec::new() };
    check.kinds();
    for field in &file.field {
        check.hold(&field.about, !field.about.trim().is_empty(), "nothing says what a field is about");
    }
    let senses: Vec<&Written<'static>> = file.senses().collect();
    let compiled = compile(file).senses;
    for (at, written) in senses.iter().enumerate() {
        let place = format!("{} -> {} of {:?}", written.said.join(", "), written.means, written.of);
        check.sense(&place, written);
        for verb in &written.said {
            let earlier = senses.iter().zip(&compiled).take(at).filter(|(earlier, _)| earlier.said.contains(verb));
            let earlier: Vec<&Sense> = earlier.map(|(_, sense)| sense).collect();
            if check.leave_nothing(&earlier, &compiled[at]) {
                check.faults.push(format!("{place}: earlier senses of {verb} leave it nothing"));
            }
        }
    }
    check.faults
}

impl Check<'_> {
    fn hold(&mut self, place: &str, holds: bool, fault: &str) {
        if !holds {
            self.faults.push(format!("{place}: {fault}"));
        }
    }

    /// Whether a unit of measure is known: that of a pack, or a rate of two.
    fn is_measured(&self, code: &str) -> bool {
        let known = |code: &str| self.measured.contains(code);
        known(code) || code.split_once('/').is_some_and(|(unit, per)| known(unit) && known(per))
    }

    fn kinds(&mut self) {
        let file = self.file;
        let lists = |s: &Written<'static>| {
            [s.of.clone().unwrap_or_default(), s.except.clone(), s.tells_of.clone(), s.tells_nothing_of.clone()]
        };
        let named = Named::ALL.map(Named::name);
        let used: BTreeSet<&str> = file.senses().flat_map(lists).flatten().chain(named).collect();
        for name in named {
            self.hold(name, file.kind.contains_key(name), "a rule asks for this kind, and it is not there");
        }
        for (name, kind) in &file.kind {
            let code = is_count(name) || is_property(name) || self.is_measured(name) || UNIT_KINDS.contains(name);
            self.hold(name, !code, "the name of a kind is that of a code, too");
            self.hold(name, used.contains(name), "no sense and no rule asks for this kind");
            self.hold(name, !kind.are.trim().is_empty(), "nothing says what they are");
            self.hold(name, kind.codes.len() > 1, "a kind has several codes");
            self.hold(name, kind.codes.is_sorted_by(|a, b| a < b), "the codes are not sorted, or one stands twice");
            for code in &kind.codes {
                let known = is_count(code) || self.is_measured(code);
                self.hold(name, known, &format!("{code} is no unit"));
            }
        }
    }

    fn sense(&mut self, place: &str, written: &Written<'static>) {
        let file = self.file;
        self.hold(place, !written.said.is_empty(), "no verb says it");
        for code in written.said.iter().chain([&written.means]) {
            self.hold(place, is_property(code), &format!("{code} is no property"));
        }
        self.hold(place, written.of.as_ref().is_none_or(|of| !of.is_empty()), "`of` names nothing");
        for word in written.of.iter().flatten().chain(&written.except) {
            let known = file.kind.contains_key(word) || UNIT_KINDS.contains(word) || is_count(word);
            let known = known || self.is_measured(word);
            self.hold(place, known, &format!("{word} is neither a unit nor a kind"));
        }
        for word in written.tells_of.iter().chain(&written.tells_nothing_of) {
            let known = file.kind.contains_key(word) || is_count(word) || is_property(word);
            self.hold(place, known, &format!("{word} is no code and no kind"));
        }
        let both = written.when.iter().any(|fact| written.unless.contains(fact));
        self.hold(place, !both, "a fact must hold and must not");
        let examples =
            !written.examples.is_empty() && written.examples.iter().all(|example| !example.trim().is_empty());
        self.hold(place, examples, "there is no example");
        self.hold(place, !written.why.trim().is_empty(), "nothing says why");
        let lists =
            [written.of.as_deref().unwrap_or_default(), &written.except, &written.tells_of, &written.tells_nothing_of];
        for list in lists.into_iter().chain([&*written.said]) {
            let codes = file.codes(list);
            let distinct: BTreeSet<&str> = codes.iter().copied().collect();
            self.hold(place, distinct.len() == codes.len(), &format!("a code stands twice in {list:?}"));
        }
    }

    /// Whether each thing that a sense is of is taken by an earlier one, which asks for nothing that this one does not.
    fn leave_nothing(&self, earlier: &[&Sense], sense: &Sense) -> bool {
        let all = |part: &[&str], whole: &[&str]| part.iter().all(|code| whole.contains(code));
        let facts = |part: &[Fact], whole: &[Fact]| part.iter().all(|fact| whole.contains(fact));
        let weaker = |other: &Sense| {
            let told = || !sense.tells_of.is_empty() && all(&sense.tells_of, &other.tells_of);
            (other.tells_of.is_empty() || told())
                && all(&other.tells_nothing_of, &sense.tells_nothing_of)
                && facts(&other.when, &sense.when)
                && facts(&other.unless, &sense.unless)
        };
        let takes = |other: &Sense, code: Option<&str>| {
            let has = |units: &Units| code.is_some_and(|code| self.has(units, code));
            let apart = code.is_none() || code.is_some_and(|code| UNIT_KINDS.contains(&code));
            let excepted = if apart { !all(&words(&other.except), &words(&sense.except)) } else { has(&other.except) };
            weaker(other) && other.of.as_ref().is_none_or(has) && !excepted
        };
        let taken = |code: Option<&str>| earlier.iter().any(|other| takes(other, code));
        match &sense.of {
            None => taken(None),
            Some(units) => words(units).iter().all(|code| taken(Some(code))),
        }
    }

    /// Whether a unit, or all of a kind of unit, is among these.
    fn has(&self, units: &Units, code: &str) -> bool {
        match code {
            "people" => units.people,
            "things" => units.things,
            "animals" => units.animals || units.things,
            "measures" => units.measures,
            "sums" => units.sums,
            _ => {
                units.codes.contains(&code)
                    || units.people && is_person(code)
                    || units.animals && is_animal(code)
                    || units.things && is_count(code) && !is_person(code)
                    || units.measures && self.is_measured(code)
            }
        }
    }
}

/// The units as they are written.
fn words(units: &Units) -> Vec<&str> {
    let flags = [units.people, units.things, units.animals, units.measures, units.sums];
    let kinds = UNIT_KINDS.into_iter().zip(flags).filter_map(|(kind, is)| is.then_some(kind));
    kinds.chain(units.codes.iter().copied()).collect()
}

/// A file, as the build script makes it of what is written.
fn file(written: &str) -> Result<File<'static>, String> {
    let table: Table = written.parse().map_err(|e: toml::de::Error| e.to_string())?;
    let json: &'static str = serde_json::to_string(&table).unwrap().leak();
    serde_json::from_str(json).map_err(|e| e.to_string())
}

#[test]
fn the_embedded_file_is_the_one_that_is_written() {
    let written: Table = WRITTEN.parse().unwrap();
    assert_eq!(serde_json::from_str::<Table>(FILE).unwrap(), written);
    assert!(SENSES.senses.len() > 100, "only {} senses", SENSES.senses.len());
}

#[test]
fn the_file_is_without_fault() {
    let faults = faults(&file(WRITTEN).unwrap(), &measured());
    assert!(faults.is_empty(), "senses.toml:\n{}", faults.join("\n"));
}

/// A file of one kind that a rule asks for, and of these senses.
fn with(senses: &str) -> String {
    let kinds = "[kind.flying_objects]\nare = 'what flies'\ncodes = ['drone', 'plane']\n[[field]]\nabout = 'all'\n";
    let explained = "examples = ['x']\nwhy = 'y'\n";
    let senses = senses.lines().map(|sense| format!("[[field.sense]]\n{}\n{explained}", sense.replace("; ", "\n")));
    senses.fold(kinds.to_owned(), |all, sense| all + &sense)
}

#[test]
fn each_fault_is_found() {
    let cases = [
        ("said = ['killd']; of = ['car']; means = 'hit'", "killd is no property"),
        ("said = ['killed']; of = ['cars']; means = 'hit'", "cars is neither a unit nor a kind"),
        ("said = ['killed']; of = ['car']; tells_of = ['flod']; means = 'hit'", "flod is no code and no kind"),
        ("said = ['killed']; of = ['plane', 'flying_objects']; means = 'hit'", "a code stands twice"),
        ("said = ['killed']; when = ['few']; unless = ['few']; means = 'hit'", "a fact must hold and must not"),
        ("said = ['killed']; of = []; means = 'hit'", "`of` names nothing"),
    ];
    for (sense, fault) in cases {
        let found = faults(&file(&with(sense)).unwrap(), &measured());
        assert!(found.iter().any(|found| found.contains(fault)), "{sense}: {found:?}");
    }
    let unexplained = with("said = ['killed']; means = 'hit'").replace("['x']", "[]").replace("'y'", "''");
    let found = faults(&file(&unexplained).unwrap(), &measured());
    assert!(found.len() == 2 && found[0].contains("no example") && found[1].contains("why"), "{found:?}");
    let kinds = with("said = ['killed']; means = 'hit'")
        .replace("flying_objects", "car")
        .replace("'drone', ", "'x', 'drone', ");
    let found = faults(&file(&kinds).unwrap(), &measured()).join("\n");
    for fault in ["that of a code", "no sense and no rule", "x is no unit", "not sorted", "it is not there"] {
        assert!(found.contains(fault), "{fault}: {found}");
    }
    assert!(file(&with("said = ['killed']; off = ['car']; means = 'hit'")).unwrap_err().contains("off"));
    assert!(file(&with("said = ['killed']; when = ['raining']; means = 'hit'")).unwrap_err().contains("raining"));
}

#[test]
fn a_sense_that_is_never_reached_is_found() {
    let dead = [
        "said = ['hit']; means = 'killed'\nsaid = ['hit']; of = ['car']; means = 'hit'",
        "said = ['hit']; of = ['flying_objects']; means = 'killed'\nsaid = ['hit', 'shot']; of = ['drone']; means = 'hit'",
        "said = ['hit']; of = ['things']; means = 'killed'\nsaid = ['hit']; of = ['car', 'drone']; when = ['few']; means = 'hit'",
        "said = ['hit']; of = ['car']; means = 'killed'\nsaid = ['hit']; of = ['tank']; means = 'shot'\nsaid = ['hit']; of = ['car', 'tank']; means = 'hit'",
        "said = ['hit']; of = ['measures']; means = 'killed'\nsaid = ['hit']; of = ['t', 'L/m2']; means = 'hit'",
    ];
    let alive = [
        "said = ['hit']; of = ['car']; means = 'killed'\nsaid = ['hit']; means = 'hit'",
        "said = ['hit']; of = ['car']; when = ['few']; means = 'killed'\nsaid = ['hit']; of = ['car']; means = 'hit'",
        "said = ['hit']; of = ['things']; except = ['car']; means = 'killed'\nsaid = ['hit']; of = ['car']; means = 'hit'",
        "said = ['hit']; of = ['car']; tells_of = ['flood']; means = 'killed'\nsaid = ['hit']; of = ['car']; means = 'hit'",
        "said = ['hit']; of = ['people']; means = 'killed'\nsaid = ['hit']; of = ['car']; means = 'hit'",
    ];
    for senses in dead.iter().chain(&alive) {
        let found = faults(&file(&with(senses)).unwrap(), &measured());
        assert_eq!(
            found.iter().any(|fault| fault.contains("leave it nothing")),
            dead.contains(senses),
            "{senses}: {found:?}"
        );
        assert!(found.iter().all(|fault| fault.contains("leave it nothing")), "{senses}: {found:?}");
    }
}
