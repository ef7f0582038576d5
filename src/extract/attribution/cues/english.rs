//! What tells cues from other words where few endings do, as in English.
//!
//! In: the place of a verb that may be a noun, or the end of a headline. Out: whether a clause, an object or a signature
//! stands there.

use std::ops::Range;

use super::{Cue, Finder, Shape};
use crate::claim::SourceType;
use crate::extract::attribution::phrase::{Party, Phrase, extend};
use crate::extract::attribution::reading::{Frame, Mark, Reading};
use crate::lang::{Function, Roles};

impl Finder<'_, '_, '_> {
    /// `12 bodies lay in the hold, the inspectors found`: in English a subject between a comma and a verb at the end of the sentence,
    /// or before when and where it was said, tells what holds a figure before the comma.
    pub(super) fn closes_aside(&self, start: usize) -> bool {
        /// Tokens of the subject, at most.
        const SUBJECT: usize = 10;
        let (reading, first) = (self.reading, self.frame.tokens.start);
        let comma = (first..start).rev().take(SUBJECT).find(|&i| reading.bounds(i));
        let comma = comma.filter(|&i| reading.mark(i) == Some(Mark::Comma) && i + 1 < start);
        let ends = reading.bounds(self.to) || reading.has(self.to, Roles::PREPOSITION.and(Roles::ADVERB));
        // `as earlier declared in the manifest`, `not the 190 declared`: nor is a participle such a verb, nor one of hearing.
        let subject = |i: usize| {
            let plain = |j: usize| !reading.has(j, Roles::AS) && !reading.in_figure(j);
            (i + 1..start).all(plain) && reading.has_figure(first..i)
        };
        let tells = reading.speech.verbs_are_nouns && !reading.does(self.from, Function::EXAMINED);
        tells && ends && comma.is_some_and(subject)
    }

    /// `crowds gather as police confirm arrests`: behind a word like `as`, a verb with an object opens a clause of its own,
    /// and what stands before the word is not said by its subject.
    pub(super) fn has_own_object(&self) -> bool {
        let reading = self.reading;
        let at = self.to;
        let apart = Roles::PREPOSITION
            .and(Roles::COMPLEMENT)
            .and(Roles::ADVERB)
            .and(Roles::CONJUNCTION)
            .and(Roles::AS)
            .and(Roles::THAT)
            .and(Roles::CONTRAST)
            .and(Roles::NEUTER);
        reading.speech.verbs_are_nouns
            && at < self.frame.tokens.end
            && reading.is_word(at)
            && (reading.noun(at).is_some() || !reading.has(at, apart))
            && !reading.is_digits(at)
            && !reading.ends_like(at, &reading.speech.endings.activity)
    }

    /// `cut as part of the plan announced in April`: behind what was said already, a noun that a preposition governs is no
    /// subject, unless a comma stands between.
    pub(super) fn is_governed(&self, shape: Shape, at: usize) -> bool {
        let reading = self.reading;
        // `left the council register`: nor is a verb of counting without anything counted.
        let alone = !self.roles.any(Roles::SAY) && !reading.ends_like(self.from, &reading.speech.endings.past);
        if reading.speech.verbs_are_nouns && shape == Shape::Aside && alone && reading.bounds(self.to) {
            return true;
        }
        let follows = reading.has(self.to, Roles::PREPOSITION);
        let before = at.checked_sub(1).filter(|&i| i > self.frame.tokens.start);
        let governed = before.is_some_and(|i| reading.has(i, Roles::PREPOSITION.and(Roles::COMPLEMENT)));
        reading.speech.verbs_are_nouns && shape == Shape::Aside && follows && governed
    }

    /// `collected data from 90 towns, compiled by hand, and found`: what stands before the comma of a joined verb is the
    /// object of another; the subject opens the sentence.
    pub(super) fn is_in_the_way(&self, before: Option<&Cue>, party: &Party, start: usize) -> bool {
        let reading = self.reading;
        let joined = start > self.frame.tokens.start && reading.has(start - 1, Roles::CONJUNCTION);
        let Party::Phrase(phrase) = party else { return false };
        let comma = (phrase.tokens.end..start).any(|i| reading.mark(i) == Some(Mark::Comma));
        let figure = reading.has_figure(phrase.tokens.clone());
        reading.speech.verbs_are_nouns && before.is_none() && joined && comma && figure && self.opening(start).is_some()
    }

    /// `officials said adding that`: a gerund of saying right behind the verb states what follows it.
    pub(super) fn goes_on_in_gerund(&self, at: usize) -> bool {
        let reading = self.reading;
        reading.speech.verbs_are_nouns
            && self.roles.any(Roles::SAY)
            && reading.has(self.to, Roles::GERUND)
            && reading.has(self.to, Roles::SAY.and(Roles::CITE))
            && at > self.frame.tokens.start + 2
            && reading.mark(at - 1) == Some(Mark::Comma)
    }

    /// `Residents rejected the police claim`: what could be a verb is the object of the verb before, which stands with its
    /// article behind the subject.
    pub(super) fn is_object(&self, start: usize) -> bool {
        /// Tokens of the clause, at most.
        const CLAUSE: usize = 10;
        let reading = self.reading;
        let first = self.frame.tokens.start;
        if !reading.does(self.from, Function::BOTH) || self.opens_content(self.to) && !reading.bounds(self.to) {
            return false;
        }
        let open = (first..start).rev().take(CLAUSE).take_while(|&i| {
            !reading.bounds(i) && !reading.has(i, Roles::RELATIVE.and(Roles::SAY).and(Roles::AUXILIARY))
        });
        // `lowered its export forecast`: a verb of giving has its object there, too.
        let plain = |i: usize| reading.word(i).is_none_or(|w| w.roles.any(Roles::GIVE) && !w.roles.any(Roles::SAY));
        let verb = |i: usize| {
            plain(i)
                && !reading.is_capital(i)
                && reading.ends_like(i, &reading.speech.endings.participle)
                && reading.has(i + 1, Roles::ARTICLE.and(Roles::DETERMINER))
                && i + 3 <= start
                && i > first
        };
        open.into_iter().any(verb)
    }

    /// `a spill that, the agency found, had poisoned the river`: a subject and its verb alone between two commas, in English.
    pub(super) fn set_between(&self, start: usize) -> bool {
        /// Tokens of the subject, at most.
        const SUBJECT: usize = 8;
        let reading = self.reading;
        let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
        let floor = start.saturating_sub(SUBJECT).max(self.frame.tokens.start);
        let opens = (floor..start).rev().find(|&i| reading.bounds(i)).is_some_and(comma);
        reading.speech.verbs_are_nouns && comma(self.to) && opens
    }

    /// `said so and accuses the operator`: behind a conjunction what follows the verb at `start` is its object.
    pub(super) fn is_joined(&self, start: usize) -> bool {
        let and = start > self.frame.tokens.start && self.reading.has(start - 1, Roles::CONJUNCTION);
        self.reading.speech.verbs_are_nouns && and
    }

    /// `The minister called it "a very bad day" and pledged`: whether the subject at `first` goes on behind what it says.
    pub(super) fn passes_speech(&self, first: usize) -> bool {
        self.reading.speech.verbs_are_nouns && !self.reading.quoted(first)
    }

    /// `The minister, who flew over the site, called it sad and pledged`: behind the relative clause that follows a subject
    /// which ends at `end`.
    pub(super) fn past_relative(&self, end: usize, start: usize) -> usize {
        /// Tokens of the clause, at most.
        const CLAUSE: usize = 24;
        let reading = self.reading;
        let comma = |i: &usize| reading.mark(*i) == Some(Mark::Comma);
        let opens = reading.speech.verbs_are_nouns && comma(&end) && reading.has(end + 1, Roles::RELATIVE);
        let close = (end + 2..start.min(end + CLAUSE)).find(comma).filter(|_| opens);
        close.map_or(end, |i| i + 1)
    }

    /// Whether who stands before the verb can speak: a noun of a source, a name or a pronoun for a person.
    pub(super) fn speaker_before(&self) -> bool {
        /// Words back, at most.
        const SUBJECT: usize = 8;
        let reading = self.reading;
        let person = Roles::MASCULINE.and(Roles::FEMININE).and(Roles::PLURAL).and(Roles::EITHER);
        let first = self.frame.tokens.start;
        let open = (first..self.from).rev().take(SUBJECT).take_while(|&i| {
            !reading.bounds(i) && !reading.has(i, Roles::RELATIVE.and(Roles::THAT).and(Roles::CONJUNCTION))
        });
        open.into_iter().any(|i| {
            let name = reading.is_capital(i) && i > first;
            reading.noun(i).is_some() || name || reading.has(i, person) && !reading.has(i, Roles::ARTICLE)
        })
    }

    /// `Fire exits reported locked`: a participle behind what does not speak, before what it was found to be.
    pub(super) fn is_found(&self, start: usize) -> bool {
        let reading = self.reading;
        let endings = &reading.speech.endings;
        let own = reading.ends_like(self.from, &endings.participle)
            && start == self.from
            && start > self.frame.tokens.start
            && reading.is_word(start - 1);
        let state = reading.is_predicate(self.to) && !reading.ends_like(self.to, &endings.plural);
        let like = reading.ends_like(self.to, &endings.participle) || state;
        let word = reading.is_word(self.to) && reading.noun(self.to).is_none() && !reading.is_capital(self.to);
        own && like && word && !self.speaker_before()
    }

    /// `According to its weekly safety report, 12 died`: the noun that such a phrase ends with.
    pub(super) fn ends_according(&self, start: usize) -> bool {
        /// Words of the phrase, at most.
        const PHRASE: usize = 6;
        let reading = self.reading;
        let opens = (self.frame.tokens.start..start)
            .rev()
            .take(PHRASE)
            .take_while(|&i| !reading.bounds(i) && !reading.has(i, Roles::RELATIVE.and(Roles::SAY)))
            .any(|i| reading.has(i, Roles::ACCORDING));
        let noun = reading.does(self.from, Function::BOTH) || reading.has(self.from, Roles::DOCUMENT);
        opens && noun && (reading.bounds(self.to) || reading.has(self.to, Roles::PREPOSITION.and(Roles::COMPLEMENT)))
    }

    /// `However, residents disputed it, saying`: behind an adverb with its comma.
    pub(super) fn behind_turn(&self, first: usize) -> Option<usize> {
        let reading = self.reading;
        let turn =
            reading.has(first, Roles::ADVERB.and(Roles::CONTRAST).and(Roles::TURN)) && reading.noun(first).is_none();
        let comma = first + reading.len(first);
        (reading.speech.verbs_are_nouns && turn && reading.mark(comma) == Some(Mark::Comma)).then_some(comma + 1)
    }

    /// Whether a subject is a phrase that opens the sentence, or a clause behind a comma and a conjunction
    /// (`Fires started, but Berlant said crews put them out`), with no mark before the verb at `start`.
    pub(super) fn opens_with(&self, subject: &Party, start: usize) -> bool {
        let reading = self.reading;
        let Party::Phrase(phrase) = subject else { return false };
        let opens = phrase.tokens.start;
        let first = self.frame.tokens.clone().find(|&i| reading.is_word(i));
        let joins = |i: usize| reading.has(i, Roles::CONJUNCTION.and(Roles::CONTRAST)) && reading.noun(i).is_none();
        let clause = opens >= 2 && joins(opens - 1) && reading.mark(opens - 2) == Some(Mark::Comma);
        (Some(opens) == first || clause) && !(opens..start).any(|i| reading.bounds(i))
    }

    /// The end of a name with the short form in brackets that may follow it at `end`.
    pub(super) fn behind_short(&self, end: usize) -> usize {
        let reading = self.reading;
        let bracket = |i: usize, mark: char| reading.token(i).is_some_and(|t| t.is_mark(mark));
        let short = bracket(end, '(') && reading.is_letters(end + 1, 2) && bracket(end + 2, ')');
        if short && reading.speech.verbs_are_nouns { end + 3 } else { end }
    }

    /// `with the union demanding a rise`: the subject of a gerund behind a preposition of company, and where that stands.
    pub(super) fn accompanied(&self, start: usize) -> Option<(Party, usize)> {
        /// Words of the subject, at most.
        const SUBJECT: usize = 14;
        let reading = self.reading;
        let with = (self.frame.tokens.start..start)
            .rev()
            .take(SUBJECT)
            .take_while(|&i| !reading.bounds(i) && !reading.has(i, Roles::THAT.and(Roles::RELATIVE)))
            .find(|&i| reading.does(i, Function::COMPANY))?;
        let tokens = with + 1..start;
        let speaks = tokens.clone().any(|i| reading.noun(i).is_some() || reading.is_capital(i));
        let speaks = speaks && !reading.has_figure(tokens.clone()) && reading.speech.verbs_are_nouns;
        speaks.then_some((Party::Phrase(Phrase { tokens, role: None }), with))
    }

    /// `estimated a loss of around`: behind a verb that has its subject, an indefinite article opens its object.
    pub(super) fn is_own_object(&self, phrase: &Phrase, has_left: bool) -> bool {
        let reading = self.reading;
        let tokens = &phrase.tokens;
        // `a daily loss`: a medium's noun may be an adjective.
        let noun = |i: usize| reading.noun(i).is_some() && !reading.does(i, Function::ATTRIBUTIVE);
        let speaks = tokens.clone().any(|i| noun(i) || reading.is_capital(i));
        let indefinite = reading.has(tokens.start, Roles::INDEFINITE) && reading.has(tokens.start, Roles::ARTICLE);
        reading.speech.verbs_are_nouns && indefinite && !speaks && (has_left || reading.hedged(tokens.end))
    }

    /// `called the offer "unfair", as 60% had rejected it`: where the object of a verb is called something, its content ends
    /// before the clause that a comma and a word like `as` open.
    pub(super) fn end_of_called(&self, group: &Range<usize>, right: &Range<usize>) -> Option<usize> {
        /// Tokens of the object, at most.
        const OBJECT: usize = 12;
        let reading = self.reading;
        if !reading.speech.verbs_are_nouns || !self.roles.any(Roles::SAY) || reading.has(group.end, Roles::THAT) {
            return None;
        }
        let mark = |i: usize| reading.mark(i);
        let comma = |i: &usize| mark(*i) == Some(Mark::Comma) && reading.has(*i + 1, Roles::AS);
        let called = (right.start..right.end)
            .take(OBJECT)
            .take_while(|&i| mark(i) != Some(Mark::Comma))
            .find(|&i| reading.does(i, Function::CALLED))?;
        let end = (called..right.end).take(OBJECT).find(comma)?;
        (!reading.has_figure(right.start..end)).then_some(end)
    }

    /// `guards had shown him a list of 61 names`: what somebody is shown states nothing.
    pub(super) fn shows_somebody(&self) -> bool {
        let reading = self.reading;
        let person = Roles::MASCULINE.and(Roles::FEMININE).and(Roles::PLURAL);
        let shown = reading.has(self.to, person) && reading.has(self.to + 1, Roles::ARTICLE);
        reading.speech.verbs_are_nouns && self.roles.any(Roles::COUNT) && shown
    }

    /// `The government has released 1.5bn rupees`: money that is let go is no statement.
    pub(super) fn pays_out(&self) -> bool {
        let reading = self.reading;
        let gives = self.roles.any(Roles::GIVE) && self.roles.any(Roles::SAY) && !self.roles.any(Roles::DEMAND);
        let sum = {
            let open = |&i: &usize| reading.hedged(i) || reading.in_figure(i) || reading.is_money(i);
            (self.to..self.to + 5).take_while(open).any(|i| reading.is_money(i))
        };
        reading.speech.verbs_are_nouns && gives && sum
    }

    /// `the ministry announced, a decision that affects 400 pupils`: whether a thing that a clause with `that` tells of stands at
    /// `at`, which sums up what was said rather than tells who said it.
    pub(super) fn sums_up(&self, at: usize) -> bool {
        /// Words of the thing, at most.
        const THING: usize = 6;
        let reading = self.reading;
        let speaks = |i: usize| reading.noun(i).is_some() || reading.is_capital(i) || reading.has(i, Roles::BODY);
        let thing = |i: &usize| reading.is_word(*i) && !speaks(*i) && !reading.has(*i, Roles::RELATIVE);
        let end = (at + 1..self.frame.tokens.end).take(THING).take_while(thing).last();
        let told = end.is_some_and(|last| reading.has(last + 1, Roles::RELATIVE) && reading.has(last + 1, Roles::THAT));
        reading.speech.verbs_are_nouns && reading.has(at, Roles::INDEFINITE.and(Roles::ARTICLE)) && told
    }

    /// `46 killed in bombing, residents fear higher toll`: behind the comma of a headline a verb with an object, or with what it
    /// is about, says something of its own.
    pub(super) fn opens_second_headline(&self, at: usize) -> bool {
        let (reading, tokens) = (self.reading, &self.frame.tokens);
        let title = tokens.start == 0 && reading.mark(tokens.end - 1) != Some(Mark::Stop);
        let comma = at > 0 && reading.mark(at - 1) == Some(Mark::Comma);
        let when = Roles::ADVERB.and(Roles::WITHIN).and(Roles::PREPOSITION);
        let told = reading.is_word(self.to) && !(reading.has(self.to, when) && reading.noun(self.to).is_none());
        let about = reading.has(self.to, Roles::COMPLEMENT.and(Roles::INFINITIVE));
        reading.speech.verbs_are_nouns && title && comma && self.to < tokens.end && (told || about)
    }

    /// `his brother wrote on a page that has drawn 3,000 visitors`: where the phrase right behind the verb has a relative clause
    /// whose verb follows its pronoun, what was said ends before that clause.
    pub(super) fn end_of_medium(&self, group: &Range<usize>, right: &Range<usize>) -> Option<usize> {
        /// Tokens of the phrase, at most.
        const PHRASE: usize = 8;
        let reading = self.reading;
        let phrase = Roles::PREPOSITION.and(Roles::COMPLEMENT);
        if !reading.speech.verbs_are_nouns || group.end != self.to || !reading.has(self.to, phrase) {
            return None;
        }
        let mut open =
            (self.to + 1..right.end).take(PHRASE).take_while(|&i| !reading.bounds(i) && !reading.in_figure(i));
        let that = open.find(|&i| reading.has(i, Roles::THAT.and(Roles::RELATIVE)))?;
        let relative = reading.has(that, Roles::RELATIVE) && reading.has(that + 1, Roles::AUXILIARY);
        (relative && !reading.has_figure(group.end..that)).then_some(that)
    }
}

