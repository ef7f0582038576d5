//! Groups of linked claims, and sums, as tables.
//!
//! In: a dataset, perhaps the id of one link. Out: a line for each link, or one link member by member.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use claimbench::claim::{Modifier, Stance};
use claimbench::dataset::linked::{Linked, Member, linked};
use claimbench::error::{Error, Fault, Outcome, Result};
use claimbench::link::{LinkKind, Relation, View};
use claimbench::report::table::aligned;

use super::{Global, output};

/// Characters of a source's name in a table.
const SOURCE: usize = 32;

pub fn run(dataset: &Path, id: Option<&str>, limit: usize, json: bool, global: &Global) -> Result<ExitCode> {
    let found = linked(dataset, id.unwrap_or_default())?;
    if let Some(id) = id
        && found.len() != 1
    {
        let (what, expected) = match found.len() {
            0 => (format!("no link {id:?}"), "the id of a group or of a sum, or its beginning".to_owned()),
            n => (format!("{n} links begin with {id:?}"), "more of the id".to_owned()),
        };
        let fault = Fault::new(what).at(dataset).expected(expected);
        return Err(Error::new(Outcome::Input, vec![fault.hint("claimbench show DATASET --groups lists them")]));
    }
    let limit = if limit == 0 { usize::MAX } else { limit };
    let shown = &found[..found.len().min(limit)];
    output::stdout(|out| {
        if json {
            return shown.iter().try_for_each(|link| writeln!(out, "{}", serde_json::to_string(link)?));
        }
        let lines = if id.is_some() { found.iter().flat_map(one).collect() } else { list(shown) };
        lines.iter().try_for_each(|line| writeln!(out, "{line}"))
    })?;
    if found.is_empty() {
        output::message(global, "no claims are linked: articles need a date or an event to meet");
    } else if shown.len() < found.len() {
        output::message(global, &format!("{} of {} links; --limit 0 shows them all", shown.len(), found.len()));
    }
    Ok(ExitCode::SUCCESS)
}

/// A line for each link.
fn list(links: &[Linked]) -> Vec<String> {
    let mut rows = vec![
        ["link", "what", "articles", "claims", "since", "low", "best", "high", "names"].map(str::to_owned).to_vec(),
    ];
    rows.extend(links.iter().map(|link| {
        let mut articles: Vec<&str> = link.members.iter().map(|m| m.article_id.as_str()).collect();
        articles.dedup();
        articles.sort_unstable();
        articles.dedup();
        let what = match link.kind {
            LinkKind::Event => about(link),
            _ => said(link),
        };
        let view = |view| view_of(link, view).map_or_else(String::new, |m| m.figure.text.clone());
        vec![
            link.link_id.clone(),
            what,
            articles.len().to_string(),
            link.members.len().to_string(),
            link.members.first().and_then(|m| m.published.clone()).unwrap_or_default(),
            view(View::Low),
            view(View::Best),
            view(View::High),
            if link.kind == LinkKind::Event { link.names.join(" ") } else { articles.join(" ") },
        ]
    }));
    if links.is_empty() { Vec::new() } else { aligned(&rows, 9) }
}

/// One link with its members.
fn one(link: &Linked) -> Vec<String> {
    let mut lines = vec![match link.kind {
        LinkKind::Event => format!("{}  {}  {}", link.link_id, about(link), link.names.join(" ")).trim_end().to_owned(),
        _ => format!("{}  {}", link.link_id, said(link)),
    }];
    for (view, name) in [(View::Low, "low"), (View::Best, "best"), (View::High, "high")] {
        if let Some(member) = view_of(link, view) {
            lines.push(format!("  {name:<5} {}", whose(member)));
        }
    }
    let article = |id: &str| id.rsplit_once(':').map_or(id, |(article, _)| article).to_owned();
    let mut rows = vec![
        ["published", "language", "outlet", "article", "source", "figure", "relation"].map(str::to_owned).to_vec(),
    ];
    rows.extend(link.members.iter().map(|member| {
        let relation = match (&member.to, link.kind) {
            (Some(to), LinkKind::Event) => format!("{} {}", joined(member.relation), article(to)),
            _ => member.relation.to_string(),
        };
        vec![
            member.published.clone().unwrap_or_default(),
            member.language.clone(),
            member.outlet.clone().unwrap_or_default(),
            member.article_id.clone(),
            source(member),
            figure(member),
            relation,
        ]
    }));
    lines.push(String::new());
    lines.extend(aligned(&rows, 7).into_iter().map(|line| format!("  {line}")));
    lines
}

fn about(link: &Linked) -> String {
    [&link.unit, &link.property].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ")
}

/// `501 + 807 + 39 = 1347`.
fn said(link: &Linked) -> String {
    let values = |relation| link.members.iter().filter(move |m| m.relation == relation).filter_map(|m| m.figure.value);
    let parts: Vec<String> = values(Relation::Part).map(|v| v.to_string()).collect();
    let total = values(Relation::Total).next().unwrap_or_default();
    match link.kind {
        LinkKind::WrongSum => {
            let sum: f64 = values(Relation::Part).sum();
            format!("{} = {sum}, not {total}", parts.join(" + "))
        }
        _ => format!("{} = {total}", parts.join(" + ")),
    }
}

fn view_of(link: &Linked, view: View) -> Option<&Member> {
    link.members.iter().find(|m| m.views.contains(&view))
}

fn whose(member: &Member) -> String {
    let source = source(member);
    let source = if source.is_empty() { member.article_id.clone() } else { format!("{source}, {}", member.article_id) };
    format!("{}  ({source})", member.figure.text)
}

fn source(member: &Member) -> String {
    let name = member.source.clone().unwrap_or_default();
    match name.chars().count() > SOURCE {
        true => name.chars().take(SOURCE - 1).chain(['…']).collect(),
        false => name,
    }
}

/// The figure with what qualifies it, and the noun that the text counts.
fn figure(member: &Member) -> String {
    let mut words = vec![member.figure.text.clone()];
    words.extend(member.counted.clone().filter(|noun| *noun != member.figure.text));
    let modifier = member.figure.modifier;
    let stance = member.stance;
    let mut notes = Vec::new();
    if !matches!(modifier, Modifier::Exact | Modifier::Vague | Modifier::Range) {
        notes.push(modifier.to_string());
    }
    if stance != Stance::Asserted {
        notes.push(stance.to_string());
    }
    if !notes.is_empty() {
        words.push(format!("({})", notes.join(", ")));
    }
    words.join(" ")
}

fn joined(relation: Relation) -> &'static str {
    match relation {
        Relation::Agrees => "agrees with",
        Relation::Conflicts => "conflicts with",
        Relation::Updates => "updates",
        Relation::Repeats => "repeats",
        Relation::First => "first",
        Relation::Total => "total",
        Relation::Part => "part",
    }
}
