//! Whose document it is that somebody is told by.
//!
//! In: a place behind an impersonal verb of saying. Out: the body whose report, page or statement stands there.

use super::right::BETWEEN;
use super::{Party, Phrase, phrase_at, title_quote};
use crate::extract::attribution::name::qualifies;
use crate::extract::attribution::reading::{Mark, Reading};
use crate::lang::{Function, Roles};

/// `przekazano w komunikacie UNHCR`, `czytamy w raporcie GUS`: whose document it is that somebody is told by.
pub fn author(reading: &Reading<'_, '_>, from: usize, limit: usize) -> Option<(Party, usize)> {
    let document = document_in(reading, from, limit)?;
    let limit = limit.min(from + BETWEEN);
    let web = usize::from(reading.does(document + 1, Function::OF_PAGE));
    let mut from = document + 1 + web;
    // `dans un communiqué de presse de la mairie`: where nouns do not inflect, a preposition stands before the body.
    let of = |i: usize| reading.speech.romance && reading.has(i, Roles::COMPLEMENT) && reading.noun(i).is_none();
    if of(from) && reading.does(from + 1, Function::OF_PAGE) {
        from += 2;
    }
    if of(from) && !reading.has(from, Roles::ARTICLE) {
        // `de la` is one phrase of the language: its article stands before the noun.
        let elided = matches!(reading.surface(from + 1), "'" | "’");
        from += if elided { 2 } else { reading.len(from).div_ceil(2) };
    }
    let speaks = |i: usize| {
        reading.noun(i).is_some_and(|w| !w.is_title()) || reading.name_quote(i).is_some() || reading.has(i, Roles::BODY)
    };
    let named = |i: usize| reading.is_capital(i) && reading.is_word(i);
    let article = reading.speech.romance && !reading.is_capital(from) && speaks(from + 1);
    let begins = from < limit
        && (article || speaks(from) || named(from) || qualifies(reading, from) && speaks(from + 1))
        && !reading.in_figure(from);
    // `говорится в сообщении «ОВД-Инфо»`: a name in quotation marks is one word.
    if let Some(quote) = title_quote(reading, from) {
        let tokens = from..quote.close + 1;
        return Some((Party::Phrase(Phrase { tokens, role: None }), quote.close + 1));
    }
    if begins {
        return Some(phrase_at(reading, from));
    }
    // `w raporcie opublikowanym w czwartek przez Urząd Obrony Cywilnej`: who made it known.
    let agent = (from..limit).take_while(|&i| reading.is_word(i)).find(|&i| reading.has(i, Roles::AGENT))?;
    let opens = agent + 1 < limit && (speaks(agent + 1) || named(agent + 1) || speaks(agent + 2));
    opens.then(|| phrase_at(reading, agent + 1))
}

/// `W komunikacie MSW napisano, że`: whose document it is that opens the clause before the verb at `verb`, and where it does.
pub fn written_before(reading: &Reading<'_, '_>, first: usize, verb: usize) -> Option<(Party, usize)> {
    let comma = |i: &usize| reading.mark(*i) == Some(Mark::Comma) && reading.has(*i + 1, Roles::CONJUNCTION);
    let start = (first..verb).rev().take(BETWEEN).find(comma).map_or(first, |i| i + 2);
    if document_in(reading, start, verb)? >= verb {
        return None;
    }
    let Some((party, _)) = author(reading, start, verb) else { return Some((Party::Dropped, start)) };
    let Party::Phrase(mut phrase) = party else { return None };
    phrase.tokens.end = phrase.tokens.end.min(verb);
    Some((Party::Phrase(phrase), start))
}

/// Where the document stands that somebody is told by: the noun behind a preposition of place.
pub fn document_in(reading: &Reading<'_, '_>, from: usize, limit: usize) -> Option<usize> {
    let within = |i: usize| reading.does(i, Function::LOCATIVE);
    // `w opublikowanym w środę komunikacie`: when it came out stands before it.
    let limit = limit.min(from + BETWEEN);
    let at = (from..limit).take(3).find(|&i| within(i) && reading.word(i).is_none_or(|w| w.source.is_none()))?;
    (at + 1..limit)
        .take(5)
        .take_while(|&i| reading.is_word(i) || reading.surface(i) == "-")
        .find(|&i| reading.has(i, Roles::DOCUMENT) || reading.does(i, Function::PAGE))
}
