//! `outcomes.parquet`: one row a pair, a gold claim alone or a prediction alone, with every verdict.
//!
//! In: an evaluation. Out: a flat table that people slice in their own tools; rows are ordered by system, article and
//! place. Offsets are code points.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, BooleanBufferBuilder, DictionaryArray, LargeStringArray, PrimitiveArray, RecordBatch, StringArray,
    StringBuilder,
};
use arrow::buffer::{BooleanBuffer, NullBuffer};
use arrow::datatypes::{
    ArrowDictionaryKeyType, ArrowPrimitiveType, DataType, Field as Column, Float64Type, Int32Type, Schema, SchemaRef,
    UInt8Type,
};
use arrow::error::ArrowError;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::file::properties::WriterProperties;
use parquet::schema::types::ColumnPath;

use crate::claim::{AttributionType, Modifier, UnitKind};
use crate::error::Result;
use crate::score::{Cause, Claim, Evaluation, Field, Row, Rung, Sentences, Verdict};

/// Rows that are held as columns at once.
const ROWS: usize = 8192;
/// Rows that are looked at column by column: few enough to stay at hand meanwhile.
const BLOCK: usize = 1024;
/// The file's metadata name the signature under this key: two files of one signature and one gold may be compared.
pub(super) const META_SIGNATURE: &str = "claimbench.signature";
/// Under this key it tells what no row can: the articles without a row, and what each article is drawn with.
pub(super) const META_ARTICLES: &str = "claimbench.articles";

/// Writes the rows of every system.
pub fn write(evaluation: &Evaluation, file: &mut File, path: &std::path::Path) -> Result<()> {
    let failed = |e: &dyn std::fmt::Display| super::shards::failed(path, e);
    let mut said = HashMap::from([(META_SIGNATURE.to_owned(), evaluation.signature.clone())]);
    said.extend(untold(evaluation).map(|articles| (META_ARTICLES.to_owned(), articles)));
    let schema = Arc::new(Schema::clone(&schema()).with_metadata(said));
    let writer = ArrowWriter::try_new(BufWriter::new(file), schema.clone(), Some(properties()?));
    let mut writer = writer.map_err(|e| failed(&e))?;
    let (mut table, mut sentences) = (Table::new(evaluation), Sentences::default());
    let systems = evaluation.systems.iter().enumerate();
    let mut all = systems.flat_map(|(n, system)| evaluation.rows(system).map(move |row| (n, row)));
    let (mut rows, mut held) = (Vec::with_capacity(BLOCK), 0);
    loop {
        rows.clear();
        rows.extend(all.by_ref().take(BLOCK));
        table.extend(&rows, &mut sentences);
        held += rows.len();
        if held == ROWS || rows.is_empty() {
            writer.write(&table.finish(&schema).map_err(|e| failed(&e))?).map_err(|e| failed(&e))?;
            held = 0;
        }
        if rows.is_empty() {
            break;
        }
    }
    let mut file = writer.into_inner().map_err(|e| failed(&e))?;
    file.flush().map_err(|e| failed(&e))
}

/// The articles of which the rows do not say all that a draw needs, each with its cluster, as JSON; `None` where rows
/// say it of every article.
fn untold(evaluation: &Evaluation) -> Option<String> {
    let rows = evaluation.systems.iter().flat_map(|system| evaluation.rows(system));
    let mut spoken: Vec<&str> = Vec::new();
    for row in rows {
        // Rows of one article stand side by side.
        if spoken.last() != Some(&row.article_id) {
            spoken.push(row.article_id);
        }
    }
    spoken.sort_unstable();
    spoken.dedup();
    let untold = evaluation.drawn().filter(|(id, cluster)| cluster.is_some() || spoken.binary_search(id).is_err());
    let untold: Vec<(&str, Option<&str>)> = untold.collect();
    (!untold.is_empty()).then(|| serde_json::json!(untold).to_string())
}

