//! The pack section `[unit.sense]`: nouns that count one thing or another, as the article tells of it.
//!
//! In: by the code of the rarer sense, the nouns, the words that tell of it, and those that do not go with it. Out: sets
//! of keys.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use schemars::JsonSchema;
use serde::Deserialize;

use super::surface::Paradigms;
use super::words::keys;
use crate::text::Key;

/// As written in the pack: `miner = { nouns = ["mineur~n_s"], beside = ["mine~n_s"], never = ["isolé~n_s"] }` (French, whose
/// `mineurs` are minors elsewhere).
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SenseLists {
    /// Words that the list of units counts as something else.
    pub nouns: Vec<String>,
    /// Words one of which must stand in the article.
    pub beside: Vec<String>,
    /// Words that right behind the noun keep the usual sense.
    #[serde(default)]
    pub never: Vec<String>,
}

/// One noun's other sense.
#[derive(Debug, Clone, Default)]
pub struct Sense {
    pub code: Box<str>,
    pub nouns: FxHashSet<Key>,
    pub beside: FxHashSet<Key>,
    pub never: FxHashSet<Key>,
}

/// Compiles the section; each entry is one word.
pub(super) fn compile(
    section: &BTreeMap<String, SenseLists>,
    paradigms: &Paradigms,
    faults: &mut Vec<String>,
) -> Vec<Sense> {
    let mut sense = |(code, lists): (&String, &SenseLists)| {
        let mut set =
            |name: &str, entries: &[String]| keys(&format!("unit.sense.{code}.{name}"), entries, paradigms, faults);
        let nouns = set("nouns", &lists.nouns);
        let beside = set("beside", &lists.beside);
        let never = set("never", &lists.never);
        Sense { code: code.as_str().into(), nouns, beside, never }
    };
    section.iter().map(&mut sense).collect()
}
