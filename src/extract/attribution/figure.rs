//! How one figure is credited.
//!
//! In: a figure, the cues of its sentence and whom the text goes on reporting. Out: its source, the type of attribution, the
//! cue, the stance and the relays, with the rule that decided.

use std::ops::Range;

use super::carried::{Carried, goes_on_to_say};
use super::credit::{Choice, Credit, Credits};
use super::cues::{Cue, Shape};
use super::reading::{Frame, Mark, Reading};
use super::{own_voice, pointing, quotation, stance};
use crate::claim::{Attribution, AttributionType, Stance};
use crate::extract::{Credited, Reason};
use crate::lang::Roles;

/// A figure in its sentence.
struct Figure<'c, 'r, 'd, 't> {
    reading: &'c Reading<'d, 't>,
    credits: &'c Credits<'r, 'd, 't>,
    carried: &'c Carried,
    frame: &'c Frame,
    /// The number of its sentence.
    number: usize,
    /// Its first token.
    at: usize,
    /// Stands in a quotation.
    quoted: bool,
}

/// The figure whose first token is `at`.
pub fn credited(
    reading: &Reading<'_, '_>,
    credits: &mut Credits<'_, '_, '_>,
    carried: &Carried,
    at: usize,
) -> Credited {
    let number = reading.frame_of(at);
    let Some(frame) = reading.frames.get(number) else { return own_voice() };
    let quote = reading.quotes.at(at).filter(|q| q.open != at && q.close != at);
    let choice = match quote {
        Some(quote) => quotation::speaker(reading, credits, quote, at),
        None => credits.choose(number, at).or_else(|| pointing::speaker(reading, credits, number)),
    };
    Figure { reading, credits, carried, frame, number, at, quoted: quote.is_some() }.credited(choice)
}

impl Figure<'_, '_, '_, '_> {
    fn credited(&self, choice: Option<Choice>) -> Credited {
        let choice = choice.map(|choice| self.named_behind(choice));
        // `Пожарные говорят`: a marker that is the verb of somebody named tells no hearsay.
        let verb = |m: &Range<usize>| choice.as_ref().is_some_and(|c| c.speaker.is_some() && c.cue.tokens == *m);
        let marker = stance::hearsay(self.reading, self.frame, self.at).filter(|m| !verb(m));
        match (choice, marker) {
            (Some(choice), Some(marker)) if self.has_own_clause(&choice.cue, &marker) => hearsay(self.reading, &marker),
            (Some(choice), marker) => match choice.speaker {
                Some(speaker) => self.said(choice, speaker, marker),
                None => self.told(&choice.cue.tokens),
            },
            (None, Some(marker)) if !self.quoted => self.told(&marker),
            (None, _) => self.carried(),
        }
    }

    /// `dziewięć osób, a nie sześć, jak podawano wcześniej, przekazał szef policji`: whoever says so by name vouches, where
    /// the cue before names nobody.
    fn named_behind(&self, choice: Choice) -> Choice {
        if choice.speaker.is_some() || self.quoted || self.reading.speech.has_articles {
            return choice;
        }
        let named = |c: &&Credit| c.speaker.is_some() && c.cue.shape == Shape::Aside && c.cue.holds(self.at);
        let behind = self.credits.of_frame(self.number).iter().find(named);
        match behind.filter(|c| c.cue.tokens.start > choice.cue.tokens.end) {
            Some(found) => Choice { cue: found.cue.clone(), speaker: found.speaker, ..choice },
            None => choice,
        }
    }

    /// `Shell said it would cut 650 jobs, and BP reportedly plans 3,000`: whether the figure stands with the marker in a clause
    /// that is joined, and has its own.
    fn has_own_clause(&self, cue: &Cue, marker: &Range<usize>) -> bool {
        !self.quoted && cue.shape == Shape::Forward && joined_clause(self.reading, cue.group.end, marker, self.at)
    }

