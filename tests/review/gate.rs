//! `score --snapshot --check` and `--gate`: what fails a build, what does not, and what GitHub is told.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::super::command::{done, run};

fn score(dir: &Path, predictions: &str, more: &[&str], github: bool) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimbench"));
    let system = format!("builtin={predictions}");
    command.current_dir(dir).args(["score", "d/dataset", "--pred", &system, "--out", "out", "--snapshot", "snaps"]);
    command.args(more).env_remove("CI").env_remove("GITHUB_ACTIONS").env_remove("GITHUB_STEP_SUMMARY");
    if github {
        command.env("GITHUB_ACTIONS", "true").env("GITHUB_STEP_SUMMARY", "summary.md");
    }
    command.output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn accepted(dir: &Path) {
    done(dir, &["demo", "-q", "--out", "d"], b"");
    assert_eq!(code(&score(dir, "d/predictions/builtin.jsonl", &[], false)), 0);
    done(dir, &["accept", "--all", "--pin", "claim.f1", "--snapshot", "snaps"], b"");
    let said = fs::read_to_string(dir.join("d/predictions/builtin.jsonl")).unwrap();
    let without = |drop: &dyn Fn(usize) -> bool| -> String {
        said.lines().enumerate().filter(|(n, _)| !drop(*n)).map(|(_, line)| format!("{line}\n")).collect()
    };
    fs::write(dir.join("worse.jsonl"), without(&|n| n % 3 == 0)).unwrap();
    fs::write(dir.join("noise.jsonl"), without(&|n| n == 0)).unwrap();
}

#[test]
fn a_regression_fails_the_build_and_noise_passes_the_gate() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    accepted(dir);
    fs::remove_file(dir.join("snaps/floors.toml")).unwrap();
    let before = fs::read_dir(dir.join("snaps")).unwrap().count();
    for (predictions, check, gate) in
        [("d/predictions/builtin.jsonl", 0, 0), ("noise.jsonl", 1, 0), ("worse.jsonl", 1, 1)]
    {
        assert_eq!(code(&score(dir, predictions, &["--check"], false)), check, "{predictions}");
        assert_eq!(code(&score(dir, predictions, &["--gate"], false)), gate, "{predictions}");
    }
    assert_eq!(code(&score(dir, "worse.jsonl", &["--gate", "--min-regression", "0.9"], false)), 0);
    let told = score(dir, "worse.jsonl", &["--gate"], false);
    let stderr = String::from_utf8(told.stderr).unwrap();
    assert!(stderr.contains("dataset__builtin: claim F1") && stderr.contains("95% interval -"), "{stderr}");
    assert_eq!(fs::read_dir(dir.join("snaps")).unwrap().count(), before, "nothing is written");
}

#[test]
fn a_broken_floor_fails_the_build_whatever_else_is_true() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    accepted(dir);
    let noise = score(dir, "noise.jsonl", &["--gate"], false);
    assert_eq!(code(&noise), 1);
    assert!(String::from_utf8(noise.stderr).unwrap().contains("its floor"));
}

#[test]
fn github_is_told_in_ten_annotations_of_a_sort_and_a_summary() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    accepted(dir);
    fs::write(dir.join("summary.md"), "before\n").unwrap();
    let output = score(dir, "worse.jsonl", &["--check"], true);
    assert_eq!(code(&output), 1);
    let stdout = String::from_utf8(output.stdout).unwrap();
    let of = |sort: &str| stdout.lines().filter(|line| line.starts_with(&format!("::{sort} "))).count();
    assert!(of("error") > 1 && of("error") <= 10, "{stdout}");
    assert_eq!((of("warning"), of("notice")), (10, 1), "{stdout}");
    assert!(stdout.contains("::error file=snaps/dataset__builtin.snap,title=below its floor::"), "{stdout}");
    let summary = fs::read_to_string(dir.join("summary.md")).unwrap();
    assert!(summary.starts_with("before\n### 1 snapshot waits for review"), "{summary}");
    assert!(summary.contains("| **claim** |"), "{summary}");
}

#[test]
fn what_is_gone_is_reported_by_pending() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    accepted(dir);
    let pending = |json: bool| {
        let mut arguments = vec!["pending", "--snapshot", "snaps"];
        arguments.extend(json.then_some("--json"));
        let output = run(dir, &arguments, b"");
        (code(&output), String::from_utf8(output.stdout).unwrap())
    };
    assert_eq!(pending(false), (0, String::new()));
    let other = ["score", "-q", "d/dataset", "--pred", "digits=d/predictions/digits.jsonl", "--out", "out"];
    let mut command = super::super::command::command(dir, &[&other[..], &["--snapshot", "snaps"]].concat());
    assert!(command.env_remove("CI").output().unwrap().status.success());
    done(dir, &["accept", "--all", "--snapshot", "snaps"], b"");
    let (answer, text) = pending(false);
    assert_eq!(answer, 0);
    assert!(text.contains("dataset__builtin: its system was not among those last scored on dataset"), "{text}");
    fs::rename(dir.join("d"), dir.join("e")).unwrap();
    let (_, text) = pending(true);
    let records: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<_> = records.iter().map(|r| (r["name"].as_str().unwrap(), r["state"].as_str().unwrap())).collect();
    assert_eq!(told, [("dataset__builtin", "gone"), ("dataset__digits", "gone")]);
    assert!(records[1]["why"].as_str().unwrap().contains("no more at ../d/dataset"), "{text}");
}
