//! The published schemas are those of the types; drift fails and says how to repair it.

use std::path::{Path, PathBuf};

use claimbench::article::ArticleRecord;
use claimbench::changes::Difference;
use claimbench::claim::prediction::{Labelled, Prediction};
use claimbench::claim::record::ClaimRecord;
use claimbench::dataset::{self, Manifest, Rejected, outcomes, schema};
use claimbench::lang::{self, Pack};
use claimbench::link::LinkRecord;
use claimbench::report::Report;
use claimbench::system;
use schemars::schema_for;
use serde_json::Value;

use super::command::{demo, done};

fn published() -> Vec<(&'static str, String)> {
    let json = |schema: schemars::Schema| serde_json::to_string_pretty(&schema).unwrap() + "\n";
    vec![
        ("article.json", json(schema_for!(ArticleRecord))),
        ("claim.json", json(schema_for!(ClaimRecord))),
        ("link.json", json(schema_for!(LinkRecord))),
        ("prediction.json", json(schema_for!(Prediction))),
        ("labelled.json", json(schema_for!(Labelled))),
        ("manifest.json", json(schema_for!(Manifest))),
        ("rejected.json", json(schema_for!(Rejected))),
        ("changes.json", json(schema_for!(Difference))),
        ("report.json", json(schema_for!(Report))),
        ("pack.json", json(schema_for!(Pack))),
        ("systems.json", json(schema_for!(system::File))),
        ("articles.arrow.txt", schema::listing(&schema::articles())),
        ("claims.arrow.txt", schema::listing(&schema::claims())),
        ("links.arrow.txt", schema::listing(&schema::links())),
        ("outcomes.arrow.txt", schema::listing(&outcomes::schema())),
    ]
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas")
}

#[test]
fn the_published_schemas_are_those_of_the_types() {
    let update = std::env::var_os("CLAIMBENCH_UPDATE_SCHEMAS").is_some();
    let mut stale = Vec::new();
    for (file, text) in published() {
        let path = folder().join(file);
        if update {
            std::fs::write(&path, &text).unwrap();
        } else if std::fs::read_to_string(&path).ok().as_ref() != Some(&text) {
            stale.push(file);
        }
    }
    let repair = "CLAIMBENCH_UPDATE_SCHEMAS=1 cargo test schemas";
    assert!(stale.is_empty(), "schemas/ has drifted from the types: {}\nrepair: {repair}", stale.join(", "));
}

#[test]
fn the_columns_are_the_fields_of_the_records() {
    for (records, columns) in [
        (serde_json::to_value(schema_for!(ClaimRecord)).unwrap(), schema::claims()),
        (serde_json::to_value(schema_for!(ArticleRecord)).unwrap(), schema::articles()),
        (serde_json::to_value(schema_for!(LinkRecord)).unwrap(), schema::links()),
        (serde_json::to_value(schema_for!(Prediction)).unwrap(), schema::predictions()),
    ] {
        let mut names: Vec<&str> = columns.fields().iter().map(|f| f.name().as_str()).collect();
        // A prediction file may hold what only whole claims have.
        if records["title"] == "Prediction" {
            names.retain(|n| !["claim_id", "sentence"].contains(n));
        }
        names.sort_unstable();
        let fields: Vec<&str> = records["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names, fields);
    }
}

#[test]
fn what_the_program_writes_fits_the_schemas() {
    let folder = tempfile::tempdir().unwrap();
    let (articles, gold) = (demo("articles"), demo("gold"));
    done(
        folder.path(),
        &["build", articles.to_str().unwrap(), "--labels", gold.to_str().unwrap(), "--out", "data"],
        b"",
    );
    let data = dataset::read(&folder.path().join("data")).unwrap();
    let validator = |file: &str| {
        let (_, text) = published().into_iter().find(|(name, _)| *name == file).unwrap();
        jsonschema::validator_for(&serde_json::from_str::<Value>(&text).unwrap()).unwrap()
    };
    let fits = |file: &str, value: Value| {
        let errors: Vec<String> = validator(file).iter_errors(&value).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{file}: {}", errors.join("; "));
    };
    fits("manifest.json", serde_json::to_value(&data.manifest).unwrap());
    fits("article.json", serde_json::to_value(&data.articles[0]).unwrap());
    for claim in &data.claims {
        let value = serde_json::to_value(claim).unwrap();
        fits("claim.json", value.clone());
        fits("prediction.json", value);
    }
    assert!(!validator("claim.json").is_valid(&serde_json::json!({ "article_id": "a" })));
}

#[test]
fn the_example_systems_can_be_read_and_fit_the_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/systems/systems.toml");
    let systems = system::read(&path).unwrap();
    assert!(systems.len() >= 7, "{systems:?}");
    let (_, text) = published().into_iter().find(|(name, _)| *name == "systems.json").unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str::<Value>(&text).unwrap()).unwrap();
    let file: Value = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let errors: Vec<String> = validator.iter_errors(&file).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{}", errors.join("; "));
    for system in systems {
        assert!(system.version.is_some(), "{}: nothing would be cached", system.name);
        if let system::Kind::Program(program) = &system.kind {
            assert!(system.folder.join(&program.args[0]).exists(), "{}: no script {}", system.name, program.args[0]);
        }
    }
}

#[test]
fn every_pack_fits_the_schema_of_packs() {
    let (_, text) = published().into_iter().find(|(name, _)| *name == "pack.json").unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str::<Value>(&text).unwrap()).unwrap();
    for code in lang::codes().chain([lang::NEUTRAL]) {
        let pack: Value = toml::from_str(&crate::packs::source(code)).unwrap();
        let errors: Vec<String> = validator.iter_errors(&pack).map(|e| e.to_string()).take(5).collect();
        assert!(errors.is_empty(), "packs/{code}.toml: {}", errors.join("; "));
    }
}
