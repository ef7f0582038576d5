//! What is taken for what: modifiers and attribution types as matrices, unit codes as a list.
//!
//! In: a report. Out: a section of the page. Rows are gold, columns the system; agreement lies on the diagonal.

use super::super::record::{Report, SystemReport};
use super::super::views::CellReport;
use super::escape::bdi;
use super::table::{Cell, Table, section};

pub fn confusion(report: &Report) -> String {
    let body: String = report.systems.iter().map(system).collect();
    let lead = "Pairs by what gold says (rows) and what the system says (columns).";
    section("confusion", "Confusion", lead, &body)
}

fn system(system: &SystemReport) -> String {
    let name = &system.name;
    let matrices = [("modifier", &system.confusion.modifier), ("attribution", &system.confusion.attribution)];
    let matrices = matrices.into_iter().filter(|(_, cells)| !cells.is_empty());
    let mut tables: String = matrices.map(|(field, cells)| matrix(&format!("{name}: {field}"), cells)).collect();
    if !system.confusion.unit_code.is_empty() {
        tables += &codes(&format!("{name}: unit codes taken for others"), &system.confusion.unit_code);
    }
    format!("<h3>{}</h3>\n<div class=\"side\">\n{tables}</div>\n", bdi(name))
}

fn matrix(caption: &str, cells: &[CellReport]) -> String {
    let mut words: Vec<&str> = cells.iter().flat_map(|c| [c.gold.as_str(), c.prediction.as_str()]).collect();
    words.sort_unstable();
    words.dedup();
    let pairs = |gold: &str, prediction: &str| {
        cells.iter().find(|c| c.gold == gold && c.prediction == prediction).map_or(0, |c| c.pairs)
    };
    let row = |gold: &&str| {
        let total: u64 = words.iter().map(|prediction| pairs(gold, prediction)).sum();
        let cell = |prediction: &&str| match pairs(gold, prediction) {
            0 => Cell::Toned("·".to_owned(), "zero"),
            n => Cell::Toned(n.to_string(), tone(gold == prediction, n, total)),
        };
        std::iter::once(Cell::Text((*gold).to_owned())).chain(words.iter().map(cell)).collect()
    };
    let head = std::iter::once("gold").chain(words.iter().copied()).map(str::to_owned).collect();
    Table { caption: caption.to_owned(), head, rows: words.iter().map(row).collect() }.html()
}

/// How loudly a cell speaks: by its share of its row.
fn tone(right: bool, pairs: u64, total: u64) -> &'static str {
    match (right, pairs * 10 / total.max(1)) {
        (true, 0..5) => "right faint",
        (true, _) => "right",
        (false, 0..1) => "wrong faint",
        (false, _) => "wrong",
    }
}

fn codes(caption: &str, cells: &[CellReport]) -> String {
    let row = |c: &CellReport| {
        vec![Cell::Text(c.gold.clone()), Cell::Text(c.prediction.clone()), Cell::Number(c.pairs.to_string())]
    };
    let head = ["gold", "system", "pairs"].map(str::to_owned).to_vec();
    Table { caption: caption.to_owned(), head, rows: cells.iter().map(row).collect() }.html()
}
