//! Where something is said, before a verb of saying.
//!
//! In: the phrase or clause before the verb. Out: the body where it is said, which speaks; and where a name ends before
//! the place where its bearer spoke, or the medium that was told; and a subject before a relative clause.

use std::ops::Range;

use super::{clause_start, phrase_before};
use crate::claim::SourceType;
use crate::extract::attribution::phrase::{Party, Phrase};
use crate::extract::attribution::reading::{Mark, Reading};
use crate::lang::{Function, Roles};

/// `Au cabinet du ministre, on rétorque que`: the body where it is said, before a subject that names nobody at `at`.
pub fn office_where(reading: &Reading<'_, '_>, first: usize, at: usize) -> Option<(Party, usize)> {
    let comma = at.checked_sub(1).filter(|&i| reading.mark(i) == Some(Mark::Comma))?;
    let object = first + reading.len(first);
    let within = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::WITHIN);
    let opens = (reading.has(first, within) || reading.does(first, Function::FUSED)) && object < comma;
    let plain = !(object..comma).any(|i| reading.bounds(i));
    let speaks = opens && plain && (object..comma).any(|i| reading.noun(i).is_some());
    speaks.then_some((Party::Phrase(Phrase { tokens: object..comma, role: None }), first))
}

/// `В Киеве за неделю зарегистрировали 12 случаев`: where nouns inflect, a name within which something is counted is a place,
/// where no noun tells that it is a body.
pub fn is_where(reading: &Reading<'_, '_>, (first, verb): (usize, usize), party: &Party) -> bool {
    let counts = reading.word(verb).is_some_and(|w| w.roles.any(Roles::COUNT) && !w.roles.any(Roles::SAY));
    let Party::Phrase(phrase) = party else { return false };
    let at = phrase.tokens.start;
    let within = at > first && reading.has(at - 1, Roles::WITHIN) && !reading.speech.has_articles;
    counts && within && !phrase.tokens.clone().any(|i| reading.noun(i).is_some() || reading.has(i, Roles::BODY))
}

/// `wie ein Bahnsprecher der Agentur sagte`: the medium that was told, between the subject and a verb at the end.
pub fn told(reading: &Reading<'_, '_>, start: usize, end: usize) -> Option<usize> {
    let medium = |i: usize| {
        let noun = i + reading.len(i);
        noun < end && reading.is_medium(noun)
    };
    // `wie Karl Huber der „Bild“-Zeitung sagte`, `im „Morgenmagazin“`: its name stands in quotation marks.
    let quoted = |i: usize| {
        let opens = |j: usize| j < end && reading.quotes.at(j).is_some_and(|q| q.open == j);
        (i + 1..i + 4)
            .find(|&j| opens(j))
            .is_some_and(|j| (i + 1..j).all(|k| reading.is_capital(k) || reading.surface(k) == "-"))
    };
    let named =
        |i: usize| (start..i).any(|j| reading.is_capital(j)) && reading.has(i, Roles::ARTICLE.and(Roles::PREPOSITION));
    let speaks = |i: usize| (start..i).any(|j| reading.noun(j).is_some_and(|w| w.source != Some(SourceType::Media)));
    (start + 1..end).find(|&i| {
        let told = || reading.has(i, Roles::ARTICLE) && medium(i) && speaks(i);
        reading.capital_nouns && !reading.is_capital(i) && (told() || quoted(i) && named(i))
    })
}

/// `wie der Präsident, Karl Huber, am Dienstag im ZDF-„Morgenmagazin“ sagte`: where the phrase for the medium opens whose
/// name in quotation marks ends at `last`.
pub fn before_quoted_place(reading: &Reading<'_, '_>, first: usize, last: usize) -> Option<usize> {
    let quote = reading.quotes.at(last).filter(|q| q.close == last && reading.capital_nouns)?;
    let part = |i: usize| reading.is_capital(i) || reading.surface(i) == "-";
    let opens = (first + 1..quote.open).rev().find(|&i| !part(i))?;
    (reading.has(opens, Roles::PREPOSITION) && !reading.is_capital(opens)).then_some(opens)
}

