//! Persons, as an article names them.
//!
//! In: the name of somebody in its sentence. Out: a new person or a known one, with the roles told beside the name.

use std::ops::Range;

use super::roles::{role_before, role_behind, under_rank};
use super::{People, Person, initial, surname};
use crate::claim::SourceType;
use crate::extract::attribution::kind;
use crate::extract::attribution::name::{head, words};
use crate::extract::attribution::phrase::extend;
use crate::extract::attribution::reading::Reading;
use crate::lang::{Function, Roles, Word};

/// Roles kept of one person.
const ROLES: usize = 8;

/// What stands beside a name and tells who bears it.
struct Told<'r, 'd, 't> {
    reading: &'r Reading<'d, 't>,
    name: &'r Range<usize>,
    before: Option<Range<usize>>,
    behind: Option<Range<usize>>,
    /// A title stands before the name.
    titled: bool,
}

impl People {
    pub(super) fn add_person(&mut self, reading: &Reading<'_, '_>, run: &Range<usize>) {
        if run.clone().any(|i| reading.noun(i).is_some()) {
            return;
        }
        let before = role_before(reading, run.start);
        let titled = before.as_ref().and_then(|r| head(reading, r)).is_some_and(Word::is_title);
        // `глава МЧС России`: whose office it is.
        // `губернатор Мурманской области`: so does the adjective before a sort of place.
        let adjective = || reading.ends_like_adjective(run.start) && reading.has(run.end, Roles::PLACE);
        let place = !reading.speech.has_articles && (reading.has(run.start, Roles::PLACE) || adjective());
        if words(reading, run) < 2 && (!titled || place || reading.has(run.start, Roles::PRONOUN)) {
            self.mention_surname(reading, run, place);
            return;
        }
        let told = Told { reading, name: run, before, behind: role_behind(reading, run.end), titled };
        let index = self.find(reading, run).unwrap_or_else(|| self.new_person(reading, run));
        let person = &mut self.persons[index];
        if words(reading, run) > words(reading, &person.name) {
            person.name = run.clone();
        }
        person.kind = person.kind.or_else(|| told.kind());
        told.keep(&mut person.roles, &mut person.heads);
        self.mentions.push((run.start, index));
    }

    /// `Эрдоган выступил. Он рассказал`: where nouns inflect, the surname of somebody named in full mentions them again.
    fn mention_surname(&mut self, reading: &Reading<'_, '_>, run: &Range<usize>, place: bool) {
        if place || reading.speech.has_articles {
            return;
        }
        let known = self.find(reading, run).filter(|&i| words(reading, &self.persons[i].name) >= 2);
        self.mentions.extend(known.map(|i| (run.start, i)));
    }

    fn new_person(&mut self, reading: &Reading<'_, '_>, run: &Range<usize>) -> usize {
        let index = self.persons.len();
        self.persons.push(Person { name: run.clone(), kind: None, roles: Vec::new(), heads: Vec::new() });
        let last = initial(reading, run);
        // `Miguel Torruco Marqués`: the first of two surnames stands for both.
        let first = surname(reading, run).and_then(|s| s.chars().next()).filter(|c| Some(*c) != last);
        for letter in last.into_iter().chain(first) {
            self.by_initial.entry(letter).or_default().push(index);
        }
        index
    }

    /// `Norvik Systems`, `chipmaker Tessel`, `Tessel, a chipmaker`: the name that the text shortens to its first word.
    pub(super) fn add_short(&mut self, reading: &Reading<'_, '_>, run: &Range<usize>) {
        use SourceType::{Company, Igo, Media, Ngo};
        let body = |i: usize| {
            let noun = reading.noun(i).filter(|w| !w.is_title())?;
            noun.source.filter(|kind| matches!(kind, Company | Igo | Media | Ngo))
        };
        let before = run.start.checked_sub(1).map(|i| reading.phrase_start(i)).filter(|i| !reading.bounds(*i));
        let inside = run.clone().find_map(body).filter(|_| words(reading, run) > 1);
        // `L'équipementier automobile Mécalor`: an adjective may stand between, in Romance languages.
        let further = || {
            let adjective = before.filter(|&i| reading.speech.romance && i > 0 && reading.word(i).is_none())?;
            let noun = reading.phrase_start(adjective - 1);
            body(noun).filter(|_| reading.is_word(adjective) && !reading.is_capital(adjective))
        };
        let beside = || before.and_then(body).or_else(further).filter(|_| words(reading, run) == 1);
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
}

impl Told<'_, '_, '_> {
    /// The type of source that the roles make of the name.
    fn kind(&self) -> Option<SourceType> {
        let of = |r: &Range<usize>| kind::of_range(self.reading, r);
        let (titles, beside) = (self.titles(), self.beside());
        let told = || titles.iter().chain([&beside]).flatten().find_map(of);
        let kind = under_rank(self.reading, &titles).or_else(|| self.office()).or_else(told);
        // `el comandante departamental de la Policía, coronel Walter Sosa`: a rank says less than the office beside it.
        let office = beside.as_ref().filter(|_| kind == Some(SourceType::Military));
        office.and_then(of).or(kind)
    }

