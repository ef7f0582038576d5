//! The persons and bodies that an article names, so that later mentions find their fullest form.
//!
//! In: the document, read once. Out: names with roles, bodies by their nouns; whom a surname, a role, a noun stand for.

mod roles;

use std::ops::Range;

use rustc_hash::FxHashMap;

use roles::{office_inside, role_before, role_behind, under_rank};

use super::kind;
use super::name::{NO_NAME, behind_title, head, name_run, own_name, words};
use super::phrase::{Phrase, extend, tight};
use super::reading::Reading;
use crate::claim::SourceType;
use crate::lang::{Function, Roles, Word};
use crate::text::Key;

/// Somebody named.
#[derive(Debug, Clone)]
pub struct Person {
    /// The fullest form, without role.
    pub name: Range<usize>,
    pub kind: Option<SourceType>,
    /// The nouns of the roles told beside the name, by their lemma.
    roles: Vec<u32>,
    /// The first words of those that are phrases (`procureur de la République`).
    heads: Vec<u32>,
}

/// A body's noun with all that stands to it.
#[derive(Debug, Clone)]
struct Body {
    tokens: Range<usize>,
    lemma: u32,
}

#[derive(Debug, Default)]
pub struct People {
    persons: Vec<Person>,
    /// By the first letter of the last word.
    by_initial: FxHashMap<char, Vec<usize>>,
    /// Where each person is named, in order.
    mentions: Vec<(usize, usize)>,
    bodies: FxHashMap<u32, Vec<Body>>,
    /// Public offices in the order of the text, each with its type.
    offices: Vec<(SourceType, Range<usize>)>,
    /// Bodies with a name of their own, by its first word.
    shorts: FxHashMap<Key, (SourceType, Range<usize>)>,
    /// Bodies listed as a phrase, by its last word (`the aid group Harbora`).
    tails: FxHashMap<Key, Vec<Range<usize>>>,
}

/// Names with one initial that are compared with a new one; more are taken for different persons.
const COMPARED: usize = 32;
/// Letters of a name that are compared.
const LETTERS: usize = 32;
/// Roles kept of one person.
const ROLES: usize = 8;

impl People {
    pub fn read(reading: &Reading<'_, '_>) -> Self {
        let mut people = Self::default();
        let total = reading.document.tokens.len();
        let mut i = 0;
        while i < total {
            if let Some(noun) = reading.noun(i)
                && !noun.is_title()
            {
                // People as a class have no fuller form (`experts`, `residents`).
                if !matches!(noun.source, Some(SourceType::Witness | SourceType::Expert)) {
                    people.add_body(reading, i, noun.lemma);
                }
                i = super::portfolio::past_fields(reading, i).unwrap_or(i + reading.len(i));
                continue;
            }
            if !reading.is_capital(i) || reading.noun(i).is_some() {
                // `ministre de l'Intérieur`, `Chief Secretary Ann Lee`: what a listed title holds or ends is no name.
                let last = (i + reading.len(i)).saturating_sub(1);
                let office = || reading.speech.verbs_are_nouns && reading.alone(last).is_some();
                let listed = reading.noun(i).is_some() && (!reading.is_capital(i) || office());
                i += if listed { reading.len(i) } else { 1 };
                continue;
            }
            let Some(run) = name_run(reading, i, total.min(i + 12)) else {
                i += 1;
                continue;
            };
            people.add_short(reading, &run);
            // `the Philippine Coast Guard`: a body listed as a phrase ends a run of capitals that opens with whose it is.
            let body = |&j: &usize| j + reading.len(j) == run.end && reading.len(j) > 1;
            if let Some(at) = (run.start + 1..run.end).find(body).filter(|_| reading.speech.verbs_are_nouns)
                && let Some(noun) = reading.noun(at).filter(|w| !w.is_title())
            {
                people.add_body(reading, at, noun.lemma);
            }
            people.offices.extend(office_inside(reading, &run));
            // `замглавы ГУ МЧС Алексей Шульгин`: the name begins behind the letters of the body.
            let body = (run.start..run.end).rev().find(|&j| reading.noun(j).is_some()).map(|j| j + reading.len(j));
            let own = body.filter(|from| *from < run.end && !reading.speech.has_articles);
            let own = own.map(|from| own_name(reading, &(from..run.end)));
            let own = own.unwrap_or_else(|| own_name(reading, &run));
            people.add_person(reading, &(behind_title(reading, &own)..own.end));
            i = run.end;
        }
        people
    }

