//! The pack section `[hedge]`: words before and behind a figure that bound it or round it.
//!
//! In: phrases by the modifier that they give. Out: a table read backwards from the figure, and
//! one read forwards behind it.
//!
//! ```toml
//! [hedge]
//! skip = ["les"]                   # may stand between hedge and figure: environ les 20
//! [hedge.before]
//! approximate = ["environ"]        # exact, approximate, more_than, at_least, less_than, at_most; minus
//! [hedge.after]
//! at_least = ["ou plus"]
//! [hedge.genitive]                 # as before, and the figure stands in the genitive: около тысячи
//! ```

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use schemars::JsonSchema;
use serde::Deserialize;

use super::endings::Endings;
use super::phrases::Phrases;
use super::surface::{Paradigms, expand};
use super::unit::add_all;
use crate::claim::Modifier;
use crate::text::Key;

/// As written in the pack.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct HedgeSection {
    pub skip: Vec<String>,
    /// Nouns that, standing before a number, make it approximate: `человек сорок`.
    pub inverted: Vec<String>,
    /// Of the hedges before a figure, those that mean a stretch of time before a duration: `over five years`.
    pub temporal: Vec<String>,
    /// Verbs that such a word belongs to, so that it hedges nothing: `handed over 600,000`.
    pub phrasal: Vec<String>,
    pub before: BTreeMap<Effect, Vec<String>>,
    pub genitive: BTreeMap<Effect, Vec<String>>,
    pub after: BTreeMap<Effect, Vec<String>>,
}

/// What a hedge does to its figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    Exact,
    Approximate,
    MoreThan,
    AtLeast,
    LessThan,
    AtMost,
    /// The figure is below zero.
    Minus,
}

impl Effect {
    pub const fn modifier(self) -> Option<Modifier> {
        match self {
            Self::Exact => Some(Modifier::Exact),
            Self::Approximate => Some(Modifier::Approximate),
            Self::MoreThan => Some(Modifier::MoreThan),
            Self::AtLeast => Some(Modifier::AtLeast),
            Self::LessThan => Some(Modifier::LessThan),
            Self::AtMost => Some(Modifier::AtMost),
            Self::Minus => None,
        }
    }
}

/// As compiled.
#[derive(Debug, Clone, Default)]
pub struct Hedges {
    /// The effect, and whether it puts the figure into the genitive.
    pub before: Endings<(Effect, bool)>,
    pub after: Phrases<Effect>,
    pub skip: FxHashSet<Key>,
    pub inverted: FxHashSet<Key>,
    pub temporal: FxHashSet<Key>,
    pub phrasal: FxHashSet<Key>,
}

impl Hedges {
    pub fn compile(section: &HedgeSection, paradigms: &Paradigms, faults: &mut Vec<String>) -> Self {
        let mut hedges = Self::default();
        for (list, genitive) in [(&section.before, false), (&section.genitive, true)] {
            for (effect, entries) in list {
                for entry in entries {
                    match expand(entry, paradigms) {
                        Ok(surfaces) => surfaces.iter().for_each(|s| {
                            hedges.before.add(s, (*effect, genitive));
                        }),
                        Err(fault) => faults.push(format!("hedge: {fault}")),
                    }
                }
            }
        }
        for (effect, entries) in &section.after {
            add_all(&mut hedges.after, "hedge.after", entries, paradigms, faults, |_| *effect);
        }
        hedges.skip = section.skip.iter().map(|s| Key::of(s)).collect();
        hedges.temporal = section.temporal.iter().map(|s| Key::of(s)).collect();
        hedges.phrasal = section.phrasal.iter().map(|s| Key::of(s)).collect();
        hedges.inverted = section.inverted.iter().map(|s| Key::of(s)).collect();
        hedges
    }
}
