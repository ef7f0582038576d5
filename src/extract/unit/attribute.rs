//! Attributes with a complement of their own before their noun (German, Dutch): `43 door Rusland afgevuurde raketten`,
//! `die Zahl der in Deutschland praktizierenden Ärzte`.
//!
//! In: the token behind a figure or an article. Out: where the participle stands that opens the noun phrase, and what a
//! participle of these languages looks like.

use std::ops::Range;

use super::Found;
use super::carry::OF_PEOPLE;
use super::head;
use super::view::{View, ends_like};
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::lang::{Grammar, Order, Role, Roles};

/// Tokens between the preposition and the participle, at most.
const REACH: usize = 6;

/// The participle that stands before its noun behind a complement that opens at `at`.
pub fn behind_complement(view: &View<'_>, at: usize) -> Option<usize> {
    let grammar = view.grammar();
    if grammar.attributive_endings.is_empty() || !view.is_one_of(at, &grammar.preposition) {
        return None;
    }
    // `210 von 900 Bussen und verhängte Strafen`: a whole opens no complement.
    if view.mark(at + 1).number.is_some() {
        return None;
    }
    let capitals = grammar.order == Order::CapitalNoun;
    let found = (at + 2..at + 2 + REACH)
        .take_while(|&i| view.is_word(i) && view.mark(i).number.is_none() || view.is_joint(i))
        .find(|&i| {
            let lower = view.token(i).is_some_and(|t| !t.capital);
            let noun = view.mark(i + 1).unit.is_some_and(|(_, entry)| entry.kind == UnitKind::Count)
                || capitals && view.token(i + 1).is_some_and(|t| t.capital && t.is_word());
            lower && noun && qualifies(view.surface(i), grammar)
        })?;
    // Right behind the preposition it belongs to the preposition's own noun.
    (found > at + 1).then_some(found)
}

/// Behind two words for what befell people that a conjunction joins, the noun for people that both qualify.
pub fn behind_both(view: &View<'_>, at: usize) -> Option<usize> {
    let befell = |at: usize| {
        let victim = view.mark(at).unit.is_some_and(|(length, entry)| length == 1 && entry.property.is_some());
        victim || view.mark(at).property.is_some_and(|(length, code)| length == 1 && OF_PEOPLE.contains(&code))
    };
    let joins =
        view.said(at + 1).is_some_and(|word| word.roles.any(Roles::CONJUNCTION)) || view.role(at + 1, Role::AND);
    let noun = at + 3;
    let person = || view.mark(noun).unit.is_some_and(|(_, entry)| entry.person && entry.property.is_none());
    (view.grammar().order != Order::NounFirst && joins && befell(at) && befell(at + 2) && person()).then_some(noun)
}

/// Whether a word is a participle with what it takes before its noun.
fn qualifies(word: &str, grammar: &Grammar) -> bool {
    let bare = grammar.bare_attributes.then_some(word);
    let stems = grammar.attributive_endings.iter().filter_map(|ending| word.strip_suffix(&**ending));
    stems.chain(bare).any(|stem| ends_like(stem, &grammar.present_participle_endings) || is_participle(stem, grammar))
}

/// `gedood`, `aangehouden`, `vernield`, `evakuiert`: the form of a perfect participle where one is made with prefixes.
pub fn is_participle(word: &str, grammar: &Grammar) -> bool {
    let longest = |endings: &[Box<str>]| {
        endings.iter().filter(|e| word.ends_with(&***e)).map(|e| e.len()).max().unwrap_or_default()
    };
    let ends = longest(&grammar.perfect_endings) > longest(&grammar.no_perfect_endings)
        && !ends_like(word, &grammar.noun_endings);
    let formed = |word: &str| grammar.participle_prefixes.iter().any(|prefix| word.starts_with(&**prefix));
    let apart = |particle: &str| word.strip_prefix(particle).is_some_and(formed);
    ends_like(word, &grammar.loan_participle_endings)
        || ends && word.len() > 4 && (formed(word) || grammar.particles.iter().any(|particle| apart(particle)))
}

/// Whether an unlisted word behind a number is no noun for many: a particle, a comparative, a verb at the end of
/// its clause (`met 93 toe`, `1300 lager`, `met honderd gestegen`).
pub fn is_no_noun(view: &View<'_>, at: usize, many: bool) -> bool {
    let grammar = view.grammar();
    if !(view.lang.speech.verb_second && grammar.order == Order::NounLast)
        || view.is_joint(at + 1)
        || view.mark(at).unit.is_some()
        || view.token(at).is_none_or(|t| t.capital)
        || head::compound(view, at).is_some_and(|entry| entry.person)
    {
        return false;
    }
    let word = view.surface(at);
    let plural = ends_like(word, &grammar.plural_endings);
    // `200 miljoen concreet toegezegd`: nor is it an adjective of one, which would have an ending.
    let adjective = ends_like(word, &grammar.attributive_endings) || view.mark(at + 1).unit.is_some();
    let last = !view.is_word(at + 1) || !view.is_open(at + 1) && view.mark(at + 1).unit.is_none();
    // `beloofde twee verkeersposten`: a participle at the end of a clause has its auxiliary before it, not another verb.
    let clause = |i: &usize| view.is_word(*i) || view.mark(*i).number.is_some();
    let before = || (view.range.start..at).rev().take_while(clause);
    let verb = || before().any(|i| view.said(i).is_some_and(|w| w.source.is_none() && w.roles.any(Roles::FINITE)));
    let noun = plural && verb() && !before().any(|i| view.role(i, Role::AUXILIARY));
    many && !plural && (last || !adjective) || last && is_participle(word, grammar) && !noun
}

