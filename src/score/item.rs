//! A claim as the scorer keeps it: places and symbols instead of strings.
//!
//! In: a prediction. Out: an [`Item`]. Bounds that a file leaves out are completed by the guideline's own rule,
//! so that a system that prints a value alone is not marked down for what follows from it.

use std::cmp::Ordering;
use std::ops::Range;

use super::size::{Amount, Size, SizeSym};
use super::strings::{Strings, Sym};
use crate::claim::prediction::Prediction;
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

/// One claim of either side.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    pub article: u32,
    pub figure: Place,
    pub text: Sym,
    pub size: SizeSym,
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
    /// Where the relays begin in the input's list, and how many they are: apart, a pair would be padded.
    first_relay: u32,
    relays: u16,
    pub language: Sym,
    pub evidence: Sym,
    pub confidence: Amount,
    /// Its values of the columns to slice by, one after the other.
    pub label: Sym,
    /// Set where the offsets were found by the scorer and not given by the system.
    pub grounded: bool,
}

// Two million claims stand in memory at once.
const _: () = assert!(size_of::<Item>() <= 112);

impl Item {
    /// A claim of an article of which nothing is said yet.
    pub const fn of(article: u32) -> Self {
        Self {
            article,
            figure: Place::NONE,
            text: Sym::NONE,
            size: SizeSym::NONE,
            modifier: None,
            has_unit: false,
            unit: Place::NONE,
            unit_text: Sym::NONE,
            unit_kind: None,
            unit_code: Sym::NONE,
            has_property: false,
            property: Place::NONE,
            property_code: Sym::NONE,
            has_source: false,
            source: Place::NONE,
            source_text: Sym::NONE,
            source_name: Sym::NONE,
            source_type: None,
            attribution: None,
            stance: None,
            has_cue: false,
            cue: Place::NONE,
            cue_text: Sym::NONE,
            first_relay: 0,
            relays: 0,
            language: Sym::NONE,
            evidence: Sym::NONE,
            confidence: Amount::NONE,
            label: Sym::NONE,
            grounded: false,
        }
    }

    pub fn new(article: u32, claim: &Prediction, strings: &mut Strings, relays: &mut Vec<Relay>) -> Self {
        let mut item = Self::of(article);
        let figure = &claim.figure;
        item.modifier = figure.modifier;
        item.set_size(strings, figure.value, figure.low, figure.high);
        let mut sym = |text: &Option<String>| strings.intern_some(text.as_deref().filter(|t| !t.is_empty()));
        (item.figure, item.text) = (Place::new(figure.start, figure.end), sym(&figure.text));
        if let Some(unit) = &claim.unit {
            item.has_unit = *unit != Default::default();
            (item.unit, item.unit_text) = (Place::new(unit.start, unit.end), sym(&unit.text));
            (item.unit_kind, item.unit_code) = (unit.kind, sym(&unit.code));
        }
        if let Some(property) = &claim.property {
            item.has_property = *property != Default::default();
            (item.property, item.property_code) = (Place::new(property.start, property.end), sym(&property.code));
        }
        if let Some(source) = &claim.source {
            item.has_source = *source != Default::default();
            (item.source, item.source_text) = (Place::new(source.start, source.end), sym(&source.text));
            (item.source_name, item.source_type) = (sym(&source.name), source.kind);
        }
        if let Some(attribution) = &claim.attribution {
            item.set_attribution(attribution.kind);
            item.stance = attribution.stance;
            if let Some(cue) = &attribution.cue {
                item.has_cue = *cue != Default::default();
                (item.cue, item.cue_text) = (Place::new(cue.start, cue.end), sym(&cue.text));
            }
            let said = attribution.relays.iter();
            item.set_relays(relays, said.map(|r| Relay { place: Place::new(r.start, r.end), text: sym(&r.text) }));
        }
        (item.language, item.evidence) = (sym(&claim.language), sym(&claim.evidence));
        item.confidence = Amount::new(claim.confidence);
        item
    }

    /// Adds those who passed its figure on to the list of all.
    pub fn set_relays(&mut self, all: &mut Vec<Relay>, relays: impl IntoIterator<Item = Relay>) {
        self.first_relay = all.len() as u32;
        all.extend(relays.into_iter().take(u16::MAX as usize));
        self.relays = (all.len() as u32 - self.first_relay) as u16;
    }

    /// Where they stand in that list.
    pub fn relays(&self) -> Range<usize> {
        let first = self.first_relay as usize;
        first..first + usize::from(self.relays)
    }

    /// `none` and absent are one: nothing is said.
    pub fn set_attribution(&mut self, kind: Option<AttributionType>) {
        self.attribution = kind.filter(|k| *k != AttributionType::None);
    }

    /// Sets value and bounds, completed by the modifier.
    pub fn set_size(&mut self, strings: &mut Strings, value: Option<f64>, low: Option<f64>, high: Option<f64>) {
        self.size = strings.sizes.intern(completed(value, low, high, self.modifier));
    }

    /// Whether anything is said of the figure's size.
    pub const fn has_value(&self) -> bool {
        !self.size.is_none()
    }

    /// An order by content alone: two claims are equal under it only when no field tells them apart, so that
    /// neither file order nor the names of articles can move a result.
    pub fn order(&self, other: &Self, strings: &Strings) -> Ordering {
        // Most claims of an article differ in their place, which needs no string.
        self.figure.cmp(&other.figure).then_with(|| self.order_within(other, strings))
    }

    /// The order of two claims of one place.
    fn order_within(&self, other: &Self, strings: &Strings) -> Ordering {
        let text = |s: Sym| strings.get(s);
        text(self.text)
            .cmp(&text(other.text))
            .then_with(|| strings.sizes.get(self.size).order(strings.sizes.get(other.size)))
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
fn completed(mut value: Option<f64>, mut low: Option<f64>, mut high: Option<f64>, modifier: Option<Modifier>) -> Size {
    let closed = matches!(modifier, None | Some(Modifier::Exact | Modifier::Approximate));
    match modifier {
        _ if value.is_none() || low.is_some() || high.is_some() => {}
        Some(Modifier::MoreThan | Modifier::AtLeast) => low = value,
        Some(Modifier::LessThan | Modifier::AtMost) => high = value,
        _ if closed => (low, high) = (value, value),
        _ => {}
    }
    if closed && value.is_none() && low.is_some() && low == high {
        value = low;
    }
    Size { value: Amount::new(value), low: Amount::new(low), high: Amount::new(high) }
}
