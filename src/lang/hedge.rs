//! The pack section `[hedge]`: words before and behind a figure that bound it or round it.
//!
//! In: phrases by the modifier that they give. Out: a table read backwards from the figure, and
//! one read forwards behind it.
//!
//! ```toml
//! [hedge]
//! skip = ["les"]                   # may stand between hedge and figure: environ les 20
//! multiplier = ["twice"]           # what stands behind it compares: twice as many as ten
//! round = ["dans"]                 # what it opens rounds round numbers alone: dans les vingt, dans les deux sens
//! minus_compares = true            # the minus word is "fewer" before people, sums and times: menos 300 personas
//! than = ["que"]                   # ... and before a share that this follows: menos 15 % que
//! crossing = ["przekroczyło"]      # of the verbs that hedge, those with another sense beside ...
//! survey_endings = ["umfrage"]     # a word before the hedge that ends so makes it tell who was asked: Umfrage unter 1200
//! border = ["granicę"]             # ... one of these: granicę przekroczyło 300 osób
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
use super::words::keys;
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
    /// Verbs and nouns that such a word belongs to, so that it hedges nothing: `handed over 600,000`, `ein Kredit über 22
    /// Millionen` (German).
    pub phrasal: Vec<String>,
    pub multiplier: Vec<String>,
    pub round: Vec<String>,
    pub minus_compares: bool,
    pub than: Vec<String>,
    pub crossing: Vec<String>,
    pub border: Vec<String>,
    pub survey_endings: Vec<String>,
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
    pub multiplier: FxHashSet<Key>,
    pub round: FxHashSet<Key>,
    pub minus_compares: bool,
    pub than: FxHashSet<Key>,
    pub crossing: FxHashSet<Key>,
    pub border: FxHashSet<Key>,
    pub survey_endings: Box<[Box<str>]>,
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
        hedges.minus_compares = section.minus_compares;
        hedges.survey_endings = section.survey_endings.iter().map(|ending| ending.as_str().into()).collect();
        let sets = [
            ("skip", &section.skip, &mut hedges.skip),
            ("temporal", &section.temporal, &mut hedges.temporal),
            ("phrasal", &section.phrasal, &mut hedges.phrasal),
            ("inverted", &section.inverted, &mut hedges.inverted),
            ("multiplier", &section.multiplier, &mut hedges.multiplier),
            ("round", &section.round, &mut hedges.round),
            ("than", &section.than, &mut hedges.than),
            ("crossing", &section.crossing, &mut hedges.crossing),
            ("border", &section.border, &mut hedges.border),
        ];
        for (name, words, set) in sets {
            *set = keys(&format!("hedge.{name}"), words, paradigms, faults);
        }
        hedges
    }
}
