//! Every number of a text: where it stands, its value, and whether it is a figure.
//!
//! In: a document. Out: its numbers in order. The order of work: cut each sentence into the parts
//! that numbers are made of (`lexemes`, `digits`, `compounds`), compose them (`compose`), join the
//! ends of ranges (`range`), read what stands before and behind (`hedge`), and decide which are
//! figures (`verdict` and the rules that it lists).

mod ages;
mod calendar;
mod clock;
mod compose;
mod compounds;
mod context;
mod digits;
mod furniture;
mod halves;
mod hedge;
mod label;
mod layout;
mod lexemes;
mod marks;
mod one;
mod ordinal;
mod powers;
mod range;
mod together;
mod verdict;
mod years;

pub use furniture::passages;

use std::cell::OnceCell;
use std::ops::Range;

use super::{Document, Reason};
use crate::claim::{Decimal, Figure, Modifier, UnitKind};
use crate::lang::{Opening, Role};
use compose::{Composed, Composer, Form};
use context::Context;
use digits::Shape;
use lexemes::{Lexeme, Part};
use marks::Marks;

/// A number expression, claim or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Index into [`Document::sentences`].
    pub sentence: usize,
    /// The figure's own tokens.
    pub tokens: Range<usize>,
    /// Figure and hedge together; equal to `tokens` where no hedge stands beside it.
    pub extent: Range<usize>,
    pub figure: Figure,
    pub verdict: Verdict,
    /// The rules that decided, in order.
    pub reasons: Vec<Reason>,
}

impl Number {
    /// Where the figure begins, its hedge included.
    pub fn start(&self) -> usize {
        self.extent.start.min(self.tokens.start)
    }

    /// Where it ends, its hedge included.
    pub fn end(&self) -> usize {
        self.extent.end.max(self.tokens.end)
    }

    /// Whether its noun stands before it and makes it approximate: `метров сто`.
    pub fn is_inverted(&self) -> bool {
        self.reasons.iter().any(|reason| reason.rule == hedge::INVERTED_ORDER)
    }
}

/// Whether a number is a figure of the guideline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Figure,
    /// A date, an ordinal, a name ...; the reason says which.
    NotFigure,
}

/// A number as composed, before anything around it was looked at.
#[derive(Debug, Clone, PartialEq)]
struct Raw {
    tokens: Range<usize>,
    extent: Range<usize>,
    value: Option<Decimal>,
    low: Option<Decimal>,
    high: Option<Decimal>,
    modifier: Modifier,
    form: Form,
    /// How its digits are written; `None` for a number that starts in words.
    shape: Option<Shape>,
    /// It is the second number of a change, so that what stands before it is no hedge.
    joined: bool,
    /// What its last word multiplies by and may lend to a number before it: 100 in `quatre cents`, 12 in `three dozen`,
    /// 1000 in `dreitausend`.
    factor: Option<i64>,
    /// Why it is none, where its own shape says so.
    not: Option<&'static str>,
    reasons: Vec<Reason>,
}

impl Raw {
    fn new(tokens: Range<usize>, composed: Composed, shape: Option<Shape>) -> Self {
        let (low, high, modifier) = match composed.form {
            Form::Vague { low, high, .. } => (Some(low), Some(high), Modifier::Vague),
            Form::About => (composed.value, composed.value, Modifier::Approximate),
            _ => (composed.value, composed.value, Modifier::Exact),
        };
        let not = match (shape, composed.value) {
            (Some(Shape::Not(rule)), _) => Some(rule),
            (Some(_), None) => Some("too_many_digits"),
            _ => None,
        };
        let mut raw = Self {
            extent: tokens.clone(),
            tokens,
            value: composed.value,
            low,
            high,
            modifier,
            form: composed.form,
            shape,
            joined: false,
            factor: None,
            not,
            reasons: Vec::new(),
        };
        if let Some(Shape::Settled(reason)) = shape {
            raw.reasons.push(Reason::bare(reason));
        }
        raw
    }

    /// A whole number in plain digits below `limit`.
    fn plain_below(&self, limit: i64) -> bool {
        matches!(self.shape, Some(Shape::Plain(_)))
            && matches!(self.form, Form::Cardinal { scaled: false })
            && self.value.is_some_and(|v| v.is_integer() && v < limit.into())
    }

    fn is_digits(&self) -> bool {
        self.shape.is_some()
    }
}

