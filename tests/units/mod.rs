//! What each figure counts and what is said of it: the cases of the files beside this one, a file
//! per language. `README.md` there explains the marks.

mod marks;

use std::fs;
use std::path::Path;

use claimbench::claim::{Figure, Modifier, Span};
use claimbench::extract::{Document, Number, Verdict, figure, unit};
use serde::Deserialize;

use marks::{Case, Label};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    why: String,
    cases: Vec<String>,
}

#[test]
fn every_case_of_every_language() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/units");
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
                count += 1;
                let case = marks::parse(text).unwrap_or_else(|fault| panic!("{language}: {fault}: {text}"));
                if let Err(found) = check(&language, &case) {
                    wrong.push(format!("{language}: {text}\n    {found}\n    ({})", rule.why));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// Runs the unit and property stages on the figures that the case marks.
fn check(language: &str, case: &Case) -> Result<(), String> {
    let document = Document::read(&case.text, Some(language));
    let numbers: Vec<Number> = case.figures.iter().map(|span| number(&document, *span)).collect();
    let counted = &unit::find(&document, &numbers)[case.asked];
    let unit = counted.unit.as_ref().map(|u| Label { span: u.span, code: u.code.clone() });
    let property = counted.property.as_ref().map(|p| Label { span: p.span, code: p.code.clone() });
    let said = if case.bare { property.is_none() } else { case.property.is_none() || property == case.property };
    if unit == case.unit && said {
        return Ok(());
    }
    let say = |label: &Option<Label>| match label {
        Some(label) => format!("[{}]{{{}}}", label.span.of(&case.text), label.code),
        None => "none".to_owned(),
    };
    let rules: Vec<String> =
        counted.reasons.iter().map(|r| format!("{} {:?}", r.rule, r.entry.of(&case.text))).collect();
    Err(format!("found unit {}, property {}, by {}", say(&unit), say(&property), rules.join(", ")))
}

fn number(document: &Document<'_>, span: Span) -> Number {
    let start = document.tokens.partition_point(|t| (t.end as usize) <= span.start);
    let end = document.tokens.partition_point(|t| (t.start as usize) < span.end);
    // The value and the order of the words are told by the stage before, with its reasons.
    let told = figure::find(document).into_iter().find(|n| n.figure.span == span);
    let bare = Figure { span, value: None, low: None, high: None, modifier: Modifier::Exact };
    let figure = told.as_ref().map_or(bare, |n| n.figure);
    Number {
        sentence: document.sentence_of(start),
        tokens: start..end,
        extent: start..end,
        figure,
        verdict: Verdict::Figure,
        reasons: told.map(|n| n.reasons).unwrap_or_default(),
    }
}
