//! Where a cue's content stands: behind it, or around it.
//!
//! In: the place of a cue in its sentence. Out: its [`Shape`], told by marks, conjunctions and quotations.

use std::ops::Range;

use super::{BOUND, Cue, Finder, Shape};
use crate::claim::SourceType;
use crate::extract::attribution::name::{is_personal, name_run};
use crate::extract::attribution::people::alike;
use crate::extract::attribution::phrase::{Party, Phrase, extend};
use crate::extract::attribution::reading::{Frame, Mark, Reading};
use crate::lang::{Function, Roles};

impl Finder<'_, '_, '_> {
    /// Whether what makes content plain stands at `i`: `that`, a colon, an opening quotation.
    pub(super) fn opens_content(&self, i: usize) -> bool {
        let reading = self.reading;
        let mut at = i;
        if reading.mark(at) == Some(Mark::Comma) {
            at += 1;
        }
        reading.has(at, Roles::THAT) || matches!(reading.mark(i), Some(Mark::Colon | Mark::Quote))
    }

    /// `selon MSF, qui gère trois centres, le bilan ...`: what a relative clause tells of the source is the
    /// article's own; content goes on behind its second comma.
    pub(super) fn behind_relative(&self, from: usize) -> usize {
        let reading = self.reading;
        let (comma, end) = (|i: usize| reading.mark(i) == Some(Mark::Comma), self.frame.tokens.end);
        // In Romance languages no content follows such a name (`según la red Ojo, que tiene`), unless somebody else cites it.
        let cites = !reading.speech.is_null_subject_romance() || self.roles.any(Roles::CITING);
        let clause = cites && reading.has(from + 1, Roles::THAT);
        if !comma(from) || !reading.has(from + 1, Roles::RELATIVE) || reading.has(from + 1, Roles::ELLIPTIC) || clause {
            return from;
        }
        (from + 1..end).take(BOUND).find(|&i| comma(i) || reading.mark(i) == Some(Mark::Semicolon)).unwrap_or(end)
    }

    /// Whether what a comma sets apart behind the speaker of `group` tells who they are: an article, a relative
    /// clause, or behind a quotation a bare noun (`» , dit Karim, accompagnateur depuis 15 ans`).
    pub(super) fn tells_role(&self, group: &Range<usize>) -> bool {
        let reading = self.reading;
        let at = group.end + 1;
        let spoken =
            || (1..=5).filter_map(|b| group.start.checked_sub(b)).any(|i| reading.mark(i) == Some(Mark::Quote));
        let bare = || {
            reading.is_word(at) && !reading.is_capital(at) && (reading.word(at).is_none() || reading.noun(at).is_some())
        };
        // `Nerem says, the oceans could rise`, `Dans le nord, affirme le maire, les secours ont évacué`: an article that opens
        // a clause tells no role.
        let clausal = reading.speech.verbs_are_nouns || reading.speech.romance;
        let clause = clausal
            && reading.has(at, Roles::ARTICLE)
            && !reading.has(at, Roles::RELATIVE)
            && (at..self.frame.tokens.end)
                .take(12)
                // `said Ann Bell, a nurse who has two sons`: the verb of a relative clause is the role's own.
                .take_while(|&i| !reading.bounds(i) && !reading.has(i, Roles::RELATIVE))
                .any(|i| reading.has(i, Roles::AUXILIARY) && reading.noun(i).is_none());
        // `Nei frigoriferi, spiega il maggiore, la temperatura toccava i 14 gradi`: nor does a thing before a figure.
        let next = (at..self.frame.tokens.end).find(|&i| reading.bounds(i)).unwrap_or(self.frame.tokens.end);
        let noun = at + reading.len(at);
        let thing = reading.speech.romance
            && reading.has(at, Roles::ARTICLE)
            && reading.noun(noun).is_none()
            && !reading.is_capital(noun)
            && reading.is_word(noun + 1)
            && !reading.has(noun + 1, Roles::COMPLEMENT.and(Roles::RELATIVE))
            && reading.has_figure(noun..next);
        !clause
            && !thing
            && !self.sums_up(at)
            && (reading.has(at, Roles::RELATIVE.and(Roles::ARTICLE)) || bare() && spoken())
    }

    /// `No combate, refere a Proteção Civil na sua página, estiveram 12`: where content goes on behind an aside that
    /// a comma opens and the next one closes.
    pub(super) fn closed_aside(&self, group: &Range<usize>) -> Option<usize> {
        /// Tokens behind the speaker, at most.
        const ADJUNCT: usize = 10;
        let reading = self.reading;
        let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
        let opened = reading.speech.drops_subject && group.start > 0 && comma(group.start - 1);
        let close =
            (group.end..self.frame.tokens.end).take(ADJUNCT).find(|&i| reading.bounds(i)).filter(|&i| comma(i))?;
        let open = Roles::RELATIVE.and(Roles::ARTICLE).and(Roles::CONJUNCTION).and(Roles::CONTRAST);
        let adjunct = reading.has(group.end, Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::WITHIN));
        (opened && adjunct && !reading.has(close + 1, open)).then_some(close)
    }

    /// Where content resumes behind an inversion: at the next quotation, if any.
    pub(super) fn resumed(&self, from: usize) -> usize {
        (from..self.frame.tokens.end)
            .take(60)
            .find(|&i| self.reading.mark(i) == Some(Mark::Quote))
            .unwrap_or(self.frame.tokens.end)
    }

    /// `the offer, which unions had recommended, is 10%`: whether the cue that starts at `at` stands in a relative clause
    /// that a comma sets apart from what it goes on about.
    pub(super) fn in_relative(&self, at: usize) -> bool {
        let reading = self.reading;
        let relative = (self.frame.tokens.start + 1..=at).rev().take(3).find(|&i| reading.has(i, Roles::RELATIVE));
        let romance = reading.speech.romance && !reading.speech.drops_subject;
        (reading.speech.verbs_are_nouns || romance)
            && relative.is_some_and(|i| {
                reading.mark(i - 1) == Some(Mark::Comma) && !reading.has(i, Roles::THAT.and(Roles::ELLIPTIC))
            })
    }

    /// `Szpital, który ma 200 łóżek, przyjął 341 osób, poinformował rzecznik`: whether behind a relative clause of the
    /// subject that ends at `subject` its own verb follows, so that the verb of saying at `start` has another subject.
    pub(super) fn resumes(&self, subject: usize, start: usize) -> bool {
        /// Words of the main clause to its verb, at most.
        const WORDS: usize = 4;
        let reading = self.reading;
        let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
        let relative = comma(subject) && (subject + 1..subject + 3).any(|i| reading.has(i, Roles::RELATIVE));
        if !relative || start <= subject + 2 || !comma(start - 1) {
            return false;
        }
        let Some(close) = (subject + 2..start - 1).rev().find(|&i| comma(i)) else { return false };
        let opens = Roles::RELATIVE.and(Roles::CONJUNCTION).and(Roles::THAT).and(Roles::CONTRAST).and(Roles::AS);
        let verb =
            |i: usize| reading.has(i, Roles::FINITE.and(Roles::AUXILIARY).and(Roles::VERB)) || reading.is_predicate(i);
        let mut clause = (close + 1..start - 1).take(WORDS);
        !reading.has(close + 1, opens) && clause.any(verb)
    }

    /// Where the content of such a cue ends: at the next comma.
    pub(super) fn end_of_relative(&self, right: &Range<usize>) -> Option<usize> {
        // `l'OMS, qui recense 30 cas, dont deux graves, a annoncé`: a comma inside of a list ends no clause.
        let counted = |i: usize| self.reading.hedged(i + 1) && self.reading.has_figure(right.start..i);
        let list = |i: usize| self.reading.has(i + 1, Roles::ELLIPTIC.and(Roles::CONJUNCTION)) || counted(i);
        let listed = |i: usize| self.reading.speech.romance && list(i);
        let comma = |i: &usize| self.reading.mark(*i) == Some(Mark::Comma) && !listed(*i);
        // The comma that closes the phrase itself ends nothing.
        right.clone().take(BOUND).skip(1).find(comma)
    }

    /// `Les prévisions annoncent des pluies, menaçant une ville de 2 millions d'habitants`: where the object of a verb
    /// without clause or figure ends, if a gerund that says nothing follows.
    pub(super) fn end_of_object(&self, shape: Shape, group: &Range<usize>, right: &Range<usize>) -> Option<usize> {
        let reading = self.reading;
        if shape != Shape::Forward || !reading.speech.romance || reading.speech.drops_subject {
            return None;
        }
        let comma = right.clone().take(BOUND).find(|&i| reading.bounds(i))?;
        let gerund = reading.is_gerund(comma + 1) && !reading.has(comma + 1, Roles::VERB);
        let object = right.start..comma;
        let states = object.clone().any(|i| reading.has(i, Roles::THAT.and(Roles::DOCUMENT).and(Roles::ACCOUNT)));
        let told = states || reading.has_figure(object) || self.opens_content(group.end);
        (reading.mark(comma) == Some(Mark::Comma) && gerund && !told).then_some(comma)
    }

    /// Whether a word like `as` before `at` makes the saying an aside.
    pub(super) fn is_aside(&self, at: usize) -> bool {
        let first = self.frame.tokens.start;
        let like = (first..at).rev().take(2).any(|i| self.reading.has(i, Roles::AS)) || self.reading.has(at, Roles::AS);
        like || self.tells_of_sentence(at).is_some()
    }

    /// The shape of a cue whose group starts at `at` with its verb from `start`.
    pub(super) fn shape(&self, at: usize, start: usize) -> Shape {
        let reading = self.reading;
        let first = self.frame.tokens.start;
        if self.is_aside(at) {
            return if self.has_own_object() { Shape::Forward } else { Shape::Aside };
        }
        if self.goes_on_in_gerund(at) {
            return Shape::Aside;
        }
        let limit = self.frame.tokens.end.min(self.to + BOUND);
        let next = (self.to..limit).find(|&i| reading.bounds(i)).unwrap_or(limit);
        let plain = (self.to..next).take(12).any(|i| reading.has(i, Roles::THAT));
        // `12 died, the army said in a statement 31 months after the war began`: behind content a preposition tells when
        // or where it was said.
        let told = reading.speech.verbs_are_nouns
            && at > first + 2
            && self.roles.any(Roles::SAY)
            && reading.mark(at - 1) == Some(Mark::Comma)
            && reading.has_figure(first..at)
            && reading.has(self.to, Roles::PREPOSITION.and(Roles::ADVERB))
            && !reading.has(first, Roles::PREPOSITION)
            && !reading.does(first, Function::SUBORDINATOR);
        // `«…», sostuvo ante decenas de vecinos`: so it does behind a quotation, in Romance languages whose verbs need no subject.
        let before = at > first + 2 && reading.mark(at - 1) == Some(Mark::Comma);
        let heard = reading.speech.is_null_subject_romance()
            && before
            && reading.mark(at - 2) == Some(Mark::Quote)
            && self.roles.any(Roles::SAY)
            && reading.has(self.to, Roles::PREPOSITION);
        if (told || heard) && !plain && !self.opens_content(self.to) {
            return Shape::Aside;
        }
        if plain
            || self.opens_content(self.pronoun_end())
            || self.opens_content(next)
            || self.reading.has_figure(self.to..next)
        {
            return Shape::Forward;
        }
        let behind_mark =
            at > first + 2 && matches!(reading.mark(at - 1), Some(Mark::Comma | Mark::Dash | Mark::Quote));
        let content =
            self.reading.has_figure(first..at) || at - first >= 6 || reading.mark(at.max(1) - 1) == Some(Mark::Quote);
        // `Trois jours après le vote, la Céni a annoncé les résultats`: what is announced is no aside.
        let object = reading.speech.romance && reading.has(self.to, Roles::ARTICLE) && !reading.has_figure(at..next);
        let told = reading.mark(at.max(1) - 1) == Some(Mark::Quote);
        let aside = behind_mark && content && next - self.to <= 10 && start >= at && (!object || told);
        let aside = aside && !self.opens_second_headline(at);
        if aside { Shape::Aside } else { Shape::Forward }
    }

    /// `Zugleich rechnen 84 Prozent der Ärzte damit`: one word that opens a sentence is no subject of a verb in the plural.
    pub(super) fn disagrees(&self, party: &Party) -> bool {
        let Party::Phrase(phrase) = party else { return false };
        let reading = self.reading;
        reading.speech.verb_second
            && phrase.role.is_none()
            && phrase.tokens.len() == 1
            && phrase.tokens.start == self.frame.tokens.start
            && reading.noun(phrase.tokens.start).is_none()
            && reading.ends_like(self.from, &reading.speech.endings.plural_verb)
            && !reading.surface(phrase.tokens.start).chars().nth(1).is_some_and(char::is_uppercase)
    }

    /// `дом признали аварийным`, `chęć udziału deklaruje 68 proc.`: where nouns inflect, what no list knows
    /// and no capital names is as likely the object, unless the content opens behind the verb.
    pub(super) fn is_no_speaker(&self, party: &Party) -> bool {
        let Party::Phrase(phrase) = party else { return false };
        let reading = self.reading;
        let first = self.frame.tokens.start;
        // `Według danych resortu pracodawcy zgłosili`: the phrase names who says so, not who did it.
        if !reading.speech.has_articles && reading.has(phrase.tokens.start, Roles::ACCORDING) {
            return true;
        }
        let known = phrase.tokens.clone().any(|i| {
            reading.noun(i).is_some()
                || reading.has(i, Roles::DOCUMENT.and(Roles::BODY).and(Roles::INDEFINITE).and(Roles::SEAT))
                || reading.is_capital(i) && i > first
                || reading.mark(i) == Some(Mark::Quote)
        });
        let named = super::super::name::is_personal(reading, &phrase.tokens) || phrase.role.is_some();
        // `Гладков сообщил о 12 раненых`: whoever tells of something.
        let only = phrase.tokens.len() == 1 && reading.is_capital(first) && reading.word(first).is_none();
        let named = named || only && self.roles.any(Roles::SAY) && reading.does(self.to, Function::ABOUT);
        let told = self.opens_content(self.to) || reading.mark(self.to) == Some(Mark::Quote);
        // `Marczak podał wcześniej, że`, `Kos mówił w sobotę, że`: when it was said stands before the content.
        let mut at = self.to;
        while at < self.to + 6 && reading.has(at, Roles::ADVERB.and(Roles::WITHIN)) && reading.noun(at).is_none() {
            at += reading.len(at);
        }
        let told = told || at > self.to && only && reading.mark(at) == Some(Mark::Comma) && self.opens_content(at);
        !reading.speech.has_articles && !known && !named && !told
    }
}

