//! Counts by slice: the only room that names polars.
//!
//! In: an evaluation. Out: the same with its slices filled, sorted by key, with intervals, and every pair of systems compared on
//! each. polars groups, this room unpacks.

pub mod show;

use std::collections::BTreeMap;

use polars::prelude::{Column, DataFrame, GroupsIndicator, PolarsResult};

use crate::error::{Error, Fault, Result};
use crate::score::{self, Claim, Evaluation, Input, Options, Row, Rows, SystemEvaluation};

/// What a row is sliced by: the name of the slice, and a row's key in it. Gold's side says the key where there is one.
const SLICES: [(&str, KeyOf); 6] = [
    ("language", |row| leading(row, |c| c.language())),
    ("modifier", |row| leading(row, |c| c.modifier().map(|m| m.as_str()))),
    ("unit_kind", |row| leading(row, |c| c.unit_kind().map(|k| k.as_str()))),
    ("attribution", |row| leading(row, |c| c.attribution().map(|a| a.as_str()))),
    ("outlet", |row| row.outlet),
    (ARTICLE, |row| Some(row.article_id)),
];

type KeyOf = for<'a> fn(&Row<'a>) -> Option<&'a str>;

/// The slice whose keys are what is drawn: they have no intervals.
const ARTICLE: &str = "article";
/// The key of rows that say nothing.
const NOTHING: &str = "none";

/// Scores every system against gold and slices the outcomes: the one way from an input to a report.
pub fn evaluate(input: Input, options: &Options) -> Result<Evaluation> {
    let mut evaluation = score::evaluate(input, options);
    let mut slices = vec![Vec::new(); evaluation.systems.len()];
    let mut compared = Vec::new();
    let mut add = |by: &str, keyed: Vec<BTreeMap<&str, Rows>>| {
        let drawn = if by == ARTICLE { Options { resamples: 0, ..options.clone() } } else { options.clone() };
        for (slices, keys) in slices.iter_mut().zip(&keyed) {
            slices.extend(keys.iter().map(|(key, rows)| rows.slice(by, key, &drawn)));
        }
        let mut keys: Vec<&str> = keyed.iter().flat_map(|k| k.keys().copied()).collect();
        keys.sort_unstable();
        keys.dedup();
        let nothing = Rows::default();
        for key in keys {
            let names = evaluation.systems.iter().map(|s| s.name.as_str());
            let rows = keyed.iter().map(|k| k.get(key).unwrap_or(&nothing));
            compared.extend(score::comparisons(by, key, &names.zip(rows).collect::<Vec<_>>(), &drawn));
        }
    };
    let failed = |e| Error::input(Fault::new(format!("cannot count by slice: {e}")));
    for (by, key_of) in SLICES {
        let drawn = by != ARTICLE && options.resamples > 0;
        let keyed = keyed(&evaluation, drawn, |row| key_of(row)).map_err(failed)?;
        // Nobody names an outlet: there is nothing to slice.
        if by != "outlet" || keyed.iter().any(|keys| keys.keys().any(|k| *k != NOTHING)) {
            add(by, keyed);
        }
    }
    for (i, by) in evaluation.columns().iter().enumerate().filter(|(_, by)| SLICES.iter().all(|(s, _)| s != by)) {
        add(by, keyed(&evaluation, options.resamples > 0, |row| row.value(i)).map_err(failed)?);
    }
    score::correct(&mut evaluation.comparisons, &mut compared);
    evaluation.systems.iter_mut().zip(slices).for_each(|(system, slices)| system.slices = slices);
    evaluation.slices = compared;
    Ok(evaluation)
}

/// The rows of every system by key; `drawn` says whether units are drawn from them.
fn keyed<'a>(
    evaluation: &'a Evaluation,
    drawn: bool,
    key_of: impl Fn(&Row<'a>) -> Option<&'a str>,
) -> PolarsResult<Vec<BTreeMap<&'a str, Rows>>> {
    evaluation.systems.iter().map(|system| by_key(evaluation, system, drawn, &key_of)).collect()
}

fn by_key<'a>(
    evaluation: &'a Evaluation,
    system: &'a SystemEvaluation,
    drawn: bool,
    key_of: &impl Fn(&Row<'a>) -> Option<&'a str>,
) -> PolarsResult<BTreeMap<&'a str, Rows>> {
    let (mut keys, mut rows) = (Vec::new(), Vec::new());
    for row in evaluation.rows(system) {
        keys.push(key_of(&row).unwrap_or(NOTHING));
        rows.push((drawn.then(|| row.unit()), row.outcome, row.gold.is_some() && row.prediction.is_some()));
    }
    let frame = DataFrame::new(keys.len(), vec![Column::new("key".into(), &keys)])?;
    let grouped = frame.group_by(["key"])?;
    // polars promises no order of groups: the map sorts them by key.
    let mut found: BTreeMap<&str, Rows> = BTreeMap::new();
    for group in grouped.get_groups().iter() {
        let Some(&key) = keys.get(group.first() as usize) else { continue };
        let slice = found.entry(key).or_default();
        let mut add = |i: usize| {
            if let Some((unit, outcome, paired)) = rows.get(i) {
                slice.add(*unit, &outcome.verdicts, *paired);
            }
        };
        match group {
            GroupsIndicator::Idx((_, members)) => members.iter().for_each(|&i| add(i as usize)),
            GroupsIndicator::Slice([first, length]) => (first..first + length).for_each(|i| add(i as usize)),
        }
    }
    Ok(found)
}

fn leading<'a>(row: &Row<'a>, key: impl Fn(Claim<'a>) -> Option<&'a str>) -> Option<&'a str> {
    row.leading().and_then(key)
}