/// Finds every number, in order of its start.
pub fn find(document: &Document<'_>) -> Vec<Number> {
    let marks = OnceCell::new();
    let mut numbers = Vec::new();
    let mut parts = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let learnt = || *marks.get_or_init(|| Marks::of(document.text, &document.tokens));
        lexemes::read(document, sentence.lang, sentence.tokens.clone(), learnt, &mut parts);
        if parts.is_empty() {
            continue;
        }
        let context = Context::new(document, index);
        let mut raws = compose_all(&context, &parts);
        raws.iter_mut().for_each(|raw| regroup(&context, raw));
        halves::add(&context, &mut raws);
        hedge::signs(&context, &mut raws);
        range::join(&context, &mut raws);
        hedge::apply(&context, &mut raws);
        verdict::decide(&context, raws, &mut numbers);
    }
    furniture::lines(document, &mut numbers);
    layout::lines(document, &mut numbers);
    numbers
}

/// Every number that the parts of one sentence make, in order.
fn compose_all(context: &Context<'_>, parts: &[Lexeme]) -> Vec<Raw> {
    let mut composer = Composer::new(&context.lang.numbers, parts);
    composer.inverts = context.lang.units.grammar.inverts;
    let mut raws = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        if composer.is_article(at) {
            at += 1;
            continue;
        }
        let Some(composed) = compose_one(context, &mut composer, parts, at) else {
            if let Some(raw) = shape_alone(&parts[at]) {
                raws.push(raw);
            }
            at += 1;
            continue;
        };
        let shape = match parts[at].part {
            Part::Digits(d) => Some(d.shape),
            _ => None,
        };
        let last = &parts[composed.end - 1];
        let mut raw = Raw::new(parts[at].start..last.end, composed, shape);
        raw.factor = last.factor();
        // `10-ти`, `4-х`, `12-tu`: the case ending behind the hyphen is passed on the way to the noun.
        if let Some(end) = ordinal::case_ending(context, &raw) {
            raw.extent.end = end;
        }
        raws.push(raw);
        at = composed.end;
    }
    raws
}

/// `128,511 casos`: where the language alone made the mark a decimal one, whole things have no thousandths.
fn regroup(context: &Context<'_>, raw: &mut Raw) {
    if raw.shape != Some(Shape::Settled("decimal:by_language")) || !matches!(raw.form, Form::Cardinal { scaled: false })
    {
        return;
    }
    let whole =
        |u: &crate::lang::UnitEntry| u.kind == UnitKind::Count && !matches!(&*u.code, "part" | "point" | "time");
    let Some((length, _)) = context.unit(raw.tokens.end).filter(|(_, unit)| whole(unit)) else { return };
    // `3,125 casos por cada 100.000`: a rate may have them.
    let end = raw.tokens.end + length;
    let rate = (end..end + 5).any(|at| context.inside(at) && context.roles(at).has(Role::PER));
    if let Some(value) = raw.value.filter(|_| !rate).and_then(|v| v.checked_mul(Decimal::ONE_THOUSAND)) {
        let value = Some(value.normalize());
        (raw.value, raw.low, raw.high, raw.shape) = (value, value, value, Some(Shape::Grouped));
        raw.reasons = vec![Reason::bare("grouping:by_what_is_counted")];
    }
}

/// Digits that compose to nothing still are a number of the text: a date, a telephone.
fn shape_alone(lexeme: &Lexeme) -> Option<Raw> {
    let Part::Digits(digits) = lexeme.part else { return None };
    let composed = Composed { end: 0, value: digits.value, form: Form::Cardinal { scaled: false } };
    Some(Raw::new(lexeme.start..lexeme.end, composed, Some(digits.shape)))
}

/// One number. Between `between` and its `and`, the `and` is the opener's: `between one hundred and
/// two hundred` holds no `hundred and two`.
fn compose_one(context: &Context<'_>, composer: &mut Composer<'_>, parts: &[Lexeme], at: usize) -> Option<Composed> {
    composer.joins = true;
    let whole = composer.number(at)?;
    let opener = context.opener_before(parts[at].start);
    let Some((opener, Opening::Between)) = opener else { return Some(whole) };
    let closes = |composed: &Composed| {
        let behind = parts[composed.end - 1].end;
        let behind = context.skip_unit(behind);
        context.token(behind).is_some_and(|t| context.lang.ranges.pairs.contains_key(&(opener, t.key)))
    };
    if closes(&whole) {
        return Some(whole);
    }
    composer.joins = false;
    let shorter = composer.number(at).filter(closes);
    composer.joins = true;
    Some(shorter.unwrap_or(whole))
}
