//! Who a party is: pronouns resolved, names in their fullest form, types of source.
//!
//! In: the parties of the cues, in the order of the text. Out: speakers, each a source of the
//! guideline; the list of them is what a later pronoun or dropped subject looks back on.

mod citing;
mod quoted;
mod shown;

use std::ops::Range;

use shown::leads_office;

use super::acronyms::Acronyms;
use super::body::bodys_name;
use super::cues::{Cue, Shape};
use super::kind;
use super::name::{head, is_personal, proper_name, words};
use super::people::{People, alike, plain};
use super::phrase::{Party, Phrase, extend, rightward};
use super::reading::{Frame, Reading};
use super::subject::antecedent;
use crate::claim::{Source, SourceType};
use crate::lang::{Function, Roles};

/// One mention of somebody who speaks.
#[derive(Debug, Clone)]
pub struct Speaker {
    pub source: Source,
    pub tokens: Range<usize>,
    /// Where the role is told outside of `tokens`.
    role: Option<Range<usize>>,
    /// A single person, by name or title.
    person: bool,
    paragraph: usize,
}

/// Every speaker so far.
pub struct Speakers<'r, 'd, 't> {
    reading: &'r Reading<'d, 't>,
    people: People,
    acronyms: Acronyms,
    pub list: Vec<Speaker>,
}

/// The subject of a sentence stands within this many tokens.
const SUBJECT: usize = 12;
/// A pronoun looks back on this many speakers.
const BACK: usize = 8;
/// A pronoun looks for somebody named in this many sentences.
const SENTENCES: usize = 4;
/// A dropped subject looks back over this many paragraphs.
const PARAGRAPHS: usize = 2;

impl<'r, 'd, 't> Speakers<'r, 'd, 't> {
    pub fn new(reading: &'r Reading<'d, 't>) -> Self {
        Self { reading, people: People::read(reading), acronyms: Acronyms::read(reading), list: Vec::new() }
    }

    /// The speaker of a cue: an index into the list, or none where nobody is named.
    pub fn of_cue(&mut self, cue: &Cue, frame: &Frame) -> Option<usize> {
        if cue.shape == Shape::Citing && cue.roles.any(Roles::CITE) {
            // `qui cite deux sources`: their number belongs to them.
            // `zitierte die Agentur einen Beamten`: behind a subject of its own the verb has its object.
            let from = self.subject_behind(cue).unwrap_or(cue.tokens.end);
            let behind = (from..frame.tokens.end).find(|&i| !self.reading.in_figure(i))?;
            let (mut party, _) = rightward(self.reading, behind, frame.tokens.end)?;
            if let Party::Phrase(phrase) = &mut party
                && phrase.tokens.start == behind
            {
                phrase.tokens.start = from;
            }
            return self.of_party(&party, cue.tokens.start, frame);
        }
        let found = self.of_party(&cue.party, cue.tokens.start, frame)?;
        let announces = cue.tokens.clone().any(|i| self.reading.does(i, Function::ANNOUNCES));
        if announces && self.is_bare_name(found) {
            self.list[found].source.kind = SourceType::Company;
        }
        Some(found)
    }

    /// The speaker that a party stands for, at a cue that starts at token `at`.
    pub fn of_party(&mut self, party: &Party, at: usize, frame: &Frame) -> Option<usize> {
        match party {
            Party::Nobody => None,
            Party::Phrase(phrase) => Some(self.of_phrase(phrase, frame)),
            Party::Pronoun(i) if self.is_our_own(*i, frame) => None,
            Party::Pronoun(i) => self.earlier(Some(*i), at, frame),
            Party::Dropped => self.earlier(None, at, frame),
            Party::Relative(i) => {
                let here = self.list.iter().rposition(|s| {
                    frame.tokens.contains(&s.tokens.start) && s.tokens.end <= *i && *i - s.tokens.end < 24
                });
                here.or_else(|| antecedent(self.reading, frame.tokens.start, *i).map(|p| self.of_phrase(&p, frame)))
            }
        }
    }

