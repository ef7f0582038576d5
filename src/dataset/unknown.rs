//! Fields that no claim has: mostly the name of one that was misspelt, and so says nothing.
//!
//! In: JSON lines, the columns of tables. Out: each unknown field by its dotted name, how often it comes, and what stands there.
//! They are no fault, as people slice by fields of their own; but whoever wrote `figure.val` must hear of it.

use std::collections::BTreeMap;
use std::fmt;

use arrow::datatypes::{DataType, Fields, SchemaRef};
use serde::Deserializer;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::schema;

/// How often each unknown field was met.
#[derive(Debug, Clone)]
pub struct Unknown {
    known: SchemaRef,
    found: BTreeMap<String, u64>,
}

impl Default for Unknown {
    fn default() -> Self {
        Self { known: schema::predictions(), found: BTreeMap::new() }
    }
}

impl Unknown {
    /// Looks through one line; what is no JSON is another's to tell.
    pub fn line(&mut self, line: &[u8]) {
        let Self { known, found } = self;
        let mut reader = serde_json::Deserializer::from_slice(line);
        let object = Object { fields: known.fields(), path: &mut String::new(), found };
        let _ = object.deserialize(&mut reader);
    }

    /// The columns of a table of so many rows.
    pub fn columns(&mut self, columns: &Fields, rows: u64) {
        walk(columns, self.known.fields(), "", rows, &mut self.found);
    }

    /// Fields by their dotted names, without those that were asked for by name.
    pub fn fields(&self, asked: &[String]) -> BTreeMap<String, u64> {
        let by_name = |field: &str| asked.iter().any(|a| a == field || a.starts_with(&format!("{field}.")));
        self.found.iter().filter(|(field, _)| !by_name(field)).map(|(field, &times)| (field.clone(), times)).collect()
    }
}

fn walk(columns: &Fields, known: &Fields, path: &str, rows: u64, found: &mut BTreeMap<String, u64>) {
    for column in columns {
        let path = format!("{path}{}", column.name());
        match known.find(column.name()) {
            None => *found.entry(path).or_default() += rows,
            Some((_, field)) => {
                if let (Some(inner), Some(known)) = (members(column.data_type()), members(field.data_type())) {
                    walk(inner, known, &format!("{path}."), rows, found);
                }
            }
        }
    }
}

/// The members of a struct, or of the structs of a list.
fn members(kind: &DataType) -> Option<&Fields> {
    match kind {
        DataType::Struct(fields) => Some(fields),
        DataType::List(item) | DataType::LargeList(item) => members(item.data_type()),
        _ => None,
    }
}

/// One value where an object with these fields may stand, or a list of such.
struct Object<'a> {
    fields: &'a Fields,
    path: &'a mut String,
    found: &'a mut BTreeMap<String, u64>,
}

impl<'de> DeserializeSeed<'de> for Object<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { fields, path, found } = self;
        let length = path.len();
        while let Some(name) = map.next_key::<std::borrow::Cow<'_, str>>()? {
            path.truncate(length);
            path.push_str(&name);
            match fields.find(&name) {
                None => {
                    *found.entry(path.clone()).or_default() += 1;
                    map.next_value::<IgnoredAny>()?;
                }
                Some((_, field)) => match members(field.data_type()) {
                    None => drop(map.next_value::<IgnoredAny>()?),
                    Some(fields) => {
                        path.push('.');
                        map.next_value_seed(Object { fields, path, found })?;
                    }
                },
            }
        }
        path.truncate(length);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self { fields, path, found } = self;
        while list.next_element_seed(Object { fields, path, found })?.is_some() {}
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use arrow::datatypes::{Field, Schema};

    use super::*;

    #[test]
    fn misspelt_fields_are_named_at_every_depth_and_counted() {
        let mut unknown = Unknown::default();
        for line in [
            r#"{"article_id":"a","figure":{"start":0,"end":1,"val":5},"lang":"en","attribution":{"relays":[{"txt":"x"}, {}]}}"#,
            r#"{"article_id":"a","figure":{"val":null},"unit":null,"source":"who","event":{"figure":{"val":1}}}"#,
            "no JSON",
        ] {
            unknown.line(line.as_bytes());
        }
        let found = unknown.fields(&["event.figure".to_owned()]);
        let expected = [("attribution.relays.txt", 1), ("figure.val", 2), ("lang", 1)];
        assert_eq!(found, expected.map(|(field, times)| (field.to_owned(), times)).into());
        assert_eq!(unknown.fields(&[]).get("event"), Some(&1));
    }

    #[test]
    fn columns_count_for_every_row() {
        let text = |name: &str| Field::new(name, DataType::Utf8, true);
        let group = |name: &str, fields: Vec<Field>| Field::new(name, DataType::Struct(fields.into()), true);
        let columns =
            Schema::new(vec![text("article_id"), text("lang"), group("unit", vec![text("cod"), text("code")])]);
        let mut unknown = Unknown::default();
        unknown.columns(columns.fields(), 7);
        assert_eq!(unknown.fields(&[]), [("lang".to_owned(), 7), ("unit.cod".to_owned(), 7)].into());
    }
}
