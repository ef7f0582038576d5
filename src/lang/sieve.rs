//! Which of a pack's tables may know a word, for all of them at once.
//!
//! In: the first keys of the tables' phrases. Out: a few bits for any key. Most words of a text stand in one of a
//! pack's tables or in none, and each table would miss the cache to say no: a token asks once, and the tables that
//! cannot know it are not asked at all. Keys share places, so that a yes may be wrong; a no never is.

use crate::text::{Key, Tables};

/// Places a key, at least: one other word in four or fewer finds a place taken.
const ROOM: usize = 4;

#[derive(Debug, Clone, Default)]
pub struct Sieve {
    /// A power of two of places, or none.
    places: Box<[Tables]>,
}

impl Sieve {
    pub fn new(keys: &[(Key, Tables)]) -> Self {
        let mut sieve = Self { places: vec![Tables::default(); (keys.len() * ROOM).next_power_of_two()].into() };
        for (key, tables) in keys {
            let place = sieve.place(*key);
            if let Some(place) = sieve.places.get_mut(place) {
                *place = place.and(*tables);
            }
        }
        sieve
    }

    /// The tables that may hold a phrase which begins, or ends, with this key.
    pub fn of(&self, key: Key) -> Tables {
        self.places.get(self.place(key)).copied().unwrap_or_default()
    }

    /// A key's upper bits depend on all of its surface.
    fn place(&self, key: Key) -> usize {
        (key.bits() >> 32) as usize & self.places.len().wrapping_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_never_misses_and_seldom_passes() {
        let units = Tables::bit(0);
        let keys: Vec<_> = (0..1000).map(|n| (Key::of(&format!("word{n}")), units)).collect();
        let sieve = Sieve::new(&keys);
        assert!(keys.iter().all(|(key, _)| sieve.of(*key).meets(units)));
        let passed = (0..1000).filter(|n| sieve.of(Key::of(&format!("other{n}"))).meets(units)).count();
        assert!(passed < 300, "{passed} of 1000");
        assert!(!Sieve::default().of(keys[0].0).meets(units));
    }
}
