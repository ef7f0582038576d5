//! Who speaks in a quotation.
//!
//! In: a quotation that holds a figure. Out: the cue that stands right behind its closing mark,
//! before its opening mark, in its own sentence or in a neighbouring one; or the name that a colon
//! or a dash ties to it without a cue.

use std::ops::Range;

use super::credit::{Choice, Credits};
use super::cues::shape::behind_topic;
use super::cues::{Cue, Shape};
use super::name::{head, is_personal};
use super::people::plain;
use super::phrase::{Party, Phrase, extend, rightward, with_apposition};
use super::quotes::Quote;
use super::reading::{Frame, Mark, Reading};
use crate::lang::{Function, Roles};

/// A cue behind a quotation stands no further away than this many tokens.
const BESIDE: usize = 4;
/// Sentences back to whoever is quoted, at most.
const QUOTED: usize = 4;

/// The speaker of a figure at token `at` inside `quote`.
pub fn speaker(
    reading: &Reading<'_, '_>,
    credits: &mut Credits<'_, '_, '_>,
    quote: Quote,
    at: usize,
) -> Option<Choice> {
    let own = reading.frame_of(at);
    let (opens, closes) = (reading.frame_of(quote.open), reading.frame_of(quote.close));
    let behind = credits.of_frame(closes).iter().find(|c| {
        let start = c.cue.group.start.min(c.cue.tokens.start);
        start > quote.close && start - quote.close <= BESIDE && c.cue.holds(quote.close)
    });
    if let Some(found) = behind {
        let at = quote.close;
        return credits
            .choose(closes, at)
            .filter(|c| c.cue.tokens == found.cue.tokens || found.speaker.is_some_and(|s| c.relays.contains(&s)))
            .or_else(|| Some(Choice { cue: found.cue.clone(), speaker: found.speaker, relays: Vec::new() }));
    }
    if let Some(found) = credits.choose(own, at) {
        return Some(found);
    }
    if let Some(found) = credits.choose(opens, quote.open).filter(|c| c.cue.tokens.start < quote.open) {
        return Some(found);
    }
    if let Some(found) = credits.choose(closes, quote.close) {
        return Some(found);
    }
    // `« Il y a 12 blessés. Deux sont graves, précise le maire. »`: a saying inside of it holds all of it.
    let inside = |c: &&super::credit::Credit| quote.open < c.cue.tokens.start && c.cue.tokens.end <= quote.close;
    if let Some(found) = (opens..=closes).find_map(|frame| credits.of_frame(frame).iter().find(inside)) {
        return Some(Choice { cue: found.cue.clone(), speaker: found.speaker, relays: Vec::new() });
    }
    unlisted(reading, credits, quote)
        .or_else(|| tied(reading, credits, quote))
        .or_else(|| beside(reading, credits, quote))
        .or_else(|| went_on(reading, credits, quote))
}

/// `« … », peste Karim Sow. « … »`: one whom no listed verb has quoted in the sentence before goes on.
fn went_on(reading: &Reading<'_, '_>, credits: &mut Credits<'_, '_, '_>, quote: Quote) -> Option<Choice> {
    let opens = reading.frame_of(quote.open);
    let before = reading.frames.get(opens.checked_sub(1)?)?.clone();
    let own = reading.frames.get(opens)?;
    let begins = own.tokens.start == quote.open && own.paragraph == before.paragraph;
    let told = |i: usize| reading.quotes.at(i).filter(|q| q.close == i);
    let last = before.tokens.clone().filter_map(told).find(|q| reading.mark(q.close + 1) == Some(Mark::Comma));
    let last = last.filter(|_| begins && credits.of_frame(opens - 1).is_empty())?;
    unlisted(reading, credits, last)
}

