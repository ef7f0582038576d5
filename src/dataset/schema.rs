//! The one schema: every column of every file, with its name, type and whether it may be null.
//!
//! Types are those that polars, duckdb, pandas, Spark and Hugging Face `datasets` read alike: plain strings
//! for closed sets, signed 32-bit offsets, 64-bit floats, no maps, no dictionaries, no null-typed columns.

use std::sync::Arc;

use arrow::datatypes::{DataType, Field, FieldRef, Fields, Schema, SchemaRef};

use crate::claim::{AttributionType, FurnitureKind, LabelStatus, Modifier, SourceType, Stance, UnitKind};
use crate::error::Fault;

/// Column names; they stand here once and a test holds them to the records' own.
pub mod name {
    macro_rules! names { ($($name:ident = $word:literal),+ $(,)?) => { $(pub const $name: &str = $word;)+ } }
    names! {
        ANNOTATORS = "annotators", ARTICLE_ID = "article_id", ATTRIBUTION = "attribution", AUTHORS = "authors",
        CLAIM_ID = "claim_id", CODE = "code", CONFIDENCE = "confidence", CUE = "cue",
        DUPLICATE_CLUSTER = "duplicate_cluster", END = "end", EVIDENCE = "evidence", FIGURE = "figure", FILE = "file", FURNITURE = "furniture",
        HIGH = "high", KIND = "kind", LABEL = "label", LANGUAGE = "language",
        LANGUAGE_CONFIDENCE = "language_confidence", LICENCE = "licence", LINK_ID = "link_id", LOW = "low", MODIFIER = "modifier",
        NAME = "name", NAMES = "names", OUTLET = "outlet", PROPERTY = "property", PUBLISHED = "published", RELATION = "relation", RELAYS = "relays",
        SENTENCE = "sentence", SHA256 = "sha256", SOURCE = "source", SPLIT = "split", STANCE = "stance",
        START = "start", STATUS = "status", TEXT = "text", TITLE = "title", TO = "to", TYPE = "type", UNIT = "unit", URL = "url",
        VALUE = "value", VIEWS = "views",
    }
}
use name::*;

/// The item name of lists, as the Parquet format prescribes it.
const ELEMENT: &str = "element";

/// One row a claim.
pub fn claims() -> SchemaRef {
    Arc::new(Schema::new(claim_fields()))
}

/// One row an article.
pub fn articles() -> SchemaRef {
    Arc::new(Schema::new(vec![
        text(ARTICLE_ID),
        text(TEXT),
        optional(text(TITLE)),
        text(LANGUAGE),
        float(LANGUAGE_CONFIDENCE),
        optional(text(OUTLET)),
        optional(text(URL)),
        list(AUTHORS, text(ELEMENT)),
        optional(text(PUBLISHED)),
        optional(text(LICENCE)),
        text(FILE),
        text(SHA256),
        list(FURNITURE, group(ELEMENT, vec![text(KIND), offset(START), offset(END)])),
        optional(text(DUPLICATE_CLUSTER)),
        text(SPLIT),
    ]))
}

/// One row a claim of a link.
pub fn links() -> SchemaRef {
    Arc::new(Schema::new(vec![
        text(LINK_ID),
        text(KIND),
        text(CLAIM_ID),
        text(ARTICLE_ID),
        text(RELATION),
        optional(text(TO)),
        list(VIEWS, text(ELEMENT)),
        list(NAMES, text(ELEMENT)),
        text(SPLIT),
    ]))
}

/// What a prediction or a gold claim may say; a reader fills what is missing with nulls.
pub fn predictions() -> SchemaRef {
    let mut fields = claim_fields();
    fields.extend([optional(float(CONFIDENCE)), optional(text(EVIDENCE))]);
    Arc::new(Schema::new(fields.iter().map(relaxed).collect::<Vec<_>>()))
}

/// The same schema with every column nullable, at every depth.
pub fn nullable(schema: &Schema) -> Fields {
    schema.fields().iter().map(relaxed).collect()
}

/// The words that a column of a closed set may hold; `None` for open columns. `path` is dotted.
pub fn closed(path: &str) -> Option<Vec<&'static str>> {
    Some(match path {
        "figure.modifier" => Modifier::ALL.iter().map(|v| v.as_str()).collect(),
        "unit.kind" => UnitKind::ALL.iter().map(|v| v.as_str()).collect(),
        "source.type" => SourceType::ALL.iter().map(|v| v.as_str()).collect(),
        "attribution.type" => AttributionType::ALL.iter().map(|v| v.as_str()).collect(),
        "attribution.stance" => Stance::ALL.iter().map(|v| v.as_str()).collect(),
        "furniture.kind" => FurnitureKind::ALL.iter().map(|v| v.as_str()).collect(),
        "label.status" => LabelStatus::ALL.iter().map(|v| v.as_str()).collect(),
        _ => return None,
    })
}

