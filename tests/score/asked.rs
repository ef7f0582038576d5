//! What a caller may ask of `score` besides the reports: clusters, further slices, a second person, a list of wrong claims.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::super::command::{done, run};
use super::write;

/// Twelve articles of one sentence each, of four events; every claim has a column of its own making.
fn corpus(folder: &Path) {
    let (mut articles, mut gold, mut good, mut bad) = (vec![], vec![], vec![], vec![]);
    for i in 0..12 {
        let text = format!("Police say {} people were hurt near town {i}.", 10 + i);
        articles.push(json!({"id": format!("a{i:02}"), "text": text, "event": format!("event-{}", i % 4)}).to_string());
        let claim = json!({
            "article_id": format!("a{i:02}"),
            "figure": {"text": (10 + i).to_string(), "start": 11, "end": 13, "value": 10 + i, "modifier": "exact"},
            "unit": {"text": "people", "start": 14, "end": 20, "kind": "count", "code": "person"},
            "language": "en",
            "difficulty": if i % 3 == 0 { "hard" } else { "easy" },
        });
        gold.push(claim.to_string());
        good.push(claim.to_string());
        let mut wrong = claim.clone();
        wrong["unit"]["code"] = json!("injured");
        if i % 2 == 0 {
            bad.push(wrong.to_string());
        }
    }
    for (name, lines) in
        [("articles.jsonl", &articles), ("gold.jsonl", &gold), ("good.jsonl", &good), ("bad.jsonl", &bad)]
    {
        write(folder, name, lines);
    }
}

const BASE: [&str; 8] = ["score", "gold.jsonl", "--articles", "articles.jsonl", "--pred", "bad.jsonl", "--out", "out"];

fn report(folder: &Path, more: &[&str]) -> Value {
    let arguments: Vec<&str> = BASE.iter().chain(more).copied().chain(["--json"]).collect();
    serde_json::from_slice(&done(folder, &arguments, b"")).unwrap()
}

#[test]
fn articles_of_one_event_are_drawn_together() {
    let folder = tempfile::tempdir().unwrap();
    corpus(folder.path());
    let alone = report(folder.path(), &["--pred", "good.jsonl"]);
    let together = report(folder.path(), &["--pred", "good.jsonl", "--cluster", "event"]);
    let units = |report: &Value| (report["statistics"]["unit"].clone(), report["statistics"]["units"].clone());
    assert_eq!(units(&alone), (json!("article"), json!(12)));
    assert_eq!(units(&together), (json!("event"), json!(4)));
    let f1 = |report: &Value| report["systems"][0]["fields"]["detection"]["f1"].clone();
    assert_eq!(f1(&alone), f1(&together));
    let p = |report: &Value| report["comparisons"][0]["p"].as_f64().unwrap();
    assert!(p(&alone) < 0.01 && p(&together) > 0.1, "{} {}", p(&alone), p(&together));
    let notes = together["statistics"]["notes"].to_string();
    assert!(
        notes.contains("with 4 values of event no corrected p can be below 0.7500; it takes 8 for 0.05"),
        "{notes}"
    );
    assert!(together["signature"].as_str().unwrap().contains("|units:event|"));
}

#[test]
fn any_column_of_claims_or_articles_slices() {
    let folder = tempfile::tempdir().unwrap();
    corpus(folder.path());
    let report =
        report(folder.path(), &["--pred", "good.jsonl", "--by", "difficulty", "--by", "event", "--by", "unit.code"]);
    let slices = report["systems"][0]["slices"].as_array().unwrap();
    let gold = |by: &str| -> Vec<(String, u64)> {
        let of = slices.iter().filter(|s| s["by"] == by);
        let one =
            |s: &Value| (s["key"].as_str().unwrap().to_owned(), s["fields"]["detection"]["possible"].as_u64().unwrap());
        of.map(one).collect()
    };
    assert_eq!(gold("difficulty"), [("easy".to_owned(), 8), ("hard".to_owned(), 4)]);
    assert_eq!(gold("event").len(), 4);
    // A pair stands under gold's code, not under the system's.
    assert_eq!(gold("unit.code"), [("person".to_owned(), 12)]);
    let compared = report["slice_comparisons"].as_array().unwrap();
    let easy: Vec<_> = compared.iter().filter(|c| c["by"] == "difficulty").collect();
    assert!(!easy.is_empty() && easy.iter().all(|c| c["key"] == "easy" && c["units"] == 8), "{easy:?}");
    let tests = compared.len() + report["comparisons"].as_array().unwrap().iter().filter(|c| !c["p"].is_null()).count();
    assert_eq!(report["statistics"]["tests_with_slices"], json!(tests));
    assert!(compared.iter().all(|c| c["p_holm"].as_f64() >= c["p"].as_f64()));
}

