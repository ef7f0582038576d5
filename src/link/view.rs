//! The low, the best and the high figure of a group, as the Uppsala Conflict Data Program calls them.
//!
//! In: a group's statements with their relations. Out: for each the views in which it stands. Views choose among what was
//! said, and change none of it. Only what was said from the last update on counts; a denied figure never does.

use std::collections::BTreeMap;

use super::record::{Relation, View};
use super::relation::Standing;
use crate::claim::Stance;

/// The views of each statement. They come in order of their publication.
pub fn views(said: &[Standing<'_>], relations: &[(Relation, Option<usize>)]) -> Vec<Vec<View>> {
    let from = relations.iter().rposition(|(relation, _)| *relation == Relation::Updates).unwrap_or(0);
    let counts = |i: &usize| relations[*i].0 != Relation::Repeats && said[*i].stance != Stance::Denied;
    let plain = |i: &usize| said[*i].stance == Stance::Asserted && !said[*i].hearsay;
    let current: Vec<usize> = (from..said.len()).filter(counts).collect();
    let amount = |i: usize| &said[i].amount;
    let least = |i: usize| amount(i).low.or(amount(i).value).or(amount(i).high).unwrap_or_default();
    let greatest = |i: usize| amount(i).high.or(amount(i).value).or(amount(i).low).unwrap_or_default();
    // Of equal figures the first that was said stands in the view.
    let low = current.iter().copied().filter(plain).min_by(|&a, &b| least(a).total_cmp(&least(b)).then(a.cmp(&b)));
    let high = current.iter().copied().min_by(|&a, &b| greatest(b).total_cmp(&greatest(a)).then(a.cmp(&b)));
    let mut views = vec![Vec::new(); said.len()];
    for (chosen, view) in [(low, View::Low), (best(said, &current, plain), View::Best), (high, View::High)] {
        if let Some(i) = chosen {
            views[i].push(view);
        }
    }
    views
}

/// The figure that most sources give plainly; of equals the one said last, then the lower one. Its first mention stands.
fn best(said: &[Standing<'_>], current: &[usize], plain: impl Fn(&usize) -> bool) -> Option<usize> {
    let mut sources: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for &i in current.iter().filter(|i| plain(i)) {
        let Some(value) = said[i].amount.value else { continue };
        let given = sources.entry(value.to_bits()).or_default();
        let known = given.iter().any(|&j| said[j].same_source(&said[i]));
        if given.is_empty() || !known {
            given.push(i);
        }
    }
    let value = |given: &[usize]| given.first().and_then(|&i| said[i].amount.value).unwrap_or_default();
    let rank = |given: &[usize]| (given.len(), given.last().copied());
    let best = sources.values().max_by(|a, b| rank(a).cmp(&rank(b)).then(value(b).total_cmp(&value(a))))?;
    best.first().copied()
}
