//! The search for the predicate nearest to a figure, word by word away from it.
//!
//! In: where to search, and in which direction. Out: the first predicate met that belongs to the figure, with its distance.
//! Words cost, a comma and a conjunction more; a border of the clause ends the search, and another figure is crossed only
//! within a list.

use std::ops::Range;

use super::clause::is_short_form;
use super::{BORDERS, Field};
use crate::extract::property::Predicate;
use crate::extract::property::rule;
use crate::extract::unit::view::View;
use crate::extract::{Number, Verdict};
use crate::lang::{Order, Role, Roles, Word};

const COMMA: u32 = 3;
const AND: u32 = 4;
const FIGURE: u32 = 2;
/// Beyond this no predicate belongs to the figure.
const LIMIT: u32 = 26;
/// Tokens that a search walks over, at most, whatever they cost.
const STEPS: usize = 100;

impl<'v, 'a> Field<'v, 'a> {
    /// `enclosed`: commas may be crossed, being those of the figure's own aside. `from`: the figure that a walk backwards starts at.
    pub(super) fn search(
        &self,
        range: Range<usize>,
        forward: bool,
        enclosed: bool,
        from: Option<&'v Number>,
    ) -> Option<(u32, Predicate<'a>)> {
        let apart = range.start..range.start;
        let (cost, inside, verb, aside) = (0, None, false, false);
        Search { field: self, view: self.view, range, forward, enclosed, from, cost, inside, verb, aside, apart }.run()
    }
}

/// A search on its way.
struct Search<'s, 'v, 'a> {
    field: &'s Field<'v, 'a>,
    view: &'v View<'a>,
    range: Range<usize>,
    forward: bool,
    /// Commas may be crossed.
    enclosed: bool,
    /// The figure that a search backwards comes from.
    from: Option<&'v Number>,
    cost: u32,
    /// The figure that is being crossed.
    inside: Option<usize>,
    /// A finite verb was passed.
    verb: bool,
    /// One comma closes the clause that the figure stands in; two hold an aside.
    aside: bool,
    /// What a relative clause between commas says, or a phrase for a source, is said beside the clause.
    apart: Range<usize>,
}

