//! The pack section `[unit.grammar]`: the words by which a counted noun phrase is read.
//!
//! In: lists of function words by what they do in the phrase. Out: one table; a word may do
//! several things, so that each look-up gives a set of [`Role`]s.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::phrases::Phrases;
use super::surface::{Paradigms, expand};

/// Where the head of a counted noun phrase stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// The noun, then most adjectives (French, Spanish, Italian, Portuguese).
    #[default]
    NounFirst,
    /// Adjectives and attributive nouns, then the head (English, Dutch).
    NounLast,
    /// As [`Order::NounLast`], and nouns are written with a capital (German).
    CapitalNoun,
    /// Inflected adjectives, the noun, then genitives (the Slavic languages).
    Inflected,
}

/// What a function word does near a counted noun. A set, as bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Role(u32);

impl Role {
    pub const NONE: Self = Self(0);
    /// Passed over between figure and noun: `autres`, `other`, `de` behind `millions`.
    pub const SKIP: Self = Self(1);
    /// Attaches a complement to the noun before it: `de`, `of`.
    pub const COMPLEMENT: Self = Self(1 << 1);
    /// Attaches a bare noun, one without determiner: `à`, `on`.
    pub const BARE: Self = Self(1 << 2);
    /// Joins members of a list.
    pub const AND: Self = Self(1 << 3);
    /// Ends a noun phrase: prepositions, pronouns, conjunctions, adverbs.
    pub const STOP: Self = Self(1 << 4);
    /// Opens the naming of a part: `dont`, `w tym`, `including`.
    pub const AMONG: Self = Self(1 << 5);
    /// Stands for the things named before: `eux`, `them`, `nich`.
    pub const THEM: Self = Self(1 << 6);
    /// Joins two figures that share one unit: `à`, `to`, `do`.
    pub const LINK: Self = Self(1 << 7);
    /// Announces what is counted before its figure: `nombre de`, `number of`.
    pub const NUMBER_OF: Self = Self(1 << 8);
    /// A noun that takes its class from its complement: `pieces`, `sztuk`.
    pub const CLASSIFIER: Self = Self(1 << 9);
    /// Joins the two sides of a rate: `par`, `per`.
    pub const PER: Self = Self(1 << 10);
    /// Stands between noun and predicate without being either: auxiliaries, adverbs.
    pub const AUXILIARY: Self = Self(1 << 11);
    /// Opens a clause of its own: `qui`, `that`, `że`.
    pub const CLAUSE: Self = Self(1 << 12);
    /// A determiner.
    pub const DETERMINER: Self = Self(1 << 13);
    /// Says how long something lasted: `pendant`, `for`.
    pub const DURING: Self = Self(1 << 14);
    /// Says where something happened: `dans`, `in`.
    pub const PLACE: Self = Self(1 << 15);
    /// Sets a value beside another of the same thing: `contre`, `compared with`, `up from`.
    pub const VERSUS: Self = Self(1 << 16);
    /// A pronoun that opens a clause as its subject: `il`, `she`.
    pub const SUBJECT: Self = Self(1 << 17);
    /// Opens what a length of time is needed for: `to`, `pour`.
    pub const PURPOSE: Self = Self(1 << 18);
    /// Stands for a noun named before: `others`.
    pub const OTHERS: Self = Self(1 << 19);
    /// Restricts a figure right before it, and opens no clause there: `n'en compte que 5`.
    pub const ONLY: Self = Self(1 << 20);

    pub const fn has(self, role: Self) -> bool {
        self.0 & role.0 != 0
    }

    pub const fn with(self, role: Self) -> Self {
        Self(self.0 | role.0)
    }

    pub const fn is_none(self) -> bool {
        self.0 == 0
    }
}

