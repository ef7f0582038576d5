//! Packs in: how many classes, predicates, sources and units each knows; the least stands in coverage.toml.

use std::collections::{BTreeMap, BTreeSet};

use claimbench::lang;
use serde::Deserialize;
use toml::{Table, Value};

/// The languages that read names and digits only, and count few things.
const DIGITS_ONLY: [&str; 2] = ["kk", "ky"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Coverage {
    least: BTreeMap<String, usize>,
    always: Always,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Always {
    codes: Vec<String>,
}

fn wanted() -> Coverage {
    toml::from_str(include_str!("coverage.toml")).unwrap()
}

fn packs() -> impl Iterator<Item = (&'static str, Table)> {
    let full = lang::codes().filter(|code| !DIGITS_ONLY.contains(code));
    full.map(|code| (code, super::source(code).parse().unwrap()))
}

fn table<'a>(pack: &'a Table, path: &[&str]) -> Option<&'a Table> {
    path.iter().try_fold(pack, |table, name| table.get(*name)?.as_table())
}

/// The codes with at least one surface, of sections that hold subjects.
fn codes(subjects: Option<&Table>) -> BTreeSet<&str> {
    let subjects = subjects.into_iter().flat_map(Table::values).filter_map(Value::as_table).flatten();
    subjects.filter(|(_, list)| !list.as_array().is_none_or(Vec::is_empty)).map(|(code, _)| code.as_str()).collect()
}

fn entries(lists: Option<&Table>) -> usize {
    lists.into_iter().flat_map(Table::values).filter_map(Value::as_array).map(Vec::len).sum()
}

fn known(pack: &Table) -> BTreeMap<&'static str, usize> {
    let counted = codes(table(pack, &["unit", "count"]));
    let people = counted.iter().filter(|code| lang::codes::is_person(code)).count();
    let subjects = table(pack, &["property"]).into_iter().flat_map(Table::values);
    let said = subjects.map(|subject| entries(subject.as_table())).sum();
    let length = |name| table(pack, &["unit", name]).map_or(0, Table::len);
    BTreeMap::from([
        ("people", people),
        ("things", counted.len() - people),
        ("predicates", codes(table(pack, &["property"])).len()),
        ("predicate_entries", said),
        ("sources", entries(table(pack, &["speech", "source"])) + entries(table(pack, &["speech", "title"]))),
        ("currencies", length("currency")),
        ("measures", length("measure") + length("duration")),
    ])
}

#[test]
fn every_pack_knows_at_least_what_is_asked() {
    let least = wanted().least;
    let mut short = Vec::new();
    for (language, pack) in packs() {
        let known = known(&pack);
        assert!(known.keys().copied().eq(least.keys().map(String::as_str)), "coverage.toml names other rows");
        for (row, count) in known {
            if count < least[row] {
                short.push(format!("{language}: {count} {row}, of {}", least[row]));
            }
        }
    }
    assert!(short.is_empty(), "{}", short.join("\n"));
}

#[test]
fn every_pack_knows_the_plainest_classes() {
    let wanted = wanted().always.codes;
    let mut missing = Vec::new();
    for (language, pack) in packs() {
        let known = codes(table(&pack, &["unit", "count"]));
        missing.extend(wanted.iter().filter(|c| !known.contains(c.as_str())).map(|c| format!("{language}: {c}")));
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
