//! What is said of the things counted: the predicate of each figure.
//!
//! In: the sentence, its numbers and their units. Out: at most one predicate per figure. A noun
//! that states its own predicate wins, then the one that governs the figure, then the one right
//! behind the noun phrase, then the nearest of the clause ([`near`]); parts take that of their whole.

mod fit;
mod kind;
mod near;
mod noun;
mod sums;
mod things;
mod time;

use std::cell::OnceCell;
use std::ops::Range;

use super::unit::carry::OF_PEOPLE;
use super::unit::view::View;
use super::unit::{Found, Named};
use super::{Counted, Document, Number, Verdict};
use crate::claim::{Property, UnitKind};
use crate::lang::{Order, PERSON, Role};
use near::{Field, is_several, start_of};
use noun::{befallen, qualifying, stated};
use things::{of_things, suffered};
use time::of_time;

/// A predicate, as tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predicate<'a> {
    pub tokens: Range<usize>,
    pub code: &'a str,
    pub rule: &'static str,
}

impl Predicate<'_> {
    pub fn property(&self, document: &Document<'_>) -> Property {
        Property { span: document.span(self.tokens.clone()), code: self.code.to_owned() }
    }
}

/// The figure that stands before another in its sentence.
#[derive(Clone)]
pub struct Earlier<'n, 'a> {
    number: &'n Number,
    kind: UnitKind,
    predicate: Predicate<'a>,
}

/// One entry per number of the sentence.
pub fn find<'a>(
    view: &View<'a>,
    numbers: &[Number],
    range: Range<usize>,
    named: &[Named<'a>],
) -> Vec<Option<Predicate<'a>>> {
    let mut taken = vec![false; view.range.len()];
    for unit in named.iter().filter_map(|n| n.unit.as_ref()).filter(|unit| unit.own) {
        for at in unit.tokens.clone() {
            if let Some(token) = at.checked_sub(view.range.start).and_then(|at| taken.get_mut(at)) {
                *token = true;
            }
        }
    }
    let mut found: Vec<Option<Predicate<'a>>> = Vec::with_capacity(named.len());
    let wholes = sums::wholes(numbers, &range, named);
    let kinds: Vec<Option<UnitKind>> = named.iter().map(|n| n.unit.as_ref().map(|u| u.kind)).collect();
    let ill = OnceCell::new();
    for (i, named) in named.iter().enumerate() {
        let number = &numbers[range.start + i];
        if number.verdict == Verdict::NotFigure {
            found.push(None);
            continue;
        }
        let unit = named.unit.as_ref().map_or("", |u| &*u.code);
        let thing = |u: &Found<'_>| u.kind == UnitKind::Count && u.entry.is_some_and(|e| !e.person);
        let thing = named.unit.as_ref().is_some_and(thing);
        let people = named.unit.as_ref().is_some_and(|u| u.is_person() || u.code == PERSON);
        let field = Field {
            view,
            numbers,
            taken: &taken,
            kind: kinds[i],
            unit,
            thing,
            people,
            several: is_several(view, number, kinds[i]),
            kinds: &kinds,
            first: range.start,
        };
        let whole = named.whole.and_then(|whole| found.get(whole.checked_sub(range.start)?)?.clone());
        let whole = whole.map(|predicate| Predicate { rule: "property-of-the-whole", ..predicate });
        // What adds up to a whole that people suffered suffered it, too.
        let sum = wholes[i].and_then(|whole| found.get(whole)?.clone()).filter(|p| OF_PEOPLE.contains(&p.code));
        let victims = named.unit.as_ref().is_some_and(Found::is_victim);
        if let Some(sum) = sum.filter(|_| !victims) {
            found.push(Some(Predicate { rule: "property-of-the-whole", ..sum }));
            continue;
        }
        // The figure before it in the sentence, with its predicate.
        let earlier = (0..i).rev().find(|e| numbers[range.start + e].verdict == Verdict::Figure).and_then(|e| {
            let predicate = found.get(e)?.clone()?;
            Some(Earlier { number: &numbers[range.start + e], kind: kinds[e]?, predicate })
        });
        let list = earlier.clone().filter(|e| {
            let unit = named.unit.as_ref();
            sums::gapped(view, e, kinds[i], start_of(number)) || sums::elsewhere(view, e, number, unit)
        });
        let list = || list.map(|e| Predicate { rule: "property-of-the-list", ..e.predicate });
        let predicate = of_figure(&field, number, named, whole, earlier).or_else(list);
        // `197 muertos y 252.566 casos de dengue`: whom an illness kills died.
        let died = |p: &Predicate<'_>| p.code == "killed" && *ill.get_or_init(|| things::ill(view));
        found.push(predicate.map(|p| if died(&p) { Predicate { code: "died", ..p } } else { p }));
    }
    sums::members(view, numbers, &range, named, &mut found);
    found
}

