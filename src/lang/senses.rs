//! What a verb says of particular things: the senses that it has beside its usual one.
//!
//! In: `senses.toml`, embedded, whose head explains every key. Out: by the code of a verb, its senses in the order in which they
//! are tried; and the kinds of things that rules ask for by name. Knows no sentence: whether a sense holds is asked in `extract`.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

/// As the build script puts it into JSON.
const FILE: &str = include_str!(concat!(env!("OUT_DIR"), "/senses.json"));

/// As written. Codes are slices of the embedded text.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'t> {
    #[serde(borrow)]
    kind: BTreeMap<&'t str, Kind<'t>>,
    #[serde(borrow)]
    field: Vec<Field<'t>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind<'t> {
    #[cfg_attr(not(test), allow(dead_code, reason = "written for people, and held by tests"))]
    are: String,
    #[serde(borrow)]
    codes: Vec<&'t str>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Field<'t> {
    #[cfg_attr(not(test), allow(dead_code, reason = "written for people, and held by tests"))]
    about: String,
    #[serde(borrow)]
    sense: Vec<Written<'t>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written<'t> {
    #[serde(borrow)]
    said: Vec<&'t str>,
    #[serde(borrow)]
    of: Option<Vec<&'t str>>,
    #[serde(borrow, default)]
    except: Vec<&'t str>,
    #[serde(borrow, default)]
    tells_of: Vec<&'t str>,
    #[serde(borrow, default)]
    tells_nothing_of: Vec<&'t str>,
    #[serde(default)]
    when: Vec<Fact>,
    #[serde(default)]
    unless: Vec<Fact>,
    means: &'t str,
    #[cfg_attr(not(test), allow(dead_code, reason = "written for people, and held by tests"))]
    examples: Vec<String>,
    #[cfg_attr(not(test), allow(dead_code, reason = "written for people, and held by tests"))]
    why: String,
}

/// What is true of a language, of a verb or of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// The language inflects nouns for case.
    Inflected,
    /// The language is a Romance one.
    Romance,
    /// The verb was said of an earlier member of the same list.
    Listed,
    /// The figure stands behind the preposition by which something changes.
    Change,
    /// The figure is less than a hundred.
    Few,
}

/// What a figure may count or measure: any of these.
#[derive(Debug, Clone, Default)]
pub struct Units {
    /// Listed nouns for people.
    pub people: bool,
    /// Listed nouns for what is no person.
    pub things: bool,
    pub animals: bool,
    pub measures: bool,
    /// Money.
    pub sums: bool,
    pub codes: Vec<&'static str>,
}

/// One sense, with its kinds spelt out.
#[derive(Debug, Clone)]
pub struct Sense {
    /// Any, where the file does not say.
    pub of: Option<Units>,
    pub except: Units,
    /// Codes of units and of properties.
    pub tells_of: Vec<&'static str>,
    pub tells_nothing_of: Vec<&'static str>,
    pub when: Vec<Fact>,
    pub unless: Vec<Fact>,
    pub means: &'static str,
}

/// Kinds that rules ask for by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    FlyingObjects,
}

impl Named {
    const ALL: [Self; 1] = [Self::FlyingObjects];

    const fn name(self) -> &'static str {
        match self {
            Self::FlyingObjects => "flying_objects",
        }
    }

    /// Whether things with this unit code are of the kind.
    pub fn has(self, code: &str) -> bool {
        SENSES.named[self as usize].contains(&code)
    }
}

#[derive(Debug, Default)]
struct Senses {
    senses: Vec<Sense>,
    /// The places in `senses` of those that a verb has, in order.
    of_verb: FxHashMap<&'static str, Vec<usize>>,
    /// The codes of each kind of [`Named::ALL`].
    named: [Vec<&'static str>; Named::ALL.len()],
}

static SENSES: LazyLock<Senses> = LazyLock::new(|| {
    // The file is embedded and parsed by a test; a broken one leaves no sense rather than a panic.
    compile(&serde_json::from_str(FILE).unwrap_or_default())
});

/// The senses of a verb beside its usual one, in the order in which they are tried. Most verbs have none.
pub fn of(verb: &str) -> impl Iterator<Item = &'static Sense> {
    let senses = &*SENSES;
    senses.of_verb.get(verb).into_iter().flatten().map(|at| &senses.senses[*at])
}

fn compile(file: &File<'static>) -> Senses {
    let mut compiled = Senses { named: Named::ALL.map(|kind| file.codes(&[kind.name()])), ..Senses::default() };
    for written in file.senses() {
        for verb in &written.said {
            compiled.of_verb.entry(verb).or_default().push(compiled.senses.len());
        }
        compiled.senses.push(Sense {
            of: written.of.as_ref().map(|words| file.units(words)),
            except: file.units(&written.except),
            tells_of: file.codes(&written.tells_of),
            tells_nothing_of: file.codes(&written.tells_nothing_of),
            when: written.when.clone(),
            unless: written.unless.clone(),
            means: written.means,
        });
    }
    compiled
}

impl File<'static> {
    fn senses(&self) -> impl Iterator<Item = &Written<'static>> {
        self.field.iter().flat_map(|field| &field.sense)
    }

    /// The codes that these words stand for: those of a kind for its name, and each other word for itself.
    fn codes(&self, words: &[&'static str]) -> Vec<&'static str> {
        let codes = |word: &&'static str| match self.kind.get(word) {
            Some(kind) => kind.codes.clone(),
            None => vec![*word],
        };
        words.iter().flat_map(codes).collect()
    }

    fn units(&self, words: &[&'static str]) -> Units {
        let mut units = Units::default();
        for code in self.codes(words) {
            match code {
                "people" => units.people = true,
                "things" => units.things = true,
                "animals" => units.animals = true,
                "measures" => units.measures = true,
                "sums" => units.sums = true,
                code => units.codes.push(code),
            }
        }
        units
    }
}
