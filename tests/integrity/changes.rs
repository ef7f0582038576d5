//! `diff` of two datasets: what was changed by hand is what it tells, and the version follows.

use std::fs;
use std::path::Path;

use claimbench::changes::{Changes, compare, read_both};
use claimbench::dataset::{self, Manifest};
use serde_json::{Value, json};

use super::super::command::{done, run};
use super::bytes;

/// Three articles, one a language, with labels of people for the first.
const ARTICLES: [(&str, &str, &str); 3] = [
    ("en", "Floods", "Officials said 12 people were killed in the floods. Another 30 houses were destroyed."),
    ("fr", "Crues", "La police a annoncé que 45 personnes ont été blessées. Environ 300 maisons sont inondées."),
    ("pl", "Powódź", "Policja poinformowała, że zginęło 7 osób. Zniszczonych zostało 20 domów."),
];

fn line(id: &str, title: &str, text: &str) -> String {
    json!({ "id": id, "title": title, "language": &id[..2], "text": text }).to_string() + "\n"
}

fn lines() -> Vec<String> {
    ARTICLES.iter().map(|(id, title, text)| line(id, title, text)).collect()
}

/// Builds a dataset, whose claims of some articles are gold as the first build made them but for what `edit` does.
fn build(dir: &Path, out: &str, lines: &[String], edit: impl Fn(&mut Vec<Value>)) {
    done(dir, &["build", "-", "-q", "--out", "plain"], lines.concat().as_bytes());
    let claims = done(dir, &["show", "plain", "--json", "--limit", "0"], b"");
    let mut claims: Vec<Value> = claims.split(|b| *b == b'\n').filter_map(|l| serde_json::from_slice(l).ok()).collect();
    for claim in &mut claims {
        claim["label"] = json!({ "status": "gold", "annotators": ["ana"] });
    }
    assert!(claims.len() >= 4, "{claims:?}");
    edit(&mut claims);
    let text: String = claims.iter().map(|claim| format!("{claim}\n")).collect();
    fs::write(dir.join("labels.jsonl"), text).unwrap();
    done(dir, &["build", "-", "-q", "--labels", "labels.jsonl", "--out", out], lines.concat().as_bytes());
    done(dir, &["check", "-q", out], b"");
}

fn changes(dir: &Path, a: &str, b: &str) -> Changes {
    let (a, b) = read_both(&dir.join(a), &dir.join(b)).unwrap();
    compare(&a, &b)
}

/// The level, and the reasons.
fn proposal(dir: &Path, a: &str, b: &str, code: i32) -> (String, Vec<String>) {
    let output = run(dir, &["diff", a, b, "--format", "json"], b"");
    assert_eq!(output.status.code(), Some(code), "{}", String::from_utf8_lossy(&output.stderr));
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let schema = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/changes.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_slice(&schema).unwrap()).unwrap();
    let faults: Vec<String> = schema.iter_errors(&found).map(|e| e.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    let reasons = found["proposal"]["reasons"].as_array().unwrap().iter().map(|r| r.as_str().unwrap().to_owned());
    (found["proposal"]["level"].as_str().unwrap().to_owned(), reasons.collect())
}

