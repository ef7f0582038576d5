//! One entry of `CHANGES.md`, in Markdown.
//!
//! In: changes and the version that they make. Out: what a reader of the dataset wants to know of it: how many by
//! language, why this number, and the first claims and articles of each kind. No clock time, no host path.

use std::fmt::Write;

use super::history::rows;
use super::version::counted;
use super::{Change, Changes, ClaimName, Level, Proposal, Side, apart};
use crate::snapshot::summary::escape;

/// Lines of a list; a history is read by people, and `diff` prints the rest.
const LISTED: usize = 20;

/// The entry of the newer of two datasets.
pub fn entry(changes: &Changes, version: &str, proposal: &Proposal) -> String {
    let mut out = format!("## {version}\n\n");
    // Writing to a string never fails.
    let _ = body(&mut out, changes, proposal);
    out
}

/// The entry of a dataset that nothing went before.
pub fn first(side: &Side, version: &str) -> String {
    let (articles, claims) = (counted(side.articles as usize, "article"), counted(side.claims as usize, "claim"));
    format!("## {version}\n\n{claims} of {articles}.\n\n{}\n", rows(&side.content))
}

fn body(out: &mut String, changes: &Changes, proposal: &Proposal) -> std::fmt::Result {
    let Changes { articles, claims, links, facts, after, .. } = changes;
    let level = match proposal.level {
        Level::None => "No change of the rows",
        Level::Patch => "Patch",
        Level::Minor => "Minor",
        Level::Major => "Major",
    };
    writeln!(out, "{level}: {}.\n", proposal.because())?;
    writeln!(out, "| language | articles | added | removed | changed | claims | added | removed | changed |")?;
    writeln!(out, "|---|--:|--:|--:|--:|--:|--:|--:|--:|")?;
    for (language, count) in &changes.languages {
        let (a, c) = (count.articles, count.claims);
        writeln!(
            out,
            "| {language} | {} | {} | {} | {} | {} | {} | {} | {} |",
            a.after, a.added, a.removed, a.changed, c.after, c.added, c.removed, c.changed
        )?;
    }
    writeln!(out, "\n{}", rows(&after.content))?;
    let article = |a: &super::ArticleName| match &a.title {
        Some(title) => format!("{}: {}", code(&a.article_id), escape(&plain(title))),
        None => code(&a.article_id),
    };
    list(out, "Articles added", &articles.added, article)?;
    list(out, "Articles removed", &articles.removed, article)?;
    list(out, "Articles changed", &articles.changed, |a| {
        let text = a.text.then(|| "another text".to_owned());
        let fields: Vec<String> = text.into_iter().chain(a.fields.iter().map(field)).collect();
        format!("{}: {}", code(&a.article_id), fields.join("; "))
    })?;
    let claim =
        |c: &&ClaimName| format!("{}: {} in “{}”", code(&c.claim_id), code(&c.figure), escape(&plain(&c.sentence)));
    // Claims that came or went with their article are told by it.
    list(out, "Claims added", &apart(&claims.added, &articles.added).0, claim)?;
    list(out, "Claims removed", &apart(&claims.removed, &articles.removed).0, claim)?;
    list(out, "Claims changed", &claims.changed, |c| {
        let was = c.was.as_ref().map(|was| format!(" (was {})", code(was))).unwrap_or_default();
        let fields: Vec<String> = c.fields.iter().map(field).collect();
        format!("{}{was}, {}: {}", code(&c.claim.claim_id), code(&c.claim.figure), fields.join("; "))
    })?;
    if !claims.moved.is_empty() {
        writeln!(out, "\n{} moved with their text and say the same.", counted(claims.moved.len(), "claim"))?;
    }
    let link = |l: &super::LinkName| {
        let claims: Vec<String> = l.claims.iter().map(|claim| code(claim)).collect();
        format!("{} ({}): {}", code(&l.link_id), l.kind, claims.join(", "))
    };
    list(out, "Links added", &links.added, link)?;
    list(out, "Links removed", &links.removed, link)?;
    list(out, "Links changed", &links.changed, link)?;
    list(out, "The build", facts, field)
}

fn list<T>(out: &mut String, title: &str, items: &[T], line: impl Fn(&T) -> String) -> std::fmt::Result {
    if items.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n### {title}\n")?;
    items.iter().take(LISTED).try_for_each(|item| writeln!(out, "- {}", line(item)))?;
    match items.len().saturating_sub(LISTED) {
        0 => Ok(()),
        more => writeln!(out, "- and {more} more, which `claimbench diff` of the two versions lists"),
    }
}

fn field(change: &Change) -> String {
    format!("{} {} → {}", code(&change.field), code(&change.before.to_string()), code(&change.after.to_string()))
}

/// Text that Markdown shows as it is. A fence is longer than any run of backticks inside.
fn code(text: &str) -> String {
    let text = plain(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// On one line.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
