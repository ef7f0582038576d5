//! What sort of speaker a noun phrase names.
//!
//! In: a phrase with the role told beside it. Out: the type of source that its nouns give. A body
//! in the phrase decides over a title (`directeur de l'hôpital`); of two bodies the first.

use std::ops::Range;

use super::phrase::Phrase;
use super::reading::Reading;
use crate::claim::SourceType;
use crate::lang::{Function, Roles, Word};

/// The type that the nouns of a phrase and of its role give, if any does.
pub fn of_phrase(reading: &Reading<'_, '_>, phrase: &Phrase) -> Option<SourceType> {
    let own = nouns(reading, &phrase.tokens);
    let role = phrase.role.as_ref().map_or_else(Vec::new, |role| nouns(reading, role));
    if own.is_empty() && role.is_empty() {
        let site = reading.past_site(phrase.tokens.start) == Some(phrase.tokens.end);
        return site.then_some(SourceType::Media);
    }
    if let Some(kind) = agency(reading, &phrase.tokens, &own).or_else(|| sent(reading, &phrase.tokens, &own)) {
        return Some(kind);
    }
    // Those for whom a body speaks do not speak themselves (`président du syndicat des éleveurs`).
    let firm = |nouns: &Vec<Noun>| head(reading, nouns);
    // Who speaks for a mayor speaks for the city (`пресс-секретарь акима`).
    let telling = |nouns: &Vec<Noun>| nouns.iter().map(|noun| noun.kind).find(|kind| is_told(*kind));
    let (body, told) = (firm(&own), telling(&own));
    // `Innenministerin Anna Krüger (SPD)`: a party beside whoever holds an office says nothing of the office.
    let office = told.filter(|kind| *kind != SourceType::Politician);
    if body.is_none() && firm(&role) == Some(SourceType::Politician) && office.is_some() {
        return office;
    }
    // `el jefe de bomberos, capitán Luis Rojas`: a rank says less than the office that it is beside.
    // `the Commissioner for Health, Dr Ali Bello`: so does being a doctor; `la economista Ana Gil, ministra`, `der Klinikchef,
    // Professor Jan Roth`: or a learned one.
    let doctor = reading.speech.verbs_are_nouns && told == Some(SourceType::Medical);
    let learned = reading.speech.has_articles && told == Some(SourceType::Expert);
    let ranked = doctor || learned || told == Some(SourceType::Military);
    if ranked
        && let Some(office) = telling(&role)
        && body.is_none()
        && firm(&role).is_none()
    {
        return Some(office);
    }
    let found = body.or_else(|| firm(&role)).or(told).or_else(|| telling(&role));
    found.or_else(|| own.iter().chain(&role).next().map(|noun| noun.kind))
}

/// `агентство ООН у справах біженців`: an agency of a body is that body's, not a medium.
fn agency(reading: &Reading<'_, '_>, range: &Range<usize>, nouns: &[Noun]) -> Option<SourceType> {
    let mut bodies = nouns.iter().filter(|noun| !noun.title).map(|noun| noun.kind);
    let first = bodies.next()?;
    let office = first == SourceType::Government && reading.has(range.start, Roles::BODY);
    let medium = !reading.speech.has_articles && (first == SourceType::Media || office);
    bodies.next().filter(|kind| medium && *kind == SourceType::Igo)
}

/// `observers from the OSCE`, `experts of the UN`: people are of the body of states behind them.
fn sent(reading: &Reading<'_, '_>, range: &Range<usize>, nouns: &[Noun]) -> Option<SourceType> {
    let mut bodies = nouns.iter().filter(|noun| !noun.title);
    let first = bodies.next()?;
    let people = matches!(first.kind, SourceType::Ngo | SourceType::Expert) && !reading.has(first.at, Roles::BODY);
    let lower = !reading.is_capital(first.at) || first.at == range.start || reading.capital_nouns;
    bodies.next().map(|noun| noun.kind).filter(|kind| people && lower && *kind == SourceType::Igo)
}

/// The type of the body that some nouns name. Of two bodies it is the first, but where nouns stand before the one that they
/// belong to, of those side by side the last: `the Police Officers' Federation`. A body of several states keeps its offices.
fn head(reading: &Reading<'_, '_>, nouns: &[Noun]) -> Option<SourceType> {
    let mut bodies = nouns.iter().filter(|noun| !noun.title && noun.kind != SourceType::Witness);
    let mut head = bodies.next()?;
    // `la direction de la police`, `le service de l'hôpital`: a part of a body is what the body is.
    if reading.does(head.at, Function::PART)
        && let Some(whole) = bodies.next()
    {
        return Some(whole.kind);
    }
    if !reading.noun_last() || head.kind == SourceType::Igo {
        return Some(head.kind);
    }
    for body in bodies {
        let beside = |i: usize| reading.is_word(i) && !reading.has(i, LINKS);
        // `the phone maker Research in Motion`: a name behind its noun is another part.
        let named = reading.is_capital(body.at) && !reading.is_capital(head.at);
        if named || !(head.at + reading.len(head.at)..body.at).all(beside) {
            break;
        }
        // `the police department`, `the police press service`: offices and their press are those of the body before them.
        let offices = matches!(body.kind, SourceType::Government | SourceType::Media);
        head = if is_told(body.kind) && !offices { body } else { head };
    }
    Some(head.kind)
}

/// What parts one noun from another: the words before complements, articles and conjunctions.
const LINKS: Roles = Roles::COMPLEMENT.and(Roles::PREPOSITION).and(Roles::ARTICLE).and(Roles::CONJUNCTION);

/// Whether a type says more than that somebody speaks.
pub const fn is_told(kind: SourceType) -> bool {
    !matches!(kind, SourceType::Official | SourceType::Other | SourceType::Witness)
}

