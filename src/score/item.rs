//! A claim as the scorer keeps it: places and symbols instead of strings.
//!
//! In: a prediction. Out: an [`Item`]. Bounds that a file leaves out are completed by the guideline's own rule,
//! so that a system that prints a value alone is not marked down for what follows from it.

use std::cmp::Ordering;

use super::strings::{Strings, Sym};
use crate::claim::prediction::{FigurePart, Prediction};
use crate::claim::{AttributionType, Modifier, SourceType, Stance, UnitKind};

/// A half-open stretch of an article in the unit of the files (code points once located), or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub start: u32,
    pub end: u32,
}

impl Place {
    pub const NONE: Self = Self { start: u32::MAX, end: u32::MAX };

    pub fn new(start: Option<u32>, end: Option<u32>) -> Self {
        match (start, end) {
            (Some(start), Some(end)) => Self { start, end },
            _ => Self::NONE,
        }
    }

    pub fn get(self) -> Option<(u32, u32)> {
        (!self.is_none()).then_some((self.start, self.end))
    }

    pub fn is_none(self) -> bool {
        self == Self::NONE
    }

    /// Code points that belong to both.
    pub fn shared(self, other: Self) -> u32 {
        if self.is_none() || other.is_none() {
            return 0;
        }
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.shared(other) > 0
    }
}

/// Somebody who passed a figure on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relay {
    pub place: Place,
    pub text: Sym,
}

/// A number or nothing in eight bytes: not-a-number is no number.
#[derive(Debug, Clone, Copy)]
pub struct Amount(f64);

impl Amount {
    pub fn new(value: Option<f64>) -> Self {
        // Adding zero makes -0 and 0 one value.
        Self(value.map_or(f64::NAN, |v| v + 0.0))
    }

    pub fn get(self) -> Option<f64> {
        (!self.0.is_nan()).then_some(self.0)
    }

    fn order(self, other: Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// One claim of either side.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    pub article: u32,
    pub figure: Place,
    pub text: Sym,
    pub value: Amount,
    pub low: Amount,
    pub high: Amount,
    pub modifier: Option<Modifier>,
    pub has_unit: bool,
    pub unit: Place,
    pub unit_text: Sym,
    pub unit_kind: Option<UnitKind>,
    pub unit_code: Sym,
    pub has_property: bool,
    pub property: Place,
    pub property_code: Sym,
    pub has_source: bool,
    pub source: Place,
    pub source_text: Sym,
    pub source_name: Sym,
    pub source_type: Option<SourceType>,
    /// `none` and absent are one: nothing is said.
    pub attribution: Option<AttributionType>,
    pub stance: Option<Stance>,
    pub has_cue: bool,
    pub cue: Place,
    pub cue_text: Sym,
    /// Where the relays stand in the input's list, and how many they are.
    pub relays: (u32, u16),
    pub language: Sym,
    pub evidence: Sym,
    pub confidence: Amount,
    /// Its values of the columns to slice by, one after the other.
    pub label: Sym,
    /// Set where the offsets were found by the scorer and not given by the system.
    pub grounded: bool,
}

impl Item {
    pub fn new(article: u32, claim: &Prediction, strings: &mut Strings, relays: &mut Vec<Relay>) -> Self {
        let (value, low, high) = amounts(&claim.figure);
        let unit = claim.unit.clone().unwrap_or_default();
        let property = claim.property.clone().unwrap_or_default();
        let source = claim.source.clone().unwrap_or_default();
        let attribution = claim.attribution.clone().unwrap_or_default();
        let cue = attribution.cue.clone().unwrap_or_default();
        let first = relays.len() as u32;
        let mut sym = |text: &Option<String>| strings.intern_some(text.as_deref().filter(|t| !t.is_empty()));
        let said = attribution.relays.iter().take(u16::MAX as usize);
        relays.extend(said.map(|r| Relay { place: Place::new(r.start, r.end), text: sym(&r.text) }));
        Self {
            article,
            figure: Place::new(claim.figure.start, claim.figure.end),
            text: sym(&claim.figure.text),
            value,
            low,
            high,
            modifier: claim.figure.modifier,
            has_unit: claim.unit.as_ref().is_some_and(|u| *u != Default::default()),
            unit: Place::new(unit.start, unit.end),
            unit_text: sym(&unit.text),
            unit_kind: unit.kind,
            unit_code: sym(&unit.code),
            has_property: claim.property.as_ref().is_some_and(|p| *p != Default::default()),
            property: Place::new(property.start, property.end),
            property_code: sym(&property.code),
            has_source: claim.source.as_ref().is_some_and(|s| *s != Default::default()),
            source: Place::new(source.start, source.end),
            source_text: sym(&source.text),
            source_name: sym(&source.name),
            source_type: source.kind,
            attribution: attribution.kind.filter(|k| *k != AttributionType::None),
            stance: attribution.stance,
            has_cue: attribution.cue.as_ref().is_some_and(|c| *c != Default::default()),
            cue: Place::new(cue.start, cue.end),
            cue_text: sym(&cue.text),
            relays: (first, (relays.len() as u32 - first) as u16),
            language: sym(&claim.language),
            evidence: sym(&claim.evidence),
            confidence: Amount::new(claim.confidence),
            label: Sym::NONE,
            grounded: false,
        }
    }

