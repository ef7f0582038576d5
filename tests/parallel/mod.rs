//! Reports that say the same in every language: what one language finds all must find. `README.md` beside this file explains
//! the keys.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use claimbench::claim::{Claim, Decimal};
use claimbench::extract;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Report {
    line: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    claims: Vec<String>,
    #[serde(default)]
    otherwise: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    wrong: BTreeMap<String, Vec<String>>,
    text: BTreeMap<String, String>,
}

#[test]
fn a_report_says_the_same_in_every_language() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/parallel");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    assert!(paths.len() > 1);
    let (mut differ, mut count) = (Vec::new(), 0);
    for path in paths {
        let report: Report = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let languages: Vec<&String> = report.line[0].text.keys().collect();
        assert!(languages.len() > 10, "{}", path.display());
        for language in languages {
            for (line, found) in report.line.iter().zip(read(&report, language)) {
                count += 1;
                let other = line.wrong.get(language).or_else(|| line.otherwise.get(language));
                let expected = other.unwrap_or(&line.claims);
                if *expected != found {
                    let text = &line.text[language];
                    differ.push(format!("{language}: {text}\n    expected {expected:?}\n    found    {found:?}"));
                }
            }
        }
    }
    assert!(differ.is_empty(), "{} of {count} lines:\n{}", differ.len(), differ.join("\n"));
}

/// The claims of each line, the report read as one article.
fn read(report: &Report, language: &str) -> Vec<Vec<String>> {
    let lines: Vec<&str> = report.line.iter().map(|line| line.text[language].as_str()).collect();
    let text = lines.join("\n");
    let extraction = extract::extract(&text, None);
    assert_eq!(extraction.language.code, language);
    let mut found = vec![Vec::new(); lines.len()];
    for claim in &extraction.claims {
        let line = text[..claim.figure.span.start].matches('\n').count();
        found[line].push(told(claim));
    }
    found
}

/// `value modifier attribution`.
fn told(claim: &Claim) -> String {
    let figure = &claim.figure;
    let number = |value: Option<Decimal>| value.map_or(String::new(), |value| value.normalize().to_string());
    let value = match figure.value {
        Some(value) => number(Some(value)),
        None => format!("{}..{}", number(figure.low), number(figure.high)),
    };
    format!("{value} {} {}", figure.modifier.as_str(), claim.attribution.kind.as_str())
}
