//! Every pack keeps the rules of its lists: sorted codes, known codes, no surface twice.

mod coverage;

use std::collections::{BTreeMap, BTreeSet};

use claimbench::lang;
use claimbench::text::{Key, tokenize};

/// One code of a section, and the line where it stands.
struct Entry {
    section: String,
    code: String,
    line: usize,
}

fn packs() -> Vec<(&'static str, String)> {
    let codes = lang::codes().chain([lang::NEUTRAL]);
    codes.map(|code| (code, source(code))).collect()
}

/// A pack as it is written.
pub fn source(code: &str) -> String {
    std::fs::read_to_string(format!("{}/src/lang/packs/{code}.toml", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The entries of the sections that map surfaces to codes.
fn entries(source: &str) -> Vec<Entry> {
    let (mut section, mut entries, mut open) = (String::new(), Vec::new(), false);
    for (i, line) in source.lines().enumerate() {
        if open {
            open = !line.trim_end().ends_with(']');
        } else if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end().trim_end_matches(']').to_owned();
        } else if let Some((code, list)) = line.split_once(" = ") {
            open = !list.trim_end().ends_with(']') && list.starts_with('[');
            if maps(&section) {
                let code = code.trim_matches('"').to_owned();
                entries.push(Entry { section: section.clone(), code, line: i + 1 });
            }
        }
    }
    entries
}

fn maps(section: &str) -> bool {
    (section.starts_with("unit.") && section != "unit.grammar") || section.starts_with("property.")
}

#[test]
fn codes_are_sorted_within_their_section() {
    let mut wrong = Vec::new();
    for (pack, source) in packs() {
        for pair in entries(&source).windows(2) {
            if pair[0].section == pair[1].section && pair[0].code >= pair[1].code {
                wrong.push(format!("{pack}.toml:{}: {} behind {}", pair[1].line, pair[1].code, pair[0].code));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn codes_of_things_and_properties_are_listed() {
    let mut wrong = Vec::new();
    for (pack, source) in packs() {
        for Entry { section, code, line } in entries(&source) {
            let known = match section.as_str() {
                s if s.starts_with("unit.count.") => lang::codes::is_count(&code),
                s if s.starts_with("property.") || s == "unit.victim" => lang::codes::is_property(&code),
                "unit.currency" => code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()),
                _ => true,
            };
            if !known {
                wrong.push(format!("{pack}.toml:{line}: [{section}] {code} is not in codes.toml"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_surface_is_written_twice() {
    let mut wrong = Vec::new();
    for (pack, source) in packs() {
        let parsed: toml::Table = source.parse().unwrap();
        let mut seen: BTreeMap<(bool, Vec<Key>), String> = BTreeMap::new();
        let mut add = |unit: bool, place: String, list: &toml::Value| {
            let mut here = BTreeSet::new();
            for surface in list.as_array().into_iter().flatten().filter_map(toml::Value::as_str) {
                // Paradigms are compared as written: what they expand to is compared by the compiler.
                let mut key: Vec<Key> = tokenize(surface).iter().map(|t| t.key).collect();
                // What a word says of money, people or things stands beside what it says of all else.
                let apart = place.split('.').nth(1).filter(|subject| subject.starts_with("of_"));
                key.extend(apart.into_iter().flat_map(tokenize).map(|t| t.key));
                if !here.insert(key.clone()) {
                    wrong.push(format!("{pack}.toml: {place}: \"{surface}\" twice"));
                } else if let Some(other) = seen.insert((unit, key), place.clone()) {
                    wrong.push(format!("{pack}.toml: {place}: \"{surface}\" is in {other} too"));
                }
            }
        };
        let table = |value: Option<&toml::Value>| value.and_then(toml::Value::as_table).cloned().unwrap_or_default();
        let unit = table(parsed.get("unit"));
        for kind in ["currency", "duration", "measure", "percent", "victim"] {
            for (code, list) in table(unit.get(kind)) {
                add(true, format!("unit.{kind}.{code}"), &list);
            }
        }
        for (group, value) in [("unit.count", unit.get("count")), ("property", parsed.get("property"))] {
            for (field, codes) in table(value) {
                for (code, list) in table(Some(&codes)) {
                    add(group == "unit.count", format!("{group}.{field}.{code}"), &list);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} surfaces:\n{}", wrong.len(), wrong.join("\n"));
}
