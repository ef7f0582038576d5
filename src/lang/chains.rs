//! Chains of keys and what each means: the table under phrases read from their start or from their end.
//!
//! In: chains of keys. Out: the longest chain that fits a row of tokens. Nearly every look-up asks about a token
//! that begins no chain; a [`Sieve`] answers those with one bit, so that the tables themselves stay out of the cache.

use rustc_hash::FxHashMap;

use super::sieve::Sieve;
use crate::text::Key;

/// A map from chains of keys to meanings.
#[derive(Debug, Clone)]
pub struct Chains<T> {
    sieve: Sieve,
    /// The longest entry of each first key.
    first: FxHashMap<Key, u32>,
    entries: Vec<Entry<T>>,
    /// The keys behind the first, of all entries in a row.
    behind: Vec<Key>,
}

#[derive(Debug, Clone)]
struct Entry<T> {
    /// Where its keys stand in `behind`, and how many they are.
    from: u32,
    length: u32,
    /// The next longest entry of the same first key.
    next: Option<u32>,
    meaning: T,
}

impl<T> Default for Chains<T> {
    fn default() -> Self {
        Self { sieve: Sieve::default(), first: FxHashMap::default(), entries: Vec::new(), behind: Vec::new() }
    }
}

impl<T> Chains<T> {
    /// Adds a chain. One without keys is ignored; of two equal chains the first stays, and the second's meaning is
    /// handed back.
    pub fn insert(&mut self, mut keys: impl ExactSizeIterator<Item = Key> + Clone, meaning: T) -> Option<T> {
        let first = keys.next()?;
        let length = keys.len() as u32;
        let (mut before, mut at) = (None, self.first.get(&first).copied());
        // Longest first, so that a look-up may stop at the first that fits.
        while let Some(i) = at
            && let Some(entry) = self.entries.get(i as usize)
            && entry.length >= length
        {
            if entry.length == length && self.keys(entry).iter().copied().eq(keys.clone()) {
                return Some(meaning);
            }
            (before, at) = (at, entry.next);
        }
        let new = self.entries.len() as u32;
        self.entries.push(Entry { from: self.behind.len() as u32, length, next: at, meaning });
        self.behind.extend(keys);
        match before.and_then(|i| self.entries.get_mut(i as usize)) {
            Some(before) => before.next = Some(new),
            None => {
                self.first.insert(first, new);
                self.sieve.add(first, self.first.keys().copied());
            }
        }
        None
    }

    /// The longest chain that begins with `first` and goes on with the keys that `behind` gives by their place:
    /// its length and its meaning.
    pub fn longest(&self, first: Key, behind: impl Fn(usize) -> Option<Key>) -> Option<(usize, &T)> {
        let fits = |entry: &&Entry<T>| self.keys(entry).iter().enumerate().all(|(n, key)| behind(n) == Some(*key));
        self.of(first).find(fits).map(|entry| (entry.length as usize + 1, &entry.meaning))
    }

    /// The meaning of a single key.
    pub fn single(&self, key: Key) -> Option<&T> {
        self.of(key).find(|entry| entry.length == 0).map(|entry| &entry.meaning)
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries of a first key, longest first.
    fn of(&self, first: Key) -> impl Iterator<Item = &Entry<T>> {
        let head = if self.sieve.may_hold(first) { self.first.get(&first).copied() } else { None };
        let entry = |i: Option<u32>| self.entries.get(i? as usize);
        std::iter::successors(entry(head), move |e| entry(e.next))
    }

    fn keys(&self, entry: &Entry<T>) -> &[Key] {
        let from = entry.from as usize;
        self.behind.get(from..from + entry.length as usize).unwrap_or_default()
    }
}
