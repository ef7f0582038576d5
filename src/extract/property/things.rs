//! What a verb says of the particular things that it is said of, and what is said of people that suffered something.
//!
//! In: a predicate, the figure it was found for and what that counts. Out: the code that the predicate has there. What verbs say of
//! particular things is a table, `lang/senses.toml`; here stands whether a sense of it holds. Rules in Rust are those that ask
//! where in the sentence something stands, and the one of hospitals, which is put to people alone and after everything else.

use super::Predicate;
use super::death::tells;
use super::rule;
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::unit::Found;
use crate::extract::unit::carry::OF_PEOPLE;
use crate::extract::unit::view::View;
use crate::lang::codes::is_animal;
use crate::lang::senses::{self, Fact, Sense, Units};
use crate::lang::{Order, Role};

/// What befell people, right behind the noun that counts them (`la cifra de personas heridas`).
pub(super) fn suffered<'a>(view: &View<'a>, at: usize) -> Option<(usize, &'a str)> {
    let mark = view.mark(at);
    let victims = || mark.unit.and_then(|(length, entry)| Some((length, entry.property.as_deref()?)));
    mark.property.or_else(victims).filter(|(_, code)| OF_PEOPLE.contains(code) || *code == "missing")
}

/// `taken to Norland General Hospital`: whoever is brought there is admitted, however the place is named.
pub(super) fn to_hospital<'a>(view: &View<'a>, predicate: Predicate<'a>) -> Predicate<'a> {
    /// Tokens from the verb to the noun, at most.
    const REACH: usize = 8;
    const BROUGHT: &[&str] = &["brought", "moved", "rescued", "taken", "transferred", "transported"];
    if !view.noun_last() || !BROUGHT.contains(&predicate.code) {
        return predicate;
    }
    let end = predicate.tokens.end;
    let to = |at: usize| view.role(at, Role::PURPOSE);
    let led = to(end - 1) || to(end);
    let border = |at: usize| view.role(at, Role::CLAUSE) || view.role(at, Role::AND) || view.is_mark(at, &[',', ';']);
    let hospital = |at: usize| view.mark(at).unit.is_some_and(|(_, e)| matches!(&*e.code, "clinic" | "hospital"));
    let reached = (end..end + REACH).take_while(|at| view.range.contains(at) && !border(*at)).any(hospital);
    if led && reached { Predicate { code: "hospitalised", ..predicate } } else { predicate }
}

/// Whether the sentence tells of those in a hospital, who are let go when they leave it.
fn in_care(view: &View<'_>) -> bool {
    const PLACES: &[&str] = &["clinic", "hospital", "patient"];
    const CARED: &[&str] = &["hospitalised", "intensive_care", "operated"];
    const HELD: &[&str] = &["arrested", "charged", "detained", "imprisoned", "questioned"];
    let any = |codes: &[&str]| tells(view, codes, codes);
    (any(PLACES) || any(CARED)) && !any(HELD)
}

/// `Von den Verletzten wurden neun entlassen, fünf liegen auf der Intensivstation`: those in care are let out of it.
pub(super) fn let_out<'a>(view: &View<'_>, predicate: Predicate<'a>) -> Predicate<'a> {
    let lets = matches!(predicate.code, "dismissed" | "issued" | "released" | "resigned");
    if lets && in_care(view) { Predicate { code: "discharged", ..predicate } } else { predicate }
}

/// What a verb says of things in particular: what the police take is seized, not arrested.
pub(super) fn of_things<'a>(
    view: &View<'a>,
    predicate: Predicate<'a>,
    unit: Option<&Found<'a>>,
    number: &Number,
) -> Predicate<'a> {
    let things = Things { view, unit, number, listed: predicate.rule == rule::OF_THE_LIST };
    let sense = senses::of(predicate.code).find(|sense| things.make(sense));
    Predicate { code: sense.map_or(predicate.code, |sense| sense.means), ..predicate }
}

/// What a figure counts or measures, and where it stands.
struct Things<'t, 'a> {
    view: &'t View<'a>,
    unit: Option<&'t Found<'a>>,
    number: &'t Number,
    /// The verb is that of a list, which says the same of its other members.
    listed: bool,
}

impl Things<'_, '_> {
    /// Whether a verb has this sense here. The sentence is read last: that takes longest.
    fn make(&self, sense: &Sense) -> bool {
        sense.of.as_ref().is_none_or(|units| self.are(units))
            && !self.are(&sense.except)
            && sense.when.iter().all(|fact| self.have(*fact))
            && !sense.unless.iter().any(|fact| self.have(*fact))
            && (sense.tells_of.is_empty() || self.stand_beside(&sense.tells_of))
            && (sense.tells_nothing_of.is_empty() || !self.stand_beside(&sense.tells_nothing_of))
    }

    fn are(&self, units: &Units) -> bool {
        let Some(unit) = self.unit else { return false };
        let of_kind = match unit.kind {
            UnitKind::Count => unit.entry.is_some_and(|entry| if entry.person { units.people } else { units.things }),
            UnitKind::Measure => units.measures,
            UnitKind::Currency => units.sums,
            _ => false,
        };
        of_kind || units.animals && is_animal(&unit.code) || units.codes.contains(&&*unit.code)
    }

    fn have(&self, fact: Fact) -> bool {
        match fact {
            Fact::Inflected => self.view.grammar().order == Order::Inflected,
            Fact::Romance => self.view.lang.speech.romance,
            Fact::Listed => self.listed,
            Fact::Change => self.tell_a_change(),
            Fact::Few => self.number.figure.value.is_some_and(|value| value < 100.into()),
        }
    }

    /// Whether the preposition by which something changes stands before the figure: `fell by 20 cm`.
    fn tell_a_change(&self) -> bool {
        let before = self.number.start().checked_sub(1).filter(|_| self.view.noun_last());
        before.is_some_and(|at| self.view.is_one_of(at, &self.view.grammar().measure_of_change))
    }

    fn stand_beside(&self, codes: &[&str]) -> bool {
        tells(self.view, codes, codes)
    }
}
