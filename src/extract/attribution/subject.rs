//! The subject left of a verb of saying.
//!
//! In: where the verb starts. Out: the party that stands before it, and where that phrase begins.
//! What is set apart between subject and verb (a role, a relative clause) is stepped over.

mod apposed;
mod english;
mod joined;
mod place;
mod start;
mod tasks;
mod unclosed;
mod weak;

use std::ops::Range;

use english::{bare_object, before_seeming, behind_subordinator, contact, holds_saying, reduced, speaks_behind};
use joined::{joined, parted};
use start::{behind_origin, bracket_of, is_one, phrase_start};

pub use place::adjunct;
use place::{
    before_place, before_quoted_place, before_restriction, before_short, is_adjunct_behind_bracket, is_where,
    office_where, told, told_in_office,
};
pub(super) use tasks::{is_purpose, is_task, purpose_end};
use tasks::{joins_tasks, office_before};
use unclosed::{bearer, before_mark};
pub(super) use weak::behind_span;
use weak::{is_amount, is_span, skip_weak};

use super::adjunct::{before_adjunct, is_adjective};
use super::document::sample;
use super::name::{is_personal, name_run, words};
use super::pair::is_pair;
use super::phrase::{Party, Phrase, is_reduced, named_body, short_form, title_quote, told_role};
use super::reading::{Mark, Reading};
use crate::lang::{Function, Roles};

/// How far left a subject is looked for.
const REACH: usize = 60;

/// The subject left of `verb` within a sentence that starts at `first`.
pub fn leftward(reading: &Reading<'_, '_>, first: usize, verb: usize) -> Option<(Party, usize)> {
    let speaks = |party: &Party| !is_amount(reading, first, party) && !is_where(reading, (first, verb), party);
    subject(reading, first, verb).filter(|(party, _)| speaks(party))
}

