//! Snapshots through their life: first result, review, acceptance, a change, rejection; and in CI.

mod check;
mod demo;
mod diff;
mod gate;
mod pages;
mod store;

use std::collections::BTreeMap;

use claimbench::claim::prediction::{FigurePart, Prediction};
use claimbench::score::{Field, Input, Options, evaluate};
use claimbench::snapshot::{Change, Comparison, Facts, Snapshot, compare, facts};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    old: Vec<String>,
    new: Vec<String>,
    #[serde(default)]
    broken: Vec<String>,
    #[serde(default)]
    new_ones: Vec<String>,
    #[serde(default)]
    fixed: Vec<String>,
    #[serde(default)]
    gone: Vec<String>,
    #[serde(default)]
    class: Vec<String>,
    #[serde(default)]
    reading: Vec<String>,
    #[serde(default)]
    fields: BTreeMap<String, (usize, usize)>,
}

fn cases() -> Vec<Case> {
    toml::from_str::<Cases>(include_str!("cases.toml")).unwrap().case
}

/// The facts of a system that reports `said` of a text whose gold figures stand in `<...>`.
fn facts_of(marked: &str, system: &str, said: &[String]) -> Facts {
    let text = marked.replace(['<', '>'], "");
    let mut input = Input::default();
    input.article("a", Some(text.clone()), None);
    let mut before = 0;
    for (nth, part) in marked.split(['<', '>']).enumerate() {
        if nth % 2 == 1 {
            input.gold(&claim(part, number(part), before));
        }
        before += part.chars().count();
    }
    let number_of = input.system(system);
    for reading in said {
        let (surface, value) = reading.split_once(" = ").unwrap_or((reading, reading));
        let byte = text.find(surface).unwrap_or_else(|| panic!("{surface} is not in: {text}"));
        input.prediction(number_of, &claim(surface, number(value), text[..byte].chars().count()));
    }
    let options = Options { resamples: 50, ..Options::default() };
    let mut all = facts(&evaluate(input, &options), "cases", |_| Some("1".to_owned()));
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn number(surface: &str) -> f64 {
    surface.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

fn claim(surface: &str, value: f64, start: usize) -> Prediction {
    Prediction {
        article_id: "a".to_owned(),
        figure: FigurePart {
            text: Some(surface.to_owned()),
            start: Some(start as u32),
            end: Some((start + surface.chars().count()) as u32),
            value: Some(value),
            ..FigurePart::default()
        },
        ..Prediction::default()
    }
}

#[test]
fn a_review_says_which_claims_were_fixed_and_which_broke() {
    for case in cases() {
        // The comparison works on the files' text alone.
        let snapshot = |said: &[String]| {
            let text = Snapshot::new(&facts_of(&case.text, "s", said)).to_string();
            Snapshot::parse(&text).unwrap()
        };
        let Comparison::Comparable(review) = compare(Some(&snapshot(&case.old)), &snapshot(&case.new)) else {
            panic!("{}", case.name)
        };
        let listed = |change: Change| -> Vec<&str> {
            let of = review.claims.iter().filter(|claim| claim.change == change);
            of.map(|claim| claim.shown().unwrap().figure.as_str()).collect()
        };
        let found = Change::ALL.map(listed);
        let expected = [&case.broken, &case.new_ones, &case.fixed, &case.gone, &case.class, &case.reading];
        assert_eq!(found.map(|list| list.join(" | ")), expected.map(|list| list.join(" | ")), "{}", case.name);
        for field in Field::ALL.map(Field::as_str) {
            let expected = case.fields.get(field).copied().unwrap_or_default();
            assert_eq!(review.broken_and_fixed(field), expected, "{}: {field}", case.name);
        }
        let expects_change = expected.iter().any(|list| !list.is_empty());
        assert_eq!(review.is_empty(), !expects_change, "{}", case.name);
    }
}

#[test]
fn the_canonical_text() {
    let case = &cases()[1];
    let text = Snapshot::new(&facts_of(&case.text, "system 1", &case.new)).to_string();
    insta::with_settings!({ snapshot_path => "../../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("snapshot_text", text);
    });
}
