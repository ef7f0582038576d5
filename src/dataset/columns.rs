//! Any column of a file by its name, as text: what people slice and cluster by.
//!
//! In: JSON lines or a Parquet file, and dotted names such as `unit.code` or `event`. Out: for each row the value of each
//! name, `None` where the row has none. Lists are joined by commas; numbers and truths are as they print.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use arrow::array::{Array, ArrayRef, RecordBatch, StructArray};
use arrow::util::display::{ArrayFormatter, FormatOptions};
use serde_json::Value;

use super::{parquet, predictions};
use crate::article::lines::lines;
use crate::error::{Error, Result};

/// Hands over the named values of every row; says which names the file has at all. Lines that are no JSON have none:
/// who reads the file for its claims tells what is wrong with them.
pub fn each(path: &Path, names: &[String], take: impl FnMut(Vec<Option<String>>)) -> Result<Vec<bool>> {
    if predictions::is_parquet(path) { table(path, names, take) } else { text(path, names, take) }
}

fn text(path: &Path, names: &[String], mut take: impl FnMut(Vec<Option<String>>)) -> Result<Vec<bool>> {
    let failed = |e: std::io::Error| Error::io("read", path, &e);
    let mut reader = BufReader::new(File::open(path).map_err(failed)?);
    let (mut raw, mut found) = (Vec::new(), vec![false; names.len()]);
    loop {
        raw.clear();
        if reader.read_until(b'\n', &mut raw).map_err(failed)? == 0 {
            return Ok(found);
        }
        let Some((_, line)) = lines(&raw).next() else { continue };
        let row: Value = serde_json::from_slice(line).unwrap_or_default();
        let said = |(i, name): (usize, &String)| {
            let value = name.split('.').try_fold(&row, |value, part| value.get(part))?;
            found[i] = true;
            printed(value)
        };
        take(names.iter().enumerate().map(said).collect());
    }
}

fn printed(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(values) => Some(values.iter().filter_map(printed).collect::<Vec<_>>().join(", ")),
        other => Some(other.to_string()),
    }
}

fn table(path: &Path, names: &[String], mut take: impl FnMut(Vec<Option<String>>)) -> Result<Vec<bool>> {
    let roots: Vec<&str> = names.iter().map(|n| n.split('.').next().unwrap_or(n)).collect();
    let mut found = vec![false; names.len()];
    parquet::each_raw(path, &roots, |batch| {
        let columns: Vec<Option<ArrayRef>> = names.iter().map(|name| column(batch, name)).collect();
        let options = FormatOptions::default();
        let shown: Vec<Option<(&ArrayRef, ArrayFormatter)>> = columns
            .iter()
            .map(|c| c.as_ref().and_then(|c| Some((c, ArrayFormatter::try_new(c, &options).ok()?))))
            .collect();
        found.iter_mut().zip(&shown).for_each(|(found, column)| *found |= column.is_some());
        for row in 0..batch.num_rows() {
            let value = |(column, shown): &(&ArrayRef, ArrayFormatter)| {
                (!column.is_null(row)).then(|| shown.value(row).to_string())
            };
            take(shown.iter().map(|column| column.as_ref().and_then(value)).collect());
        }
    })?;
    Ok(found)
}

/// A column or, by dots, a part of it; null where a struct around it is.
fn column(batch: &RecordBatch, name: &str) -> Option<ArrayRef> {
    let mut parts = name.split('.');
    let mut column = batch.column_by_name(parts.next()?)?.clone();
    for part in parts {
        let group = column.as_any().downcast_ref::<StructArray>()?;
        let child = group.column_by_name(part)?;
        let nulls = arrow::buffer::NullBuffer::union(group.nulls(), child.nulls());
        column = arrow::array::make_array(child.to_data().into_builder().nulls(nulls).build().ok()?);
    }
    Some(column)
}
