//! The subject left of a verb of saying.
//!
//! In: where the verb starts. Out: the party that stands before it, and where that phrase begins.
//! What is set apart between subject and verb (a role, a relative clause) is stepped over.

mod apposed;
mod aside;
mod clause;
mod english;
mod extent;
mod governed;
mod joined;
mod place;
mod start;
mod tasks;
mod unclosed;
mod weak;

use std::ops::{ControlFlow, Range};

use aside::around_aside;
use clause::clause_start;
use english::{bare_object, before_seeming, behind_subordinator, contact, told_document};
use extent::extent;
use joined::{joined, parted};
use start::phrase_start;

pub use place::{adjunct, told_in_letters};
use place::{before_quoted_place, before_restriction, before_short, is_adjunct_behind_bracket, is_where, office_where};
pub(super) use tasks::{is_purpose, is_task, purpose_end};
use unclosed::{bearer, before_mark};
pub(super) use weak::behind_span;
use weak::{is_amount, is_span, skip_weak};

use super::name::{head, is_personal};
use super::phrase::{Party, Phrase, title_quote};
use super::reading::{Mark, Reading};
use crate::lang::{Function, Roles};

/// How far left a subject is looked for.
const REACH: usize = 60;

/// The subject left of `verb` within a sentence that starts at `first`.
pub fn leftward(reading: &Reading<'_, '_>, first: usize, verb: usize) -> Option<(Party, usize)> {
    let speaks = |party: &Party| !is_amount(reading, first, party) && !is_where(reading, (first, verb), party);
    subject(reading, first, verb).filter(|(party, _)| speaks(party))
}

fn subject(reading: &Reading<'_, '_>, first: usize, verb: usize) -> Option<(Party, usize)> {
    let bracket = before_seeming(reading, first, skip_weak(reading, first, verb));
    // `A CDU (PCP/PEV) confirmou`: the short form in brackets is no part of the subject.
    let end = if reading.speech.drops_subject { before_short(reading, first, bracket) } else { bracket };
    let last = end.checked_sub(1).filter(|&last| last >= first)?;
    if let Some(at) = before_quoted_place(reading, first, last) {
        return subject(reading, first, at);
    }
    match reading.mark(last) {
        Some(Mark::Comma | Mark::Dash | Mark::Bracket) => return around_aside(reading, first, last),
        Some(Mark::Inner) | None => {}
        Some(Mark::Quote) => {
            let quote = reading.quotes.at(last).filter(|quote| quote.close == last)?;
            if reading.name_quote(quote.open).is_none() {
                let tokens = title_quote(reading, quote.open).map(|_| quote.open..last + 1)?;
                return Some((Party::Phrase(Phrase { tokens, role: None }), quote.open));
            }
        }
        Some(_) => return None,
    }
    let at = reading.phrase_start(last);
    // `Dat meldt de politie`: what was told stands before the verb, and whoever tells it behind.
    let told = at == first && reading.speech.verb_second && reading.does(at, Function::POINTS_BACK);
    if told || is_span(reading, first, end) {
        return None;
    }
    if let ControlFlow::Break(found) = one_word(reading, first, at) {
        return found;
    }
    let clause = clause_start(reading, first, end)..end;
    let opens = parted(reading, clause.clone(), verb).unwrap_or(clause.start);
    let chunk = behind_subordinator(reading, opens..end)..end;
    if fills_forefield(reading, first, end) {
        return None;
    }
    if is_adjunct_behind_bracket(reading, first, &chunk) {
        return leftward(reading, first, chunk.start);
    }
    if let Some(tokens) = before_restriction(reading, first, chunk.start) {
        let start = tokens.start;
        return Some((Party::Phrase(Phrase { tokens, role: None }), start));
    }
    let Range { start, end } = extent(reading, first, &chunk)?;
    if let Some(tokens) = bearer(reading, first, start) {
        return Some((Party::Phrase(Phrase { tokens: tokens.clone(), role: Some(start..end) }), tokens.start));
    }
    let start = joined(reading, first, start, verb).unwrap_or(start);
    let opens = contact(reading, start, last + 1);
    if let Some(tokens) = told_document(reading, first, opens, last + 1) {
        return Some((Party::Phrase(Phrase { tokens: tokens.clone(), role: None }), tokens.start));
    }
    let start = before_mark(reading, contact(reading, start, end), end);
    Some(with_title(reading, first, start..end, (last + 1 < bracket).then_some(last + 1..bracket)))
}

