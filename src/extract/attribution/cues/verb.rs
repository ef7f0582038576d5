//! Verbs by which a sentence credits what it says.
//!
//! In: a verb, with the cue before it. Out: its cue, by what it is in the sentence: passive, participle, gerund, or finite
//! with its subject before it, behind it, or in the clause before.

use std::ops::ControlFlow;

use super::{Cue, Finder, Shape};
use crate::extract::attribution::phrase::{Party, Phrase, author, document_in, extend, rightward, weight};
use crate::extract::attribution::reading::Mark;
use crate::extract::attribution::subject::{behind_span, leftward};
use crate::lang::{Function, Roles};

/// The cue where the verb is settled, or the next question.
type Settled = ControlFlow<Option<Cue>>;

impl Finder<'_, '_, '_> {
    pub(super) fn verb(&self, before: Option<&Cue>) -> Option<Cue> {
        let reading = self.reading;
        if reading.is_capital(self.from) && self.from > self.frame.tokens.start && reading.is_word(self.from - 1) {
            return None;
        }
        // `zaprzeczył, by związkowcy odrzucili 5 ofert`: what somebody denies is done, and denies nothing itself.
        let denied = |cue: &Cue| cue.roles.any(Roles::DENY) && cue.right.contains(&self.from);
        if !reading.speech.has_articles && self.roles.any(Roles::DENY) && before.is_some_and(denied) {
            return None;
        }
        let auxiliary = self.auxiliary();
        if let Some(cue) = self.emerging().or_else(|| self.stated()).or_else(|| self.closes_relative()) {
            return Some(cue);
        }
        let start = auxiliary.unwrap_or(self.from);
        if let Some(cue) = self.told_by_nobody(start) {
            return Some(cue);
        }
        if self.says_nothing(start, auxiliary.is_some(), before) {
            return None;
        }
        let settled = match auxiliary {
            Some(_) => self.slavic_passive(start),
            None => self.bare(start, before),
        };
        match settled.map_continue(|()| self.by_form(start, auxiliary, before)) {
            ControlFlow::Break(found) | ControlFlow::Continue(found) => found,
        }
    }

    /// Whether the word is no verb here, or one that credits nobody with anything.
    fn says_nothing(&self, start: usize, auxiliary: bool, before: Option<&Cue>) -> bool {
        self.tells_what_there_is()
            || self.lacks_document()
            || self.shows_somebody()
            || self.pays_out()
            || !auxiliary && self.narrows_document(before)
            || self.negated(start)
            || self.is_noun(start)
            || self.is_of_a_share()
            || self.names_or_happens(start)
            || self.is_compared(start)
            || self.is_attribute()
            || self.is_our_own()
            || self.is_told_by(before, start)
            || self.is_romance_noun(start)
            || self.is_reflexive(start)
            || self.is_told_infinitive(start)
            || self.has_other_sense()
            // `Scientists find 14 new species`: without a clause or a document nothing is stated.
            || self.roles.any(Roles::CLAUSAL) && !self.states_clause(start) && !self.closes_aside(start)
            || self.gives_nothing() && !self.is_given_account()
            || self.gains()
            || self.suffers()
            || self.charges_people()
            || !auxiliary && !self.reading.has(self.to, Roles::AGENT) && self.has_counted_subject(start)
    }

    /// `Bei Unfällen gab es 12 Verletzte`: what there is, nobody says.
    fn tells_what_there_is(&self) -> bool {
        let it = |i: usize| self.reading.does(i, Function::EXPLETIVE);
        let exists = self.reading.does(self.from, Function::EXISTENTIAL);
        exists && (it(self.to) || self.from > 0 && it(self.from - 1))
    }

    /// `była wyższa, niż przewidywał rząd`: what is compared with is another value. `twee jaar minder dan het Openbaar Ministerie
    /// had geëist`: where the verb closes the clause, its subject stands between.
    fn is_compared(&self, start: usize) -> bool {
        let reading = self.reading;
        let than = |i: usize| reading.does(i, Function::THAN);
        let opens = |i: usize| than(i) && !reading.hedged(i) && !reading.hedged(i + 1);
        let mut clause = (self.frame.tokens.start..start).rev().take_while(|&i| !reading.bounds(i));
        start > self.frame.tokens.start && than(start - 1)
            || reading.speech.verb_second && self.closes() && clause.any(opens)
    }

    /// `eine der Polizei vermeldete Person sei tot`: where nouns have capitals, a participle before its noun, whose own verb
    /// follows, looks like the verb of a clause.
    fn is_attribute(&self) -> bool {
        let reading = self.reading;
        let behind = self.to + 1;
        let verb = Roles::AUXILIARY.and(Roles::REPORTED);
        reading.capital_nouns
            && reading.is_capital(self.to)
            && reading.noun(self.to).is_none()
            && reading.noun(behind).is_none()
            && (reading.has(behind, verb) || reading.ends_like_past(behind))
    }

    /// `było podane przez policję`: with its auxiliary and its author.
    fn slavic_passive(&self, start: usize) -> Settled {
        if !self.is_slavic_passive() {
            return ControlFlow::Continue(());
        }
        let author = author(self.reading, self.to, self.frame.tokens.end);
        ControlFlow::Break(author.map(|(party, end)| self.cue(start, party, start..end, Shape::Aside)))
    }

    /// A verb without an auxiliary: written by somebody, or impersonal.
    fn bare(&self, start: usize, before: Option<&Cue>) -> Settled {
        if let Some(cue) = self.written(start, before) {
            return ControlFlow::Break(Some(cue));
        }
        if self.roles.any(Roles::IMPERSONAL) && !self.roles.any(Roles::FINITE) {
            return ControlFlow::Break(self.impersonal(start));
        }
        if let Some(cue) = self.shares_auxiliary() {
            return ControlFlow::Break(Some(cue));
        }
        ControlFlow::Continue(())
    }

    /// `podano, że zginęło 12 osób`: an impersonal verb, by the author whom it names or by nobody.
    fn impersonal(&self, start: usize) -> Option<Cue> {
        let (reading, end) = (self.reading, self.frame.tokens.end);
        let told = self.roles.any(Roles::SAY) && (self.opens_content(self.to) || self.is_aside(start));
        let named = || told || self.content_before(start) || self.opens_back();
        let author = author(reading, self.to, end).filter(|_| !reading.speech.has_articles && named());
        // `podano w rządowym raporcie`: whose paper it is was named before.
        let paper = || {
            let paper = document_in(reading, self.to, end).filter(|_| self.content_before(start));
            paper.filter(|_| !reading.speech.has_articles).map(|at| (Party::Dropped, at + 1))
        };
        if let Some((party, end)) = author.or_else(paper) {
            return Some(self.cue(start, party, start..end, Shape::Aside));
        }
        told.then(|| self.cue(start, Party::Nobody, start..self.to, Shape::Aside))
    }

    /// A verb that may credit somebody, by its form.
    fn by_form(&self, start: usize, auxiliary: Option<usize>, before: Option<&Cue>) -> Option<Cue> {
        if self.reading.does(self.from, Function::READS) {
            return self.read(start);
        }
        if let Some(cue) = self.gives_words(start) {
            return Some(cue);
        }
        if let ControlFlow::Break(found) = self.participle(start, auxiliary) {
            return found;
        }
        if auxiliary.is_none() && !self.roles.any(Roles::FINITE) {
            return self.gerund(start, before);
        }
        self.finite(start, before)
    }

    /// `czytamy w raporcie UNHCR`: those who read say nothing.
    fn read(&self, start: usize) -> Option<Cue> {
        let (reading, limit) = (self.reading, self.frame.tokens.end);
        let document = || document_in(reading, self.to, limit).map(|at| (Party::Dropped, at + 1));
        let (party, end) = author(reading, self.to, limit).or_else(document)?;
        Some(self.cue(start, party, start..end, Shape::Aside))
    }

    /// A participle, with its agent or in brackets; what is passive without one credits nobody.
    fn participle(&self, start: usize, auxiliary: Option<usize>) -> Settled {
        let reading = self.reading;
        if !self.roles.any(Roles::PARTICIPLE) {
            return ControlFlow::Continue(());
        }
        // `expected by analysts`: the agent right behind shows the participle.
        let agent = || reading.has(self.to, Roles::AGENT) && (auxiliary.is_some() || self.by_agent(start).is_some());
        if auxiliary.is_none() && self.roles.any(Roles::FINITE) && !agent() {
            // `Die Bahn hatte die Kosten auf 2 Millionen beziffert`: at the end of its clause, with the auxiliary far before it,
            // a form that is also the present is the participle.
            return self.bracket().map_or(ControlFlow::Continue(()), |cue| ControlFlow::Break(Some(cue)));
        }
        // `heeft melding gemaakt van doden door een aanval`: with `have` the participle is no passive.
        let active =
            reading.speech.verb_second && auxiliary.is_some_and(|at| self.is_have(at)) || self.is_active(start);
        if !active && let Some(cue) = self.by_agent(start) {
            return ControlFlow::Break(Some(cue));
        }
        let passive = (start..self.from).any(|i| reading.has(i, Roles::PASSIVE));
        let reflexive = start > 0 && reading.has(start - 1, Roles::CLITIC) || self.apostrophe(start);
        if passive && !reflexive && !self.roles.any(Roles::GERUND) {
            return ControlFlow::Break(None);
        }
        if auxiliary.is_none() { ControlFlow::Break(self.bracket()) } else { ControlFlow::Continue(()) }
    }

    /// A gerund leans on the subject of the verb before it, or of its sentence.
    fn gerund(&self, start: usize, before: Option<&Cue>) -> Option<Cue> {
        let states = self.roles.any(Roles::SAY.and(Roles::DENY).and(Roles::CITE).and(Roles::DEMAND));
        if !(self.roles.any(Roles::GERUND) && states) || self.narrows_noun(start) {
            return None;
        }
        if let Some((party, at)) = self.accompanied(start) {
            return Some(self.cue(start, party, at..self.to, Shape::Forward));
        }
        // `people signed a petition asking`: in English it leans on nobody of an earlier sentence.
        let party = match before {
            Some(cue) => cue.party.clone(),
            None if self.reading.speech.persons_only => self.opening(self.before_comma(start))?,
            // `La préfète a visité le centre, faisant état de 120 sinistrés`: the subject of the sentence.
            None => self.opening(self.before_comma(start)).unwrap_or(Party::Dropped),
        };
        Some(self.cue(start, party, start..self.to, Shape::Forward))
    }

    fn finite(&self, start: usize, before: Option<&Cue>) -> Option<Cue> {
        if let Some((pronoun, end)) = self.inverted_pronoun() {
            return Some(self.cue(start, pronoun, start..end, Shape::Aside));
        }
        // `wie die Polizei am Abend mitteilte`: in a clause that ends with its verb the subject stands first.
        if start == self.from
            && let Some(cue) = (self.behind_as().or_else(|| self.set_against()).or_else(|| self.infinitive()))
                .or_else(|| self.gives_number(start))
        {
            return Some(cue);
        }
        if start == self.from && self.gives_in_to_a_verb() {
            return None;
        }
        let left = self.subject_before(start, before);
        let right = self.subject_behind(start, left.as_ref());
        if right.is_none()
            && let Some(cue) = self.closes_clause(start, left.as_ref())
        {
            return Some(cue);
        }
        match (left, right) {
            (left, Some((party, end))) if left.as_ref().is_none_or(|l| self.prefers(l, (&party, end), start)) => {
                self.with_subject_behind(start, party, end)
            }
            (Some((party, at)), _) => self.with_subject_before(start, party, at),
            (None, _) => self.of_account(start).or_else(|| self.without_subject(start, before)),
        }
    }

    /// Whether another finite verb follows one that gives in to it, in the same stretch of words.
    fn gives_in_to_a_verb(&self) -> bool {
        /// Tokens to that verb, at most.
        const REACH: usize = 10;
        let reading = self.reading;
        let later = |i: usize| reading.has(i, Roles::FINITE) && reading.noun(i).is_none();
        let mut open = (self.to..self.frame.tokens.end).take(REACH).take_while(|&i| !reading.bounds(i));
        reading.gives_in(self.from) && open.any(later)
    }

    /// The party before the verb, if it may be its subject.
    fn subject_before(&self, start: usize, before: Option<&Cue>) -> Option<(Party, usize)> {
        // `Das teilte die Polizei mit`: what is told stands first, before the verb in second place.
        leftward(self.reading, self.frame.tokens.start, start).filter(|(party, _)| {
            !(self.reading.speech.verb_second && self.is_account(party)
                || self.is_asking_number(party)
                || self.is_told(party)
                || self.is_estimated(party)
                || self.is_content_of(before, party)
                || self.is_where(party, start)
                || self.is_in_the_way(before, party, start)
                || self.is_counted_apart(party, start)
                || self.pronoun_speaks(party))
        })
    }

    /// `Due dei fermati, però, sono liberi, fa sapere il difensore: «…»`: in Romance languages those counted say nothing of what
    /// stands before the comma and the verb, where somebody speaks behind it.
    fn is_counted_apart(&self, party: &Party, start: usize) -> bool {
        let reading = self.reading;
        let counted = matches!(party, Party::Phrase(phrase) if reading.in_figure(phrase.tokens.start));
        let apart = counted && reading.speech.romance && reading.mark(start - 1) == Some(Mark::Comma);
        let speaks = |party: &Party| weight(reading, party, self.frame) > 0;
        apart && rightward(reading, self.to, self.frame.tokens.end).is_some_and(|(party, _)| speaks(&party))
    }

    /// The party behind the verb, if it may be its subject.
    fn subject_behind(&self, start: usize, left: Option<&(Party, usize)>) -> Option<(Party, usize)> {
        let reading = self.reading;
        let tells = left.is_some_and(|(party, _)| self.tells_medium(party));
        // `described Gary Frank as a con man`: whom the verb calls something is its object; a document before it the subject.
        let shows = reading.speech.verbs_are_nouns && start > 0 && reading.has(start - 1, Roles::DOCUMENT);
        rightward(reading, self.to, self.frame.tokens.end)
            .filter(|(party, end)| tells || self.may_follow(party, start, *end, left.is_some()))
            .filter(|(_, end)| !reading.does(*end, Function::CALLED) && !shows && !self.is_joined(start))
    }

    /// Whether of two parties the one behind the verb is its subject.
    fn prefers(&self, (before, _): &(Party, usize), (behind, end): (&Party, usize), start: usize) -> bool {
        let reading = self.reading;
        let right = weight(reading, behind, self.frame);
        let left = match self.is_of_counted(before, start) || self.has_part_behind(before) {
            true => 0,
            false => weight(reading, before, self.frame).max(self.before_relative(before)),
        };
        let resumed = matches!(before, Party::Phrase(subject) if self.resumes(subject.tokens.end, start));
        if (self.tells_medium(before) || resumed) && right > 0 {
            return true;
        }
        // `Nur said the officers posed as buyers`: in English who opens the sentence is the subject.
        let opens = reading.speech.verbs_are_nouns && self.opens_with(before, start);
        if opens || self.opens_content(end) {
            return false;
        }
        // `результатам, которые публикует ВЦИОМ`: who gives the document is the subject.
        let object = matches!(before, Party::Relative(at) if !reading.speech.has_articles
            && at.checked_sub(2).is_some_and(|noun| reading.has(noun, Roles::DOCUMENT)));
        // `un estudio que publicó ayer la OCU`: so is whoever does so behind the verb, where subjects are dropped.
        let object = object
            || matches!(before, Party::Relative(at) if reading.speech.drops_subject
            && at.checked_sub(1).is_some_and(|noun| reading.has(noun, Roles::DOCUMENT)));
        // `ce que dément le gouvernement`: where a subject is never dropped, the pronoun that is a conjunction, too, is the object.
        let that = |at: usize| reading.speech.romance && !reading.speech.drops_subject && reading.has(at, Roles::THAT);
        // `Zginęło 12 osób, co potwierdziło ministerstwo`, `lo que confirmó el ministro`: so is what stands for a whole sentence.
        let sentence = |at: usize| self.tells_of_sentence(at + 1).is_some();
        let object = object || matches!(before, Party::Relative(at) if that(*at) || sentence(*at));
        let inverted = self.content_before(start) && left < 3;
        right > left || (inverted || object) && right == left && right > 0
    }

    fn with_subject_behind(&self, start: usize, party: Party, end: usize) -> Option<Cue> {
        if self.needs_speaker(&party) || matches!(party, Party::Nobody) && !self.roles.any(Roles::SAY) {
            return None;
        }
        let forward = self.opens_content(end) && !self.content_before(start)
            || self.behind_contrast(start)
            || behind_span(self.reading, self.frame.tokens.start, start);
        let shape = if forward { Shape::Forward } else { Shape::Aside };
        Some(self.cue(start, party, start..end, shape))
    }

    fn with_subject_before(&self, start: usize, party: Party, at: usize) -> Option<Cue> {
        let silent = self.needs_speaker(&party)
            || self.is_no_speaker(&party)
            || self.yields_sum(&party)
            || self.disagrees(&party);
        let shape = self.shape(at, start);
        if silent || self.is_governed(shape, at) {
            return None;
        }
        let cue = self.cue(start, party, at.min(start)..self.to, shape);
        Some(self.with_object_first(&cue).unwrap_or(cue))
    }

    /// `Сообщения о 70 задержанных мэр опроверг`: where nouns inflect, a figure between the start of the clause and the subject
    /// belongs to the object of a verb that nothing follows which could be one.
    fn with_object_first(&self, cue: &Cue) -> Option<Cue> {
        let (reading, opens) = (self.reading, cue.group.start);
        let clause = (self.frame.tokens.start..opens).rev().find(|&i| reading.bounds(i));
        let clause = clause.map_or(self.frame.tokens.start, |i| i + 1);
        let next = (self.to..self.frame.tokens.end).find(|&i| reading.bounds(i)).unwrap_or(self.frame.tokens.end);
        let states = reading.has_figure(self.to..next) || self.opens_content(next) || self.opens_content(self.to);
        let object = cue.shape == Shape::Forward && !reading.speech.has_articles && !states;
        // `В министерстве данные о 40 погибших назвали ложью`: the office stands before the object.
        let start = cue.tokens.start;
        let office = |at: usize| at > self.frame.tokens.start && reading.has(at - 1, Roles::WITHIN);
        let party = match &cue.party {
            Party::Phrase(phrase) if office(phrase.tokens.start) => phrase.tokens.end,
            _ => start,
        };
        let plain = party < start && !(party..start).any(|i| reading.bounds(i));
        if object && plain && reading.has_figure(party..start) {
            return Some(Cue {
                shape: Shape::Aside,
                group: start..self.to,
                left: party..start,
                right: start..start,
                ..cue.clone()
            });
        }
        // `Гибель сотрудников гуманитарных организаций подтвердили`: a genitive is no subject.
        let genitive = reading.ends_like(opens, &reading.speech.endings.owner);
        let aside = object && !genitive && reading.has_figure(clause..opens);
        aside.then(|| Cue { shape: Shape::Aside, left: clause..opens, right: opens..opens, ..cue.clone() })
    }

    /// Coordinated with the verb before or set against it (`odmówił, ale zapewnił, że`), or dropped.
    fn without_subject(&self, start: usize, before: Option<&Cue>) -> Option<Cue> {
        let reading = self.reading;
        // `El gobernador visitó la zona, pero admitió que faltan camas`: a contrast joins two verbs as well.
        let and =
            if reading.speech.frees_subject() { Roles::CONJUNCTION.and(Roles::CONTRAST) } else { Roles::CONJUNCTION };
        // `juge la somme trop faible et en réclame le triple`: a weak pronoun may stand between the two.
        let weak =
            start > self.frame.tokens.start + 1 && reading.speech.romance && reading.has(start - 1, Roles::CLITIC);
        let joint = start - usize::from(weak);
        let joined = start > self.frame.tokens.start && reading.has(joint - 1, and);
        let counts = self.roles.any(Roles::COUNT.and(Roles::GIVE)) && !self.roles.any(Roles::SAY);
        if counts && !(joined && before.is_some()) {
            return None;
        }
        // `Police used water cannon and said`: the subject that opens the sentence goes on.
        // `La Federación rechaza esa versión: asegura que`: so it does behind a mark that parts no sentences.
        let behind_mark = reading.speech.drops_subject
            && reading.speech.romance
            && start > self.frame.tokens.start
            && matches!(reading.mark(start - 1), Some(Mark::Colon | Mark::Semicolon));
        let opening = || if (joined || behind_mark) && before.is_none() { self.opening(start) } else { None };
        let clause = || if joined { self.opening_behind_phrase(start, before?) } else { None };
        let coordinated = || before.filter(|cue| joined || self.continues(cue, start)).map(|cue| cue.party.clone());
        let dropped = || (self.may_drop() || self.is_said_there(start)).then_some(Party::Dropped);
        if before.is_none()
            && let Some(cue) = self.opened_aside(start)
        {
            return Some(cue);
        }
        let party = opening().or_else(clause).or_else(coordinated).or_else(dropped)?;
        Some(self.cue(start, party, start..self.to, self.shape(start, start)))
    }

    /// `Según un vecino tardaron 50 minutos; la alcaldía lo niega y habla de 25`: behind a phrase for a source, whoever opens the
    /// clause behind the last semicolon, in the Romance languages whose verbs need no subject.
    fn opening_behind_phrase(&self, start: usize, before: &Cue) -> Option<Party> {
        let reading = self.reading;
        let semicolon = |&i: &usize| reading.mark(i) == Some(Mark::Semicolon);
        let phrase = before.shape == Shape::Phrase && reading.speech.is_null_subject_romance();
        let at = (before.group.end.min(start)..start).rev().find(semicolon).filter(|_| phrase)? + 1;
        let verb = |i: usize| reading.has(i, Roles::CLITIC.and(Roles::AUXILIARY).and(Roles::FINITE));
        let ends = |&i: &usize| i > at && verb(i) && !reading.has(i, Roles::ARTICLE) || reading.bounds(i);
        let noun = at + reading.len(at);
        let clitic = |&i: &usize| i > noun && reading.has(i, Roles::CLITIC) && reading.noun(i).is_none();
        let end = (at..extend(reading, at).min(start)).find(|i| ends(i) || clitic(i));
        let tokens = at..end.unwrap_or(extend(reading, at).min(start));
        let speaks = reading.noun(noun).is_some() || reading.has(noun, Roles::BODY);
        (reading.has(at, Roles::ARTICLE) && speaks && tokens.end > noun)
            .then_some(Party::Phrase(Phrase { tokens, role: None }))
    }
}
