//! Hearsay and hedges: what marks a clause as told, or as doubted.
//!
//! In: the place of a figure. Out: the hearsay marker that its clause stands under, and whether a
//! word or a conditional in the clause hedges it. Look-backs are bounded.

use std::ops::Range;

use super::reading::{Frame, Mark, Reading};
use crate::lang::{Function, Roles};

/// A marker is looked for this many tokens away.
const REACH: usize = 40;
/// The verb of a hearsay auxiliary stands within this many tokens.
const VERB: usize = 7;

/// The nearest marker of hearsay that the token `at` stands under, with its tokens.
pub fn hearsay(reading: &Reading<'_, '_>, frame: &Frame, at: usize) -> Option<Range<usize>> {
    if !frame.roles.any(Roles::HEARSAY.and(Roles::HEARSAY_AUXILIARY)) {
        return None;
    }
    let floor = frame.tokens.start.max(at.saturating_sub(REACH));
    let end = frame.tokens.end.min(at + REACH);
    let marks = |i: &usize| {
        marks(reading, *i, frame)
            && !set_apart(reading, frame, *i, at)
            && !behind_its_clause(reading, *i, at)
            && !before_clause(reading, *i, at)
            && !inserted(reading, frame, *i, at)
    };
    let before = (floor..at).rev().take_while(|&i| !divides(reading, i)).find(marks);
    let after = (at..end).take_while(|&i| !divides(reading, i)).find(marks);
    let clear = |mut range: Range<usize>| !range.any(|i| reading.mark(i) == Some(Mark::Comma));
    // `Two shells landed, reportedly wounding five`: set apart behind, it marks what follows.
    let after = after.filter(|&a| clear(at..a) || !reading.has(a, Roles::HEARSAY) || !reading.has_figure(a..end));
    // `Rescuers found 21 bodies after a slide feared to have killed 160`: far behind, with a figure of its own, it marks that one.
    let far = |a: usize| reading.speech.verbs_are_nouns && a - at > 6 && reading.has_figure(a..end.min(a + 8));
    let after = after.filter(|&a| !(reading.has(a, Roles::HEARSAY) && far(a)));
    // `12 men were charged after they allegedly opened fire`: nor does it leave the clause of time that it stands in.
    let subordinate = |a: usize| (at + 1..a).any(|i| reading.does(i, Function::SUBORDINATOR));
    let after = after.filter(|&a| !(reading.has(a, Roles::HEARSAY) && subordinate(a)));
    // `30 pupils fell ill with food allegedly from a charity`: behind a predicate, before a phrase, it marks that phrase.
    let phrase = |a: usize| {
        let predicate = (at..a).any(|i| reading.is_predicate(i) && !reading.in_figure(i));
        reading.speech.verbs_are_nouns && predicate && reading.has(a + reading.len(a), Roles::PREPOSITION)
    };
    let after = after.filter(|&a| !(reading.has(a, Roles::HEARSAY) && clear(at..a) && phrase(a)));
    // `prévu à 6,1 %, il a estimé qu'il serait plus élevé`: behind a comma what another clause holds is said there.
    let apart = |range: Range<usize>| !clear(range.clone()) && range.clone().any(|i| reading.has(i, Roles::THAT));
    let after = after.filter(|&a| !reading.has(a, Roles::HEARSAY_AUXILIARY) || !apart(at..a));
    // `ganó 3.373 millones, un aumento que se habría elevado`: a relative clause behind tells nothing of the figure.
    // Nor does a clause of time or place (`un bilancio di 20 morti, quando un barchino si sarebbe ribaltato`).
    let relative = |range: Range<usize>| {
        let comma = range.clone().find(|&i| reading.mark(i) == Some(Mark::Comma));
        let opens = |i: usize| {
            reading.has(i, Roles::RELATIVE.and(Roles::ELLIPTIC))
                || reading.opens_clause(i) && !reading.has(i, Roles::THAT)
        };
        comma.is_some_and(|comma| (comma..range.end).any(opens))
    };
    // `zatrzymano osiem osób, które miały oszukać urząd`: so it is where nouns inflect.
    let free = reading.speech.frees_subject();
    // `encontraram 62 caixas em que as armas seriam vendidas`: what a relative clause with a preposition tells is of others.
    let governed = |i: usize| {
        let preposition = |back: usize| reading.has(i.saturating_sub(back), Roles::PREPOSITION);
        reading.speech.romance && reading.has(i, Roles::RELATIVE) && (1..3).any(preposition)
    };
    let relative = |range: Range<usize>| relative(range.clone()) || range.into_iter().any(governed);
    let after = after.filter(|&a| !(free && reading.has(a, Roles::HEARSAY_AUXILIARY) && relative(at..a)));
    // `quemaron tres camiones y habrían retenido a diez`, `murieron 12 y otros 30 habrían resultado heridos`: nor does the
    // second of two predicates reach back over the conjunction before it or its figure.
    let second_predicate = |a: usize| {
        let open = (at + 1..a).rev().take_while(|&i| !reading.bounds(i));
        let joint = open.take(4).find(|&i| reading.has(i, Roles::CONJUNCTION) && !reading.in_figure(i));
        joint.is_some_and(|joint| {
            joint + 1 == a || reading.has_figure(joint..a) && (at..joint).any(|i| reading.is_predicate(i))
        })
    };
    let after = after.filter(|&a| {
        !(reading.speech.is_null_subject_romance() && reading.has(a, Roles::HEARSAY_AUXILIARY) && second_predicate(a))
    });
    // `tien mannen aangehouden, omdat zij zouden hebben gedreigd`: nor does the reason, where its verb ends the clause.
    let reason = |range: Range<usize>| {
        let comma = range.clone().find(|&i| reading.mark(i) == Some(Mark::Comma));
        comma.is_some_and(|comma| reading.opens_clause(comma + 1) && !reading.has(comma + 1, Roles::THAT))
    };
    let second = reading.speech.verb_second;
    // `straffen geëist tegen tien mannen die zouden hebben gedreigd`: nor a relative clause.
    let narrows = |range: Range<usize>| range.into_iter().any(|i| reading.has(i, Roles::RELATIVE));
    let other = |a: usize| reason(at..a) || narrows(at + 1..a);
    let after = after.filter(|&a| !(second && reading.has(a, Roles::HEARSAY_AUXILIARY) && other(a)));
    // `Acht sollen verletzt worden sein, vier kamen ins Krankenhaus`: behind the verb that ends its clause another begins.
    let past = |b: usize| {
        let figure = (b..at).rev().take_while(|&i| reading.hedged(i)).last().unwrap_or(at);
        let comma = figure.checked_sub(1).filter(|&i| i > b && reading.mark(i) == Some(Mark::Comma));
        let again = (at..end).take_while(|&i| !divides(reading, i)).any(|i| reading.has(i, Roles::HEARSAY_AUXILIARY));
        comma.is_some_and(|comma| !again && reading.has(comma - 1, Roles::HEARSAY_VERB))
    };
    let before = before.filter(|&b| !(second && reading.has(b, Roles::HEARSAY_AUXILIARY) && past(b)));
    let i = match (before, after) {
        (Some(b), Some(a)) => {
            if a - at < at - b && clear(at..a) {
                a
            } else {
                b
            }
        }
        (b, a) => b.or(a)?,
    };
    (!hypothetical(reading, frame, i)).then(|| i..i + reading.len(i))
}

