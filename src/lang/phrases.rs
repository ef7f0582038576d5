//! Phrases and what each means, looked up at a token, longest first.
//!
//! In: surfaces, cut by the same tokenizer that reads articles. Out: a table that costs one hash
//! look-up, or one bit for a token of which the pack knows that it starts no phrase.

use super::chains::{Chains, Place};
use super::surface::Room;
use crate::text::{Key, Tables, Token, single, tokenize};

/// A map from phrases to meanings.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    chains: Chains<T>,
    /// This table's bit in the pack's sieve.
    table: Tables,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { chains: Chains::default(), table: Tables::UNSORTED }
    }
}

impl<T: PartialEq> Phrases<T> {
    /// Makes room for so many words and phrases in all.
    pub fn reserve(&mut self, room: Room) {
        self.chains.reserve(room.words, room.phrases);
    }

    /// Adds a phrase. A phrase without tokens is ignored; of two equal phrases the first stays,
    /// and the second's meaning is handed back.
    pub fn add(&mut self, phrase: &str, meaning: T) -> Option<T> {
        // Nearly all are one word, tens of thousands in a pack.
        if let Some(key) = single(phrase) {
            return self.insert(std::iter::once(key), meaning);
        }
        let tokens = tokenize(phrase);
        self.insert(tokens.iter().map(|t| t.key), meaning)
    }

    /// The same for a phrase that is cut already.
    pub fn insert(&mut self, keys: impl ExactSizeIterator<Item = Key> + Clone, meaning: T) -> Option<T> {
        self.chains.insert(keys, meaning)
    }

    /// Takes in a meaning that many phrases share.
    pub fn share(&mut self, meaning: T) -> Place {
        self.chains.share(meaning)
    }

    /// Adds a phrase that is cut already and whose meaning is shared; false of one that has a meaning already.
    pub fn insert_shared(&mut self, keys: &[Key], meaning: Place) -> bool {
        self.chains.insert_shared(keys.iter().copied(), meaning)
    }

    /// The longest phrase that starts at token `at`: its length in tokens and its meaning.
    #[inline]
    pub fn longest(&self, tokens: &[Token], at: usize) -> Option<(usize, &T)> {
        // Nearly every token is refused by its bit, which costs no call.
        let first = tokens.get(at).filter(|t| t.tables.meets(self.table))?;
        self.longest_from(first.key, &tokens[at + 1..])
    }

    #[inline(never)]
    fn longest_from(&self, first: Key, behind: &[Token]) -> Option<(usize, &T)> {
        self.chains.longest(first, |n| Some(behind.get(n)?.key))
    }

    /// The meaning of the phrase with these very keys.
    pub fn of_keys(&self, keys: &[Key]) -> Option<&T> {
        let (first, behind) = keys.split_first()?;
        let found = self.chains.longest(*first, |n| behind.get(n).copied());
        found.filter(|(length, _)| *length == keys.len()).map(|(_, meaning)| meaning)
    }

    /// The meaning of this very phrase.
    pub fn exact(&self, phrase: &str) -> Option<&T> {
        if let Some(key) = single(phrase) {
            return self.word(key);
        }
        let tokens = tokenize(phrase);
        self.longest(&tokens, 0).filter(|(length, _)| *length == tokens.len()).map(|(_, meaning)| meaning)
    }

    /// Takes a bit in the pack's sieve, and adds its keys.
    pub fn sort(&mut self, table: Tables, keys: &mut Vec<(Key, Tables)>) {
        self.table = table;
        keys.extend(self.chains.first_keys().map(|key| (key, table)));
    }

    /// Its bit in the pack's sieve.
    pub const fn table(&self) -> Tables {
        self.table
    }

    /// Whether a phrase may start at a token; where it may not, none does.
    pub fn may_know(&self, token: &Token) -> bool {
        token.tables.meets(self.table)
    }

    /// The meaning of a single token of a text.
    pub fn at(&self, token: &Token) -> Option<&T> {
        if token.tables.meets(self.table) { self.word(token.key) } else { None }
    }

    /// The meaning of a single word.
    pub fn word(&self, key: Key) -> Option<&T> {
        self.chains.single(key)
    }

    pub fn is_empty(&self) -> bool {
        self.chains.is_empty()
    }
}
