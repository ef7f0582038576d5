//! What narrows a noun behind its head: adjectives, attached complements, genitives, type names.
//!
//! In: the token behind the head. Out: where the noun phrase ends. Predicates, clauses and
//! complements set apart from the noun are not part of it, nor is anything that holds a figure.

use crate::claim::UnitKind;
use crate::extract::unit::head::{is_active_participle, is_plural};
use crate::extract::unit::view::View;
use crate::lang::{Order, Role};

/// What a disease is counted in.
const CASE: &str = "case";

/// Complements in a chain, at most (`tentatives de prise de contrôle de notre bâtiment`).
const CHAIN: usize = 4;

/// The token behind the noun phrase whose head ends before `at`.
pub fn end(view: &View<'_>, at: usize) -> usize {
    let mut end = adjectives(view, at);
    for _ in 0..CHAIN {
        let next = joined(view, end)
            .or_else(|| complement(view, end))
            .or_else(|| bare(view, end))
            .or_else(|| genitive(view, end, end > at))
            .or_else(|| type_name(view, end));
        match next {
            Some(next) if next > end => end = next,
            _ => break,
        }
    }
    end
}

/// A word without function or predicate that may stand inside the noun phrase.
fn is_narrowing(view: &View<'_>, at: usize) -> bool {
    let mark = view.mark(at);
    view.is_open(at) && mark.property.is_none() && view.token(at).is_some_and(|t| !t.capital)
}

/// Adjectives behind the noun, where the language puts them there and they agree.
fn adjectives(view: &View<'_>, at: usize) -> usize {
    let grammar = view.grammar();
    let mut end = at;
    if grammar.order == Order::NounFirst {
        while end < at + 2
            && is_narrowing(view, end)
            // Names of peoples are nouns and adjectives alike (`navires russes`).
            && view.mark(end).unit.is_none_or(|(_, entry)| entry.person && entry.property.is_none())
            && view.ends_like(end, &grammar.adjective_endings)
            && !opens_clause(view, end)
        {
            end += 1;
        }
    }
    // `trzy domy prywatne`, `dwie szkoły podstawowe`: an adjective that tells a class may stand behind its noun.
    let behind =
        view.ends_like(end, &grammar.postposed_endings) && is_narrowing(view, end) && view.mark(end).unit.is_none();
    end + usize::from(behind)
}

/// A participle with a complement of its own: `drones [lancés dans la nuit]`.
fn opens_clause(view: &View<'_>, at: usize) -> bool {
    view.ends_like(at, &view.grammar().participle_endings) && view.role(at + 1, Role::STOP)
}

/// `policiers et militaires`: another listed noun under the same figure.
fn joined(view: &View<'_>, at: usize) -> Option<usize> {
    let and = view.mark(at);
    let next = at + and.role_length;
    if !and.role.has(Role::AND) || view.mark(next).number.is_some() {
        return None;
    }
    let (length, entry) = view.mark(next).unit?;
    // `Flugzeuge und freiwillige Helfer`: where nouns have a capital, an adjective opens another phrase.
    if view.grammar().order == Order::CapitalNoun && view.token(next).is_some_and(|t| !t.capital) {
        return None;
    }
    let counts = view.mark(next + length).number.is_some();
    // `6 pasażerów i kierowca`: where nouns inflect, one more of another kind is not among those counted.
    let inflected = view.grammar().order == Order::Inflected;
    let single = inflected && view.ends_like(next, &view.grammar().singular_endings);
    let bare = view.mark(next).role.is_none() && entry.person && entry.property.is_none() && !counts && !single;
    let end = next + length;
    (bare && entry.kind == UnitKind::Count).then(|| compound(view, next, end))
}

/// `de` and its like with whatever noun phrase follows.
fn complement(view: &View<'_>, at: usize) -> Option<usize> {
    let opener = view.mark(at);
    if !opener.role.has(Role::COMPLEMENT) || opener.role.has(Role::AMONG) || opener.number.is_some() {
        return None;
    }
    let mut noun = at + opener.role_length;
    while view.role(noun, Role::DETERMINER) && view.mark(noun).number.is_none() {
        noun += view.mark(noun).role_length;
        // The apostrophe of an elided article is a token of its own.
        if view.is_mark(noun, &['\'', '’']) {
            noun += 1;
        }
    }
    // `miembros del temido Grupo`, `integrantes de la citada organización`: an attribute before the noun itself.
    let determined = noun > at + 1 || opener.role.has(Role::DETERMINER);
    if determined && attribute(view, noun) {
        return phrase(view, noun + 1);
    }
    // `19 acusados de estafar al Estado`: an infinitive opens a clause.
    let noun_first = view.grammar().order == Order::NounFirst;
    if noun_first && is_infinitive(view, noun) {
        return None;
    }
    phrase(view, noun)
}

