//! What few articles can show: exact p-values, and tests that say so where they could not fail.

use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};

use super::super::command::run;
use super::write;

/// One claim an article, of so many articles; `wrong` says whose value is misread. Four fields are tested: claim, detection, figure
/// and language.
fn claims(folder: &Path, name: &str, articles: u32, wrong: impl Fn(u32) -> bool) {
    let line = |i: u32| {
        let value = if wrong(i) { 99 } else { 5 };
        json!({"article_id": format!("a{i:02}"), "figure": {"start": 0, "end": 1, "value": value}, "language": "en"})
            .to_string()
    };
    write(folder, name, &(0..articles).map(line).collect::<Vec<_>>());
}

/// `good` has every value right, `bad` those that are not wrong.
fn corpus(articles: u32, wrong: impl Fn(u32) -> bool) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    claims(folder.path(), "gold.jsonl", articles, |_| false);
    claims(folder.path(), "good.jsonl", articles, |_| false);
    claims(folder.path(), "bad.jsonl", articles, wrong);
    folder
}

fn scored(folder: &Path, more: &[&str]) -> Output {
    let arguments = ["score", "gold.jsonl", "--pred", "bad.jsonl", "--pred", "good.jsonl", "--out", "out", "--json"];
    run(folder, &arguments.iter().chain(more).copied().collect::<Vec<_>>(), b"")
}

fn report(folder: &Path, more: &[&str]) -> Value {
    serde_json::from_slice(&scored(folder, more).stdout).unwrap()
}

/// The comparison of the two on a field.
fn compared<'a>(report: &'a Value, field: &str) -> &'a Value {
    report["comparisons"].as_array().unwrap().iter().find(|c| c["field"] == field).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn eight_articles_won_eight_to_nothing_give_one_p_whatever_the_seed() {
    let folder = corpus(8, |_| true);
    for seed in ["0", "21", "27"] {
        let report = report(folder.path(), &["--seed", seed]);
        let claim = compared(&report, "claim");
        // Two of 256 exchanges are as extreme; of four tests two are, and two (detection, language) show nothing.
        assert_eq!((claim["p"].as_f64(), claim["p_holm"].as_f64()), (Some(2.0 / 256.0), Some(8.0 / 256.0)));
        assert_eq!(compared(&report, "detection")["p"].as_f64(), Some(1.0));
        assert_eq!(report["statistics"]["smallest_p_holm"].as_f64(), Some(8.0 / 256.0));
    }
}

#[test]
fn too_few_articles_are_told_with_how_many_it_takes() {
    let folder = corpus(7, |_| true);
    let report = report(folder.path(), &["--resamples", "100000"]);
    // 4 × 2 / 128 = 0.0625; with eight articles it is half of that.
    let notes = report["statistics"]["notes"].to_string();
    let told =
        "4 tests over systems and fields: with 7 articles no corrected p can be below 0.0625; it takes 8 for 0.05";
    assert!(notes.contains(told), "{notes}");
    let claim = compared(&report, "claim");
    assert_eq!((claim["p_holm"].as_f64(), &claim["detectable"]), (Some(0.0625), &Value::Null));
    assert_eq!(claim["no_detectable"], "with so few units or resamples no corrected p can be below 0.05");
}

#[test]
fn resamples_are_asked_for_only_where_they_help() {
    let folder = corpus(40, |i| i % 2 == 0);
    let few = report(folder.path(), &["--resamples", "50"]);
    let notes = few["statistics"]["notes"].to_string();
    assert!(notes.contains("with 50 resamples no corrected p can be below 0.0784 (--resamples 80)"), "{notes}");
    assert_eq!(report(folder.path(), &["--resamples", "400"])["statistics"]["notes"], json!([]));
    let folder = corpus(7, |_| true);
    let notes = report(folder.path(), &["--resamples", "50"])["statistics"]["notes"].to_string();
    assert!(!notes.contains("--resamples"), "{notes}");
}

