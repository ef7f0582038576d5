//! Agreement of three annotators equals what other people's programs say of the same labels, and the formula.
//!
//! `agreement/make.py` makes the labels and the expected figures: krippendorff 0.9.0, scikit-learn 1.9.1,
//! pygamma-agreement 0.5.9.

use std::path::Path;

use serde_json::Value;

use super::super::command::{demo, done, run};

fn rows<'a>(whole: &'a Value, list: &str, name: &str) -> Vec<(&'a str, Option<f64>)> {
    let rows = whole[list].as_array().unwrap().iter();
    rows.map(|row| (row["field"].as_str().unwrap(), row[name].as_f64())).collect()
}

fn close(found: &[(&str, Option<f64>)], expected: &Value, what: &str) {
    let expected = expected.as_object().unwrap();
    assert!(!expected.is_empty());
    for (field, value) in expected {
        let found = found.iter().find(|(name, _)| name == field).unwrap_or_else(|| panic!("{what}: no {field}")).1;
        let same = match (found, value.as_f64()) {
            (Some(found), Some(value)) => (found - value).abs() < 1e-9,
            (None, None) => true,
            _ => false,
        };
        assert!(same, "{what}, {field}: {found:?} for {value}");
    }
}

#[test]
fn coefficients_equal_those_of_other_programs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labels/agreement");
    let articles = demo("articles");
    let arguments = ["label", "agree", "ana.jsonl", "bo.jsonl", "cy.jsonl", "--json", "--articles"];
    let printed = done(&folder, &[&arguments[..], &[articles.to_str().unwrap()]].concat(), b"");
    let found: Value = serde_json::from_slice(&printed).unwrap();
    let expected: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("expected.json")).unwrap()).unwrap();
    let pairs = found["pairs"].as_array().unwrap();
    assert_eq!(pairs.len(), 3);
    for (pair, expected) in pairs.iter().zip(expected["pairs"].as_array().unwrap()) {
        let names = format!("{} and {}", pair["first"], pair["second"]);
        assert_eq!((&pair["first"], &pair["second"]), (&expected["first"], &expected["second"]));
        let whole = &pair["whole"];
        assert_eq!(whole["shared"], expected["shared"], "{names}");
        close(&rows(whole, "kappa", "kappa"), &expected["kappa"], &names);
        close(&rows(whole, "alpha", "alpha"), &expected["alpha"], &names);
        close(&rows(whole, "unitizing", "alpha"), &expected["unitizing"], &names);
        let figure = &whole["fields"][0];
        assert!((figure["exact_f1"].as_f64().unwrap() - expected["figure_exact_f1"].as_f64().unwrap()).abs() < 1e-12);
        // gamma's best alignment pairs the figures that overlap, as we do.
        assert_eq!(figure["overlap"], expected["gamma_pairs"], "{names}");
    }
    close(&rows(&found, "everyone", "alpha"), &expected["everyone"], "everyone");
}

#[test]
fn slices_add_up_and_disagreements_stand_in_their_sentences() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labels/agreement");
    let articles = demo("articles");
    let arguments = ["label", "agree", "ana.jsonl", "bo.jsonl", "--articles", articles.to_str().unwrap()];
    let printed = done(&folder, &[&arguments[..], &["--json"]].concat(), b"");
    let found: Value = serde_json::from_slice(&printed).unwrap();
    let pair = &found["pairs"][0];
    for by in ["by_language", "by_article"] {
        let places = pair[by].as_object().unwrap().values().map(|own| own["figures"].as_u64().unwrap()).sum::<u64>();
        assert_eq!(places, pair["whole"]["figures"].as_u64().unwrap(), "{by}");
    }
    let values = &pair["whole"]["values"];
    let parts = ["equal", "within_1_percent", "within_10_percent", "beyond"].map(|key| values[key].as_u64().unwrap());
    assert_eq!(parts.iter().sum::<u64>(), values["both"].as_u64().unwrap());
    assert!(parts.iter().all(|part| *part > 0), "{values}");

    let page = String::from_utf8(done(&folder, &[&arguments[..], &["--limit", "0"]].concat(), b"")).unwrap();
    let told = page.split("fr-01-emeutes-toamasina at 1150: ").nth(1).unwrap().split("\n\n").next().unwrap();
    assert!(told.contains("figure             ana \"soixante-dix\" at 1150, bo \"soixante-dix pe\" at 1150"), "{told}");
    assert!(told.contains("^^^^^^^^^^^^"), "{told}");
    assert!(page.contains("only ana marked it"));
    let count = pair["disagreements"].as_array().unwrap().len();
    assert!(page.contains(&format!("ana and bo differ on {count} figures")), "{count}");
}

