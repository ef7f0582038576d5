//! Claims as annotation tools hold them: marked spans with attributes, and links from each figure to what belongs to it.
//!
//! In: claims of an article. Out: a graph, and the claims again, or every reason why a graph is none. Offsets count code
//! points. A span that several claims share (one source of three figures) is one node.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::claim::prediction::Prediction;
use crate::error::Fault;
use crate::text::Offsets;

/// What a span is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Figure,
    Unit,
    Property,
    Source,
    Cue,
    Relay,
}

impl Role {
    pub const ALL: [Self; 6] = [Self::Figure, Self::Unit, Self::Property, Self::Source, Self::Cue, Self::Relay];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Unit => "unit",
            Self::Property => "property",
            Self::Source => "source",
            Self::Cue => "cue",
            Self::Relay => "relay",
        }
    }

    /// As the label of tools that begin labels with a capital.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Figure => "Figure",
            Self::Unit => "Unit",
            Self::Property => "Property",
            Self::Source => "Source",
            Self::Cue => "Cue",
            Self::Relay => "Relay",
        }
    }

    /// Reads a label, in any case.
    pub fn parse(label: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str().eq_ignore_ascii_case(label))
    }

    /// The fields that a span of this role may state beside its place.
    pub const fn attributes(self) -> &'static [&'static str] {
        match self {
            Self::Figure => {
                &["value", "low", "high", "modifier", "language", "attribution", "stance", "status", "annotators"]
            }
            Self::Unit => &["kind", "code"],
            Self::Property => &["code"],
            Self::Source => &["name", "type"],
            Self::Cue | Self::Relay => &[],
        }
    }
}

/// A marked span.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node {
    pub role: Role,
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub attributes: BTreeMap<String, String>,
}

/// A link from a figure's node to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    pub figure: usize,
    pub to: usize,
}

/// The claims of one article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Graph {
    pub article_id: String,
    pub text: String,
    pub nodes: Vec<Node>,
    /// In the order of the figures; the relays of one figure in their own order, nearest to the article first.
    pub links: Vec<Link>,
}

impl Graph {
    /// The graph of whole claims: every span has its place. Claims without one are told.
    pub fn of(article_id: &str, text: &str, claims: &[Prediction]) -> Result<Self, Vec<Fault>> {
        let mut graph = Self { article_id: article_id.to_owned(), text: text.to_owned(), ..Self::default() };
        let (offsets, mut known, mut faults) = (Offsets::new(text), BTreeMap::new(), Vec::new());
        for claim in claims {
            if let Err(fault) = graph.add(claim, &offsets, &mut known) {
                faults.push(fault);
            }
        }
        if faults.is_empty() { Ok(graph) } else { Err(faults) }
    }

    fn add(&mut self, claim: &Prediction, offsets: &Offsets, known: &mut Known) -> Result<(), Fault> {
        let Ok(Value::Object(whole)) = serde_json::to_value(claim) else {
            return Err(Fault::new("a claim without form"));
        };
        let object = |value: Option<&Value>| value.and_then(Value::as_object).cloned();
        let attribution = object(whole.get("attribution")).unwrap_or_default();
        let label = object(whole.get("label")).unwrap_or_default();
        let mut stated = object(whole.get("figure")).unwrap_or_default();
        for (name, value) in [
            ("language", whole.get("language")),
            ("attribution", attribution.get("type")),
            ("stance", attribution.get("stance")),
            ("status", label.get("status")),
        ] {
            stated.insert(name.to_owned(), value.cloned().unwrap_or_default());
        }
        if let Some(Value::Array(names)) = label.get("annotators") {
            let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
            stated.insert("annotators".to_owned(), names.join(", ").into());
        }
        let figure = self.nodes.len();
        self.nodes.push(node(Role::Figure, &stated, offsets)?);
        let mut link = |role: Role, part: &Map<String, Value>| {
            // A span that is there already is used again, but each figure is a claim of its own.
            let node = node(role, part, offsets)?;
            let to = *known.entry(node).or_insert_with_key(|node| {
                self.nodes.push(node.clone());
                self.nodes.len() - 1
            });
            self.links.push(Link { figure, to });
            Ok(())
        };
        let parts = [
            (Role::Unit, whole.get("unit")),
            (Role::Property, whole.get("property")),
            (Role::Source, whole.get("source")),
            (Role::Cue, attribution.get("cue")),
        ];
        for (role, part) in parts {
            if let Some(part) = object(part) {
                link(role, &part)?;
            }
        }
        for relay in attribution.get("relays").and_then(Value::as_array).into_iter().flatten() {
            link(Role::Relay, &object(Some(relay)).unwrap_or_default())?;
        }
        Ok(())
    }

