//! Other tools' files of labels.
//!
//! In: a dataset, or a tool's files. Out: files that the tool opens, or gold claims with every fault in its place. Nothing
//! is lost on the way that the format can hold; what it cannot is told, and refused unless it is allowed.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::graph::Graph;
use super::{brat, doccano, studio};
use crate::article::inputs::stem;
use crate::article::lines::{decode, lines};
use crate::claim::LabelStatus;
use crate::claim::prediction::Prediction;
use crate::claim::record::LabelRecord;
use crate::dataset::Dataset;
use crate::error::{Error, Fault, Outcome, Result};
use crate::whole;

/// An annotation tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    LabelStudio,
    Brat,
    Doccano,
}

/// Writes a dataset's claims for a tool: a folder for brat, a file for the others.
pub fn export(dataset: &Dataset, tool: Tool, out: &Path) -> Result<usize> {
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
    if !faults.is_empty() {
        return Err(Error::new(Outcome::Input, faults));
    }
    match tool {
        Tool::LabelStudio => {
            let tasks: Vec<Value> = graphs.iter().map(studio::task).collect();
            whole::bytes(out, serde_json::to_string_pretty(&tasks).unwrap_or_default().as_bytes())?;
        }
        Tool::Doccano => {
            let lines: String = graphs.iter().map(doccano::write).collect();
            whole::bytes(out, lines.as_bytes())?;
        }
        Tool::Brat => {
            fs::create_dir_all(out).map_err(|e| Error::io("create the folder", out, &e))?;
            whole::bytes(&out.join("annotation.conf"), brat::configuration().as_bytes())?;
            for graph in &graphs {
                // An id may be an address; a file's name may not.
                let name: String = graph
                    .article_id
                    .chars()
                    .map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '_' })
                    .collect();
                whole::bytes(&out.join(format!("{name}.txt")), graph.text.as_bytes())?;
                whole::bytes(&out.join(format!("{name}.ann")), brat::write(graph).as_bytes())?;
            }
        }
    }
    Ok(graphs.len())
}

/// Reads a tool's files into gold claims, in order of article and figure.
pub fn import(paths: &[PathBuf], tool: Tool, annotator: Option<&str>, lossy: bool) -> Result<Vec<Prediction>> {
    let (mut claims, mut faults): (Vec<Prediction>, Vec<Fault>) = (Vec::new(), Vec::new());
    for path in paths {
        let mut take = |read: Result<(Graph, Option<String>), Vec<Fault>>, line: Option<usize>| {
            let read = read.and_then(|(graph, who)| Ok((graph.claims()?, who)));
            let place = |f: Fault| Fault { line: f.line.or(line), ..f.at(path) };
            match read {
                Ok((read, who)) => {
                    claims.extend(read.into_iter().map(|claim| labelled(claim, annotator.or(who.as_deref()))))
                }
                Err(more) => faults.extend(more.into_iter().map(place)),
            }
        };
        match tool {
            Tool::Doccano => {
                let bytes = fs::read(path).map_err(|e| Error::io("read", path, &e))?;
                lines(&bytes).for_each(|(number, line)| take(doccano::read(line).map(|g| (g, None)), Some(number)));
            }
            Tool::LabelStudio => {
                let bytes = fs::read(path).map_err(|e| Error::io("read", path, &e))?;
                match serde_json::from_slice::<Value>(&bytes) {
                    Ok(Value::Array(tasks)) => tasks.iter().for_each(|task| take(studio::read(task), None)),
                    Ok(task @ Value::Object(_)) => take(studio::read(&task), None),
                    Ok(_) => take(Err(vec![Fault::new("no tasks").expected("Label Studio's JSON export")]), None),
                    Err(e) => take(
                        Err(vec![Fault::new(format!("not JSON: {e}")).expected("Label Studio's JSON export")]),
                        Some(e.line()),
                    ),
                }
            }
            Tool::Brat => {
                for ann in annotations(path)? {
                    let text = ann.with_extension("txt");
                    let read = |path: &Path| {
                        let bytes =
                            fs::read(path).map_err(|e| vec![Fault::new(format!("cannot read: {e}")).at(path)])?;
                        decode(&bytes).map(str::to_owned).map_err(|f| vec![f.at(path)])
                    };
                    let graph = read(&text).and_then(|text| brat::read(&stem(&ann), &text, &read(&ann)?, lossy));
                    let placed = |f: Fault| if f.path.is_some() { f } else { f.at(&ann) };
                    match graph.and_then(|graph| graph.claims()) {
                        Ok(read) => claims.extend(read.into_iter().map(|claim| labelled(claim, annotator))),
                        Err(more) => faults.extend(more.into_iter().map(placed)),
                    }
                }
            }
        }
    }
    claims.sort_by(|a, b| {
        (&a.article_id, a.figure.start, a.figure.end).cmp(&(&b.article_id, b.figure.start, b.figure.end))
    });
    if faults.is_empty() { Ok(claims) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// What people hand back is theirs: gold, by the annotator that is known.
fn labelled(claim: Prediction, annotator: Option<&str>) -> Prediction {
    let mut names: Vec<String> = annotator.map(str::to_owned).into_iter().collect();
    if names.is_empty() {
        names = claim.label.map(|label| label.annotators).unwrap_or_default();
    }
    Prediction { label: Some(LabelRecord { status: LabelStatus::Gold, annotators: names }), ..claim }
}

/// The `.ann` files of a folder, in order, or the file itself.
fn annotations(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.map_err(|e| Error::io("read the folder", path, &e))?;
    let mut files: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "ann"));
    files.sort();
    if files.is_empty() {
        return Err(Error::input(Fault::new("no .ann file here").at(path).expected("brat's annotations")));
    }
    Ok(files)
}
