//! Proper names inside noun phrases.
//!
//! In: a range of tokens. Out: the run of capitals that names somebody, told from a capital that
//! names a place or a field, and whether the phrase speaks of one person.

mod field;

use std::ops::Range;

pub use field::with_joined;
use field::{behind_field, may_bear};

use super::phrase::is_owner;
use super::portfolio::{behind_office, past_fields};
use super::reading::{Mark, Reading};
use crate::claim::SourceType;
use crate::lang::{Case, Function, Roles, Word};

/// Words that have a capital only because they open a sentence.
pub const NO_NAME: Roles = Roles::ARTICLE
    .and(Roles::PREPOSITION)
    .and(Roles::ADVERB)
    .and(Roles::ACCORDING)
    .and(Roles::CITING)
    .and(Roles::CONJUNCTION)
    .and(Roles::CONTRAST)
    .and(Roles::AS);

/// The run of capitalised words that starts at `from`, with hyphens, initials and name particles.
pub fn name_run(reading: &Reading<'_, '_>, from: usize, limit: usize) -> Option<Range<usize>> {
    // `When asked how many`: the pronoun of a clause names nobody, unless it is letters for a body.
    let asks = reading.speech.verbs_are_nouns && reading.has(from, Roles::RELATIVE) && reading.noun(from).is_none();
    if !reading.is_capital(from) || reading.has(from, NO_NAME) || asks {
        return None;
    }
    let mut i = from + 1;
    let mut end = i;
    // `Aanval op Delft`, and the text begins `Delft heeft`: a name ends with its paragraph.
    let parted = |i: usize| reading.token(i).is_some_and(|t| t.breaks > 1);
    while i < limit && !parted(i) {
        if reading.is_capital(i) {
            i += 1;
            end = i;
        } else if reading.mark(i) == Some(Mark::Inner) && reading.is_capital(i + 1) {
            i += 1;
        } else if reading.mark(i) == Some(Mark::Inner)
            && reading.surface(i - 1).chars().count() == 1
            && !reading.space_at(i)
        {
            i += 1;
            end = i;
        } else if reading.is_capital(i + 1) && reading.is_particle(i) {
            i += 1;
        } else if let Some(past) = reading.past_joined(i) {
            (i, end) = (past, past);
        } else if reading.is_capital(i + 2) && reading.is_particle(i) && reading.is_particle(i + 1) {
            // `Piet van den Berg`, but `Jan Kok van de Nationale Politie`.
            let body = (i + 2..limit).take_while(|&j| reading.is_capital(j)).any(|j| reading.noun(j).is_some());
            if body {
                break;
            }
            i += 2;
        } else {
            break;
        }
    }
    Some(from..end)
}

