//! `show` prints the claims that meet its conditions, in their sentence. Each case is a line of arguments; what it
//! prints is a snapshot.

use super::command::{demo, done, run};

/// What is asked, and the snapshot's name.
const CASES: [(&str, &[&str]); 6] = [
    ("article", &["--article", "pl-02-wybory-slowenia", "--limit", "3"]),
    (
        "several-conditions",
        &["--where", "source!=null", "--where", "figure.value>=10000", "--where", "unit.kind=count"],
    ),
    ("nothing-said", &["--where", "unit=null"]),
    ("modifier", &["--where", "figure.modifier=vague", "--where", "language=ru"]),
    ("words", &["--where", "sentence.text~morgue"]),
    ("wrong-column", &["--where", "figure.valu=3", "--where", "units.code=person"]),
];

#[test]
fn claims_are_shown_in_their_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let (inputs, gold) = (demo("articles"), demo("gold"));
    let arguments = ["build", inputs.to_str().unwrap(), "--labels", gold.to_str().unwrap(), "--out", "data"];
    done(folder.path(), &arguments, b"");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/show");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, conditions) in CASES {
            let output = run(folder.path(), &[&["show", "data"], conditions].concat(), b"");
            let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
            insta::assert_snapshot!(name, format!("$ claimbench show data {}\n{printed}", conditions.join(" ")));
        }
    });
}

#[test]
fn json_lines_are_the_rows_of_the_dataset() {
    let folder = tempfile::tempdir().unwrap();
    let (inputs, gold) = (demo("articles"), demo("gold"));
    let arguments = ["build", inputs.to_str().unwrap(), "--labels", gold.to_str().unwrap(), "--out", "data"];
    done(folder.path(), &arguments, b"");
    let lines = done(folder.path(), &["show", "data", "--json", "--limit", "0"], b"");
    let manifest = claimbench::dataset::Manifest::read(&folder.path().join("data")).unwrap();
    assert_eq!(claimbench::article::sha256(&lines), manifest.content.claims);
}
