//! Phrases that name a source: `according to the police`, `zufolge`, `по его словам`.
//!
//! In: the words of such a phrase. Out: its cue, with the party before it or behind it, and what stands around it.

use std::ops::Range;

use super::{Cue, Finder, Shape, shape};
use crate::extract::attribution::behind::{before_behind, own_subject};
use crate::extract::attribution::document::sample;
use crate::extract::attribution::phrase::{Party, Phrase, extend};
use crate::extract::attribution::reading::Mark;
use crate::extract::attribution::subject::{adjunct, leftward};
use crate::lang::{Function, Roles};

impl Finder<'_, '_, '_> {
    pub(super) fn phrase(&self) -> Option<Cue> {
        let frame = &self.frame.tokens;
        // `по его словам`: the phrase holds its pronoun.
        if self.roles.any(Roles::PRONOUN) {
            let left = frame.start..self.from;
            return Some(self.around(Party::Pronoun(self.from), self.from..self.to, left));
        }
        // `la Protezione civile, secondo cui`: whom the relative pronoun stands for.
        let relative = self.roles.any(Roles::ACCORDING) && self.reading.has(self.to, Roles::RELATIVE);
        if relative && self.from > frame.start {
            let group = self.from..self.to + self.reading.len(self.to);
            return Some(self.around(Party::Relative(self.from), group, self.from..self.from));
        }
        let (party, group) = self.source()?;
        if matches!(party, Party::Relative(_) | Party::Nobody) {
            return None;
        }
        let (left, right) = self.sides(&group);
        let shape = if self.roles.any(Roles::CITING) { Shape::Citing } else { Shape::Phrase };
        // What the phrase itself names is no word of the cue.
        let tokens = self.from..self.to.min(own_start(&party, self.from)).min(self.own_noun().unwrap_or(self.to));
        Some(Cue { tokens, roles: self.roles, shape, party, left, right, group })
    }

    /// The cue whose content is what stands before it, and all behind it.
    fn around(&self, party: Party, group: Range<usize>, left: Range<usize>) -> Cue {
        let right = group.end..self.frame.tokens.end;
        Cue { tokens: self.from..self.to, roles: self.roles, shape: Shape::Phrase, party, left, right, group }
    }

    /// Whom the phrase names, and the words of both.
    fn source(&self) -> Option<(Party, Range<usize>)> {
        let (reading, Range { start, end }) = (self.reading, self.frame.tokens.clone());
        let phrase = |tokens| Party::Phrase(Phrase { tokens, role: None });
        if let Some(noun) = self.own_noun() {
            let to = extend(reading, self.to).min(end);
            return Some((phrase(noun..to), self.from..to));
        }
        if self.roles.any(Roles::OWN) {
            return Some((own_subject(reading, self.frame, self.from, self.to)?, self.from..self.to));
        }
        if !self.roles.any(Roles::BEHIND) {
            let cited = self.cited(end).filter(|(party, _)| !matches!(party, Party::Nobody | Party::Relative(_)));
            let cited = cited.filter(|(party, _)| !self.is_clause_subject(party));
            let (party, to) = cited.or_else(|| self.own_document())?;
            return Some((party, self.from..to));
        }
        if !reading.capital_nouns {
            let (party, at) = self.told_before(start)?;
            return Some((party, at..self.to));
        }
        // `Dem Leiter des Amtes, Frank Weise, zufolge`: the name stands apart behind the role.
        if self.from > start && reading.mark(self.from - 1) == Some(Mark::Comma) {
            let (party, at) = leftward(reading, start, self.from)?;
            return Some((party, at..self.to));
        }
        let at = before_behind(reading, start, self.from);
        (at < self.from).then(|| (phrase(at..sample(reading, at, self.from).unwrap_or(self.from)), at..self.to))
    }

    /// `Według oficjalnych wyników rządząca partia zdobyła`: where nouns inflect, what opens in the nominative right behind a
    /// document is not whose it is.
    fn is_clause_subject(&self, party: &Party) -> bool {
        let reading = self.reading;
        let Party::Phrase(phrase) = party else { return false };
        let document = self.to > self.from && reading.names_document(self.to - 1);
        let nominative = |i: usize| reading.ends_like(i, &reading.speech.endings.nominative);
        document && (self.to..=phrase.tokens.start).any(nominative)
    }

    /// `wynika z raportu, do którego dotarła gazeta`: where nouns inflect and nobody is named behind it, the document that
    /// ends the phrase speaks; mere data and estimates do not.
    fn own_document(&self) -> Option<(Party, usize)> {
        let reading = self.reading;
        let noun = self.to.checked_sub(1).filter(|&i| i > self.from)?;
        let told = reading.names_document(noun) && !reading.does(noun, Function::ESTIMATE);
        let speaks = !reading.speech.has_articles && told;
        speaks.then_some((Party::Phrase(Phrase { tokens: noun..self.to, role: None }), self.to))
    }

    /// Whom a phrase names that stands behind its source.
    fn told_before(&self, start: usize) -> Option<(Party, usize)> {
        let reading = self.reading;
        // `opublikował dane, z których wynika`: what a relative pronoun goes on about, its own clause says who told.
        let clause = reading.phrase_start(self.from.max(start + 1) - 1);
        if reading.has(clause, Roles::RELATIVE.and(Roles::ELLIPTIC)) && reading.noun(clause).is_none() {
            return None;
        }
        // `Z jego wyliczeń wynika`: whose document it is a pronoun tells.
        let whose = |party: &Party| match party {
            Party::Phrase(phrase) if reading.does(phrase.tokens.start, Function::WHOSE) => Some(phrase.tokens.start),
            _ => None,
        };
        let found = adjunct(reading, start, self.before_own_clause(start));
        let found = found.map(|(party, at)| (whose(&party).map_or(party, Party::Pronoun), at));
        found.or_else(|| leftward(reading, start, self.from))
    }

    /// `Z raportu, do którego dotarła gazeta, wynika`: where the relative clause begins that a comma closes before the
    /// phrase, else the phrase itself. Behind a preposition the pronoun tells of no one who made the document.
    fn before_own_clause(&self, start: usize) -> usize {
        let reading = self.reading;
        let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
        let opens =
            |i: &usize| comma(*i) && reading.has(*i + 2, Roles::RELATIVE) && !reading.has(*i + 1, Roles::RELATIVE);
        let closed = self.from > start && comma(self.from - 1);
        (start..self.from.max(1) - 1).rev().find(opens).filter(|_| closed).unwrap_or(self.from)
    }

    /// What the phrase vouches for, before it and behind it.
    fn sides(&self, group: &Range<usize>) -> (Range<usize>, Range<usize>) {
        let (reading, Range { start, end }) = (self.reading, self.frame.tokens.clone());
        let cut = (start..group.start).rev().take(3).find(|&i| !reading.has(i, Roles::ADVERB));
        let opens = match cut.and_then(|i| reading.mark(i)) {
            Some(Mark::Colon | Mark::Semicolon) => group.start,
            Some(Mark::Comma | Mark::Dash) if self.opens_second(group) => group.start,
            _ if self.opens_contrast(group.start) => group.start,
            _ => self.clause_of_aside(group),
        };
        let mut right = self.behind_relative(group.end)..end;
        let relative = self.opened_by_relative(group.start).or_else(|| self.led_by_relative(group));
        let left = relative.map_or(opens, |at| at.max(opens))..group.start;
        if relative.is_some() {
            right.end = self.end_of_relative(&right).unwrap_or(right.end);
        }
        // The innermost of what encloses it holds what it vouches for.
        shape::inside_dashes(reading, self.frame, group)
            .or_else(|| shape::inset(reading, self.frame, group))
            .or_else(|| shape::inside_bracket(reading, self.frame, group))
            .unwrap_or((left, right))
    }

    /// `Tausende zogen zum Rathaus – laut Polizei waren es 2.300`: where the verb stands second, a phrase right before it opens a
    /// clause of its own.
    fn opens_second(&self, group: &Range<usize>) -> bool {
        self.reading.speech.verb_second && self.reading.has(group.end, Roles::AUXILIARY)
    }

    /// `выделили 25 млн, хотя, по подсчётам экономиста, нужно 70`: whether the phrase opens a clause that is set against the one
    /// before it, where nouns inflect.
    fn opens_contrast(&self, at: usize) -> bool {
        let (reading, start) = (self.reading, self.frame.tokens.start);
        let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
        let word = at.saturating_sub(1 + usize::from(at > start && comma(at - 1)));
        let joint = reading.phrase_start(word);
        let mark = |i: usize| comma(i) || reading.mark(i) == Some(Mark::Dash);
        !reading.speech.has_articles && joint > start + 1 && reading.has(joint, Roles::CONTRAST) && mark(joint - 1)
    }

    /// `Le maire est parti ; les dégâts, selon l'assureur, dépassent 2 millions`: where the clause of a phrase begins that a
    /// comma sets apart from what it goes on with.
    fn clause_of_aside(&self, group: &Range<usize>) -> usize {
        let start = self.frame.tokens.start;
        let goes_on = self.reading.mark(group.end) == Some(Mark::Comma);
        let semicolon = |i: &usize| self.reading.mark(*i) == Some(Mark::Semicolon);
        (start..group.start).rev().find(semicolon).filter(|_| goes_on).map_or(start, |i| i + 1)
    }
}

/// Where the party's own words begin behind the start of a cue.
fn own_start(party: &Party, from: usize) -> usize {
    match party {
        Party::Phrase(phrase) if phrase.tokens.start > from => phrase.tokens.start,
        _ => usize::MAX,
    }
}