    /// Whether anything is said of the figure's size.
    pub fn has_value(&self) -> bool {
        [self.value, self.low, self.high].iter().any(|a| a.get().is_some())
    }

    /// An order by content alone: two claims are equal under it only when no field tells them apart, so that
    /// neither file order nor the names of articles can move a result.
    pub fn order(&self, other: &Self, strings: &Strings) -> Ordering {
        let text = |s: Sym| strings.get(s);
        (self.figure, text(self.text))
            .cmp(&(other.figure, text(other.text)))
            .then_with(|| self.value.order(other.value))
            .then_with(|| self.low.order(other.low))
            .then_with(|| self.high.order(other.high))
            .then_with(|| (self.modifier, self.has_unit, self.unit).cmp(&(other.modifier, other.has_unit, other.unit)))
            .then_with(|| (self.unit_kind, text(self.unit_code)).cmp(&(other.unit_kind, text(other.unit_code))))
            .then_with(|| text(self.unit_text).cmp(&text(other.unit_text)))
            .then_with(|| (self.has_property, self.property).cmp(&(other.has_property, other.property)))
            .then_with(|| text(self.property_code).cmp(&text(other.property_code)))
            .then_with(|| (self.has_source, self.source).cmp(&(other.has_source, other.source)))
            .then_with(|| text(self.source_name).cmp(&text(other.source_name)))
            .then_with(|| (text(self.source_text), self.source_type).cmp(&(text(other.source_text), other.source_type)))
            .then_with(|| (self.attribution, self.stance).cmp(&(other.attribution, other.stance)))
            .then_with(|| {
                (self.has_cue, self.cue, text(self.cue_text)).cmp(&(other.has_cue, other.cue, text(other.cue_text)))
            })
            .then_with(|| (text(self.language), text(self.evidence)).cmp(&(text(other.language), text(other.evidence))))
            .then_with(|| self.confidence.order(other.confidence))
            .then_with(|| text(self.label).cmp(&text(other.label)))
    }
}

/// Value and bounds. Where a file gives a value and neither bound, the guideline says what the bounds are: both
/// equal the value, but for a modifier that opens one side. A value that both bounds repeat may be left out too.
fn amounts(figure: &FigurePart) -> (Amount, Amount, Amount) {
    let (mut value, mut low, mut high) = (figure.value, figure.low, figure.high);
    let closed = matches!(figure.modifier, None | Some(Modifier::Exact | Modifier::Approximate));
    match figure.modifier {
        _ if value.is_none() || low.is_some() || high.is_some() => {}
        Some(Modifier::MoreThan | Modifier::AtLeast) => low = value,
        Some(Modifier::LessThan | Modifier::AtMost) => high = value,
        _ if closed => (low, high) = (value, value),
        _ => {}
    }
    if closed && value.is_none() && low.is_some() && low == high {
        value = low;
    }
    (Amount::new(value), Amount::new(low), Amount::new(high))
}
