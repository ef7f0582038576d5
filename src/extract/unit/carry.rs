//! Units that a figure leaves out, taken from the other figures and nouns of its sentence.
//!
//! In: the readings of a sentence's numbers, in order. Out: what each of them counts. A figure
//! shares the unit of one that follows (`de 12 à 15 personnes`), or carries over the noun that the
//! sentence has named (`748 … zostało rannych, a 18 zabitych`).

use std::borrow::Cow;
use std::ops::Range;

use super::toll;
use super::{Found, Named, Reading};
use crate::claim::UnitKind;
use crate::extract::property::FLYING;
use crate::extract::unit::view::View;
use crate::extract::{Number, Verdict};
use crate::lang::{Order, Role, Roles};

/// What can be said of people alone, by its property code.
pub const OF_PEOPLE: &[&str] = &[
    "abducted",
    "arrested",
    "convicted",
    "critical",
    "detained",
    "died",
    "drowned",
    "hospitalised",
    "ill",
    "infected",
    "injured",
    "killed",
    "lightly_injured",
    "operated",
    "seriously_injured",
    "sentenced",
    "suspected",
];
/// Of which there are no thousands.
const PLACES: &[&str] = &["city", "country", "county", "district", "province", "region", "state"];
/// Figures back that a unit is carried over, at most.
const REACH: usize = 12;
/// Tokens back that a noun without figure is sought, at most.
const WORDS: usize = 40;

