//! From what somebody says of a claim to a whole claim record.
//!
//! In: a prediction or gold line, the sentence that it stands in. Out: the record, or the dotted names of the
//! fields that are missing. A field is never invented: what a record needs, its author must have said.

use super::prediction::{AttributionPart, MentionPart, Prediction, PropertyPart, SourcePart, UnitPart};
use super::record::{
    AttributionRecord, ClaimRecord, FigureRecord, LabelRecord, Mention, PropertyRecord, SourceRecord, UnitRecord,
    claim_id,
};

/// The whole record, or the names of what it lacks.
pub fn complete(
    said: Prediction,
    sentence: Option<Mention>,
    label: LabelRecord,
    split: &str,
) -> Result<ClaimRecord, Vec<String>> {
    let mut need = Needs::default();
    let Prediction { article_id, figure, language, unit, property, source, attribution, .. } = said;
    let place = MentionPart { text: figure.text, start: figure.start, end: figure.end };
    let Mention { text, start, end } = need.mention("figure", place);
    let record = ClaimRecord {
        claim_id: claim_id(&article_id, start, end),
        article_id,
        language: need.field("language", language),
        sentence: sentence.or_else(|| need.missing("sentence")).unwrap_or_default(),
        figure: FigureRecord {
            text,
            start,
            end,
            value: figure.value,
            low: figure.low,
            high: figure.high,
            modifier: need.value("figure.modifier", figure.modifier, super::Modifier::Exact),
        },
        unit: unit.map(|part| need.unit(part)),
        property: property.map(|part| need.property(part)),
        source: source.map(|part| need.source(part)),
        attribution: match attribution {
            Some(part) => need.attribution(part),
            None => need.missing("attribution").unwrap_or(NONE),
        },
        label,
        split: split.to_owned(),
    };
    if need.0.is_empty() { Ok(record) } else { Err(need.0) }
}

/// Stands in until the missing fields are told.
const NONE: AttributionRecord = AttributionRecord {
    kind: super::AttributionType::None,
    stance: super::Stance::Asserted,
    cue: None,
    relays: Vec::new(),
};

/// The names of what is missing, in the order of the fields.
#[derive(Default)]
struct Needs(Vec<String>);

impl Needs {
    fn missing<T>(&mut self, name: &str) -> Option<T> {
        self.0.push(name.to_owned());
        None
    }

    fn value<T>(&mut self, name: &str, value: Option<T>, stand_in: T) -> T {
        value.or_else(|| self.missing(name)).unwrap_or(stand_in)
    }

    fn field<T: Default>(&mut self, name: &str, value: Option<T>) -> T {
        self.value(name, value, T::default())
    }

    fn mention(&mut self, name: &str, part: MentionPart) -> Mention {
        Mention {
            text: self.field(&format!("{name}.text"), part.text),
            start: self.field(&format!("{name}.start"), part.start),
            end: self.field(&format!("{name}.end"), part.end),
        }
    }

    fn unit(&mut self, part: UnitPart) -> UnitRecord {
        let UnitPart { text, start, end, kind, code } = part;
        let Mention { text, start, end } = self.mention("unit", MentionPart { text, start, end });
        let kind = self.value("unit.kind", kind, super::UnitKind::Count);
        UnitRecord { text, start, end, kind, code: self.field("unit.code", code) }
    }

    fn property(&mut self, part: PropertyPart) -> PropertyRecord {
        let PropertyPart { text, start, end, code } = part;
        let Mention { text, start, end } = self.mention("property", MentionPart { text, start, end });
        PropertyRecord { text, start, end, code: self.field("property.code", code) }
    }

    fn source(&mut self, part: SourcePart) -> SourceRecord {
        let SourcePart { text, start, end, name, kind } = part;
        let Mention { text, start, end } = self.mention("source", MentionPart { text, start, end });
        let name = self.field("source.name", name);
        SourceRecord { text, start, end, name, kind: self.value("source.type", kind, super::SourceType::Other) }
    }

    fn attribution(&mut self, part: AttributionPart) -> AttributionRecord {
        AttributionRecord {
            kind: self.value("attribution.type", part.kind, super::AttributionType::None),
            stance: self.value("attribution.stance", part.stance, super::Stance::Asserted),
            cue: part.cue.map(|cue| self.mention("attribution.cue", cue)),
            relays: part.relays.into_iter().map(|relay| self.mention("attribution.relays", relay)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_missing_field_is_named() {
        let said = Prediction { unit: Some(UnitPart::default()), ..Prediction::default() };
        let missing = complete(said, None, LabelRecord::silver("test"), "all").unwrap_err();
        let expected = "figure.text figure.start figure.end language sentence figure.modifier unit.text unit.start \
                        unit.end unit.kind unit.code attribution";
        assert_eq!(missing.join(" "), expected);
    }
}
