//! Parquet files, batch by batch.
//!
//! In: a path and the columns that the reader wants. Out: batches conformed to those columns. A file that breaks
//! off, or that holds a column of another meaning, is a fault with its path.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow::array::{Array, RecordBatch, StructArray};
use arrow::datatypes::{DataType, FieldRef, Fields, Schema, SchemaRef};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use parquet::basic::Type as PhysicalType;
use parquet::column::page::{Page, PageReader};
use parquet::errors::Result as Read;
use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData};
use parquet::file::serialized_reader::SerializedPageReader;

use super::conform::conform;
use super::guard::{Guarded, guarded};
use super::schema::name::ARTICLE_ID;
use crate::error::{Error, Fault, Outcome, Result};

/// Rows that are held at once.
const ROWS: usize = 2048;
/// Bytes of a page that may hold an empty dictionary: its header and the frame of a compression.
const SMALLEST: i64 = 64;

/// The columns of a file, as it has them.
pub fn columns(path: &Path) -> Result<SchemaRef> {
    Ok(open(path)?.schema().clone())
}

/// The number of rows that a file says it has.
pub fn rows(path: &Path) -> Result<usize> {
    let rows = open(path)?.metadata().file_metadata().num_rows();
    Ok(usize::try_from(rows).unwrap_or_default())
}

/// Reads a file, and hands each batch over with the number of rows before it.
pub fn each_batch(path: &Path, fields: &Fields, mut batch: impl FnMut(usize, &StructArray)) -> Result<()> {
    let mut rows = 0;
    for table in batches(path, fields)? {
        let table = table?;
        batch(rows, &table);
        rows += table.len();
    }
    Ok(())
}

/// Reads a file a batch at a time.
pub fn batches(path: &Path, fields: &Fields) -> Result<impl Iterator<Item = Result<StructArray>> + Send + use<>> {
    let builder = open(path)?;
    // Columns that nobody asked for are not decoded.
    let known = builder.schema().fields().iter().enumerate();
    let known: Vec<usize> = known.filter(|(_, f)| fields.find(f.name()).is_some()).map(|(i, _)| i).collect();
    let mask = ProjectionMask::roots(builder.parquet_schema(), known);
    let reader = builder.with_projection(mask).with_batch_size(ROWS).build().map_err(|e| broken(path, &e))?;
    let (path, fields) = (path.to_owned(), fields.clone());
    Ok(Guarded::new(reader).map(move |read| {
        let read = read.map_err(|e| broken(&path, &e))?;
        conform(&read, &fields)
            .map_err(|faults| Error::new(Outcome::Input, faults.into_iter().map(|f| f.at(&path)).collect()))
    }))
}

/// Reads the leaves of a file that `wanted` names by their dotted path, texts as dictionaries: a word that a column
/// repeats is then decoded once. Ids of articles, which hardly any column repeats but one after the other, stay texts.
pub fn dictionaries(
    path: &Path,
    wanted: &dyn Fn(&str) -> bool,
) -> Result<impl Iterator<Item = Result<RecordBatch>> + use<>> {
    let file = File::open(path).map_err(|e| Error::io("read", path, &e))?;
    let plain =
        guarded(|| ArrowReaderMetadata::load(&file, ArrowReaderOptions::new())).map_err(|e| broken(path, &e))?;
    let wordless = guarded(|| wordless(&file, plain.metadata(), wanted)).map_err(|e| broken(path, &e))?;
    let hinted: Fields = plain.schema().fields().iter().map(|field| coded(field, field.name(), &wordless)).collect();
    let schema = Schema::new_with_metadata(hinted, plain.schema().metadata().clone());
    let options = ArrowReaderOptions::new().with_schema(schema.into());
    // A file whose columns cannot be read so is read as it is.
    let metadata = ArrowReaderMetadata::try_new(plain.metadata().clone(), options).unwrap_or(plain);
    let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata);
    let columns = builder.parquet_schema().columns().iter().enumerate();
    let leaves = columns.filter(|(_, column)| wanted(&column.path().string())).map(|(i, _)| i);
    let mask = ProjectionMask::leaves(builder.parquet_schema(), leaves.collect::<Vec<_>>());
    let reader = builder.with_projection(mask).with_batch_size(ROWS).build().map_err(|e| broken(path, &e))?;
    let path = path.to_owned();
    Ok(Guarded::new(reader).map(move |read| read.map_err(|e| broken(&path, &e))))
}