/// `500.000 manifestants (CGT)`, `12 blessés (police)`: the body that the bracket at `at` names right behind a figure.
pub(super) fn bracketed(reading: &Reading<'_, '_>, frame: &Frame, at: usize) -> Option<Cue> {
    /// Tokens between the figure and the bracket, and in the bracket, at most.
    const NEAR: usize = 4;
    let floor = frame.tokens.start.max(at.saturating_sub(NEAR));
    let last = (floor..at).rev().find(|&i| reading.in_figure(i))?;
    let figure = (frame.tokens.start..last).rev().take_while(|&i| reading.in_figure(i)).last().unwrap_or(last);
    let plain = (last + 1..at).all(|i| reading.is_word(i) && !reading.is_capital(i) && reading.noun(i).is_none());
    let close = (at + 2..frame.tokens.end.min(at + 2 + NEAR)).find(|&i| reading.surface(i) == ")")?;
    let tokens = at + 1..close;
    // `(dane organizatorów)`: the document stands before whose it is.
    let opens = at + 1 + usize::from(reading.has(at + 1, Roles::ARTICLE.and(Roles::DOCUMENT)));
    let speaks = |kind: SourceType| !matches!(kind, SourceType::Politician | SourceType::Witness | SourceType::Media);
    let noun = reading.noun(opens).and_then(|w| w.source).is_some_and(speaks);
    if !plain || !noun || extend(reading, at + 1) < close {
        return None;
    }
    Some(Cue {
        tokens: at..at,
        roles: Roles::SAY,
        shape: Shape::Phrase,
        party: Party::Phrase(Phrase { tokens, role: None }),
        group: at..close + 1,
        left: figure..at,
        right: at..at,
    })
}

