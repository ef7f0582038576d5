//! What a result must reach for a run to end well: floors under ratios, and a system that nobody may fall behind.
//!
//! In: a report, floors as people type them. Out: what fails, by system and field, for every format that tells it.

use super::record::{FieldReport, Report};
use crate::changes::counted;
use crate::score::Field;

/// Below this corrected p a difference counts as one, by the usual convention.
pub const CHANCE: f64 = crate::score::ALPHA;

/// A field of a system that did not reach what was asked of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub system: String,
    pub field: Field,
    /// What asked for it: `floor` or `comparison`.
    pub kind: &'static str,
    pub found: String,
    pub expected: String,
}

/// A floor under one ratio of every system.
#[derive(Debug, Clone, PartialEq)]
pub struct Floor {
    field: Field,
    ratio: Ratio,
    least: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ratio {
    Precision,
    Recall,
    F1,
}

impl Ratio {
    const ALL: [Self; 3] = [Self::Precision, Self::Recall, Self::F1];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Precision => "precision",
            Self::Recall => "recall",
            Self::F1 => "f1",
        }
    }

    const fn of(self, field: &FieldReport) -> Option<f64> {
        match self {
            Self::Precision => field.precision,
            Self::Recall => field.recall,
            Self::F1 => field.f1,
        }
    }
}

impl Floor {
    /// Reads `figure.f1=0.90`; without a ratio, F1 is meant.
    pub fn parse(word: &str) -> Result<Self, String> {
        let (name, least) = word.split_once('=').ok_or("expected FIELD.RATIO=MIN, such as figure.f1=0.90")?;
        let (field, ratio) = name.split_once('.').unwrap_or((name, Ratio::F1.as_str()));
        let known = || Field::ALL.map(Field::as_str).join(", ");
        let field = Field::parse(field).ok_or_else(|| format!("no field {field:?}; the fields are {}", known()))?;
        let ratio = Ratio::ALL.into_iter().find(|r| r.as_str() == ratio);
        let ratio = ratio.ok_or("the ratios are precision, recall and f1")?;
        let least: f64 = least.parse().map_err(|_| format!("{least:?} is no number"))?;
        if (0.0..=1.0).contains(&least) {
            Ok(Self { field, ratio, least })
        } else {
            Err(format!("{least} is not between 0 and 1"))
        }
    }

    /// What each system that misses the floor has. An undefined ratio misses it.
    pub fn failures(&self, report: &Report) -> Vec<Failure> {
        let name = format!("{}.{}", self.field.as_str(), self.ratio.as_str());
        let of = |system: &super::SystemReport| {
            let found = system.fields.get(self.field.as_str()).and_then(|f| self.ratio.of(f));
            found.is_none_or(|found| found < self.least).then(|| Failure {
                system: system.name.clone(),
                field: self.field,
                kind: "floor",
                found: format!("{name} is {}", found.map_or_else(|| "undefined".to_owned(), |f| format!("{f:.4}"))),
                expected: format!("at least {}", self.least),
            })
        };
        report.systems.iter().filter_map(of).collect()
    }
}

/// Why no comparison of the report can fail, whatever the systems did.
pub fn cannot_fail(report: &Report) -> Option<String> {
    let statistics = &report.statistics;
    if statistics.tests == 0 {
        return Some("no field of two systems can be compared".to_owned());
    }
    let why = statistics.limit(statistics.tests)?;
    Some(format!("{} over systems and fields: {why}", counted(statistics.tests as usize, "test")))
}

/// Fields in which a system is worse than `baseline` by more than chance, corrected for all comparisons.
pub fn worse_than(report: &Report, baseline: &str) -> Vec<Failure> {
    let of = |c: &super::ComparisonReport| {
        let field = Field::parse(&c.field)?;
        let difference = if c.b == baseline { c.difference? } else { -c.difference? };
        let system = if c.b == baseline { &c.a } else { &c.b };
        let concerned = c.a == baseline || c.b == baseline;
        let p = c.p_holm.filter(|p| *p < CHANCE)?;
        (concerned && difference < 0.0).then(|| Failure {
            system: system.clone(),
            field,
            kind: "comparison",
            found: format!("{}.f1 is {:.4} lower than that of {baseline} (p {p:.4} by Holm)", c.field, -difference),
            expected: format!("no worse than {baseline}"),
        })
    };
    report.comparisons.iter().filter_map(of).collect()
}
