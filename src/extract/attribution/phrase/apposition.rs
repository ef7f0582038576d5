//! What is set apart behind a noun phrase and tells who somebody is.
//!
//! In: a phrase and the marks behind it. Out: the phrase that names the speaker, with the other as its role.

use std::ops::Range;

use super::walk::LONGEST;
use super::{Party, Phrase, extend};
use crate::claim::SourceType;
use crate::extract::attribution::name::{head, is_personal, name_run, names_owned, proper_name, words};
use crate::extract::attribution::reading::{Mark, Reading};
use crate::lang::{Function, Roles, Word};

/// `Selon le maire Luc Roy, près de 500 policiers`: a figure within so many tokens opens what is told, hedge and all.
const HEDGED: usize = 3;

/// The noun phrase that starts at `start`, with what is set apart behind it.
pub(super) fn phrase_at(reading: &Reading<'_, '_>, start: usize) -> (Party, usize) {
    let end = extend(reading, start);
    let (phrase, end) = with_apposition(reading, start..end);
    (Party::Phrase(phrase), end)
}

/// `poinformował ich adwokat`: before a noun the pronoun at `pronoun` says whose it is.
pub(super) fn owned(reading: &Reading<'_, '_>, pronoun: usize) -> Option<(Party, usize)> {
    let noun = pronoun + reading.len(pronoun);
    if !reading.does(pronoun, Function::WHOSE) || reading.noun(noun).is_none() {
        return None;
    }
    let (phrase, end) = with_apposition(reading, noun..extend(reading, noun));
    let tokens = if phrase.tokens.start == noun { pronoun..phrase.tokens.end } else { phrase.tokens };
    Some((Party::Phrase(Phrase { tokens, role: phrase.role }), end))
}

/// Adds what is set apart behind a phrase: of a role and a name the name alone stays, the other
/// tells the role. Also the first token behind both.
pub fn with_apposition(reading: &Reading<'_, '_>, phrase: Range<usize>) -> (Phrase, usize) {
    if let Some(end) = title_behind(reading, &phrase) {
        return (Phrase { role: Some(phrase.end..end), tokens: phrase }, end);
    }
    let comma = behind_bracket(reading, phrase.end);
    let limit = (comma + 1 + LONGEST).min(reading.document.tokens.len());
    let apart = Apart { reading, phrase: &phrase, from: past_age(reading, comma + 1), limit };
    let set_apart = reading.mark(comma) == Some(Mark::Comma);
    let name = bracketed_name(reading, &phrase)
        .or_else(|| far_name(reading, &phrase))
        .or_else(|| past_clause(reading, &phrase, comma))
        .or_else(|| if set_apart { apart.name() } else { None })
        .filter(|_| !is_nameless(reading, &phrase));
    if let Some(name) = name {
        let end = name.end;
        return (Phrase { tokens: name, role: Some(phrase) }, end);
    }
    if let Some(name) = past_owner(reading, &phrase, comma) {
        let (role, end) = (phrase.start..name.start - 1, name.end);
        return (Phrase { tokens: name, role: Some(role) }, end);
    }
    match if set_apart { apart.role() } else { None } {
        Some((role, end)) => (Phrase { tokens: phrase, role: Some(role) }, end),
        None => (Phrase { tokens: phrase.clone(), role: None }, phrase.end),
    }
}

/// `starosta Lhoty, jednašedesátiletý Jan Kolář,`: the name behind the adjective at `from` that tells how old its bearer is,
/// where nouns inflect.
pub fn past_age(reading: &Reading<'_, '_>, from: usize) -> usize {
    /// Tokens of the adjective, at most: `48-letni`.
    const AGE: usize = 3;
    let known =
        Roles::PREPOSITION.and(Roles::RELATIVE).and(Roles::CONJUNCTION).and(Roles::FINITE).and(Roles::AUXILIARY);
    let plain = |i: &usize| {
        let word = reading.is_word(*i) && reading.noun(*i).is_none() && !reading.has(*i, known);
        !reading.is_capital(*i)
            && !reading.in_figure(*i)
            && (word || reading.surface(*i) == "-" || reading.is_digits(*i))
    };
    let name = from + (from..from + AGE).take_while(plain).count();
    let adjective = name > from && reading.ends_like(name - 1, &reading.speech.endings.adjective);
    if !reading.speech.has_articles && adjective && reading.is_capital(name) { name } else { from }
}