/// `60 patients a day (source: Health Ministry)`: whose the sentence before the bracket at `at` is.
pub(super) fn sourced(reading: &Reading<'_, '_>, frame: &Frame, at: usize) -> Option<Cue> {
    /// Tokens of the bracket, at most.
    const NEAR: usize = 16;
    let noun = |w: &crate::lang::Word| w.is_title() && w.source.is_some();
    if !reading.noun(at + 1).is_some_and(noun) {
        return None;
    }
    let colon = at + 1 + reading.len(at + 1);
    let close = (colon + 1..frame.tokens.end.min(at + NEAR)).find(|&i| reading.surface(i) == ")")?;
    let tokens = colon + 1..close;
    let named = tokens.clone().any(|i| reading.noun(i).is_some() || reading.is_capital(i));
    (reading.mark(colon) == Some(Mark::Colon) && named && extend(reading, colon + 1) >= close).then(|| Cue {
        tokens: at + 1..colon,
        roles: Roles::SAY,
        shape: Shape::Phrase,
        party: Party::Phrase(Phrase { tokens, role: None }),
        group: at..close + 1,
        left: frame.tokens.start..at,
        right: at..at,
    })
}

/// `Reuters: Rosja straciła 240 czołgów`, `Полиция: задержаны 12 фанатов`: a paragraph that opens with one who
/// can speak and a colon; a list of several such is none.
pub(super) fn headline(reading: &Reading<'_, '_>, frame: &Frame) -> Option<Cue> {
    /// Tokens of the phrase, at most.
    const LONGEST: usize = 5;
    let Range { start, end } = frame.tokens;
    let first = reading.frame_of(start).checked_sub(1).and_then(|before| reading.frames.get(before));
    if first.is_some_and(|before| before.paragraph == frame.paragraph) {
        return None;
    }
    let colon = (start..end.min(start + LONGEST + 1)).find(|&i| reading.mark(i) == Some(Mark::Colon))?;
    let told = reading.is_word(colon + 1) || reading.is_digits(colon + 1);
    // `Sztab: 12 interwencji; 300 domów bez prądu`: a title may tell two things.
    let parts = |i: usize| match reading.mark(i) {
        Some(Mark::Colon) => true,
        Some(Mark::Semicolon) => start > 0,
        _ => false,
    };
    let listed = (colon + 1..end).any(parts);
    let cue = |tokens: Range<usize>| Cue {
        tokens: colon..colon,
        roles: Roles::SAY,
        shape: Shape::Forward,
        party: Party::Phrase(Phrase { tokens, role: None }),
        group: start..colon + 1,
        left: start..start,
        right: colon + 1..end,
    };
    if let Some(name) = behind_topic(reading, start, colon).filter(|_| told && !listed && colon + 3 < end) {
        return Some(cue(name));
    }
    let noun = reading.noun(start).filter(|w| w.source != Some(SourceType::Witness))?;
    let plain = |i: usize| reading.word(i).is_none() && reading.is_word(i) && !reading.is_capital(i);
    let whole = colon > start && extend(reading, start) == colon && !(start..colon).any(plain);
    (whole && !listed && told && noun.source.is_some() && colon + 4 < end).then(|| cue(start..colon))
}

