//! Everything that a build reads.
//!
//! In: the inputs and the labels that the user named. Out: articles in a spool, gold claims, what was refused; or every
//! fault of both at once.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::spool::Spool;
use super::{Request, spooled};
use crate::article::inputs::expand;
use crate::article::{self, InputFile, Reason, Refused};
use crate::error::{Error, Fault, Outcome, Result};
use crate::label::Gold;

/// What was read.
pub struct Gathered {
    pub spool: Spool,
    pub gold: Gold,
    pub refused: Vec<Refused>,
    pub files: Vec<InputFile>,
}

/// Reads articles and labels.
pub fn gather(request: &Request) -> Result<Gathered> {
    let (inputs, missing) = expand(&request.inputs);
    let (gold, of_gold) = match Gold::read(&request.labels) {
        Ok(gold) => (gold, None),
        Err(error) if error.outcome == Outcome::Integrity => return Err(error),
        Err(error) => (Gold::default(), Some(error)),
    };
    let mut spool = Spool::create().map_err(|e| spooled(&e))?;
    let mut scanned =
        article::scan(&inputs, &request.columns, &mut |article| spool.push(article).map_err(|e| spooled(&e)))?;
    scanned.refused.extend(missing.into_iter().map(|fault| {
        let path = fault.path.clone();
        Refused::new(path.as_deref(), None, Reason::Unreadable, vec![fault])
    }));
    scanned.refused.sort_by(|a, b| (&a.file, a.line, a.reason).cmp(&(&b.file, b.line, b.reason)));
    let refusals = scanned.refused.iter().flat_map(|r| r.faults.iter().cloned());
    let mut faults: Vec<Fault> = if request.options.keep_going { Vec::new() } else { refusals.clone().collect() };
    faults.extend(of_gold.into_iter().flat_map(|error| error.faults));
    if faults.is_empty() {
        let known: BTreeSet<&str> = spool.ids().map(String::as_str).collect();
        faults.extend(gold.strangers(&known));
        if known.is_empty() {
            faults.extend(refusals);
            let fault = Fault::new("no article was read").expected("at least one .txt file or JSON line");
            let passed: Vec<&str> = scanned.refused.iter().filter(|r| r.faults.is_empty()).map(|r| &*r.file).collect();
            faults.push(match passed.is_empty() {
                true => fault,
                false => fault.hint(format!("passed over, by their names: {}", passed.join(", "))),
            });
        } else {
            faults.extend(misplaced(&mut spool, &gold)?);
        }
    }
    if !faults.is_empty() {
        return Err(Error::new(Outcome::Input, faults));
    }
    Ok(Gathered { spool, gold, refused: scanned.refused, files: scanned.files })
}

/// What is wrong with the labels of articles that are there, so that it is told before anything is written.
fn misplaced(spool: &mut Spool, gold: &Gold) -> Result<Vec<Fault>> {
    let mut faults = Vec::new();
    for chunk in spool.chunks(&gold.ids()) {
        let articles = spool.read(chunk).map_err(|e| spooled(&e))?;
        let found = articles.par_iter().map(|article| gold.of(article).and_then(Result::err).unwrap_or_default());
        faults.extend(found.collect::<Vec<_>>().into_iter().flatten());
    }
    Ok(faults)
}
