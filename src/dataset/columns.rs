//! Any column of a file by its name, as text: what people slice and cluster by.
//!
//! In: JSON lines or a Parquet file, and dotted names such as `unit.code` or `event`. Out: for each row the value of each
//! name, `None` where the row has none. Lists are joined by commas; numbers and truths are as they print.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use arrow::array::{Array, ArrayRef, RecordBatch, StructArray};
use arrow::datatypes::DataType;
use arrow::util::display::{ArrayFormatter, FormatOptions};
use serde_json::Value;

use super::{parquet, predictions};
use crate::article::lines::lines;
use crate::error::{Error, Fault, Outcome, Result};

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
        let mut values = Vec::with_capacity(names.len());
        for (name, found) in names.iter().zip(&mut found) {
            let value = name.split('.').try_fold(&row, |value, part| value.get(part));
            if let Some(Value::Object(members)) = value {
                return Err(several(path, name, members.keys().map(String::as_str)));
            }
            *found |= value.is_some();
            values.push(value.and_then(printed));
        }
        take(values);
    }
}

/// What has members is no value to slice by.
fn several<'a>(path: &Path, name: &str, members: impl Iterator<Item = &'a str>) -> Error {
    let members: Vec<String> = members.map(|member| format!("{name}.{member}")).collect();
    let fault = Fault::new(format!("{name} is not a single value")).at(path);
    Error::input(fault.expected(format!("one of {}", members.join(", "))))
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
    let (mut found, mut faults) = (vec![false; names.len()], Vec::new());
    parquet::each_raw(path, &roots, |batch| {
        let columns: Vec<Option<ArrayRef>> = names.iter().map(|name| column(batch, name)).collect();
        for (name, column) in names.iter().zip(&columns) {
            if let (Some(DataType::Struct(members)), true) = (column.as_ref().map(|c| c.data_type()), faults.is_empty())
            {
                faults.extend(several(path, name, members.iter().map(|member| member.name().as_str())).faults);
            }
        }
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
    if faults.is_empty() { Ok(found) } else { Err(Error::new(Outcome::Input, faults)) }
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