/// `Maltempo, Bonari: 5mila evacuati`, `Lavoro, Istat: occupati in calo`: in the headlines of a Romance language the name
/// behind the topic and before the colon, of a body that speaks or of somebody whom the text names again.
pub(in crate::extract::attribution) fn behind_topic(
    reading: &Reading<'_, '_>,
    start: usize,
    colon: usize,
) -> Option<Range<usize>> {
    /// Tokens of the name, at most.
    const NAME: usize = 4;
    let comma = |&i: &usize| reading.mark(i) == Some(Mark::Comma);
    let at = (start..colon).find(comma).filter(|_| reading.speech.romance)?;
    let name = name_run(reading, at + 1, colon).filter(|name| name.end == colon && name.len() <= NAME)?;
    let topic = at > start && !(start..at).any(|i| reading.bounds(i));
    let opens = start == 0 || reading.frame_of(start) != reading.frame_of(start - 1);
    let noun = reading.noun(name.start);
    let body = noun.is_some_and(|w| w.source.is_some_and(|s| s != SourceType::Witness)) && name.len() <= 2;
    let surname = reading.surface(colon - 1);
    let again = |i: usize| reading.is_capital(i) && reading.surface(i) == surname;
    let named = noun.is_none() && (colon + 1..reading.document.tokens.len()).any(again);
    (topic && opens && (body || named)).then_some(name)
}

