//! `score --compat measeval`: counts as the official scorer's, on the cases of `cases.toml`.

use std::collections::BTreeMap;
use std::path::Path;

use claimbench::error::Fault;
use claimbench::label::measeval::parse;
use claimbench::score::measeval::{Documents, evaluate};
use serde::Deserialize;

use super::command::{done, run};

const HEADER: &str = "docId\tannotSet\tannotType\tstartOffset\tendOffset\tannotId\ttext\tother\n";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    says: String,
    gold: String,
    submitted: String,
    expected: BTreeMap<String, [u64; 3]>,
    #[serde(default)]
    overlap: BTreeMap<String, f64>,
}

/// The case's short lines as the file that the scorer reads.
fn tsv(lines: &str) -> String {
    let mut file = HEADER.to_owned();
    for line in lines.lines().filter(|l| !l.is_empty()) {
        let columns: Vec<&str> = line.splitn(6, ' ').collect();
        let (text, other) =
            columns[5].split_once(" {").map_or((columns[5], String::new()), |(t, o)| (t, format!("{{{o}")));
        file += &format!("doc\t{}\t{text}\t{other}\n", columns[..5].join("\t"));
    }
    file
}

fn read(lines: &str) -> Documents {
    let (mut documents, mut faults) = (Documents::new(), Vec::new());
    parse(&tsv(lines), Path::new("doc.tsv"), &mut documents, &mut faults);
    assert_eq!(faults, Vec::<Fault>::new());
    documents
}

#[test]
fn counts_are_the_official_scorers() {
    let cases: Cases = toml::from_str(include_str!("cases.toml")).unwrap();
    for case in cases.case {
        let evaluation = evaluate(&read(&case.gold), &read(&case.submitted));
        let mut found = BTreeMap::new();
        for (class, tally) in evaluation.classes.iter().filter(|(_, t)| t.rows() > 0) {
            found.insert(class.name().to_owned(), [tally.true_positives, tally.false_positives, tally.false_negatives]);
            let expected = case.overlap.get(class.name()).copied().unwrap_or(tally.true_positives as f64);
            assert!((tally.overlap - expected).abs() < 1e-12, "{}: {} {}", case.says, class.name(), tally.overlap);
        }
        assert_eq!(found, case.expected, "{}", case.says);
    }
}

#[test]
fn from_folders_to_a_report() {
    let folder = tempfile::tempdir().unwrap();
    for (name, lines) in [("gold", "1 Quantity 0 2 T1 12\n2 Quantity 5 7 T2 15"), ("mine", "1 Quantity 0 2 T1 12")] {
        std::fs::create_dir(folder.path().join(name)).unwrap();
        std::fs::write(folder.path().join(name).join("doc.tsv"), tsv(lines)).unwrap();
    }
    let arguments = ["score", "gold", "--pred", "mine=mine", "--out", "scores", "--compat", "measeval", "--json"];
    let printed: serde_json::Value = serde_json::from_slice(&done(folder.path(), &arguments, b"")).unwrap();
    assert_eq!(printed[0]["overall"]["tp"], 1);
    assert_eq!(printed[0]["classes"]["Quantity"]["recall"], 0.5);
    let written = std::fs::read(folder.path().join("scores/measeval.json")).unwrap();
    assert_eq!(serde_json::from_slice::<serde_json::Value>(&written).unwrap(), printed);

    std::fs::write(folder.path().join("mine/doc.tsv"), "docId\twrong\n").unwrap();
    std::fs::write(folder.path().join("mine/two.tsv"), format!("{HEADER}doc\t1\tNumber\t0\t2\tT1\t12\t\n")).unwrap();
    let failed = run(folder.path(), &arguments, b"");
    let said = String::from_utf8_lossy(&failed.stderr).into_owned();
    assert_eq!(failed.status.code(), Some(2));
    assert!(said.contains("mine/doc.tsv:1:") && said.contains("mine/two.tsv:2:"), "{said}");
}
