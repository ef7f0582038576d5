//! Who each figure is credited to, and how.
//!
//! In: a document and its numbers. Out: per number its source, the type of attribution, the cue, the
//! stance and the relays, with the rule that decided. One reading forward: the cues of each sentence
//! ([`cues`]) with their speakers ([`speakers`]), then each figure to the cue that holds it
//! ([`credit`], [`quotation`]), to hearsay ([`stance`]), or to the speaker that the paragraph goes on
//! reporting.

mod acronyms;
mod adjunct;
mod behind;
mod body;
mod compound;
mod credit;
mod cues;
mod dateline;
mod dialogue;
mod document;
mod gapping;
mod kind;
mod name;
mod pair;
mod people;
mod phrase;
mod pointing;
mod portfolio;
mod posts;
mod quotation;
mod quotes;
mod reading;
mod speakers;
mod stance;
mod subject;

use credit::{Choice, Credits};
use cues::Cue;
use reading::{Frame, Reading};

use super::{Counted, Credited, Document, Number, Reason, Verdict};
use crate::claim::{Attribution, AttributionType, SourceType, Stance};
use crate::lang::Roles;

/// A paragraph goes on reporting one speaker over at most this many sentences without a cue.
const CHAIN: usize = 5;
/// A sentence with a quotation of more words than this is a direct one.
const SPOKEN: usize = 6;

/// One entry per number, in the same order.
pub fn find(document: &Document<'_>, numbers: &[Number], _counted: &[Counted]) -> Vec<Credited> {
    if !numbers.iter().any(|n| n.verdict == Verdict::Figure) {
        return numbers.iter().map(|_| own_voice()).collect();
    }
    let figures =
        numbers.iter().filter(|n| n.verdict == Verdict::Figure).map(|n| (n.tokens.clone(), n.extent.clone())).collect();
    let mut reading = Reading::new(document, figures);
    reading.settle(dialogue::find(&reading));
    let mut credits = Credits::read(&reading);
    let (carried, recent) = carried(&reading, &credits);
    let posts = posts::find(&reading);
    numbers
        .iter()
        .map(|number| {
            if number.verdict != Verdict::Figure || number.tokens.is_empty() {
                return own_voice();
            }
            let at = number.tokens.start;
            if let Some(post) = posts::at(&posts, at) {
                return posts::credit(&mut credits, &reading, post);
            }
            figure(&reading, &mut credits, (&carried, &recent), at)
        })
        .collect()
}

fn own_voice() -> Credited {
    Credited { source: None, attribution: Attribution::own_voice(), reasons: Vec::new() }
}

