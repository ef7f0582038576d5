//! Records as Arrow batches.
//!
//! In: claim or article records. Out: a batch with the columns of [`super::schema`], in its order. Rows of a null
//! struct hold empty values that no file stores.

use std::sync::Arc;

use arrow::array::{ArrayRef, Float64Array, Int32Array, ListArray, RecordBatch, StringArray, StructArray};
use arrow::buffer::{NullBuffer, OffsetBuffer};
use arrow::datatypes::{DataType, Field, FieldRef};
use arrow::error::ArrowError;

use super::schema;
use crate::article::ArticleRecord;
use crate::claim::record::{ClaimRecord, Mention};
use crate::link::LinkRecord;

/// Claims as a batch.
pub fn claims(records: &[ClaimRecord]) -> Result<RecordBatch, ArrowError> {
    let schema = schema::claims();
    let field = |name| schema.field_with_name(name);
    let each = || records.iter();
    let columns = vec![
        texts(each().map(|r| r.claim_id.as_str())),
        texts(each().map(|r| r.article_id.as_str())),
        texts(each().map(|r| r.language.as_str())),
        group(field(schema::name::SENTENCE)?, mentions(each().map(|r| place(Some(&r.sentence)))), None)?,
        figure(field(schema::name::FIGURE)?, records)?,
        unit(field(schema::name::UNIT)?, records)?,
        property(field(schema::name::PROPERTY)?, records)?,
        source(field(schema::name::SOURCE)?, records)?,
        attribution(field(schema::name::ATTRIBUTION)?, records)?,
        label(field(schema::name::LABEL)?, records)?,
        texts(each().map(|r| r.split.as_str())),
    ];
    RecordBatch::try_new(schema, columns)
}

/// Articles as a batch.
pub fn articles(records: &[ArticleRecord]) -> Result<RecordBatch, ArrowError> {
    let schema = schema::articles();
    let each = || records.iter();
    let authors = list_of_texts(schema.field_with_name(schema::name::AUTHORS)?, each().map(|r| &r.authors[..]))?;
    let furniture = furniture(schema.field_with_name(schema::name::FURNITURE)?, records)?;
    let columns = vec![
        texts(each().map(|r| r.article_id.as_str())),
        texts(each().map(|r| r.text.as_str())),
        optional(each().map(|r| r.title.as_deref())),
        texts(each().map(|r| r.language.as_str())),
        Arc::new(Float64Array::from_iter_values(each().map(|r| r.language_confidence))),
        optional(each().map(|r| r.outlet.as_deref())),
        optional(each().map(|r| r.url.as_deref())),
        authors,
        optional(each().map(|r| r.published.as_deref())),
        optional(each().map(|r| r.licence.as_deref())),
        texts(each().map(|r| r.file.as_str())),
        texts(each().map(|r| r.sha256.as_str())),
        furniture,
        optional(each().map(|r| r.duplicate_cluster.as_deref())),
        texts(each().map(|r| r.split.as_str())),
    ];
    RecordBatch::try_new(schema, columns)
}

fn furniture(field: &Field, records: &[ArticleRecord]) -> Result<ArrayRef, ArrowError> {
    let each = || records.iter().flat_map(|r| &r.furniture);
    let columns =
        vec![texts(each().map(|f| f.kind.as_str())), offsets(each().map(|f| f.start)), offsets(each().map(|f| f.end))];
    list(field, records.iter().map(|r| r.furniture.len()), |item| group(item, columns, None))
}

/// Rows of links as a batch.
pub fn links(records: &[LinkRecord]) -> Result<RecordBatch, ArrowError> {
    let schema = schema::links();
    let each = || records.iter();
    let field = |name| schema.field_with_name(name);
    let views = texts(each().flat_map(|r| &r.views).map(|v| v.as_str()));
    let columns = vec![
        texts(each().map(|r| r.link_id.as_str())),
        texts(each().map(|r| r.kind.as_str())),
        texts(each().map(|r| r.claim_id.as_str())),
        texts(each().map(|r| r.article_id.as_str())),
        texts(each().map(|r| r.relation.as_str())),
        optional(each().map(|r| r.to.as_deref())),
        list(field(schema::name::VIEWS)?, each().map(|r| r.views.len()), |_| Ok(views))?,
        list_of_texts(field(schema::name::NAMES)?, each().map(|r| &r.names[..]))?,
        texts(each().map(|r| r.split.as_str())),
    ];
    RecordBatch::try_new(schema, columns)
}

fn figure(field: &Field, records: &[ClaimRecord]) -> Result<ArrayRef, ArrowError> {
    let each = || records.iter().map(|r| &r.figure);
    let mut columns = mentions(each().map(|f| (&*f.text, f.start, f.end)));
    columns.push(Arc::new(each().map(|f| f.value).collect::<Float64Array>()));
    columns.push(Arc::new(each().map(|f| f.low).collect::<Float64Array>()));
    columns.push(Arc::new(each().map(|f| f.high).collect::<Float64Array>()));
    columns.push(texts(each().map(|f| f.modifier.as_str())));
    group(field, columns, None)
}

