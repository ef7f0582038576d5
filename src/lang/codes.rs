//! The one list of language-neutral codes that packs map surfaces to.
//!
//! In: `codes.toml`, embedded: groups, subjects, and codes with what they mean. Out: whether a
//! code is known, whether it counts people or animals, and the kind that rules take it for.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};

/// As the build script puts it into JSON.
const FILE: &str = include_str!(concat!(env!("OUT_DIR"), "/codes.json"));

/// Group, then subject, then code with its meaning.
type File = BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>;

/// The subject of living things that are nobody.
const ANIMALS: &str = "animals";

/// What a code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    People,
    Things,
    Property,
}

/// The group that says of what kind a code of another group is, and the one that says what is written for a kind.
const KINDS: &str = "kind";
const WRITTEN_FOR: &str = "written";

#[derive(Debug, Default)]
struct Codes {
    groups: FxHashMap<String, Vec<Group>>,
    animals: FxHashSet<String>,
    /// The kind of each property that has one.
    kinds: FxHashMap<String, Arc<str>>,
    /// What records hold for a property that only rules ask for.
    written: FxHashMap<String, String>,
}

fn codes() -> &'static Codes {
    static BUILT: OnceLock<Codes> = OnceLock::new();
    BUILT.get_or_init(|| {
        // The file is embedded and parsed by a test; a broken one leaves no code rather than a panic.
        let mut file: File = serde_json::from_str(FILE).unwrap_or_default();
        let mut codes = Codes::default();
        let kinds = file.remove(KINDS).unwrap_or_default();
        codes.kinds = kinds.into_values().flatten().map(|(code, kind)| (code, Arc::from(kind))).collect();
        codes.written = file.remove(WRITTEN_FOR).unwrap_or_default().into_values().flatten().collect();
        for (group, subjects) in file {
            let group = match group.as_str() {
                "people" => Group::People,
                "property" => Group::Property,
                _ => Group::Things,
            };
            codes.animals.extend(subjects.get(ANIMALS).into_iter().flat_map(BTreeMap::keys).cloned());
            for code in subjects.into_values().flat_map(BTreeMap::into_keys) {
                codes.groups.entry(code).or_default().push(group);
            }
        }
        codes
    })
}

fn is(code: &str, wanted: &[Group]) -> bool {
    codes().groups.get(code).is_some_and(|groups| groups.iter().any(|group| wanted.contains(group)))
}

/// Whether things with this count code are people.
pub fn is_person(code: &str) -> bool {
    is(code, &[Group::People])
}

/// Whether things with this count code are animals, whom death and illness befall as they do people.
pub fn is_animal(code: &str) -> bool {
    codes().animals.contains(code)
}

/// Whether this is a listed code of things counted.
pub fn is_count(code: &str) -> bool {
    is(code, &[Group::People, Group::Things])
}

/// The kind of a property, where its own word is narrower than what rules ask for: who halts the trains suspends them, and
/// `halted` is a name for it. A property without one is a kind by itself.
pub fn kind(code: &str) -> Option<&'static Arc<str>> {
    codes().kinds.get(code)
}

/// What records hold for a property: the noun `exports` is a level to the rules, and an annotator writes `exported` for it.
pub fn written(code: &str) -> &str {
    codes().written.get(code).map_or(code, |written| written)
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
        for (group, subjects) in parsed.iter().filter(|(group, _)| ![KINDS, WRITTEN_FOR].contains(&group.as_str())) {
            assert!(["people", "things", "property"].contains(&group.as_str()), "codes.toml: unknown group {group}");
            for (subject, codes) in subjects {
                for (code, meaning) in codes {
                    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
                    assert!(code.bytes().all(plain), "codes.toml: \"{code}\" is no snake_case");
                    assert!(
                        meaning.chars().any(char::is_alphabetic),
                        "codes.toml: {group}.{subject}.{code} is not explained"
                    );
                }
            }
        }
    }

    #[test]
    fn a_code_stands_once_among_the_things_counted_and_once_among_the_properties() {
        for (code, groups) in &codes().groups {
            let properties = groups.iter().filter(|g| **g == Group::Property).count();
            assert!(properties <= 1 && groups.len() - properties <= 1, "codes.toml: \"{code}\" stands twice");
        }
    }

    #[test]
    fn a_kind_is_a_property_that_has_no_kind_itself() {
        for (code, kind) in &codes().kinds {
            assert!(is_property(code) && is_property(kind), "codes.toml: \"{code}\" or \"{kind}\" is no property");
            assert!(super::kind(kind).is_none(), "codes.toml: \"{kind}\", the kind of \"{code}\", has one itself");
        }
        for (code, written) in &codes().written {
            assert!(is_property(code) && is_property(written), "codes.toml: \"{code}\" is written as \"{written}\"");
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
