//! What articles say, out of the way until it is known which of them meet.
//!
//! In: what an article says, as bytes. Out: the same from its place. Of a corpus most articles meet few others: who links
//! many puts this on disk, who links few may use a list.

use serde::{Deserialize, Serialize};

use super::statement::Said;
use crate::error::{Error, Fault, Result};

/// Where bytes stand on a shelf, and how many they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub start: u64,
    pub length: u32,
}

/// A place for bytes.
pub trait Shelf {
    /// Puts bytes behind those that were put before, and tells where.
    fn put(&mut self, bytes: &[u8]) -> Result<Place>;

    fn get(&mut self, place: Place) -> Result<Vec<u8>>;
}

impl Shelf for Vec<u8> {
    fn put(&mut self, bytes: &[u8]) -> Result<Place> {
        let start = self.len() as u64;
        self.extend_from_slice(bytes);
        Ok(Place { start, length: u32::try_from(bytes.len()).map_err(|_| too_long())? })
    }

    fn get(&mut self, Place { start, length }: Place) -> Result<Vec<u8>> {
        Ok(self.iter().skip(start as usize).take(length as usize).copied().collect())
    }
}

/// The fault of one article of which there is too much to say.
pub fn too_long() -> Error {
    Error::input(Fault::new("an article with more than 4 GiB of claims").expected("articles, not a corpus in one"))
}

pub fn keep(shelf: &mut impl Shelf, said: &Said) -> Result<Place> {
    shelf.put(&postcard::to_stdvec(said).map_err(|e| unfit(&e))?)
}

pub fn fetch(shelf: &mut impl Shelf, place: Place) -> Result<Said> {
    postcard::from_bytes(&shelf.get(place)?).map_err(|e| unfit(&e))
}

fn unfit(error: &postcard::Error) -> Error {
    Error::input(Fault::new(format!("what an article says cannot be kept for linking: {error}")))
}
