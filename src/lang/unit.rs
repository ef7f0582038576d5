//! The pack section `[unit]`: what each surface counts or measures.
//!
//! In: surfaces by code, under the kind of unit that they name. Out: one phrase table, so that a
//! look-up at a token gives the longest unit phrase of any kind. The words by which a noun phrase
//! is read stand in [`super::grammar`].

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::codes;
use super::grammar::{Grammar, GrammarSection};
use super::phrases::Phrases;
use super::sense::{self, Sense, SenseLists};
use super::surface::{Paradigms, Room, each_key, expand};
use crate::claim::UnitKind;

/// Surfaces by code.
pub type Surfaces = BTreeMap<String, Vec<String>>;

/// The code of people who are named by what befell them.
pub const PERSON: &str = "person";

/// As written in the pack.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitSection {
    /// Things counted, by subject and code. Subjects only keep the lists short.
    #[serde(default)]
    pub count: BTreeMap<String, Surfaces>,
    /// Nouns that name people by what befell them alone, by the property's code.
    #[serde(default)]
    pub victim: Surfaces,
    /// ISO 4217.
    #[serde(default)]
    pub currency: Surfaces,
    /// UCUM.
    #[serde(default)]
    pub duration: Surfaces,
    /// UCUM.
    #[serde(default)]
    pub measure: Surfaces,
    /// The words that tell of a country, by the code of its money: money of one bare name in several countries
    /// (`pesos`) is that of the country that the article names most.
    #[serde(default)]
    pub land: Surfaces,
    /// The codes of money that have one bare name: `peso = ["ARS", "MXN"]`. Stands in the pack of what needs no language.
    #[serde(default)]
    pub shared: Surfaces,
    /// The codes of money that a bare `$` stands for in an article about its country: `["AUD", "CAD"]` (English),
    /// `["ARS", "MXN"]` (Spanish).
    #[serde(default)]
    pub dollar_sign: Vec<String>,
    #[serde(default)]
    pub percent: Surfaces,
    /// Abbreviations that an article may write in full elsewhere, by the bare name of the money: `franc = ["FCFA"]`
    /// (French), `shilling = ["KSh"]` (English).
    #[serde(default)]
    pub abbreviated: Surfaces,
    /// Nouns that count something else where the article tells of it, by the code of what they count there.
    #[serde(default)]
    pub sense: BTreeMap<String, SenseLists>,
    #[serde(default)]
    pub grammar: GrammarSection,
}

impl UnitSection {
    /// Every code that counts no things.
    pub fn measures(self) -> impl Iterator<Item = String> {
        let sections = [self.currency, self.duration, self.measure, self.percent, self.land];
        let shared = self.shared.into_values().flatten().chain(self.dollar_sign);
        sections.into_iter().flat_map(|section| section.into_keys()).chain(shared)
    }
}

/// What a surface names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitEntry {
    pub kind: UnitKind,
    /// Shared by all surfaces of the code.
    pub code: Arc<str>,
    /// The property that the noun states by itself, for people named by what befell them.
    pub property: Option<Arc<str>>,
    /// The things counted are people.
    pub person: bool,
    /// The surface is the code itself (`USD`, `MW`), which texts write in the code's own case.
    pub is_code: bool,
}

/// As compiled.
#[derive(Debug, Clone, Default)]
pub struct Units {
    pub phrases: Phrases<UnitEntry>,
    pub grammar: Grammar,
    /// The code of the money of the country that a word tells of.
    pub land: Phrases<Box<str>>,
    /// The codes of money that have one bare name, one list a name.
    pub shared: Vec<Vec<String>>,
    /// The codes of money that a bare `$` stands for at home.
    pub dollar_sign: Vec<String>,
    /// What shortens a bare name of money.
    pub abbreviated: Phrases<Box<[Box<str>]>>,
    /// Nouns of two senses.
    pub senses: Vec<Sense>,
}

