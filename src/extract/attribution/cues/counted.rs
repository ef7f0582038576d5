//! Verbs of saying whose subject is people counted beside them.
//!
//! In: the place of a verb. Out: whether those who say so are a number of the article's own: `500 lidí uvedlo, že`.

use super::Finder;
use crate::lang::{Function, Roles};

impl Finder<'_, '_, '_> {
    /// `An drei Tagen zählten die Veranstalter 900 Besucher`: where the verb at `start` stands second, what stands before it
    /// without a mark leaves room for its object right behind the subject that ends at `end`.
    pub(super) fn counts_behind(&self, start: usize, end: usize) -> bool {
        let figure = self.reading.in_figure(end) || self.reading.hedged(end);
        self.reading.speech.verb_second && figure && !self.content_before(start)
    }

    /// `500 lidí zatím uvedlo, že`, `udział zapowiedziało 300 osób`: a verb in the neuter whose subject is people counted
    /// beside it, whom no preposition governs.
    pub(super) fn has_counted_subject(&self, start: usize) -> bool {
        /// Words between the figure and the verb, at most.
        const BETWEEN: usize = 4;
        let reading = self.reading;
        let first = self.frame.tokens.start;
        let neuter = self.roles.any(Roles::FINITE) && reading.ends_like(self.from, &reading.speech.endings.neuter_verb);
        if !neuter {
            return false;
        }
        let people = |i: usize| reading.names_people(i);
        let clause = (first..start).rev().take_while(|&i| !reading.bounds(i)).take(BETWEEN + 2);
        // What speaks as a body stands nearer.
        let noun =
            |i: usize| reading.noun(i).is_some() || reading.has(i, Roles::BODY) || reading.is_capital(i) && i > first;
        let nearest = clause.clone().find(|&i| noun(i) || reading.in_figure(i));
        let governs = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::WITHIN);
        let before =
            nearest.filter(|&i| reading.in_figure(i) || i > first && reading.in_figure(i - 1)).is_some_and(|at| {
                let figure = (first..=at).rev().find(|&i| reading.in_figure(i)).unwrap_or(at);
                let opens = (first..=figure).rev().take_while(|&i| reading.in_figure(i)).last().unwrap_or(figure);
                let hedge = (first..opens).rev().take_while(|&i| reading.hedged(i + 1)).last().unwrap_or(opens);
                people(figure + 1) && !(hedge > first && reading.has(hedge - 1, governs))
            });
        // `сообщало о двенадцати жертвах`: what a preposition governs is no subject.
        let open = |i: &usize| !reading.in_figure(*i) && !reading.has(*i, governs);
        let figure = self.to + (self.to..self.to + 2).take_while(open).count();
        let end = figure + (figure..figure + 4).take_while(|&i| reading.in_figure(i)).count();
        let behind = end > figure && people(end) && !clause.into_iter().any(noun);
        before || behind
    }

    /// `I carabinieri hanno denunciato due allevatori`: with a number of people for its object the verb tells whom somebody
    /// brings to court, and says nothing. What befell people is told all the same (`ha denunciato 12 morti`).
    pub(super) fn charges_people(&self) -> bool {
        /// Words of an adverb before the object, at most: `a piede libero`.
        const ADVERB: usize = 3;
        let reading = self.reading;
        let opens = |&i: &usize| reading.hedged(i) || !reading.is_word(i) || reading.has(i, Roles::THAT);
        let object = (self.to..=self.to + ADVERB).find(opens).filter(|&i| reading.hedged(i));
        let object = object.filter(|_| reading.does(self.to - 1, Function::CHARGES)).unwrap_or(self.frame.tokens.end);
        let behind = (object..self.frame.tokens.end).find(|&i| !reading.hedged(i)).filter(|&i| i > object);
        behind.is_some_and(|i| reading.names_people(i) && !reading.names_victims(i))
    }

    /// `Le club accuse un déficit de 3 millions`, `il treno accusava 40 minuti di ritardo`: with a thing that is measured for
    /// its object the verb tells what its subject suffers.
    pub(super) fn suffers(&self) -> bool {
        /// Words from the verb to the figure, at most.
        const OBJECT: usize = 7;
        let (reading, end) = (self.reading, self.frame.tokens.end);
        if !reading.does(self.to - 1, Function::SUFFERS) {
            return false;
        }
        let open = |i: &usize| !reading.bounds(*i) && !reading.has(*i, Roles::THAT) && reading.noun(*i).is_none();
        let figure = (self.to..end).take(OBJECT + 1).take_while(open).find(|&i| reading.hedged(i));
        // `accuse Ahmed d'avoir tué 30 personnes`: whoever is accused has done something.
        let does = |i: usize| reading.is_capital(i) || reading.ends_like_infinitive(i);
        figure.is_some_and(|figure| !(self.to..figure).any(does))
    }
}
