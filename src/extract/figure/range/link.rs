//! What two numbers beside each other are: the ends of a range, a change, the score of a match.
//!
//! In: two numbers of a sentence. Out: how they are linked, by the dash, the words and the opener between and before them.

use super::changes;
use crate::claim::{Decimal, UnitKind};
use crate::extract::figure::context::Context;
use crate::extract::figure::digits::Shape;
use crate::extract::figure::{Form, Raw};
use crate::lang::{Effect, Opening, Order};
use crate::text::Key;

/// What two numbers are to each other.
pub(super) enum Link {
    Range,
    Change,
    Score,
}

/// Tokens between two numbers that are linked, at most.
const BETWEEN: usize = 6;

pub(super) fn link(context: &Context<'_>, a: &Raw, b: &Raw) -> Option<Link> {
    let apart = a.tokens.end > b.tokens.start || b.tokens.start - a.tokens.end > BETWEEN;
    if apart || a.not.is_some() || b.not.is_some() {
        return None;
    }
    let ends = Ends::new(context, a, b)?;
    if ends.is_year_and_count() { None } else { ends.link() }
}

/// Two numbers that may be linked.
struct Ends<'r, 'd> {
    context: &'r Context<'d>,
    a: &'r Raw,
    b: &'r Raw,
    low: Decimal,
    high: Decimal,
    /// What joins the two: from behind the first with its unit, to before the second with its sign and hedge.
    start: usize,
    end: usize,
    /// Each has a unit of its own, behind it or as a sign before it.
    measured: bool,
}

impl<'r, 'd> Ends<'r, 'd> {
    fn new(context: &'r Context<'d>, a: &'r Raw, b: &'r Raw) -> Option<Self> {
        let (low, high) = (a.value?, b.value?);
        let (behind, before) = (a.tokens.end, b.tokens.start);
        // A unit may stand behind the first end where the second has the same, and a currency before
        // the second end as before the first.
        let unit = context.skip_unit(behind);
        let code = |at: usize| context.unit(at).map(|(_, unit)| (unit.kind, &unit.code));
        let same_unit = unit > behind
            && unit <= before
            && context.skip_unit(b.tokens.end) > b.tokens.end
            && code(behind) == code(b.tokens.end);
        let start = if same_unit { unit } else { behind };
        // `zwei- bis dreitausend`: a hyphen stands for the end that both have.
        let cut_short = is_dash(context, start) && context.glued(start) && !context.glued(start + 1);
        let start = start + usize::from(cut_short && start + 1 < before);
        // `fell by $3m to $20m`: a sign before each is a unit of each.
        let sign = context.currency_start(before);
        let signed = sign < before && context.currency_start(a.tokens.start) < a.tokens.start;
        let end = sign.max(start);
        // `between 2 and about 7`: a hedge before the second end belongs to the range.
        let hedge = approximate(context, end).filter(|length| end - length > start);
        let end = end - hedge.unwrap_or_default();
        Some(Self { context, a, b, low, high, start, end, measured: same_unit || signed })
    }

    fn link(&self) -> Option<Link> {
        if self.gap() == 1 && is_dash(self.context, self.start) {
            return self.dashed();
        }
        if self.gap() == 1 && self.context.is_mark(self.start, &[',']) && self.are_neighbours() {
            return Some(Link::Range);
        }
        self.paired().or_else(|| self.joined())
    }

    /// Tokens between the two.
    fn gap(&self) -> usize {
        self.end - self.start
    }

    /// `bis 2030 bis zu 140.000 Stellen`: a year is no end of a range of other things; nor of one that is written in groups
    /// (`le bilan de 2021 à 2 048 morts`).
    fn is_year_and_count(&self) -> bool {
        let year = matches!(self.a.shape, Some(Shape::Plain(4))) && self.low >= 1900.into() && self.low <= 2100.into();
        // `hablan de 2000 a 3000 participantes`: two round thousands are no year.
        let round = |n: Decimal| [1000, 2000, 3000, 4000, 5000, 6000, 8000].map(Decimal::from).contains(&n);
        let other =
            self.high >= 3000.into() && !(round(self.low) && round(self.high)) || self.b.shape == Some(Shape::Grouped);
        let named = &self.context.lang.calendar.year_before;
        year && other && named.longest_before(self.context.tokens, self.a.tokens.start).is_some()
    }

