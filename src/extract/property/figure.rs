//! What is said of one figure: a list of rules, of which the first that knows decides.
//!
//! In: a figure with its unit, what is said of its whole, the figure before it. Out: its predicate, or that it has none.

mod again;
mod governed;
mod length;
mod others;
mod people;
mod queue;
mod rest;
mod vote;

use std::cell::OnceCell;

use super::Earlier;
use super::Predicate;
use super::near::{CHANGING, Field, LEAVING};
use super::noun::{self, befallen, qualifying};
use super::things::{let_out, of_things, suffered};
use super::time::of_time;
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::property::rule;
use crate::extract::unit;
use crate::extract::unit::Found;
use crate::extract::unit::carry::OF_PEOPLE;
use crate::lang::{Order, PERSON, Role};

/// What only says how many there are.
const TALLYING: &[&str] = &["counted", "reported", "value"];

/// What whoever estimates a number does.
const ESTIMATING: &[&str] = &["counted", "planned", "value"];

/// Verbs that only count.
const COUNTING: &[&str] =
    &["casualties", "confirmed", "counted", "level", "produced", "production", "recorded", "value"];
/// Verbs of what a place has.
const HOLDING: &[&str] =
    &["capacity", "confirmed", "counted", "exceeded", "housed", "living", "received", "recorded", "sheltered", "value"];

/// What says where people are, or only that something was done, not what befell them.
const PLACED: &[&str] = &["carried_out", "deployed", "distributed", "planned"];
/// What only says that people were lost.
const LOSSES: &[&str] = &["casualties", "level", "loss", "lost", "value"];
/// What a noun for inhabitants says, whatever verb counts them.
const LIVING: &str = "inhabitants";

/// What is a share by itself.
const RATES: &[&str] = &["discount", "growth", "inflation", "interest_rate", "return", "unemployment", "yield"];

/// What only says that somebody has a sum.
const HAVING: &[&str] = &["issued", "received", "recorded"];

/// What a rule settles: the predicate, or that there is none. A rule that does not know gives way to the next.
type Settled<'a> = Option<Option<Predicate<'a>>>;

/// A figure with what is known of it before its predicate is looked for.
pub struct Figure<'f, 'v, 'a> {
    field: &'f Field<'v, 'a>,
    number: &'v Number,
    unit: Option<&'f Found<'a>>,
    /// What is said of the whole that it is a part of.
    whole: Option<Predicate<'a>>,
    earlier: Option<Earlier<'f, 'a>>,
    /// The token that what governs it stands before.
    start: usize,
    /// The token that what follows it begins with.
    end: usize,
    /// The predicate that its noun states, once somebody has asked.
    stated: OnceCell<Option<Predicate<'a>>>,
    /// Whether it tells where something happened, once somebody has asked.
    place: OnceCell<bool>,
}

impl<'f, 'v, 'a> Figure<'f, 'v, 'a> {
    pub fn new(
        field: &'f Field<'v, 'a>,
        number: &'v Number,
        unit: Option<&'f Found<'a>>,
        whole: Option<Predicate<'a>>,
        earlier: Option<Earlier<'f, 'a>>,
    ) -> Self {
        let view = field.view;
        let end = unit.map_or(number.tokens.end.max(number.extent.end), |u| u.end);
        // `leaving 41 others missing`: what stands for the noun is passed.
        // `12 blessés, dont un grave`: but what tells how they are.
        let skipped = |at: usize| view.role(at, Role::SKIP) && view.is_word(at) && view.mark(at).property.is_none();
        let others = |at: &usize| skipped(*at) || view.is_mark(*at, &['\'', '’']);
        let own = unit.is_some_and(|u| u.own) || unit.is_none() && !view.role(end, Role::SKIP);
        let end = if own { end } else { end + (end..end + 3).take_while(others).count() };
        // `une centaine d'entre elles ont été arrêtées`: so is what points back to those meant.
        let pointer = view.mark(end);
        let among = unit.is_none() && (pointer.role.has(Role::AMONG) || pointer.role.has(Role::THEM));
        let end = if among { end + pointer.role_length } else { end };
        let end = match view.grammar().order {
            Order::Inflected => field.past_aside(end),
            Order::NounFirst => field.past_members(field.past_report(end)),
            _ => field.past_members(end),
        };
        // An inverted noun or a currency sign stands between the figure and the verb that governs it.
        let own = unit.filter(|u| u.own && u.rule != unit::rule::TOPIC);
        let start = own.map_or(usize::MAX, |u| u.tokens.start).min(number.start());
        let (stated, place) = (OnceCell::new(), OnceCell::new());
        Self { field, number, unit, whole, earlier, start, end, stated, place }
    }

