//! Grounding: predictions without offsets, found in their article by their evidence, then by their text.
//!
//! In: the items of one article and its text. Out: places. White space, quotation marks and dashes are compared by
//! kind, because a model that quotes an article types its own. A surface that stands in several places is given the
//! one nearest to its unit; several predictions of one surface take one place each.

use super::item::{Item, Place};
use super::strings::Strings;

/// Grounds what has no place; how many were found, and how many not.
pub fn ground(items: &mut [Item], text: Option<&str>, strings: &Strings) -> (u64, u64) {
    let mut homeless: Vec<usize> = (0..items.len()).filter(|&i| items[i].figure.is_none()).collect();
    if homeless.is_empty() {
        return (0, 0);
    }
    let Some(text) = text else { return (0, homeless.len() as u64) };
    let plain = Plain::new(text);
    let mut candidates = Vec::new();
    for (rank, &i) in homeless.iter().enumerate() {
        for (quoted, place) in places(&items[i], &plain, strings) {
            candidates.push((!quoted, distance(&items[i], place, &plain, strings), place, rank));
        }
    }
    candidates.sort_unstable();
    let mut taken: Vec<Place> = items.iter().map(|i| i.figure).filter(|p| !p.is_none()).collect();
    let total = homeless.len() as u64;
    // Free places first; a prediction for which none is left repeats one and is a duplicate there.
    for free in [true, false] {
        for &(_, _, place, rank) in &candidates {
            let i = homeless[rank];
            if i == usize::MAX || (free && taken.contains(&place)) {
                continue;
            }
            (items[i].figure, items[i].grounded) = (place, true);
            homeless[rank] = usize::MAX;
            taken.push(place);
        }
    }
    let ungrounded = homeless.iter().filter(|&&i| i != usize::MAX).count() as u64;
    (total - ungrounded, ungrounded)
}

/// Every place that the prediction may mean, and whether its evidence says so.
fn places(item: &Item, plain: &Plain, strings: &Strings) -> Vec<(bool, Place)> {
    let Some(surface) = strings.get(item.text).map(fold) else { return Vec::new() };
    if let Some(evidence) = strings.get(strings.rare.aside(item.aside).evidence).map(fold) {
        let quoted: Vec<_> = plain
            .find(&evidence, 0, plain.folded.len())
            .into_iter()
            .flat_map(|at| plain.words(&surface, at, at + evidence.len()))
            .map(|place| (true, place))
            .collect();
        if !quoted.is_empty() {
            return quoted;
        }
    }
    plain.words(&surface, 0, plain.folded.len()).into_iter().map(|place| (false, place)).collect()
}

/// How far the nearest mention of the unit is, in code points; 0 where nothing tells.
fn distance(item: &Item, place: Place, plain: &Plain, strings: &Strings) -> u32 {
    let Some(unit) = strings.get(item.unit_text).map(fold) else { return 0 };
    let mentions = plain.words(&unit, 0, plain.folded.len()).into_iter();
    let gaps = mentions.map(|m| if m.start >= place.end { m.start - place.end } else { place.start.abs_diff(m.end) });
    gaps.min().unwrap_or(0)
}

/// A text folded for comparison, with the way back.
struct Plain {
    folded: String,
    /// For each byte of `folded`, the code point of the original; one more for the end.
    origin: Vec<u32>,
}

impl Plain {
    fn new(text: &str) -> Self {
        let (mut folded, mut origin) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
        let mut end = 0;
        for (point, c) in text.chars().enumerate() {
            end = point as u32 + 1;
            let c = kind(c);
            if c == ' ' && folded.ends_with(' ') {
                continue;
            }
            folded.push(c);
            origin.resize(folded.len(), point as u32);
        }
        origin.push(end);
        Self { folded, origin }
    }

    /// Where `needle` starts within a stretch of bytes.
    fn find(&self, needle: &str, from: usize, to: usize) -> Vec<usize> {
        let Some(stretch) = self.folded.get(from..to.min(self.folded.len())) else { return Vec::new() };
        if needle.is_empty() {
            return Vec::new();
        }
        stretch.match_indices(needle).map(|(at, _)| from + at).collect()
    }

    /// Where `needle` stands as whole words: no digit of a longer number and no letter of a longer word beside it.
    fn words(&self, needle: &str, from: usize, to: usize) -> Vec<Place> {
        let clear = |inner: Option<char>, next: Option<char>, beyond: Option<char>| match (inner, next) {
            (Some(i), Some(n)) if i.is_alphabetic() => !n.is_alphanumeric(),
            (Some(i), Some(n)) if i.is_ascii_digit() => {
                let goes_on = matches!(n, '.' | ',') && beyond.is_some_and(|b| b.is_ascii_digit());
                !n.is_ascii_digit() && !goes_on
            }
            _ => true,
        };
        let whole = |&at: &usize| {
            let (mut before, mut after) = (self.folded[..at].chars().rev(), self.folded[at + needle.len()..].chars());
            clear(needle.chars().next(), before.next(), before.next())
                && clear(needle.chars().next_back(), after.next(), after.next())
        };
        let place = |at: usize| {
            // The end is one behind the last code point, for what follows may be white space that was folded away.
            let last = at + needle.char_indices().next_back().map_or(0, |(i, _)| i);
            Place { start: self.origin[at], end: self.origin[last] + 1 }
        };
        self.find(needle, from, to).into_iter().filter(whole).map(place).collect()
    }
}

fn fold(surface: &str) -> String {
    Plain::new(surface.trim()).folded
}

/// Spaces, quotation marks, apostrophes and dashes by kind; all else as it is.
fn kind(c: char) -> char {
    match c {
        c if c.is_whitespace() => ' ',
        '’' | '‘' | 'ʼ' | '`' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '–' | '—' | '‑' | '−' => '-',
        c => c,
    }
}