/// How the columns of a file differ from those that it should have: names, types, nullability, order.
pub fn differences(have: &Schema, want: &Schema) -> Vec<Fault> {
    let mut faults = Vec::new();
    for field in want.fields() {
        match have.field_with_name(field.name()) {
            Err(_) => faults.push(Fault::new(format!("no column {}", field.name())).expected(shown(field))),
            Ok(found) if found.data_type() == field.data_type() && found.is_nullable() == field.is_nullable() => {}
            Ok(found) => faults.push(Fault::new(shown(found)).expected(shown(field))),
        }
    }
    let stranger = |f: &&FieldRef| want.field_with_name(f.name()).is_err();
    let stranger = have.fields().iter().filter(stranger);
    faults.extend(stranger.map(|f| Fault::new(shown(f)).expected("no such column")));
    let names = |schema: &Schema| schema.fields().iter().map(|f| f.name().clone()).collect::<Vec<_>>();
    if faults.is_empty() && names(have) != names(want) {
        let fault = Fault::new(format!("columns in the order {}", names(have).join(", ")));
        faults.push(fault.expected(names(want).join(", ")));
    }
    faults
}

/// The schema as text: a column a line, members of structs and lists below it.
pub fn listing(schema: &Schema) -> String {
    fn lines(out: &mut String, field: &Field, depth: usize) {
        let kind = match field.data_type() {
            DataType::Struct(_) => "Struct".to_owned(),
            DataType::List(_) => "List".to_owned(),
            leaf => leaf.to_string(),
        };
        let null = if field.is_nullable() { "nullable" } else { "required" };
        *out += &format!("{}{}: {kind} {null}\n", "  ".repeat(depth), field.name());
        match field.data_type() {
            DataType::Struct(fields) => fields.iter().for_each(|f| lines(out, f, depth + 1)),
            DataType::List(item) => lines(out, item, depth + 1),
            _ => {}
        }
    }
    schema.fields().iter().fold(String::new(), |mut out, field| {
        lines(&mut out, field, 0);
        out
    })
}

fn shown(field: &Field) -> String {
    let null = if field.is_nullable() { "may be null" } else { "never null" };
    format!("column {}: {}, {null}", field.name(), field.data_type())
}

fn claim_fields() -> Vec<FieldRef> {
    let figure =
        [&mention()[..], &[optional(float(VALUE)), optional(float(LOW)), optional(float(HIGH)), text(MODIFIER)]]
            .concat();
    let unit = [&mention()[..], &[text(KIND), text(CODE)]].concat();
    let property = [&mention()[..], &[text(CODE)]].concat();
    let source = [&mention()[..], &[text(NAME), text(TYPE)]].concat();
    let attribution =
        vec![text(TYPE), text(STANCE), optional(group(CUE, mention())), list(RELAYS, group(ELEMENT, mention()))];
    vec![
        text(CLAIM_ID),
        text(ARTICLE_ID),
        text(LANGUAGE),
        group(SENTENCE, mention()),
        group(FIGURE, figure),
        optional(group(UNIT, unit)),
        optional(group(PROPERTY, property)),
        optional(group(SOURCE, source)),
        group(ATTRIBUTION, attribution),
        group(LABEL, vec![text(STATUS), list(ANNOTATORS, text(ELEMENT))]),
        text(SPLIT),
    ]
}

/// A surface and where it stands, in code points.
fn mention() -> Vec<FieldRef> {
    vec![text(TEXT), offset(START), offset(END)]
}

fn text(name: &str) -> FieldRef {
    Arc::new(Field::new(name, DataType::Utf8, false))
}

fn offset(name: &str) -> FieldRef {
    Arc::new(Field::new(name, DataType::Int32, false))
}

fn float(name: &str) -> FieldRef {
    Arc::new(Field::new(name, DataType::Float64, false))
}

fn group(name: &str, fields: Vec<FieldRef>) -> FieldRef {
    Arc::new(Field::new(name, DataType::Struct(fields.into()), false))
}

fn list(name: &str, item: FieldRef) -> FieldRef {
    Arc::new(Field::new(name, DataType::List(item), false))
}

fn optional(field: FieldRef) -> FieldRef {
    Arc::new(field.as_ref().clone().with_nullable(true))
}

fn relaxed(field: &FieldRef) -> FieldRef {
    let kind = match field.data_type() {
        DataType::Struct(fields) => DataType::Struct(fields.iter().map(relaxed).collect()),
        DataType::List(item) => DataType::List(relaxed(item)),
        other => other.clone(),
    };
    Arc::new(Field::new(field.name(), kind, true))
}
