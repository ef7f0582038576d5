//! Which of a pack's tables may know a word, for all of them at once.
//!
//! In: the first keys of the tables' phrases. Out: a few bits for any key. Most words of a text stand in one of a
//! pack's tables or in none, and each table would miss the cache to say no: a token asks once, and the tables that
//! cannot know it are not asked at all. A place tells a few bits of its key, so that a yes may be wrong, though seldom; a
//! no never is.

use crate::text::{Key, Tables};

/// Places a key, at least.
const ROOM: usize = 2;

#[derive(Debug, Clone, Default)]
pub struct Sieve {
    /// A power of two of places, or none.
    places: Box<[Place]>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Place {
    /// Bits of the key that stands here, or [`ANY`] of several keys.
    tag: u16,
    tables: Tables,
}

/// The tag of a place that several keys share.
const ANY: u16 = 0;

impl Sieve {
    pub fn new<'a>(keys: impl Iterator<Item = &'a (Key, Tables)> + Clone) -> Self {
        let room = (keys.clone().count() * ROOM).next_power_of_two();
        let mut sieve = Self { places: vec![Place::default(); room].into() };
        for (key, tables) in keys {
            let at = sieve.place(*key);
            if let Some(place) = sieve.places.get_mut(at) {
                let alone = place.tables == Tables::default() || place.tag == tag(*key);
                *place = Place { tag: if alone { tag(*key) } else { ANY }, tables: place.tables.and(*tables) };
            }
        }
        sieve
    }

    /// The tables that may hold a phrase which begins, or ends, with this key.
    pub fn of(&self, key: Key) -> Tables {
        let place = self.places.get(self.place(key)).copied().unwrap_or_default();
        if place.tag == ANY || place.tag == tag(key) { place.tables } else { Tables::default() }
    }

    /// A key's upper bits depend on all of its surface.
    fn place(&self, key: Key) -> usize {
        (key.bits() >> 32) as usize & self.places.len().wrapping_sub(1)
    }
}

/// Bits that no place is told by; one is set, so that none is [`ANY`].
const fn tag(key: Key) -> u16 {
    (key.bits() >> 16) as u16 | 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_never_misses_and_seldom_passes() {
        let units = Tables::bit(0);
        let keys: Vec<_> = (0..1000).map(|n| (Key::of(&format!("word{n}")), units)).collect();
        let sieve = Sieve::new(keys.iter());
        assert!(keys.iter().all(|(key, _)| sieve.of(*key).meets(units)));
        let passed = (0..1000).filter(|n| sieve.of(Key::of(&format!("other{n}"))).meets(units)).count();
        assert!(passed < 150, "{passed} of 1000");
        assert!(!Sieve::default().of(keys[0].0).meets(units));
    }
}