/// Resolves the readings of the numbers in `range`.
pub fn resolve<'a>(
    view: &View<'a>,
    numbers: &[Number],
    range: Range<usize>,
    readings: Vec<Reading<'a>>,
) -> Vec<Named<'a>> {
    let shared = share(numbers, &range, &readings);
    let later = people_behind(view, &readings);
    let mut named: Vec<Named<'a>> = Vec::with_capacity(readings.len());
    for (i, reading) in readings.into_iter().enumerate() {
        let number = &numbers[range.start + i];
        let people = of_people(view, number);
        let missing = (number.tokens.end..number.tokens.end + 3)
            .any(|at| matches!(view.mark(at).property, Some((_, "missing" | "rescued" | "survived"))));
        // `neuf civils, dont trois enfants, et vingt autres blessés`: others than the whole.
        // `519 people crossed in ten boats, bringing the total to 9,214`: where it happened is not counted on.
        let part = |i: usize| {
            let number = &numbers[range.start + i];
            let start = number.extent.start.min(number.tokens.start);
            // `cuatro focos a 110 kilómetros de la capital, de los cuales dos`: nor is how far off it was.
            let measure = named[i].unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Measure);
            let far = |at: usize| measure && view.grammar().order == Order::NounFirst && view.role(at, Role::BARE);
            let place = start.checked_sub(1).is_some_and(|at| view.role(at, Role::PLACE) || far(at));
            // `76 bodies were found, hundreds remain missing`: the dead are not missing.
            let dead = missing && named[i].unit.as_ref().is_some_and(|unit| &*unit.code == "body");
            toll::opens_part(view, number) || place || dead
        };
        let earlier = || antecedent(&named, (people, is_downed(view, number), is_collective(view, number)), &part);
        let whole = || earlier().map(|(index, _)| range.start + index);
        // `2 millions sur trois ans`: a sum lasts no years and is no share.
        let sum = || number.figure.low.or(number.figure.high).is_some_and(|v| v >= 1_000.into());
        // `w ciągu dwóch lat ubyło nas ośmiuset`: nor do people last years.
        let many = || number.figure.low.or(number.figure.high).is_some_and(|v| v > 100.into());
        // `nelle ultime 24 ore sono 434, di cui 52`: nor is more than a length of time a part of it.
        let value = number.figure.low.or(number.figure.high);
        let longer = |unit: &Found<'_>| {
            unit.kind == UnitKind::Duration
                && view.grammar().order == Order::NounFirst
                && named.iter().zip(&numbers[range.clone()]).any(|(n, other)| {
                    n.unit.as_ref().is_some_and(|u| u.tokens == unit.tokens)
                        && value.zip(other.figure.low).is_some_and(|(own, other)| own > other)
                })
        };
        // `diez veces menos, y 250.000 los de Valencia`: so many times are no more times.
        let times = |unit: &Found<'_>| &*unit.code == "time" && value.is_some_and(|v| v >= 100.into());
        // `z pięciu krajów: Syrii (6,8 mln), Sudanu (2,4 mln)`: so many are no countries.
        let places = |unit: &Found<'_>| unit.kind == UnitKind::Count && PLACES.contains(&&*unit.code) && sum();
        let fits = |unit: &Found<'_>| {
            // `Die Sieben-Tage-Inzidenz lag bei 45,3`: nor is a length of time that a hyphen makes part of a word.
            let glued =
                unit.kind == UnitKind::Duration && unit.tokens.start.checked_sub(1).is_some_and(|at| view.is_joint(at));
            !(longer(unit)
                || glued
                || places(unit)
                || times(unit)
                || unit.kind == UnitKind::Percent && sum()
                || unit.kind == UnitKind::Duration && (sum() || many()))
        };
        // `340 pensionati, che hanno perso 27 milioni`: so many more are no more of the same, but money.
        let of = |i: usize| numbers[range.start + i].figure.low.or(numbers[range.start + i].figure.high);
        let money = |i: usize, found: &Found<'_>| {
            let own = number.figure.low.or(number.figure.high).filter(|v| *v >= 1_000_000.into());
            let far = own.zip(of(i)).is_some_and(|(own, other)| other.checked_mul(10.into()).is_some_and(|o| own > o));
            let bare = view.grammar().order == Order::NounFirst || found.is_person();
            matches!(found.kind, UnitKind::Count | UnitKind::Measure) && far && bare
        };
        // `tři školy za 1,8 miliardy korun, dalších sedm se staví`: a few more are no more money.
        let few = || number.figure.value.is_some_and(|v| v < 100.into());
        let things = || {
            let counted = |unit: &Found<'_>| unit.kind == UnitKind::Count && (!people || unit.is_person());
            let units = named.iter().enumerate().rev().filter_map(|(i, n)| n.unit.as_ref().map(|unit| (i, unit)));
            units.take(REACH).find(|(_, unit)| counted(unit))
        };
        let earlier = || {
            let found = earlier();
            if found.is_some_and(|(_, unit)| unit.kind == UnitKind::Currency) && few() {
                things().or(found)
            } else {
                found
            }
        };
        let carried = |rule| {
            let found = earlier().filter(|(i, found)| fits(found) && !money(*i, found));
            found.map(|(_, found)| carry(found, number, rule))
        };
        let (unit, whole) = match reading {
            _ if number.verdict == Verdict::NotFigure => (None, None),
            Reading::Own(found) if toll::opens_part(view, number) => (Some(found), whole()),
            // `96.5 million soms ($1.1 million)`: the same sum again.
            Reading::Own(found) if bracketed(view, number) && earlier().is_some_and(|(_, e)| e.kind == found.kind) => {
                (Some(found), whole())
            }
            // `1h 30m`: so do they with their letter.
            Reading::Own(found) if found.code == "m" && minutes(&named, number) => {
                (Some(Found { code: "min".into(), kind: UnitKind::Duration, rule: "unit-duration", ..found }), None)
            }
            Reading::Own(found) => (Some(found), None),
            // `12.3 per 100,000 inhabitants`: no part of a person is counted.
            Reading::Shared(other)
                if is_rate(number, &numbers[other]) && shared[i].as_ref().is_some_and(Found::is_person) =>
            {
                (None, None)
            }
            Reading::Shared(_) => {
                let unit = shared[i].clone().filter(fits).or_else(|| carried("unit-carried"));
                // `Хранилищ построено только 18 из 45`: what both count opens the clause.
                (unit.or_else(|| super::before::topic(view, number)), None)
            }
            Reading::Part(end) => {
                // `1.250 casos, dos quais 35 graves`: what stands for the whole is the whole, whatever is said of it.
                let named_whole = || {
                    let found = antecedent(&named, (false, false, false), &part)
                        .map(|(_, found)| found)
                        .filter(|found| fits(found));
                    found.map(|found| carry(found, number, "unit-of-the-whole"))
                };
                // `Im Krankenhaus, zehn von ihnen schwer`: those meant are many, what merely stands before may be one.
                let pointer = view.mark(number.tokens.end.max(number.extent.end)).role;
                let people = people || pointer.has(Role::THEM) || pointer.has(Role::AMONG);
                // `271 cas, dont 21 décès`: where the whole is nobody, those who died in it are people.
                let victims = || victims_behind(view, number);
                let noun_first = view.grammar().order == Order::NounFirst;
                // `арестовать на 30 суток пятнадцать из них`: no lengths of time are meant by a pronoun.
                let them = pointer.has(Role::THEM) || pointer.has(Role::AMONG);
                let timed = |unit: &Found<'_>| them && unit.kind == UnitKind::Duration;
                let carried = |rule| carried(rule).filter(|unit| !timed(unit));
                // `L'agence dit avoir soigné 310 d'entre eux`: nor is one thing.
                let several = |unit: &Found<'_>| {
                    // `ha spiegato la Regione, 150 di loro`: nor one that a capital makes a name.
                    let at = unit.head.end.saturating_sub(1);
                    let name = at > view.range.start && view.token(at).is_some_and(|t| t.capital);
                    !(them && noun_first) || super::head::is_plural(view, at) && !name
                };
                let whole_unit = carried("unit-of-the-whole");
                let unit = match whole_unit.filter(Found::is_person) {
                    Some(unit) => Some(unit),
                    None => victims()
                        .or_else(|| carried("unit-of-the-whole"))
                        .or_else(|| noun_before(view, number, people).filter(several))
                        .or_else(named_whole)
                        // `les services souffrent : 119 d'entre eux`: things are many, too.
                        .or_else(|| noun_before(view, number, false).filter(|unit| noun_first && several(unit))),
                };
                (unit.map(|unit| Found { end: unit.end.max(end), ..unit }), whole())
            }
            Reading::Elided(own) => {
                let found = earlier().map(|(_, found)| found);
                let noun_first = view.grammar().order == Order::NounFirst;
                (elided(view, number, own, found.filter(|found| !noun_first || fits(found)), people), None)
            }
            Reading::Total => (None, None),
            // `2 heures 30`: behind hours stand minutes.
            Reading::Nothing if minutes(&named, number) => {
                let hours = named.last().and_then(|n| n.unit.clone());
                (hours.map(|h| Found { code: "min".into(), own: false, end: number.tokens.end, ..h }), None)
            }
            Reading::Nothing => (super::before::put(view, number).or_else(|| carried("unit-carried")), None),
        };
        // `283 avaient été arrêtées et quatre personnes blessées`: who is meant may be named with the next figure.
        let meant = later.as_ref().filter(|(at, _)| people && *at > i && number.verdict == Verdict::Figure);
        let unit = unit.or_else(|| meant.map(|(_, found)| carry(found, number, "unit-shared")));
        named.push(Named { unit, whole });
    }
    named
}

