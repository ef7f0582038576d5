//! Units that stand before their figure.
//!
//! In: the sentence and a figure. Out: the currency sign glued to it, the noun of an inverted numeral (`минут двадцать`), of a
//! label (`задержанных — свыше трёхсот`) or of a phrase that announces a number (`le nombre de morts s'élève à 12`).

mod announced;
mod aside;
mod label;
mod sign;

use std::borrow::Cow;

use announced::{ANNOUNCED, announced, gathering};
use label::{counts_too, is_bare_genitive};
pub(super) use label::{is_bare_singular, is_given};
pub use sign::currency;

use super::carry::OF_PEOPLE;
use super::{Found, head, subject};
use crate::claim::{Modifier, UnitKind};
use crate::extract::Number;
use crate::extract::unit::rule;
use crate::extract::unit::view::{QUOTES, View};
use crate::lang::{Function, Order, Role, Roles, Word};
use crate::text::Token;

/// What befalls people mostly: without a noun, the participle stands for them.
pub(super) const BEFALLEN: &[&str] = &[
    "affected",
    "attended",
    "dismissed",
    "displaced",
    "evacuated",
    "laid_off",
    "employed",
    "missing",
    "participated",
    "released",
    "rescued",
    "trapped",
    "unemployed",
    "vaccinated",
    "voted",
];

/// The noun that stands before a figure which none follows.
pub fn noun<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    inverted(view, number)
        .or_else(|| labelled(view, number))
        .or_else(|| partitive(view, number))
        .or_else(|| announced(view, number))
        .or_else(|| told(view, number))
        .or_else(|| topic(view, number))
        .or_else(|| predicated(view, number))
        .or_else(|| apposed(view, number))
        .or_else(|| changed(view, number))
        .or_else(|| risen(view, number))
        .or_else(|| subject::noun(view, number))
        .or_else(|| gathering(view, number))
        .or_else(|| aside::subject(view, number))
}

/// `Von den Drohnen konnten 718 zerstört werden`, `Van alle patiënten kwamen er 47`: what opens the clause is the whole.
fn partitive<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let start = number.start();
    let floor = start.saturating_sub(ANNOUNCED).max(view.range.start);
    let (tokens, whole) = (&view.document.tokens[..view.range.end], &view.grammar().partitive);
    if whole.is_empty() {
        return None;
    }
    let opens = |at: usize| at == view.range.start || view.is_mark(at - 1, &[',', ';']) || view.role(at - 1, Role::AND);
    // `Tra i feriti, uno è grave, altri quattro`: an article that is a word for a number counts nothing.
    let clause = (floor..start).rev().take_while(|at| view.mark(*at).number.is_none() || view.mark(*at).plain);
    let noun = clause.filter(|at| opens(*at)).find_map(|at| Some(at + whole.longest(tokens, at)?.0))?;
    let found = head::read(view, noun);
    found.filter(|f| f.kind == UnitKind::Count && f.entry.is_some() && f.tokens.end <= start).map(|found| Found {
        end: number.tokens.end,
        rule: "unit-partitive",
        ..found
    })
}

/// What is said to reach a number or to change to it: `Subscribers climbed to 41.6 million`, `les adhérents passent de 12 000 à`.
fn changed<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    const CHANGES: &[&str] = &["decrease", "exceeded", "increase", "level"];
    let start = number.start();
    let floor = start.saturating_sub(ANNOUNCED).max(view.range.start);
    if !matches!(view.grammar().order, Order::NounFirst | Order::NounLast) {
        return None;
    }
    let verb =
        (floor..start).rev().take(12).find(|&at| view.mark(at).property.is_some_and(|(_, c)| CHANGES.contains(&c)))?;
    // `thefts doubled, to 12,480`: a comma may part the new value from the verb.
    let comma = |at: usize| view.is_mark(at, &[',']) && at > verb && view.role(at + 1, Role::LINK);
    let open = |at: usize| !(view.is_mark(at, &[',', ';', ':', '—', '–']) && !comma(at) || view.role(at, Role::CLAUSE));
    if !(verb..start).all(|at| open(at) && (view.mark(at).number.is_none() || view.role(start - 1, Role::LINK))) {
        return None;
    }
    let from = (floor..verb).rev().find(|&at| !open(at) || view.role(at, Role::AND)).map_or(floor, |at| at + 1);
    if from == floor && floor > view.range.start {
        return None;
    }
    let noun = (from..verb).find(|&at| !view.role(at, Role::DETERMINER) && !view.role(at, Role::NUMBER_OF))?;
    let found = head::read(view, noun).filter(|found| found.kind == UnitKind::Count && found.entry.is_some())?;
    // `las ventas crecieron hasta los 300 millones`: so many millions of sales are money.
    if found.code == "sale" && number.figure.low.or(number.figure.high).is_some_and(|v| v >= 1_000_000.into()) {
        return None;
    }
    let last = found.head.end - 1;
    (head::is_plural(view, last) && found.tokens.end <= verb && (noun..verb).all(|at| view.mark(at).number.is_none()))
        .then_some(Found { end: number.tokens.end, rule: rule::OF_THE_CHANGE, ..found })
}