/// `« … », s'enthousiasme la responsable`, `“…,” Kearns fumed`: behind a quotation any verb beside
/// somebody who can speak is one of saying.
fn unlisted(reading: &Reading<'_, '_>, credits: &mut Credits<'_, '_, '_>, quote: Quote) -> Option<Choice> {
    let frame = reading.frames.get(reading.frame_of(quote.close))?.clone();
    let end = frame.tokens.end;
    let comma = reading.mark(quote.close + 1) == Some(Mark::Comma)
        || matches!(reading.surface(quote.close.saturating_sub(1)), "," | "!" | "?");
    let mut at = quote.close + 1 + usize::from(reading.mark(quote.close + 1) == Some(Mark::Comma));
    // `„…” – płacze sołtyska`, `«…», — плачет глава`: where nouns inflect, a dash stands before the verb.
    let dash = !reading.speech.has_articles && reading.mark(at) == Some(Mark::Dash);
    at += usize::from(dash);
    while at < end && (reading.has(at, Roles::CLITIC.and(Roles::AUXILIARY)) || reading.mark(at) == Some(Mark::Inner)) {
        at += reading.len(at);
    }
    let open = Roles::ARTICLE
        .and(Roles::PREPOSITION)
        .and(Roles::COMPLEMENT)
        .and(Roles::CONJUNCTION)
        .and(Roles::RELATIVE)
        .and(Roles::THAT)
        .and(Roles::ADVERB)
        .and(Roles::PRONOUN);
    let verb = |i: usize| {
        i < end
            && reading.is_word(i)
            && !reading.is_capital(i)
            && !reading.in_figure(i)
            && !reading.has(i, open)
            && reading.noun(i).is_none()
    };
    if !(comma || dash) || at >= end {
        return None;
    }
    let (phrase, verb) = if verb(at) {
        match rightward(reading, at + 1, end)? {
            (Party::Phrase(phrase), _) => (phrase, at),
            _ => return None,
        }
    } else {
        let behind = extend(reading, at).min(end);
        let (phrase, behind) = with_apposition(reading, at..behind);
        let behind = behind + usize::from(reading.mark(behind) == Some(Mark::Comma));
        if !(verb(behind) && reading.agrees(behind)) {
            return None;
        }
        (phrase, behind)
    };
    if !is_personal(reading, &phrase.tokens) && head(reading, &phrase.tokens).is_none() {
        return None;
    }
    let mut choice = uncued(credits, &phrase, &frame);
    choice.cue.tokens = verb..verb + 1;
    Some(choice)
}

/// `Halina Wróbel, burmistrz Krosnowic: „…”` or `“…” — Halina Wróbel`: a name without a cue.
fn tied(reading: &Reading<'_, '_>, credits: &mut Credits<'_, '_, '_>, quote: Quote) -> Option<Choice> {
    let frame = reading.frames.get(reading.frame_of(quote.open))?.clone();
    if quote.open > frame.tokens.start && matches!(reading.mark(quote.open - 1), Some(Mark::Colon | Mark::Dash)) {
        let from = (frame.tokens.start..quote.open - 1).find(|&i| reading.is_word(i))?;
        if let Some(name) = behind_topic(reading, frame.tokens.start, quote.open - 1) {
            return Some(uncued(credits, &plain(name), &frame));
        }
        // `Parmi eux, Jeanne Perrin, dont la fille est morte : « … »`: what points back is no name.
        let comma =
            (from..from + 4).find(|&i| reading.mark(i) == Some(Mark::Comma) && reading.has(from, Roles::ANAPHOR));
        let from = comma.map_or(from, |i| i + 1);
        // `De otra opinión la alcaldesa, Ana Ruiz: «…»`: behind an adjunct that opens the sentence, who speaks.
        let adjunct = reading.speech.romance && reading.has(from, Roles::PREPOSITION.and(Roles::COMPLEMENT));
        let noun = |i: usize| reading.noun(i).is_some();
        let opens = |&i: &usize| noun(i) || reading.has(i, Roles::ARTICLE) && noun(i + reading.len(i));
        let from = (from..quote.open - 1).filter(|_| adjunct).find(opens).unwrap_or(from);
        let closing = || closing_name(reading, from..quote.open - 1);
        // `Sécheresse dans le Gers : « … »`: a word of nobody known before a preposition opens a headline.
        let headline = |phrase: &Phrase| {
            let known = reading.noun(from).is_some() || phrase.tokens.len() > 1 || phrase.tokens.start > from;
            let place = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::PLACE);
            let governs = reading.has(from + 1, place) || reading.does(from + 1, Function::LOCATIVE);
            reading.speech.romance && !known && governs
        };
        let opening = || speaking(reading, from..quote.open - 1).filter(|phrase| !headline(phrase));
        if let Some(phrase) = closing().or_else(opening) {
            return Some(uncued(credits, &phrase, &frame));
        }
    }
    let behind = quote.close + 1;
    if reading.mark(behind) == Some(Mark::Dash) {
        let number = reading.frame_of(behind);
        let frame = reading.frames.get(number)?.clone();
        let end = extend(reading, behind + 1).min(frame.tokens.end);
        let phrase = speaking(reading, behind + 1..end)?;
        return Some(uncued(credits, &phrase, &frame));
    }
    None
}

