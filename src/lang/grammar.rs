//! The pack section `[unit.grammar]`: the words by which a counted noun phrase is read.
//!
//! In: lists of function words by what they do in the phrase. Out: one table; a word may do
//! several things, so that each look-up gives a set of [`Role`]s.

mod role;
mod section;

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::phrases::Phrases;
use super::surface::{Paradigms, expand};
use super::unit::add_same;
use super::words::keys;
use crate::text::Key;

pub use role::{Order, Role};
pub use section::GrammarSection;

/// As compiled.
#[derive(Debug, Clone, Default)]
pub struct Grammar {
    pub order: Order,
    pub inverts: bool,
    pub adjective_endings: Box<[Box<str>]>,
    pub genitive_endings: Box<[Box<str>]>,
    pub participle_endings: Box<[Box<str>]>,
    pub singular_participle_endings: Box<[Box<str>]>,
    pub oblique_endings: Box<[Box<str>]>,
    pub plural_endings: Box<[Box<str>]>,
    pub feminine_plural_endings: Box<[Box<str>]>,
    pub masculine_plural_endings: Box<[Box<str>]>,
    pub adverb_endings: Box<[Box<str>]>,
    pub verb_endings: Box<[Box<str>]>,
    pub roles: Phrases<Role>,
    pub marks_plural: bool,
    pub bare_attributes: bool,
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
    pub action_endings: Box<[Box<str>]>,
    pub nominal_participle_endings: Box<[Box<str>]>,
    pub past_active_endings: Box<[Box<str>]>,
    pub negative_prefixes: Box<[Box<str>]>,
    pub no_tails: Box<[Box<str>]>,
    /// Endings of plurals, the longest first, each with what the singular has in its place.
    pub singular: Box<[(Box<str>, Box<str>)]>,
    pub enclitic: Box<[(Box<str>, Box<str>)]>,
    pub active: Box<[(Box<str>, Box<str>)]>,
    pub more: FxHashSet<Key>,
    pub remaining: FxHashSet<Key>,
    pub also: FxHashSet<Key>,
    pub up_to: FxHashSet<Key>,
    pub genitive_numbers: FxHashSet<Key>,
    pub in_favour: FxHashSet<Key>,
    pub besides: FxHashSet<Key>,
    pub possessive: FxHashSet<Key>,
    pub copula: FxHashSet<Key>,
    pub equals: FxHashSet<Key>,
    pub of_type: FxHashSet<Key>,
    pub object: FxHashSet<Key>,
    pub object_marker: FxHashSet<Key>,
    pub plural_article: FxHashSet<Key>,
    pub doubt: FxHashSet<Key>,
    pub illness: FxHashSet<Key>,
    pub toll: FxHashSet<Key>,
    pub negation: FxHashSet<Key>,
    pub restriction: FxHashSet<Key>,
    pub comparative: FxHashSet<Key>,
    pub change_before: FxHashSet<Key>,
    pub weights: FxHashSet<Key>,
    pub single_spans: FxHashSet<Key>,
    pub infinitive: FxHashSet<Key>,
    pub aim: FxHashSet<Key>,
    pub measure_of_change: FxHashSet<Key>,
    pub adding: FxHashSet<Key>,
    pub even: FxHashSet<Key>,
    pub mean: FxHashSet<Key>,
    pub impersonal: FxHashSet<Key>,
    pub collective: FxHashSet<Key>,
    pub result: FxHashSet<Key>,
    pub adjunct: FxHashSet<Key>,
    pub circumstance: FxHashSet<Key>,
    pub prenominal: FxHashSet<Key>,
    pub origin: FxHashSet<Key>,
    pub resumes: FxHashSet<Key>,
    pub digits_before: FxHashSet<Key>,
    pub compass: Phrases<()>,
    pub attributive_endings: Box<[Box<str>]>,
    pub present_participle_endings: Box<[Box<str>]>,
    pub participle_prefixes: Box<[Box<str>]>,
    pub perfect_endings: Box<[Box<str>]>,
    pub no_perfect_endings: Box<[Box<str>]>,
    pub loan_participle_endings: Box<[Box<str>]>,
    pub closing_endings: Box<[Box<str>]>,
    pub subjunctive_endings: Box<[Box<str>]>,
    pub noun_endings: Box<[Box<str>]>,
    pub people_endings: Box<[Box<str>]>,
    /// Those that are one word.
    pub particles: Box<[Box<str>]>,
    pub preposition: FxHashSet<Key>,
    pub relative: FxHashSet<Key>,
    pub singular_auxiliary: FxHashSet<Key>,
    pub plural_auxiliary: FxHashSet<Key>,
    pub life: FxHashSet<Key>,
    pub midst: FxHashSet<Key>,
    pub modal: FxHashSet<Key>,
    pub partitive: Phrases<()>,
}