/// Places follow each other, so their differences are stored: that is sooner made than a dictionary of them. The file is
/// read once or twice and made anew: it is compressed at the fastest level.
fn properties() -> Result<WriterProperties> {
    let places = SIDES.iter().flat_map(|side| OFFSETS.iter().map(move |name| format!("{side}_{name}")));
    let places = places.chain([SENTENCE_START.to_owned()]).map(ColumnPath::from);
    let properties = places.fold(super::shards::properties()?.into_builder(), |properties, column| {
        let properties = properties.set_column_dictionary_enabled(column.clone(), false);
        properties.set_column_encoding(column, Encoding::DELTA_BINARY_PACKED)
    });
    Ok(properties.set_compression(Compression::ZSTD(ZstdLevel::default())).set_write_batch_size(8192).build())
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
        [("confidence", DataType::Float64), ("sentence", DataType::Utf8), (SENTENCE_START, DataType::Int32)]
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
const SENTENCE_START: &str = "sentence_start";
/// The fields whose places these are, in pairs.
const PLACES: [Field; OFFSETS.len() / 2] = [Field::Figure, Field::Unit, Field::Property, Field::Source, Field::Cue];
pub(super) const NUMBERS: [&str; 3] = ["value", "low", "high"];

/// The values of one column while rows are added.
struct Growing<K: ArrowPrimitiveType> {
    values: Vec<K::Native>,
    there: BooleanBufferBuilder,
}

impl<K: ArrowPrimitiveType> Default for Growing<K> {
    fn default() -> Self {
        Self { values: Vec::with_capacity(ROWS), there: BooleanBufferBuilder::new(ROWS) }
    }
}

impl<K: ArrowPrimitiveType> Growing<K> {
    /// Adds what each row says; nothing where it says nothing.
    fn extend<T>(&mut self, rows: &[T], of: impl Fn(&T) -> Option<K::Native>) {
        let first = self.values.len();
        let mut said = [false; BLOCK];
        self.values.extend(rows.iter().zip(&mut said).map(|(row, said)| {
            let value = of(row);
            *said = value.is_some();
            value.unwrap_or_default()
        }));
        let added = self.values.len() - first;
        self.there.append_buffer(&BooleanBuffer::collect_bool(added, |i| said[i]));
    }

    fn take(&mut self) -> PrimitiveArray<K> {
        let there = NullBuffer::new(self.there.finish());
        let values = std::mem::replace(&mut self.values, Vec::with_capacity(ROWS));
        PrimitiveArray::new(values.into(), Some(there).filter(|there| there.null_count() > 0))
    }

    fn finish(&mut self) -> ArrayRef {
        Arc::new(self.take())
    }
}

/// Words that a column repeats: each stands once, rows hold its number. What the file holds is the same either way.
struct Coded<K: ArrowPrimitiveType> {
    keys: Growing<K>,
    words: ArrayRef,
}

impl<K: ArrowDictionaryKeyType> Coded<K> {
    fn new(words: ArrayRef) -> Self {
        Self { keys: Growing::default(), words }
    }

    fn finish(&mut self) -> Result<ArrayRef, ArrowError> {
        Ok(Arc::new(DictionaryArray::try_new(self.keys.take(), self.words.clone())?))
    }
}

/// A column of a closed set, its words in the order of their numbers.
type Word = Coded<UInt8Type>;
/// A column of any of the evaluation's strings.
type Text = Coded<Int32Type>;

fn words<'a>(words: impl IntoIterator<Item = &'a str>) -> Word {
    Coded::new(Arc::new(StringArray::from_iter_values(words)))
}

impl Text {
    fn extend<T>(&mut self, rows: &[T], of: impl Fn(&T) -> Option<usize>) {
        self.keys.extend(rows, |row| i32::try_from(of(row)?).ok());
    }
}

/// A row, and the number of its system.
type Held<'a> = (usize, Row<'a>);

/// The columns while rows are added.
struct Table {
    system: Text,
    article: StringBuilder,
    kind: Word,
    class: Word,
    rung: Word,
    outlet: Text,
    verdicts: [Word; Field::COUNT],
    sides: [Side; 2],
    confidence: Growing<Float64Type>,
    sentence: StringBuilder,
    sentence_start: Growing<Int32Type>,
}

/// The columns of gold, or of the prediction.
struct Side {
    texts: [Text; 6],
    modifier: Word,
    unit_kind: Word,
    attribution: Word,
    starts: [Growing<Int32Type>; PLACES.len()],
    ends: [Growing<Int32Type>; PLACES.len()],
    numbers: [Growing<Float64Type>; NUMBERS.len()],
    /// The number of the empty string, which stands for a figure without a text.
    empty: usize,
}

impl Table {
    fn new(evaluation: &Evaluation) -> Self {
        let names = evaluation.systems.iter().map(|s| s.name.as_str());
        // Offsets of 64 bits: nobody knows how much text a million claims quote.
        let strings: ArrayRef = Arc::new(LargeStringArray::from_iter_values(evaluation.strings().chain([""])));
        let text = || Text::new(strings.clone());
        let side = || Side {
            texts: std::array::from_fn(|_| text()),
            modifier: words(Modifier::ALL.iter().map(|m| m.as_str())),
            unit_kind: words(UnitKind::ALL.iter().map(|k| k.as_str())),
            attribution: words(AttributionType::ALL.iter().map(|a| a.as_str())),
            starts: Default::default(),
            ends: Default::default(),
            numbers: Default::default(),
            empty: strings.len() - 1,
        };
        Self {
            system: Coded::new(Arc::new(StringArray::from_iter_values(names))),
            article: StringBuilder::new(),
            kind: words(KINDS),
            class: words(Cause::ALL.iter().map(|c| c.as_str())),
            rung: words(Rung::ALL.iter().map(|r| r.as_str())),
            outlet: text(),
            verdicts: std::array::from_fn(|_| words(Verdict::ALL.iter().map(|v| v.as_str()))),
            sides: [side(), side()],
            confidence: Growing::default(),
            sentence: StringBuilder::new(),
            sentence_start: Growing::default(),
        }
    }

