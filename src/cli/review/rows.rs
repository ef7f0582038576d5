//! A sentence in rows that fit a terminal, with marks under the parts that matter.
//!
//! In: a sentence, stretches of it in code points, a width. Out: pairs of rows, the lower one empty where nothing
//! stands in the upper one's part.

use unicode_width::UnicodeWidthChar;

use claimbench::snapshot::{Mark, hidden};

/// What stands under the parts of a claim: name in snapshots, sign, word in the legend. Of two marks on one place
/// the first listed wins.
pub const SIGNS: [(&str, char, &str); 5] = [
    ("figure", '^', "figure"),
    ("source", '=', "source"),
    ("unit", '-', "unit"),
    ("cue", '~', "cue"),
    ("property", '.', "property"),
];
/// What the system marked where gold has something else.
pub const GOT: (&str, char) = ("got.", '\'');

/// Cuts a sentence at white space into rows of at most `width` columns, each with its row of marks.
pub fn rows(sentence: &str, marks: &[Mark], width: usize) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    let (mut top, mut bottom) = (String::new(), String::new());
    let mut columns = 0;
    // Where the row could be cut: bytes of either string, and columns, behind the last white space.
    let mut cut = (0, 0, 0);
    for (at, c) in (0..).zip(sentence.chars()) {
        let shown = if hidden(c) && !joins(c) { ' ' } else { c };
        let wide = shown.width().unwrap_or(0);
        if columns + wide > width && cut.2 > 0 {
            let (rest_top, rest_bottom) = (top.split_off(cut.0), bottom.split_off(cut.1));
            rows.push((top.trim_end().to_owned(), bottom.trim_end().to_owned()));
            (top, bottom) = (rest_top, rest_bottom);
            columns -= cut.2;
            cut = (0, 0, 0);
        }
        top.push(shown);
        bottom.extend(std::iter::repeat_n(sign(marks, at), wide));
        columns += wide;
        if shown == ' ' {
            cut = (top.len(), bottom.len(), columns);
        }
    }
    rows.push((top.trim_end().to_owned(), bottom.trim_end().to_owned()));
    rows
}

/// Zero-width letters that scripts need to shape their words.
fn joins(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

fn sign(marks: &[Mark], at: u32) -> char {
    let covers = |name: &str| marks.iter().any(|mark| mark.name == name && (mark.start..mark.end).contains(&at));
    if let Some((_, sign, _)) = SIGNS.iter().find(|(name, ..)| covers(name)) {
        return *sign;
    }
    let got = |mark: &Mark| mark.name.starts_with(GOT.0) && (mark.start..mark.end).contains(&at);
    if marks.iter().any(got) { GOT.1 } else { ' ' }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(name: &str, start: u32, end: u32) -> Mark {
        Mark { name: name.into(), start, end }
    }

    #[test]
    fn rows_fit_the_width_and_keep_their_marks() {
        let sentence = "où 数 e\u{301}tait, 12\u{a0}500 morts";
        let marks = [mark("figure", 13, 19), mark("unit", 20, 25), mark("got.figure", 3, 4)];
        assert_eq!(
            rows(sentence, &marks, 80),
            [("où 数 e\u{301}tait, 12\u{a0}500 morts".into(), "   ''        ^^^^^^ -----".to_owned())]
        );
        assert_eq!(
            rows(sentence, &marks, 13),
            [
                ("où 数 e\u{301}tait,".to_owned(), "   ''".to_owned()),
                ("12\u{a0}500 morts".to_owned(), "^^^^^^ -----".to_owned())
            ]
        );
    }

    #[test]
    fn a_word_beyond_the_width_stands_alone_and_nothing_steers_the_terminal() {
        assert_eq!(
            rows("a bbbbbbbb \u{1b}c", &[], 4).iter().map(|r| r.0.as_str()).collect::<Vec<_>>(),
            ["a", "bbbbbbbb", " c"]
        );
        assert_eq!(rows("", &[], 4), [(String::new(), String::new())]);
    }
}
