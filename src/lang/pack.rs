//! A pack as written in TOML, and as compiled for use.
//!
//! Each section of the file is one type in this room, with its own compiler; a fault in a pack is
//! a sentence that says which entry, and a test holds every embedded pack to none.

use std::thread;

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
use super::surface::Paradigms;
use super::unit::{UnitSection, Units};
use super::words::{TextSection, Words};
use crate::text::{Key, Tables};

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
    pub paradigm: Paradigms,
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
    /// What the sieve is made of, kept of the pack that stands beside the others.
    keys: Vec<(Key, Tables)>,
}

impl Lang {
    /// Compiles a pack; faults are sentences for its author, and what is faulty is left out.
    /// The sieve holds the tables of the pack `beside` it, too, so that a word is asked once for both.
    pub fn compile(pack: &Pack, beside: Option<&Self>) -> (Self, Vec<String>) {
        let paradigms = &pack.paradigm;
        let units = || with_faults(|faults| Units::compile(&pack.unit, paradigms, faults));
        let particles = &pack.unit.grammar.particle;
        let properties = || with_faults(|faults| Properties::compile(&pack.property, particles, paradigms, faults));
        let speech = || with_faults(|faults| Speech::compile(&pack.speech, paradigms, faults));
        // Nine in ten forms of a pack stand in one of these three.
        let (units, (properties, speech)) = at_once(units, || at_once(properties, speech));
        let mut faults = [units.1, properties.1, speech.1].concat();
        let mut lang = Self {
            code: pack.language.clone(),
            version: pack.version.clone(),
            words: Words::compile(&pack.text, paradigms, &mut faults),
            numbers: Numbers::compile(&pack.number, paradigms, &mut faults),
            hedges: Hedges::compile(&pack.hedge, paradigms, &mut faults),
            ranges: Ranges::compile(&pack.range, paradigms, &mut faults),
            calendar: Calendar::compile(&pack.calendar, paradigms, &mut faults),
            labels: Labels::compile(&pack.label, paradigms, &mut faults),
            units: units.0,
            properties: properties.0,
            speech: speech.0,
            sieve: Sieve::default(),
            keys: Vec::new(),
        };
        lang.sort(beside);
        (lang, faults)
    }

    /// Puts the tables into the sieve. Those that are asked beside a number alone share their bits.
    fn sort(&mut self, beside: Option<&Self>) {
        let (bit, mut keys) = (Tables::bit, Vec::new());
        self.numbers.words.sort(bit(0), &mut keys);
        self.units.phrases.sort(bit(1), &mut keys);
        self.units.grammar.roles.sort(bit(2), &mut keys);
        self.properties.phrases.sort(bit(3), &mut keys);
        self.speech.words.sort(bit(4), &mut keys);
        self.hedges.before.sort(bit(5), &mut keys);
        self.hedges.after.sort(bit(6), &mut keys);
        self.calendar.sort([bit(8), bit(9), bit(10)], &mut keys);
        self.labels.sort([bit(11), bit(12), bit(7)], &mut keys);
        self.ranges.join.sort(bit(13), &mut keys);
        self.ranges.change_verb.sort(bit(13), &mut keys);
        for table in self.properties.of_kinds() {
            table.sort(bit(14), &mut keys);
        }
        match beside {
            Some(other) => self.sieve = Sieve::new(keys.iter().chain(&other.keys)),
            None => {
                self.sieve = Sieve::new(keys.iter());
                self.keys = keys;
            }
        }
    }
}

/// A section as compiled, with its faults.
fn with_faults<T>(compile: impl FnOnce(&mut Vec<String>) -> T) -> (T, Vec<String>) {
    let mut faults = Vec::new();
    (compile(&mut faults), faults)
}

/// What two give, the second on a thread of its own where the system has one to give. A pool will not do: a thread that
/// waits in a pool takes up other work, which may ask for the very pack that it is compiling.
fn at_once<A, B: Send>(first: impl FnOnce() -> A, second: impl Fn() -> B + Sync) -> (A, B) {
    thread::scope(|scope| {
        let beside = thread::Builder::new().spawn_scoped(scope, &second).ok();
        (first(), beside.and_then(|thread| thread.join().ok()).unwrap_or_else(&second))
    })
}
