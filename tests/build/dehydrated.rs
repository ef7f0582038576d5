//! A dehydrated dataset says nothing of its articles' text, and gets it back to the byte.

use std::fs;
use std::path::Path;

use claimbench::dataset;
use serde_json::json;

use super::super::command::{command, demo, done, run};
use super::{articles, bytes};

/// The demo corpus in several files, some of which cannot be read, and gold for two articles; built whole and dry.
fn built(folder: &Path) -> String {
    let inputs = folder.join("inputs");
    fs::create_dir(&inputs).unwrap();
    let mut lines = String::new();
    for (i, file) in articles().into_iter().enumerate() {
        let name = Path::new(&file).file_name().unwrap();
        if i % 2 == 0 {
            fs::copy(&file, inputs.join(name)).unwrap();
        } else {
            let (id, text) =
                (Path::new(name).file_stem().unwrap().to_str().unwrap(), fs::read_to_string(&file).unwrap());
            lines += &json!({ "id": id, "text": text, "title": "Not in the text", "outlet": "Demo" }).to_string();
            lines += "\n";
        }
    }
    lines += "{\"id\": \"of a wrong type\", \"text\": \"x\", \"title\": [\"The quoted title\"]}\n";
    fs::write(inputs.join("lines.jsonl"), lines).unwrap();
    let gold = folder.join("gold");
    fs::create_dir(&gold).unwrap();
    for entry in fs::read_dir(demo("gold")).unwrap().take(2) {
        let path = entry.unwrap().path();
        fs::copy(&path, gold.join(path.file_name().unwrap())).unwrap();
    }
    let options = ["inputs", "--labels", "gold", "--keep-going", "--split", "train=0.5,test=0.5"];
    done(folder, &[&["build", "--out", "whole"], &options[..]].concat(), b"");
    done(folder, &[&["build", "--out", "dry", "--dehydrate"], &options[..]].concat(), b"");
    inputs.to_str().unwrap().to_owned()
}

#[test]
fn it_comes_back_to_the_byte() {
    let folder = tempfile::tempdir().unwrap();
    let inputs = built(folder.path());
    done(folder.path(), &["check", "dry"], b"");
    done(folder.path(), &["rehydrate", "dry", &inputs, "--out", "back"], b"");
    let (whole, back) = (bytes(&folder.path().join("whole")), bytes(&folder.path().join("back")));
    assert!(whole.keys().eq(back.keys()));
    for (file, content) in &whole {
        assert!(*content == back[file], "{} differs", file.display());
    }
    // What a dry dataset stands for can be built over it, and the other way round.
    done(folder.path(), &["rehydrate", "dry", &inputs, "--out", "dry"], b"");
    assert!(bytes(&folder.path().join("dry")) == whole);
}

/// Codes that no list has are words of the article, whoever wrote them.
#[test]
fn codes_of_no_list_are_hidden_and_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let text = "In the secret Zork village 45 blorps cost 3 EUR.\n";
    fs::write(dir.join("a.txt"), text).unwrap();
    fs::write(dir.join("b.txt"), text.replace("45", "46")).unwrap();
    let claim = json!({
        "article_id": "b", "language": "en",
        "figure": { "text": "46", "start": 27, "end": 29, "value": 46.0, "low": 46.0, "high": 46.0, "modifier": "exact" },
        "unit": { "text": "blorps", "start": 30, "end": 36, "kind": "count", "code": "people of the secret Zork village" },
        "property": { "text": "cost", "start": 37, "end": 41, "code": "zorkish" },
        "attribution": { "type": "none", "stance": "asserted", "relays": [] },
    });
    let price = json!({
        "article_id": "b", "language": "en",
        "figure": { "text": "3", "start": 42, "end": 43, "value": 3.0, "low": 3.0, "high": 3.0, "modifier": "exact" },
        "unit": { "text": "EUR", "start": 44, "end": 47, "kind": "currency", "code": "EUR" },
        "attribution": { "type": "none", "stance": "asserted", "relays": [] },
    });
    fs::write(dir.join("gold.jsonl"), format!("{claim}\n{price}\n")).unwrap();
    let options = ["a.txt", "b.txt", "--labels", "gold.jsonl", "--quiet"];
    done(dir, &[&["build", "--out", "whole"], &options[..]].concat(), b"");
    done(dir, &[&["build", "--out", "dry", "--dehydrate"], &options[..]].concat(), b"");
    let said = |dataset: &str| -> String {
        let shard = dir.join(dataset).join("claims/all-00000-of-00001.parquet");
        let claims = dataset::predictions::read(&shard);
        claims.map_or_else(|_| String::new(), |claims| serde_json::to_string(&claims).unwrap())
    };
    let whole = said("whole");
    assert!(whole.contains("zorkish") && whole.contains("blorp"), "{whole}");
    done(dir, &["check", "dry"], b"");
    // A shard alone is read as anybody's file.
    fs::copy(dir.join("dry/claims/all-00000-of-00001.parquet"), dir.join("dry.parquet")).unwrap();
    let printed = done(dir, &["show", "dry.parquet", "--json", "--limit", "0"], b"");
    let printed = String::from_utf8(printed).unwrap();
    for word in ["blorp", "zork", "Zork", "secret", "people of"] {
        assert!(!printed.contains(word), "{word}: {printed}");
    }
    assert!(printed.contains("\"EUR\""), "{printed}");
    done(dir, &["rehydrate", "dry", "a.txt", "b.txt", "--out", "back"], b"");
    assert!(bytes(&dir.join("back")) == bytes(&dir.join("whole")));
}