/// `Lo afferma Carlo Neri portavoce dell'agenzia`: the end of a title that stands right behind its bearer.
fn title_behind(reading: &Reading<'_, '_>, phrase: &Range<usize>) -> Option<usize> {
    let title = reading.is_title(phrase.end) && !reading.is_capital(phrase.end);
    let bears = title && reading.speech.is_null_subject_romance() && is_personal(reading, phrase);
    bears.then(|| extend(reading, phrase.end))
}

/// What a comma sets apart behind a phrase.
struct Apart<'r, 'd, 't> {
    reading: &'r Reading<'d, 't>,
    phrase: &'r Range<usize>,
    /// The first token behind the comma.
    from: usize,
    limit: usize,
}

impl Apart<'_, '_, '_> {
    /// The name of whoever bears the role that the phrase is, or the proper one of two names.
    fn name(&self) -> Option<Range<usize>> {
        let (reading, phrase) = (self.reading, self.phrase);
        let second = self.from..extend(reading, self.from).min(self.limit);
        if self.is_titled_bearer(&second) {
            return Some(second);
        }
        if let Some(second) = second_role(reading, phrase, self.from, self.limit) {
            return Some(second);
        }
        // `the UN's humanitarian office, OCHA`: of two names of one body the proper one.
        let proper = short_form(reading, phrase, self.from).or_else(|| named_body(reading, phrase, second));
        proper.filter(|short| ends_aside(reading, short.end)).or_else(|| self.bearer())
    }

    /// `le porte-parole de l'armée, le colonel Issa Traoré,`: whether the second part names a person, with a title of its own.
    fn is_titled_bearer(&self, second: &Range<usize>) -> bool {
        let reading = self.reading;
        let titled = reading.has(self.from, Roles::ARTICLE) || reading.noun(self.from).is_some();
        titled
            && (is_personal(reading, second) || is_called(reading, second))
            && !is_personal(reading, self.phrase)
            && ends_aside(reading, second.end)
            && head(reading, self.phrase).is_some_and(Word::is_title)
    }

    /// The name alone of whoever bears the role.
    fn bearer(&self) -> Option<Range<usize>> {
        let (reading, phrase) = (self.reading, self.phrase);
        let name = name_run(reading, self.from, self.limit)?;
        // `sołtyska Wandy Wielkiej, Krystyna Bednarz`: the genitive behind a title names what is led.
        // `burmistrz czeskiej Lhoty, Petr Havránek`: so does one capital alone, since two names bear no comma between them.
        let capitals = phrase.clone().filter(|&i| reading.is_capital(i)).count();
        let alone = capitals == 1 && reading.is_capital(phrase.end - 1) && phrase.len() > 1;
        let owner = || reading.ends_like(phrase.end - 1, &reading.speech.endings.owner);
        let led = !reading.speech.has_articles && (alone || owner());
        // `il direttore del ministero, Gianni Neri nel corso della conferenza`: where it was said may follow without a comma.
        let said_there = |at: usize| {
            reading.speech.romance && reading.has(at, Roles::PREPOSITION) && !reading.has(at, Roles::COMPLEMENT)
        };
        let bears = words(reading, &name) >= 2
            && (led || !is_personal(reading, phrase) || names_owned(reading, phrase))
            && (ends_aside(reading, name.end) || said_there(name.end))
            && !name.clone().any(|i| reading.noun(i).is_some())
            && head(reading, phrase).is_some_and(|w| w.is_title() || bears_name(reading, phrase));
        bears.then_some(name)
    }

    /// The role of the one whom the phrase names, and where it ends.
    fn role(&self) -> Option<(Range<usize>, usize)> {
        let (reading, from) = (self.reading, self.from);
        if !is_personal(reading, self.phrase) {
            return None;
        }
        let end = aside_end(reading, from, self.limit);
        // `said Ann Lee, who heads the agency`: what somebody leads tells a role.
        if reading.has(from, Roles::RELATIVE) {
            return told_role(reading, from..end).map(|role| (role, end));
        }
        // `said Ivan Orlov, according to the agency TASS`: who passed it on tells no role.
        let told = Roles::GERUND.and(Roles::ACCORDING).and(Roles::CITING).and(Roles::CITE);
        if reading.has(from, told) || self.counts(end) || has_verb(reading, from..end) {
            return None;
        }
        let article = reading.has(from, Roles::ARTICLE) && !reading.is_capital(from);
        let noun = (from..end.min(from + 6)).any(|i| reading.noun(i).is_some());
        if !noun && !article && reading.mark(end) == Some(Mark::Comma) {
            return None;
        }
        // `liderka ruchu w rozmowie z reporterem`: where it was said tells no role.
        let told = (from + 1..end).find(|&i| reading.has(i, Roles::ADVERB) && reading.len(i) > 1);
        Some((from..told.filter(|_| !reading.speech.has_articles).unwrap_or(end), end))
    }

    /// `Как рассказал Андрей Белозёров, ранены 14 человек.`: whether it counts something, which tells no role.
    fn counts(&self, end: usize) -> bool {
        let (reading, from) = (self.reading, self.from);
        let near = from..end.min(from + HEDGED);
        // `secondo il sindaco Mario Bellini, due uomini avrebbero visto`: a number may stand among the determiners.
        let article = reading.has(from, Roles::ARTICLE) && !reading.in_figure(from);
        let told = !reading.speech.verbs_are_nouns && !article;
        reading.has_figure(from..end) && !reading.speech.has_articles || reading.has_figure(near) && told
    }
}

