//! What may stand inside a noun phrase: marks that do not end it, and nouns that look like verbs.
//!
//! In: a token inside a phrase. Out: where the phrase goes on, or whether the word belongs to it.

use crate::claim::SourceType;
use crate::extract::attribution::pair::is_pair;
use crate::extract::attribution::reading::{Mark, Reading};
use crate::lang::{Function, Roles, Word};

/// `a police report`, `the latest estimate`: where a verb may be a noun, a singular behind an article and a noun or
/// adjective is the noun, where the verb would agree with nothing before it.
pub fn is_report(reading: &Reading<'_, '_>, start: usize, at: usize) -> bool {
    let singular = reading.looks_like_singular(at);
    let before = reading.phrase_start(at - 1);
    let indefinite = reading.has(start, Roles::INDEFINITE) && !reading.has(start, Roles::DETERMINER);
    let many = |i: usize| reading.ends_like(i, &reading.speech.endings.plural) || reading.does(i, Function::COLLECTIVE);
    let agrees = reading.noun(before).is_some() && many(at - 1);
    singular && reading.has(start, Roles::ARTICLE) && reading.is_word(at - 1) && (indefinite || !agrees)
}

/// `according to conservative estimates from`: right behind such a phrase what may be a verb is the noun cited.
pub(super) fn is_cited(reading: &Reading<'_, '_>, start: usize, at: usize) -> bool {
    let cited = start.checked_sub(1).is_some_and(|before| reading.has(before, Roles::ACCORDING));
    let plain = |i: usize| reading.word(i).is_none() && reading.is_word(i);
    reading.speech.verbs_are_nouns && cited && reading.does(at, Function::BOTH) && (start..at).all(plain)
}

/// `the Ministry's update`: the letter behind the apostrophe of the one who owns.
pub fn is_owner(reading: &Reading<'_, '_>, i: usize) -> bool {
    let apostrophe = i.checked_sub(1).is_some_and(|before| matches!(reading.surface(before), "'" | "’"));
    reading.speech.verbs_are_nouns && apostrophe && reading.does(i, Function::POSSESSIVE)
}

/// Behind a mark that belongs to the phrase: hyphen, apostrophe, number sign, initial, name in
/// quotation marks. None where the phrase ends.
pub(super) fn inner_mark(reading: &Reading<'_, '_>, i: usize, start: usize) -> Option<usize> {
    if i == start {
        return None;
    }
    if let Some(quote) = reading.name_quote(i) {
        return Some(quote.close + 1);
    }
    if reading.is_digits(i) {
        let numbered = reading.surface(i - 1).starts_with(['№', '#', '-']) || reading.is_capital(i - 1);
        return numbered.then_some(i + 1);
    }
    if reading.mark(i) != Some(Mark::Inner) {
        return None;
    }
    match reading.surface(i).chars().next()? {
        '№' | '#' => Some(i + 1),
        // `M&S`: the letter behind it is no ending of an owner.
        '&' if !reading.space_at(i) && !reading.space_at(i + 1) && reading.is_capital(i + 1) => Some(i + 2),
        '&' | '/' => Some(i + 1),
        '.' if reading.past_joined(i).is_some() => reading.past_joined(i),
        // An initial or an abbreviation inside a name.
        '.' if reading.noun(reading.phrase_start(i - 1)).is_some() && reading.is_word(i + 1) => Some(i + 1),
        // `мэр г. Омска`: so is one of a sort of place.
        '.' if !reading.speech.has_articles && reading.has(i - 1, Roles::PLACE) && reading.is_capital(i + 1) => {
            Some(i + 1)
        }
        // `Brig.-Gen.`
        '.' if reading.surface(i + 1) == "-" && reading.is_capital(i + 2) => Some(i + 2),
        '.' => (reading.is_capital(i - 1)
            && (reading.is_capital(i + 1) || reading.surface(i - 1).chars().count() == 1))
            .then_some(i + 1),
        // `компанії А-95`: digits glued to a name belong to it.
        // `veiligheidsregio Midden- en West-Brabant`: what a hyphen leaves out stands behind the conjunction.
        '-' if reading.is_capital(i - 1) && reading.has(i + 1, Roles::CONJUNCTION) && reading.is_capital(i + 2) => {
            (!reading.space_at(i) && reading.space_at(i + 1)).then_some(i + 2)
        }
        '-' if reading.is_digits(i + 1) && reading.is_capital(i - 1) => (!reading.space_at(i + 1)).then_some(i + 2),
        _ => (!reading.space_at(i + 1) && reading.is_word(i + 1)).then_some(i + 1),
    }
}

