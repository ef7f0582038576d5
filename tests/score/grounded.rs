//! Predictions looked up in their articles, without gold.

use std::fs;

use serde_json::json;

use super::super::command::{done, run};
use super::write;

const TEXT: &str = "Au café 😀 il y a 12 blessés, dit-il. Plus tard, 40 morts.\n";

/// A prediction with its offsets counted by `count`.
fn said(surface: &str, count: impl Fn(&str) -> usize) -> String {
    let at = TEXT.find(surface).unwrap();
    let start = count(&TEXT[..at]);
    json!({"article_id": "a", "figure": {"text": surface, "start": start, "end": start + count(surface)}}).to_string()
}

#[test]
fn the_unit_of_offsets_is_told_by_the_surfaces() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("texts")).unwrap();
    fs::write(folder.path().join("texts/a.txt"), TEXT).unwrap();
    let utf16 = |part: &str| part.encode_utf16().count();
    write(folder.path(), "points.jsonl", &[said("12", |p| p.chars().count()), said("40", |p| p.chars().count())]);
    write(folder.path(), "utf16.jsonl", &[said("12", utf16), said("40", utf16)]);
    write(folder.path(), "bytes.jsonl", &[said("12", str::len), said("40", str::len)]);
    for (file, unit) in [("points.jsonl", "code points"), ("utf16.jsonl", "UTF-16 units"), ("bytes.jsonl", "bytes")] {
        let printed = String::from_utf8(done(folder.path(), &["check", file, "--articles", "texts"], b"")).unwrap();
        assert!(printed.starts_with(&format!("{file}: 2 predictions, offsets in {unit}\n")), "{printed}");
        let line = printed.lines().nth(1).unwrap();
        assert!(line.contains("where they say") && line.ends_with(" 2"), "{printed}");
    }
    // The same in a score, on either side, is said and never guessed in silence.
    let arguments = ["score", "bytes.jsonl", "--pred", "utf16.jsonl", "--articles", "texts", "--out", "out"];
    let printed = String::from_utf8(done(folder.path(), &arguments, b"")).unwrap();
    assert!(printed.contains("gold's offsets are in bytes by its surfaces"), "{printed}");
    assert!(printed.contains("offsets were in UTF-16 units and were converted"), "{printed}");
    assert!(printed.lines().any(|l| l.starts_with("detection") && l.contains("1.000")), "{printed}");
}

#[test]
fn what_an_article_does_not_bear_out_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("texts")).unwrap();
    fs::write(folder.path().join("texts/a.txt"), TEXT).unwrap();
    let lines = [
        json!({"article_id": "a", "figure": {"text": "12"}, "evidence": "il y a 12 blessés"}),
        json!({"article_id": "a", "figure": {"text": "77"}, "evidence": "77 disparus"}),
        json!({"article_id": "a", "figure": {"text": "40", "start": 0, "end": 2}}),
        json!({"article_id": "a", "figure": {"start": 0, "end": 2}}),
        json!({"article_id": "b", "figure": {"text": "12"}}),
    ];
    write(folder.path(), "mine.jsonl", &lines.map(|l| l.to_string()));
    let output = run(folder.path(), &["check", "mine.jsonl", "--articles", "texts"], b"");
    assert_eq!(output.status.code(), Some(1));
    let counts: Vec<String> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .skip(1)
        .map(|l| l.split_whitespace().last().unwrap().to_owned())
        .collect();
    assert_eq!(counts, ["0", "1", "1", "1", "1", "1"]);
    let said = String::from_utf8_lossy(&output.stderr);
    for part in ["\"77\" is nowhere in the article", "\"40\" is not at 0-2", "\"Au\"", "1 predictions of \"b\""] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
}