    fn add_person(&mut self, reading: &Reading<'_, '_>, run: &Range<usize>) {
        if run.clone().any(|i| reading.noun(i).is_some()) {
            return;
        }
        let before = role_before(reading, run.start);
        let titled = before.as_ref().and_then(|r| head(reading, r)).is_some_and(Word::is_title);
        // `глава МЧС России`: whose office it is.
        let place = !reading.speech.has_articles && reading.has(run.start, Roles::PLACE);
        if words(reading, run) < 2 && (!titled || place || reading.has(run.start, Roles::PRONOUN)) {
            // `Эрдоган выступил. Он рассказал`: where nouns inflect, the surname of somebody named in full mentions them again.
            let full = |i: &usize| words(reading, &self.persons[*i].name) >= 2 && !place;
            let known = self.find(reading, run).filter(full).filter(|_| !reading.speech.has_articles);
            self.mentions.extend(known.map(|i| (run.start, i)));
            return;
        }
        let behind = role_behind(reading, run.end);
        // `police chief Ramesh Thapa`: a noun that is no title tells what sort of speaker it is, no more.
        let beside = before.clone().filter(|r| words(reading, run) >= 2 && r.end == run.start);
        // `жительница села Ольховка Нина Котова`: so does one with where somebody lives.
        let lives = |end: usize| {
            (end.saturating_sub(2)..end).any(|i| !reading.speech.has_articles && reading.has(i, Roles::PLACE))
        };
        let beside = beside.filter(|r| reading.noun(reading.phrase_start(r.end - 1)).is_some() || lives(r.end));
        // `powiedział agencji AP Jan Kos`: the medium that was told is no role of his; `reporter RMF FM Jan Kos` has one.
        let told = |r: &Range<usize>| {
            let named = |i: usize| reading.is_capital(i) || reading.has(i, Roles::BODY) || reading.noun(i).is_none();
            // `a raconté à l'AFP Jan Kos`: behind an article its preposition shows it.
            let before = reading.phrase_start(r.start.saturating_sub(1));
            let to = if reading.has(before, Roles::ARTICLE) { before.saturating_sub(1) } else { before };
            let to = reading.does(to, Function::TO) || reading.does(before, Function::FUSED);
            let told = if reading.speech.has_articles { reading.speech.romance && to } else { r.clone().all(named) };
            told && head(reading, r).is_some_and(|w| w.source == Some(SourceType::Media))
        };
        let beside = beside.filter(|r| !told(r));
        // `The chief executive, Martin Quayle, whose pay rose`: behind an article what is set apart tells who that is.
        let apart = before.clone().filter(|r| {
            reading.speech.has_articles
                && r.end + 1 == run.start
                && words(reading, run) >= 2
                && r.start > 0
                && reading.has(r.start - 1, Roles::ARTICLE)
                && head(reading, r).is_some_and(|w| w.source != Some(SourceType::Witness))
        });
        // `Spokesman Joel Millman of the migration agency`: the body that a preposition attaches.
        let office =
            Some(run.end).filter(|&i| titled && reading.speech.verbs_are_nouns && reading.has(i, Roles::COMPLEMENT));
        let office = office.map(|i| i + 1..extend(reading, i + 1)).and_then(|r| kind::of_range(reading, &r));
        let told = [before.filter(|_| titled).or(apart), behind];
        let kind = office.or_else(|| told.iter().chain([&beside]).flatten().find_map(|r| kind::of_range(reading, r)));
        let kind = under_rank(reading, &told).or(kind);
        // `el comandante departamental de la Policía, coronel Walter Sosa`: a rank says less than the office beside it.
        let office = beside.as_ref().filter(|_| kind == Some(SourceType::Military));
        let kind = office.and_then(|r| kind::of_range(reading, r)).or(kind);
        let nouns = || told.iter().flatten().flat_map(|r| r.clone()).filter(|&i| reading.noun(i).is_some());
        let lemmas: Vec<u32> = nouns().filter_map(|i| reading.noun(i)).map(|w| w.lemma).collect();
        let long = nouns().filter(|&i| reading.len(i) > 1);
        let heads: Vec<u32> = long.filter_map(|i| reading.alone(i)).map(|w| w.lemma).collect();
        let known = self.find(reading, run);
        let index = match known {
            Some(index) => index,
            None => {
                let index = self.persons.len();
                self.persons.push(Person { name: run.clone(), kind: None, roles: Vec::new(), heads: Vec::new() });
                if let Some(initial) = initial(reading, run) {
                    self.by_initial.entry(initial).or_default().push(index);
                }
                // `Miguel Torruco Marqués`: the first of two surnames stands for both.
                let first = surname(reading, run).and_then(|s| s.chars().next());
                if let Some(first) = first.filter(|c| Some(*c) != initial(reading, run)) {
                    self.by_initial.entry(first).or_default().push(index);
                }
                index
            }
        };
        let person = &mut self.persons[index];
        if words(reading, run) > words(reading, &person.name) {
            person.name = run.clone();
        }
        person.kind = person.kind.or(kind);
        for (kept, lemmas) in [(&mut person.roles, lemmas), (&mut person.heads, heads)] {
            for lemma in lemmas {
                if kept.len() < ROLES && !kept.contains(&lemma) {
                    kept.push(lemma);
                }
            }
        }
        self.mentions.push((run.start, index));
    }

