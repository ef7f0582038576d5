//! Records without their text, and with it again.
//!
//! In: an article with its claims and rejected numbers. Out: the same with every surface left out: offsets stand for it, and
//! for a name that the offsets do not give, the places of its letters. Nothing is left that says what the text says to
//! somebody who has not got it; with the text all of it comes back, to the letter. `docs/datasets.md` tells the form.

use serde_json::Value;

use super::places::{places, surface};
use super::rejected::{Rejected, RejectedInput, RejectedNumbers};
use super::write::Entry;
use crate::article::{Reason, lines::lines, sha256};
use crate::claim::record::ClaimRecord;
use crate::error::Fault;
use crate::lang::{codes, is_measure};
use crate::text::Offsets;

/// What opens a code that is a surface: no list knows the noun.
const UNLISTED: &str = "x:";
/// What opens the places of any other code that no list has: an English noun that is its own code, a word of an annotator.
/// No code of a list begins so.
const NAMED: &str = "n:";
/// What opens the hash that stands for a text.
const HASH: &str = "sha256:";

/// Leaves the text out.
pub fn dry(mut entry: Entry) -> Entry {
    let text = std::mem::take(&mut entry.article.text);
    let offsets = Offsets::new(&text);
    entry.article.title = entry.article.title.as_deref().map(hashed);
    for claim in &mut entry.claims {
        surfaces(claim).into_iter().for_each(|(surface, ..)| surface.clear());
        for (prefix, name) in names(claim) {
            let words = if prefix == UNLISTED { &name[prefix.len()..] } else { name.as_str() };
            *name = format!("{prefix}{}", places(words, &offsets));
        }
    }
    entry.numbers.lines = each_line(&entry.numbers, |line, _| {
        strings(line, |key, value| match key {
            "text" => Some(String::new()),
            "entry" => Some(places(value, &offsets)),
            _ => None,
        })
    });
    entry
}

/// Puts the text in again: the entry as it was, or what does not fit.
pub fn wet(mut entry: Entry, text: String, title: Option<String>) -> Result<Entry, Vec<Fault>> {
    let mut faults = Vec::new();
    if !fits(entry.article.title.as_deref(), title.as_deref()) {
        faults.push(Fault::new(format!("the title {title:?}")).expected("the title that it had, as its hash says"));
    }
    let offsets = Offsets::new(&text);
    let mut found = |there: Option<String>, what: &dyn std::fmt::Display| {
        there.unwrap_or_else(|| {
            faults.push(
                Fault::new(format!("{what} is no place in the text")).expected("the article that was dehydrated"),
            );
            String::new()
        })
    };
    for claim in &mut entry.claims {
        for (surface, start, end) in surfaces(claim) {
            let slice = offsets.slice(start, end).map(str::to_owned);
            *surface = found(slice, &format_args!("{start}-{end}"));
        }
        for (prefix, name) in dried(claim) {
            let whole = surface(&name[prefix.len()..], &offsets);
            let whole = found(whole, &*name);
            *name = if prefix == UNLISTED { format!("{prefix}{whole}") } else { whole };
        }
    }
    entry.numbers.lines = each_line(&entry.numbers, |line, (start, end)| {
        strings(line, |key, value| match key {
            "text" => Some(found(offsets.slice(start, end).map(str::to_owned), &format_args!("{start}-{end}"))),
            "entry" => Some(found(surface(value, &offsets), &value)),
            _ => None,
        })
    });
    entry.article.title = title;
    entry.article.text = text;
    if faults.is_empty() { Ok(entry) } else { Err(faults) }
}

impl RejectedInput {
    /// The input without what its faults quote of it. Which article repeats which is said of ids alone, and stays.
    pub fn dry(&self) -> Self {
        match self.reason {
            Reason::Duplicate | Reason::DuplicateId | Reason::NotAnArticle => self.clone(),
            _ => Self { messages: self.messages.iter().map(|message| hashed(message)).collect(), ..self.clone() },
        }
    }
}

/// What a claim of a dehydrated dataset says that it must not. Which codes are on lists is known of a dataset that this version of
/// the program made: `listed`.
pub fn leaks(claim: &mut ClaimRecord, listed: bool) -> Vec<Fault> {
    let told = surfaces(claim).into_iter().filter(|(surface, ..)| !surface.is_empty());
    let mut told: Vec<String> = told.map(|(surface, ..)| surface.clone()).collect();
    let known = |name: &str| name.bytes().all(|b| b.is_ascii_digit() || b"-+=abcdef".contains(&b));
    told.extend(dried(claim).into_iter().filter(|(p, name)| !known(&name[p.len()..])).map(|(_, name)| name.clone()));
    let plain = names(claim).into_iter().filter(|(prefix, name)| *prefix == NAMED && !name.starts_with(NAMED));
    told.extend(plain.filter(|_| listed).map(|(_, name)| name.clone()));
    told.into_iter().map(|text| Fault::new(format!("the text {text:?}")).expected("offsets and hashes alone")).collect()
}

