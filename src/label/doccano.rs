//! doccano's JSON lines for sequence labelling with relations.
//!
//! In: graphs. Out: one JSON object an article, and graphs again. Entities and relations are doccano's own; it has no
//! attributes, so these stand beside them under `attributes`, a column that doccano hands through, by the span's label and
//! place: doccano gives every span a new id. Its project must allow relations, and spans that overlap.

use std::collections::{BTreeMap, VecDeque};

use serde_json::{Map, Value, json};

use super::graph::{Graph, Link, Node, Role};
use super::units::{Fitted, OffsetUnit, Places, Said};
use crate::error::Fault;

/// One line.
pub fn write(graph: &Graph) -> String {
    let entities: Vec<Value> = (graph.nodes.iter().enumerate())
        .map(|(i, node)| {
        json!({ "id": i + 1, "label": node.role.as_str(), "start_offset": node.start, "end_offset": node.end })
        })
        .collect();
    let relations: Vec<Value> = (graph.links.iter().enumerate())
        .map(|(i, link)| {
            let role = graph.nodes.get(link.to).map_or("", |node| node.role.as_str());
            json!({ "id": i + 1, "from_id": link.figure + 1, "to_id": link.to + 1, "type": role })
        })
        .collect();
    let attributes: Vec<Value> = (graph.nodes.iter())
        .filter(|node| !node.attributes.is_empty())
        .map(|node| {
            json!({ "label": node.role.as_str(), "start_offset": node.start, "end_offset": node.end,
                "fields": node.attributes })
        })
        .collect();
    let line = json!({
        "article_id": graph.article_id, "text": graph.text, "entities": entities, "relations": relations,
        "attributes": attributes,
    });
    format!("{line}\n")
}

/// Reads one line.
pub fn read(line: &[u8]) -> Result<Graph, Vec<Fault>> {
    let wrong = |found: String, expected: &str| vec![Fault::new(found).expected(expected)];
    let object: Map<String, Value> =
        serde_json::from_slice(line).map_err(|e| wrong(format!("not JSON: {e}"), "one JSON object a line"))?;
    let text =
        object.get("text").and_then(Value::as_str).ok_or_else(|| wrong("no text".to_owned(), "the field text"))?;
    let id = ["article_id", "id"].iter().find_map(|key| match object.get(*key)? {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    });
    let id = id.ok_or_else(|| wrong("no id".to_owned(), "the field article_id"))?;
    let mut faults = Vec::new();
    let list = |name: &str| object.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let number = |value: &Value, name: &str| value.get(name).and_then(Value::as_u64);
    let mut entities: Vec<(u64, Role, Said)> = Vec::new();
    let marked = match object.contains_key("entities") {
        true => list("entities"),
        false => without_relations([list("label"), list("labels")].concat()),
    };
    for entity in marked {
        match placed(&entity).map(|(role, start, end)| (number(&entity, "id"), role, start, end)) {
            Ok((Some(id), role, start, end)) => entities.push((id, role, Said { start, end, surface: None })),
            Ok(_) => faults.extend(wrong(format!("the entity {entity}"), "an id")),
            Err(fault) => faults.push(fault),
        }
    }
    let mut fields: BTreeMap<(Role, u64, u64), VecDeque<BTreeMap<String, String>>> = BTreeMap::new();
    if let Some(other) = object.get("attributes").filter(|value| !value.is_array() && !value.is_null()) {
        faults.extend(wrong(format!("attributes: {other}"), "a list of label, start_offset, end_offset and fields"));
    }
    for entry in list("attributes") {
        let stated = entry.get("fields").and_then(Value::as_object).into_iter().flatten();
        let stated =
            stated.map(|(key, value)| (key.clone(), value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
        match placed(&entry) {
            Ok(place) => fields.entry(place).or_default().push_back(stated.collect()),
            Err(fault) => faults.push(fault),
        }
    }
    let places = Places::new(text);
    let mut graph = Graph { article_id: id, text: text.to_owned(), ..Graph::default() };
    let said: Vec<Said> = entities.iter().map(|(_, _, said)| said.clone()).collect();
    let unit = match places.unit(&said, OffsetUnit::CodePoint) {
        Ok(unit) => unit,
        Err(more) => return Err([faults, more].concat()),
    };
    let mut known: BTreeMap<u64, usize> = BTreeMap::new();
    for (id, role, said) in &entities {
        let Some(Fitted { start, end, surface }) = places.fit(said, unit) else { continue };
        // Of two spans at one place the first that was written is the first that is read.
        let attributes =
            fields.get_mut(&(*role, said.start, said.end)).and_then(VecDeque::pop_front).unwrap_or_default();
        known.insert(*id, graph.nodes.len());
        graph.nodes.push(Node { role: *role, start, end, text: surface.to_owned(), attributes });
    }
    for relation in list("relations") {
        let end = |name: &str| number(&relation, name).and_then(|id| known.get(&id).copied());
        match (end("from_id"), end("to_id")) {
            (Some(figure), Some(to)) => graph.links.push(Link { figure, to }),
            _ => faults.extend(wrong(format!("the relation {relation}"), "two entities of the line")),
        }
    }
    if faults.is_empty() { Ok(graph) } else { Err(faults) }
}

/// A span's label and place, of an entity or of its attributes.
fn placed(entry: &Value) -> Result<(Role, u64, u64), Fault> {
    let offset = |name: &str| entry.get(name).and_then(Value::as_u64);
    let label = entry.get("label").and_then(Value::as_str).unwrap_or_default();
    let role = Role::parse(label)
        .ok_or_else(|| Fault::new(format!("the label {label:?}")).expected(Role::ALL.map(Role::as_str).join(", ")))?;
    let place = offset("start_offset").zip(offset("end_offset"));
    let (start, end) =
        place.ok_or_else(|| Fault::new(format!("the span {entry}")).expected("start_offset and end_offset"))?;
    Ok((role, start, end))
}

/// The spans of a project without relations: start, end and label.
fn without_relations(marked: Vec<Value>) -> Vec<Value> {
    let entity = |(i, span): (usize, Value)| match span.as_array().map(Vec::as_slice) {
        Some([start, end, label]) => json!({ "id": i, "start_offset": start, "end_offset": end, "label": label }),
        _ => span,
    };
    marked.into_iter().enumerate().map(entity).collect()
}
