//! `outcomes.parquet` read back, by this program or as another tool rewrote it.
//!
//! In: a file that [`super::outcomes::write`] made. Out: each system's facts, as a snapshot would hold them, so that two
//! reports are compared like two snapshots. Every row that cannot be read is a fault.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use arrow::array::{Array, ArrayRef, AsArray, StructArray};
use arrow::datatypes::{Float64Type, Int32Type};

use super::outcomes::{HEAD, META_ARTICLES, META_SIGNATURE, NUMBERS, OFFSETS, TEXTS, schema};
use super::parquet::{columns, each_batch};
use super::schema::nullable;
use crate::error::{Error, Fault, Outcome, Result};
use crate::score::{Field, Verdict};
use crate::snapshot::{Facts, Gather, Identity, Row, Said, Slices, comparable, dataset_hash};

/// Faults that are listed before reading stops making sense.
const MOST_FAULTS: usize = 20;

/// The facts of every system of a file, by name. `dataset` names what was scored. Without a signature in the file,
/// `fallback` says how the numbers came about.
pub fn read(path: &Path, dataset: &str, fallback: Option<&str>) -> Result<Vec<Facts>> {
    let fields = nullable(&schema());
    let file = columns(path)?;
    let missing = HEAD.iter().filter(|(name, nullable)| !nullable && file.field_with_name(name).is_err());
    let mut faults: Vec<Fault> = missing
        .map(|(name, _)| Fault::new(format!("no column {name}")).at(path).expected("outcomes of `score`"))
        .collect();
    let signature = file.metadata().get(META_SIGNATURE).map(String::as_str).or(fallback);
    let Some(signature) = signature else {
        let hint = "score again, or name the folder that holds report.json beside it";
        faults.push(Fault::new("the file does not say how its numbers were measured").at(path).hint(hint));
        return Err(Error::new(Outcome::Input, faults));
    };
    if !faults.is_empty() {
        return Err(Error::new(Outcome::Input, faults));
    }
    let mut systems: BTreeMap<String, (Gather, Slices)> = BTreeMap::new();
    each_batch(path, &fields, |before, table| {
        let table = Table::new(table);
        for i in 0..table.rows {
            match table.row(i) {
                Ok((system, row)) => {
                    if !systems.contains_key(system) {
                        systems.insert(system.to_owned(), Default::default());
                    }
                    if let Some((gather, slices)) = systems.get_mut(system) {
                        gather.push(&row);
                        slices.push(&row);
                    }
                }
                Err(fault) if faults.len() < MOST_FAULTS => faults.push(fault.at(path).line(before + i + 1)),
                Err(_) => {}
            }
        }
    })?;
    if !faults.is_empty() {
        return Err(Error::new(Outcome::Input, faults));
    }
    let untold = file.metadata().get(META_ARTICLES).map_or("[]", String::as_str);
    let untold: BTreeMap<String, Option<String>> = serde_json::from_str::<Vec<_>>(untold)
        .map_err(|e| Error::input(Fault::new(format!("{META_ARTICLES} of the file's metadata: {e}")).at(path)))?
        .into_iter()
        .collect();
    let identity = |system: String| Identity {
        dataset: dataset.to_owned(),
        dataset_hash: dataset_hash(signature),
        system,
        version: None,
        signature: comparable(signature),
    };
    let spoken: BTreeSet<String> = systems.values().flat_map(|(gather, _)| gather.ids()).map(str::to_owned).collect();
    let facts = systems.into_iter().map(|(system, (mut gather, slices))| {
        gather.draw_with(&untold);
        let all = spoken.iter().map(|id| (id, untold.get(id).unwrap_or(&None))).chain(&untold);
        gather.complete(all.map(|(id, cluster)| (id.as_str(), cluster.as_deref())));
        let mut facts = slices.facts();
        facts.extend(gather.facts());
        Facts { identity: identity(system), facts, wrong: gather.wrong }
    });
    Ok(facts.collect())
}

/// The columns of a batch in the order of our schema.
struct Table {
    columns: Vec<ArrayRef>,
    rows: usize,
}

impl Table {
    fn new(table: &StructArray) -> Self {
        Self { columns: table.columns().to_vec(), rows: table.len() }
    }

    fn text(&self, column: usize, i: usize) -> Option<&str> {
        let column = self.columns.get(column)?.as_string_opt::<i32>()?;
        column.is_valid(i).then(|| column.value(i))
    }

    fn offset(&self, column: usize, i: usize) -> Option<u32> {
        let column = self.columns.get(column)?.as_primitive_opt::<Int32Type>()?;
        u32::try_from(column.is_valid(i).then(|| column.value(i))?).ok()
    }

    fn number(&self, column: usize, i: usize) -> Option<f64> {
        let column = self.columns.get(column)?.as_primitive_opt::<Float64Type>()?;
        column.is_valid(i).then(|| column.value(i))
    }

    fn row(&self, i: usize) -> Result<(&str, Row<'_>), Fault> {
        let head = |name: &str| HEAD.iter().position(|(n, _)| *n == name).and_then(|column| self.text(column, i));
        let needed = |name: &str| head(name).ok_or_else(|| Fault::new(format!("no {name} in the row")));
        let mut verdicts = [Verdict::Agreed; Field::COUNT];
        for (field, verdict) in verdicts.iter_mut().enumerate() {
            if let Some(word) = self.text(HEAD.len() + field, i) {
                *verdict = Verdict::parse(word).ok_or_else(|| Fault::new(format!("no verdict: {word:?}")))?;
            }
        }
        let outcome = needed("outcome")?;
        let sides = match outcome {
            "pair" => [true, true],
            "missing" => [true, false],
            "spurious" => [false, true],
            other => return Err(Fault::new(format!("no outcome: {other:?}")).expected("pair, missing or spurious")),
        };
        let first = HEAD.len() + Field::COUNT;
        let wide = TEXTS.len() + OFFSETS.len() + NUMBERS.len();
        let [gold, prediction] = std::array::from_fn(|side| sides[side].then(|| self.said(first + side * wide, i)));
        let last = first + 2 * wide;
        let row = Row {
            article: needed("article_id")?,
            outlet: head("outlet"),
            // No row says it; the file's metadata do.
            cluster: None,
            cause: head("class"),
            verdicts,
            gold,
            prediction,
            // Behind the confidence.
            sentence: self.text(last + 1, i).zip(self.offset(last + 2, i)),
        };
        Ok((needed("system")?, row))
    }

    /// One side, whose columns begin at `first`.
    fn said(&self, first: usize, i: usize) -> Said<'_> {
        let text = |name: &str| TEXTS.iter().position(|n| *n == name).and_then(|at| self.text(first + at, i));
        let places = first + TEXTS.len();
        let numbers = places + OFFSETS.len();
        let place = |nth: usize| self.offset(places + 2 * nth, i).zip(self.offset(places + 2 * nth + 1, i));
        Said {
            text: text("text").unwrap_or_default(),
            value: self.number(numbers, i),
            low: self.number(numbers + 1, i),
            high: self.number(numbers + 2, i),
            modifier: text("modifier"),
            unit_kind: text("unit_kind"),
            unit_code: text("unit_code"),
            property: text("property_code"),
            source: text("source_name"),
            attribution: text("attribution_type").filter(|kind| *kind != "none"),
            cue: text("cue"),
            language: text("language"),
            places: std::array::from_fn(place),
        }
    }
}
