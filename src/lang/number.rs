//! The pack section `[number]`: the words and marks that numbers are written with.
//!
//! In: surfaces under the value that they stand for. Out: one phrase table, so that a token that
//! starts no number costs one hash look-up, and the pieces that compounds are written with.
//!
//! ```toml
//! [number]
//! decimal = ","                    # the mark before decimals; the other of `,` and `.` groups digits
//! and = ["et"]                     # joins parts of one number: vingt et un
//! and_from = 10                    # the least part that it may follow: 10 = tens, 100 = hundreds
//! vigesimal = true                 # 10 to 19 may follow 60 and 80
//! several = ["plusieurs"]          # makes a scale word vague: plusieurs centaines
//! link = ["de"]                    # stands between a vague word and its scale: dizaines de milliers
//! [number.cardinal]                # whole numbers below a thousand that add up
//! 1 = ["un", "une"]
//! [number.scale]                   # words that multiply what stands before them, or stand for one of them
//! 1000 = ["mille"]
//! [number.plural]                  # the same, but vague where no number stands before them
//! 1000000 = ["millions"]
//! [number.either]                  # genitive singular behind a hedge, else vague plural: около тысячи / тысячи
//! [number.short]                   # abbreviations; up to two letters they hold in this very case only
//! 1000000 = ["M"]
//! [number.about]                   # nouns for a rounded number: une dizaine
//! 10 = ["dizaine"]
//! [number.vague]                   # words for a power of ten: tens = 20 to 99 ...
//! tens = ["dizaines"]
//! ```

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use schemars::JsonSchema;
use serde::Deserialize;

use super::phrases::Phrases;
use super::surface::{Paradigms, expand};
use super::unit::{Surfaces, add_all};
use crate::text::Key;

/// As written in the pack.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NumberSection {
    /// The mark before decimals, `,` or `.`; the other one groups.
    pub decimal: Option<char>,
    /// Joins parts of one number.
    pub and: Vec<String>,
    /// The least part that `and` may follow.
    pub and_from: i64,
    /// A comma may stand behind thousands in words: `two thousand, three hundred`.
    pub comma_joins: bool,
    /// Tens may stand before hundreds: `twenty-five hundred`.
    pub tens_of_hundreds: bool,
    /// 10 to 19 may follow 60 and 80.
    pub vigesimal: bool,
    /// Units stand before tens: `drei und zwanzig`.
    pub inverted: bool,
    /// Numbers are written as one word, and are taken apart.
    pub compounds: bool,
    /// What stands between parts of a compound: `und`.
    pub inside: Vec<String>,
    /// The decimal mark said as a word.
    pub point: Vec<String>,
    /// Adds a half to the number before it: `et demi`.
    pub and_half: Vec<String>,
    /// Adds a quarter to the number before it: `and a quarter`.
    pub and_quarter: Vec<String>,
    /// A half of what follows: `pół`.
    pub half: Vec<String>,
    /// Denominators of decimals said in full: `10 = ["десятых"]`.
    pub part: Surfaces,
    /// Denominators: `3 = ["tiers"]`. Fractions are numbers, and no figures.
    pub denominator: Surfaces,
    /// Denominators behind a one alone, since they are ordinals too: `fifth`.
    pub one_part: Surfaces,
    /// Words behind a glued `m` that make it metres, not millions: `30m high`.
    pub metres: Vec<String>,
    /// Stands between the whole and such a part: `целых`.
    pub whole: Vec<String>,
    /// Makes a scale word vague: `several`.
    pub several: Vec<String>,
    /// Stands between a vague word and its scale.
    pub link: Vec<String>,
    pub cardinal: Surfaces,
    /// Numbers with a half of their own, by value: `"1.5" = ["półtora"]`.
    pub fraction: Surfaces,
    pub scale: Surfaces,
    pub plural: Surfaces,
    pub either: Surfaces,
    pub short: Surfaces,
    pub about: Surfaces,
    pub vague: BTreeMap<Class, Vec<String>>,
    /// Surfaces of `1` that are also an article or a pronoun.
    pub article: Vec<String>,
    /// Phrases that begin with what only looks like a number word, and are none wherever they stand: `por ciento`, `un peu`. A fixed
    /// phrase that holds a number anywhere (`cheveux en quatre`) stands in `label.idiom`, and `explain` names it.
    pub ignored: Vec<String>,
    /// Surfaces that are a number only where another number word or a unit stands beside them.
    pub ambiguous: Vec<String>,
    /// Parts of compounds that do not stand alone: `20 = ["vent"]`.
    pub piece: Surfaces,
}

/// A vague number's bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// 11 to 19.
    Teens,
    /// 20 to 99.
    Tens,
    /// 200 to 999.
    Hundreds,
    /// 2,000 to 9,999.
    Thousands,
    /// 20,000 to 99,999.
    TenThousands,
    /// 200,000 to 999,999.
    HundredThousands,
    /// 2,000,000 to 9,999,999.
    Millions,
    /// 2 to 9 thousand millions.
    Billions,
}

