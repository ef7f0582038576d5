//! One flipped bit in any file of a dataset: `check` always tells, and what reads a dataset refuses it.

use std::fs::{self, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use claimbench::build::{Request, build};
use claimbench::dataset::{self, scoring};
use claimbench::error::Outcome;

use super::super::command::{demo, done, run};
use super::{Random, bytes, restore};

const FLIPS: usize = 10_000;
const THREADS: usize = 4;
/// So many flips to one that rows are read for though no table is damaged.
const ROWS: usize = 20;

/// A dataset of two articles, with every kind of file that there is: lines that are rejected, too.
fn small(out: &Path) {
    let inputs = ["en-01-crete-migrants", "ru-01-besporyadki-jalalabad"];
    let file =
        |part: &str, end: &str| inputs.map(|id| demo(part).join(format!("{id}{end}")).to_str().unwrap().to_owned());
    let (inputs, labels) = (file("articles", ".txt").to_vec(), file("gold", ".gold.jsonl").to_vec());
    let request = Request { inputs, labels, out: out.to_owned(), ..Request::default() };
    build(&request, |_| {}).unwrap();
}

fn put(path: &Path, at: usize, byte: u8) {
    let mut file = OpenOptions::new().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(at as u64)).unwrap();
    file.write_all(&[byte]).unwrap();
}

/// Flips bits of a dataset, each for the time of one `look`.
fn flips(root: &Path, times: usize, seed: u64, mut look: impl FnMut(&Path, &str)) {
    let files: Vec<(PathBuf, Vec<u8>)> = bytes(root).into_iter().collect();
    let all: usize = files.iter().map(|(_, content)| content.len()).sum();
    let mut random = Random(seed);
    for _ in 0..times {
        let mut at = random.below(all);
        // Every byte of the folder is as likely as any other.
        let (name, content) =
            files.iter().find(|(_, content)| at.checked_sub(content.len()).map(|rest| at = rest).is_none()).unwrap();
        let bit = random.below(8);
        let path = root.join(name);
        put(&path, at, content[at] ^ 1 << bit);
        look(&path, &format!("bit {bit} of byte {at} of {}", name.display()));
        put(&path, at, content[at]);
    }
}

