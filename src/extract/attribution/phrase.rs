//! Noun phrases that may speak, read to the right and to the left of a cue.
//!
//! In: a place beside a cue. Out: the phrase with its leading article and without what is set apart from it, or the
//! pronoun that stands for one. A phrase ends where a language says so by marks, prepositions, auxiliaries, relatives.

mod apposition;
mod author;
mod inner;
mod medium;
mod numbered;
mod object;
mod right;
mod tight;
mod told;
mod weight;

use std::ops::Range;

use apposition::phrase_at;
pub use apposition::{named_body, short_form, told_role, with_apposition};
pub use author::{author, document_in, written_before};
use inner::{
    genitive, inner_mark, is_cited, is_dated, is_further_task, is_last_task, is_old, joins, joins_name, leads_noun,
    opened_name, past_aim, past_portfolio, pointed_place, sits, titled_place,
};
pub use inner::{is_owner, is_reduced, is_report};
use medium::is_age;
pub use object::{object, title_quote};
use right::beyond;
pub use right::rightward;
pub use tight::tight;
pub use told::{relayed, words_of};
pub use weight::weight;

use super::name::{name_run, owns, seat};
use super::portfolio::past_fields;
use super::reading::Reading;
use super::subject::{is_purpose, is_task, purpose_end};
use crate::claim::SourceType;
use crate::lang::{Function, Roles};

/// A noun phrase, with the apposition that tells its role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    pub tokens: Range<usize>,
    /// Where the role of a name is told, outside of `tokens`.
    pub role: Option<Range<usize>>,
}

/// The one who speaks, as the sentence says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    Phrase(Phrase),
    /// A personal pronoun at this token.
    Pronoun(usize),
    /// A relative pronoun at this token.
    Relative(usize),
    /// A subject that names nobody, like French `on`.
    Nobody,
    /// No subject stands there: the verb alone says that somebody speaks.
    Dropped,
}

/// A phrase is no longer than this many tokens.
const LONGEST: usize = 28;

