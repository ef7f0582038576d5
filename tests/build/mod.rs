//! A dataset is a function of its inputs: bytes, whatever the threads and the order; whole or not there.

mod dehydrated;
mod furniture;
mod incremental;

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use claimbench::article::sha256;
use claimbench::claim::LabelStatus;
use claimbench::dataset::{self, predictions};
use serde_json::{Value, json};

use super::command::{command, demo, done, run};
use super::integrity::{bytes, reseal};

fn articles() -> Vec<String> {
    let mut files: Vec<String> =
        fs::read_dir(demo("articles")).unwrap().map(|e| e.unwrap().path().to_str().unwrap().to_owned()).collect();
    files.sort();
    assert!(files.len() >= 8);
    files
}

/// The demo corpus as JSON lines, several times over.
fn lines(times: usize) -> String {
    let mut lines = String::new();
    for round in 0..times {
        for file in articles() {
            let stem = Path::new(&file).file_stem().unwrap().to_str().unwrap();
            let text = fs::read_to_string(&file).unwrap();
            lines += &json!({ "id": format!("{stem}-{round:04}"), "text": text, "outlet": "Demo" }).to_string();
            lines += "\n";
        }
    }
    lines
}

#[test]
fn threads_order_and_repetition_of_inputs_do_not_change_a_byte() {
    let folder = tempfile::tempdir().unwrap();
    let gold = demo("gold").to_str().unwrap().to_owned();
    let build = |out: &str, jobs: &str, inputs: &[String]| {
        let options = ["build", "--out", out, "--jobs", jobs, "--labels", &gold].map(str::to_owned);
        done(folder.path(), &[&options[..], inputs].concat(), b"");
        bytes(&folder.path().join(out))
    };
    let one = build("one", "1", &articles());
    let mut shuffled: Vec<String> = articles().into_iter().rev().collect();
    shuffled.swap(1, 4);
    shuffled.push(demo("articles").to_str().unwrap().to_owned());
    let two = build("elsewhere", "2", &shuffled);
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    for (file, content) in &one {
        assert!(*content == two[file], "{} differs", file.display());
    }
}

#[test]
fn no_file_names_the_place_where_it_was_built() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bad.jsonl"), "{}\n").unwrap();
    fs::copy(&articles()[0], folder.path().join("good.txt")).unwrap();
    let inputs = folder.path().to_str().unwrap();
    done(folder.path(), &["build", inputs, "nowhere.txt", "--keep-going", "--out", "data"], b"");
    for (file, content) in bytes(&folder.path().join("data")) {
        let holds = memchr::memmem::find(&content, inputs.as_bytes()).is_some();
        assert!(!holds, "{} names {inputs}", file.display());
    }
    let counts = dataset::Manifest::read(&folder.path().join("data")).unwrap().counts;
    assert_eq!((counts.inputs, counts.accepted, counts.rejected), (3, 1, 2));
}

