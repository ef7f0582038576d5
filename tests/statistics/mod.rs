//! The marker's statistics against figures that other programs print for the same input; `README.md` says which.

use std::path::Path;

use claimbench::claim::prediction::{FigurePart, Prediction};
use claimbench::score::{Confidence, Field, Input, Options, evaluate, holm};
use serde::Deserialize;
use serde::de::DeserializeOwned;

fn read<T: DeserializeOwned>(file: &str) -> T {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/statistics").join(file);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 1e-9
}

#[derive(Deserialize)]
struct Ranked {
    name: String,
    said: Vec<(f64, bool)>,
    average_precision: f64,
    brier: f64,
    calibration_error: f64,
    /// Threshold, precision, recall.
    curve: Vec<[f64; 3]>,
}

#[test]
fn confidence_is_measured_as_scikit_learn_does() {
    let cases: Vec<Ranked> = read("confidence.json");
    assert!(cases.len() >= 4);
    for case in cases {
        let right = case.said.iter().filter(|(_, right)| *right).count() as u64;
        let found = Confidence::measure(case.said, right).unwrap();
        let name = &case.name;
        assert!(close(found.average_precision.unwrap(), case.average_precision), "{name}");
        assert_eq!(found.average_precision, found.average_precision_found, "{name}");
        assert!(close(found.brier, case.brier), "{name}");
        assert!(close(found.calibration_error, case.calibration_error), "{name}: {}", found.calibration_error);
        let curve = found.curve.iter();
        let curve: Vec<[f64; 3]> =
            curve.map(|p| [p.threshold, p.right as f64 / p.accepted as f64, p.right as f64 / right as f64]).collect();
        assert_eq!(curve.len(), case.curve.len(), "{name}");
        for (ours, theirs) in curve.iter().zip(&case.curve) {
            assert!(ours.iter().zip(theirs).all(|(a, b)| close(*a, *b)), "{name}: {ours:?} {theirs:?}");
        }
    }
}

#[derive(Deserialize)]
struct Resampled {
    resamples: u32,
    seed: u64,
    articles: Vec<MadeUp>,
    by_article: Measured,
    by_outlet: Measured,
    p_values: Vec<f64>,
    holm: Vec<f64>,
}

/// One article: how many figures gold has, and how each system fares.
#[derive(Deserialize)]
struct MadeUp {
    gold: u32,
    systems: [Fared; 2],
    outlet: String,
}

#[derive(Deserialize)]
struct Fared {
    correct: u32,
    wrong: u32,
    spurious: u32,
}

#[derive(Deserialize)]
struct Measured {
    systems: [Alone; 2],
    difference: f64,
    interval: [f64; 2],
    bca: [f64; 2],
    p: f64,
    p_bootstrap: f64,
    size: f64,
    size_interval: [f64; 2],
    wins: u64,
    losses: u64,
    standard_error: f64,
    detectable: f64,
}

#[derive(Deserialize)]
struct Alone {
    f1: f64,
    interval: [f64; 2],
    bca: [f64; 2],
}

/// The made-up articles as claims: figures that are right, wrong by value, left out, or nowhere in gold.
fn claims(articles: &[MadeUp]) -> Input {
    let mut input = Input::default();
    let systems = ["a", "b"].map(|name| input.system(name));
    for (number, made_up) in articles.iter().enumerate() {
        let claim = |place: u32, value: u32| Prediction {
            article_id: format!("article-{number:03}"),
            figure: FigurePart {
                start: Some(place * 10),
                end: Some(place * 10 + 3),
                value: Some(f64::from(value)),
                ..FigurePart::default()
            },
            ..Prediction::default()
        };
        (0..made_up.gold).for_each(|k| input.gold(&claim(k, k)));
        for (system, fared) in systems.into_iter().zip(&made_up.systems) {
            (0..fared.correct).for_each(|k| input.prediction(system, &claim(k, k)));
            (fared.correct..fared.correct + fared.wrong).for_each(|k| input.prediction(system, &claim(k, k + 1)));
            (50..50 + fared.spurious).for_each(|k| input.prediction(system, &claim(k, k)));
        }
    }
    input
}

#[test]
fn intervals_and_tests_are_those_of_scipy() {
    let case: Resampled = read("resampling.json");
    let options = Options { resamples: case.resamples, seed: case.seed, ..Options::default() };
    for by_outlet in [false, true] {
        let mut input = claims(&case.articles);
        let mut expected = &case.by_article;
        if by_outlet {
            expected = &case.by_outlet;
            input.cluster_by("outlet");
            for (number, made_up) in case.articles.iter().enumerate() {
                input.article_values(&format!("article-{number:03}"), Some(&made_up.outlet), &[]);
            }
        }
        let evaluation = evaluate(input, &options);
        let near = |found: Option<[f64; 2]>, expected: [f64; 2]| {
            let found = found.unwrap();
            assert!(close(found[0], expected[0]) && close(found[1], expected[1]), "{found:?}, scipy {expected:?}");
        };
        let figure = Field::Figure.index();
        for (system, expected) in evaluation.systems.iter().zip(&expected.systems) {
            assert!(close(system.fields[figure].f1().unwrap(), expected.f1));
            near(system.intervals[figure], expected.interval);
            near(system.bca[figure].ok(), expected.bca);
        }
        let comparison = evaluation.comparisons.iter().find(|c| c.field == Field::Figure).unwrap();
        near(comparison.interval, expected.interval);
        near(comparison.bca.ok(), expected.bca);
        near(comparison.effect.interval, expected.size_interval);
        assert_eq!((comparison.effect.wins, comparison.effect.losses), (expected.wins, expected.losses));
        for (what, found, expected) in [
            ("difference", comparison.difference, expected.difference),
            ("p", comparison.p, expected.p),
            ("p by bootstrap", comparison.p_bootstrap, expected.p_bootstrap),
            ("size", comparison.effect.size, expected.size),
            ("standard error", comparison.standard_error, expected.standard_error),
            ("detectable", comparison.detectable.ok(), expected.detectable),
        ] {
            assert!(close(found.unwrap(), expected), "{what}: {found:?}, expected {expected}");
        }
    }
}

#[test]
fn holm_is_that_of_statsmodels() {
    let case: Resampled = read("resampling.json");
    let found = holm(&case.p_values.iter().map(|p| Some(*p)).collect::<Vec<_>>());
    assert!(found.iter().zip(&case.holm).all(|(found, expected)| close(found.unwrap(), *expected)));
}
