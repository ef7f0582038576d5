//! One row of outcomes, wherever it comes from: a running evaluation or a table on disk.
//!
//! In: what both sides say, and the verdicts. Out: the claim as a snapshot tells it, where anything is wrong with it.

use super::facts::{Fault, Mark, Reading, Side, Wrong};
use crate::score::{self, Field, Verdict, Verdicts};

/// The fields that stand somewhere in the sentence, in the order of [`Said::places`].
const PLACED: [Field; 5] = [Field::Figure, Field::Unit, Field::Property, Field::Source, Field::Cue];

/// A pair, a gold claim alone or a prediction alone.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    pub article: &'a str,
    pub outlet: Option<&'a str>,
    /// What the article is drawn together with; none where articles are drawn one by one.
    pub cluster: Option<&'a str>,
    pub cause: Option<&'a str>,
    pub verdicts: Verdicts,
    pub gold: Option<Said<'a>>,
    pub prediction: Option<Said<'a>>,
    /// With its start in the article, in code points.
    pub sentence: Option<(&'a str, u32)>,
}

/// What one side says of a claim.
#[derive(Debug, Clone, Default)]
pub struct Said<'a> {
    /// The figure's surface.
    pub text: &'a str,
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub modifier: Option<&'a str>,
    pub unit_kind: Option<&'a str>,
    pub unit_code: Option<&'a str>,
    pub property: Option<&'a str>,
    pub source: Option<&'a str>,
    pub attribution: Option<&'a str>,
    pub cue: Option<&'a str>,
    pub language: Option<&'a str>,
    /// Figure, unit, property, source and cue, in code points of the article.
    pub places: [Option<(u32, u32)>; PLACED.len()],
}

impl<'a> From<&score::Row<'a>> for Row<'a> {
    fn from(row: &score::Row<'a>) -> Self {
        let said = |claim: score::Claim<'a>| Said {
            text: claim.text(),
            value: claim.value(),
            low: claim.low(),
            high: claim.high(),
            modifier: claim.modifier().map(|modifier| modifier.as_str()),
            unit_kind: claim.unit_kind().map(|kind| kind.as_str()),
            unit_code: claim.unit_code(),
            property: claim.property_code(),
            source: claim.source(),
            attribution: claim.attribution().map(|attribution| attribution.as_str()),
            cue: claim.cue(),
            language: claim.language(),
            places: PLACED.map(|field| claim.place_of(field)),
        };
        Self {
            article: row.article_id,
            outlet: row.outlet,
            cluster: row.cluster(),
            cause: row.outcome.cause.map(|cause| cause.as_str()),
            verdicts: row.outcome.verdicts,
            gold: row.gold.map(said),
            prediction: row.prediction.map(said),
            sentence: row.sentence(),
        }
    }
}

impl Row<'_> {
    pub fn is_pair(&self) -> bool {
        self.gold.is_some() && self.prediction.is_some()
    }

    /// Gold's side, else the prediction's.
    pub fn leading(&self) -> Option<&Said<'_>> {
        self.gold.as_ref().or(self.prediction.as_ref())
    }

    /// The row as a claim of the snapshot; `None` where nothing is wrong with it.
    pub fn wrong(&self) -> Option<Wrong> {
        let class = self.cause?.to_owned();
        let leading = self.leading()?;
        let fault = |field: Field| {
            let verdict = self.verdicts[field.index()];
            // Of a claim that stands alone every field is missing or spurious: one word says it.
            let told = verdict.is_wrong() && (self.is_pair() || field == Field::Detection);
            told.then(|| Fault {
                field: field.as_str().to_owned(),
                verdict: verdict.as_str().to_owned(),
                reading: Reading {
                    gold: self.gold.as_ref().and_then(|said| said.of(field)),
                    got: self.prediction.as_ref().and_then(|said| said.of(field)),
                },
            })
        };
        let missed = self.gold.is_some() && self.prediction.is_none();
        let lost = |field: &Field| {
            let apart = matches!(field, Field::Claim | Field::Detection);
            missed && !apart && self.verdicts[field.index()].is_wrong()
        };
        Some(Wrong {
            side: if self.gold.is_some() { Side::Gold } else { Side::Prediction },
            article: self.article.to_owned(),
            place: leading.places[0],
            figure: leading.text.to_owned(),
            language: leading.language.map(str::to_owned),
            class,
            faults: Field::ALL.into_iter().filter_map(fault).collect(),
            lost: Field::ALL.into_iter().filter(lost).map(|field| field.as_str().to_owned()).collect(),
            marks: self.sentence.map(|(text, start)| self.marks(text, start)).unwrap_or_default(),
            sentence: self.sentence.map(|(text, _)| text.to_owned()),
        })
    }

    /// Where the claim's parts stand in its sentence: the leading side's, and what the system marked elsewhere.
    fn marks(&self, sentence: &str, start: u32) -> Vec<Mark> {
        let length = u32::try_from(sentence.chars().count()).unwrap_or(u32::MAX);
        let mut marks = Vec::new();
        for (i, field) in PLACED.into_iter().enumerate() {
            let of = |side: &Option<Said>| side.as_ref().and_then(|said| said.places[i]);
            let (gold, got) = (of(&self.gold), of(&self.prediction));
            let elsewhere = if self.gold.is_some() && got != gold { got } else { None };
            let leading = if self.gold.is_some() { gold } else { got };
            for (prefix, place) in [("", leading), ("got.", elsewhere)] {
                let inside = |&(from, to): &(u32, u32)| from >= start && to <= start.saturating_add(length);
                let Some((from, to)) = place.filter(inside) else { continue };
                marks.push(Mark { name: format!("{prefix}{}", field.as_str()), start: from - start, end: to - start });
            }
        }
        marks
    }

    /// What the row adds to each field's counts.
    pub fn verdict_counts(&self) -> impl Iterator<Item = (Field, Verdict)> {
        let pair = self.is_pair();
        let all = Field::ALL.into_iter().zip(self.verdicts);
        all.filter(move |(_, verdict)| pair || *verdict != Verdict::Agreed)
    }
}

impl Said<'_> {
    /// What is said of a field; `None` where nothing is, or where the field has no word of its own.
    fn of(&self, field: Field) -> Option<String> {
        let word = match field {
            Field::Claim => None,
            Field::Figure => return self.amount(),
            Field::Detection => Some(self.text),
            Field::Modifier => self.modifier,
            Field::Unit => self.unit_code,
            Field::Property => self.property,
            Field::Source => self.source,
            Field::Attribution => self.attribution,
            Field::Cue => self.cue,
            Field::Language => self.language,
        };
        word.map(str::to_owned)
    }

    /// A value, its bounds where they say more, or nothing.
    fn amount(&self) -> Option<String> {
        let bound = |bound: Option<f64>| bound.map_or_else(|| "…".to_owned(), |bound| bound.to_string());
        match (self.value, self.low, self.high) {
            (None, None, None) => None,
            (Some(value), low, high) if low == Some(value) && high == Some(value) => Some(value.to_string()),
            (Some(value), low, high) => Some(format!("{value} ({} to {})", bound(low), bound(high))),
            (None, low, high) => Some(format!("{} to {}", bound(low), bound(high))),
        }
    }
}