/// `Do 413 wzrosła liczba ofiar`: where nouns inflect, what rose to the figure may stand behind its verb.
fn risen<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let end = number.tokens.end.max(number.extent.end);
    let start = number.start();
    let leads = start.checked_sub(1).is_some_and(|at| at >= view.range.start && view.role(at, Role::LINK));
    let opens = view.role(start, Role::LINK) || leads;
    if view.grammar().order != Order::Inflected || !opens {
        return None;
    }
    let verb = (end..end + 3).find(|at| {
        view.mark(*at).property.is_some_and(|(length, c)| length == 1 && matches!(c, "increase" | "decrease"))
    })?;
    let total = (verb + 1..verb + 4).find(|at| view.role(*at, Role::NUMBER_OF))?;
    let found = head::read(view, total + view.mark(total).role_length)?;
    (found.kind == UnitKind::Count && found.entry.is_some()).then_some(Found { rule: rule::OF_THE_CHANGE, ..found })
}

/// `Cyklistů zahynulo 32, chodců 74`: where nouns inflect, what is counted may open the clause in the genitive.
pub fn topic<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    /// Tokens between the noun and its figure, at most.
    const BETWEEN: usize = 6;
    let start = number.start();
    if view.grammar().order != Order::Inflected {
        return None;
    }
    // `(podle policistů 15 tisíc)`: what says whose the words are opens no clause.
    let opening = |b: usize| view.role(b, Role::CLAUSE) && !view.word(b).is_some_and(|w| w.roles.any(Roles::ACCORDING));
    let opens = |at: usize| {
        at == view.range.start
            || at.checked_sub(1).is_some_and(|b| {
                (view.is_mark(b, &[',', ';', ':', '—', '–'])
                    || view.is_mark(b, QUOTES)
                    || view.role(b, Role::AND)
                    || opening(b))
                    && view.mark(b).number.is_none()
            })
    };
    let from = start.saturating_sub(BETWEEN).max(view.range.start);
    // `Stanů je ale jen 380`: behind its verb a conjunction opens no clause.
    let clause = |at: usize| view.role(at, Role::CLAUSE) && !(at > from && view.role(at - 1, Role::AUXILIARY));
    let noun = (from..start).rev().take_while(|at| !clause(*at) && view.mark(*at).number.is_none());
    // `раненых не менее 120`, `пострадавших насчитывается около тысячи`: so may those whom something befell.
    let idle = |at: usize| {
        view.role(at, Role::AUXILIARY)
            || view.mark(at).property.is_some_and(|(_, code)| matches!(code, "confirmed" | "recorded"))
            || view.is_mark(at, QUOTES)
    };
    let beside = |f: &Found<'_>| f.tokens.end <= start && f.tokens.end + 1 >= start && (f.tokens.end..start).all(idle);
    let counted = |f: &Found<'_>| f.kind == UnitKind::Count && f.entry.is_some() && (!f.is_victim() || beside(f));
    // `травм зазнали понад 27 тисяч`: what opens a predicate is not counted.
    // `kdy bylo požárů 65`: so does what stands between the verb of being and its figure.
    let being = |at: usize| {
        let noun = view.mark(at).unit.is_some_and(|(length, _)| at + length == start);
        noun && at > view.range.start && view.role(at - 1, Role::AUXILIARY)
    };
    let free = |at: &usize| (opens(*at) || being(*at)) && view.mark(*at).property.is_none_or(|(length, _)| length == 1);
    let found = noun.into_iter().filter(free).find_map(|at| head::read(view, at).filter(counted))?;
    // `Zabójstw było 480, kradzieży z włamaniem 66 tys.`: a list leaves the verb out.
    let listed = (view.range.start..found.tokens.start).any(|at| view.mark(at).number.is_some())
        && (found.tokens.end..start).all(|at| view.is_word(at) && view.mark(at).unit.is_none());
    let last = found.head.end - 1;
    // Endings that the nominative has too tell nothing.
    // `Вакансий на бирже труда — 14 тысяч`: a dash stands for the verb.
    let dash = view.is_dash(start - 1) && view.ends_like(last, &view.grammar().genitive_endings);
    let genitive =
        dash || view.ends_like(last, &view.grammar().genitive_plural_endings) || is_bare_genitive(view, last);
    let verb = |at: usize| view.mark(at).property.is_some() || view.role(at, Role::AUXILIARY);
    // `убитых «не меньше двадцати»`: a quotation may open between them.
    let beside = (found.tokens.end..start).all(|at| view.is_mark(at, QUOTES));
    let pieces = start > from && view.role(start - 1, Role::CLASSIFIER);
    let said = listed || beside || pieces || view.is_dash(start - 1) || (found.tokens.end..start).any(verb);
    (genitive && said && found.tokens.end <= start).then_some(Found {
        end: number.tokens.end,
        rule: rule::TOPIC,
        ..found
    })
}