    /// Somebody says so.
    fn said(&self, choice: Choice, speaker: usize, marker: Option<Range<usize>>) -> Credited {
        let reading = self.reading;
        let list = &self.credits.speakers.list;
        // `Two villagers said`: how many they are, nobody says.
        let speaks = |s: usize| list[s].tokens.contains(&self.at);
        let mut others = self.credits.of_frame(self.number).iter().filter_map(|c| c.speaker);
        // `Three have agreed to go, the minister said`: who says so beside it vouches for those.
        let beside = choice.cue.shape == Shape::Aside && choice.cue.tokens.start > self.at;
        if reading.speech.verbs_are_nouns && (speaks(speaker) || !beside && others.any(speaks)) {
            return own_voice();
        }
        let Choice { cue, relays, .. } = choice;
        Credited {
            source: Some(list[speaker].source.clone()),
            attribution: Attribution {
                kind: if self.quoted { AttributionType::Direct } else { AttributionType::Indirect },
                stance: self.stance(&cue, marker),
                cue: (!cue.tokens.is_empty()).then(|| reading.document.span(cue.tokens.clone())),
                relays: relays.iter().map(|&r| list[r].source.span).collect(),
            },
            reasons: vec![reason(reading, rule(&cue, self.quoted), &cue.tokens)],
        }
    }

    /// Whether whoever says so denies it or leaves it open.
    fn stance(&self, cue: &Cue, marker: Option<Range<usize>>) -> Stance {
        let (reading, at) = (self.reading, self.at);
        let denies = cue.roles.any(Roles::DENY) && cue.tokens.start < at.max(cue.tokens.end);
        if stance::denied(reading, self.frame, at) || denies && denial_reaches(reading, cue, at) {
            return Stance::Denied;
        }
        let forward = cue.shape == Shape::Forward;
        let doubts = |m: Range<usize>| {
            let future = forward && reading.has(m.start, Roles::HEARSAY_FUTURE);
            !future && same_clause(reading, &m, at)
        };
        let conditional = !forward || cue.roles.any(Roles::COUNT);
        doubt(marker.is_some_and(doubts) || stance::hedged(reading, self.frame, at, conditional))
    }

    /// It is said, and not by whom: by the one who is reported on where the verb goes on to say, else by nobody.
    fn told(&self, cue: &Range<usize>) -> Credited {
        let reading = self.reading;
        let recent = self.carried.recent(self.number).filter(|_| !self.quoted && goes_on_to_say(reading, cue));
        match recent {
            Some(speaker) => {
                let reason = reason(reading, "impersonal verb goes on", cue);
                self.goes_on(speaker, AttributionType::Indirect, Some(cue), reason)
            }
            None => hearsay(reading, cue),
        }
    }

    /// Nothing says who vouches: the one whom the text goes on reporting, else the article.
    fn carried(&self) -> Credited {
        let free = !self.quoted && self.credits.of_frame(self.number).is_empty();
        if let Some(speaker) = self.carried.open(self.number).filter(|_| free) {
            return self.goes_on(speaker, AttributionType::Carried, None, Reason::bare("carried"));
        }
        // `Der Bedarf sei groß: »Wir brauchen 80 Beutel.«`: in marks it is the one whom the text goes on reporting who says it.
        let alone = self.quoted && self.credits.of_frame(self.number).is_empty();
        if let Some(speaker) = self.carried.open(self.number).filter(|_| alone) {
            let cue = self.cue_before(speaker);
            return self.goes_on(speaker, AttributionType::Direct, cue.as_ref(), Reason::bare("carried"));
        }
        let mut own = own_voice();
        own.attribution.stance = doubt(stance::hedged(self.reading, self.frame, self.at, !self.quoted));
        own
    }

    /// The cue by which a speaker was credited in the sentences right before.
    fn cue_before(&self, speaker: usize) -> Option<Range<usize>> {
        /// Sentences back, at most.
        const REACH: usize = 5;
        let before = (self.number.saturating_sub(REACH)..self.number).rev();
        let own = |c: &&Credit| c.speaker == Some(speaker) && !c.cue.tokens.is_empty();
        before
            .filter_map(|number| self.credits.of_frame(number).iter().rev().find(own))
            .next()
            .map(|c| c.cue.tokens.clone())
    }

