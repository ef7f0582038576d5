//! doccano's JSON lines for sequence labelling with relations.
//!
//! In: graphs. Out: one JSON object an article, and graphs again. Entities and relations are doccano's own; it has no
//! attributes, so these stand beside them under `attributes`, by the entity's id, a column that doccano hands through.

use std::collections::BTreeMap;

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
    let attributes: Map<String, Value> = (graph.nodes.iter().enumerate())
        .filter(|(_, node)| !node.attributes.is_empty())
        .map(|(i, node)| ((i + 1).to_string(), json!(node.attributes)))
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
    for entity in list("entities") {
        let label = entity.get("label").and_then(Value::as_str).unwrap_or_default();
        let place = (number(&entity, "id"), number(&entity, "start_offset"), number(&entity, "end_offset"));
        match (Role::parse(label), place) {
            (Some(role), (Some(id), Some(start), Some(end))) => {
                entities.push((id, role, Said { start, end, surface: None }));
            }
            (None, _) => faults.extend(wrong(format!("the label {label:?}"), &Role::ALL.map(Role::as_str).join(", "))),
            _ => faults.extend(wrong(format!("the entity {entity}"), "id, label, start_offset, end_offset")),
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
        let attributes = object.get("attributes").and_then(|all| all.get(id.to_string())).and_then(Value::as_object);
        let attribute = |(key, value): (&String, &Value)| {
            (key.clone(), value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        };
        let attributes = attributes.into_iter().flatten().map(attribute).collect();
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