/// `Поранено п'ятьох людей — голова ОВА Сергій Лисак`, `Погибли трое — МЧС`: where nouns inflect, a dash before the body
/// or the titled name that ends the sentence; one person alone may be who that is.
pub(super) fn signed(reading: &Reading<'_, '_>, frame: &Frame) -> Option<Cue> {
    /// Tokens of the phrase, at most.
    const LONGEST: usize = 12;
    let Range { start, end } = frame.tokens;
    let end = if reading.mark(end - 1) == Some(Mark::Stop) { end - 1 } else { end };
    if reading.speech.has_articles {
        return None;
    }
    let dash = (start + 3..end).rev().take(LONGEST).find(|&i| reading.mark(i) == Some(Mark::Dash))?;
    // An apostrophe inside a word is no quotation mark.
    let spoken = |i: usize| reading.mark(i) == Some(Mark::Quote) && (reading.space_at(i) || reading.space_at(i + 1));
    let told = reading.has_figure(start..dash) && !(start..end).any(spoken);
    let whole = dash + 1 < end && extend(reading, dash + 1) == end && !reading.has_figure(dash..end);
    let tokens = dash + 1..end;
    let cue = |tokens: Range<usize>| Cue {
        tokens: dash..dash,
        roles: Roles::SAY,
        shape: Shape::Aside,
        party: Party::Phrase(Phrase { tokens, role: None }),
        group: dash..end,
        left: start..dash,
        right: end..end,
    };
    if signs_headline(reading, frame, &tokens) {
        return Some(cue(tokens));
    }
    let noun = reading.noun(dash + 1).filter(|_| told && whole)?;
    let one =
        (start..dash).any(|i| reading.in_figure(i) && (reading.has(i, Roles::INDEFINITE) || reading.surface(i) == "1"));
    let body = !noun.is_title() && !matches!(noun.source, Some(SourceType::Witness | SourceType::Company) | None);
    let named = is_personal(reading, &tokens) && noun.is_title() && !one;
    (body && reading.mark(start) != Some(Mark::Dash) || named).then(|| cue(tokens))
}

