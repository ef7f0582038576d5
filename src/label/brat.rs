//! brat standoff.
//!
//! In: graphs. Out: `.ann` lines for a `.txt` of the same name, and graphs again. Spans are text-bound annotations, links
//! are relations, attributes stand in notes (`key=value`, one a line break of the note): brat's own attributes hold only
//! closed sets. A span over a line break is written in fragments, as brat demands.

use std::collections::BTreeMap;

use super::graph::{Graph, Link, Node, Role};
use super::units::{Fitted, OffsetUnit, Places, Said};
use crate::error::Fault;

const BREAKS: [char; 2] = ['\n', '\r'];

/// The `.ann` file of an article.
pub fn write(graph: &Graph) -> String {
    let chars: Vec<char> = graph.text.chars().collect();
    let mut out = String::new();
    for (i, node) in graph.nodes.iter().enumerate() {
        let fragments: Vec<String> = fragments(&chars, node).iter().map(|(a, b)| format!("{a} {b}")).collect();
        let text = node.text.replace(BREAKS, " ");
        out += &format!("T{}\t{} {}\t{text}\n", i + 1, node.role.title(), fragments.join(";"));
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

/// What brat cannot hold: spans that begin or end with a line break.
pub fn beyond(graph: &Graph) -> Vec<Fault> {
    let wrong = graph.nodes.iter().filter(|node| node.text.trim_matches(BREAKS) != node.text);
    let fault = |node: &Node| {
        Fault::new(format!(
            "the {} {:?} at {} of {:?} begins or ends with a line break",
            node.role.as_str(),
            node.text,
            node.start,
            graph.article_id
        ))
        .expected("a span that brat can hold")
    };
    wrong.map(fault).collect()
}

/// `annotation.conf`: what annotators may mark and link.
pub fn configuration() -> String {
    let spans: String = Role::ALL.iter().map(|role| format!("{}\n", role.title())).collect();
    let links = Role::ALL.iter().filter(|role| **role != Role::Figure);
    let links: String =
        links.map(|role| format!("has_{}\tArg1:Figure, Arg2:{}\n", role.as_str(), role.title())).collect();
    format!("[entities]\n{spans}\n[relations]\n{links}\n[events]\n\n[attributes]\n")
}

/// Reads an `.ann` file. Lines may come in any order; annotations that are none of ours are told. With `lossy`, a span
/// with a gap is taken from its start to its end.
pub fn read(article_id: &str, text: &str, ann: &str, lossy: bool) -> Result<Graph, Vec<Fault>> {
    let places = Places::new(text);
    let mut faults = Vec::new();
    let mut spans: BTreeMap<&str, Span> = BTreeMap::new();
    let (mut relations, mut notes) = (Vec::new(), Vec::new());
    for (number, line) in ann.lines().enumerate().map(|(i, line)| (i + 1, line)) {
        let read = match line.chars().next() {
            Some('T') => span(line).and_then(|(id, span)| match spans.insert(id, Span { line: number, ..span }) {
                None => Ok(()),
                Some(_) => Err(Fault::new(format!("a second {id}")).expected("an id a span")),
            }),
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
    // Spans in one piece tell the unit; those in pieces must fit it.
    let whole = |span: &Span| if let [_] = span.pieces.as_slice() { Some(span.said(0)) } else { None };
    let said: Vec<Said> = spans.values().filter_map(whole).collect();
    let unit = match places.unit(&said, OffsetUnit::CodePoint) {
        Ok(unit) => unit,
        Err(wrong) => {
            faults.extend(wrong);
            return Err(faults);
        }
    };
    let mut graph = Graph { article_id: article_id.to_owned(), text: text.to_owned(), ..Graph::default() };
    let mut order: Vec<(&str, &Span)> = spans.iter().map(|(id, span)| (*id, span)).collect();
    order.sort_by_key(|(_, span)| span.line);
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, span) in order {
        match span.fit(id, &places, unit, lossy) {
            Ok(Fitted { start, end, surface }) => {
                known.insert(id, graph.nodes.len());
                let text = surface.to_owned();
                graph.nodes.push(Node { role: span.role, start, end, text, attributes: BTreeMap::new() });
            }
            Err(fault) => faults.push(fault.line(span.line)),
        }
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

/// The span's parts on each of its lines.
fn fragments(chars: &[char], node: &Node) -> Vec<(u32, u32)> {
    let mut parts = Vec::new();
    let mut start = None;
    for at in node.start..node.end {
        let is_break = chars.get(at as usize).is_some_and(|c| BREAKS.contains(c));
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

/// A text-bound annotation.
struct Span<'l> {
    line: usize,
    role: Role,
    pieces: Vec<(u64, u64)>,
    surface: &'l str,
}

impl Span<'_> {
    fn said(&self, piece: usize) -> Said {
        let (start, end) = self.pieces.get(piece).copied().unwrap_or_default();
        let alone = self.pieces.len() == 1;
        Said { start, end, surface: alone.then(|| self.surface.to_owned()) }
    }

    /// The span from its first piece to its last. Pieces that part at white space alone are one span over a line break;
    /// with other words between they are one only where that may be.
    fn fit<'t>(&self, id: &str, places: &Places<'t>, unit: OffsetUnit, lossy: bool) -> Result<Fitted<'t>, Fault> {
        let nowhere = || Fault::new(format!("{id} {:?}", self.surface)).expected("the text's own words at its place");
        let fit = |said: &Said| places.fit(said, unit).ok_or_else(nowhere);
        if self.pieces.len() == 1 {
            return fit(&self.said(0));
        }
        let pieces = (0..self.pieces.len()).map(|i| fit(&self.said(i))).collect::<Result<Vec<_>, _>>()?;
        let words = pieces.iter().flat_map(|piece| piece.surface.split_whitespace());
        if !words.eq(self.surface.split_whitespace()) {
            return Err(nowhere());
        }
        let (Some((start, _)), Some((_, end))) = (self.pieces.first(), self.pieces.last()) else {
            return Err(nowhere());
        };
        let whole = fit(&Said { start: *start, end: *end, surface: None })?;
        if !lossy && !whole.surface.split_whitespace().eq(self.surface.split_whitespace()) {
            let fault = Fault::new(format!("{id} {:?} is in pieces, with other words between", self.surface));
            return Err(fault.expected("a span in one piece").hint("--allow-lossy takes it from its start to its end"));
        }
        Ok(whole)
    }
}

fn span(line: &str) -> Result<(&str, Span<'_>), Fault> {
    let wrong = || Fault::new(format!("{line:?}")).expected("ID, tab, LABEL START END, tab, the words");
    let mut parts = line.splitn(3, '\t');
    let (Some(id), Some(middle), Some(surface)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(wrong());
    };
    let (label, ranges) = middle.split_once(' ').ok_or_else(wrong)?;
    let role = Role::parse(label)
        .ok_or_else(|| Fault::new(format!("the label {label:?}")).expected(Role::ALL.map(Role::title).join(", ")))?;
    let range = |range: &str| {
        let (start, end) = range.split_once(' ').ok_or_else(wrong)?;
        Ok((start.parse().map_err(|_| wrong())?, end.parse().map_err(|_| wrong())?))
    };
    let pieces = ranges.split(';').map(range).collect::<Result<_, _>>()?;
    Ok((id, Span { line: 0, role, pieces, surface }))
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
