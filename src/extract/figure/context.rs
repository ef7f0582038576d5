//! What the rules ask of the words around a number.
//!
//! In: a document and one of its sentences. Out: answers, each a look at a few tokens; so that rules
//! read as the sentences of the guideline do.

use std::cell::Cell;

use rustc_hash::FxHashSet;

use crate::extract::{Document, Sentence};
use crate::lang::{Lang, Opening, Order, Role, UnitEntry, Word, neutral};
use crate::text::{Key, Kind, Tables, Token};

/// One sentence in its document.
pub(super) struct Context<'a> {
    pub document: &'a Document<'a>,
    pub sentence: &'a Sentence,
    pub index: usize,
    pub lang: &'static Lang,
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// The tables that know what is counted or measured.
    counting: Tables,
    /// What [`Context::unit`] found last, by the token's lower bits: one number's rules ask of the same few tokens.
    units: [Cell<Asked>; ASKED],
}

/// Answers that are kept, a power of two.
const ASKED: usize = 8;

/// A token that was asked about, and the unit that was found there.
#[derive(Debug, Clone, Copy)]
struct Asked {
    at: usize,
    unit: Option<(usize, &'static UnitEntry)>,
}

impl Default for Asked {
    fn default() -> Self {
        Self { at: usize::MAX, unit: None }
    }
}

impl<'a> Context<'a> {
    pub fn new(document: &'a Document<'a>, index: usize) -> Self {
        let sentence = &document.sentences[index];
        Self {
            document,
            sentence,
            index,
            lang: sentence.lang,
            text: document.text,
            tokens: &document.tokens,
            counting: sentence.lang.units.phrases.table().and(neutral().units.phrases.table()),
            units: Default::default(),
        }
    }

    pub fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    /// The token before `at`.
    pub fn before(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at.checked_sub(1)?)
    }

