//! `report.html`: one page that opens without a network and lets nothing in.
//!
//! In: a report, and the evaluation for the articles and claims behind it. Out: HTML with its style, its script and
//! its data inside. Every string of a user's file is escaped or is JSON in an element that no browser executes; a
//! content policy allows the page's own script and style by their digests and nothing else; the script builds text
//! nodes, never markup. Tables and charts stand in the page itself; articles are built when somebody looks at them.

mod board;
mod breakdown;
mod chart;
mod confusion;
mod data;
mod escape;
mod table;

use super::record::Report;
use crate::score::Evaluation;
use escape::{digest, escape};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = concat!(
    "(() => {\n'use strict';\n",
    include_str!("data.js"),
    include_str!("article.js"),
    include_str!("inspector.js"),
    include_str!("page.js"),
    "})();\n"
);
/// The part of the page that the script fills.
const ARTICLES: &str = include_str!("articles.html");

/// The report as one page.
pub fn html(report: &Report, evaluation: &Evaluation) -> String {
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        digest(SCRIPT),
        digest(STYLE)
    );
    let sections = [
        board::leaderboard(report),
        board::comparisons(report),
        breakdown::fields(report),
        breakdown::slices(report),
        breakdown::errors(report),
        confusion::confusion(report),
        breakdown::confidence(report),
    ];
    let systems = match report.systems.len() {
        1 => "1 system".to_owned(),
        n => format!("{n} systems"),
    };
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>claimbench: scores</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#articles\">Skip to the articles</a>\n\
         <header>\n<h1>Scores</h1>\n<p>{} gold claims in {} articles, {systems}</p>\n\
         <nav aria-label=\"Sections\">{}</nav>\n</header>\n\
         <main>\n{}{ARTICLES}</main>\n\
         <footer><p>All that these numbers depend on: <code>{}</code></p></footer>\n",
        report.gold.claims,
        report.gold.articles,
        navigation(&sections),
        sections.concat(),
        escape(&report.signature),
    );
    data::elements(&mut page, evaluation);
    for part in ["<script>", SCRIPT, "</script>\n</body>\n</html>\n"] {
        page.push_str(part);
    }
    page
}

/// Links to the sections that the page has.
fn navigation(sections: &[String]) -> String {
    let names = [
        ("leaderboard", "Leaderboard"),
        ("comparisons", "Comparisons"),
        ("fields", "Fields"),
        ("slices", "Slices"),
        ("errors", "Error classes"),
        ("confusion", "Confusion"),
        ("confidence", "Confidence"),
    ];
    let stands = |id: &str| sections.iter().any(|s| s.starts_with(&format!("<section id=\"{id}\"")));
    let links = names.into_iter().filter(|(id, _)| stands(id)).chain([("articles", "Articles")]);
    links.map(|(id, name)| format!("<a href=\"#{id}\">{name}</a>")).collect::<Vec<_>>().join(" ")
}
