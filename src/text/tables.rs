//! Which tables of words may know a token: a few bits beside its key.
//!
//! In: bits that packs give to their tables. Out: a set that a token carries, so that a table which cannot know it is
//! not asked. This room only carries the set; what its bits stand for is the packs' business.

/// A set of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Tables(u16);

impl Tables {
    /// What no pack has sorted yet: every token may stand in every table.
    pub const ALL: Self = Self(u16::MAX);
    /// The tables that no pack gave a bit of their own. Every token may stand in them.
    pub const UNSORTED: Self = Self(1 << 15);

    /// The table with number `n`, below 15.
    pub const fn bit(n: u32) -> Self {
        Self(1 << n)
    }

    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether both sets share a table.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
