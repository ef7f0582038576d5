//! A table read column by column says what its rows say as records: the same claims as lines score alike, to the digest.

use std::fs;
use std::path::Path;

use claimbench::dataset::predictions;
use serde_json::Value;

use super::super::command::{demo, done};

/// The claims of a dataset as lines, by way of records.
fn lines(dataset: &Path, name: &str) {
    let claims = predictions::read(dataset).unwrap();
    let lines: Vec<String> = claims.iter().map(|claim| serde_json::to_string(claim).unwrap()).collect();
    assert!(lines.len() > 100, "{}", lines.len());
    fs::write(dataset.with_file_name(name), lines.join("\n")).unwrap();
}

#[test]
fn a_table_and_its_rows_as_lines_score_alike() {
    let folder = tempfile::tempdir().unwrap();
    let (articles, gold) = (demo("articles"), demo("gold"));
    let (articles, gold) = (articles.to_str().unwrap(), gold.to_str().unwrap());
    done(folder.path(), &["build", articles, "--out", "silver"], b"");
    done(folder.path(), &["build", articles, "--labels", gold, "--out", "gold"], b"");
    lines(&folder.path().join("gold"), "gold.jsonl");
    lines(&folder.path().join("silver"), "silver.jsonl");
    let score = |gold: &str, system: &str| -> Value {
        let arguments =
            ["score", gold, "--pred", system, "--articles", articles, "--out", "out", "--resamples", "20", "--json"];
        serde_json::from_slice(&done(folder.path(), &arguments, b"")).unwrap()
    };
    let columns = score("gold", "s=silver");
    assert!(columns["systems"][0]["fields"]["claim"]["correct"].as_u64() > Some(50));
    assert_eq!(columns, score("gold.jsonl", "s=silver.jsonl"));
    assert_eq!(columns, score("gold", "s=silver.jsonl"));
}
