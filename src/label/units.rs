//! In what a tool counts its offsets.
//!
//! In: a text, and spans with their surfaces as a tool wrote them. Out: the unit under which every surface is the
//! text's, or the spans that fit none. Where the surfaces leave a choice, the unit is the one that the tool is known for.

use crate::error::Fault;
use crate::text::Offsets;

/// What an offset counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OffsetUnit {
    CodePoint,
    /// JavaScript's and Java's.
    Utf16,
    /// Of UTF-8.
    Byte,
}

impl OffsetUnit {
    pub const ALL: [Self; 3] = [Self::CodePoint, Self::Utf16, Self::Byte];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CodePoint => "code points",
            Self::Utf16 => "UTF-16 units",
            Self::Byte => "bytes",
        }
    }
}

/// A span as a tool has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub start: u64,
    pub end: u64,
    /// `None` where the tool keeps no surfaces.
    pub surface: Option<String>,
}

/// A span of the text, in code points, with its surface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fitted<'a> {
    pub start: u32,
    pub end: u32,
    pub surface: &'a str,
}

/// Positions of a text in every unit.
pub struct Places<'a> {
    text: &'a str,
    offsets: Offsets<'a>,
    /// The byte of each UTF-16 unit that begins a character, in order, with the text's end.
    utf16: Vec<(u64, usize)>,
}

impl<'a> Places<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut utf16 = Vec::new();
        let mut unit = 0;
        for (byte, c) in text.char_indices() {
            utf16.push((unit, byte));
            unit += c.len_utf16() as u64;
        }
        utf16.push((unit, text.len()));
        Self { text, offsets: Offsets::new(text), utf16 }
    }

    /// An offset of ours; `None` where it stands inside a character or behind the text.
    pub fn ours(&self, at: u64, unit: OffsetUnit) -> Option<u32> {
        let byte = match unit {
            OffsetUnit::CodePoint => return u32::try_from(at).ok().filter(|at| self.offsets.byte(*at).is_some()),
            OffsetUnit::Utf16 => self.utf16[self.utf16.binary_search_by_key(&at, |(unit, _)| *unit).ok()?].1,
            OffsetUnit::Byte => usize::try_from(at).ok().filter(|at| self.text.is_char_boundary(*at))?,
        };
        Some(self.offsets.code_point(byte))
    }

    /// The UTF-16 unit of a code point.
    pub fn utf16(&self, code_point: u32) -> u64 {
        self.utf16.get(code_point as usize).or(self.utf16.last()).map_or(0, |(unit, _)| *unit)
    }

    /// The span, if its surface is the text's.
    pub fn fit(&self, said: &Said, unit: OffsetUnit) -> Option<Fitted<'a>> {
        let (start, end) = (self.ours(said.start, unit)?, self.ours(said.end, unit)?);
        let surface = self.offsets.slice(start, end)?;
        // Tools that show text on one line keep its breaks as blanks.
        let same = |said: &String| surface == said || surface.split_whitespace().eq(said.split_whitespace());
        said.surface.as_ref().is_none_or(same).then_some(Fitted { start, end, surface })
    }

    /// The unit that all spans fit; the tool's own where several do.
    pub fn unit(&self, said: &[Said], own: OffsetUnit) -> Result<OffsetUnit, Vec<Fault>> {
        let fits = |unit: &OffsetUnit| said.iter().all(|span| self.fit(span, *unit).is_some());
        if let Some(unit) = [own].into_iter().chain(OffsetUnit::ALL).find(fits) {
            return Ok(unit);
        }
        let best =
            OffsetUnit::ALL.into_iter().max_by_key(|unit| said.iter().filter(|s| self.fit(s, *unit).is_some()).count());
        let best = best.unwrap_or(OffsetUnit::CodePoint);
        let wrong = said.iter().filter(|span| self.fit(span, best).is_none()).map(|span| {
            let place = self.ours(span.start, best).zip(self.ours(span.end, best));
            let there = place.and_then(|(start, end)| self.offsets.slice(start, end)).unwrap_or_default();
            let surface = span.surface.clone().unwrap_or_default();
            Fault::new(format!("{surface:?} at {}..{} ({})", span.start, span.end, best.as_str()))
                .expected(format!("the text's own words, which are {there:?}"))
        });
        Err(wrong.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surfaces_tell_the_unit() {
        let text = "🔥 12 blessés – été";
        let places = Places::new(text);
        let said = |start, end, surface: &str| Said { start, end, surface: Some(surface.to_owned()) };
        for (unit, spans) in [
            (OffsetUnit::CodePoint, [said(2, 4, "12"), said(15, 18, "été")]),
            (OffsetUnit::Utf16, [said(3, 5, "12"), said(16, 19, "été")]),
            (OffsetUnit::Byte, [said(5, 7, "12"), said(21, 26, "été")]),
        ] {
            assert_eq!(places.unit(&spans, OffsetUnit::CodePoint), Ok(unit));
            assert_eq!(places.fit(&spans[1], unit), Some(Fitted { start: 15, end: 18, surface: "été" }));
        }
        assert!(places.unit(&[said(2, 4, "13")], OffsetUnit::CodePoint).is_err());
        assert_eq!(places.ours(1, OffsetUnit::Utf16), None, "inside a character");
    }
}