/// A person's own name in a run of capitals that opens with the name of what they lead, in a case
/// that tells (`lider Nowej Drogi Jan Kos`): its last two words.
pub fn own_name(reading: &Reading<'_, '_>, run: &Range<usize>) -> Range<usize> {
    let run = &(behind_office(reading, run)..run.end);
    // `Kasym-Żomart`: a hyphen makes one part of two words.
    let hyphen = |i: usize| reading.surface(i) == "-" && !reading.space_at(i) && !reading.space_at(i + 1);
    let parts = words(reading, run) - run.clone().filter(|&i| hyphen(i)).count().min(words(reading, run));
    let plain = parts >= 3 && run.clone().all(|i| reading.is_word(i) || hyphen(i) && !reading.speech.has_articles);
    // `Państwowego Zakładu Higieny`: a body's noun makes the whole run its name.
    let body = run.clone().any(|i| reading.noun(i).is_some());
    // `Rzeczniczka SG Anna Michalska`: letters that name a body open no person's name.
    // `президент Татарстана Рустам Минниханов`: behind a title the genitive of what it leads.
    let titled = run.start > 0 && reading.is_title(reading.phrase_start(run.start - 1));
    let endings = &reading.speech.endings;
    let by_father = |i: usize| reading.ends_like(i, &endings.patronymic);
    let father = by_father(run.start + 1) || run.len() > 2 && by_father(run.start + 2);
    let feminine = run.len() == 3
        && reading.ends_like(run.start, &endings.given_feminine)
        && reading.ends_like(run.start + 1, &endings.feminine);
    if plain
        && !body
        && parts == 3
        && reading.is_word(run.start + 1)
        && titled
        && !father
        && !feminine
        && !reading.is_particle(run.start + 1)
        && !reading.speech.has_articles
        && (reading.has(run.start, Roles::PLACE) || reading.ends_like(run.start, &endings.genitive))
    {
        return run.start + 1..run.end;
    }
    // `представитель МВД России Ирина Волк`: whose body it is.
    // `представитель министерства Афганистана Абдул Матин Кани`: or whose ministry.
    let land = Roles::SEAT.and(Roles::PLACE);
    if plain && !body && !reading.speech.has_articles && parts >= 3 && reading.has(run.start, land)
        // `Iran Human Rights`: what is led stands in the genitive.
        && reading.ends_like(run.start, &endings.genitive)
    {
        return run.start + 1..run.end;
    }
    // `глава села Ольховка Мария Бондаренко`: behind the kind of a place its name.
    // `prezydent tego kraju Jan Maria Kos`: a place that was named before has no name behind it.
    let before = |back: usize| run.start.checked_sub(back);
    let place = before(1).is_some_and(|i| reading.has(i, Roles::PLACE));
    let pointed = before(2).is_some_and(|i| reading.has(i, Roles::ANAPHOR));
    if plain && !body && !reading.speech.has_articles && place && !pointed && run.len() == parts {
        return run.end - 2..run.end;
    }
    // `porte-parole du ministère de l'Intérieur Claire Aubert`: behind the article of what the office is for a name.
    let capitals = || run.clone().all(|i| reading.is_capital(i));
    if plain && !body && reading.speech.romance && capitals() && led_before(reading, run.start) {
        return run.end - 2..run.end;
    }
    // `ekonomista ING BSK Jakub Rybak`: the name begins behind letters, whatever they stand for.
    let letters = |i: usize| reading.is_letters(i, 2);
    let rest = run.clone().find(|&i| !letters(i)).unwrap_or(run.start);
    let person = rest > run.start && run.end - rest >= 2 && !(rest..run.end).any(|i| reading.noun(i).is_some());
    if plain && person && !reading.speech.has_articles {
        return rest..run.end;
    }
    if plain && !body && letters(run.start) && !letters(run.end - 1) && !reading.speech.has_articles {
        return run.start + 1..run.end;
    }
    if plain && !body && reading.ends_like(run.start, &reading.speech.endings.owner) {
        run.end - 2..run.end
    } else {
        run.clone()
    }
}

/// Whether an article stands right before `at`, and not far before that who or what is led.
fn led_before(reading: &Reading<'_, '_>, at: usize) -> bool {
    /// Tokens back to the office, at most.
    const REACH: usize = 7;
    let Some(before) = at.checked_sub(1) else { return false };
    let article = reading.has(before, Roles::ARTICLE) || matches!(reading.surface(before), "'" | "’");
    let near = (before.saturating_sub(REACH)..before).rev().take_while(|&i| !reading.bounds(i));
    let leads = |w: &Word| w.is_title() || w.source == Some(crate::claim::SourceType::Government);
    article && reading.noun(before).is_none() && near.into_iter().any(|i| reading.noun(i).is_some_and(leads))
}

pub fn words(reading: &Reading<'_, '_>, range: &Range<usize>) -> usize {
    range.clone().filter(|&i| reading.is_word(i)).count()
}

/// The first source noun of a phrase.
pub fn head(reading: &Reading<'_, '_>, range: &Range<usize>) -> Option<&'static Word> {
    range.clone().find_map(|i| reading.noun(i))
}

/// Whether a phrase names a person: a run of capitals without a body's noun, two words or more,
/// alone or behind a title.
pub fn is_personal(reading: &Reading<'_, '_>, range: &Range<usize>) -> bool {
    proper_name(reading, range).is_some_and(|name| {
        let title = head(reading, range).is_some_and(Word::is_title);
        let body = name.clone().any(|i| reading.noun(i).is_some());
        !body && (title || name == *range && words(reading, &name) >= 2)
    })
}

