//! The pack section `[unit.grammar]`: the words by which a counted noun phrase is read.
//!
//! In: lists of function words by what they do in the phrase. Out: one table; a word may do
//! several things, so that each look-up gives a set of [`Role`]s.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use schemars::JsonSchema;
use serde::Deserialize;

use super::phrases::Phrases;
use super::surface::{Paradigms, expand};
use super::unit::add_same;
use super::words::keys;
use crate::text::Key;

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
    /// Nouns that more than one of is counted end as plurals, so that any other word behind a figure is a verb:
    /// `thousands march` (English).
    pub marks_plural: bool,
    /// Headlines write their words with a capital, so that a capital makes no name: `Storm Kills 12` (English).
    pub capitals_in_titles: bool,
    /// What a hyphen joins to a word makes another word of it: `non-profit` (English), not `Corona-Tote` (German).
    pub hyphen_makes_words: bool,
    /// Of the words that end so, those that are singulars all the same: `process`, `virus` (English), `huis` (Dutch).
    pub singular_endings: Vec<String>,
    /// Endings of a participle that narrows the noun before it and has an object of its own: `boats carrying 40 people`
    /// (English), `bateaux transportant 40 personnes` (French).
    pub gerund_endings: Vec<String>,
    /// Endings of infinitives that few nouns have, so that one opens a clause: `ucranianos a fugir` (Portuguese), `da
    /// fare` (Italian).
    pub infinitive_endings: Vec<String>,
    /// What a conditional adds to a past: `weszłoby` (Polish).
    pub conditional_endings: Vec<String>,
    /// Endings of verbs in the past, which a noun that governs another does not have: `straciła` (Polish), `теряли`
    /// (Russian).
    pub past_endings: Vec<String>,
    /// Endings of adjectives that stand behind their noun, where most stand before it: `trzy domy prywatne` (Polish).
    pub postposed_endings: Vec<String>,
    /// Endings of participles that say what those counted do: `находившихся` (Russian), `oczekujących` (Polish).
    pub active_participle_endings: Vec<String>,
    /// Endings that only adjectives in the plural have, so that an unlisted noun is expected behind: `zamkniętych`
    /// (Polish), `zničených` (Czech).
    pub plural_adjective_endings: Vec<String>,
    /// Endings of adjectives in the cases that an object does not have: `unijnego` (Polish), `государственного` (Russian).
    pub oblique_adjective_endings: Vec<String>,
    /// Endings of adjectives in the genitive that stand before their noun, within what a noun governs: `машин
    /// екстреної допомоги` (Ukrainian), `lidí bez trvalého bydliště` (Czech).
    pub attributive_genitive_endings: Vec<String>,
    /// Endings of adverbs that narrow the adjective behind them: `hermetycznie zamkniętych` (Polish), `тяжело раненных`
    /// (Russian).
    pub narrowing_adverb_endings: Vec<String>,
    /// Last letters of adverbs that stand between a verb and its participle: `zostało przymusowo przesiedlonych`
    /// (Polish), `было полностью сожжено` (Russian).
    pub predicate_adverb_endings: Vec<String>,
    /// Endings of the genitive plural, of nouns and adjectives, that the nominative does not have: `samochodów` (Polish),
    /// `случаев` (Russian).
    pub genitive_plural_endings: Vec<String>,
    /// Of these, the endings of nouns alone: `mieszkańców` (Polish), `жителей` (Russian).
    pub noun_genitive_plural_endings: Vec<String>,
    /// All endings that a genitive may have, those that other cases share too: `naprawy torów` (Polish), `потери бюджета`
    /// (Russian).
    pub any_genitive_endings: Vec<String>,
    /// Last letters of words that have an ending, so that they are no genitive plural without one, as `квот` (Russian) and
    /// `střel` (Czech) are; the letters of soft sounds count as well.
    pub vowel_endings: Vec<String>,
    /// Endings of datives in the plural, of which the last letter is what the dative adds: `Dörfern` (German).
    pub dative_plural_endings: Vec<String>,
    /// Nouns for a number that end a written compound: `Verletztenzahl` (German), `ledental` (Dutch).
    pub number_endings: Vec<String>,
    /// What stands between the parts of a written compound: `Mitgliedszahl` (German), `bevolkingsaantal` (Dutch).
    pub compound_joints: Vec<String>,
    /// Verbs that only join a figure to what it counts: `stanowią` (Polish), `составляют` (Russian).
    pub copula: Vec<String>,
    /// Words that open the object of a verb, so that what stands before them is the verb: `it`, `the` (English).
    pub object: Vec<String>,
    /// Articles in the plural, which may open a subject of which a figure is said: `los` (Spanish), `gli` (Italian).
    pub plural_article: Vec<String>,
    /// Adverbs of doubt that set a figure apart from its noun: `i dispersi, forse una ventina` (Italian), `quizás` (Spanish).
    pub doubt: Vec<String>,
    /// Words that right before a predicate deny it: `nie` (Polish), `не` (Russian).
    pub negation: Vec<String>,
    /// The word before the verb that a restriction behind it needs: `ne … que` (French).
    pub restriction: Vec<String>,
    /// Comparatives, which say something of their noun unless they stand behind a figure: `a lower total` (English).
    pub comparative: Vec<String>,
    /// Words that say a change only right before their figure: `up 18%`, but `gave up` (English).
    pub change_before: Vec<String>,
    /// Words that open an infinitive, which says what things are for: `goats to buy meal` (English).
    pub infinitive: Vec<String>,
    /// Prepositions that say what a sum is for: `na naprawę` (Polish), `на ремонт` (Russian).
    pub aim: Vec<String>,
    /// Prepositions that say by how much something changed: `o 4 proc.` (Polish), `на 4 %` (Russian).
    pub measure_of_change: Vec<String>,
    /// Conjunctions that go on a list even behind a comma: `oraz` (Polish).
    pub adding: Vec<String>,
    /// Nouns of phrases that say what something comes of: `w wyniku` (Polish), `в результате` (Russian).
    pub result: Vec<String>,
    /// Prepositions that make a figure no object of its verb: `ze dvou člunů` (Czech), `в 12 городах` (Russian).
    pub adjunct: Vec<String>,
    /// Of these, the ones that say where people or things come from: `ze` (Czech), `из` (Russian).
    pub origin: Vec<String>,
    /// Signs of units that are words too, so that they count only behind digits: `ha` (Spanish, Italian).
    pub digits_before: Vec<String>,
    /// Phrases that point to a quarter of the heavens, behind how far off it lies: `south` (English), `au nord` (French).
    pub compass: Vec<String>,
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
    pub marks_plural: bool,
    pub capitals_in_titles: bool,
    pub hyphen_makes_words: bool,
    pub singular_endings: Box<[Box<str>]>,
    pub gerund_endings: Box<[Box<str>]>,
    pub infinitive_endings: Box<[Box<str>]>,
    pub conditional_endings: Box<[Box<str>]>,
    pub past_endings: Box<[Box<str>]>,
    pub postposed_endings: Box<[Box<str>]>,
    pub active_participle_endings: Box<[Box<str>]>,
    pub plural_adjective_endings: Box<[Box<str>]>,
    pub oblique_adjective_endings: Box<[Box<str>]>,
    pub attributive_genitive_endings: Box<[Box<str>]>,
    pub narrowing_adverb_endings: Box<[Box<str>]>,
    pub predicate_adverb_endings: Box<[Box<str>]>,
    pub genitive_plural_endings: Box<[Box<str>]>,
    pub noun_genitive_plural_endings: Box<[Box<str>]>,
    pub any_genitive_endings: Box<[Box<str>]>,
    pub vowel_endings: Box<[Box<str>]>,
    pub dative_plural_endings: Box<[Box<str>]>,
    pub number_endings: Box<[Box<str>]>,
    pub compound_joints: Box<[Box<str>]>,
    pub copula: FxHashSet<Key>,
    pub object: FxHashSet<Key>,
    pub plural_article: FxHashSet<Key>,
    pub doubt: FxHashSet<Key>,
    pub negation: FxHashSet<Key>,
    pub restriction: FxHashSet<Key>,
    pub comparative: FxHashSet<Key>,
    pub change_before: FxHashSet<Key>,
    pub infinitive: FxHashSet<Key>,
    pub aim: FxHashSet<Key>,
    pub measure_of_change: FxHashSet<Key>,
    pub adding: FxHashSet<Key>,
    pub result: FxHashSet<Key>,
    pub adjunct: FxHashSet<Key>,
    pub origin: FxHashSet<Key>,
    pub digits_before: FxHashSet<Key>,
    pub compass: Phrases<()>,
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
        let mut compass = Phrases::default();
        add_same(&mut compass, "unit.grammar.compass", &section.compass, paradigms, faults, &());
        let mut keys = |name: &str, list: &[String]| keys(&format!("unit.grammar.{name}"), list, paradigms, faults);
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
            marks_plural: section.marks_plural,
            capitals_in_titles: section.capitals_in_titles,
            hyphen_makes_words: section.hyphen_makes_words,
            singular_endings: boxed(&section.singular_endings),
            gerund_endings: boxed(&section.gerund_endings),
            infinitive_endings: boxed(&section.infinitive_endings),
            conditional_endings: boxed(&section.conditional_endings),
            past_endings: boxed(&section.past_endings),
            postposed_endings: boxed(&section.postposed_endings),
            active_participle_endings: boxed(&section.active_participle_endings),
            plural_adjective_endings: boxed(&section.plural_adjective_endings),
            oblique_adjective_endings: boxed(&section.oblique_adjective_endings),
            attributive_genitive_endings: boxed(&section.attributive_genitive_endings),
            narrowing_adverb_endings: boxed(&section.narrowing_adverb_endings),
            predicate_adverb_endings: boxed(&section.predicate_adverb_endings),
            genitive_plural_endings: boxed(&section.genitive_plural_endings),
            noun_genitive_plural_endings: boxed(&section.noun_genitive_plural_endings),
            any_genitive_endings: boxed(&section.any_genitive_endings),
            vowel_endings: boxed(&section.vowel_endings),
            dative_plural_endings: boxed(&section.dative_plural_endings),
            number_endings: boxed(&section.number_endings),
            compound_joints: boxed(&section.compound_joints),
            copula: keys("copula", &section.copula),
            object: keys("object", &section.object),
            plural_article: keys("plural_article", &section.plural_article),
            doubt: keys("doubt", &section.doubt),
            negation: keys("negation", &section.negation),
            restriction: keys("restriction", &section.restriction),
            comparative: keys("comparative", &section.comparative),
            change_before: keys("change_before", &section.change_before),
            infinitive: keys("infinitive", &section.infinitive),
            aim: keys("aim", &section.aim),
            measure_of_change: keys("measure_of_change", &section.measure_of_change),
            adding: keys("adding", &section.adding),
            result: keys("result", &section.result),
            adjunct: keys("adjunct", &section.adjunct),
            origin: keys("origin", &section.origin),
            digits_before: keys("digits_before", &section.digits_before),
            compass,
        }
    }
}