fn subject(reading: &Reading<'_, '_>, first: usize, verb: usize) -> Option<(Party, usize)> {
    let i = before_seeming(reading, first, skip_weak(reading, first, verb));
    // `A CDU (PCP/PEV) confirmou`: the short form in brackets is no part of the subject.
    let (bracket, i) = (i, if reading.speech.drops_subject { before_short(reading, first, i) } else { i });
    let role = (i < bracket).then_some(i..bracket);
    let last = i.checked_sub(1).filter(|&last| last >= first)?;
    if let Some(at) = before_quoted_place(reading, first, last) {
        return subject(reading, first, at);
    }
    match reading.mark(last) {
        Some(Mark::Comma | Mark::Dash | Mark::Bracket) => return around_aside(reading, first, last),
        Some(Mark::Inner) | None => {}
        Some(Mark::Quote) => {
            let quote = reading.quotes.at(last)?;
            if quote.close == last
                && title_quote(reading, quote.open).is_some()
                && reading.name_quote(quote.open).is_none()
            {
                let tokens = quote.open..last + 1;
                return Some((Party::Phrase(Phrase { tokens, role: None }), quote.open));
            }
            if quote.close != last || reading.name_quote(quote.open).is_none() {
                return None;
            }
        }
        Some(_) => return None,
    }
    if is_span(reading, first, i) {
        return None;
    }
    let at = reading.phrase_start(last);
    // `Dat meldt de politie`: what was told stands before the verb, and whoever tells it behind.
    if at == first && reading.speech.verb_second && reading.does(at, Function::POINTS_BACK) {
        return None;
    }
    if reading.noun(at).is_none() {
        if reading.has(at, Roles::NOBODY) {
            return office_where(reading, first, at).or(Some((Party::Nobody, at)));
        }
        // `aktywiści, na których powołuje się AP`: what a preposition governs is no subject.
        let governs = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::WITHIN);
        if reading.has(at, Roles::RELATIVE)
            && !reading.speech.has_articles
            && at > first
            && reading.has(at - 1, governs)
        {
            return None;
        }
        if reading.has(at, Roles::RELATIVE) && !reading.has(at, Roles::THAT) {
            // `ce qui porte à 12 le nombre`: what the sentence before says, nobody says.
            let article = at.checked_sub(1).filter(|&i| i >= first && reading.has(i, Roles::ARTICLE));
            if article.is_some_and(|i| reading.noun(i).is_none() && reading.has(i, Roles::ANAPHOR)) {
                return None;
            }
            return Some((Party::Relative(at), at));
        }
        if reading.has(at, Roles::PRONOUN) && (!reading.has(at, Roles::ARTICLE) || reading.has(at, Roles::EITHER)) {
            return Some((Party::Pronoun(at), at));
        }
        if reading.has(at, Roles::RELATIVE) {
            return Some((Party::Relative(at), at));
        }
        if reading.has(at, Roles::CONJUNCTION.and(Roles::THAT)) {
            return None;
        }
    }
    let clause = clause_start(reading, first, i)..i;
    let opens = parted(reading, clause.clone(), verb).unwrap_or(clause.start);
    let chunk = behind_subordinator(reading, opens..i)..i;
    // `Tegen de mannen uit de stad eiste het OM`: where the verb stands second, a phrase with a preposition leaves no
    // room for a subject before it.
    let ends = |j: usize| reading.bounds(j) || reading.has(j, Roles::AUXILIARY.and(Roles::FINITE).and(Roles::THAT));
    if reading.speech.verb_second
        && reading.has(first, Roles::PREPOSITION)
        && reading.noun(first).is_none()
        && !(first..i).any(ends)
    {
        return None;
    }
    if is_adjunct_behind_bracket(reading, first, &chunk) {
        return leftward(reading, first, chunk.start);
    }
    if let Some(tokens) = before_restriction(reading, first, chunk.start) {
        let start = tokens.start;
        return Some((Party::Phrase(Phrase { tokens, role: None }), start));
    }
    let mut start = phrase_start(reading, &chunk)?;
    // `If confirmed`, `si confirmé`: the conjunction is no subject.
    while start < i && reading.has(start, Roles::IF) && reading.noun(start).is_none() {
        start += reading.len(start);
    }
    start = behind_origin(reading, start, i);
    if start >= i {
        return None;
    }
    // `die das Bundesamt veröffentlichte`: before another article the first is a relative pronoun.
    if reading.speech.verb_second && reading.has(start, Roles::ARTICLE) && reading.has(start + 1, Roles::ARTICLE) {
        start += 1;
    }
    // `könne er nicht bestätigen`: what opens with the verb of reported speech has its subject behind it.
    if reading.speech.verb_second && reading.has(start, Roles::REPORTED) && reading.noun(start).is_none() {
        return None;
    }
    // `Infine, la conferma: ...`: an article alone is no subject.
    if (start..i).all(|j| reading.has(j, Roles::ARTICLE) && reading.noun(j).is_none()) && reading.speech.drops_subject {
        return None;
    }
    // `72 % des Grecs pensent`, `el 14% afirmaba`: a share of people was asked and vouches for nothing.
    // `che al 30 settembre hanno dichiarato`: nor does a day.
    let share = start > first && reading.surface(start - 1) == "%" || (start..i).any(|j| reading.surface(j) == "%");
    if share || reading.is_day(start..i) {
        return None;
    }
    // `New figures from the Met Office show`: whose figures they are.
    let cited = reading.len(start);
    if reading.speech.verbs_are_nouns && cited > 1 && reading.has(start, Roles::ACCORDING) && start + cited < i {
        start += cited;
    }
    // `citing court documents`: what is cited there does not say it.
    if reading.has(start, Roles::CITING) {
        return None;
    }
    // `Издание со ссылкой на источник пишет`: whom the subject cites is not the subject.
    let from = start + reading.len(start);
    let end = (from..i).find(|&j| reading.has(j, Roles::CITING.and(Roles::ACCORDING))).unwrap_or(i);
    let end = match holds_saying(reading, start, end) {
        Some(at) if reading.gives_in(at) => at,
        // `the report said officials estimated that`: a subject of its own stands behind the verb before.
        Some(at) if speaks_behind(reading, at, end) => {
            start = at + 1;
            end
        }
        Some(_) => return None,
        None => end,
    };
    let end = sample(reading, start, end).unwrap_or(end);
    let end = told(reading, start, end).or_else(|| told_in_office(reading, first, start, end)).unwrap_or(end);
    // `Analitycy ankietowani przez agencję oczekują`: a participle with its agent is no part of the subject.
    let speech = reading.speech;
    let agent = (start + 2..end).find(|&j| (!speech.has_articles || speech.romance) && reading.has(j, Roles::AGENT));
    // `Une source interrogée par l'AFP a fait état`: nor is one where an ending shows it.
    let made = |at: usize| reading.is_predicate(at - 1) && !speech.romance || is_reduced(reading, start, at - 1);
    let end = agent.filter(|&at| made(at)).map_or(end, |at| at - 1);
    let end = reduced(reading, start, end).unwrap_or(end);
    let end = before_adjunct(reading, start, end);
    let end = before_place(reading, start, end);
    // `Os dados divulgados esta terça-feira indicam`: how a document came about is no part of it.
    let made = (start + 1..end).find(|&j| {
        reading.speech.romance
            && reading.has(j - 1, Roles::DOCUMENT)
            && reading.ends_like(j, &reading.speech.endings.participle)
            && !reading.is_capital(j)
    });
    let end = made.unwrap_or(end);
    // `missing the $2.55 billion analysts had expected`: a clause without a pronoun opens behind the figure.
    let start = (start..end)
        .rev()
        .find(|&j| reading.in_figure(j))
        .filter(|&j| j > start && j + 1 < end && reading.surface(j + 1) != "-")
        // `the two sources said`: an article before a number of those who speak belongs to them.
        .filter(|&j| !(j == start + 1 && reading.speech.verbs_are_nouns && reading.has(start, Roles::ARTICLE)))
        .map_or(start, |j| j + 1);
    // `Спустя три часа Голубев сообщил`, `9 proc. zadeklarowało`: what is counted there does not speak.
    let names = |j: &usize| reading.noun(*j).is_some() || reading.is_capital(*j) || reading.name_quote(*j).is_some();
    let counted = !reading.speech.has_articles && start > first && reading.in_figure(start - 1);
    let named = if counted { (start..end).find(names)? } else { start };
    // `O 12 ofiarach poinformował`: what a preposition governs with its figure is told of.
    let figure = (first..start).rev().take_while(|&j| reading.in_figure(j)).last();
    let governs = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::WITHIN);
    if counted && named == start && figure.is_some_and(|j| j > first && reading.has(j - 1, governs)) {
        return None;
    }
    let start = named;
    // `Родинам загиблих обіцяють`: the dative is told, it does not tell.
    if reading.noun(start).is_some() && reading.ends_like(start, &reading.speech.endings.addressee) {
        return None;
    }
    // `Избирком эти сведения опровергает`: what points back is the object.
    let object = (start + 1..end)
        .find(|&j| !reading.speech.has_articles && reading.has(j, Roles::ANAPHOR) && reading.noun(j).is_none());
    let end = object.filter(|&at| !(at..end).any(|j| reading.is_capital(j))).unwrap_or(end);
    if let Some(tokens) = bearer(reading, first, start) {
        return Some((Party::Phrase(Phrase { tokens: tokens.clone(), role: Some(start..end) }), tokens.start));
    }
    let start = joined(reading, first, start, verb).unwrap_or(start);
    let start = before_mark(reading, contact(reading, start, end), end);
    // `Le député (LFI) Éric Roy propose`: the title stands before the letters of a party, and opens the cue.
    let open = before_short(reading, first, start);
    let titled = (open < start && is_personal(reading, &(start..end))).then(|| phrase_before(reading, first, open));
    let role = titled.flatten().filter(|r| super::name::head(reading, r).is_some()).or(role);
    let opens = role.as_ref().map_or(start, |r| if r.end == open { r.start } else { start });
    Some((Party::Phrase(Phrase { tokens: start..end, role }), opens))
}