/// `Honderdduizenden demonstreerden`, `De andere drie vluchtten`: whether a noun that no list knows is a listed predicate, where
/// the verb stands second and nouns have no capital.
pub(super) fn is_listed_verb(view: &View<'_>, at: usize, head: &Range<usize>) -> bool {
    let second = view.lang.speech.verb_second && view.grammar().order == Order::NounLast;
    second && at == head.start && matches!(view.mark(at).property, Some((1, _)))
}

/// `30 Projekt-Mitarbeiter`, `20 Feuerwehr- und Rettungskräfte`: whether the noun at `at` only opens a compound.
pub(super) fn opens_compound(view: &View<'_>, at: usize, end: usize) -> bool {
    let capital = |at: usize| view.token(at).is_some_and(|t| t.capital && t.is_word());
    capital(at) && (view.is_joint(end) && capital(end + 1) || end == at + 1 && suspended(view, at).is_some())
}

/// `Bahn- und Busunternehmen`: what a hyphen leaves out stands at the end of the next compound.
pub(super) fn suspended(view: &View<'_>, at: usize) -> Option<Range<usize>> {
    let hyphen = view.is_mark(at + 1, &['-']) && view.token(at + 1).is_some_and(|t| !t.space_before);
    let and = hyphen && view.role(at + 2, Role::AND) && view.token(at + 2).is_some_and(|t| t.space_before);
    (and && view.token(at + 3).is_some_and(|t| t.capital && t.is_word())).then(|| at..at + 4)
}

/// `32 von insgesamt 46 Drohnen`, `450 van de in totaal 1.700 leden`: the whole behind a word that says that it is one.
pub(super) fn of_in_all(view: &View<'_>, at: usize) -> Option<usize> {
    let mark = view.mark(at);
    if !view.lang.speech.verb_second || !(mark.role.has(Role::LINK) || mark.role.has(Role::COMPLEMENT)) {
        return None;
    }
    let mut next = at + mark.role_length;
    let mut told = false;
    for _ in 0..3 {
        let mark = view.mark(next);
        if let Some(other) = mark.number {
            return told.then_some(other);
        }
        told |= mark.role.has(Role::AUXILIARY);
        if !(mark.role.has(Role::AUXILIARY) || mark.role.has(Role::DETERMINER)) {
            return None;
        }
        next += mark.role_length;
    }
    None
}

/// `Die SPD käme auf 19, die Grünen auf 10 und die Linke auf 9 Prozent`: the next value of a row whose unit stands once, behind
/// the same preposition.
pub(super) fn gapped(view: &View<'_>, number: &Number, at: usize) -> Option<usize> {
    /// Tokens between two values, at most.
    const BETWEEN: usize = 7;
    let start = number.start();
    let preposition = start.checked_sub(1).filter(|i| view.is_one_of(*i, &view.grammar().preposition))?;
    let joined = view.is_mark(at, &[',']) || view.role(at, Role::AND);
    if !view.lang.speech.verb_second || !joined || at != number.tokens.end {
        return None;
    }
    let next = (at + 2..at + BETWEEN).find(|i| view.mark(*i).number.is_some())?;
    let same = view.surface(next - 1) == view.surface(preposition);
    let plain = (at + 1..next).all(|i| view.is_word(i) && view.mark(i).property.is_none());
    view.mark(next).number.filter(|_| same && plain)
}

/// `two heavily armed men`: the noun behind a participle with its adverb, where nouns stand last.
pub(super) fn behind_adverb<'a>(view: &View<'a>, at: usize) -> Option<Found<'a>> {
    let (length, _) = view.mark(at + 2).unit.filter(|(_, e)| e.kind == UnitKind::Count)?;
    let adverb = view.noun_last() && view.ends_like(at, &view.grammar().adverb_endings);
    if !adverb || view.mark(at + 1).property.is_none() || !head::is_plural(view, at + 1 + length) {
        return None;
    }
    head::read(view, at + 1).map(|found| Found { tokens: at..found.tokens.end, ..found })
}

/// Whether a noun at `at` opens a longer predicate, and no list knows it, or it stands in the singular. An adjective
/// (`wolnych miejsc`) stands before what is counted all the same.
pub(super) fn is_of_predicate(view: &View<'_>, at: usize, length: usize) -> bool {
    let mark = view.mark(at);
    let longer = mark.property.is_some_and(|(words, _)| words > length);
    longer
        && !head::long_adjective(view, at)
        && (mark.unit.is_none() || view.ends_like(at, &view.grammar().singular_endings))
}

/// `судьба пятерых неизвестна`: whether a word that no list knows, behind a numeral for people, ends like none of several.
pub(super) fn is_said_of_people(view: &View<'_>, at: usize) -> bool {
    let people = at.checked_sub(1).is_some_and(|before| view.is_one_of(before, &view.grammar().collective));
    people && view.mark(at).unit.is_none() && view.ends_like(at, &view.grammar().singular_endings)
}

/// Whether a listed thing ends as one does, and not several of them.
pub(super) fn is_single_thing(view: &View<'_>, at: usize) -> bool {
    let thing = view.mark(at).unit.is_some_and(|(_, entry)| !entry.person);
    thing && view.ends_like(at, &view.grammar().singular_endings)
}
