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
        assert_eq!(reasons, ["NotAnArticle", "Duplicate", "NotAnArticle", "NotAnArticle", "NotAnArticle"], "{name}");
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
fn splits_of_anybody_are_told_apart_and_nothing_is_certified_unseen() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let line = |id: &str, text: &str| json!({ "id": id, "text": text, "published": "2024-01-05" }).to_string() + "\n";
    let write = |name: &str, lines: &[String]| {
        let path = dir.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, lines.concat()).unwrap();
    };
    let (fire, flood) = (line("a", "The fire hit 17 villages."), line("b", "A flood has hit 19 other towns."));
    write("splits/train.jsonl", &[fire.clone(), flood.clone()]);
    write("splits/test-00000-of-00001.jsonl", std::slice::from_ref(&fire));
    write("folds/fold-01.jsonl", std::slice::from_ref(&fire));
    write("folds/fold-02.jsonl", std::slice::from_ref(&flood));
    write("x/data.jsonl", std::slice::from_ref(&fire));
    write("y/data.jsonl", std::slice::from_ref(&fire));
    write("twice.jsonl", &[fire.clone(), fire]);
    for name in ["one", "two"] {
        done(dir, &["build", "x/data.jsonl", "--out", name, "--quiet"], b"");
    }
    let check = |arguments: &[&str]| {
        let output = run(dir, &[&["check", "--leaks"], arguments].concat(), b"");
        let text = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(text).unwrap())
    };
    for (arguments, code, told) in [
        (&["splits"][..], 1, "articles: test 1, train 2"),
        (&["folds"], 0, "articles: fold-01 1, fold-02 1"),
        (&["x/data.jsonl", "y/data.jsonl"], 1, "articles: x/data.jsonl 1, y/data.jsonl 1"),
        (&["one", "two"], 1, "articles: one 1, two 1"),
        (&["x/data.jsonl", "twice.jsonl"], 2, "the id \"a\" is already that of"),
        (&["folds"], 0, "cluster: not looked for"),
        (&["folds"], 0, "links: not looked for"),
        (&["folds"], 0, "published: fold-01 2024-01-05 to 2024-01-05"),
        (&["one", "folds/fold-02.jsonl"], 0, "cluster: 0"),
        (&["folds", "--group-by", "outlet"], 2, "outlet: not looked for"),
        (&["folds", "--group-by", "event"], 2, "no article states its event"),
        (&["folds", "--map", "outlet=publsher"], 2, "the column publsher, as --map outlet=publsher says"),
    ] {
        let (found, said) = check(arguments);
        assert!(found == Some(code) && said.contains(told), "{arguments:?} {told}: {found:?} {said}");
    }
    let many: Vec<String> = (0..50).map(|n| line(&format!("n{n}"), "The fire hit 17 villages.")).collect();
    write("many.jsonl", &many);
    let (_, said) = check(&["x/data.jsonl", "many.jsonl", "--limit", "3"]);
    assert!(said.contains("text: 50") && said.lines().filter(|line| line.starts_with("text\t")).count() == 4, "{said}");
    assert!(said.contains("text\t47 more; --limit 0 lists all"), "{said}");
}

/// An archive of records: type, address, HTTP headers and body.
fn archive(records: &[(&str, &str, &str, Vec<u8>)]) -> Vec<u8> {
    let mut out = Vec::new();
    for (i, (kind, url, headers, body)) in records.iter().enumerate() {
        let head = match *kind {
            "response" => format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n"),
            _ => (*headers).to_owned(),
        };
        let length = head.len() + body.len();
        out.extend(
            format!(
                "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{i}>\r\nWARC-Date: 2024-01-05T10:00:00Z\r\n\
             WARC-Target-URI: {url}\r\nContent-Length: {length}\r\n\r\n{head}"
            )
            .into_bytes(),
        );
        out.extend(body);
        out.extend(b"\r\n\r\n");
    }
    out
}

