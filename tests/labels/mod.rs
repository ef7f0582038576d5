//! Other tools' formats lose nothing; several people's labels become one.

mod agreement;
mod killed;
mod rounds;
mod tools;

use std::fs;

use claimbench::label::brat;

use super::command::{demo, done, run};

#[test]
fn a_dataset_goes_out_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let (articles, gold) = (demo("articles"), demo("gold"));
    let (articles, gold) = (articles.to_str().unwrap(), gold.to_str().unwrap());
    done(folder.path(), &["build", articles, "--labels", gold, "--out", "data", "--quiet"], b"");
    for (format, file) in
        [("label-studio", "tasks.json"), ("doccano", "lines.jsonl"), ("brat", "brat"), ("inception", "cas")]
    {
        done(folder.path(), &["label", "export", "data", "--format", format, "--out", file, "--quiet"], b"");
        done(folder.path(), &["label", "import", file, "--format", format, "--out", "back.jsonl", "--quiet"], b"");
        done(folder.path(), &["build", articles, "--labels", "back.jsonl", "--out", "again", "--quiet"], b"");
        let claims = |data: &str| claimbench::dataset::read(&folder.path().join(data)).unwrap().claims;
        let (then, now) = (claims("data"), claims("again"));
        assert!(then.len() > 200);
        assert_eq!(then, now, "{format}");
        let printed = done(folder.path(), &["label", "config", "--format", format], b"");
        assert!(String::from_utf8(printed).unwrap().to_lowercase().contains("figure"));
    }
}

#[test]
fn faults_of_brat_files_are_told_with_their_line() {
    let text = "12 people and 3 dogs";
    for (ann, lossy, told) in [
        ("T1\tFigure 0 2\t12\n", false, None),
        ("#1\tAnnotatorNotes T1\tvalue=12\nT1\tFigure 0 2\t12\n", false, None),
        ("T1\tFigure 0 2\t13\n", false, Some("\"13\" at 0..2")),
        ("T1\tNumber 0 2\t12\n", false, Some("\"Number\"")),
        ("T1\tFigure 0 2\t12\nR1\thas_unit Arg1:T1 Arg2:T9\n", false, Some("T9")),
        ("T1\tUnit 3 9;16 20\tpeople dogs\n", false, Some("pieces")),
        ("T1\tUnit 3 9;16 20\tpeople dogs\n", true, None),
        ("T1\tUnit 3 9;16 20\tpeople cats\n", true, Some("\"people cats\"")),
        ("T1\tFigure 0 2\t12\nT1\tUnit 3 9\tpeople\n", false, Some("a second T1")),
        ("E1\tDie:T1\n", false, Some("E1")),
    ] {
        let read = brat::read("a", text, ann, lossy);
        match told {
            None => assert!(read.is_ok(), "{ann}: {read:?}"),
            Some(told) => {
                let faults = read.unwrap_err();
                assert!(faults.iter().any(|fault| fault.to_string().contains(told)), "{ann}: {faults:?}");
            }
        }
    }
}

#[test]
fn annotators_are_compared_and_merged() {
    let folder = tempfile::tempdir().unwrap();
    let gold: String = {
        let mut files: Vec<_> = fs::read_dir(demo("gold")).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        fs::read_to_string(&files[0]).unwrap()
    };
    let lines: Vec<&str> = gold.lines().collect();
    assert!(lines.len() > 5);
    let second: String = lines[1..]
        .iter()
        .map(|line| line.replace("\"modifier\": \"exact\"", "\"modifier\": \"approximate\"") + "\n")
        .collect();
    fs::write(folder.path().join("ana.jsonl"), &gold).unwrap();
    fs::write(folder.path().join("bo.jsonl"), &second).unwrap();
    let same = done(folder.path(), &["label", "agree", "ana=ana.jsonl", "bo=ana.jsonl", "--json"], b"");
    let same: serde_json::Value = serde_json::from_slice(&same).unwrap();
    let field = |whole: &serde_json::Value, name: &str| {
        let mut fields = whole["pairs"][0]["whole"]["fields"].as_array().unwrap().iter();
        fields.find(|row| row["field"] == name).cloned().unwrap()
    };
    assert_eq!(field(&same, "every field")["exact_f1"], 1.0);
    let apart = done(folder.path(), &["label", "agree", "ana.jsonl", "bo.jsonl", "--json"], b"");
    let apart: serde_json::Value = serde_json::from_slice(&apart).unwrap();
    assert!(field(&apart, "figure")["exact_f1"].as_f64().unwrap() < 1.0);
    let disagreements = apart["pairs"][0]["disagreements"].as_array().unwrap();
    assert!(disagreements.iter().any(|d| d["fields"] == serde_json::json!(["figure.modifier"])), "{disagreements:?}");
    let merge = ["label", "merge", "ana=ana.jsonl", "bo=bo.jsonl", "--out", "gold.jsonl", "--queue", "queue.jsonl"];
    let output = run(folder.path(), &merge, b"");
    assert_eq!(output.status.code(), Some(1), "there is something to decide");
    let decided: String = (fs::read_to_string(folder.path().join("queue.jsonl")).unwrap().lines())
        .map(|line| {
            let mut question: serde_json::Value = serde_json::from_str(line).unwrap();
            question["decision"] = 0.into();
            question["by"] = "cy".into();
            question["on"] = "2026-05-31".into();
            question["why"] = "the guideline, section 2".into();
            format!("{question}\n")
        })
        .collect();
    fs::write(folder.path().join("queue.jsonl"), &decided).unwrap();
    done(folder.path(), &merge, b"");
    let merged = fs::read_to_string(folder.path().join("gold.jsonl")).unwrap();
    assert_eq!(merged.lines().count(), lines.len());
    let kept = fs::read_to_string(folder.path().join("queue.jsonl")).unwrap();
    let values =
        |text: &str| text.lines().map(|l| serde_json::from_str(l).unwrap()).collect::<Vec<serde_json::Value>>();
    assert_eq!(values(&kept), values(&decided), "who, when and why stay");
    done(folder.path(), &merge, b"");
    let again = fs::read_to_string(folder.path().join("gold.jsonl")).unwrap();
    assert_eq!((again, fs::read_to_string(folder.path().join("queue.jsonl")).unwrap()), (merged, kept));

    let silver = gold.replace("{\"article_id\"", "{\"label\":{\"status\":\"silver\",\"annotators\":[]},\"article_id\"");
    fs::write(folder.path().join("bo.jsonl"), silver).unwrap();
    let output = run(folder.path(), &merge, b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("of the claims of bo are silver"));
}
