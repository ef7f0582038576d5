//! The key of a word: what tells words apart, whatever their case and typography.
//!
//! In: a surface. Out: a hash of its folded form. Packs hash their surfaces as texts do, so that looking a word up
//! costs no allocation and no second reading.

use unicode_normalization::UnicodeNormalization;

use super::letters::{Fold, Letters, is_combining};

/// A hash of a token's folded form: lower case, composed, `ё` as `е`, one apostrophe, one hyphen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(u64);

impl Key {
    /// The key of what no list of words holds.
    pub const NONE: Self = Self(0);
    /// The key of nothing yet, to which characters are added.
    pub const START: Self = Self(0xcbf2_9ce4_8422_2325);

    /// The key of one token's surface, or of one mark.
    pub fn of(surface: &str) -> Self {
        if surface.is_ascii() {
            return surface.bytes().fold(Self::START, |key, b| key.unit(b.to_ascii_lowercase().into()));
        }
        let letters = Letters::get();
        let add = |key: Self, c: char| key.add(letters.of(c).fold, c);
        if surface.chars().any(is_combining) {
            return surface.nfc().fold(Self::START, add);
        }
        surface.chars().fold(Self::START, add)
    }

    /// The key with one more character, which counts as `fold` says.
    pub fn add(self, fold: Fold, c: char) -> Self {
        match fold {
            Fold::NOTHING => self,
            Fold::LOWER => c.to_lowercase().fold(self, |key, lower| key.unit(lower as u32)),
            Fold(unit) => self.unit(unit.into()),
        }
    }

    pub const fn unit(self, unit: u32) -> Self {
        Self((self.0.rotate_left(5) ^ unit as u64).wrapping_mul(0x517c_c1b7_2722_0a95))
    }

    /// The key of two words in a row.
    pub const fn then(self, next: Self) -> Self {
        Self((self.0.rotate_left(29) ^ next.0).wrapping_mul(0x517c_c1b7_2722_0a95))
    }

    /// The hash itself, for tables that are cut to size.
    pub const fn bits(self) -> u64 {
        self.0
    }
}
