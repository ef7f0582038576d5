//! Things that are put in any order and taken in theirs.
//!
//! In: things one by one. Out: the same, in order. Who links many keeps them on disk, who links few may use a list.

use std::cmp::Ordering;

use crate::error::Result;

/// What has an order among its like.
pub trait InOrder {
    fn compare(&self, other: &Self) -> Ordering;
}

/// A place that gives things back in their order; of equals the first that was put comes first.
pub trait Sorted<T> {
    fn put(&mut self, item: T) -> Result<()>;

    fn in_order(self) -> Result<impl Iterator<Item = Result<T>>>;
}

impl<T: InOrder> Sorted<T> for Vec<T> {
    fn put(&mut self, item: T) -> Result<()> {
        self.push(item);
        Ok(())
    }

    fn in_order(mut self) -> Result<impl Iterator<Item = Result<T>>> {
        self.sort_by(InOrder::compare);
        Ok(self.into_iter().map(Ok))
    }
}
