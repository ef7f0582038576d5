//! Reads MeasEval's tab-separated annotations. In: a folder of `.tsv` files, one a paragraph. Out:
//! annotations by document, or every fault with file and line.
//!
//! Columns: `docId annotSet annotType startOffset endOffset annotId text other`; `other` is JSON.

use std::path::Path;

use serde_json::Value;

use crate::error::{Error, Fault, Outcome, Result};
use crate::score::measeval::{Annotation, Documents, Kind, Relation};

const HEADER: &str = "docId\tannotSet\tannotType\tstartOffset\tendOffset\tannotId\ttext\tother";

/// Reads every `.tsv` file of a folder, in the order of their names.
pub fn read(folder: &Path) -> Result<Documents> {
    let entries = std::fs::read_dir(folder).map_err(|e| Error::io("read the folder", folder, &e))?;
    let mut paths: Vec<_> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "tsv"));
    paths.sort();
    if paths.is_empty() {
        return Err(Error::input(Fault::new("no .tsv file in the folder").at(folder).expected("MeasEval annotations")));
    }
    let (mut documents, mut faults) = (Documents::new(), Vec::new());
    for path in paths {
        match std::fs::read_to_string(&path) {
            Ok(text) => parse(&text, &path, &mut documents, &mut faults),
            Err(e) => faults.push(Fault::new(format!("cannot read the file: {e}")).at(&path)),
        }
    }
    match faults.is_empty() {
        true => Ok(documents),
        false => Err(Error::new(Outcome::Input, faults)),
    }
}

/// Reads one file's text into `documents`; every bad line is a fault.
pub fn parse(text: &str, path: &Path, documents: &mut Documents, faults: &mut Vec<Fault>) {
    let mut lines = text.lines().enumerate();
    if lines.next().is_none_or(|(_, line)| line.trim_start_matches('\u{feff}') != HEADER) {
        faults.push(
            Fault::new("the first line is not MeasEval's header").at(path).line(1).expected(HEADER.replace('\t', " ")),
        );
        return;
    }
    for (number, line) in lines.filter(|(_, line)| !line.is_empty()) {
        match annotation(line) {
            Ok((document, annotation)) => documents.entry(document).or_default().push(annotation),
            Err(fault) => faults.push(fault.at(path).line(number + 1)),
        }
    }
}

fn annotation(line: &str) -> Result<(String, Annotation), Fault> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [document, set, kind, start, end, id, text, rest @ ..] = columns.as_slice() else {
        return Err(Fault::new(format!("{} columns", columns.len())).expected("8, separated by tabs"));
    };
    let kind = match *kind {
        "Quantity" => Kind::Quantity,
        "MeasuredEntity" => Kind::MeasuredEntity,
        "MeasuredProperty" => Kind::MeasuredProperty,
        "Qualifier" => Kind::Qualifier,
        other => {
            let expected = "Quantity, MeasuredEntity, MeasuredProperty or Qualifier";
            return Err(Fault::new(format!("annotType \"{other}\"")).expected(expected));
        }
    };
    let offset = |name: &str, word: &str| {
        word.parse::<u32>()
            .map_err(|_| Fault::new(format!("{name} \"{word}\"")).expected("a whole number of code points"))
    };
    let (start, end) = (offset("startOffset", start)?, offset("endOffset", end)?);
    if start > end {
        let found = Fault::new(format!("startOffset {start}, endOffset {end}"));
        return Err(found.expected("a start that is not behind the end"));
    }
    let other = match rest.first().map_or("", |s| s.trim()) {
        "" => Value::Null,
        json => serde_json::from_str(json).map_err(|e| Fault::new(format!("other is not JSON: {e}")))?,
    };
    let relation = [
        ("HasQuantity", Relation::HasQuantity),
        ("HasProperty", Relation::HasProperty),
        ("Qualifies", Relation::Qualifies),
    ]
    .into_iter()
    .find_map(|(name, relation)| Some((relation, other[name].as_str()?.to_owned())));
    let strings =
        |value: &Value| value.as_array().into_iter().flatten().filter_map(|m| Some(m.as_str()?.to_owned())).collect();
    let annotation = Annotation {
        set: (*set).to_owned(),
        kind,
        start,
        end,
        id: (*id).to_owned(),
        text: (*text).to_owned(),
        unit: other["unit"].as_str().filter(|u| !u.is_empty()).map(str::to_owned),
        modifiers: strings(&other["mods"]),
        relation,
    };
    Ok(((*document).to_owned(), annotation))
}
