//! `outcomes.parquet`: one row a pair, a gold claim alone or a prediction alone, with every verdict.
//!
//! In: an evaluation. Out: a flat table that people slice in their own tools; rows are ordered by system, article and
//! place. Offsets are code points.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::sync::Arc;

use arrow::array::{ArrayRef, Float64Builder, Int32Builder, RecordBatch, StringBuilder};
use arrow::datatypes::{DataType, Field as Column, Schema, SchemaRef};
use arrow::error::ArrowError;
use parquet::arrow::ArrowWriter;

use crate::error::Result;
use crate::score::{Claim, Evaluation, Field, Row, Verdict};

/// Rows that are held as columns at once.
const ROWS: usize = 65_536;
/// The file's metadata name the signature under this key: two files of one signature and one gold may be compared.
pub(super) const META_SIGNATURE: &str = "claimbench.signature";

/// Writes the rows of every system.
pub fn write(evaluation: &Evaluation, file: &mut File, path: &std::path::Path) -> Result<()> {
    let failed = |e: &dyn std::fmt::Display| super::shards::failed(path, e);
    let said = HashMap::from([(META_SIGNATURE.to_owned(), evaluation.signature.clone())]);
    let schema = Arc::new(Schema::clone(&schema()).with_metadata(said));
    let writer = ArrowWriter::try_new(BufWriter::new(file), schema.clone(), Some(super::shards::properties()?));
    let mut writer = writer.map_err(|e| failed(&e))?;
    let mut table = Table::new();
    for system in &evaluation.systems {
        for row in evaluation.rows(system) {
            table.push(&system.name, &row);
            if table.rows == ROWS {
                writer.write(&table.finish(&schema).map_err(|e| failed(&e))?).map_err(|e| failed(&e))?;
            }
        }
    }
    writer.write(&table.finish(&schema).map_err(|e| failed(&e))?).map_err(|e| failed(&e))?;
    let mut file = writer.into_inner().map_err(|e| failed(&e))?;
    file.flush().map_err(|e| failed(&e))
}

/// The columns, all nullable but the first four.
pub fn schema() -> SchemaRef {
    let mut columns = Vec::new();
    let mut column = |name: String, kind: DataType, nullable| columns.push(Column::new(name, kind, nullable));
    for (name, nullable) in HEAD {
        column(name.to_owned(), DataType::Utf8, nullable);
    }
    for field in Field::ALL {
        column(field.as_str().to_owned(), DataType::Utf8, true);
    }
    for side in SIDES {
        for name in TEXTS {
            column(format!("{side}_{name}"), DataType::Utf8, true);
        }
        for name in OFFSETS {
            column(format!("{side}_{name}"), DataType::Int32, true);
        }
        for name in NUMBERS {
            column(format!("{side}_{name}"), DataType::Float64, true);
        }
    }
    for (name, kind) in
        [("confidence", DataType::Float64), ("sentence", DataType::Utf8), ("sentence_start", DataType::Int32)]
    {
        column(name.to_owned(), kind, true);
    }
    Arc::new(Schema::new(columns))
}

/// `outcome` is `pair`, `missing` or `spurious`; `class` is the cause of what is wrong; `value_rung` is how far the value
/// is off.
pub(super) const HEAD: [(&str, bool); 6] = [
    ("system", false),
    ("article_id", false),
    ("outcome", false),
    ("class", true),
    ("value_rung", true),
    ("outlet", true),
];
const SIDES: [&str; 2] = ["gold", "prediction"];
pub(super) const TEXTS: [&str; 9] = [
    "text",
    "modifier",
    "unit_code",
    "unit_kind",
    "property_code",
    "source_name",
    "attribution_type",
    "cue",
    "language",
];
pub(super) const OFFSETS: [&str; 10] = [
    "start",
    "end",
    "unit_start",
    "unit_end",
    "property_start",
    "property_end",
    "source_start",
    "source_end",
    "cue_start",
    "cue_end",
];
/// The fields whose places these are, in pairs.
const PLACES: [Field; OFFSETS.len() / 2] = [Field::Figure, Field::Unit, Field::Property, Field::Source, Field::Cue];
pub(super) const NUMBERS: [&str; 3] = ["value", "low", "high"];