/// What one word before a verb settles by itself: a pronoun speaks or stands for who does, a conjunction leaves no subject.
fn one_word(reading: &Reading<'_, '_>, first: usize, at: usize) -> ControlFlow<Option<(Party, usize)>> {
    if reading.noun(at).is_some() {
        return ControlFlow::Continue(());
    }
    if reading.has(at, Roles::NOBODY) {
        return ControlFlow::Break(office_where(reading, first, at).or(Some((Party::Nobody, at))));
    }
    let relative = reading.has(at, Roles::RELATIVE);
    // `aktywiści, na których powołuje się AP`: what a preposition governs is no subject.
    let governs = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::WITHIN);
    // `Il premio per chi denuncia`: where the article tells nouns apart, right behind its preposition alone.
    let whom = || reading.speech.drops_subject && at > first && reading.has(at - 1, Roles::PREPOSITION);
    let governed = || whom() || !reading.speech.has_articles && at > first && reading.has(at - 1, governs);
    // `ce qui porte à 12 le nombre`: what the sentence before says, nobody says.
    let points_back = |i: usize| {
        i >= first && reading.has(i, Roles::ARTICLE) && reading.has(i, Roles::ANAPHOR) && reading.noun(i).is_none()
    };
    let told_before = || !reading.has(at, Roles::THAT) && at.checked_sub(1).is_some_and(points_back);
    if relative && (governed() || told_before()) {
        return ControlFlow::Break(None);
    }
    let pronoun =
        reading.has(at, Roles::PRONOUN) && (!reading.has(at, Roles::ARTICLE) || reading.has(at, Roles::EITHER));
    if pronoun && (!relative || reading.has(at, Roles::THAT)) {
        return ControlFlow::Break(Some((Party::Pronoun(at), at)));
    }
    if relative {
        return ControlFlow::Break(Some((Party::Relative(at), at)));
    }
    let clause = reading.has(at, Roles::CONJUNCTION.and(Roles::THAT));
    if clause { ControlFlow::Break(None) } else { ControlFlow::Continue(()) }
}

/// `Tegen de mannen uit de stad eiste het OM`: whether a phrase with a preposition fills the clause before a verb that
/// stands second, and leaves no room for a subject.
fn fills_forefield(reading: &Reading<'_, '_>, first: usize, end: usize) -> bool {
    let ends = |j: usize| reading.bounds(j) || reading.has(j, Roles::AUXILIARY.and(Roles::FINITE).and(Roles::THAT));
    reading.speech.verb_second
        && reading.has(first, Roles::PREPOSITION)
        && reading.noun(first).is_none()
        && !(first..end).any(ends)
}

/// `Le député (LFI) Éric Roy propose`: a name with the title before the letters of a party, which opens the cue.
fn with_title(
    reading: &Reading<'_, '_>,
    first: usize,
    tokens: Range<usize>,
    short: Option<Range<usize>>,
) -> (Party, usize) {
    let open = before_short(reading, first, tokens.start);
    let titled = open < tokens.start && is_personal(reading, &tokens);
    let title = titled.then(|| phrase_before(reading, first, open)).flatten();
    let role = title.filter(|title| head(reading, title).is_some()).or(short);
    let opens = role.as_ref().filter(|role| role.end == open).map_or(tokens.start, |role| role.start);
    (Party::Phrase(Phrase { tokens, role }), opens)
}

/// Where the phrase before `end` opens: its clause's first word behind leading adjuncts.
fn first_article(reading: &Reading<'_, '_>, first: usize, end: usize) -> usize {
    let chunk = clause_start(reading, first, end)..end;
    phrase_start(reading, &chunk).unwrap_or(chunk.start)
}

/// Whether a noun phrase that may speak opens at `i`.
pub(super) fn opens(reading: &Reading<'_, '_>, i: usize) -> bool {
    reading.has(i, Roles::ARTICLE) && !reading.has(i, Roles::PREPOSITION) || reading.noun(i).is_some()
}

/// The phrase that a relative pronoun at token `at` goes on about.
pub fn antecedent(reading: &Reading<'_, '_>, first: usize, at: usize) -> Option<Phrase> {
    let mut end = at;
    while end > first
        && (reading.mark(end - 1) == Some(Mark::Comma)
            || reading.has(end - 1, Roles::PREPOSITION.and(Roles::COMPLEMENT)))
    {
        end -= 1;
    }
    let clause = clause_start(reading, first, end);
    let tokens = governed::governed(reading, clause, end).or_else(|| phrase_before(reading, first, end))?;
    let told = apposed::named_before(reading, first, &tokens);
    Some(told.unwrap_or(Phrase { tokens: bare_object(reading, tokens), role: None }))
}

/// The phrase that ends right before token `end`, if it may speak at all.
fn phrase_before(reading: &Reading<'_, '_>, first: usize, end: usize) -> Option<Range<usize>> {
    let end = before_short(reading, first, end);
    if end <= first || reading.bounds(end - 1) && reading.mark(end - 1) != Some(Mark::Quote) {
        return None;
    }
    let chunk = clause_start(reading, first, end)..end;
    let start = phrase_start(reading, &chunk)?;
    // `They included two women who told`: behind the verb that counts them in.
    let verb = |i: usize| reading.has(i, Roles::AUXILIARY) && reading.noun(i).is_none() || reading.counts_in(i);
    let start = (start..end).rev().find(|&i| reading.speech.verbs_are_nouns && verb(i)).map_or(start, |i| i + 1);
    let speaks = (start..end).any(|i| reading.noun(i).is_some() || reading.is_capital(i));
    (speaks
        && !(start..end)
            .any(|i| reading.has(i, Roles::AUXILIARY.and(Roles::THAT).and(Roles::DENIAL)) && reading.noun(i).is_none()))
    .then_some(start..end)
}