/// The role that an aside tells: a clause tells none, nor does a participle with its agent, but that of somebody who leads
/// a body or is something (`Ann Lee, who heads the city's fire service,`).
pub fn told_role(reading: &Reading<'_, '_>, aside: Range<usize>) -> Option<Range<usize>> {
    let verb = aside.start + 1;
    let is = reading.has(verb, Roles::AUXILIARY) && reading.has(verb + 1, Roles::ARTICLE);
    let leads = reading.does(verb, Function::HEADS) || is && reading.speech.verbs_are_nouns;
    if reading.has(aside.start, Roles::RELATIVE) && leads && verb + 1 < aside.end {
        return Some(verb + 1..aside.end);
    }
    // `die das Frauenhaus leitet`: where the verb closes the clause, what is led stands before it.
    let opens = reading.has(aside.start, Roles::RELATIVE.and(Roles::ARTICLE));
    let last = aside.end.saturating_sub(1);
    if reading.speech.verb_second && opens && last > verb && reading.does(last, Function::HEADS) {
        return Some(verb..last);
    }
    // `ein Gutachten, das dem Sender vorliegt,`: before another article the first is a relative pronoun.
    let article = |i: usize| reading.has(i, Roles::ARTICLE) && reading.noun(i).is_none();
    let pronoun = reading.speech.verb_second && article(aside.start) && article(verb);
    let clause = pronoun || reading.has(aside.start, Roles::RELATIVE.and(Roles::CITING).and(Roles::CITE));
    (!clause && !aside.clone().any(|i| reading.has(i, Roles::AGENT))).then_some(aside)
}

/// `участник акции, проходчик шахты Иван Лужин`: where nouns inflect, the second of two roles of somebody who is no body,
/// with the name behind it.
fn second_role(reading: &Reading<'_, '_>, phrase: &Range<usize>, from: usize, limit: usize) -> Option<Range<usize>> {
    /// Words of the role, at most.
    const WORDS: usize = 5;
    let role =
        reading.noun(phrase.start).is_some() && !reading.is_body(phrase.start) && reading.names_people(phrase.start);
    if reading.speech.has_articles || !role || is_personal(reading, phrase) {
        return None;
    }
    let plain = |i: &usize| reading.is_word(*i) && !reading.bounds(*i) && !reading.in_figure(*i);
    let name = (from..from + WORDS).take_while(plain).find(|&i| reading.is_capital(i)).filter(|&i| i > from)?;
    let run = name_run(reading, name, limit).filter(|run| run.start == name && words(reading, run) >= 2)?;
    (ends_aside(reading, run.end) && !has_verb(reading, from..name)).then_some(from..run.end)
}

