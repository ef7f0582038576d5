//! Verbs that close their clause behind what they deny or tell, where nouns inflect and word order is free.
//!
//! In: the place of such a verb. Out: the cue whose content stands before it: `Użyciu 20 granatów komendant zaprzeczył`,
//! `Ředitel použití dvaceti granátů popřel`, `Гибель двух солдат ведомство отрицает`; and the subject that opens the sentence
//! for an aside that names none: `Komisja przeliczyła głosy; różnic było, jak zapewnia, zaledwie 96`.

use super::{Cue, Finder, Shape};
use crate::extract::attribution::name::{head, is_personal};
use crate::extract::attribution::phrase::{Party, Phrase};
use crate::extract::attribution::reading::Mark;
use crate::lang::Roles;

/// Tokens from the one who speaks to the figure, at most.
const OBJECT: usize = 5;

impl Finder<'_, '_, '_> {
    /// The cue of a verb that ends its clause, with the party before it, if `left` may be its subject.
    pub(super) fn closes_clause(&self, start: usize, left: Option<&(Party, usize)>) -> Option<Cue> {
        let reading = self.reading;
        let closes = self.to >= self.frame.tokens.end || reading.bounds(self.to) && !self.opens_content(self.to);
        if reading.speech.has_articles || !self.roles.any(Roles::DENY.and(Roles::SAY)) || !closes || start != self.from
        {
            return None;
        }
        let opens = (self.frame.tokens.start..start)
            .rev()
            .find(|&i| reading.bounds(i))
            .map_or(self.frame.tokens.start, |i| i + 1);
        let figure = reading.figures_in(&(opens..start)).last()?;
        let verb = Roles::FINITE.and(Roles::AUXILIARY).and(Roles::THAT).and(Roles::RELATIVE).and(Roles::IMPERSONAL);
        if (opens..start).any(|i| reading.has(i, verb) && reading.noun(i).is_none()) {
            return None;
        }
        let (party, content) = match left {
            Some((party @ Party::Phrase(phrase), at)) if figure < *at && self.names(phrase) => {
                (party.clone(), opens..*at)
            }
            Some(_) => return None,
            None => {
                let party = self.before_object(opens, figure)?;
                let end = party.tokens.end;
                (Party::Phrase(party), end..start)
            }
        };
        let (tokens, behind) = (start..self.to, self.to..self.to);
        Some(Cue {
            tokens,
            roles: self.roles,
            shape: Shape::Aside,
            party,
            left: content,
            right: behind.clone(),
            group: behind,
        })
    }

    /// The phrase that opens the clause at `opens`, up to its last noun or name, before an object that holds the figure.
    fn before_object(&self, opens: usize, figure: usize) -> Option<Phrase> {
        let reading = self.reading;
        let told = |&i: &usize| i == opens || reading.noun(i).is_some() || reading.is_capital(i);
        let last = (opens..figure).rev().find(told).filter(|&i| reading.noun(i).is_some() || reading.is_capital(i))?;
        let end = last + reading.len(last);
        let phrase = Phrase { tokens: opens..end, role: None };
        let object =
            end < figure && figure <= end + OBJECT && !reading.has(end, Roles::CONJUNCTION.and(Roles::PREPOSITION));
        (object && self.names(&phrase)).then_some(phrase)
    }

    fn names(&self, phrase: &Phrase) -> bool {
        let reading = self.reading;
        let governs =
            phrase.tokens.start.checked_sub(1).is_some_and(|i| reading.has(i, Roles::PREPOSITION.and(Roles::WITHIN)));
        let opens = reading.has(phrase.tokens.start, Roles::PREPOSITION.and(Roles::WITHIN).and(Roles::COMPLEMENT));
        !governs && !opens && (head(reading, &phrase.tokens).is_some() || is_personal(reading, &phrase.tokens))
    }

    /// The cue of an aside without a subject, behind the clause whose subject agrees with it: it vouches for its own clause.
    pub(super) fn opened_aside(&self, start: usize) -> Option<Cue> {
        let party = self.opener(start)?;
        let mut cue = self.cue(start, party, start..self.to, self.shape(start, start));
        let semicolon = |i: &usize| self.reading.mark(*i) == Some(Mark::Semicolon);
        cue.left.start = cue.left.clone().rev().find(semicolon).map_or(cue.left.start, |i| i + 1);
        Some(cue)
    }

    /// The subject of the first clause, for an aside that agrees with it.
    fn opener(&self, start: usize) -> Option<Party> {
        let reading = self.reading;
        let first = self.frame.tokens.start;
        // `Rzecznik odmówił komentarza, zapewnił jednak, że`: or a verb behind a comma, whose clause follows.
        let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
        let clause = || comma(start - 1) && (self.to..self.to + 3).any(|i| comma(i) && self.opens_content(i));
        let apart = !reading.speech.has_articles && start > first + 3 && (self.is_aside(start) || clause());
        let end = (first + 1..start).find(|&i| reading.bounds(i)).filter(|_| apart)?;
        let party = self.opening(end)?;
        let Party::Phrase(phrase) = &party else { return None };
        let noun = phrase.tokens.clone().find(|&i| reading.noun(i).is_some()).unwrap_or(phrase.tokens.start);
        let many = &reading.speech.endings.plural_verb;
        let feminine = |i: usize| reading.ends_like(i, &reading.speech.endings.feminine);
        let agrees = !reading.ends_like(self.to - 1, many)
            && (!reading.ends_like_past(self.to - 1) || feminine(noun) == feminine(self.to - 1));
        agrees.then_some(party)
    }
}
