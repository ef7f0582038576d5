//! One figure by itself: the noun or measure beside it, or how it leaves the noun out.
//!
//! In: the sentence and a figure. Out: a [`Reading`]. What follows the figure is read first, the
//! currency sign before it apart, since that is where nearly all languages name the unit.

use std::borrow::Cow;

use super::carry::OF_PEOPLE;
use super::toll;
use super::{Found, attribute, before, head};
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::unit::view::{QUOTES, View};
use crate::lang::{Opening, Order, PERSON, Role};

/// What stands beside a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading<'a> {
    /// The unit is named here.
    Own(Found<'a>),
    /// The unit is that of a later number (`de 5 900 à 7 450 ariary`).
    Shared(usize),
    /// Part of things named before (`dont quatorze`, `218 из них`), up to this token.
    Part(usize),
    /// Left out, with a predicate right behind the figure (`97 autres blessées`). Holds the noun
    /// that the figure has where nothing in the sentence can be carried over.
    Elided(Option<Found<'a>>),
    /// Nothing is named beside it.
    Nothing,
    /// A bare total, of nothing that the sentence names (`a lower total of 1,090`).
    Total,
}

/// Tokens between a figure and its noun that are looked at, at most.
const REACH: usize = 10;

/// Reads what stands beside a figure.
pub fn read<'a>(view: &View<'a>, number: &Number) -> Reading<'a> {
    if let Some(found) = before::currency(view, number) {
        // `$3 mil millones de pesos colombianos`: a sign that many countries share yields to the name behind.
        return Reading::Own(named_behind(view, number, &found).unwrap_or(found));
    }
    // `полтонны`: a word for half of a unit names the unit, too.
    let word = number.tokens.start;
    if number.tokens.len() == 1
        && view.is_word(word)
        && let Some((1, entry)) = view.mark(word).unit
        && entry.kind != UnitKind::Count
        && number.figure.value.is_some_and(|v| v < 1.into())
    {
        return head::word(view, word).map_or(Reading::Nothing, Reading::Own);
    }
    // `un sismo de magnitud 6,4 registrado en`: behind the word for it a magnitude counts nothing that follows.
    let word = number.extent.start.min(number.tokens.start).checked_sub(1);
    let magnitude = word.and_then(|at| view.mark(at).property).is_some_and(|(_, code)| code == super::MAGNITUDE);
    if magnitude && view.grammar().order == Order::NounFirst {
        return Reading::Total;
    }
    let part = toll::opens_part(view, number);
    match after(view, number) {
        Reading::Nothing if part => Reading::Part(number.tokens.end),
        Reading::Nothing => match before::noun(view, number) {
            Some(found) => Reading::Own(found),
            None if toll::is_total(view, number) || toll::is_toll(view, number) => Reading::Total,
            None => Reading::Nothing,
        },
        // `7,200 cases, including 140 deaths`: a plural noun is no participle.
        Reading::Elided(Some(own))
            if part && view.grammar().order == Order::NounLast && head::is_plural(view, own.head.end - 1) =>
        {
            Reading::Own(own)
        }
        Reading::Elided(_) if part => Reading::Part(number.tokens.end),
        Reading::Elided(None) => before::noun(view, number).map_or(Reading::Elided(None), Reading::Own),
        other => other,
    }
}

/// The currency named behind a figure that stands behind another's sign.
fn named_behind<'a>(view: &View<'a>, number: &Number, sign: &Found<'a>) -> Option<Found<'a>> {
    let mut at = number.tokens.end;
    if view.role(at, Role::COMPLEMENT) {
        at += view.mark(at).role_length;
    }
    let (_, entry) = view.mark(at).unit?;
    let other = entry.kind == UnitKind::Currency && entry.code.as_ref() != &*sign.code;
    if other { head::read(view, at) } else { None }
}