/// The people whom the first figure counts that has a noun for them, where nouns stand first, with its position.
fn people_behind<'a>(view: &View<'a>, readings: &[Reading<'a>]) -> Option<(usize, Found<'a>)> {
    let own = |reading: &Reading<'a>| match reading {
        Reading::Own(found) if found.is_person() && !found.is_victim() => Some(found.clone()),
        _ => None,
    };
    let noun_first = view.grammar().order == Order::NounFirst;
    readings.iter().enumerate().find_map(|(i, reading)| Some((i, own(reading)?))).filter(|_| noun_first)
}

/// Whether a figure has a broken part and the one that it stands before is a round base.
fn is_rate(number: &Number, base: &Number) -> bool {
    let broken = number.figure.value.is_some_and(|v| !v.is_integer());
    broken && base.figure.value.is_some_and(|v| v.is_integer() && v >= 100.into())
}

/// Whether a number below sixty stands right behind the hours of another.
fn minutes(named: &[Named<'_>], number: &Number) -> bool {
    let hours = named.last().and_then(|n| n.unit.as_ref()).filter(|u| u.own && u.code == "h");
    hours.is_some_and(|u| u.end == number.tokens.start) && number.figure.value.is_none_or(|v| v < 60.into())
}

/// The units of figures that share that of a later one, by position.
fn share<'a>(numbers: &[Number], range: &Range<usize>, readings: &[Reading<'a>]) -> Vec<Option<Found<'a>>> {
    let mut units: Vec<Option<Found<'a>>> = vec![None; readings.len()];
    for (i, reading) in readings.iter().enumerate().rev() {
        units[i] = match reading {
            Reading::Own(found) => Some(found.clone()),
            Reading::Elided(found) => found.clone(),
            Reading::Shared(other) if *other > range.start + i => units.get(other - range.start).cloned().flatten(),
            _ => None,
        };
        if let (Reading::Shared(_), Some(found)) = (reading, &mut units[i]) {
            found.own = false;
            found.rule = "unit-shared";
            found.end = found.end.max(numbers[range.start + i].tokens.end);
        }
    }
    units
}

/// The noun right behind the figure of a part that names people by what befell them alone.
fn victims_behind<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let at = number.tokens.end.max(number.extent.end);
    let (_, entry) = view.mark(at).unit.filter(|_| view.grammar().order == Order::NounFirst)?;
    let named = entry.person && entry.property.as_deref().is_some_and(|code| OF_PEOPLE.contains(&code));
    if named { super::head::read(view, at) } else { None }
}