/// Whether a title is the one whose hash stands in its place.
fn fits(hash: Option<&str>, title: Option<&str>) -> bool {
    hash == title.map(hashed).as_deref()
}

fn hashed(text: &str) -> String {
    format!("{HASH}{}", sha256(text.as_bytes()))
}

/// Every surface of a claim with its place.
fn surfaces(claim: &mut ClaimRecord) -> Vec<(&mut String, u32, u32)> {
    let (sentence, figure, attribution) = (&mut claim.sentence, &mut claim.figure, &mut claim.attribution);
    let mut all =
        vec![(&mut sentence.text, sentence.start, sentence.end), (&mut figure.text, figure.start, figure.end)];
    all.extend(claim.unit.as_mut().map(|u| (&mut u.text, u.start, u.end)));
    all.extend(claim.property.as_mut().map(|p| (&mut p.text, p.start, p.end)));
    all.extend(claim.source.as_mut().map(|s| (&mut s.text, s.start, s.end)));
    all.extend(attribution.cue.as_mut().map(|c| (&mut c.text, c.start, c.end)));
    all.extend(attribution.relays.iter_mut().map(|r| (&mut r.text, r.start, r.end)));
    all
}

/// What else of a claim may be the text's own words: the source's name, and codes that no list has. Each comes with what is to
/// open its places.
fn names(claim: &mut ClaimRecord) -> Vec<(&'static str, &mut String)> {
    let opened = |code: &str| if code.starts_with(UNLISTED) { UNLISTED } else { NAMED };
    let unit = claim.unit.as_mut().map(|u| &mut u.code).filter(|code| !codes::is_count(code) && !is_measure(code));
    let property = claim.property.as_mut().map(|p| &mut p.code).filter(|code| !codes::is_property(code));
    let mut names: Vec<_> = claim.source.as_mut().map(|s| ("", &mut s.name)).into_iter().collect();
    names.extend(unit.into_iter().chain(property).map(|code| (opened(code), code)));
    names
}

/// The same of a claim without its text: what stands there as places tells by how it begins.
fn dried(claim: &mut ClaimRecord) -> Vec<(&'static str, &mut String)> {
    let code = |code| -> Option<(&'static str, &mut String)> {
        let code: &mut String = code;
        let prefix = [UNLISTED, NAMED].into_iter().find(|prefix| code.starts_with(prefix))?;
        Some((prefix, code))
    };
    let mut names: Vec<_> = claim.source.as_mut().map(|s| ("", &mut s.name)).into_iter().collect();
    names.extend(claim.unit.as_mut().and_then(|u| code(&mut u.code)));
    names.extend(claim.property.as_mut().and_then(|p| code(&mut p.code)));
    names
}

/// The lines, changed one by one; each comes with the place of its number.
fn each_line(numbers: &RejectedNumbers, mut change: impl FnMut(&[u8], (u32, u32)) -> Vec<u8>) -> Vec<u8> {
    let mut changed = Vec::with_capacity(numbers.lines.len());
    for (_, line) in lines(&numbers.lines) {
        let place = match serde_json::from_slice::<Rejected>(line) {
            Ok(Rejected::Number(number)) => (number.start, number.end),
            _ => (0, 0),
        };
        changed.extend(change(line, place));
        changed.push(b'\n');
    }
    changed
}

/// The line with some of its texts changed. What is not changed, numbers above all, stays to the byte.
fn strings(line: &[u8], mut change: impl FnMut(&str, &str) -> Option<String>) -> Vec<u8> {
    let mut changed = Vec::with_capacity(line.len());
    let (mut key, mut at) = (String::new(), 0);
    while let Some(&byte) = line.get(at) {
        if byte != b'"' {
            changed.push(byte);
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while line.get(end).is_some_and(|&b| b != b'"') {
            end += if line[end] == b'\\' { 2 } else { 1 };
        }
        let end = (end + 1).min(line.len());
        let raw = &line[at..end];
        let text = serde_json::from_slice::<String>(raw).unwrap_or_default();
        at = end;
        if line.get(at) == Some(&b':') {
            key = text;
        } else if let Some(new) = change(&key, &text) {
            changed.extend(Value::from(new).to_string().into_bytes());
            continue;
        }
        changed.extend(raw);
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_change_and_numbers_stay() {
        let line = br#"{"text":"a \"b\\","value":0.30000000000000004,"reason":[{"rule":"r","entry":"x"}],"low":null}"#;
        let changed = strings(line, |key, value| match key {
            "text" => Some(value.replace('b', "c")),
            "entry" => Some("é".to_owned()),
            _ => None,
        });
        let expected =
            r#"{"text":"a \"c\\","value":0.30000000000000004,"reason":[{"rule":"r","entry":"é"}],"low":null}"#;
        assert_eq!(String::from_utf8(changed).unwrap(), expected);
    }
}
