//! What a model is asked: the prompt, the article, and the form that its answer must have.
//!
//! In: an endpoint, an article's text. Out: the body of a chat completion. The form is the schema of our predictions
//! without what a model cannot know, under the restrictions of strict structured output: every field is required
//! (null says that there is none), no field is added.

use schemars::JsonSchema;
use schemars::schema_for;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::Endpoint;
use crate::claim::prediction::Prediction;

/// How the form is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// The server holds the model to the schema.
    #[default]
    JsonSchema,
    /// The same, in the words of servers of the llama.cpp family.
    JsonObjectSchema,
    /// The server holds the model to JSON; the prompt says which.
    JsonObject,
    /// The prompt alone asks for it.
    Prompt,
}

/// What only we know of a claim, and places that a model would have to count.
const NOT_ASKED: &[&str] = &["article_id", "start", "end", "label", "split"];
/// What strict structured output does not know.
const NOT_STRICT: &[&str] = &["$schema", "default", "format", "minimum", "title", "description"];

/// The body of the request.
pub fn body(endpoint: &Endpoint, text: &str) -> Value {
    let mut body = json!({
        "model": endpoint.model,
        "messages": [
            { "role": "system", "content": endpoint.prompt },
            { "role": "user", "content": text },
        ],
    });
    let format = match endpoint.format {
        Format::JsonSchema => Some(json!({
            "type": "json_schema",
            "json_schema": { "name": "claims", "strict": true, "schema": schema() },
        })),
        Format::JsonObjectSchema => Some(json!({ "type": "json_object", "schema": schema() })),
        Format::JsonObject => Some(json!({ "type": "json_object" })),
        Format::Prompt => None,
    };
    let options = [
        ("temperature", endpoint.temperature.map(Value::from)),
        ("seed", endpoint.seed.map(Value::from)),
        ("max_tokens", endpoint.max_tokens.map(Value::from)),
        ("response_format", format),
    ];
    if let Some(body) = body.as_object_mut() {
        body.extend(options.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    }
    body
}

/// The schema of an answer: an object with the list of claims.
pub fn schema() -> Value {
    let mut claim = serde_json::to_value(schema_for!(Prediction)).unwrap_or_default();
    let definitions = claim.as_object_mut().and_then(|claim| claim.remove("$defs")).unwrap_or_default();
    let definitions: Map<String, Value> = match definitions {
        Value::Object(all) => all.into_iter().filter(|(name, _)| !name.starts_with("Label")).collect(),
        _ => Map::new(),
    };
    let mut schema = json!({
        "type": "object",
        "properties": { "claims": { "type": "array", "items": claim } },
        "$defs": definitions,
    });
    restrict(&mut schema);
    schema
}

/// Restricts a schema and all that it holds.
fn restrict(schema: &mut Value) {
    match schema {
        Value::Array(several) => several.iter_mut().for_each(restrict),
        Value::Object(schema) => {
            schema.retain(|word, _| !NOT_STRICT.contains(&word.as_str()));
            if let Some(words) = schema.get("oneOf").and_then(closed) {
                schema.remove("oneOf");
                schema.insert("type".to_owned(), json!("string"));
                schema.insert("enum".to_owned(), words);
            }
            if let Some(Value::Object(properties)) = schema.get_mut("properties") {
                properties.retain(|name, _| !NOT_ASKED.contains(&name.as_str()));
                properties.values_mut().for_each(restrict);
                let names: Vec<String> = properties.keys().cloned().collect();
                schema.insert("required".to_owned(), json!(names));
                schema.insert("additionalProperties".to_owned(), json!(false));
            }
            for (word, part) in schema.iter_mut().filter(|(word, _)| *word != "properties") {
                match part {
                    // Names, not words of the schema language.
                    Value::Object(definitions) if word == "$defs" => definitions.values_mut().for_each(restrict),
                    part => restrict(part),
                }
            }
        }
        _ => {}
    }
}

/// The words of a set that is written as one schema a word, where some have an explanation.
fn closed(alternatives: &Value) -> Option<Value> {
    let mut words = Vec::new();
    for alternative in alternatives.as_array()? {
        match (alternative.get("const"), alternative.get("enum")) {
            (Some(word), _) => words.push(word.clone()),
            (None, Some(Value::Array(several))) => words.extend(several.iter().cloned()),
            _ => return None,
        }
    }
    Some(Value::Array(words))
}
