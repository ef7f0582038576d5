//! A stretch of text with marks under parts of it, for people who read it on a terminal.

use claimbench::claim::Span;
use unicode_width::UnicodeWidthChar;

/// What stands under one character of the text.
pub type Mark = (Span, char);

/// The text of `line` on one row, and under it a row of marks; of marks that overlap the first
/// given wins. Line breaks and tabs become spaces; the second row has no trailing blanks.
pub fn underline(text: &str, line: Span, marks: &[Mark]) -> (String, String) {
    let (mut top, mut bottom) = (String::new(), String::new());
    for (at, c) in line.of(text).char_indices() {
        let at = line.start + at;
        let shown = if c.is_control() { ' ' } else { c };
        let mark = marks.iter().find(|(span, _)| span.start <= at && at < span.end).map_or(' ', |(_, mark)| *mark);
        top.push(shown);
        // A combining mark has no column of its own, a wide letter has two.
        bottom.extend(std::iter::repeat_n(mark, shown.width().unwrap_or(0)));
    }
    (top, bottom.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_under_wide_and_combining_characters() {
        let text = "où 数 e\u{301}tait\n12";
        let at = |part: &str| {
            let start = text.find(part).unwrap_or_default();
            Span::new(start, start + part.len())
        };
        let (top, bottom) = underline(text, Span::new(0, text.len()), &[(at("数"), '-'), (at("12"), '^')]);
        assert_eq!(top, "où 数 e\u{301}tait 12");
        assert_eq!(bottom, "   --       ^^");
    }
}
