//! Phrases looked up by their last token, longest first: what stands before a figure.
//!
//! In: surfaces, cut by the tokenizer that reads articles. Out: a table that answers which phrase
//! ends right before a token, at the cost of one hash look-up where none does.

use rustc_hash::FxHashMap;

use crate::text::{Key, Token, tokenize};

/// The tokens before the last one, the nearest first, and the meaning.
type Entry<T> = (Box<[Key]>, T);

/// A map from phrases to meanings, read from their end.
#[derive(Debug, Clone)]
pub struct Endings<T> {
    ends: FxHashMap<Key, Vec<Entry<T>>>,
}

impl<T> Default for Endings<T> {
    fn default() -> Self {
        Self { ends: FxHashMap::default() }
    }
}

impl<T> Endings<T> {
    /// Adds a phrase; of two equal phrases the first stays, and the second's meaning is handed back.
    pub fn add(&mut self, phrase: &str, meaning: T) -> Option<T> {
        let mut keys: Vec<Key> = tokenize(phrase).iter().map(|t| t.key).collect();
        keys.reverse();
        let (last, rest) = keys.split_first()?;
        let entries = self.ends.entry(*last).or_default();
        if entries.iter().any(|(r, _)| **r == *rest) {
            return Some(meaning);
        }
        let at = entries.partition_point(|(r, _)| r.len() >= rest.len());
        entries.insert(at, (rest.into(), meaning));
        None
    }

    /// The longest phrase that ends right before token `end`: its length in tokens and its meaning.
    pub fn longest_before(&self, tokens: &[Token], end: usize) -> Option<(usize, &T)> {
        let (last, before) = tokens.get(..end)?.split_last()?;
        let entries = self.ends.get(&last.key)?;
        entries
            .iter()
            .find(|(rest, _)| {
                rest.len() <= before.len() && rest.iter().zip(before.iter().rev()).all(|(k, t)| *k == t.key)
            })
            .map(|(rest, meaning)| (rest.len() + 1, meaning))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_that_ends_before_the_token_is_found() {
        let mut endings = Endings::default();
        endings.add("moins", 1);
        endings.add("au moins", 2);
        let tokens = tokenize("il y a au moins 12 morts");
        assert_eq!(endings.longest_before(&tokens, 5), Some((2, &2)));
        assert_eq!(endings.longest_before(&tokens, 0), None);
    }
}