/// The proper name that ends a phrase: the whole phrase but its article, or the capitals behind a
/// role (`le général Faly Ravoson`). A capital behind a preposition names a place or a field.
pub fn proper_name(reading: &Reading<'_, '_>, range: &Range<usize>) -> Option<Range<usize>> {
    let mut from = range.start;
    while from < range.end
        && reading.has(from, Roles::ARTICLE)
        && reading.noun(from).is_none()
        && !name_article(reading, from, range.start)
    {
        from += reading.len(from);
    }
    let mut i = from;
    while i < range.end {
        // `Rzecznik Ministerstwa Klimatu i Środowiska Jan Kos`: the fields of a body are nobody's name.
        if let Some(past) = past_fields(reading, i).filter(|&past| past < range.end && reading.is_capital(past)) {
            return name_run(reading, past, range.end).filter(|run| run.end == range.end);
        }
        if reading.noun(i).is_some() && (!reading.is_capital(i) || is_office(reading, i)) {
            i += reading.len(i);
            continue;
        }
        let Some(run) = name_run(reading, i, range.end) else {
            i += 1;
            continue;
        };
        // `Poseł Prawa i Sprawiedliwości Jan Kos`: the listed name of a body with a small word in it ends before its member's.
        let past = |j: usize| reading.noun(j).map(|_| j + reading.len(j)).filter(|&past| past > run.end);
        if let Some(past) = run.clone().find_map(past).filter(|&past| past < range.end && reading.is_capital(past)) {
            i = past;
            continue;
        }
        // `Plateau Commissioner for Information Musa Garba`: an office inside of a run opens no name.
        if let Some(office) = run.clone().find(|&j| j > run.start && is_office(reading, j)) {
            i = office + reading.len(office);
            continue;
        }
        let placed = reading.has(run.end, Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::WITHIN));
        let own = titles_before(reading, &run);
        // `Bürgermeister von Dörfern`: a particle opens no name of its own.
        let own = if own > run.start && !reading.is_capital(own) { run.clone() } else { own..run.end };
        let person = placed && words(reading, &own) >= 2 && !own.clone().any(|j| reading.noun(j).is_some());
        if run.end < range.end && !person {
            i = run.end;
            continue;
        }
        // `the Brook County Sheriff's Department`: what somebody owns is named with its owner.
        if reading.speech.verbs_are_nouns
            && run.start > from
            && is_owner(reading, run.start - 1)
            && run.len() == 1
            && reading.is_body(run.start)
        {
            return None;
        }
        if let Some(own) = behind_field(reading, range, &run) {
            return Some(own);
        }
        // `die italienische Küstenwache`: where every noun has a capital, a listed one behind adjectives names with them.
        let common = reading.noun(run.start).is_some() && run.start + reading.len(run.start) == run.end;
        if reading.capital_nouns && common && run.start > from && !reading.is_letters(run.start, 2) {
            return None;
        }
        let titles = behind_body(reading, from, titles_before(reading, &run), run.end);
        let run = own_name(reading, &(titles..run.end));
        if run.is_empty() {
            return None;
        }
        if run.start == from || run.start > titles {
            return Some(run);
        }
        let before = run.start - 1;
        // `лидер движения «Выбор» Нино Джапаридзе`: the name of what is led stands in quotation marks.
        let quoted = reading.quotes.at(before).is_some_and(|q| q.close == before);
        let title = reading.phrase_start(before - usize::from(reading.surface(before) == "." && before > from));
        let titled = reading.is_title(title);
        let attached = reading.has(
            before,
            Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::ARTICLE).and(Roles::WITHIN).and(Roles::CONJUNCTION),
        ) && reading.noun(reading.phrase_start(before)).is_none()
            || !reading.is_word(before) && !reading.surface(before).starts_with('.') && !quoted;
        let located = (from..run.start).any(|j| {
            // `председатель комитета по делам семьи Анна Ли`: what an office is for is no place.
            let inflects = !reading.speech.has_articles && words(reading, &run) >= 2 && j + reading.len(j) < run.start;
            // `ředitel Úřadu pro kybernetickou bezpečnost Jan Kos`: nor is what a body is for.
            let purpose = inflects && reading.does(j, Function::PURPOSE);
            let joins = purpose || (reading.speech.romance || inflects) && reading.has(j, Roles::COMPLEMENT);
            reading.has(j, Roles::PREPOSITION.and(Roles::WITHIN)) && !joins && reading.noun(j).is_none()
        });
        // `dyrektor szpitala w Radomiu Jan Kos`: the place, then the name in two words.
        // `el portavoz de la Policía en San Pedro Sula, Luis Mora`: in Romance languages a comma parts the two.
        let person = run.len() >= 3 && may_bear(reading, range.start, &run);
        if attached && located && person && !reading.speech.romance && run.clone().all(|j| reading.is_word(j)) {
            return Some(run.end - 2..run.end);
        }
        // `заступник начальника поліції в Одеській області Іван Мороз`: behind the noun of the region.
        if located && reading.has(before, Roles::PLACE) && words(reading, &run) >= 2 {
            return Some(run);
        }
        // `ministerstwo zdrowia Nowej Zelandii`: a country of two words is one.
        let land = !reading.speech.has_articles
            && reading.has(run.start, Roles::PLACE)
            && run.start + reading.len(run.start) == run.end;
        let other = (words(reading, &run) == 1 || land) && names_other(reading, from, &run)
            || from > range.start && seated(reading, &run);
        return (!attached && (!located || titled) && !other).then_some(run);
    }
    None
}

