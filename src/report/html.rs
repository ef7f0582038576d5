//! `report.html`: one page that needs no network, no script, and lets none in.
//!
//! In: a report, and the evaluation for the wrong claims in their sentences. Out: HTML in which every string of a
//! user's file is escaped, under a content policy that allows nothing but the page's own style sheet, by its hash.

use sha2::{Digest, Sha256};

use super::markdown::{SHOWN, causes, comparisons, schemes, slices};
use super::record::{Report, SystemReport};
use super::text::{fields, notes, overview};
use super::wrong;
use crate::score::{Cause, Evaluation, Field, Row, SystemEvaluation};

const STYLE: &str = include_str!("report.css");

/// The report as one page.
pub fn html(report: &Report, evaluation: &Evaluation) -> String {
    let policy = format!("default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'", hash(STYLE));
    let gold = &report.gold;
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>claimbench: scores</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>Scores</h1>\n\
         <p>{} gold claims in {} articles.</p>\n",
        gold.claims, gold.articles
    );
    out += &format!("<p class=\"signature\"><code>{}</code></p>\n", escape(&report.signature));
    if report.systems.len() > 1 {
        out += &format!("<h2>F1 by system</h2>\n{}", table(&overview(report), 1));
    }
    if !report.comparisons.is_empty() {
        out += "<h2>Differences</h2>\n<p>F1 of a minus F1 of b; intervals by paired bootstrap over articles, p by paired \
                permutation over articles, two-sided, with Holm's correction over the table.</p>\n";
        out += &table(&comparisons(&report.comparisons), 3);
    }
    for (system, scored) in report.systems.iter().zip(&evaluation.systems) {
        out += &section(system, scored, evaluation);
    }
    out + "</body>\n</html>\n"
}

fn section(system: &SystemReport, scored: &SystemEvaluation, evaluation: &Evaluation) -> String {
    let mut out =
        format!("<section>\n<h2>{}</h2>\n{}{}", escape(&system.name), bars(system), table(&fields(system), 1));
    let notes = notes(system);
    if !notes.is_empty() {
        let items: String = notes.iter().map(|n| format!("<li>{}</li>\n", escape(n))).collect();
        out += &format!("<ul>\n{items}</ul>\n");
    }
    out += &details("Spans alone (SemEval-2013)", &table(&schemes(system), 1));
    out += &details("Slices (F1)", &table(&slices(system), 2));
    out += &details("Wrong by cause", &table(&causes(system), 1));
    let wrong: Vec<Row> = evaluation.rows(scored).filter(|r| r.outcome.cause.is_some()).collect();
    let items: String = wrong.iter().take(SHOWN).map(claim).collect();
    let title = format!("Wrong claims ({} of {})", wrong.len().min(SHOWN), wrong.len());
    out + &details(&title, &format!("<ol>\n{items}</ol>\n")) + "</section>\n"
}

fn claim(row: &Row) -> String {
    let marked = wrong::sentence(row);
    format!(
        "<li><b>{}</b> <span class=\"article\">{}</span><br><span class=\"sentence\">{}<mark>{}</mark>{}</span><br>\
         gold: {}; system: {}</li>\n",
        row.outcome.cause.map_or("", Cause::as_str),
        escape(row.article_id),
        escape(&marked.before),
        escape(&marked.figure),
        escape(&marked.after),
        escape(&wrong::said(row, row.gold)),
        escape(&wrong::said(row, row.prediction)),
    )
}

/// F1 of each field as a bar, its interval as a line across the end.
fn bars(system: &SystemReport) -> String {
    let (row, left, width) = (22, 100, 400.0);
    let at = |ratio: f64| f64::from(left) + ratio * width;
    let mut out = String::new();
    for (i, field) in Field::ALL.into_iter().enumerate() {
        let y = i * row;
        out += &format!("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>", left - 8, y + 15, field.as_str());
        let Some(report) = system.fields.get(field.as_str()) else { continue };
        if let Some(f1) = report.f1 {
            out += &format!("<rect x=\"{left}\" y=\"{}\" width=\"{:.1}\" height=\"14\"/>", y + 4, f1 * width);
        }
        if let Some([low, high]) = report.interval {
            out += &format!("<path d=\"M{:.1} {mid}H{:.1}\"/>", at(low), at(high), mid = y + 11);
        }
        out += "\n";
    }
    let height = Field::COUNT * row;
    format!("<svg viewBox=\"0 0 520 {height}\" role=\"img\" aria-label=\"F1 by field\">\n{out}</svg>\n")
}

fn details(title: &str, body: &str) -> String {
    format!("<details>\n<summary>{}</summary>\n{body}</details>\n", escape(title))
}

fn table(rows: &[Vec<String>], left: usize) -> String {
    let mut out = String::from("<table>\n");
    for (i, row) in rows.iter().enumerate() {
        let tag = if i == 0 { "th" } else { "td" };
        let cells = row.iter().enumerate().map(|(c, cell)| {
            let class = if c < left { "" } else { " class=\"n\"" };
            format!("<{tag}{class}>{}</{tag}>", escape(cell))
        });
        out += &format!("<tr>{}</tr>\n", cells.collect::<String>());
    }
    out + "</table>\n"
}

/// Text that can neither open a tag nor leave an attribute.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            '\'' => safe += "&#39;",
            c => safe.push(c),
        }
    }
    safe
}

/// SHA-256 in base64, as a content policy names a style sheet.
fn hash(style: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut base64 = String::new();
    for chunk in Sha256::digest(style.as_bytes()).chunks(3) {
        let byte = |i: usize| u32::from(chunk.get(i).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * i) & 63) as usize];
            base64.push(if i > chunk.len() { '=' } else { char::from(digit) });
        }
    }
    base64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_a_policy_is_the_published_one() {
        // SHA-256 of "abc" (FIPS 180-2) in base64.
        assert_eq!(hash("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn a_string_stays_a_string() {
        assert_eq!(escape("<script>'\"&"), "&lt;script&gt;&#39;&quot;&amp;");
    }
}