/// `El ministro, Juan Pérez, detuvo a 312 personas, indicó la policía`: whether the phrase before a comma closes an aside of
/// its own, so that what follows up to the next comma is the predicate and its figure.
fn goes_on(reading: &Reading<'_, '_>, first: usize, before: &Range<usize>, rest: &Range<usize>) -> bool {
    /// Tokens of a preposition, an article and a noun before the name, at most.
    const LEAD: usize = 5;
    let at = rest.start;
    let opens = Roles::ARTICLE.and(Roles::RELATIVE).and(Roles::PREPOSITION).and(Roles::CONJUNCTION).and(Roles::ADVERB);
    let plain = reading.is_word(at) && !reading.is_capital(at) && !reading.has(at, opens) && !reading.in_figure(at);
    let verbal = plain && reading.noun(at).is_none() && !reading.ends_like(at, &reading.speech.endings.participle);
    let from = before.start.saturating_sub(LEAD).max(first + 1);
    let closes = (from..before.start).any(|i| reading.mark(i) == Some(Mark::Comma));
    verbal && closes && reading.has_figure(rest.clone())
}

/// The verb follows something set apart that ends at `comma`: the subject stands before that.
fn around_aside(reading: &Reading<'_, '_>, first: usize, comma: usize) -> Option<(Party, usize)> {
    let floor = first.max(comma.saturating_sub(REACH));
    let mut opening = None;
    let mut next = comma;
    while next > floor {
        let i = next - 1;
        next = i;
        // `titular de la Secretaría de Turismo (Sectur),`: a short form in brackets opens no other aside.
        if let Some(open) = bracket_of(reading, floor, i).filter(|_| reading.mark(comma) == Some(Mark::Comma)) {
            let short = open + 2 == i && reading.is_capital(open + 1);
            // `La région (Centre-Sud) est touchée, a affirmé le préfet`: nor does a bracket that more words follow.
            if short || i + 1 < comma {
                next = open;
                continue;
            }
        }
        match reading.mark(i) {
            Some(Mark::Semicolon | Mark::Colon | Mark::Stop) => return None,
            Some(Mark::Quote) if reading.quotes.at(i).is_some_and(|q| reading.name_quote(q.open).is_none()) => {
                return None;
            }
            // `…, gdzie znaleźli 70 telefonów - podała`: what a dash ends no comma has opened.
            Some(Mark::Comma | Mark::Bracket) if reading.mark(comma) == Some(Mark::Dash) => {}
            Some(Mark::Comma | Mark::Dash | Mark::Bracket) => {
                opening = Some(i);
                if is_one(reading, first, i) {
                    break;
                }
                // A relative clause may hold commas; so may a second apposition.
                let bracket = reading.mark(comma) == Some(Mark::Bracket) && reading.mark(i) == Some(Mark::Bracket);
                // `Um voluntário, de 34 anos, que pediu anonimato, relatou`: the age before a relative clause is another aside.
                let aged = (i.saturating_sub(4)..i).any(|j| reading.is_digits(j));
                let relative = reading.has(i + 1, Roles::RELATIVE) && !aged;
                if bracket || relative || phrase_before(reading, first, i).is_some() {
                    break;
                }
            }
            _ => {}
        }
    }
    let opening = opening?;
    // `Мэр сообщил, что ранены 12, передаёт ТАСС`: where nouns inflect, what opens the content of a verb opens no aside.
    let says = |i: usize| reading.has(i, Roles::SAY) && reading.has(i, Roles::FINITE) && reading.noun(i).is_none();
    let content = !reading.speech.has_articles && reading.has(opening + 1, Roles::THAT);
    if content && (first.max(opening.saturating_sub(REACH / 4))..opening).any(says) {
        return None;
    }
    // `el gobernador, Luis Ortega (PP),`: the letters of a party in brackets are no part of the name.
    let aside = opening + 1..before_short(reading, opening + 1, comma);
    // `l'ancien courtier, 49 ans, a nié`: only a person has an age, whatever the noun.
    let aged = aside.len() <= 3
        && reading.is_digits(aside.start)
        && reading.has(first_article(reading, first, opening), Roles::ARTICLE);
    // `one of them, Aoife Brennan, told`: the name is all there is.
    let named = || name_run(reading, aside.start, aside.end).filter(|n| n.end == aside.end && words(reading, n) >= 2);
    // `Enedis (ex-ERDF), qui gère le réseau,`: a bracket may end the phrase before the aside.
    let opening = bracket_of(reading, floor, opening - usize::from(opening > first)).unwrap_or(opening);
    let before = office_before(reading, first, opening).or_else(|| phrase_before(reading, first, opening));
    if before.as_ref().is_some_and(|before| goes_on(reading, first, before, &aside)) {
        return None;
    }
    // `Bishop Ola Lind, head of the charity, where it happened, said`: a role between commas has its name before it.
    if let Some(role) = before.clone().filter(|role| reading.speech.verbs_are_nouns && role.start > first + 2)
        && (reading.has(aside.start, Roles::RELATIVE) || reading.has_figure(aside.start..aside.start + 3))
        && reading.mark(role.start - 1) == Some(Mark::Comma)
        && !is_personal(reading, &role)
        && let Some(tokens) = phrase_before(reading, first, role.start - 1).filter(|t| is_personal(reading, t))
    {
        let start = tokens.start;
        return Some((Party::Phrase(Phrase { tokens, role: Some(role) }), start));
    }
    // `Arcadia Group, the owner of the Topshop, BHS and Burton brands, said`: a list in what tells who it is.
    if let Some(role) = before.clone().filter(|role| reading.speech.has_articles && role.start > first + 1)
        && reading.has(role.start, Roles::ARTICLE)
        && reading.mark(role.start - 1) == Some(Mark::Comma)
        && aside.clone().any(|i| reading.has(i, Roles::CONJUNCTION))
        && !is_personal(reading, &role)
        && let Some(tokens) = phrase_before(reading, first, role.start - 1)
        && tokens.start == first
        && (is_personal(reading, &tokens) || super::name::head(reading, &tokens).is_some())
    {
        return Some((Party::Phrase(Phrase { tokens, role: Some(role) }), first));
    }
    if before.is_none()
        && is_one(reading, first, opening)
        && let Some(name) = named()
    {
        let start = name.start;
        return Some((Party::Phrase(Phrase { tokens: name, role: None }), start));
    }
    let tokens = match before {
        None if aged => first_article(reading, first, opening)..opening,
        found => found?,
    };
    // `las protestas que sacuden a Perú, que …, informaron las autoridades`: what another relative clause says is no subject.
    let clause = |i: usize| {
        let subject = reading.has(i, Roles::ARTICLE) || reading.is_capital(i) || reading.noun(i).is_some();
        i > first && reading.has(i - 1, Roles::RELATIVE) && !subject
    };
    if reading.speech.romance && reading.has(aside.start, Roles::RELATIVE) && clause(tokens.start) {
        return None;
    }
    // `mieszkaniec dzielnicy, 52-letni Wołodymyr,`: an age opens the aside that names a person.
    let aging = reading.is_digits(aside.start) && reading.surface(aside.start + 1) == "-";
    let inner = if aging { (aside.start + 3).min(aside.end)..aside.end } else { aside.clone() };
    if let Some(name) = name_run(reading, inner.start, inner.end)
        && name.end == inner.end
        && (words(reading, &name) >= 2 || aging)
        && !is_personal(reading, &tokens)
    {
        let start = tokens.start;
        return Some((Party::Phrase(Phrase { tokens: name, role: Some(tokens) }), start));
    }
    // `Obrońca Adamskiego, mecenas Piotr Sowa,`: a surname in the genitive is not the speaker's.
    let owned = !reading.speech.has_articles
        && reading.ends_like(tokens.end - 1, &reading.speech.endings.owner)
        && words(reading, &tokens) == 2
        && reading.noun(tokens.start).is_some();
    let named = super::name::proper_name(reading, &aside).is_some_and(|n| {
        n.end == aside.end && words(reading, &n) >= 2 && !n.clone().any(|i| reading.noun(i).is_some())
    });
    let person = is_personal(reading, &aside) || owned && named && super::name::head(reading, &aside).is_some();
    if person && (owned || !is_personal(reading, &tokens)) {
        let start = tokens.start;
        return Some((Party::Phrase(Phrase { tokens: aside, role: Some(tokens) }), start));
    }
    let start = tokens.start;
    // `The UN refugee agency, UNHCR, said`: of two names of one body the proper one.
    let commas = reading.mark(opening) == Some(Mark::Comma);
    let proper = short_form(reading, &tokens, aside.start).or_else(|| named_body(reading, &tokens, aside.clone()));
    if let Some(short) = proper.filter(|short| commas && short.end == aside.end) {
        return Some((Party::Phrase(Phrase { tokens: short, role: Some(tokens) }), start));
    }
    // `The report, by the think tank Bruegel, says`: whoever made a document.
    let made = reading.speech.has_articles && tokens.clone().any(|i| reading.has(i, Roles::DOCUMENT));
    if made && reading.has(aside.start, Roles::AGENT) && aside.clone().any(|i| reading.noun(i).is_some()) {
        return Some((Party::Phrase(Phrase { tokens: aside.start + 1..aside.end, role: None }), start));
    }
    Some((Party::Phrase(Phrase { tokens, role: told_role(reading, aside) }), start))
}