/// `Non la pensa così Ida Neri, barista: «…»`, `Même constat chez Luc Morel : « … »`: in Romance languages the name that ends before
/// the colon, where the sentence opens with a word that is none.
fn closing_name(reading: &Reading<'_, '_>, range: Range<usize>) -> Option<Phrase> {
    let (from, end) = (range.start, range.end);
    let names = |i: usize| reading.is_capital(i) || reading.noun(i).is_some() || reading.bounds(i);
    if !reading.speech.romance || range.len() > 30 || names(from + 1) || reading.noun(from).is_some() {
        return None;
    }
    let opens = |i: &usize| reading.is_capital(*i) && !reading.is_capital(*i - 1) && reading.is_capital(*i + 1);
    (from + 2..end).filter(opens).find_map(|i| {
        let (phrase, closed) = with_apposition(reading, i..extend(reading, i).min(end));
        (closed >= end && is_personal(reading, &phrase.tokens)).then_some(phrase)
    })
}

/// The phrase that fills a range and looks like one who speaks.
fn speaking(reading: &Reading<'_, '_>, range: Range<usize>) -> Option<Phrase> {
    if range.is_empty() || range.len() > 30 {
        return None;
    }
    let end = extend(reading, range.start).min(range.end);
    let (phrase, _) = with_apposition(reading, range.start..end);
    // `Der Bedarf sei groß: »…«`: where every noun has a capital, only a name is told by it.
    let name = reading.is_capital(phrase.tokens.start) && !reading.capital_nouns;
    let named = head(reading, &phrase.tokens).is_some() || name || is_personal(reading, &phrase.tokens);
    (named && !phrase.tokens.clone().any(|i| reading.has(i, Roles::FINITE.and(Roles::AUXILIARY)))).then_some(phrase)
}

fn uncued(credits: &mut Credits<'_, '_, '_>, phrase: &Phrase, frame: &Frame) -> Choice {
    let speaker = credits.speakers.of_phrase(phrase, frame);
    let nothing = phrase.tokens.end..phrase.tokens.end;
    let cue = Cue {
        tokens: nothing.clone(),
        roles: Roles::NONE,
        shape: Shape::Aside,
        party: Party::Phrase(plain(phrase.tokens.clone())),
        group: nothing.clone(),
        left: nothing.clone(),
        right: nothing,
    };
    Choice { cue, speaker: Some(speaker), relays: Vec::new() }
}

