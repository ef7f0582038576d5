//! Bytes as text, and text as lines.
//!
//! In: the bytes of a file. Out: its text without a leading byte order mark, its lines with their numbers, or a
//! fault that says where the bytes stop being UTF-8.

use crate::error::Fault;

pub const BOM: &[u8] = b"\xEF\xBB\xBF";

/// The text of a file: UTF-8, a leading byte order mark dropped, nothing else touched.
pub fn decode(bytes: &[u8]) -> Result<&str, Fault> {
    let text = bytes.strip_prefix(BOM).unwrap_or(bytes);
    std::str::from_utf8(text).map_err(|e| {
        let at = e.valid_up_to();
        let line = 1 + memchr::memchr_iter(b'\n', &text[..at]).count();
        let byte = text.get(at).copied().unwrap_or_default();
        let offset = at + bytes.len() - text.len();
        let fault = Fault::new(format!("byte {offset} (0x{byte:02x}) is not UTF-8")).line(line).expected("UTF-8 text");
        match bytes {
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => {
                fault.hint("this looks like UTF-16: convert it with `iconv -f UTF-16 -t UTF-8`")
            }
            _ => fault.hint("convert the file, for example with `iconv -f WINDOWS-1252 -t UTF-8`"),
        }
    })
}

/// The lines that are not blank, numbered from 1, without their line break.
pub fn lines(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    bytes
        .split(|&b| b == b'\n')
        .enumerate()
        .map(|(i, line)| (i + 1, line.strip_suffix(b"\r").unwrap_or(line)))
        .filter(|(_, line)| !line.trim_ascii().is_empty())
}

/// What serde found in a line that is no JSON, with what usually causes it.
pub fn malformed(line: &[u8], error: &serde_json::Error) -> Fault {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    let fault =
        Fault::new(format!("not JSON: {message} at column {}", error.column())).expected("one JSON object a line");
    let holds = |word: &[u8]| memchr::memmem::find(line, word).is_some();
    if holds(b"NaN") || holds(b"Infinity") {
        return fault.hint("JSON has no NaN and no Infinity: write null");
    }
    if line.starts_with(b"[") {
        return fault.hint("a JSON array: write one object a line, for example with `jq -c '.[]'`");
    }
    fault
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_byte_order_mark_alone_is_dropped() {
        assert_eq!(decode(b"\xEF\xBB\xBFa\r\nb\n"), Ok("a\r\nb\n"));
    }

    #[test]
    fn bad_bytes_are_located_in_the_file() {
        let fault = decode(b"\xEF\xBB\xBFa\ncaf\xE9\n").unwrap_err();
        assert_eq!((fault.line, fault.found.as_str()), (Some(2), "byte 8 (0xe9) is not UTF-8"));
    }

    #[test]
    fn blank_lines_count_but_are_not_given() {
        let numbered: Vec<_> = lines(b"a\r\n\n  \nb").collect();
        assert_eq!(numbered, [(1, &b"a"[..]), (4, &b"b"[..])]);
    }
}
