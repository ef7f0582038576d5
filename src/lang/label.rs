//! The pack section `[label]`: what makes a number a name, an address, a telephone or page furniture.
//!
//! ```toml
//! [label]
//! numbered = ["ligne"]             # the number behind it names: ligne 166
//! series = ["épisode"]             # the same, but where a noun to count stands behind: épisode 412
//! street = ["rue"]                 # a number near it is an address: 12, rue de la Paix
//! furniture_after = ["vues"]       # 2 318 vues
//! furniture_before = ["Lecture :"] # Lecture : 4 min
//! furniture_line = ["Lire aussi"]  # a paragraph that begins so is furniture as a whole
//! furniture_within = ["notre newsletter"] # a paragraph that holds it outside quotation marks is furniture, too
//! idiom = ["cheveux en quatre"]    # a number in words inside of it counts nothing; one with a capital needs it in the text
//! score_word = ["victoire"]        # in a sentence that holds one, `3-1` is a score
//! only = ["seul"]                  # stresses a bare one: un seul mort
//! only_before = ["only"]           # the same, before it
//! stressed = ["één"]               # a bare one that its own spelling stresses
//! except = ["qu'"]                 # the same, behind a negation: il n'y a qu'un survivant
//! except_after = ["n'"]            # the negation that it needs
//! except_not = ["pas"]             # what makes the negation a full one: il n'a pas dit qu'un ...
//! partitive = ["of", "des"]        # behind a bare one: one of the bodies
//! ratio = ["sur"]                  # makes a share of a bare one and the next number: un sur trois
//! rate = ["par"]                   # before a scale word it opens the base of a rate: 53 par million
//! dial = ["composer le"]           # the number of the emergency services stands behind it: composer le 112
//! hotline = ["numéro vert"]        # the number that one dials stands near: numéro vert : 800 130 000
//! dial_place = ["dal"]             # so does it behind an article in the singular: trasportati dal 118
//! race_after = ["haies"]           # a distance before it names a race: le 400 m haies
//! score_to = ["à"]                 # between two small numbers, in a sentence with a score word: trois à zéro
//! minute_mark = true               # a prime behind digits is a minute of play: 78'
//! web = ["www"]                    # digits behind it stand in an address of the web
//! postal_code = "00-000"           # digits of a postal code before its town: 33-300 Nowy Sącz
//! capital_streets = true           # a street's word has a capital: 12 Venizelou Street
//! capital_headlines = true         # headlines write every word with a capital
//! hyphened_one = true              # one and a hyphen open a compound that counts nothing: one-off
//! ```

use rustc_hash::FxHashSet;
use schemars::JsonSchema;
use serde::Deserialize;

use super::calendar::add_endings;
use super::endings::Endings;
use super::phrases::Phrases;
use super::surface::Paradigms;
use super::unit::add_all;
use super::words::keys;
use crate::text::{Key, Tables};

/// As written in the pack.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LabelSection {
    pub numbered: Vec<String>,
    pub series: Vec<String>,
    pub street: Vec<String>,
    pub furniture_after: Vec<String>,
    pub furniture_before: Vec<String>,
    pub furniture_line: Vec<String>,
    pub furniture_within: Vec<String>,
    pub score_word: Vec<String>,
    pub idiom: Vec<String>,
    pub only: Vec<String>,
    pub only_before: Vec<String>,
    pub stressed: Vec<String>,
    pub except: Vec<String>,
    pub except_after: Vec<String>,
    pub except_not: Vec<String>,
    pub partitive: Vec<String>,
    pub ratio: Vec<String>,
    pub rate: Vec<String>,
    pub dial: Vec<String>,
    pub dial_place: Vec<String>,
    pub hotline: Vec<String>,
    pub race_after: Vec<String>,
    pub score_to: Vec<String>,
    pub minute_mark: bool,
    pub web: Vec<String>,
    pub postal_code: String,
    pub capital_streets: bool,
    pub capital_headlines: bool,
    pub hyphened_one: bool,
}

