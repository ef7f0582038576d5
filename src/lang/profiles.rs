//! Reads `languages.toml`: the function words and letters by which languages are told apart.

use std::sync::OnceLock;

use serde::Deserialize;

use super::registry::codes;
use crate::text::language::Profiles;

/// As the build script puts it into JSON.
const FILE: &str = include_str!(concat!(env!("OUT_DIR"), "/languages.json"));

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    name: String,
    words: String,
    letters: String,
}

fn file() -> &'static File {
    static PARSED: OnceLock<File> = OnceLock::new();
    // The file is embedded and parsed by a test; a broken one leaves no language rather than a panic.
    PARSED.get_or_init(|| serde_json::from_str(FILE).unwrap_or(File { language: Vec::new() }))
}

/// The profiles of every language known by name.
pub fn profiles() -> &'static Profiles {
    static BUILT: OnceLock<Profiles> = OnceLock::new();
    BUILT.get_or_init(|| {
        let mut profiles = Profiles::default();
        for entry in &file().language {
            let letters = entry.letters.chars().flat_map(|c| c.to_uppercase().chain([c]));
            profiles.add(&entry.code, entry.words.split_whitespace(), letters);
        }
        profiles.prefer(codes());
        profiles
    })
}

/// The English name of a language, where it is known.
pub fn language_name(code: &str) -> Option<&'static str> {
    file().language.iter().find(|e| e.code == code).map(|e| e.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_file_parses() {
        let parsed: Result<File, _> = serde_json::from_str(FILE);
        assert!(parsed.is_ok_and(|f| f.language.len() > 10));
    }
}