#[test]
fn no_flipped_bit_passes_a_check() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("data");
    small(&root);
    let whole = dataset::check(&root);
    assert_eq!(whole.outcome(), None, "{whole:?}");
    let content = bytes(&root);
    assert_eq!(content.len(), 7, "{:?}", content.keys());
    let seen: usize = std::thread::scope(|scope| {
        let run = |thread: usize| {
            let own = folder.path().join(format!("{thread}"));
            restore(&own, &content);
            move || {
                let mut seen = 0;
                flips(&own, FLIPS / THREADS, 0x9e37_79b9_7f4a_7c15 + thread as u64, |path, flip| {
                    // Rows are read where the tables are whole: of what that costs, a part is enough.
                    let rows = path.extension().is_none_or(|e| e != "parquet") && !path.ends_with("manifest.json");
                    let look = if rows && seen % ROWS != 0 { dataset::check_bytes } else { dataset::check };
                    // A machine that does much else may stop a look in its middle, but not three.
                    let timed = || {
                        let started = Instant::now();
                        let found = look(&own);
                        assert_eq!(found.outcome(), Some(Outcome::Integrity), "{flip}: {found:?}");
                        started.elapsed() < Duration::from_secs(1)
                    };
                    assert!(timed() || timed() || timed(), "{flip} takes a second");
                    seen += 1;
                });
                seen
            }
        };
        let threads: Vec<_> = (0..THREADS).map(|thread| scope.spawn(run(thread))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(seen, FLIPS);
}

#[test]
fn no_flipped_bit_of_the_seal_itself_passes() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("data");
    small(&root);
    let path = root.join("manifest.json");
    let content = std::fs::read(&path).unwrap();
    let text = std::str::from_utf8(&content).unwrap();
    let start = text.rfind("\"seal\"").unwrap();
    let line = text[start..].lines().next().unwrap().len();
    for (at, &byte) in content.iter().enumerate().skip(start).take(line) {
        for bit in 0..8 {
            put(&path, at, byte ^ 1 << bit);
            let found = dataset::check_bytes(&root);
            assert_eq!(found.outcome(), Some(Outcome::Integrity), "bit {bit} of byte {at}: {found:?}");
            put(&path, at, byte);
        }
    }
}

#[test]
fn a_file_of_a_dataset_is_held_to_its_manifest_wherever_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("data");
    small(&root);
    let said = demo("gold").join("en-01-crete-migrants.gold.jsonl");
    let said = [("said".to_owned(), said)];
    let of = |read: claimbench::error::Result<claimbench::score::Input>| read.err().map(|e| e.outcome);
    assert_eq!(of(scoring::read(&root, None, &said)), None);
    flips(&root, 400, 7, |path, flip| {
        if path.extension().is_none_or(|e| e != "parquet") && !path.ends_with("manifest.json") {
            return;
        }
        assert_eq!(of(scoring::read(&root, None, &said)), Some(Outcome::Integrity), "{flip}");
        assert_eq!(dataset::check(path).outcome(), Some(Outcome::Integrity), "{flip}");
        let read = dataset::read(&root).unwrap_err();
        assert_eq!(read.outcome, Outcome::Integrity, "{flip}");
    });
    // Predictions that are a dataset, gold that is a shard of one, a shard too many.
    let gold = demo("gold");
    let shard = root.join("claims/all-00000-of-00001.parquet");
    let content = fs::read(&shard).unwrap();
    put(&shard, content.len() / 2, !content[content.len() / 2]);
    assert_eq!(of(scoring::read(&gold, None, &[("data".to_owned(), root.clone())])), Some(Outcome::Integrity));
    assert_eq!(of(scoring::read(&shard, None, &said)), Some(Outcome::Integrity));
    fs::write(&shard, &content).unwrap();
    fs::copy(&shard, root.join("claims/more.parquet")).unwrap();
    assert_eq!(of(scoring::read(&root, None, &said)), Some(Outcome::Integrity));
    fs::remove_file(root.join("claims/more.parquet")).unwrap();
    assert_eq!(of(scoring::read(&root, None, &said)), None);
    fs::remove_file(root.join("manifest.json")).unwrap();
    assert_eq!(of(scoring::read(&root, None, &said)), Some(Outcome::Integrity));
    assert_eq!(dataset::check(&root).outcome(), Some(Outcome::Integrity));
}

#[test]
fn commands_refuse_a_damaged_dataset_before_they_start() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    small(&dir.join("data"));
    done(dir, &["run", "data", "--system", "digits", "--out", "said", "--no-cache"], b"");
    let claims = dir.join("data/claims/all-00000-of-00001.parquet");
    let content = fs::read(&claims).unwrap();
    put(&claims, 1000, !content[1000]);
    let commands: [&[&str]; 6] = [
        &["score", "data", "--pred", "d=said/digits.jsonl", "--out", "scores"],
        &["run", "data", "--system", "digits", "--out", "again", "--no-cache"],
        &["show", "data"],
        &["label", "export", "data", "--format", "label-studio", "--out", "tasks.json"],
        &["diff", "data", "data"],
        &["check", "data"],
    ];
    for arguments in commands {
        let output = run(dir, arguments, b"");
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{arguments:?}: {stderr}");
        for part in ["data/claims/all-00000-of-00001.parquet: ", "bytes, sha256", "as the manifest has it", "hint: "] {
            assert!(stderr.contains(part), "{arguments:?}: {stderr}");
        }
    }
    for unwritten in ["scores", "again", "tasks.json"] {
        assert!(!dir.join(unwritten).exists(), "{unwritten}");
    }
}

