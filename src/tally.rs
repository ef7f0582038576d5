//! Counts by slice: the only room that names polars.
//!
//! In: an evaluation. Out: the same with its slices filled, sorted by key, with intervals, and every pair of systems compared on
//! each. polars groups, this room unpacks.

pub mod show;

use std::collections::BTreeMap;

use polars::prelude::{Column as Series, DataFrame, GroupsIndicator, PolarsResult};

use crate::error::{Error, Fault, Result};
use crate::score::{self, Claim, Evaluation, Input, Means, Options, Row, Rows, Slice, SystemEvaluation};

/// What a row is sliced by: the name of the slice, and a row's key in it. Gold's side says the key where there is one.
const SLICES: [(&str, KeyOf); 6] = [
    ("language", |row| leading(row, |c| c.language())),
    ("modifier", |row| leading(row, |c| c.modifier().map(|m| m.as_str()))),
    ("unit_kind", |row| leading(row, |c| c.unit_kind().map(|k| k.as_str()))),
    ("attribution", |row| leading(row, |c| c.attribution().map(|a| a.as_str()))),
    (OUTLET, |row| row.outlet),
    (ARTICLE, |row| Some(row.article_id)),
];

type KeyOf = for<'a> fn(&Row<'a>) -> Option<&'a str>;

/// The slice whose keys are what is drawn: they have no intervals.
const ARTICLE: &str = "article";
/// Articles beyond this number are sliced in `outcomes.parquet` alone, or a report would outgrow its reader.
const ARTICLES_IN_REPORT: u64 = 1000;
const OUTLET: &str = "outlet";
/// Rows that are grouped at once: the lists of all rows of a million claims are larger than what they are made for.
const ROWS: usize = 65_536;
/// The key of rows that say nothing.
const NOTHING: &str = "none";

/// Scores every system against gold and slices the outcomes: the one way from an input to a report.
pub fn evaluate(input: Input, options: &Options) -> Result<Evaluation> {
    let mut evaluation = score::evaluate(input, options);
    let tables: Vec<Keys> = evaluation.systems.iter().map(|system| Keys::of(&evaluation, system)).collect();
    let failed = |e| Error::input(Fault::new(format!("cannot count by slice: {e}")));
    let mut sliced: Vec<(Vec<Slice>, Vec<Means>)> = vec![Default::default(); evaluation.systems.len()];
    let mut compared = Vec::new();
    for (column, by) in names(&evaluation).into_iter().enumerate() {
        if by == ARTICLE {
            for (system, (slices, means)) in evaluation.systems.iter().zip(&mut sliced) {
                let (found, mean) = articles(&evaluation, system);
                slices.extend(found);
                means.extend((mean.keys > 0).then_some(mean));
            }
            continue;
        }
        let keyed = tables.iter().map(|table| table.by(column, options.resamples > 0));
        let keyed: Vec<BTreeMap<&str, Rows>> = keyed.collect::<PolarsResult<_>>().map_err(failed)?;
        // Nobody names an outlet: there is nothing to slice.
        if by == OUTLET && keyed.iter().all(|keys| keys.keys().all(|k| *k == NOTHING)) {
            continue;
        }
        for ((slices, means), keys) in sliced.iter_mut().zip(&keyed) {
            let mut mean = Means::new(by);
            slices.extend(keys.iter().map(|(key, rows)| rows.slice(by, key, options)).inspect(|s| mean.add(&s.fields)));
            means.extend((mean.keys > 0).then_some(mean));
        }
        let mut keys: Vec<&str> = keyed.iter().flat_map(|k| k.keys().copied()).collect();
        keys.sort_unstable();
        keys.dedup();
        let nothing = Rows::default();
        for key in keys {
            let names = evaluation.systems.iter().map(|s| s.name.as_str());
            let rows = keyed.iter().map(|k| k.get(key).unwrap_or(&nothing));
            compared.extend(score::comparisons(by, key, &names.zip(rows).collect::<Vec<_>>(), options));
        }
    }
    drop(tables);
    score::correct(&mut evaluation.comparisons, &mut compared);
    for (system, sliced) in evaluation.systems.iter_mut().zip(sliced) {
        (system.slices, system.means) = sliced;
    }
    evaluation.slices = compared;
    Ok(evaluation)
}

/// What rows are sliced by, in the order of reports: our own slices, then the columns that were asked for.
fn names(evaluation: &Evaluation) -> Vec<&str> {
    let ours = SLICES.iter().map(|(by, _)| *by);
    let asked = evaluation.columns().iter().map(String::as_str);
    ours.chain(asked.filter(|by| SLICES.iter().all(|(s, _)| s != by))).collect()
}

