//! Reads a document of CAS JSON.
//!
//! In: a file's bytes. Out: the graph of its spans and links, who annotated it where the file says so, and what our schema
//! cannot hold: types and features by name with their number. Three ways to link a figure are understood: slot features,
//! plain references, and relations (`Governor`, `Dependent`) between spans of one layer that has a feature `role`.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::article::inputs::stem;
use crate::error::Fault;
use crate::label::graph::{Graph, Link, Node, Role};
use crate::label::units::{Fitted, OffsetUnit, Places, Said};

/// What a file holds.
#[derive(Debug, PartialEq)]
pub struct Document {
    pub graph: Graph,
    pub annotator: Option<String>,
    /// What was left out because it may be.
    pub left_out: Vec<Fault>,
}

/// Types that say how the text is built, or belong to the tool: nobody's labels.
const STRUCTURE: [&str; 9] = [
    "Sentence",
    "Token",
    "Paragraph",
    "Heading",
    "DocumentMetaData",
    "TagsetDescription",
    "CASMetadata",
    "LayerDefinition",
    "FeatureDefinition",
];
/// The features that hold a role, in layers that are not named for one.
const ROLES: [&str; 3] = ["role", "label", "value"];
/// A relation's ends: INCEpTION's names, and those of others.
const ENDS: [[&str; 2]; 2] = [["@Governor", "@Dependent"], ["@source", "@target"]];

type Structure = Map<String, Value>;

/// Reads a file. Types and features that are none of ours are faults, or with `lossy` left out and told.
pub fn read(name: &str, bytes: &[u8], lossy: bool) -> Result<Document, Vec<Fault>> {
    let whole: Value = serde_json::from_slice(bytes).map_err(|e| {
        vec![
            Fault::new(format!("not JSON: {e}"))
                .line(e.line())
                .expected("UIMA CAS JSON 0.4.0, as INCEpTION exports it"),
        ]
    })?;
    let cas = Cas::of(&whole)?;
    let (sofa, view, text) = cas.text()?;
    let places = Places::new(text);
    let mut reader = Reader { cas: &cas, known: BTreeMap::new(), foreign: BTreeMap::new(), faults: Vec::new() };
    let mut graph = Graph { article_id: stem(std::path::Path::new(name)), text: text.to_owned(), ..Graph::default() };
    let mut annotator = None;
    let members: Vec<(u64, &Structure)> = cas.members(sofa, view, &mut reader.faults);
    let mut relations = Vec::new();
    for &(id, structure) in &members {
        let kind = kind(structure);
        let word = |name: &str| structure.get(name).and_then(Value::as_str).filter(|word| !word.is_empty());
        match short(kind) {
            "CASMetadata" => {
                annotator = word("username").map(str::to_owned);
                if let Some(name) = word("sourceDocumentName") {
                    graph.article_id = stem(std::path::Path::new(name));
                }
            }
            other if STRUCTURE.contains(&other) || kind.starts_with("uima.") => {}
            _ => match reader.role(structure) {
                Some((role, said_by)) => {
                    if let Some(node) = reader.node(id, role, said_by, structure, &places) {
                        reader.known.insert(id, graph.nodes.len());
                        graph.nodes.push(node);
                    }
                }
                None => match ENDS.iter().find(|ends| ends.iter().all(|end| structure.contains_key(*end))) {
                    Some(ends) => relations.push((kind, structure, ends)),
                    None => {
                        let layers = Role::ALL.map(Role::title).join(", ");
                        let expected = format!("layers called {layers}, or a feature role that says which");
                        reader.foreign(format!("annotations of the type {kind}"), expected);
                    }
                },
            },
        }
    }
    for &(id, structure) in &members {
        if let Some(&from) = reader.known.get(&id) {
            reader.references(from, structure, &mut graph);
        }
    }
    for (kind, structure, ends) in relations {
        let ends = ends.map(|end| structure.get(end).and_then(Value::as_u64));
        let nodes = ends.map(|id| id.and_then(|id| reader.known.get(&id).copied()));
        match nodes {
            [Some(from), Some(to)] => reader.link(from, to, &mut graph),
            _ => {
                let [from, to] = ends.map(|id| id.map_or_else(|| "nothing".to_owned(), |id| id.to_string()));
                let fault = Fault::new(format!("a relation of the type {kind} from {from} to {to}"));
                reader.faults.push(fault.expected("two spans of our layers"));
            }
        }
        for name in structure.keys().filter(|name| !own(name) && !ENDS.as_flattened().contains(&name.as_str())) {
            // A relation may name the role of its end, which the end itself says.
            let says_role = structure.get(name).and_then(Value::as_str).is_some_and(|word| Role::parse(word).is_some());
            if !says_role && !structure[name].is_null() {
                reader.foreign(format!("features {name:?} of the type {kind}"), "the relation's ends alone".to_owned());
            }
        }
    }
    let roles: Vec<Role> = graph.nodes.iter().map(|node| node.role).collect();
    graph.links.sort_by_key(|link| (link.figure, roles.get(link.to).copied()));
    let Reader { foreign, mut faults, .. } = reader;
    let mut left_out: Vec<Fault> = foreign
        .into_iter()
        .map(|((what, expected), count)| {
            let hint = if lossy { "left out" } else { "--allow-lossy leaves them out" };
            Fault::new(format!("{what}: {count}")).expected(expected).hint(hint)
        })
        .collect();
    if !lossy {
        faults.append(&mut left_out);
    }
    if faults.is_empty() { Ok(Document { graph, annotator, left_out }) } else { Err(faults) }
}