#[test]
fn a_column_that_no_file_has_is_named() {
    let folder = tempfile::tempdir().unwrap();
    corpus(folder.path());
    let arguments: Vec<&str> = BASE.into_iter().chain(["--by", "weather", "--cluster", "tribe"]).collect();
    let output = run(folder.path(), &arguments, b"");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("\"weather\"") && said.contains("\"tribe\""), "{said}");
}

#[test]
fn a_second_persons_file_is_the_human_row() {
    let folder = tempfile::tempdir().unwrap();
    corpus(folder.path());
    let second: Vec<String> =
        fs::read_to_string(folder.path().join("bad.jsonl")).unwrap().lines().map(str::to_owned).collect();
    write(folder.path(), "second.jsonl", &second);
    let report = report(folder.path(), &["--second", "Ann=second.jsonl"]);
    let human = &report["human"];
    // Ann labelled six of the twelve articles: the six others say nothing of agreement.
    assert_eq!(
        (human["gold"].as_str(), human["second"].as_str(), human["articles"].as_u64()),
        (Some("gold"), Some("Ann"), Some(6))
    );
    assert_eq!(human["fields"]["detection"]["f1"].as_f64(), Some(1.0));
    assert_eq!(human["fields"]["unit"]["f1"].as_f64(), Some(0.0));
    assert_eq!(report["systems"].as_array().unwrap().len(), 1);
    assert_eq!(report["systems"][0]["fields"]["detection"]["possible"].as_u64(), Some(12));
}

#[test]
fn annotators_of_one_gold_file_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    corpus(folder.path());
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let labelled = |lines: String, annotators: &[&str]| -> Vec<String> {
        let label = |line: &str| {
            let mut claim: Value = serde_json::from_str(line).unwrap();
            claim["label"] = json!({"status": "gold", "annotators": annotators});
            claim.to_string()
        };
        lines.lines().map(label).collect()
    };
    // Ann and Bob agree on every second claim; of the others each says something else of the unit.
    let (gold, bad) = (labelled(read("gold.jsonl"), &["ann"]), labelled(read("bad.jsonl"), &["bob"]));
    let both = labelled(read("gold.jsonl"), &["ann", "bob"]);
    let lines: Vec<String> = (0..12)
        .flat_map(|i| match i % 2 {
            0 => vec![gold[i].clone(), bad[i / 2].clone()],
            _ => vec![both[i].clone()],
        })
        .collect();
    write(folder.path(), "gold.jsonl", &lines);
    let report = report(folder.path(), &["--resamples", "20"]);
    let unit = &report["human"]["fields"]["unit"];
    assert_eq!((unit["possible"].as_u64(), unit["correct"].as_u64()), (Some(12), Some(6)));
    // One label a figure stays gold for the systems.
    assert_eq!(report["gold"]["claims"].as_u64(), Some(12));
    write(folder.path(), "gold.jsonl", &both);
    assert_eq!(self::report(folder.path(), &["--resamples", "20"])["human"], Value::Null);
}

#[test]
fn wrong_claims_are_listed_one_a_line() {
    let folder = tempfile::tempdir().unwrap();
    corpus(folder.path());
    let list = |more: &[&str]| {
        let arguments: Vec<&str> = BASE.iter().chain(&["--errors"]).chain(more).copied().collect();
        String::from_utf8(done(folder.path(), &arguments, b"")).unwrap()
    };
    let all = list(&[]);
    assert_eq!(all.lines().count(), 12);
    let line =
        "article_skipped\ta01:11-13\tbad\tgold: figure 11\tsystem: –\tPolice say [11] people were hurt near town 1.";
    assert_eq!(all.lines().next(), Some(line));
    assert!(list(&["unit"]).lines().filter(|l| l.starts_with("wrong_unit\t")).count() == 6);
    assert_eq!(list(&["wrong_unit"]).lines().count(), 6);
    assert!(list(&["wrong_unit"]).contains("gold: unit person\tsystem: unit injured"));
    assert_eq!(list(&["scale"]), "");
    let arguments: Vec<&str> = BASE.into_iter().chain(["--errors", "nonsense"]).collect();
    assert_eq!(run(folder.path(), &arguments, b"").status.code(), Some(2));
}