fn figure(
    reading: &Reading<'_, '_>,
    credits: &mut Credits<'_, '_, '_>,
    (carried, recent): (&[Option<usize>], &[Option<usize>]),
    at: usize,
) -> Credited {
    let number = reading.frame_of(at);
    let Some(frame) = reading.frames.get(number) else { return own_voice() };
    let quote = reading.quotes.at(at).filter(|q| q.open != at && q.close != at);
    let choice = match quote {
        Some(quote) => quotation::speaker(reading, credits, quote, at),
        None => credits.choose(number, at).or_else(|| pointing::speaker(reading, credits, number)),
    };
    // `dziewięć osób, a nie sześć, jak podawano wcześniej, przekazał szef policji`: whoever says so by name vouches.
    let named = |c: &&credit::Credit| c.speaker.is_some() && c.cue.shape == cues::Shape::Aside && c.cue.holds(at);
    let choice = match choice {
        Some(Choice { speaker: None, cue, relays }) if quote.is_none() && !reading.speech.has_articles => {
            let behind = credits.of_frame(number).iter().find(named).filter(|c| c.cue.tokens.start > cue.tokens.end);
            let (cue, speaker) = behind.map_or((cue, None), |c| (c.cue.clone(), c.speaker));
            Some(Choice { cue, speaker, relays })
        }
        other => other,
    };
    let marked = stance::hearsay(reading, frame, at);
    // `Пожарные говорят`: a marker that is the verb of somebody named tells no hearsay.
    let verb = |m: &std::ops::Range<usize>| choice.as_ref().is_some_and(|c| c.speaker.is_some() && c.cue.tokens == *m);
    let marked = marked.filter(|m| !verb(m));
    match choice {
        // `Shell said it would cut 650 jobs, and BP reportedly plans 3,000`: the clause joined has its own.
        Some(Choice { cue, .. })
            if quote.is_none()
                && cue.shape == cues::Shape::Forward
                && marked.as_ref().is_some_and(|m| joined_clause(reading, cue.group.end, m, at)) =>
        {
            marked.map_or_else(own_voice, |m| hearsay(reading, &m))
        }
        Some(Choice { cue, speaker: Some(speaker), relays }) => {
            let kind = if quote.is_some() { AttributionType::Direct } else { AttributionType::Indirect };
            let conditional = cue.shape != cues::Shape::Forward || cue.roles.any(Roles::COUNT);
            let stance = if stance::denied(reading, frame, at)
                || cue.roles.any(Roles::DENY) && cue.tokens.start < at.max(cue.tokens.end) && denies(reading, &cue, at)
            {
                Stance::Denied
            } else if marked.is_some_and(|m| {
                let future = cue.shape == cues::Shape::Forward && reading.has(m.start, Roles::HEARSAY_FUTURE);
                !future && same_clause(reading, &m, at)
            }) || stance::hedged(reading, frame, at, conditional)
            {
                Stance::Hedged
            } else {
                Stance::Asserted
            };
            let list = &credits.speakers.list;
            // `Two villagers said`: how many they are, nobody says.
            let speaks = |c: &credit::Credit| c.speaker.is_some_and(|s| list[s].tokens.contains(&at));
            let mut told = credits.of_frame(number).iter();
            if reading.speech.verbs_are_nouns && (list[speaker].tokens.contains(&at) || told.any(speaks)) {
                return own_voice();
            }
            Credited {
                source: Some(list[speaker].source.clone()),
                attribution: Attribution {
                    kind,
                    stance,
                    cue: (!cue.tokens.is_empty()).then(|| reading.document.span(cue.tokens.clone())),
                    relays: relays.iter().map(|&r| list[r].source.span).collect(),
                },
                reasons: vec![reason(reading, rule(&cue, quote.is_some()), &cue.tokens)],
            }
        }
        Some(Choice { cue, speaker: None, .. }) => match recent.get(number).copied().flatten() {
            Some(speaker) if quote.is_none() && goes_on_to_say(reading, &cue.tokens) => {
                said_on(reading, credits, speaker, &cue.tokens, doubt(stance::hedged(reading, frame, at, true)))
            }
            _ => hearsay(reading, &cue.tokens),
        },
        None => match (marked, carried.get(number).copied().flatten()) {
            (Some(marked), _) if quote.is_none() && goes_on_to_say(reading, &marked) => {
                match recent.get(number).copied().flatten() {
                    Some(speaker) => {
                        said_on(reading, credits, speaker, &marked, doubt(stance::hedged(reading, frame, at, true)))
                    }
                    None => hearsay(reading, &marked),
                }
            }
            (Some(marked), _) if quote.is_none() => hearsay(reading, &marked),
            (_, Some(speaker)) if quote.is_none() && credits.of_frame(number).is_empty() => Credited {
                source: Some(credits.speakers.list[speaker].source.clone()),
                attribution: Attribution {
                    kind: AttributionType::Carried,
                    stance: doubt(stance::hedged(reading, frame, at, true)),
                    cue: None,
                    relays: Vec::new(),
                },
                reasons: vec![Reason::bare("carried")],
            },
            _ => {
                let mut own = own_voice();
                own.attribution.stance = doubt(stance::hedged(reading, frame, at, quote.is_none()));
                own
            }
        },
    }
}

/// `Уточняется, что 13 прооперированы`: whether where nouns inflect an impersonal verb in the present reports on, in
/// whose words the text has just told.
fn goes_on_to_say(reading: &Reading<'_, '_>, cue: &std::ops::Range<usize>) -> bool {
    let past = |i: usize| reading.ends_like(i, &reading.speech.endings.verb);
    !reading.speech.has_articles && cue.clone().any(|i| reading.has(i, Roles::IMPERSONAL) && !past(i))
}

