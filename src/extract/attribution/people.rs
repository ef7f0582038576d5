//! The persons and bodies that an article names, so that later mentions find their fullest form.
//!
//! In: the document, read once. Out: names with roles, bodies by their nouns; whom a surname, a role, a noun stand for.

mod body;
mod person;
mod roles;
mod spelling;

use std::ops::Range;

use rustc_hash::FxHashMap;

use roles::office_inside;
pub use spelling::alike;
use spelling::{initial, last_word, surname};

use super::name::{behind_title, name_run, own_name, words};
use super::phrase::Phrase;
use super::reading::Reading;
use crate::claim::SourceType;
use crate::lang::Roles;
use crate::text::Key;

/// Somebody named.
#[derive(Debug, Clone)]
pub struct Person {
    /// The fullest form, without role.
    pub name: Range<usize>,
    pub kind: Option<SourceType>,
    /// The nouns of the roles told beside the name, by their lemma.
    roles: Vec<u32>,
    /// The first words of those that are phrases (`procureur de la République`).
    heads: Vec<u32>,
}

/// A body's noun with all that stands to it.
#[derive(Debug, Clone)]
struct Body {
    tokens: Range<usize>,
    lemma: u32,
}

#[derive(Debug, Default)]
pub struct People {
    persons: Vec<Person>,
    /// By the first letter of the last word.
    by_initial: FxHashMap<char, Vec<usize>>,
    /// Where each person is named, in order.
    mentions: Vec<(usize, usize)>,
    bodies: FxHashMap<u32, Vec<Body>>,
    /// Public offices in the order of the text, each with its type.
    offices: Vec<(SourceType, Range<usize>)>,
    /// Bodies with a name of their own, by its first word.
    shorts: FxHashMap<Key, (SourceType, Range<usize>)>,
    /// Bodies listed as a phrase, by its last word (`the aid group Harbora`).
    tails: FxHashMap<Key, Vec<Range<usize>>>,
}

/// Names with one initial that are compared with a new one; more are taken for different persons.
const COMPARED: usize = 32;
impl People {
    pub fn read(reading: &Reading<'_, '_>) -> Self {
        let mut people = Self::default();
        let total = reading.document.tokens.len();
        let mut i = 0;
        while i < total {
            if let Some(noun) = reading.noun(i)
                && !noun.is_title()
            {
                // People as a class have no fuller form (`experts`, `residents`).
                if !matches!(noun.source, Some(SourceType::Witness | SourceType::Expert)) {
                    people.add_body(reading, i, noun.lemma);
                }
                i = super::portfolio::past_fields(reading, i).unwrap_or(i + reading.len(i));
                continue;
            }
            if !reading.is_capital(i) || reading.noun(i).is_some() {
                // `ministre de l'Intérieur`, `Chief Secretary Ann Lee`: what a listed title holds or ends is no name.
                let last = (i + reading.len(i)).saturating_sub(1);
                let office = || reading.speech.verbs_are_nouns && reading.alone(last).is_some();
                let listed = reading.noun(i).is_some() && (!reading.is_capital(i) || office());
                i += if listed { reading.len(i) } else { 1 };
                continue;
            }
            let Some(run) = name_run(reading, i, total.min(i + 12)) else {
                i += 1;
                continue;
            };
            people.add_short(reading, &run);
            // `the Philippine Coast Guard`: a body listed as a phrase ends a run of capitals that opens with whose it is.
            let body = |&j: &usize| j + reading.len(j) == run.end && reading.len(j) > 1;
            if let Some(at) = (run.start + 1..run.end).find(body).filter(|_| reading.speech.verbs_are_nouns)
                && let Some(noun) = reading.noun(at).filter(|w| !w.is_title())
            {
                people.add_body(reading, at, noun.lemma);
            }
            people.offices.extend(office_inside(reading, &run));
            // `замглавы ГУ МЧС Алексей Шульгин`: the name begins behind the letters of the body.
            let body = (run.start..run.end).rev().find(|&j| reading.noun(j).is_some()).map(|j| j + reading.len(j));
            let own = body.filter(|from| *from < run.end && !reading.speech.has_articles);
            let own = own.map(|from| own_name(reading, &(from..run.end)));
            let own = own.unwrap_or_else(|| own_name(reading, &run));
            people.add_person(reading, &(behind_title(reading, &own)..own.end));
            i = run.end;
        }
        people
    }

    /// The body that a name of one word shortens.
    pub fn short(&self, reading: &Reading<'_, '_>, name: &Range<usize>) -> Option<&(SourceType, Range<usize>)> {
        let first = reading.token(name.start).filter(|_| words(reading, name) == 1)?;
        self.shorts.get(&first.key)
    }

    /// The person whose name is, or ends with, the last word of `name`.
    pub fn person(&self, reading: &Reading<'_, '_>, name: &Range<usize>) -> Option<&Person> {
        self.find(reading, name).map(|i| &self.persons[i])
    }

