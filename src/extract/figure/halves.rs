//! What stands behind the unit and still belongs to the number: `trois heures et demie`, `3 euros 50`.
//!
//! In: the numbers of one sentence. Out: the same with the half, or the hundredths of a currency, added to the number
//! before the unit. Its text stays the number alone.

use super::context::Context;
use super::digits::Shape;
use super::{Form, Raw};
use crate::claim::{Decimal, UnitKind};
use crate::lang::NumberWord;

/// Occasions counted, by which a multiple is told.
const TIMES: &str = "time";

/// Adds what stands behind the units.
pub(super) fn add(context: &Context<'_>, raws: &mut [Raw]) {
    for i in 0..raws.len() {
        let raw = &raws[i];
        if raw.not.is_some() || !matches!(raw.form, Form::Cardinal { scaled: false } | Form::One) {
            continue;
        }
        let Some((length, unit)) = context.unit(raw.tokens.end) else { continue };
        let end = raw.tokens.end + length;
        // `dos veces y media más`: how many times is a measure, too.
        let measured =
            matches!(unit.kind, UnitKind::Duration | UnitKind::Measure | UnitKind::Currency) || &*unit.code == TIMES;
        if measured && raw.value.is_some_and(|v| v.is_integer()) && is_half(context, end) {
            raise(&mut raws[i], Decimal::new(5, 1));
        } else if unit.kind == UnitKind::Currency
            && let Some(cents) = cents(context, raws, i + 1, end)
        {
            raise(&mut raws[i], Decimal::new(cents, 2));
            raws[i + 1].not = Some("hundredths");
        }
    }
}

fn is_half(context: &Context<'_>, at: usize) -> bool {
    let found = context.lang.numbers.words.longest(context.tokens, at);
    found.is_some_and(|(_, word)| *word == NumberWord::AndHalf)
}

/// Two digits right behind the unit, before nothing that they could count.
fn cents(context: &Context<'_>, raws: &[Raw], i: usize, at: usize) -> Option<i64> {
    let raw = raws.get(i).filter(|r| r.tokens.start == at && matches!(r.shape, Some(Shape::Plain(2))))?;
    let free = !context.may_be_counted(raw.tokens.end) && context.unit(raw.tokens.end).is_none();
    // `10 euros 30 %` and `5 $ 20 km` begin anew; so does a figure behind a sign.
    let bare = !context.is_mark(raw.tokens.end, &['%', '/']);
    raw.value.filter(|_| free && bare).and_then(|v| i64::try_from(v).ok())
}

fn raise(raw: &mut Raw, part: Decimal) {
    let add = |v: Option<Decimal>| v.and_then(|v| v.checked_add(part));
    (raw.value, raw.low, raw.high) = (add(raw.value), add(raw.low), add(raw.high));
}
