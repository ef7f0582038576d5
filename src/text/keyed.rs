//! A table from keys to small values.
//!
//! In: keys, each with what it means. Out: a look-up that reads one place of memory where it can. A key is a hash
//! already, so that nothing is hashed again, and words of a text are looked up more often than anything else.

use super::Key;

/// A map from keys to values that are cheap to copy. [`Key::NONE`] is the key of an empty place: no table holds it.
#[derive(Debug, Clone)]
pub struct Keyed<V> {
    /// A power of two of places, or none; a key stands at its own place or behind it.
    places: Box<[(Key, V)]>,
    taken: usize,
}

impl<V> Default for Keyed<V> {
    fn default() -> Self {
        Self { places: Box::default(), taken: 0 }
    }
}

impl<V: Copy + Default> Keyed<V> {
    /// What a key means.
    #[inline]
    pub fn get(&self, key: Key) -> Option<&V> {
        let last = self.places.len().wrapping_sub(1);
        let mut at = place(key);
        loop {
            let (found, value) = self.places.get(at & last)?;
            if *found == key {
                return if key == Key::NONE { None } else { Some(value) };
            }
            if *found == Key::NONE {
                return None;
            }
            at = at.wrapping_add(1);
        }
    }

    /// The value of a key, to be changed; a new one where the table does not hold it, and none for the key of nothing.
    pub fn entry(&mut self, key: Key) -> Option<&mut V> {
        if key == Key::NONE {
            return None;
        }
        // Half of the places stay empty, so that a search for what is not there is short.
        if self.taken * 2 >= self.places.len() {
            self.reserve(self.taken + 1);
        }
        let last = self.places.len().wrapping_sub(1);
        let mut at = place(key);
        while self.places.get(at & last).is_some_and(|(found, _)| *found != key && *found != Key::NONE) {
            at = at.wrapping_add(1);
        }
        let (found, value) = self.places.get_mut(at & last)?;
        self.taken += usize::from(*found == Key::NONE);
        *found = key;
        Some(value)
    }

    /// Makes room for so many keys in all.
    pub fn reserve(&mut self, keys: usize) {
        let room = (keys * 2).next_power_of_two().max(16);
        if room <= self.places.len() {
            return;
        }
        let empty = vec![(Key::NONE, V::default()); room].into_boxed_slice();
        let old = std::mem::replace(&mut self.places, empty);
        self.taken = 0;
        for (key, value) in old {
            if let Some(place) = self.entry(key) {
                *place = value;
            }
        }
    }

    /// Every key, in no order.
    pub fn keys(&self) -> impl Iterator<Item = Key> {
        self.places.iter().map(|(key, _)| *key).filter(|key| *key != Key::NONE)
    }
}

/// A key's upper bits depend on all of its surface.
const fn place(key: Key) -> usize {
    (key.bits() >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_holds_what_was_put_in_and_nothing_else() {
        let key = |n: u32| Key::of(&format!("word{n}"));
        let mut table = Keyed::default();
        assert_eq!(table.get(key(0)), None);
        for n in 0..1000 {
            *table.entry(key(n)).unwrap() += n;
        }
        assert!((0..1000).all(|n| table.get(key(n)) == Some(&n)));
        assert!((1000..2000).all(|n| table.get(key(n)).is_none()));
        assert_eq!(table.keys().count(), 1000);
        assert!(table.get(Key::NONE).is_none() && table.entry(Key::NONE).is_none());
    }
}
