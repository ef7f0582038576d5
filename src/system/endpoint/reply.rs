//! What a model answered: claims as lines of our predictions.
//!
//! In: the body of a chat completion. Out: the tokens that it took, the claims that can be used, and what is wrong
//! with the others. A claim says nothing about which article it is of: that is known.

use serde::Deserialize;
use serde_json::Value;

use crate::dataset::predictions;
use crate::system::answer::Usage;

/// A model's answer on one article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reply {
    pub usage: Usage,
    pub lines: Vec<String>,
    pub faults: Vec<String>,
}

#[derive(Deserialize)]
struct Completion {
    choices: Vec<Choice>,
    usage: Option<Tokens>,
}

#[derive(Deserialize)]
struct Choice {
    message: Message,
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Message {
    content: Option<String>,
    refusal: Option<String>,
}

#[derive(Deserialize)]
struct Tokens {
    prompt_tokens: Option<u64>,
    completion_tokens: Option<u64>,
}

/// Reads a completion; an error where it is none.
pub fn read(body: &[u8], article: &str) -> Result<Reply, String> {
    let completion: Completion =
        serde_json::from_slice(body).map_err(|e| format!("the answer is no chat completion: {e}"))?;
    let mut reply = Reply::default();
    if let Some(tokens) = completion.usage {
        reply.usage.input_tokens = tokens.prompt_tokens;
        reply.usage.output_tokens = tokens.completion_tokens;
    }
    match completion.choices.into_iter().next() {
        Some(choice) => choice.claims(article, &mut reply),
        None => reply.faults.push("the answer has no choice".to_owned()),
    }
    Ok(reply)
}

impl Choice {
    fn claims(self, article: &str, reply: &mut Reply) {
        let cut = self.finish_reason.as_deref() == Some("length");
        let Some(content) = self.message.content.filter(|content| !content.trim().is_empty()) else {
            let refused = self.message.refusal.map(|words| format!("the model refuses: {words}"));
            reply.faults.push(refused.unwrap_or_else(|| "the model says nothing".to_owned()));
            return;
        };
        let content = bare(&content);
        let claims = match serde_json::from_str::<Value>(content) {
            Ok(Value::Array(claims)) => claims,
            Ok(Value::Object(mut answer)) => match answer.remove("claims") {
                Some(Value::Array(claims)) => claims,
                _ => return reply.faults.push("the model's answer has no list \"claims\"".to_owned()),
            },
            Ok(_) => return reply.faults.push("the model's answer is no object".to_owned()),
            Err(error) => {
                reply.faults.push(match cut {
                    true => "the model's answer is cut off; raise max_tokens".to_owned(),
                    false => format!("the model's answer is not JSON: {error}"),
                });
                // What it had said by then stands, as a program's right lines do beside wrong ones.
                whole(content)
            }
        };
        for (at, mut claim) in claims.into_iter().enumerate() {
            if let Some(fields) = claim.as_object_mut() {
                fields.insert("article_id".to_owned(), article.into());
            }
            let line = claim.to_string();
            match predictions::line(line.as_bytes()) {
                Ok(_) => reply.lines.push(line),
                Err(faults) => {
                    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
                    reply.faults.push(format!("claim {} of the model's answer: {}", at + 1, faults.join("; ")));
                }
            }
        }
    }
}

/// The JSON inside a fenced block, which models like to put around it.
fn bare(content: &str) -> &str {
    let content = content.trim();
    let Some(fenced) = content.strip_prefix("```").and_then(|rest| rest.strip_suffix("```")) else { return content };
    // The fence's own line names the language.
    fenced.split_once('\n').map_or(fenced, |(_, inside)| inside)
}

/// The claims of a list that breaks off, as far as they are whole.
fn whole(content: &str) -> Vec<Value> {
    let mut claims = Vec::new();
    let mut rest = content.split_once('[').map_or("", |(_, rest)| rest);
    loop {
        rest = rest.trim_start_matches([',', ' ', '\t', '\r', '\n']);
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        match values.next() {
            Some(Ok(claim @ Value::Object(_))) => claims.push(claim),
            _ => return claims,
        }
        rest = rest.get(values.byte_offset()..).unwrap_or_default();
    }
}