/// As written in the pack.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GrammarSection {
    pub order: Order,
    /// Where nouns without a figure's noun stand before the figure: `минут двадцать`.
    pub inverts: bool,
    /// Endings by which an unlisted word is taken for an adjective or a genitive that belongs to the noun.
    pub adjective_endings: Vec<String>,
    pub genitive_endings: Vec<String>,
    /// Endings of participles, which are no adjectives where a complement of their own follows.
    pub participle_endings: Vec<String>,
    /// Endings of case forms that no counted noun has, so that a participle before it is a predicate.
    pub oblique_endings: Vec<String>,
    /// Endings by which an unlisted word is taken for a verb.
    pub verb_endings: Vec<String>,
    /// Endings of adverbs, which name nothing.
    pub adverb_endings: Vec<String>,
    /// Endings of plurals, where heads come last and a plural ends the phrase.
    pub plural_endings: Vec<String>,
    pub skip: Vec<String>,
    pub complement: Vec<String>,
    pub bare: Vec<String>,
    pub and: Vec<String>,
    pub stop: Vec<String>,
    pub among: Vec<String>,
    pub them: Vec<String>,
    pub link: Vec<String>,
    pub number_of: Vec<String>,
    pub classifier: Vec<String>,
    pub per: Vec<String>,
    pub auxiliary: Vec<String>,
    pub clause: Vec<String>,
    pub determiner: Vec<String>,
    pub during: Vec<String>,
    pub place: Vec<String>,
    pub versus: Vec<String>,
    pub purpose: Vec<String>,
    pub others: Vec<String>,
    pub only: Vec<String>,
    pub subject: Vec<String>,
    /// What a verb may leave at the end of its clause: `aus` in `fielen … aus`.
    pub particle: Vec<String>,
}

/// As compiled.
#[derive(Debug, Clone, Default)]
pub struct Grammar {
    pub order: Order,
    pub inverts: bool,
    pub adjective_endings: Box<[Box<str>]>,
    pub genitive_endings: Box<[Box<str>]>,
    pub participle_endings: Box<[Box<str>]>,
    pub oblique_endings: Box<[Box<str>]>,
    pub plural_endings: Box<[Box<str>]>,
    pub adverb_endings: Box<[Box<str>]>,
    pub verb_endings: Box<[Box<str>]>,
    pub roles: Phrases<Role>,
}

impl Grammar {
    pub fn compile(section: &GrammarSection, paradigms: &Paradigms, faults: &mut Vec<String>) -> Self {
        let lists = [
            ("skip", &section.skip, Role::SKIP),
            ("complement", &section.complement, Role::COMPLEMENT),
            ("bare", &section.bare, Role::BARE),
            ("and", &section.and, Role::AND),
            ("stop", &section.stop, Role::STOP),
            ("among", &section.among, Role::AMONG),
            ("them", &section.them, Role::THEM),
            ("link", &section.link, Role::LINK),
            ("number_of", &section.number_of, Role::NUMBER_OF),
            ("classifier", &section.classifier, Role::CLASSIFIER),
            ("per", &section.per, Role::PER),
            ("auxiliary", &section.auxiliary, Role::AUXILIARY),
            ("clause", &section.clause, Role::CLAUSE),
            ("determiner", &section.determiner, Role::DETERMINER),
            ("during", &section.during, Role::DURING),
            ("place", &section.place, Role::PLACE),
            ("versus", &section.versus, Role::VERSUS),
            ("purpose", &section.purpose, Role::PURPOSE),
            ("others", &section.others, Role::OTHERS),
            ("only", &section.only, Role::ONLY),
            ("subject", &section.subject, Role::SUBJECT),
        ];
        let mut words: BTreeMap<String, Role> = BTreeMap::new();
        for (name, list, role) in lists {
            for entry in list {
                match expand(entry, paradigms) {
                    Ok(surfaces) => {
                        for surface in surfaces {
                            let roles = words.entry(surface).or_default();
                            *roles = roles.with(role);
                        }
                    }
                    Err(fault) => faults.push(format!("unit.grammar.{name}: {fault}")),
                }
            }
        }
        let mut roles = Phrases::default();
        for (surface, role) in &words {
            if roles.add(surface, *role).is_some() {
                faults.push(format!("unit.grammar: \"{surface}\" stands there in two spellings"));
            }
        }
        let boxed = |list: &[String]| list.iter().map(|e| e.as_str().into()).collect();
        Self {
            order: section.order,
            inverts: section.inverts,
            adjective_endings: boxed(&section.adjective_endings),
            genitive_endings: boxed(&section.genitive_endings),
            participle_endings: boxed(&section.participle_endings),
            oblique_endings: boxed(&section.oblique_endings),
            plural_endings: boxed(&section.plural_endings),
            adverb_endings: boxed(&section.adverb_endings),
            verb_endings: boxed(&section.verb_endings),
            roles,
        }
    }
}
