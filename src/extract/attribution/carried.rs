//! Whom the text goes on reporting where a sentence says nobody's name.
//!
//! In: the cues of each sentence with their speakers. Out: for each sentence the speaker whom it goes on reporting, and the
//! one whom an impersonal verb would.

use std::ops::Range;

use super::credit::{Choice, Credit, Credits};
use super::reading::{Frame, Mark, Reading};
use super::{behind, stance};
use crate::claim::SourceType;
use crate::lang::{Function, Roles};

/// A paragraph goes on reporting one speaker over at most this many sentences without a cue.
const CHAIN: usize = 5;
/// A sentence with a quotation of more words than this is a direct one.
const SPOKEN: usize = 6;

/// By sentence, whom the text goes on reporting.
pub struct Carried {
    open: Vec<Option<usize>>,
    recent: Vec<Option<usize>>,
}

impl Carried {
    /// The speaker whom the sentence goes on reporting where it has no cue of its own.
    pub fn open(&self, frame: usize) -> Option<usize> {
        self.open.get(frame).copied().flatten()
    }

    /// The one whom an impersonal verb in it would go on reporting.
    pub fn recent(&self, frame: usize) -> Option<usize> {
        self.recent.get(frame).copied().flatten()
    }
}

/// A speaker whom a paragraph goes on reporting.
#[derive(Debug, Clone, Copy)]
struct Open {
    speaker: usize,
    /// Sentences since their cue.
    age: usize,
    /// Their cue was a verb of counting.
    counted: bool,
}

/// Whom each sentence goes on reporting.
pub fn read(reading: &Reading<'_, '_>, credits: &Credits<'_, '_, '_>) -> Carried {
    let mut carry = Carry { reading, credits, open: None, last: None, paragraph: usize::MAX };
    let (mut open, recent): (Vec<_>, Vec<_>) =
        reading.frames.iter().enumerate().map(|(number, frame)| carry.sentence(number, frame)).unzip();
    behind::point_back(reading, credits, &mut open);
    Carried { open, recent }
}

/// Whom the text goes on reporting, at the sentence that the reading has come to.
struct Carry<'c, 'r, 'd, 't> {
    reading: &'c Reading<'d, 't>,
    credits: &'c Credits<'r, 'd, 't>,
    open: Option<Open>,
    /// Whoever spoke last in the paragraph, in quotation marks or not.
    last: Option<usize>,
    paragraph: usize,
}

impl Carry<'_, '_, '_, '_> {
    /// Whom this sentence goes on reporting, and whom an impersonal verb in it would.
    fn sentence(&mut self, number: usize, frame: &Frame) -> (Option<usize>, Option<usize>) {
        let (reading, credits) = (self.reading, self.credits);
        let head = (frame.tokens.start..frame.tokens.end).find(|&t| reading.is_word(t)).unwrap_or(frame.tokens.start);
        let own = credits.of_frame(number);
        let relayed = self.relayed(number, frame);
        let turns_away = reading.has(head, Roles::TURN) || looks_back(reading, frame, head);
        // `За уточненими даними, ...`: figures of nobody named are those of the one who spoke last.
        let same = reading.has(head, Roles::ANAPHOR) && !counts_again(reading, head)
            || is_part_of_those(reading, head)
            || reading.has(head, Roles::ACCORDING) && own.is_empty();
        if frame.paragraph != self.paragraph && !same && relayed.is_none() || turns_away {
            self.open = None;
        }
        self.open = self.open.or(relayed.filter(|_| !turns_away).map(Open::new));
        let before = self.last.filter(|&s| self.is_next(frame, s));
        self.last = self.last.filter(|_| frame.paragraph == self.paragraph);
        self.paragraph = frame.paragraph;
        self.open = self.open.filter(|o| !self.is_told_once(o) || reading.has(head, Roles::ANAPHOR));
        self.open = self.open.filter(|o| !self.turns(number, frame, o.speaker));
        // `Fünf weitere seien verletzt worden.`: the mood itself goes on over the end of a paragraph.
        let reported = before.filter(|_| own.is_empty() && is_reported(reading, frame));
        self.open = self.open.or(reported.map(Open::new));
        self.last = own.iter().rev().find_map(|c| c.speaker).or(self.last).or(reported);
        let open = self.open.map(|o| o.speaker);
        self.open = self.after(number, frame, self.open);
        (open, open.or(before).filter(|_| !turns_away))
    }