fn after<'a>(view: &View<'a>, number: &Number) -> Reading<'a> {
    let start = number.tokens.end.max(number.extent.end);
    // `метров сто высотой`: the order has told that the noun stands before its number.
    if number.reasons.iter().any(|r| r.rule == "hedge:inverted_order")
        && let Some(found) = before::noun(view, number)
    {
        return Reading::Own(found);
    }
    // `из них 241 — дети`: behind the dash of a copula stands what is counted.
    if view.is_mark(start, &['—', '–'])
        && toll::opens_part(view, number)
        && view.mark(start + 1).unit.is_some_and(|(_, entry)| entry.person)
        && let Some(found) = head::read(view, start + 1)
    {
        return Reading::Own(found);
    }
    let mut at = start;
    // `autres`, `other`: the noun may have been named with an earlier figure.
    let mut passed = false;
    // `12 of the miners`: a determiner belongs to the phrase only behind what makes it partitive.
    let mut partitive = false;
    while at < start + REACH {
        let mark = view.mark(at);
        if let Some(other) = mark.number {
            // `up from 1,250 five years ago`: nothing joins the two.
            if at == start {
                return Reading::Nothing;
            }
            return Reading::Shared(other);
        }
        // `1,200-odd votes`: the hedge that is glued to the figure.
        if view.is_joint(at) && at == start && is_hedge(view, at + 1) {
            at += 2;
            continue;
        }
        // `a 20-strong crew`: the adjective that is glued to the figure counts nothing.
        if view.is_joint(at) && at == start && view.is_word(at + 1) && view.role(at + 1, Role::SKIP) {
            at += 2;
            continue;
        }
        if view.is_joint(at) && at == start {
            // `12-member team`, `48-godzinny`: the word that is glued to the figure says what it counts.
            return head::word(view, at + 1).map_or(Reading::Nothing, Reading::Own);
        }
        if view.is_mark(at, QUOTES) {
            at += 1;
            continue;
        }
        // `43 door Rusland afgevuurde raketten`.
        if at == start
            && let Some(found) = attribute::behind_complement(view, at)
                .and_then(|noun| head::read(view, noun))
                .or_else(|| attribute::behind_adverb(view, at))
        {
            return Reading::Own(found);
        }
        // `transportant 200, 250 et 300 personnes`: a list names its noun once.
        if at == start
            && let Some(other) = listed(view, at)
        {
            return Reading::Shared(other);
        }
        // `Двое из пострадавших`: where nouns inflect, of those who stand in the genitive behind the preposition.
        if at == start
            && view.is_one_of(at, &view.grammar().origin)
            && let Some(found) = of_whom(view, at + 1)
        {
            return Reading::Own(found);
        }
        // `una quarantina fra capi e affiliati`: of whom so many are.
        let of_both = at == start && view.grammar().order == Order::NounFirst && opens_between(view, at);
        if of_both
            && view.mark(at + 1).unit.is_some_and(|(_, e)| e.person)
            && let Some(found) = head::read(view, at + 1)
        {
            return Reading::Own(found);
        }
        if mark.role.has(Role::AMONG) || mark.role.has(Role::THEM) {
            let past = at + mark.role_length;
            // `only 23 of those patients`: before its noun the word that points names what is counted.
            let noun = |at: usize| view.mark(at).unit.is_some_and(|(_, entry)| entry.kind == UnitKind::Count);
            let points = partitive && view.grammar().order == Order::NounLast && mark.role.has(Role::DETERMINER);
            if points && (noun(past) || noun(past + 1) && view.is_open(past)) {
                return head::read(view, past).map_or(Reading::Part(past), Reading::Own);
            }
            return kind_of_part(view, past).map_or(Reading::Part(past), Reading::Own);
        }
        // `The toll of 47 includes 12 children`: the verb that says who is one of them names nothing.
        if at == start && view.is_one_of(at, &view.grammar().midst) {
            return Reading::Nothing;
        }
        if mark.role.has(Role::LINK)
            && let Some(other) = linked(view, at + mark.role_length)
        {
            return Reading::Shared(other);
        }
        if let Some(other) = attribute::of_in_all(view, at).or_else(|| attribute::gapped(view, number, at)) {
            return Reading::Shared(other);
        }
        // `Thousands march in Lisbon`: behind a number a singular that is a predicate too is a verb.
        let singular = view.grammar().marks_plural
            && !head::is_plural(view, at)
            && at == start
            && number.figure.high.is_none_or(|high| high > 1.into());
        if singular
            && mark.property.is_some()
            && mark.unit.is_none_or(|(n, e)| n == 1 && e.kind == UnitKind::Count && e.property.is_none())
            && (view.role(at + 1, Role::STOP) || !view.is_word(at + 1))
        {
            return Reading::Elided(None);
        }
        // `Of the 31 analysts seven rate it a buy`: an unlisted singular before a pronoun or an article is a verb, too.
        if singular && mark.unit.is_none() && view.is_open(at) && view.is_one_of(at + 1, &view.grammar().object) {
            return Reading::Elided(None);
        }
        // `150 of the village's 1,800 residents`: whose they are is not what is counted.
        if partitive
            && view.grammar().order == Order::NounLast
            && let Some(past) = behind_owner(view, at)
        {
            at = past;
            continue;
        }
        // `1150 zabitych i rannych żołnierzy`, `40 gedode of gewonde soldaten`: both qualify the noun behind them.
        if let Some(noun) = attribute::behind_both(view, at)
            && let Some(found) = head::read(view, noun)
        {
            return Reading::Own(Found { tokens: at..found.tokens.end, ..found });
        }
        if let Some((_, entry)) = mark.unit {
            // `14,5 milioni dell'anno precedente`: what a complement says of when is no unit of so many.
            let many = number.figure.low.or(number.figure.high).is_some_and(|v| v >= 1000.into());
            if entry.kind == UnitKind::Duration && partitive && many && view.grammar().order == Order::NounFirst {
                let article = at > start && (view.role(at - 1, Role::DETERMINER) || !view.is_word(at - 1));
                if article {
                    return Reading::Nothing;
                }
            }
            // `duemila secondo gli organizzatori`: the word for a second is one for `according to`.
            if entry.kind == UnitKind::Duration && mark.role.has(Role::CLAUSE) {
                return Reading::Nothing;
            }
            let victim = entry.property.is_some();
            return match head::read(view, at) {
                Some(found) if victim && found.is_victim() => Reading::Elided(Some(found)),
                Some(found) => Reading::Own(found),
                None => Reading::Nothing,
            };
        }
        // `tre invece le assoluzioni`: an adverb may stand before the article.
        if at == start
            && view.is_one_of(at, &view.grammar().besides)
            && let Some(found) = behind_article(view, number, at + 1)
        {
            return Reading::Own(found);
        }
        // `sale a 41 il bilancio delle vittime`, `25 gli indagati`: the subject stands behind its figure.
        if at == start
            && let Some(found) = behind_article(view, number, at)
        {
            return Reading::Own(found);
        }
        // Digits take their noun without `de`: `12 d'habitude` counts no habits, `2 millions d'habitants` does.
        if at == start && mark.role.has(Role::COMPLEMENT) && !takes_complement(view, number, at) {
            return Reading::Nothing;
        }
        // Function words of the noun phrase are passed; one that also ends it only where no noun has come yet.
        // `50 single-mandate constituencies`: what a hyphen joins is one word.
        let part = view.grammar().order == Order::NounLast
            && view.is_joint(at + 1)
            && view.is_word(at + 2)
            && view.is_word(at);
        // `przekroczyła 10 tys. - przekazała organizacja`: a dash before a verb of saying ends the phrase.
        if view.is_mark(at, &['-']) && head::is_of_speech(view, at + 1) {
            break;
        }
        if (mark.role.has(Role::SKIP) || mark.role.has(Role::COMPLEMENT)) && !part {
            passed |= mark.role.has(Role::SKIP);
            partitive |= mark.role.has(Role::COMPLEMENT);
            at += mark.role_length.max(1);
            continue;
        }
        if partitive && mark.role.has(Role::DETERMINER) {
            at += mark.role_length.max(1);
            continue;
        }
        // `девять ехавших в автобусе`: what they did names nobody.
        let past = head::is_active_participle(view, at) && view.ends_like(at, &view.grammar().past_active_endings);
        if at == start && mark.unit.is_none() && past && view.role(at + 1, Role::STOP) {
            return head::read(view, at)
                .filter(|found| found.entry.is_some())
                .map_or(Reading::Elided(None), Reading::Own);
        }
        // `43 mln stanowią uchodźcy`: behind the copula stands what is counted.
        if at == start && view.is_one_of(at, &view.grammar().copula) {
            let noun = view.mark(at + 1).unit.is_some_and(|(_, entry)| entry.kind == UnitKind::Count);
            return Reading::Elided(if noun { head::read(view, at + 1) } else { None });
        }
        // `2800 seiner weltweit 19.400 Stellen`, `111 der geplanten 178 Flüge`: a word between the part and its whole.
        if (passed || partitive)
            && view.grammar().order == Order::CapitalNoun
            && view.token(at).is_some_and(|t| !t.capital)
            && let Some(other) = view.mark(at + 1).number
        {
            return Reading::Shared(other);
        }
        if mark.property.is_some() && !head::may_modify(view, at) && !part {
            // A noun that only the list of predicates knows (`40 infections`) is the unit all the same,
            // where the sentence has no other to carry over.
            // `dozens feared dead`: a participle that opens a phrase names nothing.
            // `30 more taken to hospital`: nor does one whose second word is a preposition, where nouns stand last.
            let governs = view.grammar().order == Order::NounLast && view.role(at + 1, Role::STOP);
            let phrase = mark.property.is_some_and(|(length, _)| length > 1)
                && (view.ends_like(at, &view.grammar().verb_endings) || governs);
            // `o 12,9 mln więcej`: so does what compares.
            let compares = matches!(mark.property, Some((_, "increase" | "decrease")));
            let many = number.figure.high.is_none_or(|high| high > 1.into());
            let none = names_nothing(view, at) || attribute::is_no_noun(view, at, many);
            let noun = view.is_open(at) && !none && !phrase && !compares;
            let other = if passed { others(view, start) } else { None };
            let read = || head::read(view, at).map(|found| people(view, found));
            return Reading::Elided(if noun && other.is_none() { read() } else { other });
        }
        if mark.role.has(Role::AUXILIARY) {
            return Reading::Elided(if passed { others(view, start) } else { None });
        }
        // `acht zij-instromers`: what a hyphen joins is one word.
        let joined = at == start && view.is_joint(at + 1) && view.is_word(at + 2);
        if !view.is_open(at) && !joined && !part {
            break;
        }
        if attribute::is_no_noun(view, at, number.figure.high.is_none_or(|high| high > 1.into())) {
            return Reading::Elided(None);
        }
        if names_nothing(view, at) {
            return Reading::Elided(None);
        }
        // `69 физических и 47 юридических лиц`: an adjective shares the noun of the next figure.
        if view.mark(at).unit.is_none()
            && view.grammar().order == Order::Inflected
            && view.ends_like(at, &view.grammar().adjective_endings)
            && view.role(at + 1, Role::AND)
            && let Some(other) = view.mark(at + 2).number
        {
            return Reading::Shared(other);
        }
        return head::read(view, at).map_or(Reading::Nothing, Reading::Own);
    }
    if passed { Reading::Elided(others(view, start)) } else { Reading::Nothing }
}