/// The type's name without its namespace.
fn short(kind: &str) -> &str {
    kind.rsplit('.').next().unwrap_or(kind)
}

fn kind(structure: &Structure) -> &str {
    structure.get("%TYPE").and_then(Value::as_str).unwrap_or_default()
}

/// Whether a key is the format's own.
fn own(name: &str) -> bool {
    name.starts_with('%') || ["begin", "end", "@sofa", "sofa"].contains(&name)
}

/// The file's parts.
struct Cas<'a> {
    types: Option<&'a Structure>,
    structures: BTreeMap<u64, &'a Structure>,
    views: Option<&'a Structure>,
}

impl<'a> Cas<'a> {
    fn of(whole: &'a Value) -> Result<Self, Vec<Fault>> {
        let part = |name: &str| whole.get(name).and_then(Value::as_object);
        let mut structures = BTreeMap::new();
        match whole.get("%FEATURE_STRUCTURES") {
            Some(Value::Array(list)) => structures.extend(list.iter().filter_map(|one| {
                let one = one.as_object()?;
                Some((one.get("%ID")?.as_u64()?, one))
            })),
            Some(Value::Object(by_id)) => structures
                .extend(by_id.iter().filter_map(|(id, one)| Some((id.parse::<u64>().ok()?, one.as_object()?)))),
            _ => {
                let fault = Fault::new("no %FEATURE_STRUCTURES");
                return Err(vec![fault.expected("UIMA CAS JSON 0.4.0, as INCEpTION exports it")]);
            }
        }
        Ok(Self { types: part("%TYPES"), structures, views: part("%VIEWS") })
    }

    /// The text that is annotated: that of the initial view, or the only one.
    fn text(&self) -> Result<(u64, &'a str, &'a str), Vec<Fault>> {
        let word = |structure: &'a Structure, name: &str| structure.get(name).and_then(Value::as_str);
        let sofas: Vec<_> = (self.structures.iter())
            .filter(|(_, structure)| kind(structure) == "uima.cas.Sofa")
            .map(|(id, structure)| (*id, word(structure, "sofaID").unwrap_or_default(), word(structure, "sofaString")))
            .collect();
        let initial = sofas.iter().find(|(_, name, _)| *name == "_InitialView");
        let chosen = initial.or(if let [only] = sofas.as_slice() { Some(only) } else { None });
        let wrong =
            |found: &str| vec![Fault::new(found).expected("a uima.cas.Sofa called _InitialView with a sofaString")];
        match chosen {
            Some((id, view, Some(text))) => Ok((*id, view, text)),
            Some((_, view, None)) => Err(wrong(&format!("the view {view:?} has no text"))),
            None => Err(wrong(&format!("{} views, none of them the initial one", sofas.len()))),
        }
    }

    /// What stands in the view, in the order of the numbers; without a list of members, all that is marked on the text.
    fn members(&self, sofa: u64, view: &str, faults: &mut Vec<Fault>) -> Vec<(u64, &'a Structure)> {
        let listed = self.views.and_then(|views| views.get(view)?.get("%MEMBERS")?.as_array());
        let Some(listed) = listed else {
            let on_text = |structure: &Structure| structure.get("@sofa").and_then(Value::as_u64) == Some(sofa);
            return self.structures.iter().filter(|(_, s)| on_text(s)).map(|(id, s)| (*id, *s)).collect();
        };
        let mut members = BTreeMap::new();
        for member in listed {
            match member.as_u64().and_then(|id| Some((id, *self.structures.get(&id)?))) {
                Some((id, structure)) => drop(members.insert(id, structure)),
                None => faults.push(
                    Fault::new(format!("the member {member} of the view {view:?}")).expected("a %ID of the file"),
                ),
            }
        }
        members.into_iter().collect()
    }
}