/// `a report seen by the BBC`, `une source interrogée par l'AFP`: whether the participle at `i` has its agent behind it.
pub fn is_reduced(reading: &Reading<'_, '_>, start: usize, i: usize) -> bool {
    let speech = reading.speech;
    let participle =
        || reading.ends_like(i, &speech.endings.participle) && (start..i).any(|j| reading.noun(j).is_some());
    // `un balance de víctimas entregado este jueves por`: behind those whom a document counts stands how it came about.
    let counted = speech.romance && i > start && reading.names_victims(i - 1) && participle();
    if counted && reading.noun(i).is_none() && (start..i).any(|j| reading.has(j, Roles::DOCUMENT)) {
        return true;
    }
    // `an AFP tally based on official figures`: what a document rests on is no part of its name.
    let rests = i > start && reading.has(i - 1, Roles::DOCUMENT) && reading.has(i + 1, Roles::PREPOSITION);
    let bare = reading.word(i).is_none() && reading.ends_like(i, &speech.endings.participle);
    if speech.verbs_are_nouns && rests && bare {
        return true;
    }
    // `la cellule de crise installée dans la wilaya`: or where it was done.
    // `le gendarme joint lundi`: or when.
    let where_or_when = Roles::PREPOSITION.and(Roles::ADVERB);
    let place = || speech.romance && !speech.drops_subject && reading.has(i + 1, where_or_when);
    (reading.has(i + 1, Roles::AGENT) || place())
        && !reading.has(i, Roles::DOCUMENT)
        && reading.noun(i).is_none()
        && (speech.persons_only || speech.romance && participle())
}

/// `сообщили в администрации главы`, `в пресс-службе МЧС`: whether behind a verb in the plural that ends at `from` an
/// office stands at `at`, which speaks, not whose it is.
pub(super) fn many_in_office(reading: &Reading<'_, '_>, from: usize, at: usize) -> bool {
    let plural = &reading.speech.endings.plural_verb;
    let many = !reading.speech.has_articles && from > 0 && reading.ends_like(from - 1, plural);
    // `в региональном ГУ МЧС`: an adjective may open its name.
    let noun = if super::super::name::qualifies(reading, at) { at + 1 } else { at };
    let titled = |w: &Word| w.is_title() && !reading.has(noun, Roles::BODY);
    many && reading.noun(noun).is_some_and(|w| !titled(w) && w.source.is_some())
}

/// `Prokuratura Okręgowa we Wrocławiu`: whether at `i` a preposition opens the place where a body sits, before a mark.
pub(super) fn sits(reading: &Reading<'_, '_>, start: usize, i: usize) -> bool {
    let place = i + reading.len(i);
    let body = |j: usize| reading.noun(j).is_some_and(|w| !w.is_title() && w.source.is_some());
    let acts = |w: &Word| !matches!(w.source, Some(SourceType::Witness | SourceType::Media | SourceType::Expert));
    !reading.speech.has_articles
        && i > start
        && reading.does(i, Function::LOCATIVE)
        && reading.is_capital(place)
        && reading.noun(place).is_none()
        && reading.bounds(place + 1)
        && (start..i).any(|j| body(j) && reading.noun(j).is_some_and(acts))
        // `asp. Anna Lis z komendy powiatowej w Nisku`: behind a preposition of its own another body than the title's sits.
        && !(behind_complement(reading, start, i)..i).any(|j| reading.is_title(j))
}

/// Behind the last preposition between `start` and `at` that joins a body to a title, or `start`.
fn behind_complement(reading: &Reading<'_, '_>, start: usize, at: usize) -> usize {
    let body = |j: usize| reading.noun(j).is_some_and(|w| !w.is_title());
    let joins = |j: &usize| reading.has(*j, Roles::COMPLEMENT) && reading.noun(*j).is_none() && body(*j + 1);
    (start + 1..at).rev().find(joins).map_or(start, |j| j + 1)
}

