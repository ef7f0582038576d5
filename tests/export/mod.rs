//! What leaves a dataset for other people's tools says what the dataset says, in their terms.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use claimbench::claim::record::FurnitureRecord;
use claimbench::dataset::{self, Dataset};
use claimbench::export::csv::text;
use serde_json::{Value, json};

use super::command::{command, demo, done, run};

/// The demo corpus, and articles that a spreadsheet would run.
fn built(folder: &Path) -> Dataset {
    let mut lines = String::new();
    for (id, text) in [
        ("=cmd|'/C calc'!A0", "=SUM(1;2) says the minister, 12 people were killed.\n"),
        ("-minus", "-5 degrees Celsius were measured, and \"12, or 13\" people died, police said.\r\nSo it was.\n"),
        ("@at", "+15 people were injured on Monday, the company said; 3.5 million euros were lost.\n"),
    ] {
        lines += &json!({ "id": id, "text": text, "language": "en", "title": "=1+1", "url": "https://example.org/a?b=c",
            "outlet": "Demo", "authors": ["Ana", "Bo"], "published": "2024-05-01", "licence": "https://example.org/licence" })
        .to_string();
        lines += "\n";
    }
    fs::write(folder.join("lines.jsonl"), lines).unwrap();
    let (articles, gold) = (demo("articles"), demo("gold"));
    let inputs =
        ["build", "lines.jsonl", articles.to_str().unwrap(), "--labels", gold.to_str().unwrap(), "--out", "data"];
    done(folder, &inputs, b"");
    dataset::read(&folder.join("data")).unwrap()
}

#[test]
fn no_cell_is_a_formula_and_each_comes_back() {
    let cases: Vec<(String, String)> = serde_json::from_str(include_str!("cells.json")).unwrap();
    assert!(cases.len() > 10);
    for (said, cell) in &cases {
        assert_eq!(text(said), *cell, "{said:?}");
        assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), said);
    }
}

#[test]
fn a_table_says_what_the_dataset_says() {
    let folder = tempfile::tempdir().unwrap();
    let data = built(folder.path());
    let table = done(folder.path(), &["export", "data", "--to", "csv"], b"");
    let lines = String::from_utf8(table.clone()).unwrap();
    assert!(lines.ends_with("\r\n") && !lines.starts_with('\u{FEFF}'));
    let mut reader = csv::ReaderBuilder::new().from_reader(&*table);
    let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
    assert_eq!(rows.len(), data.claims.len());
    let mut guarded = 0;
    for (row, claim) in rows.iter().zip(&data.claims) {
        let article = data.articles.iter().find(|a| a.article_id == claim.article_id).unwrap();
        let mut whole = serde_json::to_value(claim).unwrap();
        whole["article"] = serde_json::to_value(article).unwrap();
        let holds = |f: &&FurnitureRecord| (f.start..f.end).contains(&claim.figure.start);
        whole["furniture"] = serde_json::to_value(article.furniture.iter().find(holds).map(|f| f.kind)).unwrap();
        for (name, cell) in names.iter().zip(row) {
            let value = name.split('.').fold(&whole, |value, part| value.get(part).unwrap_or(&Value::Null));
            match value {
                // A number is no text: nothing stands before its sign.
                Value::Number(number) => assert_eq!(cell.parse::<f64>().unwrap(), number.as_f64().unwrap(), "{name}"),
                Value::Null => assert_eq!(cell, "", "{name}"),
                Value::Array(items) => {
                    let texts = items.iter().map(|item| item["text"].as_str().or(item.as_str()).unwrap());
                    assert_eq!(cell, texts.collect::<Vec<_>>().join(" | "), "{name}");
                }
                value => {
                    assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{name}: {cell}");
                    guarded += usize::from(cell.starts_with('\''));
                    assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), value.as_str().unwrap(), "{name}");
                }
            }
        }
    }
    assert!(guarded > 10 && lines.contains(",-5,"), "{guarded} cells were guarded");
}

#[test]
fn documents_are_of_the_shape_that_schema_org_gives() {
    type Shapes = BTreeMap<String, BTreeMap<String, Vec<String>>>;
    fn conform(shapes: &Shapes, value: &Value, kinds: &[String], path: &str) {
        let has = |kind: &str| kinds.iter().any(|k| k == kind);
        match value {
            Value::String(text) => {
                let address = text.starts_with("https://") || text.starts_with("http://");
                let date = text.len() >= 4 && text.as_bytes()[..4].iter().all(u8::is_ascii_digit);
                assert!(has("Text") || has("URL") && address || has("Date") && date, "{path} is the text {text:?}");
            }
            Value::Number(_) => assert!(has("Number"), "{path} is a number"),
            Value::Array(items) => items.iter().for_each(|item| conform(shapes, item, kinds, path)),
            Value::Object(object) => {
                let kind = object["@type"].as_str().unwrap();
                assert!(has(kind), "{path} is a {kind}");
                for (name, value) in object.iter().filter(|(name, _)| !name.starts_with('@')) {
                    let kinds = shapes[kind].get(name).unwrap_or_else(|| panic!("{kind} has no {name}"));
                    conform(shapes, value, kinds, &format!("{path}.{name}"));
                }
            }
            other => panic!("{path} is {other}"),
        }
    }
    let shapes: Shapes = serde_json::from_str(include_str!("schema_org.json")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let data = built(folder.path());
    let output = run(folder.path(), &["export", "data", "--to", "claimreview"], b"");
    let said = String::from_utf8(output.stderr).unwrap();
    for lacking in ["reviewRating", "author", "datePublished", "url"] {
        assert!(said.contains(&format!("{lacking}: ")), "{said}");
    }
    let lines = String::from_utf8(output.stdout).unwrap();
    let documents: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(documents.len(), data.claims.len());
    let mut kinds = [0, 0];
    for (document, claim) in documents.iter().zip(&data.claims) {
        assert_eq!(document["@context"], "https://schema.org");
        conform(&shapes, document, &["ClaimReview".to_owned()], "");
        let about = &document["itemReviewed"]["about"];
        assert_eq!(about["value"].as_f64(), claim.figure.value);
        assert_eq!(about["minValue"].as_f64(), claim.figure.low);
        kinds[usize::from(about["@type"] == "MonetaryAmount")] += 1;
        let author = document["itemReviewed"]["author"]["name"].as_str();
        let source = claim.source.as_ref().map(|source| source.name.as_str());
        assert!(author == source || author.is_none() && claim.attribution.stance.as_str() == "denied");
    }
    assert!(kinds.into_iter().all(|kind| kind > 0), "{kinds:?}");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = tempfile::tempdir().unwrap();
    built(folder.path());
    for form in ["csv", "claimreview"] {
        let mut child = command(folder.path(), &["export", "data", "--to", form, "--quiet"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}
