//! What a cue vouches for.
//!
//! In: a verb with its party and its shape. Out: the cue, with the tokens before it and behind it that are its content.

use std::ops::Range;

use super::{BOUND, Cue, Finder, Shape};
use crate::extract::attribution::phrase::Party;
use crate::extract::attribution::reading::Mark;
use crate::lang::Roles;

impl Finder<'_, '_, '_> {
    pub(super) fn cue(&self, start: usize, party: Party, group: Range<usize>, shape: Shape) -> Cue {
        let frame = &self.frame.tokens;
        let cites = self.roles.any(Roles::CITE) && !self.roles.any(Roles::SAY);
        let shape = if cites { Shape::Citing } else { shape };
        let tokens = start.min(self.from)..self.without_that(self.pronoun_end());
        let forward = shape == Shape::Forward;
        let left = if forward { group.start..group.start } else { frame.start..group.start };
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
        }
        // `Pozůstalí požadují 14 milionů; stát vyplatil`: behind a semicolon nothing is demanded any more.
        if self.roles.any(Roles::DEMAND) && !self.roles.any(Roles::SAY.and(Roles::COUNT)) {
            let semicolon = |i: &usize| self.reading.mark(*i) == Some(Mark::Semicolon);
            right.end = right.clone().take(BOUND).find(semicolon).unwrap_or(right.end);
        }
        right.end = self.end_of_medium(&group, &right).unwrap_or(right.end);
        if self.roles.any(Roles::DENY) {
            right.end = self.end_of_denial(&right).unwrap_or(right.end);
        }
        Cue { tokens, roles: self.roles, shape, party, group, left, right }
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
        let relative = behind && reading.has(told_of.end + 1, Roles::RELATIVE);
        if own && shape == Shape::Aside && (relative || !self.opens_content(group.end)) {
            return self.closed_aside(group).unwrap_or_else(|| self.resumed(told_of.end))..frame.end;
        }
        group.end..frame.end
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
}
