//! What a figure counts that has a predicate and leaves its noun out: `748 policiers blessés et 18 tués`.
//!
//! In: a figure, and the noun that its predicate may be. Out: the noun carried over from an earlier figure, its own, or one that
//! the sentence names before.

use super::{Heir, befalls_people, carry};
use crate::extract::Number;
use crate::extract::unit::rule;
use crate::extract::unit::view::View;
use crate::extract::unit::{Found, head};
use crate::lang::{Order, Role};

impl<'a> Heir<'_, 'a> {
    /// What the figure carries over, or else its own noun `own`.
    pub(super) fn elided(&self, own: Option<Found<'a>>) -> Option<Found<'a>> {
        let noun_first = self.view.grammar().order == Order::NounFirst;
        let earlier = self.earlier().map(|(_, found)| found).filter(|found| !noun_first || self.fits(found));
        let carried = |found: &Found<'a>| carry(found, self.number, rule::CARRIED);
        if let (None, Some(counted)) = (&own, self.counted_in_share()) {
            return Some(counted);
        }
        match (own, earlier) {
            (Some(own), Some(found)) if own.entry.is_none() || self.is_said_of(found, &own) => Some(carried(found)),
            (Some(own), _) => Some(own),
            (None, Some(found)) => Some(carried(found)),
            (None, None) => self.noun_before(self.people).or_else(|| self.befallen()),
        }
    }

    /// `Hay 12 quemados`, `Houve 12 baleados`: where nouns stand first, the participle right behind the figure of what befalls
    /// people is the noun for them, where the sentence names none.
    fn befallen(&self) -> Option<Found<'a>> {
        let (view, at) = (self.view, self.number.tokens.end);
        let grammar = view.grammar();
        let (length, code) = view.mark(at).property?;
        let befalls = befalls_people(code);
        let plural = |endings| length == 1 && view.ends_like(at, endings);
        let participle = plural(&grammar.masculine_plural_endings) || plural(&grammar.feminine_plural_endings);
        let people = grammar.order == Order::NounFirst && befalls && participle;
        people.then(|| Found::people(at, rule::NOUN_BEFORE))
    }

    /// Whether a listed noun is said of those whom an earlier figure counts: `onze morts et 97 blessés` are two nouns;
    /// `748 policiers blessés et 18 tués` is one.
    fn is_said_of(&self, found: &Found<'_>, own: &Found<'_>) -> bool {
        // `32 brebis tuées et une dizaine d'autres blessées`: others of the same kind.
        let others = (self.number.tokens.end..own.head.start).any(|at| self.view.role(at, Role::OTHERS));
        let people = || found.is_person() && !found.is_victim();
        if self.is_said_of_things(found, own) {
            return true;
        }
        others || people() && is_participle(self.view, self.number, own) && !disagrees(self.view, found, own)
    }
}

impl Heir<'_, '_> {
    /// `300 viviendas dañadas y 40 desalojadas`: whether the noun is said of the things that an earlier figure counts: feminine
    /// as they are, behind a conjunction and a participle that is said of them.
    fn is_said_of_things(&self, found: &Found<'_>, own: &Found<'_>) -> bool {
        let view = self.view;
        let feminine = |at: usize| view.ends_like(at, &view.grammar().feminine_plural_endings);
        let agrees = feminine(found.head.end - 1) && feminine(own.head.start);
        let told = found.own && view.mark(found.tokens.end).property.is_some();
        found.is_listed_thing() && agrees && told && is_participle(view, self.number, own)
    }
}

/// `due persone e 42 feriti`: a masculine is no participle of a feminine noun.
fn disagrees(view: &View<'_>, found: &Found<'_>, own: &Found<'_>) -> bool {
    let grammar = view.grammar();
    view.ends_like(found.head.end - 1, &grammar.feminine_plural_endings)
        && view.ends_like(own.head.start, &grammar.masculine_plural_endings)
}

/// Whether a noun made of a participle is still one, said of the people named before: it is listed
/// as a predicate too, and a conjunction joins its figure to what came, or `other` stands between.
fn is_participle(view: &View<'_>, number: &Number, own: &Found<'_>) -> bool {
    let start = number.start();
    let joined = (1..=3)
        .filter_map(|back| start.checked_sub(back))
        .any(|at| view.role(at, Role::AND) && at + view.mark(at).role_length == start);
    let other = own.head.start > number.tokens.end;
    // `et plus d'une centaine d'interpellations`: a noun by its ending is none.
    let grammar = view.grammar();
    let noun = view.ends_like(own.head.start, &grammar.action_endings);
    // `6000 zusätzliche Todesfälle`: where participles are nouns, it is written with the ending of an adjective.
    let nominal = &grammar.nominal_participle_endings;
    let noun = noun || !nominal.is_empty() && !view.ends_like(own.head.start, nominal);
    // Nor is a plural, where participles have none: `and 17 other victims`.
    let noun = noun || grammar.order == Order::NounLast && head::is_plural(view, own.head.end - 1);
    view.mark(own.head.start).property.is_some() && !noun && (joined || other)
}
