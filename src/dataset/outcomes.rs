//! `outcomes.parquet`: one row a pair, a gold claim alone or a prediction alone, with every verdict.
//!
//! In: an evaluation. Out: a flat table that people slice in their own tools; rows are ordered by system, article and
//! place. Offsets are code points.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, DictionaryArray, LargeStringArray, PrimitiveArray, RecordBatch, StringArray};
use arrow::buffer::{BooleanBuffer, NullBuffer};
use arrow::datatypes::{
    ArrowPrimitiveType, DataType, Field as Column, Float64Type, Int32Type, Schema, SchemaRef, UInt8Type,
};
use arrow::error::ArrowError;
use parquet::arrow::ArrowWriter;

use crate::claim::{AttributionType, Modifier, UnitKind};
use crate::error::Result;
use crate::score::{Cause, Claim, Evaluation, Field, Row, Rung, Sentences, Verdict};

/// Rows that are held as columns at once.
const ROWS: usize = 4096;
/// The file's metadata name the signature under this key: two files of one signature and one gold may be compared.
pub(super) const META_SIGNATURE: &str = "claimbench.signature";

/// Writes the rows of every system.
pub fn write(evaluation: &Evaluation, file: &mut File, path: &std::path::Path) -> Result<()> {
    let failed = |e: &dyn std::fmt::Display| super::shards::failed(path, e);
    let said = HashMap::from([(META_SIGNATURE.to_owned(), evaluation.signature.clone())]);
    let schema = Arc::new(Schema::clone(&schema()).with_metadata(said));
    let writer = ArrowWriter::try_new(BufWriter::new(file), schema.clone(), Some(super::shards::properties()?));
    let mut writer = writer.map_err(|e| failed(&e))?;
    let words = Words::new(evaluation);
    let (mut rows, mut sentences) = (Vec::with_capacity(ROWS), Sentences::default());
    let systems = evaluation.systems.iter().enumerate();
    let mut all = systems.flat_map(|(n, system)| evaluation.rows(system).map(move |row| (n, row)));
    loop {
        rows.clear();
        rows.extend(all.by_ref().take(ROWS));
        if rows.is_empty() {
            break;
        }
        let batch = words.batch(&rows, &mut sentences, &schema).map_err(|e| failed(&e))?;
        writer.write(&batch).map_err(|e| failed(&e))?;
    }
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
/// The words of `outcome`.
const KINDS: [&str; 3] = ["pair", "missing", "spurious"];
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

/// A row, and the number of its system.
type Held<'a> = (usize, Row<'a>);

/// The words that columns repeat: each stands once, rows hold its number. What the file holds is the same either way.
struct Words {
    systems: ArrayRef,
    /// Every string of the evaluation, and the empty one behind them.
    strings: ArrayRef,
    kinds: ArrayRef,
    classes: ArrayRef,
    rungs: ArrayRef,
    verdicts: ArrayRef,
    modifiers: ArrayRef,
    unit_kinds: ArrayRef,
    attributions: ArrayRef,
}