/// The columns while rows are added.
struct Table {
    head: [StringBuilder; HEAD.len()],
    verdicts: [StringBuilder; Field::COUNT],
    sides: [Side; 2],
    confidence: Float64Builder,
    sentence: StringBuilder,
    sentence_start: Int32Builder,
    rows: usize,
}

#[derive(Default)]
struct Side {
    texts: [StringBuilder; TEXTS.len()],
    offsets: [Int32Builder; OFFSETS.len()],
    numbers: [Float64Builder; NUMBERS.len()],
}

impl Table {
    fn new() -> Self {
        Self {
            head: Default::default(),
            verdicts: Default::default(),
            sides: Default::default(),
            confidence: Float64Builder::new(),
            sentence: StringBuilder::new(),
            sentence_start: Int32Builder::new(),
            rows: 0,
        }
    }

    fn push(&mut self, system: &str, row: &Row) {
        let kind = match (row.gold, row.prediction) {
            (Some(_), Some(_)) => "pair",
            (Some(_), None) => "missing",
            _ => "spurious",
        };
        let cause = row.outcome.cause.map(|c| c.as_str());
        let rung = row.outcome.rung.map(|r| r.as_str());
        let head = [Some(system), Some(row.article_id), Some(kind), cause, rung, row.outlet];
        self.head.iter_mut().zip(head).for_each(|(column, value)| column.append_option(value));
        for (column, verdict) in self.verdicts.iter_mut().zip(row.outcome.verdicts) {
            let nothing = verdict == Verdict::Agreed && kind != "pair";
            column.append_option((!nothing).then_some(verdict.as_str()));
        }
        for (side, claim) in self.sides.iter_mut().zip([row.gold, row.prediction]) {
            side.push(claim);
        }
        self.confidence.append_option(row.prediction.and_then(Claim::confidence));
        let sentence = row.sentence();
        self.sentence.append_option(sentence.map(|(text, _)| text));
        self.sentence_start.append_option(sentence.and_then(|(_, start)| i32::try_from(start).ok()));
        self.rows += 1;
    }

    /// The rows so far as one batch; the table is empty afterwards.
    fn finish(&mut self, schema: &SchemaRef) -> Result<RecordBatch, ArrowError> {
        let mut columns: Vec<ArrayRef> = Vec::with_capacity(schema.fields().len());
        columns.extend(self.head.iter_mut().chain(&mut self.verdicts).map(|c| Arc::new(c.finish()) as ArrayRef));
        for side in &mut self.sides {
            columns.extend(side.texts.iter_mut().map(|c| Arc::new(c.finish()) as ArrayRef));
            columns.extend(side.offsets.iter_mut().map(|c| Arc::new(c.finish()) as ArrayRef));
            columns.extend(side.numbers.iter_mut().map(|c| Arc::new(c.finish()) as ArrayRef));
        }
        columns.push(Arc::new(self.confidence.finish()));
        columns.push(Arc::new(self.sentence.finish()));
        columns.push(Arc::new(self.sentence_start.finish()));
        self.rows = 0;
        RecordBatch::try_new(schema.clone(), columns)
    }
}

impl Side {
    fn push(&mut self, claim: Option<Claim>) {
        let texts = [
            claim.map(Claim::text),
            claim.and_then(|c| c.modifier().map(|m| m.as_str())),
            claim.and_then(Claim::unit_code),
            claim.and_then(|c| c.unit_kind().map(|k| k.as_str())),
            claim.and_then(Claim::property_code),
            claim.and_then(Claim::source),
            claim.map(|c| c.attribution().map_or("none", |a| a.as_str())),
            claim.and_then(Claim::cue),
            claim.and_then(Claim::language),
        ];
        self.texts.iter_mut().zip(texts).for_each(|(column, value)| column.append_option(value));
        let places = PLACES.iter().map(|&field| claim.and_then(|claim| claim.place_of(field)));
        let offsets = places.flat_map(|place| [place.map(|p| p.0), place.map(|p| p.1)]);
        let offsets = offsets.map(|offset| offset.and_then(|offset| i32::try_from(offset).ok()));
        self.offsets.iter_mut().zip(offsets).for_each(|(column, value)| column.append_option(value));
        let numbers = [claim.and_then(Claim::value), claim.and_then(Claim::low), claim.and_then(Claim::high)];
        self.numbers.iter_mut().zip(numbers).for_each(|(column, value)| column.append_option(value));
    }
}
