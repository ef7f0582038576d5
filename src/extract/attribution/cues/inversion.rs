//! What stands around a verb of saying and belongs to it: its auxiliaries, the pronoun of an inversion, a subject behind it.
//!
//! In: a verb. Out: where its auxiliaries begin, and the pronoun that a hyphen ties behind it (`a-t-il ajouté`).

use super::{Cue, Finder, Shape};
use crate::extract::attribution::name::head;
use crate::extract::attribution::phrase::{Party, Phrase};
use crate::extract::attribution::reading::Mark;
use crate::extract::attribution::subject::leftward;
use crate::lang::Roles;

impl Finder<'_, '_, '_> {
    /// The auxiliary left of a participle, over adverbs, hyphens and inverted pronouns.
    pub(super) fn auxiliary(&self) -> Option<usize> {
        if !self.roles.any(Roles::PARTICIPLE.and(Roles::GERUND)) {
            return None;
        }
        let reading = self.reading;
        let mut i = self.from;
        let mut found = None;
        while i > self.frame.tokens.start && self.from - i < 9 {
            let at = reading.phrase_start(i - 1);
            if let Some(before) = self.before_year(at) {
                i = before;
                continue;
            }
            if reading.has(at, Roles::AUXILIARY) {
                found = Some(at);
            } else if !(reading.has(at, Roles::ADVERB.and(Roles::NEGATION).and(Roles::CLITIC))
                || reading.has(at, Roles::PRONOUN.and(Roles::NOBODY)) && found.is_none() && self.hyphen(at)
                || reading.mark(at) == Some(Mark::Inner) && reading.surface(at) != "."
                || reading.surface(at).len() == 1 && self.hyphen(at) && self.hyphen(at + 2))
            {
                break;
            }
            i = at;
        }
        found.or_else(|| self.before_adjunct())
    }

    /// `Le gouvernement a décrété le deuil et promis 300 tonnes`: in Romance languages the second of two participles shares
    /// the auxiliary of the first, and its subject.
    pub(super) fn shares_auxiliary(&self) -> Option<Cue> {
        /// Tokens between the two auxiliaries' places, at most.
        const REACH: usize = 16;
        let reading = self.reading;
        let first = self.frame.tokens.start;
        let joint = self.from.checked_sub(1).filter(|&at| at > first && reading.has(at, Roles::CONJUNCTION))?;
        let tells = self.roles.any(Roles::PARTICIPLE) && self.roles.any(Roles::SAY.and(Roles::DENY).and(Roles::DEMAND));
        let closes = Roles::RELATIVE.and(Roles::THAT).and(Roles::PASSIVE);
        let closed = |i: usize| reading.bounds(i) || reading.has(i, closes) && reading.noun(i).is_none();
        let participle = |i: usize| reading.ends_like(i, &reading.speech.endings.participle) || reading.is_predicate(i);
        let auxiliary = |i: &usize| reading.has(*i, Roles::AUXILIARY) && participle(*i + 1);
        let clause = (first..joint).rev().take(REACH).take_while(|&i| !closed(i));
        let at = clause.into_iter().find(auxiliary).filter(|_| reading.speech.romance && tells)?;
        let (party, _) = leftward(reading, first, at)?;
        let speaks = matches!(&party, Party::Phrase(phrase) if head(reading, &phrase.tokens).is_some());
        speaks.then(|| self.cue(self.from, party, self.from..self.to, Shape::Forward))
    }

    /// `La préfecture a dans un communiqué indiqué que`: the auxiliary before a phrase that a preposition opens.
    fn before_adjunct(&self) -> Option<usize> {
        /// Tokens of the phrase, at most.
        const LONGEST: usize = 8;
        let reading = self.reading;
        let floor = self.frame.tokens.start.max(self.from.saturating_sub(LONGEST));
        let inside = |i: &usize| {
            let word = reading.is_word(*i) || reading.mark(*i) == Some(Mark::Inner);
            let clause = Roles::RELATIVE.and(Roles::THAT).and(Roles::CONJUNCTION).and(Roles::AGENT);
            word && !reading.in_figure(*i) && !reading.has(*i, clause)
        };
        let auxiliary = (floor..self.from).rev().take_while(inside).find(|i| reading.has(*i, Roles::AUXILIARY))?;
        let opens = auxiliary + reading.len(auxiliary);
        let adjunct = reading.has(opens, Roles::PREPOSITION) && !reading.has(opens, Roles::AUXILIARY);
        let french = reading.speech.romance && !reading.speech.drops_subject;
        let verb = (opens..self.from).any(|i| reading.has(i, Roles::FINITE) && reading.noun(i).is_none());
        (french && adjunct && !verb && opens + 1 < self.from).then_some(auxiliary)
    }

    /// Whether an elided pronoun stands before `at` (`s'est félicité`).
    pub(super) fn apostrophe(&self, at: usize) -> bool {
        at > 0 && matches!(self.reading.surface(at - 1), "'" | "’")
    }

    pub(super) fn hyphen(&self, at: usize) -> bool {
        at > 0 && self.reading.surface(at - 1) == "-"
    }

    /// `a-t-il ajouté`, `dit-elle`, `explique-t-on`: the pronoun that an inversion ties to the verb.
    pub(super) fn inverted_pronoun(&self) -> Option<(Party, usize)> {
        let reading = self.reading;
        let party = |i: usize| if reading.has(i, Roles::NOBODY) { Party::Nobody } else { Party::Pronoun(i) };
        let is_pronoun = |i: usize| reading.has(i, Roles::PRONOUN.and(Roles::NOBODY)) && self.hyphen(i);
        let auxiliary = self.auxiliary().unwrap_or(self.from);
        if let Some(i) = (auxiliary..self.from).find(|&i| is_pronoun(i)) {
            return Some((party(i), self.to));
        }
        let end = self.pronoun_end();
        (end > self.to).then(|| (party(end - 1), end))
    }

    /// `den Schaden bezifferte sie auf 80 Millionen`: whether a pronoun right behind a verb in second place speaks, where
    /// what stands before it names nobody.
    pub(super) fn pronoun_speaks(&self, left: &Party) -> bool {
        let reading = self.reading;
        let Party::Phrase(phrase) = left else { return false };
        let person = Roles::MASCULINE.and(Roles::FEMININE);
        reading.speech.verb_second
            && reading.has(self.to, Roles::PRONOUN)
            && reading.has(self.to, person)
            && !reading.has(self.to, Roles::ARTICLE)
            && reading.has(phrase.tokens.start, Roles::ARTICLE)
            && phrase.role.is_none()
            && head(reading, &phrase.tokens).is_none()
    }

    /// `Den Tod von vier Helfern bestätigte die Polizei`: whether a phrase is what is counted behind a noun of its own, or
    /// before a mark that ends its clause at `start` (`450 hasičů, které podporuje 9 letadel, upřesnil mluvčí`).
    pub(super) fn is_of_counted(&self, party: &Party, start: usize) -> bool {
        let Party::Phrase(phrase) = party else { return false };
        let reading = self.reading;
        let first = self.frame.tokens.start;
        let Some(last) = phrase.tokens.start.checked_sub(1).filter(|&i| i >= first && reading.in_figure(i)) else {
            return false;
        };
        if start > first && reading.mark(start - 1) == Some(Mark::Comma) && !reading.speech.verbs_are_nouns {
            return true;
        }
        let figure = (first..=last).rev().take_while(|&i| reading.in_figure(i)).last().unwrap_or(last);
        figure > first && reading.is_word(figure - 1) && !reading.has(figure - 1, Roles::CONJUNCTION.and(Roles::ADVERB))
    }

    /// `ont retiré des corps et dégagé des survivants, dont neuf enfants, indique la préfecture`: whether what is set apart
    /// between a phrase inside of its clause and the verb is a part of those whom the phrase counts.
    pub(super) fn has_part_behind(&self, party: &Party) -> bool {
        let Party::Phrase(phrase) = party else { return false };
        let (reading, end) = (self.reading, phrase.tokens.end);
        let part = reading.mark(end) == Some(Mark::Comma) && reading.has(end + 1, Roles::ELLIPTIC);
        part && phrase.tokens.start > self.frame.tokens.start + 1
    }

    /// `cifró en catorce los policías heridos`: whether a Romance verb, with its auxiliary, agrees with one.
    fn is_of_one(&self, start: usize) -> bool {
        let reading = self.reading;
        let plural = |i: usize| reading.ends_like(i, &reading.speech.endings.plural_verb);
        let finite = self.roles.any(Roles::FINITE) && !self.roles.any(Roles::PARTICIPLE.and(Roles::GERUND));
        reading.speech.romance && finite && start == self.from && !(self.from..self.to).any(plural)
    }

    /// Whether a phrase opens with an article of many, or stands right behind one.
    fn are_many(&self, phrase: &Phrase) -> bool {
        let opens = phrase.role.as_ref().map_or(phrase.tokens.start, |role| role.start.min(phrase.tokens.start));
        let article = |i: usize| self.reading.has(i, Roles::ARTICLE) && self.reading.has(i, Roles::PLURAL);
        article(opens) || opens.checked_sub(1).is_some_and(article)
    }

    /// A subject behind the verb must look like one who speaks; an object must not be taken for it.
    pub(super) fn may_follow(&self, party: &Party, start: usize, end: usize, has_left: bool) -> bool {
        match party {
            // `told the BBC`: the one who is told does not tell.
            _ if self.roles.any(Roles::TELL) => false,
            // `передала посреднику часть взятки`: the dative is given something.
            Party::Phrase(phrase) if self.opens_in_dative(phrase.tokens.start) => false,
            Party::Phrase(phrase) if self.is_own_object(phrase, has_left) => false,
            Party::Phrase(phrase) if self.is_of_one(start) && self.are_many(phrase) => false,
            Party::Phrase(phrase) => {
                if self.roles.any(Roles::GIVE.and(Roles::DEMAND).and(Roles::CITE))
                    && !self.roles.any(Roles::SAY)
                    && has_left
                {
                    return false;
                }
                // `les 12 millions`: an article whose noun is counted names nobody.
                if phrase.tokens.clone().all(|i| self.reading.has(i, Roles::ARTICLE)) {
                    return false;
                }
                // `54% wanted a change`: what is wanted does not want.
                // `Tegen hem eiste het OM`: unless a phrase with a preposition takes the place before a verb in second place.
                let first = self.frame.tokens.start;
                let inverted = self.reading.speech.verb_second
                    && !has_left
                    && self.reading.has(first, Roles::PREPOSITION)
                    && head(self.reading, &phrase.tokens).is_some();
                if self.roles.any(Roles::DEMAND)
                    && !self.roles.any(Roles::SAY)
                    && !inverted
                    && !self.content_before(start)
                {
                    return false;
                }
                let known = head(self.reading, &phrase.tokens).is_some();
                // `cayeron un 17 %, informó el Colegio de Escribanos`: behind content and a verb an article opens a name, too.
                let told = self.roles.any(Roles::SAY)
                    && self.reading.speech.drops_subject
                    && self.reading.mark(start.wrapping_sub(1)) == Some(Mark::Comma)
                    && self.content_before(start);
                let named = phrase.tokens.clone().any(|i| self.reading.is_capital(i))
                    && (told || !self.reading.has(phrase.tokens.start, Roles::ARTICLE));
                // `Gisteren zei de stukadoor dat`: behind a verb in second place an article opens its subject, whatever the noun.
                let second = self.reading.speech.verb_second && !has_left && self.roles.any(Roles::SAY);
                let opened = second && start > first && self.reading.has(phrase.tokens.start, Roles::ARTICLE);
                let known = known || opened && self.opens_content(end);
                // `a informé la police que`: what the content follows is told, not telling.
                let claims = self.roles.any(Roles::DEMAND);
                (known || named || !claims && !has_left && self.content_before(start) && end > self.to)
                    && !(has_left && self.opens_content(end))
            }
            Party::Pronoun(i) => !has_left && !self.reading.has(*i, Roles::CLITIC) || self.hyphen(*i),
            Party::Nobody => !has_left,
            Party::Relative(_) | Party::Dropped => false,
        }
    }
}