#[test]
fn every_kind_of_change_is_told_and_has_its_level() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let nothing = |_: &mut Vec<Value>| {};
    build(dir, "a", &lines(), nothing);
    let all = Manifest::read(&dir.join("a")).unwrap().counts.claims;
    let (level, reasons) = proposal(dir, "a", "a", 0);
    assert_eq!((level.as_str(), reasons.len()), ("none", 0));

    // A claim's field, and one claim more and one less.
    build(dir, "b", &lines(), |claims| claims[0]["figure"]["modifier"] = "approximate".into());
    let found = changes(dir, "a", "b");
    let [changed] = found.claims.changed.as_slice() else { panic!("{found:?}") };
    let [field] = changed.fields.as_slice() else { panic!("{changed:?}") };
    assert_eq!(
        (field.field.as_str(), &field.before, &field.after),
        ("figure.modifier", &json!("exact"), &json!("approximate"))
    );
    assert_eq!((found.languages["en"].claims.changed, found.languages["fr"].claims.changed), (1, 0));
    assert_eq!(proposal(dir, "a", "b", 1), ("major".to_owned(), vec!["1 claim changed".to_owned()]));
    build(dir, "b", &lines(), |claims| drop(claims.remove(0)));
    let found = changes(dir, "a", "b");
    assert_eq!((found.claims.removed.len(), found.claims.added.len(), found.after.claims), (1, 0, all - 1));
    assert_eq!(found.claims.removed[0].figure, "12");
    assert_eq!(proposal(dir, "a", "b", 1), ("major".to_owned(), vec!["1 claim removed".to_owned()]));
    assert_eq!(proposal(dir, "b", "a", 1), ("minor".to_owned(), vec!["1 claim added".to_owned()]));

    // Who labelled it, and whether a person did.
    build(dir, "b", &lines(), |claims| claims[0]["label"]["annotators"] = json!(["ana", "bo"]));
    assert_eq!(proposal(dir, "a", "b", 1), ("patch".to_owned(), vec!["1 claim with other annotators".to_owned()]));
    done(dir, &["build", "-", "-q", "--out", "b"], lines().concat().as_bytes());
    assert_eq!(proposal(dir, "b", "a", 1), ("minor".to_owned(), vec![format!("{all} claims confirmed by people")]));
    assert_eq!(proposal(dir, "a", "b", 1).0, "major", "gold that is silver again");

    // Articles: one more, other words about one, another text, another name of the dataset.
    let more = [lines(), vec![line("en-2", "Fire", "At least 5 people died, police said.")]].concat();
    build(dir, "b", &more, nothing);
    let (level, reasons) = proposal(dir, "a", "b", 1);
    assert_eq!((level.as_str(), reasons[0].as_str()), ("minor", "1 article added"));
    let found = changes(dir, "a", "b");
    let (own, with) = claimbench::changes::apart(&found.claims.added, &found.articles.added);
    assert_eq!((own.len(), with), (0, 1), "the claim came with its article");
    assert_eq!(proposal(dir, "b", "a", 1).1[0], "1 article removed");
    let mut other = lines();
    other[1] = line("fr", "Inondations", ARTICLES[1].2);
    build(dir, "b", &other, nothing);
    assert_eq!(proposal(dir, "a", "b", 1), ("patch".to_owned(), vec!["1 article described otherwise".to_owned()]));
    other[1] = line("fr", "Crues", &format!("Selon nos informations. {}", ARTICLES[1].2));
    build(dir, "b", &other, nothing);
    let found = changes(dir, "a", "b");
    assert!(found.articles.changed[0].text);
    assert!(found.claims.added.is_empty() && found.claims.removed.is_empty(), "claims move with their text: {found:?}");
    assert_eq!(found.claims.moved.len() + found.claims.changed.len(), 2, "{found:?}");
    assert_eq!(proposal(dir, "a", "b", 1).1[0], "1 article with another text");
    let arguments = ["build", "-", "-q", "--labels", "labels.jsonl", "--name", "Mine", "--out", "b"];
    build(dir, "c", &lines(), nothing);
    done(dir, &arguments, lines().concat().as_bytes());
    assert_eq!(proposal(dir, "a", "b", 1), ("patch".to_owned(), vec!["1 fact of the build changed".to_owned()]));
}

#[test]
fn a_change_and_its_reverse_are_each_others_mirror() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    build(dir, "a", &lines(), |_| {});
    build(dir, "b", &lines()[1..], |claims| {
        claims.pop();
        claims[0]["figure"]["modifier"] = "at_least".into();
    });
    let (there, back) = (changes(dir, "a", "b"), changes(dir, "b", "a"));
    assert_eq!((&there.claims.added, &there.claims.removed), (&back.claims.removed, &back.claims.added));
    assert_eq!((&there.articles.added, &there.articles.removed), (&back.articles.removed, &back.articles.added));
    assert_eq!(there.claims.changed.len(), back.claims.changed.len());
    for (language, tally) in &there.languages {
        for count in [tally.articles, tally.claims] {
            assert_eq!(count.before + count.added, count.after + count.removed, "{language}");
        }
    }
}

