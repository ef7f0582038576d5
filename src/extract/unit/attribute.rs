//! Attributes with a complement of their own before their noun (German, Dutch): `43 door Rusland afgevuurde raketten`,
//! `die Zahl der in Deutschland praktizierenden Ärzte`.
//!
//! In: the token behind a figure or an article. Out: where the participle stands that opens the noun phrase, and what a
//! participle of these languages looks like.

use super::view::View;
use crate::claim::UnitKind;
use crate::lang::Order;

/// What opens the complement of such a participle.
const OPENERS: &[&str] = &[
    "am", "an", "auf", "aus", "bei", "beim", "durch", "für", "gegen", "im", "in", "mit", "nach", "seit", "unter",
    "vom", "von", "vor", "zu", "zum", "zur", "über", "aan", "bij", "door", "met", "na", "naar", "onder", "op", "over",
    "sinds", "tegen", "tijdens", "uit", "van", "voor",
];
/// Tokens between the preposition and the participle, at most.
const REACH: usize = 6;

/// The participle that stands before its noun behind a complement that opens at `at`.
pub fn behind_complement(view: &View<'_>, at: usize) -> Option<usize> {
    if !view.lang.speech.verb_second || !OPENERS.contains(&view.surface(at)) {
        return None;
    }
    let german = view.grammar().order == Order::CapitalNoun;
    let found = (at + 2..at + 2 + REACH)
        .take_while(|&i| view.is_word(i) && view.mark(i).number.is_none() || view.is_joint(i))
        .find(|&i| {
            let lower = view.token(i).is_some_and(|t| !t.capital);
            let noun = view.mark(i + 1).unit.is_some_and(|(_, entry)| entry.kind == UnitKind::Count)
                || german && view.token(i + 1).is_some_and(|t| t.capital && t.is_word());
            lower && noun && qualifies(view.surface(i), german)
        })?;
    // Right behind the preposition it belongs to the preposition's own noun.
    (found > at + 1).then_some(found)
}

/// Whether a word is a participle with the ending of an adjective.
fn qualifies(word: &str, german: bool) -> bool {
    if german {
        let stem = ["en", "er", "es", "em", "e"].iter().find_map(|ending| word.strip_suffix(ending));
        return stem.is_some_and(|stem| stem.ends_with("end") || is_german_participle(stem));
    }
    let stem = word.strip_suffix('e').unwrap_or(word);
    is_dutch_participle(stem) || word.ends_with("ende")
}

fn is_german_participle(stem: &str) -> bool {
    const PREFIXES: &[&str] = &["be", "ent", "er", "ver", "zer", "über", "unter"];
    const PARTICLES: &[&str] = &[
        "ab", "an", "auf", "aus", "bei", "durch", "ein", "fest", "frei", "her", "hin", "los", "mit", "nach", "um",
        "unter", "vor", "weg", "zu", "zurück", "zusammen",
    ];
    let formed = |word: &str| word.starts_with("ge") || PREFIXES.iter().any(|p| word.starts_with(p));
    let ends = stem.ends_with('t') || stem.ends_with("en");
    stem.ends_with("iert")
        || stem.len() > 5
            && ends
            && (formed(stem) || PARTICLES.iter().any(|p| stem.strip_prefix(p).is_some_and(formed)))
}

/// `gedood`, `aangehouden`, `vernield`: the form of a Dutch participle, which no noun for many has.
pub fn is_dutch_participle(word: &str) -> bool {
    const PREFIXES: &[&str] = &["be", "er", "her", "mis", "ont", "ver"];
    const PARTICLES: &[&str] = &[
        "aan", "achter", "af", "bij", "binnen", "dood", "door", "heen", "in", "los", "mee", "na", "neer", "om",
        "onder", "op", "over", "samen", "stil", "tegen", "terug", "thuis", "toe", "uit", "vast", "voor", "vrij", "weg",
    ];
    let formed = |word: &str| word.starts_with("ge") || PREFIXES.iter().any(|p| word.starts_with(p));
    let strong = word.ends_with("en") && !word.ends_with("ingen") && !word.ends_with("den");
    let ends = word.ends_with(['d', 't']) || strong || word.ends_with("ouden") || word.ends_with("onden");
    ends && word.len() > 4 && (formed(word) || PARTICLES.iter().any(|p| word.strip_prefix(p).is_some_and(formed)))
}

/// Whether an unlisted Dutch word behind a number is no noun for many: a particle, a comparative, a verb at the end of
/// its clause (`met 93 toe`, `1300 lager`, `met honderd gestegen`).
pub fn is_no_dutch_noun(view: &View<'_>, at: usize, many: bool) -> bool {
    if view.lang.code != "nl"
        || view.is_joint(at + 1)
        || view.mark(at).unit.is_some()
        || view.token(at).is_none_or(|t| t.capital)
    {
        return false;
    }
    let word = view.surface(at);
    let plural = word.ends_with('s') || word.ends_with("en");
    // `200 miljoen concreet toegezegd`: nor is it an adjective of one, which would end in -e.
    let adjective = word.ends_with('e') || view.mark(at + 1).unit.is_some();
    let last = !view.is_word(at + 1) || !view.is_open(at + 1) && view.mark(at + 1).unit.is_none();
    many && !plural && (last || !adjective) || last && is_dutch_participle(word)
}
