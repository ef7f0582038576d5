//! What waits for review, as Markdown that a pull request can show.
//!
//! In: pending results, floors that are broken, what is gone. Out: a table of headlines, then the claims that broke, were fixed or changed class, each in
//! its sentence with the figure in bold. Long lists are cut, with the number of what is left out.

use std::fmt::Write;

use super::compare::{Change, ClaimChange, Comparison, Review};
use super::facts::Wrong;
use super::floors::Broken;
use super::line::hidden;
use super::numbers::{FieldChange, MIN_REGRESSION};
use super::store::Pending;
use super::text::Snapshot;

/// Claims shown of each kind of change: a pull request's comment has an upper limit.
const SHOWN: usize = 20;
/// The kinds of change that are told; a claim that is as wrong as before is none of them.
const TOLD: [Change; 5] = [Change::Broken, Change::New, Change::Fixed, Change::Gone, Change::Class];

/// What a summary tells.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told<'a> {
    pub pending: &'a [Pending],
    /// Floors that a result breaks, by its name, whether it waits or not.
    pub broken: &'a [(String, Broken)],
    /// What else is to be decided on, a line each: what is gone, floors of nothing.
    pub notes: &'a [String],
    /// The results were only looked at: nothing waits.
    pub checked: bool,
    /// What to do now, as Markdown.
    pub advice: &'a str,
}

/// The summary; empty where there is nothing to tell.
pub fn markdown(told: &Told<'_>) -> String {
    let mut out = String::new();
    let Told { pending, broken, notes, checked, advice } = *told;
    if pending.is_empty() && broken.is_empty() && notes.is_empty() {
        return out;
    }
    // Writing to a string does not fail.
    let _ = writeln!(out, "### {}\n", title(pending.len(), broken.len(), checked));
    if !pending.is_empty() {
        table(&mut out, pending);
    }
    if !broken.is_empty() {
        out.push_str(if pending.is_empty() { "" } else { "\n" });
        for (name, broken) in broken {
            let (name, found) = (escape(name), escape(&broken.found()));
            let _ = writeln!(out, "- **below its floor**: {name}: {found}; expected {}", broken.expected());
        }
    }
    if !notes.is_empty() {
        out.push_str(if pending.is_empty() && broken.is_empty() { "" } else { "\n" });
        for note in notes {
            let _ = writeln!(out, "- {}", escape(note));
        }
    }
    for one in pending {
        if let Comparison::Comparable(review) = &one.comparison {
            numbers(&mut out, &one.name, review);
            claims(&mut out, &one.name, review);
        }
    }
    if !advice.is_empty() {
        let _ = writeln!(out, "\n{advice}");
    }
    out
}

fn title(pending: usize, broken: usize, checked: bool) -> String {
    match (pending, broken, checked) {
        (0, 0, _) => "No snapshot waits for review".to_owned(),
        (0, 1, _) => "1 number is below its floor".to_owned(),
        (0, many, _) => format!("{many} numbers are below their floors"),
        (1, _, true) => "1 result differs from what was accepted".to_owned(),
        (many, _, true) => format!("{many} results differ from what was accepted"),
        (1, _, false) => "1 snapshot waits for review".to_owned(),
        (many, _, false) => format!("{many} snapshots wait for review"),
    }
}

fn table(out: &mut String, pending: &[Pending]) {
    out.push_str(
        "| snapshot | claim F1 | broken | new | fixed | gone | changed class |\n|---|---|---:|---:|---:|---:|---:|\n",
    );
    for one in pending {
        let headline = headline(one);
        let counts = match &one.comparison {
            Comparison::Comparable(review) => TOLD.map(|change| review.count(change).to_string()),
            _ => ["–"; TOLD.len()].map(str::to_owned),
        };
        let _ = writeln!(out, "| {} | {headline} | {} |", escape(&one.name), counts.join(" | "));
    }
}