/// Whether a word in lower case that counts nothing ends like an infinitive.
fn is_infinitive(view: &View<'_>, at: usize) -> bool {
    let lower = view.token(at).is_some_and(|t| !t.capital);
    lower && view.mark(at).unit.is_none() && view.ends_like(at, &view.grammar().infinitive_endings)
}

/// Whether an unlisted word in lower case behind an article is a participle or an adjective of the noun behind it.
fn attribute(view: &View<'_>, at: usize) -> bool {
    let grammar = view.grammar();
    let plain = view.mark(at).role.is_none() && view.mark(at).number.is_none() && view.mark(at).unit.is_none();
    let participle =
        view.ends_like(at, &grammar.singular_participle_endings) || view.ends_like(at, &grammar.participle_endings);
    let noun = view.mark(at + 1).unit.is_some_and(|(_, e)| e.kind == UnitKind::Count)
        || view.token(at + 1).is_some_and(|t| t.capital && t.is_word());
    grammar.order == Order::NounFirst
        && plain
        && participle
        && noun
        && view.token(at).is_some_and(|t| t.is_word() && !t.capital)
}

/// `à`, `on` and their like with a noun that has no determiner.
fn bare(view: &View<'_>, at: usize) -> Option<usize> {
    let opener = view.mark(at);
    if !opener.role.has(Role::BARE) || opener.property.is_some() || opener.number.is_some() {
        return None;
    }
    let noun = at + opener.role_length;
    // `6 milhões de ucranianos a fugir do país`: behind it an infinitive opens a clause.
    if is_infinitive(view, noun) {
        return None;
    }
    // `200 lidí se vrátilo domů`: before a verb it is another word.
    if view.mark(noun).unit.is_none() && view.ends_like(noun, &view.grammar().verb_endings) {
        return None;
    }
    let lower = view.token(noun).is_some_and(|t| !t.capital);
    // `Teilnehmer ohne größere Zwischenfälle`: where nouns have a capital, an adjective opens another phrase.
    if view.grammar().order == Order::CapitalNoun {
        return None;
    }
    let end = (lower && view.mark(noun).role.is_none()).then(|| phrase(view, noun)).flatten()?;
    // `species on deep-sea mountain`: where nouns come last, one that goes on is a phrase of its own.
    let goes_on = view.grammar().order == Order::NounLast && (view.is_open(end) || view.mark(end).unit.is_some());
    (!goes_on).then_some(end)
}

/// One noun with its adjectives, without figure.
fn phrase(view: &View<'_>, noun: usize) -> Option<usize> {
    // `lonas de varios colores`, `armas de grueso calibre`: a determiner or an adjective before the noun of a complement.
    let before = view.is_one_of(noun, &view.grammar().prenominal) && view.is_word(noun + 1);
    let noun = noun + usize::from(before);
    let mark = view.mark(noun);
    if !view.is_word(noun) || mark.number.is_some() || (mark.unit.is_none() && !mark.role.is_none()) {
        return None;
    }
    if let Some((length, entry)) = mark.unit {
        return (entry.kind == UnitKind::Count).then(|| compound(view, noun, adjectives(view, noun + length)));
    }
    let mut end = noun + 1;
    while view.is_joint(end) && view.is_word(end + 1) {
        end += 2;
    }
    let attributive = matches!(view.grammar().order, Order::NounLast | Order::Inflected);
    if attributive && is_narrowing(view, end) && view.grammar().order == Order::Inflected {
        return Some(end + 1);
    }
    Some(compound(view, noun, adjectives(view, end).max(singular_adjective(view, end))))
}