/// `le intercettazioni, oltre 30 mila, sono`, `des victimes, 41 ou 42 selon le juge,`: set apart, it counts the noun before.
fn apposed<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let (mut start, end) = (number.start(), number.end());
    let closed = view.is_mark(end, &[',']);
    let close = closed || view.said(end).is_some_and(|w| w.roles.any(Roles::ACCORDING));
    // `Les blessés, une quarantaine, ont été évacués`: the article of a noun for a number.
    let noun = number.figure.modifier == Modifier::Approximate && view.grammar().order == Order::NounFirst;
    let article = |at: usize| view.role(at, Role::DETERMINER) || view.is_mark(at, &['\'', '’']);
    while noun && start > view.range.start && article(start - 1) {
        start -= 1;
    }
    // `Половина комнат, а это 1 260, не отапливается`: a conjunction and a pronoun may open it.
    let inflected = view.grammar().order == Order::Inflected;
    let pointer = |at: usize| view.role(at, Role::DETERMINER) && view.role(at - 1, Role::AND);
    if inflected && start > view.range.start + 2 && pointer(start - 1) {
        start -= 2;
    }
    let comma = start.checked_sub(1).filter(|at| view.is_mark(*at, &[',']) && close)?;
    // `Больше всего заявок, свыше 21 тысячи, собрал вуз`: where nouns inflect, the genitive plural is counted.
    let counted = |found: &Found<'_>| {
        let last = found.head.end - 1;
        let genitive = view.ends_like(last, &view.grammar().genitive_plural_endings) || is_bare_genitive(view, last);
        let own = found.tokens.start.checked_sub(1).is_some_and(|at| view.mark(at).number.is_some());
        inflected && closed && genitive && !own && !found.is_person()
    };
    let right_before = || {
        let found = ends_before(view, comma).filter(|found| found.kind == UnitKind::Count)?;
        let at = found.tokens.start;
        // `selon la gendarmerie, plus de 2 500 selon la CGT`: who counts is not counted.
        let credited = is_credited(view, at) || is_credited(view, at - usize::from(at > view.range.start));
        let article = at > 0 && view.role(at - 1, Role::DETERMINER);
        ((article || counted(&found)) && !credited).then_some(found)
    };
    let subject = || if noun && closed { subject::before(view, comma) } else { None };
    subject().or_else(right_before).map(|found| Found { end, rule: rule::APPOSED, ..found })
}

/// Whether a verb that puts something at a value stands at `at`.
pub fn puts(view: &View<'_>, at: usize) -> bool {
    view.word(at).is_some_and(|w| w.roles.any(Roles::COUNT.and(Roles::GIVE)))
}

/// Whether such a verb and a preposition stand right before the figure at `start`.
pub fn put_right_before(view: &View<'_>, start: usize) -> bool {
    // `elevó a 74 los edificios dañados`: so does one that raises or lowers it.
    let leads = |at: usize| view.role(at, Role::PLACE) || view.is_one_of(at, &view.grammar().up_to);
    start >= view.range.start + 2 && leads(start - 1) && puts(view, start - 2)
}