    pub fn surface(&self, at: usize) -> &'a str {
        self.document.surface(at)
    }

    pub fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        self.token(at).is_some_and(|t| t.is_one_of(marks))
    }

    /// Whether token `at` is one of these words.
    pub fn is_in(&self, at: usize, words: &FxHashSet<Key>) -> bool {
        self.token(at).is_some_and(|t| words.contains(&t.key))
    }

    /// Whether token `at` stands in the sentence.
    pub fn inside(&self, at: usize) -> bool {
        self.sentence.tokens.contains(&at)
    }

    /// Whether token `at` follows the one before it without a space.
    pub fn glued(&self, at: usize) -> bool {
        at > 0 && self.token(at).is_some_and(|t| !t.space_before)
    }

    pub fn starts_sentence(&self, at: usize) -> bool {
        let start = self.sentence.tokens.start;
        at <= start || (at - start <= 6 && (start..at).all(|i| self.tokens[i].kind == Kind::Mark))
    }

    pub fn starts_paragraph(&self, at: usize) -> bool {
        self.paragraph_start() == at
    }

    /// The first token of the sentence's paragraph.
    pub fn paragraph_start(&self) -> usize {
        let paragraph = self.document.paragraphs.get(self.sentence.paragraph);
        let first = paragraph.and_then(|p| self.document.sentences.get(p.sentences.start));
        first.map_or(self.sentence.tokens.start, |s| s.tokens.start)
    }

    /// The code of the predicate that the word at `at` is by itself, where a list knows it.
    pub fn predicate(&self, at: usize) -> Option<&'a str> {
        self.token(at).and_then(|t| self.lang.properties.phrases.at(t)).map(|code| &**code)
    }

    /// Whether the word at `at` is, by itself, a predicate that a list knows.
    pub fn is_predicate(&self, at: usize) -> bool {
        self.predicate(at).is_some()
    }

    /// The unit phrase at `at`, in the sentence's language or in none, and its length.
    pub fn unit(&self, at: usize) -> Option<(usize, &'static UnitEntry)> {
        // Nearly every word is none, and the next line's first word is no unit of this one's last number.
        if !self.token(at).is_some_and(|token| token.tables.meets(self.counting)) || !self.inside(at) {
            return None;
        }
        let cell = &self.units[at % ASKED];
        if cell.get().at != at {
            cell.set(Asked { at, unit: self.find_unit(at) });
        }
        cell.get().unit
    }

    fn find_unit(&self, at: usize) -> Option<(usize, &'static UnitEntry)> {
        let (units, shared) = (&self.lang.units.phrases, &neutral().units.phrases);
        // `a`, `h`, `m` are symbols of units; `TGV 8512 a percuté` holds the verb.
        let letter = self.token(at).is_some_and(|t| t.space_before && t.span().len() == 1 && t.is_word());
        if letter && !self.roles(at).is_none() {
            return None;
        }
        let own = units.longest(self.tokens, at);
        // `el seguimiento medio ha sido`: the sign of hectares is a verb where no digits stand before it.
        let verb = self.roles(at).has(Role::AUXILIARY) && self.before(at).is_none_or(|t| !t.is_digits());
        let shared = if verb { None } else { shared.longest(self.tokens, at) };
        let found = match (own, shared) {
            (Some(a), Some(b)) => Some(if b.0 > a.0 { b } else { a }),
            (a, b) => a.or(b),
        };
        // Units named after people are capitals (`230 V`); `Rovers 1898 v Lakeside` holds none. Only litres are both.
        let capital = |unit: &UnitEntry| unit.code.len() == 1 && unit.code.starts_with(char::is_uppercase);
        found.filter(|(_, unit)| !letter || self.tokens[at].capital || !capital(unit) || &*unit.code == "L")
    }

    /// Past a unit of measure at `at`, if one stands there.
    pub fn skip_unit(&self, at: usize) -> usize {
        use crate::claim::UnitKind::{Currency, Duration, Measure, Percent};
        match self.unit(at) {
            Some((length, unit)) if matches!(unit.kind, Currency | Percent | Measure | Duration) => at + length,
            _ => at,
        }
    }

    /// The first token of the currency that stands right before `at`: `$`, `US$`, `KSh`, `EUR`.
    pub fn currency_start(&self, at: usize) -> usize {
        use crate::claim::UnitKind::Currency;
        (1..=2)
            .rev()
            .filter_map(|n| at.checked_sub(n))
            .filter(|&start| self.inside(start))
            .find(|&start| self.unit(start).is_some_and(|(n, unit)| unit.kind == Currency && start + n == at))
            .unwrap_or_else(|| {
                let sign = at > 0 && self.is_mark(at - 1, &['$', '€', '£', '¥', '₽', '₴', '₸', '₹', '₺', '₩', '₪']);
                if sign { at - 1 } else { at }
            })
    }

    /// The word that opens a range before `at`, an article or a currency between them aside.
    pub fn opener_before(&self, at: usize) -> Option<(Key, Opening)> {
        let ranges = &self.lang.ranges;
        let mut start = self.currency_start(at);
        // `tra l'8 e il 12 %`: the apostrophe of an elided article is a token of its own.
        if self.glued(start) && start > 0 && self.is_mark(start - 1, &['\'', '’']) {
            start -= 1;
        }
        for _ in 0..2 {
            let token = self.before(start).filter(|_| start > self.sentence.tokens.start)?;
            if let Some(opening) = ranges.openers.get(&token.key) {
                return Some((token.key, *opening));
            }
            if !self.lang.hedges.skip.contains(&token.key) {
                return None;
            }
            start -= 1;
        }
        None
    }

    /// What a word does in a noun phrase.
    pub fn roles(&self, at: usize) -> Role {
        self.token(at).and_then(|t| self.lang.units.grammar.roles.at(t)).copied().unwrap_or_default()
    }

    /// Whether an auxiliary or a predicate stands there, so that a number right before it may be its subject.
    pub fn is_told(&self, at: usize) -> bool {
        let predicate = || self.lang.properties.phrases.longest(self.tokens, at).is_some();
        self.inside(at) && (self.roles(at).has(Role::AUXILIARY) || predicate())
    }

    /// What the lists of speech know of a word.
    pub fn word(&self, at: usize) -> Option<&'static Word> {
        self.token(at).and_then(|t| self.lang.speech.words.at(t))
    }

    /// Whether the sentence's language writes every noun with a capital.
    pub fn capital_nouns(&self) -> bool {
        self.lang.units.grammar.order == Order::CapitalNoun
    }

    /// Whether token `at` may be the noun of a figure before it: a word that is no function word.
    pub fn may_be_counted(&self, at: usize) -> bool {
        let Some(token) = self.token(at).filter(|_| self.inside(at)) else { return false };
        // A letter alone is a preposition or a sign, such as the `v` between two sides.
        if !token.is_word() || (token.of(self.text).chars().nth(1).is_none() && self.unit(at).is_none()) {
            return false;
        }
        let roles = self.roles(at);
        let function = [Role::STOP, Role::AND, Role::CLAUSE, Role::AUXILIARY, Role::LINK, Role::AMONG];
        let skip = [Role::SKIP, Role::COMPLEMENT];
        if self.unit(at).is_some() {
            return true;
        }
        if skip.iter().any(|r| roles.has(*r)) {
            return roles.has(Role::SKIP);
        }
        !function.iter().any(|r| roles.has(*r)) && (!token.capital || self.capital_nouns())
    }

    /// Whether something is counted at `at` by a number right before it: a unit, or a word that may be a noun and tells nothing.
    pub fn is_counted(&self, at: usize) -> bool {
        self.unit(at).is_some() || self.may_be_counted(at) && !self.is_told(at)
    }

    /// Whether one word at `at` is a listed noun for people.
    pub fn is_person(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|(words, unit)| words == 1 && unit.person)
    }

    /// `due operai di un macello, di 34 e 51 anni`: whether people are named shortly before a comma.
    pub fn people_before(&self, comma: usize) -> bool {
        (comma.saturating_sub(5).max(self.sentence.tokens.start)..comma)
            .any(|at| self.unit(at).is_some_and(|(_, u)| u.person && u.property.is_none()))
    }
}