/// `Un incendio, presuntamente provocado, ha dejado 12 víctimas`: whether a word of hearsay stands between commas with
/// what alone it marks, and the figure at `at` outside of them.
fn set_apart(reading: &Reading<'_, '_>, frame: &Frame, marker: usize, at: usize) -> bool {
    /// Tokens of what is set apart, at most.
    const ASIDE: usize = 10;
    let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
    if !reading.has(marker, Roles::HEARSAY) || reading.speech.verb_second || !reading.speech.has_articles {
        return false;
    }
    let end = marker + reading.len(marker);
    let opens = marker > frame.tokens.start && comma(marker - 1);
    let close = (end..frame.tokens.end).take(ASIDE).find(|&i| comma(i));
    opens && close.is_some_and(|close| close > end && !(marker..close).contains(&at))
}

/// `The fire, which is thought to be arson, killed 12`: whether the comma that closes a relative clause stands between the
/// marker inside of it and the figure at `at` behind.
fn behind_its_clause(reading: &Reading<'_, '_>, marker: usize, at: usize) -> bool {
    let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
    let opens = |i: usize| reading.has(i, Roles::RELATIVE) && i > 0 && comma(i - 1);
    let close = (marker..at).find(|&i| comma(i));
    // `De haven, die vier miljard zou hebben gekost, verwerkte 300 schepen`: where the verb closes the clause, the pronoun may
    // stand further before.
    if reading.speech.verb_second {
        let clause = (marker.saturating_sub(REACH)..marker).rev().take_while(|&i| !reading.bounds(i)).last();
        // `der vier Milliarden gekostet haben soll`: the pronoun may be spelt like an article, which a noun would follow.
        let article = |i: usize| {
            let alone = reading.capital_nouns && !reading.is_capital(i + 1) && reading.bounds(marker + 1);
            reading.has(i, Roles::ARTICLE) && alone && i > 0 && comma(i - 1)
        };
        return close.is_some() && clause.is_some_and(|i| opens(i) || article(i));
    }
    let inside = marker < at && (marker.saturating_sub(2)..=marker).any(opens);
    let close = close.filter(|_| inside && reading.speech.verbs_are_nouns);
    // A figure before the comma is the clause's own, and the list that it opens goes on.
    close.is_some_and(|close| !reading.has_figure(marker..close))
}