/// `prezydent tego kraju Jan Kos`: where a title goes on with the place named before, the end of that.
pub(super) fn pointed_place(reading: &Reading<'_, '_>, start: usize, i: usize) -> Option<usize> {
    let title = i > start && reading.is_title(reading.phrase_start(i - 1));
    let points = !reading.speech.has_articles && reading.has(i, Roles::ANAPHOR) && reading.noun(i).is_none();
    let place = reading.has(i + 1, Roles::PLACE) && !reading.is_capital(i + 1) && reading.is_capital(i + 2);
    (title && points && place).then_some(i + 2)
}

/// `powiedziała PAP Anna Kos`: whether somebody's name stands right behind the medium at `i`, in letters, that is told.
pub(super) fn names_behind(reading: &Reading<'_, '_>, i: usize, limit: usize) -> bool {
    let letters = reading.is_letters(i, 1) && !reading.speech.has_articles;
    let run = super::name_run(reading, i + reading.len(i), limit.max(i + 6)).filter(|_| letters);
    run.is_some_and(|run| run.len() >= 2 && run.clone().all(|j| reading.is_word(j) && reading.noun(j).is_none()))
}

/// `danych UNHCR z czerwca`: when something came out is no part of who says it.
///
/// `PAP ze źródeł zbliżonych do sprawy`: nor are those by whom a medium has learnt it.
pub(super) fn is_dated(reading: &Reading<'_, '_>, start: usize, i: usize) -> bool {
    let learns = reading.is_medium(start)
        && reading.noun(i).is_some_and(|w| w.source == Some(SourceType::Other) && w.is_title());
    // `un sondage Ifop pour Le Monde`: nor is the medium that it was done for.
    let medium = || reading.is_medium(i);
    !reading.speech.has_articles && learns
        || reading.does(i - 1, Function::PURPOSE) && medium()
        || !reading.speech.has_articles && reading.noun(i).is_none() && reading.has(i, Roles::ADVERB)
}

pub(super) fn joins(reading: &Reading<'_, '_>, i: usize) -> bool {
    // `les pompiers pour maîtriser le feu`: what is done names nobody.
    let aim = i > 0 && reading.does(i - 1, Function::PURPOSE) && reading.noun(i).is_none() && !reading.is_capital(i);
    if aim && reading.speech.romance && reading.ends_like(i, &reading.speech.endings.infinitive) {
        return false;
    }
    reading.is_word(i) && !reading.has(i, Roles::THAT.and(Roles::RELATIVE)) || reading.name_quote(i).is_some()
}

/// `the Department of Forestry and Fire Protection`: whether the conjunction at `i` stands between two capitals of one
/// name, behind a complement.
pub(super) fn joins_name(reading: &Reading<'_, '_>, start: usize, i: usize) -> bool {
    let next = i + reading.len(i);
    let purpose = |j: usize| reading.does(j, Function::PURPOSE);
    let office = reading.speech.verbs_are_nouns
        && reading.is_capital(i - 1)
        && reading.is_capital(next)
        && reading.noun(next).is_none_or(|w| w.source.is_none())
        && (start..i).any(|j| reading.has(j, Roles::COMPLEMENT) || purpose(j))
        && (start..i).any(|j| reading.is_capital(j) && (reading.noun(j).is_some() || reading.is_body(j)));
    // `Food and Drug Administration`: so is one whose last word names a body.
    let named = |j: usize| reading.is_capital(j) && reading.noun(j).is_none();
    let body = |j: usize| reading.is_capital(j) && reading.noun(j).is_some_and(|w| !w.is_title());
    let last = (next + 1..next + 4).find(|&j| !named(j));
    let ends = reading.speech.verbs_are_nouns
        && named(i - 1)
        && named(next)
        && (start..i).all(|j| reading.noun(j).is_none() || reading.has(j, Roles::DOCUMENT))
        && last.is_some_and(|j| j > next && body(j));
    office || ends || is_pair(reading, start, i)
}

/// `according to the French authorities`, `UK government figures`: where nouns stand last, the capital right before one that
/// is no name of a source says whose it is.
pub(super) fn leads_noun(reading: &Reading<'_, '_>, at: usize) -> bool {
    let before = reading.phrase_start(at - 1);
    reading.speech.verbs_are_nouns && reading.is_word(at - 1) && reading.noun(before).is_none()
}

