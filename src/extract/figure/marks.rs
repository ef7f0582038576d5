//! What an article shows of its own grouping and decimal marks.
//!
//! In: all tokens. Out: for each of `.` and `,` how often it stands where it can only group, and
//! where it can only set off decimals. `1.347` alone says neither; its neighbours may.

use crate::text::Token;

/// Counts of plain cases, by mark: `.` first, then `,`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks {
    groups: [u32; 2],
    decimals: [u32; 2],
}

impl Marks {
    pub fn of(text: &str, tokens: &[Token]) -> Self {
        let mut marks = Self::default();
        let mut i = 0;
        while i + 2 < tokens.len() {
            if !tokens[i].is_digits() {
                i += 1;
                continue;
            }
            let (count, mark) = chain(tokens, i);
            marks.learn(text, tokens, i, count, mark);
            i += 1 + 2 * count;
        }
        marks
    }

    /// Learns from digits at `at` behind which one mark stands `count` times.
    fn learn(&mut self, text: &str, tokens: &[Token], at: usize, count: usize, mark: Option<usize>) {
        let Some(mark) = mark else { return };
        let len = |i: usize| tokens[i].span().len();
        match count {
            // `7.52` may be a clock time, and says nothing.
            1 if mark == 0 && len(at) <= 2 && len(at + 2) == 2 && clock(text, tokens, at) => {}
            1 if len(at + 2) <= 2 && len(at) <= 3 => self.decimals[mark] += 1,
            2.. if (1..=count).all(|i| len(at + 2 * i) == 3) => self.groups[mark] += 1,
            _ => {}
        }
    }

    /// Whether `mark` before three digits groups, in a language whose decimal mark is `decimal`,
    /// and the rule that settled it. A whole of zero (`0.125`) is never grouped.
    /// Where nothing but noughts follows (`14,000 ha`), nobody has measured so finely, whatever the language.
    pub fn grouping(&self, mark: char, decimal: char, zero: bool, round: bool) -> (bool, &'static str) {
        if zero {
            return (false, "decimal:zero_before");
        }
        if round {
            return (true, "grouping:noughts_behind");
        }
        let mark_index = usize::from(mark == ',');
        let other = 1 - mark_index;
        let by_language = mark != decimal;
        // Seen as a decimal mark elsewhere, or its rival seen grouping: it does not group here.
        let against = self.decimals[mark_index] + self.groups[other];
        let in_favour = self.groups[mark_index] + self.decimals[other];
        // `magnitudo 4.2 … 3.038 sfollati`: decimals of a language's own grouping mark take its three digits only where
        // the other mark groups.
        let foreign = self.groups[other] > 0 || decimal == '.';
        match (by_language, in_favour > against, against > in_favour && foreign) {
            (true, _, true) => (false, "decimal:by_other_numbers_of_the_article"),
            (false, true, _) => (true, "grouping:by_other_numbers_of_the_article"),
            (true, ..) => (true, "grouping:by_language"),
            (false, ..) => (false, "decimal:by_language"),
        }
    }
}

/// Whether two runs of digits around a mark may be the hours and minutes of a day.
fn clock(text: &str, tokens: &[Token], at: usize) -> bool {
    let below = |i: usize, limit: u8| tokens[i].of(text).parse::<u8>().is_ok_and(|n| n < limit);
    below(at, 25) && below(at + 2, 60)
}

/// How many times one and the same mark joins digits behind the digits at `at`, and which.
fn chain(tokens: &[Token], at: usize) -> (usize, Option<usize>) {
    let joint = |i: usize| -> Option<usize> {
        let (m, d) = (tokens.get(i)?, tokens.get(i + 1)?);
        if m.space_before || d.space_before || !d.is_digits() {
            return None;
        }
        [('.', 0), (',', 1)].into_iter().find(|(c, _)| m.is_mark(*c)).map(|(_, i)| i)
    };
    let Some(mark) = joint(at + 1) else { return (0, None) };
    let mut count = 1;
    while joint(at + 1 + 2 * count) == Some(mark) {
        count += 1;
    }
    (count, Some(mark))
}
