//! What is set apart between a subject and its verb: a role, a name, a relative clause.
//!
//! In: the mark before the verb that closes it. Out: the subject before it, with the role or the name that it tells.

use std::ops::Range;

use super::start::{bracket_of, is_one};
use super::tasks::office_before;
use super::{REACH, before_short, first_article, phrase_before};
use crate::claim::SourceType;
use crate::extract::attribution::name::{head, is_personal, name_run, names_owned, proper_name, words};
use crate::extract::attribution::phrase::{Party, Phrase, named_body, past_age, short_form, told_role};
use crate::extract::attribution::reading::{Mark, Reading};
use crate::lang::{Roles, Word};

/// Something set apart, with what stands before it.
struct Aside<'r, 'd, 't> {
    reading: &'r Reading<'d, 't>,
    /// The first token of the sentence.
    first: usize,
    /// The mark that opens it, or the bracket before that.
    opening: usize,
    /// The tokens between its marks, without the bracket that ends them.
    tokens: Range<usize>,
    /// Those with the bracket, which says more of a role.
    whole: Range<usize>,
    /// The phrase before it, if one may speak.
    before: Option<Range<usize>>,
}

/// The verb follows something set apart that ends at the mark `close`: the subject stands before that.
pub(super) fn around_aside(reading: &Reading<'_, '_>, first: usize, close: usize) -> Option<(Party, usize)> {
    let floor = first.max(close.saturating_sub(REACH));
    let Some(opening) = opening(reading, first, floor, close) else { return before_clause(reading, floor, close) };
    if opens_content(reading, first, opening) {
        return None;
    }
    // `el gobernador, Luis Ortega (PP),`: the letters of a party in brackets are no part of the name.
    let whole = opening + 1..before_short(reading, opening + 1, close);
    // `Ana Gil, jefa del Imar (Instituto del Mar),`: nor does a bracket name the one whose role it explains.
    let bracket = bracket_of(reading, whole.start, whole.end - 1).filter(|&open| open > whole.start);
    let tokens = whole.start..bracket.unwrap_or(whole.end);
    // `l'ancien courtier, 49 ans, a nié`: only a person has an age, whatever the noun.
    let aged = tokens.len() <= 3
        && reading.is_digits(tokens.start)
        && reading.has(first_article(reading, first, opening), Roles::ARTICLE);
    // `Enedis (ex-ERDF), qui gère le réseau,`: a bracket may end the phrase before the aside.
    let opening = bracket_of(reading, floor, opening - usize::from(opening > first)).unwrap_or(opening);
    let before = office_before(reading, first, opening).or_else(|| phrase_before(reading, first, opening));
    let aside = Aside { reading, first, opening, tokens, whole, before };
    if aside.is_predicate() || aside.is_part() {
        return None;
    }
    if let Some(found) = aside.told_before().or_else(|| aside.one_of_them()) {
        return Some(found);
    }
    let subject = match aside.before.clone() {
        None if aged => first_article(reading, first, opening)..opening,
        Some(found) => found,
        None => return before_clause(reading, opening + 1, close),
    };
    if aside.is_in_clause(&subject) { None } else { Some(aside.around(subject)) }
}

/// `An official who asked not to be named, said`, `Een buurman die alles zag, spreekt`: in English and Dutch the noun before a
/// relative clause that no comma has opened and one closes.
fn before_clause(reading: &Reading<'_, '_>, first: usize, close: usize) -> Option<(Party, usize)> {
    let dutch = reading.speech.verb_second && !reading.capital_nouns;
    let comma = (reading.speech.verbs_are_nouns || dutch) && reading.mark(close) == Some(Mark::Comma);
    let relative = |&i: &usize| reading.has(i, Roles::RELATIVE) && !reading.has(i, Roles::THAT.and(Roles::ELLIPTIC));
    let clause = (first + 1..close).filter(|_| comma).take_while(|&i| !reading.bounds(i)).find(relative)?;
    let subject = phrase_before(reading, first, clause).filter(|subject| head(reading, subject).is_some())?;
    let start = subject.start;
    // `Also, an official who asked not to be named, said`: a word may open the sentence.
    let opens = start == first || reading.mark(start - 1) == Some(Mark::Comma);
    opens.then(|| (party(subject, None), start))
}

