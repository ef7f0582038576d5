//! The `links` table through the program: written by `build`, printed by `show`, held by `check`.

use std::fs;

use serde_json::{Value, json};

use super::command::{done, run};

/// The articles of a file as JSON lines.
fn lines(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links").join(name);
    let file: toml::Table = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let articles = file["article"].as_array().unwrap();
    articles.iter().map(|a| json!(a).to_string() + "\n").collect()
}

#[test]
fn groups_are_built_listed_printed_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let input = lines("fire.toml") + &lines("sums.toml");
    done(folder, &["build", "-", "--out", "data"], input.as_bytes());
    let checked = run(folder, &["check", "data"], b"");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/links");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let printed = |output: Vec<u8>| String::from_utf8(output).unwrap();
    let list = printed(done(folder, &["show", "data", "--groups"], b""));
    let ids: Vec<String> = list.lines().skip(1).map(|l| l.split(' ').next().unwrap().to_owned()).collect();
    assert!(ids.len() > 3, "{list}");
    settings.bind(|| {
        insta::assert_snapshot!("check", printed([checked.stdout, checked.stderr].concat()));
        insta::assert_snapshot!("groups", list);
        insta::assert_snapshot!("group", printed(done(folder, &["show", "data", "--group", &ids[0]], b"")));
        let sum = ids.iter().find(|id| id.starts_with("sum")).unwrap();
        insta::assert_snapshot!("sum", printed(done(folder, &["show", "data", "--group", sum], b"")));
        let unknown = run(folder, &["show", "data", "--group", "event-nowhere"], b"");
        assert_eq!(unknown.status.code(), Some(2));
        insta::assert_snapshot!("unknown", printed(unknown.stderr));
    });
    for line in printed(done(folder, &["show", "data", "--groups", "--json"], b"")).lines() {
        let link: Value = serde_json::from_str(line).unwrap();
        assert!(ids.iter().any(|id| link["link_id"] == id.as_str()) && link["members"].as_array().unwrap().len() > 1);
    }
}

#[test]
fn links_do_not_depend_on_threads_or_on_the_order_of_inputs() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let input = lines("fire.toml");
    let backwards: String = input.lines().rev().map(|line| line.to_owned() + "\n").collect();
    done(folder, &["build", "-", "--out", "one", "--jobs", "1"], input.as_bytes());
    done(folder, &["build", "-", "--out", "two", "--jobs", "2"], backwards.as_bytes());
    let file = "links/all-00000-of-00001.parquet";
    assert_eq!(fs::read(folder.join("one").join(file)).unwrap(), fs::read(folder.join("two").join(file)).unwrap());
}