#[test]
fn crawls_as_tools_write_them_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let page = |n: u32| {
        let text = format!(
            "At least {n} people were killed in a fire in Valmora on Monday, the mayor said. The hotel burned for 5 hours."
        );
        format!(
            "<html><head><title>Fire {n}</title></head><body><article><h1>Fire {n}</h1><p>{text}</p><p>{text}</p></article></body></html>"
        )
    };
    let plain = |n: u32| page(n).into_bytes();
    let mut packed = Vec::new();
    brotli::CompressorWriter::new(&mut packed, 4096, 5, 20).write_all(page(31).as_bytes()).unwrap();
    let mut gzipped = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzipped.write_all(page(32).as_bytes()).unwrap();
    let raw = {
        let mut raw = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        raw.write_all(page(33).as_bytes()).unwrap();
        raw.finish().unwrap()
    };
    let gzip = "Content-Encoding: gzip\r\n";
    let film = "Content-Type: video/mp4\r\n";
    let records = [
        ("warcinfo", "urn:x", "software: x\r\n", Vec::new()),
        ("response", "https://a.example/1", "", plain(27)),
        ("response", "https://a.example/1", "", plain(27)),
        ("response", "https://a.example/br", "Content-Encoding: br\r\n", packed),
        ("response", "https://a.example/br-plain", "Content-Encoding: br\r\n", plain(28)),
        ("response", "https://a.example/plain", gzip, plain(29)),
        ("response", "https://a.example/gzip", gzip, gzipped.finish().unwrap()),
        ("response", "https://a.example/raw", "Content-Encoding: deflate\r\n", raw),
    ];
    fs::write(dir.join("a.warc"), archive(&records)).unwrap();
    let output = run(dir, &["build", "a.warc", "--out", "data"], b"");
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && stderr.contains("from 6 articles, 1 input rejected"), "{stderr}");
    let rejected = fs::read_to_string(dir.join("data/rejected.jsonl")).unwrap();
    assert!(rejected.contains("was captured before, with the same text: record 2"), "{rejected}");
    let texts = dataset::texts(&dir.join("data")).unwrap();
    for (id, n) in [("1", 27), ("br", 31), ("br-plain", 28), ("plain", 29), ("gzip", 32), ("raw", 33)] {
        assert!(texts[&format!("https://a.example/{id}")].contains(&format!("least {n} people")), "{id}");
    }
    // What a page said later, a film, and archives without an answer.
    let later = ("response", "https://a.example/1", "", plain(35));
    fs::write(dir.join("b.warc"), archive(&[records[1].clone(), later])).unwrap();
    let output = run(dir, &["build", "b.warc", "--out", "none"], b"");
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(
        stderr.contains("with another text: record 1") && stderr.contains("--keep-going keeps the first"),
        "{stderr}"
    );
    let film = ("response", "https://a.example/film", film, vec![7; 3 << 20]);
    let mut bytes = archive(&[film, records[1].clone()]);
    let at = bytes.windows(9).position(|window| window == b"text/html").unwrap();
    bytes[at..at + 9].copy_from_slice(b"video/mpg");
    fs::write(dir.join("c.warc"), bytes).unwrap();
    let output = run(dir, &["build", "c.warc", "--out", "film"], b"");
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("from 1 article, 1 other file passed over"), "{stderr}");
    fs::write(dir.join("d.warc"), archive(&[("resource", "https://a.example/1", "", plain(27))])).unwrap();
    let output = run(dir, &["build", "d.warc", "--out", "none"], b"");
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("no record of the type response: there are 1 resource"), "{stderr}");
}

#[cfg(unix)]
#[test]
fn a_dataset_goes_where_a_link_leads() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    fs::create_dir(dir.join("disk")).unwrap();
    std::os::unix::fs::symlink(dir.join("disk"), dir.join("data")).unwrap();
    std::os::unix::fs::symlink(dir.join("gone"), dir.join("nowhere")).unwrap();
    fs::write(dir.join("a.txt"), "Fire\n\nOn Monday 412 people left.\n").unwrap();
    for _ in 0..2 {
        done(dir, &["build", "a.txt", "--out", "data", "--quiet"], b"");
        assert!(dir.join("data").is_symlink() && dir.join("disk/manifest.json").is_file());
    }
    let output = run(dir, &["build", "a.txt", "--out", "nowhere"], b"");
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && stderr.contains("nowhere: a link that leads nowhere"), "{stderr}");
    let output = run(dir, &["build", "a.txt", "--out", "named", "--name", "a\n# b"], b"");
    assert!(String::from_utf8(output.stderr).unwrap().contains("a name on one line"));
}

#[test]
fn an_empty_split_and_an_unknown_key_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let lines: String = (0..20)
        .map(|n| {
            let text = format!("Fire number {n} of the year took {n} houses in village {n}.");
            json!({ "id": format!("a{n:02}"), "text": text, "outlet": "One" }).to_string() + "\n"
        })
        .collect();
    let build = |keys: &str| {
        let options = ["build", "-", "--out", "data", "--split", "train=0.8,test=0.2", "--group-by", keys];
        let output = run(folder.path(), &options, lines.as_bytes());
        assert!(output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    let said = build("outlet");
    assert!(said.contains("splits: train 20 (1.00 of 0.8), test 0 (0.00 of 0.2)"), "{said}");
    assert!(said.contains("the split test is empty"), "{said}");
    let said = build("event");
    assert!(said.contains("no article says its event") && said.contains("train 16 (0.80 of 0.8)"), "{said}");
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