    /// `Norvik Systems`, `chipmaker Tessel`, `Tessel, a chipmaker`: the name that the text shortens to its first word.
    fn add_short(&mut self, reading: &Reading<'_, '_>, run: &Range<usize>) {
        use SourceType::{Company, Igo, Media, Ngo};
        let body = |i: usize| {
            let noun = reading.noun(i).filter(|w| !w.is_title())?;
            noun.source.filter(|kind| matches!(kind, Company | Igo | Media | Ngo))
        };
        let before = run.start.checked_sub(1).map(|i| reading.phrase_start(i)).filter(|i| !reading.bounds(*i));
        let inside = run.clone().find_map(body).filter(|_| words(reading, run) > 1);
        let beside = || before.and_then(body).filter(|_| words(reading, run) == 1);
        let behind = || {
            let role = role_behind(reading, run.end).filter(|_| words(reading, run) == 1)?;
            let opens = role.start + usize::from(reading.has(role.start, Roles::ARTICLE)) * reading.len(role.start);
            body(opens)
        };
        let Some(kind) = inside.or_else(beside).or_else(behind) else { return };
        if let Some(first) = reading.token(run.start) {
            self.shorts.entry(first.key).or_insert_with(|| (kind, run.clone()));
        }
    }

    /// The body that a name of one word shortens.
    pub fn short(&self, reading: &Reading<'_, '_>, name: &Range<usize>) -> Option<&(SourceType, Range<usize>)> {
        let first = reading.token(name.start).filter(|_| words(reading, name) == 1)?;
        self.shorts.get(&first.key)
    }