/// The headline of a result: old and new claim F1, or why there is nothing to compare.
pub fn headline(pending: &Pending) -> String {
    let new = claim_f1(&pending.new).unwrap_or("–");
    match &pending.comparison {
        Comparison::First => format!("{new} (first result)"),
        Comparison::Incomparable(differences) => {
            let what: Vec<&str> = differences.iter().map(|d| d.what).collect();
            format!("{new} (not comparable: another {})", what.join(" and another "))
        }
        Comparison::Comparable(_) => {
            let old = pending.old.as_ref().and_then(claim_f1).unwrap_or("–");
            if old == new { new.to_owned() } else { format!("{old} → {new}") }
        }
    }
}

/// The claim F1 as the snapshot prints it.
pub fn claim_f1(snapshot: &Snapshot) -> Option<&str> {
    snapshot.fact(&["fields", "claim"]).and_then(|line| line.value("f1"))
}

/// The fields whose F1 moved; what is worse beyond chance in bold.
fn numbers(out: &mut String, name: &str, review: &Review) {
    let moved: Vec<&FieldChange> = review.fields.iter().filter(|change| change.moved()).collect();
    if moved.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{}: F1 by field\n", escape(name));
    out.push_str("| field | was | is | change | 95% interval | p |\n|---|---:|---:|---:|---:|---:|\n");
    for change in moved {
        let word = |side: &Option<String>| side.clone().unwrap_or_else(|| "–".to_owned());
        let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
        let difference = or_dash(change.paired.difference.map(|difference| format!("{difference:+.4}")));
        let interval = or_dash(change.paired.interval.map(|[low, high]| format!("{low:+.4} to {high:+.4}")));
        let p = or_dash(change.paired.p.map(|p| format!("{p:.4}")));
        let bold = if change.is_regression(MIN_REGRESSION) { "**" } else { "" };
        let (field, old, new) = (change.field.as_str(), word(&change.old), word(&change.new));
        let _ = writeln!(out, "| {bold}{field}{bold} | {old} | {new} | {bold}{difference}{bold} | {interval} | {p} |");
    }
}

fn claims(out: &mut String, name: &str, review: &Review) {
    for change in TOLD {
        let count = review.count(change);
        if count == 0 {
            continue;
        }
        let _ = writeln!(out, "\n<details><summary>{}: {count} {}</summary>\n", escape(name), change.as_str());
        for claim in review.claims.iter().filter(|claim| claim.change == change).take(SHOWN) {
            item(out, claim);
        }
        if count > SHOWN {
            let _ = writeln!(out, "- … and {} more", count - SHOWN);
        }
        out.push_str("\n</details>\n");
    }
}

fn item(out: &mut String, change: &ClaimChange) {
    let Some(wrong) = change.shown() else { return };
    let class = match (&change.old, &change.new) {
        (Some(old), Some(new)) if old.class != new.class => format!("{} → {}", old.class, new.class),
        _ => wrong.class.clone(),
    };
    let _ = writeln!(out, "- **{}** in {}: {}", escape(&class), escape(&wrong.article), in_sentence(wrong));
    for fault in &wrong.faults {
        if fault.reading.gold.is_some() || fault.reading.got.is_some() {
            let said = |side: &Option<String>| side.as_deref().map_or_else(|| "nothing".to_owned(), escape);
            let (gold, got) = (said(&fault.reading.gold), said(&fault.reading.got));
            let _ = writeln!(out, "  - {}: gold {gold}, got {got}", escape(&fault.field));
        }
    }
}

/// The sentence with the figure in bold, or the figure alone.
fn in_sentence(wrong: &Wrong) -> String {
    let alone = || format!("**{}**", escape(&wrong.figure));
    let Some(sentence) = &wrong.sentence else { return alone() };
    let Some(mark) = wrong.marks.iter().find(|mark| mark.name == "figure") else { return escape(sentence) };
    let part =
        |from: usize, to: usize| escape(&sentence.chars().skip(from).take(to.saturating_sub(from)).collect::<String>());
    let (start, end) = (mark.start as usize, mark.end as usize);
    format!("{}**{}**{}", part(0, start), part(start, end), part(end, usize::MAX))
}

/// Text that Markdown shows as it stands, on one line.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '@' | '$' => out.extend(['\\', c]),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c if hidden(c) => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
