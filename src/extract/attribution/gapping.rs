//! Second speakers, who share a verb of saying that the sentence does not repeat.
//!
//! In: a cue with its content. Out: one more cue for each source that stands behind a mark with a
//! figure right behind it, since nothing but the verb before can be its verb.

use super::cues::{BOUND, Cue, Shape};
use super::phrase::{Party, Phrase, extend, rightward};
use super::reading::{Frame, Mark, Reading};
use crate::lang::{Function, Roles};

/// The speakers who share the verb of `cue` without repeating it (`la préfecture parle de 4 000
/// manifestants, les syndicats de 10 000`): behind a mark a source, and right behind it a figure.
pub(super) fn gapped(reading: &Reading<'_, '_>, frame: &Frame, cue: &Cue) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    if cue.shape == Shape::Aside && reading.has(cue.group.start, Roles::AGENT) {
        return by_agents(reading, frame, cue);
    }
    if cue.shape != Shape::Forward
        || !cue.roles.any(Roles::SAY.and(Roles::COUNT).and(Roles::GIVE))
        || cue.roles.any(Roles::CITE)
    {
        return cues;
    }
    let limit = frame.tokens.end.min(cue.group.end + BOUND);
    let mut told = false;
    let mut i = cue.group.end;
    while i < limit {
        told |= reading.in_figure(i);
        // `put the turnout at 12,000 and the unions at 40,000`: before an article a conjunction does without a mark.
        // `lo cifra en el 96 % y Transalma en el 61 %`: so it does before a name.
        let name = reading.speech.romance && reading.is_capital(i + 1) && reading.word(i + 1).is_none();
        let and = reading.speech.has_articles
            && reading.has(i, Roles::CONJUNCTION)
            && (reading.has(i + 1, Roles::ARTICLE) || name)
            && reading.noun(i).is_none();
        let joined = and || matches!(reading.mark(i), Some(Mark::Comma | Mark::Semicolon));
        if !reading.quoted(i) && told && joined {
            let mut from = if and { i } else { i + 1 };
            while from < limit
                && reading.has(from, Roles::CONJUNCTION.and(Roles::CONTRAST))
                && reading.noun(from).is_none()
            {
                from += reading.len(from);
            }
            // `в Киеве заявили о 60, в Минобороны — о 12`: where nouns inflect, the office where it was said.
            let office = from + reading.len(from);
            let within = !reading.speech.has_articles && reading.has(from, Roles::WITHIN);
            if within && (office..office + 2).any(|j| reading.noun(j).is_some()) {
                from = office;
            }
            let first =
                (from..limit.min(from + 3)).find(|&j| reading.noun(j).is_some() || !reading.has(j, Roles::ARTICLE));
            let end = past_place(reading, extend(reading, from)).min(limit);
            // `а задержанных — свыше трёхсот`: where nouns inflect, a genitive is counted.
            let counted = |j: usize| {
                let speech = reading.speech;
                // `выплатят семьям по миллиону, раненым — по 200 тысяч`: nor does anybody speak in the dative.
                let endings = &speech.endings;
                let given = !within && reading.names_people(j) && reading.ends_like_dative(j);
                !speech.has_articles
                    && (reading.ends_like(j, &endings.owner) || reading.ends_like(j, &endings.plural) || given)
            };
            // `het ministerie komt tot 3000`: a word in lower case right behind the noun is a verb of its own.
            let last = end.saturating_sub(1);
            let verb = reading.speech.verb_second
                && first.is_some_and(|j| j + reading.len(j) == last)
                && !reading.is_capital(last)
                && reading.noun(last).is_none();
            let speaks = |j: usize| reading.noun(j).is_some() && !counted(j) && !verb;
            if first.is_some_and(|j| speaks(j) || and && name && j == i + 1)
                && figure_right_behind(reading, past_verb_comma(reading, i, end), limit)
            {
                if let Some(before) = cues.last_mut() {
                    before.right.end = i;
                }
                let party = Party::Phrase(Phrase { tokens: from..end, role: None });
                let nothing = from..from;
                cues.push(Cue { party, group: from..end, left: nothing, right: end..frame.tokens.end, ..cue.clone() });
                i = end;
                continue;
            }
        }
        i += 1;
    }
    cues
}

/// `was put at 9,000 by the organisers and at 3,500 by the police`: the agents who share a passive, each behind a figure of its
/// own that a conjunction or a mark joins.
fn by_agents(reading: &Reading<'_, '_>, frame: &Frame, cue: &Cue) -> Vec<Cue> {
    /// Words between the joint and the figure, and between the figure and its agent, at most.
    const NEAR: usize = 4;
    let mut cues: Vec<Cue> = Vec::new();
    let mut joint = cue.group.end;
    let states = cue.roles.any(Roles::SAY.and(Roles::COUNT).and(Roles::GIVE));
    loop {
        let joined = reading.has(joint, Roles::CONJUNCTION.and(Roles::CONTRAST)) || reading.bounds(joint);
        let from = joint + 1;
        let Some(figure) = (from..from + NEAR).find(|&i| reading.in_figure(i)) else { return cues };
        let past = (figure..frame.tokens.end).find(|&i| !reading.in_figure(i)).unwrap_or(frame.tokens.end);
        let open = |&i: &usize| reading.is_word(i) && !reading.in_figure(i);
        let agent = (past..past + NEAR).take_while(open).find(|&i| reading.has(i, Roles::AGENT));
        let plain = (from..figure).all(|i| reading.is_word(i) || reading.mark(i) == Some(Mark::Inner));
        let Some(agent) = agent.filter(|&at| states && joined && plain && at < frame.tokens.end) else { return cues };
        let Some((party, end)) = rightward(reading, agent + 1, frame.tokens.end) else { return cues };
        cues.push(Cue { party, group: agent..end, left: from..agent, right: end..end, ..cue.clone() });
        joint = end;
    }
}

/// `bestätigten 50 Tote, das Ministerium in Hessen 43`: behind the place of a body, where the figure follows.
fn past_place(reading: &Reading<'_, '_>, end: usize) -> usize {
    let name = end + reading.len(end);
    let place = reading.speech.verb_second && reading.does(end, Function::LOCATIVE) && reading.is_capital(name);
    let past = (name..name + 5).find(|&i| !reading.is_capital(i) && reading.surface(i) != "-");
    past.filter(|&i| place && reading.hedged(i)).unwrap_or(end)
}

/// `calcularon 5.000 asistentes; la Policía, menos de 1.500`: behind a semicolon at `mark` a comma may stand for the verb.
fn past_verb_comma(reading: &Reading<'_, '_>, mark: usize, end: usize) -> usize {
    let stands = reading.speech.romance && reading.mark(mark) == Some(Mark::Semicolon);
    if stands && reading.mark(end) == Some(Mark::Comma) { end + 1 } else { end }
}

/// Whether a figure or its hedge stands at `from`, a preposition or the dash for the verb passed over:
/// any other word may be a verb of its own (`а медсестра ведёт до двадцати палат`).
fn figure_right_behind(reading: &Reading<'_, '_>, from: usize, limit: usize) -> bool {
    let slight = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::ARTICLE).and(Roles::ADVERB);
    let parted = |i: usize| matches!(reading.mark(i), Some(Mark::Inner | Mark::Dash));
    let passes = |&i: &usize| !reading.hedged(i) && (reading.has(i, slight) || parted(i));
    let at = from + (from..limit.min(from + 3)).take_while(passes).count();
    at < limit && reading.hedged(at)
}
