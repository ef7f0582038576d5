//! Grounding: predictions without offsets, found in their article by their evidence, then by their text.
//!
//! In: the items of one article and its text. Out: places. White space, quotation marks and dashes are compared by
//! kind, because a model that quotes an article types its own. A surface that stands in several places is given the
//! one nearest to its unit; several predictions of one surface take one place each.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::item::{Item, Place};
use super::strings::Strings;

/// Grounds what has no place; how many were found, and how many not.
pub fn ground(items: &mut [Item], text: Option<&str>, strings: &Strings) -> (u64, u64) {
    let homeless: Vec<usize> = (0..items.len()).filter(|&i| items[i].figure.is_none()).collect();
    let total = homeless.len() as u64;
    let Some(text) = text.filter(|_| total > 0) else { return (0, total) };
    let mut groups = alike(items, &homeless, &Plain::new(text), strings);
    let mut candidates: Vec<(Candidate, usize)> = Vec::new();
    for (number, group) in groups.iter().enumerate() {
        candidates.extend(group.candidates.iter().map(|&candidate| (candidate, number)));
    }
    candidates.sort_unstable();
    let mut taken: BTreeSet<Place> = items.iter().map(|i| i.figure).filter(|p| !p.is_none()).collect();
    // Free places first. Of predictions that want one place alike, the first is given it.
    for same in candidates.chunk_by(|(a, _), (b, _)| a == b) {
        let ((.., place), _) = same[0];
        let first = same.iter().filter(|(_, group)| !groups[*group].waiting.is_empty());
        let first = first.min_by_key(|(_, group)| groups[*group].waiting.first().copied());
        let Some((_, group)) = first.filter(|_| !taken.contains(&place)) else { continue };
        if let Some(i) = groups[*group].waiting.pop_first() {
            (items[i].figure, items[i].grounded) = (place, true);
            taken.insert(place);
        }
    }
    // A prediction for which none is left repeats one and is a duplicate there.
    let mut ungrounded = 0;
    for group in groups {
        match group.candidates.iter().min() {
            None => ungrounded += group.waiting.len() as u64,
            Some(&(.., place)) => {
                group.waiting.iter().for_each(|&i| (items[i].figure, items[i].grounded) = (place, true));
            }
        }
    }
    (total - ungrounded, ungrounded)
}

/// Whether the evidence does not say so, how far the unit is, and the place.
type Candidate = (bool, u32, Place);

/// Predictions that say the same words: what is a place of one is one of the others.
struct Alike {
    candidates: Vec<Candidate>,
    /// Those that have no place yet.
    waiting: BTreeSet<usize>,
}

fn alike(items: &[Item], homeless: &[usize], plain: &Plain, strings: &Strings) -> Vec<Alike> {
    let mut groups: Vec<Alike> = Vec::new();
    let (mut numbers, mut units) = (FxHashMap::default(), FxHashMap::default());
    for &i in homeless {
        let item = &items[i];
        let evidence = strings.rare.aside(item.aside).evidence;
        let number = *numbers.entry((item.text, evidence, item.unit_text)).or_insert_with(|| {
            // A unit is looked for once in an article, however many figures name it.
            let mentions = units.entry(item.unit_text).or_insert_with(|| mentions(item, plain, strings));
            let places = places(item, plain, strings).into_iter();
            let candidates = places.map(|(quoted, place)| (!quoted, distance(place, mentions), place)).collect();
            groups.push(Alike { candidates, waiting: BTreeSet::new() });
            groups.len() - 1
        });
        groups[number].waiting.insert(i);
    }
    groups
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

/// Where the item's unit stands, in order; none overlaps another.
fn mentions(item: &Item, plain: &Plain, strings: &Strings) -> Vec<Place> {
    let unit = strings.get(item.unit_text).map(fold);
    unit.map(|unit| plain.words(&unit, 0, plain.folded.len())).unwrap_or_default()
}

/// How far the nearest mention of the unit is, in code points; 0 where nothing tells.
fn distance(place: Place, mentions: &[Place]) -> u32 {
    let (before, after) = mentions.split_at(mentions.partition_point(|m| m.start < place.end));
    let nearest = before.partition_point(|m| m.end <= place.start);
    let before = before[nearest.saturating_sub(1)..].iter().take(2).map(|m| place.start.abs_diff(m.end));
    let after = after.first().map(|m| m.start - place.end);
    before.chain(after).min().unwrap_or(0)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_mention_is_that_of_all() {
        let mention = |start: u32| Place { start, end: start + 3 };
        let mentions: Vec<Place> = [0, 4, 20, 23, 41, 90].map(mention).into();
        for start in 0..100 {
            for end in start + 1..start + 12 {
                let place = Place { start, end };
                let gap = |m: &Place| if m.start >= end { m.start - end } else { start.abs_diff(m.end) };
                assert_eq!(Some(distance(place, &mentions)), mentions.iter().map(gap).min(), "{place:?}");
            }
        }
        assert_eq!(distance(mention(5), &[]), 0);
    }
}
