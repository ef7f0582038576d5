//! Predicates that stand further off than others which only narrow the figure.
//!
//! In: a figure. Out: the verb before a difference (`zmarło o 1600 osób więcej`), before a relative clause, at the end of the
//! clause, or behind what narrows the whole that it is part of (`Twelve of the 30 workers poisoned at the plant have been
//! discharged`).

use super::{Figure, Settled};
use crate::claim::UnitKind;
use crate::extract::property::Predicate;
use crate::extract::property::near::{AVERAGE, VALUE};
use crate::extract::property::noun::qualifying;
use crate::extract::property::things::of_things;
use crate::extract::unit;
use crate::extract::unit::attribute::is_participle;
use crate::extract::unit::carry::OF_PEOPLE;
use crate::lang::{Order, Role};

/// What only says that a number stands there.
const LEVEL: &str = "level";

impl<'a> Figure<'_, '_, 'a> {
    /// `Der Schaden wird auf 4 Millionen Euro geschätzt`, `die schulden, die 40 miljoen euro bedragen`: where the verb closes the
    /// clause, that a sum or a share is estimated at or comes to so much says less than what it is.
    pub(super) fn estimated(&self, predicate: Predicate<'a>) -> Predicate<'a> {
        let reaches = predicate.code == VALUE && predicate.tokens.start >= self.end
            || matches!(predicate.code, LEVEL | AVERAGE) && predicate.tokens.len() == 1;
        let value = self.is(UnitKind::Currency) || self.is(UnitKind::Percent);
        let reaches = reaches && value && self.field.view.lang.speech.verb_second;
        let noun = if reaches { self.field.level_before(self.start.min(predicate.tokens.start)) } else { None };
        noun.unwrap_or(predicate)
    }

    /// `De teller staat op elf besmette bedrijven`: that a number stands at so many says less than the participle of those counted.
    pub(super) fn told_by_noun(&self, verb: Predicate<'a>) -> Predicate<'a> {
        let counts = verb.code == LEVEL && self.is(UnitKind::Count);
        let noun = if counts { self.unit.and_then(|unit| qualifying(self.field.view, unit)) } else { None };
        noun.unwrap_or(verb)
    }

    /// `clausurará antes del verano 480 viviendas sin licencia`, `tiene 3.715 pisos de alquiler`: where nouns stand first, what
    /// only tells which things they are yields to what is done with them, and says nothing of them behind another word.
    pub(super) fn acted_on(&self, said: Predicate<'a>) -> Option<Predicate<'a>> {
        const DESCRIBING: &[&str] = &["illegal", "leased", "licensed", "rented", "undeclared", "unlicensed"];
        let view = self.field.view;
        let describes = |p: &Predicate<'_>| {
            DESCRIBING.contains(&p.code) && !view.ends_like(p.tokens.start, &view.grammar().participle_endings)
        };
        let attribute = view.grammar().order == Order::NounFirst && said.tokens.start == self.end && describes(&said);
        if !attribute || !self.is(UnitKind::Count) || self.start == view.range.start {
            return Some(said);
        }
        self.field.back_from(self.start).filter(|p| !describes(p))
    }

    /// `zmarło o 1600 osób więcej`, `умерли на 1600 человек больше`: what those did who are more, where nouns inflect.
    pub(super) fn of_a_difference(&self) -> Settled<'a> {
        let view = self.field.view;
        let by = |at: usize| view.is_one_of(at, &view.grammar().measure_of_change);
        let by = self.start.checked_sub(1).filter(|at| *at > view.range.start && by(*at))?;
        let compared = matches!(view.mark(self.end).property, Some((_, "increase" | "decrease")));
        let verb = || self.field.back_from(by).filter(|p| OF_PEOPLE.contains(&p.code) && by - p.tokens.end < 3);
        if compared && self.is(UnitKind::Count) && self.field.people { verb().map(Some) } else { None }
    }

    /// `в результате шести пожаров уничтожено 180 домов`: of a number of things that tell why or when something happened, only
    /// a participle right behind them says something.
    pub(super) fn of_an_occasion(&self) -> Settled<'a> {
        let (field, end) = (self.field, self.end);
        if !(self.is(UnitKind::Count) && self.is_thing() && field.counts_occasions(self.start)) {
            return None;
        }
        let (view, grammar) = (field.view, field.view.grammar());
        let verb = grammar.order == Order::Inflected && !view.ends_like(end, &grammar.adjective_endings);
        let narrows = !verb && !view.role(end, Role::AUXILIARY);
        Some(field.behind(end, false).filter(|p| narrows && p.tokens.start == end))
    }

