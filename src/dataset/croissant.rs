//! The dataset described in Croissant 1.0, the JSON-LD of machine-learning data sets.
//!
//! In: the same facts as the card. Out: `croissant.json`: each file with its hash, each column as a field.

use arrow::datatypes::{DataType, Field, Schema};
use serde_json::{Value, json};

use super::card::Facts;
use super::manifest::OutputFile;
use super::pretty;
use super::{ARTICLES, CLAIMS, LINKS, schema};

/// The file's name.
pub const FILE: &str = "croissant.json";
const PARQUET: &str = "application/x-parquet";

/// The whole `croissant.json`.
pub fn croissant(facts: &Facts<'_>) -> String {
    let counts = facts.manifest.counts;
    let files = |table: &str| facts.parts.iter().flat_map(|part| &part.table(table).files).collect::<Vec<_>>();
    let mut sets = Vec::new();
    for (table, schema) in [(ARTICLES, schema::articles()), (CLAIMS, schema::claims()), (LINKS, schema::links())] {
        for part in &facts.parts {
            let written = part.table(table);
            let split = if facts.parts.len() == 1 { table.to_owned() } else { format!("{table}-{}", part.split) };
            let whole = written.files.len() == 1;
            sets.extend(written.files.iter().enumerate().map(|(i, file)| {
                let name = if whole { split.clone() } else { format!("{split}-{i:05}") };
                record_set(&name, &schema, file)
            }));
        }
    }
    let files = [files(ARTICLES), files(CLAIMS), files(LINKS)].concat();
    let mut document = json!({
        "@context": context(),
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": facts.name,
        "description": format!(
            "{} figure claims from {} news articles, each with its unit, source, attribution and language.",
            counts.claims, counts.articles
        ),
        "version": format!("{}.0.0", facts.manifest.schema_version),
        "inLanguage": facts.article_languages.keys().collect::<Vec<_>>(),
        "distribution": files.into_iter().map(file_object).collect::<Vec<_>>(),
        "recordSet": sets,
    });
    if let (Some(agreement), Some(object)) = (&facts.manifest.agreement, document.as_object_mut()) {
        object.insert("rai:dataAnnotationAnalysis".to_owned(), agreement.said().into());
    }
    if let (Some(licence), Some(object)) = (facts.licence(), document.as_object_mut()) {
        object.insert("license".to_owned(), licence.into());
    }
    pretty(&document)
}

fn file_object(file: &OutputFile) -> Value {
    json!({
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "contentUrl": file.path,
        "contentSize": format!("{} B", file.bytes),
        "encodingFormat": PARQUET,
        "sha256": file.sha256,
    })
}

fn record_set(name: &str, schema: &Schema, file: &OutputFile) -> Value {
    let mut fields = Vec::new();
    for column in schema.fields() {
        leaves(column, &mut Vec::new(), None, &mut |path, list, field| {
            let mut source = json!({ "fileObject": { "@id": file.path }, "extract": { "column": path[0] } });
            // A step to the list, and one from each of its items on.
            let (to, from) = path[1..].split_at(list.unwrap_or(path.len() - 1));
            let steps = [to, from].into_iter().filter(|step| !step.is_empty());
            let steps: Vec<Value> = steps.map(|step| json!({ "jsonPath": format!("$.{}", step.join(".")) })).collect();
            if !steps.is_empty() {
                source["transform"] = steps.into();
            }
            let id = format!("{name}/{}", path.join("/"));
            let mut described = json!({
                "@type": "cr:Field",
                "@id": id,
                "name": id,
                "dataType": data_type(field),
                "source": source,
            });
            if list.is_some() {
                described["repeated"] = true.into();
            }
            fields.push(described);
        });
    }
    json!({ "@type": "cr:RecordSet", "@id": name, "name": name, "field": fields })
}

/// Calls `each` for every leaf of a column, with its path and how deep in it the list stands, if one does.
fn leaves<'a>(
    field: &'a Field,
    path: &mut Vec<&'a str>,
    list: Option<usize>,
    each: &mut impl FnMut(&[&'a str], Option<usize>, &'a Field),
) {
    path.push(field.name());
    match field.data_type() {
        DataType::Struct(fields) => fields.iter().for_each(|f| leaves(f, path, list, each)),
        DataType::List(item) => {
            let list = Some(path.len() - 1);
            match item.data_type() {
                DataType::Struct(fields) => fields.iter().for_each(|f| leaves(f, path, list, each)),
                _ => each(path, list, item),
            }
        }
        _ => each(path, list, field),
    }
    path.pop();
}

fn data_type(field: &Field) -> &'static str {
    match field.data_type() {
        DataType::Int32 => "sc:Integer",
        DataType::Float64 => "sc:Float",
        _ => "sc:Text",
    }
}

/// The context that Croissant 1.0 prescribes.
fn context() -> Value {
    json!({
        "@language": "en",
        "@vocab": "https://schema.org/",
        "citeAs": "cr:citeAs",
        "column": "cr:column",
        "conformsTo": "dct:conformsTo",
        "cr": "http://mlcommons.org/croissant/",
        "rai": "http://mlcommons.org/croissant/RAI/",
        "data": { "@id": "cr:data", "@type": "@json" },
        "dataType": { "@id": "cr:dataType", "@type": "@vocab" },
        "dct": "http://purl.org/dc/terms/",
        "equivalentProperty": "cr:equivalentProperty",
        "examples": { "@id": "cr:examples", "@type": "@json" },
        "extract": "cr:extract",
        "field": "cr:field",
        "fileProperty": "cr:fileProperty",
        "fileObject": "cr:fileObject",
        "fileSet": "cr:fileSet",
        "format": "cr:format",
        "includes": "cr:includes",
        "isLiveDataset": "cr:isLiveDataset",
        "jsonPath": "cr:jsonPath",
        "key": "cr:key",
        "md5": "cr:md5",
        "parentField": "cr:parentField",
        "path": "cr:path",
        "recordSet": "cr:recordSet",
        "references": "cr:references",
        "regex": "cr:regex",
        "repeated": "cr:repeated",
        "replace": "cr:replace",
        "samplingRate": "cr:samplingRate",
        "sc": "https://schema.org/",
        "separator": "cr:separator",
        "source": "cr:source",
        "subField": "cr:subField",
        "transform": "cr:transform"
    })
}
