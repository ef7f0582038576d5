//! The layers of our schema as INCEpTION has them.
//!
//! In: the roles and their attributes. Out: a UIMA type system, as the XML that a project's layer settings import and as
//! the types that stand in every file. A role is a span layer whose attributes are string features; a figure has a slot
//! feature for each other role, since INCEpTION's relations do not cross layers.

use serde_json::{Map, Value, json};

use crate::label::graph::Role;

pub const ANNOTATION: &str = "uima.tcas.Annotation";
pub const STRING: &str = "uima.cas.String";
pub const TOP: &str = "uima.cas.TOP";
/// The kind of array that holds a slot's links.
pub const ARRAY: &str = "uima.cas.FSArray";

/// The type of a role's spans. INCEpTION puts every layer of a project's own into this namespace.
pub fn layer(role: Role) -> String {
    format!("webanno.custom.{}", role.title())
}

/// The type of a figure's links to spans of a role.
pub fn link(role: Role) -> String {
    format!("webanno.custom.Figure{}Link", role.title())
}

/// The roles that a figure has slots for.
pub fn slots() -> impl Iterator<Item = Role> {
    Role::ALL.into_iter().filter(|role| *role != Role::Figure)
}

/// A type: its name, what it is a kind of, and its features with their ranges.
type Described = (String, &'static str, Vec<(String, String)>);

fn types() -> Vec<Described> {
    let mut types: Vec<Described> = Vec::new();
    for role in Role::ALL {
        let mut features: Vec<_> =
            role.attributes().iter().map(|name| ((*name).to_owned(), STRING.to_owned())).collect();
        if role == Role::Figure {
            features.extend(slots().map(|slot| (slot.as_str().to_owned(), format!("{}[]", link(slot)))));
        }
        types.push((layer(role), ANNOTATION, features));
    }
    for slot in slots() {
        let features = vec![("role".to_owned(), STRING.to_owned()), ("target".to_owned(), layer(slot))];
        types.push((link(slot), TOP, features));
    }
    types
}

/// What stands under `%TYPES`.
pub fn described() -> Value {
    let entry = |(name, kind, features): Described| {
        let mut whole = Map::new();
        whole.insert("%NAME".to_owned(), name.as_str().into());
        whole.insert("%SUPER_TYPE".to_owned(), kind.into());
        let feature = |(name, range): (String, String)| (name.clone(), json!({ "%NAME": name, "%RANGE": range }));
        whole.extend(features.into_iter().map(feature));
        (name, Value::Object(whole))
    };
    Value::Object(types().into_iter().map(entry).collect())
}

/// The type system for a project: Settings, Layers, Import.
pub fn type_system() -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\">\n  <name>claimbench</name>\n  <types>\n",
    );
    for (name, kind, features) in types() {
        out += &format!("    <typeDescription>\n      <name>{name}</name>\n      <description/>\n");
        out += &format!("      <supertypeName>{kind}</supertypeName>\n      <features>\n");
        for (feature, range) in features {
            let (range, element) = match range.strip_suffix("[]") {
                Some(element) => (ARRAY, format!("<elementType>{element}</elementType>")),
                None => (range.as_str(), String::new()),
            };
            out += &format!("        <featureDescription><name>{feature}</name><description/>");
            out += &format!("<rangeTypeName>{range}</rangeTypeName>{element}</featureDescription>\n");
        }
        out += "      </features>\n    </typeDescription>\n";
    }
    out + "  </types>\n</typeSystemDescription>\n"
}