/// How a scale word is taken where no number stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bare {
    /// One of it: `mille`.
    One,
    /// Vague: `millions`.
    Vague,
    /// One behind a hedge, else vague.
    Either,
    /// Nothing: an abbreviation needs its number.
    Nothing,
}

/// What a surface does in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberWord {
    /// Adds up; `bare_one` where it is also an article.
    Cardinal {
        value: i64,
        article: bool,
        ambiguous: bool,
    },
    /// A number with a half of its own, in tenths: `półtora` is 15.
    Tenths(i64),
    Scale {
        value: i64,
        bare: Bare,
    },
    /// As a scale, but only in upper (`true`) or lower case.
    Short {
        value: i64,
        upper: Option<bool>,
    },
    About(i64),
    Vague(Class),
    Several,
    Link,
    And,
    Point,
    Whole,
    Part(i64),
    Denominator {
        value: i64,
        of_one: bool,
    },
    Metres,
    AndHalf,
    /// Adds a quarter to the number before it.
    AndQuarter,
    Half,
    Ignored,
}

/// As compiled.
#[derive(Debug, Clone, Default)]
pub struct Numbers {
    pub words: Phrases<NumberWord>,
    /// `.` or `,`.
    pub decimal: Option<char>,
    pub and_from: i64,
    pub comma_joins: bool,
    pub tens_of_hundreds: bool,
    pub vigesimal: bool,
    pub inverted: bool,
    pub pieces: Pieces,
}

/// What compounds are made of; empty where the language writes numbers apart.
#[derive(Debug, Clone, Default)]
pub struct Pieces {
    /// Longest first, lower case.
    all: Vec<(Box<str>, NumberWord)>,
    /// The first two bytes of every piece that may begin a compound.
    starts: FxHashSet<[u8; 2]>,
}

impl Pieces {
    /// Whether the language writes numbers apart.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether a word may begin a compound at all; what most words fail.
    pub fn may_begin(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        bytes.len() >= 6 && self.starts.contains(&[bytes[0].to_ascii_lowercase(), bytes[1].to_ascii_lowercase()])
    }

    /// The pieces that `rest` may start with, longest first.
    pub fn starting<'a>(&'a self, rest: &'a str) -> impl Iterator<Item = (usize, NumberWord)> + 'a {
        self.all.iter().filter(|(p, _)| rest.starts_with(&**p)).map(|(p, w)| (p.len(), *w))
    }
}

impl Numbers {
    pub fn compile(section: &NumberSection, paradigms: &Paradigms, faults: &mut Vec<String>) -> Self {
        let mut table = Table { words: Phrases::default(), paradigms, faults };
        let article = table.keys("article", &section.article);
        let ambiguous = table.keys("ambiguous", &section.ambiguous);
        table.list("ignored", &section.ignored, NumberWord::Ignored);
        table.valued("cardinal", &section.cardinal, |value, s| {
            let key = Key::of(s);
            NumberWord::Cardinal { value, article: article.contains(&key), ambiguous: ambiguous.contains(&key) }
        });
        table.fractions(&section.fraction);
        table.valued("scale", &section.scale, |value, _| NumberWord::Scale { value, bare: Bare::One });
        table.valued("plural", &section.plural, |value, _| NumberWord::Scale { value, bare: Bare::Vague });
        table.valued("either", &section.either, |value, _| NumberWord::Scale { value, bare: Bare::Either });
        let cases = section.short.values().flatten().map(String::as_str).collect();
        table.valued("short", &section.short, |value, s| NumberWord::Short { value, upper: own_case(s, &cases) });
        table.valued("about", &section.about, |value, _| NumberWord::About(value));
        table.valued("denominator", &section.denominator, |value, _| NumberWord::Denominator { value, of_one: false });
        table.valued("one_part", &section.one_part, |value, _| NumberWord::Denominator { value, of_one: true });
        table.valued("part", &section.part, |value, _| NumberWord::Part(value));
        for (class, surfaces) in &section.vague {
            table.list("vague", surfaces, NumberWord::Vague(*class));
        }
        let roles = [
            ("and_half", &section.and_half, NumberWord::AndHalf),
            ("and_quarter", &section.and_quarter, NumberWord::AndQuarter),
            ("half", &section.half, NumberWord::Half),
            ("point", &section.point, NumberWord::Point),
            ("whole", &section.whole, NumberWord::Whole),
            ("several", &section.several, NumberWord::Several),
            ("link", &section.link, NumberWord::Link),
            ("and", &section.and, NumberWord::And),
            ("metres", &section.metres, NumberWord::Metres),
        ];
        for (name, surfaces, word) in roles {
            table.list(name, surfaces, word);
        }
        let words = table.words;
        let pieces = if section.compounds { pieces(section, paradigms) } else { Pieces::default() };
        Self {
            words,
            decimal: section.decimal,
            and_from: section.and_from.max(10),
            comma_joins: section.comma_joins,
            tens_of_hundreds: section.tens_of_hundreds,
            vigesimal: section.vigesimal,
            inverted: section.inverted,
            pieces,
        }
    }
}

