//! The pack section `[range]`: how two numbers are said to be the ends of one, or before and after.
//!
//! ```toml
//! [range]
//! join = ["à", "ou"]               # between two ends, whatever stands before them: 35 à 40 millions
//! change_verb = ["passé"]          # near `from … to`, tells a change from a range
//! [range.between]                  # opener = what joins the ends
//! entre = ["et"]
//! [range.from]                     # a range, or a change where a verb of change stands near
//! de = ["à"]
//! [range.change]                   # always a change
//! z = ["do"]
//! ```

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use schemars::JsonSchema;
use serde::Deserialize;

use super::phrases::Phrases;
use super::surface::Paradigms;
use super::unit::add_all;
use crate::text::Key;

/// As written in the pack.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RangeSection {
    pub join: Vec<String>,
    pub between: BTreeMap<String, Vec<String>>,
    pub from: BTreeMap<String, Vec<String>>,
    pub change: BTreeMap<String, Vec<String>>,
    pub change_verb: Vec<String>,
    /// Joins or contrasts two counts of the same kind: `et`, `a`, `dont`.
    pub contrast: Vec<String>,
}

/// What an opener makes of the two numbers behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    Between,
    From,
    Change,
}

/// As compiled.
#[derive(Debug, Clone, Default)]
pub struct Ranges {
    /// Words between two ends.
    pub join: Phrases<()>,
    /// For an opener and a joiner, both single words: what they make of their numbers.
    pub pairs: FxHashMap<(Key, Key), Opening>,
    pub openers: FxHashMap<Key, Opening>,
    pub change_verb: Phrases<()>,
    pub contrast: FxHashSet<Key>,
}

impl Ranges {
    pub fn compile(section: &RangeSection, paradigms: &Paradigms, faults: &mut Vec<String>) -> Self {
        let mut ranges = Self::default();
        let lists =
            [(Opening::Between, &section.between), (Opening::From, &section.from), (Opening::Change, &section.change)];
        for (opening, list) in lists {
            for (opener, joiners) in list {
                let opener = Key::of(opener);
                ranges.openers.entry(opener).or_insert(opening);
                for joiner in joiners {
                    ranges.pairs.entry((opener, Key::of(joiner))).or_insert(opening);
                }
            }
        }
        ranges.contrast = section.contrast.iter().map(|s| Key::of(s)).collect();
        add_all(&mut ranges.join, "range.join", &section.join, paradigms, faults, |_| ());
        add_all(&mut ranges.change_verb, "range.change_verb", &section.change_verb, paradigms, faults, |_| ());
        ranges
    }
}
