//! Nouns of two senses: `mineurs` are miners where the article tells of a mine, and minors elsewhere.
//!
//! In: what the figures of an article count. Out: the same, where a noun that the pack lists takes the sense that a word
//! somewhere in the article tells.

use crate::claim::{Unit, UnitKind};
use crate::extract::{Counted, Document};
use crate::lang::Sense;

/// Gives every noun of several senses the code of the one that most words of the article tell of: a club that cuts wages
/// (`taglia gli stipendi`) has a ground of 21,000 seats, not jobs, where the article tells of stands and matches.
pub fn resolve(document: &Document<'_>, counted: &mut [Counted]) {
    let Some(senses) = document.sentences.first().map(|s| &s.lang.units.senses) else { return };
    let mut told: Vec<Option<usize>> = vec![None; senses.len()];
    for unit in counted.iter_mut().filter_map(|c| c.unit.as_mut()) {
        let mut best: Option<(usize, &Sense)> = None;
        for (sense, told) in senses.iter().zip(&mut told).filter(|(sense, _)| means(document, unit, sense)) {
            let words = || document.tokens.iter().filter(|token| sense.beside.contains(&token.key)).count();
            let words = *told.get_or_insert_with(words);
            if words > best.map_or(0, |(most, _)| most) {
                best = Some((words, sense));
            }
        }
        if let Some((_, sense)) = best {
            unit.code = sense.code.to_string();
        }
    }
}

/// Whether a unit is a noun of the sense and no phrase of its own (`customs officers`), and nothing right behind it keeps
/// the usual one.
fn means(document: &Document<'_>, unit: &Unit, sense: &Sense) -> bool {
    if unit.kind != UnitKind::Count {
        return false;
    }
    let from = document.tokens.partition_point(|t| (t.start as usize) < unit.span.start);
    let in_unit = |at: &usize| document.tokens.get(*at).is_some_and(|t| (t.start as usize) < unit.span.end);
    let noun = (from..).take_while(in_unit).find(|at| sense.nouns.contains(&document.tokens[*at].key));
    let never = |at: usize| document.tokens.get(at).is_some_and(|t| sense.never.contains(&t.key));
    let lang = document.sentences.first().map(|s| s.lang);
    let alone = |at: usize| lang.and_then(|lang| lang.units.phrases.longest(&document.tokens[at..=at], 0));
    let usual = |at: usize| alone(at).is_none_or(|(_, entry)| *entry.code == unit.code);
    noun.is_some_and(|at| usual(at) && !never(at + 1) && !never(at + 2))
}