    fn add_body(&mut self, reading: &Reading<'_, '_>, at: usize, lemma: u32) {
        let mut start = at;
        // `Szef CKE`: who leads a body is no part of its name.
        let person = |w: &Word| {
            use SourceType::{Expert, Politician, Witness};
            w.is_title() || matches!(w.source, Some(Expert | Politician | Witness))
        };
        let leads = |i: usize| !reading.speech.has_articles && reading.noun(i).is_some_and(person);
        while start > 0
            && !leads(start - 1)
            && reading.is_capital(start - 1)
            && reading.is_capital(at)
            && reading.frame_of(start - 1) == reading.frame_of(at)
            && !reading.has(start - 1, NO_NAME)
        {
            start -= 1;
        }
        let end = before_predicate(reading, at, tight(reading, at..extend(reading, at)).end);
        // `прогноз НБУ надто оптимістичним`: letters that name a body take no word in lower case.
        let letters = reading.is_letters(at, 2);
        let next = at + reading.len(at);
        let end =
            if letters && next < end && !reading.is_capital(next) && reading.noun(next).is_none() { next } else { end };
        // `UNHCR Italy spokeswoman Ann Lee`: nor does a title in lower case belong to the body before it.
        let title = |&i: &usize| reading.speech.verbs_are_nouns && !reading.is_capital(i) && reading.is_title(i);
        let end = (at + reading.len(at)..end).find(title).unwrap_or(end);
        // `the club's wage bill`: what a body owns is not its name.
        let owns = |&i: &usize| matches!(reading.surface(i), "'" | "’") && reading.does(i + 1, Function::POSSESSIVE);
        let owned = (at..end).find(owns);
        // `mluvčí policie Josef Urban`: behind a title and its body stands who bears the title.
        let titled = (start.saturating_sub(3)..start).any(|i| (leads(i) || reading.is_title(i)) && !reading.bounds(i));
        let bearer = (at + reading.len(at)..end).find(|&i| {
            // `Rzecznik Kremla Dmitrij Pieskow`: two words that open like no adjective in the genitive.
            let name = !reading.speech.has_articles
                && i == at + reading.len(at)
                && i + 2 == end
                && !reading.ends_like(i, &reading.speech.endings.owner);
            let bare = !reading.is_capital(at) || letters && !reading.speech.has_articles || name;
            titled && bare && name_run(reading, i, end).is_some_and(|run| words(reading, &run) >= 2)
        });
        // `les syndicats et le gouvernement`: another body behind a conjunction is no part of the name.
        let another = |&i: &usize| {
            reading.speech.has_articles
                && reading.has(i - 1, Roles::CONJUNCTION)
                && (reading.has(i, Roles::ARTICLE) && !reading.has(i, Roles::COMPLEMENT)
                    || reading.is_capital(i) && !reading.is_capital(at) && reading.noun(i).is_some())
        };
        // `Policja i prokuratura`, `police and prosecutors`: two bodies are no fuller form of one.
        let second = |&i: &usize| {
            reading.has(i - 1, Roles::CONJUNCTION)
                && reading.noun(i).is_some_and(|w| w.source.is_some())
                && !(at..i - 1).any(|j| reading.has(j, Roles::COMPLEMENT))
        };
        let joined = (at + reading.len(at) + 1..end).find(|i| another(i) || second(i)).map(|i| i - 1);
        // `le ministère compte 12 % de grévistes`: what it does is no part of its name, either.
        let verb = |&i: &usize| {
            reading.speech.has_articles && !reading.is_capital(i) && reading.has(i, Roles::FINITE.and(Roles::COUNT))
        };
        // `les autorités faisaient l'objet de critiques`: a word that ends like a verb, before an article.
        let predicates = |&i: &usize| {
            let article = reading.has(i + 1, Roles::ARTICLE) && !reading.has(i + 1, Roles::COMPLEMENT);
            reading.word(i).is_none() && !reading.is_capital(i) && article && reading.ends_like_verb(i)
        };
        let joined = (at + reading.len(at)..joined.unwrap_or(end)).find(|i| verb(i) || predicates(i)).or(joined);
        let tokens = start..owned.or(bearer).or(joined).unwrap_or(end);
        if let Some(kind) = reading.noun(at).and_then(|w| w.source)
            && matches!(kind, SourceType::Government | SourceType::Military | SourceType::LawEnforcement)
            && reading.is_capital(at)
            && !reading.has(at, Roles::BODY)
        {
            self.offices.push((kind, tokens.clone()));
        }
        if words(reading, &tokens) < 2 {
            return;
        }
        // `Państwowa Komisja Wyborcza` is shortened to its noun, too; `Delegación del Gobierno` is no `Gobierno`.
        let of = |i: usize| {
            let word = i.checked_sub(1).and_then(|b| reading.token(b)).and_then(|t| reading.speech.words.at(t));
            // `Komenda Powiatowa Policji`: nor is a body shortened to the genitive behind its own noun.
            // `отделении полиции`: nor to that behind the word for a part of it.
            let part = |j: usize| reading.alone(j).is_some() || reading.does(j, Function::PART);
            let behind = !reading.speech.has_articles && (at..i).any(part);
            behind || reading.speech.has_articles && i > at && word.is_some_and(|w| w.roles.any(Roles::COMPLEMENT))
        };
        // `police official`: an office is not shortened to the body before it.
        let last = at + reading.len(at) - 1;
        let office = reading.speech.verbs_are_nouns && reading.alone(last).is_some_and(Word::is_title);
        // `police officers`: where nouns stand last, those whose they are are not shortened to a body.
        let whose = |i: usize| reading.speech.verbs_are_nouns && i < last && !reading.is_capital(i);
        let inner = (at..at + reading.len(at))
            .filter(|i| !of(*i) && !office && !whose(*i))
            .filter_map(|i| reading.alone(i))
            .map(|w| w.lemma);
        if let Some(tail) = reading.token(last).filter(|_| reading.speech.verbs_are_nouns && reading.len(at) > 1) {
            self.tails.entry(tail.key).or_default().push(tokens.clone());
        }
        for lemma in inner.filter(|&inner| inner != lemma).chain([lemma]) {
            self.bodies.entry(lemma).or_default().push(Body { tokens: tokens.clone(), lemma });
        }
    }