    /// Two numbers with a dash between them.
    fn dashed(&self) -> Option<Link> {
        let (context, a, b, at) = (self.context, self.a, self.b, self.start);
        let tight = context.glued(at) && context.glued(at + 1);
        let spaced = !context.glued(at) && !context.glued(at + 1);
        let digits = a.is_digits() && b.is_digits();
        if !(tight || spaced && digits) {
            return None;
        }
        let plain = a.plain_below(10_000) && b.plain_below(10_000);
        // `lost power in 75-80 percent of homes`: a share is no result of a match.
        let scored = || self.are_below(100) && is_scored(context) && !self.is_share();
        // `dopo lo 0-2 con il Betis`: nor does anything but a measure begin at nought.
        let from_nought = || self.are_below(20) && self.low.is_zero() && context.unit(b.tokens.end).is_none();
        if tight && (plain && self.low >= self.high || scored() || from_nought() && !self.is_share()) {
            return Some(Link::Score);
        }
        self.fit().then_some(Link::Range)
    }

    fn is_share(&self) -> bool {
        let end = self.b.tokens.end;
        self.context.is_mark(end, &['%'])
            || self.context.unit(end).is_some_and(|(_, unit)| unit.kind == UnitKind::Percent)
    }

    fn are_below(&self, limit: i64) -> bool {
        self.a.plain_below(limit) && self.b.plain_below(limit)
    }

    /// `cztery, pięć dni`, `two, three weeks`, `dwie, trzy setki`: whether two numbers in words, the second the next one,
    /// measure a time that no third goes on, or share their hundreds.
    fn are_neighbours(&self) -> bool {
        let (context, a, b) = (self.context, self.a, self.b);
        let comma = |at: Option<usize>| at.is_some_and(|at| context.inside(at) && context.is_mark(at, &[',']));
        let factor = b.factor.filter(|_| a.factor.is_none());
        let high = self.high / Decimal::from(factor.unwrap_or(1));
        let small = high < Decimal::from(20) && !a.is_digits() && !b.is_digits();
        let time = || context.unit(b.tokens.end).is_some_and(|(_, unit)| unit.kind == UnitKind::Duration);
        small
            && self.low + Decimal::ONE == high
            && (factor.is_some() || time())
            && !comma(a.tokens.start.checked_sub(1))
    }

    /// Two numbers behind an opener: `de 12 à 15`, `between 2 and 7`.
    fn paired(&self) -> Option<Link> {
        let context = self.context;
        let word = context.token(self.start)?;
        if self.gap() != 1 + self.article() {
            return None;
        }
        let opening = context.lang.ranges.pairs.get(&(self.opener()?, word.key))?;
        let change = match opening {
            Opening::Change => true,
            // `stopy wzrosły od 1,5 do 2 proc.`: where nouns inflect, other words open a change.
            Opening::From => context.lang.units.grammar.order != Order::Inflected && self.changes(),
            // `fell by 2 percent to 5 percent`, but `by 2 to 5 percent`: each with a unit of its own they tell a change.
            Opening::Between => self.measured && context.lang.ranges.join.word(word.key).is_some() && self.changes(),
        };
        Some(if change || !self.fit() { Link::Change } else { Link::Range })
    }

    /// Tokens of the article before the second end.
    fn article(&self) -> usize {
        let article =
            self.context.token(self.start + 1).is_some_and(|t| self.context.lang.hedges.skip.contains(&t.key));
        // `tra il 6 e l'8 %`: the apostrophe of an elided article is a token of its own.
        let elided = self.gap() == 3 && self.context.is_mark(self.start + 2, &['\'', '’']);
        if article && (self.gap() == 2 || elided) { self.gap() - 1 } else { 0 }
    }

