//! Files of gold and predictions into an evaluation, and its reports into files.
//!
//! In: the paths that the user named. Out: an [`Input`] for the marker; four files, each written under a temporary
//! name beside its place and renamed when it is whole.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::unknown::Unknown;
use super::{each_text, is_dataset, items, jsonl, outcomes, predictions, texts, values, verify};
use crate::claim::prediction::Said;
use crate::error::{Error, Fault, Outcome, Result};
use crate::report::{self, Report};
use crate::score::{Evaluation, HUMAN, Input};
use crate::whole;

/// The table of outcomes beside the reports.
pub const OUTCOMES: &str = "outcomes.parquet";

/// What is asked for besides gold and predictions.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// A column of the articles (else of gold's claims): articles that share its value are drawn together.
    pub cluster: Option<String>,
    /// Further columns of claims or articles to slice by.
    pub by: Vec<String>,
    /// Another person's labels of the same articles: a name and a file.
    pub second: Option<(String, PathBuf)>,
}

/// Reads gold (a dataset, a claims file, or a folder of claims files with their texts beside them), the systems'
/// predictions, and the articles where they stand elsewhere. Every fault of every file is listed; a dataset that is not
/// what was built is not read at all.
pub fn read(gold: &Path, texts_at: Option<&Path>, systems: &[(String, PathBuf)]) -> Result<Input> {
    read_asked(gold, texts_at, systems, &Asked::default())
}