/// Whether the single capital that ends a phrase names a place, or completes the name of a public
/// body instead of being its name: `Siły powietrzne Ukrainy`, `Генштаба ВСУ`, but `spółka Orlen`.
fn names_other(reading: &Reading<'_, '_>, from: usize, run: &Range<usize>) -> bool {
    let before = reading.phrase_start(run.start - 1);
    let witness = |w: &Word| w.source == Some(crate::claim::SourceType::Witness);
    if reading.has(before, Roles::PLACE) && !head(reading, &(from..run.start)).is_some_and(witness) {
        return true;
    }
    // `premier Włoch`: a country is what is led, no surname.
    if reading.has(run.start, Roles::PLACE) && reading.noun(before).is_some() {
        return true;
    }
    let shouted = reading.is_letters(run.start, 1);
    let public = |w: &Word| {
        use crate::claim::SourceType::{Government, Igo, Judiciary, LawEnforcement, Medical, Military};
        !w.is_title()
            && w.source.is_some_and(|s| matches!(s, Government | Igo | Judiciary | LawEnforcement | Medical | Military))
    };
    let inflects = !reading.speech.has_articles;
    // `представитель МЧС`: letters behind a title name what it belongs to.
    if inflects && shouted && words(reading, run) == 1 && reading.surface(run.start).chars().nth(1).is_some() {
        return head(reading, &(from..run.start)).is_some();
    }
    let long = reading.len(before) > 1 || reading.noun(before).is_none();
    inflects && (shouted || long) && head(reading, &(from..run.start)).is_some_and(public)
}

/// `de veiligheidsregio Zeeland`, `de gemeente Den Helder`: behind the article and the noun of a public body its place,
/// where nouns have no capital and the verb stands second.
fn seated(reading: &Reading<'_, '_>, run: &Range<usize>) -> bool {
    use crate::claim::SourceType::{Government, Judiciary, LawEnforcement};
    let before = reading.phrase_start(run.start - 1);
    let public = |w: &Word| !w.is_title() && matches!(w.source, Some(Government | Judiciary | LawEnforcement));
    reading.speech.verb_second
        && !reading.capital_nouns
        && !reading.is_capital(before)
        && reading.noun(before).is_some_and(public)
        && !run.clone().any(|i| reading.noun(i).is_some() || reading.is_letters(i, 2))
}

/// `The Guardian`, `Le Courrier`: an article with a capital inside a sentence belongs to the name.
fn name_article(reading: &Reading<'_, '_>, i: usize, start: usize) -> bool {
    i > start && reading.is_capital(i)
}

/// Behind the body that a role belongs to, where two words or more follow (`presidente di Coldiretti Ettore Prandini`).
fn behind_body(reading: &Reading<'_, '_>, from: usize, at: usize, end: usize) -> usize {
    let led = |i: usize| reading.is_title(i);
    let behind = at + reading.len(at);
    let body = at > from && reading.noun(at).is_some_and(|w| !w.is_title()) && (from..at).any(led);
    // `fonte do CDOS de Lisboa`: a particle opens no name of its own.
    let opens = behind < end && reading.is_capital(behind);
    let person = opens && words(reading, &(behind..end)) >= 2 && !(behind..end).any(|i| reading.noun(i).is_some());
    if body && person { behind } else { at }
}

/// `Commissioner for Health`, `Inspector General of Police`: a listed title whose words in lower case show that its capitals
/// name nobody.
fn is_office(reading: &Reading<'_, '_>, at: usize) -> bool {
    let words = at..at + reading.len(at);
    let title = reading.is_title(at) && words.len() > 2;
    title && reading.speech.verbs_are_nouns && words.into_iter().any(|i| !reading.is_capital(i) && reading.is_word(i))
}

