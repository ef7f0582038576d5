//! Alignment: which prediction answers which gold claim.
//!
//! In: the anchors of one article, gold and predicted, in any order. Out: one-to-one pairs that maximise, in tiers:
//! exact spans (of one label), overlapping pairs of one label, overlapping pairs, exact spans whatever the label,
//! total overlap, and last the fields that agree. Where all labels are alike this reads: exact spans, overlapping
//! pairs, total overlap. Whatever still ties is settled by content, so that the order of neither file matters and
//! swapping the sides swaps nothing but the sides.

use std::cmp::Ordering;

use super::assign::assign;
use super::item::Place;

/// What is aligned: a span and its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor {
    pub place: Place,
    pub label: u32,
}

/// How two claims compare beyond their spans; asked for only where spans leave a choice.
pub trait Compare {
    /// How many fields agree, at most 15.
    fn agreement(&self, gold: usize, prediction: usize) -> u8;

    /// The order of a gold claim and a prediction by content.
    fn order(&self, gold: usize, prediction: usize) -> Ordering;
}

/// Pairs of indices into `gold` and `predictions`, ordered by the first. Both sides must be sorted by content, spans
/// first.
pub fn align(gold: &[Anchor], predictions: &[Anchor], claims: &impl Compare) -> Vec<(usize, usize)> {
    let mut pairs = Vec::with_capacity(gold.len().min(predictions.len()));
    let mut free_gold = vec![true; gold.len()];
    let mut free_predictions = vec![true; predictions.len()];
    for (golds, answers) in equal_runs(gold, predictions) {
        if golds.len() == 1 && answers.len() == 1 {
            (free_gold[golds.start], free_predictions[answers.start]) = (false, false);
            pairs.push((golds.start, answers.start));
            continue;
        }
        let chosen = solve(golds.clone().collect(), answers.clone().collect(), gold, predictions, claims);
        for (g, p) in chosen {
            (free_gold[g], free_predictions[p]) = (false, false);
            pairs.push((g, p));
        }
    }
    // Exact spans of one label can all be had at once, whatever else is paired: the first tier is settled.
    let rest = |free: &[bool]| (0..free.len()).filter(|&i| free[i]).collect::<Vec<_>>();
    for (golds, answers) in components(&rest(&free_gold), &rest(&free_predictions), gold, predictions) {
        pairs.extend(solve(golds, answers, gold, predictions, claims));
    }
    pairs.sort_unstable();
    pairs
}

type Indices = std::ops::Range<usize>;

/// Runs of equal anchors that both sides have.
fn equal_runs(gold: &[Anchor], predictions: &[Anchor]) -> Vec<(Indices, Indices)> {
    let mut runs = Vec::new();
    let (mut g, mut p) = (0, 0);
    while g < gold.len() && p < predictions.len() {
        match gold[g].cmp(&predictions[p]) {
            Ordering::Less => g += 1,
            Ordering::Greater => p += 1,
            Ordering::Equal => {
                let run = |side: &[Anchor], from: usize| {
                    from..from + side[from..].iter().take_while(|a| **a == side[from]).count()
                };
                let (golds, answers) = (run(gold, g), run(predictions, p));
                (g, p) = (golds.end, answers.end);
                runs.push((golds, answers));
            }
        }
    }
    runs
}

/// Groups of anchors that overlap, directly or through others; only those with members on both sides.
fn components(
    free_gold: &[usize],
    free_predictions: &[usize],
    gold: &[Anchor],
    predictions: &[Anchor],
) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut all: Vec<(Place, bool, usize)> = free_gold.iter().map(|&g| (gold[g].place, false, g)).collect();
    all.extend(free_predictions.iter().map(|&p| (predictions[p].place, true, p)));
    all.retain(|(place, ..)| !place.is_none());
    all.sort_unstable();
    let mut groups = Vec::new();
    let (mut golds, mut answers, mut end) = (Vec::new(), Vec::new(), 0);
    for (place, predicted, i) in all {
        if place.start >= end {
            groups.push((std::mem::take(&mut golds), std::mem::take(&mut answers)));
        }
        end = end.max(place.end);
        if predicted { answers.push(i) } else { golds.push(i) }
    }
    groups.push((golds, answers));
    groups.retain(|(golds, answers)| !golds.is_empty() && !answers.is_empty());
    groups
}

/// The best pairs of one group.
fn solve(
    golds: Vec<usize>,
    answers: Vec<usize>,
    gold: &[Anchor],
    predictions: &[Anchor],
    claims: &impl Compare,
) -> Vec<(usize, usize)> {
    if let ([g], [p]) = (golds.as_slice(), answers.as_slice()) {
        return if gold[*g].place.overlaps(predictions[*p].place) || gold[*g] == predictions[*p] {
            vec![(*g, *p)]
        } else {
            Vec::new()
        };
    }
    let tiers = Tiers::of(golds.len().min(answers.len()), &golds, gold);
    let weight = |g: usize, p: usize| tiers.weight(gold[g], predictions[p], || claims.agreement(g, p));
    // The side whose content comes first is always the rows, so that ties fall alike when the sides are swapped.
    let first = golds.iter().zip(&answers).map(|(&g, &p)| claims.order(g, p)).find(|o| o.is_ne());
    let gold_first = first.unwrap_or(golds.len().cmp(&answers.len())).is_le();
    let table: Vec<Vec<i128>> = if gold_first {
        golds.iter().map(|&g| answers.iter().map(|&p| weight(g, p)).collect()).collect()
    } else {
        answers.iter().map(|&p| golds.iter().map(|&g| weight(g, p)).collect()).collect()
    };
    let assigned = assign(&table).into_iter().enumerate().filter_map(|(row, column)| column.map(|c| (row, c)));
    assigned.map(|(row, c)| if gold_first { (golds[row], answers[c]) } else { (golds[c], answers[row]) }).collect()
}

/// Weights that make one number of the tiers: each step is larger than all that the tiers below it can add up to.
struct Tiers {
    overlap: i128,
    exact_any: i128,
    pair: i128,
    label: i128,
    exact: i128,
}

impl Tiers {
    fn of(most_pairs: usize, golds: &[usize], gold: &[Anchor]) -> Self {
        let n = most_pairs as i128;
        let longest = golds.iter().map(|&g| i128::from(gold[g].place.end.saturating_sub(gold[g].place.start))).max();
        let overlap = 16 * n + 1;
        let exact_any = overlap * (longest.unwrap_or(0) * n + 1);
        let pair = exact_any * (n + 1) + overlap * (longest.unwrap_or(0) * n + 1);
        let label = pair * (2 * n + 1);
        Self { overlap, exact_any, pair, label, exact: label * (2 * n + 1) }
    }

    fn weight(&self, gold: Anchor, prediction: Anchor, agreement: impl Fn() -> u8) -> i128 {
        let shared = i128::from(gold.place.shared(prediction.place));
        let (same_place, same_label) = (gold.place == prediction.place, gold.label == prediction.label);
        if shared == 0 && !same_place {
            return 0;
        }
        let tier = |yes: bool, weight: i128| if yes { weight } else { 0 };
        self.pair
            + shared * self.overlap
            + i128::from(agreement().min(15))
            + tier(same_place, self.exact_any)
            + tier(same_label, self.label)
            + tier(same_place && same_label, self.exact)
    }
}