/// The wanted columns without a word in them: the dictionary of each of their parts is empty, as it is where all is null.
/// As dictionaries they would cost more than any other, for the library makes one anew for each batch of nothing.
fn wordless(file: &File, metadata: &Arc<ParquetMetaData>, wanted: &dyn Fn(&str) -> bool) -> Read<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for (i, column) in metadata.file_metadata().schema_descr().columns().iter().enumerate() {
        let path = column.path().string();
        if column.physical_type() == PhysicalType::BYTE_ARRAY && wanted(&path) {
            let parts = metadata.row_groups().iter().map(|group| has_no_word(file, group.column(i), group.num_rows()));
            if parts.collect::<Read<Vec<bool>>>()?.iter().all(|none| *none) {
                found.insert(path);
            }
        }
    }
    Ok(found)
}

/// Whether a part of a column has an empty dictionary. Only one that is small enough to be empty is looked at.
fn has_no_word(file: &File, part: &ColumnChunkMetaData, rows: i64) -> Read<bool> {
    let size = part.dictionary_page_offset().map(|first| part.data_page_offset() - first);
    if size.is_none_or(|size| size > SMALLEST) {
        return Ok(false);
    }
    let file = Arc::new(file.try_clone()?);
    let first =
        SerializedPageReader::new(file, part, usize::try_from(rows).unwrap_or_default(), None)?.get_next_page()?;
    Ok(matches!(first, Some(Page::DictionaryPage { num_values: 0, .. })))
}

/// The field with every text in it as a dictionary, but for an article's id at the top, and columns without a word.
fn coded(field: &FieldRef, path: &str, wordless: &BTreeSet<String>) -> FieldRef {
    let kind = match field.data_type() {
        DataType::Utf8 if path != ARTICLE_ID && !wordless.contains(path) => {
            DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
        }
        DataType::Struct(fields) => {
            let inner = fields.iter().map(|field| coded(field, &format!("{path}.{}", field.name()), wordless));
            DataType::Struct(inner.collect())
        }
        // Lists go by other names in the file: what they hold is always a dictionary.
        DataType::List(item) => DataType::List(coded(item, "", wordless)),
        other => other.clone(),
    };
    Arc::new(field.as_ref().clone().with_data_type(kind))
}

/// Reads the named columns of a file as they are, batch by batch; columns that it lacks are left out.
pub fn each_raw(path: &Path, names: &[&str], mut batch: impl FnMut(&RecordBatch)) -> Result<()> {
    let builder = open(path)?;
    let known = builder.schema().fields().iter().enumerate();
    let known: Vec<usize> = known.filter(|(_, f)| names.contains(&f.name().as_str())).map(|(i, _)| i).collect();
    let mask = ProjectionMask::roots(builder.parquet_schema(), known);
    let reader = builder.with_projection(mask).with_batch_size(ROWS).build().map_err(|e| broken(path, &e))?;
    for read in Guarded::new(reader) {
        batch(&read.map_err(|e| broken(path, &e))?);
    }
    Ok(())
}

fn open(path: &Path) -> Result<ParquetRecordBatchReaderBuilder<File>> {
    let file = File::open(path).map_err(|e| Error::io("read", path, &e))?;
    guarded(|| ParquetRecordBatchReaderBuilder::try_new(file)).map_err(|e| broken(path, &e))
}

fn broken(path: &Path, error: &dyn std::fmt::Display) -> Error {
    Error::input(Fault::new(format!("not readable as Parquet: {error}")).at(path).expected("a whole Parquet file"))
}
