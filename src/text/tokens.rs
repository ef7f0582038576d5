//! A text as words, digit runs and marks, in one pass.
//!
//! Every token carries a [`Key`]: a hash of its lower-cased form, made while the word is read.

use super::letters::{Class, Fold, Letter, Letters};
use super::{Key, Tables};
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

/// One token. Positions are bytes; a text longer than 4 GiB is refused by the readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    pub start: u32,
    pub end: u32,
    pub key: Key,
    /// The tables of words that may know it.
    pub tables: Tables,
    /// The unit of UTF-16 that a mark is, so that it need not be decoded again; none for what is no mark, and for
    /// marks that take two.
    mark: u16,
    pub kind: Kind,
    /// White space, or the start of the text, stands before it.
    pub space_before: bool,
    /// The first letter is upper case.
    pub capital: bool,
    /// The line breaks that stand before it, up to two.
    pub breaks: u8,
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

    /// The mark that it is; none where it is a word or digits, or a sign that is rare enough to take two units of UTF-16.
    pub fn mark(&self) -> Option<char> {
        if self.mark == NO_MARK { None } else { char::from_u32(self.mark.into()) }
    }

    /// Whether it is this mark.
    pub fn is_mark(&self, mark: char) -> bool {
        u32::from(self.mark) == mark as u32
    }

    /// Whether it is one of these marks.
    pub fn is_one_of(&self, marks: &[char]) -> bool {
        marks.iter().any(|mark| u32::from(self.mark) == *mark as u32)
    }
}

/// A code point that no text has.
const NO_MARK: u16 = u16::MAX;

/// Cuts a text into tokens; white space and control characters separate and are dropped.
pub fn tokenize(text: &str) -> Vec<Token> {
    let letters = Letters::get();
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    let mut at = 0;
    let (mut space, mut breaks) = (true, 0_u8);
    while at < text.len() {
        let (letter, width) = letters.at(text, at);
        let start = at;
        at += width;
        let mut mark = NO_MARK;
        let key;
        let kind = match letter.class {
            Class::Space => {
                space = true;
                breaks = (breaks + u8::from(text.as_bytes()[start] == b'\n')).min(2);
                continue;
            }
            Class::Mark => {
                (mark, key) = of_mark(letter, &text[start..at]);
                Kind::Mark
            }
            Class::Letter | Class::Odd => {
                (at, key) = word(letters, text, start);
                Kind::Word
            }
            Class::Digit => {
                let mut short = Key::START.unit(letter.fold.0.into());
                while let (Letter { class: Class::Digit, fold, .. }, width) = letters.at(text, at) {
                    short = short.unit(fold.0.into());
                    at += width;
                }
                // Long digit runs are values, which no list of words holds; a short one may be part of a name (`m2`).
                key = Some(if at - start > 2 { Key::NONE } else { short });
                Kind::Digits
            }
        };
        tokens.push(Token {
            start: start as u32,
            end: at as u32,
            key: key.unwrap_or_else(|| Key::of(&text[start..at])),
            tables: Tables::ALL,
            mark,
            kind,
            space_before: space,
            capital: kind == Kind::Word && letter.capital,
            breaks,
        });
        (space, breaks) = (false, 0);
    }
    tokens
}

/// The unit of UTF-16 that a mark is, and its key, where both are plain.
fn of_mark(letter: Letter, surface: &str) -> (u16, Option<Key>) {
    let plain = !matches!(letter.fold, Fold::NOTHING | Fold::LOWER);
    let key = plain.then(|| Key::START.unit(letter.fold.0.into()));
    let unit = match surface.as_bytes() {
        [ascii] => Some(u16::from(*ascii)),
        _ => surface.chars().next().and_then(|c| u16::try_from(c as u32).ok()),
    };
    (unit.unwrap_or(NO_MARK), key)
}

/// The key of a text that is one word and nothing else.
pub fn single(text: &str) -> Option<Key> {
    let letters = Letters::get();
    let opens = matches!(letters.at(text, 0).0.class, Class::Letter | Class::Odd);
    let (end, key) = word(letters, text, 0);
    key.filter(|_| opens && end == text.len())
}

/// The key of a word that goes on with `ending`, from the key of what stands before it; none where the two must be
/// read as one.
pub fn continued(key: Key, ending: &str) -> Option<Key> {
    let letters = Letters::get();
    let (mut key, mut at) = (key, 0);
    while at < ending.len() {
        let (letter, width) = letters.at(ending, at);
        if letter.class != Class::Letter {
            return None;
        }
        key = key.unit(letter.fold.0.into());
        at += width;
    }
    Some(key)
}

/// The end of the word that starts at `at`, and its key; none where its letters must be composed first.
fn word(letters: Letters, text: &str, mut at: usize) -> (usize, Option<Key>) {
    let (mut key, bytes) = (Key::START, text.as_bytes());
    while let Some((unit, width)) = letters.near(bytes, at) {
        key = key.unit(unit.into());
        at += width;
    }
    // ASCII ends a word; any other character may go on with it.
    match bytes.get(at) {
        Some(0x80..) => far_word(letters, text, at, key),
        _ => (at, Some(key)),
    }
}

/// The same from a letter of three bytes or more, or from where one does not simply count as one unit.
#[cold]
fn far_word(letters: Letters, text: &str, mut at: usize, mut key: Key) -> (usize, Option<Key>) {
    let mut plain = true;
    loop {
        let (letter, width) = letters.at(text, at);
        match (letter.class, letter.fold) {
            (Class::Letter, Fold(unit)) => key = key.unit(unit.into()),
            (Class::Odd, Fold::NOTHING) => {}
            (Class::Odd, _) => plain = false,
            _ => return (at, plain.then_some(key)),
        }
        at += width;
    }
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
