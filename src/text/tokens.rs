//! A text as words, digit runs and marks, in one pass.
//!
//! Every token carries a [`Key`]: a hash of its lower-cased form. Packs hash their surfaces the
//! same way, so that looking a word up costs no allocation and no second reading.

use unicode_normalization::UnicodeNormalization;

use crate::claim::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Letters, with the combining marks that stand on them.
    Word,
    /// Decimal digits without grouping marks.
    Digits,
    /// One character that is neither, white space aside. Apostrophes and hyphens are marks too.
    Mark,
}

/// A hash of a token's folded form: lower case, composed, `ё` as `е`, one apostrophe, one hyphen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(u64);

impl Key {
    /// The key of one token's surface, or of one mark.
    pub fn of(surface: &str) -> Self {
        if surface.is_ascii() {
            return Self(surface.bytes().fold(SEED, |h, b| step(h, b.to_ascii_lowercase() as u32)));
        }
        if surface.chars().any(is_combining) {
            return Self(surface.nfc().fold(SEED, fold_char));
        }
        Self(surface.chars().fold(SEED, fold_char))
    }

    /// The hash itself, for tables that are cut to size.
    pub const fn bits(self) -> u64 {
        self.0
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

const fn step(hash: u64, unit: u32) -> u64 {
    (hash.rotate_left(5) ^ unit as u64).wrapping_mul(0x517c_c1b7_2722_0a95)
}

fn fold_char(hash: u64, c: char) -> u64 {
    match c {
        'ё' | 'Ё' => step(hash, 'е' as u32),
        '\u{2019}' | '\u{02BC}' | '\u{2018}' => step(hash, '\'' as u32),
        '\u{2010}' | '\u{2011}' => step(hash, '-' as u32),
        '\u{00AD}' => hash,
        'а'..='я' | 'a'..='z' => step(hash, c as u32),
        _ => c.to_lowercase().fold(hash, |h, l| step(h, l as u32)),
    }
}

/// One token. Positions are bytes; a text longer than 4 GiB is refused by the readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    pub start: u32,
    pub end: u32,
    pub kind: Kind,
    pub key: Key,
    /// White space, or the start of the text, stands before it.
    pub space_before: bool,
    /// The first letter is upper case.
    pub capital: bool,
}

impl Token {
    pub const fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        self.span().of(text)
    }

    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub fn is_digits(&self) -> bool {
        self.kind == Kind::Digits
    }

    /// Whether it is this mark.
    pub fn is_mark(&self, text: &str, mark: char) -> bool {
        self.kind == Kind::Mark && self.of(text).starts_with(mark)
    }
}

/// Cuts a text into tokens; white space and control characters separate and are dropped.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut space = true;
    while at < bytes.len() {
        let b = bytes[at];
        let (class, width) = if b < 0x80 { (ASCII[b as usize], 1) } else { wide(text, at) };
        let start = at;
        at += width;
        let kind = match class {
            Class::Space => {
                space = true;
                continue;
            }
            Class::Mark => Kind::Mark,
            Class::Letter | Class::Combining => {
                at = run(text, at, |c| matches!(c, Class::Letter | Class::Combining));
                Kind::Word
            }
            Class::Digit => {
                at = run(text, at, |c| c == Class::Digit);
                Kind::Digits
            }
        };
        let surface = &text[start..at];
        tokens.push(Token {
            start: start as u32,
            end: at as u32,
            kind,
            // Long digit runs are values, which no list of words holds; a short one may be part of a name (`m2`).
            key: if kind == Kind::Digits && surface.len() > 2 { Key(0) } else { Key::of(surface) },
            space_before: space,
            capital: kind == Kind::Word && is_capital(b, surface),
        });
        space = false;
    }
    tokens
}

fn is_capital(first: u8, surface: &str) -> bool {
    if first < 0x80 { first.is_ascii_uppercase() } else { surface.starts_with(char::is_uppercase) }
}

/// The end of the run of accepted characters that starts at `at`.
fn run(text: &str, mut at: usize, accept: impl Fn(Class) -> bool) -> usize {
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let b = bytes[at];
        let (class, width) = if b < 0x80 { (ASCII[b as usize], 1) } else { wide(text, at) };
        if !accept(class) {
            break;
        }
        at += width;
    }
    at
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Combining,
    Digit,
    Mark,
}

const ASCII: [Class; 128] = {
    let mut table = [Class::Mark; 128];
    let mut b = 0;
    while b < 128 {
        let c = b as u8;
        table[b] = if c.is_ascii_alphabetic() {
            Class::Letter
        } else if c.is_ascii_digit() {
            Class::Digit
        } else if c <= b' ' || c == 0x7f {
            Class::Space
        } else {
            Class::Mark
        };
        b += 1;
    }
    table
};

/// Class and width in bytes of the character at `at`, which is not ASCII.
fn wide(text: &str, at: usize) -> (Class, usize) {
    let Some(c) = text[at..].chars().next() else { return (Class::Space, 1) };
    let class = match c {
        // The two alphabets of the packs, decided without a table.
        'а'..='я' | 'А'..='Я' | 'à'..='ö' | 'ø'..='ÿ' | 'À'..='Ö' | 'Ø'..='Þ' => Class::Letter,
        '\u{00AD}' => Class::Combining,
        // Unicode calls the apostrophe of Ukrainian a letter; here all apostrophes are marks.
        'º' | 'ª' | '²' | '³' | '¹' | '\u{02BC}' => Class::Mark,
        _ if is_combining(c) => Class::Combining,
        _ if c.is_whitespace() || c.is_control() || is_invisible(c) => Class::Space,
        _ if c.is_alphabetic() => Class::Letter,
        _ if c.is_numeric() && is_decimal_digit(c) => Class::Digit,
        _ => Class::Mark,
    };
    (class, c.len_utf8())
}

/// Marks that stand on the letter before them.
fn is_combining(c: char) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn surfaces(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|t| t.of(text)).collect()
    }

    #[test]
    fn apostrophes_hyphens_and_digits_stand_alone() {
        assert_eq!(
            surfaces("l’ONU a vu vingt-trois F-16."),
            ["l", "’", "ONU", "a", "vu", "vingt", "-", "trois", "F", "-", "16", "."]
        );
        assert_eq!(surfaces("14.5m 2\u{202f}300"), ["14", ".", "5", "m", "2", "300"]);
    }

    #[test]
    fn keys_fold_case_composition_and_typography() {
        assert_eq!(Key::of("Été"), Key::of("e\u{301}te\u{301}"));
        assert_eq!(Key::of("трёх"), Key::of("Трех"));
        assert_eq!(Key::of("’"), Key::of("'"));
        assert_ne!(Key::of("mort"), Key::of("morts"));
    }
}
