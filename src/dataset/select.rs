//! Some claims of a dataset.
//!
//! In: a dataset or a Parquet file of claims, and conditions. Out: the first claims that meet them, and how many do.
//! `tally` says which rows; only those become records.

use std::fs;
use std::path::Path;

use arrow::array::Array;

use super::read::{record, shards};
use super::rows::ClaimRows;
use super::{CLAIMS, parquet, schema, verify};
use crate::claim::record::ClaimRecord;
use crate::error::{Error, Outcome, Result};
use crate::tally::show::{Condition, rows};

/// Claims to look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// At most as many as were asked for.
    pub claims: Vec<ClaimRecord>,
    /// Claims that meet the conditions.
    pub met: usize,
}

/// The first `limit` claims that meet every condition.
pub fn select(path: &Path, conditions: &[Condition], limit: usize) -> Result<Shown> {
    verify([path])?;
    let fields = schema::predictions().fields().clone();
    let mut shown = Shown { claims: Vec::new(), met: 0 };
    let mut faults = Vec::new();
    for file in shards(path, CLAIMS)? {
        let bytes = fs::read(&file).map_err(|e| Error::io("read", &file, &e))?;
        let met = rows(bytes, conditions)
            .map_err(|error| Error::new(error.outcome, error.faults.into_iter().map(|f| f.at(&file)).collect()))?;
        shown.met += met.len();
        let wanted: Vec<usize> = met.into_iter().take(limit - shown.claims.len()).collect();
        let mut wanted = wanted.into_iter().peekable();
        if wanted.peek().is_none() {
            continue;
        }
        parquet::each_batch(&file, &fields, |first, table| {
            let claims = ClaimRows::new(table);
            while let Some(row) = wanted.next_if(|row| *row < first + table.len()) {
                let mut found = Vec::new();
                match record(claims.row(row - first, &mut found)) {
                    Ok(claim) if found.is_empty() => shown.claims.push(claim),
                    Ok(_) => {}
                    Err(fault) => found.push(fault),
                }
                faults.extend(found.into_iter().map(|f| f.at(&file).line(row + 1)));
            }
        })?;
    }
    if faults.is_empty() { Ok(shown) } else { Err(Error::new(Outcome::Input, faults)) }
}
