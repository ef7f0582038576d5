//! One fact on one line: `words that name it: number=value number=value`.
//!
//! In: words and values of any content. Out: a line without padding. What is no plain word is a JSON string, in
//! which every character that a reader could not see, or that could steer a terminal, is escaped.

use std::fmt;

/// The words before the colon, and what stands behind it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// What the line is about: the key under which two snapshots are compared.
    pub path: Vec<String>,
    pub values: Vec<(String, String)>,
}

impl Line {
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Reads a line, or says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let mut line = Self::default();
        let mut rest = text;
        loop {
            let (word, after) = take(rest, |c| c == ' ').ok_or("a string without an end")?;
            // The colon that ends the words is the last character of the last of them, or follows its string.
            if let Some(after) = after.strip_prefix(':') {
                line.path.push(word);
                rest = after;
                break;
            }
            if let Some(last) = word.strip_suffix(':').filter(|_| !rest.starts_with('"')) {
                line.path.push(last.to_owned());
                rest = after;
                break;
            }
            line.path.push(word);
            rest = after.strip_prefix(' ').ok_or("no colon behind the words that name the fact")?;
        }
        while let Some(pair) = rest.strip_prefix(' ') {
            let (name, value) = pair.split_once('=').ok_or("a value without a name")?;
            let (value, after) = take(value, |c| c == ' ').ok_or("a string without an end")?;
            line.values.push((name.to_owned(), value));
            rest = after;
        }
        if rest.is_empty() { Ok(line) } else { Err("something behind a string") }
    }
}

/// A word up to `end`, or a JSON string; and what follows it.
fn take(text: &str, end: impl Fn(char) -> bool) -> Option<(String, &str)> {
    if !text.starts_with('"') {
        let at = text.find(end).unwrap_or(text.len());
        return Some((text[..at].to_owned(), &text[at..]));
    }
    let bytes = text.as_bytes();
    let mut at = 1;
    while *bytes.get(at)? != b'"' {
        // The escaped character is skipped whole as far as the closing quotation mark is concerned.
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    let (string, after) = text.split_at_checked(at + 1)?;
    Some((serde_json::from_str(string).ok()?, after))
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, word) in self.path.iter().enumerate() {
            if i > 0 {
                f.write_str(" ")?;
            }
            write_word(f, word)?;
        }
        f.write_str(":")?;
        for (name, value) in &self.values {
            write!(f, " {name}=")?;
            write_word(f, value)?;
        }
        Ok(())
    }
}

fn write_word(f: &mut fmt::Formatter<'_>, word: &str) -> fmt::Result {
    let plain = |c: char| c != '"' && c != '\\' && !c.is_whitespace() && !hidden(c);
    if !word.is_empty() && !word.ends_with(':') && word.chars().all(plain) {
        return f.write_str(word);
    }
    f.write_str("\"")?;
    for c in word.chars() {
        match c {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            ' ' => f.write_str(" ")?,
            c if hidden(c) || c.is_whitespace() => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    write!(f, "\\u{unit:04x}")?;
                }
            }
            c => write!(f, "{c}")?,
        }
    }
    f.write_str("\"")
}

/// Characters without a shape of their own: controls, zero-width marks, marks of direction.
pub fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_content_reads_back_from_one_visible_line() {
        let odd =
            ["", "a b", "a:", "\"", "\\", "x=y", "\n\r\t", "1\u{a0}347", "\u{1b}[31m", "\u{202e}", "é 数", "\u{e0041}"];
        for word in odd {
            for other in odd {
                let line = Line {
                    path: vec![word.to_owned(), other.to_owned()],
                    values: vec![("n".to_owned(), word.to_owned()), ("m".to_owned(), other.to_owned())],
                };
                let text = line.to_string();
                assert!(!text.chars().any(hidden), "{text:?}");
                assert_eq!(Line::parse(&text), Ok(line), "{text}");
            }
        }
    }

    #[test]
    fn what_is_no_line_is_said_to_be_none() {
        for (text, fault) in [
            ("", "no colon behind the words that name the fact"),
            ("fields claim", "no colon behind the words that name the fact"),
            ("fields \"claim", "a string without an end"),
            ("fields claim: f1", "a value without a name"),
            ("fields claim: f1=\"0", "a string without an end"),
            ("fields claim: f1=\"0\"x", "something behind a string"),
        ] {
            assert_eq!(Line::parse(text), Err(fault), "{text}");
        }
    }
}
