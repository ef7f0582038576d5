//! Claims as files hold them: surfaces copied out, bytes turned into code points.

use super::Extraction;
use crate::claim::record::{
    AttributionRecord, ClaimRecord, FigureRecord, LabelRecord, Mention, PropertyRecord, SourceRecord, UnitRecord,
    claim_id,
};
use crate::claim::{Claim, Span, to_f64};
use crate::text::Offsets;

/// The annotator's name that machine labels carry.
pub const ANNOTATOR: &str = concat!("claimbench-", env!("CARGO_PKG_VERSION"));

/// The claims of one article as records, labelled silver, in order of their figure.
pub fn records(article_id: &str, text: &str, extraction: &Extraction) -> Vec<ClaimRecord> {
    let offsets = Offsets::new(text);
    extraction.claims.iter().map(|claim| record(article_id, text, &offsets, claim)).collect()
}

fn record(article_id: &str, text: &str, offsets: &Offsets<'_>, claim: &Claim) -> ClaimRecord {
    let mention = |span: Span| Mention {
        text: span.of(text).to_owned(),
        start: offsets.code_point(span.start),
        end: offsets.code_point(span.end),
    };
    let Mention { text: figure_text, start, end } = mention(claim.figure.span);
    ClaimRecord {
        claim_id: claim_id(article_id, start, end),
        article_id: article_id.to_owned(),
        language: claim.language.to_string(),
        sentence: mention(claim.sentence),
        figure: FigureRecord {
            text: figure_text,
            start,
            end,
            value: claim.figure.value.map(to_f64),
            low: claim.figure.low.map(to_f64),
            high: claim.figure.high.map(to_f64),
            modifier: claim.figure.modifier,
        },
        unit: claim.unit.as_ref().map(|unit| {
            let Mention { text, start, end } = mention(unit.span);
            UnitRecord { text, start, end, kind: unit.kind, code: unit.code.clone() }
        }),
        property: claim.property.as_ref().map(|property| {
            let Mention { text, start, end } = mention(property.span);
            PropertyRecord { text, start, end, code: property.code.clone() }
        }),
        source: claim.source.as_ref().map(|source| {
            let Mention { text, start, end } = mention(source.span);
            SourceRecord { text, start, end, name: source.name.clone(), kind: source.kind }
        }),
        attribution: AttributionRecord {
            kind: claim.attribution.kind,
            stance: claim.attribution.stance,
            cue: claim.attribution.cue.map(mention),
            relays: claim.attribution.relays.iter().map(|&span| mention(span)).collect(),
        },
        label: LabelRecord::silver(ANNOTATOR),
        split: "all".to_owned(),
    }
}