/// Whether only titles tell the type of a phrase.
pub fn by_title_alone(reading: &Reading<'_, '_>, range: &Range<usize>) -> bool {
    nouns(reading, range).iter().all(|noun| noun.title)
}

/// The type that the nouns in a range give.
pub fn of_range(reading: &Reading<'_, '_>, range: &Range<usize>) -> Option<SourceType> {
    of_phrase(reading, &Phrase { tokens: range.clone(), role: None })
}

/// A noun that tells the type of a source.
struct Noun {
    at: usize,
    /// Whether it names an office and not a body.
    title: bool,
    kind: SourceType,
}

/// The nouns of a range that tell a type, in their order.
fn nouns(reading: &Reading<'_, '_>, range: &Range<usize>) -> Vec<Noun> {
    // `жительница Ленинского района`: where somebody lives does not speak.
    let lives = range.clone().find_map(|i| reading.noun(i)).is_some_and(|w| w.source == Some(SourceType::Witness));
    let place = |i: usize| lives && reading.has(i, Roles::PLACE);
    let (opens, last) = (range.start, range.end);
    // `the official Chinese news agency`: before the noun of a body it is an adjective.
    let adjective = |i: usize| {
        let official = |w: &Word| w.source == Some(SourceType::Official);
        let body = |w: &Word| !w.is_title() && !official(w) && w.source != Some(SourceType::Witness);
        // `its weekly report`: so is what says how often a document appears.
        let appears = reading.does(i, Function::ATTRIBUTIVE) && (i + 1..last).any(|j| reading.has(j, Roles::DOCUMENT));
        if appears && !reading.noun(i).is_some_and(official) {
            return true;
        }
        reading.speech.has_articles
            && reading.noun(i).is_some_and(official)
            && reading.does(i, Function::ATTRIBUTIVE)
            && (i + 1..last).any(|j| reading.noun(j).is_some_and(body))
            && (i + 1..last).all(|j| reading.is_word(j) && !reading.has(j, Roles::COMPLEMENT.and(Roles::PREPOSITION)))
    };
    // `a village resident in Minxian County`: where somebody lives says nothing of them.
    let first = range.clone().find(|&i| reading.noun(i).is_some());
    let stays = |i: usize| {
        let at = |j: usize| reading.does(j, Function::LOCATIVE);
        lives && first.is_some_and(|first| first < i && (first..i).any(at))
    };
    // `The Northern Bureau of Statistics`: a medium whose name could be an adjective is one before another capital.
    let named = |i: usize| {
        let next = i + reading.len(i);
        let medium = reading.is_medium(i);
        let article = reading.len(i) == 2 && reading.listed_article(i) > 0;
        reading.speech.verbs_are_nouns && medium && article && next < last && reading.is_capital(next)
    };
    let tells = |i: usize| {
        let opening = || reading.opening_noun(i).filter(|_| i == opens);
        let part = reading.part(i).map(|kind| Noun { at: i, title: false, kind });
        let noun = |w: &Word| Some(Noun { at: i, title: w.is_title(), kind: w.source? });
        part.or_else(|| reading.noun(i).or_else(opening).and_then(noun))
    };
    let speaks = |noun: &Noun| {
        let i = noun.at;
        let belongs = adjective(i) || stays(i) || named(i) || compounds(reading, i) || is_in_name(reading, i, opens);
        !belongs && !asks(reading, i) && !qualifies(reading, i) && !place(i)
    };
    range.clone().filter_map(tells).filter(speaks).collect()
}

/// `профсоюз «Энергетик»`: behind the noun of a body, which stands from `first` on, the name in quotation marks says nothing.
fn is_in_name(reading: &Reading<'_, '_>, at: usize, first: usize) -> bool {
    let quote = reading.quotes.at(at).filter(|q| reading.name_quote(q.open).is_some() && q.open > first);
    quote.is_some_and(|q| !reading.speech.has_articles && reading.noun(reading.phrase_start(q.open - 1)).is_some())
}

/// `the rebel-run health ministry`: in English what a hyphen joins to a participle is whose hands something is in.
fn compounds(reading: &Reading<'_, '_>, at: usize) -> bool {
    let hyphen = at + reading.len(at);
    let glued = reading.surface(hyphen) == "-" && !reading.space_at(hyphen) && !reading.space_at(hyphen + 1);
    reading.speech.verbs_are_nouns && glued && !reading.is_capital(hyphen + 1) && reading.noun(hyphen + 1).is_none()
}

/// `источник ТАСС`, `rozmówca PAP`: the medium behind one who speaks to it is not whom he speaks for.
fn asks(reading: &Reading<'_, '_>, at: usize) -> bool {
    let media = |i: usize| reading.is_medium(i);
    let Some(before) = at.checked_sub(1).map(|last| reading.phrase_start(last)) else { return false };
    let speaks =
        |w: &Word| w.source == Some(SourceType::Witness) || w.source == Some(SourceType::Other) && w.is_title();
    // `опитані Reuters економісти`: nor is one whom it asked.
    let asked = |w: &Word| matches!(w.source, Some(SourceType::Witness | SourceType::Expert));
    let next = reading.noun(at + reading.len(at)).is_some_and(asked);
    !reading.speech.has_articles && media(at) && (next || reading.noun(before).is_some_and(speaks))
}

/// `військовий експерт`, `пожарный инспектор`: a noun made of an adjective is one again before a noun.
fn qualifies(reading: &Reading<'_, '_>, at: usize) -> bool {
    let next = at + reading.len(at);
    !reading.speech.has_articles
        && next == at + 1
        && reading.noun(next).is_some()
        && !reading.is_capital(next)
        && reading.ends_like_adjective(at)
}
