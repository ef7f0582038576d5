//! Passives and participles with the one who did it.
//!
//! In: the place of a verb of saying. Out: the cue of its agent, who said what stands before it.

use super::{Cue, Finder, Shape};
use crate::extract::attribution::phrase::{Party, rightward};
use crate::extract::attribution::reading::Mark;
use crate::lang::{Function, Roles};

impl Finder<'_, '_, '_> {
    /// `le bilan, établi par la préfecture, est de 12 morts`: whether in Romance languages an account stands before a participle
    /// of giving and whoever gives it behind.
    pub(super) fn is_given_account(&self) -> bool {
        /// Words back to the account, and on to the agent, at most.
        const NEAR: usize = 4;
        let (reading, first) = (self.reading, self.frame.tokens.start);
        let possible = reading.speech.romance && self.roles.any(Roles::PARTICIPLE);
        let account = |i: usize| reading.has(i, Roles::ACCOUNT);
        let agent = |i: usize| reading.has(i, Roles::AGENT);
        possible
            && (self.from.saturating_sub(NEAR).max(first)..self.from).any(account)
            && (self.to..self.to + NEAR).take_while(|&i| !reading.bounds(i)).any(agent)
    }

    /// A passive or a participle with its agent: `communiqué dimanche par le gouvernement`.
    pub(super) fn by_agent(&self, start: usize) -> Option<Cue> {
        let reading = self.reading;
        let agent = (self.to..self.frame.tokens.end)
            .take(7)
            .take_while(|&i| !reading.bounds(i) && !self.is_other_participle(i))
            .find(|&i| reading.has(i, Roles::AGENT));
        // `citovaný agenturou Reuters`, `цитируемый агентством`: where a case tells the agent, right behind the participle.
        let cited = || (self.roles.any(Roles::CITE) && reading.noun(self.to).is_some()).then(|| self.to - 1);
        let agent = agent.or_else(|| cited().filter(|_| !reading.speech.has_articles))?;
        let (party, end) = rightward(reading, agent + 1, self.frame.tokens.end)?;
        // `berichtet von bis zu vier Stunden`: of how many somebody tells who told it is not.
        let told = reading.speech.verb_second && start == self.from && self.roles.any(Roles::FINITE);
        if matches!(party, Party::Relative(_)) || told && reading.hedged(agent + 1) {
            return None;
        }
        // `a queda registrada pelo índice`: what counts nothing is no agent of counting.
        if reading.speech.is_null_subject_romance() && self.needs_speaker(&party) {
            return None;
        }
        // `said by phone that`: what is finite by itself has an agent only in somebody.
        if start == self.from
            && self.roles.any(Roles::FINITE)
            && let Party::Phrase(phrase) = &party
            && !phrase.tokens.clone().any(|i| reading.noun(i).is_some() || reading.is_capital(i))
        {
            return None;
        }
        // `79 drones lancés par la Russie`: what is thrown is not said.
        if start == self.from && reading.does(self.from, Function::MADE) && !reading.speech.verb_second {
            return None;
        }
        let mut cue = self.cue(start, party, agent..end, Shape::Aside);
        cue.left = self.frame.tokens.start..agent;
        // `une source citée par l'AFP`: who cites is the agent, and passes on.
        let cites = cue.shape == Shape::Citing;
        if cites {
            (cue.shape, cue.roles) = (Shape::Aside, Roles::SAY);
            // `Mancano otto uomini: secondo fonti citate dal giornale, due sono fuggiti`: before a colon they said nothing.
            let colon = (cue.left.start..start).rev().find(|&i| reading.mark(i) == Some(Mark::Colon));
            cue.left.start = colon.filter(|_| start == self.from).map_or(cue.left.start, |i| i + 1);
        }
        // `contre 8 500 décomptés par la préfecture`: who counted one figure says nothing of the others.
        // `four times the 118 acknowledged by the authorities`: so it is in English.
        let english = reading.speech.verbs_are_nouns && self.roles.any(Roles::SAY.and(Roles::COUNT));
        let gives = reading.speech.romance && self.roles.any(Roles::COUNT) || english;
        let counted = start == self.from && gives && start > self.frame.tokens.start + 2;
        if counted && reading.in_figure(start - 1) {
            let figure = (cue.left.start..start).rev().take_while(|&i| reading.in_figure(i)).last().unwrap_or(start);
            (cue.left, cue.right) = (figure..agent, end..end);
        }
        if start == self.from && !self.roles.any(Roles::COUNT) && !cites {
            self.narrow(&mut cue);
        }
        Some(cue)
    }
}
