//! Wrong claims one a line, for somebody who tunes a system: `grep`, `cut` and `sort` do the rest.
//!
//! In: an evaluation, and which field or class is asked for. Out: lines with tabs between the class, the place, the system,
//! gold's side, the system's side, and the sentence with the figure between brackets. Sorted by class, then by place.

use super::wrong;
use crate::score::{Cause, Evaluation, Field, Row};

/// The wrong claims of every system.
pub fn errors(evaluation: &Evaluation, field: Option<Field>, cause: Option<Cause>) -> String {
    let asked = |row: &Row| {
        row.outcome.cause.is_some()
            && field.is_none_or(|f| row.outcome.verdict(f).is_wrong())
            && cause.is_none_or(|c| row.outcome.cause == Some(c))
    };
    let mut lines = Vec::new();
    for system in &evaluation.systems {
        for row in evaluation.rows(system).filter(asked) {
            lines.push((row.outcome.cause.map_or("", Cause::as_str), line(&row, &system.name)));
        }
    }
    // Rows come by article and place: the order within a class.
    lines.sort_by_key(|(class, _)| *class);
    lines.into_iter().map(|(_, line)| line).collect()
}

fn line(row: &Row, system: &str) -> String {
    let place = row.leading().and_then(|claim| claim.place());
    let place = place.map_or_else(|| "–".to_owned(), |(start, end)| format!("{start}-{end}"));
    let marked = wrong::sentence(row);
    let cells = [
        row.outcome.cause.map_or("", Cause::as_str).to_owned(),
        format!("{}:{place}", row.article_id),
        system.to_owned(),
        format!("gold: {}", wrong::said(row, row.gold)),
        format!("system: {}", wrong::said(row, row.prediction)),
        format!("{}[{}]{}", marked.before, marked.figure, marked.after),
    ];
    cells.map(|cell| cell.replace(char::is_control, " ")).join("\t") + "\n"
}
