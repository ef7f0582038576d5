//! What a reader is told of files that are not what they seem: fields and places that say nothing, offsets that may be in another
//! unit, languages and labels of a system's own making.

use std::path::Path;

use serde_json::{Value, json};

use super::super::command::{done, run};
use super::write;

/// Gold and a system's claims as they stand, and articles by their texts.
fn files(folder: &Path, gold: &[Value], system: &[Value], texts: &[(&str, &str)]) {
    let lines = |claims: &[Value]| claims.iter().map(Value::to_string).collect::<Vec<_>>();
    write(folder, "gold.jsonl", &lines(gold));
    write(folder, "s.jsonl", &lines(system));
    let articles: Vec<Value> = texts.iter().map(|(id, text)| json!({"id": id, "text": text})).collect();
    write(folder, "articles.jsonl", &lines(&articles));
}

fn asked<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let base = ["score", "gold.jsonl", "--pred", "s.jsonl", "--articles", "articles.jsonl", "--out", "out"];
    base.iter().chain(more).copied().collect()
}

fn report(folder: &Path, more: &[&str]) -> Value {
    serde_json::from_slice(&done(folder, &asked(&[more, &["--json"]].concat()), b"")).unwrap()
}

/// What stands on the terminal.
fn told(folder: &Path) -> String {
    String::from_utf8(done(folder, &asked(&[]), b"")).unwrap()
}

fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments, b"");
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn five(start: u32) -> Value {
    json!({"article_id": "a", "figure": {"start": start, "end": start + 1, "value": 5}})
}

#[test]
fn misspelt_fields_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let misspelt = json!({"article_id": "a", "figure": {"start": 0, "end": 1, "val": 5}, "lang": "en", "event": "x"});
    files(folder, &[five(0)], &[misspelt], &[("a", "5 men came")]);
    let note = "unknown fields: event (1), figure.val (1), lang (1): nothing is read from them";
    assert!(told(folder).contains(note), "{}", told(folder));
    assert_eq!(report(folder, &[])["systems"][0]["unknown_fields"], json!({"event": 1, "figure.val": 1, "lang": 1}));
    write(
        folder,
        "gold.jsonl",
        &[json!({"article_id": "a", "figure": {"start": 0, "end": 1, "value": 5}, "event": "x"}).to_string()],
    );
    // A field to slice by is known.
    let sliced = report(folder, &["--by", "event"]);
    assert_eq!(sliced["systems"][0]["unknown_fields"], json!({"figure.val": 1, "lang": 1}));
    assert_eq!(sliced["gold"]["unknown_fields"], json!({}));
    let checked = run(folder, &["check", "s.jsonl"], b"");
    assert!(checked.status.success());
    assert!(String::from_utf8_lossy(&checked.stderr).contains(note));
}

#[test]
fn a_place_beyond_the_article_is_misplaced() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    files(folder, &[five(0)], &[five(0), five(1000)], &[("a", "5 men came")]);
    let system = &report(folder, &[])["systems"][0];
    assert_eq!((&system["misplaced"], &system["errors"]), (&json!(1), &json!({"outside": 1})));
    let note = "1 prediction has a text that is not what stands at its offsets, or a place beyond its article";
    assert!(told(folder).contains(note), "{}", told(folder));
    assert!(told(folder).starts_with("Gold: 1 claim in 1 article\n"), "{}", told(folder));
}

#[test]
fn a_minority_of_surfaces_converts_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let claim = |start: u32, text: &str, value: u32| json!({"article_id": "a", "figure": {"start": start, "end": start + 1, "text": text, "value": value}});
    let gold = [claim(4, "5", 5), claim(8, "7", 7), claim(12, "9", 9)];
    let typed = [claim(4, "five", 5), claim(8, "seven", 7), claim(13, "9", 9)];
    let text = [("a", "\u{1F600} a 5 b 7 c 9")];
    files(folder, &gold, &typed, &text);
    // One of three surfaces fits in UTF-16 units and none in code points: the two places that are right stay where they are.
    let system = &report(folder, &[])["systems"][0];
    assert_eq!((&system["offsets"], &system["doubtful"]), (&json!("code points"), &json!("UTF-16 units")));
    assert_eq!((&system["fields"]["detection"]["correct"], &system["misplaced"]), (&json!(2), &json!(3)));
    let note = "offsets are taken to be in code points: more surfaces fit UTF-16 units, but not most of them";
    assert!(told(folder).contains(note), "{}", told(folder));
    // Two of three convert.
    files(folder, &gold, &[claim(4, "five", 5), claim(9, "7", 7), claim(13, "9", 9)], &text);
    let system = &report(folder, &[])["systems"][0];
    assert_eq!((&system["offsets"], &system["doubtful"]), (&json!("UTF-16 units"), &Value::Null));
    assert_eq!(system["fields"]["detection"]["correct"], json!(2));
}

