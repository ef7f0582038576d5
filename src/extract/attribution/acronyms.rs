//! Short forms that an article explains: `Instituto Nacional de Defensa Civil (Indeci)`.
//!
//! In: the document. Out: for each short form in brackets, the words before it whose first letters it is
//! made of, so that `el Indeci` finds its fullest name; and for letters that no bracket explains, the name
//! of a body somewhere in the text that they are the first letters of (`GUS`, `Główny Urząd Statystyczny`).

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::reading::{Mark, Reading};
use crate::lang::Roles;
use crate::text::Key;

/// Words that a short form stands for, at most, with the small ones between them.
const WORDS: usize = 14;
/// Letters that no bracket explains stand for this many words.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=6;

/// Full names by their short form.
#[derive(Debug, Default)]
pub struct Acronyms {
    full: FxHashMap<Key, Range<usize>>,
}

impl Acronyms {
    pub fn read(reading: &Reading<'_, '_>) -> Self {
        let mut found = Self::default();
        let tokens = &reading.document.tokens;
        for open in 1..tokens.len().saturating_sub(2) {
            let bracket = |i: usize| reading.mark(i) == Some(Mark::Bracket);
            if !(tokens[open].is_mark('(') && bracket(open) && reading.is_capital(open + 1) && bracket(open + 2)) {
                continue;
            }
            let full = spelled(reading, open, reading.surface(open + 1));
            if let Some(full) = full.or_else(|| foreign(reading, open)).or_else(|| shortened(reading, open)) {
                found.full.entry(tokens[open + 1].key).or_insert(full);
            }
        }
        found.unexplained(reading);
        found
    }

    /// Letters without brackets, by the names of bodies that have them for initials.
    fn unexplained(&mut self, reading: &Reading<'_, '_>) {
        let tokens = reading.document.tokens.len();
        let mut letters: FxHashMap<String, Key> = FxHashMap::default();
        for at in (0..tokens).filter(|&at| reading.is_capital(at)) {
            let short =
                reading.is_letters(at, *LETTERS.start()) && LETTERS.contains(&reading.surface(at).chars().count());
            if short && !self.full.contains_key(&reading.document.tokens[at].key) {
                letters.insert(reading.surface(at).to_lowercase(), reading.document.tokens[at].key);
            }
        }
        if letters.is_empty() {
            return;
        }
        let firsts: Vec<char> = letters.keys().filter_map(|short| short.chars().next()).collect();
        let begins = |i: usize| initial(reading, i).is_some_and(|c| firsts.contains(&c));
        let opens = |i: &usize| reading.is_capital(*i) && begins(*i) && !reading.is_letters(*i, 2);
        for start in (0..tokens).filter(opens) {
            if let Some((key, full)) = initials(reading, start, &letters) {
                self.full.entry(key).or_insert(full);
            }
        }
    }

    /// The name that the short form at token `at` stands for.
    pub fn full(&self, reading: &Reading<'_, '_>, at: usize) -> Option<Range<usize>> {
        reading.token(at).and_then(|t| self.full.get(&t.key)).cloned()
    }
}

/// `Управление по чрезвычайным ситуациям (AFAD)`: where nouns inflect, the body right before letters of another language.
fn foreign(reading: &Reading<'_, '_>, open: usize) -> Option<Range<usize>> {
    if reading.speech.has_articles || !reading.is_letters(open + 1, 3) {
        return None;
    }
    let body = |&i: &usize| reading.names_body(i);
    let inside = (0..open).rev().take(WORDS).take_while(|&i| !reading.bounds(i) && !reading.has(i, Roles::FINITE));
    let mut noun = inside.filter(body).last()?;
    // `Agencja ONZ ds. Uchodźców (UNHCR)`: what the body is opens its name, with a capital.
    while noun > 0 && reading.is_capital(noun) && reading.is_capital(noun - 1) && !reading.ends_sentence(noun - 1) {
        noun -= 1;
    }
    let own = reading.frame_of(noun) == reading.frame_of(open) && !reading.in_figure(noun);
    own.then_some(noun..open)
}