#[test]
fn two_files_of_one_name_are_told_by_their_folders() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("in/sub")).unwrap();
    for file in ["in/a.txt", "in/sub/a.txt"] {
        fs::copy(&articles()[0], folder.path().join(file)).unwrap();
    }
    let whole = folder.path().join("in");
    for (inputs, out) in [("in", "one"), (whole.to_str().unwrap(), "two")] {
        done(folder.path(), &["build", inputs, "--keep-going", "--out", out], b"");
        let rejected = fs::read_to_string(folder.path().join(out).join("rejected.jsonl")).unwrap();
        let told = rejected.lines().find(|line| line.contains("duplicate_id")).unwrap();
        assert!(told.contains(r#"sub/a.txt: the id \"a\" is already that of a.txt"#), "{told}");
        assert!(!told.contains(whole.to_str().unwrap()), "{told}");
    }
}

#[test]
fn gold_labels_replace_the_programs_own() {
    let folder = tempfile::tempdir().unwrap();
    let (inputs, gold) = (demo("articles"), demo("gold"));
    let arguments = ["build", inputs.to_str().unwrap(), "--labels", gold.to_str().unwrap(), "--out", "data"];
    done(folder.path(), &arguments, b"");
    let data = dataset::read(&folder.path().join("data")).unwrap();
    let said = predictions::read(&gold).unwrap();
    assert_eq!(data.claims.len(), said.len());
    assert!(data.claims.iter().all(|c| c.label.status == LabelStatus::Gold));
    // Read back as predictions, a dataset says what its labels said.
    let mut said: Vec<Value> = said.iter().map(|p| serde_json::to_value(p).unwrap()).collect();
    said.sort_by_key(|p| (p["article_id"].as_str().unwrap().to_owned(), p["figure"]["start"].as_u64()));
    let back = predictions::read(&folder.path().join("data")).unwrap();
    for (said, back) in said.iter().zip(&back) {
        let back = serde_json::to_value(back).unwrap();
        for field in ["article_id", "figure", "unit", "property", "source", "attribution", "language"] {
            assert_eq!(back[field], said[field]);
        }
    }
}

#[test]
fn extract_prints_the_rows_that_build_writes() {
    let folder = tempfile::tempdir().unwrap();
    let lines = lines(2);
    let mut sorted: Vec<&str> = lines.lines().collect();
    sorted.sort_by_key(|line| serde_json::from_str::<Value>(line).unwrap()["id"].as_str().unwrap().to_owned());
    done(folder.path(), &["build", "-", "--out", "data"], lines.as_bytes());
    let claims = done(folder.path(), &["extract", "--input", "jsonl"], (sorted.join("\n") + "\n").as_bytes());
    let manifest = dataset::Manifest::read(&folder.path().join("data")).unwrap();
    assert_eq!(sha256(&claims), manifest.content.claims);
    assert_eq!(claims.iter().filter(|&&b| b == b'\n').count() as u64, manifest.counts.claims);
    assert_eq!(manifest.counts.articles, sorted.len() as u64);
}

#[test]
fn texts_stay_as_they_are_but_for_the_byte_order_mark() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("windows.txt"), "\u{feff}Un titre\r\n\r\nTrois morts.\r\n").unwrap();
    done(folder.path(), &["build", "windows.txt", "--out", "data"], b"");
    let data = dataset::read(&folder.path().join("data")).unwrap();
    let article = &data.articles[0];
    assert_eq!(article.text, "Un titre\r\n\r\nTrois morts.\r\n");
    assert_eq!((article.title.as_deref(), article.file.as_str()), (Some("Un titre"), "windows.txt"));
}

#[test]
fn a_declared_language_wins_and_metadata_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let line = json!({
        "article_id": "x", "text": "12", "title": "T", "language": "kk", "outlet": "O", "url": "https://example.org/x",
        "authors": ["A", "B"], "published": "2022-01-05", "licence": "CC-BY-4.0", "unknown": 1,
    });
    done(folder.path(), &["build", "-", "--out", "data"], line.to_string().as_bytes());
    let data = dataset::read(&folder.path().join("data")).unwrap();
    let article = serde_json::to_value(&data.articles[0]).unwrap();
    for field in ["article_id", "text", "title", "language", "outlet", "url", "authors", "published", "licence"] {
        assert_eq!(article[field], line[field], "{field}");
    }
    assert_eq!(article["language_confidence"], 1.0);
}

#[test]
fn articles_of_one_text_share_a_cluster() {
    let folder = tempfile::tempdir().unwrap();
    let lines =
        "{\"id\":\"b\",\"text\":\"One  two.\"}\n{\"id\":\"a\",\"text\":\"One two.\\n\"}\n{\"id\":\"c\",\"text\":\"3\"}";
    done(folder.path(), &["build", "-", "--out", "data"], lines.as_bytes());
    let data = dataset::read(&folder.path().join("data")).unwrap();
    let clusters: Vec<_> = data.articles.iter().map(|a| a.duplicate_cluster.as_deref()).collect();
    assert_eq!(clusters, [Some("a"), Some("a"), None]);
}

#[test]
fn a_dataset_is_replaced_whole_and_a_failed_build_leaves_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("data");
    done(folder.path(), &["build", "-", "--out", "data"], b"First.");
    let first = bytes(&out);
    let failed = run(folder.path(), &["build", "-", "--out", "data"], b"{\"id\": \"a\"}");
    assert_eq!(failed.status.code(), Some(2));
    assert_eq!(bytes(&out), first);
    done(folder.path(), &["build", "-", "--out", "data"], b"Second.");
    assert_ne!(bytes(&out), first);
    done(folder.path(), &["check", "data"], b"");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the dataset");
}

