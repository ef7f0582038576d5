//! Sizes of figures, each once.
//!
//! In: value and bounds. Out: four-byte symbols that are equal exactly when value and bounds are. A million claims repeat
//! a few thousand sizes, and few bounds say more than their value and modifier do.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

/// A number or nothing in eight bytes: not-a-number is no number.
#[derive(Debug, Clone, Copy)]
pub struct Amount(f64);

impl Amount {
    pub const NONE: Self = Self(f64::NAN);

    pub fn new(value: Option<f64>) -> Self {
        // Adding zero makes -0 and 0 one value.
        Self(value.map_or(f64::NAN, |v| v + 0.0))
    }

    pub fn get(self) -> Option<f64> {
        (!self.0.is_nan()).then_some(self.0)
    }

    pub(super) fn order(self, other: Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }

    /// The number's bits, one pattern for nothing.
    pub(super) const fn bits(self) -> u64 {
        if self.0.is_nan() { u64::MAX } else { self.0.to_bits() }
    }
}

/// What a figure says of its size.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub value: Amount,
    pub low: Amount,
    pub high: Amount,
}

impl Size {
    pub const NONE: Self = Self { value: Amount::NONE, low: Amount::NONE, high: Amount::NONE };

    /// Value, low and high.
    pub const fn amounts(self) -> [Amount; 3] {
        [self.value, self.low, self.high]
    }

    pub(super) fn order(self, other: Self) -> Ordering {
        let by_value = self.value.order(other.value);
        by_value.then_with(|| self.low.order(other.low)).then_with(|| self.high.order(other.high))
    }
}

/// A size that stands once, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SizeSym(u32);

impl SizeSym {
    pub const NONE: Self = Self(u32::MAX);

    pub const fn is_none(self) -> bool {
        self.0 == u32::MAX
    }

    /// Its number in order of first appearance; nothing of [`Self::NONE`].
    pub const fn get(self) -> Option<usize> {
        if self.is_none() { None } else { Some(self.0 as usize) }
    }
}

/// The sizes in order of first appearance.
#[derive(Debug, Clone, Default)]
pub struct Sizes {
    sizes: Vec<Size>,
    numbers: FxHashMap<[u64; 3], u32>,
}

impl Sizes {
    pub fn intern(&mut self, size: Size) -> SizeSym {
        let bits = [size.value.bits(), size.low.bits(), size.high.bits()];
        if bits == [u64::MAX; 3] {
            return SizeSym::NONE;
        }
        if let Some(&number) = self.numbers.get(&bits) {
            return SizeSym(number);
        }
        let number = self.sizes.len() as u32;
        self.numbers.insert(bits, number);
        self.sizes.push(size);
        SizeSym(number)
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.sizes.len()
    }

    /// The size; nothing of [`SizeSym::NONE`].
    pub fn get(&self, sym: SizeSym) -> Size {
        self.sizes.get(sym.0 as usize).copied().unwrap_or(Size::NONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_equal_exactly_when_sizes_are() {
        let size =
            |value, low, high| Size { value: Amount::new(value), low: Amount::new(low), high: Amount::new(high) };
        let mut sizes = Sizes::default();
        let exact = sizes.intern(size(Some(5.0), Some(5.0), Some(5.0)));
        let open = sizes.intern(size(Some(5.0), Some(5.0), None));
        assert_ne!(exact, open);
        assert_eq!(sizes.intern(size(Some(5.0), Some(5.0), None)), open);
        assert_eq!(sizes.intern(size(Some(0.0), None, None)), sizes.intern(size(Some(-0.0), None, None)));
        assert_eq!(sizes.intern(size(None, None, None)), SizeSym::NONE);
        assert_eq!(sizes.get(open).high.get(), None);
        assert_eq!(sizes.get(exact).high.get(), Some(5.0));
        assert!(sizes.get(SizeSym::NONE).value.get().is_none());
    }
}