/// `One is thought to have fled in a van, which was found 14 km away`: whether a relative clause opens behind a comma between the
/// marker and the figure at `at`: it tells more of what was named, in the text's own voice.
fn before_clause(reading: &Reading<'_, '_>, marker: usize, at: usize) -> bool {
    let opens = |i: usize| {
        let relative = reading.has(i + 1, Roles::RELATIVE) && !reading.has(i + 1, Roles::THAT.and(Roles::ELLIPTIC));
        reading.mark(i) == Some(Mark::Comma) && relative
    };
    reading.speech.verbs_are_nouns && (marker..at).any(opens)
}

/// `Wer bezahlt hat – die Karte kostet 14 Euro –, soll sein Geld erhalten`: whether two dashes set the figure at `at` apart from
/// the marker.
fn inserted(reading: &Reading<'_, '_>, frame: &Frame, marker: usize, at: usize) -> bool {
    /// Tokens between the dashes, at most.
    const ASIDE: usize = 12;
    let dash = |i: &usize| reading.mark(*i) == Some(Mark::Dash) && reading.space_at(*i);
    let floor = at.saturating_sub(ASIDE).max(frame.tokens.start);
    let Some(open) = (floor..at).rev().find(dash) else { return false };
    let close = (at..frame.tokens.end.min(at + ASIDE)).find(|&i| reading.mark(i) == Some(Mark::Dash));
    close.is_some_and(|close| !(open..close).contains(&marker))
}

fn divides(reading: &Reading<'_, '_>, i: usize) -> bool {
    matches!(reading.mark(i), Some(Mark::Semicolon | Mark::Colon | Mark::Stop))
}

fn marks(reading: &Reading<'_, '_>, i: usize, frame: &Frame) -> bool {
    if !reading.has(i, Roles::HEARSAY.and(Roles::HEARSAY_AUXILIARY)) || reading.quoted(i) || reading.word(i).is_none() {
        return false;
    }
    if reading.has(i, Roles::HEARSAY) {
        return true;
    }
    // `i dispersi sarebbero 12`, `9 dei quali sarebbero gravi`: the conditional of being beside a figure.
    let near = |from: usize, to: usize| {
        reading.has(i, Roles::HEARSAY_FUTURE) && reading.has_figure(from..to.min(frame.tokens.end))
    };
    let elliptic = i > frame.tokens.start + 1
        && (1..3).any(|back| i.checked_sub(back).is_some_and(|j| reading.has(j, Roles::ELLIPTIC.and(Roles::RELATIVE))));
    if near(i + 1, i + 4) || elliptic && near(i.saturating_sub(5).max(frame.tokens.start), i) {
        return true;
    }
    // `der vier Milliarden gekostet haben soll`: where the verb closes the clause, it stands behind its infinitive.
    let closes = i + 1 >= frame.tokens.end || reading.bounds(i + 1);
    if reading.speech.verb_second && closes && i > frame.tokens.start && reading.has(i - 1, Roles::HEARSAY_VERB) {
        return true;
    }
    let ahead = i + 1..frame.tokens.end.min(i + 1 + VERB);
    let follows = ahead
        .take_while(|&j| !reading.bounds(j))
        // `měly méně než devět zaměstnanců`: a number may end like an infinitive.
        .filter(|&j| reading.is_word(j) && !reading.is_capital(j) && !reading.in_figure(j))
        .any(|j| reading.ends_like(j, &reading.speech.endings.hearsay));
    follows
        || (i + 1..frame.tokens.end.min(i + REACH))
            .take_while(|&j| !divides(reading, j))
            .any(|j| reading.has(j, Roles::HEARSAY_VERB))
}