/// Where the phrase before `end` opens: its clause's first word behind leading adjuncts.
fn first_article(reading: &Reading<'_, '_>, first: usize, end: usize) -> usize {
    let chunk = clause_start(reading, first, end)..end;
    phrase_start(reading, &chunk).unwrap_or(chunk.start)
}

/// Whether a noun phrase that may speak opens at `i`.
pub(super) fn opens(reading: &Reading<'_, '_>, i: usize) -> bool {
    reading.has(i, Roles::ARTICLE) && !reading.has(i, Roles::PREPOSITION) || reading.noun(i).is_some()
}

/// The phrase that a relative pronoun at token `at` goes on about.
pub fn antecedent(reading: &Reading<'_, '_>, first: usize, at: usize) -> Option<Phrase> {
    let mut end = at;
    while end > first
        && (reading.mark(end - 1) == Some(Mark::Comma)
            || reading.has(end - 1, Roles::PREPOSITION.and(Roles::COMPLEMENT)))
    {
        end -= 1;
    }
    let tokens = phrase_before(reading, first, end)?;
    let told = apposed::named_before(reading, first, &tokens);
    Some(told.unwrap_or(Phrase { tokens: bare_object(reading, tokens), role: None }))
}

/// The phrase that ends right before token `end`, if it may speak at all.
fn phrase_before(reading: &Reading<'_, '_>, first: usize, end: usize) -> Option<Range<usize>> {
    let end = before_short(reading, first, end);
    if end <= first || reading.bounds(end - 1) && reading.mark(end - 1) != Some(Mark::Quote) {
        return None;
    }
    let chunk = clause_start(reading, first, end)..end;
    let start = phrase_start(reading, &chunk)?;
    // `They included two women who told`: behind the verb that counts them in.
    let verb = |i: usize| reading.has(i, Roles::AUXILIARY) && reading.noun(i).is_none() || reading.counts_in(i);
    let start = (start..end).rev().find(|&i| reading.speech.verbs_are_nouns && verb(i)).map_or(start, |i| i + 1);
    let speaks = (start..end).any(|i| reading.noun(i).is_some() || reading.is_capital(i));
    (speaks
        && !(start..end)
            .any(|i| reading.has(i, Roles::AUXILIARY.and(Roles::THAT).and(Roles::DENIAL)) && reading.noun(i).is_none()))
    .then_some(start..end)
}