/// `members of the state National Guard`, `counts of wire fraud`: where nouns come last and apart, a complement goes on
/// to the last of the names and listed nouns that follow each other.
fn compound(view: &View<'_>, noun: usize, end: usize) -> usize {
    /// Words behind the first, at most.
    const WORDS: usize = 4;
    // `servidores da Polícia Federal`, `miembros del Grupo Criminal`: a name goes on with its capitals.
    if view.grammar().order == Order::NounFirst && end > noun {
        let capital = |at: usize| view.token(at).is_some_and(|t| t.capital && t.is_word());
        let plain = |at: &usize| view.mark(*at).role.is_none() && view.mark(*at).number.is_none();
        let goes_on = |at: &usize| capital(*at) && plain(at) && capital(*at - 1);
        let named = !view.lang.labels.capital_headlines;
        return end + if named { (end..end + WORDS).take_while(goes_on).count() } else { 0 };
    }
    if view.grammar().order != Order::NounLast || view.lang.speech.joins_nouns {
        return end;
    }
    // A plural in lower case ends the phrase.
    let whole = view.token(end - 1).is_some_and(|t| !t.capital) && is_plural(view, end - 1);
    let mut last = end;
    for at in (end..end + WORDS).filter(|_| !whole) {
        let mark = view.mark(at);
        let capital = view.token(at).is_some_and(|t| t.capital && t.is_word());
        if !view.is_word(at) || mark.number.is_some() || !(mark.role.is_none() || capital) || view.is_joint(at) {
            break;
        }
        // What may be a verb is one where it goes on.
        let verb = !capital
            && mark.property.is_some()
            && (view.is_word(at + 1) || view.ends_like(at, &view.grammar().verb_endings));
        let listed = mark.unit.is_some_and(|(n, e)| n == 1 && e.kind == UnitKind::Count) && !verb;
        if capital && (mark.unit.is_none() || view.token(at + 1).is_some_and(|t| t.capital))
            || listed
            || capital && !verb
        {
            last = at + 1;
        } else if mark.property.is_some() || at > noun + 2 {
            break;
        }
    }
    last
}

/// `âme lisse`: one adjective behind a singular noun of a complement, in the same lower case.
fn singular_adjective(view: &View<'_>, at: usize) -> usize {
    let fits = view.grammar().order == Order::NounFirst && is_narrowing(view, at) && view.mark(at).unit.is_none();
    let ends = !view.is_word(at + 1) || !view.mark(at + 1).role.is_none();
    if fits && ends { at + 1 } else { at }
}

/// Genitives right behind a noun, in the languages that have them: `pacjentów hospicjum`.
/// `inner`: the word before is such a genitive; where it is an adjective, its noun follows (`машин екстреної допомоги`).
fn genitive(view: &View<'_>, at: usize, inner: bool) -> Option<usize> {
    let grammar = view.grammar();
    let qualified = inner && view.ends_like(at - 1, &grammar.attributive_genitive_endings);
    let silent = view.mark(at).property.is_none();
    // `prób nielegalnego przekroczenia`: behind its adjective a noun may state what it likes.
    let noun = qualified && view.mark(at).property.is_some_and(|(length, _)| length == 1);
    let attaches = grammar.order == Order::Inflected && view.is_open(at) && (silent || noun);
    // `случаев кори`: behind the word for cases stands of what.
    let listed = |noun: usize| view.mark(noun).unit.is_some_and(|(n, e)| n == 1 && &*e.code == CASE);
    let cases = at.checked_sub(1).is_some_and(listed) && view.ends_like(at - 1, &grammar.genitive_plural_endings);
    let of_what = cases && view.mark(at).unit.is_none() && view.token(at).is_some_and(|t| !t.capital);
    let genitive = qualified
        || view.ends_like(at, &grammar.genitive_endings)
        || of_what && view.ends_like(at, &grammar.any_genitive_endings) && !view.ends_like(at, &grammar.adverb_endings);
    // `uchodźców uciekających przed wojną`, `osób powiązanych z grupą`: a participle opens a clause of its own.
    let clause = is_active_participle(view, at) || opens_clause(view, at);
    // `участков дорог общей протяжённостью`: an adjective whose noun stands in another case goes with that noun.
    let next = view.mark(at + 1);
    let apart = view.ends_like(at, &grammar.adjective_endings)
        && view.is_word(at + 1)
        && next.role.is_none()
        && next.number.is_none()
        && view.ends_like(at + 1, &grammar.oblique_endings);
    if apart {
        return None;
    }
    (attaches && genitive && !clause && !view.ends_like(at, &grammar.verb_endings)).then_some(at + 1)
}

/// `hélicoptères NH90`, `БТР-80`: a type in capitals or with digits right behind the noun.
fn type_name(view: &View<'_>, at: usize) -> Option<usize> {
    let token = view.token(at)?;
    let surface = view.surface(at);
    let capitals = surface.chars().count() > 1 && surface.chars().all(char::is_uppercase);
    // `dronów typu Shahed`: behind the word for a type stands its name.
    if token.capital && token.is_word() && view.is_open(at) && view.is_one_of(at - 1, &view.grammar().of_type) {
        let numbered = view.is_joint(at + 1) && view.token(at + 2).is_some_and(|t| t.is_digits() && !t.space_before);
        return Some(if numbered { at + 3 } else { at + 1 });
    }
    if !view.is_open(at) || !token.is_word() || !capitals || view.mark(at).unit.is_some() {
        return None;
    }
    let digits = |at| view.token(at).is_some_and(|t| t.is_digits() && !t.space_before);
    if view.is_joint(at + 1) && digits(at + 2) {
        return Some(at + 3);
    }
    digits(at + 1).then_some(at + 2)
}
