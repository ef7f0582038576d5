//! A shelf on disk: what articles say waits there until a build links them.
//!
//! In: bytes, one piece after the other. Out: the same by number.

use std::io;

use super::pieces::Pieces;
use crate::error::{Error, Fault, Result};
use crate::link::Shelf;

/// Pieces by number.
pub(super) struct Shelved {
    pieces: Pieces,
    /// Where each piece begins, and its length.
    places: Vec<(u64, u32)>,
}

impl Shelved {
    pub fn create() -> Result<Self> {
        Ok(Self { pieces: Pieces::create().map_err(|e| failed(&e))?, places: Vec::new() })
    }

    fn keep(&mut self, bytes: &[u8]) -> io::Result<()> {
        let length = u32::try_from(bytes.len()).map_err(|_| io::Error::other("more than 4 GiB of one article"))?;
        self.places.push((self.pieces.push(bytes)?, length));
        Ok(())
    }

    fn read(&mut self, number: usize) -> io::Result<Vec<u8>> {
        let &(start, length) = self.places.get(number).ok_or(io::ErrorKind::UnexpectedEof)?;
        let mut bytes = vec![0; length as usize];
        self.pieces.read(start, &mut bytes)?;
        Ok(bytes)
    }
}

impl Shelf for Shelved {
    fn put(&mut self, bytes: Vec<u8>) -> Result<()> {
        self.keep(&bytes).map_err(|e| failed(&e))
    }

    fn get(&mut self, number: usize) -> Result<Vec<u8>> {
        self.read(number).map_err(|e| failed(&e))
    }
}

fn failed(error: &io::Error) -> Error {
    Error::input(Fault::new(format!("cannot keep what articles say in a temporary file: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_back_by_number_in_any_order() {
        let mut shelf = Shelved::create().unwrap();
        let pieces: Vec<Vec<u8>> = (0..50_usize).map(|n| vec![n as u8; n * 97 % 1500]).collect();
        pieces.iter().for_each(|piece| shelf.put(piece.clone()).unwrap());
        for n in [0, 49, 7, 7, 31, 1] {
            assert_eq!(shelf.get(n).unwrap(), pieces[n]);
        }
        assert!(shelf.get(50).is_err());
    }
}