    /// The person whose name is, or ends with, the last word of `name`.
    pub fn person(&self, reading: &Reading<'_, '_>, name: &Range<usize>) -> Option<&Person> {
        self.find(reading, name).map(|i| &self.persons[i])
    }

    fn find(&self, reading: &Reading<'_, '_>, name: &Range<usize>) -> Option<usize> {
        let known = self.by_initial.get(&initial(reading, name)?)?;
        let full = words(reading, name) >= 2;
        known.iter().rev().take(COMPARED).copied().find(|&i| {
            let other = &self.persons[i].name;
            let fleeting = &reading.speech.endings.fleeting;
            let last = alike(last_word(reading, name), last_word(reading, other), fleeting)
                || !full && surname(reading, other).is_some_and(|s| alike(last_word(reading, name), s, fleeting));
            let (own, known) = (reading.surface(name.start), reading.surface(other.start));
            // `И. Лужин`: so does one with the initial alone.
            let initial = own.chars().count() == 1 && known.starts_with(own);
            let first = initial || alike(own, known, fleeting);
            last && (!full || words(reading, other) < 2 || first)
        })
    }

    /// The nearest person named before `token` in the role that a noun's lemma tells.
    pub fn in_role(&self, lemma: u32, token: usize) -> Option<&Person> {
        self.nearest(token, |person| person.roles.contains(&lemma))
    }

    /// The nearest of those in the role who fit.
    pub fn in_role_where(&self, lemma: u32, token: usize, fits: impl Fn(&Person) -> bool) -> Option<&Person> {
        self.nearest(token, |person| person.roles.contains(&lemma) && fits(person))
    }

    /// The same where the noun stands for a title of several words: `le procureur` is a `procureur de la République`.
    pub fn in_long_role(&self, lemma: u32, token: usize) -> Option<&Person> {
        self.nearest(token, |person| person.heads.contains(&lemma))
    }