#[test]
fn every_command_that_reads_a_table_refuses_it_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    done(dir, &["build", demo("articles").to_str().unwrap(), "--out", "data", "--quiet"], b"");
    fs::copy(demo("gold").join("en-01-crete-migrants.gold.jsonl"), dir.join("ana.jsonl")).unwrap();
    fs::copy(dir.join("ana.jsonl"), dir.join("bo.jsonl")).unwrap();
    let articles = demo("articles");
    let articles = articles.to_str().unwrap();
    let shard = |table: &str| format!("data/{table}/all-00000-of-00001.parquet");
    let (of_articles, of_claims) = (shard("articles"), shard("claims"));
    let commands: [(&str, &[&str]); 13] = [
        ("links", &["show", "data", "--groups"]),
        ("links", &["show", "data", "--group", "e"]),
        ("links", &["check", "data", "--leaks"]),
        ("claims", &["show", "data", "--groups"]),
        ("articles", &["show", "data", "--groups"]),
        ("articles", &["label", "agree", "ana.jsonl", "bo.jsonl", "--articles", "data"]),
        ("articles", &["label", "agree", "ana.jsonl", "bo.jsonl", "--articles", &of_articles]),
        ("articles", &["build", &of_articles, "--map", "id=article_id", "--out", "out"]),
        ("claims", &["label", "agree", "ana.jsonl", "data"]),
        ("claims", &["label", "merge", "ana.jsonl", "data", "--out", "out", "--queue", "out2"]),
        ("claims", &["build", articles, "--labels", "data", "--out", "out"]),
        ("claims", &["build", articles, "--labels", "data/claims", "--out", "out"]),
        ("claims", &["build", articles, "--labels", &of_claims, "--out", "out"]),
    ];
    let mut random = Random(11);
    for (table, arguments) in commands {
        let path = dir.join(shard(table));
        let content = fs::read(&path).unwrap();
        for _ in 0..6 {
            let (at, bit) = (random.below(content.len()), random.below(8));
            put(&path, at, content[at] ^ 1 << bit);
            let output = run(dir, arguments, b"");
            let stderr = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(3), "{arguments:?}, bit {bit} of byte {at}: {stderr}");
            assert!(stderr.contains(&shard(table)) && !dir.join("out").exists(), "{arguments:?}: {stderr}");
            put(&path, at, content[at]);
        }
        // A shard that is gone is missed, too.
        fs::remove_file(&path).unwrap();
        let named = arguments.contains(&shard(table).as_str());
        let code = run(dir, arguments, b"").status.code();
        assert_eq!(code, Some(if named { 2 } else { 3 }), "{arguments:?}");
        fs::write(&path, &content).unwrap();
    }
}

#[test]
fn a_manifest_that_broke_off_is_damage_wherever_it_did() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("data");
    small(&root);
    let path = root.join("manifest.json");
    let content = fs::read(&path).unwrap();
    for length in [0, 1, 10, 100, 2_000, content.len() - 1] {
        fs::write(&path, &content[..length]).unwrap();
        assert_eq!(dataset::check(&root).outcome(), Some(Outcome::Integrity), "{length}");
        assert_eq!(dataset::read(&root).unwrap_err().outcome, Outcome::Integrity, "{length}");
    }
}

#[test]
fn a_damaged_table_of_no_dataset_ends_no_program() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("data");
    small(&root);
    let content = fs::read(root.join("claims/all-00000-of-00001.parquet")).unwrap();
    let path = folder.path().join("said.parquet");
    fs::write(&path, &content).unwrap();
    let mut random = Random(5);
    for _ in 0..400 {
        let at = random.below(content.len());
        put(&path, at, content[at] ^ 1 << random.below(8));
        // What is read may be anything; nothing vouches for a file alone.
        let _ = dataset::predictions::read(&path);
        let _ = dataset::check(&path);
        put(&path, at, content[at]);
    }
}
