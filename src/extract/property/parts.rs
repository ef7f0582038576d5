//! Wholes of which only a part suffers what the sentence tells: `640 of its 4,150 staff must go`, `из двадцати машин
//! неисправны четырнадцать`.
//!
//! In: the figures of a sentence with their predicates. Out: the same, where a whole that was named for the sake of its part
//! has none: what is said of some is not said of all.

use std::ops::Range;

use super::Predicate;
use super::noun::qualifying;
use crate::claim::UnitKind;
use crate::extract::unit::Named;
use crate::extract::unit::view::View;
use crate::extract::{Number, Verdict};
use crate::lang::{Order, Role};

/// Words between a part and the whole behind it, at most.
const BETWEEN: usize = 4;

/// Takes from each whole what is said of its part alone.
pub(super) fn spare_wholes<'a>(
    view: &View<'a>,
    numbers: &[Number],
    named: &[Named<'a>],
    found: &mut [Option<Predicate<'a>>],
) {
    for whole in 0..found.len().min(numbers.len()) {
        let Some(told) = found[whole].as_ref() else { continue };
        let pair = |part: usize| Pair { view, numbers, named, part, whole, told: &told.tokens };
        let same = |part: &usize| found.get(*part).and_then(Option::as_ref).is_some_and(|p| p.tokens == told.tokens);
        let before = whole.checked_sub(1).filter(same).is_some_and(|part| pair(part).part_leads());
        let behind = Some(whole + 1).filter(same).is_some_and(|part| pair(part).whole_leads());
        if before || behind {
            // `spośród 86 przebadanych pracowników zakaziło się dwóch`: what narrows its noun is said of the whole alone.
            found[whole] = named[whole].unit.as_ref().and_then(|unit| qualifying(view, unit));
        }
    }
}

/// Two figures side by side, the second of which may be part of the first or the reverse.
struct Pair<'p, 'a> {
    view: &'p View<'a>,
    numbers: &'p [Number],
    named: &'p [Named<'a>],
    part: usize,
    whole: usize,
    /// What is said of both.
    told: &'p Range<usize>,
}

impl Pair<'_, '_> {
    /// `480 der 3100 Arbeitsplätze`, `onze postes sur quarante-six`: the part right before the whole.
    fn part_leads(&self) -> bool {
        let (view, whole) = (self.view, self.numbers[self.whole].start());
        let between = self.numbers[self.part].tokens.end..whole;
        let plain = |at: usize| view.is_word(at) && !view.role(at, Role::AND) && !view.role(at, Role::CLAUSE);
        let ratio = || view.lang.labels.ratio.longest_before(&view.document.tokens, whole).is_some();
        let led = self.is_behind_partitive() || ratio();
        self.is_smaller() && between.len() <= BETWEEN && between.clone().all(plain) && led && !self.is_said_of_whole()
    }

    /// `64 dos 300 apartamentos prometidos`: where nouns come first, a participle right behind the whole is said of it.
    fn is_said_of_whole(&self) -> bool {
        let end = self.named[self.whole].unit.as_ref().map(|unit| unit.tokens.end);
        self.view.grammar().order == Order::NounFirst && end == Some(self.told.start)
    }

    /// `Von den 54 Kliniken arbeiten 29`: the part that takes its noun from the whole before it, or is a share of it.
    fn whole_leads(&self) -> bool {
        let part = self.named[self.part].unit.as_ref();
        let carried = part.is_none_or(|unit| !unit.own || unit.kind == UnitKind::Percent);
        // `Un total de 1.115 trasplantes se practicaron, 94 de ellos`: a bare preposition opens a part only where nouns inflect.
        let view = self.view;
        let phrase = |back: usize| {
            let at = self.numbers[self.whole].start().checked_sub(back)?;
            let (length, ()) = view.grammar().partitive.longest(&view.document.tokens, at)?;
            (length == back).then_some(())
        };
        let phrase = || (1..=3).find_map(phrase).is_some();
        let inflected = view.grammar().order == Order::Inflected && self.is_behind_partitive();
        carried && self.is_smaller() && (inflected || phrase())
    }

    /// Whether the part counts things and is no more than the whole.
    fn is_smaller(&self) -> bool {
        let count = |i: usize| self.named[i].unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Count);
        let figure = |i: usize| &self.numbers[i];
        let values = figure(self.part).figure.value.zip(figure(self.whole).figure.value);
        figure(self.part).verdict == Verdict::Figure
            && count(self.whole)
            && values.is_none_or(|(part, whole)| part < whole)
    }

    /// Whether the word that opens a whole stands before it, with or without a determiner: `of its 4,150 staff`.
    fn is_behind_partitive(&self) -> bool {
        let (view, start) = (self.view, self.numbers[self.whole].start());
        let tokens = &view.document.tokens[..view.range.end];
        let opens = |at: &usize| {
            let word = view.lang.labels.partitive.longest(tokens, *at).map(|(length, ())| length);
            let phrase = view.grammar().partitive.longest(tokens, *at).map(|(length, ())| length);
            let determined = |end: usize| end <= start && (end..start).all(|i| view.role(i, Role::DETERMINER));
            word.into_iter().chain(phrase).any(|length| determined(at + length))
        };
        (1..=3).filter_map(|back| start.checked_sub(back)).filter(|at| *at >= view.range.start).any(|at| opens(&at))
    }
}