/// `la doctora Nina Weiss`, `Professor Nina Weiss` where every noun has a capital: a name of two words or more right behind the noun for what somebody is.
fn is_called(reading: &Reading<'_, '_>, phrase: &Range<usize>) -> bool {
    let first = phrase.start + if reading.has(phrase.start, Roles::ARTICLE) { reading.len(phrase.start) } else { 0 };
    let name = first + reading.len(first);
    reading.noun(first).is_some()
        && !reading.is_body(first)
        && (!reading.is_capital(first) || reading.capital_nouns)
        && name_run(reading, name, phrase.end).is_some_and(|run| {
            run.end == phrase.end && words(reading, &run) >= 2 && !run.clone().any(|i| reading.noun(i).is_some())
        })
}

/// Where an aside that opens at `from` ends: at its next mark.
fn aside_end(reading: &Reading<'_, '_>, from: usize, limit: usize) -> usize {
    (from..limit).find(|&i| reading.bounds(i)).unwrap_or(limit)
}

/// `The UN refugee agency, UNHCR,`, `l'agence des Nations unies, le HCR,`: the name in letters that stands at `from`
/// behind a body told by its nouns.
pub fn short_form(reading: &Reading<'_, '_>, body: &Range<usize>, from: usize) -> Option<Range<usize>> {
    let told = head(reading, body).filter(|w| !w.is_title())?;
    let article = reading.has(from, Roles::ARTICLE) && !reading.is_capital(from);
    let at = from + if article { reading.len(from) } else { 0 };
    let shouted = reading.is_letters(at, 3);
    let end = at + reading.len(at);
    let same = reading.noun(at).is_none_or(|w| w.source == told.source);
    let long = words(reading, body) >= 3 || words(reading, body) == 2 && !reading.has(body.start, Roles::ARTICLE);
    // What a list goes on with is another body.
    let listed = reading.has(end + 1, Roles::CONJUNCTION);
    (shouted && same && long && !listed && !is_personal(reading, body)).then_some(from..end)
}

/// `Armator, spółka Jonian Lines,`: of two nouns for one body, the second with its name.
pub fn named_body(reading: &Reading<'_, '_>, bare: &Range<usize>, second: Range<usize>) -> Option<Range<usize>> {
    let article = reading.has(second.start, Roles::ARTICLE) && reading.noun(second.start).is_none();
    let at = second.start + if article { reading.len(second.start) } else { 0 };
    let first = head(reading, bare)?;
    // `Der Betreiber, die Stadt Kassel,`: what a firm is called by what it does may be a body of another kind.
    let trade = article && first.source == Some(SourceType::Company);
    let same = |noun: &Word| !noun.is_title() && (first.source == noun.source || trade);
    // A noun that opens the sentence has its capital from there.
    let opens = proper_name(reading, bare).is_none_or(|run| run.clone().all(|i| reading.noun(i).is_some()));
    let name = at + reading.len(at);
    let behind = || proper_name(reading, &second).is_some_and(|run| run.start == name && run.end == second.end);
    // `The operator, the Northcare Group,`, `Der Betreiber, die Nordsanitas-Gruppe,`: the noun may end the name.
    let own = |i: usize| reading.is_capital(i) && reading.word(i).is_none();
    let capital = |i: usize| reading.is_capital(i) || !reading.is_word(i);
    let around = || article && (at..second.end).any(own) && (at..second.end).all(capital);
    let named = match reading.noun(at) {
        Some(noun) if same(noun) => behind() || around(),
        Some(_) => false,
        None => around() && (head(reading, &second).is_some_and(same) || trade && reading.is_body(second.end - 1)),
    };
    (named && opens).then_some(second)
}