/// The nearest earlier figure of the sentence whose unit can be carried over: things or money,
/// since durations and shares say how much of something else. `people`: only people can be meant.
fn antecedent<'n, 'a>(
    named: &'n [Named<'a>],
    (people, downed, collective): (bool, bool, bool),
    part: &dyn Fn(usize) -> bool,
) -> Option<(usize, &'n Found<'a>)> {
    let units =
        || named.iter().enumerate().rev().take(REACH).filter_map(|(i, n)| n.unit.as_ref().map(|unit| (i, unit)));
    let carries = |unit: &Found<'_>| match unit.kind {
        UnitKind::Duration | UnitKind::Percent => false,
        UnitKind::Measure if unit.code.contains('/') => false,
        // `a 96-page report`: what only describes a noun is counted no further.
        _ if unit.rule == "unit-glued" => false,
        // A noun that no list knows may well name people.
        // `sur 31 drones, 23 ont été abattus`: who is killed is a person, unless what flies is brought down.
        // `Подняты 12 тел, опознаны семеро`: bodies are people, where nothing but the numeral says so.
        _ if collective && &*unit.code == "body" => true,
        _ => !people || unit.is_person() || unit.entry.is_none() || downed && FLYING.contains(&&*unit.code),
    };
    // Shares and lengths of time are carried where nothing else is (`14 %, contre 12 un an plus tôt`).
    let whole = units().find(|(i, unit)| carries(unit) && !part(*i));
    whole
        .or_else(|| units().find(|(_, unit)| carries(unit)))
        .or_else(|| units().find(|(_, unit)| !people && unit.rule != "unit-glued"))
}

/// Whether a figure is a numeral that counts nothing but people.
fn is_collective(view: &View<'_>, number: &Number) -> bool {
    view.is_one_of(number.tokens.end - 1, &view.grammar().collective)
}

/// Whether the predicate beside the figure can only be said of people: things are not carried over.
fn of_people(view: &View<'_>, number: &Number) -> bool {
    let (start, end) = (number.extent.start.min(number.tokens.start), number.tokens.end.max(number.extent.end));
    // `удалили с 37 участков, двоих избили`: some numerals count nothing but people.
    if is_collective(view, number) {
        return true;
    }
    // `264 detenções, 125 dos quais`: nor does the noun of another figure, where it counts things.
    let thing = |at: usize| view.mark(at).unit.is_some_and(|(_, e)| e.kind == UnitKind::Count && !e.person);
    let says = |at: &usize| view.mark(*at).property.is_some() && !thing(*at);
    let before = (1..=2).filter_map(|back| start.checked_sub(back)).find(says);
    // `шестеро находятся в критическом состоянии`: where nouns inflect, the state stands behind a verb of being.
    let staying = |at: &usize| matches!(view.mark(*at).property, Some((1, "staying")));
    let inflected = view.grammar().order == Order::Inflected;
    let behind = (end..end + 3).filter(|at| !(inflected && staying(at))).find(says);
    let codes = [before, behind].into_iter().flatten().filter_map(|at| view.mark(at).property);
    codes.into_iter().any(|(_, code)| OF_PEOPLE.contains(&code) || code == "attracted")
}

/// Whether the verb behind the figure kills people and brings down what flies.
fn is_downed(view: &View<'_>, number: &Number) -> bool {
    let end = number.tokens.end.max(number.extent.end);
    (end..end + 3).find_map(|at| view.mark(at).property).is_some_and(|(_, code)| code == "killed")
}

fn carry<'a>(found: &Found<'a>, number: &Number, rule: &'static str) -> Found<'a> {
    Found { end: number.tokens.end.max(number.extent.end), own: false, rule, ..found.clone() }
}

/// A figure with a predicate and no noun: it carries a person over, or else is its own noun.
fn elided<'a>(
    view: &View<'a>,
    number: &Number,
    own: Option<Found<'a>>,
    earlier: Option<&Found<'a>>,
    people: bool,
) -> Option<Found<'a>> {
    let carried = |found: &Found<'a>| carry(found, number, "unit-carried");
    match own {
        Some(own) if own.entry.is_none() => Some(earlier.map_or(own, carried)),
        // `onze morts et 97 blessés` are two nouns; `748 policiers blessés et 18 tués` is one.
        Some(own) => match earlier {
            // `32 brebis tuées et une dizaine d'autres blessées`: others of the same kind.
            Some(found) if (number.tokens.end..own.head.start).any(|at| view.role(at, Role::OTHERS)) => {
                Some(carried(found))
            }
            Some(found)
                if found.is_person()
                    && !found.is_victim()
                    && is_participle(view, number, &own)
                    && !disagrees(view, found, &own) =>
            {
                Some(carried(found))
            }
            _ => Some(own),
        },
        None => earlier.map(carried).or_else(|| noun_before(view, number, people)),
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
    let start = number.extent.start.min(number.tokens.start);
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
    let noun = noun || grammar.order == Order::NounLast && super::head::is_plural(view, own.head.end - 1);
    view.mark(own.head.start).property.is_some() && !noun && (joined || other)
}

