//! A set of keys that may answer yes too often, but never no: one bit a key.
//!
//! In: the keys of a table. Out: whether it is worth asking the table. Most words of a text stand in none of the
//! tables that are asked about them, and a bit of a small array says so where a hash table would miss the cache.

use crate::text::Key;

/// Places a key has to share at least: one other word in eight or fewer passes.
const ROOM: usize = 8;

#[derive(Debug, Clone, Default)]
pub struct Sieve {
    /// A power of two of words, or none.
    words: Vec<u64>,
    keys: usize,
}

impl Sieve {
    /// Adds a key; `all` are those of its table with this one, in any order, for when the sieve must grow.
    pub fn add(&mut self, key: Key, all: impl Iterator<Item = Key>) {
        self.keys += 1;
        if self.keys * ROOM > self.words.len() * 64 {
            self.words = vec![0; (self.words.len() * 2).max(1)];
            all.for_each(|key| self.set(key));
        } else {
            self.set(key);
        }
    }

    /// Whether the table may hold the key.
    pub fn may_hold(&self, key: Key) -> bool {
        let (word, bit) = self.place(key);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    fn set(&mut self, key: Key) {
        let (word, bit) = self.place(key);
        if let Some(word) = self.words.get_mut(word) {
            *word |= bit;
        }
    }

    /// The word and its bit. A key's upper bits depend on all of its surface.
    fn place(&self, key: Key) -> (usize, u64) {
        let bits = key.bits();
        let word = (bits >> 26) as usize & self.words.len().wrapping_sub(1);
        (word, 1 << (bits >> 58))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_never_misses_and_seldom_passes() {
        let keys: Vec<Key> = (0..1000).map(|n| Key::of(&format!("word{n}"))).collect();
        let mut sieve = Sieve::default();
        for (n, key) in keys.iter().enumerate() {
            sieve.add(*key, keys[..=n].iter().copied());
        }
        assert!(keys.iter().all(|k| sieve.may_hold(*k)));
        let passed = (0..1000).filter(|n| sieve.may_hold(Key::of(&format!("other{n}")))).count();
        assert!(passed < 200, "{passed} of 1000");
        assert!(!Sieve::default().may_hold(keys[0]));
    }
}