    /// `Об этом сообщает МЧС.`: what such a sentence opens goes on behind the end of its paragraph.
    fn relayed(&self, number: usize, frame: &Frame) -> Option<usize> {
        let (reading, credits) = (self.reading, self.credits);
        let speaker = behind::tells_before(reading, credits, number.checked_sub(1)?)?;
        let own = reading.frames.get(number + 1).is_some_and(|next| next.paragraph == frame.paragraph);
        let goes_on = frame.paragraph == self.paragraph.saturating_add(1)
            && credits.speakers.list[speaker].source.kind != SourceType::Media
            && !(own && behind::tells_before(reading, credits, number + 1).is_some());
        goes_on.then_some(speaker)
    }

    /// Whether somebody spoke in this paragraph, or in the one before and is no bystander.
    fn is_next(&self, frame: &Frame, speaker: usize) -> bool {
        frame.paragraph == self.paragraph
            || frame.paragraph == self.paragraph.saturating_add(1) && !self.is_bystander(speaker)
    }

    /// What bystanders said of themselves ends with their sentence, unless the next points back to it. So does what
    /// somebody counted or estimated: it gives one figure.
    fn is_told_once(&self, open: &Open) -> bool {
        // Those who study something go on to tell of it.
        let studies = self.credits.speakers.list[open.speaker].source.kind == SourceType::Expert;
        self.is_bystander(open.speaker) || open.counted && !(studies && self.reading.speech.frees_subject())
    }

    fn is_bystander(&self, speaker: usize) -> bool {
        self.credits.speakers.list[speaker].source.kind == SourceType::Witness
    }

    /// Whether a sentence without a cue opens with another body that could speak for itself: it tells
    /// what that one did (`Los sindicatos hablan de 200. La policía detuvo a 18.`).
    fn turns(&self, number: usize, frame: &Frame, speaker: usize) -> bool {
        let (reading, credits) = (self.reading, self.credits);
        if !credits.of_frame(number).is_empty() {
            return false;
        }
        let article = |i: usize| i < frame.tokens.end && reading.has(i, Roles::ARTICLE) && reading.noun(i).is_none();
        let skip = |from: usize| std::iter::successors(Some(from), |&i| article(i).then(|| i + reading.len(i))).last();
        // `Au total, les gendarmes ont arrêté`: what points back and is set apart is not yet the subject.
        let start = frame.tokens.start;
        let back = start + reading.len(start);
        let apart = reading.has(start, Roles::ANAPHOR) && reading.mark(back) == Some(Mark::Comma);
        let i = skip(if apart { back + 1 } else { start }).unwrap_or(start);
        let Some(noun) = reading.noun(i) else { return false };
        // `Três agentes ficaram feridos`: those who are counted do not speak.
        if (frame.tokens.start..=i).any(|t| reading.in_figure(t)) {
            return false;
        }
        let Some(told) = credits.speakers.list.get(speaker) else { return false };
        let acts = |kind: SourceType| {
            !matches!(
                kind,
                SourceType::Witness
                    | SourceType::Expert
                    | SourceType::Medical
                    | SourceType::Other
                    | SourceType::Official
                    | SourceType::Media
            )
        };
        // A ministry tells what its police did.
        let state = |kind: SourceType| {
            matches!(
                kind,
                SourceType::Government | SourceType::LawEnforcement | SourceType::Military | SourceType::Judiciary
            )
        };
        let own = told.source.kind;
        noun.source.is_some_and(|kind| {
            acts(kind) && kind != own && !(state(kind) && (state(own) || own == SourceType::Official))
        })
    }