/// Abbreviations of one or two letters hold in their own case only (`M` is a million, `m` a metre),
/// unless the pack lists both.
fn own_case(surface: &str, all: &FxHashSet<&str>) -> Option<bool> {
    let upper = surface.starts_with(char::is_uppercase);
    let other = if upper { surface.to_lowercase() } else { surface.to_uppercase() };
    (surface.chars().count() <= 2 && !all.contains(other.as_str())).then_some(upper)
}

struct Table<'a> {
    words: Phrases<NumberWord>,
    paradigms: &'a Paradigms,
    faults: &'a mut Vec<String>,
}

impl Table<'_> {
    fn list(&mut self, name: &str, surfaces: &[String], word: NumberWord) {
        let place = format!("number.{name}");
        add_all(&mut self.words, &place, surfaces, self.paradigms, self.faults, |_| word);
    }

    fn valued(&mut self, name: &str, surfaces: &Surfaces, word: impl Fn(i64, &str) -> NumberWord) {
        for (value, entries) in surfaces {
            let place = format!("number.{name}.{value}");
            match value.parse() {
                Ok(value) => {
                    add_all(&mut self.words, &place, entries, self.paradigms, self.faults, |s| word(value, s));
                }
                Err(_) => self.faults.push(format!("{place}: the key is no whole number")),
            }
        }
    }

    fn fractions(&mut self, surfaces: &Surfaces) {
        for (value, entries) in surfaces {
            match tenths(value) {
                Ok(tenths) => self.list(&format!("fraction.{value}"), entries, NumberWord::Tenths(tenths)),
                Err(_) => self.faults.push(format!("number.fraction.{value}: the key is no number in tenths")),
            }
        }
    }

    fn keys(&mut self, name: &str, entries: &[String]) -> FxHashSet<Key> {
        let mut keys = FxHashSet::default();
        for entry in entries {
            match expand(entry, self.paradigms) {
                Ok(surfaces) => keys.extend(surfaces.iter().map(|s| Key::of(s))),
                Err(fault) => self.faults.push(format!("number.{name}: {fault}")),
            }
        }
        keys
    }
}

/// So many tenths as a key writes. A whole key has none to write: `150` is 1500 of them.
fn tenths(value: &str) -> Result<i64, std::num::ParseIntError> {
    if value.contains('.') { value.replace('.', "").parse() } else { format!("{value}0").parse() }
}

/// Compounds are made of the cardinals, fractions and scales that are one word each, of the pieces that stand
/// in compounds only, and of what joins them. Faulty entries have been reported already.
fn pieces(section: &NumberSection, paradigms: &Paradigms) -> Pieces {
    let mut pieces = Pieces::default();
    let mut add = |surfaces: &Surfaces, word: &dyn Fn(&str) -> Option<NumberWord>| {
        for (value, entries) in surfaces {
            let Some(word) = word(value) else { continue };
            for surface in entries.iter().filter_map(|e| expand(e, paradigms).ok()).flatten() {
                if !surface.contains([' ', '-']) {
                    pieces.all.push((surface.to_lowercase().into(), word));
                }
            }
        }
    };
    let cardinal = |value| NumberWord::Cardinal { value, article: false, ambiguous: false };
    let scale = |value| NumberWord::Scale { value, bare: Bare::One };
    let whole = |key: &str| key.parse().ok();
    add(&section.cardinal, &|key| whole(key).map(cardinal));
    add(&section.fraction, &|key| tenths(key).ok().map(NumberWord::Tenths));
    add(&section.piece, &|key| {
        whole(key).map(|value| if matches!(value, 100 | 1000) { scale(value) } else { cardinal(value) })
    });
    add(&section.scale, &|key| whole(key).map(scale));
    for (piece, _) in &pieces.all {
        // `Šestadvacet hráčů`: a sentence may begin with it, and no letter beyond ASCII keeps its bytes as a capital.
        let capital: String = piece.chars().take(1).flat_map(char::to_uppercase).collect();
        let begins = |text: &str| <[u8; 2]>::try_from(text.as_bytes().get(..2)?).ok();
        pieces.starts.extend(begins(piece));
        pieces.starts.extend(if capital.is_ascii() { None } else { begins(&capital) });
    }
    pieces.all.extend(section.inside.iter().map(|s| (s.to_lowercase().into(), NumberWord::And)));
    pieces.all.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.0.cmp(&b.0)));
    pieces.all.dedup_by(|a, b| a.0 == b.0);
    pieces
}