/// A figure of the speaker whom the text goes on reporting, with the verb that says so.
fn said_on(
    reading: &Reading<'_, '_>,
    credits: &Credits<'_, '_, '_>,
    speaker: usize,
    cue: &std::ops::Range<usize>,
    stance: Stance,
) -> Credited {
    let attribution = Attribution {
        kind: AttributionType::Indirect,
        stance,
        cue: Some(reading.document.span(cue.clone())),
        relays: Vec::new(),
    };
    let source = Some(credits.speakers.list[speaker].source.clone());
    Credited { source, attribution, reasons: vec![reason(reading, "impersonal verb goes on", cue)] }
}

const fn doubt(hedged: bool) -> Stance {
    if hedged { Stance::Hedged } else { Stance::Asserted }
}

/// A denial reaches the figures behind its verb, and those before where it stands aside.
fn denies(reading: &Reading<'_, '_>, cue: &Cue, at: usize) -> bool {
    // Behind a colon those who deny say what is so, unless they are quoted denying it.
    let own = |i: usize| {
        // `nega che siano fuggiti in dodici: «Erano due»`: a figure before the colon is what they deny.
        let quoted = reading.mark(i + 1) == Some(reading::Mark::Quote) && !reading.has_figure(cue.group.end..i);
        // `La direction le conteste : un seul est parti`: whoever denies what was said before says what is so.
        let object = cue.tokens.start.checked_sub(1).is_some_and(|b| reading.has(b, Roles::CLITIC));
        reading.mark(i) == Some(reading::Mark::Colon) && (i > cue.group.end || object) && !quoted
    };
    cue.holds(at) && !(cue.group.end..at).any(|i| reading.has(i, Roles::CONTRAST) || own(i))
}

/// Whether a marker of hearsay and the figure at `at` stand in a clause that a comma and a conjunction join behind `from`.
fn joined_clause(reading: &Reading<'_, '_>, from: usize, marker: &std::ops::Range<usize>, at: usize) -> bool {
    let joint = |i: usize| {
        reading.mark(i) == Some(reading::Mark::Comma)
            && reading.has(i + 1, Roles::CONJUNCTION.and(Roles::CONTRAST))
            && reading.is_capital(i + 2).max(reading.noun(i + 2).is_some()).max(reading.has(i + 2, Roles::ARTICLE))
    };
    let end = marker.start.min(at);
    reading.has(marker.start, Roles::HEARSAY)
        && end - from.min(end) < 60
        && (from..end).any(joint)
        && !(end..at).any(joint)
}

fn same_clause(reading: &Reading<'_, '_>, marker: &std::ops::Range<usize>, at: usize) -> bool {
    let between = marker.start.min(at)..marker.start.max(at);
    // `un giro di 12 milioni che avrebbe prodotto`: a relative clause behind the figure is another, too.
    let romance = reading.speech.is_null_subject_romance();
    let relative = |i: usize| romance && marker.start > at && reading.has(i, Roles::RELATIVE);
    between.len() < 40 && !between.into_iter().any(|i| reading.mark(i) == Some(reading::Mark::Comma) || relative(i))
}

fn rule(cue: &Cue, quoted: bool) -> &'static str {
    match (quoted, cue.shape) {
        (true, _) if cue.tokens.is_empty() => "speaker before a quotation",
        (true, _) => "quotation",
        (false, cues::Shape::Forward) => "verb before its content",
        (false, cues::Shape::Aside) => "verb beside its content",
        (false, cues::Shape::Phrase) => "phrase that names a source",
        (false, cues::Shape::Citing) => "source cited by another",
    }
}

fn reason(reading: &Reading<'_, '_>, rule: &'static str, tokens: &std::ops::Range<usize>) -> Reason {
    Reason { rule, entry: reading.document.span(tokens.clone()) }
}

