//! Every way in gives the same article: pages, tables, archives, packed or not, with their metadata.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use claimbench::article::inputs::expand;
use claimbench::article::{Article, Columns, scan};
use claimbench::dataset;
use serde_json::json;

use super::command::{demo, done, run};

fn inputs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles/inputs")
}

/// The articles of a file in order, and what was refused.
fn read(path: &Path, map: &[&str]) -> (Vec<Article>, Vec<String>) {
    let (inputs, faults) = expand(&[path.to_str().unwrap().to_owned()]);
    assert_eq!(faults, []);
    let map: Vec<String> = map.iter().map(|pair| (*pair).to_owned()).collect();
    let mut articles = Vec::new();
    let scanned = scan(&inputs, &Columns::parse(&map).unwrap(), &mut |article| {
        articles.push(article);
        Ok(())
    });
    let refused = scanned.unwrap().refused.into_iter();
    (articles, refused.map(|r| format!("{}: {:?} {:?}", r.line.unwrap_or_default(), r.reason, r.messages)).collect())
}

#[test]
fn pages_tables_and_archives() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots/articles"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (file, map) in [
        ("page.html", &[][..]),
        ("table.csv", &["id=guid", "text=body", "language=lang"]),
        ("note.txt", &[]),
        ("crawl.warc.gz", &[]),
    ] {
        let (articles, refused) = read(&inputs().join(file), map);
        settings.bind(|| insta::assert_debug_snapshot!(file, (articles, refused)));
    }
}

#[test]
fn packing_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for file in ["note.txt", "page.html", "table.csv"] {
        let bytes = fs::read(inputs().join(file)).unwrap();
        let map = if file == "table.csv" { &["id=guid", "text=body", "language=lang"][..] } else { &[] };
        let plain = folder.path().join(file);
        fs::write(&plain, &bytes).unwrap();
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(&bytes).unwrap();
        let packed = [("gz", gzip.finish().unwrap()), ("zst", zstd::encode_all(&*bytes, 3).unwrap())];
        let (expected, _) = read(&plain, map);
        for (ending, bytes) in packed {
            let path = folder.path().join(format!("{file}.{ending}"));
            fs::write(&path, bytes).unwrap();
            let (mut found, refused) = read(&path, map);
            found.iter_mut().for_each(|article| file.clone_into(&mut article.file));
            assert_eq!((found, refused), (expected.clone(), Vec::new()), "{}", path.display());
        }
    }
}

#[test]
fn a_broken_archive_is_told_and_what_stood_before_it_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let whole = fs::read(inputs().join("crawl.warc.gz")).unwrap();
    let cut = folder.path().join("cut.warc.gz");
    fs::write(&cut, &whole[..whole.len() - 40]).unwrap();
    let (articles, refused) = read(&cut, &[]);
    assert_eq!(articles.len(), 1);
    assert!(refused.iter().any(|r| r.contains("Unreadable")), "{refused:?}");
}

#[test]
fn the_articles_of_a_dataset_are_articles_again() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("data");
    let articles = demo("articles");
    done(folder.path(), &["build", articles.to_str().unwrap(), "--out", "data", "--quiet"], b"");
    let file = dataset::articles(&out).unwrap().remove(0).path;
    let (found, refused) = read(&file, &[]);
    assert_eq!(refused, Vec::<String>::new());
    let expected = dataset::articles(&out).unwrap();
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(
            (&found.id, &found.text, &found.title),
            (&expected.value.article_id, &expected.value.text, &expected.value.title)
        );
    }
}

