//! Foreign tables made to fit ours.
//!
//! In: a batch as any tool wrote it (large or view strings, dictionaries, 64-bit offsets, columns missing or in
//! another order). Out: the columns of our schema, nulls where the file has none, or a fault for each column
//! whose type cannot mean what the schema says. Columns that the schema does not know are passed over.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, Float64Array, ListArray, RecordBatch, StructArray, new_null_array};
use arrow::compute::{CastOptions, cast, cast_with_options};
use arrow::datatypes::{DataType, Fields, Float64Type};

use crate::error::Fault;

/// Brings a batch to `fields`, which are all nullable.
pub fn conform(batch: &RecordBatch, fields: &Fields) -> Result<StructArray, Vec<Fault>> {
    let mut faults = Vec::new();
    let table = group(&StructArray::from(batch.clone()), fields, "", &mut faults);
    if faults.is_empty() { Ok(table) } else { Err(faults) }
}

fn group(table: &StructArray, fields: &Fields, path: &str, faults: &mut Vec<Fault>) -> StructArray {
    let columns = fields.iter().map(|field| {
        let path = if path.is_empty() { field.name().clone() } else { format!("{path}.{}", field.name()) };
        match table.column_by_name(field.name()) {
            Some(column) => column_as(column, field.data_type(), &path, faults),
            None => new_null_array(field.data_type(), table.len()),
        }
    });
    let columns = columns.collect();
    match StructArray::try_new_with_length(fields.clone(), columns, table.nulls().cloned(), table.len()) {
        Ok(table) => table,
        Err(e) => {
            faults.push(Fault::new(format!("column {path}: {e}")));
            StructArray::new_null(fields.clone(), table.len())
        }
    }
}

fn column_as(column: &ArrayRef, want: &DataType, path: &str, faults: &mut Vec<Fault>) -> ArrayRef {
    let have = column.data_type();
    if have == &DataType::Null {
        return new_null_array(want, column.len());
    }
    match (want, have) {
        (DataType::Struct(fields), DataType::Struct(_)) => Arc::new(group(column.as_struct(), fields, path, faults)),
        (DataType::List(item), DataType::List(_)) => {
            let list = column.as_list::<i32>();
            let values = column_as(list.values(), item.data_type(), path, faults);
            match ListArray::try_new(item.clone(), list.offsets().clone(), values, list.nulls().cloned()) {
                Ok(list) => Arc::new(list),
                Err(e) => wrong(faults, path, e.to_string(), want, column.len()),
            }
        }
        (DataType::List(_), DataType::LargeList(item) | DataType::ListView(item) | DataType::LargeListView(item)) => {
            match cast(column, &DataType::List(item.clone())) {
                Ok(plain) => column_as(&plain, want, path, faults),
                Err(e) => wrong(faults, path, e.to_string(), want, column.len()),
            }
        }
        (want, have) if want == have => column.clone(),
        (want, have) if fits(want, have) => leaf(column, want, path, faults),
        (want, have) => wrong(faults, path, format!("has type {have}"), want, column.len()),
    }
}

/// Whether a type can carry the wanted meaning, value by value.
fn fits(want: &DataType, have: &DataType) -> bool {
    match have {
        DataType::Dictionary(_, values) => fits(want, values) || want == values.as_ref(),
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => *want == DataType::Utf8,
        have => have.is_numeric() && want.is_numeric(),
    }
}

fn leaf(column: &ArrayRef, want: &DataType, path: &str, faults: &mut Vec<Fault>) -> ArrayRef {
    // pandas turns whole numbers with gaps into floats, so that they are taken back where nothing is lost.
    if want.is_integer() && column.data_type().is_floating() {
        let floats = cast(column, &DataType::Float64);
        let whole = |f: &Float64Array| f.iter().flatten().all(|v| v.fract() == 0.0);
        if !floats.is_ok_and(|f| whole(f.as_primitive::<Float64Type>())) {
            return wrong(faults, path, "holds fractions".to_owned(), want, column.len());
        }
    }
    let strict = CastOptions { safe: false, ..CastOptions::default() };
    match cast_with_options(column, want, &strict) {
        Ok(column) => column,
        Err(e) => wrong(faults, path, e.to_string(), want, column.len()),
    }
}

fn wrong(faults: &mut Vec<Fault>, path: &str, found: String, want: &DataType, len: usize) -> ArrayRef {
    let expected = match want {
        DataType::Utf8 => "text",
        DataType::Int32 => "whole numbers of 32 bits",
        DataType::Float64 => "numbers",
        DataType::List(_) => "a list",
        _ => "a struct",
    };
    faults.push(Fault::new(format!("column {path} {found}")).expected(expected));
    new_null_array(want, len)
}
