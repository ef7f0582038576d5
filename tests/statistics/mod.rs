//! The marker's statistics against figures that other programs print for the same input; `README.md` says which.

use std::path::Path;

use claimbench::score::Confidence;
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
