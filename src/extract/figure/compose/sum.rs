//! The value of a number while its parts are read.
//!
//! In: groups below a thousand and scale words, in the order of the text. Out: the total, or the
//! word that the next part belongs to another number.

use crate::claim::Decimal;

/// The parts of a number so far: scaled ones, and the group that no scale has closed yet.
#[derive(Debug, Default)]
pub(super) struct Sum {
    pub(super) stack: Vec<(i64, Decimal)>,
    pub(super) group: Option<Decimal>,
}

impl Sum {
    /// What a further part must stay below.
    pub(super) fn floor(&self) -> i64 {
        self.stack.last().map_or(i64::MAX, |(scale, _)| *scale)
    }

    pub(super) fn takes(&self, value: Decimal) -> bool {
        self.group.is_none() && !self.stack.is_empty() && value < self.floor().into()
    }

    /// Closes the group with a scale word; `false` where it does not fit.
    pub(super) fn scale(&mut self, scale: i64) -> bool {
        if scale < 1000 {
            let Some(group) = self.group.filter(|g| *g < Decimal::from(20) && g.is_integer()) else { return false };
            self.group = group.checked_mul(scale.into());
            return self.group.is_some();
        }
        if self.floor() == scale {
            return false;
        }
        let mut multiplied = self.group;
        let mut kept = self.stack.len();
        while kept > 0 && self.stack[kept - 1].0 < scale {
            kept -= 1;
            multiplied = multiplied.unwrap_or_default().checked_add(self.stack[kept].1);
        }
        if kept > 0 && self.stack[kept - 1].0 == scale {
            return false;
        }
        let Some(value) = multiplied.unwrap_or(Decimal::ONE).checked_mul(scale.into()) else { return false };
        self.stack.truncate(kept);
        self.stack.push((scale, value));
        self.group = None;
        true
    }

    /// Adds a compound of thousands and more.
    pub(super) fn push_whole(&mut self, value: i64) -> bool {
        let scale = if value % 1_000_000 == 0 {
            1_000_000
        } else if value % 1000 == 0 {
            1000
        } else {
            1
        };
        if value >= self.floor() {
            return false;
        }
        self.stack.push((scale, value.into()));
        true
    }

    /// Adds so many hundredths of one, or of the scale that came last: `two million and a half`.
    pub(super) fn add_part(&mut self, hundredths: i64) -> bool {
        let part = Decimal::new(hundredths, 2);
        if let Some(group) = &mut self.group {
            *group += part;
            return true;
        }
        let Some((scale, value)) = self.stack.last_mut() else { return false };
        let Some(more) = Decimal::from(*scale).checked_mul(part).and_then(|more| value.checked_add(more)) else {
            return false;
        };
        *value = more;
        true
    }

    pub(super) fn total(&self) -> Option<Decimal> {
        let mut total = self.group.unwrap_or_default();
        for (_, value) in &self.stack {
            total = total.checked_add(*value)?;
        }
        Some(total.normalize())
    }
}