/// `43 people, 20 of them minors,`: the noun that says what sort of them is counted, where it ends its clause.
fn kind_of_part<'a>(view: &View<'a>, at: usize) -> Option<Found<'a>> {
    let english = view.grammar().order == Order::NounLast && !view.lang.speech.verb_second;
    view.mark(at).unit.filter(|(_, e)| english && e.kind == UnitKind::Count && e.property.is_none())?;
    let found = head::read(view, at)?;
    let closed = !view.is_word(found.end) || view.role(found.end, Role::AND) || view.role(found.end, Role::CLAUSE);
    closed.then_some(found)
}

/// The number behind a comma where another follows it behind a conjunction: `200, 250 et 300`.
fn listed(view: &View<'_>, at: usize) -> Option<usize> {
    let other = view.mark(at + 1).number.filter(|_| view.is_mark(at, &[',']) && view.mark(at).number.is_none())?;
    let end = (at + 1..at + 6).find(|i| view.mark(*i).number != Some(other))?;
    let joined = view.role(end, Role::AND) && view.mark(end + 1).number.is_some_and(|next| next != other);
    joined.then_some(other)
}

/// The preposition that opens a range, before the kinds of those who are counted.
fn opens_between(view: &View<'_>, at: usize) -> bool {
    let opening = view.token(at).and_then(|t| view.lang.ranges.openers.get(&t.key));
    opening == Some(&Opening::Between)
}

