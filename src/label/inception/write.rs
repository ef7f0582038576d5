//! A graph as a document of CAS JSON.
//!
//! In: a graph. Out: the types, the text and the spans, each figure with its slots; a file that INCEpTION imports where its
//! project has the layers.

use serde_json::{Map, Value, json};

use super::layers::{ARRAY, described, layer, link, slots};
use crate::label::graph::{Graph, Role};
use crate::label::units::Places;

/// The number of the text among the feature structures.
const SOFA: usize = 1;
/// The number of what says which document this is.
const META: usize = 2;

/// The document.
pub fn write(graph: &Graph) -> Value {
    let places = Places::new(&graph.text);
    let first = META + 1;
    let mut next = first + graph.nodes.len();
    let mut number = || {
        next += 1;
        next - 1
    };
    let (mut spans, mut slotted) = (Vec::new(), Vec::new());
    for (i, node) in graph.nodes.iter().enumerate() {
        let mut span = structure(first + i, &layer(node.role));
        span.insert("@sofa".to_owned(), SOFA.into());
        span.insert("begin".to_owned(), places.utf16(node.start).into());
        span.insert("end".to_owned(), places.utf16(node.end).into());
        span.extend(node.attributes.iter().map(|(name, value)| (name.clone(), value.as_str().into())));
        for role in slots().filter(|_| node.role == Role::Figure) {
            let filled = graph.links.iter().filter(|link| link.figure == i);
            let filled = filled.filter(|link| graph.nodes.get(link.to).is_some_and(|node| node.role == role));
            let links: Vec<Value> = filled
                .map(|held| {
                    let own = number();
                    let mut slot = structure(own, &link(role));
                    slot.insert("role".to_owned(), role.as_str().into());
                    slot.insert("@target".to_owned(), (first + held.to).into());
                    slotted.push(Value::Object(slot));
                    own.into()
                })
                .collect();
            if !links.is_empty() {
                let own = number();
                let mut array = structure(own, ARRAY);
                array.insert("%ELEMENTS".to_owned(), Value::Array(links));
                slotted.push(Value::Object(array));
                span.insert(format!("@{}", role.as_str()), own.into());
            }
        }
        spans.push(Value::Object(span));
    }
    let end = places.utf16(u32::MAX);
    let mut structures = vec![
        json!({ "%ID": SOFA, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text",
            "sofaString": graph.text }),
        json!({ "%ID": META, "%TYPE": "uima.tcas.DocumentAnnotation", "@sofa": SOFA, "begin": 0, "end": end,
            "language": "x-unspecified" }),
    ];
    structures.append(&mut spans);
    structures.append(&mut slotted);
    let members: Vec<usize> = (META..first + graph.nodes.len()).collect();
    json!({
        "%TYPES": described(),
        "%FEATURE_STRUCTURES": structures,
        "%VIEWS": { "_InitialView": { "%SOFA": SOFA, "%MEMBERS": members } },
    })
}

fn structure(id: usize, kind: &str) -> Map<String, Value> {
    let mut structure = Map::new();
    structure.insert("%ID".to_owned(), id.into());
    structure.insert("%TYPE".to_owned(), kind.into());
    structure
}
