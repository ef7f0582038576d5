//! `score` as its users run it: files in, reports and exit codes out.

mod asked;
mod chance;
mod columns;
mod grounded;
mod signature;
mod split;
mod told;

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::command::{demo, done, run};

/// The gold of the demo corpus, one line a claim.
fn gold() -> Vec<String> {
    let mut lines = Vec::new();
    for entry in fs::read_dir(demo("gold")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        lines.extend(text.lines().map(str::to_owned));
    }
    assert!(lines.len() > 100);
    lines
}

/// A system that drops each seventh claim, misreads each fifth value and names no source.
fn worse(lines: &[String]) -> Vec<String> {
    let kept = lines.iter().enumerate().filter(|(i, _)| i % 7 != 0);
    kept.map(|(i, line)| {
        let mut claim: Value = serde_json::from_str(line).unwrap();
        claim["source"] = Value::Null;
        if i % 5 == 0 {
            let figure = &mut claim["figure"];
            figure["value"] = 41.into();
            figure["low"] = 41.into();
            figure["high"] = 41.into();
        }
        claim.to_string()
    })
    .collect()
}

fn write(folder: &Path, name: &str, lines: &[String]) {
    fs::write(folder.join(name), lines.join("\n") + "\n").unwrap();
}

fn score(folder: &Path, gold: &str, prediction: &str, out: &str) -> Value {
    let articles = demo("articles");
    let articles = articles.to_str().unwrap();
    let arguments =
        ["score", gold, "--pred", prediction, "--articles", articles, "--out", out, "--resamples", "50", "--json"];
    serde_json::from_slice(&done(folder, &arguments, b"")).unwrap()
}

#[test]
fn gold_against_itself_is_perfect_and_all_reports_stand() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "gold.jsonl", &gold());
    let report = score(folder.path(), "gold.jsonl", "same=gold.jsonl", "out");
    let system = &report["systems"][0];
    assert_eq!(system["errors"], serde_json::json!({}));
    for (name, field) in system["fields"].as_object().unwrap() {
        assert_eq!((field["f1"].as_f64(), field["incorrect"].as_u64()), (Some(1.0), Some(0)), "{name}");
    }
    assert_eq!(system["fields"]["claim"]["possible"].as_u64(), Some(gold().len() as u64));
    for file in ["report.json", "report.md", "report.html", "outcomes.parquet"] {
        assert!(folder.path().join("out").join(file).metadata().unwrap().len() > 1000, "{file}");
    }
    let left: Vec<_> = fs::read_dir(folder.path().join("out")).unwrap().collect();
    assert_eq!(left.len(), 4, "{left:?}");
}

#[test]
fn the_order_of_lines_and_the_number_of_threads_move_no_byte() {
    let folder = tempfile::tempdir().unwrap();
    let (lines, worse) = (gold(), worse(&gold()));
    let turned = |lines: &[String]| lines.iter().rev().cloned().collect::<Vec<_>>();
    write(folder.path(), "gold.jsonl", &lines);
    write(folder.path(), "dlog.jsonl", &turned(&lines));
    write(folder.path(), "pred.jsonl", &worse);
    write(folder.path(), "derp.jsonl", &turned(&worse));
    for (gold, prediction, out, jobs) in [("gold", "pred", "one", "1"), ("dlog", "derp", "two", "3")] {
        let prediction = format!("s={prediction}.jsonl");
        let gold = format!("{gold}.jsonl");
        let arguments = ["score", &gold, "--pred", &prediction, "--out", out, "--resamples", "60", "--jobs", jobs];
        done(folder.path(), &arguments, b"");
    }
    for file in ["report.json", "report.md", "report.html", "outcomes.parquet"] {
        let read = |out: &str| fs::read(folder.path().join(out).join(file)).unwrap();
        assert!(read("one") == read("two"), "{file} differs");
    }
}

