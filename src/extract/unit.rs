//! What each figure counts or measures, and (through `property`) what is said of it.

use super::{Counted, Document, Number};

/// One entry per number, in the same order; numbers that are no figures get an empty one.
pub fn find(_document: &Document<'_>, numbers: &[Number]) -> Vec<Counted> {
    vec![Counted::default(); numbers.len()]
}
