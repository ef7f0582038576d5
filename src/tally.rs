//! Counts by slice: the only room that names polars.
//!
//! In: an evaluation. Out: the same with its slices filled, sorted by key, with intervals, and every pair of systems compared on
//! each. polars groups, this room unpacks.

pub mod show;

use std::collections::BTreeMap;

use polars::prelude::{Column as Series, DataFrame, GroupsIndicator, PolarsResult};

use crate::error::{Error, Fault, Result};
use crate::score::{self, Claim, Evaluation, Field, Input, Means, Options, Row, Rows, Slice, SystemEvaluation};

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
        let keyed: Vec<BTreeMap<&str, Vec<u32>>> =
            tables.iter().map(|table| table.by(column)).collect::<PolarsResult<_>>().map_err(failed)?;
        // Nobody names an outlet: there is nothing to slice.
        if by == OUTLET && keyed.iter().all(|keys| keys.keys().all(|k| *k == NOTHING)) {
            continue;
        }
        let mut keys: Vec<&str> = keyed.iter().flat_map(|k| k.keys().copied()).collect();
        keys.sort_unstable();
        keys.dedup();
        let mut means = vec![Means::new(by); tables.len()];
        // Key by key: the counts of all units are held for one key at a time.
        for key in keys {
            let members = keyed.iter().map(|numbers| numbers.get(key).map_or(&[][..], Vec::as_slice));
            let rows = tables.iter().zip(members).map(|(table, members)| table.rows(members, options.resamples > 0));
            let rows: Vec<Rows> = rows.collect();
            for (i, (slices, _)) in sliced.iter_mut().enumerate().filter(|(i, _)| keyed[*i].contains_key(key)) {
                let slice = rows[i].slice(by, key, options);
                // What gold has is averaged: a system must not choose what it is averaged over.
                if slice.fields[Field::Detection.index()].possible() > 0 {
                    means[i].add(&slice.fields);
                }
                slices.push(slice);
            }
            let names = evaluation.systems.iter().map(|s| s.name.as_str());
            compared.extend(score::comparisons(by, key, &names.zip(&rows).collect::<Vec<_>>(), options));
        }
        for ((_, found), mean) in sliced.iter_mut().zip(means) {
            found.extend((mean.keys > 0).then_some(mean));
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
    of_row: Numbers,
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

    /// The numbers of the rows of each key of one slice, in order.
    fn by(&self, column: usize) -> PolarsResult<BTreeMap<&'a str, Vec<u32>>> {
        let Some(column) = self.columns.get(column) else { return Ok(BTreeMap::new()) };
        let mut found: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for from in (0..column.of_row.len()).step_by(ROWS) {
            let (offset, keys) = (from as u32, column.of_row.some(from, ROWS));
            let frame = DataFrame::new(keys.len(), vec![Series::new("key".into(), &keys)])?;
            let grouped = frame.group_by(["key"])?;
            // polars promises no order of groups: the map sorts them by key.
            for group in grouped.get_groups().iter() {
                let key = keys.get(group.first() as usize);
                let Some(&key) = key.and_then(|&key| column.keys.get(key as usize)) else { continue };
                let rows = found.entry(key).or_default();
                match group {
                    GroupsIndicator::Idx((_, members)) => rows.extend(members.iter().map(|i| offset + i)),
                    GroupsIndicator::Slice([first, length]) => {
                        rows.extend(offset + first..offset + first + length);
                    }
                }
            }
        }
        Ok(found)
    }

    /// The counts of some rows; `drawn` says whether units are drawn from them.
    fn rows(&self, numbers: &[u32], drawn: bool) -> Rows {
        let mut rows = Rows::default();
        for &i in numbers {
            if let (Some(outcome), Some(&unit)) = (self.outcomes.get(i as usize), self.units.get(i as usize)) {
                rows.add(drawn.then_some(unit), &outcome.verdicts, outcome.is_pair());
            }
        }
        rows.settle();
        rows
    }
}

/// A number a row, in a byte each while there are few of them.
#[derive(Default)]
struct Numbers {
    few: Vec<u8>,
    /// All of them, from the first on that a byte cannot hold.
    many: Vec<u32>,
}

impl Numbers {
    fn push(&mut self, number: u32) {
        match u8::try_from(number) {
            Ok(byte) if self.many.is_empty() => self.few.push(byte),
            _ => {
                self.many.extend(std::mem::take(&mut self.few).into_iter().map(u32::from));
                self.many.push(number);
            }
        }
    }

    fn len(&self) -> usize {
        self.few.len().max(self.many.len())
    }

    /// Those of `count` rows, or of as many as there are from `from` on.
    fn some(&self, from: usize, count: usize) -> Vec<u32> {
        let few = self.few.iter().skip(from).take(count).copied().map(u32::from);
        few.chain(self.many.iter().skip(from).take(count).copied()).collect()
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