/// `В пресс-службе МЧС РИА Новости сообщили`: the medium that was told, behind the body where it was said.
pub fn told_in_office(reading: &Reading<'_, '_>, first: usize, start: usize, end: usize) -> Option<usize> {
    let within = start > first && reading.has(start - 1, Roles::WITHIN) && !reading.speech.has_articles;
    let medium = |i: usize| reading.is_medium(i);
    let last = reading.phrase_start(end.checked_sub(1)?);
    // `В МЧС «Интерфаксу» сообщили`: in quotation marks, a medium or what ends as a dative does.
    let quote = reading.quotes.at(last).filter(|q| q.close == last && q.open > start);
    if let Some(quote) = quote.filter(|_| within) {
        let dative = quote.words() == 1 && reading.ends_like(last - 1, &reading.speech.endings.addressee);
        let office = (start..quote.open).any(|i| reading.noun(i).is_some());
        return (office && (dative || (quote.open + 1..last).any(medium))).then_some(quote.open);
    }
    let body = |i: usize| reading.noun(i).is_some_and(|w| w.source.is_some_and(|kind| kind != SourceType::Media));
    (within && last > start && medium(last) && reading.is_capital(last) && (start..last).any(body)).then_some(last)
}

/// `Policisté a hasiči ČTK na místě řekli`: the agency in letters that a list of adverbs holds, since it is told wherever it
/// stands, behind the subject.
pub fn told_in_letters(reading: &Reading<'_, '_>, start: usize, end: usize) -> Option<usize> {
    let told = |&i: &usize| reading.has(i, Roles::ADVERB) && reading.is_medium(i) && reading.is_letters(i, 2);
    (start + 1..end).find(told).filter(|&i| !reading.speech.has_articles && reading.noun(i - 1).is_some())
}

/// Whether where nouns inflect the phrase before a verb names one who is told: a dative (`Родинам загиблих обіцяють`), or the
/// medium that a preposition governs (`W wywiadzie dla radia Fala obiecał`).
pub fn is_told(reading: &Reading<'_, '_>, first: usize, phrase: &Range<usize>) -> bool {
    let start = phrase.start;
    // `Nadkom. Jan Kos mówi`: what a full stop shortens has no ending.
    let shortened = reading.surface(start + 1) == ".";
    // `У Державному банку повідомили`: nor is it a dative where the preposition of a place governs it.
    let within = start > first && reading.has(start - 1, Roles::WITHIN);
    // `Телеграм-канал сообщил`: behind a hyphen stands the part that has the case.
    let hyphen = reading.surface(start + 1) == "-" && !reading.space_at(start + 1);
    let last = if hyphen { start + 2 } else { start };
    let dative = || !(shortened || within) && reading.is_addressee(last);
    let governs =
        |i: usize| reading.has(i, Roles::PREPOSITION.and(Roles::COMPLEMENT)) && !reading.has(i, Roles::WITHIN);
    let name = |j: usize| reading.is_capital(j) && reading.noun(j).is_none();
    let medium = || {
        start > first
            && !reading.speech.has_articles
            && governs(start - 1)
            && reading.is_medium(start)
            && (start + reading.len(start)..phrase.end).all(name)
    };
    reading.noun(start).is_some() && (dative() || medium())
}

/// `начальник департамента Иван Петров в комментарии агентству`: where somebody named speaks is no part of the name.
pub fn before_place(reading: &Reading<'_, '_>, start: usize, end: usize) -> usize {
    let place = Roles::PREPOSITION.and(Roles::WITHIN).and(Roles::ADVERB);
    let name = |i: usize| {
        let at = reading.phrase_start(i);
        reading.is_word(i) && reading.is_capital(i) && reading.noun(at).is_none() && !reading.has(at, Roles::PLACE)
    };
    let spoke = (start + 2..end).find(|&j| {
        !reading.speech.has_articles
            && reading.has(j, place)
            && !reading.is_capital(j)
            && reading.noun(j).is_none()
            && name(j - 1)
            && name(j - 2)
    });
    spoke.unwrap_or(end)
}

