//! Files of gold and predictions into an evaluation, and its reports into files.
//!
//! In: the paths that the user named. Out: an [`Input`] for the marker; four files, each written under a temporary
//! name beside its place and renamed when it is whole.

use std::fs;
use std::path::{Path, PathBuf};

use super::{articles, is_dataset, outcomes, predictions, texts};
use crate::error::{Error, Fault, Outcome, Result};
use crate::report;
use crate::score::{Evaluation, Input};
use crate::whole;

/// The table of outcomes beside the reports.
pub const OUTCOMES: &str = "outcomes.parquet";

/// Reads gold (a dataset, a claims file, or a folder of claims files with their texts beside them), the systems'
/// predictions, and the articles where they stand elsewhere. Every fault of every file is listed.
pub fn read(gold: &Path, texts_at: Option<&Path>, systems: &[(String, PathBuf)]) -> Result<Input> {
    let mut input = Input::default();
    let mut faults = Vec::new();
    let texts_at = texts_at.map(Path::to_owned).or_else(|| beside(gold));
    if let Some(path) = texts_at {
        faults.extend(read_articles(&path, &mut input).err().into_iter().flat_map(|e| e.faults));
    }
    let read = predictions::each(gold, |path, line, claim| {
        if claim.figure.start.is_none() || claim.figure.end.is_none() {
            let fault = Fault::new("a gold claim without offsets").at(path).line(line);
            faults.push(fault.expected("figure.start and figure.end, in code points"));
        }
        input.gold(&claim);
    });
    faults.extend(read.err().into_iter().flat_map(|e| e.faults));
    for (i, (name, path)) in systems.iter().enumerate() {
        if systems[..i].iter().any(|(other, _)| other == name) {
            let hint = format!("name them apart: --pred {name}-2={}", path.display());
            faults.push(Fault::new(format!("two systems are called {name:?}")).at(path).hint(hint));
        }
        let system = input.system(name);
        let read = predictions::each(path, |_, _, claim| input.prediction(system, &claim));
        faults.extend(read.err().into_iter().flat_map(|e| e.faults));
    }
    if faults.is_empty() { Ok(input) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// Writes `report.json`, `report.md`, `report.html` and `outcomes.parquet` into a folder.
pub fn write(evaluation: &Evaluation, out: &Path) -> Result<()> {
    fs::create_dir_all(out).map_err(|e| Error::io("create the folder", out, &e))?;
    for (name, text) in report::files(evaluation) {
        whole::bytes(&out.join(name), text.as_bytes())?;
    }
    whole::write(&out.join(OUTCOMES), |file, path| outcomes::write(evaluation, file, path))
}

/// Where the texts of gold stand when nobody says: in the dataset, or as text files in the folder.
fn beside(gold: &Path) -> Option<PathBuf> {
    if is_dataset(gold) {
        return Some(gold.to_owned());
    }
    let text = |entry: fs::DirEntry| entry.path().extension().is_some_and(|e| e == "txt");
    fs::read_dir(gold).ok()?.flatten().any(text).then(|| gold.join("*.txt"))
}

fn read_articles(path: &Path, input: &mut Input) -> Result<()> {
    if is_dataset(path) || predictions::is_parquet(path) {
        for article in articles(path)? {
            let article = article.value;
            input.article(&article.article_id, Some(article.text), article.outlet.as_deref());
        }
        return Ok(());
    }
    for (id, text) in texts(path)? {
        input.article(&id, Some(text), None);
    }
    Ok(())
}