    fn find(&self, reading: &Reading<'_, '_>, name: &Range<usize>) -> Option<usize> {
        let known = self.by_initial.get(&initial(reading, name)?)?;
        let full = words(reading, name) >= 2;
        known.iter().rev().take(COMPARED).copied().find(|&i| {
            let other = &self.persons[i].name;
            let fleeting = &reading.speech.endings.fleeting;
            let last = alike(last_word(reading, name), last_word(reading, other), fleeting)
                || !full && surname(reading, other).is_some_and(|s| alike(last_word(reading, name), s, fleeting));
            let (own, known) = (reading.surface(name.start), reading.surface(other.start));
            // `И. Лужин`: so does one with the initial alone.
            let initial = own.chars().count() == 1 && known.starts_with(own);
            let first = initial || alike(own, known, fleeting);
            last && (!full || words(reading, other) < 2 || first)
        })
    }

    /// The nearest person named before `token` in the role that a noun's lemma tells.
    pub fn in_role(&self, lemma: u32, token: usize) -> Option<&Person> {
        self.nearest(token, |person| person.roles.contains(&lemma))
    }

    /// The nearest of those in the role who fit.
    pub fn in_role_where(&self, lemma: u32, token: usize, fits: impl Fn(&Person) -> bool) -> Option<&Person> {
        self.nearest(token, |person| person.roles.contains(&lemma) && fits(person))
    }

    /// The person named last within some words before `token`, of those who fit.
    pub fn named_near(&self, token: usize, fits: impl Fn(&Person) -> bool) -> Option<&Person> {
        /// Tokens back, at most.
        const REACH: usize = 60;
        let before = self.mentions.partition_point(|(at, _)| *at < token);
        let near = self.mentions[..before].iter().rev().take_while(|(at, _)| token - at <= REACH);
        near.map(|(_, i)| &self.persons[*i]).find(|person| fits(person))
    }

    /// The same where the noun stands for a title of several words: `le procureur` is a `procureur de la République`.
    pub fn in_long_role(&self, lemma: u32, token: usize) -> Option<&Person> {
        self.nearest(token, |person| person.heads.contains(&lemma))
    }

    fn nearest(&self, token: usize, bears: impl Fn(&Person) -> bool) -> Option<&Person> {
        let before = self.mentions.partition_point(|(at, _)| *at < token);
        let bears = |(_, i): &&(usize, usize)| bears(&self.persons[*i]);
        let near = self.mentions[..before].iter().rev().take(400).find(bears);
        near.or_else(|| self.mentions[before..].iter().take(40).find(bears)).map(|(_, i)| &self.persons[*i])
    }

    /// The last person named in a range of tokens, with where.
    pub fn named_in(&self, range: Range<usize>) -> Option<(usize, &Person)> {
        let from = self.mentions.partition_point(|(at, _)| *at < range.start);
        let (at, i) = self.mentions.get(from).filter(|(at, _)| range.contains(at))?;
        Some((*at, &self.persons[*i]))
    }

    /// The public office named last before `token`, in the same paragraph or shortly before.
    pub fn office(&self, token: usize, kind: Option<SourceType>) -> Option<(SourceType, Range<usize>)> {
        /// Tokens back, at most.
        const REACH: usize = 120;
        let before = self.offices.partition_point(|(_, tokens)| tokens.start < token);
        let mut near = self.offices[..before].iter().rev().take_while(|(_, t)| token - t.start <= REACH);
        near.find(|(own, _)| kind.is_none_or(|kind| kind == *own)).cloned()
    }

    /// The one fuller form that an article has of a body listed as a phrase: `the coast guard`, `the Philippine Coast Guard`.
    pub fn fuller(&self, reading: &Reading<'_, '_>, lemma: u32, bare: usize) -> Option<Range<usize>> {
        let bodies = self.bodies.get(&lemma)?;
        let bare_end = |t: &Range<usize>| reading.len(t.end.saturating_sub(bare)) == bare;
        let article = |t: &Range<usize>| usize::from(reading.has(t.start, Roles::ARTICLE));
        let full = |b: &Body| b.tokens.start + article(&b.tokens)..b.tokens.end;
        let mut longer = bodies.iter().take(COMPARED).map(full).filter(|t| words(reading, t) > bare);
        let first = longer.next().filter(|t| reading.is_capital(t.start) && bare_end(t))?;
        let same = |t: Range<usize>| t.len() == first.len() && reading.surface(t.start) == reading.surface(first.start);
        longer.all(same).then_some(first)
    }

    /// The body listed as a phrase that the word at `token`, which ends the phrase, stands for: the nearest before it.
    pub fn tail(&self, reading: &Reading<'_, '_>, token: usize) -> Option<Range<usize>> {
        let known = self.tails.get(&reading.token(token)?.key)?;
        known.iter().rfind(|body| body.end <= token).cloned()
    }

    /// The body that a bare noun shortens: the nearest before `token`, else the first behind it.
    pub fn body(&self, lemma: u32, token: usize) -> Option<Range<usize>> {
        let bodies = self.bodies.get(&lemma)?;
        let before = bodies.partition_point(|b| b.tokens.start < token);
        let found = before.checked_sub(1).and_then(|i| bodies.get(i)).or_else(|| bodies.get(before))?;
        debug_assert_eq!(found.lemma, lemma);
        Some(found.tokens.clone())
    }
}

/// A phrase that stands for its tokens alone.
pub fn plain(tokens: Range<usize>) -> Phrase {
    Phrase { tokens, role: None }
}
