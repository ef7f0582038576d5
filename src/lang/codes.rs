//! The one list of language-neutral codes that packs map surfaces to.
//!
//! In: `codes.toml`, embedded. Out: whether a code is known, and whether it counts people.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

const FILE: &str = include_str!("codes.toml");

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// The subjects of `count` whose things are people.
    persons: Vec<String>,
    count: BTreeMap<String, Vec<String>>,
    property: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Default)]
struct Codes {
    persons: FxHashSet<&'static str>,
    counts: FxHashSet<&'static str>,
    properties: FxHashSet<&'static str>,
}

fn file() -> &'static File {
    static PARSED: OnceLock<File> = OnceLock::new();
    // The file is embedded and parsed by a test; a broken one leaves no code rather than a panic.
    PARSED.get_or_init(|| toml::from_str(FILE).unwrap_or_default())
}

fn codes() -> &'static Codes {
    static BUILT: OnceLock<Codes> = OnceLock::new();
    BUILT.get_or_init(|| {
        let file = file();
        let all =
            |lists: &'static BTreeMap<String, Vec<String>>| lists.values().flatten().map(String::as_str).collect();
        let persons = file.persons.iter().filter_map(|field| file.count.get(field)).flatten();
        Codes {
            persons: persons.map(String::as_str).collect(),
            counts: all(&file.count),
            properties: all(&file.property),
        }
    })
}

/// Whether things with this count code are people.
pub fn is_person(code: &str) -> bool {
    codes().persons.contains(code)
}

/// Whether this is a listed code of things counted.
pub fn is_count(code: &str) -> bool {
    codes().counts.contains(code)
}

/// Whether this is a listed code of what is said of them.
pub fn is_property(code: &str) -> bool {
    codes().properties.contains(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_file_parses_and_its_lists_are_sorted_and_unique() {
        let parsed: File = toml::from_str(FILE).unwrap();
        for (kind, lists) in [("count", &parsed.count), ("property", &parsed.property)] {
            let mut seen = FxHashSet::default();
            for (field, list) in lists {
                assert!(list.is_sorted(), "codes.toml: {kind}.{field} is not sorted");
                for code in list {
                    assert!(seen.insert(code), "codes.toml: {kind}.{field}: \"{code}\" stands twice");
                    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
                    assert!(code.bytes().all(plain), "codes.toml: \"{code}\" is no snake_case");
                }
            }
        }
        for field in &parsed.persons {
            assert!(parsed.count.contains_key(field), "codes.toml: persons names the unknown subject \"{field}\"");
        }
    }
}
