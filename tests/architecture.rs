//! Holds the invariants that ARCHITECTURE.md prints. Each rule is a sentence of that page, word
//! for word, and a check over the source as text; a broken rule lists every place.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path below `src/`, its text, and the text before its tests begin.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn room(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// The lines of the program proper, numbered from 1: no comments, no unit tests.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .take_while(|line| !line.starts_with("#[cfg(test)]") && !self.path.ends_with("/tests.rs"))
            .enumerate()
            .map(|(i, line)| (i + 1, line.trim_start()))
            .filter(|(_, line)| !line.starts_with("//"))
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    let src = root().join("src");
    let mut paths = Vec::new();
    walk(&src, &mut paths);
    paths.sort();
    assert!(paths.len() > 20, "the walk found only {} files", paths.len());
    paths
        .into_iter()
        .map(|path| Source {
            text: fs::read_to_string(&path).unwrap(),
            path: path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/"),
        })
        .collect()
}

/// Fails with the rule and every place that breaks it; fails too where the page lacks the rule.
fn hold(rule: &str, broken: Vec<String>) {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains(rule), "ARCHITECTURE.md does not print the rule: {rule}");
    assert!(broken.is_empty(), "{rule}\n  {}", broken.join("\n  "));
}

/// Every line of the named rooms that holds one of the words.
fn places(rooms: &[&str], words: &[&str]) -> Vec<String> {
    let sources = sources();
    for room in rooms {
        assert!(sources.iter().any(|s| s.room() == *room), "there is no room {room}");
    }
    find(sources.iter().filter(|s| rooms.contains(&s.room())), words)
}

/// Every line outside the named rooms that holds one of the words.
fn places_outside(rooms: &[&str], words: &[&str]) -> Vec<String> {
    let sources = sources();
    assert!(
        !find(sources.iter().filter(|s| rooms.contains(&s.room())), words).is_empty(),
        "no line of {rooms:?} holds any of {words:?}: the rule checks nothing"
    );
    find(sources.iter().filter(|s| !rooms.contains(&s.room())), words)
}

fn find<'a>(sources: impl Iterator<Item = &'a Source>, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for (number, line) in source.code() {
            if let Some(word) = words.iter().find(|word| line.contains(**word)) {
                found.push(format!("src/{}:{number}: {word}", source.path));
            }
        }
    }
    found
}

#[test]
fn the_marker_does_not_share_the_pupils_pen() {
    hold(
        "`score` never imports `extract` or `lang`.",
        places(&["score"], &["crate::extract", "crate::lang", "extract::", "lang::"]),
    );
}

#[test]
fn pure_rooms_touch_nothing() {
    let words = [
        "std::fs",
        "std::net",
        "std::env",
        "std::time",
        "std::process",
        "SystemTime",
        "Instant::",
        "thread_rng",
        "from_entropy",
        "println!",
        "eprintln!",
    ];
    hold(
        "`claim`, `text`, `lang`, `extract`, `link`, `score`, `report` and `tally` do no I/O and read no clock, no environment, and no randomness but a seed.",
        places(&["claim", "text", "lang", "extract", "link", "score", "report", "tally"], &words),
    );
}

#[test]
fn rules_name_no_language() {
    hold(
        "`extract` asks a pack what is true of a language, never which language it is.",
        places(&["extract"], &["lang.code", "lang().code"]),
    );
}

#[test]
fn arrow_stays_in_dataset() {
    hold(
        "Only `dataset` names arrow and parquet.",
        places_outside(&["dataset"], &["arrow::", "parquet::", "use arrow", "use parquet"]),
    );
}

#[test]
fn polars_stays_in_tally() {
    hold("Only `tally` names polars.", places_outside(&["tally"], &["polars::", "use polars"]));
}

#[test]
fn clap_stays_in_cli() {
    hold("Only `cli` names clap.", places_outside(&["cli"], &["clap::", "use clap", "#[arg", "#[command"]));
}

#[test]
fn columns_stand_once() {
    let outside: Vec<String> = places_outside(&["dataset"], &["Field::new("])
        .into_iter()
        .filter(|place| !place.starts_with("src/tally"))
        .collect();
    hold("Arrow fields are made in `dataset` alone.", outside);
}