    /// Whom the sentence behind a frame would go on reporting.
    fn after(&self, number: usize, frame: &Frame, open: Option<Open>) -> Option<Open> {
        let (reading, credits) = (self.reading, self.credits);
        let last = frame.tokens.end - 1;
        let own = credits.of_frame(number);
        if own.is_empty() && open.is_none() || spoken(reading, frame, own) {
            return None;
        }
        let nobody = own.iter().all(|c| c.speaker.is_none() && goes_on_to_say(reading, &c.cue.tokens));
        if own.is_empty() || nobody && open.is_some() {
            let told = stance::hearsay(reading, frame, last).is_some_and(|m| !goes_on_to_say(reading, &m));
            return open.filter(|o| o.age < CHAIN && !told).map(|o| Open { age: o.age + 1, ..o });
        }
        let choice = credits.choose(number, last);
        // Who denies reports nothing that could go on, nor does who only expects (`analitycy spodziewali się 131 mln`).
        let told =
            |c: &Choice| !reading.speech.has_articles || reading.speech.verbs_are_nouns && !demands_clause(reading, c);
        let expects = |c: &Choice| told(c) && c.cue.tokens.clone().any(|i| reading.expects(i));
        if choice.as_ref().is_some_and(|c| c.cue.roles.any(Roles::DENY) || expects(c)) {
            return None;
        }
        if reading.has_figure(frame.tokens.clone()) && own.iter().all(|c| told_earlier(reading, frame, &c.cue.tokens)) {
            return None;
        }
        // `Lo rileva il ministero`: who tells of the sentence before counts nothing in this one.
        let counted = reading.has_figure(frame.tokens.clone())
            && own.iter().all(|c| c.cue.roles.any(Roles::COUNT) && !reading.has(c.cue.group.end, Roles::THAT));
        let speaker = choice.and_then(|c| c.speaker).or_else(|| own.iter().rev().find_map(|c| c.speaker))?;
        self.goes_on(own, frame, speaker).then_some(Open { speaker, age: 0, counted })
    }

    /// Whether a sentence leaves its speaker the word. The article takes it back where it sets two speakers
    /// against each other (`Według policji przyszło 11 tys. osób, organizatorzy mówią o 20 tys.`), opens in its own
    /// voice, or tells of a demand, which reports nothing.
    fn goes_on(&self, own: &[Credit], frame: &Frame, speaker: usize) -> bool {
        let (reading, credits) = (self.reading, self.credits);
        let list = &credits.speakers.list;
        let name = &list[speaker].source.name;
        // `Trois jours après le vote, la Céni a annoncé`: when something was said says nothing of who goes on.
        let adjunct = |at: &usize| reading.speech.romance && reading.is_time_before(frame.tokens.start, *at);
        let mut figures = reading.figures_in(&frame.tokens).filter(|at| !adjunct(at)).peekable();
        let demands =
            own.iter().all(|c| c.cue.roles.any(Roles::DEMAND) && !c.cue.roles.any(Roles::SAY.and(Roles::COUNT)));
        if figures.peek().is_none() {
            return !demands;
        }
        let said = |at: usize| credits.choose(reading.frame_of(at), at).and_then(|c| c.speaker);
        let others = figures.any(|at| said(at).is_none_or(|s| list[s].source.name != *name) && !reading.quoted(at));
        !others && !demands
    }
}

impl Open {
    fn new(speaker: usize) -> Self {
        Self { speaker, age: 0, counted: false }
    }
}

/// `In 2004 a spill killed 10,000`: a sentence that a year opens, and that points to nobody, tells what happened before.
fn looks_back(reading: &Reading<'_, '_>, frame: &Frame, head: usize) -> bool {
    let year = head + reading.len(head);
    let opens = reading.has(head, Roles::PREPOSITION.and(Roles::WITHIN).and(Roles::COMPLEMENT));
    let four = reading.is_digits(year) && !reading.in_figure(year) && reading.surface(year).len() == 4;
    let points = |i: usize| reading.has(i, Roles::ANAPHOR.and(Roles::PRONOUN)) && !reading.has(i, Roles::ARTICLE);
    opens && four && !frame.tokens.clone().any(points)
}

