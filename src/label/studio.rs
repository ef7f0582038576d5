//! Label Studio: tasks with regions and relations, and the labelling configuration for our schema.
//!
//! In: graphs. Out: a task an article, as predictions that people correct; and graphs again, from the annotations of a
//! task or, where nobody annotated it yet, from its predictions. The browser counts UTF-16 units, so that these are written;
//! what is read is judged by its surfaces.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::graph::{Graph, Link, Node, Role};
use super::units::{Fitted, OffsetUnit, Places, Said};
use crate::claim::{AttributionType, LabelStatus, Modifier, SourceType, Stance, UnitKind};
use crate::error::Fault;

/// The values that an attribute may have, where they are a closed set.
fn choices(attribute: &str, role: Role) -> Option<Vec<&'static str>> {
    Some(match (attribute, role) {
        ("modifier", _) => Modifier::ALL.iter().map(|v| v.as_str()).collect(),
        ("attribution", _) => AttributionType::ALL.iter().map(|v| v.as_str()).collect(),
        ("stance", _) => Stance::ALL.iter().map(|v| v.as_str()).collect(),
        ("status", _) => LabelStatus::ALL.iter().map(|v| v.as_str()).collect(),
        ("kind", Role::Unit) => UnitKind::ALL.iter().map(|v| v.as_str()).collect(),
        ("type", Role::Source) => SourceType::ALL.iter().map(|v| v.as_str()).collect(),
        _ => return None,
    })
}

/// The name of an attribute's control: those of two roles stay apart.
fn control(role: Role, attribute: &str) -> String {
    format!("{}_{attribute}", role.as_str())
}

