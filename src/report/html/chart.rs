//! Small charts inside tables, as inline SVG. The numbers that they draw stand beside them, so that a reader who
//! sees no picture misses nothing.
//!
//! In: numbers. Out: SVG without a style, a script or a string of anybody's file.

use super::super::record::FieldReport;

const WIDTH: f64 = 120.0;

/// A ratio between 0 and 1 as a point, its interval as a line.
pub fn point(ratio: Option<f64>, interval: Option<[f64; 2]>) -> String {
    let mut drawn = format!("<path class=\"track\" d=\"M4 8H{}\"/>", WIDTH + 4.0);
    if let Some([low, high]) = interval {
        drawn += &format!("<path class=\"span\" d=\"M{:.1} 8H{:.1}\"/>", 4.0 + at(low), 4.0 + at(high));
    }
    if let Some(ratio) = ratio {
        drawn += &format!("<circle cx=\"{:.1}\" cy=\"8\" r=\"4\"/>", 4.0 + at(ratio));
    }
    svg("point", WIDTH + 8.0, &drawn)
}

/// A difference between -1 and 1 as a point on a line whose middle is no difference.
pub fn difference(difference: Option<f64>, interval: Option<[f64; 2]>, widest: f64) -> String {
    let middle = WIDTH / 2.0 + 4.0;
    let to = |d: f64| middle + d / widest.max(f64::MIN_POSITIVE) * WIDTH / 2.0;
    let mut drawn = format!("<path class=\"track\" d=\"M4 8H{}M{middle} 1V15\"/>", WIDTH + 4.0);
    if let Some([low, high]) = interval {
        drawn += &format!("<path class=\"span\" d=\"M{:.1} 8H{:.1}\"/>", to(low), to(high));
    }
    if let Some(difference) = difference {
        drawn += &format!("<circle cx=\"{:.1}\" cy=\"8\" r=\"4\"/>", to(difference));
    }
    svg("point", WIDTH + 8.0, &drawn)
}

/// What became of a field: correct, incorrect, missing and spurious side by side.
pub fn shares(field: &FieldReport) -> String {
    let parts = [
        ("correct", field.correct),
        ("incorrect", field.incorrect),
        ("missing", field.missing),
        ("spurious", field.spurious),
    ];
    let total = parts.iter().map(|(_, n)| n).sum::<u64>().max(1) as f64;
    let (mut drawn, mut left) = (String::new(), 0.0);
    for (class, n) in parts.into_iter().filter(|(_, n)| *n > 0) {
        let width = n as f64 / total * WIDTH;
        drawn += &format!("<rect class=\"{class}\" x=\"{left:.1}\" y=\"2\" width=\"{width:.1}\" height=\"12\"/>");
        left += width;
    }
    svg("shares", WIDTH, &drawn)
}

/// A count as a bar, the longest of which is `most`.
pub fn bar(count: u64, most: u64) -> String {
    let width = count as f64 / most.max(1) as f64 * WIDTH;
    svg("bar", WIDTH, &format!("<rect x=\"0\" y=\"2\" width=\"{width:.1}\" height=\"12\" rx=\"2\"/>"))
}

/// A ratio as a bar on its track.
pub fn level(ratio: Option<f64>) -> String {
    let Some(ratio) = ratio else { return String::new() };
    let width = at(ratio) / 2.0;
    let track = format!("<rect class=\"track\" x=\"0\" y=\"5\" width=\"{}\" height=\"6\" rx=\"3\"/>", WIDTH / 2.0);
    let drawn = format!("{track}<rect x=\"0\" y=\"5\" width=\"{width:.1}\" height=\"6\" rx=\"3\"/>");
    svg("level", WIDTH / 2.0, &drawn)
}

fn at(ratio: f64) -> f64 {
    ratio.clamp(0.0, 1.0) * WIDTH
}

fn svg(class: &str, width: f64, drawn: &str) -> String {
    format!(
        "<svg class=\"{class}\" width=\"{width}\" height=\"16\" viewBox=\"0 0 {width} 16\" aria-hidden=\"true\">{drawn}</svg>"
    )
}
