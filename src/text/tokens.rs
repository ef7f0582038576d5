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
    pub kind: Kind,
    pub key: Key,
    /// White space, or the start of the text, stands before it.
    pub space_before: bool,
    /// The first letter is upper case.
    pub capital: bool,
    /// The tables of words that may know it.
    pub tables: Tables,
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
    let letters = Letters::get();
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    let mut at = 0;
    let mut space = true;
    while at < text.len() {
        let (letter, width) = letters.at(text, at);
        let start = at;
        at += width;
        let (kind, key) = match letter.class {
            Class::Space => {
                space = true;
                continue;
            }
            Class::Mark => (Kind::Mark, None),
            Class::Letter | Class::Combining => {
                let key;
                (at, key) = word(letters, text, start);
                (Kind::Word, key)
            }
            Class::Digit => {
                while let (Letter { class: Class::Digit, .. }, width) = letters.at(text, at) {
                    at += width;
                }
                // Long digit runs are values, which no list of words holds; a short one may be part of a name (`m2`).
                (Kind::Digits, (at - start > 2).then_some(Key::NONE))
            }
        };
        tokens.push(Token {
            start: start as u32,
            end: at as u32,
            kind,
            key: key.unwrap_or_else(|| Key::of(&text[start..at])),
            space_before: space,
            capital: kind == Kind::Word && letter.capital,
            tables: Tables::ALL,
        });
        space = false;
    }
    tokens
}

/// The key of a text that is one word and nothing else.
pub fn single(text: &str) -> Option<Key> {
    let letters = Letters::get();
    let opens = matches!(letters.at(text, 0).0.class, Class::Letter | Class::Combining);
    let (end, key) = word(letters, text, 0);
    key.filter(|_| opens && end == text.len())
}

/// The end of the word that starts at `at`, and its key; none where its letters must be composed first.
fn word(letters: Letters, text: &str, mut at: usize) -> (usize, Option<Key>) {
    let (mut key, mut plain) = (Key::START, true);
    loop {
        let (letter, width) = letters.at(text, at);
        match (letter.class, letter.fold) {
            (Class::Letter, Fold::NOTHING) => {}
            (Class::Letter, Fold::LOWER) | (Class::Combining, _) => plain = false,
            (Class::Letter, Fold(unit)) => key = key.unit(unit.into()),
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
