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
}

/// As compiled.
#[derive(Debug, Clone, Default)]
pub struct Words {
    pub abbreviations: FxHashSet<Key>,
}

impl Words {
    pub fn compile(section: &TextSection, paradigms: &Paradigms, faults: &mut Vec<String>) -> Self {
        let mut words = Self::default();
        for entry in &section.abbreviations {
            match expand(entry, paradigms) {
                Ok(surfaces) => words.abbreviations.extend(surfaces.iter().map(|s| Key::of(s))),
                Err(fault) => faults.push(format!("text.abbreviations: {fault}")),
            }
        }
        words
    }
}