fn of_figure<'v, 'a>(
    field: &Field<'v, 'a>,
    number: &'v Number,
    named: &Named<'a>,
    whole: Option<Predicate<'a>>,
    earlier: Option<Earlier<'_, 'a>>,
) -> Option<Predicate<'a>> {
    let unit = named.unit.as_ref();
    let end = unit.map_or(number.tokens.end.max(number.extent.end), |u| u.end);
    // `leaving 41 others missing`: what stands for the noun is passed.
    let others = |at: &usize| field.view.role(*at, Role::SKIP) && field.view.is_word(*at);
    let end = if unit.is_none_or(|u| u.own) { end } else { end + (end..end + 2).take_while(others).count() };
    // `une centaine d'entre elles ont été arrêtées`: so is what points back to those meant.
    let pointer = field.view.mark(end);
    let among = unit.is_none() && (pointer.role.has(Role::AMONG) || pointer.role.has(Role::THEM));
    let end = if among { end + pointer.role_length } else { end };
    // An inverted noun or a currency sign stands between the figure and the verb that governs it.
    let start =
        unit.filter(|u| u.own && u.rule != "unit-topic").map_or(usize::MAX, |u| u.tokens.start).min(start_of(number));
    if unit.is_some_and(|u| u.kind == UnitKind::Duration) {
        // `24-hour control rooms`: the time is the noun's own.
        let glued = field.view.is_joint(number.tokens.end) && field.view.grammar().order == Order::NounLast;
        return if glued && !field.view.lang.speech.verb_second { None } else { of_time(field, start, end) };
    }
    if field.is_agent(start) {
        return field.behind(end, false).or_else(|| field.behind_relative(end));
    }
    // `150,000 pesos ($2,600)`: the same again in another unit.
    if let Some(earlier) = earlier.as_ref().filter(|e| restates(field.view, e.number, start)) {
        return Some(Predicate { rule: "property-of-the-list", ..earlier.predicate.clone() });
    }
    // `subió del 13,6% en agosto al 14,0%`: where something comes from and where it goes have one predicate.
    if let Some(earlier) = earlier.as_ref().filter(|e| sums::moved(field.view, e, field.kind, start)) {
        return Some(Predicate { rule: "property-of-the-list", ..earlier.predicate.clone() });
    }
    // `a 28-metre vessel was licensed`: the measure is the vessel's own.
    let glued =
        unit.is_some_and(|u| u.rule == "unit-glued" && u.kind == UnitKind::Count && !u.is_person() && u.code != PERSON);
    // `a 300-room resort`: nobody manages the rooms.
    if glued {
        return None;
    }
    let noun_last = field.view.grammar().order == Order::NounLast && !field.view.lang.speech.verb_second;
    let measure = unit.is_some_and(|u| u.kind == UnitKind::Measure);
    // `300 kilometres south of the capital`: how far a place lies is all that it says.
    if measure && field.points_away(end) {
        return None;
    }
    // `a wall 20 metres high`: what it is the length of.
    if measure && let Some(dimension) = field.dimension(end) {
        return Some(dimension);
    }
    // `à une cinquantaine de kilomètres de la ville`: how far off a place lies, unless a word says that it does.
    let length = unit.is_some_and(|u| matches!(&*u.code, "km" | "m" | "[mi_i]"));
    let at = start.checked_sub(1).filter(|at| field.view.role(*at, Role::DETERMINER)).unwrap_or(start);
    let off = length && field.view.grammar().order == Order::NounFirst && field.view.role(end, Role::COMPLEMENT);
    // `a ocho kilómetros de Quillón`: a name behind it is a place, too.
    let from = end + field.view.mark(end).role_length;
    let place = field.view.token(from).is_some_and(|t| t.is_word() && t.capital);
    let far = |at: usize| field.view.role(at, Role::BARE) && (field.view.role(at, Role::PLACE) || place);
    if off && at.checked_sub(1).is_some_and(far) {
        return field.before(start).filter(|p| p.code == "distance");
    }
    // `on the 400 kV line`: so is one between an article and a noun.
    let named = noun_last
        && start.checked_sub(1).is_some_and(|at| field.view.role(at, Role::DETERMINER))
        && (field.view.is_open(end) || field.view.mark(end).unit.is_some());
    if measure && named {
        return None;
    }
    // `une affaire de 578 kg saisis à la frontière`: what a participle right behind it says is its own.
    let participle =
        || field.behind(end, false).filter(|p| p.tokens.start == end && !field.view.role(end, Role::AUXILIARY));
    if measure && (field.view.is_joint(number.tokens.end) || field.is_attribute(start)) {
        return participle().filter(|_| field.view.grammar().order == Order::NounFirst);
    }
    // `ce père de trois enfants gagne`: what follows is said of the one whose they are.
    let theirs = |at: usize| field.view.mark(at).unit.is_some_and(|(_, e)| e.person && KIN.contains(&&*e.code));
    let kin = start.checked_sub(2).is_some_and(|at| field.view.role(at + 1, Role::COMPLEMENT) && theirs(at));
    if kin && unit.is_none_or(|u| u.kind == UnitKind::Count) {
        return None;
    }
    // `un edificio de 12 plantas se derrumbó`: nor is what is said of a thing said of its parts.
    if unit.is_some_and(|u| PARTS.contains(&&*u.code)) && field.is_part(start) {
        return None;
    }
    // `in 12 countries`: what follows is not said of the places. A share or a sum is none.
    let count = unit.is_some_and(|u| u.kind == UnitKind::Count);
    // `это на 2 млн пассажиров больше`: by how much two numbers differ is no place.
    let compared = matches!(field.view.mark(end).property, Some((_, "increase" | "decrease")));
    let place = count && field.is_place(number) && !compared;
    let thing = unit.is_some_and(|u| u.entry.is_none_or(|e| !e.person) && u.code != PERSON);
    // `killed in two landslides`: what happened there is said of others.
    // `charged on 20 counts`: but those are what somebody is charged with.
    let counts = unit.is_some_and(|u| &*u.code == "charge");
    // `fell from 18,000 to 15,900`: nor is what a change leads from a place.
    if noun_last && place && thing && !counts && !field.changes_from(start) {
        return whole;
    }
    if count && unit.is_some_and(|u| !u.is_person()) && field.is_origin(number) {
        return field.ahead(number, end).or(whole);
    }
    let share = unit.is_some_and(|u| u.kind == UnitKind::Percent);
    let behind = || {
        let whole = if share { field.behind_whole(end) } else { None };
        // `29 proc. zadeklarowanych uczestników`: what narrows the whole is not said of its share.
        let narrows = |p: &Predicate<'_>| {
            let adjective = field.view.ends_like(p.tokens.end - 1, &field.view.grammar().plural_adjective_endings);
            share && adjective && p.tokens.len() == 1 && field.view.mark(p.tokens.end).unit.is_some()
        };
        let behind = || field.behind(end, unit.is_none_or(|u| !u.own)).filter(|p| !narrows(p));
        // `among more than 40 fighters killed last month`: a participle right behind those who are many narrows them.
        if place && noun_last && !thing {
            return field.behind(end, false);
        }
        if place { None } else { whole.or_else(behind) }
    };
    // A noun that states a predicate yields to the verb that says more of the same people.
    let stated = unit.and_then(|unit| stated(field.view, unit));
    // `wurden 46 Tote gezählt`: that they were counted says less than what befell them.
    // `Do 413 wzrosła liczba ofiar`: nor is that their number rose.
    if stated.is_some() && unit.is_some_and(|u| u.rule == "unit-of-the-change" && u.tokens.start > number.tokens.start)
    {
        return stated;
    }
    if unit.is_some_and(Found::is_victim) {
        let listed =
            || earlier.filter(|_| unit.is_some_and(|u| !u.own)).and_then(|e| field.goes_on_with(number, unit, e));
        // `3.300 décès supplémentaires`: that they are more says less than what befell them, too.
        // `zginęło 2491 ofiar`: nor does a word for victims say what befell them.
        let befell = || field.before(start).filter(|p| OF_PEOPLE.contains(&p.code));
        let stated = stated.map(|s| if s.code == VICTIM { befell().unwrap_or(s) } else { s });
        let told = behind().filter(|p| !NOTING.contains(&p.code) && p.code != "increase").or(stated).or(whole);
        return told.or_else(listed).or_else(|| unit.and_then(|unit| noun::carried(field.view, unit)));
    }
    // `le persone scomparse in mare sono 597`: what narrows the subject is said of it.
    if let Some(subject) = unit.filter(|u| u.rule == "unit-subject")
        && let Some(at) = (subject.head.end..start).find(|at| field.view.mark(*at).property.is_some())
        && let Some((length, code)) = field.view.mark(at).property.filter(|(n, _)| at + n <= start)
    {
        return Some(Predicate { tokens: at..at + length, code, rule: "property-of-the-subject" });
    }
    // `el total de palestinos muertos asciende a 24.927`: nor does a verb of counting hide what the noun's participle says.
    if let Some(counted) = unit.filter(|u| u.rule == "unit-announced" && field.view.grammar().order != Order::Inflected)
        && let Some((length, code)) = suffered(field.view, counted.tokens.end)
        && counted.tokens.end + length <= start_of(number)
    {
        let at = counted.tokens.end;
        return Some(Predicate { tokens: at..at + length, code, rule: "property-of-the-subject" });
    }
    if share && let Some(noun) = field.of_whole(end) {
        return Some(noun);
    }
    let sum = unit.is_some_and(|u| u.kind == UnitKind::Currency);
    if (share || sum)
        && let Some(noun) = field.of_share(start, end)
    {
        return Some(field.of_kind(noun, unit));
    }
    // `shot down 18 of the 23 drones and destroyed a missile`: the whole has the predicate of its part.
    let part = earlier.as_ref().filter(|e| field.is_whole_of(e.number, number)).map(|e| e.predicate.clone());
    if let Some(part) = part {
        return behind().or(Some(Predicate { rule: "property-of-the-part", ..part }));
    }
    let before_change = |verb: Predicate<'a>| if share { field.change_of(verb) } else { verb };
    let living = unit.is_some_and(|u| u.code == PERSON) && stated.as_ref().is_some_and(|s| s.code == LIVING);
    let before = || field.before(start).filter(|_| !living).map(|verb| field.state_before(before_change(verb)));
    // `6-procentową podwyżkę`: the noun that the figure is glued to names what is so large.
    if unit.is_some_and(|u| u.rule == "unit-glued")
        && share
        && let Some(noun) = behind()
    {
        return Some(noun);
    }
    // `left 3,000 homes without power`: what they are left in is said of them.
    // `se han contabilizado 814 viviendas destruidas`: what only counts yields to what is said of them, too.
    let counts = |code: &str| COUNTING.contains(&code) && field.view.grammar().order == Order::NounFirst;
    // `two residents put the toll at 37`: those who say something are not what it is said of.
    if noun_last && field.speaks(end) {
        return None;
    }
    // `ordered 200 people to leave`: what they are made to do is said of them.
    if count && let Some(verb) = field.caused(start, end) {
        return Some(verb);
    }
    // `sono sbarcati a Lampedusa 172 migranti che erano stati soccorsi`: of two predicates the first.
    if count && let Some(verb) = field.before_relative_clause(start, end) {
        return Some(of_things(field.view, field.of_kind(verb, unit), unit, number));
    }
    // `sale al 24,5% tra i giovani (+0,3 punti)`: how much a change is stands in brackets behind it.
    if field.view.grammar().order == Order::NounFirst
        && let Some(change) = field.change_before_bracket(number, start).or_else(|| field.change_in_bracket(number))
    {
        return Some(change);
    }
    // `boats carrying 1,200 people have reached the island`: behind a participle's object the sentence's verb goes on.
    let narrows = |verb: &Predicate<'_>| {
        // `zanotowała 12 mln zł straty`: nor does it hide what a sum is, where nouns inflect.
        let inflected = field.view.grammar().order == Order::Inflected;
        count && field.narrows(verb, start, end) || sum && inflected && HAVING.contains(&verb.code)
    };
    if let (Some(verb), Some(result)) = (before(), behind())
        && (verb.code == LEAVING || counts(verb.code) && count || field.is_saying(&verb) || narrows(&verb))
    {
        return Some(result);
    }
    // `Wegen der Angriffe wurden 13 Menschen festgenommen`: a noun before the auxiliary governs nothing.
    // `число составило 68 человек`: that it is so much is nothing said of it.
    let says = |verb: &Predicate<'_>| !field.only_equals(verb);
    let far = |verb: &Predicate<'_>| (verb.tokens.end..start).any(|at| field.view.role(at, Role::AUXILIARY));
    if before().is_none_or(|verb| far(&verb))
        && !place
        && let Some(last) = field.last(start, end)
    {
        return Some(of_things(field.view, field.of_kind(last, unit), unit, number));
    }
    before()
        .map(|verb| field.of_value(verb, number, unit.map(|u| u.kind)))
        .or_else(behind)
        .filter(says)
        .or(stated)
        .or_else(|| unit.and_then(|unit| befallen(field.view, unit)))
        .or_else(|| if whole.is_some() { field.of_part(number, end) } else { None })
        .or(whole)
        .or_else(|| earlier.and_then(|earlier| field.goes_on_with(number, unit, earlier)))
        .or_else(|| field.behind_relative(end))
        .or_else(|| field.behind_genitives(end))
        .or_else(|| {
            let near = field.nearest(number, end, unit.map(|u| u.kind), place).map(|verb| field.state_before(verb));
            field.or_relative(near, start, end)
        })
        .filter(says)
        .or_else(|| unit.and_then(|unit| qualifying(field.view, unit)))
        .or_else(|| field.change_before_bracket(number, start))
        .or_else(|| field.set_apart(end))
        .map(|predicate| field.of_life(predicate, start, end))
        .map(|predicate| field.change_noted(field.beyond_average(field.verb_of_change(predicate))))
        .map(|predicate| of_things(field.view, field.of_kind(predicate, unit), unit, number))
        .map(|predicate| field.with_place(predicate))
        // `bringing the total to 16`: what only counts says nothing of a number of things.
        .filter(|predicate| !(noun_last && (count || unit.is_none()) && TALLYING.contains(&predicate.code)))
}

