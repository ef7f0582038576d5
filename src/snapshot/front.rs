//! Front matter in insta's own format: a small YAML that `cargo insta` reads, and writes back to the byte.
//!
//! In: what was measured, on what and how. Out: lines between two `---`, in insta's order and with its quoting.

use std::fmt::Write;

use super::facts::Identity;

/// The line that opens and closes the front matter.
const FENCE: &str = "---";
/// The version of the text below the front matter.
const FORMAT: u32 = 1;

/// The front matter, both fences included.
pub fn write(identity: &Identity) -> String {
    let Identity { dataset, dataset_hash, system, version, signature } = identity;
    let mut out = format!("{FENCE}\n");
    let mut field = |indent: &str, name: &str, value: &str| {
        // Writing to a string does not fail.
        let _ = writeln!(out, "{indent}{name}: {}", scalar(value));
    };
    field("", "source", dataset);
    field("", "description", &format!("What {system} says of {dataset}, and where it is wrong"));
    field("", "expression", &format!("claimbench score {dataset} --pred {system}"));
    let _ = writeln!(out, "info:\n  format: {FORMAT}");
    let mut field = |name: &str, value: &str| {
        let _ = writeln!(out, "  {name}: {}", scalar(value));
    };
    field("dataset", dataset);
    field("dataset_hash", dataset_hash);
    field("system", system);
    if let Some(version) = version {
        field("version", version);
    }
    field("signature", signature);
    out.push_str(FENCE);
    out.push('\n');
    out
}

/// The identity, and the number of lines that it took; or what is wrong, and in which line.
pub fn read(text: &str) -> Result<(Identity, usize), (usize, String)> {
    let mut lines = text.lines().enumerate();
    if lines.next().map(|(_, line)| line.trim_end()) != Some(FENCE) {
        return Err((1, format!("no front matter: the first line is not {FENCE}")));
    }
    let mut identity = Identity::default();
    let mut seen = Vec::new();
    let mut in_info = false;
    for (at, line) in lines {
        if line.trim_end() == FENCE {
            let missing = ["format", "dataset", "dataset_hash", "system", "signature"];
            return match missing.into_iter().find(|name| !seen.iter().any(|s| s == name)) {
                Some(name) => Err((at + 1, format!("the front matter's info has no {name}"))),
                None => Ok((identity, at + 1)),
            };
        }
        let Some((name, value)) = line.split_once(':') else {
            return Err((at + 1, "not a `name: value` of the front matter".to_owned()));
        };
        if !name.starts_with(' ') {
            in_info = name == "info";
            continue;
        }
        if !in_info {
            continue;
        }
        let value = unquote(value.trim()).ok_or((at + 1, "a quoted string without an end".to_owned()))?;
        let name = name.trim();
        match name {
            "format" if value != FORMAT.to_string() => {
                return Err((at + 1, format!("format {value}, and this version reads format {FORMAT}")));
            }
            "dataset" => identity.dataset = value,
            "dataset_hash" => identity.dataset_hash = value,
            "system" => identity.system = value,
            "version" => identity.version = Some(value),
            "signature" => identity.signature = value,
            _ => {}
        }
        seen.push(name.to_owned());
    }
    Err((1, format!("the front matter has no closing {FENCE}")))
}

/// Whether a text is no snapshot of ours: it has no front matter, or one that does not say our format. What ends before
/// it could say anything is not told apart from a damaged one of ours.
pub fn is_foreign(mut lines: impl Iterator<Item = String>) -> bool {
    let Some(first) = lines.next() else { return false };
    if first.trim_end() != FENCE {
        return true;
    }
    let mut in_info = false;
    for line in lines {
        match line.trim_end() {
            FENCE => return true,
            line if !line.starts_with(' ') => in_info = line == "info:",
            line if in_info && line.trim_start().starts_with("format:") => return false,
            _ => {}
        }
    }
    false
}

/// A value as insta's writer prints it: plain where that is safe, else a JSON string.
fn scalar(value: &str) -> String {
    const WORDS: [&str; 22] = [
        "yes", "Yes", "YES", "no", "No", "NO", "True", "TRUE", "true", "False", "FALSE", "false", "on", "On", "ON",
        "off", "Off", "OFF", "null", "Null", "NULL", "~",
    ];
    let special =
        |c: char| c.is_control() || matches!(c, ':' | '{' | '}' | '[' | ']' | ',' | '#' | '`' | '"' | '\'' | '\\');
    let quoted = value.is_empty()
        || value.starts_with(['&', '*', '?', '|', '-', '<', '>', '=', '!', '%', '@', '.', ' '])
        || value.ends_with(' ')
        || value.contains(special)
        || WORDS.contains(&value)
        || value.starts_with("0x")
        || value.parse::<f64>().is_ok();
    if quoted { serde_json::Value::from(value).to_string() } else { value.to_owned() }
}

fn unquote(value: &str) -> Option<String> {
    match value.as_bytes().first() {
        Some(b'"') => serde_json::from_str(value).ok(),
        Some(b'\'') => Some(value.strip_prefix('\'')?.strip_suffix('\'')?.replace("''", "'")),
        _ => Some(value.to_owned()),
    }
}
