//! The pack section `[property]`: the words that say something of the things counted.
//!
//! In: surfaces by code, grouped by subject. Out: one phrase table, and one for each kind of thing that
//! a word says something else of (`touché`: people are affected, money is received).

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::codes;
use super::phrases::Phrases;
use super::surface::{Paradigms, Room, each_key, expand};
use super::unit::{Surfaces, add_same};
use crate::text::{Key, tokenize};

/// As written in the pack: subject, then code, then surfaces.
pub type PropertySection = BTreeMap<String, Surfaces>;

/// As compiled.
#[derive(Debug, Clone, Default)]
pub struct Properties {
    /// The kind of each predicate's lexical words: its code, or the one that `codes.toml` gives as that code's kind.
    pub phrases: Phrases<Arc<str>>,
    /// Other kinds of words in `phrases`, where money, people, things or shares are counted.
    pub of_money: Phrases<Arc<str>>,
    pub of_people: Phrases<Arc<str>>,
    pub of_things: Phrases<Arc<str>>,
    /// What is said of animals and of nothing else: `zginęło 40 krów` died, and `wybito stado` was culled. What has no entry
    /// here is looked for in `of_things`.
    pub of_animals: Phrases<Arc<str>>,
    pub of_shares: Phrases<Arc<str>>,
    /// Of a length what it is the length of, right behind it: `20 metres high`. What stands right behind a share says as much
    /// of it where nouns do not stand first (`18 per cent fewer`), by `of_shares`.
    pub of_lengths: Phrases<Arc<str>>,
    /// Verbs spelt like nouns, which say something only where they can be no noun: `the fleet may land 900 tonnes`.
    pub of_verbs: Phrases<Arc<str>>,
    /// The code of a phrase that has another kind, by [`name_key`].
    pub names: FxHashMap<Key, Arc<str>>,
    /// Verbs whose particle may stand at the end of their clause (`fielen … aus`), by the verb.
    pub apart: FxHashMap<Key, Vec<Apart>>,
}

/// What a verb leaves at the end of its clause, and the kind that both have.
#[derive(Debug, Clone)]
pub struct Apart {
    pub particle: Box<[Key]>,
    pub code: Box<str>,
}

/// The key of a phrase that says something of this kind.
pub fn name_key(kind: &str, phrase: impl IntoIterator<Item = Key>) -> Key {
    phrase.into_iter().fold(Key::of(kind), Key::then)
}

impl Properties {
    /// `particles`: the words that a verb may leave at the end of its clause. Each predicate of a verb and one of
    /// them is known apart, too.
    pub fn compile(
        section: &PropertySection,
        particles: &[String],
        paradigms: &Paradigms,
        faults: &mut Vec<String>,
    ) -> Self {
        let mut compiled = Self::default();
        let lists = section.iter().filter(|(field, _)| !field.starts_with("of_")).flat_map(|(_, lists)| lists.values());
        compiled.phrases.reserve(Room::of(lists.flatten(), paradigms));
        for (field, surfaces) in section {
            let phrases = match field.as_str() {
                "of_money" => &mut compiled.of_money,
                "of_people" => &mut compiled.of_people,
                "of_things" => &mut compiled.of_things,
                "of_animals" => &mut compiled.of_animals,
                "of_shares" => &mut compiled.of_shares,
                "of_lengths" => &mut compiled.of_lengths,
                "of_verbs" => &mut compiled.of_verbs,
                _ => &mut compiled.phrases,
            };
            for (code, entries) in surfaces {
                let place = format!("property.{field}.{code}");
                let kind = codes::kind(code);
                let meaning = kind.cloned().unwrap_or_else(|| Arc::from(code.as_str()));
                add_same(phrases, &place, entries, paradigms, faults, &meaning);
                if let Some(kind) = kind {
                    name(&mut compiled.names, kind, &Arc::from(code.as_str()), entries, paradigms);
                }
            }
        }
        for (_, surfaces) in section.iter().filter(|(field, _)| !field.starts_with("of_") && !particles.is_empty()) {
            for (code, entries) in surfaces {
                compiled.set_apart(code, entries, particles, paradigms);
            }
        }
        // `erlitten … leichte Verletzungen`: of two that end the clause the longer says more.
        compiled.apart.values_mut().for_each(|list| list.sort_by_key(|apart| std::cmp::Reverse(apart.particle.len())));
        compiled
    }

    /// The tables of the codes that depend on what is counted, or on where the word stands.
    pub fn of_kinds(&mut self) -> [&mut Phrases<Arc<str>>; 7] {
        let Self { of_money, of_people, of_things, of_animals, of_shares, of_lengths, of_verbs, .. } = self;
        [of_money, of_people, of_things, of_animals, of_shares, of_lengths, of_verbs]
    }

    fn set_apart(&mut self, code: &str, entries: &[String], particles: &[String], paradigms: &Paradigms) {
        let code = codes::kind(code).map_or(code, |kind| kind);
        let surfaces = entries.iter().filter_map(|entry| expand(entry, paradigms).ok()).flatten();
        for surface in surfaces {
            let Some((verb, rest)) = surface.split_once(' ') else { continue };
            if particles.iter().any(|particle| particle == rest) {
                let particle = tokenize(rest).iter().map(|t| t.key).collect();
                self.apart.entry(Key::of(verb)).or_default().push(Apart { particle, code: code.into() });
            }
        }
    }
}

/// Keeps the code of phrases that have another kind.
fn name(names: &mut FxHashMap<Key, Arc<str>>, kind: &str, code: &Arc<str>, entries: &[String], paradigms: &Paradigms) {
    for entry in entries {
        // A broken entry is a fault already.
        let _ = each_key(entry, paradigms, |keys| {
            names.entry(name_key(kind, keys.iter().copied())).or_insert_with(|| code.clone());
        });
    }
}
