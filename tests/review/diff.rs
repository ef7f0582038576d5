//! `diff` over reports and outcomes files: what the marker says of two systems is what the difference says.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::super::command::{done, run};

/// The demo's reports in `a`, and in `b` those of a version that misses or misreads some claims.
fn reports(dir: &Path) {
    done(dir, &["demo", "-q", "--out", "d"], b"");
    let said = fs::read_to_string(dir.join("d/predictions/builtin.jsonl")).unwrap();
    let worse = said.lines().enumerate().filter(|(n, _)| n % 3 != 0).map(|(_, line)| format!("{line}\n"));
    fs::write(dir.join("worse.jsonl"), worse.collect::<String>()).unwrap();
    let builtin = "builtin=d/predictions/builtin.jsonl";
    done(dir, &["score", "-q", "d/dataset", "--pred", builtin, "--out", "a"], b"");
    done(dir, &["score", "-q", "d/dataset", "--pred", "builtin=worse.jsonl", "--out", "b"], b"");
    done(dir, &["score", "-q", "d/dataset", "--pred", builtin, "--pred", "worse=worse.jsonl", "--out", "both"], b"");
}

fn json(dir: &Path, arguments: &[&str], code: i32) -> Value {
    let output = run(dir, &[&["diff", "--json"], arguments].concat(), b"");
    assert_eq!(output.status.code(), Some(code), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn two_reports_differ_as_the_marker_says_two_systems_do() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    reports(dir);
    let found = json(dir, &["a", "b"], 1);
    let system = &found["systems"][0];
    let claims = system["claims"].as_array().unwrap();
    assert!(claims.len() > 20);
    assert!(
        claims.iter().all(|claim| ["broken", "gone", "changed class"].contains(&claim["change"].as_str().unwrap()))
    );
    for claim in claims.iter().filter(|claim| claim["change"] == "broken") {
        let mark = claim["marks"].as_array().unwrap().iter().find(|mark| mark["name"] == "figure").unwrap();
        let (start, end) = (mark["start"].as_u64().unwrap() as usize, mark["end"].as_u64().unwrap() as usize);
        let sentence: Vec<char> = claim["sentence"].as_str().unwrap().chars().collect();
        assert_eq!(sentence[start..end].iter().collect::<String>(), claim["figure"].as_str().unwrap());
    }
    // The report of both systems was resampled by the marker itself.
    let report: Value = serde_json::from_slice(&fs::read(dir.join("both/report.json")).unwrap()).unwrap();
    for field in system["fields"].as_array().unwrap() {
        let comparisons = report["comparisons"].as_array().unwrap();
        let marker = comparisons.iter().find(|c| c["field"] == field["field"]).unwrap();
        let near = |a: &Value, b: &Value| (a.as_f64().unwrap() + b.as_f64().unwrap()).abs() < 1e-9;
        assert!(near(&field["difference"], &marker["difference"]), "{field} {marker}");
        assert!(near(&field["interval"][0], &marker["interval"][1]), "{field} {marker}");
        assert!(near(&field["interval"][1], &marker["interval"][0]), "{field} {marker}");
        assert_eq!(field["p"], marker["p"]);
    }
    // Files of outcomes, and two systems of one report, say the same.
    let files = json(dir, &["a/outcomes.parquet", "b/outcomes.parquet"], 1);
    assert_eq!(files, found);
    let mut systems = json(dir, &["both", "both", "--system", "builtin=worse"], 1);
    let system = systems["systems"][0].as_object_mut().unwrap();
    system.insert("name".to_owned(), "builtin".into());
    system.insert("system".to_owned(), "builtin".into());
    assert_eq!(systems["systems"], found["systems"]);
}

#[test]
fn the_same_is_no_difference_and_noise_passes_the_gate() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    reports(dir);
    let code = |arguments: &[&str]| run(dir, &[&["diff"], arguments].concat(), b"").status.code().unwrap();
    assert_eq!(code(&["a", "a"]), 0);
    assert_eq!(code(&["a", "b"]), 1);
    assert_eq!(code(&["a", "b", "--gate"]), 1);
    assert_eq!(code(&["b", "a", "--gate"]), 0, "better is no regression");
    assert_eq!(code(&["a", "b", "--gate", "--min-regression", "0.9"]), 0, "a fall below the stated size is none");
    // One claim of one article lost: the interval holds zero.
    let said = fs::read_to_string(dir.join("d/predictions/builtin.jsonl")).unwrap();
    fs::write(dir.join("one.jsonl"), said.lines().skip(1).map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    done(dir, &["score", "-q", "d/dataset", "--pred", "builtin=one.jsonl", "--out", "c"], b"");
    assert_eq!((code(&["a", "c"]), code(&["a", "c", "--gate", "--min-regression", "0"])), (1, 0));
}

#[test]
fn what_was_measured_otherwise_is_not_compared() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    reports(dir);
    let builtin = "builtin=d/predictions/builtin.jsonl";
    done(dir, &["score", "-q", "d/dataset", "--pred", builtin, "--out", "t", "--tolerance", "0.1"], b"");
    let gold: Vec<_> = fs::read_dir(dir.join("d/gold")).unwrap().map(|entry| entry.unwrap().path()).collect();
    fs::copy(&gold[0], dir.join("part.jsonl")).unwrap();
    done(dir, &["score", "-q", "part.jsonl", "--pred", builtin, "--out", "g"], b"");
    for (other, said) in [("t", "tolerance:0 and tolerance:0.1"), ("g", "scored against other gold")] {
        let output = run(dir, &["diff", "a", other], b"");
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{stderr}");
        assert!(stderr.contains("not comparable") && stderr.contains(said), "{stderr}");
        assert!(!String::from_utf8(output.stdout).unwrap().contains('→'), "no number stands against another");
        let record = json(dir, &["a", other], 2);
        assert_eq!(
            (&record["systems"][0]["claim_f1"]["old"], &record["systems"][0]["fields"]),
            (&Value::Null, &Value::Null)
        );
    }
}