impl<'v, 'a> Search<'_, 'v, 'a> {
    fn run(mut self) -> Option<(u32, Predicate<'a>)> {
        for step in 0..self.range.len().min(STEPS) {
            let at = if self.forward { self.range.start + step } else { self.range.end - 1 - step };
            if self.apart.contains(&at) || self.passes_apart(at) {
                continue;
            }
            if let Some(predicate) = self.predicate(at) {
                return self.is_of_figure(&predicate).then_some((self.cost, predicate));
            }
            let number = self.view.mark(at).number;
            if number.is_some() && number == self.inside {
                continue;
            }
            if let Some(figure) = self.figure(at) {
                if !self.crosses(at, figure) {
                    return None;
                }
                continue;
            }
            // `Найдено оружие: 4 автомата и 300 патронов`: the members before it in a list may have been crossed.
            let first = step == 0 || self.from.is_some_and(|number| number.start() == at + 1);
            if first && let Some(verb) = self.verb_of_list(at) {
                return Some((self.cost, verb));
            }
            if self.is_border(at) {
                return None;
            }
            self.pass(at);
            if self.cost > LIMIT {
                return None;
            }
        }
        None
    }

    /// Passes what is set apart and begins at a token: a phrase for a source, a bracket, a relative clause.
    fn passes_apart(&mut self, at: usize) -> bool {
        let (field, range) = (self.field, &self.range);
        let (apart, cost) = if !self.forward {
            match (field.short_bracket(at), field.opens_aside(range.start, at)) {
                (Some(opens), _) => (opens..at, 0),
                (None, Some(opens)) => (opens..at, COMMA),
                (None, None) => return false,
            }
        } else if let Some(end) = field.past_source(at, range.end) {
            self.aside = false;
            (at..end, COMMA)
        } else if let Some(end) = field.past_brackets(at, range.end) {
            (at..end, 1)
        } else {
            return false;
        };
        self.apart = apart;
        self.cost += cost;
        true
    }

    /// The predicate at a token.
    fn predicate(&self, at: usize) -> Option<Predicate<'a>> {
        let (field, forward) = (self.field, self.forward);
        let found = field.predicate(at, rule::NEAR)?;
        // Backwards the end of a phrase is met before its start.
        let whole = |back| field.predicate(at.checked_sub(back)?, rule::NEAR).filter(|p| p.tokens.end > at);
        let found = if forward { found } else { whole(3).or_else(|| whole(2)).or_else(|| whole(1)).unwrap_or(found) };
        if !forward && field.names_share(&found) || found.tokens.end > self.range.end {
            return None;
        }
        // `eight of her ten goats to buy meal`: what they were for is not said of them.
        let purpose = at > self.range.start && field.is_purpose(at, forward);
        if purpose || field.is_circumstance(&found) || field.is_subject(&found) || field.is_attribute_of_other(&found) {
            return None;
        }
        Some(if forward { found } else { field.head_of(found) })
    }

    /// Whether the first predicate met is said of the figure, and not beside its clause or of the next figure.
    fn is_of_figure(&self, found: &Predicate<'a>) -> bool {
        let listed = || !self.forward && self.from.is_some_and(|number| self.field.opens_list(found, number));
        let next = || self.forward && self.field.is_of_next(self.range.start, found);
        (self.enclosed || !self.aside || listed()) && !next()
    }

    /// The figure at a token; a date or a name is crossed like any word.
    fn figure(&self, at: usize) -> Option<&'v Number> {
        let number = self.view.mark(at).number.and_then(|i| self.field.numbers.get(i));
        number.filter(|number| number.verdict == Verdict::Figure)
    }

    /// Crosses another figure, where that goes on a list or stands beside the one that is searched from.
    fn crosses(&mut self, at: usize, figure: &'v Number) -> bool {
        let (field, met) = (self.field, self.view.mark(at).number);
        // `400 homes are gone, and 1,000 were damaged`: behind its own verb another number has a clause of its own.
        if self.forward && (self.verb || field.opens_sentence(self.range.start, at)) && field.counts_as(met) {
            return false;
        }
        if self.forward && field.figure_opens_clause(figure.start()) {
            return false;
        }
        // Forwards the figure met must go on a list, backwards the one that we come from.
        let joins = if self.forward { Some(figure) } else { self.from };
        let beside = || field.is_while(met) || field.is_adjunct(figure) || field.two_objects(met, self.from);
        let object = !self.forward && !self.aside && beside();
        if !object && !joins.is_none_or(|number| field.goes_on(number)) {
            return false;
        }
        self.inside = met;
        self.from = self.from.map(|_| figure);
        self.aside = false;
        self.cost += FIGURE;
        true
    }

    /// `Se incautaron: 12 fusiles y 30 pistolas`: the verb before the colon right before the figure.
    fn verb_of_list(&self, at: usize) -> Option<Predicate<'a>> {
        let colon = !self.forward && self.is_punctuation(at);
        if colon { self.field.opening_list(&self.range, at) } else { None }
    }

    /// Whether a mark ends the clause; the colon of a clock time ends none.
    fn is_punctuation(&self, at: usize) -> bool {
        self.view.is_mark(at, BORDERS) && self.view.mark(at).number.is_none() && !is_short_form(self.view, at)
    }

    /// Whether the clause of the figure ends at a token.
    fn is_border(&self, at: usize) -> bool {
        let role = self.view.mark(at).role;
        let open = || !self.forward && (self.field.is_restriction(at) || self.field.is_no_conjunction(at));
        let clause = || role.has(Role::CLAUSE) && !open();
        self.opens_next_clause(at)
            || self.resumes(at)
            || clause()
            || role.has(Role::AMONG)
            || self.is_punctuation(at)
            // `faisant 13 blessés, a été mis en examen`: a verb in the singular has another subject.
            || self.forward && self.field.is_singular(at)
            || self.is_subject(at)
            || self.is_telling(at)
    }

    /// `vecinos consultados por el diario hablan de 12 robos`: what stands before a verb of saying tells who says so, where nouns
    /// stand first.
    fn is_telling(&self, at: usize) -> bool {
        let says = |w: &Word| w.source.is_none() && w.roles.any(Roles::FINITE) && w.roles.any(Roles::SAY);
        !self.forward
            && self.view.grammar().order == Order::NounFirst
            && self.view.mark(at).property.is_none()
            && self.view.said(at).is_some_and(says)
    }

    /// Whether another clause opens here, behind the figure: `a augmenté de 12%, et la marge s'est établie à`. Behind a dash a
    /// speaker follows.
    fn opens_next_clause(&self, at: usize) -> bool {
        let field = self.field;
        self.forward && !self.enclosed && (field.opens_clause(at) || field.opens_report(at) || field.view.is_dash(at))
    }

    /// `spent four days at sea and had ten litres`: a conjunction before an auxiliary opens a predicate of its own.
    fn resumes(&self, at: usize) -> bool {
        let (view, next) = (self.view, at + 1);
        // `dos de los cuatro delitos y le impuso una multa`: so does it behind the figure, where nouns stand first.
        (!self.forward || view.grammar().order == Order::NounFirst && view.mark(at).number.is_none())
            && view.role(at, Role::AND)
            && view.grammar().order != Order::Inflected
            && (view.role(next, Role::AUXILIARY) || self.field.opens_subject(next))
            && view.mark(next).number.is_none()
            && next < self.range.end
    }

    /// Whether a pronoun opens a clause of its own, whose verb stands behind it.
    fn is_subject(&self, at: usize) -> bool {
        let view = self.view;
        if !view.role(at, Role::SUBJECT) {
            return false;
        }
        let hyphen = at.checked_sub(1).is_some_and(|before| view.is_mark(before, &['-']));
        let inside = !self.forward && at > self.range.start;
        let behind_verb = inside && view.mark(at - 1).property.is_some();
        // `bought it for £55m`: right behind a verb it is its object.
        let object = behind_verb && view.is_one_of(at, &view.grammar().object);
        // `brach er um 17 Prozent ein`: where the verb stands second, its subject may stand behind it.
        let inverted = inside && view.lang.speech.verb_second && (behind_verb || view.role(at - 1, Role::AUXILIARY));
        !(hyphen || object || inverted)
    }

    /// Passes a word or a mark of the clause.
    fn pass(&mut self, at: usize) {
        let (view, mark) = (self.view, self.view.mark(at));
        self.verb |= self.field.is_finite_auxiliary(at);
        let comma = view.is_mark(at, &[',']);
        self.aside ^= comma && !self.goes_on_list(at);
        self.cost += match () {
            () if comma || self.field.view.is_dash(at) => COMMA,
            () if mark.role.has(Role::AND) => AND,
            () if mark.role.has(Role::AUXILIARY) || !view.is_word(at) => 0,
            () => 1,
        };
    }

    /// Whether the comma at a token goes on a list.
    fn goes_on_list(&self, at: usize) -> bool {
        let (view, next) = (self.view, at + 1);
        // `kierowca, a także troje pasażerów`: a conjunction of two words or more goes on a list.
        let long = || {
            view.grammar().order == Order::Inflected
                && view.role(next, Role::AND)
                && (view.mark(next).role_length > 1 || view.is_one_of(next, &view.grammar().adding))
        };
        // `21 maisons, une école et un immeuble`: so does a comma before one more.
        long() || self.forward && self.field.goes_on_with_one(at, self.range.end)
    }
}