/// `le préfet délégué pour la défense et la sécurité en Gironde, Martin Roy`, `his representative in the country, Ann Lee`:
/// `der Gouverneur der Region Charkiw, Oleh Martschenko`: the name behind a title whose complements no phrase holds, before a
/// mark.
fn far_name(reading: &Reading<'_, '_>, title: &Range<usize>) -> Option<Range<usize>> {
    /// Tokens of the complements, at most.
    const REACH: usize = 9;
    let speech = reading.speech;
    // `le professeur émérite à l'université de Berne, Luc Roy`: so is the noun for what one person does.
    let does = speech.romance && bears_name(reading, title) && !title.clone().any(|i| reading.is_body(i));
    head(reading, title).filter(|w| (w.is_title() || does) && speech.has_articles)?;
    let from = title.end;
    let genitive = speech.verb_second && reading.does(from, Function::GENITIVE);
    if !(genitive || reading.has(from, Roles::PREPOSITION.and(Roles::COMPLEMENT))) || is_personal(reading, title) {
        return None;
    }
    let comma = (from..from + REACH).find(|&i| reading.bounds(i)).filter(|&i| reading.mark(i) == Some(Mark::Comma))?;
    let plain = |i: usize| {
        let verb = reading.has(i, Roles::FINITE.and(Roles::AUXILIARY).and(Roles::THAT).and(Roles::RELATIVE));
        let article = speech.verb_second && reading.has(i, Roles::ARTICLE);
        (!verb || article || reading.noun(i).is_some()) && !reading.in_figure(i) && !reading.has(i, Roles::ADVERB)
    };
    // `Dr. Nina Weiss`: a title may open the name.
    let opens = comma + 1;
    let titled = reading.is_title(opens);
    let from_title = opens + reading.len(opens);
    let opens = match titled {
        true => from_title + usize::from(reading.surface(from_title) == "."),
        false => opens,
    };
    let name = name_run(reading, opens, comma + LONGEST)?;
    let person = words(reading, &name) >= 2 && !name.clone().any(|i| reading.noun(i).is_some());
    let one = !reading.has(title.start, Roles::PLURAL) && !reading.has(name.end + 1, Roles::CONJUNCTION);
    ((from..comma).all(plain) && person && one && ends_aside(reading, name.end)).then_some(comma + 1..name.end)
}

/// `rzecznik Grupy Górniczej, do której należy kopalnia, Jan Kos`: the name behind a relative clause that tells of what
/// is led, before a mark.
fn past_clause(reading: &Reading<'_, '_>, title: &Range<usize>, comma: usize) -> Option<Range<usize>> {
    /// Tokens of the clause, at most.
    const REACH: usize = 12;
    let titled = head(reading, title).is_some_and(Word::is_title) && !is_personal(reading, title);
    let from = comma + 1;
    let pronoun = if reading.has(from, Roles::PREPOSITION) { from + reading.len(from) } else { from };
    let clause = reading.mark(comma) == Some(Mark::Comma) && reading.has(pronoun, Roles::RELATIVE);
    let close =
        (from..from + REACH).find(|&i| reading.bounds(i) || reading.in_figure(i)).filter(|_| titled && clause)?;
    let name =
        name_run(reading, close + 1, close + 1 + LONGEST).filter(|_| reading.mark(close) == Some(Mark::Comma))?;
    let person = words(reading, &name) >= 2 && !name.clone().any(|i| reading.noun(i).is_some());
    (person && ends_aside(reading, name.end)).then_some(name)
}

/// `mluvčí majitele, dánské firmy Norvik, Lars Holm`: where nouns inflect, the name behind what tells whom the titled one
/// speaks for, before a mark.
fn past_owner(reading: &Reading<'_, '_>, title: &Range<usize>, comma: usize) -> Option<Range<usize>> {
    /// Tokens of that phrase, at most.
    const REACH: usize = 8;
    let led = title.len() >= 2 && head(reading, title).is_some_and(Word::is_title) && !is_personal(reading, title);
    let from = comma + 1;
    let opens =
        reading.mark(comma) == Some(Mark::Comma) && !reading.is_capital(from) && !reading.has(from, Roles::RELATIVE);
    let close = (from..from + REACH).find(|&i| reading.bounds(i) || reading.in_figure(i));
    let close =
        close.filter(|&i| led && opens && !reading.speech.has_articles && reading.mark(i) == Some(Mark::Comma))?;
    let names = |i: usize| reading.noun(i).is_some() || reading.is_capital(i) || reading.has(i, Roles::BODY);
    let owner = (from..close).any(names) && !has_verb(reading, from..close);
    let name = name_run(reading, close + 1, close + 1 + LONGEST).filter(|_| owner)?;
    let person = words(reading, &name) >= 2 && !name.clone().any(|i| reading.noun(i).is_some());
    (person && ends_aside(reading, name.end)).then_some(name)
}