/// `sitúan los heridos en 437`: the noun between a verb that puts something at a value and the preposition before it.
pub fn put<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let start = number.start();
    let place = start.checked_sub(1).filter(|at| *at > view.range.start && view.role(*at, Role::PLACE))?;
    let found = ends_before(view, place).filter(|found| found.kind == UnitKind::Count);
    let put = |found: &Found<'_>| {
        let floor = found.tokens.start.saturating_sub(2).max(view.range.start);
        (floor..found.tokens.start).any(|at| puts(view, at)) && view.grammar().order == Order::NounFirst
    };
    let found = found.filter(put).or_else(|| object(view, place))?;
    Some(Found { end: number.tokens.end, rule: "unit-put-at", own: false, ..found })
}

/// `cifró los edificios en riesgo en 74`: the noun behind the verb and its article, with what narrows it up to the preposition
/// at `place`.
fn object<'a>(view: &View<'a>, place: usize) -> Option<Found<'a>> {
    /// Words from the verb to the preposition, at most.
    const WORDS: usize = 8;
    let floor = place.saturating_sub(WORDS).max(view.range.start);
    let open = |at: &usize| view.mark(*at).number.is_none() && view.is_word(*at) && !view.role(*at, Role::CLAUSE);
    let verb = (floor..place).rev().take_while(open).find(|at| puts(view, *at))?;
    let article = view.is_one_of(verb + 1, &view.grammar().plural_article);
    let found = if article { head::read(view, verb + 2) } else { None };
    found.filter(|found| found.kind == UnitKind::Count && found.entry.is_some() && found.tokens.end <= place)
}

/// `Die Veranstalter wollen 1500 gezählt haben`: whether the figure at `start` is the object of a modal verb right before it, whose
/// subject it does not count.
pub(super) fn is_willed(view: &View<'_>, start: usize) -> bool {
    let modal = |t: &Token| view.lang.speech.grammar.does(t.key, Function::PROFESSES);
    view.lang.speech.verb_second && start.checked_sub(1).and_then(|at| view.token(at)).is_some_and(modal)
}

/// The subject of which the figure is said: `i feriti sono 27`, `los detenidos eran 12`.
fn predicated<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    // `los manifestantes eran «unos dos mil»`: the figure alone may be quoted.
    let quoted = number.start().checked_sub(1).filter(|at| *at > view.range.start && view.is_mark(*at, QUOTES));
    let start = quoted.unwrap_or(number.start());
    if is_willed(view, start) {
        return None;
    }
    let mut verb = start;
    while verb > view.range.start && start - verb < 3 && view.role(verb - 1, Role::AUXILIARY) {
        verb -= 1;
    }
    // `I feriti ospedalizzati sono 264`: behind a noun a participle narrows it.
    let narrows = |found: &Found<'_>| {
        found.is_victim()
            && found.tokens.start > view.range.start
            && view.mark(found.tokens.start - 1).unit.is_some_and(|(_, entry)| entry.person)
    };
    // `De vermisten door de overstroming zijn er zeven`: whatever did it is no subject.
    let agent = |found: &Found<'_>| {
        let floor = found.tokens.start.saturating_sub(2).max(view.range.start);
        // `secondo cui i controlli erano cinque`: behind a relative pronoun opens a clause.
        let clause = |at: usize| view.word(at).is_some_and(|w| w.roles.any(Roles::RELATIVE));
        (floor..found.tokens.start).rev().take_while(|at| view.is_word(*at) && !clause(*at)).any(|at| {
            let agent = |w: &Word| w.roles.any(Roles::AGENT) && view.lang.speech.verb_second;
            view.word(at).is_some_and(|w| agent(w) || w.roles.any(Roles::ACCORDING_ASIDE.and(Roles::ACCORDING)))
        })
    };
    // `Из 26 раненых в больнице остаются 15`: nor is where they are, right behind its preposition, where nouns inflect.
    let placed = |found: &Found<'_>| {
        let before = found.tokens.start.checked_sub(1).filter(|at| *at >= view.range.start);
        view.grammar().order == Order::Inflected && before.is_some_and(|at| view.role(at, Role::PLACE))
    };
    // `la police en compte désormais 12`: behind a weak pronoun, where nouns come first, what could be a noun is the verb.
    let verbal = |found: &Found<'_>| {
        let before = found.tokens.start.checked_sub(1).filter(|at| *at >= view.range.start);
        let clitic = |w: &Word| w.roles.any(Roles::CLITIC);
        let weak = |at: usize| view.said(at).is_some_and(clitic) || view.word(at).is_some_and(clitic);
        view.grammar().order == Order::NounFirst
            && before.is_some_and(|at| weak(at) && !view.role(at, Role::DETERMINER))
    };
    // `Los heridos del accidente son 63`: nor is what narrows the subject, where nouns stand first.
    let owned = |found: &Found<'_>| {
        let before = found.tokens.start.checked_sub(1).filter(|at| *at > view.range.start);
        view.grammar().order == Order::NounFirst && before.is_some_and(|at| view.role(at, Role::COMPLEMENT))
    };
    let subject = || {
        let found = ends_before(view, verb).filter(|found| found.kind == UnitKind::Count && !owned(found));
        // `подтвердил похищение лишь семи`: nor is what is done, in the singular.
        let action = |found: &Found<'_>| {
            let last = found.head.end - 1;
            view.grammar().order == Order::Inflected && view.ends_like(last, &view.grammar().action_endings)
        };
        found.filter(|found| !narrows(found) && !agent(found) && !placed(found) && !action(found) && !verbal(found))
    };
    // A participle is a noun there behind its article alone.
    let noun = |found: &Found<'_>| found.tokens.start > 0 && view.role(found.tokens.start - 1, Role::DETERMINER);
    let far = || opening(view, verb);
    let found = (verb < start).then(|| subject().or_else(|| people_before(view, verb).filter(noun)).or_else(far))??;
    Some(Found { end: number.tokens.end, rule: "unit-predicated", ..found })
}