    /// The word that opens the pair.
    fn opener(&self) -> Option<Key> {
        let (context, first) = (self.context, self.a.tokens.start);
        // `zwischen rund 930 und 2800 Euro`: so may a hedge stand before the first.
        let hedged = || context.opener_before(first - approximate(context, first)?);
        context.opener_before(first).or_else(hedged).map(|(opener, _)| opener)
    }

    /// Two numbers with a joining word between them: `15 à 20`, `two or three`.
    fn joined(&self) -> Option<Link> {
        let context = self.context;
        let tokens = &context.tokens[..self.end.min(context.tokens.len())];
        let (length, ()) = context.lang.ranges.join.longest(tokens, self.start)?;
        if length != self.gap() || self.is_sum_with_share() {
            return None;
        }
        if self.are_below(30) && self.low >= self.high && is_scored(context) {
            return Some(Link::Score);
        }
        let choice = self.offers_choice() || self.is_attached() || self.is_length_of_time();
        let range = self.fit() && (choice || !self.changes());
        range.then_some(Link::Range)
    }

    /// `down $0.45 or 0.81%`: a sum and a share are two figures.
    fn is_sum_with_share(&self) -> bool {
        let sign = self.a.tokens.start.checked_sub(1);
        sign.is_some_and(|at| self.context.is_mark(at, &['$', '€', '£', '¥']))
            && self.context.is_mark(self.b.tokens.end, &['%'])
    }

    /// `porté deux ou trois coups`: what offers a choice says no change, whatever the verb.
    fn offers_choice(&self) -> bool {
        self.context.lang.ranges.contrast.contains(&self.context.tokens[self.start].key)
    }

    /// `down to its target of 2% to 3%`: nor does what is attached to a noun, whatever stands before that; `fell by 2% to
    /// 5%` does.
    fn is_attached(&self) -> bool {
        let context = self.context;
        let before = self.a.extent.start.min(self.a.tokens.start).checked_sub(1);
        context.lang.units.grammar.order == Order::NounLast
            && before.is_some_and(|at| {
                context.inside(at) && context.lang.labels.partitive.longest(context.tokens, at).is_some()
            })
    }

    /// `went down 10 to 20 minutes after it had sailed`: a time changes only behind an opener.
    fn is_length_of_time(&self) -> bool {
        let context = self.context;
        context.lang.units.grammar.order == Order::NounLast
            && context.unit(self.b.tokens.end).is_some_and(|(_, unit)| unit.kind == UnitKind::Duration)
    }

    fn changes(&self) -> bool {
        changes(self.context, self.a.tokens.start)
    }

    /// Whether the two are ends of one range, the first taking the scale of the second if need be.
    fn fit(&self) -> bool {
        let alone = |form| matches!(form, Form::Cardinal { .. } | Form::One | Form::About | Form::Ambiguous);
        alone(self.a.form) && alone(self.b.form) && self.low < self.high
    }
}

/// Tokens of a hedge that rounds, right before a token.
fn approximate(context: &Context<'_>, end: usize) -> Option<usize> {
    let hedge = context.lang.hedges.before.longest_before(context.tokens, end);
    hedge.filter(|(_, (effect, _))| *effect == Effect::Approximate).map(|(length, _)| length)
}

fn is_dash(context: &Context<'_>, at: usize) -> bool {
    context.is_mark(at, &['-', '\u{2010}', '\u{2011}', '\u{2012}', '–', '—', '−', '~'])
}

/// Whether the sentence speaks of a match.
fn is_scored(context: &Context<'_>) -> bool {
    let words = &context.lang.labels.score_word;
    !words.is_empty() && context.sentence.tokens.clone().take(80).any(|i| words.longest(context.tokens, i).is_some())
}
