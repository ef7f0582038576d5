//! Phrases that name a source by a verb (`según explicaron ayer fuentes judiciales`), and verbs that
//! look like one and report nothing (`se mantiene`, `la cifra de`).
//!
//! In: the place of such a word. Out: the cue that phrase and verb make, or whether the verb is none.

use super::{Cue, Finder, Shape};
use crate::extract::attribution::name::head;
use crate::extract::attribution::phrase::{Party, Phrase, rightward};
use crate::extract::attribution::reading::Mark;
use crate::extract::attribution::subject::leftward;
use crate::lang::{Function, Roles};

/// Words between a phrase and its verb, at most.
const BETWEEN: usize = 5;

impl Finder<'_, '_, '_> {
    /// `según ha informado la policía`, `secondo quanto riferito dal sindaco`, `segundo informou o INE`:
    /// phrase and verb are one cue, and the verb's subject is the source.
    pub(super) fn according_to_what_is_said(&self) -> Option<Cue> {
        let reading = self.reading;
        let frame = &self.frame.tokens;
        if !(self.roles.any(Roles::ACCORDING) && reading.speech.is_null_subject_romance()) {
            return None;
        }
        let mut at = self.to;
        let mut auxiliary = false;
        while at < frame.end && at < self.to + BETWEEN {
            let verb = reading.has(at, Roles::SAY.and(Roles::COUNT).and(Roles::GIVE)) && reading.noun(at).is_none();
            if verb && (auxiliary || reading.has(at, Roles::FINITE.and(Roles::PARTICIPLE))) {
                break;
            }
            auxiliary |= reading.has(at, Roles::AUXILIARY) && !reading.has(at, Roles::ARTICLE);
            let what = reading.does(at, Function::WHAT);
            if !(what || reading.has(at, Roles::AUXILIARY.and(Roles::CLITIC))) || reading.is_capital(at) {
                return None;
            }
            at += reading.len(at);
        }
        let verb = reading.has(at, Roles::SAY.and(Roles::COUNT).and(Roles::GIVE)) && at < self.to + BETWEEN;
        if !verb || at >= frame.end || reading.is_capital(at) {
            return None;
        }
        let to = at + reading.len(at);
        // `según lo informado por la alcaldía`: a participle by itself has an agent.
        let agent = (to..frame.end)
            .take(4)
            .take_while(|&i| !reading.bounds(i))
            .find(|&i| !auxiliary && reading.has(i, Roles::AGENT) && !reading.has(at, Roles::FINITE));
        let found = rightward(reading, agent.map_or(to, |i| i + reading.len(i)), frame.end);
        let (party, end) = match found {
            Some((Party::Phrase(phrase), end)) if self.may_have_said(&phrase) => (Party::Phrase(phrase), end),
            _ => (Party::Dropped, to),
        };
        let group = self.from..end.max(to);
        let right = self.behind_relative(group.end)..frame.end;
        let left = frame.start..group.start;
        let roles = self.roles.and(Roles::SAY);
        Some(Cue { tokens: self.from..to, roles, shape: Shape::Phrase, party, left, right, group })
    }

    /// `según anunció el lunes`, `según informó en un comunicado`: whether a phrase behind the verb names somebody, and tells
    /// not only when or where it was said.
    fn may_have_said(&self, phrase: &Phrase) -> bool {
        let (reading, tokens) = (self.reading, &phrase.tokens);
        let document = |i: usize| reading.has(i, Roles::DOCUMENT);
        let placed = reading.has(tokens.start, Roles::PREPOSITION.and(Roles::WITHIN).and(Roles::ADVERB));
        let somebody = |i: usize| reading.noun(i).is_some() && !document(i) || reading.is_capital(i);
        tokens.clone().any(|i| somebody(i) || document(i) && !placed)
    }

    /// `o segundo mais votado`, `nel secondo trimestre`: behind an article or a preposition the word is an ordinal.
    pub(super) fn is_ordinal(&self) -> bool {
        let reading = self.reading;
        let before = || reading.phrase_start(self.from - 1);
        let governs = Roles::ARTICLE.and(Roles::PREPOSITION).and(Roles::COMPLEMENT).and(Roles::DETERMINER);
        self.roles.any(Roles::ACCORDING)
            && self.to == self.from + 1
            && reading.speech.is_null_subject_romance()
            && self.from > self.frame.tokens.start
            && reading.has(before(), governs)
            && reading.noun(before()).is_none()
    }

    /// `el número se mantiene`, `se han registrado 12 casos`, `si calcola siano`: behind a reflexive pronoun these
    /// verbs tell what happens, and nobody says it.
    pub(super) fn is_reflexive(&self, start: usize) -> bool {
        let reading = self.reading;
        let pronoun = |i: usize| reading.does(i, Function::REFLEXIVE);
        // `il sindaco si dice certo che`: who says so of themselves does speak.
        let speaks = reading.does(self.from, Function::OF_ONESELF);
        // `registaram-se 12 casos`: the pronoun stands behind a hyphen, too.
        let behind = reading.surface(self.to) == "-" && pronoun(self.to + 1) && !reading.space_at(self.to + 1);
        // `le feu s'est déclaré`: an elided pronoun has its apostrophe behind it.
        let back = if self.apostrophe(start) { 2 } else { 1 };
        // `le maire s'est contenté d'indiquer que`: the pronoun of a verb that the infinitive completes is that verb's.
        let phrase = reading.len(start);
        let completes = phrase > 2 && reading.has(start, Roles::AUXILIARY) && start + phrase <= self.from;
        let from = if completes { start + phrase } else { start.saturating_sub(back) };
        let before = (from..self.from).any(|i| i >= self.frame.tokens.start && pronoun(i));
        (before || behind) && !speaks && !pronoun(self.from)
    }

    /// `asegura haber identificado a 14 sospechosos`: whether an infinitive right behind the verb states its content, in the
    /// same languages.
    pub(super) fn states_infinitive(&self) -> bool {
        let (reading, at) = (self.reading, self.to);
        let verb = reading.noun(at).is_none() && !reading.is_capital(at) && reading.has(at, Roles::AUXILIARY);
        reading.speech.is_null_subject_romance() && verb && reading.ends_like_infinitive(at)
    }

    /// `dijo haber contado 14 cuerpos`: whether an infinitive with its auxiliary stands right behind the verb of saying that it is
    /// the content of, in Romance languages whose verbs need no subject.
    pub(super) fn is_told_infinitive(&self, start: usize) -> bool {
        let reading = self.reading;
        let before = start.checked_sub(1).filter(|&i| start < self.from && i > self.frame.tokens.start);
        let infinitive = reading.ends_like_infinitive(start);
        let says = |i: usize| reading.has(reading.phrase_start(i), Roles::SAY) && reading.noun(i).is_none();
        reading.speech.is_null_subject_romance() && infinitive && before.is_some_and(says)
    }

    /// Whether this verb follows the cue before it without a mark that could hold a subject.
    pub(super) fn continues(&self, cue: &Cue, start: usize) -> bool {
        cue.group.end < start
            && (cue.group.end..start).any(|i| self.reading.has(i, Roles::CONJUNCTION))
            && self.reading.has(start - 1, Roles::ADVERB.and(Roles::CONJUNCTION))
    }

    /// `La organización, que ha pedido dos millones, repartió 700 mantas`: whether a comma stands before the relative pronoun at
    /// `at`, in Romance languages.
    pub(super) fn is_apart(&self, at: usize) -> bool {
        let comma = at > self.frame.tokens.start && self.reading.mark(at - 1) == Some(Mark::Comma);
        comma && self.reading.speech.is_null_subject_romance()
    }

    /// `24 morts, loin des 50 que dénoncent les ONG`: a relative clause that closes right behind its verb and subject, which
    /// gives the number before it alone, in Romance languages.
    pub(super) fn gives_number(&self, start: usize) -> Option<Cue> {
        /// Words between the pronoun and the verb, and between the figure and the pronoun, at most.
        const NEAR: usize = 4;
        let (reading, first) = (self.reading, self.frame.tokens.start);
        let states = self.roles.any(Roles::SAY.and(Roles::COUNT).and(Roles::DEMAND)) && !self.roles.any(Roles::DENY);
        let open = |i: &usize| !reading.bounds(*i);
        let back = |from: usize| (first..from).rev().take(NEAR).take_while(open);
        let relative =
            back(start).find(|&i| reading.has(i, Roles::RELATIVE)).filter(|_| reading.speech.romance && states)?;
        let last = back(relative).find(|&i| reading.in_figure(i))?;
        let number = (first..=last).rev().take_while(|&i| reading.in_figure(i)).last()?;
        let known = |party: &Party| matches!(party, Party::Phrase(p) if head(reading, &p.tokens).is_some());
        let (party, end) = if relative + reading.len(relative) == start {
            rightward(reading, self.to, self.frame.tokens.end)?
        } else {
            (leftward(reading, relative + 1, start)?.0, self.to)
        };
        let closes = end >= self.frame.tokens.end || reading.bounds(end) || reading.has(end, Roles::CONJUNCTION);
        let cue = self.cue(start, party, relative..end, Shape::Aside);
        (known(&cue.party) && closes).then_some(Cue { left: number..relative, right: end..end, ..cue })
    }

    /// `Au Bénin notamment, l'impact est lourd, souligne l'ONG`: behind a comma what a fused preposition opens is no subject.
    pub(super) fn is_where(&self, party: &Party, start: usize) -> bool {
        let reading = self.reading;
        let Party::Phrase(phrase) = party else { return false };
        let comma = start.checked_sub(1).is_some_and(|at| reading.mark(at) == Some(Mark::Comma));
        comma && reading.does(phrase.tokens.start, Function::FUSED)
    }

    /// `les surfaces déclarées par les agriculteurs, sont estimées à`: an agent of what is no document vouches for the
    /// words around it alone.
    pub(super) fn narrow(&self, cue: &mut Cue) {
        /// Words back to the document, at most.
        const NOUN: usize = 5;
        let reading = self.reading;
        let speech = reading.speech;
        let first = self.frame.tokens.start;
        let told = (first.max(self.from.saturating_sub(NOUN))..self.from)
            .any(|i| reading.has(i, Roles::DOCUMENT.and(Roles::ACCOUNT)));
        if told || !speech.romance {
            return;
        }
        let border = |i: &usize| reading.mark(*i).is_some_and(|mark| mark != Mark::Inner);
        let (left, right) = ((first..self.from).rev().find(border), cue.right.clone().find(border));
        cue.left.start = left.map_or(first, |at| at + 1);
        cue.right.end = right.unwrap_or(cue.right.end).max(cue.right.start);
    }

    /// `la cifra de damnificados`, `los acusados por`: behind an article what could be a verb is a noun where a
    /// complement follows it, and a participle always is.
    pub(super) fn is_romance_noun(&self, start: usize) -> bool {
        let reading = self.reading;
        // `la situazione è critica`, `la situation est critique`: behind a form of being it is an adjective.
        let copula = start > self.frame.tokens.start && reading.has(start - 1, Roles::PASSIVE);
        if copula && reading.speech.romance && !self.roles.any(Roles::PARTICIPLE) && start == self.from {
            return true;
        }
        if !reading.speech.is_null_subject_romance()
            || start != self.from
            || start == self.frame.tokens.start
            || self.points_back(start)
        {
            return false;
        }
        let at = reading.phrase_start(start - 1);
        // `la nueva cifra de fallecidos`: an adjective stands between.
        // `La Asociación de Comunidades habla de 17 muertos`: and no name.
        let adjective = |i: usize| {
            i > self.frame.tokens.start && reading.is_word(i) && reading.word(i).is_none() && !reading.is_capital(i)
        };
        let at =
            if adjective(at) && reading.has(self.to, Roles::COMPLEMENT) { reading.phrase_start(at - 1) } else { at };
        if !reading.has(at, Roles::ARTICLE.and(Roles::COMPLEMENT)) || reading.noun(at).is_some() {
            return false;
        }
        if !self.roles.any(Roles::FINITE) {
            return self.roles.any(Roles::PARTICIPLE);
        }
        // `por la cifra récord`, but `la cifra en 300`: a noun that is spelt like the verb.
        if reading.does(self.from, Function::BOTH) && !reading.does(self.to, Function::LOCATIVE) {
            return true;
        }
        let behind = self.to + reading.len(self.to).max(1);
        reading.has(self.to, Roles::COMPLEMENT) && !reading.has(behind, Roles::THAT)
    }

    /// `contavam em conjunto com 2.343 agências`, `as mulheres respondem pela maioria`: with these prepositions the
    /// verbs say what somebody has or makes up.
    pub(super) fn has_other_sense(&self) -> bool {
        let reading = self.reading;
        let with = (self.to..self.to + 4)
            .take_while(|&i| !reading.bounds(i) && !reading.in_figure(i))
            .any(|i| reading.does(i, Function::COMPANY));
        let by = reading.does(self.from, Function::MAKES_UP)
            && (reading.has(self.to, Roles::AGENT) || reading.does(self.to, Function::COMPANY));
        reading.does(self.from, Function::POSSESSES) && with || by
    }

    /// `anunciaram que registaram 12 casos`: what opens the content of the verb before is no relative pronoun.
    pub(super) fn is_content_of(&self, before: Option<&Cue>, party: &Party) -> bool {
        let reading = self.reading;
        let (Some(cue), Party::Relative(that)) = (before, party) else { return false };
        reading.has(*that, Roles::THAT)
            && cue.shape == Shape::Forward
            && cue.tokens.end <= *that
            && (cue.tokens.end..*that).all(|i| reading.has(i, Roles::ADVERB) || reading.mark(i) == Some(Mark::Inner))
    }
}