#[test]
fn what_a_sample_shows_is_that_of_the_corrected_test() {
    let folder = corpus(40, |i| i % 2 == 0);
    let halved = report(folder.path(), &[]);
    let claim = compared(&halved, "claim");
    // z(1 - 0.05 / 8) + z(0.8) = 2.4977 + 0.8416.
    let errors = claim["detectable"].as_f64().unwrap() / claim["standard_error"].as_f64().unwrap();
    assert!((errors - 3.3393).abs() < 1e-4, "{errors}");
    let constant = corpus(40, |_| true);
    let constant = report(constant.path(), &[]);
    let claim = compared(&constant, "claim");
    assert_eq!(
        (&claim["detectable"], claim["no_detectable"].as_str()),
        (&Value::Null, Some("the difference is the same in every resample"))
    );
}

#[test]
fn a_gate_that_cannot_fail_does_not_pass() {
    let folder = corpus(7, |_| true);
    let output = scored(folder.path(), &["--no-worse-than", "good"]);
    assert_eq!(output.status.code(), Some(2));
    let told = "--no-worse-than good tests nothing: 4 tests over systems and fields: with 7 articles no corrected p can be below 0.0625";
    assert!(said(&output).contains(told), "{}", said(&output));
    // A floor that breaks is an answer all the same.
    let output = scored(folder.path(), &["--no-worse-than", "good", "--fail-under", "claim=0.5"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let folder = corpus(8, |_| true);
    let output = scored(folder.path(), &["--no-worse-than", "good"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(
        said(&output).contains("claim.f1 is 1.0000 lower than that of good (p 0.0312 by Holm)"),
        "{}",
        said(&output)
    );
    assert_eq!(scored(folder.path(), &["--no-worse-than", "bad"]).status.code(), Some(0));
}

#[test]
fn a_gate_with_nobody_to_compare_is_no_gate() {
    let folder = corpus(8, |_| false);
    let alone = ["score", "gold.jsonl", "--pred", "good.jsonl", "--out", "out", "--no-worse-than", "good"];
    let output = run(folder.path(), &alone, b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("--no-worse-than good with no other system"), "{}", said(&output));
}

#[test]
fn one_article_has_no_interval() {
    let folder = corpus(1, |_| false);
    let report = report(folder.path(), &[]);
    let claim = &report["systems"][0]["fields"]["claim"];
    assert_eq!((&claim["interval"], claim["no_bca"].as_str()), (&Value::Null, Some("there is one unit alone")));
    // The one key of the slice `en` stands in one article, too.
    let slices = report["systems"][0]["slices"].as_array().unwrap();
    let language = slices.iter().find(|slice| slice["by"] == "language").unwrap();
    assert_eq!(language["fields"]["claim"]["interval"], Value::Null);
}

#[test]
fn more_resamples_than_can_be_held_are_refused() {
    let folder = corpus(2, |_| false);
    let output = scored(folder.path(), &["--resamples", "100000000"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("100000000 is not in 0..=1000000"), "{}", said(&output));
}

#[test]
fn what_another_scorer_does_not_know_is_refused_by_name() {
    let folder = corpus(2, |_| false);
    let asked = ["score", "gold", "--out", "out", "--compat", "measeval", "--pred"];
    for (more, told) in [
        (&["s=a", "--snapshot", "snaps"][..], "'--snapshot <DIR>'"),
        (&["s=a", "--fail-under", "claim.f1=0.99"], "'--fail-under <FIELD.RATIO=MIN>'"),
        (&["s=a", "--no-worse-than", "s"], "'--no-worse-than <NAME>'"),
        (&["s=a", "--errors"], "'--errors"),
        (&["s=a", "--articles", "nope"], "'--articles <PATH>'"),
        (&["s=a", "--cluster", "outlet"], "'--cluster <COLUMN>'"),
        (&["s=a", "--by", "foo"], "'--by <COLUMN>'"),
        (&["s=a", "--format", "junit"], "--compat prints tables or JSON alone"),
        (&["s=a", "--pred", "s=b"], "two systems are called \"s\""),
    ] {
        let output = run(folder.path(), &asked.iter().chain(more).copied().collect::<Vec<_>>(), b"");
        assert_eq!(output.status.code(), Some(2), "{more:?}");
        assert!(said(&output).contains(told), "{more:?}: {}", said(&output));
    }
}