    /// The speaker that a pronoun, or a verb without subject, looks back on.
    fn earlier(&mut self, pronoun: Option<usize>, at: usize, frame: &Frame) -> Option<usize> {
        let reading = self.reading;
        let fits = |s: &Speaker| pronoun.is_none_or(|i| self.agrees(i, s)) && s.tokens.end <= at;
        let found = self.list.iter().enumerate().rev().take(BACK).find(|(_, s)| fits(s)).map(|(i, _)| i);
        let found = found.map(|i| self.teller(i, pronoun));
        // `demnach`, `den Angaben zufolge`: what was just told, and by nobody of a paragraph further up.
        let account = pronoun.is_some_and(|i| self.reading.is_account_told(i));
        let reach = if account { 1 } else { PARAGRAPHS };
        let near = |i: usize| self.list[i].paragraph + reach >= frame.paragraph;
        let found = found.filter(|&i| near(i) || pronoun.is_some() && !account);
        // `Депутат Айжан Токтосунова раскритиковала план: по её подсчётам`: the subject of this sentence.
        let own = frame.tokens.start..at.min(frame.tokens.start + SUBJECT);
        if let Some((start, _)) = self.people.named_in(own).filter(|(i, p)| {
            pronoun.is_some() && p.kind.is_some() && found.is_none_or(|f| self.list[f].tokens.end <= *i)
        }) && pronoun.is_none_or(|i| self.reading.has(i, Roles::MASCULINE.and(Roles::FEMININE)))
            && let Some(run) = super::name::name_run(self.reading, start, at)
        {
            return Some(self.of_phrase(&plain(run), frame));
        }
        // Somebody named since, in a sentence that credits nobody, stands nearer.
        let since = found.map_or(0, |i| self.list[i].tokens.end);
        // What is said stands in quotation marks before its verb: who says it is named before them.
        let spoken = (1..4).filter_map(|back| at.checked_sub(back)).find_map(|i| {
            self.reading.quotes.at(i).filter(|q| q.close == i && self.reading.name_quote(q.open).is_none())
        });
        let from = spoken.map_or(at, |quote| quote.open);
        let number = self.reading.frames.partition_point(|f| f.tokens.end <= from);
        let named = (1..=SENTENCES)
            .filter_map(|back| self.reading.frames.get(number.checked_sub(back)?))
            .map(|f| f.tokens.clone())
            .take_while(|range| range.start >= since)
            .find_map(|range| self.people.named_in(range.start..range.end.min(range.start + SUBJECT)))
            .filter(|(i, p)| *i >= since && (p.kind.is_some() || self.is_aged(*i)))
            .map(|(i, p)| (i, words(self.reading, &p.name)));
        if let Some((start, _)) = named
            && pronoun.is_none_or(|i| self.reading.has(i, Roles::MASCULINE.and(Roles::FEMININE).and(Roles::EITHER)))
            && let Some(run) =
                super::name::name_run(self.reading, start, self.reading.document.tokens.len().min(start + 12))
        {
            return Some(self.of_phrase(&plain(run), frame));
        }
        // `Siemens Energy plans to cut 3,000 jobs, it said`: the body whose plans the sentence tells.
        let near = found.is_some_and(|i| self.list[i].paragraph == frame.paragraph);
        if !near && let Some(tokens) = pronoun.and_then(|i| self.own_body(Some(i), at, frame)) {
            return Some(self.of_phrase(&plain(tokens), frame));
        }
        // `The central bank kept its rate. It expects`: so does the body of the sentence before, where nobody has spoken.
        let before = number.checked_sub(1).and_then(|n| reading.frames.get(n));
        if !near
            && found.is_some()
            && let Some(before) = before.filter(|f| f.paragraph == frame.paragraph)
            && let Some(tokens) = self.own_body(pronoun, before.tokens.end, before)
        {
            return Some(self.of_phrase(&plain(tokens), frame));
        }
        found.or_else(|| self.subject_before(number, frame))
    }

    /// The subject that opens the sentence before frame `number`, where it may speak.
    fn subject_before(&mut self, number: usize, frame: &Frame) -> Option<usize> {
        let before = number.checked_sub(1).and_then(|n| self.reading.frames.get(n))?;
        // `Sept syndicats appellent à la grève`: the number of those who speak is passed.
        let start = (before.tokens.clone()).find(|&i| !self.reading.in_figure(i))?;
        let opens = self.reading.has(start, Roles::ARTICLE) || self.reading.noun(start).is_some();
        let limit = extend(self.reading, start).min(before.tokens.end);
        // A verb that no list knows may follow the noun.
        let names = |&i: &usize| self.reading.noun(i).is_some() || self.reading.is_capital(i);
        let end = (start..limit).rev().find(names).map_or(limit, |i| i + self.reading.len(i));
        let tokens = start..end.min(limit);
        // `The report covers two years. It notes`: a document is pointed back to, too.
        let document = self.reading.speech.verbs_are_nouns
            && tokens.clone().any(|i| self.reading.has(i, Roles::DOCUMENT))
            && !self.reading.has(tokens.start, Roles::RELATIVE);
        let known = head(self.reading, &tokens).is_some() || document;
        let speaks = opens && before.paragraph == frame.paragraph && known;
        speaks.then(|| self.of_phrase(&plain(tokens), frame))
    }