/// Ten texts in two languages and two editions each.
fn editions() -> String {
    let mut lines = String::new();
    for n in 0..10 {
        let body: String = (0..40).map(|w| format!("word{n}x{w} ")).collect();
        let body = if n % 2 == 0 {
            format!("The police said that {n}2 people died. {body}")
        } else {
            format!("La police a dit que {n}2 personnes sont mortes. {body}")
        };
        for edition in ["a", "b"] {
            let outlet = format!("outlet {edition}");
            let text = if edition == "a" { body.clone() } else { format!("{body} Agencies.") };
            lines += &json!({ "id": format!("{n}{edition}"), "text": text, "outlet": outlet }).to_string();
            lines += "\n";
        }
    }
    lines
}

#[test]
fn near_duplicates_stay_in_one_split_or_go() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in.jsonl"), editions()).unwrap();
    let build = |out: &str, options: &[&str]| {
        done(folder.path(), &[&["build", "in.jsonl", "--out", out, "--quiet"], options].concat(), b"");
        done(folder.path(), &["check", out], b"");
        dataset::read(&folder.path().join(out)).unwrap()
    };
    let split = build("split", &["--split", "train=0.6,dev=0.2,test=0.2"]);
    let of = |id: &str| split.articles.iter().find(|a| a.article_id == id).unwrap();
    for n in 0..10 {
        let (a, b) = (of(&format!("{n}a")), of(&format!("{n}b")));
        assert_eq!(a.split, b.split);
        assert_eq!(
            (a.duplicate_cluster.as_ref(), b.duplicate_cluster.as_ref()),
            (Some(&a.article_id), Some(&a.article_id))
        );
    }
    let count = |name: &str| split.articles.iter().filter(|a| a.split == name).count();
    assert_eq!([count("train"), count("dev"), count("test")], [12, 4, 4]);
    assert!(split.claims.iter().all(|c| of(&c.article_id).split == c.split));
    let dropped = build("dropped", &["--dedup", "drop"]);
    assert_eq!(dropped.articles.len(), 10);
    assert_eq!((dropped.manifest.counts.rejected, dropped.manifest.counts.inputs), (10, 20));
}

#[test]
fn leaks_are_found_in_anybodys_files() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, lines: &[serde_json::Value]| {
        let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
        fs::write(folder.path().join(name), lines).unwrap();
    };
    let long: String = (0..60).map(|n| format!("word{n} ")).collect();
    let train = [
        json!({ "id": "paper1-a", "body": "The flood hit 17 villages, 231 houses and 1,345 people." }),
        json!({ "id": "paper2-a", "body": long }),
        json!({ "id": "paper3-a", "body": "Nothing in common with anything else that stands here." }),
    ];
    let same = json!({ "id": "x", "body": "The  flood hit 17 villages, 231 houses and 1,345 PEOPLE." });
    let near = json!({ "id": "y", "body": format!("{long} and so on") });
    let part = json!({ "id": "paper3-b", "body": "Quite another passage of the third paper, with other words." });
    let figures = json!({ "id": "z", "body": "Officials count 231 houses lost in 17 villages; 1,345 people need help from outside now." });
    let clean = json!({ "id": "w", "body": "A text of its own." });
    write("train.jsonl", &train);
    for (name, leak, kind, code) in [
        ("same.jsonl", &same, "text", 1),
        ("near.jsonl", &near, "near_duplicate", 1),
        ("part.jsonl", &part, "document", 1),
        ("figures.jsonl", &figures, "figures", 0),
        ("clean.jsonl", &clean, "none", 0),
    ] {
        write(name, std::slice::from_ref(leak));
        let arguments = ["check", "--leaks", "train.jsonl", name, "--group-by", "document", "--map", "text=body"];
        let output = run(folder.path(), &arguments, b"");
        let printed = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(code), "{name}: {printed}{}", String::from_utf8_lossy(&output.stderr));
        for of in ["text", "near_duplicate", "document", "figures"] {
            let line = printed.lines().find(|line| line.starts_with(&format!("{of}: "))).unwrap();
            assert_eq!(
                line.starts_with(&format!("{of}: 1")),
                of == kind || (of == "figures" && kind == "text"),
                "{name}: {printed}"
            );
        }
    }
}
