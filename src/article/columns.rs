//! What users call the fields of an article.
//!
//! In: `FIELD=COLUMN` as typed. Out: a renaming that readers of lines and tables apply to each row.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::error::{Error, Fault, Result};

/// The fields that an input may state.
pub const FIELDS: [&str; 11] =
    ["id", "article_id", "text", "title", "language", "outlet", "url", "authors", "published", "licence", "event"];

/// The user's column for a field of ours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns(BTreeMap<String, String>);

impl Columns {
    /// Reads `FIELD=COLUMN` pairs; every fault of all of them is told.
    pub fn parse(pairs: &[String]) -> Result<Self> {
        let (mut columns, mut faults) = (BTreeMap::new(), Vec::new());
        for pair in pairs {
            let expected = format!("FIELD=COLUMN, FIELD one of {}", FIELDS.join(", "));
            match pair.split_once('=') {
                Some((field, column)) if FIELDS.contains(&field) && !column.is_empty() => {
                    if columns.insert(field.to_owned(), column.to_owned()).is_some() {
                        let fault = Fault::new(format!("--map names the field {field} twice"));
                        faults.push(fault.expected("one column for a field"));
                    }
                }
                _ => faults.push(Fault::new(format!("--map {pair}")).expected(expected)),
            }
        }
        match faults.is_empty() {
            true => Ok(Self(columns)),
            false => Err(Error::new(crate::error::Outcome::Input, faults)),
        }
    }

    /// The pairs, as a manifest has them.
    pub fn of(pairs: BTreeMap<String, String>) -> Self {
        Self(pairs)
    }

    /// The pairs, for the manifest.
    pub fn pairs(&self) -> BTreeMap<String, String> {
        self.0.clone()
    }

    /// Whether the user named a column for a field.
    pub fn maps(&self, field: &str) -> bool {
        self.0.contains_key(field)
    }

    /// What the input should call a field, as a message says it.
    pub fn named(&self, field: &str) -> String {
        match self.0.get(field) {
            Some(column) => format!("the column {column}, as --map {field}={column} says"),
            None => format!("the field {field}"),
        }
    }

    /// What the input calls a field.
    pub fn column<'a>(&'a self, field: &'a str) -> &'a str {
        self.0.get(field).map_or(field, String::as_str)
    }

    /// Columns that may say something of an article: ours, and the user's names for them.
    pub fn wanted(&self) -> Vec<&str> {
        FIELDS.into_iter().chain(self.0.values().map(String::as_str)).collect()
    }

    /// The row under our names. A field that the user mapped never takes its value from a column of its own name.
    pub fn rename(&self, mut row: Map<String, Value>) -> Map<String, Value> {
        let values: Vec<_> = self.0.iter().map(|(field, column)| (field, row.get(column).cloned())).collect();
        for (field, value) in values {
            match value {
                Some(value) => row.insert(field.clone(), value),
                None => row.remove(field),
            };
        }
        row
    }
}
