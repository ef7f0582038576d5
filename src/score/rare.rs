//! What few claims say, kept apart from the claims.
//!
//! In: places, evidence, labels, confidence, relays. Out: four bytes a claim for a place, and four for all the rest
//! together. Two million claims stand in memory at once, and most have parts near the article's beginning and no more.

use std::ops::Range;

use super::item::{Place, Relay};
use super::size::Amount;
use super::strings::Sym;

/// A place in four bytes: start and length, or the number of one that does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot(u32);

impl Spot {
    pub const NONE: Self = Self(u32::MAX);
    /// Marks the number of a place that stands apart.
    const APART: u32 = 1 << 31;
    /// Bits of the length; the start has the 18 others.
    const LENGTH: u32 = 13;

    pub fn is_none(self) -> bool {
        self == Self::NONE
    }
}

/// What a claim says besides; the number of [`Aside::default`] is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsideSym(u32);

impl AsideSym {
    pub const NONE: Self = Self(u32::MAX);
}

/// Parts of claims that few claims have.
#[derive(Debug, Clone, Copy)]
pub struct Aside {
    pub evidence: Sym,
    pub confidence: Amount,
    /// Its values of the columns to slice by, one after the other.
    pub label: Sym,
    /// Where its relays begin, and how many they are.
    relays: (u32, u32),
}

impl Default for Aside {
    fn default() -> Self {
        Self { evidence: Sym::NONE, confidence: Amount::NONE, label: Sym::NONE, relays: (0, 0) }
    }
}

/// All of them, in the order in which claims were read.
#[derive(Debug, Clone, Default)]
pub struct Rare {
    places: Vec<Place>,
    asides: Vec<Aside>,
    relays: Vec<Relay>,
}

impl Rare {
    pub fn spot(&mut self, place: Place) -> Spot {
        let Some((start, end)) = place.get() else { return Spot::NONE };
        match end.checked_sub(start) {
            Some(length) if length >> Spot::LENGTH == 0 && start >> (31 - Spot::LENGTH) == 0 => {
                Spot(start << Spot::LENGTH | length)
            }
            _ => {
                self.places.push(place);
                Spot(Spot::APART | (self.places.len() - 1) as u32)
            }
        }
    }

    pub fn place(&self, spot: Spot) -> Place {
        if spot.is_none() {
            return Place::NONE;
        }
        if spot.0 & Spot::APART != 0 {
            return self.places.get((spot.0 & !Spot::APART) as usize).copied().unwrap_or(Place::NONE);
        }
        let start = spot.0 >> Spot::LENGTH;
        Place { start, end: start + (spot.0 & ((1 << Spot::LENGTH) - 1)) }
    }

    /// What a claim says besides.
    pub fn aside(&self, sym: AsideSym) -> Aside {
        self.asides.get(sym.0 as usize).copied().unwrap_or_default()
    }

    /// The same, to be changed; `sym` is a number of its own afterwards.
    pub fn aside_mut(&mut self, sym: &mut AsideSym) -> &mut Aside {
        if *sym == AsideSym::NONE {
            *sym = AsideSym(self.asides.len() as u32);
            self.asides.push(Aside::default());
        }
        &mut self.asides[sym.0 as usize]
    }

    /// Adds those who passed a claim's figure on.
    pub fn set_relays(&mut self, sym: &mut AsideSym, relays: impl IntoIterator<Item = Relay>) {
        let first = self.relays.len();
        self.relays.extend(relays);
        let said = (first as u32, (self.relays.len() - first) as u32);
        if said.1 > 0 {
            self.aside_mut(sym).relays = said;
        }
    }

    /// Who passed a claim's figure on, nearest to the article first.
    pub fn relays(&self, sym: AsideSym) -> &[Relay] {
        self.relays.get(self.range(sym)).unwrap_or_default()
    }

    pub fn relays_mut(&mut self, sym: AsideSym) -> &mut [Relay] {
        let range = self.range(sym);
        self.relays.get_mut(range).unwrap_or_default()
    }

    fn range(&self, sym: AsideSym) -> Range<usize> {
        let (first, count) = self.aside(sym).relays;
        first as usize..first as usize + count as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_back_however_far_and_long() {
        let mut rare = Rare::default();
        let edges = [0, 1, 8190, 8191, 8192, 262_142, 262_143, 262_144, u32::MAX - 9000, u32::MAX - 1];
        for start in edges {
            for length in [0, 1, 8190, 8191, 8192, 9000] {
                let Some(end) = start.checked_add(length).filter(|&end| end < u32::MAX) else { continue };
                let place = Place { start, end };
                let spot = rare.spot(place);
                assert_eq!(rare.place(spot), place);
                assert!(!spot.is_none(), "{place:?}");
            }
        }
        assert!(rare.spot(Place::NONE).is_none());
        assert!(rare.place(Spot::NONE).is_none());
        let backwards = Place { start: 9, end: 3 };
        let spot = rare.spot(backwards);
        assert_eq!(rare.place(spot), backwards);
    }

    #[test]
    fn what_is_said_of_one_claim_is_said_of_no_other() {
        let mut rare = Rare::default();
        let [mut one, mut two, three] = [AsideSym::NONE; 3];
        rare.aside_mut(&mut one).confidence = Amount::new(Some(0.5));
        rare.set_relays(&mut two, []);
        assert_eq!(two, AsideSym::NONE);
        rare.set_relays(&mut two, [Relay { place: Place { start: 1, end: 2 }, text: Sym::NONE }]);
        assert_eq!(rare.aside(one).confidence.get(), Some(0.5));
        assert_eq!(rare.aside(two).confidence.get(), None);
        assert_eq!([one, two, three].map(|sym| rare.relays(sym).len()), [0, 1, 0]);
    }
}