/// The labelling configuration.
pub fn configuration() -> String {
    let mut out = String::from("<View>\n  <Labels name=\"role\" toName=\"text\">\n");
    let colours = ["#d62728", "#1f77b4", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b"];
    for (role, colour) in Role::ALL.iter().zip(colours) {
        out += &format!("    <Label value=\"{}\" background=\"{colour}\"/>\n", role.as_str());
    }
    out += "  </Labels>\n  <Relations>\n";
    for role in Role::ALL.iter().filter(|role| **role != Role::Figure) {
        out += &format!("    <Relation value=\"{}\"/>\n", role.as_str());
    }
    out += "  </Relations>\n  <Text name=\"text\" value=\"$text\" granularity=\"symbol\"/>\n";
    for role in Role::ALL {
        for attribute in role.attributes() {
            let head = format!(
                "name=\"{}\" toName=\"text\" perRegion=\"true\" whenTagName=\"role\" whenLabelValue=\"{}\"",
                control(role, attribute),
                role.as_str()
            );
            match choices(attribute, role) {
                None => {
                    out += &format!(
                        "  <TextArea {head} placeholder=\"{attribute}\" maxSubmissions=\"1\" editable=\"true\"/>\n"
                    )
                }
                Some(values) => {
                    out += &format!("  <Choices {head} choice=\"single\" layout=\"select\">\n");
                    values.iter().for_each(|value| out += &format!("    <Choice value=\"{value}\"/>\n"));
                    out += "  </Choices>\n";
                }
            }
        }
    }
    out + "</View>\n"
}

/// A task with the graph as a prediction.
pub fn task(graph: &Graph) -> Value {
    let places = Places::new(&graph.text);
    let mut result = Vec::new();
    for (i, node) in graph.nodes.iter().enumerate() {
        let id = format!("n{i}");
        let place = json!({ "start": places.utf16(node.start), "end": places.utf16(node.end), "text": node.text });
        let mut region = |kind: &str, control: &str, key: &str, value: Value| {
            let mut held = place.clone();
            held[key] = value;
            result.push(json!({ "id": id, "type": kind, "from_name": control, "to_name": "text", "value": held }));
        };
        region("labels", "role", "labels", json!([node.role.as_str()]));
        for (attribute, value) in &node.attributes {
            let name = control(node.role, attribute);
            match choices(attribute, node.role) {
                Some(_) => region("choices", &name, "choices", json!([value])),
                // The region's own surface stands under `text`; a text area's content is a list of that name.
                None => region("textarea", &name, "text", json!([value])),
            }
        }
    }
    for link in &graph.links {
        let role = graph.nodes.get(link.to).map_or("", |node| node.role.as_str());
        result.push(json!({
            "type": "relation", "from_id": format!("n{}", link.figure), "to_id": format!("n{}", link.to),
            "direction": "right", "labels": [role],
        }));
    }
    json!({
        "data": { "article_id": graph.article_id, "text": graph.text },
        "predictions": [{ "model_version": concat!("claimbench-", env!("CARGO_PKG_VERSION")), "result": result }],
    })
}

/// A task that was read.
#[derive(Debug, PartialEq)]
pub struct Task {
    pub graph: Graph,
    /// Whether somebody annotated it; else the graph is a prediction's.
    pub people: bool,
    pub annotator: Option<String>,
}

/// Reads a task; the last annotation that was not cancelled counts.
pub fn read(task: &Value) -> Result<Task, Vec<Fault>> {
    let wrong = |found: &str, expected: &str| vec![Fault::new(found).expected(expected)];
    let data = task.get("data").and_then(Value::as_object).ok_or_else(|| wrong("a task without data", "data.text"))?;
    let text = data.get("text").and_then(Value::as_str).ok_or_else(|| wrong("a task without a text", "data.text"))?;
    let id = data.get("article_id").or_else(|| data.get("id")).or_else(|| task.get("id"));
    let id = match id {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => return Err(wrong("a task without an id", "data.article_id")),
    };
    let list = |name: &str| task.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let cancelled = |a: &Value| a.get("was_cancelled").and_then(Value::as_bool).unwrap_or(false);
    let annotation = list("annotations").into_iter().rfind(|a| !cancelled(a));
    let annotator = annotation.as_ref().and_then(|a| match a.get("completed_by")? {
        Value::Object(who) => who.get("email").and_then(Value::as_str).map(str::to_owned),
        Value::Number(n) => Some(format!("annotator {n}")),
        Value::String(name) => Some(name.clone()),
        _ => None,
    });
    let people = annotation.is_some();
    let chosen = annotation.or_else(|| list("predictions").pop());
    let result = chosen.as_ref().and_then(|c| c.get("result")).and_then(Value::as_array).cloned().unwrap_or_default();
    let mut faults = Vec::new();
    let mut regions: Vec<(String, Role, Said)> = Vec::new();
    let mut attributes: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut relations = Vec::new();
    let word = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    for entry in &result {
        let (kind, id) = (word(entry, "type"), word(entry, "id"));
        let value = entry.get("value").cloned().unwrap_or_default();
        let first = |name: &str| match value.get(name) {
            Some(Value::Array(values)) => values.first().and_then(Value::as_str).map(str::to_owned),
            Some(Value::String(text)) => Some(text.clone()),
            _ => None,
        };
        match kind.as_str() {
            "labels" => {
                let label = first("labels").unwrap_or_default();
                let offset = |name: &str| value.get(name).and_then(Value::as_u64);
                match (Role::parse(&label), offset("start"), offset("end")) {
                    (Some(role), Some(start), Some(end)) => {
                        regions.push((id, role, Said { start, end, surface: first("text") }));
                    }
                    (None, ..) => {
                        let fault = Fault::new(format!("the label {label:?} of the region {id:?}"));
                        faults.push(fault.expected(Role::ALL.map(Role::as_str).join(", ")));
                    }
                    _ => faults.push(
                        Fault::new(format!("the region {id:?} has no place")).expected("value.start and value.end"),
                    ),
                }
            }
            "choices" | "textarea" => {
                let name = word(entry, "from_name");
                let attribute = name.split_once('_').map_or(name.as_str(), |(_, attribute)| attribute);
                let said = first(if kind == "choices" { "choices" } else { "text" }).unwrap_or_default();
                attributes.entry(id).or_default().insert(attribute.to_owned(), said);
            }
            "relation" => relations.push((word(entry, "from_id"), word(entry, "to_id"))),
            other => faults.push(
                Fault::new(format!("a result of the type {other:?}")).expected("labels, choices, textarea or relation"),
            ),
        }
    }
    let places = Places::new(text);
    let said: Vec<Said> = regions.iter().map(|(_, _, said)| said.clone()).collect();
    let unit = match places.unit(&said, OffsetUnit::Utf16) {
        Ok(unit) => unit,
        Err(more) => return Err([faults, more].concat()),
    };
    let mut graph = Graph { article_id: id, text: text.to_owned(), ..Graph::default() };
    let mut known: Map<String, Value> = Map::new();
    for (id, role, said) in regions {
        let Some(Fitted { start, end, surface }) = places.fit(&said, unit) else { continue };
        let attributes = attributes.remove(&id).unwrap_or_default();
        known.insert(id, graph.nodes.len().into());
        graph.nodes.push(Node { role, start, end, text: surface.to_owned(), attributes });
    }
    let node = |id: &String| known.get(id).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
    for (from, to) in relations {
        match (node(&from), node(&to)) {
            (Some(figure), Some(to)) => graph.links.push(Link { figure, to }),
            _ => faults
                .push(Fault::new(format!("a relation from {from:?} to {to:?}")).expected("two regions of the task")),
        }
    }
    if !people {
        // Nobody's hand was on it: what does not say otherwise is a program's.
        let figures = graph.nodes.iter_mut().filter(|node| node.role == Role::Figure);
        figures.for_each(|figure| {
            figure.attributes.entry("status".to_owned()).or_insert_with(|| LabelStatus::Silver.as_str().to_owned());
        });
    }
    if faults.is_empty() { Ok(Task { graph, people, annotator }) } else { Err(faults) }
}
