//! Page furniture is marked in the articles' rows, by the cases of `furniture.toml`, and what is done to a dataset keeps it.

use std::fs;
use std::path::Path;

use claimbench::claim::FurnitureKind;
use claimbench::dataset::{self, Dataset};
use serde_json::{Value, json};

use super::super::command::{done, run};
use super::bytes;

/// A case: its line for `build`, and what is marked in it, in code points.
struct Case {
    id: String,
    line: Value,
    furniture: Vec<(FurnitureKind, usize, usize)>,
    figures: Vec<usize>,
}

fn cases() -> Vec<Case> {
    let cases: toml::Table = toml::from_str(include_str!("furniture.toml")).unwrap();
    cases["article"].as_array().unwrap().iter().map(|case| read(case.as_table().unwrap())).collect()
}

fn read(case: &toml::Table) -> Case {
    let (mut text, mut furniture, mut figures, mut open) = (Vec::new(), Vec::new(), Vec::new(), None);
    let marked: Vec<char> = case["text"].as_str().unwrap().chars().collect();
    let mut at = 0;
    while let Some(&c) = marked.get(at) {
        match c {
            '{' => {
                let colon = at + marked[at..].iter().position(|&c| c == ':').unwrap();
                let kind = FurnitureKind::parse(&marked[at + 1..colon].iter().collect::<String>()).unwrap();
                // Spaces before a passage belong to its line and not to it.
                let blank = marked[colon + 1..].iter().take_while(|c| **c == ' ').count();
                open = Some((kind, text.len() + blank));
                at = colon;
            }
            '}' => furniture.extend(open.take().map(|(kind, start)| (kind, start, text.len()))),
            '[' => figures.push(text.len()),
            ']' => {}
            c => text.push(c),
        }
        at += 1;
    }
    let mut line = json!({ "text": text.iter().collect::<String>() });
    for field in ["id", "language", "title"] {
        if let Some(value) = case.get(field) {
            line[field] = value.as_str().into();
        }
    }
    Case { id: case["id"].as_str().unwrap().to_owned(), line, furniture, figures }
}

fn lines(cases: &[Case]) -> String {
    cases.iter().map(|case| format!("{}\n", case.line)).collect()
}

fn built(dir: &Path, out: &str, options: &[&str], lines: &str) -> Dataset {
    done(dir, &[&["build", "-", "-q", "--out", out], options].concat(), lines.as_bytes());
    dataset::read(&dir.join(out)).unwrap()
}

fn marked(data: &Dataset, id: &str) -> Vec<(FurnitureKind, usize, usize)> {
    let article = data.articles.iter().find(|article| article.article_id == id).unwrap();
    article.furniture.iter().map(|f| (f.kind, f.start as usize, f.end as usize)).collect()
}

#[test]
fn what_is_furniture_is_marked_and_what_is_a_claim_stays_one() {
    let folder = tempfile::tempdir().unwrap();
    let cases = cases();
    let data = built(folder.path(), "data", &[], &lines(&cases));
    done(folder.path(), &["check", "data"], b"");
    for kind in FurnitureKind::ALL {
        assert!(cases.iter().any(|case| case.furniture.iter().any(|(k, ..)| k == kind)), "no case of {kind}");
    }
    for case in &cases {
        assert_eq!(marked(&data, &case.id), case.furniture, "{}", case.id);
        let claims = data.claims.iter().filter(|claim| claim.article_id == case.id);
        let figures: Vec<usize> = claims.map(|claim| claim.figure.start as usize).collect();
        assert!(case.figures.iter().all(|figure| figures.contains(figure)), "{}: {figures:?}", case.id);
        let silent = |(kind, start, end): &(FurnitureKind, usize, usize)| {
            *kind == FurnitureKind::RepeatedTitle || !figures.iter().any(|figure| (start..end).contains(&figure))
        };
        assert!(case.furniture.iter().all(silent), "{}: a claim in furniture: {figures:?}", case.id);
    }
}

#[test]
fn rebuilt_dehydrated_and_exported_it_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (dir, mut cases) = (folder.path(), cases());
    let data = built(dir, "data", &[], &lines(&cases));
    built(dir, "again", &[], &lines(&cases));
    fs::write(dir.join("in.jsonl"), lines(&cases)).unwrap();
    done(dir, &["build", "-", "-q", "--dehydrate", "--out", "dry"], lines(&cases).as_bytes());
    done(dir, &["check", "dry"], b"");
    // A shard alone is read as anybody's file.
    fs::copy(dir.join("dry/articles/all-00000-of-00001.parquet"), dir.join("dry.parquet")).unwrap();
    let dry = dataset::articles(&dir.join("dry.parquet")).unwrap();
    for (dry, wet) in dry.iter().zip(&data.articles) {
        assert!(dry.value.text.is_empty());
        assert_eq!(dry.value.furniture, wet.furniture);
    }
    done(dir, &["rehydrate", "dry", "in.jsonl", "--out", "back"], b"");
    assert!(bytes(&dir.join("back")) == bytes(&dir.join("data")));

    // A title that changes is looked for anew, though the article is not read again.
    let once = cases.iter_mut().find(|case| case.id == "en-page").unwrap();
    once.line["title"] = "Another title".into();
    let again = built(dir, "again", &[], &lines(&cases));
    built(dir, "clean", &["--clean"], &lines(&cases));
    assert!(bytes(&dir.join("again")) == bytes(&dir.join("clean")));
    assert!(marked(&again, "en-page").iter().all(|(kind, ..)| *kind != FurnitureKind::RepeatedTitle));
    assert_eq!(marked(&again, "en-page").len() + 1, marked(&data, "en-page").len());
    let output = run(dir, &["diff", "data", "again"], b"");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("furniture"), "{said}");

    let table = done(dir, &["export", "data", "--to", "csv"], b"");
    let mut reader = csv::ReaderBuilder::new().from_reader(&*table);
    let column = reader.headers().unwrap().iter().position(|name| name == "furniture").unwrap();
    let kinds: Vec<String> = reader.records().map(|row| row.unwrap()[column].to_owned()).collect();
    assert_eq!(kinds.iter().filter(|kind| *kind == "repeated_title").count(), 2, "{kinds:?}");
    assert!(kinds.iter().all(|kind| kind.is_empty() || kind == "repeated_title"), "{kinds:?}");
}
