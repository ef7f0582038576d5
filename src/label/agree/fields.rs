//! What a claim says in each field, as annotators may agree on it.
//!
//! In: two claims. Out: for a field, whether either says anything, whether both say the same to the letter, and whether what
//! they marked overlaps. Labels have no more or less; spans overlap where they share a character.

use crate::claim::prediction::{MentionPart, Prediction};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Figure,
    Value,
    Modifier,
    Language,
    Unit,
    UnitKind,
    UnitCode,
    Property,
    PropertyCode,
    Source,
    SourceName,
    SourceType,
    AttributionType,
    Stance,
    Cue,
    Relays,
}

impl Field {
    pub const ALL: [Self; 16] = [
        Self::Figure,
        Self::Value,
        Self::Modifier,
        Self::Language,
        Self::Unit,
        Self::UnitKind,
        Self::UnitCode,
        Self::Property,
        Self::PropertyCode,
        Self::Source,
        Self::SourceName,
        Self::SourceType,
        Self::AttributionType,
        Self::Stance,
        Self::Cue,
        Self::Relays,
    ];

    /// Those whose labels are compared beyond chance.
    pub const NOMINAL: [Self; 8] = [
        Self::Modifier,
        Self::Language,
        Self::UnitKind,
        Self::UnitCode,
        Self::PropertyCode,
        Self::SourceType,
        Self::AttributionType,
        Self::Stance,
    ];

    /// Those whose spans are compared on the text as a continuum.
    pub const SPANS: [Self; 6] = [Self::Figure, Self::Unit, Self::Property, Self::Source, Self::Cue, Self::Relays];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Value => "figure.value",
            Self::Modifier => "figure.modifier",
            Self::Language => "language",
            Self::Unit => "unit",
            Self::UnitKind => "unit.kind",
            Self::UnitCode => "unit.code",
            Self::Property => "property",
            Self::PropertyCode => "property.code",
            Self::Source => "source",
            Self::SourceName => "source.name",
            Self::SourceType => "source.type",
            Self::AttributionType => "attribution.type",
            Self::Stance => "attribution.stance",
            Self::Cue => "attribution.cue",
            Self::Relays => "attribution.relays",
        }
    }

    /// What the claim says; `None` where it says nothing.
    pub fn of(self, claim: &Prediction) -> Option<Said> {
        let word = |word: Option<&str>| word.map(|word| Said::Label(word.to_owned()));
        let attribution = claim.attribution.as_ref();
        let place = |start: Option<u32>, end: Option<u32>| start.zip(end).map(|place| Said::Spans(vec![place]));
        match self {
            Self::Figure => place(claim.figure.start, claim.figure.end),
            Self::Value => {
                let figure = &claim.figure;
                let bounds = [figure.value, figure.low, figure.high];
                bounds.iter().any(Option::is_some).then_some(Said::Value(bounds))
            }
            Self::Modifier => word(claim.figure.modifier.map(|v| v.as_str())),
            Self::Language => word(claim.language.as_deref().map(primary)),
            Self::Unit => claim.unit.as_ref().and_then(|unit| place(unit.start, unit.end)),
            Self::UnitKind => word(claim.unit.as_ref().and_then(|unit| unit.kind).map(|v| v.as_str())),
            Self::UnitCode => word(claim.unit.as_ref().and_then(|unit| unit.code.as_deref())),
            Self::Property => claim.property.as_ref().and_then(|property| place(property.start, property.end)),
            Self::PropertyCode => word(claim.property.as_ref().and_then(|property| property.code.as_deref())),
            Self::Source => claim.source.as_ref().and_then(|source| place(source.start, source.end)),
            Self::SourceName => word(claim.source.as_ref().and_then(|source| source.name.as_deref())),
            Self::SourceType => word(claim.source.as_ref().and_then(|source| source.kind).map(|v| v.as_str())),
            Self::AttributionType => word(attribution.and_then(|a| a.kind).map(|v| v.as_str())),
            Self::Stance => word(attribution.and_then(|a| a.stance).map(|v| v.as_str())),
            Self::Cue => attribution.and_then(|a| a.cue.as_ref()).and_then(|cue| place(cue.start, cue.end)),
            Self::Relays => {
                let place = |relay: &MentionPart| relay.start.zip(relay.end);
                let places: Vec<_> = attribution?.relays.iter().filter_map(place).collect();
                (!places.is_empty()).then_some(Said::Spans(places))
            }
        }
    }

    /// The label as a word for coefficients of chance, where nothing said is a label of its own.
    pub fn label(self, claim: &Prediction) -> String {
        match self.of(claim) {
            Some(Said::Label(label)) => label,
            _ => "none".to_owned(),
        }
    }
}

/// The language without region or script.
pub fn primary(code: &str) -> &str {
    code.split('-').next().unwrap_or_default()
}

/// What a claim says in a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// Where it stands; several only for relays.
    Spans(Vec<(u32, u32)>),
    Label(String),
    /// The value and its bounds.
    Value([Option<f64>; 3]),
}

impl Said {
    /// Whether both mean the same stretch of text, if not to the letter; for anything but spans, whether they are equal.
    pub fn overlaps(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Spans(these), Self::Spans(those)) => {
                let share = |(a, b): (&(u32, u32), &(u32, u32))| a.0 < b.1 && b.0 < a.1;
                these.len() == those.len() && these.iter().zip(those).all(share)
            }
            _ => self == other,
        }
    }
}