#[test]
fn languages_of_a_systems_own_are_not_averaged_over() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let claim = |start: u32, language: &str| json!({"article_id": "a", "figure": {"start": start, "end": start + 1, "value": 5}, "language": language});
    let text = [("a", "5 5 5 5 5 5 5 5 5 5 5 5")];
    let gold: Vec<Value> = (0..8).map(|i| claim(2 * i, "en")).collect();
    let over = |invented: [&str; 2]| {
        let more = [claim(16, invented[0]), claim(18, invented[1])];
        files(folder, &gold, &[&gold[..], &more].concat(), &text);
        let report = report(folder, &[]);
        let system = &report["systems"][0];
        let means = system["macro"].as_array().unwrap().iter().find(|m| m["by"] == "language").unwrap().clone();
        let keys = system["slices"].as_array().unwrap().iter().filter(|s| s["by"] == "language").count();
        (means["keys"].clone(), means["f1"]["claim"].as_f64().unwrap(), keys)
    };
    // 2 × 8 / (8 + 10); and 1 where the two stand in slices of their own.
    assert_eq!(over(["en", "en"]), (json!(1), 16.0 / 18.0, 1));
    assert_eq!(over(["zz", "xx"]), (json!(1), 1.0, 3));
}

#[test]
fn bounds_that_are_out_of_order_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let crossed = json!({"article_id": "a", "figure": {"start": 0, "end": 1, "low": 9, "high": 5}});
    files(folder, &[five(0)], &[crossed], &[("a", "5 men came")]);
    let said = refused(folder, &asked(&[]));
    assert!(said.contains("s.jsonl:1: figure.low is 9, figure.high 5; expected low ≤ high"), "{said}");
}

#[test]
fn what_has_members_is_no_value_to_slice_by() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    files(folder, &[five(0)], &[five(0)], &[("a", "5 men came")]);
    let said = refused(folder, &asked(&["--by", "figure"]));
    assert!(
        said.contains("figure is not a single value; expected one of figure.end, figure.start, figure.value"),
        "{said}"
    );
}

#[test]
fn an_end_before_its_start_is_no_annotation() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::create_dir(folder.join("m")).unwrap();
    let header = "docId\tannotSet\tannotType\tstartOffset\tendOffset\tannotId\ttext\tother";
    write(folder, "m/d.tsv", &[header.to_owned(), "d\t1\tQuantity\t5\t2\tT1\tx\t{}".to_owned()]);
    let said = refused(folder, &["score", "m", "--pred", "m", "--out", "out", "--compat", "measeval"]);
    assert!(said.contains("d.tsv:2: startOffset 5, endOffset 2"), "{said}");
}

#[test]
fn two_people_are_compared_on_what_both_labelled() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let of = |article: &str| json!({"article_id": article, "figure": {"start": 0, "end": 1, "value": 5}});
    let texts = [("a", "5 men"), ("b", "5 men"), ("c", "5 men")];
    files(folder, &[of("a"), of("b")], &[of("a")], &texts);
    // Ann has a claim in `a` and in `c`, of which gold's list says that it holds none; `b` she may never have seen.
    write(folder, "ann.jsonl", &[of("a").to_string(), of("c").to_string()]);
    let report = report(folder, &["--second", "Ann=ann.jsonl"]);
    let claim = &report["human"]["fields"]["claim"];
    assert_eq!(report["human"]["articles"], json!(2));
    assert_eq!((&claim["possible"], &claim["actual"], &claim["correct"]), (&json!(1), &json!(2), &json!(1)));
    let shown = String::from_utf8(done(folder, &asked(&["--second", "Ann=ann.jsonl"]), b"")).unwrap();
    // Where a line says that she found nothing in `b`, gold's claim there is one that she misses.
    write(folder, "said.jsonl", &[of("a").to_string(), json!({"article_id": "b", "labelled": true}).to_string()]);
    let claim = &self::report(folder, &["--second", "Ann=said.jsonl"])["human"]["fields"]["claim"];
    assert_eq!((&claim["possible"], &claim["actual"], &claim["correct"]), (&json!(2), &json!(1), &json!(1)));
    assert!(shown.contains("human: labels of Ann against those of gold, over 2 of 3 articles"), "{shown}");
}
