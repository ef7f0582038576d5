//! Degrees and minutes of a place on the globe.
//!
//! In: a number in its sentence. Out: the rule that makes it a coordinate, with the tokens that show it.

use crate::extract::figure::context::Context;
use crate::extract::figure::digits::Shape;
use crate::extract::figure::verdict::Finding;
use crate::extract::figure::{Form, Raw};

const DEGREE: &[char] = &['°', 'º', '˚'];
const MINUTE: &[char] = &['′', '\'', '’', '″', '"'];

/// `36° 08′ N`, `50,1° s. š.`, `37,2 N e 24,8 W`; not `36 °C`.
pub(in crate::extract::figure) fn coordinate(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let small = raw.value.is_some_and(|value| value <= 180.into());
    if !raw.is_digits() || !small || matches!(raw.form, Form::Cardinal { scaled: true }) {
        return None;
    }
    if context.is_mark(end, DEGREE) {
        let minutes = context.token(end + 1).is_some_and(|t| t.is_digits()) && context.is_mark(end + 2, MINUTE);
        return (minutes || is_direction(context, end + 1)).then_some(("coordinates", start..end + 2));
    }
    // The minutes behind the degrees.
    let degrees = start.checked_sub(1).is_some_and(|at| context.is_mark(at, DEGREE));
    if degrees && context.is_mark(end, MINUTE) && context.glued(end) {
        return Some(("coordinates", start - 1..end + 1));
    }
    let decimal = matches!(raw.shape, Some(Shape::Decimal | Shape::Settled(_)));
    let capital = context.token(end).is_some_and(|t| t.capital);
    (decimal && capital && is_direction(context, end)).then_some(("coordinates", start..end + 1))
}

/// `N`, `O`, `s. š.`: whether one letter alone tells where the degrees are counted from.
fn is_direction(context: &Context<'_>, at: usize) -> bool {
    let Some(token) = context.token(at).filter(|t| t.is_word() && context.inside(at)) else { return false };
    let surface = token.of(context.text);
    let capital = matches!(surface, "N" | "S" | "E" | "W" | "O");
    let letter = surface.chars().count() == 1 && !token.capital && context.is_mark(at + 1, &['.']);
    capital || letter
}