/// The subject that opens the clause before `verb`, with what stands to it: `le donne uccise in Italia sono state 118`.
fn opening<'a>(view: &View<'a>, verb: usize) -> Option<Found<'a>> {
    if view.grammar().order != Order::NounFirst {
        return None;
    }
    let floor = verb.saturating_sub(ANNOUNCED).max(view.range.start);
    let from = (floor..verb).rev().find(|&at| view.is_mark(at, &[',', ';', ':', '—', '–'])).map_or(floor, |at| at + 1);
    let noun = (from..verb).find(|&at| !view.role(at, Role::AND) || view.role(at, Role::DETERMINER))?;
    let head = noun + view.mark(noun).role_length;
    let open = |at: usize| {
        let mark = view.mark(at);
        mark.number.is_none() && !mark.role.has(Role::CLAUSE) && !mark.role.has(Role::AUXILIARY)
    };
    let counted = view.mark(head).unit.is_some_and(|(_, entry)| entry.kind == UnitKind::Count);
    let subject = from > view.range.start || noun == view.range.start;
    let fits = subject && counted && view.role(noun, Role::DETERMINER) && (head..verb).all(open);
    fits.then(|| head::read(view, head)).flatten().filter(|found| found.tokens.end <= verb)
}

fn inverted<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    if !view.grammar().inverts {
        return None;
    }
    let start = number.tokens.start;
    // `минут за двадцать`: a preposition of time or place may stand between.
    let preposition = start
        .checked_sub(1)
        .filter(|at| [Role::PER, Role::PLACE, Role::STOP].into_iter().any(|role| view.role(*at, role)));
    let told = number.is_inverted();
    let across = preposition.filter(|_| told).and_then(|at| ends_before(view, at));
    // `по крайней мере пятеро`: the last word of a hedge is no noun before its number.
    let hedge = |found: &Found<'a>| !told && number.extent.start <= found.tokens.start;
    // `при норме двенадцать`: nor is one in a case that no numeral governs.
    let last = |found: &Found<'a>| found.head.end - 1;
    let governed = |found: &Found<'a>| {
        let grammar = view.grammar();
        told || view.ends_like(last(found), &grammar.any_genitive_endings)
            || !view.ends_like(last(found), &grammar.vowel_endings)
    };
    // `Респираторов на участке штук пять`: what is counted by pieces opens the clause.
    let piece = start > view.range.start && view.role(start - 1, Role::CLASSIFIER);
    let pieces = if piece { topic(view, number) } else { None };
    let before = ends_before(view, start).filter(|found| !hedge(found) && governed(found));
    let inverted = |found| Found { end: number.tokens.end, rule: "unit-inverted", ..found };
    pieces.or_else(|| before.or(across).map(inverted))
}