    /// `Quatre des neuf prévenus ont été relaxés`: where nouns come first, of the whole right behind its part nothing is said
    /// but what narrows it.
    pub(super) fn of_its_part_alone(&self) -> Settled<'a> {
        /// Tokens between the part and its whole, at most.
        const BETWEEN: usize = 3;
        let (field, view) = (self.field, self.field.view);
        let of = |at: usize| view.role(at, Role::COMPLEMENT) || view.role(at, Role::DETERMINER);
        let between = (self.start.saturating_sub(BETWEEN)..self.start).rev().take_while(|at| of(*at)).count();
        let part = self.start.checked_sub(between + 1).filter(|at| between > 0 && *at >= view.range.start)?;
        let complement = view.role(part + 1, Role::COMPLEMENT);
        let figure = view.mark(part).number.is_some() && !view.mark(part).plain;
        if view.grammar().order != Order::NounFirst || !figure || !complement || !self.is(UnitKind::Count) {
            return None;
        }
        let narrow = field.behind(self.end, false).filter(|p| p.tokens.start == self.end);
        let stated = || self.stated().filter(|p| self.befalls(p));
        Some(narrow.map(|p| of_things(view, self.of_kind(p), self.unit, self.number)).or_else(stated))
    }

    /// `morreram em três ataques aéreos`: where nouns come first, what befell people is not said of things that a preposition of
    /// place governs.
    pub(super) fn only_place_of(&self, predicate: &Predicate<'_>) -> bool {
        let first = self.field.view.grammar().order == Order::NounFirst;
        first && self.is_place() && self.is_thing() && OF_PEOPLE.contains(&predicate.code)
    }

    /// `Twelve of the 30 workers poisoned at the plant have been discharged`, `70 tonnes of the contaminated meat were sold`:
    /// what narrows the whole, or what is weighed, yields to the verb of the clause.
    pub(super) fn of_the_rest(&self) -> Settled<'a> {
        let (field, view) = (self.field, self.field.view);
        let weighed =
            self.is(UnitKind::Measure) && self.unit.is_some_and(|u| matches!(&*u.code, "t" | "kg" | "g" | "L"));
        let whole = || self.unit.is_some_and(|u| u.rule == unit::rule::SHARED) && self.is(UnitKind::Count);
        if view.grammar().order == Order::CapitalNoun || view.lang.speech.verb_second || !(weighed || whole()) {
            return None;
        }
        let narrow = field.ahead(self.number, self.end)?;
        let border = |at: usize| view.is_mark(at, &[',', ';', ':', '(', ')', '.']) || view.role(at, Role::CLAUSE);
        let (helps, limit) = (|at: usize| view.role(at, Role::AUXILIARY), view.range.end.min(narrow.tokens.end + 8));
        let auxiliary = (narrow.tokens.end..limit).take_while(|at| !border(*at)).find(|at| helps(*at))?;
        let own = (self.end..narrow.tokens.start).all(|at| !helps(at) && !border(at) && !view.role(at, Role::AND));
        let verb = (auxiliary..view.range.end.min(auxiliary + 9))
            .take_while(|at| !border(*at))
            .filter(|at| *at > auxiliary)
            .find_map(|at| field.at(at))?;
        own.then(|| Some(of_things(field.view, self.of_kind(verb), self.unit, self.number)))
    }

    /// `Wegen der Angriffe wurden 13 Menschen festgenommen`: a noun before the auxiliary governs nothing.
    pub(super) fn closing_verb(&self) -> Settled<'a> {
        let field = self.field;
        let far = |verb: &Predicate<'_>| (verb.tokens.end..self.start).any(|at| field.view.role(at, Role::AUXILIARY));
        // `kregen 400 euro uitbetaald`, `bekam 600 Euro erstattet`: whoever gets something done is told by the participle.
        let gets = |verb: &Predicate<'_>| verb.code == "received" && field.view.lang.speech.verb_second;
        let before = self.before();
        if self.is_place() || !before.as_ref().is_none_or(|verb| far(verb) || gets(verb)) {
            return None;
        }
        let last = field.last(self.start, self.end)?;
        let participle = || is_participle(field.view.surface(last.tokens.end - 1), field.view.grammar());
        if before.is_some_and(|verb| gets(&verb) && !far(&verb)) && !participle() {
            return None;
        }
        Some(Some(of_things(field.view, self.of_kind(self.estimated(field.judged(last))), self.unit, self.number)))
    }

    /// What stands before a clause or a bracket that goes on with something else.
    pub(super) fn clause_of_its_own(&self) -> Settled<'a> {
        let (field, number) = (self.field, self.number);
        // `sono sbarcati a Lampedusa 172 migranti che erano stati soccorsi`: of two predicates the first.
        if self.is(UnitKind::Count)
            && let Some(verb) = field.before_relative_clause(self.start, self.end)
        {
            return Some(Some(of_things(field.view, self.of_kind(verb), self.unit, number)));
        }
        // `sale al 24,5% tra i giovani (+0,3 punti)`: how much a change is stands in brackets behind it.
        let change = || field.change_before_bracket(number, self.start).or_else(|| field.change_in_bracket(number));
        if field.view.grammar().order == Order::NounFirst { change().map(Some) } else { None }
    }

    /// `cinco murieron, incluidos dos bomberos que trataban de`, `tra cui sei donne provenienti da`: what a relative clause or a
    /// place of origin tells of a part hides nothing that is said of its whole.
    pub(super) fn part_with_relative(&self) -> Settled<'a> {
        let view = self.field.view;
        let relative =
            || view.grammar().order == Order::NounFirst && view.is_one_of(self.end, &view.grammar().relative);
        let origin = || self.behind().is_some_and(|p| p.code == "nationality");
        self.whole.clone().filter(|_| relative() || origin()).map(Some)
    }
}
