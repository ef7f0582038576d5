//! Parts that add up to the figure before them: `I feriti sono 15: 11 agenti e quattro manifestanti`.
//!
//! In: the numbers of a sentence and what they count. Out: for each, the figure that it is a part of, told by
//! arithmetic alone: two figures or more right behind one that is their sum.

use std::ops::Range;

use crate::claim::{Decimal, UnitKind};
use crate::extract::unit::Named;
use crate::extract::{Number, Verdict};

/// Parts of a whole, at most.
const PARTS: usize = 8;

/// For each number of `range`, the position in it of the whole that it is a part of.
pub(super) fn wholes(numbers: &[Number], range: &Range<usize>, named: &[Named<'_>]) -> Vec<Option<usize>> {
    let numbers = numbers.get(range.clone()).unwrap_or_default();
    let mut wholes = vec![None; numbers.len()];
    let counts = |i: usize| {
        let unit = named.get(i).and_then(|n| n.unit.as_ref()).filter(|u| u.kind == UnitKind::Count);
        unit.is_some() && numbers[i].verdict == Verdict::Figure
    };
    for whole in 0..numbers.len() {
        let Some(total) = numbers[whole].figure.value.filter(|_| counts(whole)) else { continue };
        let (mut sum, mut parts) = (Decimal::ZERO, Vec::new());
        for part in whole + 1..numbers.len() {
            if numbers[part].verdict == Verdict::NotFigure {
                continue;
            }
            let own = named[part].unit.as_ref().is_some_and(|u| u.own);
            let Some(value) = numbers[part].figure.value.filter(|_| counts(part) && own) else { break };
            let Some(next) = sum.checked_add(value).filter(|next| *next <= total && parts.len() < PARTS) else { break };
            sum = next;
            parts.push(part);
            if sum == total {
                break;
            }
        }
        if sum == total && parts.len() > 1 {
            for part in parts {
                wholes[part] = Some(whole);
            }
        }
    }
    wholes
}
