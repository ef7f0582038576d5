//! Where each system is right and wrong: by field, by slice, by error class, by its own certainty.
//!
//! In: a report. Out: sections of the page. Counts of errors lead to the claims behind them.

use super::super::markdown;
use super::super::record::{FieldReport, Report, SystemReport};
use super::super::table::{number, range};
use super::super::text::notes;
use super::super::views::{self, BinReport, ConfidenceReport};
use super::chart;
use super::escape::{bdi, escape, fragment};
use super::table::{Cell, Table, details, section};
use crate::score::{Cause, Field};

/// What became of each field, a table a system.
pub fn fields(report: &Report) -> String {
    let mut body = String::from(LEGEND);
    for system in &report.systems {
        body += &format!("<h3>{}</h3>\n", bdi(&system.name));
        let notes: String = notes(system).iter().map(|n| format!("<li>{}</li>\n", escape(n))).collect();
        if !notes.is_empty() {
            body += &format!("<ul class=\"notes\">\n{notes}</ul>\n");
        }
        let head = ["field", "", "gold", "system", "correct", "incorrect", "missing", "spurious", "neither says"];
        let head = head.into_iter().chain(["precision", "recall", "F1", "95% interval", "BCa interval"]);
        let rows = Field::ALL.into_iter().filter_map(|f| Some(counts(f, system.field(f)?))).collect();
        let caption = format!("Counts and ratios of {}", system.name);
        body += &Table { caption, head: head.map(str::to_owned).collect(), rows }.html();
        body += &details("Given detection, and as averages", &plain("F1 in other views", &views::averages(system)));
        body += &details("The source, judged in four ways", &plain("Sources", &views::sources(system)));
        body += &details("How far values are off", &plain("Pairs by rung", &views::ladder(system)));
        body += &details("Spans alone (SemEval-2013)", &plain("The four schemes", &markdown::schemes(system)));
    }
    section("fields", "Fields", "", &body)
}

const LEGEND: &str = "<p class=\"legend\"><span class=\"key correct\">correct</span> \
    <span class=\"key incorrect\">incorrect</span> <span class=\"key missing\">missing</span> \
    <span class=\"key spurious\">spurious</span></p>\n";

fn counts(name: Field, f: &FieldReport) -> Vec<Cell> {
    let mut row = vec![Cell::Text(name.as_str().to_owned()), Cell::Markup(chart::shares(f))];
    let counts = [f.possible, f.actual, f.correct, f.incorrect, f.missing, f.spurious, f.agreed];
    row.extend(counts.map(|n| Cell::Number(n.to_string())));
    row.extend([number(f.precision), number(f.recall), number(f.f1)].map(Cell::Number));
    row.extend([range(f.interval), range(f.bca)].map(Cell::Number));
    row
}

/// Claim F1 by language, kind and whatever else the claims were sliced by; single articles stand in the list below.
pub fn slices(report: &Report) -> String {
    let mut groups: Vec<&str> = Vec::new();
    for slice in report.systems.iter().flat_map(|s| &s.slices) {
        if slice.by != "article" && !groups.contains(&slice.by.as_str()) {
            groups.push(&slice.by);
        }
    }
    let groups: String = groups.into_iter().map(|by| group(report, by)).collect();
    let mut body = format!("<div class=\"side\">\n{groups}</div>\n");
    for system in &report.systems {
        let rows = markdown::slices(system);
        body += &details(&format!("Every field: {}", system.name), &plain("F1 by slice", &rows));
    }
    section("slices", "Slices", "Claim F1 of the claims that share a property.", &body)
}

fn group(report: &Report, by: &str) -> String {
    let mut keys: Vec<&str> = Vec::new();
    for slice in report.systems.iter().flat_map(|s| &s.slices).filter(|s| s.by == by) {
        if !keys.contains(&slice.key.as_str()) {
            keys.push(&slice.key);
        }
    }
    keys.sort_unstable();
    let found = |system: &SystemReport, key: &str, field: Field| {
        let slice = system.slices.iter().find(|s| s.by == by && s.key == key)?;
        slice.fields.get(field.as_str()).cloned()
    };
    let row = |key: &&str| {
        let gold = report.systems.iter().filter_map(|s| found(s, key, Field::Detection)).map(|f| f.possible).max();
        let name = match by {
            "language" => Cell::Markup(link(&[("language", key)], &bdi(key))),
            _ => Cell::Text((*key).to_owned()),
        };
        let mut row = vec![name, Cell::Number(gold.unwrap_or(0).to_string())];
        row.extend(report.systems.iter().map(|system| {
            let f1 = found(system, key, Field::Claim).and_then(|f| f.f1);
            Cell::Markup(format!("<span class=\"measure\">{} {}</span>", number(f1), chart::level(f1)))
        }));
        row
    };
    let words = by.replace('_', " ");
    let head = [words.clone(), "gold".to_owned()].into_iter().chain(report.systems.iter().map(|s| s.name.clone()));
    let (rows, head) = (keys.iter().map(row).collect(), head.collect());
    Table { caption: format!("Claim F1 by {words}"), head, rows }.html()
}

