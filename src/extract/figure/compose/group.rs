//! Numbers below a thousand, of which all larger ones are made: `twenty-one`, `soixante et onze`, `einundzwanzig`.
//!
//! In: the parts of a number. Out: the group that starts at a part; each part fills a place that the one before left free.

use super::Composer;
use crate::extract::figure::lexemes::Part;
use crate::lang::{Bare, NumberWord as Word};

/// A number below a thousand, the place that a further part may fill, and the part behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub value: i64,
    pub place: i64,
    pub end: usize,
}

impl Composer<'_> {
    /// A number below a thousand, and below `limit`.
    pub(super) fn group(&self, at: usize, limit: i64) -> Option<Group> {
        let mut group: Option<Group> = None;
        let mut next = at;
        loop {
            let here = if next == at { next } else { self.onward(next).unwrap_or(usize::MAX) };
            let grown = match (self.part(here), group) {
                (Some(Part::Word(Word::Cardinal { value, .. }) | Part::Compound(value)), g) if value < 1000 => {
                    self.add(g, value, here)
                }
                (Some(Part::Word(Word::Scale { value, bare: Bare::One })), g) if value < 1000 => match g {
                    None => Some(Group { value, place: place(value), end: here + 1 }),
                    Some(g) if g.value > 0 && g.value < self.hundreds() => {
                        Some(Group { value: g.value * value, place: place(value), end: here + 1 })
                    }
                    Some(_) => None,
                },
                (Some(Part::Word(Word::And)), Some(g)) if self.joins => self.joined(g, here),
                _ => None,
            };
            let Some(grown) = grown else { break };
            if grown.value >= limit {
                return None;
            }
            next = grown.end;
            group = Some(grown);
        }
        group
    }

    /// What may stand before a hundred: `onze cents`, in English `twenty-five hundred` too; in other
    /// languages `quarante-cinq cents` is money.
    const fn hundreds(&self) -> i64 {
        if self.numbers.tens_of_hundreds { 100 } else { 20 }
    }

    fn add(&self, group: Option<Group>, value: i64, at: usize) -> Option<Group> {
        let Some(g) = group else { return Some(Group { value, place: place(value), end: at + 1 }) };
        let vigesimal = self.numbers.vigesimal && matches!(g.value % 100, 60 | 80) && (10..20).contains(&value);
        let fits = value > 0 && (value < g.place || vigesimal);
        fits.then(|| Group { value: g.value + value, place: place(value), end: at + 1 })
    }

    /// What `and` at `at` adds to a group.
    fn joined(&self, g: Group, at: usize) -> Option<Group> {
        let behind = self.onward(at + 1)?;
        if self.numbers.inverted
            && (1..10).contains(&(g.value % 100))
            && let Some(Part::Word(Word::Cardinal { value, .. })) = self.part(behind)
            && (20..100).contains(&value)
            && value % 10 == 0
        {
            return Some(Group { value: g.value + value, place: 1, end: behind + 1 });
        }
        let vigesimal = self.numbers.vigesimal && matches!(g.value % 100, 60 | 80);
        let limit = if vigesimal { 20 } else { g.place };
        if g.place < self.numbers.and_from {
            return None;
        }
        let tail = self.group(behind, limit)?;
        // `twenty and three fifths` is a mixed number.
        if self.onward(tail.end).is_some_and(|i| matches!(self.word(i), Some(Word::Denominator { .. }))) {
            return None;
        }
        (tail.value > 0).then(|| Group { value: g.value + tail.value, ..tail })
    }
}

/// The place below which a further part may add to a number.
const fn place(value: i64) -> i64 {
    match value {
        0 => 1,
        v if v % 100 == 0 => 100,
        v if v % 10 == 0 && v % 100 >= 20 => 10,
        _ => 1,
    }
}