/// `Wcześniej policja informowała o 16 zabitych`, `Earlier, police had put the toll at 16`: whether the word that opens the
/// sentence, or stands beside the verb, says that what it tells is overtaken.
fn told_earlier(reading: &Reading<'_, '_>, frame: &Frame, cue: &Range<usize>) -> bool {
    let beside = cue.start.saturating_sub(1).max(frame.tokens.start)..(cue.end + 1).min(frame.tokens.end);
    std::iter::once(frame.tokens.start).chain(beside).any(|i| reading.does(i, Function::EARLIER))
}

/// `Tra il 2000 e il 2010`, `Z 26 zraněných`: whether a preposition that points back in other sentences governs a number,
/// behind its article: what it says stands in its own sentence.
fn counts_again(reading: &Reading<'_, '_>, head: usize) -> bool {
    let governs = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::WITHIN);
    let behind = head + reading.len(head);
    let at = behind + usize::from(reading.has(behind, Roles::ARTICLE)) * reading.len(behind);
    // `Mezi lety 2000 a 2010`: so do the years behind their noun.
    let years = reading.word(at).is_none() && reading.is_digits(at + 1) && !reading.in_figure(at + 1);
    reading.has(head, governs) && (reading.is_digits(at) || reading.in_figure(at) || years)
}

/// `Al menos once de estos arrestos`: whether a part of what the text has just counted opens the sentence.
fn is_part_of_those(reading: &Reading<'_, '_>, head: usize) -> bool {
    let past = (head..).find(|&i| !reading.hedged(i)).unwrap_or(head);
    let points = past + reading.len(past);
    past > head
        && reading.speech.romance
        && match reading.has(past, Roles::COMPLEMENT) {
            true => reading.has(points, Roles::ANAPHOR),
            false => reading.has(past, Roles::ANAPHOR),
        }
}

/// Whether a verb outside of quotations stands in the mood of reported speech: `Drei Brücken seien zerstört.`
fn is_reported(reading: &Reading<'_, '_>, frame: &Frame) -> bool {
    frame.tokens.clone().any(|i| reading.has(i, Roles::REPORTED) && !reading.quoted(i))
}

/// Whether a clause follows the verb, which reports more than a value.
fn demands_clause(reading: &Reading<'_, '_>, choice: &Choice) -> bool {
    reading.has(choice.cue.group.end, Roles::THAT)
}

/// Whether a frame holds speech in quotation marks.
fn spoken(reading: &Reading<'_, '_>, frame: &Frame, own: &[Credit]) -> bool {
    // However short, what a verb stands right behind is speech.
    let closing = |c: &Credit| {
        (1..4).any(|back| {
            let at = c.cue.group.start.min(c.cue.tokens.start).saturating_sub(back);
            reading.quotes.at(at).is_some_and(|q| q.close == at && q.words() > 2)
        })
    };
    let opening = |c: &Credit| {
        (0..2).any(|ahead| {
            let at = c.cue.group.end.max(c.cue.tokens.end) + ahead;
            reading.quotes.at(at).is_some_and(|q| q.open == at && q.words() > 2)
        })
    };
    if own.iter().any(|c| closing(c) || opening(c)) {
        return true;
    }
    reading.quotes.within(&frame.tokens).any(|quote| quote.words() > SPOKEN)
}

/// `Уточняется, что 13 прооперированы`: whether where nouns inflect an impersonal verb in the present reports on, in
/// whose words the text has just told. So does `hieß es`, where the verb stands second.
pub fn goes_on_to_say(reading: &Reading<'_, '_>, cue: &Range<usize>) -> bool {
    let past = |i: usize| reading.ends_like(i, &reading.speech.endings.verb);
    let told = |i: usize| reading.speech.verb_second && reading.does(i, Function::GOES_ON);
    let impersonal = |i: usize| !reading.speech.has_articles && reading.has(i, Roles::IMPERSONAL) && !past(i);
    cue.clone().any(|i| told(i) || impersonal(i))
}
