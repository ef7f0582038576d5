//! What one character is to the tokenizer: its class, and how it counts in a word's key.
//!
//! In: a character, by its place in a text. Out: a [`Letter`]. Those below U+0800 (Latin, Greek, Cyrillic) and the
//! signs of all languages stand in a table, since Unicode's own are searched and nearly every character of the packs'
//! languages is asked about.

use std::sync::LazyLock;

/// What a character does in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Space,
    /// A letter that counts as one unit.
    Letter,
    /// Any other part of a word: a mark that stands on the letter before it, a letter that folds to several, a soft
    /// hyphen.
    Odd,
    Digit,
    Mark,
}

/// How a character counts in a key: as this unit of UTF-16, unless it is one of two that no letter folds to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fold(pub u16);

impl Fold {
    /// As nothing.
    pub const NOTHING: Self = Self(0);
    /// As its lower case, which must be looked up.
    pub const LOWER: Self = Self(u16::MAX);
}

#[derive(Debug, Clone, Copy)]
pub struct Letter {
    pub class: Class,
    pub fold: Fold,
    /// An upper-case letter.
    pub capital: bool,
}

impl Letter {
    fn of(c: char) -> Self {
        let (class, fold) = (class(c), fold(c));
        let odd = class == Class::Letter && matches!(fold, Fold::NOTHING | Fold::LOWER);
        Self { class: if odd { Class::Odd } else { class }, fold, capital: c.is_uppercase() }
    }
}

/// The first code point behind the first part of the table: the first of three bytes.
const NEAR: usize = 0x800;
/// The second part of the table: general punctuation and currency signs.
const SIGNS: usize = 0x2000;
const SIGNS_END: usize = 0x2100;
const SIZE: usize = NEAR + SIGNS_END - SIGNS;

/// The letters of the table, ready for use.
#[derive(Clone, Copy)]
pub struct Letters(&'static Table);

struct Table {
    letters: [Letter; SIZE],
    /// The unit that each near letter counts as, and nothing where it is no letter: all that the inside of a word asks.
    units: [u16; NEAR],
}

impl Letters {
    pub fn get() -> Self {
        static TABLE: LazyLock<Table> = LazyLock::new(|| {
            let letters = std::array::from_fn(|code| {
                let code = if code < NEAR { code } else { code - NEAR + SIGNS };
                Letter::of(char::from_u32(code as u32).unwrap_or_default())
            });
            let unit = |letter: &Letter| if letter.class == Class::Letter { letter.fold.0 } else { 0 };
            let units = std::array::from_fn(|code| letters.get(code).map_or(0, unit));
            Table { letters, units }
        });
        Self(&TABLE)
    }

    /// What the letter at byte `at` counts as and its width in bytes, where it takes one byte or two and counts as one unit.
    #[inline]
    pub fn near(self, bytes: &[u8], at: usize) -> Option<(u16, usize)> {
        let (code, width) = match bytes.get(at)? {
            ascii @ 0..0x80 => (usize::from(*ascii), 1),
            lead @ 0xC0..0xE0 => (usize::from(lead & 0x1F) << 6 | usize::from(bytes.get(at + 1)? & 0x3F), 2),
            _ => return None,
        };
        let unit = self.0.units[code];
        (unit != 0).then_some((unit, width))
    }

    pub fn of(self, c: char) -> Letter {
        match c as usize {
            code @ 0..NEAR => self.0.letters[code],
            code @ SIGNS..SIGNS_END => self.0.letters[code - SIGNS + NEAR],
            _ => Letter::of(c),
        }
    }

    /// The character at byte `at` and its width in bytes; a space of one byte where the text has no character.
    #[inline]
    pub fn at(self, text: &str, at: usize) -> (Letter, usize) {
        let bytes = text.as_bytes();
        match bytes.get(at) {
            Some(ascii @ 0..0x80) => (self.0.letters[usize::from(*ascii)], 1),
            // Two bytes of UTF-8 are a code point below the table's end.
            Some(lead @ 0xC0..0xE0) => {
                let rest = bytes.get(at + 1).copied().unwrap_or_default();
                (self.0.letters[usize::from(lead & 0x1F) << 6 | usize::from(rest & 0x3F)], 2)
            }
            // As are the signs of the other part.
            Some(0xE2) => match bytes.get(at + 1..at + 3) {
                Some([middle @ 0x80..0x84, rest]) => {
                    (self.0.letters[NEAR + (usize::from(middle & 3) << 6 | usize::from(rest & 0x3F))], 3)
                }
                _ => self.far(text, at),
            },
            _ => self.far(text, at),
        }
    }

    #[cold]
    fn far(self, text: &str, at: usize) -> (Letter, usize) {
        let c = text.get(at..).and_then(|rest| rest.chars().next());
        c.map_or((self.0.letters[usize::from(b' ')], 1), |c| (self.of(c), c.len_utf8()))
    }
}

fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '0'..='9' => Class::Digit,
        '\0'..=' ' | '\x7f' => Class::Space,
        '!'..='~' => Class::Mark,
        // A soft hyphen stands inside its word.
        '\u{00AD}' => Class::Letter,
        // Unicode calls the apostrophe of Ukrainian a letter; here all apostrophes are marks.
        'º' | 'ª' | '²' | '³' | '¹' | '\u{02BC}' => Class::Mark,
        _ if is_combining(c) => Class::Odd,
        _ if c.is_whitespace() || c.is_control() || is_invisible(c) => Class::Space,
        _ if c.is_alphabetic() => Class::Letter,
        _ if c.is_numeric() && is_decimal_digit(c) => Class::Digit,
        _ => Class::Mark,
    }
}

/// Lower case, `ё` as `е`, one apostrophe, one hyphen.
fn fold(c: char) -> Fold {
    match c {
        'ё' | 'Ё' => Fold('е' as u16),
        '\u{2019}' | '\u{02BC}' | '\u{2018}' => Fold(b'\''.into()),
        '\u{2010}' | '\u{2011}' => Fold(b'-'.into()),
        '\u{00AD}' => Fold::NOTHING,
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next().map(u32::from).map(u16::try_from), lower.next()) {
                (Some(Ok(unit)), None) => Fold(unit),
                _ => Fold::LOWER,
            }
        }
    }
}

/// Marks that stand on the letter before them.
pub fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05BD}'
        | '\u{064B}'..='\u{065F}' | '\u{093A}'..='\u{094D}' | '\u{200D}' | '\u{20D0}'..='\u{20FF}')
}

/// Zero-width characters: spaces to the reader of a line, nothing to the reader of a word.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{FE0F}')
}

/// Decimal digits of the scripts that newspapers use beside ASCII.
fn is_decimal_digit(c: char) -> bool {
    matches!(c, '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' | '\u{0966}'..='\u{096F}'
        | '\u{09E6}'..='\u{09EF}' | '\u{FF10}'..='\u{FF19}')
}