/// Whether the figure opens a bracket, its currency sign and hedge apart.
fn bracketed(view: &View<'_>, number: &Number) -> bool {
    let start = number.extent.start.min(number.tokens.start);
    (1..=3).filter_map(|back| start.checked_sub(back)).take_while(|at| *at >= view.range.start).any(|at| {
        view.is_mark(at, &['(', '[']) && (at + 1..start).all(|i| view.mark(i).unit.is_some() || view.is_mark(i, &['$']))
    })
}

/// Whether a listed word is used as a noun: no singular where plurals are marked (`would cut 20 more`), and no participle behind its
/// auxiliary (`a assuré que 350 millions`).
fn is_noun(view: &View<'_>, at: usize, length: usize) -> bool {
    if view.grammar().marks_plural {
        return super::head::is_plural(view, at + length - 1);
    }
    let verbal =
        view.grammar().order == Order::NounFirst && at > view.range.start && view.role(at - 1, Role::AUXILIARY);
    !verbal || view.role(at - 1, Role::DETERMINER)
}

/// Whether a finite verb of saying or counting stands at `at`.
fn is_saying(view: &View<'_>, at: usize) -> bool {
    view.word(at).is_some_and(|w| w.roles.any(Roles::FINITE) && w.roles.any(Roles::SAY.and(Roles::COUNT)))
}

/// Whether a preposition before those who did something stands at `at`.
fn is_agent(view: &View<'_>, at: usize) -> bool {
    view.word(at).is_some_and(|w| w.roles.any(Roles::AGENT))
}

/// The nearest noun for people, or else for things, that the sentence names before the figure.
/// `people`: only people can be meant (`au cours de la manifestation, 283 ont été arrêtées`).
fn noun_before<'a>(view: &View<'a>, number: &Number, people: bool) -> Option<Found<'a>> {
    let start = number.extent.start.min(number.tokens.start);
    // `un fonds de 12 milliards`: the noun is worth so much.
    let worth = start.checked_sub(2).is_some_and(|at| {
        view.role(at + 1, Role::COMPLEMENT) && !view.role(at, Role::AUXILIARY) && view.mark(at).property.is_none()
    });
    if worth && view.grammar().order == Order::NounFirst {
        return None;
    }
    let nouns = || {
        // `The minister said 14 were hurt`: who says it is not what is counted.
        let clause = |at: &usize| !view.role(*at, Role::CLAUSE) || view.mark(*at).number.is_some();
        (view.range.start..start).rev().take(WORDS).take_while(clause).filter_map(|at| {
            let (length, entry) = view.mark(at).unit?;
            // `Officials believe 40 are missing`: nor is it without a conjunction.
            let says = view.grammar().order == Order::NounLast && is_saying(view, at + length);
            // `with the input provided by neighbours, we fear 40 are trapped`: nor is who did something.
            let agent = at > view.range.start && view.grammar().order == Order::NounLast && is_agent(view, at - 1);
            let fits = entry.kind == UnitKind::Count && view.mark(at).number.is_none() && at + length <= start;
            // `Según el fiscal Adrián López, ocho presentaban heridas`: nor is whoever has a name behind the title.
            let capital = |i: usize| view.token(i).is_some_and(|t| t.capital && t.is_word());
            let named =
                view.grammar().order == Order::NounFirst && capital(at + length) && !capital(at) && entry.person;
            // `Ferry runs aground with 84 aboard`: nor is a verb that a noun is spelt like.
            let verb =
                view.noun_last() && entry.property.is_none() && !entry.person && view.mark(at).property.is_some();
            let verb = verb && at > view.range.start && view.mark(at - 1).unit.is_some();
            let fits = fits && !says && !agent && !named && !verb;
            (fits && is_noun(view, at, length)).then_some((at, length, entry))
        })
    };
    let (at, length, entry) =
        nouns().find(|(_, _, entry)| entry.person).or_else(|| nouns().next().filter(|_| !people))?;
    Some(Found {
        tokens: at..at + length,
        head: at..at + length,
        kind: entry.kind,
        code: Cow::Borrowed(&*entry.code),
        entry: Some(entry),
        end: number.tokens.end.max(number.extent.end),
        own: false,
        rule: "unit-noun-before",
    })
}