/// Where the noun phrase that starts at `start` ends.
pub fn extend(reading: &Reading<'_, '_>, start: usize) -> usize {
    let limit = (start + LONGEST).min(reading.document.tokens.len());
    let mut i = start;
    while i < limit && reading.has(i, Roles::ARTICLE) && reading.noun(i).is_none() {
        i += reading.len(i);
    }
    let mut end = i;
    let mut named = false;
    let mut open_title = false;
    while i < limit {
        let len = reading.len(i);
        if i > start && (reading.in_figure(i) || reading.ends_sentence(i - 1) || reading.is_counted(i)) {
            break;
        }
        // `der 71-jährige Landwirt`: an age is an adjective of the phrase.
        if is_age(reading, i) {
            i += 3;
            end = i;
            continue;
        }
        // `der 54 Jahre alte Anwohner`: so is one in words.
        if reading.speech.verb_second && i > start && is_old(reading, i) {
            (i, end) = (i + 3, i + 3);
            continue;
        }
        if let Some(past) = past_portfolio(reading, start, i) {
            end = past;
            break;
        }
        if is_further_task(reading, start, i) {
            i += 1 + reading.len(i + 1);
            continue;
        }
        if !reading.is_word(i) {
            match inner_mark(reading, i, start) {
                Some(next) => {
                    // `Bouches-du-Rhône`: a hyphen holds its word, whatever it is by itself.
                    let held = reading.surface(i) == "-" && !reading.space_at(next) && reading.is_word(next);
                    i = if held { next + 1 } else { next };
                    end = i;
                    continue;
                }
                None => break,
            }
        }
        let capital = reading.is_capital(i);
        if let Some(past) = titled_place(reading, start, i, limit) {
            (i, end, named) = (past, past, true);
            continue;
        }
        if let Some(past) = past_fields(reading, i).filter(|past| *past <= limit) {
            (i, end, named) = (past, past, true);
            continue;
        }
        if let Some(noun) = reading.noun(i) {
            // `Національний банк`, `Česká obchodní komora`: adjectives with a capital open the name of a body.
            let opened = !reading.speech.has_articles
                && !noun.is_title()
                && (start..i).all(|j| {
                    // `Державна служба`, `Główna komenda`: a feminine adjective has one letter.
                    let feminine = i == start + 1 && reading.ends_like(j, &reading.speech.endings.feminine_adjective);
                    reading.ends_like_adjective(j) || feminine
                });
            if named && !capital && i > start && !opened && !leads_noun(reading, i) {
                break;
            }
            // `UNHCR liczba`, `eiste het OM celstraffen`: behind letters for a body a word in lower case is another phrase's.
            let speech = reading.speech;
            let least = if speech.has_articles { 2 } else { 3 };
            let shouted = (!speech.has_articles && !noun.is_title() || speech.verb_second && !reading.capital_nouns)
                && len == 1
                && reading.is_letters(i, least);
            open_title = noun.is_title() && (noun.source == Some(SourceType::Other) || open_title)
                || open_title && noun.is_title();
            named = shouted;
            i += len;
            end = i;
            continue;
        }
        // `het Belgische crisiscentrum`: where nouns have no capital, an adjective made of a name goes with its noun.
        let known = reading.noun(i + len).is_some()
            || reading.ends_like(i, &reading.speech.endings.demonym) && reading.is_word(i + len);
        let of_a_name = capital && reading.ends_like(i, &reading.speech.endings.name_adjective);
        if of_a_name && known && !reading.is_capital(i + len) {
            i += len;
            continue;
        }
        if capital && i > start && !reading.has(i, Roles::RELATIVE) {
            named = !reading.has(i, Roles::BODY) && !owns(reading, start, i);
            i += len;
            end = i;
            continue;
        }
        // `ordynator szpitala w Radomiu dr Paweł Mroczek`: where a title's body sits, then the name.
        if reading.has(i, Roles::WITHIN.and(Roles::PREPOSITION))
            && let Some(past) = seat(reading, start, i + len, limit)
        {
            (i, end, named) = (past, past, true);
            continue;
        }
        if named && reading.is_capital(i + 1) && reading.is_particle(i) {
            i += 1;
            continue;
        }
        if named && let Some(past) = reading.past_joined(i) {
            (i, end) = (past, past);
            continue;
        }
        if let Some(past) = pointed_place(reading, start, i) {
            (i, end) = (past, past);
            continue;
        }
        if sits(reading, start, i) {
            (i, end) = (i + len + 1, i + len + 1);
            continue;
        }
        if let Some(past) = purpose_end(reading, start, i) {
            (i, end, named) = (past, past, false);
            continue;
        }
        // `Agência para a Integração`, `Bundesamt für Landwirtschaft`: what a body is for belongs to its name.
        let bodied = |i: usize| reading.is_capital(i) && (reading.noun(i).is_some() || reading.is_body(i));
        if i > start && bodied(i - 1) && reading.does(i, Function::PURPOSE) {
            let past = (i + 1..i + 4).find(|&j| !reading.has(j, Roles::ARTICLE)).filter(|&j| reading.is_capital(j));
            if let Some(past) = past.filter(|&j| reading.noun(j).is_none_or(|w| w.source != Some(SourceType::Media))) {
                (i, end, named) = (past + 1, past + 1, true);
                continue;
            }
        }
        if let Some(past) = past_aim(reading, start, i) {
            (i, end, named) = (past, past, true);
            continue;
        }
        // `riferiscono fonti locali all'agenzia Reuters`: the medium told is no part of who tells.
        let told = reading.does(i, Function::FUSED) || reading.does(i, Function::TO);
        let medium = i + 1 + usize::from(!reading.is_word(i + 1));
        if i > start
            && told
            && reading.speech.drops_subject
            && (medium..medium + 3).take_while(|&j| !reading.bounds(j)).any(|j| reading.is_medium(j))
        {
            break;
        }
        // `said Carla Évora at a news conference`: where somebody named speaks is no part of the name.
        let article = |i: usize| reading.has(i, Roles::ARTICLE) && !reading.has(i, Roles::DETERMINER);
        if named && reading.does(i, Function::LOCATIVE) && article(i + 1) {
            break;
        }
        if reading.has(i, Roles::COMPLEMENT) && i > start {
            // `le cabinet Norva pour un collectif`: for whom somebody named works is no part of the name.
            let called = named || reading.is_capital(i - 1);
            if called && reading.does(i, Function::PURPOSE) && reading.has(i + len, Roles::INDEFINITE) {
                break;
            }
            if is_dated(reading, start, i + len) || !joins(reading, i + len) {
                break;
            }
            i += len;
            while reading.has(i, Roles::ARTICLE) && reading.noun(i).is_none() {
                i += reading.len(i);
            }
            // `Фермер Магомед Алиев из Нефтекумского района потерял всё`: where somebody named is from ends the phrase.
            // `Jan Kos z Komendy Powiatowej Policji`: the body that somebody named belongs to goes on.
            if named && !reading.speech.has_articles && reading.is_capital(i) && reading.noun(i).is_none() {
                let noun = (i + 1..i + 4).find(|&j| reading.has(j, Roles::PLACE) || reading.noun(j).is_some());
                end = noun.filter(|_| owns(reading, start, i)).map_or(i + 1, |noun| noun + 1);
                break;
            }
            named = false;
            // The word that is joined, whatever it is.
            if reading.noun(i).is_none() {
                i += 1;
                end = i;
            }
            continue;
        }
        if reading.has(i, Roles::PREPOSITION.and(Roles::WITHIN)) && open_title && reading.noun(i + len).is_some() {
            i += len;
            open_title = false;
            continue;
        }
        if reading.has(i, Roles::CONJUNCTION) && i > start {
            let next = i + len;
            let list = reading.noun(next).is_some() && !reading.has(next, Roles::VERB)
                || reading.has(next, Roles::ARTICLE) && reading.noun(next + reading.len(next)).is_some();
            if joins_name(reading, start, i) {
                i = next + 1;
                end = i;
                continue;
            }
            if is_last_task(reading, start, i) {
                i = next + reading.len(next);
                continue;
            }
            // `министр науки и высшего образования`: what an office is for may be joined.
            let unknown = |i: usize| reading.is_word(i) && reading.word(i).is_none() && !reading.is_capital(i);
            let tasks = !reading.speech.has_articles
                && i > start + 1
                && unknown(i - 1)
                && (is_task(reading, next) || is_purpose(reading, start..i, next));
            if (list || tasks) && !named {
                i = next;
                while reading.has(i, Roles::ARTICLE) && reading.noun(i).is_none() {
                    i += reading.len(i);
                }
                continue;
            }
            break;
        }
        if reading.tells_doing(start, i) {
            break;
        }
        if let Some(noun) = genitive(reading, start, i).filter(|noun| *noun < limit) {
            (i, named) = (noun, false);
            continue;
        }
        let stops = Roles::RELATIVE
            .and(Roles::THAT)
            .and(Roles::AGENT)
            .and(Roles::AUXILIARY)
            .and(Roles::ADVERB)
            .and(Roles::PREPOSITION)
            .and(Roles::WITHIN)
            .and(Roles::CONJUNCTION)
            .and(Roles::PRONOUN)
            .and(Roles::NEGATION)
            .and(Roles::FINITE)
            .and(Roles::PARTICIPLE)
            .and(Roles::GERUND)
            .and(Roles::ARTICLE)
            .and(Roles::ACCORDING)
            .and(Roles::CITING)
            .and(Roles::HEARSAY)
            .and(Roles::HEARSAY_AUXILIARY)
            .and(Roles::HEDGE);
        // `los bomberos se encuentran`: a weak pronoun belongs to the verb.
        let owner = is_owner(reading, i);
        let weak = reading.has(i, Roles::CLITIC) && !owner && !reading.has(i, Roles::ARTICLE.and(Roles::DETERMINER));
        // `Избирком эти сведения опровергает`: what points back is another phrase.
        let points = !reading.speech.has_articles && reading.has(i, Roles::ANAPHOR);
        // `une note interne`: behind an article a document is no verb.
        let document = reading.has(i, Roles::DOCUMENT)
            && i > start
            && (reading.has(i - 1, Roles::ARTICLE)
                || is_report(reading, start, i)
                || is_cited(reading, start, i)
                || is_owner(reading, i - 1));
        // `le dernier bulletin`: between an article and its noun an adverb is an adjective.
        let adjective =
            i > start && reading.has(i, Roles::ADVERB) && reading.has(i - 1, Roles::ARTICLE) && reading.is_word(i + 1);
        // `an Insight West survey`: what somebody named has published.
        if named && document && !capital && i > start && reading.has(start, Roles::ARTICLE) {
            (i, end, named) = (i + len, i + len, false);
            continue;
        }
        // `l'ONG Vigie citoyenne,`: an adjective that a mark closes goes on the name of a body.
        if named
            && !capital
            && reading.word(i).is_none()
            && (reading.bounds(i + 1)
                || reading.has(i + 1, Roles::CONJUNCTION) && reading.has(i + 2, Roles::COMPLEMENT))
            && reading.speech.has_articles
            && !reading.speech.persons_only
            && (start..i).any(|j| reading.noun(j).is_some_and(|w| !w.is_title()))
        {
            (i, end) = (i + 1, i + 1);
            continue;
        }
        // `Národní seismologický institut`, `Европейской информационной системы`: only the first adjective of a name has a capital.
        if named
            && !capital
            && !reading.has(i, stops)
            && let Some(past) = opened_name(reading, start, i)
        {
            (i, end, named) = (past, past, true);
            continue;
        }
        if i > start
            && (reading.has(i, stops) && !document && !adjective || named && !capital && !owner || points || weak)
        {
            break;
        }
        // `a police report seen by`: a participle with its agent is no part of a name.
        if i > start && !capital && is_reduced(reading, start, i) {
            break;
        }
        if i > start && !capital && reading.ends_like(i, &reading.speech.endings.verb) {
            break;
        }
        // `citing officials close to the inquiry`: an adjective behind its noun, with a preposition, is no part of a name.
        let behind = i > start && reading.noun(i - 1).is_some() && reading.word(i).is_none();
        if behind && !capital && reading.speech.verbs_are_nouns && reading.has(i + len, Roles::PREPOSITION) {
            break;
        }
        // `un sondeo de El Financiero realizado a 1.000 adultos`: what was done is no part of a name.
        // `según los bomberos destruyó 20 casas`: nor what they say was done, where no comma stands between.
        let participle = |i: usize| reading.ends_like(i, &reading.speech.endings.participle);
        let known = |i: usize| (start..i).any(|j| reading.noun(j).is_some());
        let told = |i: usize| reading.speech.romance && reading.word(i).is_none() && !participle(i) && known(i);
        let done = || reading.is_capital(i - 1) || told(i);
        if i > start && !capital && reading.speech.drops_subject && reading.is_predicate(i) && done() {
            break;
        }
        // `un sondage réalisé auprès de 1 000 personnes`: how a document came about is no part of it.
        if i > start && !capital && reading.has(i - 1, Roles::DOCUMENT) && reading.is_predicate(i) {
            break;
        }
        // Where nouns are written with a capital, none follows one without.
        if i > start
            && !capital
            && reading.capital_nouns
            && reading.is_capital(i - 1)
            && !reading.has(i - 1, Roles::ARTICLE)
        {
            break;
        }
        // `Local prosecutors`: the capital of a sentence's first word names nobody.
        let first = i == start && (i == 0 || reading.ends_sentence(i - 1)) && reading.noun(i + len).is_some();
        // `l'Agence internationale de l'énergie`: a body's noun opens its name.
        named = capital && !first && !reading.has(i, Roles::BODY) && !owns(reading, start, i);
        i += len;
        end = i;
    }
    end.max(start + 1)
}
