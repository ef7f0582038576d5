//! The predicate nearest to a figure in its clause.
//!
//! In: the sentence and the borders of figure and noun phrase. Out: a predicate. Distance is counted in words; a comma and
//! a conjunction lengthen it. Another figure is crossed only within a list, and a clause's border ends the search.

mod adverbial;
mod agree;
mod apart;
mod asked;
mod beside;
mod clause;
mod govern;
mod last;
mod level;
mod list;
mod opening;
mod past;
mod said;
mod search;
mod shared;
mod value;

pub use agree::is_several;
use said::{STAYING, TOLLS};

use std::ops::Range;

use super::Predicate;
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::property::rule;
use crate::extract::unit::view::View;
use crate::lang::{Order, Role};

/// Predicates stand before the figure less often than behind its noun.
const BEFORE: u32 = 1;

/// Verbs that only say that a value is reached: what reaches it is the predicate, where it is named
/// (`le débit a atteint 412 m³/s`).
const REACHING: &[&str] = &["arrived", "average", "exceeded", "kept", "level", "unchanged", "value"];
/// Verbs that say the same where they lead up to a value (`fell to 54%`, not `fell 54%`).
pub(in crate::extract::property) const CHANGING: &[&str] = &["decrease", "increase"];

/// What is done with money to somebody, or for somebody's good.
const GIVING: &[&str] = &[
    "allocated",
    "awarded",
    "cost",
    "delivered",
    "donated",
    "fine",
    "fined",
    "forgiven",
    "granted",
    "lent",
    "offered",
    "owed",
    "paid",
    "promised",
    "provided",
    "refunded",
    "repaid",
    "returned",
    "sent",
    "transferred",
    "waived",
];

pub(in crate::extract::property) const AVERAGE: &str = "average";
/// What is said of those who come to a hospital.
pub(super) const HOSPITAL: &str = "hospitalised";
/// What a thing is worth.
pub(super) const VALUE: &str = "value";

/// The verb that only leads to a state named behind it.
pub const LEAVING: &str = "left";

/// The verb that only says that something is borne.
const SUFFERING: &str = "suffering";

const BORDERS: &[char] = &[';', ':', '(', ')', '?', '!'];

/// The words that a search walks over: a sentence, without the noun phrases of its figures.
pub struct Field<'v, 'a> {
    pub view: &'v View<'a>,
    pub numbers: &'v [Number],
    /// Which tokens of the sentence are the unit of some figure: they are no predicates of others.
    pub taken: &'v [bool],
    /// What the figure is that a predicate is sought for.
    pub kind: Option<UnitKind>,
    /// Its unit's code.
    pub unit: &'v str,
    /// It counts things that a list knows.
    pub thing: bool,
    /// It counts people.
    pub people: bool,
    /// It counts more than one, and nothing before it makes them a whole in the singular (`une centaine de`).
    pub several: bool,
    /// The kinds of all figures of the sentence, by the position in `numbers` from `first`.
    pub kinds: &'v [Option<UnitKind>],
    pub first: usize,
}