/// `Дефицит сократится до 13 млрд рублей – Лапин`, `Явка склала 18% – "Обрій"`: whether a name alone ends the first line with a
/// figure, and the article calls its bearer something further down.
fn signs_headline(reading: &Reading<'_, '_>, frame: &Frame, name: &Range<usize>) -> bool {
    let line = frame.paragraph == 0 && frame.tokens.start == 0 && reading.has_figure(frame.tokens.start..name.start);
    if !line || name.is_empty() || reading.has_figure(name.clone()) {
        return false;
    }
    let quoted = reading.quotes.at(name.start).filter(|q| q.open == name.start && q.close + 1 == name.end);
    let (from, to) = if quoted.is_some() { (name.start + 1, name.end - 1) } else { (name.start, name.end) };
    let called = |at: usize| match quoted {
        Some(_) => reading.quotes.at(at).is_some_and(|q| q.open + 1 == at && q.close - at == to - from),
        None => {
            let before = reading.phrase_start(at - 1);
            reading.is_capital(before) || reading.is_title(before)
        }
    };
    let total = reading.document.tokens.len();
    let same = |at: usize| alike(reading.surface(from), reading.surface(at), &reading.speech.endings.fleeting);
    let plain = quoted.is_some() || to == from + 1 && reading.is_capital(from) && !reading.has(from, Roles::PLACE);
    plain && (frame.tokens.end..total).any(|at| reading.is_capital(at) && same(at) && called(at))
}