/// What a word for victims says by itself.
const VICTIM: &str = "victim";

/// What only says how many there are.
const TALLYING: &[&str] = &["counted", "reported", "value"];

/// What only says that somebody has a sum, or took note of it.
const HAVING: &[&str] = &["issued", "received", "recorded"];

/// What only says that somebody took note.
const NOTING: &[&str] = &["cited", "counted", "demanded", "occurred", "recorded", "registered", "reported", "value"];

/// Those who are called by what they are to somebody.
const KIN: &[&str] =
    &["couple", "family", "father", "grandfather", "grandmother", "mother", "parent", "widow", "widower"];

/// What a thing has many of.
const PARTS: &[&str] = &["bed", "door", "floor", "lane", "page", "room", "seat", "wagon", "wheel"];

/// Whether a figure stands in brackets right behind another and its unit.
fn restates(view: &View<'_>, before: &Number, start: usize) -> bool {
    let bracket = (1..=3).filter_map(|back| start.checked_sub(back)).find(|at| view.is_mark(*at, &['(']));
    bracket.is_some_and(|at| {
        let end = before.tokens.end;
        let plain = |i: usize| view.is_word(i) && view.mark(i).property.is_none() || view.mark(i).unit.is_some();
        end <= at
            && at - end <= 3
            && (end..at).all(plain)
            && (at + 1..start).all(|i| !view.is_word(i) || view.mark(i).unit.is_some() || view.mark(i).number.is_some())
    })
}

/// The verb that only leads to a state named behind the noun.
const LEAVING: &str = "left";

/// Verbs that only count.
const COUNTING: &[&str] = &["casualties", "counted", "level", "produced", "recorded", "value"];

/// What a noun for inhabitants says, whatever verb counts them.
const LIVING: &str = "inhabitants";

/// The predicate of a list that spells out what the sentence before it counted (`Parmi eux : 501 …`).
/// `first` is the sentence's first number; `counted` holds what is known of those before it.
pub fn inherited(view: &View<'_>, numbers: &[Number], first: usize, counted: &[Counted]) -> Option<Property> {
    let opens = (view.range.start..view.range.start + 2).any(|at| view.role(at, Role::AMONG));
    let earlier = first.checked_sub(1).filter(|_| opens)?;
    let near = numbers.get(first)?.sentence - numbers.get(earlier)?.sentence == 1;
    near.then(|| counted.get(earlier)?.property.clone()).flatten()
}
