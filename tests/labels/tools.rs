//! Files that the tools themselves made: doccano 1.8.4, dkpro-cassis 0.12.0 for INCEpTION, bratly 0.1.4, Label Studio 1.23.2.
//! The `make.py` beside each file says how.

use std::fs;
use std::path::{Path, PathBuf};

use claimbench::claim::record::ClaimRecord;

use super::super::command::{demo, done, run};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labels").join(name)
}

/// The claims of shipped articles with the labels of a file.
fn built(folder: &Path, articles: &[&str], labels: &[PathBuf], out: &str) -> Vec<ClaimRecord> {
    let articles: Vec<PathBuf> = articles.iter().map(|name| demo("articles").join(format!("{name}.txt"))).collect();
    let mut arguments = vec!["build"];
    arguments.extend(articles.iter().map(|path| path.to_str().unwrap()));
    arguments.extend(labels.iter().flat_map(|path| ["--labels", path.to_str().unwrap()]));
    arguments.extend(["--out", out, "--quiet"]);
    done(folder, &arguments, b"");
    claimbench::dataset::read(&folder.join(out)).unwrap().claims
}

#[test]
fn what_went_through_a_tool_is_what_went_in() {
    let folder = tempfile::tempdir().unwrap();
    let (french, russian) = ("fr-01-emeutes-toamasina", "ru-02-kor-shymkent");
    for (format, name, articles) in [
        // doccano numbers its spans anew, over all articles.
        ("doccano", "doccano/export.jsonl", &[french, russian][..]),
        // bratly sorts and numbers them anew.
        ("brat", "brat", &[french][..]),
    ] {
        let gold: Vec<PathBuf> = articles.iter().map(|id| demo("gold").join(format!("{id}.gold.jsonl"))).collect();
        let shipped = built(folder.path(), articles, &gold, &format!("{format}-shipped"));
        assert!(shipped.len() > 20);
        let source = file(name);
        let import =
            ["label", "import", source.to_str().unwrap(), "--format", format, "--out", "back.jsonl", "--quiet"];
        done(folder.path(), &import, b"");
        let back = built(folder.path(), articles, &[folder.path().join("back.jsonl")], &format!("{format}-back"));
        assert_eq!(back, shipped, "{format}");
    }
}

/// In Label Studio one modifier was corrected, and the rest taken over.
#[test]
fn label_studio_gives_back_what_was_corrected() {
    let folder = tempfile::tempdir().unwrap();
    let french = "fr-01-emeutes-toamasina";
    let mut shipped = built(folder.path(), &[french], &[demo("gold").join(format!("{french}.gold.jsonl"))], "shipped");
    let source = file("label-studio/export.json");
    let import = ["label", "import", source.to_str().unwrap(), "--format", "label-studio", "--out", "back.jsonl"];
    for (more, who) in [(&[][..], "annotator 1"), (&["--annotator", "ana"], "ana")] {
        done(folder.path(), &[&import[..], more].concat(), b"");
        let back = built(folder.path(), &[french], &[folder.path().join("back.jsonl")], who);
        assert_ne!(back[0].figure.modifier, claimbench::claim::Modifier::AtLeast);
        shipped[0].figure.modifier = claimbench::claim::Modifier::Approximate;
        shipped.iter_mut().for_each(|claim| claim.label.annotators = vec![who.to_owned()]);
        assert_eq!(back, shipped);
    }
}

/// What a claim says, on one line.
fn said(claim: &serde_json::Value) -> String {
    let word =
        |path: &str| claim.pointer(path).map_or_else(String::new, |v| v.as_str().map_or(v.to_string(), str::to_owned));
    let paths = [
        "/article_id",
        "/figure/start",
        "/figure/text",
        "/figure/value",
        "/figure/modifier",
        "/unit/text",
        "/unit/code",
        "/property/code",
        "/source/text",
        "/source/type",
        "/attribution/type",
        "/attribution/cue/text",
        "/label/status",
        "/label/annotators/0",
    ];
    paths.map(word).join("|")
}

