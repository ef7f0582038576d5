//! Strings of a user's files on their way into the page, and the policy that the page states about itself.
//!
//! In: any string. Out: text that can neither open a tag nor leave an attribute; JSON that cannot leave its element;
//! the digest by which a content policy names the page's own script and style.

use sha2::{Digest, Sha256};

/// Text that can neither open a tag nor leave an attribute.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            '\'' => safe += "&#39;",
            // A parser would make one line break of two, and drop or replace the rest.
            '\r' | '\n' | '\t' => safe.push(' '),
            c if c.is_control() => safe.push('\u{FFFD}'),
            c => safe.push(c),
        }
    }
    safe
}

/// The same, kept apart from the direction of the text around it.
pub fn bdi(text: &str) -> String {
    format!("<bdi>{}</bdi>", escape(text))
}

/// Appends a JSON string. Without `<` it can end no element and begin no comment; without control characters no
/// parser changes a byte of it.
pub fn quote(out: &mut String, text: &str) {
    out.push('"');
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let code = match byte {
            b'"' | b'\\' | b'<' | b'>' | b'&' | 0x7f => byte,
            byte if byte < 0x20 => byte,
            _ => continue,
        };
        *out += &text[from..at];
        match code {
            b'"' => *out += "\\\"",
            b'\\' => *out += "\\\\",
            b'\n' => *out += "\\n",
            code => *out += &format!("\\u{code:04x}"),
        }
        from = at + 1;
    }
    *out += &text[from..];
    out.push('"');
}

/// A string of a fragment that the page's script reads back: what is not a plain letter or digit is encoded.
pub fn fragment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => out.push(char::from(byte)),
            byte => out += &format!("%{byte:02X}"),
        }
    }
    out
}

/// SHA-256 in base64, as a content policy names a script or a style sheet.
pub fn digest(content: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut base64 = String::new();
    for chunk in Sha256::digest(content.as_bytes()).chunks(3) {
        let byte = |i: usize| u32::from(chunk.get(i).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * i) & 63) as usize];
            base64.push(if i > chunk.len() { '=' } else { char::from(digit) });
        }
    }
    base64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_of_a_policy_is_the_published_one() {
        // SHA-256 of "abc" (FIPS 180-2) in base64.
        assert_eq!(digest("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn a_string_stays_a_string() {
        assert_eq!(escape("<script>'\"&\u{1}"), "&lt;script&gt;&#39;&quot;&amp;\u{FFFD}");
        assert_eq!(fragment("a b&c=ł"), "a%20b%26c%3D%C5%82");
    }

    #[test]
    fn quoted_text_is_json_that_holds_the_same_text() {
        for text in ["</script><!--", "a\"b\\c\r\n\t\0\u{7f}", "שלום \u{202e}&amp; 😀", ""] {
            let mut quoted = String::new();
            quote(&mut quoted, text);
            assert!(!quoted.contains(['<', '>', '&', '\n', '\r', '\0']), "{quoted}");
            assert_eq!(serde_json::from_str::<String>(&quoted).unwrap(), text);
        }
    }
}