/// `said Burdwan district magistrate Soumitra Mohan`: behind a place in capitals a title in lower case with its bearer.
pub(super) fn titled_place(reading: &Reading<'_, '_>, start: usize, i: usize, limit: usize) -> Option<usize> {
    /// Words of the title, at most.
    const WORDS: usize = 4;
    let lower = |j: &usize| *j < limit && reading.is_word(*j) && !reading.is_capital(*j);
    if !reading.speech.verbs_are_nouns || i == start || !reading.is_capital(i - 1) || !lower(&i) {
        return None;
    }
    let title = (i..i + WORDS).take_while(lower).find(|&j| reading.noun(j).is_some_and(|w| w.source.is_some()))?;
    let plain = |j: usize| {
        let function = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::AUXILIARY).and(Roles::FINITE);
        reading.noun(j).is_some() || !reading.has(j, function.and(Roles::CONJUNCTION).and(Roles::RELATIVE))
    };
    let name = title + reading.len(title);
    let run = super::name_run(reading, name, limit).filter(|run| run.len() >= 2)?;
    (i..title).all(plain).then_some(run.end)
}

/// `le ministre de l'Action humanitaire et de la Gestion des catastrophes`: whether the conjunction at `i` joins another
/// of the tasks of an office.
pub(super) fn is_last_task(reading: &Reading<'_, '_>, start: usize, i: usize) -> bool {
    let next = i + reading.len(i);
    let name = next + reading.len(next);
    reading.speech.has_articles
        && !reading.speech.persons_only
        && reading.has(next, Roles::COMPLEMENT)
        && reading.is_capital(name)
        && reading.noun(name).is_none()
        && (start..i).any(|j| reading.has(j, Roles::COMPLEMENT))
        && (start..i).any(|j| reading.noun(j).is_some())
}

/// `Comité por los Derechos de los Presos`, `Servicio de Atención a Migrantes`: behind the preposition at `i` and the capital
/// that goes on the name of a body, where nouns stand first.
pub(super) fn past_aim(reading: &Reading<'_, '_>, start: usize, i: usize) -> Option<usize> {
    let body = |j: usize| reading.is_capital(j) && (reading.is_body(j) || reading.noun(j).is_some());
    let named = i > start && reading.is_capital(i - 1) && reading.speech.drops_subject && reading.speech.romance;
    if !named || !(start..i).any(body) {
        return None;
    }
    let to = reading.does(i, Function::TO);
    let at = (i + 1..i + 3).find(|&j| !reading.has(j, Roles::ARTICLE))?;
    let many = !to || at == i + 1 && reading.ends_like(at, &reading.speech.endings.plural);
    let aims = to || reading.has(i, Roles::AGENT) || reading.does(i, Function::PURPOSE);
    let plain = reading.is_capital(at) && reading.is_word(at) && !reading.is_medium(at) && !reading.is_letters(at, 2);
    (aims && many && plain && !reading.has(at, Roles::PLACE)).then_some(at + 1)
}

/// `la ministra de Ciencia, Innovación y Universidades, Ana Ruiz`: behind the tasks of an office that go on at the comma
/// `i`, where the name of whoever holds it follows.
pub(super) fn past_portfolio(reading: &Reading<'_, '_>, start: usize, i: usize) -> Option<usize> {
    /// Tasks and words of one, at most.
    const TASKS: usize = 5;
    const WORDS: usize = 4;
    let comma = |at: usize| reading.surface(at) == ",";
    let office = || {
        let led = |j: usize| reading.is_word(j) && !reading.is_capital(j) && reading.noun(j).is_none();
        (start..i).any(|j| reading.noun(j).is_some_and(|w| w.source.is_some())) && (start + 1..i).any(led)
    };
    if !reading.speech.romance || !comma(i) || !reading.is_capital(i + 1) || !office() {
        return None;
    }
    let task = |at: usize| {
        let word = |j: &usize| reading.is_word(*j) && (reading.is_capital(*j) || reading.has(*j, Roles::COMPLEMENT));
        let words = (at..at + WORDS).take_while(word).count();
        (words > 0 && reading.is_capital(at)).then_some(at + words)
    };
    let mut at = i;
    for _ in 0..TASKS {
        at = task(at + 1)?;
        if reading.has(at, Roles::CONJUNCTION) {
            let past = task(at + 1)?;
            return (comma(past) && reading.is_capital(past + 1)).then_some(past);
        }
        if !comma(at) {
            return None;
        }
    }
    None
}