    /// A figure of the speaker whom the text goes on reporting.
    fn goes_on(&self, speaker: usize, kind: AttributionType, cue: Option<&Range<usize>>, reason: Reason) -> Credited {
        let attribution = Attribution {
            kind,
            stance: doubt(stance::hedged(self.reading, self.frame, self.at, true)),
            cue: cue.map(|cue| self.reading.document.span(cue.clone())),
            relays: Vec::new(),
        };
        let source = Some(self.credits.speakers.list[speaker].source.clone());
        Credited { source, attribution, reasons: vec![reason] }
    }
}

const fn doubt(hedged: bool) -> Stance {
    if hedged { Stance::Hedged } else { Stance::Asserted }
}

/// A denial reaches the figures behind its verb, and those before where it stands aside.
fn denial_reaches(reading: &Reading<'_, '_>, cue: &Cue, at: usize) -> bool {
    // Behind a colon those who deny say what is so, unless they are quoted denying it.
    let own = |i: usize| {
        // `nega che siano fuggiti in dodici: «Erano due»`: a figure before the colon is what they deny.
        let quoted = reading.mark(i + 1) == Some(Mark::Quote) && !reading.has_figure(cue.group.end..i);
        // `La direction le conteste : un seul est parti`: whoever denies what was said before says what is so.
        let object = cue.tokens.start.checked_sub(1).is_some_and(|b| reading.has(b, Roles::CLITIC));
        reading.mark(i) == Some(Mark::Colon) && (i > cue.group.end || object) && !quoted
    };
    // `zaprzecza jednak, że`: between the verb and its clause a contrast ends nothing.
    let behind = cue.group.end + reading.len(cue.group.end);
    let clause = reading.mark(behind) == Some(Mark::Comma) && reading.has(behind + 1, Roles::THAT);
    let from = if clause { behind } else { cue.group.end };
    cue.holds(at) && !(from..at).any(|i| reading.has(i, Roles::CONTRAST) || own(i))
}

/// Whether a marker of hearsay and the figure at `at` stand in a clause that a comma and a conjunction join behind `from`.
fn joined_clause(reading: &Reading<'_, '_>, from: usize, marker: &Range<usize>, at: usize) -> bool {
    let joint = |i: usize| {
        reading.mark(i) == Some(Mark::Comma)
            && reading.has(i + 1, Roles::CONJUNCTION.and(Roles::CONTRAST))
            && reading.is_capital(i + 2).max(reading.noun(i + 2).is_some()).max(reading.has(i + 2, Roles::ARTICLE))
    };
    let end = marker.start.min(at);
    reading.has(marker.start, Roles::HEARSAY)
        && end - from.min(end) < 60
        && (from..end).any(joint)
        && !(end..at).any(joint)
}

fn same_clause(reading: &Reading<'_, '_>, marker: &Range<usize>, at: usize) -> bool {
    let between = marker.start.min(at)..marker.start.max(at);
    // `un giro di 12 milioni che avrebbe prodotto`: a relative clause behind the figure is another, too.
    let romance = reading.speech.is_null_subject_romance();
    let relative = |i: usize| romance && marker.start > at && reading.has(i, Roles::RELATIVE);
    between.len() < 40 && !between.into_iter().any(|i| reading.mark(i) == Some(Mark::Comma) || relative(i))
}

fn rule(cue: &Cue, quoted: bool) -> &'static str {
    match (quoted, cue.shape) {
        (true, _) if cue.tokens.is_empty() => "speaker before a quotation",
        (true, _) => "quotation",
        (false, Shape::Forward) => "verb before its content",
        (false, Shape::Aside) => "verb beside its content",
        (false, Shape::Phrase) => "phrase that names a source",
        (false, Shape::Citing) => "source cited by another",
    }
}

fn reason(reading: &Reading<'_, '_>, rule: &'static str, tokens: &Range<usize>) -> Reason {
    Reason { rule, entry: reading.document.span(tokens.clone()) }
}

fn hearsay(reading: &Reading<'_, '_>, tokens: &Range<usize>) -> Credited {
    Credited {
        source: None,
        attribution: Attribution {
            kind: AttributionType::Hearsay,
            stance: Stance::Hedged,
            cue: Some(reading.document.span(tokens.clone())),
            relays: Vec::new(),
        },
        reasons: vec![reason(reading, "hearsay", tokens)],
    }
}
