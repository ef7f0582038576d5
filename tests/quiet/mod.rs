//! Texts that claim hardly anything: prose without figures, a table, a recipe, source code.
//!
//! True figures stand between [ ] in `texts/`; every other claim is a false positive, and there may
//! be at most one in 2,000 words.

use std::fs;
use std::path::Path;

use claimbench::extract::{extract, extract_marking};

/// Takes the marks out; gives the text and the byte ranges that they held.
fn unmark(marked: &str) -> (String, Vec<std::ops::Range<usize>>) {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), 0);
    let mut rest = marked;
    while let Some(at) = rest.find(MARKS) {
        text.push_str(&rest[..at]);
        match &rest[at..at + 1] {
            "[" => open = text.len(),
            _ => spans.push(open..text.len()),
        }
        rest = &rest[at + 1..];
    }
    text.push_str(rest);
    (text, spans)
}

const MARKS: [char; 2] = ['[', ']'];

#[test]
fn false_positives_are_rarer_than_one_in_two_thousand_words() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quiet/texts");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let (mut words, mut wrong) = (0, Vec::new());
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let marked = fs::read_to_string(&path).unwrap();
        // Brackets are code in source code.
        let (text, spans) = if name.contains("code") { (marked, Vec::new()) } else { unmark(&marked) };
        words += text.split_whitespace().count();
        for claim in extract(&text, None).claims {
            let span = claim.figure.span;
            if !spans.iter().any(|s| s.start < span.end && span.start < s.end) {
                wrong.push(format!("{name}: {} in: {}", span.of(&text), claim.sentence.of(&text)));
            }
        }
    }
    assert!(words > 1_500, "only {words} words");
    assert!(wrong.len() * 2_000 <= words, "{} false positives in {words} words:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn page_furniture_claims_nothing() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quiet/furniture.toml");
    let cases: toml::Table = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut wrong = Vec::new();
    for (kind, expected) in [("furniture", 0), ("news", 1)] {
        let languages = cases[kind].as_table().unwrap();
        assert_eq!(languages.len(), 11);
        for (language, lines) in languages {
            for line in lines.as_array().unwrap() {
                let line = line.as_str().unwrap();
                let (extraction, marked) = extract_marking(line, Some(language));
                let (found, marked) = (extraction.claims.len(), marked.len());
                if marked != usize::from(kind == "furniture") {
                    wrong.push(format!("{language} {kind}, {marked} passages marked: {line}"));
                }
                if found != expected {
                    wrong.push(format!("{language} {kind}, {found} claims: {line}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
