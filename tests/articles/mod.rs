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

/// What `made/README.md` tells of.
#[test]
fn pages_as_browsers_and_crawlers_save_them() {
    let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles/made");
    let one = |name: &str| {
        let (articles, refused) = read(&made.join(name), &[]);
        assert_eq!((articles.len(), refused.len()), (1, 0), "{name}: {refused:?}");
        articles.into_iter().next().unwrap()
    };
    let (flood, crue) = (one("site/flood.html"), one("site/crue.html"));
    assert!(crue.text.contains("un état critique, a précisé") && crue.text.contains("millions d'€"), "{}", crue.text);
    assert_eq!(
        (flood.authors.join(", "), crue.authors.join(", ")),
        ("Mira Tolen".to_owned(), "Paul Armand".to_owned())
    );
    let said = |article: &Article| Article { id: String::new(), file: String::new(), url: None, ..article.clone() };
    // Chromium ran the script, and says another charset than it writes.
    assert_eq!(said(&one("chromium-crue.html")), said(&crue));
    let ran = one("chromium-flood.html");
    let added = ran.text.strip_prefix(flood.text.trim_end()).unwrap();
    assert_eq!(added.trim(), "The government promised 2.5 million euros for repairs, a spokesman said on Wednesday.");
    for name in ["wget.warc.gz", "warcio.warc.gz"] {
        let (articles, refused) = read(&made.join(name), &[]);
        assert_eq!(articles.iter().map(said).collect::<Vec<_>>(), [said(&flood), said(&crue)], "{name}");
        let ids: Vec<&str> = articles.iter().map(|article| article.id.as_str()).collect();
        assert_eq!(ids, ["http://127.0.0.1:8791/flood.html", "http://127.0.0.1:8791/crue.html"], "{name}");
        // The redirect, the page again, JSON, a picture, and what was not found.
        let reasons: Vec<&str> = refused.iter().map(|line| line.split(' ').nth(1).unwrap()).collect();
        assert_eq!(reasons, ["NotAnArticle", "DuplicateId", "NotAnArticle", "NotAnArticle", "NotAnArticle"], "{name}");
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

#[test]
fn events_that_stand_in_two_splits_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let cases: toml::Table = toml::from_str(include_str!("../links/fire.toml")).unwrap();
    let lines: String = cases["article"].as_array().unwrap().iter().map(|a| format!("{}\n", json!(a))).collect();
    let check = |arguments: &[&str]| {
        let output = run(dir, &[&["check", "--leaks"], arguments].concat(), b"");
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    // Which groups cross is chance, as long as nobody asks for events to be kept together.
    let split = |seed: usize| {
        let seed = seed.to_string();
        let options = ["build", "-", "--out", "data", "--split", "train=0.5,test=0.5", "--seed", &seed];
        done(dir, &options, lines.as_bytes());
        let rows = dataset::links::read(&dir.join("data")).unwrap();
        let mut splits: std::collections::BTreeMap<_, std::collections::BTreeSet<_>> = Default::default();
        for row in rows.into_iter().map(|row| row.value) {
            splits.entry(row.link_id).or_default().insert(row.split);
        }
        splits.values().filter(|splits| splits.len() > 1).count()
    };
    let crossing = (0..20).map(split).find(|crossing| *crossing > 0).unwrap();
    let (code, said) = check(&["data"]);
    assert!(code == Some(0) && said.contains(&format!("links: {crossing} (a suspicion")), "{code:?} {said}");
    let (code, said) = check(&["data", "--group-by", "cluster,event"]);
    assert!(code == Some(1) && said.contains(&format!("\nevent: {crossing}\n")), "{code:?} {said}");
    assert_eq!(said.lines().filter(|line| line.starts_with("event\t")).count(), crossing, "{said}");
    assert!(!said.contains("links: "), "{said}");

    let article = |id: &str, event: &str| json!({ "id": id, "text": format!("Text of {id}."), "event": event });
    fs::write(dir.join("train.jsonl"), format!("{}\n{}\n", article("a", "fire"), article("b", "storm"))).unwrap();
    fs::write(dir.join("test.jsonl"), format!("{}\n{}\n", article("c", "fire"), article("d", "flood"))).unwrap();
    let (code, said) = check(&["train.jsonl", "test.jsonl", "--group-by", "event"]);
    assert!(code == Some(1) && said.contains("event: 1\n") && said.contains("event \"fire\""), "{code:?} {said}");
}