    /// What the first rule that knows says, else what governs the figure, stands behind it or nearest.
    pub fn predicate(&self) -> Option<Predicate<'a>> {
        let rules: [fn(&Self) -> Settled<'a>; 28] = [
            Self::time,
            Self::hurt_how,
            Self::part_with_relative,
            Self::of_an_agent,
            Self::of_a_midst,
            Self::of_its_part_alone,
            Self::of_a_difference,
            Self::of_the_rest,
            Self::again,
            Self::restated,
            Self::in_a_vote,
            Self::of_a_noun,
            Self::length,
            Self::of_others,
            Self::of_a_place,
            Self::of_an_occasion,
            Self::set_against,
            Self::of_a_change,
            Self::victims,
            Self::of_the_subject,
            Self::share_or_sum,
            Self::of_its_part,
            Self::glued_share,
            Self::of_a_speaker,
            Self::made_to,
            Self::clause_of_its_own,
            Self::left_in,
            Self::closing_verb,
        ];
        rules
            .iter()
            .find_map(|rule| rule(self))
            .unwrap_or_else(|| self.nearest().map(|found| self.joined(&found).unwrap_or(found)))
    }

    /// `24-hour control rooms`: a time is the noun's own; `lasted 24 hours`.
    fn time(&self) -> Settled<'a> {
        let (view, grammar) = (self.field.view, self.field.view.grammar());
        self.is(UnitKind::Duration).then(|| {
            let glued = view.is_joint(self.number.tokens.end) && grammar.order == Order::NounLast;
            if glued && !view.lang.speech.verb_second { None } else { of_time(self.field, self.start, self.end) }
        })
    }

    fn of_an_agent(&self) -> Settled<'a> {
        let (field, end) = (self.field, self.end);
        field.is_agent(self.start).then(|| field.behind(end, false).or_else(|| field.behind_relative(end)))
    }

    /// `Parmi les 20 passagers, trois ont été blessés`, `De las 54 líneas circularon 22`: where nouns stand first, of a whole that
    /// opens a sentence before its part nothing is said but by its noun.
    fn of_a_midst(&self) -> Settled<'a> {
        /// Tokens between the whole and its part, at most.
        const PART: usize = 12;
        let (view, start) = (self.field.view, self.start);
        let opens = |at: usize| at == view.range.start || at == view.range.start + 1 && !view.is_word(at - 1);
        let article = start.checked_sub(1).filter(|at| view.role(*at, Role::DETERMINER)).unwrap_or(start);
        let among = article.checked_sub(1).filter(|at| opens(*at))?;
        let number = |at: usize| view.mark(at).number.is_some() && !view.mark(at).plain;
        let comma = (self.end..self.end + PART).find(|at| view.is_mark(*at, &[',']));
        let midst = view.is_one_of(among, &view.grammar().midst) || view.role(among, Role::PLACE);
        let part = midst && comma.is_some_and(|at| (at + 1..at + 3).any(number))
            || view.role(among, Role::COMPLEMENT) && (self.end..self.end + PART).any(number);
        if view.grammar().order != Order::NounFirst || !self.is(UnitKind::Count) || !part {
            return None;
        }
        let narrow = self.field.behind(self.end, false).filter(|p| p.tokens.start == self.end);
        let finite = |p: &Predicate<'_>| view.ends_like(p.tokens.start, &view.grammar().participle_endings);
        let narrow = narrow.filter(|p| !view.role(among, Role::COMPLEMENT) || finite(p));
        Some(narrow.map(|p| self.of_kind(p)).or_else(|| self.stated().filter(|p| self.befalls(p))))
    }

    /// `a 300-room resort`, `a 28-metre vessel was licensed`: what is said of a noun is not said of its measure.
    fn of_a_noun(&self) -> Settled<'a> {
        let glued = self.unit.is_some_and(|u| u.rule == unit::rule::GLUED) && self.is(UnitKind::Count);
        (glued && !self.field.people).then_some(None)
    }

    /// `killed in two landslides`: what happened there is said of others.
    fn of_a_place(&self) -> Settled<'a> {
        // `charged on 20 counts`: but those are what somebody is charged with.
        let counts = self.unit.is_some_and(|u| &*u.code == "charge");
        // `fell from 18,000 to 15,900`: nor is what a change leads from a place.
        // `the number of closed roads stands at 12`: nor is one whose noun stands before it.
        let announced = self.unit.is_some_and(|u| u.rule == unit::rule::ANNOUNCED);
        // `knocked on 1,750 doors`: nor is what a verb governs whose last word is the preposition.
        let phrasal = self.field.predicate_before(self.start, rule::BEFORE).is_some_and(|p| p.tokens.len() > 1);
        if self.field.noun_last()
            && self.is_place()
            && self.is_thing()
            && !(counts || announced || phrasal)
            && !self.field.changes_from(self.start)
        {
            return Some(self.whole.clone());
        }
        let origin = self.is(UnitKind::Count) && self.unit.is_some_and(|u| !u.is_person());
        let origin = origin && self.field.is_origin(self.number);
        origin.then(|| self.field.out_of(self.number, self.start, self.end).or_else(|| self.whole.clone()))
    }

    /// `Do 413 wzrosła liczba ofiar`: that their number rose says less than what befell them.
    fn of_a_change(&self) -> Settled<'a> {
        let change = |u: &Found<'_>| u.rule == unit::rule::OF_THE_CHANGE && u.tokens.start > self.number.tokens.start;
        self.unit.filter(|u| change(u)).and_then(|_| self.stated()).map(Some)
    }

    /// What narrows the subject is said of it.
    fn of_the_subject(&self) -> Settled<'a> {
        let view = self.field.view;
        let own = |(at, length, code): (usize, usize, &'a str)| {
            Some(Some(Predicate { tokens: at..at + length, code, rule: "property-of-the-subject" }))
        };
        let told = |at: usize| view.mark(at).property.map(|(length, code)| (at, length, code));
        // `le persone scomparse in mare sono 597`.
        let subject = self.unit.filter(|u| u.rule == unit::rule::SUBJECT);
        let found = subject.and_then(|subject| (subject.head.end..self.start).find_map(told));
        if let Some(found) = found.filter(|(at, length, _)| at + length <= self.start) {
            return own(found);
        }
        // `el total de palestinos muertos asciende a 24.927`: nor does a verb of counting hide what the noun's participle says.
        let counted =
            self.unit.filter(|u| u.rule == unit::rule::ANNOUNCED && view.grammar().order != Order::Inflected)?;
        // `the number of infected farms rose to 34`: so does a participle before it, unless the figure tells by how many.
        let by = self.start > 0 && view.is_one_of(self.start - 1, &view.grammar().measure_of_change);
        if let Some(participle) = qualifying(view, counted).filter(|_| !by) {
            return Some(Some(participle));
        }
        let at = counted.tokens.end;
        let found = suffered(view, at).map(|(length, code)| (at, length, code));
        found.filter(|(at, length, _)| at + length <= self.number.start()).and_then(own)
    }

    fn share_or_sum(&self) -> Settled<'a> {
        let (field, share) = (self.field, self.is(UnitKind::Percent));
        let whole = if share { field.of_whole(self.start, self.end) } else { None };
        let noun = || if share || self.is(UnitKind::Currency) { field.of_share(self.start, self.end) } else { None };
        let noun = || noun().or_else(|| self.of_its_rate());
        whole.or_else(|| noun().map(|noun| self.of_kind(noun))).map(Some)
    }

    /// `shot down 18 of the 23 drones and destroyed a missile`: the whole has the predicate of its part.
    fn of_its_part(&self) -> Settled<'a> {
        let part = self.earlier.as_ref().filter(|e| self.field.is_whole_of(e.number, self.number))?;
        let part = Predicate { rule: rule::OF_THE_PART, ..part.predicate.clone() };
        // `absolvió de dos de los cuatro delitos y le impuso una multa`: behind a conjunction another clause begins.
        let joined = |p: &Predicate<'_>| (self.end..p.tokens.start).any(|at| self.field.view.role(at, Role::AND));
        let behind = self.behind().filter(|p| !joined(p));
        let behind = behind.map(|p| of_things(self.field.view, p, self.unit, self.number));
        Some(behind.or(Some(part)))
    }

    /// `two residents put the toll at 37`: those who say something are not what it is said of.
    fn of_a_speaker(&self) -> Settled<'a> {
        (self.field.noun_last() && self.field.speaks(self.end)).then_some(None)
    }

    /// `ordered 200 people to leave`: what they are made to do is said of them.
    fn made_to(&self) -> Settled<'a> {
        if self.is(UnitKind::Count) { self.field.caused(self.start, self.end).map(Some) } else { None }
    }

    /// `left 3,000 homes without power`: what they are left in is said of them.
    fn left_in(&self) -> Settled<'a> {
        let (field, order, count) = (self.field, self.field.view.grammar().order, self.is(UnitKind::Count));
        let yields = |verb: &Predicate<'a>| {
            // `se han contabilizado 814 viviendas destruidas`: what only counts yields to what is said of them.
            let counts = COUNTING.contains(&verb.code) && order == Order::NounFirst && count;
            // `zanotowała 12 mln zł straty`: nor does having it hide what a sum is, where nouns inflect.
            let has = self.is(UnitKind::Currency) && order == Order::Inflected && HAVING.contains(&verb.code);
            // `boats carrying 1,200 people have reached the island`: behind a participle's object the sentence's verb goes on.
            let narrows = || count && field.narrows(verb, self.start, self.end);
            verb.code == LEAVING || counts || field.is_saying(verb) || narrows() || has
        };
        let verb = self.before()?;
        self.behind().filter(|_| yields(&verb)).map(Some)
    }

    /// `évalue à vingt le nombre de maisons inondées`: what befell people, or the participle right behind a noun that stands
    /// behind its article.
    fn narrowed(&self) -> Option<Predicate<'a>> {
        let (view, unit) = (self.field.view, self.unit.filter(|u| u.rule == unit::rule::BEHIND_ITS_ARTICLE)?);
        let end = unit.tokens.end;
        let participle = || view.ends_like(end, &view.grammar().participle_endings);
        self.befell().or_else(|| self.field.at(end).filter(|_| participle()))
    }

    /// `promet 12 % de rendement`, `concede il 20% di sconto`: where nouns stand first, a share behind which the noun of a rate
    /// stands is that rate itself, unless it tells by how much one changed.
    fn of_its_rate(&self) -> Option<Predicate<'a>> {
        let (field, view) = (self.field, self.field.view);
        let of = self.is(UnitKind::Percent) && view.grammar().order == Order::NounFirst;
        let noun = if of && view.role(self.end, Role::COMPLEMENT) { self.end + 1 } else { return None };
        let rate = field.predicate(noun, rule::OF_THE_SHARE).filter(|p| RATES.contains(&p.code))?;
        let change = self.before().is_some_and(|p| CHANGING.contains(&p.code));
        (!change).then_some(rate)
    }

    /// Whether a noun for people says what befell them or where they live, and no more than what they are called, which hides
    /// no verb: `afectó durante cinco horas a 340.000 abonados`.
    fn befalls(&self, stated: &Predicate<'_>) -> bool {
        let named = self.unit.and_then(|unit| unit.entry).is_some_and(|entry| entry.property.is_some());
        let code = stated.code;
        self.field.view.grammar().order != Order::NounFirst || named || code == LIVING || OF_PEOPLE.contains(&code)
    }

    /// What governs the figure, stands right behind it, is said by its noun or is nearest in its clause.
    fn nearest(&self) -> Option<Predicate<'a>> {
        let Self { field, number, unit, start, end, .. } = *self;
        let kind = unit.map(|u| u.kind);
        // `число составило 68 человек`: that it is so much is nothing said of it.
        let says = |verb: &Predicate<'_>| !field.only_equals(verb);
        // `bringing the total to 16`: what only counts says nothing of a number of things.
        let counted = self.field.noun_last() && (self.is(UnitKind::Count) || unit.is_none());
        // `45 mortos no local`: victims are not deployed, whatever says where.
        let victims = unit.is_some_and(Found::is_victim);
        // `25 000 habitants qui vivent de la pêche`: nor does how they live say more than that they live there.
        let dwells = |verb: &Predicate<'_>| {
            verb.code == "living" && self.stated().is_some_and(|stated| stated.code == "inhabitants")
        };
        let idle = |verb: &Predicate<'_>| !(victims && PLACED.contains(&verb.code) || dwells(verb));
        // `estimate 6,000 homes face a threat`: nor is who counts anything said of a number of things.
        let reports = |verb: &Predicate<'a>| self.is(UnitKind::Count) && field.is_saying(verb) && field.has_verb(end);
        field
            .opening_verb(start)
            .or_else(|| self.before())
            .filter(|verb| !reports(verb))
            .map(|verb| field.of_value(verb, number, kind))
            .or_else(|| self.before_participle())
            .or_else(|| self.behind().map(|found| field.giver(start, end).unwrap_or_else(|| field.priced(found, end))))
            .or_else(|| field.aboard(end))
            .filter(idle)
            .filter(says)
            .or_else(|| unit.and_then(|unit| befallen(field.view, unit)))
            .or_else(|| {
                let stated = self.stated().filter(|p| self.befalls(p))?;
                Some(self.beyond_noun(self.death_of_the_ill(stated)))
            })
            .or_else(|| if self.whole.is_some() { field.of_part(number, end) } else { None })
            .or_else(|| self.whole.clone())
            .or_else(|| self.earlier.clone().and_then(|earlier| field.goes_on_with(number, unit, earlier)))
            // `cifró en catorce los policías heridos`: so does what narrows a noun that stands behind its article.
            .or_else(|| self.narrowed())
            .or_else(|| field.behind_relative(end))
            .or_else(|| field.behind_genitives(end))
            .or_else(|| {
                let near = field.nearest(number, end, kind, self.is_place());
                let near = near.and_then(|verb| if reports(&verb) { field.ahead(number, end) } else { Some(verb) });
                let near = near.map(|verb| field.state_before(verb));
                field.or_relative(near, start, end)
            })
            .filter(says)
            .or_else(|| unit.and_then(|unit| qualifying(field.view, unit)))
            .or_else(|| field.change_apart(number, start))
            .or_else(|| field.set_apart(end))
            .map(|verb| if LOSSES.contains(&verb.code) { self.befell().unwrap_or(verb) } else { verb })
            .map(|verb| field.judged(verb))
            .and_then(|verb| self.acted_on(self.told_by_noun(verb)))
            .map(|predicate| field.of_life(predicate, start, end))
            .map(|predicate| field.change_noted(field.beyond_average(field.verb_of_change(predicate, number))))
            .map(|predicate| field.level_of(predicate, number))
            .map(|predicate| self.estimated(self.shared(predicate)))
            .map(|predicate| self.as_listed(of_things(field.view, self.of_kind(predicate), unit, number)))
            .map(|predicate| if self.is_thing() { predicate } else { let_out(field.view, predicate) })
            .map(|predicate| field.verb_of_object(self.of_queue(field.with_place(self.given_years(predicate))), number))
            .filter(|predicate| {
                !(self.is_told_count(predicate)
                    || self.is_set_right(predicate)
                    || counted && TALLYING.contains(&predicate.code)
                    || self.only_place_of(predicate))
            })
            // `The agency counted nine abandoned boats`: whoever only counts them leaves what their participle says.
            .or_else(|| unit.filter(|_| self.is(UnitKind::Count)).and_then(|unit| qualifying(field.view, unit)))
            .or_else(|| self.stated())
            .or_else(|| self.resumed())
    }

    /// `lost 40% of the harvest and 3,000 cattle`: a figure that a conjunction joins to another shares the verb before that
    /// one, whatever noun stands between the two.
    fn shared(&self, predicate: Predicate<'a>) -> Predicate<'a> {
        let joined = self.start > 0 && self.field.view.role(self.start - 1, Role::AND);
        let governs = |e: &&Earlier<'_, 'a>| {
            let between = e.number.tokens.end..self.start;
            // `Drogen im Wert von 2 Millionen Euro und sechs Autos`: what is said of a sum is said of no thing.
            let sum = e.kind == UnitKind::Currency && !self.is(UnitKind::Currency);
            e.predicate.tokens.end <= e.number.tokens.start
                && !sum
                && between.contains(&predicate.tokens.start)
                && between.contains(&(predicate.tokens.end - 1))
        };
        match self.earlier.as_ref().filter(|_| joined).filter(governs) {
            Some(earlier) => Predicate { rule: rule::OF_THE_LIST, ..earlier.predicate.clone() },
            None => self.before_purpose(predicate, joined),
        }
    }

    /// `asked for ten cars and 50 lamps for the night patrol`: what they are for is not said of the last of a list, which
    /// shares the verb before its first.
    fn before_purpose(&self, predicate: Predicate<'a>, joined: bool) -> Predicate<'a> {
        let (view, at) = (self.field.view, predicate.tokens.start);
        let governs = |e: &&Earlier<'_, 'a>| e.predicate.tokens.end <= e.number.tokens.start;
        let earlier = self.earlier.as_ref().filter(|_| joined).filter(governs);
        let purpose = at > self.end && view.role(self.end, Role::DURING) || view.role(self.end, Role::PURPOSE);
        let noun = purpose && (self.end..at).any(|i| view.role(i, Role::DETERMINER));
        let verb = (self.end..at).any(|i| view.role(i, Role::AUXILIARY) || view.is_mark(i, &[',']));
        match earlier.filter(|_| noun && !verb) {
            Some(earlier) => Predicate { rule: rule::OF_THE_LIST, ..earlier.predicate.clone() },
            None => predicate,
        }
    }

    /// The predicate that governs the figure from before it.
    fn before(&self) -> Option<Predicate<'a>> {
        let change = |verb: Predicate<'a>| {
            if self.is(UnitKind::Percent) { self.field.change_of(verb) } else { verb }
        };
        // That somebody lives there is not hidden by the verb that counts them.
        let living =
            || self.unit.is_some_and(|u| u.code == PERSON) && self.stated().as_ref().is_some_and(|s| s.code == LIVING);
        let verb = self.field.before_number(self.number, self.start);
        let verb = verb.filter(|verb| !(HOLDING.contains(&verb.code) && living()))?;
        // `deficit rozpočtu přesáhl 270 miliard`: where nouns inflect, the noun that governs another.
        let verb = if self.is(UnitKind::Currency) { self.field.head_of(verb) } else { verb };
        let verb = self.victims_of(verb);
        let verb = self.field.state_closing(&verb, self.end).unwrap_or(verb);
        Some(self.field.state_before(change(verb)))
    }

    /// `Жертвами теракта стали 14 человек`: where nouns inflect, of what the noun before the event says they are victims.
    fn victims_of(&self, event: Predicate<'a>) -> Predicate<'a> {
        let view = self.field.view;
        let people = self.unit.is_none_or(Found::is_person) && view.grammar().order == Order::Inflected;
        let at = event.tokens.start.checked_sub(1).filter(|at| people && *at >= view.range.start);
        let entry = at.and_then(|at| view.mark(at).unit).filter(|(length, _)| *length == 1);
        let code = entry.and_then(|(_, entry)| entry.property.as_deref());
        match (at, code) {
            (Some(at), Some(code)) if matches!(code, "killed" | "died") => {
                Predicate { tokens: at..at + 1, code, rule: event.rule }
            }
            _ => event,
        }
    }

    /// The predicate right behind the figure and its noun.
    fn behind(&self) -> Option<Predicate<'a>> {
        let (field, view, end) = (self.field, self.field.view, self.end);
        let share = self.is(UnitKind::Percent);
        // `among more than 40 fighters killed last month`: a participle right behind those who are many narrows them.
        if self.is_place() && self.field.noun_last() && !self.is_thing() {
            return field.behind(end, false);
        }
        if self.is_place() {
            return None;
        }
        // `29 proc. zadeklarowanych uczestników`, `17 proc. tłoczonej wody`: what narrows the whole is not said of its share.
        let narrows = |p: &Predicate<'_>| {
            let single = share && p.tokens.len() == 1 && !CHANGING.contains(&p.code);
            let adjective = |endings| single && view.ends_like(p.tokens.end - 1, endings);
            adjective(&view.grammar().plural_adjective_endings) && view.mark(p.tokens.end).unit.is_some()
                || p.tokens.start == end && adjective(&view.grammar().oblique_adjective_endings)
        };
        let whole = if share { field.behind_whole(end) } else { None };
        let whole = whole.or_else(|| field.behind(end, self.unit.is_none_or(|u| !u.own)).filter(|p| !narrows(p)));
        whole.or_else(|| field.behind_clitic(end))
    }

    /// What the noun counted says by itself; it yields to the verb that says more of the same people.
    fn stated(&self) -> Option<Predicate<'a>> {
        let view = self.field.view;
        self.stated.get_or_init(|| self.unit.and_then(|unit| noun::stated(view, unit))).clone()
    }

    fn is(&self, kind: UnitKind) -> bool {
        self.unit.is_some_and(|u| u.kind == kind)
    }

    /// Whether no people are counted.
    fn is_thing(&self) -> bool {
        self.unit.is_some_and(|u| u.entry.is_none_or(|e| !e.person) && u.code != PERSON)
    }

    /// `in 12 countries`: what follows is not said of the places. A share or a sum is none.
    fn is_place(&self) -> bool {
        *self.place.get_or_init(|| {
            // `это на 2 млн пассажиров больше`: by how much two numbers differ is no place.
            let compared = || matches!(self.field.view.mark(self.end).property, Some((_, "increase" | "decrease")));
            self.is(UnitKind::Count) && self.field.is_place(self.number) && !compared()
        })
    }
}