/// Where the clause begins that ends before `end`: behind the nearest mark or conjunction.
fn clause_start(reading: &Reading<'_, '_>, first: usize, end: usize) -> usize {
    let floor = first.max(end.saturating_sub(REACH));
    let mut i = super::portfolio::noun_before(reading, floor, end).map_or(end, |noun| noun + reading.len(noun));
    while i > floor {
        let last = i - 1;
        if let Some(quote) = reading.quotes.at(last)
            && quote.close == last
            && quote.open >= floor
            && reading.name_quote(quote.open).is_some()
        {
            i = quote.open;
            continue;
        }
        if reading.bounds(last) {
            return i;
        }
        let at = reading.phrase_start(last);
        if reading.noun(at).is_none() {
            // `after that disaster`: behind a preposition it points to its noun.
            let points = at > floor && reading.does(at, Function::POINTING) && reading.has(at - 1, Roles::PREPOSITION);
            if !points && reading.has(at, Roles::THAT.and(Roles::RELATIVE).and(Roles::CONTRAST).and(Roles::AS)) {
                return i;
            }
            // `le Conseil du coton et de l'anacarde`: another complement of the same noun.
            let complement = reading.speech.has_articles && i < end && reading.has(i, Roles::COMPLEMENT);
            // `het Rijksinstituut voor Volksgezondheid en Milieu`: where nouns have no capital, two of them are one name.
            let one_name = reading.speech.verb_second
                && !reading.capital_nouns
                && at > floor + 2
                && reading.is_capital(at - 1 - usize::from(reading.surface(at - 1) == "-"))
                && reading.is_capital(at + reading.len(at));
            // `des sources sécuritaires et locales`: an adjective alone goes with the noun before the conjunction.
            let adjective = is_adjective(reading, at + reading.len(at), end);
            // `State Minister for Disaster Management and Relief Ali Khan said`, `the Ministry of Health and Welfare said`:
            // capitals behind what an office is for, or is that of.
            let office = (reading.speech.verbs_are_nouns || reading.speech.romance)
                && at > floor + 2
                && reading.is_capital(at - 1)
                && reading.is_capital(at + 1)
                && reading.noun(at + 1).is_none()
                && (floor.max(at.saturating_sub(6))..at)
                    .filter(|&j| reading.does(j, Function::PURPOSE) || reading.has(j, Roles::COMPLEMENT))
                    .filter(|&j| j > floor)
                    .any(|j| reading.noun(reading.phrase_start(j - 1)).is_some() || reading.is_body(j - 1));
            let joined = office
                || is_pair(reading, floor, at)
                || adjective
                || at > floor && i < end && reading.noun(reading.phrase_start(at - 1)).is_some()
                || complement
                || one_name;
            if reading.has(at, Roles::CONJUNCTION) && !joined && !joins_tasks(reading, floor, at, i) {
                return i;
            }
        }
        i = at.max(floor);
    }
    i
}
