//! Parquet files of other tools, read by the names of their columns.
//!
//! In: a file, and the columns that matter. Out: each row as a JSON object of text and lists of text, with its number.
//! Whatever a column's type is, its text is what a person would read: dates as ISO 8601, numbers in digits.

use std::fs::File;
use std::path::Path;

use arrow::array::{Array, ArrayRef, AsArray, StringArray};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::{Map, Value};

use super::guard::{Guarded, guarded};
use crate::article::line::twice;
use crate::error::Fault;

/// Rows that are read at once.
const BATCH: usize = 256;

/// Gives each row to `take`, numbered from 1, until it answers false.
pub fn rows(
    path: &Path,
    columns: &[&str],
    take: &mut dyn FnMut(usize, Map<String, Value>) -> bool,
) -> Result<(), Fault> {
    let broken = |e: &dyn std::fmt::Display| Fault::new(format!("cannot read Parquet: {e}"));
    let file = File::open(path).map_err(|e| broken(&e))?;
    let builder = guarded(|| ParquetRecordBatchReaderBuilder::try_new(file)).map_err(|e| broken(&e))?;
    let wanted = |i: &usize| columns.contains(&builder.schema().field(*i).name().as_str());
    let names: Vec<&str> = builder.schema().fields().iter().map(|field| field.name().as_str()).collect();
    if let Some(name) = columns.iter().find(|column| names.iter().filter(|name| name == column).count() > 1) {
        return Err(twice("column", name));
    }
    let roots: Vec<usize> = (0..builder.schema().fields().len()).filter(wanted).collect();
    let mask = ProjectionMask::roots(builder.parquet_schema(), roots);
    let reader = builder.with_projection(mask).with_batch_size(BATCH).build().map_err(|e| broken(&e))?;
    let mut number = 0;
    for batch in Guarded::new(reader) {
        let batch = batch.map_err(|e| broken(&e))?;
        let mut read = Vec::with_capacity(batch.num_columns());
        for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
            let cells = cells(column).map_err(|e| broken(&format!("column {}: {e}", field.name())))?;
            read.push((field.name().clone(), cells));
        }
        for i in 0..batch.num_rows() {
            number += 1;
            let row = read.iter().map(|(name, cells)| (name.clone(), cells[i].clone())).collect();
            if !take(number, row) {
                return Ok(());
            }
        }
    }
    Ok(())
}

fn cells(column: &ArrayRef) -> Result<Vec<Value>, arrow::error::ArrowError> {
    match column.data_type() {
        DataType::List(_) => Ok(column.as_list::<i32>().iter().map(list).collect::<Result<_, _>>()?),
        DataType::LargeList(_) => Ok(column.as_list::<i64>().iter().map(list).collect::<Result<_, _>>()?),
        _ => Ok(texts(column)?.iter().map(Value::from).collect()),
    }
}

fn list(items: Option<ArrayRef>) -> Result<Value, arrow::error::ArrowError> {
    let Some(items) = items else { return Ok(Value::Null) };
    Ok(Value::Array(texts(&items)?.iter().flatten().map(Value::from).collect()))
}

fn texts(column: &ArrayRef) -> Result<StringArray, arrow::error::ArrowError> {
    Ok(cast(column, &DataType::Utf8)?.as_string::<i32>().clone())
}