/// `Minister Karl Beck (SPD) im WDR Fernsehen sagte`: whether only a place stands between a bracket and a verb that ends its
/// clause, so that the subject stands before the bracket.
pub fn is_adjunct_behind_bracket(reading: &Reading<'_, '_>, first: usize, chunk: &Range<usize>) -> bool {
    let object = chunk.start + reading.len(chunk.start);
    let governs = reading.has(chunk.start, Roles::PREPOSITION) && reading.noun(chunk.start).is_none();
    let name = |i: usize| reading.is_capital(i) || reading.noun(i).is_some() || !reading.is_word(i);
    let article = usize::from(reading.has(object, Roles::ARTICLE));
    reading.speech.verb_second
        && governs
        && chunk.start > first + 2
        && reading.surface(chunk.start - 1) == ")"
        && (object + article..chunk.end).all(name)
}

/// `The company that owns the vehicle denied`: the subject before a relative clause without commas,
/// which a verb opens right behind its pronoun.
pub(super) fn before_restriction(reading: &Reading<'_, '_>, first: usize, chunk: usize) -> Option<Range<usize>> {
    let pronoun = reading.phrase_start(chunk.checked_sub(1)?);
    let opens = Roles::ARTICLE.and(Roles::PRONOUN).and(Roles::PREPOSITION).and(Roles::CONJUNCTION).and(Roles::ADVERB);
    let verb = reading.is_word(chunk)
        && !reading.has(chunk, opens)
        && !reading.is_capital(chunk)
        && !reading.in_figure(chunk)
        && reading.noun(chunk).is_none();
    if !verb || pronoun <= first || !reading.has(pronoun, Roles::RELATIVE) || !reading.is_word(pronoun - 1) {
        return None;
    }
    // `El informe con el que cuentan las autoridades señala`: a preposition and an article open the clause.
    let article = pronoun.checked_sub(1).filter(|&i| i > first && reading.has(i, Roles::ARTICLE));
    let preposition = article.and_then(|i| i.checked_sub(1)).filter(|&i| {
        reading.speech.romance && i > first && reading.has(i, Roles::PREPOSITION) && reading.noun(i).is_none()
    });
    let tokens = phrase_before(reading, first, preposition.unwrap_or(pronoun))?;
    let document = |i: usize| preposition.is_some() && reading.has(i, Roles::DOCUMENT);
    tokens.clone().any(|i| reading.noun(i).is_some() || document(i)).then_some(tokens)
}

/// The token where a phrase ends whose short form stands in brackets before `end` (`o Instituto Médico Legal (IML)`).
pub fn before_short(reading: &Reading<'_, '_>, first: usize, end: usize) -> usize {
    /// Tokens in the brackets, at most.
    const SHORT: usize = 3;
    if end < first + 3 || reading.surface(end - 1) != ")" {
        return end;
    }
    let open = (first + 1..end - 1).rev().take(SHORT + 1).find(|&i| reading.surface(i) == "(");
    open.filter(|&i| reading.is_capital(i + 1)).unwrap_or(end)
}

/// The object of the preposition that opens the clause before `verb` (`Z sondażu wynika, że`).
pub fn adjunct(reading: &Reading<'_, '_>, first: usize, verb: usize) -> Option<(Party, usize)> {
    let start = clause_start(reading, first, verb);
    let object = start + reading.len(start);
    let opens = reading.has(start, Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::ACCORDING));
    (opens && object < verb).then_some((Party::Phrase(Phrase { tokens: object..verb, role: None }), start))
}