    /// The claims that the graph says, in order of their figures.
    pub fn claims(&self) -> Result<Vec<Prediction>, Vec<Fault>> {
        let (mut claims, mut faults) = (Vec::new(), Vec::new());
        for (i, figure) in self.nodes.iter().enumerate().filter(|(_, node)| node.role == Role::Figure) {
            match self.claim(i, figure) {
                Ok(claim) => claims.push(claim),
                Err(fault) => faults.push(fault),
            }
        }
        let linked: BTreeSet<usize> = self.links.iter().map(|link| link.to).collect();
        for (_, node) in self.nodes.iter().enumerate().filter(|(i, n)| n.role != Role::Figure && !linked.contains(i)) {
            let fault = Fault::new(format!(
                "the {} {:?} at {}..{} belongs to no figure",
                node.role.as_str(),
                node.text,
                node.start,
                node.end
            ));
            faults.push(fault.expected("a link from its figure"));
        }
        claims.sort_by_key(|claim: &Prediction| (claim.figure.start, claim.figure.end));
        if faults.is_empty() { Ok(claims) } else { Err(faults) }
    }

    fn claim(&self, i: usize, figure: &Node) -> Result<Prediction, Fault> {
        let mut whole = Map::new();
        let mut place = place(figure);
        let mut attribution = Map::new();
        let mut label = Map::new();
        for (name, value) in &figure.attributes {
            match name.as_str() {
                "value" | "low" | "high" => {
                    let number = value.parse().ok().filter(|number: &f64| number.is_finite()).ok_or_else(|| {
                        Fault::new(format!("{name} {value:?} of the figure {:?}", figure.text)).expected("a number")
                    })?;
                    place.insert(name.clone(), number.into());
                }
                "modifier" => drop(place.insert(name.clone(), value.as_str().into())),
                "language" => drop(whole.insert(name.clone(), value.as_str().into())),
                "attribution" => drop(attribution.insert("type".to_owned(), value.as_str().into())),
                "stance" => drop(attribution.insert(name.clone(), value.as_str().into())),
                "status" => drop(label.insert(name.clone(), value.as_str().into())),
                "annotators" => {
                    let names = value.split(", ").filter(|n| !n.is_empty()).map(Value::from).collect();
                    label.insert(name.clone(), Value::Array(names));
                }
                _ => {
                    let fault = Fault::new(format!("{name} of the figure {:?}", figure.text));
                    return Err(fault.expected(Role::Figure.attributes().join(", ")));
                }
            }
        }
        whole.insert("article_id".to_owned(), self.article_id.as_str().into());
        whole.insert("figure".to_owned(), Value::Object(place));
        let mut relays = Vec::new();
        for link in self.links.iter().filter(|link| link.figure == i) {
            let Some(node) = self.nodes.get(link.to) else { continue };
            let mut part = self::place(node);
            part.extend(node.attributes.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str()))));
            let part = Value::Object(part);
            let twice = match node.role {
                Role::Figure => Some(part),
                Role::Relay => {
                    relays.push(part);
                    None
                }
                Role::Cue => attribution.insert("cue".to_owned(), part),
                role => whole.insert(role.as_str().to_owned(), part),
            };
            if twice.is_some() {
                let fault = Fault::new(format!(
                    "the figure {:?} at {} has a second {}",
                    figure.text,
                    figure.start,
                    node.role.as_str()
                ));
                return Err(fault.expected("one of a kind"));
            }
        }
        attribution.insert("relays".to_owned(), Value::Array(relays));
        whole.insert("attribution".to_owned(), Value::Object(attribution));
        if !label.is_empty() {
            label.entry("status").or_insert_with(|| "gold".into());
            label.entry("annotators").or_insert_with(|| Value::Array(Vec::new()));
            whole.insert("label".to_owned(), Value::Object(label));
        }
        serde_json::from_value(Value::Object(whole)).map_err(|e| {
            Fault::new(format!("the figure {:?} at {}: {e}", figure.text, figure.start))
                .expected("values of the guideline")
        })
    }
}

/// Where each node stands that several figures may share.
type Known = BTreeMap<Node, usize>;

/// The node of a claim's part.
fn node(role: Role, part: &Map<String, Value>, offsets: &Offsets) -> Result<Node, Fault> {
    let offset = |name: &str| part.get(name).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
    let place = offset("start").zip(offset("end"));
    let Some(((start, end), text)) = place.and_then(|at| Some((at, offsets.slice(at.0, at.1)?))) else {
        let text = part.get("text").and_then(Value::as_str).unwrap_or_default();
        let fault = Fault::new(format!("the {} {text:?} has no place in the text", role.as_str()));
        return Err(fault.expected("start and end"));
    };
    let attributes = role.attributes().iter().filter_map(|name| {
        let value = match part.get(*name)? {
            Value::Null => return None,
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        Some(((*name).to_owned(), value))
    });
    Ok(Node { role, start, end, text: text.to_owned(), attributes: attributes.collect() })
}

fn place(node: &Node) -> Map<String, Value> {
    let mut place = Map::new();
    place.insert("text".to_owned(), node.text.as_str().into());
    place.insert("start".to_owned(), node.start.into());
    place.insert("end".to_owned(), node.end.into());
    place
}
