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

/// A machine found claims, people found none: their judgement stays through import, merge and build.
#[test]
fn an_article_in_which_people_found_nothing_stays_without_claims() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    fs::create_dir(dir.join("texts")).unwrap();
    fs::create_dir(dir.join("brat")).unwrap();
    for id in ["a", "b"] {
        let text = "Fire\n\nOn Monday 412 people were evacuated, police said.\n";
        fs::write(dir.join(format!("texts/{id}.txt")), text).unwrap();
        fs::write(dir.join(format!("brat/{id}.txt")), text).unwrap();
        fs::write(dir.join(format!("brat/{id}.ann")), "").unwrap();
    }
    let claims = |labels: &[&str]| {
        done(dir, &[&["build", "texts", "--out", "data", "--clean", "--quiet"], labels].concat(), b"");
        claimbench::dataset::read(&dir.join("data")).unwrap().claims.len()
    };
    assert_eq!(claims(&[]), 2);
    // brat has no word for who looked; Label Studio has.
    done(dir, &["label", "import", "brat", "--format", "brat", "--out", "ana.jsonl"], b"");
    let nothing = "{\"article_id\":\"a\",\"labelled\":true}\n{\"article_id\":\"b\",\"labelled\":true}\n";
    assert_eq!(fs::read_to_string(dir.join("ana.jsonl")).unwrap(), nothing);
    assert_eq!(claims(&["--labels", "ana.jsonl"]), 0);
    let text = fs::read_to_string(dir.join("texts/a.txt")).unwrap();
    let task = |id: &str, annotated: bool| {
        let result = serde_json::json!([{ "result": [], "completed_by": 7 }]);
        let kind = if annotated { "annotations" } else { "predictions" };
        serde_json::json!({ "data": { "article_id": id, "text": text }, kind: result })
    };
    fs::write(dir.join("ls.json"), serde_json::json!([task("a", true), task("b", false)]).to_string()).unwrap();
    let import = ["label", "import", "ls.json", "--format", "label-studio", "--out", "bo.jsonl"];
    let output = run(dir, &import, b"");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("0 claims, and 1 article without a claim"), "{told}");
    assert!(told.contains("without a word that people looked: b"), "{told}");
    assert_eq!(claims(&["--labels", "bo.jsonl"]), 1);
    // Two agree on nothing; one who found something differs.
    done(dir, &["build", "texts/a.txt", "--out", "machine", "--quiet"], b"");
    done(dir, &["label", "export", "machine", "--format", "brat", "--out", "out"], b"");
    done(dir, &["label", "import", "out", "--format", "brat", "--annotator", "cy", "--out", "cy.jsonl"], b"");
    let agree = |a: &str, b: &str| -> serde_json::Value {
        serde_json::from_slice(&done(dir, &["label", "agree", a, b, "--json"], b"")).unwrap()
    };
    let pair = &agree("ana.jsonl", "cy.jsonl")["pairs"][0];
    assert_eq!((&pair["articles"], &pair["only_second"]), (&1.into(), &serde_json::json!([])));
    assert_eq!(pair["disagreements"].as_array().unwrap().len(), 1);
    let merge = ["label", "merge", "ana.jsonl", "cy.jsonl", "--out", "gold.jsonl", "--queue", "queue.jsonl"];
    assert_eq!(run(dir, &merge, b"").status.code(), Some(1));
    let queue = fs::read_to_string(dir.join("queue.jsonl")).unwrap();
    let decided = queue.replace("\"decision\":null,\"by\":null", "\"decision\":-1,\"by\":\"di\"");
    fs::write(dir.join("queue.jsonl"), decided).unwrap();
    done(dir, &merge, b"");
    assert_eq!(fs::read_to_string(dir.join("gold.jsonl")).unwrap(), "{\"article_id\":\"a\",\"labelled\":true}\n");
    assert_eq!(claims(&["--labels", "gold.jsonl"]), 1);
    done(dir, &["check", "gold.jsonl"], b"");
    // To the marker it is an article of gold, and what is said of it is spurious.
    fs::write(dir.join("more.jsonl"), fs::read_to_string(dir.join("cy.jsonl")).unwrap().replace("\"a\"", "\"b\""))
        .unwrap();
    let all = fs::read_to_string(dir.join("more.jsonl")).unwrap() + nothing.lines().next().unwrap();
    fs::write(dir.join("all.jsonl"), all).unwrap();
    done(dir, &["score", "all.jsonl", "--pred", "cy=cy.jsonl", "--out", "scores", "--resamples", "10"], b"");
    let report: serde_json::Value = serde_json::from_slice(&fs::read(dir.join("scores/report.json")).unwrap()).unwrap();
    assert_eq!(report["systems"][0]["fields"]["detection"]["spurious"], 1);
    // A stranger is told with its place.
    fs::write(dir.join("ana.jsonl"), "{\"article_id\":\"z\",\"labelled\":true}\n").unwrap();
    let output = run(dir, &["build", "texts", "--labels", "ana.jsonl", "--out", "none"], b"");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && told.contains("ana.jsonl:1: labels for the article \"z\""), "{told}");
}

#[test]
fn no_file_that_is_read_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let gold = demo("gold").join("en-01-crete-migrants.gold.jsonl");
    for name in ["ana.jsonl", "bo.jsonl"] {
        fs::copy(&gold, dir.join(name)).unwrap();
    }
    let before = fs::read(dir.join("bo.jsonl")).unwrap();
    for (out, queue, told) in [
        ("bo.jsonl", "q.jsonl", "--out is an annotator's file as well: bo.jsonl"),
        ("./bo.jsonl", "q.jsonl", "--out is an annotator's file as well: bo.jsonl"),
        ("x.jsonl", "bo.jsonl", "--queue is an annotator's file as well: bo.jsonl"),
        ("x.jsonl", "./x.jsonl", "--out is --queue as well: ./x.jsonl"),
    ] {
        let output = run(dir, &["label", "merge", "ana.jsonl", "c=bo.jsonl", "--out", out, "--queue", queue], b"");
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && stderr.contains(told), "{out} {queue}: {stderr}");
        assert_eq!(fs::read(dir.join("bo.jsonl")).unwrap(), before);
    }
    let mut names: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["ana.jsonl", "bo.jsonl"], "nothing is left behind");
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
