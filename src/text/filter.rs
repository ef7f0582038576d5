//! A few kilobytes that refuse most keys which a table does not hold.
//!
//! In: the keys of a table. Out: whether a key may be one of them. A table of some thousand words is larger than the
//! nearest cache, and most words of a text are not in it: they are refused without a look at it.

use super::Key;

/// Bits, a power of two.
const BITS: usize = 1 << 15;

/// Which keys there may be; a yes may be wrong, a no never is.
#[derive(Debug, Clone)]
pub struct Filter(Box<[u64; BITS / 64]>);

impl Default for Filter {
    fn default() -> Self {
        Self(Box::new([0; BITS / 64]))
    }
}

impl Filter {
    pub fn add(&mut self, key: Key) {
        let (word, bit) = place(key);
        self.0[word] |= bit;
    }

    pub fn may_hold(&self, key: Key) -> bool {
        let (word, bit) = place(key);
        self.0[word] & bit != 0
    }
}

/// A key's upper bits depend on all of its surface.
const fn place(key: Key) -> (usize, u64) {
    let bits = (key.bits() >> 32) as usize;
    (bits / 64 % (BITS / 64), 1 << (bits % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_never_misses_and_refuses_most() {
        let key = |n: u32| Key::of(&format!("word{n}"));
        let mut filter = Filter::default();
        (0..2000).for_each(|n| filter.add(key(n)));
        assert!((0..2000).all(|n| filter.may_hold(key(n))));
        let passed = (2000..4000).filter(|n| filter.may_hold(key(*n))).count();
        assert!(passed < 300, "{passed} of 2000");
    }
}