/// The cue of the sentence behind or before a quotation that has none in its own.
fn beside(reading: &Reading<'_, '_>, credits: &Credits<'_, '_, '_>, quote: Quote) -> Option<Choice> {
    let closes = reading.frame_of(quote.close);
    let opens = reading.frame_of(quote.open);
    let paragraph = reading.frames.get(opens)?.paragraph;
    let ends = reading.frames.get(closes)?.tokens.end <= quote.close + 2;
    let begins = reading.frames[opens].tokens.start == quote.open;
    let plain =
        |c: &super::credit::Credit| c.cue.roles.any(Roles::SAY) && c.speaker.is_some() && c.cue.shape != Shape::Citing;
    // `« … », a déclaré X. « … »`: one who was just quoted goes on.
    let goes_on = opens.checked_sub(1).filter(|&b| begins && reading.frames[b].paragraph == paragraph).and_then(|b| {
        credits.of_frame(b).iter().rev().find(|c| {
            let start = c.cue.group.start.min(c.cue.tokens.start);
            // `„…“, so der Klinikchef. „…“`: a phrase beside the quotation is enough.
            let told = plain(c) || c.cue.shape == Shape::Phrase && c.speaker.is_some();
            told && (1..3).any(|back| start.checked_sub(back).is_some_and(|at| reading.quotes.at(at).is_some()))
        })
    });
    if let Some(found) = goes_on {
        return Some(Choice { cue: found.cue.clone(), speaker: found.speaker, relays: Vec::new() });
    }
    if ends
        && let Some(next) = reading.frames.get(closes + 1).filter(|f| f.paragraph == reading.frames[closes].paragraph)
    {
        // `«…». Così il sindaco ai cronisti.`: what points back to it needs no verb.
        let points = |c: &super::credit::Credit| {
            c.cue.shape == Shape::Phrase
                && c.speaker.is_some()
                && c.cue.tokens.start == next.tokens.start
                && reading.does(next.tokens.start, Function::POINTS_BACK)
        };
        // `«…». Ad affermarlo Carlo Neri, ministro per il Sud.`: nor does a comma part what points back.
        let points_back = |c: &super::credit::Credit| {
            c.cue.tokens.start == next.tokens.start
                && c.cue.tokens.clone().any(|i| reading.does(i, Function::POINTS_BACK))
        };
        // `«…» Die Gewerkschaft verwies auf 30 Stellen`: what has a figure of its own behind its verb quotes nobody's words
        // before it, where somebody has spoken in the paragraph.
        let spoken = opens.checked_sub(1).filter(|&b| begins && reading.frames[b].paragraph == paragraph);
        let spoken = spoken.is_some_and(|b| credits.of_frame(b).iter().any(plain));
        let states = |c: &super::credit::Credit| {
            spoken && c.cue.shape == Shape::Forward && reading.has_figure(c.cue.right.clone())
        };
        let found = credits.of_frame(closes + 1).iter().find(|c| {
            (plain(c) && !states(c) || points(c))
                && c.cue.tokens.start < next.tokens.start + 10
                && !reading.has(c.cue.group.end, Roles::THAT)
                && (reading.mark(c.cue.group.end) != Some(Mark::Comma) || points_back(c))
        });
        if let Some(found) = found {
            return Some(Choice { cue: found.cue.clone(), speaker: found.speaker, relays: Vec::new() });
        }
    }
    // `« … », portant à 600 leur nombre. « … », précise la préfecture.`: who is quoted right behind in the paragraph.
    if begins
        && let Some(next) = reading.frames.get(closes + 1).filter(|f| f.paragraph == paragraph)
        && let Some(again) = reading.quotes.at(next.tokens.start).filter(|q| q.open == next.tokens.start)
        && reading.frame_of(again.close) == closes + 1
    {
        let behind = |c: &&super::credit::Credit| {
            let start = c.cue.group.start.min(c.cue.tokens.start);
            plain(c) && start > again.close && start - again.close <= BESIDE
        };
        let found = credits.of_frame(closes + 1).iter().find(behind);
        if let Some(found) = found.filter(|_| credits.of_frame(closes).is_empty()) {
            return Some(Choice { cue: found.cue.clone(), speaker: found.speaker, relays: Vec::new() });
        }
    }
    // `“…,” said X. “A second sentence.” ¶ “A third.”`: what only goes on quoting is passed.
    let quoted = |b: usize| reading.quotes.at(reading.frames[b].tokens.start).is_some();
    let passed = |b: &usize| quoted(*b) && credits.of_frame(*b).is_empty();
    let before = (opens.saturating_sub(QUOTED)..opens).rev().find(|b| !passed(b)).filter(|_| begins)?;
    let near = reading.frames[before].paragraph + 1 >= paragraph;
    // Who stands before the colon of a headline said what stands there.
    let same = reading.frames[before].paragraph == paragraph;
    let spoken = |c: &&super::credit::Credit| plain(c) && (same || !c.cue.tokens.is_empty());
    let found = credits.of_frame(before).iter().rev().find(spoken).filter(|_| near)?;
    Some(Choice { cue: found.cue.clone(), speaker: found.speaker, relays: Vec::new() })
}
