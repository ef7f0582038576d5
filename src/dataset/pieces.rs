//! Pieces on disk that wait until they are asked for.
//!
//! In: bytes, one piece after the other. Out: the same from where each begins, in any order. The file has no name and is
//! gone with the process.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

/// Pieces in a temporary file.
pub struct Pieces {
    file: BufWriter<File>,
    end: u64,
}

impl Pieces {
    pub fn create() -> io::Result<Self> {
        Ok(Self { file: BufWriter::with_capacity(1 << 16, tempfile::tempfile()?), end: 0 })
    }

    /// Puts a piece behind the others, and tells where it begins.
    pub fn push(&mut self, piece: &[u8]) -> io::Result<u64> {
        let start = self.end;
        self.file.write_all(piece)?;
        self.end += piece.len() as u64;
        Ok(start)
    }

    /// Fills `piece` with what begins at `start`.
    pub fn read(&mut self, start: u64, piece: &mut [u8]) -> io::Result<()> {
        // Seeking writes what waits in memory.
        self.file.seek(SeekFrom::Start(start))?;
        let file = self.file.get_mut();
        file.read_exact(piece)?;
        // What is pushed next belongs behind what was pushed before.
        file.seek(SeekFrom::Start(self.end))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_back_in_any_order_and_between_others() {
        let mut pieces = Pieces::create().unwrap();
        let content: Vec<Vec<u8>> = (0..50_usize).map(|n| vec![n as u8; n * 97 % 1500]).collect();
        let mut starts = Vec::new();
        let mut found = Vec::new();
        for piece in &content {
            starts.push(pieces.push(piece).unwrap());
            for n in [0, starts.len() / 2, starts.len() - 1] {
                found.resize(content[n].len(), 0);
                pieces.read(starts[n], &mut found).unwrap();
                assert_eq!(found, content[n]);
            }
        }
        assert!(pieces.read(starts[49], &mut vec![0; content[49].len() + 1]).is_err());
    }
}