/// The nearest of these marks before and behind a phrase, where both stand in the range.
fn between(
    reading: &Reading<'_, '_>,
    range: &Range<usize>,
    group: &Range<usize>,
    mark: Mark,
) -> Option<(usize, usize)> {
    /// Tokens from the phrase to either mark, at most.
    const NEAR: usize = 24;
    let marks = |i: &usize| reading.mark(*i) == Some(mark);
    let open = (range.start..group.start).rev().take(NEAR).find(marks)?;
    let close = (group.end..range.end).take(NEAR).find(marks)?;
    Some((open, close))
}

/// `20 000 osób (według policji 5 000)`: a phrase in brackets with a figure of its own says nothing of the others.
pub(super) fn inside_bracket(
    reading: &Reading<'_, '_>,
    frame: &Frame,
    group: &Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let (open, close) = between(reading, &frame.tokens, group, Mark::Bracket)?;
    let holds = reading.token(open)?.is_mark('(') && reading.token(close)?.is_mark(')');
    (holds && reading.has_figure(open..close)).then_some((open + 1..group.start, group.end..close))
}

/// Whether such a phrase is all that brackets hold beside its figures.
pub fn fills_bracket(reading: &Reading<'_, '_>, cue: &Cue) -> bool {
    let open = cue.left.start.checked_sub(1).and_then(|i| reading.token(i)).is_some_and(|t| t.is_mark('('));
    open && reading.token(cue.right.end).is_some_and(|t| t.is_mark(')'))
}

/// `Des milliers de personnes, 9 500 selon la préfecture, ont défilé`: a figure with its phrase between commas is all that
/// the phrase credits, where another figure stands before.
pub(super) fn inset(
    reading: &Reading<'_, '_>,
    frame: &Frame,
    group: &Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
    let figure = (frame.tokens.start..group.start).rev().take_while(|&i| reading.in_figure(i)).last()?;
    let before = figure.checked_sub(1).filter(|&i| i > frame.tokens.start && comma(i))?;
    let own = comma(group.end) && reading.has_figure(frame.tokens.start..before);
    own.then_some((figure..group.start, group.end..group.end))
}

/// `La tempête – un de ces événements qui, selon la météo, reviennent – a fait trois blessés`: a phrase between two dashes says
/// nothing of what stands around them.
pub(super) fn inside_dashes(
    reading: &Reading<'_, '_>,
    frame: &Frame,
    group: &Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let inside = frame.tokens.start + 1..frame.tokens.end;
    let (open, close) = between(reading, &inside, group, Mark::Dash)?;
    let dash = |i: usize| reading.mark(i) == Some(Mark::Dash);
    let alone = !(frame.tokens.start..open).any(dash) && !(close + 1..frame.tokens.end).any(dash);
    let around = reading.is_word(frame.tokens.start) && reading.is_word(close + 1);
    (alone && around && reading.speech.romance).then_some((open + 1..group.start, group.end..close))
}
