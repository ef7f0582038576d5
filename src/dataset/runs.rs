//! Sorting on disk: what does not fit into memory is kept in sorted runs, which are merged in the end (D. E. Knuth, The Art
//! of Computer Programming, volume 3, section 5.4).
//!
//! In: things one by one, in any order. Out: the same in their order. In memory are [`HELD`] of them while they come, and
//! one block of each run while they go.

use std::cmp::{Ordering, Reverse};
use std::collections::{BinaryHeap, VecDeque};
use std::{mem, vec};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::shelf::Shelved;
use crate::error::{Error, Fault, Result};
use crate::link::{InOrder, Place, Shelf, Sorted};

/// Things that wait in memory for the next run.
const HELD: usize = 1 << 15;
/// Bytes of a block, but for its last thing.
const BLOCK: usize = 1 << 15;

/// Things in sorted runs.
pub(super) struct Runs<T> {
    shelf: Shelved,
    /// The blocks of each run.
    runs: Vec<VecDeque<Place>>,
    waiting: Vec<T>,
    held: usize,
}

impl<T: InOrder + Serialize> Runs<T> {
    pub fn create() -> Result<Self> {
        Self::holding(HELD)
    }

    fn holding(held: usize) -> Result<Self> {
        Ok(Self { shelf: Shelved::create()?, runs: Vec::new(), waiting: Vec::new(), held })
    }

    /// Writes what waits as one more run.
    fn spill(&mut self) -> Result<()> {
        self.waiting.sort_by(InOrder::compare);
        let (mut run, mut block) = (VecDeque::new(), Vec::with_capacity(BLOCK));
        for item in self.waiting.drain(..) {
            block = postcard::to_extend(&item, block).map_err(|e| unfit(&e))?;
            if block.len() >= BLOCK {
                run.push_back(self.shelf.put(&block)?);
                block.clear();
            }
        }
        if !block.is_empty() {
            run.push_back(self.shelf.put(&block)?);
        }
        self.runs.push(run);
        Ok(())
    }
}

impl<T: InOrder + Serialize + DeserializeOwned> Sorted<T> for Runs<T> {
    fn put(&mut self, item: T) -> Result<()> {
        self.waiting.push(item);
        if self.waiting.len() < self.held { Ok(()) } else { self.spill() }
    }

    fn in_order(mut self) -> Result<impl Iterator<Item = Result<T>>> {
        if !self.runs.is_empty() {
            self.spill()?;
        }
        self.waiting.sort_by(InOrder::compare);
        let waiting = mem::take(&mut self.waiting).into_iter();
        let mut merge = Merge { waiting, shelf: self.shelf, sources: Vec::new(), first: BinaryHeap::new() };
        for (number, blocks) in self.runs.into_iter().enumerate() {
            merge.sources.push(Source { blocks, items: VecDeque::new() });
            merge.advance(number)?;
        }
        Ok(merge)
    }
}

/// The rest of a run: blocks on disk, and the things of the one that was read.
struct Source<T> {
    blocks: VecDeque<Place>,
    items: VecDeque<T>,
}

/// The first thing of a run that is left, and the run's number.
struct First<T>(T, usize);

struct Merge<T> {
    /// All there is, where nothing was written.
    waiting: vec::IntoIter<T>,
    shelf: Shelved,
    sources: Vec<Source<T>>,
    first: BinaryHeap<Reverse<First<T>>>,
}

impl<T: InOrder + DeserializeOwned> Merge<T> {
    /// Brings the next thing of a run forward.
    fn advance(&mut self, number: usize) -> Result<()> {
        let Some(source) = self.sources.get_mut(number) else { return Ok(()) };
        loop {
            if let Some(item) = source.items.pop_front() {
                self.first.push(Reverse(First(item, number)));
                return Ok(());
            }
            let Some(place) = source.blocks.pop_front() else { return Ok(()) };
            let bytes = self.shelf.get(place)?;
            let mut rest = &*bytes;
            while !rest.is_empty() {
                let (item, more) = postcard::take_from_bytes(rest).map_err(|e| unfit(&e))?;
                source.items.push_back(item);
                rest = more;
            }
        }
    }
}

impl<T: InOrder + DeserializeOwned> Iterator for Merge<T> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.first.pop() {
            Some(Reverse(First(item, number))) => Some(self.advance(number).map(|()| item)),
            None => self.waiting.next().map(Ok),
        }
    }
}

impl<T: InOrder> Ord for First<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.compare(&other.0).then(self.1.cmp(&other.1))
    }
}

impl<T: InOrder> PartialOrd for First<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: InOrder> PartialEq for First<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<T: InOrder> Eq for First<T> {}

fn unfit(error: &postcard::Error) -> Error {
    Error::input(Fault::new(format!("what waits to be sorted cannot be kept in a temporary file: {error}")))
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    /// A number that orders, and the one by which it came.
    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Item(u32, u32, String);

    impl InOrder for Item {
        fn compare(&self, other: &Self) -> Ordering {
            self.0.cmp(&other.0)
        }
    }

    #[test]
    fn everything_comes_back_in_order_and_equals_as_they_came() {
        for (count, held) in [(0, 10), (9, 10), (10, 10), (11, 10), (5_000, 700), (4_900, 700), (300, 1)] {
            let mut x: u32 = 7;
            let mut all = Vec::new();
            let mut runs = Runs::holding(held).unwrap();
            for n in 0..count {
                x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let item = Item(x >> 24, n, "a name that fills a block in time ".repeat((x >> 28) as usize));
                all.push(item.clone());
                runs.put(item).unwrap();
            }
            all.sort_by_key(|item| item.0);
            let found: Vec<Item> = runs.in_order().unwrap().map(|item| item.unwrap()).collect();
            assert!(found == all, "{count} by {held}");
        }
    }
}