#[test]
fn a_killed_build_leaves_the_old_state_and_the_next_one_sweeps_up() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("data");
    done(folder.path(), &["build", "-", "--out", "data"], b"First.");
    let first = bytes(&out);
    fs::write(folder.path().join("many.jsonl"), lines(400)).unwrap();
    let beside = || {
        let names = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name());
        names.filter(|n| n.to_string_lossy().starts_with(".data.building-")).count()
    };
    let mut child = command(folder.path(), &["build", "many.jsonl", "--jobs", "1", "--out", "data"])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let started = Instant::now();
    while beside() == 0 && started.elapsed() < Duration::from_secs(60) {
        assert!(child.try_wait().unwrap().is_none(), "the build ended before it could be killed");
        std::thread::sleep(Duration::from_millis(1));
    }
    // It is given the time to write something.
    std::thread::sleep(Duration::from_millis(50));
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(beside(), 1);
    assert_eq!(bytes(&out), first);
    done(folder.path(), &["check", "data"], b"");
    done(folder.path(), &["build", "-", "--out", "data"], b"Second.");
    assert_eq!(beside(), 0);
    assert_ne!(bytes(&out), first);
}

#[test]
fn check_tells_what_was_changed_and_how_grave_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let (inputs, gold) = (demo("articles"), demo("gold"));
    let arguments = ["build", inputs.to_str().unwrap(), "--labels", gold.to_str().unwrap(), "--out", "data"];
    let flip = |file: &'static str| {
        move |data: &Path| {
            let mut bytes = fs::read(data.join(file)).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            fs::write(data.join(file), bytes).unwrap();
        }
    };
    let replace = |file: &'static str, from: &'static str, to: &'static str| {
        move |data: &Path| {
            let text = fs::read_to_string(data.join(file)).unwrap();
            assert!(text.contains(from));
            fs::write(data.join(file), text.replacen(from, to, 1)).unwrap();
        }
    };
    // Whoever seals what he changed is still caught by what the manifest says.
    let sealed = |from: &'static str, to: &'static str| {
        move |data: &Path| {
            replace("manifest.json", from, to)(data);
            reseal(data);
        }
    };
    let remove = |data: &Path| fs::remove_file(data.join("rejected.jsonl")).unwrap();
    let add = |data: &Path| fs::write(data.join("notes.md"), "mine").unwrap();
    type Change = Box<dyn Fn(&Path)>;
    let cases: Vec<(i32, &str, Change)> = vec![
        (3, "claims/all-00000-of-00001.parquet", Box::new(flip("claims/all-00000-of-00001.parquet"))),
        (3, "articles/all-00000-of-00001.parquet", Box::new(flip("articles/all-00000-of-00001.parquet"))),
        (3, "README.md", Box::new(replace("README.md", "gold", "lead"))),
        (3, "the file is gone", Box::new(remove)),
        (3, "the rows of claims hash to", Box::new(sealed("\"claims\": \"", "\"claims\": \"0"))),
        (1, "notes.md", Box::new(add)),
        (1, "counts", Box::new(sealed("\"accepted\": 8", "\"accepted\": 9"))),
        (2, "schema version", Box::new(sealed("\"schema_version\": 2", "\"schema_version\": 99"))),
        (2, "not a manifest", Box::new(sealed("{", "["))),
        (3, "its seal", Box::new(replace("manifest.json", "{", "["))),
        (3, "its seal", Box::new(replace("manifest.json", "\"accepted\": 8", "\"accepted\": 9"))),
        (3, "without a seal", Box::new(replace("manifest.json", "\"seal\"", "\"Seal\""))),
    ];
    for (exit, says, change) in cases {
        let data = folder.path().join("data");
        // A dataset that was spoilt is not ours to replace any more.
        let _ = fs::remove_dir_all(&data);
        done(folder.path(), &arguments, b"");
        done(folder.path(), &["check", "data"], b"");
        change(&data);
        let output = run(folder.path(), &["check", "data"], b"");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(exit), "{says}: {stderr}");
        assert!(stderr.contains(says), "{says}: {stderr}");
    }
}
