//! Other ways to look at the same verdicts: given detection, confusion, sources by span and by name, relays.
//!
//! In: one system's outcomes. Out: counts that add up over articles. None of them moves the headline: they say why it is
//! what it is.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::counts::{Counts, FieldCounts, Verdict};
use super::input::Input;
use super::item::{Item, Place, Relay};
use super::names::same_name;
use super::outcome::Outcome;
use super::strings::{Strings, Sym};
use super::value::Rung;
use crate::claim::{AttributionType, Modifier};

/// Pairs by what gold says and what the prediction says; `None` where a side says nothing.
pub type Confusion<T> = BTreeMap<(Option<T>, Option<T>), u64>;

/// Everything besides the fields' own counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Views {
    /// The verdicts on aligned pairs alone: how good each field is where the figure was found.
    pub given_detection: FieldCounts,
    pub sources: Sources,
    pub modifiers: Confusion<Modifier>,
    pub attributions: Confusion<AttributionType>,
    /// Unit codes, gold's and the prediction's, of pairs of which a side has a unit.
    pub unit_codes: FxHashMap<(Sym, Sym), u64>,
    /// Pairs by how far the value is off.
    pub ladder: BTreeMap<Rung, u64>,
}

/// The source judged in four other ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sources {
    /// Spans overlap; a source without a span says nothing here.
    pub span: Counts,
    /// Names, else surfaces, are loosely equal; a source without either says nothing here.
    pub name: Counts,
    /// The source itself, as the field `source` judges it: whom the figure comes from.
    pub innermost: Counts,
    /// The relay nearest to the article, where there is one, else the source: whom the article has it from.
    pub outermost: Counts,
}

impl Views {
    /// Looks at every outcome of a system whose items are `items`.
    pub fn of(input: &Input, items: &[Item], outcomes: &[Outcome]) -> Self {
        let chunk = |rows: &[Outcome]| {
            let mut views = Self::default();
            for outcome in rows {
                views.see(
                    input,
                    input.gold.get(outcome.gold as usize),
                    items.get(outcome.prediction as usize),
                    outcome,
                );
            }
            views
        };
        outcomes.par_chunks(8192).map(chunk).reduce(Self::default, Self::plus)
    }

    fn see(&mut self, input: &Input, gold: Option<&Item>, prediction: Option<&Item>, outcome: &Outcome) {
        self.sources.see(input, gold, prediction);
        let (Some(gold), Some(prediction)) = (gold, prediction) else { return };
        for (counts, &verdict) in self.given_detection.iter_mut().zip(&outcome.verdicts) {
            counts.count(verdict, 1);
        }
        *self.modifiers.entry((gold.modifier, prediction.modifier)).or_default() += 1;
        *self.attributions.entry((gold.attribution, prediction.attribution)).or_default() += 1;
        if gold.has_unit || prediction.has_unit {
            *self.unit_codes.entry((gold.unit_code, prediction.unit_code)).or_default() += 1;
        }
        if let Some(rung) = outcome.rung {
            *self.ladder.entry(rung).or_default() += 1;
        }
    }

    fn plus(mut self, other: Self) -> Self {
        self.given_detection.iter_mut().zip(other.given_detection).for_each(|(sum, c)| *sum += c);
        self.sources.add(&other.sources);
        other.modifiers.into_iter().for_each(|(k, n)| *self.modifiers.entry(k).or_default() += n);
        other.attributions.into_iter().for_each(|(k, n)| *self.attributions.entry(k).or_default() += n);
        other.unit_codes.into_iter().for_each(|(k, n)| *self.unit_codes.entry(k).or_default() += n);
        other.ladder.into_iter().for_each(|(k, n)| *self.ladder.entry(k).or_default() += n);
        self
    }
}

impl Sources {
    fn see(&mut self, input: &Input, gold: Option<&Item>, prediction: Option<&Item>) {
        let strings = &input.strings;
        let place = |i: &Item| (i.has_source && !i.source.is_none()).then(|| strings.rare.place(i.source));
        count(&mut self.span, [gold, prediction].map(|i| i.and_then(place)), |g, p| g.overlaps(*p));
        let names = |i: &Item| Some(Who::of(i, strings)).filter(|w| w.names.iter().any(|n| !n.is_none()));
        count(&mut self.name, [gold, prediction].map(|i| i.and_then(names)), |g, p| g.shares_a_name(p, strings));
        let source = |i: &Item| i.has_source.then(|| Who::of(i, strings));
        let same = |g: &Who, p: &Who| g.place.overlaps(p.place) || g.shares_a_name(p, strings);
        count(&mut self.innermost, [gold, prediction].map(|i| i.and_then(source)), same);
        let outer = |i: &Item| input.relays_of(i).first().map(Who::relay).or_else(|| source(i));
        count(&mut self.outermost, [gold, prediction].map(|i| i.and_then(outer)), same);
    }

    fn add(&mut self, other: &Self) {
        self.span += other.span;
        self.name += other.name;
        self.innermost += other.innermost;
        self.outermost += other.outermost;
    }
}

/// Somebody who says a figure: where, and under which names.
struct Who {
    place: Place,
    names: [Sym; 2],
}

impl Who {
    fn of(item: &Item, strings: &Strings) -> Self {
        Self { place: strings.rare.place(item.source), names: [item.source_name, item.source_text] }
    }

    const fn relay(relay: &Relay) -> Self {
        Self { place: relay.place, names: [relay.text, Sym::NONE] }
    }

    fn shares_a_name(&self, other: &Self, strings: &Strings) -> bool {
        let same = |g: Sym, p: Sym| !g.is_none() && !p.is_none() && same_name(g, p, strings);
        self.names.iter().any(|&g| other.names.iter().any(|&p| same(g, p)))
    }
}

/// Counts one row: what each side has, and whether they are the same.
fn count<T>(counts: &mut Counts, [gold, prediction]: [Option<T>; 2], same: impl Fn(&T, &T) -> bool) {
    let verdict = match (&gold, &prediction) {
        (None, None) => return,
        (Some(_), None) => Verdict::Missing,
        (None, Some(_)) => Verdict::Spurious,
        (Some(g), Some(p)) if same(g, p) => Verdict::Correct,
        _ => Verdict::Incorrect,
    };
    counts.count(verdict, 1);
}
