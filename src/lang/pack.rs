//! A pack as written in TOML, and as compiled for use.
//!
//! Each section of the file is one type in this room, with its own compiler; a fault in a pack is
//! a sentence that says which entry, and a test holds every embedded pack to none.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::calendar::{Calendar, CalendarSection};
use super::hedge::{HedgeSection, Hedges};
use super::label::{LabelSection, Labels};
use super::number::{NumberSection, Numbers};
use super::property::{Properties, PropertySection};
use super::range::{RangeSection, Ranges};
use super::sieve::Sieve;
use super::speech::{Speech, SpeechSection};
use super::unit::{UnitSection, Units};
use super::words::{TextSection, Words};
use crate::text::Tables;

/// One language's file.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// BCP 47 primary subtag; `und` for the language-neutral pack.
    pub language: String,
    /// The pack's own version, written into manifests.
    pub version: String,
    /// Named lists of endings, for surfaces like `"policjant~m"`.
    #[serde(default)]
    pub paradigm: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub text: TextSection,
    #[serde(default)]
    pub number: NumberSection,
    #[serde(default)]
    pub hedge: HedgeSection,
    #[serde(default)]
    pub range: RangeSection,
    #[serde(default)]
    pub calendar: CalendarSection,
    #[serde(default)]
    pub label: LabelSection,
    #[serde(default)]
    pub unit: UnitSection,
    #[serde(default)]
    pub property: PropertySection,
    #[serde(default)]
    pub speech: SpeechSection,
}

/// A pack ready for use: every list a hash table.
#[derive(Debug, Default)]
pub struct Lang {
    pub code: String,
    pub version: String,
    pub words: Words,
    pub numbers: Numbers,
    pub hedges: Hedges,
    pub ranges: Ranges,
    pub calendar: Calendar,
    pub labels: Labels,
    pub units: Units,
    pub properties: Properties,
    pub speech: Speech,
    /// Which of the tables may know a word.
    pub sieve: Sieve,
}

impl Lang {
    /// Compiles a pack; faults are sentences for its author, and what is faulty is left out.
    pub fn compile(pack: &Pack) -> (Self, Vec<String>) {
        let mut faults = Vec::new();
        let mut lang = Self {
            code: pack.language.clone(),
            version: pack.version.clone(),
            words: Words::compile(&pack.text, &pack.paradigm, &mut faults),
            numbers: Numbers::compile(&pack.number, &pack.paradigm, &mut faults),
            hedges: Hedges::compile(&pack.hedge, &pack.paradigm, &mut faults),
            ranges: Ranges::compile(&pack.range, &pack.paradigm, &mut faults),
            calendar: Calendar::compile(&pack.calendar, &pack.paradigm, &mut faults),
            labels: Labels::compile(&pack.label, &pack.paradigm, &mut faults),
            units: Units::compile(&pack.unit, &pack.paradigm, &mut faults),
            properties: Properties::compile(&pack.property, &pack.unit.grammar.particle, &pack.paradigm, &mut faults),
            speech: Speech::compile(&pack.speech, &pack.paradigm, &mut faults),
            sieve: Sieve::default(),
        };
        lang.sort();
        (lang, faults)
    }

    /// Puts the tables that every word is looked up in into the sieve; those that are asked beside a number alone
    /// stay out of it.
    fn sort(&mut self) {
        let mut keys = Vec::new();
        self.numbers.words.sort(Tables::bit(0), &mut keys);
        self.units.phrases.sort(Tables::bit(1), &mut keys);
        self.units.grammar.roles.sort(Tables::bit(2), &mut keys);
        self.properties.phrases.sort(Tables::bit(3), &mut keys);
        self.speech.words.sort(Tables::bit(4), &mut keys);
        self.hedges.before.sort(Tables::bit(5), &mut keys);
        self.hedges.after.sort(Tables::bit(6), &mut keys);
        self.labels.furniture_within.sort(Tables::bit(7), &mut keys);
        self.sieve = Sieve::new(&keys);
    }
}