#[test]
fn inception_is_read_by_slots_and_by_relations() {
    let folder = tempfile::tempdir().unwrap();
    let import = |name: &str, more: &[&str]| {
        let source = file(name);
        let arguments = ["label", "import", source.to_str().unwrap(), "--format", "inception", "--out", "out.jsonl"];
        run(folder.path(), &[&arguments[..], more].concat(), b"")
    };
    let claims = || -> Vec<String> {
        let text = fs::read_to_string(folder.path().join("out.jsonl")).unwrap();
        text.lines().map(|line| said(&serde_json::from_str(line).unwrap())).collect()
    };
    assert!(import("inception/slots.json", &[]).status.success());
    assert_eq!(
        claims(),
        [
            "slots|46|12|12.0|exact|blessés|person|injured|la préfecture|government|indirect|a annoncé|gold|ana",
            "slots|68|300|300.0|approximate|évacués|person||la préfecture|government|indirect|a annoncé|gold|ana",
        ]
    );
    assert!(import("inception/relations.json", &["--annotator", "bo"]).status.success());
    let expected = ["relations|46|12|12.0|exact|blessés|person||la préfecture|government|indirect||gold|bo"];
    assert_eq!(claims(), expected);

    let refused = import("inception/foreign.json", &[]);
    assert_eq!(refused.status.code(), Some(2));
    let told = String::from_utf8(refused.stderr).unwrap();
    for word in ["ner.type.NamedEntity: 2", "\"comment\"", "webanno.custom.Mark: 1", "--allow-lossy leaves them out"] {
        assert!(told.contains(word), "{told}");
    }
    let taken = import("inception/foreign.json", &["--allow-lossy"]);
    assert!(taken.status.success());
    assert!(String::from_utf8(taken.stderr).unwrap().contains("ner.type.NamedEntity: 2"), "told all the same");
    assert_eq!(claims().len(), 1);
}

#[test]
fn faults_of_cas_files_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let whole = fs::read_to_string(file("inception/relations.json")).unwrap();
    for (from, to, told) in [
        ("\"_InitialView\"", "\"other\"", None),
        ("\"sofaString\"", "\"sofaText\"", Some("has no text")),
        ("\"%FEATURE_STRUCTURES\"", "\"%STRUCTURES\"", Some("no %FEATURE_STRUCTURES")),
        // Half of the first character, which is two units.
        ("\"begin\": 48,", "\"begin\": 1,", Some("at 1..50")),
        ("\"value\": 12.0", "\"value\": \"NaN\"", Some("value \"NaN\"")),
        ("\"role\": \"figure\"", "\"role\": \"source\"", Some("a link from the unit \"blessés\" to the source \"12\"")),
        ("{", "[", Some("not JSON")),
    ] {
        assert!(whole.contains(from), "{from}");
        fs::write(folder.path().join("a.json"), whole.replace(from, to)).unwrap();
        let output =
            run(folder.path(), &["label", "import", "a.json", "--format", "inception", "--out", "o.jsonl"], b"");
        let stderr = String::from_utf8(output.stderr).unwrap();
        match told {
            None => assert!(output.status.success(), "{stderr}"),
            Some(told) => assert!(stderr.contains(told) && stderr.contains("a.json"), "{from}: {stderr}"),
        }
    }
}

#[test]
fn a_programs_labels_stay_silver_until_somebody_answers_for_them() {
    let folder = tempfile::tempdir().unwrap();
    let articles = demo("articles").join("fr-01-emeutes-toamasina.txt");
    done(folder.path(), &["build", articles.to_str().unwrap(), "--out", "data", "--quiet"], b"");
    for (format, out) in [("label-studio", "t.json"), ("doccano", "d.jsonl"), ("brat", "b"), ("inception", "i")] {
        done(folder.path(), &["label", "export", "data", "--format", format, "--out", out], b"");
        let import = ["label", "import", out, "--format", format, "--out", "back.jsonl"];
        let status = |more: &[&str]| -> (String, String) {
            let output = run(folder.path(), &[&import[..], more].concat(), b"");
            let text = fs::read_to_string(folder.path().join("back.jsonl")).unwrap();
            let claim: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
            (claim["label"].to_string(), String::from_utf8(output.stderr).unwrap())
        };
        let (label, told) = status(&[]);
        assert!(label.contains("\"silver\"") && told.contains("silver"), "{format}: {label} {told}");
        let (label, told) = status(&["--annotator", "ana"]);
        assert!(
            label.contains("\"gold\"") && label.contains("\"ana\"") && !told.contains("silver"),
            "{format}: {label}"
        );
    }
}