#[test]
fn it_holds_no_words_of_the_articles() {
    let folder = tempfile::tempdir().unwrap();
    built(folder.path());
    let whole = dataset::read(&folder.path().join("whole")).unwrap();
    let said = |out: &str| {
        // Every cell of every table as text, and the other files as they are.
        let root = folder.path().join(out);
        let mut text = String::new();
        for (file, content) in bytes(&root) {
            match file.extension().is_some_and(|e| e == "parquet") {
                true => text += &cells(&root.join(&file)),
                false => text += &String::from_utf8(content).unwrap(),
            }
        }
        text.to_lowercase()
    };
    let (wet, dry) = (said("whole"), said("dry"));
    let texts: Vec<String> = whole.articles.iter().map(|article| article.text.to_lowercase()).collect();
    // Codes, file names and the card share English words with the articles; they have no two neighbours of a sentence, and no
    // letter beyond ASCII.
    let mut told: Vec<String> = Vec::new();
    for words in texts.iter().flat_map(|text| text.lines()).map(|line| line.split(' ').collect::<Vec<_>>()) {
        let long = |word: &str| word.chars().count() >= 4 && word.chars().all(char::is_alphabetic);
        told.extend(words.iter().filter(|word| long(word) && !word.is_ascii()).map(|word| (*word).to_owned()));
        told.extend(words.windows(2).filter(|pair| long(pair[0]) && long(pair[1])).map(|pair| pair.join(" ")));
    }
    let held = told.iter().filter(|told| wet.contains(*told)).count();
    assert!(held > 1000, "{held}");
    let leaked: Vec<&String> = told.iter().filter(|told| dry.contains(*told)).collect();
    assert!(leaked.is_empty(), "{leaked:?}");
    assert!(!dry.contains("quoted title") && !dry.contains("not in the text"));
}

/// The text cells of a Parquet file.
fn cells(path: &Path) -> String {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    let reader = SerializedFileReader::new(fs::File::open(path).unwrap()).unwrap();
    reader.get_row_iter(None).unwrap().map(|row| row.unwrap().to_string()).collect()
}

#[test]
fn articles_that_are_missing_or_changed_are_all_told() {
    let folder = tempfile::tempdir().unwrap();
    let inputs = built(folder.path());
    let texts = fs::read_dir(&inputs).unwrap().map(|e| e.unwrap().path());
    let texts: Vec<_> = texts.filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    fs::remove_file(&texts[0]).unwrap();
    let fails = |code: i32, expected: &[&Path]| {
        let output = run(folder.path(), &["rehydrate", "dry", &inputs, "--out", "back"], b"");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{said}");
        for path in expected {
            assert!(said.contains(path.file_stem().unwrap().to_str().unwrap()), "{said}");
        }
        assert!(!folder.path().join("back").exists());
    };
    fails(2, &[&texts[0]]);
    let text = fs::read_to_string(&texts[1]).unwrap();
    fs::write(&texts[1], text + "One word more.\n").unwrap();
    fails(3, &[&texts[0], &texts[1]]);
}

#[test]
fn what_needs_the_text_says_so() {
    let folder = tempfile::tempdir().unwrap();
    built(folder.path());
    let brat = ["label", "export", "dry", "--format", "brat", "--out", "brat"];
    for arguments in [
        &["show", "dry"][..],
        &["score", "dry", "--pred", "a=dry", "--out", "s"],
        &["run", "dry", "--system", "digits", "--out", "p"],
        &brat,
    ] {
        let output = command(folder.path(), arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains("claimbench rehydrate"), "{said}");
    }
}

#[test]
fn to_compare_it_takes_its_text() {
    let folder = tempfile::tempdir().unwrap();
    let inputs = built(folder.path());
    for (pair, dry) in [(["dry", "whole"], 1), (["whole", "dry"], 1), (["dry", "dry"], 2)] {
        let output = run(folder.path(), &["diff", pair[0], pair[1]], b"");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert_eq!(said.matches("is dehydrated: it has no text").count(), dry, "{said}");
        assert!(said.contains("claimbench rehydrate DATASET INPUT... --out DIR"), "{said}");
        assert!(output.stdout.is_empty());
    }
    done(folder.path(), &["rehydrate", "dry", &inputs, "--out", "back"], b"");
    done(folder.path(), &["diff", "back", "whole"], b"");
}