/// Whether behind the comma at `i` another task of an office follows, and a conjunction with the last one.
pub(super) fn is_further_task(reading: &Reading<'_, '_>, start: usize, i: usize) -> bool {
    /// Tokens to the conjunction, at most.
    const LIST: usize = 8;
    let speech = reading.speech;
    if i <= start + 2 || reading.surface(i) != "," || !speech.has_articles || speech.persons_only {
        return false;
    }
    let noun = |at: usize| at + reading.len(at);
    let names = |at: usize| {
        reading.has(at, Roles::COMPLEMENT) && reading.is_capital(noun(at)) && reading.noun(noun(at)).is_none()
    };
    let office = (start..i).any(|j| reading.noun(j).is_some()) && (start..i).any(|j| reading.has(j, Roles::COMPLEMENT));
    office && names(i + 1) && (i + 2..i + LIST).any(|j| reading.has(j, Roles::CONJUNCTION) && names(j + 1))
}

/// `ein Sprecher der örtlichen Polizei`: the noun of the body behind an article in the genitive that opens at `at`. The
/// feminine article is a dative, too: a medium behind it is told (`sagte ein Sprecher der Zeitung`).
pub(super) fn genitive(reading: &Reading<'_, '_>, start: usize, at: usize) -> Option<usize> {
    /// Adjectives between the article and its noun, with it, at most.
    const REACH: usize = 3;
    if at <= start || !reading.speech.verb_second || !reading.does(at, Function::GENITIVE) {
        return None;
    }
    let titled = reading.noun(reading.phrase_start(at - 1)).filter(|w| w.source.is_some())?.roles.any(Roles::TITLE);
    let from = at + reading.len(at);
    // `die Leiterin der Notaufnahme`: what no list knows is a field behind a title.
    let lower = |i: &usize| reading.is_word(*i) && !reading.is_capital(*i);
    let field = from + (from..from + REACH).take_while(lower).count();
    let adjectives = (from..field).all(|i| reading.ends_like(i, &reading.speech.endings.adjective));
    let plain = reading.is_word(field) && reading.word(field).is_none() && !reading.is_capital(field + 1);
    if titled && reading.capital_nouns && reading.is_capital(field) && plain && adjectives {
        return Some(field);
    }
    let open = |i: &usize| reading.is_word(*i) && !reading.in_figure(*i) && !reading.has(*i, Roles::ARTICLE);
    let body = (from..from + REACH).take_while(open).find_map(|i| Some((i, reading.noun(i)?)));
    let (noun, word) = body.filter(|(i, _)| {
        let adjective = |j| reading.is_capital(j) || reading.ends_like(j, &reading.speech.endings.adjective);
        reading.is_capital(*i) && (from..*i).all(adjective)
    })?;
    // `der Sprecher des Gouverneurs`: an article that is no pronoun is no dative either.
    let told = word.is_title() && reading.has(at, Roles::PRONOUN);
    let title = told || word.source.is_none();
    (!title && word.source != Some(SourceType::Media)).then_some(noun)
}

/// The noun of a source behind an adjective or participle whose complement opens with a preposition at `from`.
pub(super) fn behind_attribute(reading: &Reading<'_, '_>, from: usize) -> Option<usize> {
    /// Tokens of the attribute, at most.
    const REACH: usize = 8;
    // `einer am Montag veröffentlichten Umfrage`: so does a day with its preposition, which is an adverb.
    if !reading.has(from, Roles::PREPOSITION.and(Roles::AGENT).and(Roles::ADVERB)) {
        return None;
    }
    let plain = |&i: &usize| reading.is_word(i) && !reading.in_figure(i);
    let matching = |&i: &usize| {
        let adjective = !reading.is_capital(i - 1) && reading.ends_like(i - 1, &reading.speech.endings.adjective);
        // `laut den von den Ämtern übermittelten Meldungen`: whose document it is stands in the attribute.
        let document = reading.has(from, Roles::AGENT) && reading.has(i, Roles::DOCUMENT);
        // `einer am Montag veröffentlichten Umfrage des Instituts`: so does a document without an agent.
        let told = reading.noun(i).is_some() || reading.has(i, Roles::DOCUMENT) && reading.is_capital(i);
        adjective && !document && told && !reading.has(i - 1, Roles::ARTICLE.and(Roles::PREPOSITION))
    };
    let mut nouns = (from + 2..from + REACH).take_while(plain).filter(matching);
    // `der von der islamistischen Hamas kontrollierten Behörde`: behind the agent stands the noun of the phrase.
    if reading.has(from, Roles::AGENT) { nouns.last() } else { nouns.next() }
}