/// Every wrong claim has one class; classes by the number of claims, most frequent first.
pub fn errors(report: &Report) -> String {
    let count = |system: &SystemReport, cause: Cause| system.errors.get(cause.as_str()).copied().unwrap_or(0);
    let total = |cause: Cause| report.systems.iter().map(|s| count(s, cause)).sum::<u64>();
    let mut found: Vec<Cause> = Cause::ALL.iter().copied().filter(|c| total(*c) > 0).collect();
    found.sort_by_key(|c| (std::cmp::Reverse(total(*c)), c.as_str()));
    if found.is_empty() {
        return section("errors", "Error classes", "No claim is wrong.", "");
    }
    let most = report.systems.iter().flat_map(|s| s.errors.values()).copied().max().unwrap_or(0);
    let row = |cause: &Cause| {
        let name = format!("<code>{}</code><small>{}</small>", cause.as_str(), escape(cause.rule()));
        let cells = report.systems.iter().map(|system| match count(system, *cause) {
            0 => Cell::Markup("<span class=\"zero\">0</span>".to_owned()),
            n => {
                let to = [("system", system.name.as_str()), ("class", cause.as_str())];
                Cell::Markup(link(&to, &format!("<span class=\"measure\">{n} {}</span>", chart::bar(n, most))))
            }
        });
        std::iter::once(Cell::Markup(name)).chain(cells).collect()
    };
    let head = std::iter::once("class".to_owned()).chain(report.systems.iter().map(|s| s.name.clone())).collect();
    let caption = "Wrong claims by error class".to_owned();
    let table = Table { caption, head, rows: found.iter().map(row).collect() };
    let lead = "Each wrong claim has one class, by a written rule. A number leads to its claims.";
    section("errors", "Error classes", lead, &table.html())
}

/// What each system's own certainty is worth.
pub fn confidence(report: &Report) -> String {
    let stated: Vec<_> = report.systems.iter().filter_map(|s| Some((s, s.confidence.as_ref()?))).collect();
    if stated.is_empty() {
        return String::new();
    }
    let tables: String = stated.iter().map(|(system, c)| calibration(&system.name, c)).collect();
    let lead = "A prediction is right when its claim is. In a calibrated system the share of right predictions \
                is the confidence that it states.";
    section("confidence", "Confidence", lead, &tables)
}

fn calibration(system: &str, confidence: &ConfidenceReport) -> String {
    let tenth = |i: usize| format!("{:.1} to {:.1}", i as f64 / 10.0, (i + 1) as f64 / 10.0);
    let row = |(i, bin): (usize, &BinReport)| {
        let right = crate::score::ratio(bin.right as f64, bin.predictions as f64);
        vec![
            Cell::Text(tenth(i)),
            Cell::Number(bin.predictions.to_string()),
            Cell::Number(number(bin.mean_confidence)),
            Cell::Number(number(right)),
            Cell::Markup(chart::point(right, bin.mean_confidence.zip(right).map(|(a, b)| [a.min(b), a.max(b)]))),
        ]
    };
    let rows = confidence.bins.iter().enumerate().filter(|(_, b)| b.predictions > 0).map(row).collect();
    let head = ["stated", "predictions", "mean", "right", ""].map(str::to_owned).to_vec();
    let caption = format!(
        "{system}: average precision {}, calibration error {:.3}, {} predictions",
        number(confidence.average_precision),
        confidence.calibration_error,
        confidence.predictions
    );
    Table { caption, head, rows }.html()
}

/// Markup that leads to the claims for which the filters have these values.
fn link(filters: &[(&str, &str)], markup: &str) -> String {
    let query: Vec<String> = filters.iter().map(|(name, value)| format!("{name}={}", fragment(value))).collect();
    format!("<a href=\"#?{}\">{markup}</a>", query.join("&amp;"))
}

/// A table whose first line is its head and whose first column is words.
pub fn plain(caption: &str, rows: &[Vec<String>]) -> String {
    let numeric = |cell: &String| cell == "–" || cell.parse::<f64>().is_ok();
    let cell = |c: &String| if numeric(c) { Cell::Number(c.clone()) } else { Cell::Text(c.clone()) };
    let (head, rows) = rows.split_first().map_or((Vec::new(), &[][..]), |(head, rows)| (head.clone(), rows));
    Table { caption: caption.to_owned(), head, rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect() }
        .html()
}
