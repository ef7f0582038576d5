//! brat standoff.
//!
//! In: graphs. Out: `.ann` lines for a `.txt` of the same name, and graphs again. Spans are text-bound annotations, links
//! are relations, attributes stand in notes (`key=value`, one a line break of the note): brat's own attributes hold only
//! closed sets. A span over a line break is written in fragments, as brat demands.

use std::collections::BTreeMap;

use super::graph::{Graph, Link, Node, Role};
use super::units::{Fitted, OffsetUnit, Places, Said};
use crate::error::Fault;

/// The `.ann` file of an article.
pub fn write(graph: &Graph) -> String {
    let chars: Vec<char> = graph.text.chars().collect();
    let mut out = String::new();
    for (i, node) in graph.nodes.iter().enumerate() {
        let fragments: Vec<String> = fragments(&chars, node).iter().map(|(a, b)| format!("{a} {b}")).collect();
        let text = node.text.replace(['\n', '\r'], " ");
        out += &format!("T{}\t{} {}\t{text}\n", i + 1, label(node.role), fragments.join(";"));
    }
    for (i, link) in graph.links.iter().enumerate() {
        let role = graph.nodes.get(link.to).map_or(Role::Figure, |node| node.role);
        out += &format!("R{}\thas_{} Arg1:T{} Arg2:T{}\n", i + 1, role.as_str(), link.figure + 1, link.to + 1);
    }
    for (i, node) in graph.nodes.iter().enumerate().filter(|(_, node)| !node.attributes.is_empty()) {
        let notes: Vec<String> =
            node.attributes.iter().map(|(key, value)| format!("{key}={}", escaped(value))).collect();
        out += &format!("#{}\tAnnotatorNotes T{}\t{}\n", i + 1, i + 1, notes.join("; "));
    }
    out
}

/// `annotation.conf`: what annotators may mark and link.
pub fn configuration() -> String {
    let spans: String = Role::ALL.iter().map(|role| format!("{}\n", label(*role))).collect();
    let links = Role::ALL.iter().filter(|role| **role != Role::Figure);
    let links: String =
        links.map(|role| format!("has_{}\tArg1:Figure, Arg2:{}\n", role.as_str(), label(*role))).collect();
    format!("[entities]\n{spans}\n[relations]\n{links}\n[events]\n\n[attributes]\n")
}

/// Reads an `.ann` file. Lines may come in any order; annotations that are none of ours are told. With `lossy`, a span
/// with a gap is taken from its start to its end.
pub fn read(article_id: &str, text: &str, ann: &str, lossy: bool) -> Result<Graph, Vec<Fault>> {
    let places = Places::new(text);
    let mut faults = Vec::new();
    let mut spans: BTreeMap<&str, (usize, Role, Said)> = BTreeMap::new();
    let (mut relations, mut notes) = (Vec::new(), Vec::new());
    for (number, line) in ann.lines().enumerate().map(|(i, line)| (i + 1, line)) {
        let read = match line.chars().next() {
            Some('T') => span(line, text, lossy).map(|(id, role, said)| drop(spans.insert(id, (number, role, said)))),
            Some('R') => relation(line).map(|(from, to)| relations.push((number, from, to))),
            Some('#') => {
                let mut parts = line.splitn(3, '\t').skip(1);
                let (head, note) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
                notes.extend(head.strip_prefix("AnnotatorNotes ").map(|id| (number, id.trim(), note)));
                Ok(())
            }
            None => Ok(()),
            _ => Err(Fault::new(format!("{line:?}")).expected("a span (T), a relation (R) or a note (#)")),
        };
        faults.extend(read.err().map(|fault| fault.line(number)));
    }
    let said: Vec<Said> = spans.values().map(|(_, _, said)| said.clone()).collect();
    let unit = match places.unit(&said, OffsetUnit::CodePoint) {
        Ok(unit) => unit,
        Err(wrong) => {
            faults.extend(wrong);
            return Err(faults);
        }
    };
    let mut graph = Graph { article_id: article_id.to_owned(), text: text.to_owned(), ..Graph::default() };
    let mut order: Vec<(&str, usize)> = spans.iter().map(|(id, (number, ..))| (*id, *number)).collect();
    order.sort_by_key(|(_, number)| *number);
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, _) in order {
        let Some((_, role, said)) = spans.get(id) else { continue };
        let Some(Fitted { start, end, surface }) = places.fit(said, unit) else { continue };
        known.insert(id, graph.nodes.len());
        graph.nodes.push(Node { role: *role, start, end, text: surface.to_owned(), attributes: BTreeMap::new() });
    }
    for (number, id, note) in notes {
        match known.get(id) {
            None => faults.push(Fault::new(format!("a note on {id}, which is not there")).line(number)),
            Some(&node) => match attributes(note) {
                Ok(attributes) => graph.nodes[node].attributes = attributes,
                Err(fault) => faults.push(fault.line(number)),
            },
        }
    }
    for (number, from, to) in relations {
        match (known.get(from), known.get(to)) {
            (Some(&figure), Some(&to)) => graph.links.push(Link { figure, to }),
            _ => faults
                .push(Fault::new(format!("a relation from {from} to {to}, which are not both there")).line(number)),
        }
    }
    if faults.is_empty() { Ok(graph) } else { Err(faults) }
}