fn hearsay(reading: &Reading<'_, '_>, tokens: &std::ops::Range<usize>) -> Credited {
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

/// A speaker whom a paragraph goes on reporting.
#[derive(Debug, Clone, Copy)]
struct Open {
    speaker: usize,
    /// Sentences since their cue.
    age: usize,
    /// Their cue was a verb of counting.
    counted: bool,
}

/// For each frame, the speaker whom it goes on reporting where it has no cue of its own; and the one whom an impersonal
/// verb would go on reporting.
fn carried(reading: &Reading<'_, '_>, credits: &Credits<'_, '_, '_>) -> (Vec<Option<usize>>, Vec<Option<usize>>) {
    let mut open: Option<Open> = None;
    // Whoever spoke last in the paragraph, in quotation marks or not.
    let mut last: Option<usize> = None;
    let mut paragraph = usize::MAX;
    let mut carried = Vec::with_capacity(reading.frames.len());
    let mut recent = Vec::with_capacity(reading.frames.len());
    for (i, frame) in reading.frames.iter().enumerate() {
        let head = (frame.tokens.start..frame.tokens.end).find(|&t| reading.is_word(t)).unwrap_or(frame.tokens.start);
        // `За уточненими даними, ...`: figures of nobody named are those of the one who spoke last.
        let same = reading.has(head, Roles::ANAPHOR) && !counts_again(reading, head)
            || reading.has(head, Roles::ACCORDING) && credits.of_frame(i).is_empty();
        // `Об этом сообщает МЧС.`: what such a sentence opens goes on behind the end of its paragraph.
        let told = i.checked_sub(1).and_then(|before| behind::tells_before(reading, credits, before));
        let relayed = told.filter(|&s| {
            let own = reading.frames.get(i + 1).is_some_and(|next| next.paragraph == frame.paragraph);
            frame.paragraph == paragraph.saturating_add(1)
                && credits.speakers.list[s].source.kind != SourceType::Media
                && !(own && behind::tells_before(reading, credits, i + 1).is_some())
        });
        let turns_away = reading.has(head, Roles::TURN) || looks_back(reading, frame, head);
        if frame.paragraph != paragraph && !same && relayed.is_none() || turns_away {
            open = None;
        }
        let goes_on = relayed.filter(|_| !turns_away).map(|speaker| Open { speaker, age: 0, counted: false });
        open = open.or(goes_on);
        // `Fünf weitere seien verletzt worden.`: the mood itself goes on over the end of a paragraph.
        let bystander = |s: usize| credits.speakers.list[s].source.kind == SourceType::Witness;
        let next = |s: &usize| {
            frame.paragraph == paragraph || frame.paragraph == paragraph.saturating_add(1) && !bystander(*s)
        };
        let before = last.filter(next);
        last = last.filter(|_| frame.paragraph == paragraph);
        paragraph = frame.paragraph;
        // What bystanders said of themselves ends with their sentence, unless the next points back to it.
        // So does what somebody counted or estimated: it gives one figure.
        open = open.filter(|o| !(bystander(o.speaker) || o.counted) || reading.has(head, Roles::ANAPHOR));
        open = open.filter(|o| !turns(reading, credits, i, frame, o.speaker));
        let reported = before.filter(|_| credits.of_frame(i).is_empty() && is_reported(reading, frame));
        open = open.or(reported.map(|speaker| Open { speaker, age: 0, counted: false }));
        last = credits.of_frame(i).iter().rev().find_map(|c| c.speaker).or(last).or(reported);
        carried.push(open.map(|o| o.speaker));
        recent.push(open.map(|o| o.speaker).or(before).filter(|_| !turns_away));
        open = after(reading, credits, i, frame, open);
    }
    behind::point_back(reading, credits, &mut carried);
    (carried, recent)
}

/// `In 2004 a spill killed 10,000`: a sentence that a year opens, and that points to nobody, tells what happened before.
fn looks_back(reading: &Reading<'_, '_>, frame: &Frame, head: usize) -> bool {
    let year = head + reading.len(head);
    let opens = reading.has(head, Roles::PREPOSITION.and(Roles::WITHIN).and(Roles::COMPLEMENT));
    let four = reading.is_digits(year) && !reading.in_figure(year) && reading.surface(year).len() == 4;
    let points = |i: usize| reading.has(i, Roles::ANAPHOR.and(Roles::PRONOUN)) && !reading.has(i, Roles::ARTICLE);
    opens && four && !frame.tokens.clone().any(points)
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

/// Whether a verb outside of quotations stands in the mood of reported speech: `Drei Brücken seien zerstört.`
fn is_reported(reading: &Reading<'_, '_>, frame: &Frame) -> bool {
    frame.tokens.clone().any(|i| reading.has(i, Roles::REPORTED) && !reading.quoted(i))
}

/// Whether a sentence without a cue opens with another body that could speak for itself: it tells
/// what that one did (`Los sindicatos hablan de 200. La policía detuvo a 18.`).
fn turns(
    reading: &Reading<'_, '_>,
    credits: &Credits<'_, '_, '_>,
    number: usize,
    frame: &Frame,
    speaker: usize,
) -> bool {
    if !credits.of_frame(number).is_empty() {
        return false;
    }
    let article = |i: usize| i < frame.tokens.end && reading.has(i, Roles::ARTICLE) && reading.noun(i).is_none();
    let skip = |from: usize| std::iter::successors(Some(from), |&i| article(i).then(|| i + reading.len(i))).last();
    // `Au total, les gendarmes ont arrêté`: what points back and is set apart is not yet the subject.
    let start = frame.tokens.start;
    let back = start + reading.len(start);
    let apart = reading.has(start, Roles::ANAPHOR) && reading.mark(back) == Some(reading::Mark::Comma);
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
    noun.source
        .is_some_and(|kind| acts(kind) && kind != own && !(state(kind) && (state(own) || own == SourceType::Official)))
}

/// Whom the sentence behind a frame would go on reporting.
fn after(
    reading: &Reading<'_, '_>,
    credits: &Credits<'_, '_, '_>,
    number: usize,
    frame: &Frame,
    open: Option<Open>,
) -> Option<Open> {
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
    // `Lo rileva il ministero`: who tells of the sentence before counts nothing in this one.
    let counted = reading.has_figure(frame.tokens.clone())
        && own.iter().all(|c| c.cue.roles.any(Roles::COUNT) && !reading.has(c.cue.group.end, Roles::THAT));
    let speaker = choice.and_then(|c| c.speaker).or_else(|| own.iter().rev().find_map(|c| c.speaker))?;
    goes_on(reading, credits, own, frame, speaker).then_some(Open { speaker, age: 0, counted })
}

/// Whether a clause follows the verb, which reports more than a value.
fn demands_clause(reading: &Reading<'_, '_>, choice: &Choice) -> bool {
    reading.has(choice.cue.group.end, Roles::THAT)
}

/// Whether a sentence leaves its speaker the word. The article takes it back where it sets two speakers
/// against each other (`Według policji przyszło 11 tys. osób, organizatorzy mówią o 20 tys.`), opens in its own
/// voice, or tells of a demand, which reports nothing.
fn goes_on(
    reading: &Reading<'_, '_>,
    credits: &Credits<'_, '_, '_>,
    own: &[credit::Credit],
    frame: &Frame,
    speaker: usize,
) -> bool {
    let list = &credits.speakers.list;
    let name = &list[speaker].source.name;
    // `Trois jours après le vote, la Céni a annoncé`: when something was said says nothing of who goes on.
    let adjunct = |at: &usize| reading.speech.romance && reading.is_time_before(frame.tokens.start, *at);
    let mut figures = reading.figures_in(&frame.tokens).filter(|at| !adjunct(at)).peekable();
    let demands = own.iter().all(|c| c.cue.roles.any(Roles::DEMAND) && !c.cue.roles.any(Roles::SAY.and(Roles::COUNT)));
    if figures.peek().is_none() {
        return !demands;
    }
    let said = |at: usize| credits.choose(reading.frame_of(at), at).and_then(|c| c.speaker);
    let others = figures.any(|at| said(at).is_none_or(|s| list[s].source.name != *name) && !reading.quoted(at));
    !others && !demands
}

/// Whether a frame holds speech in quotation marks.
fn spoken(reading: &Reading<'_, '_>, frame: &Frame, own: &[credit::Credit]) -> bool {
    // However short, what a verb stands right behind is speech.
    let closing = |c: &credit::Credit| {
        (1..4).any(|back| {
            let at = c.cue.group.start.min(c.cue.tokens.start).saturating_sub(back);
            reading.quotes.at(at).is_some_and(|q| q.close == at && q.words() > 2)
        })
    };
    let opening = |c: &credit::Credit| {
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
