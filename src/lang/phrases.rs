//! Phrases and what each means, looked up at a token, longest first.
//!
//! In: surfaces, cut by the same tokenizer that reads articles. Out: a table that costs one hash
//! look-up for a token that starts no phrase.

use rustc_hash::FxHashMap;

use crate::text::{Key, Token, tokenize};

/// A map from phrases to meanings.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    starts: FxHashMap<Key, Vec<Entry<T>>>,
}

/// The tokens behind the first, and the meaning.
type Entry<T> = (Box<[Key]>, T);

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { starts: FxHashMap::default() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase. A phrase without tokens is ignored; of two equal phrases the first stays,
    /// and the second's meaning is handed back.
    pub fn add(&mut self, phrase: &str, meaning: T) -> Option<T> {
        let tokens = tokenize(phrase);
        self.insert(tokens.iter().map(|t| t.key), meaning)
    }

    /// The same for a phrase that is cut already.
    pub fn insert(&mut self, mut keys: impl ExactSizeIterator<Item = Key> + Clone, meaning: T) -> Option<T> {
        let entries = self.starts.entry(keys.next()?).or_default();
        let length = keys.len();
        if entries.iter().any(|(r, _)| r.len() == length && r.iter().copied().eq(keys.clone())) {
            return Some(meaning);
        }
        // Longest first, so that a look-up may stop at the first that fits.
        let at = entries.partition_point(|(r, _)| r.len() >= length);
        entries.insert(at, (keys.collect(), meaning));
        None
    }

    /// The longest phrase that starts at token `at`: its length in tokens and its meaning.
    pub fn longest(&self, tokens: &[Token], at: usize) -> Option<(usize, &T)> {
        let entries = self.starts.get(&tokens.get(at)?.key)?;
        let behind = &tokens[at + 1..];
        entries
            .iter()
            .find(|(rest, _)| rest.len() <= behind.len() && rest.iter().zip(behind).all(|(k, t)| *k == t.key))
            .map(|(rest, meaning)| (rest.len() + 1, meaning))
    }

    /// The meaning of this very phrase.
    pub fn exact(&self, phrase: &str) -> Option<&T> {
        let tokens = tokenize(phrase);
        self.longest(&tokens, 0).filter(|(length, _)| *length == tokens.len()).map(|(_, meaning)| meaning)
    }

    /// The meaning of a single token.
    pub fn word(&self, key: Key) -> Option<&T> {
        self.starts.get(&key)?.iter().find(|(rest, _)| rest.is_empty()).map(|(_, meaning)| meaning)
    }

    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }
}