/// The mark that opens what closes at `close`.
fn opening(reading: &Reading<'_, '_>, first: usize, floor: usize, close: usize) -> Option<usize> {
    let comma = reading.mark(close) == Some(Mark::Comma);
    let mut opening = None;
    let mut next = close;
    while next > floor {
        let i = next - 1;
        next = i;
        // `titular de la Secretaría de Turismo (Sectur),`: a short form in brackets opens no other aside.
        if let Some(open) = bracket_of(reading, floor, i).filter(|_| comma) {
            // `La région (Centre-Sud) est touchée, a affirmé le préfet`: nor does any other before a comma.
            next = open;
            continue;
        }
        match reading.mark(i) {
            Some(Mark::Semicolon | Mark::Colon | Mark::Stop) => return None,
            Some(Mark::Quote) if reading.quotes.at(i).is_some_and(|q| reading.name_quote(q.open).is_none()) => {
                return None;
            }
            // `…, gdzie znaleźli 70 telefonów - podała`: what a dash ends no comma has opened.
            Some(Mark::Comma | Mark::Bracket) if reading.mark(close) == Some(Mark::Dash) => {}
            Some(Mark::Comma | Mark::Dash | Mark::Bracket) => {
                opening = Some(i);
                if is_first(reading, first, i, close) {
                    break;
                }
            }
            _ => {}
        }
    }
    opening
}

/// Whether the mark at `i` opens the aside, and no part of it: a relative clause may hold commas; so may a second apposition.
fn is_first(reading: &Reading<'_, '_>, first: usize, i: usize, close: usize) -> bool {
    let bracket = reading.mark(close) == Some(Mark::Bracket) && reading.mark(i) == Some(Mark::Bracket);
    // `Um voluntário, de 34 anos, que pediu anonimato, relatou`: the age before a relative clause is another aside.
    let aged = || (i.saturating_sub(4)..i).any(|j| reading.is_digits(j));
    let relative = || reading.has(i + 1, Roles::RELATIVE) && !aged();
    is_one(reading, first, i) || bracket || relative() || phrase_before(reading, first, i).is_some()
}

/// `Мэр сообщил, что ранены 12, передаёт ТАСС`: whether the mark, where nouns inflect, opens the content of a verb and no
/// aside.
fn opens_content(reading: &Reading<'_, '_>, first: usize, opening: usize) -> bool {
    let says = |i: usize| reading.has(i, Roles::SAY) && reading.has(i, Roles::FINITE) && reading.noun(i).is_none();
    !reading.speech.has_articles
        && reading.has(opening + 1, Roles::THAT)
        && (first.max(opening.saturating_sub(REACH / 4))..opening).any(says)
}

