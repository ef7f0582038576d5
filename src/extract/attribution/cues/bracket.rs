//! Verbs of saying that stand at the end of their clause, where a language puts the verb second (German, Dutch).
//!
//! In: the place of such a verb. Out: the cue with its subject, which stands behind the conjunction of its clause
//! (`wie die Polizei am Abend mitteilte`) or beside an auxiliary far before it (`hatte die Marine … mitgeteilt`), and
//! whether a verb that leaves a particle at the end of its clause says something there.

use super::{Cue, Finder, Shape};
use crate::extract::attribution::phrase::{Party, Phrase, extend, rightward, weight};
use crate::extract::attribution::reading::Mark;
use crate::extract::attribution::subject::leftward;
use crate::lang::{Function, Roles};
use crate::text::Key;

/// Tokens between the two ends of a bracket, at most.
const REACH: usize = 40;

impl Finder<'_, '_, '_> {
    /// A participle that ends its clause, with its auxiliary further left than adverbs reach.
    pub(super) fn bracket(&self) -> Option<Cue> {
        let reading = self.reading;
        let first = self.frame.tokens.start;
        if !reading.speech.verb_second || !self.roles.any(Roles::PARTICIPLE) || !self.closes() {
            return None;
        }
        let floor = first.max(self.from.saturating_sub(REACH));
        // Brackets are passed: they hold what a name is short for.
        let mut deep = false;
        let auxiliary = (floor..self.from).rev().take_while(|&i| {
            let bracket = reading.mark(i) == Some(Mark::Bracket);
            deep ^= bracket;
            bracket || deep || !reading.bounds(i)
        });
        let auxiliary = auxiliary.into_iter().find(|&i| reading.has(i, Roles::AUXILIARY))?;
        if !self.is_have(auxiliary) {
            return self.agent_between(auxiliary);
        }
        self.beside(auxiliary)
    }

    /// `Vrijdag zal zij de ministers vertellen dat`: an infinitive has its subject beside the verb that it completes.
    pub(super) fn infinitive(&self) -> Option<Cue> {
        self.beside(self.modal()?)
    }

    /// `konnte keine Zahlen nennen`, `vermag sie nicht zu sagen`: whether the modal verb that the infinitive completes is
    /// denied somewhere between the two.
    pub(super) fn is_denied_infinitive(&self) -> bool {
        self.modal().is_some_and(|modal| (modal..self.from).any(|i| self.reading.has(i, Roles::NEGATION)))
    }

    /// The modal verb that an infinitive at the end of its clause completes.
    fn modal(&self) -> Option<usize> {
        let reading = self.reading;
        let infinitive = reading.ends_like(self.from, &reading.speech.endings.infinitive);
        if !reading.speech.verb_second || !infinitive || !self.closes() {
            return None;
        }
        let floor = self.frame.tokens.start.max(self.from.saturating_sub(REACH));
        let mut clause = (floor..self.from).rev().take_while(|&i| !reading.bounds(i) && !reading.has(i, Roles::THAT));
        clause.find(|&i| reading.does(i, Function::MODAL))
    }

    /// The cue of a verb at the end of its clause whose subject stands before or behind `auxiliary`.
    fn beside(&self, auxiliary: usize) -> Option<Cue> {
        let reading = self.reading;
        let first = self.frame.tokens.start;
        let told = |party: &Party| match party {
            Party::Phrase(phrase) => phrase.tokens.len() == 1 && reading.has(phrase.tokens.start, Roles::NEUTER),
            _ => false,
        };
        let left = leftward(reading, first, auxiliary).filter(|(party, _)| !told(party));
        let right = rightward(reading, auxiliary + 1, self.from);
        let speaks = |party: &Party| match party {
            Party::Phrase(_) => weight(reading, party, self.frame),
            Party::Pronoun(_) => 2,
            _ => 0,
        };
        let (party, group) = match (left, right) {
            (Some((l, at)), Some((r, end))) if speaks(&r) <= speaks(&l) => {
                let _ = end;
                (l, at.min(auxiliary)..auxiliary + 1)
            }
            (_, Some((r, end))) if speaks(&r) > 0 => (r, auxiliary..end),
            (Some((l, at)), _) => (l, at.min(auxiliary)..auxiliary + 1),
            _ => return None,
        };
        let inside = reading.has_figure(group.end..self.from);
        let behind = self.opens_content(self.to) || reading.has_figure(self.to..self.frame.tokens.end);
        let works = reading.does(self.from, Function::MADE);
        if self.needs_speaker(&party) || self.is_no_speaker(&party) || speaks(&party) == 0 || inside && works && !behind
        {
            return None;
        }
        let shape = if inside || behind && !self.content_before(group.start) { Shape::Forward } else { Shape::Aside };
        let left = if shape == Shape::Aside { first..group.start } else { group.start..group.start };
        // The object may open the clause: `Die Zahl der Toten hat die Behörde mit 43 angegeben`.
        let right = group.end..self.frame.tokens.end;
        Some(Cue { tokens: self.from..self.to, roles: self.roles, shape, party, group, left, right })
    }

    /// `wird von der Polizei auf 50.000 Euro geschätzt`: the agent stands between a passive auxiliary and its participle.
    fn agent_between(&self, auxiliary: usize) -> Option<Cue> {
        let reading = self.reading;
        if !reading.has(auxiliary, Roles::PASSIVE) {
            return None;
        }
        let agent = (auxiliary..self.from).find(|&i| reading.has(i, Roles::AGENT))?;
        let (party, end) = rightward(reading, agent + 1, self.from)?;
        let Party::Phrase(phrase) = &party else { return None };
        // Who is counted or cited behind the same preposition is known by a noun, too, but does not stand first.
        if phrase.tokens.start != agent + 1 || weight(reading, &party, self.frame) < 2 {
            return None;
        }
        let frame = &self.frame.tokens;
        let (left, right) = (frame.start..agent, end..frame.end);
        Some(Cue {
            tokens: self.from..self.to,
            roles: self.roles,
            shape: Shape::Aside,
            party,
            group: agent..end,
            left,
            right,
        })
    }

    /// `Die Zahl der Stellen gab die Agentur mit 700 an`: a number is told, and tells nothing.
    pub(super) fn is_account(&self, party: &Party) -> bool {
        let Party::Phrase(phrase) = party else { return false };
        let reading = self.reading;
        let opens = |&i: &usize| !reading.has(i, Roles::ARTICLE) || reading.noun(i).is_some();
        let first = phrase.tokens.clone().find(opens);
        first.is_some_and(|i| reading.has(i, Roles::ACCOUNT) && !reading.has(i, Roles::DOCUMENT))
    }

    /// `Die jüngste Bilanz gab die Zahl der Toten mit 14 an`: where nobody speaks behind the verb, the account that opens the
    /// sentence gives the number itself.
    pub(super) fn of_account(&self, start: usize) -> Option<Cue> {
        let reading = self.reading;
        let first = self.frame.tokens.start;
        let (party, at) = leftward(reading, first, start).filter(|_| reading.speech.verb_second)?;
        let figure = (self.to..self.frame.tokens.end).take_while(|&i| !reading.bounds(i)).any(|i| reading.in_figure(i));
        let gives = self.roles.any(Roles::SAY.and(Roles::GIVE).and(Roles::COUNT)) && at == first && figure;
        (gives && self.is_account(&party)).then(|| self.cue(start, party, at..self.to, Shape::Forward))
    }

    /// `o número de pessoas que pediu ajuda`: in Romance a number does not ask for anything.
    pub(super) fn is_asking_number(&self, party: &Party) -> bool {
        /// Tokens from the number to the pronoun that stands for it, at most.
        const REACH: usize = 6;
        let reading = self.reading;
        let asks = reading.speech.romance && self.roles.any(Roles::DEMAND) && !self.roles.any(Roles::SAY);
        let Party::Relative(at) = party else { return asks && self.is_account(party) };
        let mut before = (at.saturating_sub(REACH)..*at).rev().take_while(|&i| !reading.bounds(i));
        asks && before.any(|i| reading.has(i, Roles::ACCOUNT) && reading.has(i + 1, Roles::COMPLEMENT))
    }

    /// `В Сирии число погибших оценивают в 2500`: where nouns inflect, the number that is estimated is no speaker.
    pub(super) fn is_estimated(&self, party: &Party) -> bool {
        let Party::Phrase(phrase) = party else { return false };
        let reading = self.reading;
        let account =
            phrase.tokens.clone().find(|&i| reading.has(i, Roles::ACCOUNT) && !reading.has(i, Roles::DOCUMENT));
        let speaks = |i: usize| reading.noun(i).is_some();
        !reading.speech.has_articles && account.is_some_and(|at| !(phrase.tokens.start..at).any(speaks))
    }

    /// `Об этом сообщается на сайте мэрии`: whether the sentence opens with what points back to the one before.
    pub(super) fn opens_back(&self) -> bool {
        /// Tokens before what points back, at most.
        const OPENING: usize = 3;
        let std::ops::Range { start, end } = self.frame.tokens;
        (start..end.min(start + OPENING)).any(|i| self.reading.has(i, Roles::BACK))
    }

    /// Whether a form of `have` stands here.
    pub(super) fn is_have(&self, at: usize) -> bool {
        self.reading.does(at, Function::HAVE)
    }

    /// The subject of a clause that `as` opens and this verb ends.
    pub(super) fn behind_as(&self) -> Option<Cue> {
        let reading = self.reading;
        let first = self.frame.tokens.start;
        if !reading.speech.verb_second || !self.closes() {
            return None;
        }
        let floor = first.max(self.from.saturating_sub(REACH));
        let mut deep = false;
        let opener = (floor..self.from).rev().take_while(|&i| {
            let bracket = reading.mark(i) == Some(Mark::Bracket);
            deep ^= bracket;
            bracket || deep || !reading.bounds(i)
        });
        let opener = opener.last().filter(|&i| reading.has(i, Roles::AS))?;
        let subject = opener + reading.len(opener);
        // `wie aus einer Antwort der Regierung hervorgeht`: what it emerges from has said it.
        let emerges = reading.does(self.from, Function::EMERGES) && reading.does(subject, Function::ORIGIN);
        let from = usize::from(emerges);
        let (party, end) = match self.genitive(subject + from).filter(|_| emerges) {
            Some(found) => found,
            None => rightward(reading, subject + from, self.from)?,
        };
        let weak = !matches!(&party, Party::Phrase(_)) || weight(reading, &party, self.frame) == 0;
        if weak || self.needs_speaker(&party) || end > self.from {
            return None;
        }
        let group = opener..self.to;
        let (left, right) = (first..group.start, group.end..self.frame.tokens.end);
        Some(Cue { tokens: self.from..self.to, roles: self.roles, shape: Shape::Aside, party, group, left, right })
    }

    /// `Während die Polizei von 162 Toten sprach, …`: the subject of a clause that a conjunction sets against another and
    /// this verb ends; what it says stands between the two.
    pub(super) fn set_against(&self) -> Option<Cue> {
        let reading = self.reading;
        if !reading.speech.verb_second || !self.closes() {
            return None;
        }
        let floor = self.frame.tokens.start.max(self.from.saturating_sub(REACH));
        let opener = (floor..self.from).rev().take_while(|&i| !reading.bounds(i)).last()?;
        let subject = opener + reading.len(opener);
        if !reading.has(opener, Roles::CONTRAST)
            || !reading.has(subject, Roles::ARTICLE) && !reading.is_capital(subject)
        {
            return None;
        }
        let (party, end) = rightward(reading, subject, self.from)?;
        let weak = !matches!(&party, Party::Phrase(_)) || weight(reading, &party, self.frame) == 0;
        if weak || self.needs_speaker(&party) || end >= self.from {
            return None;
        }
        let (tokens, group) = (self.from..self.to, opener..end);
        let (left, right) = (end..self.from, self.to..self.to);
        Some(Cue { tokens, roles: self.roles, shape: Shape::Forward, party, group, left, right })
    }

    /// Whether nothing but a clause that is set against this one stands before the verb at `start`.
    pub(super) fn behind_contrast(&self, start: usize) -> bool {
        let reading = self.reading;
        let first = self.frame.tokens.start;
        let Some(comma) = start.checked_sub(1).filter(|&i| reading.mark(i) == Some(Mark::Comma)) else { return false };
        let others =
            (first..comma).any(|i| matches!(reading.mark(i), Some(Mark::Comma | Mark::Semicolon | Mark::Colon)));
        reading.speech.verb_second && reading.has(first, Roles::CONTRAST) && !others
    }

    /// The roles of a verb with what it leaves at the end of its clause: `gab … bekannt` says, `sprach … aus` does not.
    pub(super) fn with_particle(&self) -> Roles {
        let reading = self.reading;
        let (from, end) = (self.to, self.frame.tokens.end.min(self.to + REACH));
        let Some(list) = reading.token(self.from).and_then(|t| reading.speech.apart.get(&t.key)) else {
            return self.roles;
        };
        let mut deep = false;
        let clause = (from..end).find(|&i| {
            let bracket = reading.mark(i) == Some(Mark::Bracket);
            deep ^= bracket;
            !bracket && !deep && reading.bounds(i) && reading.mark(i) != Some(Mark::Quote)
        });
        let clause = clause.unwrap_or(end);
        let stands = |particle: &[Key], at: usize| {
            let behind = at + particle.len();
            let ends = behind >= clause
                || particle.len() > 1
                || reading.bounds(behind)
                || reading.has(behind, Roles::THAT.and(Roles::CONJUNCTION).and(Roles::PREPOSITION));
            ends && behind <= clause
                && particle.iter().enumerate().all(|(n, key)| reading.token(at + n).is_some_and(|t| t.key == *key))
        };
        // `gehen in ihrem Bericht von 480 Stellen aus`: of two words the first may stand further before, `gehen die Betten aus`
        // has none.
        let split = |particle: &[Key]| {
            let [first, last] = particle else { return false };
            let end = (from..clause).rev().find(|&at| stands(std::slice::from_ref(last), at));
            end.is_some_and(|end| (from..end).any(|at| reading.token(at).is_some_and(|t| t.key == *first)))
        };
        let within = |particle: &[Key]| (from..clause).rev().any(|at| stands(particle, at)) || split(particle);
        let behind = self.behind_aside(clause, end);
        let stands_at = |particle: &[Key], at: usize| reading.token(at).is_some_and(|t| [t.key] == *particle);
        let found = list.iter().find(|(particle, _)| {
            within(particle) || behind.is_some_and(|at| particle.len() == 1 && stands_at(particle, at))
        });
        match found {
            Some((_, Roles::NONE)) => Roles::NONE,
            Some((_, does)) => self.roles.and(*does).and(Roles::FINITE),
            None => self.roles,
        }
    }

    /// `räumte der Sprecher, Ivo Lang, ein`: right behind what two commas set apart, where the clause ends there.
    fn behind_aside(&self, comma: usize, end: usize) -> Option<usize> {
        /// Tokens of what is set apart, at most.
        const ASIDE: usize = 8;
        let reading = self.reading;
        let is_comma = |i: &usize| reading.mark(*i) == Some(Mark::Comma);
        let names = comma < end && is_comma(&comma) && reading.is_capital(comma + 1);
        let close = (comma + 1..end.min(comma + 1 + ASIDE)).find(is_comma).filter(|_| names)?;
        // `teilte der Leiter, Karl Huber, am Dienstag mit`: when it was said stands before the particle.
        let last = (close + 1..end.min(close + 1 + ASIDE)).find(|&i| reading.bounds(i)).unwrap_or(end) - 1;
        let when =
            (close + 1..last).all(|i| reading.has(i, Roles::ADVERB.and(Roles::PREPOSITION)) || reading.len(i) > 1);
        (last > close && (when || reading.has(close + 1, Roles::ADVERB))).then_some(last)
    }

    /// Whoever is named in the genitive behind a document, before the verb.
    fn genitive(&self, from: usize) -> Option<(Party, usize)> {
        let reading = self.reading;
        let start = (from + 1..self.from).find(|&i| {
            reading.does(i, Function::GENITIVE) && reading.is_capital(i - 1) && {
                let end = extend(reading, i).min(self.from);
                (i + 1..end).any(|j| reading.noun(j).is_some() || reading.has(j, Roles::BODY))
            }
        })?;
        let tokens = start..extend(reading, start).min(self.from);
        let end = tokens.end;
        Some((Party::Phrase(Phrase { tokens, role: None }), end))
    }

    /// Whether the clause ends right behind the verb.
    pub(super) fn closes(&self) -> bool {
        let reading = self.reading;
        // `hebben ook melding gemaakt van zes gewonden`: a phrase may hold the preposition of what it tells.
        self.to >= self.frame.tokens.end
            || self.to > self.from + 2
            || reading.bounds(self.to)
            || reading.has(self.to, Roles::THAT.and(Roles::CONJUNCTION))
            || self.told_behind()
    }

    /// `heeft de gouverneur gezegd tegen de lokale zender`: where nouns have no capital, whom it was told to may stand behind it.
    fn told_behind(&self) -> bool {
        /// Tokens of the one who is told, at most.
        const TOLD: usize = 6;
        let reading = self.reading;
        let rest = self.to..self.frame.tokens.end;
        let near = rest
            .clone()
            .take(TOLD)
            .any(|i| reading.mark(i) == Some(Mark::Stop) || reading.mark(i) == Some(Mark::Comma));
        !reading.capital_nouns && reading.has(self.to, Roles::PREPOSITION) && near && !reading.has_figure(rest)
    }
}