fn unit(field: &Field, records: &[ClaimRecord]) -> Result<ArrayRef, ArrowError> {
    let each = || records.iter().map(|r| r.unit.as_ref());
    let mut columns = mentions(each().map(|u| u.map_or_else(nowhere, |u| (&*u.text, u.start, u.end))));
    columns.push(texts(each().map(|u| u.map_or("", |u| u.kind.as_str()))));
    columns.push(texts(each().map(|u| u.map_or("", |u| &*u.code))));
    group(field, columns, Some(each().map(|u| u.is_some()).collect()))
}

fn property(field: &Field, records: &[ClaimRecord]) -> Result<ArrayRef, ArrowError> {
    let each = || records.iter().map(|r| r.property.as_ref());
    let mut columns = mentions(each().map(|p| p.map_or_else(nowhere, |p| (&*p.text, p.start, p.end))));
    columns.push(texts(each().map(|p| p.map_or("", |p| &*p.code))));
    group(field, columns, Some(each().map(|p| p.is_some()).collect()))
}

fn source(field: &Field, records: &[ClaimRecord]) -> Result<ArrayRef, ArrowError> {
    let each = || records.iter().map(|r| r.source.as_ref());
    let mut columns = mentions(each().map(|s| s.map_or_else(nowhere, |s| (&*s.text, s.start, s.end))));
    columns.push(texts(each().map(|s| s.map_or("", |s| &*s.name))));
    columns.push(texts(each().map(|s| s.map_or("", |s| s.kind.as_str()))));
    group(field, columns, Some(each().map(|s| s.is_some()).collect()))
}

fn attribution(field: &Field, records: &[ClaimRecord]) -> Result<ArrayRef, ArrowError> {
    let each = || records.iter().map(|r| &r.attribution);
    let cue = mentions(each().map(|a| place(a.cue.as_ref())));
    let relays = mentions(each().flat_map(|a| &a.relays).map(|m| place(Some(m))));
    let relays =
        list(child(field, schema::name::RELAYS)?, each().map(|a| a.relays.len()), |item| group(item, relays, None))?;
    let columns = vec![
        texts(each().map(|a| a.kind.as_str())),
        texts(each().map(|a| a.stance.as_str())),
        group(child(field, schema::name::CUE)?, cue, Some(each().map(|a| a.cue.is_some()).collect()))?,
        relays,
    ];
    group(field, columns, None)
}

fn label(field: &Field, records: &[ClaimRecord]) -> Result<ArrayRef, ArrowError> {
    let each = || records.iter().map(|r| &r.label);
    let annotators = list_of_texts(child(field, schema::name::ANNOTATORS)?, each().map(|l| &l.annotators[..]))?;
    group(field, vec![texts(each().map(|l| l.status.as_str())), annotators], None)
}

type Place<'a> = (&'a str, u32, u32);

fn nowhere<'a>() -> Place<'a> {
    ("", 0, 0)
}

fn place(mention: Option<&Mention>) -> Place<'_> {
    mention.map_or_else(nowhere, |m| (&*m.text, m.start, m.end))
}

/// The columns that every mention opens with: text, start, end.
fn mentions<'a>(places: impl Iterator<Item = Place<'a>> + Clone) -> Vec<ArrayRef> {
    vec![
        texts(places.clone().map(|(text, ..)| text)),
        offsets(places.clone().map(|(_, start, _)| start)),
        offsets(places.map(|(.., end)| end)),
    ]
}

fn texts<'a>(values: impl Iterator<Item = &'a str>) -> ArrayRef {
    Arc::new(StringArray::from_iter_values(values))
}

fn optional<'a>(values: impl Iterator<Item = Option<&'a str>>) -> ArrayRef {
    Arc::new(values.collect::<StringArray>())
}

/// An article of more than two thousand million characters does not fit a batch before its offsets saturate.
fn offsets(values: impl Iterator<Item = u32>) -> ArrayRef {
    Arc::new(Int32Array::from_iter_values(values.map(|v| i32::try_from(v).unwrap_or(i32::MAX))))
}

fn group(field: &Field, columns: Vec<ArrayRef>, there: Option<Vec<bool>>) -> Result<ArrayRef, ArrowError> {
    let DataType::Struct(fields) = field.data_type() else { return Err(unlike(field)) };
    Ok(Arc::new(StructArray::try_new(fields.clone(), columns, there.map(NullBuffer::from))?))
}

fn list(
    field: &Field,
    lengths: impl Iterator<Item = usize>,
    items: impl FnOnce(&Field) -> Result<ArrayRef, ArrowError>,
) -> Result<ArrayRef, ArrowError> {
    let DataType::List(item) = field.data_type() else { return Err(unlike(field)) };
    Ok(Arc::new(ListArray::try_new(item.clone(), OffsetBuffer::from_lengths(lengths), items(item)?, None)?))
}

fn list_of_texts<'a>(field: &Field, rows: impl Iterator<Item = &'a [String]> + Clone) -> Result<ArrayRef, ArrowError> {
    let items = texts(rows.clone().flatten().map(String::as_str));
    list(field, rows.map(<[String]>::len), |_| Ok(items))
}

fn child<'a>(field: &'a Field, name: &str) -> Result<&'a FieldRef, ArrowError> {
    let DataType::Struct(fields) = field.data_type() else { return Err(unlike(field)) };
    fields.find(name).map(|(_, child)| child).ok_or_else(|| unlike(field))
}

fn unlike(field: &Field) -> ArrowError {
    ArrowError::SchemaError(format!("column {} is not of the type that its records need", field.name()))
}