/// Behind the English genitive that stands before what it owns.
fn behind_owner(view: &View<'_>, at: usize) -> Option<usize> {
    let genitive = |i: usize| {
        view.is_mark(i, &['\'', '’'])
            && view.is_one_of(i + 1, &view.grammar().possessive)
            && view.token(i + 1).is_some_and(|t| !t.space_before)
            && view.token(i).is_some_and(|t| !t.space_before)
    };
    let mark = (at + 1..at + 4).find(|i| !view.is_word(*i))?;
    (genitive(mark) && (at..mark).all(|i| view.mark(i).number.is_none())).then_some(mark + 2)
}

/// `ai 60 arrivati ieri`, `los 12 rescatados`: a participle of what people do or suffer, made a noun, counts people.
fn people<'a>(view: &View<'a>, found: Found<'a>) -> Found<'a> {
    const DONE: &[&str] = &["arrived", "escaped", "fled", "hired", "returned", "sheltered"];
    let code = view.mark(found.head.start).property.map_or("", |(_, code)| code);
    let persons = DONE.contains(&code) || before::BEFALLEN.contains(&code) || OF_PEOPLE.contains(&code);
    let plural = view.surface(found.head.start).ends_with(['s', 'i']);
    if found.entry.is_none() && persons && plural && view.grammar().order == Order::NounFirst {
        Found { code: Cow::Borrowed(PERSON), tokens: found.head.clone(), end: found.head.end, ..found }
    } else {
        found
    }
}

