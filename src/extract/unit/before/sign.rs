//! Signs of money before their figure.
//!
//! In: a figure. Out: the currency whose sign or code stands right before it, unless that belongs to the figure before.

use std::borrow::Cow;

use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::unit::Found;
use crate::extract::unit::view::View;
use crate::lang;

/// A currency sign or code right before the figure: `$3,500`, `US$32m`, `EUR 5`.
pub fn currency<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let figure = number.tokens.start;
    (1..=3).rev().find_map(|back| {
        let start = figure.checked_sub(back).filter(|start| *start >= view.range.start)?;
        let (length, entry) = view.mark(start).unit?;
        // In a headline in capitals `ALL 12 PASSENGERS` names no currency.
        let next = view.surface(number.tokens.end);
        let shouted = entry.is_code && next.len() > 1 && next.chars().all(char::is_uppercase);
        let fits = !shouted && length == back && entry.kind == UnitKind::Currency;
        // Names of currencies follow their figure; only what needs no language stands before it.
        let neutral = &lang::neutral().units.phrases;
        let sign = neutral.longest(&view.document.tokens[..figure], start).is_some_and(|(n, _)| n == length);
        // A letter that a language takes for its money must touch the figure: `R28bn`.
        let glued = view.token(figure).is_some_and(|t| !t.space_before);
        let touches = length == 1 && glued;
        // `przekazała 5 mln zł 300 rodzinom`: behind a figure the sign is of that one; `circa $ 14 milioni`: a hedge is the
        // figure's own.
        let other = start > view.range.start && start <= number.extent.start && view.mark(start - 1).number.is_some();
        let taken = !glued && other;
        (fits && !taken && (sign || touches)).then(|| Found {
            tokens: start..figure,
            head: start..figure,
            kind: entry.kind,
            code: Cow::Borrowed(&*entry.code),
            entry: Some(entry),
            end: number.tokens.end,
            own: true,
            rule: "unit-currency-before",
        })
    })
}
