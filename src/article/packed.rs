//! Files as streams of bytes, whatever compresses them.
//!
//! In: a file, and how it is packed. Out: its content as a buffered stream, and the hash and length of the file itself.
//! A small file that swells without measure is refused before it fills the memory.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::rc::Rc;

use sha2::{Digest, Sha256};

use super::hexadecimal;
use super::inputs::Packing;

/// Bytes that one file may unpack to.
pub const MAX_UNPACKED: u64 = 64 << 30;
/// How many times larger than itself a file may unpack; text compresses about 3 to 10 times.
pub const MAX_RATIO: u64 = 250;
/// Below this size the ratio does not matter: a page of blanks is no attack.
const HARMLESS: u64 = 64 << 20;

/// A file's content, and what the file itself came to.
pub struct Unpacked {
    content: Box<dyn BufRead>,
    tally: Rc<RefCell<Tally>>,
}

#[derive(Default)]
struct Tally {
    hash: Sha256,
    bytes: u64,
}

impl Unpacked {
    pub fn open(path: &Path, packing: Option<Packing>) -> io::Result<Self> {
        Self::new(File::open(path)?, packing)
    }

    /// Unpacks any stream.
    pub fn new(source: impl Read + 'static, packing: Option<Packing>) -> io::Result<Self> {
        let tally = Rc::new(RefCell::new(Tally::default()));
        let source = Source { inner: source, tally: Rc::clone(&tally) };
        let capped = |inner: Box<dyn Read>| Capped { inner, out: 0, tally: Rc::clone(&tally) };
        let content: Box<dyn BufRead> = match packing {
            None => Box::new(BufReader::with_capacity(1 << 16, source)),
            Some(Packing::Gzip) => {
                let inner = flate2::bufread::MultiGzDecoder::new(BufReader::with_capacity(1 << 15, source));
                Box::new(BufReader::with_capacity(1 << 16, capped(Box::new(inner))))
            }
            Some(Packing::Zstd) => {
                let inner = zstd::stream::read::Decoder::new(source)?;
                Box::new(BufReader::with_capacity(1 << 16, capped(Box::new(inner))))
            }
        };
        Ok(Self { content, tally })
    }

    /// Hash (lower-case hexadecimal) and bytes of the packed file, which is read to its end if it was not.
    pub fn finish(mut self) -> io::Result<(String, u64)> {
        io::copy(&mut self.content, &mut io::sink())?;
        let tally = self.tally.take();
        Ok((hexadecimal(&tally.hash.finalize()), tally.bytes))
    }
}

impl Read for Unpacked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.content.read(buffer)
    }
}

impl BufRead for Unpacked {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.content.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.content.consume(amount);
    }
}

/// Hashes what passes.
struct Source<R> {
    inner: R,
    tally: Rc<RefCell<Tally>>,
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let mut tally = self.tally.borrow_mut();
        tally.hash.update(&buffer[..read]);
        tally.bytes += read as u64;
        Ok(read)
    }
}

/// Stops where the content outgrows its file.
struct Capped {
    inner: Box<dyn Read>,
    out: u64,
    tally: Rc<RefCell<Tally>>,
}

impl Read for Capped {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.out += read as u64;
        let packed = self.tally.borrow().bytes.max(1);
        if self.out > MAX_UNPACKED || (self.out > HARMLESS && self.out / packed > MAX_RATIO) {
            let message = format!("{packed} bytes unpack to more than {} bytes", self.out);
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn gzip(content: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(content).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn members_of_a_gzip_file_follow_each_other() {
        let mut unpacked =
            Unpacked::new(io::Cursor::new([gzip(b"a"), gzip(b"b")].concat()), Some(Packing::Gzip)).unwrap();
        let mut content = String::new();
        unpacked.read_to_string(&mut content).unwrap();
        assert_eq!(content, "ab");
    }

    #[test]
    fn a_bomb_is_refused() {
        let bomb = gzip(&vec![b' '; 65 << 20]);
        let mut unpacked = Unpacked::new(io::Cursor::new(bomb), Some(Packing::Gzip)).unwrap();
        let failed = io::copy(&mut unpacked, &mut io::sink()).unwrap_err();
        assert_eq!(failed.kind(), io::ErrorKind::InvalidData);
    }
}
