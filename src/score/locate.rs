//! Where predictions stand: offsets in other units recognised and converted, quotations found.
//!
//! In: one system's items and the articles' texts. Out: the same items with every place in code points, and what was
//! done, for the report. Without an article's text its places are taken as they are.

use std::collections::BTreeMap;

use super::ground;
use super::input::ArticleInfo;
use super::item::{Item, Place};
use super::rare::Rare;
use super::strings::Strings;
use crate::text::{Offsets, utf16_positions};

/// The unit that a file counts offsets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum OffsetUnit {
    #[default]
    CodePoints,
    Utf16,
    Bytes,
}

impl OffsetUnit {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CodePoints => "code points",
            Self::Utf16 => "UTF-16 units",
            Self::Bytes => "bytes",
        }
    }
}

/// What was found out about one file's offsets.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Located {
    /// The unit in which most surfaces stand where the file says.
    pub unit: OffsetUnit,
    /// Another unit in which more surfaces stand there than in code points, but not most: nothing is converted on a guess.
    pub doubtful: Option<OffsetUnit>,
    /// Claims whose surface is not what stands at their offsets, or whose place is beyond their article.
    pub misplaced: u64,
    /// Predictions without offsets that were found in their article.
    pub grounded: u64,
    /// Predictions without offsets that were not.
    pub ungrounded: u64,
}

/// Brings every place to code points. `items` must be sorted by article.
pub fn locate(items: &mut [Item], articles: &[ArticleInfo], strings: &mut Strings) -> Located {
    let mut matches = [0u64; 3];
    let mut beyond = [0u64; 3];
    let mut with_surface = 0;
    for (article, range) in runs(items) {
        let Some(offsets) = articles[article as usize].offsets() else { continue };
        let reader = Reader::new(offsets);
        for item in &items[range] {
            let Some((start, end)) = item.figure.get() else { continue };
            let (fits, counts) = match strings.get(item.text) {
                Some(surface) => (reader.units_that_fit(start, end, surface), &mut matches),
                None => (reader.units_beyond(end), &mut beyond),
            };
            with_surface += u64::from(!item.text.is_none());
            counts.iter_mut().zip(fits).for_each(|(count, fits)| *count += u64::from(fits));
        }
    }
    // Another unit must explain more surfaces than code points do, ties stay with the contract; and more than half of them, or a
    // file whose surfaces were typed anew would be moved by the one that fits by chance.
    let mut located = Located::default();
    let (mut most, mut out) = (matches[0], beyond[0]);
    for (unit, count, beyond) in
        [(OffsetUnit::Utf16, matches[1], beyond[1]), (OffsetUnit::Bytes, matches[2], beyond[2])]
    {
        if count > most && 2 * count > with_surface {
            (located.unit, located.doubtful, most, out) = (unit, None, count, beyond);
        } else if count > most {
            located.doubtful = Some(unit);
        }
    }
    located.misplaced = with_surface - most + out;
    for (article, range) in runs(items) {
        let offsets = articles[article as usize].offsets();
        let text = offsets.as_ref().map(Offsets::text);
        if let (Some(offsets), true) = (offsets, located.unit != OffsetUnit::CodePoints) {
            convert(&mut items[range.clone()], &mut strings.rare, located.unit, offsets);
        }
        let found = ground::ground(&mut items[range], text, strings);
        located.grounded += found.0;
        located.ungrounded += found.1;
    }
    located
}

/// Runs of items of one article.
pub fn runs(items: &[Item]) -> Vec<(u32, std::ops::Range<usize>)> {
    let mut runs: Vec<(u32, std::ops::Range<usize>)> = Vec::new();
    for (i, item) in items.iter().enumerate() {
        match runs.last_mut() {
            Some((article, range)) if *article == item.article => range.end = i + 1,
            _ => runs.push((item.article, i..i + 1)),
        }
    }
    runs
}

/// Reads surfaces of one text by any unit.
struct Reader<'a> {
    text: &'a str,
    offsets: Offsets<'a>,
    /// Code point of each UTF-16 unit, where the two differ.
    utf16: Option<Vec<u32>>,
}

impl<'a> Reader<'a> {
    fn new(offsets: Offsets<'a>) -> Self {
        let text = offsets.text();
        let astral = !offsets.is_ascii() && text.bytes().any(|b| b >= 0xF0);
        Self { text, offsets, utf16: astral.then(|| utf16_positions(text)) }
    }

    /// In which units a place ends behind the text.
    fn units_beyond(&self, end: u32) -> [bool; 3] {
        let point = self.offsets.byte(end).is_none();
        let utf16 = self.utf16.as_ref().map_or(point, |points| points.len() <= end as usize);
        [point, utf16, self.text.len() < end as usize]
    }

    fn units_that_fit(&self, start: u32, end: u32, surface: &str) -> [bool; 3] {
        let point = self.offsets.slice(start, end) == Some(surface);
        if self.offsets.is_ascii() {
            return [point; 3];
        }
        let utf16 = match &self.utf16 {
            None => point,
            Some(points) => match (points.get(start as usize), points.get(end as usize)) {
                (Some(&s), Some(&e)) => self.offsets.slice(s, e) == Some(surface),
                _ => false,
            },
        };
        [point, utf16, self.text.get(start as usize..end as usize) == Some(surface)]
    }
}

fn convert(items: &mut [Item], rare: &mut Rare, unit: OffsetUnit, offsets: Offsets) {
    let reader = Reader::new(offsets);
    let point = |at: u32| match (unit, &reader.utf16) {
        (OffsetUnit::Bytes, _) => reader.offsets.code_point(at as usize),
        (OffsetUnit::Utf16, Some(points)) => points.get(at as usize).or(points.last()).copied().unwrap_or(at),
        _ => at,
    };
    // Several items never share a relay's place, so that each is converted once.
    let mut done = BTreeMap::new();
    let mut convert = |place: &mut Place| {
        if let Some((start, end)) = place.get() {
            *place = *done.entry((start, end)).or_insert_with(|| Place { start: point(start), end: point(end) });
        }
    };
    for item in items {
        convert(&mut item.figure);
        for spot in [&mut item.unit, &mut item.property, &mut item.source, &mut item.cue] {
            let mut place = rare.place(*spot);
            convert(&mut place);
            *spot = rare.spot(place);
        }
        rare.relays_mut(item.aside).iter_mut().for_each(|relay| convert(&mut relay.place));
    }
}