impl Units {
    pub fn compile(section: &UnitSection, paradigms: &Paradigms, faults: &mut Vec<String>) -> Self {
        let mut phrases = Phrases::default();
        phrases.reserve(Room::of(section.count.values().flat_map(Surfaces::values).flatten(), paradigms));
        let mut add = |place: &str, kind: UnitKind, surfaces: &Surfaces| {
            for (code, entries) in surfaces {
                let victim = place == "victim";
                let meaning = UnitEntry {
                    kind,
                    code: if victim { PERSON.into() } else { code.as_str().into() },
                    property: victim.then(|| code.as_str().into()),
                    person: victim || (kind == UnitKind::Count && codes::is_person(code)),
                    is_code: false,
                };
                let place = format!("unit.{place}.{code}");
                // No noun is a code of letters that texts must write in the code's own case.
                if kind == UnitKind::Count {
                    add_same(&mut phrases, &place, entries, paradigms, faults, &meaning);
                    continue;
                }
                add_all(&mut phrases, &place, entries, paradigms, faults, |surface| UnitEntry {
                    is_code: surface == code.as_str(),
                    ..meaning.clone()
                });
            }
        };
        for (field, surfaces) in &section.count {
            add(&format!("count.{field}"), UnitKind::Count, surfaces);
        }
        add("victim", UnitKind::Count, &section.victim);
        add("currency", UnitKind::Currency, &section.currency);
        add("duration", UnitKind::Duration, &section.duration);
        add("measure", UnitKind::Measure, &section.measure);
        add("percent", UnitKind::Percent, &section.percent);
        let mut land = Phrases::default();
        for (code, entries) in &section.land {
            add_same(&mut land, &format!("unit.land.{code}"), entries, paradigms, faults, &Box::from(code.as_str()));
        }
        let mut abbreviated = Phrases::default();
        for (name, entries) in &section.abbreviated {
            let short: Box<[Box<str>]> = entries.iter().map(|e| e.as_str().into()).collect();
            add_same(&mut abbreviated, "unit.abbreviated", std::slice::from_ref(name), paradigms, faults, &short);
        }
        Self {
            phrases,
            abbreviated,
            grammar: Grammar::compile(&section.grammar, paradigms, faults),
            land,
            shared: section.shared.values().cloned().collect(),
            dollar_sign: section.dollar_sign.clone(),
            senses: sense::compile(&section.sense, paradigms, faults),
        }
    }
}

/// Adds every surface of one code to a table. A surface that another code holds already is a fault
/// of the pack; one that the same list gives twice comes of endings that coincide, and is none.
pub(super) fn add_all<T: PartialEq>(
    phrases: &mut Phrases<T>,
    place: &str,
    entries: &[String],
    paradigms: &Paradigms,
    faults: &mut Vec<String>,
    meaning: impl Fn(&str) -> T,
) {
    for entry in entries {
        match expand(entry, paradigms) {
            Ok(surfaces) => {
                for surface in &surfaces {
                    let rejected = phrases.add(surface, meaning(surface));
                    if rejected.is_some_and(|meaning| phrases.exact(surface) != Some(&meaning)) {
                        faults.push(format!("{place}: \"{surface}\" has another code already"));
                    }
                }
            }
            Err(fault) => faults.push(format!("{place}: {fault}")),
        }
    }
}

/// The same where every surface means the same, so that none has to be made.
pub(super) fn add_same<T: PartialEq + Clone>(
    phrases: &mut Phrases<T>,
    place: &str,
    entries: &[String],
    paradigms: &Paradigms,
    faults: &mut Vec<String>,
    meaning: &T,
) {
    let shared = phrases.share(meaning.clone());
    for entry in entries {
        let (mut surface, mut clashes) = (0, Vec::new());
        let added = each_key(entry, paradigms, |keys| {
            if !phrases.insert_shared(keys, shared) && phrases.of_keys(keys) != Some(meaning) {
                clashes.push(surface);
            }
            surface += 1;
        });
        let fault = |surface: &str| format!("{place}: \"{surface}\" has another code already");
        match added {
            Ok(()) if clashes.is_empty() => {}
            Ok(()) => {
                let surfaces = expand(entry, paradigms).unwrap_or_default();
                faults.extend(clashes.into_iter().filter_map(|i| surfaces.get(i)).map(|surface| fault(surface)));
            }
            Err(fault) => faults.push(format!("{place}: {fault}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surface_with_two_codes_is_a_fault_and_one_given_twice_is_none() {
        let section: UnitSection = toml::from_str(
            "count.people.child = [\"child\", \"child~x\"]\n[victim]\nkilled = [\"dead\"]\ninjured = [\"dead\"]",
        )
        .unwrap();
        let paradigms = Paradigms::from_iter([("x".into(), vec![String::new(), "ren".into()])]);
        let mut faults = Vec::new();
        let units = Units::compile(&section, &paradigms, &mut faults);
        assert_eq!(faults, ["unit.victim.killed: \"dead\" has another code already"]);
        assert_eq!(units.phrases.exact("children").map(|u| &*u.code), Some("child"));
        assert_eq!(
            units.phrases.exact("dead").map(|u| (&*u.code, u.property.as_deref())),
            Some(("person", Some("injured")))
        );
    }
}
