//! Every string once, every size of a figure, and what few claims say.
//!
//! In: surfaces, names, codes. Out: four-byte symbols that are equal exactly when the strings are. A million
//! claims repeat a few thousand words, so that this is what lets them fit in memory.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::rare::Rare;
use super::size::Sizes;

/// An interned string, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sym(u32);

impl Sym {
    pub const NONE: Self = Self(u32::MAX);

    pub const fn is_none(self) -> bool {
        self.0 == u32::MAX
    }

    /// The number of the string in order of first appearance.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The same, or nothing for [`Self::NONE`].
    pub const fn get(self) -> Option<usize> {
        if self.is_none() { None } else { Some(self.index()) }
    }
}

/// The strings, one after the other in one buffer, and an open-addressed table of them.
#[derive(Debug, Clone, Default)]
pub struct Strings {
    buffer: String,
    ends: Vec<usize>,
    /// Symbols by hash; `u32::MAX` is an empty place. The length is a power of two, at most half full.
    table: Vec<u32>,
    pub sizes: Sizes,
    pub rare: Rare,
}

impl Strings {
    pub fn intern(&mut self, string: &str) -> Sym {
        if self.ends.len() * 2 >= self.table.len() {
            self.grow();
        }
        let place = self.place(string);
        if self.table[place] == u32::MAX {
            self.table[place] = self.ends.len() as u32;
            self.buffer.push_str(string);
            self.ends.push(self.buffer.len());
        }
        Sym(self.table[place])
    }

    pub fn intern_some(&mut self, string: Option<&str>) -> Sym {
        string.map_or(Sym::NONE, |s| self.intern(s))
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// The string, or `None` for [`Sym::NONE`].
    pub fn get(&self, sym: Sym) -> Option<&str> {
        let i = sym.index();
        let end = *self.ends.get(i)?;
        let start = if i == 0 { 0 } else { self.ends[i - 1] };
        self.buffer.get(start..end)
    }

    /// Every string, in the order of its number.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|i| self.text(Sym(i as u32)))
    }

    /// The string; empty for [`Sym::NONE`].
    pub fn text(&self, sym: Sym) -> &str {
        self.get(sym).unwrap_or_default()
    }

    /// Where the string stands in the table, or the empty place where it belongs.
    fn place(&self, string: &str) -> usize {
        let mask = self.table.len() - 1;
        let mut at = hash(string) as usize & mask;
        loop {
            let sym = self.table[at];
            if sym == u32::MAX || self.get(Sym(sym)) == Some(string) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        self.table = vec![u32::MAX; (self.table.len() * 2).max(64)];
        for i in 0..self.ends.len() {
            let sym = Sym(i as u32);
            let place = self.place(self.text(sym));
            self.table[place] = i as u32;
        }
    }
}

fn hash(string: &str) -> u64 {
    let mut hasher = FxHasher::default();
    string.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_equal_exactly_when_strings_are() {
        let mut strings = Strings::default();
        let words: Vec<String> = (0..1000).map(|i| format!("w{}", i % 700)).collect();
        let syms: Vec<Sym> = words.iter().map(|w| strings.intern(w)).collect();
        assert_eq!(strings.ends.len(), 700);
        for (word, &sym) in words.iter().zip(&syms) {
            assert_eq!(strings.get(sym), Some(word.as_str()));
            assert_eq!(strings.intern(word), sym);
        }
        assert_eq!(strings.get(Sym::NONE), None);
    }
}
