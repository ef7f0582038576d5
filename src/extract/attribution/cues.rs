//! The cues of one sentence: verbs and phrases by which it credits what it says.
//!
//! In: a frame. Out: each cue outside of quotations, its party and content: what follows the verb, or all if an aside.

mod agent;
mod apart;
mod bracket;
mod closing;
mod counted;
mod emerging;
mod english;
mod estimate;
mod inside;
mod inversion;
mod needs;
mod note;
mod noun;
mod reported;
pub(super) mod shape;
mod written;

use std::ops::Range;

use super::behind::{before_behind, before_document, own_subject};
use super::gapping::gapped;
use super::phrase::{Party, Phrase, author, document_in, extend, rightward, weight};
use super::reading::{Frame, Mark, Reading};
use super::subject::{adjunct, behind_span, leftward};
use crate::lang::{Function, Roles};

/// How a cue takes its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Subject, verb, content.
    Forward,
    /// An aside or an inversion: the content stands around it.
    Aside,
    /// A phrase (`according to`): the content stands around it.
    Phrase,
    /// Its object is the source of the one who says the rest.
    Citing,
}

/// One cue.
#[derive(Debug, Clone)]
pub struct Cue {
    pub tokens: Range<usize>,
    pub roles: Roles,
    pub shape: Shape,
    pub party: Party,
    /// Cue, party and what belongs to them; nothing in it is content.
    pub group: Range<usize>,
    pub left: Range<usize>,
    pub right: Range<usize>,
}

impl Cue {
    /// Whether a token is content of this cue.
    pub fn holds(&self, token: usize) -> bool {
        (self.left.contains(&token) || self.right.contains(&token)) && !self.group.contains(&token)
    }
}

/// No search inside a sentence goes further than this many tokens.
pub(super) const BOUND: usize = 120;

/// Every cue of a frame, in order.
pub fn find(reading: &Reading<'_, '_>, frame: &Frame) -> Vec<Cue> {
    let mut cues: Vec<Cue> = shape::headline(reading, frame).into_iter().collect();
    let mut i = frame.tokens.start;
    while i < frame.tokens.end {
        let len = reading.len(i);
        if reading.quoted(i) {
            // A quotation's own words report nothing of the article's.
            let close = reading.quotes.at(i).map_or(i + 1, |q| q.close.max(i + 1));
            cues.extend(inside::incise(reading, frame, i..close.min(frame.tokens.end)));
            i = close;
            continue;
        }
        if reading.token(i).is_some_and(|token| token.is_mark('(')) {
            let bracket = shape::sourced(reading, frame, i).or_else(|| shape::bracketed(reading, frame, i));
            cues.extend(bracket.or_else(|| note::noted(reading, frame, i)));
        }
        if let Some(word) = reading.word(i) {
            let mut finder = Finder { reading, frame, from: i, to: i + len, roles: word.roles };
            finder.roles = if word.roles.any(Roles::APART) { finder.with_particle() } else { word.roles };
            if let Some(cue) = finder.repeats() {
                i = cue.group.end;
                cues.push(cue);
                continue;
            }
            if let Some(cue) = finder.according_to_what_is_said() {
                i = cue.tokens.end;
                cues.push(cue);
                continue;
            }
            let found = if finder.is_ordinal() {
                None
            } else if word.roles.any(Roles::ACCORDING.and(Roles::CITING).and(Roles::OWN))
                || word.roles.any(Roles::BEHIND) && finder.follows_origin()
                || word.roles.any(Roles::ACCORDING_DOCUMENT) && before_document(reading, i + len)
                || word.roles.any(Roles::ACCORDING_ASIDE) && finder.set_apart()
            {
                finder.phrase().filter(|_| finder.opens_genitive())
            } else if finder.roles.any(Roles::VERB) {
                finder.verb(cues.last())
            } else {
                estimate::by_estimate(reading, frame, i)
            };
            let gapped = found.as_ref().map_or_else(Vec::new, |cue| gapped(reading, frame, cue));
            cues.extend(found);
            cues.extend(gapped);
        }
        i += len;
    }
    if cues.is_empty() {
        cues.extend(shape::signed(reading, frame).or_else(|| english::headline_end(reading, frame)));
    }
    cues
}

pub use shape::fills_bracket;

struct Finder<'a, 'd, 't> {
    reading: &'a Reading<'d, 't>,
    frame: &'a Frame,
    from: usize,
    to: usize,
    roles: Roles,
}

