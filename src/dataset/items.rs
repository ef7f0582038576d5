//! Claims straight into the marker's own form.
//!
//! In: a file of claims. Out: items of an [`Input`], in the order of the file, or every fault. A table of our types is read
//! column by column: only what the marker keeps is decoded, and a word that a column repeats is looked up once in its
//! dictionary and not once a row. Rows in which anything is odd are read again as records, which say what.

use std::path::Path;

use arrow::array::{Array, RecordBatch};

use super::item_columns::Columns;
use super::rows::ClaimRows;
use super::unknown::Unknown;
use super::{conform, jsonl, parquet, predictions, schema};
use crate::claim::prediction::Said;
use crate::error::{Error, Outcome, Result};
use crate::score::{Input, Item};

/// Who labelled a claim.
#[derive(Debug, Clone, Copy)]
pub enum Annotators<'a> {
    /// The same people as the claim before.
    Same,
    These(&'a [String]),
}

/// Hands over every claim of `path` with its file and line; gives the articles that are said to be labelled, be it with
/// nothing. The people who labelled a claim are told where `people` asks for them.
pub fn each(
    path: &Path,
    people: bool,
    input: &mut Input,
    unknown: &mut Unknown,
    mut take: impl FnMut(&mut Input, &Path, usize, Item, Annotators),
) -> Result<Vec<String>> {
    let (mut labelled, mut faults) = (Vec::new(), Vec::new());
    for file in predictions::known_files(path)? {
        let mut crossed = Vec::new();
        let read = if predictions::is_parquet(&file) {
            if let (Ok(columns), Ok(rows)) = (parquet::columns(&file), parquet::rows(&file)) {
                unknown.columns(columns.fields(), rows as u64);
            }
            table(&file, people, input, &mut take)
        } else {
            predictions::each_telling(&file, Some(unknown), |file, line, said| match said {
                Said::Claim(claim) => {
                    crossed.extend(jsonl::crossed(&claim).map(|fault| fault.at(file).line(line)));
                    let item = input.item(&claim);
                    let label = claim.label.as_ref();
                    take(input, file, line, item, Annotators::These(label.map_or(&[], |l| l.annotators.as_slice())));
                }
                Said::Labelled(article) => labelled.push(article.article_id),
            })
        };
        faults.extend(read.err().into_iter().flat_map(|e| e.faults).chain(crossed));
    }
    if faults.is_empty() { Ok(labelled) } else { Err(Error::new(Outcome::Input, faults)) }
}

fn table(
    path: &Path,
    people: bool,
    input: &mut Input,
    take: &mut impl FnMut(&mut Input, &Path, usize, Item, Annotators),
) -> Result<()> {
    let mut columns = Columns::default();
    let (mut first, mut faults) = (0, Vec::new());
    let wanted = |path: &str| Columns::want(path) || (people && path.starts_with("label."));
    for batch in parquet::dictionaries(path, &wanted)? {
        let batch = batch?;
        if columns.read(&batch, input) {
            for (i, (item, people)) in columns.claims().enumerate() {
                take(input, path, first + i + 1, item, people);
            }
        } else if let Err(error) = records(&batch, input, &mut |input, i, item, by: &[String]| {
            take(input, path, first + i + 1, item, Annotators::These(by));
        }) {
            let whole = error.iter().any(|(i, _)| i.is_none());
            faults.extend(error.into_iter().map(|(i, fault)| match i {
                Some(i) => fault.at(path).line(first + i + 1),
                None => fault.at(path),
            }));
            if whole {
                // A column of another type is so in every batch.
                break;
            }
        }
        first += batch.num_rows();
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// A fault, with the row of the batch that it stands in.
type Placed = (Option<usize>, crate::error::Fault);

/// A batch of any types, row by row.
fn records(
    batch: &RecordBatch,
    input: &mut Input,
    take: &mut impl FnMut(&mut Input, usize, Item, &[String]),
) -> Result<(), Vec<Placed>> {
    let table = conform::conform(batch, schema::predictions().fields())
        .map_err(|faults| faults.into_iter().map(|f| (None, f)).collect::<Vec<_>>())?;
    let rows = ClaimRows::new(&table);
    let mut faults = Vec::new();
    for i in 0..table.len() {
        let mut found = Vec::new();
        let claim = rows.row(i, &mut found).prediction;
        if found.is_empty() {
            found = jsonl::unusable(&claim);
            found.extend(jsonl::crossed(&claim));
        }
        let item = input.item(&claim);
        take(input, i, item, claim.label.as_ref().map_or(&[], |label| label.annotators.as_slice()));
        faults.extend(found.into_iter().map(|fault| (Some(i), fault)));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}
