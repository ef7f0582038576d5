//! Phrases for a source that stand apart between marks.
//!
//! In: the place of a word that names a source only there (`so`, `pour`, `per`). Out: whether it does.

use std::ops::Range;

use super::Finder;
use crate::claim::SourceType;
use crate::extract::attribution::behind::{before_behind, tells_medium};
use crate::extract::attribution::name::{self, head, is_personal, name_run};
use crate::extract::attribution::phrase::{Party, Phrase};
use crate::extract::attribution::reading::Mark;
use crate::lang::{Function, Roles, Word};

impl Finder<'_, '_, '_> {
    /// `«…», contó Ana Ruiz, de 41 años, que esperó`: behind an age between commas, where one stands at `end`.
    pub(super) fn past_age(&self, end: usize) -> usize {
        /// Tokens of an age, at most.
        const AGE: usize = 5;
        let reading = self.reading;
        let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
        let close = if comma(end) { (end + 2..end + 2 + AGE).find(|&i| comma(i)) } else { None };
        let age = |close: &usize| (end + 1..*close).any(|i| reading.is_digits(i) && !reading.in_figure(i));
        close.filter(age).unwrap_or(end)
    }

    /// `El incendio, que según los bomberos destruyó 20 casas, quemó`: the relative pronoun right before a phrase, of a
    /// clause that a comma sets apart.
    pub(super) fn opened_by_relative(&self, start: usize) -> Option<usize> {
        let reading = self.reading;
        let floor = self.frame.tokens.start;
        let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
        let behind = start.checked_sub(1).filter(|i| *i > floor)?;
        if !reading.speech.romance && reading.speech.has_articles {
            return None;
        }
        let relative = behind - usize::from(comma(behind));
        // `lo que, según el sindicato,`: what stands for the clause before may stand between.
        let apart = |i: usize| comma(i - 1) || i > floor + 1 && comma(i - 2) && !reading.is_capital(i - 1);
        // `un uomo che secondo la famiglia aveva tre figli`: what narrows a noun of the sentence needs no comma.
        let verb = Roles::FINITE.and(Roles::PARTICIPLE).and(Roles::GERUND).and(Roles::SAY).and(Roles::ADVERB);
        let narrows = |i: usize| {
            let told = reading.has(i - 1, verb.and(Roles::AUXILIARY)) && reading.noun(i - 1).is_none();
            reading.is_word(i - 1) && !told && !reading.has(i - 1, Roles::CONJUNCTION.and(Roles::PREPOSITION))
        };
        let opens = |i: usize| i > floor && (apart(i) || narrows(i));
        (reading.has(relative, Roles::RELATIVE) && opens(relative)).then_some(relative)
    }

    /// `300 personnes manifestent devant le musée, où il reste selon la direction 40 œuvres`: the relative pronoun some words
    /// before a phrase, of a clause that a comma sets apart and whose figure stands behind the phrase.
    pub(super) fn led_by_relative(&self, group: &Range<usize>) -> Option<usize> {
        /// Words from the pronoun to the phrase, at most.
        const REACH: usize = 5;
        let reading = self.reading;
        let floor = self.frame.tokens.start + 1;
        let plain = |i: &usize| reading.is_word(*i) && !reading.in_figure(*i);
        let opens = |i: &usize| reading.has(*i, Roles::RELATIVE) && reading.mark(i - 1) == Some(Mark::Comma);
        let next = (group.end..self.frame.tokens.end).find(|&i| reading.bounds(i)).unwrap_or(self.frame.tokens.end);
        let content = reading.speech.romance && reading.has_figure(group.end..next);
        (floor..group.start).rev().take(REACH).take_while(plain).find(opens).filter(|_| content)
    }

    /// `Von der Polizei hieß es`: a verb that stands behind its source does so right behind the preposition that opens the
    /// sentence; other words need none.
    pub(super) fn follows_origin(&self) -> bool {
        let reading = self.reading;
        let first = self.frame.tokens.start;
        let speaks = |i: usize| reading.noun(i).is_some() || reading.has(i, Roles::DOCUMENT);
        let opens = reading.has(first, Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::AGENT));
        let origin =
            || opens && before_behind(reading, first, self.from) == first + 1 && (first + 1..self.from).any(speaks);
        !self.roles.any(Roles::VERB) || origin()
    }

    /// Whether the phrase that opens here names somebody and stands apart: between a mark, or the sentence's start, and a mark.
    pub(super) fn set_apart(&self) -> bool {
        let reading = self.reading;
        // `ottocento per la questura, duemila per gli organizzatori`: or right behind a figure of its own.
        // `duemila persone per la Digos`: or behind the people whom one counts.
        let people = |at: usize| reading.names_people(at) && at > 0 && reading.in_figure(at - 1);
        let figure = |at: usize| reading.in_figure(at) || people(at);
        let counted = reading.speech.romance && self.from > 0 && figure(self.from - 1);
        let opens = self.from == self.frame.tokens.start || reading.bounds(self.from - 1) || counted;
        let Some((Party::Phrase(phrase), to)) = (if opens { self.cited(self.frame.tokens.end) } else { None }) else {
            return false;
        };
        let near = phrase.tokens.start <= self.to + 1;
        let many = phrase.tokens.clone().any(|i| reading.in_figure(i));
        // `so Meier.`: a name needs no role.
        let named = || name_run(reading, phrase.tokens.start, to).is_some_and(|run| run == phrase.tokens);
        // `so die Polizei am Montag`: a word for the time may follow.
        let time = |i: usize| reading.has(i, Roles::ADVERB) && reading.noun(i).is_none();
        let behind = (0..3).fold(to, |at, _| if time(at) { at + reading.len(at) } else { at });
        // `Per la questura erano 5mila, per gli organizzatori 20mila`: the value may follow at once.
        let speaks = |w: &crate::lang::Word| w.source.is_some_and(|kind| kind != SourceType::Witness);
        let values = reading.speech.romance
            && head(reading, &phrase.tokens).is_some_and(speaks)
            && (reading.hedged(to) || reading.has(to, Roles::AUXILIARY) && self.is_put_at(to + reading.len(to)));
        // `Per l'Istat i disoccupati sono 1,6 milioni`: what is counted may stand between, behind its article.
        let judges = |w: &crate::lang::Word| {
            use SourceType::{Expert, LawEnforcement, Ngo, Politician};
            matches!(w.source, Some(Expert | LawEnforcement | Ngo | Politician))
        };
        let clause = to + 1..to + 6;
        // `l'adesione è stata del 60 per cento`: a participle and a preposition may stand before the value.
        let weak = |i: &usize| reading.has(*i, Roles::AUXILIARY.and(Roles::PASSIVE).and(Roles::COMPLEMENT));
        let valued = |i: usize| reading.hedged(i + (i..i + 2).take_while(weak).count());
        let counts = reading.speech.romance
            && self.from == self.frame.tokens.start
            && reading.has(to, Roles::ARTICLE)
            && head(reading, &phrase.tokens).is_some_and(judges)
            && clause.take_while(|&i| !reading.bounds(i)).any(|i| reading.has(i, Roles::AUXILIARY) && valued(i + 1));
        // `per il deputato sono «briciole»`: or the words in which somebody judges.
        let quoted = reading.speech.drops_subject
            && reading.has(to, Roles::AUXILIARY)
            && reading.mark(to + 1) == Some(Mark::Quote);
        let values = values || counts || quoted;
        if counted && !head(reading, &phrase.tokens).is_some_and(speaks) {
            return false;
        }
        let ends = reading.bounds(behind) || tells_medium(reading, behind);
        near && !many
            && self.judges(&phrase, to)
            && (ends && (head(reading, &phrase.tokens).is_some() || named()) || values)
    }

    /// `Per gli organizzatori erano in tremila`: whether a value opens at `at`, or behind the preposition there.
    fn is_put_at(&self, at: usize) -> bool {
        let together = self.reading.speech.drops_subject && self.reading.has(at, Roles::PREPOSITION.and(Roles::WITHIN));
        self.reading.hedged(at) || together && self.reading.hedged(at + 1)
    }

    /// `Pour le sismologue Marc Rey, …`, but `Pour les habitants, …`: for whom something is says it only where one
    /// person does, or a quotation follows.
    fn judges(&self, phrase: &Phrase, to: usize) -> bool {
        let reading = self.reading;
        if !reading.does(self.from, Function::PURPOSE) || reading.speech.drops_subject {
            return true;
        }
        // `Pour l'association, 300 familles sont menacées`: so does a body of opinion.
        let judges = |w: &Word| matches!(w.source, Some(SourceType::Ngo | SourceType::Expert)) && !w.is_title();
        let body = head(reading, &phrase.tokens).is_some_and(judges)
            && !reading.has(phrase.tokens.start, Roles::PLURAL)
            && self.from == self.frame.tokens.start;
        let one = body
            || is_personal(reading, &phrase.tokens)
            || head(reading, &phrase.tokens).is_some_and(Word::is_title)
            || name::proper_name(reading, &phrase.tokens).is_some_and(|name| name.len() >= 2)
            || reading.mark(to + 1) == Some(Mark::Quote);
        let first = phrase.tokens.start;
        let opens = reading.has(first, Roles::ARTICLE) || reading.is_capital(first);
        one && opens && (self.from == self.frame.tokens.start || reading.mark(self.from - 1) == Some(Mark::Comma))
    }
}