/// The slices by article, none where they would be too many, and their means. The rows of an article stand together:
/// there is nothing to group, and nothing to draw.
fn articles(evaluation: &Evaluation, system: &SystemEvaluation) -> (Vec<Slice>, Means) {
    let alone = Options { resamples: 0, ..evaluation.options.clone() };
    let (mut slices, mut means) = (Vec::new(), Means::new(ARTICLE));
    let mut close = |(id, rows): (&str, Rows)| {
        means.add(&rows.fields());
        match means.keys {
            0..=ARTICLES_IN_REPORT => slices.push(rows.slice(ARTICLE, id, &alone)),
            _ => slices.clear(),
        }
    };
    let mut open: Option<(&str, Rows)> = None;
    for row in evaluation.rows(system) {
        open.take_if(|(id, _)| *id != row.article_id).map(&mut close);
        let (_, rows) = open.get_or_insert_with(|| (row.article_id, Rows::default()));
        rows.add(None, &row.outcome.verdicts, row.outcome.is_pair());
    }
    open.map(&mut close);
    (slices, means)
}

/// One system's rows: what each is drawn with, and its key in every slice.
struct Keys<'a> {
    outcomes: &'a [score::Outcome],
    units: Vec<u32>,
    columns: Vec<Column<'a>>,
}

/// The keys of one slice: each once, and its number for every row.
#[derive(Default)]
struct Column<'a> {
    of_row: Vec<u32>,
    numbers: BTreeMap<&'a str, u32>,
    keys: Vec<&'a str>,
    last: u32,
}

impl<'a> Keys<'a> {
    fn of(evaluation: &'a Evaluation, system: &'a SystemEvaluation) -> Self {
        let names = names(evaluation);
        let asked = |by: &str| evaluation.columns().iter().position(|column| column == by);
        let of: Vec<Option<usize>> = names.iter().map(|by| asked(by)).collect();
        let mut keys = Self {
            outcomes: &system.outcomes,
            units: Vec::new(),
            columns: names.iter().map(|_| Column::default()).collect(),
        };
        keys.units.reserve_exact(system.outcomes.len());
        for row in evaluation.rows(system) {
            keys.units.push(row.unit());
            for (i, column) in keys.columns.iter_mut().enumerate() {
                let key = match (SLICES.get(i), of[i]) {
                    (Some((ARTICLE, _)), _) => continue,
                    (Some((_, key_of)), _) => key_of(&row),
                    (None, Some(asked)) => row.value(asked),
                    (None, None) => None,
                };
                column.push(key.unwrap_or(NOTHING));
            }
        }
        keys
    }

    /// The rows by the keys of one slice; `drawn` says whether units are drawn from them.
    fn by(&self, column: usize, drawn: bool) -> PolarsResult<BTreeMap<&'a str, Rows>> {
        let Some(column) = self.columns.get(column) else { return Ok(BTreeMap::new()) };
        let mut found: BTreeMap<&str, Rows> = BTreeMap::new();
        for (n, keys) in column.of_row.chunks(ROWS).enumerate() {
            let first = n * ROWS;
            let frame = DataFrame::new(keys.len(), vec![Series::new("key".into(), keys)])?;
            let grouped = frame.group_by(["key"])?;
            // polars promises no order of groups: the map sorts them by key.
            for group in grouped.get_groups().iter() {
                let key = keys.get(group.first() as usize);
                let Some(&key) = key.and_then(|&key| column.keys.get(key as usize)) else { continue };
                let slice = found.entry(key).or_default();
                let mut add = |i: u32| {
                    let i = first + i as usize;
                    if let (Some(outcome), Some(&unit)) = (self.outcomes.get(i), self.units.get(i)) {
                        slice.add(drawn.then_some(unit), &outcome.verdicts, outcome.is_pair());
                    }
                };
                match group {
                    GroupsIndicator::Idx((_, members)) => members.iter().for_each(|&i| add(i)),
                    GroupsIndicator::Slice([first, length]) => (first..first + length).for_each(add),
                }
            }
        }
        found.values_mut().for_each(Rows::settle);
        Ok(found)
    }
}

impl<'a> Column<'a> {
    fn push(&mut self, key: &'a str) {
        // Rows that follow each other mostly share a key.
        if self.keys.get(self.last as usize) != Some(&key) {
            let next = self.keys.len() as u32;
            self.last = *self.numbers.entry(key).or_insert(next);
            if self.last == next {
                self.keys.push(key);
            }
        }
        self.of_row.push(self.last);
    }
}

fn leading<'a>(row: &Row<'a>, key: impl Fn(Claim<'a>) -> Option<&'a str>) -> Option<&'a str> {
    row.leading().and_then(key)
}
