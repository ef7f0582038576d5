//! Chains of keys and what each means: the table under phrases read from their start or from their end.
//!
//! In: chains of keys. Out: the longest chain that fits a row of tokens. Hundreds of phrases begin with one word
//! (`a été …`, `the …`), so that those of several keys are found by their first two.

use crate::text::{Key, Keyed};

/// A map from chains of keys to meanings.
#[derive(Debug, Clone)]
pub struct Chains<T> {
    heads: Keyed<Head>,
    /// The longest entry that begins with two keys, by the key of both.
    pairs: Keyed<Place>,
    entries: Vec<Entry>,
    /// What entries mean, those in a row that mean the same once: the many forms of one noun share one place in the cache.
    meanings: Vec<T>,
    /// The keys behind the first, of all entries in a row.
    behind: Vec<Key>,
}

/// An entry or a meaning by its place, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place(u32);

impl Place {
    const NONE: Self = Self(u32::MAX);
}

impl Default for Place {
    fn default() -> Self {
        Self::NONE
    }
}

/// What begins with a key.
#[derive(Debug, Clone, Copy, Default)]
struct Head {
    /// What the key means alone.
    alone: Place,
    /// Whether longer entries begin with it.
    longer: bool,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    /// Where its keys stand in `behind`, and how many they are.
    from: u32,
    length: u32,
    /// The next longest entry that begins with the same two keys.
    next: Place,
    meaning: Place,
}

impl<T> Default for Chains<T> {
    fn default() -> Self {
        Self {
            heads: Keyed::default(),
            pairs: Keyed::default(),
            entries: Vec::new(),
            meanings: Vec::new(),
            behind: Vec::new(),
        }
    }
}

impl<T: PartialEq> Chains<T> {
    /// Makes room for so many chains of one key and of several, as if the latter began with pairs of their own.
    pub fn reserve(&mut self, single: usize, several: usize) {
        self.heads.reserve(single);
        if several > 0 {
            self.pairs.reserve(several);
        }
    }

    /// Adds a chain. One without keys is ignored; of two equal chains the first stays, and the second's meaning is
    /// handed back.
    pub fn insert(&mut self, keys: impl ExactSizeIterator<Item = Key> + Clone, meaning: T) -> Option<T> {
        let known = self.meanings.last() == Some(&meaning);
        let place = Place((self.meanings.len() - usize::from(known)) as u32);
        if !self.insert_shared(keys, place) {
            return Some(meaning);
        }
        if !known {
            self.meanings.push(meaning);
        }
        None
    }

    /// Takes in a meaning that many chains share.
    pub fn share(&mut self, meaning: T) -> Place {
        self.meanings.push(meaning);
        Place(self.meanings.len() as u32 - 1)
    }

    /// The same as [`Chains::insert`] for a meaning that is shared; false of a chain that has one already.
    pub fn insert_shared(&mut self, mut keys: impl ExactSizeIterator<Item = Key> + Clone, meaning: Place) -> bool {
        let new = Place(self.entries.len() as u32);
        let Some(first) = keys.next() else { return true };
        let Some(head) = self.heads.entry(first) else { return true };
        let Some(second) = keys.clone().next() else {
            let free = head.alone == Place::NONE;
            if free {
                head.alone = meaning;
            }
            return free;
        };
        head.longer = true;
        let pair = first.then(second);
        let length = keys.len() as u32;
        let (mut before, mut at) = (Place::NONE, self.pairs.get(pair).copied().unwrap_or_default());
        // Longest first, so that a look-up may stop at the first that fits.
        while let Some(entry) = self.entry(at)
            && entry.length >= length
        {
            if entry.length == length && self.keys(entry).iter().copied().eq(keys.clone()) {
                return false;
            }
            (before, at) = (at, entry.next);
        }
        if let Some(before) = self.entries.get_mut(before.0 as usize) {
            before.next = new;
        } else if let Some(opening) = self.pairs.entry(pair) {
            *opening = new;
        } else {
            return true;
        }
        self.entries.push(Entry { from: self.behind.len() as u32, length, next: at, meaning });
        self.behind.extend(keys);
        true
    }

    /// The longest chain that begins with `first` and goes on with the keys that `behind` gives by their place:
    /// its length and its meaning.
    pub fn longest(&self, first: Key, behind: impl Fn(usize) -> Option<Key>) -> Option<(usize, &T)> {
        let head = self.heads.get(first)?;
        let longer = || {
            let mut at = *self.pairs.get(first.then(behind(0)?))?;
            while let Some(entry) = self.entry(at) {
                if self.keys(entry).iter().enumerate().all(|(n, key)| behind(n) == Some(*key)) {
                    return Some(entry);
                }
                at = entry.next;
            }
            None
        };
        let found = if head.longer { longer() } else { None };
        let (length, meaning) = found.map_or((0, head.alone), |entry| (entry.length, entry.meaning));
        Some((length as usize + 1, self.meaning(meaning)?))
    }

    /// The meaning of a single key.
    pub fn single(&self, key: Key) -> Option<&T> {
        self.meaning(self.heads.get(key)?.alone)
    }

    pub fn is_empty(&self) -> bool {
        self.meanings.is_empty()
    }

    /// The first key of every chain, in no order.
    pub fn first_keys(&self) -> impl Iterator<Item = Key> {
        self.heads.keys()
    }

    fn meaning(&self, at: Place) -> Option<&T> {
        self.meanings.get(at.0 as usize)
    }

    fn entry(&self, at: Place) -> Option<&Entry> {
        self.entries.get(at.0 as usize)
    }

    fn keys(&self, entry: &Entry) -> &[Key] {
        let from = entry.from as usize;
        self.behind.get(from..from + entry.length as usize).unwrap_or_default()
    }
}