impl Aside<'_, '_, '_> {
    /// `El ministro, Juan Pérez, detuvo a 312 personas, indicó la policía`: whether the phrase before closes an aside of its
    /// own, so that what follows up to the next comma is the predicate and its figure.
    fn is_predicate(&self) -> bool {
        /// Tokens of a preposition, an article and a noun before the name, at most.
        const LEAD: usize = 5;
        let (reading, at) = (self.reading, self.tokens.start);
        let Some(before) = &self.before else { return false };
        let opens =
            Roles::ARTICLE.and(Roles::RELATIVE).and(Roles::PREPOSITION).and(Roles::CONJUNCTION).and(Roles::ADVERB);
        let plain = reading.is_word(at) && !reading.is_capital(at) && !reading.has(at, opens) && !reading.in_figure(at);
        let verbal = plain && reading.noun(at).is_none() && !reading.ends_like(at, &reading.speech.endings.participle);
        let from = before.start.saturating_sub(LEAD).max(self.first + 1);
        let closes = (from..before.start).any(|i| reading.mark(i) == Some(Mark::Comma));
        verbal && closes && reading.has_figure(self.tokens.clone())
    }

    /// `atendió a 17, dos de los cuales siguen en coma, dijo una enfermera`: whether a figure and what stands for its whole open
    /// it, which tells nobody's role, in Romance languages whose verbs need no subject.
    fn is_part(&self) -> bool {
        let (reading, start) = (self.reading, self.tokens.start);
        let behind = self.tokens.clone().find(|&i| !reading.in_figure(i)).unwrap_or(start);
        let part = behind > start && reading.has(behind, Roles::ELLIPTIC);
        reading.speech.is_null_subject_romance() && part
    }

    /// A role between two commas, before this aside: the subject stands before the role.
    fn told_before(&self) -> Option<(Party, usize)> {
        let (reading, first) = (self.reading, self.first);
        let role = self.before.clone().filter(|role| role.start > first + 1)?;
        if reading.mark(role.start - 1) != Some(Mark::Comma) || is_personal(reading, &role) {
            return None;
        }
        let subject = phrase_before(reading, first, role.start - 1)?;
        let personal = is_personal(reading, &subject);
        // `Bishop Ola Lind, head of the charity, where it happened, said`
        let clause = reading.speech.verbs_are_nouns && role.start > first + 2 && personal && self.is_clause();
        // `Arcadia Group, the owner of the Topshop, BHS and Burton brands, said`: a list in what tells who it is.
        let list = || {
            let spoken = personal || head(reading, &subject).is_some();
            reading.speech.has_articles
                && reading.has(role.start, Roles::ARTICLE)
                && self.tokens.clone().any(|i| reading.has(i, Roles::CONJUNCTION))
                && subject.start == first
                && spoken
        };
        (clause || list()).then(|| with_role(subject.clone(), role.clone()))
    }

    /// Whether a relative pronoun or a figure opens it.
    fn is_clause(&self) -> bool {
        let (reading, start) = (self.reading, self.tokens.start);
        // `Lu Wen, governor of Asha, the region where it struck, said`: the noun that it goes on about may stand before it.
        let noun = reading.speech.verbs_are_nouns && reading.has(start, Roles::ARTICLE);
        let opens = if noun { start..start + 4 } else { start..start + 1 };
        opens.into_iter().any(|i| reading.has(i, Roles::RELATIVE)) || reading.has_figure(start..start + 3)
    }

    /// `one of them, Aoife Brennan, told`: the name is all there is.
    fn one_of_them(&self) -> Option<(Party, usize)> {
        if !is_one(self.reading, self.first, self.opening) {
            return None;
        }
        let name = name_run(self.reading, self.tokens.start, self.tokens.end)?;
        // `Uno di loro, Karim, racconta`: a first name is enough where nothing of the list speaks.
        let listed = name.clone().any(|i| self.reading.noun(i).is_some());
        let whole = name.end == self.tokens.end && (words(self.reading, &name) >= 2 || !listed);
        whole.then(|| (party(name.clone(), None), name.start))
    }

    /// `las protestas que sacuden a Perú, que …, informaron las autoridades`: whether the phrase belongs to another relative
    /// clause, and is no subject.
    fn is_in_clause(&self, subject: &Range<usize>) -> bool {
        let (reading, i) = (self.reading, subject.start);
        let opens = reading.has(i, Roles::ARTICLE) || reading.is_capital(i) || reading.noun(i).is_some();
        reading.speech.romance
            && reading.has(self.tokens.start, Roles::RELATIVE)
            && i > self.first
            && reading.has(i - 1, Roles::RELATIVE)
            && !opens
    }

    /// The subject with what the aside tells of it: the name of whoever bears the role, the proper one of two names, the
    /// maker of a document, or the role of somebody named.
    fn around(&self, subject: Range<usize>) -> (Party, usize) {
        let start = subject.start;
        let named = self.name_alone(&subject).or_else(|| self.bearer(&subject)).or_else(|| self.proper(&subject));
        if let Some(name) = named {
            return (party(name, Some(subject)), start);
        }
        if let Some(maker) = self.maker(&subject) {
            return (party(maker, None), start);
        }
        let role = if self.tells_what_is_done(&subject) { None } else { told_role(self.reading, self.whole.clone()) };
        (party(subject, role), start)
    }

    /// `The mayor, visiting the hospital, said`: what somebody does whose office is named tells no role of theirs.
    fn tells_what_is_done(&self, subject: &Range<usize>) -> bool {
        let (reading, at) = (self.reading, self.tokens.start);
        let object = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::ARTICLE).and(Roles::DETERMINER);
        reading.speech.verbs_are_nouns
            && reading.is_gerund(at)
            && reading.noun(at).is_none()
            && reading.has(at + 1, object)
            && head(reading, subject).is_some()
    }

    /// `le maire, Jean Dupont,`: a name that fills the aside behind a role.
    fn name_alone(&self, subject: &Range<usize>) -> Option<Range<usize>> {
        let reading = self.reading;
        use SourceType::{Company, Igo, Media, Ngo};
        let Range { start, end } = self.tokens;
        // `mieszkaniec dzielnicy, 52-letni Wołodymyr,`: an age opens the aside that names a person.
        let aged = reading.is_digits(start) && reading.surface(start + 1) == "-";
        let from = if aged { start + 3 } else { past_age(reading, start) }.min(end);
        let name = name_run(reading, from, end).filter(|name| name.end == end)?;
        // `The alarm company, Varuh, said`: behind the noun of a body one word names it.
        let body = |w: &Word| !w.is_title() && matches!(w.source, Some(Company | Igo | Media | Ngo));
        let comma = reading.mark(self.opening) == Some(Mark::Comma);
        let named = || comma && reading.has(subject.start, Roles::ARTICLE) && head(reading, subject).is_some_and(body);
        let whole = words(reading, &name) >= 2 || aged || named();
        let led = || names_owned(reading, subject) || self.is_over_a_place(subject, &name);
        (whole && (!is_personal(reading, subject) || led())).then_some(name)
    }

    /// `Burmistrz Opola, Jan Kos,`: whether the one capital behind a title is the place in its charge, since a full name
    /// without a title follows.
    fn is_over_a_place(&self, subject: &Range<usize>, name: &Range<usize>) -> bool {
        let reading = self.reading;
        let titled = reading.is_title(subject.start) && reading.len(subject.start) + 1 == subject.len();
        let plain = |i: usize| reading.is_word(i) && reading.noun(i).is_none();
        let full = words(reading, name) >= 2 && name.clone().all(plain);
        !reading.speech.has_articles && titled && full && reading.is_capital(subject.end - 1)
    }

    /// `le maire, le socialiste Jean Dupont,`: the aside that names a person behind a role.
    fn bearer(&self, subject: &Range<usize>) -> Option<Range<usize>> {
        let (reading, aside) = (self.reading, &self.tokens);
        // `Obrońca Adamskiego, mecenas Piotr Sowa,`: a surname in the genitive is not the speaker's.
        let owned = !reading.speech.has_articles
            && reading.ends_like(subject.end - 1, &reading.speech.endings.owner)
            && words(reading, subject) == 2
            && reading.noun(subject.start).is_some();
        let plain = |n: Range<usize>| {
            n.end == aside.end && words(reading, &n) >= 2 && !n.clone().any(|i| reading.noun(i).is_some())
        };
        let titled = || proper_name(reading, aside).is_some_and(plain) && head(reading, aside).is_some();
        let person = is_personal(reading, aside) || owned && titled();
        (person && (owned || !is_personal(reading, subject))).then(|| aside.clone())
    }

    /// `The UN refugee agency, UNHCR, said`: of two names of one body the proper one.
    fn proper(&self, subject: &Range<usize>) -> Option<Range<usize>> {
        let (reading, aside) = (self.reading, &self.tokens);
        if reading.mark(self.opening) != Some(Mark::Comma) {
            return None;
        }
        let proper = short_form(reading, subject, aside.start).or_else(|| named_body(reading, subject, aside.clone()));
        proper.filter(|name| name.end == aside.end)
    }

    /// `The report, by the think tank Bruegel, says`: whoever made a document.
    fn maker(&self, subject: &Range<usize>) -> Option<Range<usize>> {
        let (reading, aside) = (self.reading, &self.tokens);
        let document = reading.speech.has_articles && subject.clone().any(|i| reading.has(i, Roles::DOCUMENT));
        let made = document && reading.has(aside.start, Roles::AGENT);
        (made && aside.clone().any(|i| reading.noun(i).is_some())).then(|| aside.start + 1..aside.end)
    }
}

fn party(tokens: Range<usize>, role: Option<Range<usize>>) -> Party {
    Party::Phrase(Phrase { tokens, role })
}

fn with_role(tokens: Range<usize>, role: Range<usize>) -> (Party, usize) {
    let start = tokens.start;
    (party(tokens, Some(role)), start)
}