impl<'v, 'a> Field<'v, 'a> {
    /// `Se incautaron: 12 fusiles y 30 pistolas`: the verb right before the colon of a list, where no figure stands before it.
    fn opening_list(&self, range: &Range<usize>, colon: usize) -> Option<Predicate<'a>> {
        let colon = Some(colon).filter(|at| self.view.is_mark(*at, &[':']))?;
        let noun = |p: &Predicate<'_>| self.view.mark(p.tokens.start).unit.is_some();
        // `Арестовано имущество осуждённого: два катера`: what befell those whose it is is not said of it.
        let before = self.predicate_before(colon, rule::BEFORE);
        let whole = if before.as_ref().is_none_or(noun) { self.opening_whole(colon) } else { None };
        let verb = whole.or(before)?;
        let figure =
            (range.start..verb.tokens.start).any(|at| self.in_number(at) && !self.view.role(at, Role::DETERMINER));
        (!noun(&verb) && !figure).then_some(verb)
    }

    /// `Изъято имущество банды: три катера и 15 слитков`: where nouns inflect, a verb that opens the sentence, with the whole
    /// that the list spells out between the two.
    fn opening_whole(&self, colon: usize) -> Option<Predicate<'a>> {
        /// Words of the whole, at most.
        const WHOLE: usize = 5;
        let view = self.view;
        let opens = if self.kind == Some(UnitKind::Count) { view.range.start } else { return None };
        let verb = self.at(opens).filter(|_| view.grammar().order == Order::Inflected)?;
        let whole = verb.tokens.end..colon;
        let said = |at: usize| view.mark(at).property.is_some() && view.mark(at).unit.is_none();
        let plain = |at: usize| view.is_word(at) && !said(at) && !view.role(at, Role::CLAUSE);
        ((1..=WHOLE).contains(&whole.len()) && whole.into_iter().all(plain)).then_some(verb)
    }

    fn in_number(&self, at: usize) -> bool {
        self.view.mark(at).number.is_some()
    }

    /// The number of the sentence that a token belongs to, as part of it or of its hedge.
    fn number_of(&self, at: usize) -> Option<&'v Number> {
        self.view.mark(at).number.and_then(|i| self.numbers.get(i))
    }

    /// The number of the sentence that begins at a token, with its hedge.
    pub(super) fn number_at(&self, at: usize) -> Option<&'v Number> {
        self.number_of(at).filter(|number| number.start() == at)
    }

    /// Whether a preposition of place stands before the figure: what follows is not said of the place.
    pub fn is_place(&self, number: &Number) -> bool {
        let mut start = number.start();
        // `across the two regions`: an article may stand between.
        let english = self.view.grammar().order == Order::NounLast && !self.view.lang.speech.verb_second;
        if english && start > self.view.range.start && self.view.role(start - 1, Role::DETERMINER) {
            start -= 1;
        }
        start.checked_sub(1).is_some_and(|at| self.view.role(at, Role::PLACE))
    }

    /// `bez prądu pozostaje 15 tys. odbiorców`: the state before a verb that only says that it goes on.
    pub fn state_before(&self, verb: Predicate<'a>) -> Predicate<'a> {
        // `poszkodowanych w katastrofie zostało ok. 10 pasażerów`: where it happened stands between.
        let reach = |p: &Predicate<'_>| {
            let placed = self.view.grammar().order == Order::Inflected && self.view.role(p.tokens.end, Role::PLACE);
            if placed { 3 } else { 1 }
        };
        let near = |p: &Predicate<'_>| verb.tokens.start.saturating_sub(p.tokens.end) <= reach(p);
        let state = if STAYING.contains(&verb.code) { self.back_from(verb.tokens.start).filter(near) } else { None };
        state.unwrap_or(verb)
    }

    /// The nearest predicate of the clause, behind or before; before alone where the figure counts places.
    pub fn nearest(
        &self,
        number: &'v Number,
        end: usize,
        kind: Option<UnitKind>,
        place: bool,
    ) -> Option<Predicate<'a>> {
        let start = number.start();
        let enclosed = self.is_enclosed(start, end);
        // `3 000 euros par foyer sinistré`: what is said of the other side of a rate is not said of this one.
        let rate = self.view.role(end, Role::PER) && !self.is_place_of(end, kind);
        // `un terrain de trois hectares`, `a fee of £6m`: the figure is an attribute of a noun.
        let attribute = self.is_attribute(start);
        let money = attribute && kind == Some(UnitKind::Currency);
        let after = if rate || place || money {
            None
        } else {
            self.walk(end..self.end_of_object(start, end), true, enclosed, None)
        };
        let after = after.map(|(cost, found)| (cost, self.past_event(end, self.behind_equals(found, number))));
        let after = after.or_else(|| self.behind_members(end).filter(|_| !(rate || place || money)));
        // An auxiliary right behind the noun makes it the subject of a clause that begins with it.
        let auxiliary = self.view.role(end, Role::AUXILIARY) && !self.view.role(end, Role::CLAUSE);
        let subject = auxiliary && !rate && self.view.mark(end).number.is_none();
        let back = self.before_goal(self.before_addition(start));
        let before = if subject { None } else { self.walk(self.view.range.start..back, false, enclosed, Some(number)) };
        let before = before.map(|(cost, found)| (cost, self.changed_by(self.past_purpose(found), number)));
        // `Milion papierosów na dobę mogła wyprodukować`: where nothing stands before a rate, what follows is said of it.
        let whole = rate && before.is_none() && !place && self.view.grammar().order == Order::Inflected;
        let after = after.or_else(|| self.walk(end..self.view.range.end, true, enclosed, None).filter(|_| whole));
        // `gli abbonati sono 12.340, il 15 per cento in meno`: by how much a share says something fell is said of that share.
        let after = after.filter(|(_, p)| kind == Some(UnitKind::Percent) || !self.is_behind_share(end, p));
        // `zabili w sobotę na targu 17 osób i ranili 26`: a verb behind the conjunction governs the figure behind it.
        // `ließ 60 Jets am Boden und buchte 9.000 Gäste um`: right behind the conjunction it is the second verb, so that the figure
        // is the object of the first, whether a list has that or not.
        let second = |p: &Predicate<'a>| {
            let near = p.tokens.start.saturating_sub(2).max(end)..p.tokens.start;
            near.into_iter().any(|at| self.view.role(at, Role::AND) && !self.in_number(at))
        };
        let after = after.filter(|(_, p)| !(before.is_some() || second(p)) || !self.governs_next(end, p));
        // `собрали под письмом 62 тысячи подписей и требуют референдума`: nor is it the object of the second of two verbs.
        let joined = |p: &Predicate<'a>| (end..p.tokens.start).any(|at| self.view.role(at, Role::AND));
        let object =
            self.view.grammar().order == Order::Inflected && before.as_ref().is_some_and(|(_, p)| self.is_past(p));
        let after = after.filter(|(_, p)| !(object && joined(p)));
        match (after, before) {
            (Some((a, after)), Some((b, before))) => {
                // `lent the islands $35m for waste treatment`: who is given a sum stands between it and the verb.
                let gives = kind == Some(UnitKind::Currency) && b <= 3 && GIVING.contains(&before.code);
                // `вырастет на 1,2% после спада`: so does a share, to the verb of change right before it.
                let moves = matches!(kind, Some(UnitKind::Currency | UnitKind::Percent))
                    && (b <= 1 || self.is_changed_by(number) && !CHANGING.contains(&after.code))
                    && CHANGING.contains(&before.code);
                Some(if a <= b + BEFORE && !gives && !moves { after } else { self.of_value(before, number, kind) })
            }
            (Some((_, after)), None) => Some(after),
            (None, Some((_, before))) => Some(self.of_value(before, number, kind)),
            (None, None) => self.spelled_out(number).filter(|_| kind == Some(UnitKind::Count)),
        }
    }

    /// Whether a predicate of change stands right behind the share of another figure, where nouns come first.
    fn is_behind_share(&self, end: usize, change: &Predicate<'_>) -> bool {
        let start = change.tokens.start;
        let share =
            |at: usize| self.view.mark(at).unit.is_some_and(|(n, e)| e.kind == UnitKind::Percent && at + n == start);
        let first = self.view.grammar().order == Order::NounFirst;
        first && CHANGING.contains(&change.code) && (end.max(start.saturating_sub(2))..start).any(share)
    }

    /// Whether a predicate ends as verbs in the past or of many do.
    pub(super) fn is_past(&self, verb: &Predicate<'_>) -> bool {
        let (view, at) = (self.view, verb.tokens.start);
        view.ends_like(at, &view.grammar().past_endings) || view.ends_like(at, &view.grammar().verb_endings)
    }

    /// `потерял весь скот: тридцать овец и три коровы`: where nouns inflect, the verb of the clause before the colon, whose object
    /// the list behind it spells out.
    fn spelled_out(&self, number: &Number) -> Option<Predicate<'a>> {
        let (view, first) = (self.view, self.view.range.start);
        let colon = number.start().checked_sub(1).filter(|at| *at > first && view.is_mark(*at, &[':']))?;
        let verb = if view.grammar().order == Order::Inflected { self.back_from(colon)? } else { return None };
        let figures = (first..colon).any(|at| self.in_number(at));
        (self.is_past(&verb) && !figures && view.said(verb.tokens.start).is_none()).then_some(verb)
    }

    /// The predicate that opens at a token, wherever it stands to the figure.
    pub fn at(&self, at: usize) -> Option<Predicate<'a>> {
        self.predicate(at, rule::NEAR)
    }

    /// The predicate that ends right before a token.
    pub fn predicate_before(&self, end: usize, rule: &'static str) -> Option<Predicate<'a>> {
        (1..=3).filter_map(|back| self.predicate(end.checked_sub(back)?, rule)).find(|p| p.tokens.end == end)
    }

    /// The nearest predicate behind a figure of the clause.
    pub fn ahead(&self, number: &'v Number, end: usize) -> Option<Predicate<'a>> {
        let enclosed = self.is_enclosed(number.start(), end);
        self.walk(end..self.view.range.end, true, enclosed, None).map(|(_, predicate)| predicate)
    }

    /// The nearest predicate before a token of the clause.
    pub fn back_from(&self, at: usize) -> Option<Predicate<'a>> {
        self.walk(self.view.range.start..at, false, true, None).map(|(_, predicate)| predicate)
    }

    /// `виділить на ремонт вікон 8 млн`: where nouns inflect, what a sum is for yields to what is done with it.
    pub(super) fn walk(
        &self,
        range: Range<usize>,
        forward: bool,
        enclosed: bool,
        from: Option<&'v Number>,
    ) -> Option<(u32, Predicate<'a>)> {
        let found = self.search(range.clone(), forward, enclosed, from)?;
        let at = found.1.tokens.start;
        let purpose = !forward
            && self.kind == Some(UnitKind::Currency)
            && at.checked_sub(1).is_some_and(|at| self.view.is_one_of(at, &self.view.grammar().aim));
        let governs = |p: &Predicate<'a>| at - p.tokens.end <= 3;
        let verb = if purpose { self.search(range.start..at - 1, false, enclosed, from) } else { None };
        Some(verb.filter(|(_, p)| governs(p)).unwrap_or(found))
    }
}
