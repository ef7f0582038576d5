//! A shelf on disk: what articles say waits there until a build links them, and the runs of what is sorted.
//!
//! In: bytes, one piece after the other. Out: the same from their place.

use super::pieces::Pieces;
use crate::error::{Error, Fault, Result};
use crate::link::{Place, Shelf, too_long};

pub(super) struct Shelved(Pieces);

impl Shelved {
    pub fn create() -> Result<Self> {
        Pieces::create().map(Self).map_err(|e| failed(&e))
    }
}

impl Shelf for Shelved {
    fn put(&mut self, bytes: &[u8]) -> Result<Place> {
        let length = u32::try_from(bytes.len()).map_err(|_| too_long())?;
        Ok(Place { start: self.0.push(bytes).map_err(|e| failed(&e))?, length })
    }

    fn get(&mut self, Place { start, length }: Place) -> Result<Vec<u8>> {
        let mut bytes = vec![0; length as usize];
        self.0.read(start, &mut bytes).map_err(|e| failed(&e))?;
        Ok(bytes)
    }
}

fn failed(error: &std::io::Error) -> Error {
    Error::input(Fault::new(format!("cannot keep what articles say in a temporary file: {error}")))
}