    /// Whether a pronoun can stand for a speaker: by the article's gender and number, and where a
    /// language has no gender, by whether it is a person.
    fn agrees(&self, pronoun: usize, speaker: &Speaker) -> bool {
        let reading = self.reading;
        let gendered = [Roles::MASCULINE, Roles::FEMININE, Roles::NEUTER, Roles::PLURAL];
        if reading.has(pronoun, Roles::EITHER) {
            return true;
        }
        // `la police ou les préfectures`: two are many, whatever the article of the first.
        let another =
            |i: usize| reading.noun(i).is_some() || reading.has(i, Roles::ARTICLE) && reading.noun(i + 1).is_some();
        let two = |i: usize| reading.has(i, Roles::CONJUNCTION) && another(i + 1);
        if reading.speech.has_articles && !speaker.person && speaker.tokens.clone().any(two) {
            return reading.has(pronoun, Roles::PLURAL);
        }
        let opens = speaker.role.as_ref().map_or(speaker.tokens.start, |r| r.start);
        let first =
            if speaker.role.is_some() && !reading.has(opens, Roles::ARTICLE) { speaker.tokens.start } else { opens };
        if reading.has(first, Roles::ARTICLE) && gendered.iter().any(|&g| reading.has(first, g)) {
            return gendered.iter().any(|&g| reading.has(pronoun, g) && reading.has(first, g));
        }
        if reading.speech.persons_only && reading.has(pronoun, Roles::MASCULINE.and(Roles::FEMININE)) {
            return speaker.person;
        }
        if reading.has(pronoun, Roles::NEUTER) {
            return !speaker.person;
        }
        !reading.has(pronoun, Roles::PLURAL) || !speaker.person
    }

    /// `A journalist said he had counted 62`: whether the pronoun of a cue, right behind another that reports, stands for
    /// whoever that one names, where a pronoun tells persons from bodies.
    pub fn goes_on_as(&self, before: &Cue, speaker: Option<usize>, cue: &Cue) -> bool {
        let reading = self.reading;
        let (Party::Pronoun(at), Some(speaker)) = (&cue.party, speaker.and_then(|s| self.list.get(s))) else {
            return false;
        };
        let (at, tokens) = (*at, &speaker.tokens);
        let says = before.shape == Shape::Forward && before.roles.any(Roles::SAY.and(Roles::TELL));
        if !reading.speech.verbs_are_nouns || !says || before.group.end > at {
            return false;
        }
        if !(before.group.end..at).all(|i| reading.has(i, Roles::THAT)) {
            return false;
        }
        let last = tokens.end.saturating_sub(1);
        let many = reading.ends_like(last, &reading.speech.endings.plural) || reading.does(last, Function::COLLECTIVE);
        let one = reading.has(tokens.start, Roles::INDEFINITE) && !reading.is_body(last);
        match () {
            () if reading.has(at, Roles::MASCULINE.and(Roles::FEMININE)) => speaker.person || one && !many,
            () if reading.has(at, Roles::NEUTER) => !speaker.person && !one,
            () => reading.has(at, Roles::PLURAL) && many,
        }
    }

