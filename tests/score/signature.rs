//! The signature: two runs that have one have the same numbers; and what a run is drawn by does not go by the order of a file.

use std::path::Path;

use serde_json::{Value, json};

use super::super::command::{done, run};
use super::write;

fn claim(article: &str, value: u32, event: Option<&str>) -> String {
    json!({"article_id": article, "figure": {"start": 0, "end": 1, "value": value}, "event": event}).to_string()
}

fn article(id: &str, text: &str, outlet: Option<&str>) -> String {
    json!({"id": id, "text": text, "outlet": outlet}).to_string()
}

fn report(folder: &Path, more: &[&str]) -> Value {
    let arguments = ["score", "gold.jsonl", "--pred", "s=s.jsonl", "--out", "out", "--json"];
    let arguments: Vec<&str> = arguments.iter().chain(more).copied().collect();
    serde_json::from_slice(&done(folder, &arguments, b"")).unwrap()
}

/// The signature, and a number.
fn quoted(report: &Value, at: &str) -> (String, Option<f64>) {
    (report["signature"].as_str().unwrap().to_owned(), report.pointer(at).and_then(Value::as_f64))
}

const CLAIM: &str = "/systems/0/fields/claim/f1";

#[test]
fn articles_that_hold_no_claim_are_in_the_signature() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "gold.jsonl", &[claim("a", 5, None)]);
    write(folder, "s.jsonl", &[claim("a", 5, None), claim("b", 5, None)]);
    write(folder, "one.jsonl", &[article("a", "5 people", None)]);
    write(folder, "two.jsonl", &[article("a", "5 people", None), article("b", "5 men", None)]);
    write(folder, "again.jsonl", &[article("b", "5 men", None), article("a", "5 people", None)]);
    write(folder, "other.jsonl", &[article("a", "5 people", None), article("b", "5 cows", None)]);
    let with = |name: &str| quoted(&report(folder, &["--articles", name]), CLAIM);
    let (one, two, again, other) = (with("one.jsonl"), with("two.jsonl"), with("again.jsonl"), with("other.jsonl"));
    // One right of one; then one right, and one in an article of which gold says nothing.
    assert_eq!((one.1, two.1), (Some(1.0), Some(2.0 / 3.0)));
    assert_ne!(one.0, two.0);
    assert_eq!(two, again);
    assert_ne!(two.0, other.0);
    assert_ne!(one.0, quoted(&report(folder, &[]), CLAIM).0);
}

#[test]
fn a_second_person_is_in_the_signature() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "gold.jsonl", &[claim("a", 5, None)]);
    write(folder, "s.jsonl", &[claim("a", 5, None)]);
    write(folder, "right.jsonl", &[claim("a", 5, None)]);
    write(folder, "wrong.jsonl", &[claim("a", 6, None)]);
    let with = |name: &str| quoted(&report(folder, &["--second", &format!("Ann={name}")]), "/human/fields/claim/f1");
    let (right, wrong) = (with("right.jsonl"), with("wrong.jsonl"));
    assert_eq!((right.1, wrong.1), (Some(1.0), Some(0.0)));
    assert_ne!(right.0, wrong.0);
    assert!(right.0.contains("|human:gold=") && right.0.contains(",Ann="), "{}", right.0);
    let named = ["score", "gold.jsonl", "--pred", "human=s.jsonl", "--second", "Ann=right.jsonl", "--out", "out"];
    let output = run(folder, &named, b"");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(told.contains("a system is called \"human\", as the row of two people's agreement is"), "{told}");
}

#[test]
fn claims_of_one_article_that_disagree_on_its_cluster_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let mut gold = vec![claim("a", 5, Some("flood")), claim("b", 5, None), claim("b", 5, Some("fire"))];
    write(folder, "s.jsonl", &[claim("a", 5, None)]);
    write(folder, "gold.jsonl", &gold);
    let statistics = report(folder, &["--cluster", "event"])["statistics"].clone();
    assert_eq!((&statistics["units"], &statistics["drawn_alone"]), (&json!(2), &json!(0)));
    gold.push(claim("b", 5, Some("blaze")));
    let refused = |gold: &[String]| {
        write(folder, "gold.jsonl", gold);
        let arguments = ["score", "gold.jsonl", "--pred", "s=s.jsonl", "--out", "out", "--cluster", "event"];
        let output = run(folder, &arguments, b"");
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let told = refused(&gold);
    assert!(told.contains("article \"b\" has claims of event \"blaze\" and \"fire\""), "{told}");
    gold.reverse();
    assert_eq!(refused(&gold), told);
}

#[test]
fn articles_without_a_value_to_cluster_by_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let ids = ["a", "b", "c"];
    write(folder, "gold.jsonl", &ids.map(|id| claim(id, 5, None)));
    write(folder, "s.jsonl", &ids.map(|id| claim(id, 5, None)));
    write(folder, "articles.jsonl", &ids.map(|id| article(id, "5 people", None)));
    let notes = |more: &str| {
        let report = report(folder, &["--articles", "articles.jsonl", "--cluster", more]);
        report["statistics"]["notes"][0].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(notes("outlet"), "outlet is null in 3 of 3 articles: drawn one by one");
    let outlets = [Some("x"), Some("x"), None];
    let articles: Vec<String> =
        ids.into_iter().zip(outlets).map(|(id, outlet)| article(id, "5 people", outlet)).collect();
    write(folder, "articles.jsonl", &articles);
    assert_eq!(notes("outlet"), "outlet is null in 1 of 3 articles: drawn one by one");
}
