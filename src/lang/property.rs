//! The pack section `[property]`: the words that say something of the things counted.
//!
//! In: surfaces by code, grouped by subject. Out: one phrase table, and one for each kind of thing that
//! a word says something else of (`touché`: people are affected, money is received).

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
    /// Other codes of words in `phrases`, where money, people, things or shares are counted.
    pub of_money: Phrases<Box<str>>,
    pub of_people: Phrases<Box<str>>,
    pub of_things: Phrases<Box<str>>,
    pub of_shares: Phrases<Box<str>>,
}

impl Properties {
    pub fn compile(section: &PropertySection, paradigms: &Paradigms, faults: &mut Vec<String>) -> Self {
        let mut compiled = Self::default();
        for (field, surfaces) in section {
            let phrases = match field.as_str() {
                "of_money" => &mut compiled.of_money,
                "of_people" => &mut compiled.of_people,
                "of_things" => &mut compiled.of_things,
                "of_shares" => &mut compiled.of_shares,
                _ => &mut compiled.phrases,
            };
            for (code, entries) in surfaces {
                let place = format!("property.{field}.{code}");
                add_all(phrases, &place, entries, paradigms, faults, |_| Box::from(code.as_str()));
            }
        }
        compiled
    }
}