    /// The roles before and behind the name that are told of it and no one else.
    fn titles(&self) -> [Option<Range<usize>>; 2] {
        [self.before.clone().filter(|_| self.titled).or_else(|| self.apart()), self.behind.clone()]
    }

    /// `The chief executive, Martin Quayle, whose pay rose`: behind an article what is set apart tells who that is.
    fn apart(&self) -> Option<Range<usize>> {
        let reading = self.reading;
        self.before.clone().filter(|r| {
            reading.speech.has_articles
                && r.end + 1 == self.name.start
                && words(reading, self.name) >= 2
                && r.start > 0
                && reading.has(r.start - 1, Roles::ARTICLE)
                && head(reading, r).is_some_and(|w| w.source != Some(SourceType::Witness))
        })
    }

    /// `police chief Ramesh Thapa`: a noun that is no title tells what sort of speaker it is, no more.
    fn beside(&self) -> Option<Range<usize>> {
        let reading = self.reading;
        // `жительница села Ольховка Нина Котова`: so does one with where somebody lives.
        let lives = |end: usize| {
            (end.saturating_sub(2)..end).any(|i| !reading.speech.has_articles && reading.has(i, Roles::PLACE))
        };
        let noun = |r: &Range<usize>| reading.noun(reading.phrase_start(r.end - 1)).is_some() || lives(r.end);
        let beside = self.before.clone().filter(|r| words(reading, self.name) >= 2 && r.end == self.name.start);
        beside.filter(|r| noun(r) && !self.is_told(r))
    }

    /// `powiedział agencji AP Jan Kos`: whether a medium was told, which is no role of his; `reporter RMF FM Jan Kos` has one.
    fn is_told(&self, role: &Range<usize>) -> bool {
        let reading = self.reading;
        let told = if reading.speech.has_articles {
            // `a raconté à l'AFP Jan Kos`: behind an article its preposition shows it.
            let before = reading.phrase_start(role.start.saturating_sub(1));
            let to = if reading.has(before, Roles::ARTICLE) { before.saturating_sub(1) } else { before };
            reading.speech.romance && (reading.does(to, Function::TO) || reading.does(before, Function::FUSED))
        } else {
            let named = |i: usize| reading.is_capital(i) || reading.has(i, Roles::BODY) || reading.noun(i).is_none();
            role.clone().all(named)
        };
        told && head(reading, role).is_some_and(|w| w.source == Some(SourceType::Media))
    }

    /// `Spokesman Joel Millman of the migration agency`: the type of the body that a preposition attaches.
    fn office(&self) -> Option<SourceType> {
        let (reading, end) = (self.reading, self.name.end);
        let attached = self.titled && reading.speech.verbs_are_nouns && reading.has(end, Roles::COMPLEMENT);
        if attached { kind::of_range(reading, &(end + 1..extend(reading, end + 1))) } else { None }
    }

    /// Adds the lemmas of the roles and the first words of those that are phrases, as far as there is room.
    fn keep(&self, roles: &mut Vec<u32>, heads: &mut Vec<u32>) {
        let reading = self.reading;
        let add = |kept: &mut Vec<u32>, lemma: u32| {
            if kept.len() < ROLES && !kept.contains(&lemma) {
                kept.push(lemma);
            }
        };
        for i in self.titles().into_iter().flatten().flatten() {
            if let Some(word) = reading.noun(i) {
                add(roles, word.lemma);
                if reading.len(i) > 1
                    && let Some(first) = reading.alone(i)
                {
                    add(heads, first.lemma);
                }
            }
        }
    }
}
