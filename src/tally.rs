//! Counts by slice: the only room that names polars.
//!
//! In: an evaluation. Out: the same with its slices filled, sorted by key. polars groups, this room unpacks.

pub mod show;

use std::collections::BTreeMap;

use polars::prelude::{Column, DataFrame, PolarsResult};

use crate::error::{Error, Fault, Result};
use crate::score::{
    Claim, Counts, Evaluation, Field, FieldCounts, Input, Options, Row, Slice, SystemEvaluation, Verdict,
};

/// What a row is sliced by: the name of the slice, and a row's key in it. Gold's side says the key where there is one.
const SLICES: [(&str, KeyOf); 6] = [
    ("language", |row| leading(row, |c| c.language())),
    ("modifier", |row| leading(row, |c| c.modifier().map(|m| m.as_str()))),
    ("unit_kind", |row| leading(row, |c| c.unit_kind().map(|k| k.as_str()))),
    ("attribution", |row| leading(row, |c| c.attribution().map(|a| a.as_str()))),
    ("outlet", |row| row.outlet),
    ("article", |row| Some(row.article_id)),
];

type KeyOf = for<'a> fn(&Row<'a>) -> Option<&'a str>;

/// The key of rows that say nothing.
const NOTHING: &str = "none";
/// Bits that a verdict takes in a packed row.
const BITS: u32 = 3;
/// Set in a packed row that is a pair.
const PAIR: u32 = 1 << 31;

/// Scores every system against gold and slices the outcomes: the one way from an input to a report.
pub fn evaluate(input: Input, options: &Options) -> Result<Evaluation> {
    let mut evaluation = crate::score::evaluate(input, options);
    let sliced: PolarsResult<Vec<_>> = evaluation.systems.iter().map(|s| slices(&evaluation, s)).collect();
    let sliced = sliced.map_err(|e| Error::input(Fault::new(format!("cannot count by slice: {e}"))))?;
    for (system, slices) in evaluation.systems.iter_mut().zip(sliced) {
        system.slices = slices;
    }
    Ok(evaluation)
}

/// Every slice of one system, sorted by slice and key.
fn slices(evaluation: &Evaluation, system: &SystemEvaluation) -> PolarsResult<Vec<Slice>> {
    let mut slices = Vec::new();
    for (by, key_of) in SLICES {
        let (mut keys, mut packed) = (Vec::new(), Vec::new());
        for row in evaluation.rows(system) {
            keys.push(key_of(&row).unwrap_or(NOTHING));
            packed.push(pack(&row));
        }
        // Nobody names an outlet: there is nothing to slice.
        if by == "outlet" && keys.iter().all(|k| *k == NOTHING) {
            continue;
        }
        let columns = vec![Column::new("key".into(), &keys), Column::new("verdicts".into(), &packed)];
        let frame = DataFrame::new(keys.len(), columns)?;
        let grouped = frame.group_by(["key", "verdicts"])?;
        // polars promises no order of groups: the map sorts them by key.
        let mut found: BTreeMap<&str, FieldCounts> = BTreeMap::new();
        for group in grouped.get_groups().iter() {
            let first = group.first() as usize;
            if let (Some(key), Some(&packed)) = (keys.get(first), packed.get(first)) {
                unpack(packed, group.len() as u64, found.entry(key).or_default());
            }
        }
        slices.extend(found.into_iter().map(|(key, fields)| Slice { by, key: key.to_owned(), fields }));
    }
    Ok(slices)
}

fn leading<'a>(row: &Row<'a>, key: impl Fn(Claim<'a>) -> Option<&'a str>) -> Option<&'a str> {
    row.leading().and_then(key)
}

/// All verdicts of a row in one number, so that polars groups by one column and not by ten.
fn pack(row: &Row) -> u32 {
    let verdicts = Field::ALL.iter().map(|f| (row.outcome.verdict(*f) as u32) << (BITS * f.index() as u32));
    verdicts.sum::<u32>() | if row.gold.is_some() && row.prediction.is_some() { PAIR } else { 0 }
}

fn unpack(packed: u32, rows: u64, counts: &mut FieldCounts) {
    const VERDICTS: [Verdict; 5] =
        [Verdict::Agreed, Verdict::Correct, Verdict::Incorrect, Verdict::Missing, Verdict::Spurious];
    for field in Field::ALL {
        let code = packed >> (BITS * field.index() as u32) & ((1 << BITS) - 1);
        let Some(&verdict) = VERDICTS.get(code as usize) else { continue };
        // A claim that stands alone agrees with nobody.
        if verdict != Verdict::Agreed || packed & PAIR != 0 {
            Counts::count(&mut counts[field.index()], verdict, rows);
        }
    }
}