fn labelled<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let start = number.start();
    let dash = start.checked_sub(1)?;
    if !view.is_mark(dash, &[':', '—', '–', '-']) {
        return None;
    }
    // `à l'appel des syndicats – 900 selon les organisateurs`: a count that names its own source has no label.
    let end = number.tokens.end.max(number.extent.end);
    let counted = view.word(end).is_some_and(|w| w.roles.any(Roles::ACCORDING)) && !view.is_mark(dash, &[':']);
    if counted && (view.range.start..dash).any(|at| view.mark(at).number.is_some()) {
        return None;
    }
    // `За год — тысячи полторы`: a length of time labels nothing.
    let noun = ends_before(view, dash).filter(|found| found.kind != UnitKind::Duration || view.is_joint(dash));
    // `по подсчётам организаторов — 20 тысяч`: those whose count it is are not counted.
    // `150 were injured - 30 seriously`: nor does the participle behind its auxiliary.
    let verb = |found: &Found<'_>| view.role(found.tokens.start.wrapping_sub(1), Role::AUXILIARY);
    let noun = noun.filter(|n| !(view.is_mark(dash, &[':']) && subject::is_governed_place(view, n)));
    // `раненым — от 200 до 400 тысяч`: nor, where nouns inflect, are those who are given so much money.
    let given = |n: &Found<'_>| is_given(view, number, n.head.end - 1) || counts_too(view, n.head.end - 1);
    let noun = noun.filter(|n| !given(n));
    let apart = |n: &Found<'_>| is_credited(view, n.tokens.start) || verb(n) || label::tells_sum(view, n, number);
    if noun.as_ref().is_some_and(apart) {
        return None;
    }
    let people = || people_before(view, dash).filter(|n| !given(n));
    noun.or_else(people).map(|found| Found { end: number.tokens.end, rule: rule::LABELLED, ..found })
}

/// Whether a phrase like `according to` ends before `at` or before an adjective there.
pub(super) fn is_credited(view: &View<'_>, at: usize) -> bool {
    /// Words of such a phrase, at most.
    const WORDS: usize = 4;
    let (tokens, words) = (&view.document.tokens[..at], &view.lang.speech.words);
    let credits = |from: usize, end: usize| {
        words.longest(tokens, from).is_some_and(|(n, word)| from + n == end && word.roles.any(Roles::ACCORDING))
    };
    let floor = at.saturating_sub(WORDS).max(view.range.start);
    let adjective = at > floor && view.is_open(at - 1) && view.ends_like(at - 1, &view.grammar().adjective_endings);
    (floor..at).any(|from| credits(from, at) || adjective && credits(from, at - 1))
}

/// `Rannych jest 12`, `Samochodów było 30`: in languages that inflect, the noun may stand before the verb of being.
fn told<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    // `sprawców było od 80 do 100`: the preposition of a range may stand between.
    let opens = |at: usize| number.figure.modifier == Modifier::Range && !view.role(at, Role::AUXILIARY);
    let from = number.start();
    let mut verb =
        from - usize::from(from > view.range.start + 1 && opens(from - 1) && view.role(from - 2, Role::AUXILIARY));
    let end = verb;
    while verb > view.range.start && end - verb < 3 && view.role(verb - 1, Role::AUXILIARY) {
        verb -= 1;
    }
    if verb == end || view.grammar().order != Order::Inflected {
        return None;
    }
    let found = ends_before(view, verb).filter(|f| f.kind == UnitKind::Count)?;
    let genitive = view.ends_like(verb - 1, &view.grammar().genitive_endings);
    genitive.then_some(Found { end: number.tokens.end, rule: "unit-told", ..found })
}

/// The predicate that ends right before `end`, made a noun: `задержанных — свыше трёхсот` counts people.
fn people_before<'a>(view: &View<'a>, end: usize) -> Option<Found<'a>> {
    let at = end.checked_sub(1).filter(|at| *at >= view.range.start)?;
    let (length, code) = view.mark(at).property?;
    let people = OF_PEOPLE.contains(&code) || BEFALLEN.contains(&code);
    // `wurden 28 festgenommen: drei wegen Gewalt`: behind its auxiliary the participle at the end of a clause is no noun.
    let verb = view.lang.speech.verb_second
        && (view.range.start..at).any(|i| view.role(i, Role::AUXILIARY) && view.mark(i).number.is_none());
    (length == 1 && people && !verb).then(|| Found::people(at, rule::LABELLED))
}

/// The unit phrase that ends right before `end`.
pub(super) fn ends_before<'a>(view: &View<'a>, end: usize) -> Option<Found<'a>> {
    (1..=3).rev().find_map(|back| {
        let at = end.checked_sub(back).filter(|at| *at >= view.range.start)?;
        let (length, entry) = view.mark(at).unit?;
        (length == back).then(|| Found {
            tokens: at..end,
            head: at..end,
            kind: entry.kind,
            code: Cow::Borrowed(&*entry.code),
            entry: Some(entry),
            end,
            own: true,
            rule: "unit-before",
        })
    })
}
