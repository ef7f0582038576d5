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
    assert!(summary.starts_with("before\n### 1 result differs from what was accepted"), "{summary}");
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
    let markdown = run(dir, &["pending", "--markdown", "--snapshot", "snaps"], b"");
    let markdown = String::from_utf8(markdown.stdout).unwrap();
    assert!(markdown.contains("- dataset\\_\\_builtin: its system was not among"), "{markdown}");
    fs::rename(dir.join("d"), dir.join("e")).unwrap();
    let (_, text) = pending(true);
    let records: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<_> = records.iter().map(|r| (r["name"].as_str().unwrap(), r["state"].as_str().unwrap())).collect();
    assert_eq!(told, [("dataset__builtin", "gone"), ("dataset__digits", "gone")]);
    assert!(records[1]["why"].as_str().unwrap().contains("no more at ../d/dataset"), "{text}");
}

#[test]
fn a_gate_without_resamples_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    accepted(dir);
    let refused = score(dir, "worse.jsonl", &["--gate", "--resamples", "0"], false);
    assert_eq!(code(&refused), 2);
    assert!(String::from_utf8(refused.stderr).unwrap().contains("--gate without resamples"));
}

#[test]
fn a_floor_that_nothing_was_held_to_is_a_fault() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    accepted(dir);
    let floors = dir.join("snaps/floors.toml");
    let pinned = fs::read_to_string(&floors).unwrap();
    fs::copy(dir.join("snaps/dataset__builtin.snap"), dir.join("snaps/other__x.snap")).unwrap();
    let text = fs::read_to_string(dir.join("snaps/other__x.snap")).unwrap();
    let of = |system: &str, dataset: &str| {
        text.replace("\n  system: builtin", &format!("\n  system: {system}"))
            .replace("\n  dataset: dataset\n", &format!("\n  dataset: {dataset}\n"))
    };
    fs::write(dir.join("snaps/other__x.snap"), of("x", "other")).unwrap();
    fs::write(dir.join("snaps/dataset__digits.snap"), of("digits", "dataset")).unwrap();
    for (name, said) in [
        ("dataset__bultin", "floors of dataset__bultin, and there is no such snapshot"),
        ("dataset__digits", "dataset__digits has floors, and its system was not scored"),
        // Another run scores the other dataset.
        ("other__x", ""),
    ] {
        let floor = format!("{pinned}\n[[floor]]\nsnapshot = \"{name}\"\nnumber = \"claim.f1\"\nleast = 0.1\n");
        fs::write(&floors, floor).unwrap();
        for how in ["--check", "--gate"] {
            let output = score(dir, "d/predictions/builtin.jsonl", &[how], true);
            let stderr = String::from_utf8(output.stderr.clone()).unwrap();
            assert_eq!(code(&output), i32::from(!said.is_empty()), "{name} {how}: {stderr}");
            assert!(stderr.contains(said), "{stderr}");
            let told = fs::read_to_string(dir.join("summary.md")).unwrap_or_default();
            assert!(told.contains(&said.replace('_', "\\_")), "{told}");
        }
    }
}

#[test]
fn every_reason_for_a_no_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    accepted(dir);
    // A result as accepted, below a floor that somebody raised, and below what the command line asks for.
    let floors = dir.join("snaps/floors.toml");
    let raised = fs::read_to_string(&floors).unwrap().replace("least = 0.", "least = 0.99 # 0.");
    fs::write(&floors, raised).unwrap();
    let output = score(dir, "d/predictions/builtin.jsonl", &["--check", "--fail-under", "claim.f1=0.995"], true);
    assert_eq!(code(&output), 1);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("its floor") && stderr.contains("0.995"), "{stderr}");
    let summary = fs::read_to_string(dir.join("summary.md")).unwrap();
    assert!(summary.starts_with("### 1 number is below its floor\n\n- **below its floor**"), "{summary}");
    // A difference that is no regression is told on stderr, too.
    fs::remove_file(&floors).unwrap();
    let output = score(dir, "noise.jsonl", &["--check"], false);
    let (answer, stderr) = (code(&output), String::from_utf8(output.stderr).unwrap());
    assert!(answer == 1 && stderr.contains("not the accepted result"), "{stderr}");
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert!(stdout.contains("`claimbench score … --snapshot snaps` without --check"), "{stdout}");
}

#[test]
fn a_broken_floor_is_seen_wherever_a_reviewer_looks() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    accepted(dir);
    assert_eq!(code(&score(dir, "worse.jsonl", &[], false)), 0);
    let floors: Vec<&[&str]> = vec![&["pending"], &["pending", "--markdown"], &["review", "--print"], &["review"]];
    for command in floors {
        let output = run(dir, &[command, &["--snapshot", "snaps"]].concat(), b"");
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("claim.f1 is 0."), "{command:?}: {text}");
        let lowers = "claimbench accept dataset__builtin --snapshot snaps --allow-regression REASON";
        assert!(command != ["review"] || text.contains(lowers), "{text}");
    }
    let output = run(dir, &["pending", "--json", "--snapshot", "snaps"], b"");
    let record: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(record["broken_floors"][0]["number"], "claim.f1");
    // The refusal names the command that lifts it.
    let refused = run(dir, &["accept", "--all", "--snapshot", "snaps"], b"");
    let stderr = String::from_utf8(refused.stderr).unwrap();
    assert!(stderr.contains("dataset__builtin --snapshot snaps --allow-regression REASON"), "{stderr}");
}

#[test]
fn reports_are_not_written_into_a_dataset() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    done(dir, &["demo", "-q", "--out", "d"], b"");
    for out in ["d/dataset", "d/dataset/scores"] {
        let system = ["score", "d/dataset", "--pred", "builtin=d/predictions/builtin.jsonl", "--out", out];
        let refused = run(dir, &system, b"");
        assert_eq!(code(&refused), 2);
        assert!(String::from_utf8(refused.stderr).unwrap().contains("d/dataset: reports in a dataset"));
    }
    done(dir, &["check", "d/dataset"], b"");
}
