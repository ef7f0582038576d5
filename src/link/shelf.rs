//! What articles say, out of the way until it is known which of them meet.
//!
//! In: what an article says, as bytes. Out: the same by its number. Of a corpus most articles meet few others: who links
//! many puts this on disk, who links few may use a list.

use super::statement::Said;
use crate::error::{Error, Fault, Result};

/// A place for bytes.
pub trait Shelf {
    /// Puts bytes behind those that were put before.
    fn put(&mut self, bytes: Vec<u8>) -> Result<()>;

    /// The bytes that so many were put before.
    fn get(&mut self, number: usize) -> Result<Vec<u8>>;
}

impl Shelf for Vec<Vec<u8>> {
    fn put(&mut self, bytes: Vec<u8>) -> Result<()> {
        self.push(bytes);
        Ok(())
    }

    fn get(&mut self, number: usize) -> Result<Vec<u8>> {
        Ok(<[Vec<u8>]>::get(self, number).cloned().unwrap_or_default())
    }
}

pub fn keep(shelf: &mut impl Shelf, said: &Said) -> Result<()> {
    shelf.put(postcard::to_stdvec(said).map_err(|e| unfit(&e))?)
}

pub fn fetch(shelf: &mut impl Shelf, number: usize) -> Result<Said> {
    postcard::from_bytes(&shelf.get(number)?).map_err(|e| unfit(&e))
}

fn unfit(error: &postcard::Error) -> Error {
    Error::input(Fault::new(format!("what an article says cannot be kept for linking: {error}")))
}
