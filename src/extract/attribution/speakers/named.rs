//! A phrase that names who speaks, as a source: its name in its fullest form and its type.
//!
//! In: a phrase, and everybody who spoke before it. Out: a speaker more. What the phrase itself tells comes first; then
//! what the article tells of the same name or noun elsewhere; then the body that a title leads; at last how it is called.

use std::ops::Range;

use super::shown::leads_office;
use super::{Speaker, Speakers};
use crate::claim::{Source, SourceType};
use crate::extract::attribution::body::bodys_name;
use crate::extract::attribution::document;
use crate::extract::attribution::kind;
use crate::extract::attribution::name::{head, is_personal, proper_name, with_joined, words};
use crate::extract::attribution::people::{Person, alike};
use crate::extract::attribution::phrase::Phrase;
use crate::extract::attribution::reading::{Frame, Mark};
use crate::lang::{Function, Roles, Word};

/// What is known of the one that a phrase names.
struct Identity {
    kind: Option<SourceType>,
    name: Option<Range<usize>>,
    /// A single person, by name or title.
    person: bool,
}

impl Speakers<'_, '_, '_> {
    /// A speaker named by a phrase.
    pub fn of_phrase(&mut self, phrase: &Phrase, frame: &Frame) -> usize {
        let reading = self.reading;
        let phrase = &self.told_part(phrase);
        let noun = head(reading, &phrase.tokens);
        let mut who = Identity {
            kind: kind::of_phrase(reading, phrase),
            name: proper_name(reading, &phrase.tokens),
            person: is_personal(reading, &phrase.tokens),
        };
        if let Some(source) = self.office_named_last(phrase, noun, &who, frame) {
            return self.push(source, phrase, false, frame);
        }
        // `Selon Mme Marin`: somebody named in full elsewhere may bear the name of a trade.
        let surname = |n: &Range<usize>| {
            let bearer = if n.len() == 1 { self.people.person(reading, n) } else { None };
            bearer.is_some_and(|known| words(reading, &known.name) > 1)
        };
        let proper = who.name.clone().filter(|n| !n.clone().any(|i| reading.noun(i).is_some()) || surname(n));
        let settled = match (&proper, noun) {
            (Some(run), _) => {
                self.by_name(&mut who, phrase, run);
                None
            }
            (None, Some(noun)) => self.by_noun(&mut who, phrase, noun),
            (None, None) => self.of_tail(phrase).or_else(|| self.of_lone_body(phrase)),
        };
        if let Some(source) = settled {
            return self.push(source, phrase, false, frame);
        }
        self.by_body_led(&mut who, phrase, noun, frame);
        self.by_letters(&mut who, phrase);
        if matches!(who.kind, Some(SourceType::Official | SourceType::Other))
            && let Some((body, full)) = self.behind_title(phrase).or_else(|| self.of_same_title(phrase))
        {
            who.kind = Some(body);
            if let Some(name) = full {
                let source = Source { span: reading.document.span(phrase.tokens.clone()), name, kind: body };
                return self.push(source, phrase, false, frame);
            }
        }
        if who.name.is_none()
            && proper.is_none()
            && let Some((source, person)) = self.pointed_at(phrase, noun, frame)
        {
            return self.push(source, phrase, person, frame);
        }
        self.call(&mut who, phrase);
        self.introduce(who, phrase, noun, frame)
    }

    /// The phrase without what stands before the one it names.
    fn told_part(&self, phrase: &Phrase) -> Phrase {
        let reading = self.reading;
        let mut phrase = document::body_behind(reading, phrase);
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
        phrase
    }

    /// `ведомство`, `resort`: the public office that the text named last.
    fn office_named_last(&self, phrase: &Phrase, noun: Option<&Word>, who: &Identity, frame: &Frame) -> Option<Source> {
        let reading = self.reading;
        if words(reading, &phrase.tokens) == 1
            && !reading.speech.has_articles
            && reading.has(phrase.tokens.start, Roles::BODY)
            && noun.map_or(self.public(phrase), |n| n.source == Some(SourceType::Government))
            && who.name.as_ref().is_none_or(|n| *n == phrase.tokens)
            && let Some((office, name)) = self.office_meant(phrase.tokens.start, noun.and_then(|n| n.source), frame)
        {
            return Some(Source { span: reading.document.span(phrase.tokens.clone()), name, kind: office });
        }
        None
    }

    /// `продюсер`, `врача`: where nouns inflect, who was named behind the noun for what they are.
    fn told_person(&self, noun: &Word, phrase: &Phrase) -> Option<&Person> {
        let body = self.people.body(noun.lemma, phrase.tokens.start)?;
        let (at, person) = self.people.named_in(body.clone())?;
        let full = words(self.reading, &person.name) >= 2 && !self.reading.speech.has_articles;
        let role = (body.start..at).all(|i| !self.reading.is_capital(i) || i == body.start);
        (full && role && at > body.start && !self.reading.has(phrase.tokens.start, Roles::BODY)).then_some(person)
    }

    /// Whether a word for bodies that tells no type stands for public ones: `проект`, `движение` do not.
    fn public(&self, phrase: &Phrase) -> bool {
        self.reading.does(phrase.tokens.start, Function::STANDS_FOR)
    }

    /// What the article tells elsewhere of a name without a noun.
    fn by_name(&self, who: &mut Identity, phrase: &Phrase, run: &Range<usize>) {
        let reading = self.reading;
        let fleeting = &reading.speech.endings.fleeting;
        if let Some((body, full)) = self.people.short(reading, run).filter(|_| who.kind.is_none()) {
            *who = Identity { kind: Some(*body), name: Some(full.clone()), person: false };
        } else if let Some(known) = self.people.person(reading, run) {
            // `kpt. Azierski`: nor does a rank tell more than the office that they were introduced with.
            let ranked = who.kind == Some(SourceType::Military)
                && phrase.role.is_none()
                && kind::by_title_alone(reading, &phrase.tokens);
            let weak =
                ranked || matches!(who.kind, Some(SourceType::Other | SourceType::Official | SourceType::Witness));
            let full = reading.document.span(known.name.clone()).of(reading.document.text);
            let spoke = |s: &&Speaker| s.person && s.source.name == full;
            let heard = self.heard().find(spoke).map(|s| s.source.kind);
            // What they were called where they spoke says more than what stands beside their name elsewhere.
            let told = heard.filter(|kind| kind::is_told(*kind));
            let known_kind = told.or(known.kind).or(heard);
            who.kind = if weak { known_kind.or(who.kind) } else { who.kind.or(known_kind) };
            // `the Rail Delivery Group`: behind an article a name without a title is a body's.
            who.person |=
                !reading.has(phrase.tokens.start, Roles::ARTICLE) || known.kind.is_some() || phrase.role.is_some();
            if words(reading, &known.name) > words(reading, run) {
                who.name = Some(known.name.clone());
            }
            // What was said of the same person where they first spoke.
            if who.kind.is_none() {
                let surname = reading.surface(run.end - 1);
                let earlier = self.heard().find(|s| {
                    s.person
                        && proper_name(reading, &s.tokens)
                            .is_some_and(|n| alike(reading.surface(n.end - 1), surname, fleeting))
                });
                who.kind = earlier.map(|s| s.source.kind);
            }
        } else if let Some(before) = self.heard().find(|s| {
            let n = proper_name(reading, &s.tokens);
            n.is_some_and(|n| {
                words(reading, &n) == words(reading, run)
                    && alike(reading.surface(n.start), reading.surface(run.start), fleeting)
            })
        }) {
            who.kind = who.kind.or(Some(before.source.kind));
        }
    }

    /// What the article tells of the noun that names somebody: a title's bearer, the full name of a body, or the whole
    /// source where one of its kind spoke before.
    fn by_noun(&self, who: &mut Identity, phrase: &Phrase, noun: &Word) -> Option<Source> {
        let reading = self.reading;
        let bare = words(reading, &phrase.tokens) - self.article_words(&phrase.tokens);
        let document = phrase.tokens.clone().any(|i| reading.has(i, Roles::DOCUMENT));
        let stands = !reading.speech.has_articles && reading.does(phrase.tokens.start, Function::STANDS_FOR);
        if (noun.is_title() || stands && !reading.has(phrase.tokens.start, Roles::BODY)) && !document {
            // `the official Turkish news agency`: a body behind the title says who it is.
            if self.definite(&phrase.tokens)
                && (!reading.speech.persons_only || kind::by_title_alone(reading, &phrase.tokens))
                && let Some(known) = self.in_role(&phrase.tokens, noun)
                // `Rzecznik kolei`: the spokesman of another body is another person.
                && (reading.speech.has_articles || known.kind.is_none_or(|k| self.may_lead(&phrase.tokens, k)))
            {
                *who = Identity { kind: known.kind.or(who.kind), name: Some(known.name.clone()), person: true };
            }
        } else if bare == 1
            && let Some(person) = self.told_person(noun, phrase)
        {
            *who = Identity { kind: person.kind.or(who.kind), name: Some(person.name.clone()), person: true };
        } else if bare == 1
            && let Some(body) = self.people.body(noun.lemma, phrase.tokens.start)
        {
            let spoke =
                self.heard().find(|s| reading.document.span(body.clone()).of(reading.document.text) == s.source.name);
            // `The agency`: what its full name has told is known of it.
            let told = reading.speech.verbs_are_nouns || noun.roles.any(Roles::BODY);
            let full = kind::of_range(reading, &body).filter(|_| told);
            who.kind = full.or(spoke.filter(|_| reading.speech.verbs_are_nouns).map(|s| s.source.kind)).or(who.kind);
            who.name = Some(body);
        } else if bare > 1
            && reading.speech.verbs_are_nouns
            && !matches!(noun.source, Some(SourceType::Witness | SourceType::Official | SourceType::Expert))
            && reading.len(phrase.tokens.end - bare) == bare
            && !reading.ends_like(phrase.tokens.end - 1, &reading.speech.endings.plural)
            && let Some(full) = self.people.fuller(reading, noun.lemma, bare)
        {
            who.name = Some(full);
        } else if bare == 1
            && noun.roles.any(Roles::BODY)
            // `Brauereiverband` names a body of its own.
            && (!reading.speech.joins_nouns || phrase.tokens.clone().any(|i| reading.alone(i).is_some()))
            && !reading.has(phrase.tokens.start, Roles::INDEFINITE)
            && let Some(before) = self.heard().find(|s| {
                // `La Fiscalía`: a body with a capital is none that has been told of without one (`la sentencia`).
                let plain = reading.speech.romance && self.has_capital(&phrase.tokens) && !self.has_capital(&s.tokens);
                let same = !s.person && Some(s.source.kind) == noun.source;
                same && !plain && !self.is_other_body(&s.tokens, noun)
            })
        {
            // `агентство уточнило`: the one of its kind that spoke before.
            return Some(Source { span: reading.document.span(phrase.tokens.clone()), ..before.source.clone() });
        } else if self.describes_one(phrase, noun)
            && let Some(before) =
                self.heard().find(|s| !s.person && Some(s.source.kind) == noun.source && self.has_capital(&s.tokens))
        {
            return Some(Source { span: reading.document.span(phrase.tokens.clone()), ..before.source.clone() });
        } else if self.describes_one(phrase, noun)
            && bare > 1
            && let Some(body) = self.named_before(phrase.tokens.start, noun)
        {
            who.name = Some(body);
        }
        None
    }

    /// The name of a body of the same kind as the noun, shortly before `token`.
    fn named_before(&self, token: usize, noun: &Word) -> Option<Range<usize>> {
        /// Tokens back, at most.
        const REACH: usize = 60;
        let reading = self.reading;
        let name = |i: &usize| reading.is_capital(*i) && reading.noun(*i).is_some_and(|w| w.source == noun.source);
        let at = (token.saturating_sub(REACH)..token).rev().find(name)?;
        let start = reading.phrase_start(at);
        Some(start..start + reading.len(start))
    }

    /// `l'agence onusienne`, `le constructeur automobile`: a definite phrase without a name that says what sort of body spoke.
    fn describes_one(&self, phrase: &Phrase, noun: &Word) -> bool {
        let reading = self.reading;
        let body = matches!(noun.source, Some(SourceType::Igo | SourceType::Ngo | SourceType::Company));
        let many = reading.has(phrase.tokens.start, Roles::PLURAL)
            || reading.ends_like(phrase.tokens.end - 1, &reading.speech.endings.plural);
        let document = phrase.tokens.clone().any(|i| reading.has(i, Roles::DOCUMENT));
        reading.speech.romance
            && body
            && !many
            && !document
            && self.definite(&phrase.tokens)
            && !self.has_capital(&phrase.tokens)
    }

    /// Whether a phrase has a capital behind its first word.
    fn has_capital(&self, tokens: &Range<usize>) -> bool {
        let from = tokens.start + self.article_tokens(tokens);
        (from..tokens.end).any(|i| self.reading.is_capital(i))
    }

    /// A word for bodies and nothing else: the office that spoke last.
    fn of_lone_body(&self, phrase: &Phrase) -> Option<Source> {
        let reading = self.reading;
        let lone = words(reading, &phrase.tokens) - self.article_words(&phrase.tokens) == 1;
        if !lone || !phrase.tokens.clone().any(|i| reading.has(i, Roles::BODY)) {
            return None;
        }
        let before = self.heard().find(|s| !s.person && leads_office(s.source.kind))?;
        Some(Source { span: reading.document.span(phrase.tokens.clone()), ..before.source.clone() })
    }

    /// `GWS spokesman Jan Kos`: the type of the body whose short form stands in a title that tells none, as the article
    /// spells that body out elsewhere.
    fn by_letters(&self, who: &mut Identity, phrase: &Phrase) {
        let reading = self.reading;
        if who.kind.is_some_and(kind::is_told) {
            return;
        }
        let role = phrase.role.clone().unwrap_or_default();
        let mut short = role.chain(phrase.tokens.clone()).filter(|&i| reading.is_letters(i, 2));
        let full = |i: usize| self.acronyms.full(reading, i).or_else(|| self.people.tail(reading, i));
        let body = short.find_map(|i| kind::of_range(reading, &full(i)?));
        who.kind = body.filter(|body| kind::is_told(*body)).or(who.kind);
    }

    /// The type of the body that a title leads, where the phrase does not name it.
    fn by_body_led(&self, who: &mut Identity, phrase: &Phrase, noun: Option<&Word>, frame: &Frame) {
        let reading = self.reading;
        if kind::by_title_alone(reading, &phrase.tokens)
            && phrase.role.is_none()
            && let Some(i) = phrase.tokens.clone().find(|&i| reading.has(i, Roles::BODY))
            && let Some(before) =
                self.heard().find(|s| !s.person && s.tokens.end <= i && s.source.kind != SourceType::Media)
        {
            who.kind = Some(before.source.kind);
        }
        // A leader named by no body of his own leads the one that the paragraph speaks of.
        let leads =
            phrase.role.as_ref().is_some_and(|r| head(reading, r).is_some() && kind::by_title_alone(reading, r));
        let titled = !reading.speech.has_articles && noun.is_some() && kind::by_title_alone(reading, &phrase.tokens);
        if who.kind == Some(SourceType::Other)
            && titled
            && phrase.role.is_none()
            && let Some(before) = self.heard().find(|s| !s.person && s.paragraph == frame.paragraph)
            && leads_office(before.source.kind)
        {
            who.kind = Some(before.source.kind);
        }
        who.kind = self.by_body_heard(who, phrase, frame).or(who.kind);
        who.kind = self.ranked_in_police(who, phrase, frame).or(who.kind);
        if (leads || matches!(who.kind, Some(SourceType::Other | SourceType::Official)))
            && (phrase.role.as_ref().is_some_and(|r| reading.has(r.start, Roles::DETERMINER))
                || reading.has(phrase.tokens.start, Roles::DETERMINER))
            && let Some(before) = self.heard().find(|s| !s.person && s.paragraph + 1 >= frame.paragraph)
        {
            who.kind = Some(before.source.kind);
        }
        who.kind = self.led_by_owned(phrase, frame).or(who.kind);
    }

    /// `The dockers' union said ... "We lost a month," said chairman Tom Reed`: where titles have articles, a leader by name of
    /// no body of his own leads the union, the firm or the hospital that spoke last, in his paragraph or the one before.
    fn by_body_heard(&self, who: &Identity, phrase: &Phrase, frame: &Frame) -> Option<SourceType> {
        let reading = self.reading;
        let title = phrase.role.as_ref().unwrap_or(&phrase.tokens);
        let alone = kind::by_title_alone(reading, title) && !title.clone().any(|i| reading.has(i, Roles::COMPLEMENT));
        let named = who.person && who.name.as_ref().is_some_and(|name| words(reading, name) >= 2);
        // `La coordinadora, Eva Gil,`: so does one whose title tells of no level, in Romance languages.
        let open = match who.kind {
            Some(SourceType::Official) => reading.speech.romance,
            kind => kind == Some(SourceType::Other),
        };
        if !open || !reading.speech.has_articles || !alone || !named {
            return None;
        }
        let before = self.heard().find(|s| !s.person && s.paragraph + 1 >= frame.paragraph).map(|s| s.source.kind);
        let before = before.or_else(|| self.body_opening_before(frame))?;
        matches!(before, SourceType::Ngo | SourceType::Company | SourceType::Medical).then_some(before)
    }

    /// `A Polícia Militar enviou 90 homens, disse o tenente-coronel Rui Prates`: a rank alone tells of no army, where a Romance
    /// paragraph has spoken of the police last.
    fn ranked_in_police(&self, who: &Identity, phrase: &Phrase, frame: &Frame) -> Option<SourceType> {
        /// Tokens back to the police, at most.
        const REACH: usize = 80;
        use SourceType::{LawEnforcement, Military};
        let reading = self.reading;
        let title = phrase.role.as_ref().unwrap_or(&phrase.tokens);
        let first = title.start.min(phrase.tokens.start);
        if who.kind != Some(Military) || !reading.speech.romance || !kind::by_title_alone(reading, title) {
            return None;
        }
        let force = |i: usize| reading.noun(i).filter(|w| !w.is_title()).and_then(|w| w.source);
        let inside = |i: &usize| reading.frames[reading.frame_of(*i)].paragraph == frame.paragraph;
        let near = (first.saturating_sub(REACH)..first).rev().take_while(inside);
        near.filter_map(force).find(|k| matches!(k, LawEnforcement | Military)).filter(|k| *k == LawEnforcement)
    }

    /// `La organización abrió dos centros. La coordinadora, Eva Gil, dijo`: the type of the body that opens the sentence before, in
    /// the same paragraph of a Romance language.
    fn body_opening_before(&self, frame: &Frame) -> Option<SourceType> {
        let reading = self.reading;
        let number = reading.frame_of(frame.tokens.start);
        let before = reading.frames.get(number.checked_sub(1)?).filter(|f| f.paragraph == frame.paragraph)?;
        let start = before.tokens.start;
        let opens = reading.speech.romance && reading.has(start, Roles::ARTICLE);
        let noun = reading.noun(start + reading.len(start)).filter(|w| opens && !w.is_title())?;
        noun.source
    }

    /// `la même source`, `ce responsable`: who spoke before, by the name that the article gave.
    fn pointed_at(&self, phrase: &Phrase, noun: Option<&Word>, frame: &Frame) -> Option<(Source, bool)> {
        let reading = self.reading;
        let official = matches!(noun?.source, Some(SourceType::Official | SourceType::Other));
        if !reading.speech.romance || reading.speech.drops_subject || !official || !self.points_at_one(&phrase.tokens) {
            return None;
        }
        let near = |s: &&Speaker| s.paragraph + 1 >= frame.paragraph;
        let before = self.heard().filter(near).find(|s| s.person || s.source.kind != SourceType::Witness)?;
        let source = Source { span: reading.document.span(phrase.tokens.clone()), ..before.source.clone() };
        Some((source, before.person))
    }

    /// How the one is called: the name of a body behind, a short form written out, a listed title, a name in quotation
    /// marks.
    fn call(&self, who: &mut Identity, phrase: &Phrase) {
        let reading = self.reading;
        // `Joel Millman of the migration agency`: a person's name stays that of the person.
        // `Jan Kos z Komendy Powiatowej Policji`: whatever the body behind it is called.
        let of_person = |n: &Range<usize>| words(reading, n) >= 2 && reading.has(n.end, Roles::COMPLEMENT);
        let own =
            who.name.clone().filter(|n| who.person && of_person(n) && !n.clone().any(|i| reading.noun(i).is_some()));
        who.name = own.or_else(|| bodys_name(reading, &phrase.tokens)).or_else(|| who.name.take());
        who.name = who.name.take().map(|name| with_joined(reading, &phrase.tokens, name));
        // `el Indeci`: the name that the article wrote out beside its short form.
        let short = phrase.tokens.start + self.article_tokens(&phrase.tokens);
        if short + 1 == phrase.tokens.end
            && let Some(full) = self.acronyms.full(reading, short)
        {
            who.kind = who.kind.or_else(|| kind::of_range(reading, &full));
            who.name = Some(full);
        }
        // `Burmistrz Amatrice`: one capital behind the title of those who lead a place is its, where nobody is called so.
        let place = |n: &Range<usize>| {
            let title = (phrase.tokens.start..n.start).any(|i| reading.does(i, Function::LEADS_PLACE));
            let known = self.people.person(reading, n).is_some_and(|p| words(reading, &p.name) > 1);
            title && words(reading, n) == 1 && !known && !reading.does(n.start, Function::LEADERS)
        };
        who.name = who.name.take().filter(|n| !place(n));
        // `the Prime Minister`: a listed title is one name.
        if let Some(n) = who.name.as_mut().filter(|_| reading.speech.verbs_are_nouns)
            && reading.phrase_start(n.start) >= phrase.tokens.start
        {
            n.start = reading.phrase_start(n.start);
        }
        let opens = phrase.tokens.start + self.article_tokens(&phrase.tokens);
        let quoted = |i: usize| reading.mark(i) == Some(Mark::Quote);
        if quoted(phrase.tokens.start) || quoted(opens) && quoted(phrase.tokens.end - 1) {
            // A name in quotation marks that reports is a medium's, where the article calls it nothing else.
            let inner = opens + 1..phrase.tokens.end - 1;
            let called = self.called(&inner).filter(|_| who.kind.is_none());
            who.kind = who.kind.or(called.as_ref().map(|(_, kind)| *kind)).or(Some(SourceType::Media));
            who.name = Some(called.map_or(inner, |(body, _)| body));
        }
    }

    /// Adds the one to those who spoke.
    fn introduce(&mut self, who: Identity, phrase: &Phrase, noun: Option<&Word>, frame: &Frame) -> usize {
        let reading = self.reading;
        // `Netanyahu said`, `Mr Netanyahu said`: whom everybody knows needs no office.
        let leads = || phrase.tokens.clone().any(|i| reading.is_capital(i) && reading.does(i, Function::LEADERS));
        let kind = who
            .kind
            .filter(|k| !matches!(k, SourceType::Witness | SourceType::Official | SourceType::Other) || !leads())
            .or_else(|| leads().then_some(SourceType::Government));
        let person = who.person || reading.speech.verbs_are_nouns && words(reading, &phrase.tokens) == 1 && leads();
        let named =
            who.name.unwrap_or_else(|| phrase.tokens.start + self.article_tokens(&phrase.tokens)..phrase.tokens.end);
        // `La « Commission des catastrophes »`: the marks are no part of the name.
        let marked = |i: usize| reading.mark(i) == Some(Mark::Quote);
        let bare = usize::from(named.len() > 2 && marked(named.start) && marked(named.end - 1));
        let named = named.start + bare..named.end - bare;
        let source = Source {
            span: reading.document.span(phrase.tokens.clone()),
            name: reading.document.span(named).of(reading.document.text).to_owned(),
            kind: kind.unwrap_or_else(|| self.default_kind(phrase, person)),
        };
        self.push(source, phrase, person || noun.is_some_and(Word::is_title), frame)
    }
}
