//! The numbers of each language: one TOML file a language beside this one, read as texts with marks.
//!
//! `[values]`: value = surfaces; each is one number, from its first letter to its last.
//! `[figures]`: what the marked numbers are = texts. A mark is a pair of square brackets; the texts'
//! figures are exactly the marked stretches, in order: `"11 at_least, 300 more_than"`.
//! `[none]`: rule = texts. The marked number is no figure for that rule, and the text has no figure.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use claimbench::claim::to_f64;
use claimbench::extract::figure::find;
use claimbench::extract::{Document, Number, Verdict};
use serde::Deserialize;

/// Texts by what is said of them.
type Section = BTreeMap<String, Vec<String>>;

/// Language, what is said, text: the fault, if it is not so.
type Check = fn(&str, &str, &str) -> Option<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    #[serde(default)]
    values: Section,
    #[serde(default)]
    figures: Section,
    #[serde(default)]
    none: Section,
}

/// The text without its marks, and the marked stretches.
fn unmark(marked: &str) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '[' => open = text.len(),
            ']' => spans.push((open, text.len())),
            c => text.push(c),
        }
    }
    (text, spans)
}

fn bound(value: Option<claimbench::claim::Decimal>) -> String {
    value.map_or_else(String::new, |v| to_f64(v).to_string())
}

/// `149`, `149 at_least`, `10..20 range`.
fn meaning(number: &Number) -> String {
    let figure = &number.figure;
    let value = match figure.value {
        Some(value) => bound(Some(value)),
        None => format!("{}..{}", bound(figure.low), bound(figure.high)),
    };
    format!("{value} {}", figure.modifier).trim_end_matches(" exact").to_owned()
}

fn span(number: &Number) -> (usize, usize) {
    (number.figure.span.start, number.figure.span.end)
}

fn check_value(code: &str, value: &str, surface: &str) -> Option<String> {
    let document = Document::read(surface, Some(code));
    let numbers = find(&document);
    let wanted = [(value.to_owned(), (0, surface.len()))];
    let found: Vec<_> = numbers.iter().map(|n| (bound(n.figure.value), span(n))).collect();
    (found != wanted).then(|| format!("{code}: {surface:?} is {value}, found {found:?}"))
}

fn check_figures(code: &str, wanted: &str, marked: &str) -> Option<String> {
    let (text, spans) = unmark(marked);
    let document = Document::read(&text, Some(code));
    let numbers = find(&document);
    let figures: Vec<&Number> = numbers.iter().filter(|n| n.verdict == Verdict::Figure).collect();
    let found: Vec<String> = figures.iter().map(|n| format!("{} {:?}", meaning(n), n.figure.span.of(&text))).collect();
    let meanings: Vec<String> = figures.iter().map(|n| meaning(n)).collect();
    let right = figures.iter().map(|n| span(n)).eq(spans) && meanings.join(", ") == wanted;
    (!right).then(|| format!("{code}: {marked:?} is {wanted}, found {}", found.join(", ")))
}

fn check_none(code: &str, rule: &str, marked: &str) -> Option<String> {
    let (text, spans) = unmark(marked);
    let document = Document::read(&text, Some(code));
    let numbers = find(&document);
    let found: Vec<_> =
        numbers.iter().map(|n| (n.figure.span.of(&text), n.verdict, n.reasons.last().map_or("", |r| r.rule))).collect();
    let no_figure = numbers.iter().all(|n| n.verdict == Verdict::NotFigure);
    let ruled = spans.iter().all(|s| {
        numbers.iter().any(|n| {
            (n.figure.span.start <= s.0 && s.1 <= n.figure.span.end) && n.reasons.iter().any(|r| r.rule == rule)
        })
    });
    (!(no_figure && ruled && !spans.is_empty()))
        .then(|| format!("{code}: {marked:?} is none by {rule}, found {found:?}"))
}

#[test]
fn every_number_is_read_as_its_language_writes_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/numbers");
    let mut faults = Vec::new();
    let mut languages = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "toml") {
            continue;
        }
        languages += 1;
        let code = path.file_stem().unwrap().to_str().unwrap();
        let cases: Cases =
            toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|e| panic!("{code}: {e}"));
        let checks: [(&Section, Check); 3] =
            [(&cases.values, check_value), (&cases.figures, check_figures), (&cases.none, check_none)];
        for (section, check) in checks {
            for (key, texts) in section {
                assert!(!texts.is_empty(), "{code}: {key} has no case");
                faults.extend(texts.iter().filter_map(|text| check(code, key, text)));
            }
        }
    }
    assert!(languages >= 11, "only {languages} languages have cases");
    assert!(faults.is_empty(), "{} cases fail:\n{}", faults.len(), faults.join("\n"));
}