#[test]
fn the_card_tells_the_agreement_that_was_measured() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let labels = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labels/agreement");
    let articles = demo("articles").to_str().unwrap().to_owned();
    let agree = ["label", "agree", "ana.jsonl", "bo.jsonl", "cy.jsonl", "--json", "--articles", &articles];
    let printed = done(&labels, &agree, b"");
    std::fs::write(dir.join("agreement.json"), &printed).unwrap();
    let gold = labels.join("ana.jsonl").to_str().unwrap().to_owned();
    let card = |options: &[&str]| {
        done(dir, &[&["build", &articles, "--labels", &gold, "--out", "data", "-q"], options].concat(), b"");
        done(dir, &["check", "-q", "data"], b"");
        std::fs::read_to_string(dir.join("data/README.md")).unwrap()
    };
    let plain = card(&[]);
    assert!(plain.contains("was not stated to the build") && plain.contains("| annotator | gold claims |"), "{plain}");
    let told = card(&["--agreement", "agreement.json"]);
    let found: Value = serde_json::from_slice(&printed).unwrap();
    let number = |value: &Value| value.as_f64().map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"));
    let cell = |list: &Value, name: &str, field: &Value| {
        let row = list.as_array().unwrap().iter().find(|row| row["field"] == *field);
        row.map_or_else(String::new, |row| number(&row[name]))
    };
    let mut rows = 0;
    for pair in found["pairs"].as_array().unwrap() {
        let whole = &pair["whole"];
        for field in whole["fields"].as_array().unwrap() {
            let name = &field["field"];
            let on = whole["alpha"].as_array().unwrap().iter().find(|row| row["field"] == *name);
            let on = on.map_or_else(String::new, |row| format!("{} of {}", row["items"], row["of"]));
            let line = format!(
                "| {} | {} | {} | {} | {} | {on} | {} |",
                name.as_str().unwrap(),
                number(&field["exact_f1"]),
                number(&field["overlap_f1"]),
                cell(&whole["kappa"], "kappa", name),
                cell(&whole["alpha"], "alpha", name),
                cell(&whole["unitizing"], "alpha", name),
            );
            assert!(told.contains(&line), "{line}\n{told}");
            rows += 1;
        }
    }
    assert!(rows > 40, "{rows}");
    assert!(told.contains("All of them together"), "{told}");
    let croissant = std::fs::read_to_string(dir.join("data/croissant.json")).unwrap();
    assert!(croissant.contains("rai:dataAnnotationAnalysis"), "{croissant}");

    // Dehydrated and back, the agreement is still there.
    let whole = std::fs::read(dir.join("data/manifest.json")).unwrap();
    card(&["--agreement", "agreement.json", "--dehydrate"]);
    done(dir, &["rehydrate", "data", &articles, "--out", "back"], b"");
    assert!(std::fs::read(dir.join("back/manifest.json")).unwrap() == whole);

    for (content, says) in [("{", "no agreement"), (r#"{"pairs": [], "everyone": []}"#, "nobody with anybody")] {
        std::fs::write(dir.join("wrong.json"), content).unwrap();
        let build = ["build", &articles, "--labels", &gold, "--out", "data", "--agreement", "wrong.json"];
        let output = run(dir, &build, b"");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{stderr}");
        assert!(stderr.contains(says) && stderr.contains("label agree"), "{stderr}");
    }
}