/// `Národní seismologický institut`, `Европейской информационной системы`: where nouns inflect, the end of the noun whose
/// adjectives open the phrase at `start`, the first alone with a capital, the next at `i`.
pub(super) fn opened_name(reading: &Reading<'_, '_>, start: usize, i: usize) -> Option<usize> {
    let plain =
        |j: usize| reading.is_word(j) && !reading.is_capital(j) && reading.word(j).is_none() && reading.space_at(j);
    let adjective =
        |j: usize| reading.ends_like_adjective(j) || reading.ends_like(j, &reading.speech.endings.adjective);
    let noun = i + 1;
    let opens = !reading.speech.has_articles
        && i == start + 1
        && reading.is_capital(start)
        && reading.word(start).is_none()
        && plain(i)
        && adjective(i);
    let known = reading.noun(noun).is_some_and(|w| !w.is_title()) && !reading.is_capital(noun);
    let unknown = plain(noun)
        && !adjective(noun)
        && !reading.ends_like(noun, &reading.speech.endings.verb)
        && !reading.is_predicate(noun);
    if opens && known {
        return Some(noun + reading.len(noun));
    }
    (opens && unknown && adjective(start)).then_some(noun + 1)
}

/// `der 54 Jahre alte Anwohner`: an age of three words between an article and its noun.
pub(super) fn is_old(reading: &Reading<'_, '_>, i: usize) -> bool {
    let adjective = |at: usize| {
        reading.is_word(at) && !reading.is_capital(at) && reading.ends_like(at, &reading.speech.endings.adjective)
    };
    reading.is_digits(i)
        && !reading.in_figure(i)
        && reading.has(i - 1, Roles::ARTICLE)
        && reading.is_word(i + 1)
        && adjective(i + 2)
        && reading.is_word(i + 3)
}

/// `a indiqué mercredi 4 septembre le ministère`: the day of a month, which is passed like the month.
pub(super) fn is_day(reading: &Reading<'_, '_>, i: usize) -> bool {
    reading.is_digits(i) && !reading.in_figure(i) && reading.has(i + 1, Roles::ADVERB)
}

/// `dijo el lunes el centro`, `hanno affermato il 4 settembre le autorità`, `disse nesta sexta-feira (4) o Corpo`: the
/// first token behind a day that stands between a verb and its subject, with its article or in brackets.
pub(super) fn past_day(reading: &Reading<'_, '_>, i: usize) -> Option<usize> {
    let romance = reading.speech.romance;
    if !romance || reading.noun(i).is_some() {
        return None;
    }
    let day = |i: usize| reading.is_digits(i) && !reading.in_figure(i);
    if reading.surface(i) == "(" {
        let close = (i + 1..i + 5).find(|&j| reading.surface(j) == ")")?;
        let timed = i.checked_sub(1).is_some_and(|before| reading.has(before, Roles::ADVERB));
        return (timed && day(i + 1)).then_some(close + 1);
    }
    if !reading.has(i, Roles::ARTICLE) || reading.has(i, Roles::DETERMINER) {
        return None;
    }
    let time = |i: usize| reading.has(i, Roles::ADVERB) && reading.noun(i).is_none() && !reading.is_capital(i);
    let mut at = i + reading.len(i);
    let first = at;
    if time(at) {
        at += reading.len(at);
    }
    if day(at) {
        let of = at + 1 + usize::from(reading.has(at + 1, Roles::COMPLEMENT));
        if !time(of) {
            return None;
        }
        at = of + reading.len(of);
    }
    let year = at + usize::from(reading.has(at, Roles::COMPLEMENT));
    if at > first && day(year) {
        at = year + 1;
    }
    // `dijo el martes en una entrevista el alcalde`: another adjunct may stand between.
    let subject =
        reading.has(at, Roles::ARTICLE.and(Roles::PREPOSITION)) || reading.is_capital(at) || reading.noun(at).is_some();
    (at > first && subject).then_some(at)
}
