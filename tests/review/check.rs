//! `check` on what `score` writes and what snapshots come with.

use std::fs;
use std::path::Path;

use super::super::command::{command, done, run};

/// The code of a check, and what it says.
fn check(dir: &Path, path: &str) -> (i32, String) {
    let output = run(dir, &["check", path], b"");
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

#[test]
fn reports_outcomes_floors_and_snapshots_are_checked() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    done(dir, &["demo", "-q", "--out", "d"], b"");
    let score = |predictions: &str| {
        let system = format!("builtin={predictions}");
        let score = ["score", "-q", "d/dataset", "--pred", &system, "--out", "scores", "--snapshot", "s"];
        assert!(command(dir, &score).env_remove("CI").output().unwrap().status.success());
    };
    score("d/predictions/builtin.jsonl");
    done(dir, &["accept", "--all", "--pin", "claim.f1", "--snapshot", "s"], b"");
    score("d/predictions/digits.jsonl");
    for (path, said) in [
        ("scores", "reports and outcomes of builtin, in order"),
        ("scores/report.json", "report, in order"),
        ("scores/outcomes.parquet", "outcomes of builtin, in order"),
        ("s/dataset__builtin.snap", "snapshot, in order"),
        ("s/dataset__builtin.snap.new", "snapshot, in order"),
        ("s/floors.toml", "floors of 1 snapshot, in order"),
    ] {
        assert_eq!(check(dir, path), (0, format!("{path}: {said}\n")));
    }
    // A report beside the table of another run.
    fs::create_dir(dir.join("mixed")).unwrap();
    fs::copy(dir.join("scores/report.json"), dir.join("mixed/report.json")).unwrap();
    fs::copy(dir.join("d/scores/outcomes.parquet"), dir.join("mixed/outcomes.parquet")).unwrap();
    let (code, said) = check(dir, "mixed");
    assert!(code == 1 && said.contains("claim is not what outcomes.parquet adds up to"), "{said}");
    // `diff` takes a report for its folder.
    let files = run(dir, &["diff", "mixed/report.json", "scores/report.json", "--limit", "0"], b"");
    assert_eq!(files.status.code(), Some(1), "{}", String::from_utf8_lossy(&files.stderr));
}

#[test]
fn a_damaged_snapshot_is_not_in_order() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let whole = concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/demo/dataset__builtin.snap");
    let whole = fs::read_to_string(whole).unwrap();
    let first = whole.find("\nwrong ").unwrap();
    let claim = whole.find("\nfields claim: f1=").unwrap() + "\nfields claim: f1=".len();
    for (name, text, said) in [
        ("cut", whole[..first - 20].to_owned(), "the last line has no end: the file is cut"),
        ("lines", whole[..=first].to_owned(), "0 claims of the class"),
        ("ratio", [&whole[..claim], "0.5000", &whole[claim + 6..]].concat(), "fields claim: f1=0.5000; expected f1=0."),
    ] {
        let path = format!("{name}.snap");
        fs::write(dir.join(&path), &text).unwrap();
        let (code, told) = check(dir, &path);
        assert!(code == 1 && told.contains(said), "{name}: {told}");
        // What is cut is no first result either.
        fs::write(dir.join("d__s.snap.new"), &text).unwrap();
        let output = run(dir, &["pending", "--snapshot", "."], b"");
        assert_eq!(output.status.code(), Some(if name == "cut" { 2 } else { 1 }), "{name}");
    }
    fs::write(dir.join("whole.snap"), &whole).unwrap();
    assert_eq!(check(dir, "whole.snap").0, 0);
}
