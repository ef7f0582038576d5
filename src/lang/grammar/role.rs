//! What a function word does near a counted noun, and where the noun stands.
//!
//! In: the lists of `[unit.grammar]`. Out: one set of roles a word, so that the rules ask one table.

use schemars::JsonSchema;
use serde::Deserialize;

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
    /// Opens an occasion, whose noun is said of no figure: `lors de`, `during`.
    pub const OCCASION: Self = Self(1 << 21);
    /// Raises a figure to the next of the same things, a comma before it or none: `if not`, `voire`.
    pub const RAISES: Self = Self(1 << 22);
    /// Opens the same in other words: `soit`, `cioè`, `that is`.
    pub const RESTATES: Self = Self(1 << 23);

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