/// Where nouns inflect: what somebody is, then a name in two words, neither an adjective nor a genitive plural.
fn opens_person(reading: &Reading<'_, '_>, run: &Range<usize>) -> bool {
    use crate::claim::SourceType::{Company, Government, Igo, Military, Ngo};
    let is =
        |w: &Word| w.is_title() || w.source.is_some_and(|s| !matches!(s, Company | Government | Igo | Military | Ngo));
    let first = run.start + reading.len(run.start);
    // `Адвокат Иван Петров`: a surname may end like what is many.
    let many = |i: usize| i + 1 < run.end && reading.ends_like(i, &reading.speech.endings.plural);
    reading.noun(run.start).is_some_and(is)
        && !(first..run.end).any(|i| many(i) || reading.ends_like(i, &reading.speech.endings.owner))
}

/// Behind the titles that open a run of capitals (`Wojewoda Krzysztof Malec`).
fn titles_before(reading: &Reading<'_, '_>, run: &Range<usize>) -> usize {
    let name = behind_titles(reading, run);
    // `Bürgermeister von Mainz`, `Protección Civil de Sonora`: behind one particle a place stands, behind two a surname may.
    let place = name > run.start && !reading.is_capital(name) && reading.is_capital(name + 1);
    if place { run.start } else { name }
}

fn behind_titles(reading: &Reading<'_, '_>, run: &Range<usize>) -> usize {
    let mut i = run.start;
    // `Prosecutor Helen Marsh`: at the head of a sentence any noun has a capital.
    let opens = i == 0 || reading.ends_sentence(i - 1);
    let common = |i: usize| reading.noun(i).is_some_and(|w| w.case == Case::Any && !reading.has(i, Roles::BODY));
    let public = !reading.speech.has_articles && !opens_person(reading, run);
    if opens && !public && common(i) && words(reading, &(i + reading.len(i)..run.end)) >= 2 {
        let rest = i + reading.len(i);
        let rest = rest + usize::from(reading.surface(rest) == ".");
        if !(rest..run.end).any(|j| reading.noun(j).is_some()) {
            return rest;
        }
    }
    // `Poseł KO Jan Kos`, `Synoptyk IMGW Anna Kos`: the name begins behind the letters of whose somebody is.
    let letters = |j: &usize| reading.noun(*j).is_some() && reading.is_letters(*j, 1);
    if opens
        && !public
        && let Some(letters) = (i + 1..run.end).rev().find(letters)
    {
        let rest = letters + reading.len(letters);
        let plain = !(rest..run.end).any(|j| reading.noun(j).is_some());
        if rest < run.end && plain && words(reading, &(rest..run.end)) >= 2 && !reading.speech.has_articles {
            return rest;
        }
    }
    // `Meteorologe Karl Huber`, `Verein Klare Sicht`: where every noun has a capital, a name of two words behind what its
    // bearer is; but a court or an office has its place there.
    let behind = i + reading.len(i);
    if reading.capital_nouns && bears_own_name(reading, i) && words(reading, &(behind..run.end)) >= 2 {
        let rest = behind..run.end;
        if rest.clone().all(|j| reading.noun(j).is_none()) && reading.is_capital(behind) {
            return behind;
        }
    }
    while i < run.end && reading.is_title(i) && i + reading.len(i) < run.end {
        i += reading.len(i);
        if reading.surface(i) == "." {
            i += 1;
        }
    }
    // `Sprecher der Polizei`: the genitive behind a title is no name of its own, but one may follow it.
    if i > run.start && reading.does(i, Function::GENITIVE) {
        let rest = i + 1 + reading.len(i + 1);
        let person = rest < run.end && reading.noun(i + 1).is_some() && words(reading, &(rest..run.end)) >= 2;
        return if person && !(rest..run.end).any(|j| reading.noun(j).is_some()) { rest } else { run.start };
    }
    if i == run.start { behind_title(reading, run) } else { i }
}