/// The word of a hedge that stands behind figures.
fn is_hedge(view: &View<'_>, at: usize) -> bool {
    view.token(at).is_some_and(|token| view.lang.hedges.after.word(token.key).is_some())
}

/// `Three others drowned`: what stands for a noun is the unit where the sentence names no other.
fn others<'a>(view: &View<'a>, at: usize) -> Option<Found<'a>> {
    let named = view.is_word(at) && view.role(at, Role::OTHERS);
    if named && let Some(found) = super::subject::one_before(view, at) {
        return Some(found);
    }
    named.then(|| Found {
        tokens: at..at + 1,
        head: at..at + 1,
        kind: UnitKind::Count,
        code: Cow::Borrowed(PERSON),
        entry: None,
        end: at + 1,
        own: true,
        rule: "unit-others",
    })
}

/// The people named at `at` in the genitive plural.
fn of_whom<'a>(view: &View<'a>, at: usize) -> Option<Found<'a>> {
    let found = head::read(view, at).filter(Found::is_person)?;
    let grammar = view.grammar();
    let last = found.head.end - 1;
    let plural = view.ends_like(last, &grammar.genitive_plural_endings)
        || !grammar.vowel_endings.is_empty() && !view.ends_like(last, &grammar.vowel_endings);
    (plural && grammar.order == Order::Inflected).then_some(Found { rule: "unit-of-whom", ..found })
}