/// Whether the clause around a marker depends on a condition.
fn hypothetical(reading: &Reading<'_, '_>, frame: &Frame, at: usize) -> bool {
    let floor = frame.tokens.start.max(at.saturating_sub(REACH));
    reading.has(at, Roles::HEARSAY_AUXILIARY)
        && (floor..frame.tokens.end.min(at + REACH)).any(|i| reading.has(i, Roles::IF) && !reading.quoted(i))
}

/// Whether the clause of a figure is hedged; `endings` asks for conditionals by their form, too.
pub fn hedged(reading: &Reading<'_, '_>, frame: &Frame, at: usize, endings: bool) -> bool {
    let listed = frame.roles.any(Roles::HEDGE);
    let endings = endings && !reading.speech.endings.hedge.is_empty();
    if !listed && !endings {
        return false;
    }
    let mut clause = clause(reading, frame, at);
    // `będą mogli skorzystać`: what somebody will be able to do is no doubt.
    // `We could document 73 deaths`: nor is what those who count were able to.
    let able = |i: usize| {
        let counts = reading.speech.verbs_are_nouns && reading.has(i + 1, Roles::COUNT);
        // `nie mogły się zalogować`: nor is what nobody was able to do.
        let unable = i > 0 && reading.has(i - 1, Roles::NEGATION);
        // `les zones à risque de la ville`: behind an article or a preposition a doubt is a noun.
        let first = reading.phrase_start(i);
        let noun = first > 0 && reading.speech.romance && !reading.ends_like(first, &reading.speech.endings.hedge);
        let noun = noun && reading.has(first - 1, Roles::ARTICLE.and(Roles::PREPOSITION).and(Roles::COMPLEMENT));
        // `um die Kosten decken zu können`, `om dat aan te kunnen`: nor is what an aim is.
        let aim = i > 0 && reading.speech.verb_second && reading.has(i - 1, Roles::INFINITIVE);
        unable
            || noun
            || aim
            || i > 0 && (reading.does(i - 1, Function::FUTURE) || counts && reading.has(i - 1, Roles::EITHER))
    };
    // `sono stati recuperati 23 corpi e il numero dei dispersi potrebbe salire`: another subject stands before the doubt.
    let other = |i: usize| {
        // `dejó 12 heridos y habría causado daños`: or the doubt is the second predicate.
        let joint = |&j: &usize| {
            let second = j + 1 == i || reading.has(j + 1, Roles::ARTICLE) || reading.hedged(j + 1);
            reading.has(j, Roles::CONJUNCTION) && !reading.in_figure(j) && second
        };
        let romance = reading.speech.is_null_subject_romance();
        let said = |joint: usize| (at..joint).any(|i| reading.is_predicate(i));
        let joined =
            (at..i.max(at)).rev().find(joint).is_some_and(|joint| !reading.has_figure(joint..i) || said(joint));
        // `duas armas que estariam sendo usadas`: so does the pronoun of a relative clause.
        // `had room for 178 passengers and might have been overloaded`: a second verb of the same subject, or another subject.
        let opens = |j: usize| {
            j == i || reading.has(j, Roles::ARTICLE.and(Roles::PRONOUN)) && !reading.has(j, Roles::INDEFINITE)
        };
        let second = |j: usize| reading.has(j, Roles::CONJUNCTION) && !reading.in_figure(j) && opens(j + 1);
        // `worked all night to fight the blaze that may have been lit`, `died after it may have skidded`: so does the word
        // that opens a clause behind, unless that clause narrows what is counted.
        let far = |j: usize| j > at + 4 || !reading.has(j, Roles::RELATIVE);
        let clause = |j: usize| reading.opens_clause(j) && far(j) && !reading.has_figure(j..i);
        let clause = |j: usize| clause(j) && (!reading.has(j, Roles::THAT) || j + 1 == i);
        let behind = |j: usize| second(j) && !reading.has_figure(j..i) || clause(j);
        let another = reading.speech.verbs_are_nouns && (at..i.max(at)).any(behind);
        // `is likely to rise as crews had not reached two coaches`: what gives the reason for a doubt is not doubted.
        let reason = |j: usize| reading.has(j, Roles::AS) && !reading.in_figure(j) && !reading.hedged(j);
        let another = another || reading.speech.verbs_are_nouns && (i..at.max(i)).any(reason);
        another || romance && i > at && (joined || (at..i).any(|j| reading.has(j, Roles::RELATIVE)))
    };
    let doubts = |range: Range<usize>| {
        range.into_iter().any(|i| {
            let doubt = reading.has(i, Roles::HEDGE) && !able(i)
                || endings
                    && reading.is_word(i)
                    && !reading.is_capital(i)
                    && reading.ends_like(i, &reading.speech.endings.hedge)
                    // `a secretaria`: a noun may end like a conditional.
                    && reading.noun(i).is_none()
                    && !(i > 0 && reading.speech.has_articles && reading.has(i - 1, Roles::ARTICLE.and(Roles::COMPLEMENT)));
            doubt && !other(i)
        })
    };
    if doubts(clause.clone()) {
        return true;
    }
    // `dont 35 millions pour les routes` takes the stance of what it goes on with.
    let mut steps = 0;
    while reading.has(clause.start, Roles::ELLIPTIC) && clause.start > frame.tokens.start + 1 && steps < 3 {
        clause = self::clause(reading, frame, clause.start - 2);
        if doubts(clause.clone()) {
            return true;
        }
        steps += 1;
    }
    false
}