/// `Norland Department of Forestry and Fire Protection (NorFire)`: in English the name of a body right before a short form
/// that is not made of its letters, from the word that both open with.
fn shortened(reading: &Reading<'_, '_>, open: usize) -> Option<Range<usize>> {
    let first = |i: usize| reading.surface(i).chars().next();
    let small = |i: usize| reading.has(i, Roles::COMPLEMENT.and(Roles::CONJUNCTION).and(Roles::ARTICLE));
    let named = |&i: &usize| reading.is_word(i) && (reading.is_capital(i) || small(i)) && !reading.ends_sentence(i);
    let inside = (0..open).rev().take(WORDS).take_while(named);
    let start = inside.filter(|&i| reading.is_capital(i) && first(i) == first(open + 1)).last()?;
    let body = |i: usize| reading.names_body(i);
    let own = reading.speech.verbs_are_nouns && start + 1 < open && reading.surface(open + 1).len() > 2;
    (own && (start..open).any(body)).then_some(start..open)
}

/// The name of a body that opens at `start`, whose words have some of these `letters` for initials.
fn initials(reading: &Reading<'_, '_>, start: usize, letters: &FxHashMap<String, Key>) -> Option<(Key, Range<usize>)> {
    let mut found = String::new();
    let mut body = false;
    for i in start..start + WORDS {
        if !reading.is_word(i) || reading.is_letters(i, 2) {
            return None;
        }
        let small = !reading.is_capital(i) && reading.surface(i).chars().count() <= 3;
        if !small {
            found.extend(reading.surface(i).chars().next()?.to_lowercase());
            body |= reading.noun(i).is_some() || reading.is_body(i);
        }
        if found.chars().count() > *LETTERS.end() {
            return None;
        }
        // `MZ`: of two letters both words have a capital, no third goes on, and the first is the noun of the body.
        let two = || reading.is_capital(i) && !reading.is_capital(i + 1) && reading.noun(start).is_some();
        let whole = |short: &str| short.chars().count() > 2 || two();
        if let Some(key) = letters.get(&found).filter(|_| body && !small && i > start && whole(&found)) {
            return Some((*key, start..i + 1));
        }
        if reading.ends_sentence(i) {
            return None;
        }
    }
    None
}

/// The words right before `end` that open with the letters of `short`, in order: the first with its first
/// letter and a capital, none of the longer ones without a letter of its own.
fn spelled(reading: &Reading<'_, '_>, end: usize, short: &str) -> Option<Range<usize>> {
    let letters: Vec<char> = short.chars().flat_map(char::to_lowercase).collect();
    if letters.len() < 2 || letters.len() > 8 {
        return None;
    }
    let mut start = None;
    let mut initials: Vec<char> = Vec::new();
    for back in 1..=WORDS {
        let Some(i) = end.checked_sub(back) else { break };
        if reading.bounds(i) || reading.is_digits(i) || reading.ends_sentence(i) {
            break;
        }
        let small = !reading.is_word(i) || !reading.is_capital(i) && reading.surface(i).chars().count() <= 3;
        if small {
            continue;
        }
        let Some(letter) = initial(reading, i) else { break };
        initials.insert(0, letter);
        if initials.len() > letters.len() {
            break;
        }
        if reading.is_capital(i)
            && letters.first() == Some(&letter)
            && initials.len() >= 2
            && within(&initials, &letters)
        {
            start = Some(i);
        }
    }
    start.map(|start| start..end)
}

/// The first letter of a token, as a small one.
fn initial(reading: &Reading<'_, '_>, at: usize) -> Option<char> {
    reading.surface(at).chars().next()?.to_lowercase().next()
}

/// Whether all `initials` stand in `letters`, in this order.
fn within(initials: &[char], letters: &[char]) -> bool {
    let mut rest = letters.iter();
    initials.iter().all(|initial| rest.any(|letter| letter == initial))
}
