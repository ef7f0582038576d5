//! A claim as the scorer keeps it: places and symbols instead of strings.
//!
//! In: a prediction. Out: an [`Item`]. Bounds that a file leaves out are completed by the guideline's own rule,
//! so that a system that prints a value alone is not marked down for what follows from it.

use std::cmp::Ordering;

use super::rare::{AsideSym, Spot};
use super::size::{Amount, Size, SizeSym};
use super::strings::{Strings, Sym};
use crate::claim::prediction::{MentionPart, Prediction};
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
    pub unit: Spot,
    pub unit_text: Sym,
    pub unit_kind: Option<UnitKind>,
    pub unit_code: Sym,
    pub has_property: bool,
    pub property: Spot,
    pub property_code: Sym,
    pub has_source: bool,
    pub source: Spot,
    pub source_text: Sym,
    pub source_name: Sym,
    pub source_type: Option<SourceType>,
    /// `none` and absent are one: nothing is said.
    pub attribution: Option<AttributionType>,
    pub stance: Option<Stance>,
    pub has_cue: bool,
    pub cue: Spot,
    pub cue_text: Sym,
    pub language: Sym,
    /// Evidence, confidence, relays and values to slice by.
    pub aside: AsideSym,
    /// Set where the offsets were found by the scorer and not given by the system.
    pub grounded: bool,
}

// Two million claims stand in memory at once.
const _: () = assert!(size_of::<Item>() <= 80);

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
            unit: Spot::NONE,
            unit_text: Sym::NONE,
            unit_kind: None,
            unit_code: Sym::NONE,
            has_property: false,
            property: Spot::NONE,
            property_code: Sym::NONE,
            has_source: false,
            source: Spot::NONE,
            source_text: Sym::NONE,
            source_name: Sym::NONE,
            source_type: None,
            attribution: None,
            stance: None,
            has_cue: false,
            cue: Spot::NONE,
            cue_text: Sym::NONE,
            language: Sym::NONE,
            aside: AsideSym::NONE,
            grounded: false,
        }
    }

    pub fn new(article: u32, claim: &Prediction, strings: &mut Strings) -> Self {
        let mut item = Self::of(article);
        let figure = &claim.figure;
        item.modifier = figure.modifier;
        item.set_size(strings, figure.value, figure.low, figure.high);
        (item.figure, item.text) = (Place::new(figure.start, figure.end), sym(strings, &figure.text));
        if let Some(unit) = &claim.unit {
            item.has_unit = *unit != Default::default();
            item.unit = strings.rare.spot(Place::new(unit.start, unit.end));
            (item.unit_text, item.unit_kind) = (sym(strings, &unit.text), unit.kind);
            item.unit_code = sym(strings, &unit.code);
        }
        if let Some(property) = &claim.property {
            item.has_property = *property != Default::default();
            item.property = strings.rare.spot(Place::new(property.start, property.end));
            item.property_code = sym(strings, &property.code);
        }
        if let Some(source) = &claim.source {
            item.has_source = *source != Default::default();
            item.source = strings.rare.spot(Place::new(source.start, source.end));
            (item.source_text, item.source_name) = (sym(strings, &source.text), sym(strings, &source.name));
            item.source_type = source.kind;
        }
        if let Some(attribution) = &claim.attribution {
            item.set_attribution(attribution.kind);
            item.stance = attribution.stance;
            if let Some(cue) = &attribution.cue {
                item.has_cue = *cue != Default::default();
                item.cue = strings.rare.spot(Place::new(cue.start, cue.end));
                item.cue_text = sym(strings, &cue.text);
            }
            let mut relay = |r: &MentionPart| Relay { place: Place::new(r.start, r.end), text: sym(strings, &r.text) };
            let said: Vec<Relay> = attribution.relays.iter().map(&mut relay).collect();
            strings.rare.set_relays(&mut item.aside, said);
        }
        item.language = sym(strings, &claim.language);
        let evidence = sym(strings, &claim.evidence);
        item.set_evidence(strings, evidence);
        item.set_confidence(strings, claim.confidence);
        item
    }

    /// The words by which its system says where it read the claim.
    pub fn set_evidence(&mut self, strings: &mut Strings, evidence: Sym) {
        if !evidence.is_none() {
            strings.rare.aside_mut(&mut self.aside).evidence = evidence;
        }
    }

    pub fn set_confidence(&mut self, strings: &mut Strings, confidence: Option<f64>) {
        if confidence.is_some() {
            strings.rare.aside_mut(&mut self.aside).confidence = Amount::new(confidence);
        }
    }

    /// Its values of the columns to slice by.
    pub fn set_label(&mut self, strings: &mut Strings, label: Sym) {
        if !label.is_none() {
            strings.rare.aside_mut(&mut self.aside).label = label;
        }
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
        let place = |spot: Spot| strings.rare.place(spot);
        let (aside, beside) = (strings.rare.aside(self.aside), strings.rare.aside(other.aside));
        text(self.text)
            .cmp(&text(other.text))
            .then_with(|| strings.sizes.get(self.size).order(strings.sizes.get(other.size)))
            .then_with(|| (self.modifier, self.has_unit).cmp(&(other.modifier, other.has_unit)))
            .then_with(|| place(self.unit).cmp(&place(other.unit)))
            .then_with(|| (self.unit_kind, text(self.unit_code)).cmp(&(other.unit_kind, text(other.unit_code))))
            .then_with(|| text(self.unit_text).cmp(&text(other.unit_text)))
            .then_with(|| self.has_property.cmp(&other.has_property))
            .then_with(|| place(self.property).cmp(&place(other.property)))
            .then_with(|| text(self.property_code).cmp(&text(other.property_code)))
            .then_with(|| (self.has_source, place(self.source)).cmp(&(other.has_source, place(other.source))))
            .then_with(|| text(self.source_name).cmp(&text(other.source_name)))
            .then_with(|| (text(self.source_text), self.source_type).cmp(&(text(other.source_text), other.source_type)))
            .then_with(|| (self.attribution, self.stance).cmp(&(other.attribution, other.stance)))
            .then_with(|| (self.has_cue, place(self.cue)).cmp(&(other.has_cue, place(other.cue))))
            .then_with(|| text(self.cue_text).cmp(&text(other.cue_text)))
            .then_with(|| text(self.language).cmp(&text(other.language)))
            .then_with(|| text(aside.evidence).cmp(&text(beside.evidence)))
            .then_with(|| aside.confidence.order(beside.confidence))
            .then_with(|| text(aside.label).cmp(&text(beside.label)))
    }
}

/// What is empty says nothing.
fn sym(strings: &mut Strings, text: &Option<String>) -> Sym {
    strings.intern_some(text.as_deref().filter(|t| !t.is_empty()))
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
