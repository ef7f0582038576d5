//! Verbs that leave a part of themselves at the end of their clause.
//!
//! In: a sentence whose marks are set. Out: each verb whose particle stands apart (`fielen 46 Züge aus`,
//! `kamen neun Menschen ums Leben`), with what the two say together; the verb alone says something else, or nothing.

use std::ops::Range;

use super::view::View;
use crate::lang::Role;
use crate::text::Kind;

/// A clause is no longer than this many tokens.
const CLAUSE: usize = 40;

/// Words of a particle, at most, where the object alone parts it from its verb.
const PARTICLE: usize = 3;

/// A verb, the rest of it and what both say together.
pub struct Apart<'a> {
    pub verb: usize,
    pub particle: Range<usize>,
    pub code: &'a str,
}

/// The verbs of a sentence whose particles stand apart.
pub fn find<'a>(view: &View<'a>) -> Vec<Apart<'a>> {
    let table = &view.lang.properties.apart;
    if table.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for at in view.range.clone() {
        let Some(token) = view.token(at).filter(|t| t.is_word()) else { continue };
        // A verb is written with a capital only where it opens the sentence.
        if token.capital && at > view.range.start && view.is_word(at - 1) {
            continue;
        }
        // `are to share what was held back`: an English auxiliary takes no particle.
        if !view.lang.speech.verb_second && view.role(at, Role::AUXILIARY) {
            continue;
        }
        let list = table.get(&token.key).or_else(|| table.get(&view.of_subjunctive(at)?));
        let Some(list) = list else { continue };
        // `liepen verwondingen op`: nothing stands apart where the list knows the whole.
        if view.mark(at).property.is_some_and(|(length, _)| length > 2) {
            continue;
        }
        let end = clause_end(view, at);
        // `stemden 181 leden voor en 12 tegen`: of two, the nearest is the verb's.
        let parts = list.iter().filter_map(|apart| {
            let length = apart.particle.len();
            let behind = (at + 2..end).rev().find(|&i| {
                i + length <= end
                    && apart
                        .particle
                        .iter()
                        .enumerate()
                        .all(|(n, key)| view.token(i + n).is_some_and(|t| t.key == *key))
                    && closes(view, i + length, end)
            });
            // `stemden 181 voor de wet, en de rest stemde tegen`: what another such verb leaves behind is that one's.
            let taken = |i: &usize| {
                let verb = |j: usize| view.token(j).filter(|t| t.is_word() && !t.capital);
                let verbs = (at + 1..*i).filter_map(|j| table.get(&verb(j)?.key));
                verbs.flatten().any(|other| other.particle == apart.particle)
            };
            behind.filter(|i| !taken(i)).map(|i| Apart { verb: at, particle: i..i + length, code: &apart.code })
        });
        found.extend(parts.min_by_key(|apart| apart.particle.start));
    }
    found
}

/// Where the clause ends that a verb stands in.
fn clause_end(view: &View<'_>, verb: usize) -> usize {
    let limit = view.range.end.min(verb + CLAUSE);
    // `laid 400 workers off in May`: where the verb does not stand second, its object alone parts it from the particle.
    if !view.lang.speech.verb_second {
        let role = |at: usize| view.mark(at).role;
        let object = |at: &usize| {
            let slight = role(*at).has(Role::DETERMINER) || role(*at).has(Role::COMPLEMENT);
            let plain = (view.is_word(*at) || view.is_joint(*at)) && !role(*at).has(Role::CLAUSE);
            view.mark(*at).number.is_some() || plain && (slight || !role(*at).has(Role::STOP))
        };
        let particle = (verb + 1..limit).find(|at| !object(at)).unwrap_or(limit);
        return limit.min(particle + PARTICLE);
    }
    let ends = |at: usize| {
        // `stellten 60 Kilo Marihuana, 3 Kilo Kokain sowie Waffen sicher`: a list goes on behind its comma.
        // `stemden 181 voor, onthielden twaalf zich`: a verb before the next number opens a clause of its own.
        let listed = (at + 1..at + 4).find(|&i| view.mark(i).number.is_some() || view.mark(i).property.is_some());
        let listed = listed.is_some_and(|i| view.mark(i).number.is_some());
        let comma = view.is_mark(at, &[',']) && view.mark(at).number.is_none() && !listed;
        comma || view.is_mark(at, &['.', ';', ':', '?', '!', '(', ')', '–', '—']) && view.mark(at).number.is_none()
    };
    (verb + 1..limit).find(|at| ends(*at)).unwrap_or(limit)
}

/// Whether what stands here shows that the word before it was no preposition: the clause ends, or goes on
/// with a preposition or a conjunction of its own.
fn closes(view: &View<'_>, at: usize, end: usize) -> bool {
    let role = view.mark(at).role;
    let word = view.token(at).is_some_and(|t| t.kind == Kind::Mark)
        || role.has(Role::AND)
        || role.has(Role::CLAUSE)
        || role.has(Role::STOP) && !role.has(Role::DETERMINER);
    at >= end || word
}
