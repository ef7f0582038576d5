//! Other tools' files of labels.
//!
//! In: a dataset, or a tool's files. Out: files that the tool opens, or claims with every fault in its place. Nothing
//! is lost on the way that the format can hold; what it cannot is told, and refused unless it is allowed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::graph::Graph;
use super::{brat, doccano, inception, studio};
use crate::article::inputs::stem;
use crate::article::lines::{decode, lines};
use crate::claim::LabelStatus;
use crate::claim::prediction::Prediction;
use crate::claim::record::LabelRecord;
use crate::dataset::{Dataset, pretty};
use crate::error::{Error, Fault, Outcome, Result};
use crate::whole;

/// An annotation tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    LabelStudio,
    Brat,
    Doccano,
    Inception,
}

/// What was written.
#[derive(Debug, Default)]
pub struct Exported {
    pub articles: usize,
    pub claims: usize,
    /// What the format could not hold.
    pub lost: Vec<Fault>,
}

/// Writes a dataset's claims for a tool: a folder for brat and INCEpTION, a file for the others.
pub fn export(dataset: &Dataset, tool: Tool, out: &Path, lossy: bool) -> Result<Exported> {
    let graphs = graphs(dataset)?;
    let mut lost = Vec::new();
    let names = if matches!(tool, Tool::Brat | Tool::Inception) { names(&graphs, &mut lost)? } else { Vec::new() };
    if tool == Tool::Brat {
        lost.extend(graphs.iter().flat_map(brat::beyond));
    }
    if !lost.is_empty() && !lossy {
        let refused = lost.into_iter().map(|fault: Fault| fault.hint("--allow-lossy writes it as near as it can"));
        return Err(Error::new(Outcome::Input, refused.collect()));
    }
    let folder = || fs::create_dir_all(out).map_err(|e| Error::io("create the folder", out, &e));
    match tool {
        Tool::LabelStudio => {
            let tasks: Vec<Value> = graphs.iter().map(studio::task).collect();
            whole::bytes(out, pretty(&tasks).as_bytes())?;
        }
        Tool::Doccano => {
            let lines: String = graphs.iter().map(doccano::write).collect();
            whole::bytes(out, lines.as_bytes())?;
        }
        Tool::Brat => {
            folder()?;
            whole::bytes(&out.join("annotation.conf"), brat::configuration().as_bytes())?;
            for (graph, name) in graphs.iter().zip(&names) {
                whole::bytes(&out.join(format!("{name}.txt")), graph.text.as_bytes())?;
                whole::bytes(&out.join(format!("{name}.ann")), brat::write(graph).as_bytes())?;
            }
        }
        Tool::Inception => {
            folder()?;
            for (graph, name) in graphs.iter().zip(&names) {
                whole::bytes(&out.join(format!("{name}.json")), pretty(&inception::write(graph)).as_bytes())?;
            }
        }
    }
    Ok(Exported { articles: graphs.len(), claims: dataset.claims.len(), lost })
}