    fn nearest(&self, token: usize, bears: impl Fn(&Person) -> bool) -> Option<&Person> {
        let before = self.mentions.partition_point(|(at, _)| *at < token);
        let bears = |(_, i): &&(usize, usize)| bears(&self.persons[*i]);
        let near = self.mentions[..before].iter().rev().take(400).find(bears);
        near.or_else(|| self.mentions[before..].iter().take(40).find(bears)).map(|(_, i)| &self.persons[*i])
    }

    /// The last person named in a range of tokens, with where.
    pub fn named_in(&self, range: Range<usize>) -> Option<(usize, &Person)> {
        let from = self.mentions.partition_point(|(at, _)| *at < range.start);
        let (at, i) = self.mentions.get(from).filter(|(at, _)| range.contains(at))?;
        Some((*at, &self.persons[*i]))
    }

    /// The public office named last before `token`, in the same paragraph or shortly before.
    pub fn office(&self, token: usize, kind: Option<SourceType>) -> Option<(SourceType, Range<usize>)> {
        /// Tokens back, at most.
        const REACH: usize = 120;
        let before = self.offices.partition_point(|(_, tokens)| tokens.start < token);
        let mut near = self.offices[..before].iter().rev().take_while(|(_, t)| token - t.start <= REACH);
        near.find(|(own, _)| kind.is_none_or(|kind| kind == *own)).cloned()
    }

    /// The one fuller form that an article has of a body listed as a phrase: `the coast guard`, `the Philippine Coast Guard`.
    pub fn fuller(&self, reading: &Reading<'_, '_>, lemma: u32, bare: usize) -> Option<Range<usize>> {
        let bodies = self.bodies.get(&lemma)?;
        let bare_end = |t: &Range<usize>| reading.len(t.end.saturating_sub(bare)) == bare;
        let article = |t: &Range<usize>| usize::from(reading.has(t.start, Roles::ARTICLE));
        let full = |b: &Body| b.tokens.start + article(&b.tokens)..b.tokens.end;
        let mut longer = bodies.iter().take(COMPARED).map(full).filter(|t| words(reading, t) > bare);
        let first = longer.next().filter(|t| reading.is_capital(t.start) && bare_end(t))?;
        let same = |t: Range<usize>| t.len() == first.len() && reading.surface(t.start) == reading.surface(first.start);
        longer.all(same).then_some(first)
    }

    /// The body listed as a phrase that the word at `token`, which ends the phrase, stands for: the nearest before it.
    pub fn tail(&self, reading: &Reading<'_, '_>, token: usize) -> Option<Range<usize>> {
        let known = self.tails.get(&reading.token(token)?.key)?;
        known.iter().rfind(|body| body.end <= token).cloned()
    }

    /// The body that a bare noun shortens: the nearest before `token`, else the first behind it.
    pub fn body(&self, lemma: u32, token: usize) -> Option<Range<usize>> {
        let bodies = self.bodies.get(&lemma)?;
        let before = bodies.partition_point(|b| b.tokens.start < token);
        let found = before.checked_sub(1).and_then(|i| bodies.get(i)).or_else(|| bodies.get(before))?;
        debug_assert_eq!(found.lemma, lemma);
        Some(found.tokens.clone())
    }
}

/// The first of two surnames, where a language gives children one of each parent.
fn surname<'r>(reading: &'r Reading<'_, '_>, name: &Range<usize>) -> Option<&'r str> {
    let two = reading.speech.is_null_subject_romance() && name.len() == 3;
    (two && name.clone().all(|i| reading.is_capital(i))).then(|| reading.surface(name.start + 1))
}