/// Whether the sentence calls untrue what holds the figure: `nie jest prawdą, że ...`.
pub fn denied(reading: &Reading<'_, '_>, frame: &Frame, at: usize) -> bool {
    if !frame.roles.any(Roles::DENIAL) {
        return false;
    }
    let floor = frame.tokens.start.max(at.saturating_sub(REACH));
    let denial = |i: usize| reading.has(i, Roles::DENIAL);
    // `назвал сообщения о 70 задержанных выдумкой`: where word order is free, it may close the clause.
    let behind = || {
        let clause = (at..frame.tokens.end.min(at + REACH)).take_while(|&i| !reading.bounds(i));
        !reading.speech.has_articles && clause.into_iter().any(denial)
    };
    // `назвала взрыв провокацией, ранены 12 человек`: nor does it reach over a comma into what is no clause of its own.
    let open = |i: usize| {
        let says = reading.has(i, Roles::VERB) && reading.noun(i).is_none() && !denial(i);
        let comma = reading.mark(i) == Some(Mark::Comma) && !reading.has(i + 1, Roles::THAT.and(Roles::RELATIVE));
        !(divides(reading, i) || !reading.speech.has_articles && (says || comma))
    };
    (floor..at).rev().take_while(|&i| open(i)).any(denial) || behind()
}

/// The stretch between the marks around a token.
fn clause(reading: &Reading<'_, '_>, frame: &Frame, at: usize) -> Range<usize> {
    let floor = frame.tokens.start.max(at.saturating_sub(REACH));
    let ends = |i: usize| {
        matches!(
            reading.mark(i),
            Some(Mark::Comma | Mark::Semicolon | Mark::Colon | Mark::Stop | Mark::Dash | Mark::Bracket)
        )
    };
    // `said it was restored but warned that more could`: a contrast opens a clause of its own.
    let ends = |i: usize| ends(i) || i != at && reading.has(i, Roles::CONTRAST);
    let start = (floor..at).rev().find(|&i| ends(i)).map_or(floor, |i| i + 1);
    let end = (at..frame.tokens.end.min(at + REACH)).find(|&i| ends(i)).unwrap_or(frame.tokens.end.min(at + REACH));
    start..end
}
