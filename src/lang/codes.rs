//! The one list of language-neutral codes that packs map surfaces to.
//!
//! In: `codes.toml`, embedded: groups, subjects, and codes with what they mean. Out: whether a
//! code is known, and whether it counts people.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// As the build script puts it into JSON.
const FILE: &str = include_str!(concat!(env!("OUT_DIR"), "/codes.json"));

/// Group, then subject, then code with its meaning.
type File = BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>;

/// What a code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    People,
    Things,
    Property,
}

type Codes = FxHashMap<String, Vec<Group>>;

fn codes() -> &'static Codes {
    static BUILT: OnceLock<Codes> = OnceLock::new();
    BUILT.get_or_init(|| {
        // The file is embedded and parsed by a test; a broken one leaves no code rather than a panic.
        let file: File = serde_json::from_str(FILE).unwrap_or_default();
        let mut codes = Codes::default();
        for (group, subjects) in file {
            let group = match group.as_str() {
                "people" => Group::People,
                "property" => Group::Property,
                _ => Group::Things,
            };
            for code in subjects.into_values().flat_map(BTreeMap::into_keys) {
                codes.entry(code).or_default().push(group);
            }
        }
        codes
    })
}

fn is(code: &str, wanted: &[Group]) -> bool {
    codes().get(code).is_some_and(|groups| groups.iter().any(|group| wanted.contains(group)))
}

/// Whether things with this count code are people.
pub fn is_person(code: &str) -> bool {
    is(code, &[Group::People])
}

/// Whether this is a listed code of things counted.
pub fn is_count(code: &str) -> bool {
    is(code, &[Group::People, Group::Things])
}

/// Whether this is a listed code of what is said of them.
pub fn is_property(code: &str) -> bool {
    is(code, &[Group::Property])
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITTEN: &str = include_str!("codes.toml");

    #[test]
    fn the_embedded_file_parses_and_its_codes_are_plain_and_explained() {
        let parsed: File = serde_json::from_str(FILE).unwrap();
        assert_eq!(parsed, toml::from_str(WRITTEN).unwrap());
        for (group, subjects) in &parsed {
            assert!(["people", "things", "property"].contains(&group.as_str()), "codes.toml: unknown group {group}");
            for (subject, codes) in subjects {
                for (code, meaning) in codes {
                    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
                    assert!(code.bytes().all(plain), "codes.toml: \"{code}\" is no snake_case");
                    assert!(!meaning.is_empty(), "codes.toml: {group}.{subject}.{code} is not explained");
                }
            }
        }
    }

    #[test]
    fn a_code_stands_once_among_the_things_counted_and_once_among_the_properties() {
        for (code, groups) in codes() {
            let properties = groups.iter().filter(|g| **g == Group::Property).count();
            assert!(properties <= 1 && groups.len() - properties <= 1, "codes.toml: \"{code}\" stands twice");
        }
    }

    #[test]
    fn the_codes_of_each_subject_are_sorted() {
        let mut last = "";
        for line in WRITTEN.lines() {
            match line.split_once(" = ") {
                Some((code, _)) if !line.starts_with('#') => {
                    assert!(last < code, "codes.toml: \"{code}\" stands behind \"{last}\"");
                    last = code;
                }
                _ if line.starts_with('[') => last = "",
                _ => {}
            }
        }
    }
}