#[test]
fn offsets_are_converted_in_one_place() {
    let others: Vec<String> = find(sources().iter(), &["fn code_point", "fn byte("])
        .into_iter()
        .filter(|place| !place.starts_with("src/text/offsets.rs"))
        .collect();
    hold("Bytes become code points, and the reverse, in `text/offsets.rs` alone.", others);
}

#[test]
fn user_data_never_panics() {
    hold(
        "No `unwrap`, `expect`, `panic!`, `todo!`, `unimplemented!` or `unreachable!` outside tests.",
        find(sources().iter(), &[".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!("]),
    );
}

#[test]
fn the_engine_knows_no_language() {
    // What looks at a text's words. A literal beside it is a word of some language.
    let reads = ["surface(", "Key::of(", "ends_with(", "starts_with(", "strip_suffix(", "strip_prefix("];
    let mut broken = places(&["extract"], &["lang.code"]);
    for source in sources().iter().filter(|s| s.room() == "extract") {
        for (number, line) in source.code() {
            let reads = reads.iter().any(|read| line.contains(read));
            let word = |c: char| c.is_alphabetic() && (reads || !c.is_ascii());
            if let Some(literal) = literals(line).find(|literal| literal.chars().any(word)) {
                broken.push(format!("src/{}:{number}: {literal:?}", source.path));
            }
        }
    }
    hold("No rule of `extract` names a language or holds a word of one.", broken);
}

#[test]
fn rules_name_codes_that_lists_have() {
    let codes = fs::read_to_string(root().join("src/lang/codes.toml")).unwrap();
    let packs = fs::read_dir(root().join("src/lang/packs")).unwrap();
    let packs: Vec<String> = packs.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    let lines = packs.iter().chain([&codes]).flat_map(|text| text.lines());
    let known: HashSet<&str> = lines.filter_map(|line| line.split_once(" = ")).map(|(code, _)| code).collect();
    assert!(known.len() > 1000, "only {} codes", known.len());
    let word = |literal: &&str| literal.len() > 3 && literal.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let mut broken = Vec::new();
    for source in
        sources().iter().filter(|s| ["extract/property", "extract/unit"].iter().any(|f| s.path.starts_with(f)))
    {
        for (number, line) in source.code() {
            let unknown = literals(line).filter(word).filter(|literal| !known.contains(literal));
            broken.extend(unknown.map(|literal| format!("src/{}:{number}: {literal:?}", source.path)));
        }
    }
    hold("A code that a rule of `extract` names stands in a list.", broken);
}

/// The strings that a line of code holds.
fn literals(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split(" // ").next().unwrap_or(line);
    code.split('"').skip(1).step_by(2)
}

#[test]
fn files_are_small_and_say_what_they_are() {
    let mut broken = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if lines > 500 {
            broken.push(format!("src/{}: {lines} lines", source.path));
        }
        if !source.text.starts_with("//! ") {
            broken.push(format!("src/{}: does not open with //!", source.path));
        }
    }
    hold("Every source file opens with `//!` and has at most 500 lines.", broken);
}

#[test]
fn functions_are_short() {
    let mut broken = Vec::new();
    for source in sources() {
        let mut opened: Option<(usize, usize, &str)> = None;
        for (number, line) in source.text.lines().enumerate() {
            let indent = line.len() - line.trim_start().len();
            match opened {
                None if is_function(line) && !line.ends_with('}') => opened = Some((number, indent, line.trim())),
                Some((from, depth, name)) if indent == depth && matches!(line.trim(), "}" | "};") => {
                    if number - from >= 120 {
                        broken.push(format!("src/{}:{}: {} lines: {name}", source.path, from + 1, number - from + 1));
                    }
                    opened = None;
                }
                _ => {}
            }
        }
    }
    hold("Every function has at most 120 lines.", broken);
}

/// Whether a line opens a function.
fn is_function(line: &str) -> bool {
    let mut words = line.split_whitespace().take_while(|word| !word.contains('('));
    let before = |word: &str| matches!(word, "pub" | "const" | "async" | "unsafe");
    words.find(|word| !before(word)) == Some("fn") || line.trim_start().starts_with("pub(") && line.contains(" fn ")
}

#[test]
fn every_room_stands_on_the_map() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let missing: Vec<String> = sources()
        .iter()
        .map(|s| s.room().to_owned())
        .filter(|room| !["lib", "main"].contains(&room.as_str()) && !page.contains(&format!("`{room}")))
        .collect();
    hold("Every room of `src` stands on the map.", missing);
}