impl Finder<'_, '_, '_> {
    fn phrase(&self) -> Option<Cue> {
        let Range { start, end } = self.frame.tokens;
        // `по его словам`: the phrase holds its pronoun.
        if self.roles.any(Roles::PRONOUN) {
            let group = self.from..self.to;
            return Some(Cue {
                tokens: group.clone(),
                roles: self.roles,
                shape: Shape::Phrase,
                party: Party::Pronoun(self.from),
                left: start..group.start,
                right: group.end..end,
                group,
            });
        }
        // `la Protezione civile, secondo cui`: whom the relative pronoun stands for.
        let relative = self.roles.any(Roles::ACCORDING) && self.reading.has(self.to, Roles::RELATIVE);
        if relative && self.from > start {
            let group = self.from..self.to + self.reading.len(self.to);
            let right = group.end..end;
            let (tokens, left) = (self.from..self.to, group.start..group.start);
            let party = Party::Relative(self.from);
            return Some(Cue { tokens, roles: self.roles, shape: Shape::Phrase, party, left, right, group });
        }
        let own = self.own_noun();
        let from = own.unwrap_or(self.to);
        let (party, group) = if own.is_some() {
            let to = extend(self.reading, self.to).min(end);
            (Party::Phrase(Phrase { tokens: from..to, role: None }), self.from..to)
        } else if self.roles.any(Roles::OWN) {
            (own_subject(self.reading, self.frame, self.from, self.to)?, self.from..self.to)
        } else if self.roles.any(Roles::BEHIND)
            && self.reading.capital_nouns
            && self.from > start
            && self.reading.mark(self.from - 1) == Some(Mark::Comma)
        {
            // `Dem Leiter des Amtes, Frank Weise, zufolge`: the name stands apart behind the role.
            let (party, at) = leftward(self.reading, start, self.from)?;
            (party, at..self.to)
        } else if self.roles.any(Roles::BEHIND) && self.reading.capital_nouns {
            let at = before_behind(self.reading, start, self.from);
            (at < self.from).then_some((Party::Phrase(Phrase { tokens: at..self.from, role: None }), at..self.to))?
        } else if self.roles.any(Roles::BEHIND) {
            // `opublikował dane, z których wynika`: what a relative pronoun goes on about, its own clause says who told.
            let clause = self.reading.phrase_start(self.from.max(start + 1) - 1);
            if self.reading.has(clause, Roles::RELATIVE.and(Roles::ELLIPTIC)) && self.reading.noun(clause).is_none() {
                return None;
            }
            let (party, at) =
                adjunct(self.reading, start, self.from).or_else(|| leftward(self.reading, start, self.from))?;
            (party, at..self.to)
        } else {
            let (party, to) = self.cited(end)?;
            (party, self.from..to)
        };
        if matches!(party, Party::Relative(_) | Party::Nobody) {
            return None;
        }
        let cut = (start..group.start).rev().take(3).find(|&i| !self.reading.has(i, Roles::ADVERB));
        let left = match cut.and_then(|i| self.reading.mark(i)) {
            Some(Mark::Colon | Mark::Semicolon) => group.start..group.start,
            _ => self.clause_of_aside(&group)..group.start,
        };
        let shape = if self.roles.any(Roles::CITING) { Shape::Citing } else { Shape::Phrase };
        let mut right = self.behind_relative(group.end)..end;
        let relative = self.opened_by_relative(group.start);
        let left = relative.map_or(left.start, |at| at.max(left.start))..left.end;
        if relative.is_some() {
            right.end = self.end_of_relative(&right).unwrap_or(right.end);
        }
        let (left, right) = shape::inside_bracket(self.reading, self.frame, &group).unwrap_or((left, right));
        let (left, right) = shape::inset(self.reading, self.frame, &group).unwrap_or((left, right));
        let (left, right) = shape::inside_dashes(self.reading, self.frame, &group).unwrap_or((left, right));
        Some(Cue { tokens: self.from..from, roles: self.roles, shape, party, left, right, group })
    }

    /// `Le maire est parti ; les dégâts, selon l'assureur, dépassent 2 millions`: where the clause of a phrase begins that a comma
    /// sets apart from what it goes on with.
    fn clause_of_aside(&self, group: &Range<usize>) -> usize {
        let start = self.frame.tokens.start;
        let goes_on = self.reading.mark(group.end) == Some(Mark::Comma);
        let semicolon = |i: &usize| self.reading.mark(*i) == Some(Mark::Semicolon);
        (start..group.start).rev().find(semicolon).filter(|_| goes_on).map_or(start, |i| i + 1)
    }

    fn verb(&self, before: Option<&Cue>) -> Option<Cue> {
        let reading = self.reading;
        if reading.is_capital(self.from) && self.from > self.frame.tokens.start && reading.is_word(self.from - 1) {
            return None;
        }
        let auxiliary = self.auxiliary();
        if let Some(cue) = self.emerging().or_else(|| self.closes_relative()) {
            return Some(cue);
        }
        let start = auxiliary.unwrap_or(self.from);
        // `Bei Unfällen gab es 12 Verletzte`: what there is, nobody says.
        let it = |i: usize| reading.does(i, Function::EXPLETIVE);
        if reading.does(self.from, Function::EXISTENTIAL) && (it(self.to) || self.from > 0 && it(self.from - 1)) {
            return None;
        }
        if auxiliary.is_none() && self.narrows_document(before) {
            return None;
        }
        if self.negated(start) || self.is_noun(start) || self.is_of_a_share() || self.names_or_happens(start) {
            return None;
        }
        // `była wyższa, niż przewidywał rząd`: what is compared with is another value.
        if start > self.frame.tokens.start && reading.does(start - 1, Function::THAN) {
            return None;
        }
        if self.is_our_own() || self.is_told_by(before, start) {
            return None;
        }
        if self.is_romance_noun(start) || self.is_reflexive(start) || self.has_other_sense() {
            return None;
        }
        // `Scientists find 14 new species`: without a clause or a document nothing is stated.
        if self.roles.any(Roles::CLAUSAL) && !self.states_clause(start) {
            return None;
        }
        if self.gives_nothing() || self.gains() {
            return None;
        }
        if auxiliary.is_some() && self.is_slavic_passive() {
            let (party, end) = author(reading, self.to, self.frame.tokens.end)?;
            return Some(self.cue(start, party, start..end, Shape::Aside));
        }
        if auxiliary.is_none() && self.has_counted_subject(start) {
            return None;
        }
        if auxiliary.is_none()
            && let Some(cue) = self.written(start, before)
        {
            return Some(cue);
        }
        if auxiliary.is_none() && self.roles.any(Roles::IMPERSONAL) && !self.roles.any(Roles::FINITE) {
            let told = self.roles.any(Roles::SAY) && (self.opens_content(self.to) || self.is_aside(start));
            let author = author(reading, self.to, self.frame.tokens.end)
                .filter(|_| !reading.speech.has_articles && (told || self.content_before(start) || self.opens_back()));
            // `podano w rządowym raporcie`: whose paper it is was named before.
            let paper = || document_in(reading, self.to, self.frame.tokens.end).filter(|_| self.content_before(start));
            let paper = || paper().filter(|_| !reading.speech.has_articles).map(|at| (Party::Dropped, at + 1));
            if let Some((party, end)) = author.or_else(paper) {
                return Some(self.cue(start, party, start..end, Shape::Aside));
            }
            return told.then(|| self.cue(start, Party::Nobody, start..self.to, Shape::Aside));
        }
        // `czytamy w raporcie UNHCR`: those who read say nothing.
        if reading.does(self.from, Function::READS) {
            let limit = self.frame.tokens.end;
            let document = || document_in(reading, self.to, limit).map(|at| (Party::Dropped, at + 1));
            let (party, end) = author(reading, self.to, limit).or_else(document)?;
            return Some(self.cue(start, party, start..end, Shape::Aside));
        }
        if let Some(cue) = self.gives_words(start) {
            return Some(cue);
        }
        // `expected by analysts`: the agent right behind shows the participle.
        let agent = self.roles.any(Roles::PARTICIPLE)
            && reading.has(self.to, Roles::AGENT)
            && (auxiliary.is_some() || self.by_agent(start).is_some());
        if (auxiliary.is_some() || agent || !self.roles.any(Roles::FINITE)) && self.roles.any(Roles::PARTICIPLE) {
            // `heeft melding gemaakt van doden door een aanval`: with `have` the participle is no passive.
            let active =
                reading.speech.verb_second && auxiliary.is_some_and(|at| self.is_have(at)) || self.is_active(start);
            if !active && let Some(cue) = self.by_agent(start) {
                return Some(cue);
            }
            let passive = (start..self.from).any(|i| self.reading.has(i, Roles::PASSIVE));
            let reflexive = start > 0 && self.reading.has(start - 1, Roles::CLITIC) || self.apostrophe(start);
            if passive && !reflexive && !self.roles.any(Roles::GERUND) {
                return None;
            }
            if auxiliary.is_none() {
                return self.bracket();
            }
        }
        if auxiliary.is_none() && !self.roles.any(Roles::FINITE) {
            // A gerund leans on the subject of the verb before it, or of its sentence.
            let states = self.roles.any(Roles::SAY.and(Roles::DENY).and(Roles::CITE).and(Roles::DEMAND));
            if !(self.roles.any(Roles::GERUND) && states) || self.narrows_noun(start) {
                return None;
            }
            if let Some((party, at)) = self.accompanied(start).filter(|_| states) {
                return Some(self.cue(start, party, at..self.to, Shape::Forward));
            }
            // `people signed a petition asking`: in English it leans on nobody of an earlier sentence.
            let party = match before {
                Some(cue) => cue.party.clone(),
                None if reading.speech.persons_only => self.opening(self.before_comma(start))?,
                // `La préfète a visité le centre, faisant état de 120 sinistrés`: the subject of the sentence.
                None => self.opening(self.before_comma(start)).unwrap_or(Party::Dropped),
            };
            return Some(self.cue(start, party, start..self.to, Shape::Forward));
        }
        self.finite(start, before)
    }

    fn finite(&self, start: usize, before: Option<&Cue>) -> Option<Cue> {
        let reading = self.reading;
        if let Some((pronoun, end)) = self.inverted_pronoun() {
            return Some(self.cue(start, pronoun, start..end, Shape::Aside));
        }
        // `wie die Polizei am Abend mitteilte`: in a clause that ends with its verb the subject stands first.
        if start == self.from
            && let Some(cue) = self.behind_as().or_else(|| self.set_against()).or_else(|| self.infinitive())
        {
            return Some(cue);
        }
        let later = |i: usize| reading.has(i, Roles::FINITE) && reading.noun(i).is_none();
        let open = (self.to..self.frame.tokens.end).take(10).take_while(|&i| !reading.bounds(i));
        if start == self.from && reading.gives_in(self.from) && open.into_iter().any(later) {
            return None;
        }
        // `Das teilte die Polizei mit`: what is told stands first, before the verb in second place.
        let left = leftward(reading, self.frame.tokens.start, start).filter(|(party, _)| {
            !(reading.speech.verb_second && self.is_account(party)
                || self.is_asking_number(party)
                || self.is_told(party)
                || self.is_estimated(party)
                || self.is_content_of(before, party)
                || self.is_where(party, start)
                || self.is_in_the_way(before, party, start)
                || self.pronoun_speaks(party))
        });
        let tells = left.as_ref().is_some_and(|(party, _)| self.tells_medium(party));
        let right = rightward(reading, self.to, self.frame.tokens.end)
            .filter(|(party, end)| tells || self.may_follow(party, start, *end, left.is_some()));
        // `described Gary Frank as a con man`: whom the verb calls something is its object; a document before it the subject.
        let shows = reading.speech.verbs_are_nouns && start > 0 && reading.has(start - 1, Roles::DOCUMENT);
        let right = right.filter(|(_, end)| !reading.does(*end, Function::CALLED) && !shows && !self.is_joined(start));
        let prefer_right = match (&left, &right) {
            (Some((l, _)), Some((r, end))) => {
                let right = weight(reading, r, self.frame);
                let left = match self.is_of_counted(l, start) {
                    true => 0,
                    false => weight(reading, l, self.frame).max(self.before_relative(l)),
                };
                let inverted = self.content_before(start) && left < 3;
                // `результатам, которые публикует ВЦИОМ`: who gives the document is the subject.
                // `Nur said the officers posed as buyers`: in English who opens the sentence is the subject.
                let opens = reading.speech.verbs_are_nouns && self.opens_with(l, start);
                let object = matches!(l, Party::Relative(at) if !reading.speech.has_articles
                    && at.checked_sub(2).is_some_and(|noun| reading.has(noun, Roles::DOCUMENT)));
                let resumed = matches!(l, Party::Phrase(subject) if self.resumes(subject.tokens.end, start));
                (tells || resumed) && right > 0
                    || !opens
                        && !self.opens_content(*end)
                        && (right > left || (inverted || object) && right == left && right > 0)
            }
            (None, Some(_)) => true,
            _ => false,
        };
        if prefer_right && let Some((party, end)) = right {
            if self.needs_speaker(&party) || matches!(party, Party::Nobody) && !self.roles.any(Roles::SAY) {
                return None;
            }
            let forward = self.opens_content(end) && !self.content_before(start)
                || self.behind_contrast(start)
                || behind_span(reading, self.frame.tokens.start, start);
            let shape = if forward { Shape::Forward } else { Shape::Aside };
            return Some(self.cue(start, party, start..end, shape));
        }
        if let Some((party, at)) = left {
            if self.needs_speaker(&party) {
                return None;
            }
            if self.is_no_speaker(&party) || self.yields_sum(&party) || self.disagrees(&party) {
                return None;
            }
            let shape = self.shape(at, start);
            if self.is_governed(shape, at) {
                return None;
            }
            return Some(self.cue(start, party, at.min(start)..self.to, shape));
        }
        // No subject: coordinated with the verb before or set against it (`odmówił, ale zapewnił, że`), or dropped.
        let and =
            if reading.speech.has_articles { Roles::CONJUNCTION } else { Roles::CONJUNCTION.and(Roles::CONTRAST) };
        let joined = start > self.frame.tokens.start && reading.has(start - 1, and);
        if self.roles.any(Roles::COUNT.and(Roles::GIVE)) && !self.roles.any(Roles::SAY) && !(joined && before.is_some())
        {
            return None;
        }
        // `Police used water cannon and said`: the subject that opens the sentence goes on.
        if joined
            && before.is_none()
            && let Some(party) = self.opening(start)
        {
            return Some(self.cue(start, party, start..self.to, self.shape(start, start)));
        }
        let party = match before {
            Some(cue) if joined || self.continues(cue, start) => cue.party.clone(),
            _ if self.may_drop() || self.is_said_there(start) => Party::Dropped,
            _ => return None,
        };
        let shape = self.shape(start, start);
        Some(self.cue(start, party, start..self.to, shape))
    }

    fn cue(&self, start: usize, party: Party, group: Range<usize>, shape: Shape) -> Cue {
        let frame = &self.frame.tokens;
        let cites = self.roles.any(Roles::CITE) && !self.roles.any(Roles::SAY);
        let shape = if cites { Shape::Citing } else { shape };
        let tokens = start.min(self.from)..self.without_that(self.pronoun_end());
        let nothing = group.start..group.start;
        let (mut left, mut right) = (nothing, group.end..frame.end);
        if shape != Shape::Forward {
            left = frame.start..group.start;
            // Behind an inversion what goes on about its subject is the article's own.
            let comma = self.reading.mark(group.end) == Some(Mark::Comma);
            let told_of = group.start..self.past_age(group.end);
            let about = comma && self.tells_role(&told_of);
            let told = self.reading.has_figure(left.clone()) && !self.counts_behind(start, group.end);
            let own = about && (told || left.len() >= 4) || told && group.end > self.to && !comma;
            // `«…», advirtió Jan Kos, que cultiva 120 hectáreas`: behind a quotation the pronoun opens no content.
            let quoted = |i: usize| self.reading.mark(i) == Some(Mark::Quote);
            let behind = comma && (1..=3).filter_map(|b| group.start.checked_sub(b)).any(quoted);
            let relative = behind && self.reading.has(told_of.end + 1, Roles::RELATIVE);
            if own && shape == Shape::Aside && (relative || !self.opens_content(group.end)) {
                right = self.closed_aside(&group).unwrap_or_else(|| self.resumed(told_of.end))..frame.end;
            }
            // `не 19, как утверждает прокуратура, а три`: a contrast behind the aside is another's.
            if told && comma && self.is_aside(group.start) && self.reading.has(group.end + 1, Roles::CONTRAST) {
                right = group.end..group.end;
            }
        }
        if shape == Shape::Forward && self.in_relative(group.start) {
            right.end = self.end_of_relative(&right).unwrap_or(right.end);
        }
        right.end = self.end_of_object(shape, &group, &right).unwrap_or(right.end);
        if shape == Shape::Forward {
            right.end = self.end_of_called(&group, &right).unwrap_or(right.end);
        }
        if self.roles.any(Roles::DENY) {
            // Behind a colon stands what those say who deny: `The union disputes the figures: 25 were injured`.
            let end = right.clone().take(BOUND).find(|&i| {
                let spoken = self.reading.mark(i + 1) == Some(Mark::Quote) || i == right.start;
                self.reading.mark(i) == Some(Mark::Semicolon) && !spoken || self.reading.has(i, Roles::CONTRAST)
            });
            right.end = end.unwrap_or(right.end);
        }
        Cue { tokens, roles: self.roles, shape, party, group, left, right }
    }
}
