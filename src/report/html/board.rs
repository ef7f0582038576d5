//! Who is best, by how much, and whether that is chance: the leaderboard and the comparisons.
//!
//! In: a report. Out: sections of the page.

use super::super::gate::CHANCE;
use super::super::record::{Report, SystemReport};
use super::super::statistics::ComparisonReport;
use super::super::table::{number, p_value, range, signed};
use super::chart;
use super::table::{Cell, Table, details, section};
use crate::score::Field;

/// Systems by their claim F1, the best first.
pub fn leaderboard(report: &Report) -> String {
    let systems = report.ranked();
    let others = Field::ALL.into_iter().filter(|f| *f != Field::Claim);
    let mut head = ["system", "claim F1", "", "95% interval"].map(str::to_owned).to_vec();
    if systems.len() > 1 {
        head.push("behind the first".to_owned());
    }
    head.extend(others.clone().map(|f| f.as_str().to_owned()));
    let first = systems.first().map_or("", |s| s.name.as_str());
    let row = |system: &&SystemReport| {
        let claim = system.field(Field::Claim);
        let (f1, interval) = (claim.and_then(|c| c.f1), claim.and_then(|c| c.interval));
        let mut row = vec![
            Cell::Text(system.name.clone()),
            Cell::Markup(format!("<strong>{}</strong>", number(f1))),
            Cell::Markup(chart::point(f1, interval)),
            Cell::Number(range(interval)),
        ];
        if systems.len() > 1 {
            row.push(Cell::Markup(behind(report, first, &system.name)));
        }
        row.extend(others.clone().map(|f| Cell::Number(number(system.field(f).and_then(|r| r.f1)))));
        row
    };
    let table = Table {
        caption: "F1 of each field by system, best claim F1 first".to_owned(),
        head,
        rows: systems.iter().map(row).collect(),
    };
    let lead = "A claim is right when its figure, unit, source, attribution and language are. \
                Intervals by bootstrap over articles.";
    section("leaderboard", "Leaderboard", lead, &table.html())
}

/// How far a system is behind the first, and whether that may be chance.
fn behind(report: &Report, first: &str, system: &str) -> String {
    let pair = |c: &&ComparisonReport| {
        c.field == Field::Claim.as_str() && (c.a == first && c.b == system || c.a == system && c.b == first)
    };
    let Some(found) = report.comparisons.iter().find(pair) else { return String::new() };
    let Some(difference) = found.difference.map(f64::abs) else { return "–".to_owned() };
    match found.p_holm {
        Some(p) if p < CHANCE => format!("{difference:.3}<small>p {p:.3}</small>"),
        Some(p) => format!("{difference:.3}<small>may be chance, p {p:.3}</small>"),
        None => format!("{difference:.3}"),
    }
}

/// Every pair of systems on the headline, and on every field behind a fold.
pub fn comparisons(report: &Report) -> String {
    if report.comparisons.is_empty() {
        return String::new();
    }
    let widest = report.comparisons.iter().flat_map(|c| c.interval.into_iter().flatten().chain(c.difference));
    let widest = widest.map(f64::abs).fold(0.0, f64::max);
    let table = |caption: &str, headline: bool| {
        let of = |c: &&ComparisonReport| !headline || c.field == Field::Claim.as_str();
        let rows = report.comparisons.iter().filter(of).map(|c| comparison(c, widest)).collect();
        let head = ["a", "b", "field", "F1 of a − F1 of b", "", "95% interval", "p", "p (Holm)", ""];
        Table { caption: caption.to_owned(), head: head.map(str::to_owned).to_vec(), rows }.html()
    };
    let lead = "Intervals by paired bootstrap over articles; p by paired permutation over articles, two-sided; \
                Holm’s correction over all comparisons of this page.";
    let body = table("Differences in claim F1", true) + &details("Every field", &table("Differences by field", false));
    section("comparisons", "Comparisons", lead, &body)
}

fn comparison(c: &ComparisonReport, widest: f64) -> Vec<Cell> {
    let verdict = match (c.p_holm, c.difference) {
        (Some(p), Some(d)) if p < CHANCE && d > 0.0 => "a is better",
        (Some(p), Some(d)) if p < CHANCE && d < 0.0 => "b is better",
        (Some(_), _) => "may be chance",
        _ => "",
    };
    vec![
        Cell::Text(c.a.clone()),
        Cell::Text(c.b.clone()),
        Cell::Text(c.field.clone()),
        Cell::Number(signed(c.difference)),
        Cell::Markup(chart::difference(c.difference, c.interval, widest)),
        Cell::Number(range(c.interval)),
        Cell::Number(p_value(c.p)),
        Cell::Number(p_value(c.p_holm)),
        Cell::Text(verdict.to_owned()),
    ]
}
