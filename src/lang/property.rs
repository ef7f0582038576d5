//! The pack section `[property]`: the words that say something of the things counted.
//!
//! In: surfaces by code, grouped by subject. Out: one phrase table.

use std::collections::BTreeMap;

use super::phrases::Phrases;
use super::surface::Paradigms;
use super::unit::{Surfaces, add_all};

/// As written in the pack: subject, then code, then surfaces.
pub type PropertySection = BTreeMap<String, Surfaces>;

/// As compiled.
#[derive(Debug, Clone, Default)]
pub struct Properties {
    /// The code of each predicate's lexical words.
    pub phrases: Phrases<Box<str>>,
}

impl Properties {
    pub fn compile(section: &PropertySection, paradigms: &Paradigms, faults: &mut Vec<String>) -> Self {
        let mut phrases = Phrases::default();
        for (field, surfaces) in section {
            for (code, entries) in surfaces {
                let place = format!("property.{field}.{code}");
                add_all(&mut phrases, &place, entries, paradigms, faults, |_| Box::from(code.as_str()));
            }
        }
        Self { phrases }
    }
}