#[test]
fn changes_become_a_history_that_the_next_version_carries_on() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    build(dir, "a", &lines()[..2], |_| {});
    build(dir, "b", &lines(), |_| {});
    build(dir, "c", &lines(), |claims| claims[0]["figure"]["modifier"] = "approximate".into());
    let claims = |name: &str| bytes(&dir.join(name).join("claims"));
    let before = claims("b");
    let write = |arguments: &[&str]| {
        let output = run(dir, &[&["diff"], arguments].concat(), b"");
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, said) = write(&["a", "b", "--changes"]);
    assert_eq!((code, said.as_str()), (Some(1), "b/CHANGES.md: version 1.1.0\n"));
    done(dir, &["check", "b"], b"");
    assert_eq!(claims("b"), before, "no row changes");
    let text = |name: &str| fs::read_to_string(dir.join(name)).unwrap();
    let croissant: Value = serde_json::from_str(&text("b/croissant.json")).unwrap();
    assert_eq!(croissant["version"], "1.1.0");
    let manifest = Manifest::read(&dir.join("b")).unwrap();
    assert!(manifest.outputs.iter().any(|o| o.path == dataset::CHANGES));
    assert!(text("b/CHANGES.md").contains(&manifest.content.claims), "an entry names its rows");
    // To write it again changes nothing.
    let whole = bytes(&dir.join("b"));
    write(&["a", "b", "--changes"]);
    assert_eq!(bytes(&dir.join("b")), whole);
    // The next version goes on from there; a file outside gets the same entries.
    assert_eq!(write(&["b", "c", "--changes"]).1, "c/CHANGES.md: version 2.0.0\n");
    let heads = |text: &str| text.lines().filter(|l| l.starts_with("## ")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(heads(&text("c/CHANGES.md")), ["## 2.0.0", "## 1.1.0", "## 1.0.0"]);
    write(&["a", "b", "--changes", "HISTORY.md"]);
    write(&["b", "c", "--changes", "HISTORY.md", "--as", "2.1.0"]);
    assert_eq!(heads(&text("HISTORY.md")), ["## 2.1.0", "## 1.1.0", "## 1.0.0"]);
    insta::with_settings!({ snapshot_path => "../../snapshots/changes", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("history", text("c/CHANGES.md"));
        let shown = String::from_utf8(run(dir, &["diff", "a", "c"], b"").stdout).unwrap();
        insta::assert_snapshot!("diff", shown);
    });
    // What a history would be lost with is refused.
    let (code, said) = write(&["b", "c", "--changes", "--as", "1.1.0"]);
    assert!(code == Some(2) && said.contains("not above 1.1.0"), "{said}");
    let built = run(dir, &["build", "-", "--out", "c"], b"12 people died.");
    let said = String::from_utf8(built.stderr).unwrap();
    assert!(built.status.code() == Some(2) && said.contains("claimbench diff c FOLDER --changes"), "{said}");
    assert_eq!(write(&["c", "b/claims"]).0, Some(2), "a dataset beside none");
    assert_eq!(write(&["b", "c", "--gate"]).0, Some(2), "an option of results");
}

#[test]
fn links_that_differ_are_told_and_ask_for_a_patch() {
    let folder = tempfile::tempdir().unwrap();
    let cases: toml::Table = toml::from_str(include_str!("../links/fire.toml")).unwrap();
    let lines: String = cases["article"].as_array().unwrap().iter().map(|a| format!("{}\n", json!(a))).collect();
    done(folder.path(), &["build", "-", "--out", "data", "--quiet"], lines.as_bytes());
    let before = claimbench::dataset::read(&folder.path().join("data")).unwrap();
    let mut after = before.clone();
    let ids: std::collections::BTreeSet<String> = before.links.iter().map(|row| row.link_id.clone()).collect();
    let (gone, other) = (ids.first().unwrap(), ids.last().unwrap());
    assert!(ids.len() > 1);
    after.links.retain(|row| row.link_id != *gone);
    after.links.iter_mut().filter(|row| row.link_id == *other).for_each(|row| row.names = vec!["Elsewhere".to_owned()]);
    let changes = claimbench::changes::compare(&before, &after);
    assert_eq!((changes.links.added.len(), &changes.links.removed[0].link_id), (0, gone));
    assert_eq!(changes.links.changed.iter().map(|link| &link.link_id).collect::<Vec<_>>(), [other]);
    let proposal = claimbench::changes::propose(&changes, claimbench::changes::Version::FIRST);
    assert_eq!((proposal.level, proposal.after.as_str()), (claimbench::changes::Level::Patch, "1.0.1"));
    assert_eq!(proposal.reasons, ["1 link of claims removed", "1 link of claims changed"]);
    assert!(claimbench::changes::entry(&changes, "1.0.1", &proposal).contains("### Links removed"));
}
