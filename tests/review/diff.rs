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

/// Holds a difference to what the marker says of the two systems in one report.
fn as_the_marker_says(dir: &Path, system: &Value, report: &str) {
    let report: Value = serde_json::from_slice(&fs::read(dir.join(report).join("report.json")).unwrap()).unwrap();
    for field in system["fields"].as_array().unwrap() {
        let comparisons = report["comparisons"].as_array().unwrap();
        let marker = comparisons.iter().find(|c| c["field"] == field["field"]).unwrap();
        let near = |a: &Value, b: &Value| (a.as_f64().unwrap() + b.as_f64().unwrap()).abs() < 1e-9;
        if field["difference"].is_null() {
            assert!(marker["difference"].is_null());
            continue;
        }
        assert!(near(&field["difference"], &marker["difference"]), "{field} {marker}");
        assert!(near(&field["interval"][0], &marker["interval"][1]), "{field} {marker}");
        assert!(near(&field["interval"][1], &marker["interval"][0]), "{field} {marker}");
        assert_eq!(field["p"], marker["p"]);
    }
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
    as_the_marker_says(dir, system, "both");
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

/// Forty articles of which every eighth has eight claims, and two systems: one finds all, the other loses a claim in each
/// of the first three. Two articles next to each other share an outlet.
fn sparse(dir: &Path) {
    let (mut articles, mut gold, mut worse) = (String::new(), String::new(), String::new());
    for n in 0..40 {
        let claims = if n % 8 == 3 { 8 } else { 0 };
        let text: String = (0..claims).map(|k| format!("{}{k} ", k + 1)).collect();
        articles += &format!("{{\"id\":\"a{n:02}\",\"text\":\"Title {text}\",\"outlet\":\"o{}\"}}\n", n / 2);
        for k in 0..claims {
            let figure = format!(
                "{{\"text\":\"{0}{k}\",\"start\":{1},\"end\":{2},\"value\":{0}{k}}}",
                k + 1,
                6 + 3 * k,
                8 + 3 * k
            );
            let line = format!("{{\"article_id\":\"a{n:02}\",\"figure\":{figure}}}\n");
            gold += &line;
            worse += if k == 0 && n < 24 { "" } else { &line };
        }
    }
    fs::write(dir.join("articles.jsonl"), articles).unwrap();
    fs::write(dir.join("gold.jsonl"), gold).unwrap();
    fs::write(dir.join("worse.jsonl"), worse).unwrap();
}

#[test]
fn articles_without_a_claim_are_drawn_as_the_marker_draws_them() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    sparse(dir);
    for cluster in [&[][..], &["--cluster", "outlet"]] {
        let score = |systems: &[&str], out: &str| {
            let pred = systems.iter().flat_map(|system| ["--pred", system]).collect::<Vec<_>>();
            let gold = ["score", "-q", "gold.jsonl", "--articles", "articles.jsonl", "--out", out, "--snapshot", "s"];
            let mut command = super::super::command::command(dir, &[&gold[..], &pred, cluster].concat());
            assert!(command.env_remove("CI").output().unwrap().status.success());
        };
        score(&["s=gold.jsonl"], "a");
        done(dir, &["accept", "--all", "--snapshot", "s"], b"");
        score(&["s=worse.jsonl"], "b");
        let mut both = vec!["score", "-q", "gold.jsonl", "--articles", "articles.jsonl", "--out", "both"];
        both.extend(["--pred", "s=gold.jsonl", "--pred", "w=worse.jsonl"].iter().chain(cluster));
        done(dir, &both, b"");
        for [old, new] in
            [["a", "b"], ["a/outcomes.parquet", "b/outcomes.parquet"], ["s/gold__s.snap", "s/gold__s.snap.new"]]
        {
            let found = json(dir, &[old, new], 1);
            as_the_marker_says(dir, &found["systems"][0], "both");
            let claim = &found["systems"][0]["fields"][0];
            assert_eq!((&claim["field"], &claim["interval"][1]), (&"claim".into(), &0.0.into()), "{cluster:?} {claim}");
            assert_eq!((&claim["broken"], &claim["regression"]), (&3.into(), &false.into()));
        }
        fs::remove_dir_all(dir.join("s")).unwrap();
    }
}

#[test]
fn a_system_that_one_side_lacks_is_a_difference() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    reports(dir);
    for (a, b, gate, told) in [("both", "a", 1, "worse: only in both"), ("a", "both", 0, "worse: only in both")] {
        let output = run(dir, &["diff", a, b], b"");
        let stdout = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(1), "{stdout}");
        assert!(stdout.contains(told), "{stdout}");
        // A gate lets pass what is new, not what is gone.
        assert_eq!(run(dir, &["diff", a, b, "--gate"], b"").status.code(), Some(gate));
        assert_eq!(run(dir, &["diff", a, b, "--system", "builtin"], b"").status.code(), Some(0));
    }
}

#[test]
fn a_fall_without_an_interval_does_not_pass_the_gate() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    reports(dir);
    for (said, out) in [("d/predictions/builtin.jsonl", "a0"), ("worse.jsonl", "b0")] {
        let system = format!("builtin={said}");
        done(dir, &["score", "-q", "d/dataset", "--pred", &system, "--out", out, "--resamples", "0"], b"");
    }
    let gate = run(dir, &["diff", "a0", "b0", "--gate"], b"");
    assert_eq!(gate.status.code(), Some(1));
    assert_eq!(run(dir, &["diff", "b0", "a0", "--gate"], b"").status.code(), Some(0), "what rose is no regression");
}