/// The same, with a second person's labels and further columns.
pub fn read_asked(gold: &Path, texts_at: Option<&Path>, systems: &[(String, PathBuf)], asked: &Asked) -> Result<Input> {
    let mut input = Input::default();
    let mut faults = Vec::new();
    let texts_at = texts_at.map(Path::to_owned).or_else(|| beside(gold));
    let said = systems.iter().chain(&asked.second).map(|(_, path)| path.as_path());
    verify([gold].into_iter().chain(texts_at.as_deref()).chain(said))?;
    if let Some(path) = &texts_at {
        faults.extend(read_articles(path, &mut input).err().into_iter().flat_map(|e| e.faults));
    }
    let mut annotators = Annotators::default();
    input.expect_gold(predictions::announced(gold));
    let names: Vec<String> = asked.by.iter().chain(&asked.cluster).cloned().collect();
    let mut unknown = Unknown::default();
    let read = items::each(gold, true, &mut input, &mut unknown, |input, path, line, item, people| {
        if item.figure.is_none() {
            let fault = Fault::new("a gold claim without offsets").at(path).line(line);
            faults.push(fault.expected("figure.start and figure.end, in code points"));
        }
        annotators.add(people);
        input.gold_item(item);
    });
    input.unknown_in_gold(unknown.fields(&names));
    match read {
        // Where no text does, gold's own word makes an article known in which people found no claim.
        Ok(labelled) if texts_at.is_none() => labelled.iter().for_each(|id| input.article(id, None, None)),
        read => faults.extend(read.err().into_iter().flat_map(|e| e.faults)),
    }
    faults.extend(named_twice(systems));
    for (name, path) in systems {
        let system = input.system(name);
        input.expect_predictions(system, predictions::announced(path));
        let mut unknown = Unknown::default();
        let take = |input: &mut Input, _: &Path, _, item, _: items::Annotators| input.predicted_item(system, item);
        let read = items::each(path, false, &mut input, &mut unknown, take);
        input.unknown_in_predictions(system, unknown.fields(&names));
        faults.extend(read.err().into_iter().flat_map(|e| e.faults));
    }
    if faults.is_empty() {
        let values = values::add(&mut input, gold, texts_at.as_deref(), systems, asked);
        faults.extend(values.err().into_iter().flat_map(|e| e.faults));
    }
    if faults.is_empty() {
        let people = people(&mut input, asked, annotators);
        faults.extend(people.err().into_iter().flat_map(|e| e.faults));
        let human = systems.iter().filter(|(name, _)| name == HUMAN && input.has_people());
        faults.extend(human.map(|(name, path)| {
            let fault = Fault::new(format!("a system is called {name:?}, as the row of two people's agreement is"));
            fault.at(path).hint(format!("name it apart: --pred {name}-2={}", path.display()))
        }));
    }
    if faults.is_empty() { Ok(input) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// Systems that have the name of one before them.
pub fn named_twice(systems: &[(String, PathBuf)]) -> Vec<Fault> {
    let again =
        systems.iter().enumerate().filter(|(i, (name, _))| systems[..*i].iter().any(|(other, _)| other == name));
    let fault = |(_, (name, path)): (usize, &(String, PathBuf))| {
        let hint = format!("name them apart: --pred {name}-2={}", path.display());
        Fault::new(format!("two systems are called {name:?}")).at(path).hint(hint)
    };
    again.map(fault).collect()
}

/// Reads systems' predictions and the articles that they speak of, without gold.
pub fn read_predictions(texts_at: &Path, systems: &[(String, PathBuf)]) -> Result<Input> {
    verify([texts_at].into_iter().chain(systems.iter().map(|(_, path)| path.as_path())))?;
    let mut input = Input::default();
    let mut faults: Vec<Fault> = read_articles(texts_at, &mut input).err().into_iter().flat_map(|e| e.faults).collect();
    for (name, path) in systems {
        let system = input.system(name);
        let take = |input: &mut Input, _: &Path, _, item, _: items::Annotators| input.predicted_item(system, item);
        let read = items::each(path, false, &mut input, &mut Unknown::default(), take);
        faults.extend(read.err().into_iter().flat_map(|e| e.faults));
    }
    if faults.is_empty() { Ok(input) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// Who labelled each claim of gold, the same lists kept once.
#[derive(Default)]
struct Annotators {
    lists: BTreeMap<Vec<String>, u32>,
    of_claim: Vec<u32>,
}

impl Annotators {
    fn add(&mut self, people: items::Annotators) {
        let annotators = match (people, self.of_claim.last()) {
            (items::Annotators::Same, Some(&last)) => return self.of_claim.push(last),
            (items::Annotators::Same, None) => &[],
            (items::Annotators::These(names), _) => names,
        };
        let next = self.lists.len() as u32;
        let number = match self.lists.get(annotators) {
            Some(&number) => number,
            None => *self.lists.entry(annotators.to_vec()).or_insert(next),
        };
        self.of_claim.push(number);
    }

    /// One set a claim; nothing where all claims have the same annotators, who then agree on everything.
    fn sets(self) -> Vec<BTreeSet<String>> {
        if self.lists.len() < 2 {
            return Vec::new();
        }
        let mut lists = vec![BTreeSet::new(); self.lists.len()];
        for (list, number) in self.lists {
            lists[number as usize] = list.into_iter().collect();
        }
        self.of_claim.iter().map(|&number| lists[number as usize].clone()).collect()
    }
}

/// A second person's labels: of their own file, else of gold itself.
fn people(input: &mut Input, asked: &Asked, annotators: Annotators) -> Result<()> {
    let Some((name, path)) = &asked.second else {
        input.tell_people_apart(&annotators.sets());
        return Ok(());
    };
    let mut second = input.second(name);
    if is_dataset(path) {
        each_text(path, |id, _, _| second.labelled(id))?;
    }
    let mut faults = Vec::new();
    predictions::each_said(path, |path, line, said| match said {
        Said::Claim(claim) => {
            faults.extend(jsonl::crossed(&claim).map(|fault| fault.at(path).line(line)));
            second.claim(&claim);
        }
        Said::Labelled(article) => second.labelled(&article.article_id),
    })?;
    if !faults.is_empty() {
        return Err(Error::new(Outcome::Input, faults));
    }
    if input.set_people(second) {
        return Ok(());
    }
    let fault = Fault::new("no article with a claim that is labelled both here and in gold").at(path);
    Err(Error::input(fault.expected("another person's labels of gold's articles")))
}

/// Writes `report.json`, `report.md`, `report.html` and `outcomes.parquet` into a folder.
pub fn write(report: &Report, evaluation: &Evaluation, out: &Path) -> Result<()> {
    fs::create_dir_all(out).map_err(|e| Error::io("create the folder", out, &e))?;
    for (name, text) in report::files(report, evaluation) {
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
        return each_text(path, |id, text, outlet| input.article(id, Some(text.to_owned()), outlet));
    }
    for (id, text) in texts(path)? {
        input.article(&id, Some(text), None);
    }
    Ok(())
}