/// The end of a body's phrase, before a word in lower case that says what was done (`la policía detuvo`).
fn before_predicate(reading: &Reading<'_, '_>, at: usize, end: usize) -> usize {
    let predicate = |i: usize| {
        let joined = reading.has(i - 1, Roles::COMPLEMENT.and(Roles::PREPOSITION));
        // `Следственный комитет придерживается иного мнения`: where nouns inflect, so does a verb that no list has.
        let verb = !reading.speech.has_articles && reading.word(i).is_none() && reading.ends_like_verb(i);
        !reading.is_capital(i) && reading.noun(i).is_none() && !joined && (reading.is_predicate(i) || verb)
    };
    // `rescuers frantically scoured`: where its noun ends a phrase, a word right behind that is none of it.
    let behind = at + reading.len(at);
    let links = Roles::COMPLEMENT.and(Roles::PREPOSITION).and(Roles::CONJUNCTION);
    let open = reading.is_word(behind) && !reading.is_capital(behind) && reading.noun(behind).is_none();
    if reading.speech.verbs_are_nouns && behind < end && open && !reading.has(behind, links) {
        return behind;
    }
    (behind..end).find(|&i| predicate(i)).unwrap_or(end)
}

fn last_word<'t>(reading: &Reading<'_, 't>, name: &Range<usize>) -> &'t str {
    name.clone().rev().find(|&i| reading.is_word(i)).map_or("", |i| reading.surface(i))
}

fn initial(reading: &Reading<'_, '_>, name: &Range<usize>) -> Option<char> {
    last_word(reading, name).chars().next()
}

/// Whether two words are spellings or inflected forms of one name, in a language with these fleeting vowels.
pub fn alike(a: &str, b: &str, vowels: &[String]) -> bool {
    if a == b {
        return true;
    }
    let (mut a_letters, mut b_letters) = (['\0'; LETTERS], ['\0'; LETTERS]);
    let (x, y) = (letters(a, &mut a_letters), letters(b, &mut b_letters));
    let shared = x.iter().zip(y).take_while(|(p, q)| p == q).count();
    let (short, long) = (x.len().min(y.len()), x.len().max(y.len()));
    if short < 3 {
        return false;
    }
    let inflected = shared + 1 >= short && long - shared <= 3 && shared >= 3;
    let ending = x.iter().rev().zip(y.iter().rev()).take_while(|(p, q)| p == q).count();
    let respelled = short >= 6 && long - short <= 1 && shared + ending + 1 >= short;
    inflected || respelled || fleeting(x, y, vowels) || fleeting(y, x, vowels)
}

/// The first letters of a word, put into `room`.
fn letters<'a>(word: &str, room: &'a mut [char; LETTERS]) -> &'a [char] {
    let found = room.iter_mut().zip(word.chars()).map(|(place, letter)| *place = letter).count();
    &room[..found]
}

/// `Miętek`, `Miętka`: the vowel before the last consonant goes where an ending comes.
fn fleeting(nominative: &[char], other: &[char], vowels: &[String]) -> bool {
    let [stem @ .., vowel, last] = nominative else { return false };
    let Some(ending) = other.strip_prefix(stem).and_then(|rest| rest.strip_prefix(&[*last])) else { return false };
    let flees = || vowels.iter().any(|v| v.starts_with(*vowel));
    stem.len() >= 3 && (1..=3).contains(&ending.len()) && flees()
}

/// A phrase that stands for its tokens alone.
pub fn plain(tokens: Range<usize>) -> Phrase {
    Phrase { tokens, role: None }
}

#[cfg(test)]
mod tests {
    #[test]
    fn spellings_and_endings_of_one_name_are_alike() {
        let vowels = ["e".to_owned()];
        let alike = |a: &str, b: &str| super::alike(a, b, &vowels);
        assert!(alike("Пака", "Пак") && alike("Kowalskiego", "Kowalski") && alike("Taimerdenov", "Timerdenov"));
        assert!(alike("Miętka", "Miętek") && alike("Павлец", "Павлеца") && alike("Němec", "Němcem"));
        assert!(!alike("Nowak", "Nowicki") && !alike("Li", "Lu") && !alike("Marie", "Maria Anna"));
        assert!(!super::alike("Miętka", "Miętek", &[]));
    }
}