    /// A speaker named by a phrase.
    pub fn of_phrase(&mut self, phrase: &Phrase, frame: &Frame) -> usize {
        let phrase = &mut super::document::body_behind(self.reading, phrase);
        let reading = self.reading;
        // `dell'Istat`: the apostrophe belongs to the contraction before the name.
        let tokens = &mut phrase.tokens;
        if tokens.len() > 1 && matches!(reading.surface(tokens.start), "'" | "’") {
            tokens.start += 1;
        }
        // `z informacji udostępnionych przez resort wynika`: who made the data known stands behind the participle.
        let made = |i: &usize| reading.has(*i, Roles::AGENT);
        let plain = |i: usize| reading.noun(i).is_none() && !reading.is_capital(i);
        if !reading.speech.has_articles
            && let Some(agent) = (tokens.start + 1..tokens.end.min(tokens.start + 3)).find(made)
            && (tokens.start..agent).all(plain)
            && agent + 1 < tokens.end
        {
            tokens.start = agent + 1;
        }
        let phrase = &*phrase;
        let mut kind = kind::of_phrase(reading, phrase);
        let mut person = is_personal(reading, &phrase.tokens);
        let mut name = proper_name(reading, &phrase.tokens);
        let noun = head(reading, &phrase.tokens);
        // `ведомство`, `resort`: the public office that the text named last.
        if words(reading, &phrase.tokens) == 1
            && !reading.speech.has_articles
            && reading.has(phrase.tokens.start, Roles::BODY)
            && noun.is_none_or(|n| n.source == Some(SourceType::Government))
            && name.as_ref().is_none_or(|n| *n == phrase.tokens)
            && let Some((office, name)) = self.office_meant(phrase.tokens.start, noun.and_then(|n| n.source), frame)
        {
            let source = Source { span: reading.document.span(phrase.tokens.clone()), name, kind: office };
            return self.push(source, phrase, false, frame);
        }
        let proper = name.clone().filter(|n| !n.clone().any(|i| reading.noun(i).is_some()));
        if let Some(run) = &proper {
            let fleeting = &reading.speech.endings.fleeting;
            if let Some((body, full)) = self.people.short(reading, run).filter(|_| kind.is_none()) {
                (kind, name, person) = (Some(*body), Some(full.clone()), false);
            } else if let Some(known) = self.people.person(reading, run) {
                // `kpt. Azierski`: nor does a rank tell more than the office that they were introduced with.
                let ranked = kind == Some(SourceType::Military)
                    && phrase.role.is_none()
                    && kind::by_title_alone(reading, &phrase.tokens);
                let weak =
                    ranked || matches!(kind, Some(SourceType::Other | SourceType::Official | SourceType::Witness));
                let full = reading.document.span(known.name.clone()).of(reading.document.text);
                let spoke = |s: &&Speaker| s.person && s.source.name == full;
                let heard = self.list.iter().rev().take(BACK).find(spoke).map(|s| s.source.kind);
                // What they were called where they spoke says more than what stands beside their name elsewhere.
                let told = heard.filter(|kind| kind::is_told(*kind));
                let known_kind = told.or(known.kind).or(heard);
                kind = if weak { known_kind.or(kind) } else { kind.or(known_kind) };
                // `the Rail Delivery Group`: behind an article a name without a title is a body's.
                person |=
                    !reading.has(phrase.tokens.start, Roles::ARTICLE) || known.kind.is_some() || phrase.role.is_some();
                if words(reading, &known.name) > words(reading, run) {
                    name = Some(known.name.clone());
                }
                // What was said of the same person where they first spoke.
                if kind.is_none() {
                    let surname = reading.surface(run.end - 1);
                    let earlier = self.list.iter().rev().take(BACK).find(|s| {
                        s.person
                            && proper_name(reading, &s.tokens)
                                .is_some_and(|n| alike(reading.surface(n.end - 1), surname, fleeting))
                    });
                    kind = earlier.map(|s| s.source.kind);
                }
            } else if let Some(before) = self.list.iter().rev().take(BACK).find(|s| {
                let n = proper_name(reading, &s.tokens);
                n.is_some_and(|n| {
                    words(reading, &n) == words(reading, run)
                        && alike(reading.surface(n.start), reading.surface(run.start), fleeting)
                })
            }) {
                kind = kind.or(Some(before.source.kind));
            }
        } else if let Some(noun) = noun {
            let bare = words(reading, &phrase.tokens) - self.article_words(&phrase.tokens);
            let document = phrase.tokens.clone().any(|i| reading.has(i, Roles::DOCUMENT));
            if noun.roles.any(Roles::TITLE) && !document {
                // `the official Turkish news agency`: a body behind the title says who it is.
                if self.definite(&phrase.tokens)
                    && (!reading.speech.persons_only || kind::by_title_alone(reading, &phrase.tokens))
                    && let Some(known) = self.in_role(&phrase.tokens, noun)
                    // `Rzecznik kolei`: the spokesman of another body is another person.
                    && (reading.speech.has_articles || known.kind.is_none_or(|k| self.may_lead(&phrase.tokens, k)))
                {
                    name = Some(known.name.clone());
                    kind = known.kind.or(kind);
                    person = true;
                }
            } else if bare == 1
                && let Some(body) = self.people.body(noun.lemma, phrase.tokens.start)
            {
                let spoke = self
                    .list
                    .iter()
                    .rev()
                    .take(BACK)
                    .find(|s| reading.document.span(body.clone()).of(reading.document.text) == s.source.name);
                // `The agency`: what its full name has told is known of it.
                let told = reading.speech.verbs_are_nouns || reading.speech.romance && noun.roles.any(Roles::BODY);
                let full = kind::of_range(reading, &body).filter(|_| told);
                kind = full.or(spoke.filter(|_| reading.speech.verbs_are_nouns).map(|s| s.source.kind)).or(kind);
                name = Some(body);
            } else if bare > 1
                && reading.speech.verbs_are_nouns
                && !matches!(noun.source, Some(SourceType::Witness | SourceType::Official | SourceType::Expert))
                && reading.len(phrase.tokens.end - bare) == bare
                && !reading.ends_like(phrase.tokens.end - 1, &reading.speech.endings.plural)
                && let Some(full) = self.people.fuller(reading, noun.lemma, bare)
            {
                name = Some(full);
            } else if bare == 1
                && noun.roles.any(Roles::BODY)
                // `Brauereiverband` names a body of its own.
                && (!reading.speech.joins_nouns || phrase.tokens.clone().any(|i| reading.alone(i).is_some()))
                && !reading.has(phrase.tokens.start, Roles::INDEFINITE)
                && let Some(before) =
                    self.list.iter().rev().take(BACK).find(|s| {
                        !s.person && Some(s.source.kind) == noun.source && !self.is_other_body(&s.tokens, noun)
                    })
            {
                // `агентство уточнило`: the one of its kind that spoke before.
                let source = Source { span: reading.document.span(phrase.tokens.clone()), ..before.source.clone() };
                return self.push(source, phrase, false, frame);
            }
        } else if let Some(source) = self.of_tail(phrase) {
            return self.push(source, phrase, false, frame);
        } else if words(reading, &phrase.tokens) - self.article_words(&phrase.tokens) == 1
            && phrase.tokens.clone().any(|i| reading.has(i, Roles::BODY))
            && let Some(before) = self.list.iter().rev().take(BACK).find(|s| !s.person && leads_office(s.source.kind))
        {
            let source = Source { span: reading.document.span(phrase.tokens.clone()), ..before.source.clone() };
            return self.push(source, phrase, false, frame);
        }
        if kind::by_title_alone(reading, &phrase.tokens)
            && phrase.role.is_none()
            && let Some(i) = phrase.tokens.clone().find(|&i| reading.has(i, Roles::BODY))
            && let Some(before) = self
                .list
                .iter()
                .rev()
                .take(BACK)
                .find(|s| !s.person && s.tokens.end <= i && s.source.kind != SourceType::Media)
        {
            kind = Some(before.source.kind);
        }
        // A leader named by no body of his own leads the one that the paragraph speaks of.
        let leads =
            phrase.role.as_ref().is_some_and(|r| head(reading, r).is_some() && kind::by_title_alone(reading, r));
        let titled = !reading.speech.has_articles && noun.is_some() && kind::by_title_alone(reading, &phrase.tokens);
        if kind == Some(SourceType::Other)
            && titled
            && phrase.role.is_none()
            && let Some(before) =
                self.list.iter().rev().take(BACK).find(|s| !s.person && s.paragraph == frame.paragraph)
            && leads_office(before.source.kind)
        {
            kind = Some(before.source.kind);
        }
        if (leads || matches!(kind, Some(SourceType::Other | SourceType::Official)))
            && (phrase.role.as_ref().is_some_and(|r| reading.has(r.start, Roles::DETERMINER))
                || reading.has(phrase.tokens.start, Roles::DETERMINER))
            && let Some(before) =
                self.list.iter().rev().take(BACK).find(|s| !s.person && s.paragraph + 1 >= frame.paragraph)
        {
            kind = Some(before.source.kind);
        }
        kind = self.led_by_owned(phrase, frame).or(kind);
        if matches!(kind, Some(SourceType::Official | SourceType::Other))
            && let Some((body, full)) = self.behind_title(phrase)
        {
            kind = Some(body);
            if let Some(name) = full {
                let source = Source { span: reading.document.span(phrase.tokens.clone()), name, kind: body };
                return self.push(source, phrase, false, frame);
            }
        }
        // `la même source`, `ce responsable`: who spoke before, by the name that the article gave.
        let pointing = reading.speech.romance && !reading.speech.drops_subject && name.is_none() && proper.is_none();
        if pointing
            && matches!(noun.map(|w| w.source), Some(Some(SourceType::Official | SourceType::Other)))
            && self.points_at_one(&phrase.tokens)
            && let Some(before) = self
                .list
                .iter()
                .rev()
                .take(BACK)
                .find(|s| s.paragraph + 1 >= frame.paragraph && (s.person || s.source.kind != SourceType::Witness))
        {
            let source = Source { span: reading.document.span(phrase.tokens.clone()), ..before.source.clone() };
            let person = before.person;
            return self.push(source, phrase, person, frame);
        }
        // `Joel Millman of the migration agency`: a person's name stays that of the person.
        // `Jan Kos z Komendy Powiatowej Policji`: whatever the body behind it is called.
        let of_person = |n: &Range<usize>| words(reading, n) >= 2 && reading.has(n.end, Roles::COMPLEMENT);
        let own = name.clone().filter(|n| person && of_person(n) && !n.clone().any(|i| reading.noun(i).is_some()));
        name = own.or_else(|| bodys_name(reading, &phrase.tokens)).or(name);
        // `el Indeci`: the name that the article wrote out beside its short form.
        let short = phrase.tokens.start + self.article_tokens(&phrase.tokens);
        if short + 1 == phrase.tokens.end
            && let Some(full) = self.acronyms.full(reading, short)
        {
            kind = kind.or_else(|| kind::of_range(reading, &full));
            name = Some(full);
        }
        // `Burmistrz Amatrice`: one capital behind the title of those who lead a place is its, where nobody is called so.
        let place = |n: &Range<usize>| {
            let title = (phrase.tokens.start..n.start).any(|i| reading.does(i, Function::LEADS_PLACE));
            let known = self.people.person(reading, n).is_some_and(|p| words(reading, &p.name) > 1);
            title && words(reading, n) == 1 && !known && !reading.does(n.start, Function::LEADERS)
        };
        name = name.filter(|n| !place(n));
        // `the Prime Minister`: a listed title is one name.
        if let Some(n) = name.as_mut().filter(|_| reading.speech.verbs_are_nouns)
            && reading.phrase_start(n.start) >= phrase.tokens.start
        {
            n.start = reading.phrase_start(n.start);
        }
        if reading.mark(phrase.tokens.start) == Some(super::reading::Mark::Quote) {
            // A name in quotation marks that reports is a medium's, where the article calls it nothing else.
            let inner = phrase.tokens.start + 1..phrase.tokens.end - 1;
            let called = self.called(&inner).filter(|_| kind.is_none());
            kind = kind.or(called.as_ref().map(|(_, kind)| *kind)).or(Some(SourceType::Media));
            name = Some(called.map_or(inner, |(body, _)| body));
        }
        // `Netanyahu said`, `Mr Netanyahu said`: whom everybody knows needs no office.
        let leads = || phrase.tokens.clone().any(|i| reading.is_capital(i) && reading.does(i, Function::LEADERS));
        let kind = kind
            .filter(|k| !matches!(k, SourceType::Witness | SourceType::Official | SourceType::Other) || !leads())
            .or_else(|| leads().then_some(SourceType::Government));
        person |= reading.speech.verbs_are_nouns && words(reading, &phrase.tokens) == 1 && leads();
        let named =
            name.unwrap_or_else(|| phrase.tokens.start + self.article_tokens(&phrase.tokens)..phrase.tokens.end);
        // `La « Commission des catastrophes »`: the marks are no part of the name.
        let marked = |i: usize| reading.mark(i) == Some(super::reading::Mark::Quote);
        let bare = usize::from(named.len() > 2 && marked(named.start) && marked(named.end - 1));
        let named = named.start + bare..named.end - bare;
        let source = Source {
            span: reading.document.span(phrase.tokens.clone()),
            name: reading.document.span(named).of(reading.document.text).to_owned(),
            kind: kind.unwrap_or_else(|| self.default_kind(phrase, person)),
        };
        self.push(source, phrase, person || noun.is_some_and(|w| w.roles.any(Roles::TITLE)), frame)
    }

    fn push(&mut self, source: Source, phrase: &Phrase, person: bool, frame: &Frame) -> usize {
        let role = phrase.role.clone();
        self.list.push(Speaker { source, tokens: phrase.tokens.clone(), role, person, paragraph: frame.paragraph });
        self.list.len() - 1
    }
}