struct Reader<'a> {
    cas: &'a Cas<'a>,
    /// The node of a feature structure.
    known: BTreeMap<u64, usize>,
    /// What our schema does not know, what it would, and how often.
    foreign: BTreeMap<(String, String), usize>,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn foreign(&mut self, what: String, expected: String) {
        *self.foreign.entry((what, expected)).or_default() += 1;
    }

    /// The role of a span, and the feature that says it where the layer's name does not.
    fn role(&self, structure: &Structure) -> Option<(Role, Option<&'static str>)> {
        let mut name = kind(structure);
        // A layer may be a kind of another; a chain that closes on itself ends at some point.
        for _ in 0..16 {
            if let Some(role) = Role::parse(short(name)) {
                return Some((role, None));
            }
            match self.cas.types.and_then(|types| types.get(name)?.get("%SUPER_TYPE")?.as_str()) {
                Some(above) => name = above,
                None => break,
            }
        }
        ROLES.iter().find_map(|feature| Some((Role::parse(structure.get(*feature)?.as_str()?)?, Some(*feature))))
    }

    fn node(
        &mut self,
        id: u64,
        role: Role,
        said_by: Option<&str>,
        structure: &Structure,
        places: &Places,
    ) -> Option<Node> {
        let offset = |name: &str| structure.get(name).and_then(Value::as_u64);
        let said = offset("begin").zip(offset("end")).map(|(start, end)| Said { start, end, surface: None });
        let fitted = said.as_ref().and_then(|said| places.fit(said, OffsetUnit::Utf16)).filter(|f| f.start < f.end);
        let Some(Fitted { start, end, surface }) = fitted else {
            let place = said.map_or_else(|| "without a place".to_owned(), |s| format!("at {}..{}", s.start, s.end));
            let fault = Fault::new(format!("the {} {id} {place}", role.as_str()));
            self.faults.push(fault.expected("begin and end in UTF-16 units, at characters of the text"));
            return None;
        };
        let mut attributes = BTreeMap::new();
        for (name, value) in structure {
            // What is no number stands under its own prefix.
            let plain = name.strip_prefix('#').unwrap_or(name);
            let is_ours = role.attributes().contains(&plain);
            match value {
                _ if own(name) || name.starts_with('@') || Some(plain) == said_by => {}
                Value::Null => {}
                Value::String(text) if text.is_empty() => {}
                Value::String(text) if is_ours => drop(attributes.insert(plain.to_owned(), text.clone())),
                Value::Number(_) | Value::Bool(_) if is_ours => {
                    drop(attributes.insert(plain.to_owned(), value.to_string()))
                }
                _ => {
                    let known = format!("for a {}: {}", role.as_str(), role.attributes().join(", "));
                    self.foreign(format!("features {plain:?} of the type {}", kind(structure)), known);
                }
            }
        }
        Some(Node { role, start, end, text: surface.to_owned(), attributes })
    }

    /// Links every span that this one refers to, by a slot or directly.
    fn references(&mut self, from: usize, structure: &Structure, graph: &mut Graph) {
        for (name, value) in structure.iter().filter(|(name, _)| name.starts_with('@') && !own(name)) {
            let Some(id) = value.as_u64() else { continue };
            let held = self.cas.structures.get(&id).copied();
            let elements = held.and_then(|held| held.get("%ELEMENTS")?.as_array());
            let targets: Vec<u64> = match elements {
                Some(elements) => elements.iter().filter_map(Value::as_u64).collect(),
                None if held.is_some_and(|held| kind(held).ends_with("Array") || kind(held).ends_with("[]")) => {
                    continue;
                }
                None => vec![id],
            };
            for target in targets {
                let slot = self.cas.structures.get(&target).and_then(|slot| slot.get("@target")?.as_u64());
                match [Some(target), slot].into_iter().flatten().find_map(|id| self.known.get(&id).copied()) {
                    Some(to) => self.link(from, to, graph),
                    None => {
                        let what = self.cas.structures.get(&slot.unwrap_or(target)).map_or("nothing", |s| kind(s));
                        let found = format!("references {name:?} from the type {} to {what}", kind(structure));
                        self.foreign(found, "spans of our layers".to_owned());
                    }
                }
            }
        }
    }

    /// A link whichever way it points: one of its ends is a figure.
    fn link(&mut self, from: usize, to: usize, graph: &mut Graph) {
        let role = |node: usize| graph.nodes.get(node).map(|node| node.role);
        match (role(from), role(to)) {
            (Some(Role::Figure), Some(part)) if part != Role::Figure => graph.links.push(Link { figure: from, to }),
            (Some(part), Some(Role::Figure)) if part != Role::Figure => {
                graph.links.push(Link { figure: to, to: from });
            }
            _ => {
                let shown = |node: usize| {
                    graph.nodes.get(node).map_or_else(String::new, |n| format!("the {} {:?}", n.role.as_str(), n.text))
                };
                let fault = Fault::new(format!("a link from {} to {}", shown(from), shown(to)));
                self.faults.push(fault.expected("a link between a figure and what belongs to it"));
            }
        }
    }
}