fn label(role: Role) -> &'static str {
    match role {
        Role::Figure => "Figure",
        Role::Unit => "Unit",
        Role::Property => "Property",
        Role::Source => "Source",
        Role::Cue => "Cue",
        Role::Relay => "Relay",
    }
}

/// The span's parts on each of its lines.
fn fragments(chars: &[char], node: &Node) -> Vec<(u32, u32)> {
    let mut parts = Vec::new();
    let mut start = None;
    for at in node.start..node.end {
        let is_break = chars.get(at as usize).is_some_and(|c| matches!(c, '\n' | '\r'));
        match (is_break, start) {
            (true, Some(from)) => {
                parts.push((from, at));
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    parts.extend(start.map(|from| (from, node.end)));
    parts
}

fn span<'l>(line: &'l str, text: &str, lossy: bool) -> Result<(&'l str, Role, Said), Fault> {
    let wrong = || Fault::new(format!("{line:?}")).expected("ID, tab, LABEL START END, tab, the words");
    let mut parts = line.splitn(3, '\t');
    let (Some(id), Some(middle), Some(surface)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(wrong());
    };
    let (label, ranges) = middle.split_once(' ').ok_or_else(wrong)?;
    let role = Role::parse(label)
        .ok_or_else(|| Fault::new(format!("the label {label:?}")).expected(Role::ALL.map(self::label).join(", ")))?;
    let mut ends = Vec::new();
    for range in ranges.split(';') {
        let (start, end) = range.split_once(' ').ok_or_else(wrong)?;
        ends.push((start.parse::<u64>().map_err(|_| wrong())?, end.parse::<u64>().map_err(|_| wrong())?));
    }
    let (Some(&(start, _)), Some(&(_, end))) = (ends.first(), ends.last()) else { return Err(wrong()) };
    // Fragments that part at white space alone are one span over a line break.
    let gap = |pair: &[(u64, u64)]| {
        let between = usize::try_from(pair[1].0.saturating_sub(pair[0].1)).unwrap_or_default();
        let from = usize::try_from(pair[0].1).unwrap_or(usize::MAX);
        !text.chars().skip(from).take(between).all(char::is_whitespace)
    };
    if ends.windows(2).any(gap) {
        if !lossy {
            let fault = Fault::new(format!("{id} is in pieces, with other words between"));
            return Err(fault.expected("a span in one piece").hint("--allow-lossy takes it from its start to its end"));
        }
        return Ok((id, role, Said { start, end, surface: None }));
    }
    Ok((id, role, Said { start, end, surface: Some(surface.to_owned()) }))
}

fn relation(line: &str) -> Result<(&str, &str), Fault> {
    let wrong = || Fault::new(format!("{line:?}")).expected("ID, tab, NAME Arg1:T1 Arg2:T2");
    let mut words = line.split('\t').nth(1).ok_or_else(wrong)?.split_whitespace().skip(1);
    let mut argument = |name: &str| words.next().and_then(|word| word.strip_prefix(name)).ok_or_else(wrong);
    Ok((argument("Arg1:")?, argument("Arg2:")?))
}

fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace(';', "\\;").replace('\n', "\\n").replace('\t', "\\t").replace('\r', "\\r")
}

fn attributes(note: &str) -> Result<BTreeMap<String, String>, Fault> {
    let mut parts = vec![String::new()];
    let mut chars = note.chars();
    while let Some(c) = chars.next() {
        let Some(last) = parts.last_mut() else { break };
        match c {
            '\\' => match chars.next() {
                Some('n') => last.push('\n'),
                Some('t') => last.push('\t'),
                Some('r') => last.push('\r'),
                Some(other) => last.push(other),
                None => last.push('\\'),
            },
            ';' => parts.push(String::new()),
            other => last.push(other),
        }
    }
    let parts = parts.iter().map(|part| part.strip_prefix(' ').unwrap_or(part)).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (key, value) = part
                .split_once('=')
                .ok_or_else(|| Fault::new(format!("the note {part:?}")).expected("key=value, parted by semicolons"))?;
            Ok((key.trim().to_owned(), value.to_owned()))
        })
        .collect()
}