    /// Adds a few rows, column by column.
    fn extend<'a>(&mut self, rows: &[Held<'a>], sentences: &mut Sentences<'a>) {
        let kind = |row: &Row| match (row.gold, row.prediction) {
            (Some(_), Some(_)) => 0,
            (Some(_), None) => 1,
            _ => 2,
        };
        self.system.extend(rows, |(system, _)| Some(*system));
        rows.iter().for_each(|(_, row)| self.article.append_value(row.article_id));
        self.kind.keys.extend(rows, |(_, row)| Some(kind(row)));
        self.class.keys.extend(rows, |(_, row)| row.outcome.cause.map(|c| c as u8));
        self.rung.keys.extend(rows, |(_, row)| row.outcome.rung.map(|r| r as u8));
        self.outlet.extend(rows, |(_, row)| row.outlet_symbol());
        for (column, field) in self.verdicts.iter_mut().zip(Field::ALL) {
            column.keys.extend(rows, |(_, row)| {
                let verdict = row.outcome.verdict(field);
                (verdict != Verdict::Agreed || row.outcome.is_pair()).then_some(verdict as u8)
            });
        }
        let [gold, prediction] = &mut self.sides;
        gold.extend(&rows.iter().map(|(_, row)| row.gold).collect::<Vec<_>>());
        prediction.extend(&rows.iter().map(|(_, row)| row.prediction).collect::<Vec<_>>());
        self.confidence.extend(rows, |(_, row)| row.prediction?.confidence());
        let sentences: Vec<_> = rows.iter().map(|(_, row)| row.sentence_of(sentences)).collect();
        sentences.iter().for_each(|found| self.sentence.append_option(found.map(|(text, _)| text)));
        self.sentence_start.extend(&sentences, |found| i32::try_from((*found)?.1).ok());
    }

    /// The rows so far as one batch; the table is empty afterwards.
    fn finish(&mut self, schema: &SchemaRef) -> Result<RecordBatch, ArrowError> {
        let mut columns: Vec<ArrayRef> = Vec::with_capacity(schema.fields().len());
        columns.extend([self.system.finish()?, Arc::new(self.article.finish()), self.kind.finish()?]);
        columns.extend([self.class.finish()?, self.rung.finish()?, self.outlet.finish()?]);
        for column in &mut self.verdicts {
            columns.push(column.finish()?);
        }
        for side in &mut self.sides {
            side.finish(&mut columns)?;
        }
        columns.extend([self.confidence.finish(), Arc::new(self.sentence.finish()), self.sentence_start.finish()]);
        let held = schema.fields().iter().zip(&columns);
        let held = held.map(|(f, column)| Column::new(f.name(), column.data_type().clone(), f.is_nullable()));
        RecordBatch::try_new(Arc::new(Schema::new(held.collect::<Vec<_>>())), columns)
    }
}

impl Side {
    fn extend(&mut self, claims: &[Option<Claim>]) {
        let empty = self.empty;
        for (i, column) in self.texts.iter_mut().enumerate() {
            column.extend(claims, |claim| {
                let symbol = (*claim)?.symbols()[i];
                if i == 0 { Some(symbol.unwrap_or(empty)) } else { symbol }
            });
        }
        self.modifier.keys.extend(claims, |claim| Some((*claim)?.modifier()? as u8));
        self.unit_kind.keys.extend(claims, |claim| Some((*claim)?.unit_kind()? as u8));
        self.attribution
            .keys
            .extend(claims, |claim| Some((*claim)?.attribution().unwrap_or(AttributionType::None) as u8));
        for ((starts, ends), field) in self.starts.iter_mut().zip(&mut self.ends).zip(PLACES) {
            starts.extend(claims, |claim| i32::try_from((*claim)?.place_of(field)?.0).ok());
            ends.extend(claims, |claim| i32::try_from((*claim)?.place_of(field)?.1).ok());
        }
        for (column, of) in self.numbers.iter_mut().zip([Claim::value, Claim::low, Claim::high]) {
            column.extend(claims, |claim| of((*claim)?));
        }
    }

    fn finish(&mut self, columns: &mut Vec<ArrayRef>) -> Result<(), ArrowError> {
        let [text, unit_code, property_code, source, cue, language] = &mut self.texts;
        columns.extend([text.finish()?, self.modifier.finish()?, unit_code.finish()?, self.unit_kind.finish()?]);
        columns.extend([property_code.finish()?, source.finish()?, self.attribution.finish()?]);
        columns.extend([cue.finish()?, language.finish()?]);
        for (start, end) in self.starts.iter_mut().zip(&mut self.ends) {
            columns.extend([start.finish(), end.finish()]);
        }
        columns.extend(self.numbers.iter_mut().map(Growing::finish));
        Ok(())
    }
}
