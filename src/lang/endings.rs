//! Phrases looked up by their last token, longest first: what stands before a figure.
//!
//! In: surfaces, cut by the tokenizer that reads articles. Out: a table that answers which phrase
//! ends right before a token, at the cost of one hash look-up, or of one bit
//! where the pack knows that none does.

use super::chains::Chains;
use crate::text::{Key, Tables, Token, tokenize};

/// A map from phrases to meanings, read from their end.
#[derive(Debug, Clone)]
pub struct Endings<T> {
    chains: Chains<T>,
    /// This table's bit in the pack's sieve.
    table: Tables,
}

impl<T> Default for Endings<T> {
    fn default() -> Self {
        Self { chains: Chains::default(), table: Tables::UNSORTED }
    }
}

impl<T: PartialEq> Endings<T> {
    /// Adds a phrase; of two equal phrases the first stays, and the second's meaning is handed back.
    pub fn add(&mut self, phrase: &str, meaning: T) -> Option<T> {
        let tokens = tokenize(phrase);
        self.chains.insert(tokens.iter().rev().map(|t| t.key), meaning)
    }

    /// Takes a bit in the pack's sieve, and adds its keys.
    pub fn sort(&mut self, table: Tables, keys: &mut Vec<(Key, Tables)>) {
        self.table = table;
        keys.extend(self.chains.first_keys().map(|key| (key, table)));
    }

    /// The longest phrase that ends right before token `end`: its length in tokens and its meaning.
    #[inline]
    pub fn longest_before(&self, tokens: &[Token], end: usize) -> Option<(usize, &T)> {
        let (last, before) = tokens.get(..end)?.split_last().filter(|(last, _)| last.tables.meets(self.table))?;
        self.longest_from(last.key, before)
    }

    #[inline(never)]
    fn longest_from(&self, last: Key, before: &[Token]) -> Option<(usize, &T)> {
        self.chains.longest(last, |n| Some(before.get(before.len().checked_sub(n + 1)?)?.key))
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
