//! What a cue vouches for.
//!
//! In: a verb with its party and its shape. Out: the cue, with the tokens before it and behind it that are its content.

use std::ops::Range;

use super::{BOUND, Cue, Finder, Shape};
use crate::extract::attribution::name::head;
use crate::extract::attribution::phrase::{Party, past_audience};
use crate::extract::attribution::reading::Mark;
use crate::lang::{Function, Roles};

impl Finder<'_, '_, '_> {
    /// Whether content stands left of `start`: a clause that a mark or a quotation ends.
    pub(super) fn content_before(&self, start: usize) -> bool {
        // `60 morti: lo riferisce la questura`, `así lo informó`: what points back to it may stand between.
        let back = |i: usize| self.reading.speech.romance && self.reading.does(i, Function::POINTS_BACK);
        let behind = start.checked_sub(1).filter(|&i| back(i));
        let behind = behind.and_then(|i| i.checked_sub(1).filter(|&j| back(j)).or(Some(i)));
        if let Some(at) = behind.filter(|&i| i > self.frame.tokens.start + 2) {
            return matches!(self.reading.mark(at - 1), Some(Mark::Comma | Mark::Dash | Mark::Quote | Mark::Colon));
        }
        // `Фонд «Помощь» рассказал о закрытии филиалов`: the quotation of a name is no content.
        let name = |close: usize| {
            let quote = self.reading.quotes.at(close).filter(|quote| quote.close == close);
            quote.is_some_and(|quote| self.reading.name_quote(quote.open).is_some())
        };
        start > self.frame.tokens.start + 1
            && matches!(self.reading.mark(start - 1), Some(Mark::Comma | Mark::Dash | Mark::Quote | Mark::Stop))
            && (self.reading.speech.has_articles || !name(start - 1))
    }

    pub(super) fn cue(&self, start: usize, party: Party, group: Range<usize>, shape: Shape) -> Cue {
        let frame = &self.frame.tokens;
        let group = self.with_audience(group);
        let cites = self.roles.any(Roles::CITE) && !self.roles.any(Roles::SAY);
        let shape = if cites { Shape::Citing } else { shape };
        let tokens = start.min(self.from)..self.without_that(self.pronoun_end());
        let forward = shape == Shape::Forward;
        let left = if forward { group.start..group.start } else { self.opens_aside(&group)..group.start };
        let mut right = if forward { group.end..frame.end } else { self.rest_behind(start, &group, shape) };
        let relative = matches!(&party, Party::Relative(at) if self.is_apart(*at));
        if forward && relative && self.reading.mark(right.start) == Some(Mark::Comma) {
            right.end = right.start;
        } else if forward && (self.in_relative(group.start) || relative) {
            right.end = self.end_of_relative(&right).unwrap_or(right.end);
        }
        right.end = self.end_of_object(shape, &group, &right).unwrap_or(right.end);
        if forward {
            right.end = self.end_of_called(&group, &right).unwrap_or(right.end);
            right.end = self.start_of_act(start, &right).unwrap_or(right.end);
            right.end = self.end_of_count(&right).unwrap_or(right.end);
            right.end = self.end_of_deed(&group, &right).unwrap_or(right.end);
        }
        right.end = self.start_of_hearsay(&right).unwrap_or(right.end);
        if self.roles.any(Roles::DEMAND.and(Roles::COUNT)) && !self.roles.any(Roles::SAY) {
            right.end = self.end_of_demand(&right).unwrap_or(right.end);
        }
        right.end = self.end_of_medium(&group, &right).unwrap_or(right.end);
        if self.roles.any(Roles::DENY) {
            right.end = self.end_of_denial(&right).unwrap_or(right.end);
        }
        Cue { tokens, roles: self.roles, shape, party, group, left, right }
    }

    /// `La compagnie évalue à 61 % la part des grévistes ; 34 vols ont été annulés`: in Romance languages the semicolon behind
    /// what somebody counts, before a clause that has a verb of its own and does not go on about those counted.
    fn end_of_count(&self, right: &Range<usize>) -> Option<usize> {
        /// Tokens of the clause to its verb, at most.
        const CLAUSE: usize = 20;
        let reading = self.reading;
        let semicolon = |&i: &usize| reading.mark(i) == Some(Mark::Semicolon);
        let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
        let at = right.clone().take(BOUND).find(semicolon).filter(|_| reading.speech.romance)?;
        let counts = self.roles.any(Roles::COUNT) && !(right.start..at).any(|i| reading.has(i, Roles::THAT));
        let open = (at + 1..right.end).take(CLAUSE).take_while(|&i| comma(i) || !reading.bounds(i));
        let verb = |i: usize| reading.has(i, Roles::AUXILIARY.and(Roles::FINITE)) && reading.noun(i).is_none();
        let points = Roles::ANAPHOR.and(Roles::PRONOUN).and(Roles::ELLIPTIC);
        let back = (at + 1..at + 4).any(|i| reading.has(i, points) && !reading.has(i, Roles::ARTICLE));
        (counts && !back && open.into_iter().any(verb)).then_some(at)
    }

    /// `Police said two were held; a third reportedly fled with $40,000`: the semicolon behind what somebody says, before a clause
    /// that a word of its own marks as told by others.
    fn start_of_hearsay(&self, right: &Range<usize>) -> Option<usize> {
        let reading = self.reading;
        if !reading.speech.verbs_are_nouns || !self.frame.roles.any(Roles::HEARSAY) {
            return None;
        }
        let semicolon = |i: &usize| reading.mark(*i) == Some(Mark::Semicolon);
        let at = right.clone().take(BOUND).find(semicolon)?;
        let told = (at + 1..right.end).take_while(|i| !semicolon(i)).any(|i| reading.has(i, Roles::HEARSAY));
        told.then_some(at)
    }

    /// `Le préfet a promis 3 millions et réquisitionné deux gymnases`: the conjunction behind what is said with an auxiliary and
    /// has a figure, before a participle that goes with the same auxiliary and only does something.
    fn start_of_act(&self, start: usize, right: &Range<usize>) -> Option<usize> {
        let reading = self.reading;
        let compound = reading.speech.romance && start < self.from && self.roles.any(Roles::PARTICIPLE);
        let participle = |i: usize| {
            let form = reading.ends_like(i, &reading.speech.endings.participle) || reading.is_predicate(i);
            form && !reading.is_capital(i) && reading.noun(i).is_none()
        };
        // `a dit avoir perdu trois vaches et abattu deux chiens`: what is told may have a verb of its own, with its auxiliary.
        let told = Roles::THAT.and(Roles::RELATIVE).and(Roles::AUXILIARY).and(Roles::FINITE);
        let inner = |i: &usize| {
            let mark = reading.bounds(*i) && reading.mark(*i) != Some(Mark::Comma);
            // `lo stato d'emergenza`: behind an article what could be an auxiliary is a noun.
            let noun = reading.noun(*i).is_some() || reading.has(i - 1, Roles::ARTICLE);
            let verb = reading.has(*i, told) && !noun;
            mark || verb || reading.ends_like_infinitive(*i) && participle(i + 1)
        };
        let does = |i: usize| {
            let object = i + 1 < right.end && (reading.hedged(i + 1) || reading.has(i + 1, Roles::ARTICLE));
            object && participle(i) && !reading.has(i, Roles::VERB) && !reading.names_victims(i)
        };
        let mut object = right.clone().take(BOUND).take_while(|i| !inner(i));
        // `ha dichiarato lo stato d'emergenza e stanziato 5 milioni`: what is said may hold no figure.
        object.find(|&i| reading.has(i, Roles::CONJUNCTION) && does(i + 1)).filter(|_| compound)
    }

    /// `sostuvo ante cientos de vecinos`, `aseguró tras dos horas de reunión que`: before whom and when somebody spoke is no part
    /// of what he said.
    fn with_audience(&self, group: Range<usize>) -> Range<usize> {
        let reading = self.reading;
        let told = |past: &usize| reading.does(group.end, Function::AUDIENCE) || reading.has(*past, Roles::THAT);
        let past = past_audience(reading, group.end).filter(told);
        group.start..past.unwrap_or(group.end)
    }

    /// `Pozůstalí požadují 14 milionů; stát vyplatil`: behind a semicolon nothing is demanded any more, nor is anything demanded
    /// in a clause with a past and a subject of its own (`exige 40 empleos y los vecinos cortaron dos carreteras`). What those
    /// who count did besides they have not counted (`contó 30 heridos y envió dos aviones`).
    fn end_of_demand(&self, right: &Range<usize>) -> Option<usize> {
        let reading = self.reading;
        let demands = self.roles.any(Roles::DEMAND) && !self.roles.any(Roles::COUNT);
        let told = !reading.speech.is_null_subject_romance() || reading.has(right.start, Roles::THAT);
        let own = |i: usize| {
            let opens = i + reading.len(i);
            let clause = reading.has(i, Roles::CONJUNCTION.and(Roles::CONTRAST)) && !reading.quoted(i);
            clause && self.is_past(opens) != demands && self.tells_past(opens)
        };
        let ends = |&i: &usize| demands && reading.mark(i) == Some(Mark::Semicolon) || !told && own(i);
        right.clone().take(BOUND).find(ends)
    }

    /// Whether a verb in the past stands before the next mark.
    fn tells_past(&self, from: usize) -> bool {
        /// Words of the clause to its verb, at most.
        const WORDS: usize = 12;
        let mut clause = (from..from + WORDS).take_while(|&i| !self.reading.bounds(i));
        clause.any(|i| self.is_past(i))
    }

    /// Whether a verb stands there that ends as the past does, behind a weak pronoun or none.
    fn is_past(&self, at: usize) -> bool {
        let reading = self.reading;
        let verb = at + usize::from(reading.has(at, Roles::CLITIC) && reading.noun(at).is_none());
        reading.ends_like(verb, &reading.speech.endings.verb)
            && !reading.is_capital(verb)
            && reading.noun(verb).is_none()
    }

    /// Where the content before an aside opens. `Il ministro assume 300 agenti; ne servono mille, replica il sindacato`: who
    /// replies says what stands behind the semicolon, where that has a figure.
    fn opens_aside(&self, group: &Range<usize>) -> usize {
        let (reading, first) = (self.reading, self.frame.tokens.start);
        let semicolon = |i: &usize| reading.mark(*i) == Some(Mark::Semicolon) && !reading.quoted(*i);
        let replies = reading.does(self.to - 1, Function::REPLIES);
        let at = (first..group.start).rev().take(BOUND).find(semicolon).filter(|_| replies);
        at.filter(|&at| reading.has_figure(at..group.start)).map_or(first, |at| at + 1)
    }

    /// What a verb vouches for behind its subject, where its content stands around both.
    fn rest_behind(&self, start: usize, group: &Range<usize>, shape: Shape) -> Range<usize> {
        let (reading, frame) = (self.reading, &self.frame.tokens);
        let comma = reading.mark(group.end) == Some(Mark::Comma);
        let told_of = group.start..self.past_age(group.end);
        let told = reading.has_figure(frame.start..group.start) && !self.counts_behind(start, group.end);
        // `не 19, как утверждает прокуратура, а три`: a contrast behind the aside is another's.
        if told && comma && self.is_aside(group.start) && reading.has(group.end + 1, Roles::CONTRAST) {
            return group.end..group.end;
        }
        // Behind an inversion what goes on about its subject is the article's own.
        let about = comma && self.tells_role(&told_of);
        let own = about && (told || group.start - frame.start >= 4) || told && group.end > self.to && !comma;
        // `«…», advirtió Jan Kos, que cultiva 120 hectáreas`: behind a quotation the pronoun opens no content.
        let quoted = |i: usize| reading.mark(i) == Some(Mark::Quote);
        let behind = comma && (1..=3).filter_map(|b| group.start.checked_sub(b)).any(quoted);
        // `Il preside ha taciuto per tre giorni, protestano i genitori, che in duecento presidiano`: nor behind what has a figure.
        let after = behind || told && comma && reading.speech.is_null_subject_romance();
        let relative = after && reading.has(told_of.end + 1, Roles::RELATIVE);
        if own && shape == Shape::Aside && (relative || !self.opens_content(group.end)) {
            return self.closed_aside(group).unwrap_or_else(|| self.resumed(told_of.end))..frame.end;
        }
        group.end..frame.end
    }

    /// `Правительство объявило траур и выделило по 50 тысяч`: where nouns inflect, what stands behind a bare object and a second
    /// verb is done, and not said.
    fn end_of_deed(&self, group: &Range<usize>, right: &Range<usize>) -> Option<usize> {
        /// Words of the object, at most.
        const OBJECT: usize = 6;
        let reading = self.reading;
        let told = |i: usize| reading.has(i, Roles::THAT) || reading.does(i, Function::ABOUT) || reading.bounds(i);
        let mut object = (group.end..right.end).take(OBJECT).take_while(|&i| !told(i) && !reading.in_figure(i));
        let joint = object.find(|&i| reading.has(i, Roles::CONJUNCTION) && i > group.end)?;
        let deed = joint + 1;
        let verb = reading.is_predicate(deed) && reading.noun(deed).is_none() && !reading.ends_like_adjective(deed);
        let says = reading.has(deed, Roles::VERB);
        let plain = !reading.speech.has_articles && !(group.end..joint).any(told);
        (plain && verb && !says && reading.end_alike(self.from, deed)).then_some(joint)
    }

    /// `The union disputes the figures: 25 were injured`: behind a contrast or a mark stands what those say who deny.
    fn end_of_denial(&self, right: &Range<usize>) -> Option<usize> {
        right.clone().take(BOUND).find(|&i| {
            let spoken = self.reading.mark(i + 1) == Some(Mark::Quote) || i == right.start;
            // `zaprzecza jednak, że`: between the verb and its clause the word sets that against what was told before.
            let opposed = i == right.start && self.opens_content(i + self.reading.len(i));
            let contrast = self.reading.has(i, Roles::CONTRAST) && !opposed;
            self.reading.mark(i) == Some(Mark::Semicolon) && !spoken || contrast
        })
    }

    /// A speaker whom a relative clause follows is the subject of the verb behind that clause.
    pub(super) fn before_relative(&self, party: &Party) -> u8 {
        match party {
            Party::Phrase(phrase) => {
                let clause = self.reading.mark(phrase.tokens.end) == Some(Mark::Comma)
                    && self.reading.has(phrase.tokens.end + 1, Roles::RELATIVE);
                if clause && head(self.reading, &phrase.tokens).is_some() { 3 } else { 0 }
            }
            _ => 0,
        }
    }
}
