//! What stood at one value and stands at another.
//!
//! In: a verb of change and a figure that is one of the two ends of it. Out: the noun that names what changed, since such a
//! figure tells how high that is and not by how much it changed: `die Schulden sanken von 71 auf 66 Millionen`.

use super::{CHANGING, Field, Predicate, REACHING};
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::property::money::{PRICE, names_a_level, takes_a_sum};
use crate::extract::property::rule;
use crate::lang::{Opening, Order, Role};

/// Tokens between the first value and the preposition of the second, at most: its unit, and what it is a rate of.
const BETWEEN: usize = 5;

impl<'a> Field<'_, 'a> {
    /// The noun of what changed, where the figure is an end of the change; else the predicate itself.
    pub fn level_of(&self, predicate: Predicate<'a>, number: &Number) -> Predicate<'a> {
        if !CHANGING.contains(&predicate.code) || self.kind.is_none_or(|kind| kind == UnitKind::Count) {
            return predicate;
        }
        let reached = || self.preposition_of(number).filter(|_| self.is_led_up_to(number));
        let Some(opener) = self.opener_of_change(number).or_else(reached) else { return predicate };
        let level = self.level_before(opener.min(predicate.tokens.start));
        level.unwrap_or_else(|| self.price_of(predicate))
    }

    /// `Kilogram filetu podrożał z 24,90 do 31,50 zł`: a sum that something comes to which has no name of its own is its price.
    fn price_of(&self, change: Predicate<'a>) -> Predicate<'a> {
        if self.kind == Some(UnitKind::Currency) { Predicate { code: PRICE, ..change } } else { change }
    }

    /// The noun of a level before a token: the one that a relative clause narrows, or the nearest (`schulden, die gemiddeld tot 38.000
    /// euro zijn opgelopen`).
    pub fn level_before(&self, at: usize) -> Option<Predicate<'a>> {
        /// Tokens from the pronoun to the value, at most.
        const CLAUSE: usize = 8;
        let view = self.view;
        let pronoun = |i: &usize| view.is_one_of(*i, &view.grammar().relative) && self.is_comma(*i - 1);
        let clause = (view.range.start + 1..at).rev().take(CLAUSE);
        let opens = if view.lang.speech.verb_second { clause.into_iter().find(pronoun) } else { None };
        let noun = opens.and_then(|i| self.predicate_before(i - 1, rule::BEFORE));
        let level = |noun: &Predicate<'a>| {
            self.is_level(noun) && !CHANGING.contains(&noun.code) && !REACHING.contains(&noun.code)
        };
        let nearest = self.back_from(at);
        // `зарплату предлагают поднять с 2460 до 4000`: where nouns inflect, what only leads to the verb stands between.
        let leading = |p: &&Predicate<'a>| p.tokens.end == at && view.grammar().order == Order::Inflected;
        let beyond = nearest.as_ref().filter(leading).and_then(|p| self.back_from(p.tokens.start));
        noun.filter(level).or_else(|| nearest.filter(level)).or_else(|| beyond.filter(level))
    }

    /// Whether a noun names a sum or a level of what the figure measures: what is lost of things is a loss of money.
    pub fn is_level(&self, noun: &Predicate<'_>) -> bool {
        names_a_level(self.code_of_kind(&noun.tokens).unwrap_or(noun.code))
    }

    /// The preposition right before a figure and its sign.
    pub(super) fn preposition_of(&self, number: &Number) -> Option<usize> {
        let before = self.view.past_sign(number.start()).checked_sub(1);
        before.filter(|at| self.view.range.contains(at))
    }

    /// `подняли расценки на проживание на 18 %`: where nouns inflect, the verb of change before what changed and what that is
    /// for, in the clause of a share or a sum.
    pub(super) fn changed_beyond(&self, noun: &Predicate<'a>, number: &Number) -> Option<Predicate<'a>> {
        /// Predicates between the verb and the figure, at most.
        const NOUNS: usize = 2;
        let possible = self.view.grammar().order == Order::Inflected
            && matches!(self.kind, Some(UnitKind::Percent | UnitKind::Currency))
            && !CHANGING.contains(&noun.code)
            && noun.tokens.end <= number.start()
            && !self.is_past(noun);
        let mut found = if possible { self.back_from(noun.tokens.start)? } else { return None };
        for _ in 1..NOUNS {
            if self.changes(&found) || self.is_past(&found) {
                break;
            }
            found = self.back_from(found.tokens.start)?;
        }
        let parted = |at: usize| self.view.is_mark(at, &[',']) || self.in_number(at);
        let near = !(found.tokens.end..noun.tokens.start).any(parted);
        // What lifts other things up raises a share.
        let code = self.code_of_kind(&found.tokens).unwrap_or(found.code);
        Some(Predicate { code, ..found }).filter(|p| near && self.changes(p))
    }

    /// Whether a verb says that something rises or falls: what cuts does so, too, where nouns do not stand first (`cut costs by
    /// $30m`, `снизили тариф на 5 %`).
    pub(super) fn changes(&self, verb: &Predicate<'_>) -> bool {
        CHANGING.contains(&verb.code) || verb.code == "cut" && self.view.grammar().order != Order::NounFirst
    }

    /// `El precio ha subido un 38 % en cinco años, hasta los 1.140 euros`: the noun of what changed, where the share by which it
    /// did so and the time that it took stand before its new value.
    pub(super) fn raised_to(&self, number: &Number) -> Option<Predicate<'a>> {
        /// Tokens between the share and the new value, at most.
        const TIME: usize = 10;
        let view = self.view;
        let article = |at: usize| view.role(at, Role::DETERMINER) && !view.role(at, Role::LINK);
        let link = (1..=2).filter_map(|back| view.past_sign(number.start()).checked_sub(back)).find(|at| !article(*at));
        let leads = |at: &usize| view.role(*at, Role::LINK) || view.is_one_of(*at, &view.grammar().up_to);
        let link = link.filter(|at| *at > view.range.start && leads(at) && !view.role(*at, Role::COMPLEMENT))?;
        if !matches!(self.kind, Some(UnitKind::Currency | UnitKind::Measure)) {
            return None;
        }
        let border =
            |at: usize| view.role(at, Role::AND) || view.role(at, Role::CLAUSE) || view.is_mark(at, &[';', ':']);
        let before = (view.range.start..link).rev().take(TIME).take_while(|at| !border(*at));
        let others = || before.clone().filter_map(|at| view.mark(at).number).filter(|i| self.kind_of(*i).is_some());
        let share = others().find(|i| self.kind_of(*i) != Some(UnitKind::Duration))?;
        let share = self.numbers.get(share).filter(|_| self.kind_of(share) == Some(UnitKind::Percent))?;
        let verb = self.back_from(share.start()).filter(|p| CHANGING.contains(&p.code))?;
        Some(self.subject_of(verb, number))
    }

    /// Whether the preposition by which something changes stands before a figure: `на 4,7 процента`.
    pub fn is_changed_by(&self, number: &Number) -> bool {
        self.preposition_of(number).is_some_and(|at| self.view.is_one_of(at, &self.view.grammar().measure_of_change))
    }

    /// `штраф в 5 тысяч рублей выписали`, `скидку в 30 % сохранят`: where nouns inflect, the noun of a sum that has its size right
    /// behind it, whatever is done with it.
    pub fn own_sum(&self, number: &Number) -> Option<Predicate<'a>> {
        let sum = matches!(self.kind, Some(UnitKind::Percent | UnitKind::Currency));
        let possible = sum && self.view.grammar().order == Order::Inflected;
        let aims = |at: &usize| self.view.is_one_of(*at, &self.view.grammar().aim);
        let at = self.preposition_of(number).filter(|at| possible && aims(at))?;
        // `základní sazbu na 4 procenta`: the longest phrase that ends there.
        let ending = |back: usize| self.predicate(at.checked_sub(back)?, rule::BEFORE).filter(|p| p.tokens.end == at);
        (1..=3).rev().find_map(ending).filter(|noun| takes_a_sum(noun.code) && !self.is_past(noun))
    }

    /// `ist auf 66 Millionen gestiegen`, `liep volgens de bond op tot 66 miljoen`: whether the preposition of the new value of a
    /// change stands before the figure, as its hedge or not, where the verb stands second and may close the clause.
    pub(super) fn is_led_up_to(&self, number: &Number) -> bool {
        let view = self.view;
        let leads = |at| view.is_one_of(at, &view.grammar().up_to);
        let hedge = || (number.start()..number.tokens.start).any(leads);
        view.lang.speech.verb_second && (self.preposition_of(number).is_some_and(leads) || hedge())
    }

    /// Where the change opens whose first or second end the figure is: `[von] 71 auf 66`.
    fn opener_of_change(&self, number: &Number) -> Option<usize> {
        let view = self.view;
        // `dal 2,9% all'1%`: an elided one has its apostrophe behind it.
        let elided = |at: usize| if view.is_mark(at, &['\'', '’']) { at.checked_sub(1) } else { Some(at) };
        let before = |start: usize| elided(view.past_sign(start).checked_sub(1)?).filter(|at| view.range.contains(at));
        let own = before(number.start())?;
        if self.closes_change(own, number.tokens.end) {
            return Some(own);
        }
        // The figure may be the second: its own preposition closes what the one before the first opened.
        let first = (view.range.start..own).rev().take(BETWEEN).find_map(|at| view.mark(at).number)?;
        let first = self.numbers.get(first)?;
        let opener = before(first.start())?;
        (self.closes_change(opener, first.tokens.end) && first.tokens.end <= own).then_some(opener)
    }

    /// Whether a preposition behind a value that ends at `end` goes with the one that opens the change, before another value.
    fn closes_change(&self, opener: usize, end: usize) -> bool {
        let view = self.view;
        let Some(from) = view.token(opener).map(|token| token.key) else { return false };
        // `rise by 50 cents to $15`: what opens a range by how much something changes opens no change.
        let ends = |pair| view.lang.ranges.pairs.get(&pair).is_some_and(|opening| *opening != Opening::Between);
        let closes = |at: &usize| view.token(*at).is_some_and(|t| ends((from, t.key)));
        let value = |at: usize| (at + 1..at + 4).any(|i| view.mark(i).number.is_some());
        // `augmenté de 50 euros, à 900 euros`: what a comma parts from the value reached is by how much it changed.
        let parted = |at: usize| (end..at).any(|i| view.is_mark(i, &[',']));
        (end..end + BETWEEN).find(closes).is_some_and(|at| value(at) && !parted(at))
    }
}