impl Grammar {
    pub fn compile(section: &GrammarSection, paradigms: &Paradigms, faults: &mut Vec<String>) -> Self {
        let roles = roles(section, paradigms, faults);
        let mut phrases = |name: &str, list: &[String]| {
            let mut phrases = Phrases::default();
            add_same(&mut phrases, &format!("unit.grammar.{name}"), list, paradigms, faults, &());
            phrases
        };
        let (compass, partitive) = (phrases("compass", &section.compass), phrases("partitive", &section.partitive));
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
            feminine_plural_endings: boxed(&section.feminine_plural_endings),
            masculine_plural_endings: boxed(&section.masculine_plural_endings),
            adverb_endings: boxed(&section.adverb_endings),
            verb_endings: boxed(&section.verb_endings),
            roles,
            marks_plural: section.marks_plural,
            bare_attributes: section.bare_attributes,
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
            action_endings: boxed(&section.action_endings),
            singular_participle_endings: boxed(&section.singular_participle_endings),
            nominal_participle_endings: boxed(&section.nominal_participle_endings),
            past_active_endings: boxed(&section.past_active_endings),
            negative_prefixes: boxed(&section.negative_prefixes),
            no_tails: boxed(&section.no_tails),
            singular: replaced(&section.singular),
            enclitic: replaced(&section.enclitic),
            active: replaced(&section.active),
            more: keys("more", &section.more),
            remaining: keys("remaining", &section.remaining),
            also: keys("also", &section.also),
            up_to: keys("up_to", &section.up_to),
            in_favour: keys("in_favour", &section.in_favour),
            genitive_numbers: keys("genitive_numbers", &section.genitive_numbers),
            besides: keys("besides", &section.besides),
            possessive: keys("possessive", &section.possessive),
            copula: keys("copula", &section.copula),
            equals: keys("equals", &section.equals),
            of_type: keys("of_type", &section.of_type),
            object: keys("object", &section.object),
            object_marker: keys("object_marker", &section.object_marker),
            plural_article: keys("plural_article", &section.plural_article),
            doubt: keys("doubt", &section.doubt),
            illness: keys("illness", &section.illness),
            toll: keys("toll", &section.toll),
            negation: keys("negation", &section.negation),
            restriction: keys("restriction", &section.restriction),
            comparative: keys("comparative", &section.comparative),
            change_before: keys("change_before", &section.change_before),
            weights: keys("weights", &section.weights),
            single_spans: keys("single_spans", &section.single_spans),
            infinitive: keys("infinitive", &section.infinitive),
            aim: keys("aim", &section.aim),
            measure_of_change: keys("measure_of_change", &section.measure_of_change),
            adding: keys("adding", &section.adding),
            even: keys("even", &section.even),
            mean: keys("mean", &section.mean),
            impersonal: keys("impersonal", &section.impersonal),
            collective: keys("collective", &section.collective),
            result: keys("result", &section.result),
            adjunct: keys("adjunct", &section.adjunct),
            circumstance: keys("circumstance", &section.circumstance),
            prenominal: keys("prenominal", &section.prenominal),
            origin: keys("origin", &section.origin),
            resumes: keys("resumes", &section.resumes),
            digits_before: keys("digits_before", &section.digits_before),
            compass,
            attributive_endings: boxed(&section.attributive_endings),
            present_participle_endings: boxed(&section.present_participle_endings),
            participle_prefixes: boxed(&section.participle_prefixes),
            perfect_endings: boxed(&section.perfect_endings),
            no_perfect_endings: boxed(&section.no_perfect_endings),
            loan_participle_endings: boxed(&section.loan_participle_endings),
            closing_endings: boxed(&section.closing_endings),
            subjunctive_endings: boxed(&section.subjunctive_endings),
            noun_endings: boxed(&section.noun_endings),
            people_endings: boxed(&section.people_endings),
            particles: section.particle.iter().filter(|p| !p.contains(' ')).map(|p| p.as_str().into()).collect(),
            preposition: keys("preposition", &section.preposition),
            relative: keys("relative", &section.relative),
            singular_auxiliary: keys("singular_auxiliary", &section.singular_auxiliary),
            plural_auxiliary: keys("plural_auxiliary", &section.plural_auxiliary),
            life: keys("life", &section.life),
            midst: keys("midst", &section.midst),
            modal: keys("modal", &section.modal),
            partitive,
        }
    }
}

/// The small words of the grammar, each with all that it does.
fn roles(section: &GrammarSection, paradigms: &Paradigms, faults: &mut Vec<String>) -> Phrases<Role> {
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
        ("occasion", &section.occasion, Role::OCCASION),
        ("raises", &section.raises, Role::RAISES.with(Role::STOP)),
        ("restates", &section.restates, Role::RESTATES),
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
    roles
}

/// Each ending with the one that replaces it, the longest first.
fn replaced(section: &BTreeMap<String, Vec<String>>) -> Box<[(Box<str>, Box<str>)]> {
    let pair = |ending: &String, other: &str| (ending.as_str().into(), other.into());
    let mut pairs: Vec<(Box<str>, Box<str>)> =
        section.iter().flat_map(|(other, endings)| endings.iter().map(move |ending| pair(ending, other))).collect();
    pairs.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    pairs.into()
}
