//! Who figures are credited to, and how: the cases of the files beside this one, a file per
//! language. `README.md` there explains the marks.

mod marks;

use std::fs;
use std::path::Path;

use claimbench::claim::{Figure, Modifier, Span};
use claimbench::extract::{Counted, Credited, Document, Number, Verdict, attribution};
use serde::Deserialize;

use marks::Case;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    why: String,
    r#type: String,
    stance: Option<String>,
    cases: Vec<String>,
}

#[test]
fn every_case_of_every_language() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attribution");
    let mut paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    assert!(paths.len() > 3, "no cases in {}", folder.display());
    let (mut wrong, mut count) = (Vec::new(), 0);
    for path in paths {
        let language = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let file: File = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for rule in file.rule {
            for text in &rule.cases {
                let case = marks::parse(text).unwrap_or_else(|fault| panic!("{language}: {fault}: {text}"));
                for (figure, found) in credited(&language, &case) {
                    count += 1;
                    if let Err(found) = check(&rule, &case, &found) {
                        let surface = figure.of(&case.text);
                        wrong.push(format!("{language}: {surface} in {text}\n    {found}\n    ({})", rule.why));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} figures:\n{}", wrong.len(), wrong.join("\n"));
}

/// Runs the attribution stage on the figures that the case marks; gives those asked for.
fn credited(language: &str, case: &Case) -> Vec<(Span, Credited)> {
    let document = Document::read(&case.text, Some(language));
    let numbers: Vec<Number> = case.figures.iter().map(|span| number(&document, *span)).collect();
    let found = attribution::find(&document, &numbers, &vec![Counted::default(); numbers.len()]);
    let asked = |i: &usize| case.asked.contains(i);
    let pairs = case.figures.iter().copied().zip(found).enumerate();
    pairs.filter(|(i, _)| asked(i)).map(|(_, pair)| pair).collect()
}

fn number(document: &Document<'_>, span: Span) -> Number {
    let tokens = document.tokens.partition_point(|t| t.span().end <= span.start)
        ..document.tokens.partition_point(|t| t.span().start < span.end);
    let figure = Figure { span, value: None, low: None, high: None, modifier: Modifier::Exact };
    Number {
        sentence: document.sentence_of(tokens.start),
        extent: tokens.clone(),
        tokens,
        figure,
        verdict: Verdict::Figure,
        reasons: Vec::new(),
    }
}

fn check(rule: &Rule, case: &Case, found: &Credited) -> Result<(), String> {
    let attribution = &found.attribution;
    let of = |span: Span| span.of(&case.text);
    let mut faults = Vec::new();
    let mut differ = |field: &str, expected: String, got: String| {
        if expected != got {
            faults.push(format!("{field}: expected {expected}, got {got}"));
        }
    };
    differ("type", rule.r#type.clone(), attribution.kind.to_string());
    differ("stance", rule.stance.clone().unwrap_or_else(|| "asserted".into()), attribution.stance.to_string());
    differ("cue", format!("{:?}", case.cue.map(of)), format!("{:?}", attribution.cue.map(of)));
    let source = found.source.as_ref().map(|s| (of(s.span), s.kind.to_string()));
    differ(
        "source",
        format!("{:?}", case.source.as_ref().map(|s| (of(s.span), s.kind.clone()))),
        format!("{source:?}"),
    );
    if let Some(name) = case.source.as_ref().and_then(|s| s.name.clone()) {
        differ("name", name, found.source.as_ref().map_or(String::new(), |s| s.name.clone()));
    }
    let relays: Vec<_> = attribution.relays.iter().map(|&r| of(r)).collect();
    differ("relays", format!("{:?}", case.relays.iter().map(|&r| of(r)).collect::<Vec<_>>()), format!("{relays:?}"));
    if faults.is_empty() { Ok(()) } else { Err(faults.join("; ")) }
}

#[test]
fn a_wrong_expectation_is_told() {
    let case = marks::parse("[Police]{source law_enforcement} [said]{cue} <12> people died.").unwrap();
    let rule = |kind: &str| Rule { why: String::new(), r#type: kind.into(), stance: None, cases: Vec::new() };
    let found = &credited("en", &case)[0].1;
    assert_eq!(check(&rule("indirect"), &case, found), Ok(()));
    assert!(check(&rule("direct"), &case, found).is_err());
}