/// `Twelve dead in Oslo fire: police`, `Bank to cut 300 jobs - Reuters`: who ends a headline behind a colon or a dash says so.
pub(super) fn headline_end(reading: &Reading<'_, '_>, frame: &Frame) -> Option<Cue> {
    /// Tokens of the phrase, at most.
    const LONGEST: usize = 6;
    let Range { start, end } = frame.tokens;
    if !reading.speech.verbs_are_nouns || end < start + 4 || reading.mark(end - 1).is_some() {
        return None;
    }
    let opens = |i: usize| {
        let dash = reading.mark(i) == Some(Mark::Dash) && reading.space_at(i) && reading.space_at(i + 1);
        dash || reading.mark(i) == Some(Mark::Colon)
    };
    let at = (start + 3..end - 1).rev().take(LONGEST).find(|&i| opens(i))?;
    let tokens = at + 1..end;
    let speaks = |i: usize| {
        reading.noun(i).is_some_and(|w| w.source.is_some_and(|kind| kind != SourceType::Witness))
            || reading.has(i, Roles::DOCUMENT) && i + 1 == end
    };
    let spoken = (start..end).any(|i| reading.mark(i) == Some(Mark::Quote) && reading.space_at(i));
    let whole = extend(reading, at + 1) == end && tokens.clone().any(speaks) && !reading.has_figure(tokens.clone());
    (whole && !spoken && reading.has_figure(start..at)).then_some(Cue {
        tokens: at..at,
        roles: Roles::SAY,
        shape: Shape::Aside,
        party: Party::Phrase(Phrase { tokens, role: None }),
        group: at..end,
        left: start..at,
        right: end..end,
    })
}