/// Whether the noun at `at` tells what somebody is who has a name of their own, and not which office of a place.
fn bears_own_name(reading: &Reading<'_, '_>, at: usize) -> bool {
    use SourceType::{Company, Expert, Media, Medical, Ngo, Other, Politician, Witness};
    let listed = reading.noun(at).filter(|w| !w.is_title() && !reading.is_letters(at, 2));
    let own =
        |kind: SourceType| matches!(kind, Company | Expert | Media | Medical | Ngo | Other | Politician | Witness);
    listed.is_some_and(|w| w.source.is_some_and(own))
}

/// `Transport Minister Teresa Quiambao`: where the name begins behind the title that a run of capitals holds.
pub fn behind_title(reading: &Reading<'_, '_>, run: &Range<usize>) -> usize {
    let titled = |i: &usize| reading.is_title(*i);
    let Some(title) = run.clone().rev().find(titled).filter(|_| reading.speech.has_articles) else { return run.start };
    let start = title + reading.len(title);
    // `Jefatura Superior de Policía de Sevilla`: a particle opens the name of a place.
    let opens = start < run.end && reading.is_capital(start);
    let named = opens && reading.is_word(start) && !(start..run.end).any(|i| reading.noun(i).is_some());
    if named { start } else { run.start }
}

/// `министр здравоохранения Самарской области`: an adjective made of a name opens the name of what the
/// title before it leads, and its noun follows in lower case.
pub fn owns(reading: &Reading<'_, '_>, start: usize, at: usize) -> bool {
    let next = at + 1;
    // `Європейської бізнес-асоціації`: of a compound the last part counts.
    let compound = reading.surface(next + 1) == "-" && !reading.space_at(next + 1) && reading.noun(next + 2).is_some();
    if compound && !reading.speech.has_articles && reading.ends_like(at, &reading.speech.endings.owner) {
        return true;
    }
    // `Научно-технического центра`: so does a compound of two adjectives.
    let glued = reading.surface(next) == "-" && !reading.space_at(next) && !reading.space_at(next + 1);
    let pair = glued && !reading.is_capital(next + 1) && reading.noun(next + 2).is_some();
    if pair && !reading.speech.has_articles && reading.ends_like(next + 1, &reading.speech.endings.owner) {
        return true;
    }
    let noun = reading.has(next, Roles::PLACE)
        || compound
        || reading.noun(next).is_some()
        || reading.ends_like(next, &reading.speech.endings.owner)
        // `ректора Томского политеха Дмитрия Седнева`: a name stands behind it.
        || reading.word(next).is_none() && reading.is_capital(next + 1) && reading.is_capital(next + 2);
    noun && reading.is_word(next)
        && !reading.is_capital(next)
        && reading.ends_like(at, &reading.speech.endings.owner)
        && ((start..at).any(|i| reading.noun(i).is_some())
            // `Всемирной метеорологической организации`: adjectives, then the body's noun.
            || (next..next + 3).find(|&i| reading.noun(i).is_some()).is_some_and(|noun| {
                (next..noun).all(|i| reading.is_word(i) && reading.ends_like(i, &reading.speech.endings.owner))
            }))
}

/// Behind the name of a person that follows the place at `from`, where the phrase names a title.
pub fn seat(reading: &Reading<'_, '_>, start: usize, from: usize, limit: usize) -> Option<usize> {
    let role = (start..from).any(|i| reading.noun(i).is_some()) && !reading.speech.has_articles;
    let place = name_run(reading, from, limit).filter(|run| role && run.clone().all(|i| reading.noun(i).is_none()))?;
    let plain = place.clone().all(|i| reading.is_word(i));
    if plain && place.len() >= 3 {
        return Some(place.end);
    }
    // `заступник начальника поліції в Херсонській області Микола Цап`: a region has its noun, then the name.
    if reading.has(place.end, Roles::PLACE)
        && let Some(run) = name_run(reading, place.end + 1, limit).filter(|run| words(reading, run) >= 2)
    {
        return Some(run.end);
    }
    reading.noun(place.end).filter(|w| w.is_title())?;
    let mut name = place.end + reading.len(place.end);
    name += usize::from(reading.surface(name) == ".");
    name_run(reading, name, limit).filter(|run| words(reading, run) >= 2).map(|run| run.end)
}

/// Whether a word in lower case without function ends like an adjective, where nouns inflect.
pub fn qualifies(reading: &Reading<'_, '_>, i: usize) -> bool {
    !reading.speech.has_articles
        && reading.word(i).is_none()
        && !reading.is_capital(i)
        && reading.ends_like_adjective(i)
}
