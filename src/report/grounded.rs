//! Where a system's predictions stand, without gold, as text.
//!
//! In: a system's groundedness. Out: lines.

use super::table::aligned;
use crate::score::Groundedness;

/// One line a way to stand, or not to stand, in an article.
pub fn grounded(found: &Groundedness) -> String {
    let unknown = found.unknown.iter().map(|(_, count)| count).sum();
    let rows = [
        ("  where they say", found.placed),
        ("  found by their evidence or text", found.found),
        ("  with offsets and no text to check them by", found.unchecked),
        ("  elsewhere than they say", found.misplaced.len() as u64),
        ("  nowhere in their article", found.ungrounded.len() as u64),
        ("  of articles that are not among the texts", unknown),
    ];
    let rows: Vec<Vec<String>> = rows.iter().map(|(what, count)| vec![(*what).to_owned(), count.to_string()]).collect();
    let lines: String = aligned(&rows, 1).into_iter().map(|line| line + "\n").collect();
    format!("{}: {} predictions, offsets in {}\n{lines}", found.name, found.predictions, found.unit.as_str())
}
