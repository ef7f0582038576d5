//! What somebody's document shows, where a preposition opens the clause before the verb (German, Dutch).
//!
//! In: the place of a verb that says what comes out of something. Out: the cue with whoever made it: `Uit cijfers van het
//! bureau blijkt dat`, `Aus einer Umfrage des Instituts geht hervor, dass`.

use std::ops::Range;

use super::{Cue, Finder, Shape};
use crate::extract::attribution::phrase::Party;
use crate::extract::attribution::reading::Mark;
use crate::lang::{Function, Roles};

/// Tokens from the preposition to the verb, at most.
const REACH: usize = 30;

impl Finder<'_, '_, '_> {
    /// The cue of a document that opens the clause of this verb.
    pub(super) fn emerging(&self) -> Option<Cue> {
        let reading = self.reading;
        if !reading.speech.verb_second || !reading.does(self.from, Function::EMERGES) {
            return None;
        }
        let opener = self.forefield().filter(|&i| reading.does(i, Function::ORIGIN))?;
        let group = opener..self.to;
        self.of_document(opener, group)
    }

    /// `In dem Bericht heißt es`, `In het rapport staat dat`, `In dem Papier, das vorliegt, ist von 40 Millionen die Rede`: the cue
    /// of a verb that says what stands in the document which opens its clause.
    pub(super) fn stated(&self) -> Option<Cue> {
        /// Words between the preposition and the document, at most.
        const NOUN: usize = 4;
        let (reading, speech) = (self.reading, self.reading.speech);
        if !speech.verb_second || !reading.does(self.from, Function::STATES) {
            return None;
        }
        // `ist von 40 Fällen die Rede`: what else is an auxiliary says so with its noun alone.
        if reading.has(self.from, Roles::AUXILIARY) && !self.roles.any(Roles::SAY) {
            return None;
        }
        let document = |opener: usize, end: usize| {
            let noun = opener + reading.len(opener);
            let mut words = (noun..end.min(noun + NOUN)).take_while(|&i| !reading.bounds(i));
            words.find(|&i| reading.has(i, Roles::DOCUMENT)).filter(|_| reading.does(opener, Function::LOCATIVE))
        };
        let behind = document(self.to, self.frame.tokens.end).filter(|_| self.content_before(self.from));
        if let Some(noun) = behind {
            return self.behind_content(noun);
        }
        let opener = self.forefield().filter(|&opener| document(opener, self.from).is_some())?;
        self.of_document(opener, opener..self.to)
    }

    /// `het risico daalde met 18 procent, staat in de studie`: the cue of such a verb behind what stands in the document.
    fn behind_content(&self, document: usize) -> Option<Cue> {
        let (reading, frame, limit) = (self.reading, self.frame, self.frame.tokens.end);
        let cited = |from: usize, to: usize| Finder { reading, frame, from, to, roles: Roles::ACCORDING }.cited(limit);
        // `staat in een maandag gepubliceerd rapport`: what stands before the noun names nobody.
        let whole = |found: &(Party, usize)| found.1 > document;
        let found = cited(self.to, self.to + reading.len(self.to)).filter(whole);
        let (party, end) = found.or_else(|| cited(document - 1, document))?;
        let (group, left) = (self.from..end, frame.tokens.start..self.from);
        let (tokens, right) = (self.from..self.to, end..frame.tokens.end);
        Some(Cue { tokens, roles: self.roles, shape: Shape::Phrase, party, group, left, right })
    }

    /// `40 Züge seien ausgefallen, hieß es weiter`: the cue of a verb with its expletive pronoun, by which a report goes on with
    /// who spoke before; one that takes a document says nothing without it.
    pub(super) fn told_by_nobody(&self, start: usize) -> Option<Cue> {
        let reading = self.reading;
        let it = self.to > self.from + 1 && reading.does(self.to - 1, Function::EXPLETIVE);
        let told = it && reading.speech.verb_second && reading.does(self.from, Function::GOES_ON);
        // `heißt es in einem Bericht der Behörde`: a phrase behind it says whose words they are.
        let slight = |i: usize| reading.has(i, Roles::ADVERB) && !reading.has(i, Roles::PREPOSITION);
        let behind = (0..2).fold(self.to, |i, _| if slight(i) { i + reading.len(i) } else { i });
        let ends = behind >= self.frame.tokens.end || reading.bounds(behind);
        let content = told && ends && (self.content_before(start) || self.opens_content(self.to));
        // `Der Verband hält das für falsch: Es fehlten 40 Prüfer, hieß es`: whoever opens the sentence speaks behind its colon.
        let colon = (self.frame.tokens.start..start).find(|&i| reading.mark(i) == Some(Mark::Colon));
        let party = colon.filter(|_| content).and_then(|colon| self.opening(colon)).unwrap_or(Party::Nobody);
        content.then(|| self.cue(start, party, start..self.to, Shape::Aside))
    }

    /// `Darin ist von 40 Fällen die Rede`: whether a verb that says what stands in a document has none before it.
    pub(super) fn lacks_document(&self) -> bool {
        let reading = self.reading;
        let states = reading.does(self.from, Function::STATES) && !reading.does(self.from, Function::GOES_ON);
        reading.speech.verb_second && states
    }

    fn of_document(&self, opener: usize, group: Range<usize>) -> Option<Cue> {
        let (reading, frame, to) = (self.reading, self.frame, opener + self.reading.len(opener));
        let (party, _) = Finder { reading, frame, from: opener, to, roles: Roles::ACCORDING }.cited(self.from)?;
        let (left, right) = (opener..opener, self.to..frame.tokens.end);
        Some(Cue { tokens: self.from..self.to, roles: self.roles, shape: Shape::Phrase, party, group, left, right })
    }

    /// The first word of the clause before this verb, behind conjunctions and adverbs. A relative clause between two commas may
    /// stand between.
    fn forefield(&self) -> Option<usize> {
        let reading = self.reading;
        let floor = self.frame.tokens.start.max(self.from.saturating_sub(REACH));
        let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
        let mut end = self.from;
        if end > floor + 1 && comma(end - 1) {
            // `Uit een brief, in handen van deze krant, blijkt`: so may a phrase with a preposition.
            let opens = |&i: &usize| {
                let clause = (i + 1..i + 3).any(|j| reading.has(j, Roles::RELATIVE.and(Roles::ARTICLE)));
                comma(i) && (clause || reading.has(i + 1, Roles::PREPOSITION))
            };
            end = (floor..end - 1).rev().find(opens)?;
        }
        let mut opener = (floor..end).rev().take_while(|&i| !reading.bounds(i)).last()?;
        let slight = Roles::CONJUNCTION.and(Roles::ADVERB).and(Roles::CONTRAST);
        let opens = |i: usize| reading.does(i, Function::ORIGIN) || reading.does(i, Function::LOCATIVE);
        while opener < end && reading.has(opener, slight) && !opens(opener) {
            opener += reading.len(opener);
        }
        Some(opener)
    }
}
