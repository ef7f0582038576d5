//! The one place where bytes become code points and code points become bytes.
//!
//! In: a text. Out: a small index; each conversion then costs at most one stretch of
//! [`STRIDE`] bytes, so that a whole article's claims convert in linear time.

use std::borrow::Cow;

/// Distance in bytes between two remembered positions.
const STRIDE: usize = 64;

/// Converts positions of one text.
#[derive(Debug, Clone)]
pub struct Offsets<'a> {
    text: &'a str,
    /// Code points before byte `i * STRIDE` (counting characters that start there or earlier).
    marks: Cow<'a, [u32]>,
    /// For each stretch the bytes at which a character starts, a bit each; not kept.
    starts: Vec<u64>,
    ascii: bool,
}

impl<'a> Offsets<'a> {
    pub fn new(text: &'a str) -> Self {
        if text.is_ascii() {
            return Self { text, marks: Cow::Borrowed(&[]), starts: Vec::new(), ascii: true };
        }
        let stretches = text.len() / STRIDE + 1;
        let (mut marks, mut starts) = (Vec::with_capacity(stretches), Vec::with_capacity(stretches));
        let mut count = 0;
        for stretch in text.as_bytes().chunks(STRIDE) {
            let bits = start_bits(stretch);
            marks.push(count);
            starts.push(bits);
            count += bits.count_ones();
        }
        Self { text, marks: Cow::Owned(marks), starts, ascii: false }
    }

    /// The index of a text whose marks were kept.
    pub const fn with_marks(text: &'a str, marks: &'a [u32]) -> Self {
        // Only a text of ASCII alone needs no mark.
        Self { text, marks: Cow::Borrowed(marks), starts: Vec::new(), ascii: marks.is_empty() }
    }

    /// What to keep of an index, for a text that is asked about now and then.
    pub fn into_marks(self) -> Vec<u32> {
        self.marks.into_owned()
    }

    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// Whether bytes and code points are one.
    pub const fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// Code points before byte `byte`; a position past the end counts as the end.
    pub fn code_point(&self, byte: usize) -> u32 {
        let byte = byte.min(self.text.len());
        if self.ascii {
            return byte as u32;
        }
        let mark = (byte / STRIDE).min(self.marks.len().saturating_sub(1));
        let before = self.marks.get(mark).copied().unwrap_or(0);
        match self.starts.get(mark) {
            // A byte at the very end of the last whole stretch has all of it before itself.
            Some(starts) if byte - mark * STRIDE < STRIDE => {
                before + (starts & ((1 << (byte - mark * STRIDE)) - 1)).count_ones()
            }
            _ => before + starts_in(&self.text.as_bytes()[mark * STRIDE..byte]),
        }
    }

    /// The byte at which code point `code_point` starts; `None` past the end of the text.
    pub fn byte(&self, code_point: u32) -> Option<usize> {
        let wanted = code_point as usize;
        if self.ascii {
            return (wanted <= self.text.len()).then_some(wanted);
        }
        let mark = self.marks.partition_point(|&m| m <= code_point).saturating_sub(1);
        let mut left = wanted - self.marks.get(mark).copied().unwrap_or(0) as usize;
        let bytes = self.text.as_bytes();
        for (at, &b) in bytes.iter().enumerate().skip(mark * STRIDE) {
            if is_start(b) {
                if left == 0 {
                    return Some(at);
                }
                left -= 1;
            }
        }
        (left == 0).then_some(bytes.len())
    }

    /// The surface between two code points; `None` where they do not fit the text.
    pub fn slice(&self, start: u32, end: u32) -> Option<&'a str> {
        self.text.get(self.byte(start)?..self.byte(end)?)
    }
}

/// For each UTF-16 unit of the text, and for its end, the code point that it belongs to: what tools that count as
/// JavaScript and Java do call an offset.
pub fn utf16_positions(text: &str) -> Vec<u32> {
    let mut positions = Vec::with_capacity(text.len() + 1);
    let mut count = 0;
    for c in text.chars() {
        positions.extend(std::iter::repeat_n(count, c.len_utf16()));
        count += 1;
    }
    positions.push(count);
    positions
}

const fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// The characters that start in a stretch.
fn starts_in(bytes: &[u8]) -> u32 {
    bytes.chunks(STRIDE).map(|stretch| start_bits(stretch).count_ones()).sum()
}

/// A bit for each of up to [`STRIDE`] bytes at which a character starts. Eight bytes at a time: a continuation has the
/// highest bit and not the next, and a product gathers what eight bytes tell in its own highest byte.
fn start_bits(bytes: &[u8]) -> u64 {
    const LOWEST: u64 = 0x0101_0101_0101_0101;
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let (words, rest) = bytes.as_chunks();
    let mut bits = 0;
    for (i, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let continuations = (word >> 7) & (!word >> 6) & LOWEST;
        bits |= (!(continuations.wrapping_mul(GATHER) >> 56) & 0xFF) << (i * 8);
    }
    for (i, byte) in rest.iter().enumerate() {
        bits |= u64::from(is_start(*byte)) << (words.len() * 8 + i);
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_position_converts_both_ways() {
        let text = "a\u{e9}\u{1F600}\u{0301}б".repeat(200) + "x";
        let offsets = Offsets::new(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.code_point(byte), n as u32);
            assert_eq!(offsets.byte(n as u32), Some(byte));
        }
        let end = text.chars().count() as u32;
        assert_eq!(offsets.code_point(text.len()), end);
        assert_eq!(offsets.byte(end), Some(text.len()));
        assert_eq!(offsets.byte(end + 1), None);
    }

    #[test]
    fn kept_marks_are_the_same_index() {
        for text in ["".to_owned(), "plain".repeat(99), "\u{e9}t\u{e9} ".repeat(99)] {
            let marks = Offsets::new(&text).into_marks();
            let (kept, fresh) = (Offsets::with_marks(&text, &marks), Offsets::new(&text));
            for n in 0..=text.chars().count() as u32 + 1 {
                assert_eq!(kept.byte(n), fresh.byte(n));
            }
        }
    }

    #[test]
    fn the_empty_text_has_one_position() {
        let offsets = Offsets::new("");
        assert_eq!((offsets.code_point(0), offsets.byte(0), offsets.byte(1)), (0, Some(0), None));
    }
}
