//! The pack section `[text]`: what the segmentation needs to know of a language.

use rustc_hash::FxHashSet;
use schemars::JsonSchema;
use serde::Deserialize;

use super::surface::{Paradigms, expand};
use crate::text::Key;

/// As written in the pack.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextSection {
    /// Words that a full stop follows without ending the sentence, without the stop.
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// Words that begin a sentence when they stand with a capital behind an abbreviation, since no
    /// name begins with them.
    #[serde(default)]
    pub openers: Vec<String>,
}

/// As compiled.
#[derive(Debug, Clone, Default)]
pub struct Words {
    pub abbreviations: FxHashSet<Key>,
    pub openers: FxHashSet<Key>,
}

impl Words {
    pub fn compile(section: &TextSection, paradigms: &Paradigms, faults: &mut Vec<String>) -> Self {
        let mut keys = |name: &str, entries: &[String]| keys(&format!("text.{name}"), entries, paradigms, faults);
        Self {
            abbreviations: keys("abbreviations", &section.abbreviations),
            openers: keys("openers", &section.openers),
        }
    }
}

/// The keys of a list of single words. `place`: where the list stands in the pack.
pub(super) fn keys(place: &str, entries: &[String], paradigms: &Paradigms, faults: &mut Vec<String>) -> FxHashSet<Key> {
    let mut keys = FxHashSet::default();
    for entry in entries {
        match expand(entry, paradigms) {
            Ok(surfaces) => keys.extend(surfaces.iter().map(|s| Key::of(s))),
            Err(fault) => faults.push(format!("{place}: {fault}")),
        }
    }
    keys
}