/// As compiled.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    pub numbered: Endings<()>,
    pub series: Endings<()>,
    pub street: Phrases<()>,
    pub furniture_after: Phrases<()>,
    pub furniture_before: Endings<()>,
    pub furniture_line: Phrases<()>,
    pub furniture_within: Phrases<()>,
    pub score_word: Phrases<()>,
    /// Whether the phrase is a name, whose first word has a capital.
    pub idiom: Phrases<bool>,
    pub only: Phrases<()>,
    pub stressed: Phrases<()>,
    pub only_before: Endings<()>,
    pub except: Endings<()>,
    pub except_after: Phrases<()>,
    pub except_not: Phrases<()>,
    pub partitive: Phrases<()>,
    pub ratio: Endings<()>,
    pub rate: Endings<()>,
    pub dial: Endings<()>,
    pub dial_place: Endings<()>,
    pub hotline: Phrases<()>,
    pub race_after: Phrases<()>,
    pub score_to: FxHashSet<Key>,
    pub minute_mark: bool,
    pub web: FxHashSet<Key>,
    /// How many digits each part has; none where no town has a code.
    pub postal_code: Box<[usize]>,
    pub capital_streets: bool,
    pub capital_headlines: bool,
    pub hyphened_one: bool,
}

impl Labels {
    pub fn compile(s: &LabelSection, paradigms: &Paradigms, faults: &mut Vec<String>) -> Self {
        let parts = s.postal_code.split('-').map(str::len).filter(|n| *n > 0);
        let mut labels = Self {
            postal_code: parts.collect(),
            score_to: keys("label.score_to", &s.score_to, paradigms, faults),
            minute_mark: s.minute_mark,
            web: keys("label.web", &s.web, paradigms, faults),
            capital_streets: s.capital_streets,
            capital_headlines: s.capital_headlines,
            hyphened_one: s.hyphened_one,
            ..Self::default()
        };
        let forwards = [
            ("street", &s.street, &mut labels.street),
            ("furniture_after", &s.furniture_after, &mut labels.furniture_after),
            ("furniture_line", &s.furniture_line, &mut labels.furniture_line),
            ("furniture_within", &s.furniture_within, &mut labels.furniture_within),
            ("score_word", &s.score_word, &mut labels.score_word),
            ("race_after", &s.race_after, &mut labels.race_after),
            ("hotline", &s.hotline, &mut labels.hotline),
            ("only", &s.only, &mut labels.only),
            ("stressed", &s.stressed, &mut labels.stressed),
            ("except_after", &s.except_after, &mut labels.except_after),
            ("except_not", &s.except_not, &mut labels.except_not),
            ("partitive", &s.partitive, &mut labels.partitive),
        ];
        for (name, entries, table) in forwards {
            add_all(table, &format!("label.{name}"), entries, paradigms, faults, |_| ());
        }
        let name = |phrase: &str| phrase.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
        add_all(&mut labels.idiom, "label.idiom", &s.idiom, paradigms, faults, name);
        let backwards = [
            ("numbered", &s.numbered, &mut labels.numbered),
            ("series", &s.series, &mut labels.series),
            ("furniture_before", &s.furniture_before, &mut labels.furniture_before),
            ("only_before", &s.only_before, &mut labels.only_before),
            ("except", &s.except, &mut labels.except),
            ("ratio", &s.ratio, &mut labels.ratio),
            ("rate", &s.rate, &mut labels.rate),
            ("dial", &s.dial, &mut labels.dial),
            ("dial_place", &s.dial_place, &mut labels.dial_place),
        ];
        for (name, entries, table) in backwards {
            add_endings(table, &format!("label.{name}"), entries, paradigms, faults);
        }
        labels
    }

    /// Takes bits in the pack's sieve: for what numbers things, for the words around a bare one, and for furniture
    /// inside a line, which every word is asked for.
    pub fn sort(&mut self, [numbers, ones, within]: [Tables; 3], keys: &mut Vec<(Key, Tables)>) {
        let forwards = [
            &mut self.street,
            &mut self.furniture_after,
            &mut self.furniture_line,
            &mut self.score_word,
            &mut self.hotline,
            &mut self.race_after,
        ];
        for table in forwards {
            table.sort(numbers, keys);
        }
        self.idiom.sort(numbers, keys);
        let backwards =
            [&mut self.numbered, &mut self.series, &mut self.furniture_before, &mut self.dial, &mut self.dial_place];
        for table in backwards {
            table.sort(numbers, keys);
        }
        for table in [&mut self.only, &mut self.except_after, &mut self.except_not, &mut self.partitive] {
            table.sort(ones, keys);
        }
        for table in [&mut self.only_before, &mut self.except, &mut self.ratio, &mut self.rate] {
            table.sort(ones, keys);
        }
        self.furniture_within.sort(within, keys);
    }
}
