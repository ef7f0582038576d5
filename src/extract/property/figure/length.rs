//! How long, how high or how far something is, which says little more than its measure.
//!
//! In: a figure. Out: the word for its dimension, a participle of its own, or nothing where it only tells how far off a
//! place lies.

use super::{Figure, Settled};
use crate::claim::UnitKind;
use crate::extract::property::{Predicate, rule};
use crate::extract::unit;
use crate::lang::{Order, Role};

/// What is said of whatever goes so far.
const MOVED: &[&str] =
    &["driven", "fallen", "flown", "jumped", "rolled", "run", "sailed", "swum", "travelled", "walked"];

impl<'a> Figure<'_, '_, 'a> {
    /// How long, how high or how far something is.
    pub(super) fn length(&self) -> Settled<'a> {
        let (field, view, start, end) = (self.field, self.field.view, self.start, self.end);
        let measure = self.is(UnitKind::Measure);
        // `300 kilometres south of the capital`: how far a place lies is all that it says.
        if field.is_far() && field.points_away(end) {
            // `fell 12 metres from the roof`: unless a verb of motion right before it says how far something went.
            let moved = |p: &Predicate<'_>| p.tokens.end == start && MOVED.contains(&p.code);
            return Some(field.before(start).map(|p| self.of_kind(p)).filter(moved));
        }
        // `a wall 20 metres high`, `18 per cent fewer rooms`: what it is the length or share of.
        if let Some(dimension) = field.dimension(end) {
            return Some(Some(dimension));
        }
        // `des rafales à 120 km/h ont attisé le feu`: the wind right before the preposition of its speed.
        let bare = start.checked_sub(1).filter(|at| measure && view.role(*at, Role::BARE));
        let wind =
            bare.and_then(|at| field.predicate_before(at, rule::BEFORE)).filter(|p| matches!(p.code, "gust" | "wind"));
        if wind.is_some() {
            return Some(wind);
        }
        // `à une cinquantaine de kilomètres de la ville`, `a 8 km de Quillón`: how far off a place lies, unless a word says so.
        let article = |at: &usize| view.role(*at, Role::DETERMINER) && !view.role(*at, Role::BARE);
        let at = start.checked_sub(1).filter(article).unwrap_or(start);
        let off = field.is_far() && view.grammar().order == Order::NounFirst && view.role(end, Role::COMPLEMENT);
        let from = end + view.mark(end).role_length;
        let place = view.token(from).is_some_and(|t| t.is_word() && (t.capital || view.mark(from).property.is_none()));
        let far = |at: usize| view.role(at, Role::BARE) && (view.role(at, Role::PLACE) || place);
        // `op 150 meter van een besmette stal`: so does any preposition where the verb stands second, but for the complement's.
        let second = field.is_far() && view.lang.speech.verb_second && view.role(end, Role::COMPLEMENT);
        let led = |at: usize| view.is_one_of(at, &view.grammar().preposition) && !view.role(at, Role::COMPLEMENT);
        if (off && at.checked_sub(1).is_some_and(far)) || (second && at.checked_sub(1).is_some_and(led)) {
            return Some(field.before(start).filter(|p| p.code == "distance"));
        }
        // `on the 400 kV line`: nothing is said of one between an article and a noun.
        let named = self.field.noun_last()
            && start.checked_sub(1).is_some_and(|at| view.role(at, Role::DETERMINER))
            && (view.is_open(end) || view.mark(end).unit.is_some());
        if measure && named {
            return Some(None);
        }
        // `une affaire de 578 kg saisis à la frontière`: what a participle right behind it says is its own.
        let right = |p: &Predicate<'_>| p.tokens.start == end && !view.role(end, Role::AUXILIARY);
        let measured = || field.of_measured(end).filter(|_| !view.role(end, Role::DETERMINER));
        let participle = || field.behind(end, false).filter(right).or_else(measured);
        let attribute = measure && (view.is_joint(self.number.tokens.end) || field.is_attribute(start));
        attribute.then(|| participle().filter(|_| view.grammar().order == Order::NounFirst))
    }

    /// `6-procentową podwyżkę`: the noun that a share is glued to names what is so large.
    pub(super) fn glued_share(&self) -> Settled<'a> {
        let glued = self.unit.is_some_and(|u| u.rule == unit::rule::GLUED) && self.is(UnitKind::Percent);
        if glued { self.behind().map(Some) } else { None }
    }
}