impl Words {
    fn new(evaluation: &Evaluation) -> Self {
        fn words<'a>(words: impl IntoIterator<Item = &'a str>) -> ArrayRef {
            Arc::new(StringArray::from_iter_values(words))
        }
        Self {
            systems: words(evaluation.systems.iter().map(|s| s.name.as_str())),
            // Offsets of 64 bits: nobody knows how much text a million claims quote.
            strings: Arc::new(LargeStringArray::from_iter_values(evaluation.strings().chain([""]))),
            kinds: words(KINDS),
            classes: words(Cause::ALL.iter().map(|c| c.as_str())),
            rungs: words(Rung::ALL.iter().map(|r| r.as_str())),
            verdicts: words(Verdict::ALL.iter().map(|v| v.as_str())),
            modifiers: words(Modifier::ALL.iter().map(|m| m.as_str())),
            unit_kinds: words(UnitKind::ALL.iter().map(|k| k.as_str())),
            attributions: words(AttributionType::ALL.iter().map(|a| a.as_str())),
        }
    }

    /// The rows as one batch.
    fn batch<'a>(
        &self,
        rows: &[Held<'a>],
        sentences: &mut Sentences<'a>,
        schema: &SchemaRef,
    ) -> Result<RecordBatch, ArrowError> {
        let kind = |row: &Row| match (row.gold, row.prediction) {
            (Some(_), Some(_)) => 0,
            (Some(_), None) => 1,
            _ => 2,
        };
        let mut columns: Vec<ArrayRef> = vec![
            text(&self.systems, rows, |(system, _)| Some(*system))?,
            Arc::new(StringArray::from_iter_values(rows.iter().map(|(_, row)| row.article_id))),
            word(&self.kinds, rows, |(_, row)| Some(kind(row)))?,
            word(&self.classes, rows, |(_, row)| row.outcome.cause.map(|c| c as u8))?,
            word(&self.rungs, rows, |(_, row)| row.outcome.rung.map(|r| r as u8))?,
            text(&self.strings, rows, |(_, row)| row.outlet_symbol())?,
        ];
        for field in Field::ALL {
            columns.push(word(&self.verdicts, rows, |(_, row)| {
                let verdict = row.outcome.verdict(field);
                (verdict != Verdict::Agreed || kind(row) == 0).then_some(verdict as u8)
            })?);
        }
        self.side(rows, |row| row.gold, &mut columns)?;
        self.side(rows, |row| row.prediction, &mut columns)?;
        columns.push(Arc::new(column::<Float64Type, _>(rows, |(_, row)| row.prediction?.confidence())));
        let sentences: Vec<_> = rows.iter().map(|(_, row)| row.sentence_of(sentences)).collect();
        columns.push(Arc::new(sentences.iter().map(|s| s.map(|(text, _)| text)).collect::<StringArray>()));
        columns.push(Arc::new(column::<Int32Type, _>(&sentences, |s| i32::try_from((*s)?.1).ok())));
        let held = schema.fields().iter().zip(&columns);
        let held = held.map(|(f, column)| Column::new(f.name(), column.data_type().clone(), f.is_nullable()));
        RecordBatch::try_new(Arc::new(Schema::new(held.collect::<Vec<_>>())), columns)
    }

    /// The columns of one side.
    fn side<'a>(
        &self,
        rows: &[Held<'a>],
        of: impl Fn(&Row<'a>) -> Option<Claim<'a>>,
        columns: &mut Vec<ArrayRef>,
    ) -> Result<(), ArrowError> {
        let claims: Vec<Option<Claim>> = rows.iter().map(|(_, row)| of(row)).collect();
        // A figure without a text has an empty one.
        let empty = self.strings.len() - 1;
        let string = |of: fn(Claim) -> Option<usize>| text(&self.strings, &claims, |claim| of((*claim)?));
        columns.extend([
            text(&self.strings, &claims, |claim| Some((*claim)?.symbols()[0].unwrap_or(empty)))?,
            word(&self.modifiers, &claims, |claim| Some((*claim)?.modifier()? as u8))?,
            string(|claim| claim.symbols()[1])?,
            word(&self.unit_kinds, &claims, |claim| Some((*claim)?.unit_kind()? as u8))?,
            string(|claim| claim.symbols()[2])?,
            string(|claim| claim.symbols()[3])?,
            word(&self.attributions, &claims, |claim| {
                Some((*claim)?.attribution().unwrap_or(AttributionType::None) as u8)
            })?,
            string(|claim| claim.symbols()[4])?,
            string(|claim| claim.symbols()[5])?,
        ]);
        for field in PLACES {
            let place = |claim: &Option<Claim>| (*claim)?.place_of(field);
            columns.push(Arc::new(column::<Int32Type, _>(&claims, |claim| i32::try_from(place(claim)?.0).ok())));
            columns.push(Arc::new(column::<Int32Type, _>(&claims, |claim| i32::try_from(place(claim)?.1).ok())));
        }
        for of in [Claim::value, Claim::low, Claim::high] {
            columns.push(Arc::new(column::<Float64Type, _>(&claims, |claim| of((*claim)?))));
        }
        Ok(())
    }
}

/// A column of a closed set, of which the rows hold the words' numbers.
fn word<T>(words: &ArrayRef, rows: &[T], of: impl Fn(&T) -> Option<u8>) -> Result<ArrayRef, ArrowError> {
    Ok(Arc::new(DictionaryArray::try_new(column::<UInt8Type, T>(rows, of), words.clone())?))
}

/// A column of an open set.
fn text<T>(words: &ArrayRef, rows: &[T], of: impl Fn(&T) -> Option<usize>) -> Result<ArrayRef, ArrowError> {
    let number = |row: &T| i32::try_from(of(row)?).ok();
    Ok(Arc::new(DictionaryArray::try_new(column::<Int32Type, T>(rows, number), words.clone())?))
}

/// What the rows say, and nothing where they say nothing.
fn column<K: ArrowPrimitiveType, T>(rows: &[T], of: impl Fn(&T) -> Option<K::Native>) -> PrimitiveArray<K> {
    let said: Vec<Option<K::Native>> = rows.iter().map(of).collect();
    let values: Vec<K::Native> = said.iter().map(|value| value.unwrap_or_default()).collect();
    let there = NullBuffer::new(BooleanBuffer::collect_bool(said.len(), |i| said[i].is_some()));
    PrimitiveArray::new(values.into(), Some(there).filter(|there| there.null_count() > 0))
}