/// A graph for each article, also for those without a claim.
fn graphs(dataset: &Dataset) -> Result<Vec<Graph>> {
    let mut claims = dataset.claims.iter().peekable();
    let mut graphs = Vec::new();
    let mut faults = Vec::new();
    for article in &dataset.articles {
        let mut own = Vec::new();
        while let Some(claim) = claims.next_if(|claim| claim.article_id == article.article_id) {
            // A record has every field of a prediction under the same name.
            let said = serde_json::to_value(claim).and_then(serde_json::from_value::<Prediction>);
            match said {
                Ok(said) => own.push(said),
                Err(e) => faults.push(Fault::new(format!("the claim {}: {e}", claim.claim_id))),
            }
        }
        match Graph::of(&article.article_id, &article.text, &own) {
            Ok(graph) => graphs.push(graph),
            Err(more) => faults.extend(more),
        }
    }
    if faults.is_empty() { Ok(graphs) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// The names of the articles' files, which are all that tells the articles apart in formats without ids.
fn names(graphs: &[Graph], lost: &mut Vec<Fault>) -> Result<Vec<String>> {
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    let (mut names, mut faults) = (Vec::new(), Vec::new());
    for graph in graphs {
        // An id may be an address; a file's name may not.
        let plain = |c: char| if c.is_alphanumeric() || "-_. ".contains(c) { c } else { '_' };
        let name: String = graph.article_id.chars().map(plain).collect();
        if stem(Path::new(&format!("{name}.txt"))) != graph.article_id {
            let found = format!("the article id {:?}, which no file can be called by", graph.article_id);
            lost.push(Fault::new(found).expected(format!("an id like {name:?}")));
        }
        if let Some(other) = taken.insert(name.to_lowercase(), &graph.article_id) {
            let found = format!("the articles {other:?} and {:?} would have one file", graph.article_id);
            faults.push(Fault::new(found).expected("ids that differ as names of files"));
        }
        names.push(name);
    }
    if faults.is_empty() { Ok(names) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// What was read.
#[derive(Debug, Default)]
pub struct Imported {
    /// In order of article and figure.
    pub claims: Vec<Prediction>,
    /// Articles in which people found no claim, in order.
    pub empty: Vec<String>,
    /// Articles without a claim of which nobody says that people looked at them, in order.
    pub unread: Vec<String>,
    /// What our schema could not hold.
    pub left_out: Vec<Fault>,
}

/// One document of a file.
struct Read {
    graph: Graph,
    /// Whether the file itself says that people marked it.
    people: bool,
    annotator: Option<String>,
}

impl From<Graph> for Read {
    fn from(graph: Graph) -> Self {
        Self { graph, people: false, annotator: None }
    }
}

/// Reads a tool's files. Claims are gold where the file or `annotator` names who marked them, else what the file calls
/// them: a program's claims that went out for correction stay silver until somebody answers for them.
pub fn import(paths: &[PathBuf], tool: Tool, annotator: Option<&str>, lossy: bool) -> Result<Imported> {
    let mut imported = Imported::default();
    let (mut faults, mut empty): (Vec<Fault>, Vec<(String, Option<bool>)>) = (Vec::new(), Vec::new());
    for path in paths {
        let mut take = |read: Result<Read, Vec<Fault>>, path: &Path, line: Option<usize>| {
            let read = read.and_then(|read| Ok((read.graph.claims()?, read)));
            match read {
                Ok((claims, read)) => {
                    if claims.is_empty() {
                        let named = annotator.is_some() || read.annotator.is_some();
                        // Label Studio tells what people looked at; the other formats leave it to those who hand them in.
                        let said = (read.people || named || tool == Tool::LabelStudio).then_some(read.people || named);
                        empty.push((read.graph.article_id.clone(), said));
                    }
                    imported.claims.extend(claims.into_iter().map(|claim| labelled(claim, &read, annotator)))
                }
                Err(more) => faults.extend(more.into_iter().map(|fault| placed(fault, path, line))),
            }
        };
        match tool {
            Tool::Doccano => {
                let bytes = bytes(path)?;
                lines(&bytes).for_each(|(number, line)| take(doccano::read(line).map(Read::from), path, Some(number)));
            }
            Tool::LabelStudio => {
                let expected = "Label Studio's JSON export";
                let read = |task: &Value| {
                    let studio::Task { graph, people, annotator } = studio::read(task)?;
                    Ok(Read { graph, people, annotator })
                };
                match serde_json::from_slice::<Value>(&bytes(path)?) {
                    Ok(Value::Array(tasks)) => tasks.iter().for_each(|task| take(read(task), path, None)),
                    Ok(task @ Value::Object(_)) => take(read(&task), path, None),
                    Ok(_) => take(Err(vec![Fault::new("no tasks").expected(expected)]), path, None),
                    Err(e) => {
                        let fault = Fault::new(format!("not JSON: {e}")).expected(expected);
                        take(Err(vec![fault]), path, Some(e.line()));
                    }
                }
            }
            Tool::Brat => {
                for ann in files(path, "ann", "brat's annotations")? {
                    let decoded = |path: &Path| {
                        let bytes =
                            fs::read(path).map_err(|e| vec![Fault::new(format!("cannot read: {e}")).at(path)])?;
                        decode(&bytes).map(str::to_owned).map_err(|f| vec![f.at(path)])
                    };
                    let text = decoded(&ann.with_extension("txt"));
                    let graph = text.and_then(|text| brat::read(&stem(&ann), &text, &decoded(&ann)?, lossy));
                    take(graph.map(Read::from), &ann, None);
                }
            }
            Tool::Inception => {
                for file in files(path, "json", "INCEpTION's UIMA CAS JSON")? {
                    let read = inception::read(&stem(&file), &bytes(&file)?, lossy).map(|document| {
                        let inception::Document { graph, annotator, left_out } = document;
                        let left_out = left_out.into_iter().map(|fault| placed(fault, &file, None));
                        imported.left_out.extend(left_out);
                        Read { graph, people: annotator.is_some(), annotator }
                    });
                    take(read, &file, None);
                }
            }
        }
    }
    imported.claims.sort_by(|a, b| {
        (&a.article_id, a.figure.start, a.figure.end).cmp(&(&b.article_id, b.figure.start, b.figure.end))
    });
    // Where claims are still a program's, so is the silence beside them.
    let silver = imported.claims.iter().any(is_silver);
    empty.sort();
    for (id, said) in empty {
        if said.unwrap_or(!silver) { imported.empty.push(id) } else { imported.unread.push(id) }
    }
    if faults.is_empty() { Ok(imported) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// Whether a claim is still a program's.
pub fn is_silver(claim: &Prediction) -> bool {
    claim.label.as_ref().is_some_and(|label| label.status == LabelStatus::Silver)
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|e| Error::io("read", path, &e))
}

fn placed(fault: Fault, path: &Path, line: Option<usize>) -> Fault {
    let fault = if fault.path.is_some() { fault } else { fault.at(path) };
    Fault { line: fault.line.or(line), ..fault }
}

/// What people hand back is theirs: gold, by the annotator that is known.
fn labelled(claim: Prediction, read: &Read, annotator: Option<&str>) -> Prediction {
    let named = annotator.or(read.annotator.as_deref());
    let people = read.people || named.is_some();
    let said = claim.label.filter(|label| !people || label.status == LabelStatus::Gold);
    let status = said.as_ref().map_or(LabelStatus::Gold, |label| label.status);
    let annotators = match named {
        Some(name) => vec![name.to_owned()],
        None => said.map(|label| label.annotators).unwrap_or_default(),
    };
    Prediction { label: Some(LabelRecord { status, annotators }), ..claim }
}

/// The files of a folder with this ending, in order, or the file itself.
fn files(path: &Path, ending: &str, expected: &str) -> Result<Vec<PathBuf>> {
    if !fs::metadata(path).map_err(|e| Error::io("read", path, &e))?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.map_err(|e| Error::io("read the folder", path, &e))?;
    let mut files: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|own| own == ending));
    files.sort();
    if files.is_empty() {
        return Err(Error::input(Fault::new(format!("no .{ending} file here")).at(path).expected(expected)));
    }
    Ok(files)
}
