//! Two records of one kind, field by field.
//!
//! In: any two values that become JSON. Out: each leaf that differs, by its dotted name. What one side lacks whole is one
//! change, not one for each of its leaves.

use serde::Serialize;
use serde_json::{Map, Value};

use super::Change;

/// Every leaf that differs, but for those whose top field is `passed_over`.
pub fn changes<T: Serialize>(before: &T, after: &T, passed_over: &[&str]) -> Vec<Change> {
    let (before, after) = (object(before, passed_over), object(after, passed_over));
    let mut found = Vec::new();
    fields("", &before, &after, &mut found);
    found
}

/// The same, wherever the parts of a claim stand in their article.
pub fn changes_anywhere<T: Serialize>(before: &T, after: &T, passed_over: &[&str]) -> Vec<Change> {
    let places = |mut value: Map<String, Value>| {
        value.values_mut().for_each(unplaced);
        value
    };
    let (before, after) = (places(object(before, passed_over)), places(object(after, passed_over)));
    let mut found = Vec::new();
    fields("", &before, &after, &mut found);
    found
}

fn object<T: Serialize>(value: &T, passed_over: &[&str]) -> Map<String, Value> {
    // Records are plain structs, and always objects.
    let Ok(Value::Object(mut object)) = serde_json::to_value(value) else { return Map::new() };
    object.retain(|name, _| !passed_over.contains(&name.as_str()));
    object
}

/// Takes the offsets out.
fn unplaced(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.remove("start");
            object.remove("end");
            object.values_mut().for_each(unplaced);
        }
        Value::Array(items) => items.iter_mut().for_each(unplaced),
        _ => {}
    }
}

fn fields(path: &str, before: &Map<String, Value>, after: &Map<String, Value>, found: &mut Vec<Change>) {
    let new = after.keys().filter(|name| !before.contains_key(*name));
    let mut names: Vec<&String> = before.keys().chain(new).collect();
    names.sort_unstable();
    for name in names {
        let field = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        match (before.get(name).unwrap_or(&Value::Null), after.get(name).unwrap_or(&Value::Null)) {
            (a, b) if a == b => {}
            (Value::Object(a), Value::Object(b)) => fields(&field, a, b, found),
            (a, b) => found.push(Change { field, before: a.clone(), after: b.clone() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_leaf_is_named_and_a_missing_part_is_one_change() {
        let before =
            json!({ "id": 1, "unit": { "code": "person", "kind": "count" }, "source": { "name": "a" }, "same": [1] });
        let after = json!({ "id": 2, "unit": { "code": "house", "kind": "count" }, "source": null, "same": [1] });
        let found = changes(&before, &after, &["id"]);
        let names: Vec<&str> = found.iter().map(|c| c.field.as_str()).collect();
        assert_eq!(names, ["source", "unit.code"]);
        assert_eq!((&found[1].before, &found[1].after), (&json!("person"), &json!("house")));
    }

    #[test]
    fn offsets_count_only_where_the_text_stayed() {
        let claim = |start: u32| json!({ "figure": { "text": "12", "start": start, "end": start + 2 }, "relays": [{ "start": start }] });
        assert_eq!(changes(&claim(1), &claim(9), &[]).len(), 3);
        assert!(changes_anywhere(&claim(1), &claim(9), &[]).is_empty());
    }
}
