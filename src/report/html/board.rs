//! Who is best, by how much, and whether that is chance: the leaderboard and the comparisons.
//!
//! In: a report. Out: sections of the page.

use super::super::gate::CHANCE;
use super::super::markdown;
use super::super::record::{Report, SystemReport};
use super::super::statistics::ComparisonReport;
use super::super::table::{number, p_value, range, signed};
use super::super::text::{gold_notes, human};
use super::breakdown::plain;
use super::chart;
use super::escape::escape;
use super::table::{Cell, Table, details, section};
use crate::score::{Field, HUMAN};

/// Systems by their claim F1, the best first; last the agreement of two people, where gold holds two.
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
    let mut rows: Vec<Vec<Cell>> = systems.iter().map(row).collect();
    rows.extend(report.human.iter().map(|human| {
        let claim = human.fields.get(Field::Claim.as_str());
        let (f1, interval) = (claim.and_then(|c| c.f1), claim.and_then(|c| c.interval));
        let mut row = vec![Cell::Text(HUMAN.to_owned()), Cell::Number(number(f1))];
        row.extend([Cell::Markup(chart::point(f1, interval)), Cell::Number(range(interval))]);
        row.extend((systems.len() > 1).then(|| Cell::Text(String::new())));
        row.extend(others.clone().map(|f| Cell::Number(number(human.fields.get(f.as_str()).and_then(|r| r.f1)))));
        row
    }));
    let table = Table { caption: "F1 of each field by system, best claim F1 first".to_owned(), head, rows };
    let unit = unit(report);
    let mut lead = format!(
        "A claim is right when its figure, unit, source, attribution and language are. Intervals by bootstrap over {unit}."
    );
    lead += &human(report).map(|told| format!(" {told}.")).unwrap_or_default();
    let notes = gold_notes(report).into_iter().chain(report.statistics.notes.iter().cloned());
    let notes: String = notes.map(|note| format!("<li>{}</li>\n", escape(&note))).collect();
    let notes = if notes.is_empty() { notes } else { format!("<ul class=\"notes\">\n{notes}</ul>\n") };
    section("leaderboard", "Leaderboard", &escape(&lead), &(notes + &table.html()))
}

/// What is drawn and exchanged, in words.
fn unit(report: &Report) -> String {
    match report.statistics.unit.as_str() {
        "article" => "articles".to_owned(),
        column => format!("values of {column}"),
    }
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
    let unit = unit(report);
    let lead = format!(
        "Intervals by paired bootstrap over {unit}; p by paired permutation over {unit}, two-sided; Holm’s correction over \
         systems and fields."
    );
    let mut body =
        table("Differences in claim F1", true) + &details("Every field", &table("Differences by field", false));
    let told = |text: &str| format!("<p>{}</p>\n", escape(text));
    let all = plain("How large, and how sure", &markdown::comparisons(&report.comparisons));
    body += &details("Effect sizes, other intervals, what could have been seen", &(told(markdown::DIFFERENCES) + &all));
    let sure = markdown::sure_slices(report);
    let tests = report.slice_comparisons.len();
    if !sure.is_empty() {
        let rows = plain("Differences by slice", &markdown::slice_comparisons(&sure));
        body += &details(
            &format!("Differences by slice ({} of {tests} tests)", sure.len()),
            &(told(markdown::SLICES) + &rows),
        );
    } else if tests > 0 {
        body += &told(&format!("On no slice do systems differ beyond chance ({tests} tests)."));
    }
    section("comparisons", "Comparisons", &escape(&lead), &body)
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
