//! Where annotators differ, for people to look at.
//!
//! In: pairs of claims. Out: each pair that is not the same in every field, with the fields that differ.

use super::{Field, Pair};

/// A figure on which two annotators differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference<'a> {
    pub pair: Pair<'a>,
    /// Empty where only one of them marked the figure.
    pub fields: Vec<Field>,
}

/// The pairs that differ, in the order of the texts.
pub fn differences<'a>(pairs: &[Pair<'a>]) -> Vec<Difference<'a>> {
    let difference = |pair: &Pair<'a>| {
        let fields = match (pair.first, pair.second) {
            (Some(a), Some(b)) => Field::ALL.into_iter().filter(|field| field.of(a) != field.of(b)).collect(),
            _ => Vec::new(),
        };
        let alone = pair.first.is_none() || pair.second.is_none();
        (alone || !fields.is_empty()).then_some(Difference { pair: *pair, fields })
    };
    pairs.iter().filter_map(difference).collect()
}
