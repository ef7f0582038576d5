//! What one character is to the tokenizer: its class, and how it counts in a word's key.
//!
//! In: a character, by its place in a text. Out: a [`Letter`]. Those below U+0530 (Latin, Greek, Cyrillic) stand in a
//! table, since Unicode's own are searched and nearly every character of the packs' languages is asked about.

use std::sync::LazyLock;

/// What a character does in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Space,
    Letter,
    /// A mark that stands on the letter before it.
    Combining,
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

/// The first code point behind the table: the end of Cyrillic.
const NEAR: usize = 0x530;

/// The letters of the table, ready for use.
#[derive(Clone, Copy)]
pub struct Letters(&'static [Letter; NEAR]);

impl Letters {
    pub fn get() -> Self {
        static TABLE: LazyLock<[Letter; NEAR]> = LazyLock::new(|| {
            std::array::from_fn(|code| {
                let c = char::from_u32(code as u32).unwrap_or_default();
                Letter { class: class(c), fold: fold(c), capital: c.is_uppercase() }
            })
        });
        Self(&TABLE)
    }

    pub fn of(self, c: char) -> Letter {
        match self.0.get(c as usize) {
            Some(letter) => *letter,
            None => Letter { class: class(c), fold: fold(c), capital: c.is_uppercase() },
        }
    }

    /// The character at byte `at` and its width in bytes; a space of one byte where the text has no character.
    #[inline]
    pub fn at(self, text: &str, at: usize) -> (Letter, usize) {
        let code = match text.as_bytes().get(at..) {
            Some([ascii @ 0..0x80, ..]) => return (self.0[usize::from(*ascii)], 1),
            // Two bytes of UTF-8.
            Some([lead @ 0xC0..0xE0, rest, ..]) => usize::from(lead & 0x1F) << 6 | usize::from(rest & 0x3F),
            _ => NEAR,
        };
        match self.0.get(code) {
            Some(letter) => (*letter, 2),
            None => self.far(text, at),
        }
    }

    #[inline(never)]
    fn far(self, text: &str, at: usize) -> (Letter, usize) {
        let c = text.get(at..).and_then(|rest| rest.chars().next());
        c.map_or((self.0[usize::from(b' ')], 1), |c| (self.of(c), c.len_utf8()))
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
        _ if is_combining(c) => Class::Combining,
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
