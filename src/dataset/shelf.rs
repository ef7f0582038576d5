//! A shelf on disk: what articles say waits there until a build links them.
//!
//! In: bytes, one piece after the other. Out: the same by number. The file has no name and is gone with the process.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

use crate::error::{Error, Fault, Result};
use crate::link::Shelf;

/// Pieces in a temporary file.
pub(super) struct Shelved {
    file: BufWriter<File>,
    /// Where each piece ends.
    ends: Vec<u64>,
}

impl Shelved {
    pub fn create() -> Result<Self> {
        let file = tempfile::tempfile().map_err(|e| failed(&e))?;
        Ok(Self { file: BufWriter::with_capacity(1 << 16, file), ends: Vec::new() })
    }

    fn read(&mut self, number: usize) -> io::Result<Vec<u8>> {
        let end = |n: usize| self.ends.get(n).copied();
        let (Some(end), start) = (end(number), number.checked_sub(1).and_then(end).unwrap_or(0)) else {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
        };
        let mut bytes = vec![0; (end - start) as usize];
        // Seeking flushes what was written.
        self.file.seek(SeekFrom::Start(start))?;
        self.file.get_mut().read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

impl Shelf for Shelved {
    fn put(&mut self, bytes: Vec<u8>) -> Result<()> {
        let end = self.ends.last().copied().unwrap_or(0);
        self.file.write_all(&bytes).map_err(|e| failed(&e))?;
        self.ends.push(end + bytes.len() as u64);
        Ok(())
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