/// The listed noun behind an article that stands right behind a figure, a word for a number passed.
fn behind_article<'a>(view: &View<'a>, number: &Number, at: usize) -> Option<Found<'a>> {
    // `Sobe para 129 número de mortos`: in a headline the word for a number has no article.
    let bare = view.grammar().order == Order::NounFirst && view.role(at, Role::NUMBER_OF);
    if !bare && (!view.role(at, Role::DETERMINER) || view.role(at, Role::COMPLEMENT)) {
        return None;
    }
    let noun = if bare { at } else { at + view.mark(at).role_length };
    let total = view.role(noun, Role::NUMBER_OF);
    // `bringing to 1.1 million the number of displaced persons`.
    if view.grammar().order != Order::NounFirst && !total {
        return None;
    }
    let mut noun = if total { noun + view.mark(noun).role_length } else { noun };
    while total && view.role(noun, Role::DETERMINER) {
        noun += view.mark(noun).role_length;
    }
    // `sono 10.010 i nuovi casi`: an adjective may stand before the noun.
    while !total && noun < at + 3 && view.role(noun, Role::SKIP) && view.mark(noun).unit.is_none() {
        noun += view.mark(noun).role_length.max(1);
    }
    // `Salgono a 23 i focolai`: a verb that opens the sentence has its subject behind; so has a verb of being.
    let start = number.extent.start.min(number.tokens.start);
    let being = start > view.range.start && view.role(start - 1, Role::AUXILIARY);
    // `Otto i corpi recuperati`: so does a figure that opens its clause.
    let first = start == view.range.start || !view.is_word(start - 1);
    let opens = being || first || at <= view.range.start + 5 && view.role(view.range.start + 1, Role::LINK);
    // `cifró en 4.500 las hectáreas quemadas`: so does one at which a verb puts what follows.
    let put = before::put_right_before(view, start);
    let listed = view.mark(noun).unit.is_some_and(|(_, entry)| match entry.kind {
        UnitKind::Count => total || opens || super::subject::adds_up(view, start) || put || entry.person,
        UnitKind::Measure => put,
        _ => false,
    });
    let found = head::read(view, noun).filter(|_| listed)?;
    Some(Found { rule: "unit-behind-its-article", ..found })
}

/// An unlisted word that looks like an adverb (`dont deux grièvement`) or a verb (`dwunastu uciekło`).
fn names_nothing(view: &View<'_>, at: usize) -> bool {
    let grammar = view.grammar();
    if view.mark(at).unit.is_some() || head::compound(view, at).is_some_and(|entry| entry.person) {
        return false;
    }
    // `12 armed men`: where nouns come last, a participle may stand before one.
    let before_noun = grammar.order == Order::NounLast
        && (view.is_open(at + 1) && view.mark(at + 1).property.is_none() || view.mark(at + 1).unit.is_some());
    let verb = view.ends_like(at, &grammar.verb_endings) && !before_noun;
    // `847 likely voters`: an adverb stands before no noun.
    let adjective = grammar.order == Order::NounLast
        && view.mark(at + 1).unit.is_some_and(|(_, e)| e.kind == crate::claim::UnitKind::Count)
        && view.mark(at + 1).property.is_none();
    // `90 mln przymusowo przesiedlonych osób`: where nouns inflect, unless an adjective follows.
    let narrows = grammar.order == Order::Inflected && view.ends_like(at + 1, &grammar.plural_adjective_endings);
    // `three riding on each`: a gerund before a preposition tells what they do.
    let gerund = grammar.order == Order::NounLast
        && view.ends_like(at, &grammar.gerund_endings)
        && view.role(at + 1, Role::STOP)
        && view.mark(at).property.is_none();
    verb || gerund || view.ends_like(at, &grammar.adverb_endings) && !adjective && !narrows
}

/// Whether a complement right behind the figure can name what is counted: behind a noun of number,
/// or where a determiner makes it partitive.
fn takes_complement(view: &View<'_>, number: &Number, at: usize) -> bool {
    let digits = number.tokens.end.checked_sub(1).and_then(|last| view.token(last)).is_some_and(|t| t.is_digits());
    let next = at + view.mark(at).role_length;
    let partitive = view.role(at, Role::DETERMINER) || view.role(next, Role::DETERMINER) || view.role(next, Role::THEM);
    !digits || partitive || view.grammar().order != Order::NounFirst
}

/// The number that a linking word joins: directly behind it, a currency sign apart.
fn linked(view: &View<'_>, at: usize) -> Option<usize> {
    (at..at + 3).take_while(|&i| i == at || is_sign(view, i - 1)).find_map(|i| view.mark(i).number)
}

fn is_sign(view: &View<'_>, at: usize) -> bool {
    view.mark(at).unit.is_some_and(|(_, entry)| entry.kind == UnitKind::Currency)
}