/// `o comandante da Autoridade Nacional (ANPC), Rui Esteves`: behind the short form in brackets, where one word
/// stands in them.
fn behind_bracket(reading: &Reading<'_, '_>, at: usize) -> usize {
    let bracket = |i: usize| reading.mark(i) == Some(Mark::Bracket);
    let word = reading.is_capital(at + 1) || !reading.speech.has_articles && reading.is_word(at + 1);
    if bracket(at) && word && bracket(at + 2) { at + 3 } else { at }
}

/// `глава администрации (мэрии) Игорь Лапин`: where nouns inflect, a name behind one word in brackets that ends a title.
fn bracketed_name(reading: &Reading<'_, '_>, title: &Range<usize>) -> Option<Range<usize>> {
    let from = Some(behind_bracket(reading, title.end)).filter(|&i| i > title.end && !reading.speech.has_articles)?;
    // `директор Ассоциации перевозчиков Руритании`: one capital at its end is that of what is led.
    let named =
        proper_name(reading, title).is_some_and(|name| words(reading, &name) >= 2) && is_personal(reading, title);
    let titled = head(reading, title).is_some_and(Word::is_title) && !named;
    let name = name_run(reading, from, from + LONGEST).filter(|_| titled)?;
    let person = words(reading, &name) >= 2 && !name.clone().any(|i| reading.noun(i).is_some());
    person.then_some(name)
}

fn has_verb(reading: &Reading<'_, '_>, range: Range<usize>) -> bool {
    range.clone().any(|i| {
        reading.has(i, Roles::FINITE.and(Roles::AUXILIARY).and(Roles::GERUND))
            || reading.is_word(i) && !reading.is_capital(i) && reading.ends_like(i, &reading.speech.endings.verb)
    })
}

/// Whether a phrase with an article names one person by what they are (`l'éleveur`, `le patron du groupe`).
fn bears_name(reading: &Reading<'_, '_>, phrase: &Range<usize>) -> bool {
    let first = phrase.start;
    let one = reading.has(first, Roles::ARTICLE) && !reading.has(first, Roles::PLURAL);
    let capital = phrase.clone().any(|i| i > first && reading.is_capital(i));
    // `Selon la police, Paul Marin, un chauffeur, transportait`: a body bears no name of a person.
    let person = |w: &Word| {
        use SourceType::{Igo, Judiciary, LawEnforcement, Media, Military, Ngo};
        w.is_title() || !matches!(w.source, Some(Igo | Judiciary | LawEnforcement | Media | Military | Ngo))
    };
    one && !capital && reading.noun(first + reading.len(first)).is_some_and(person)
}

/// `Selon une source proche du dossier, M. Roy, introuvable, aurait fui`: whether a phrase is one who is cited and not named.
fn is_nameless(reading: &Reading<'_, '_>, phrase: &Range<usize>) -> bool {
    let before = phrase.start.checked_sub(1).map(|last| reading.phrase_start(last));
    let cited = before.is_some_and(|at| reading.has(at, Roles::ACCORDING));
    let source = |w: &Word| w.source == Some(SourceType::Other) && w.is_title();
    let noun = phrase.start + reading.len(phrase.start);
    cited && reading.has(phrase.start, Roles::INDEFINITE) && reading.noun(noun).is_some_and(source)
}

/// Whether an aside may end at token `i`: at a mark or the text's end.
fn ends_aside(reading: &Reading<'_, '_>, i: usize) -> bool {
    reading.token(i).is_none() || reading.bounds(i)
}
