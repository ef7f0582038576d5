//! The bare one in a row of numbers by place.
//!
//! In: a bare one behind another number. Out: whether both stand alike before where they were counted, so that it counts.

use crate::extract::figure::Raw;
use crate::extract::figure::context::Context;
use crate::lang::{Order, Role};

/// `cinco en Alcorcón; dos, en Getafe; una, en Leganés`: where nouns stand first, behind a mark, and before a comma or a place
/// as the number before it.
pub(super) fn one_in_row(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).map(|p| &raws[p]) else { return false };
    let (start, end) = (raws[i].extent.start, raws[i].tokens.end);
    let place = |at: usize| context.roles(at).has(Role::PLACE);
    let comma = |at: usize| context.is_mark(at, &[',']) && place(at + 1);
    let alike = comma(end) && comma(before.tokens.end) || place(end) && place(before.tokens.end);
    context.lang.units.grammar.order == Order::NounFirst
        && before.not.is_none()
        && alike
        && before.tokens.start >= context.sentence.tokens.start
        && context.is_mark(start.wrapping_sub(1), &[';', ','])
}
