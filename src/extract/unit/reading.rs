//! One figure by itself: the noun or measure beside it, or how it leaves the noun out.
//!
//! In: the sentence and a figure. Out: a [`Reading`]. What follows the figure is read first, the
//! currency sign before it apart, since that is where nearly all languages name the unit.

use super::{Found, after, before, head, toll};
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::unit::view::View;
use crate::lang::{Order, Role};

/// What stands beside a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading<'a> {
    /// The unit is named here.
    Own(Found<'a>),
    /// The unit is that of a later number (`de 5 900 à 7 450 ariary`).
    Shared(usize),
    /// Part of things named before (`dont quatorze`, `218 из них`), up to this token.
    Part(usize),
    /// Left out, with a predicate right behind the figure (`97 autres blessées`). Holds the noun
    /// that the figure has where nothing in the sentence can be carried over.
    Elided(Option<Found<'a>>),
    /// Nothing is named beside it.
    Nothing,
    /// A bare total, of nothing that the sentence names (`a lower total of 1,090`).
    Total,
}

/// Reads what stands beside a figure.
pub fn read<'a>(view: &View<'a>, number: &Number) -> Reading<'a> {
    if let Some(found) = before::currency(view, number) {
        // `$3 mil millones de pesos colombianos`: a sign that many countries share yields to the name behind.
        return Reading::Own(named_behind(view, number, &found).unwrap_or(found));
    }
    // `полтонны`: a word for half of a unit names the unit, too.
    let word = number.tokens.start;
    if number.tokens.len() == 1
        && view.is_word(word)
        && let Some((1, entry)) = view.mark(word).unit
        && entry.kind != UnitKind::Count
        && number.figure.value.is_some_and(|v| v < 1.into())
    {
        return head::word(view, word).map_or(Reading::Nothing, Reading::Own);
    }
    // `un sismo de magnitud 6,4 registrado en`: behind the word for it a magnitude counts nothing that follows.
    let word = number.start().checked_sub(1);
    let magnitude = word.and_then(|at| view.mark(at).property).is_some_and(|(_, code)| code == super::MAGNITUDE);
    if magnitude && view.grammar().order == Order::NounFirst {
        return Reading::Total;
    }
    let part = toll::opens_part(view, number);
    match after::read(view, number) {
        Reading::Nothing if part => Reading::Part(number.tokens.end),
        Reading::Nothing => match before::noun(view, number) {
            Some(found) => Reading::Own(found),
            None if toll::is_total(view, number) || toll::is_toll(view, number) => Reading::Total,
            None => Reading::Nothing,
        },
        // `7,200 cases, including 140 deaths`: a plural noun is no participle.
        Reading::Elided(Some(own))
            if part && view.grammar().order == Order::NounLast && head::is_plural(view, own.head.end - 1) =>
        {
            Reading::Own(own)
        }
        Reading::Elided(_) if part => Reading::Part(number.tokens.end),
        Reading::Elided(None) => before::noun(view, number).map_or(Reading::Elided(None), Reading::Own),
        other => other,
    }
}

/// The currency named behind a figure that stands behind another's sign.
fn named_behind<'a>(view: &View<'a>, number: &Number, sign: &Found<'a>) -> Option<Found<'a>> {
    let mut at = number.tokens.end;
    if view.role(at, Role::COMPLEMENT) {
        at += view.mark(at).role_length;
    }
    let (_, entry) = view.mark(at).unit?;
    let other = entry.kind == UnitKind::Currency && entry.code.as_ref() != &*sign.code;
    if other { head::read(view, at) } else { None }
}