#[test]
fn a_worse_system_is_worse_and_the_gate_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let lines = gold();
    write(folder.path(), "gold.jsonl", &lines);
    write(folder.path(), "worse.jsonl", &worse(&lines));
    let report = score(folder.path(), "gold.jsonl", "worse=worse.jsonl", "out");
    let fields = &report["systems"][0]["fields"];
    assert_eq!(fields["source"]["actual"].as_u64(), Some(0));
    assert_eq!(fields["source"]["precision"], Value::Null);
    assert_eq!(fields["detection"]["missing"].as_u64(), Some(lines.len().div_ceil(7) as u64));
    let gate = |floor: &str| {
        let arguments =
            ["score", "gold.jsonl", "--pred", "worse.jsonl", "--out", "out", "--resamples", "0", "--fail-under", floor];
        run(folder.path(), &arguments, b"")
    };
    assert_eq!(gate("detection.recall=0.5").status.code(), Some(0));
    let failed = gate("source.precision=0.1");
    assert_eq!(failed.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&failed.stderr).contains("worse: source.precision is undefined"));
    assert_eq!(gate("sauce.f1=0.1").status.code(), Some(2));
}

#[test]
fn two_systems_are_compared_field_by_field() {
    let folder = tempfile::tempdir().unwrap();
    let lines = gold();
    write(folder.path(), "gold.jsonl", &lines);
    write(folder.path(), "worse.jsonl", &worse(&lines));
    let arguments =
        ["score", "gold.jsonl", "--pred", "b=gold.jsonl", "--pred", "a=worse.jsonl", "--out", "out", "--json"];
    let report: Value = serde_json::from_slice(&done(folder.path(), &arguments, b"")).unwrap();
    let comparisons = report["comparisons"].as_array().unwrap();
    assert_eq!(comparisons.len(), 10);
    let claim = comparisons.iter().find(|c| c["field"] == "claim").unwrap();
    assert_eq!((claim["a"].as_str(), claim["b"].as_str()), (Some("a"), Some("b")));
    assert!(claim["difference"].as_f64().unwrap() < 0.0);
    assert!(claim["p"].as_f64().unwrap() < 0.02 && claim["p_holm"].as_f64() >= claim["p"].as_f64());
    let [low, high] = [0, 1].map(|i| claim["interval"][i].as_f64().unwrap());
    let difference = claim["difference"].as_f64().unwrap();
    assert!(low <= difference && difference <= high);
}

#[test]
fn a_page_runs_nothing_that_an_article_smuggles_in() {
    let folder = tempfile::tempdir().unwrap();
    let text = "<script>alert(1)</script> kills 3 people.\n";
    fs::create_dir(folder.path().join("texts")).unwrap();
    fs::write(folder.path().join("texts/a.txt"), text).unwrap();
    let start = text.find('3').unwrap();
    let claim = format!(
        "{{\"article_id\":\"a\",\"figure\":{{\"text\":\"3\",\"start\":{start},\"end\":{},\"value\":3}}}}\n",
        start + 1
    );
    fs::write(folder.path().join("gold.jsonl"), &claim).unwrap();
    fs::write(folder.path().join("pred.jsonl"), claim.replace("\"value\":3", "\"value\":4")).unwrap();
    let arguments = ["score", "gold.jsonl", "--pred", "<b>x</b>=pred.jsonl", "--articles", "texts", "--out", "out"];
    done(folder.path(), &arguments, b"");
    let page = fs::read_to_string(folder.path().join("out/report.html")).unwrap();
    assert!(page.contains("Content-Security-Policy") && page.contains("default-src 'none'"));
    assert!(page.contains(r"\u003cscript\u003ealert(1)\u003c/script\u003e kills 3 people."), "{page}");
    assert!(page.contains("<bdi>&lt;b&gt;x&lt;/b&gt;</bdi>"), "{page}");
    for absent in ["<script>alert", "<b>x", "http://", "https://"] {
        assert!(!page.contains(absent), "{absent}");
    }
    let markdown = fs::read_to_string(folder.path().join("out/report.md")).unwrap();
    assert!(!markdown.contains("<script"));
}

#[test]
fn what_cannot_be_scored_is_said_all_at_once() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "gold.jsonl", &["{\"article_id\":\"a\",\"figure\":{\"text\":\"3\"}}".to_owned()]);
    write(folder.path(), "pred.jsonl", &["{\"figure\":{\"text\":\"3\"}}".to_owned()]);
    let arguments = ["score", "gold.jsonl", "--pred", "s=pred.jsonl", "--pred", "t=absent.jsonl", "--out", "out"];
    let output = run(folder.path(), &arguments, b"");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    for part in ["gold.jsonl:1", "pred.jsonl:1", "absent.jsonl"] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    assert!(!folder.path().join("out").exists());
}
