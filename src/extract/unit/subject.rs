//! Subjects of which a figure is said in the Romance languages.
//!
//! In: the sentence and a figure that no noun follows. Out: the noun phrase before its verb (`gli incendi
//! segnalati nel 2015 sono 5.442`), before its hedge (`los heridos superan los 1.500`), in a list that leaves the
//! verb out (`e i dispersi 632`), before its bracket or set apart by a comma.

use super::before::ends_before;
use super::{Found, head};
use crate::claim::{Modifier, SourceType, UnitKind};
use crate::extract::Number;
use crate::extract::unit::view::View;
use crate::extract::unit::{MAGNITUDE, rule};
use crate::lang::{Order, Role, Roles, Word};

/// Tokens between a subject and its verb, at most.
const REACH: usize = 14;
/// What verbs of adding up say.
const SUM: &str = "value";
/// Verbs that say that a number is passed, as a hedge.
const PASSING: &[&str] = &["exceeded", "increase", "level"];

/// The subject of the figure.
pub(super) fn noun<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    if view.grammar().order != Order::NounFirst || view.grammar().plural_article.is_empty() {
        return None;
    }
    let found = passed(view, number)
        .or_else(|| said(view, number))
        .or_else(|| moved(view, number))
        .or_else(|| inverted(view, number))
        .or_else(|| listed(view, number))
        .or_else(|| bracketed(view, number))
        .or_else(|| apart(view, number))
        .or_else(|| numbering(view, number))
        .or_else(|| summed(view, number))?;
    Some(Found { end: number.tokens.end.max(number.extent.end), rule: rule::SUBJECT, ..found })
}

/// `los heridos superan los 1.500`: the verb is the hedge itself.
fn passed<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let verb = number.extent.start;
    let hedge = verb < number.tokens.start && view.mark(verb).property.is_some_and(|(_, code)| PASSING.contains(&code));
    if hedge { before(view, verb) } else { None }
}

/// `i morti accertati erano stati 381`.
fn said<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let start = past_aside(view, before_only(view, before_article(view, before_range(view, number))));
    let mut verb = start;
    while verb > view.range.start && start - verb < 3 && view.role(verb - 1, Role::AUXILIARY) {
        verb -= 1;
    }
    if verb < start { before(view, past_aside(view, verb)) } else { None }
}

/// `Gli scanner sono soltanto due`, `Les scanners sont seulement deux`: the place before the word that says that there are no
/// more, which stands behind a copula.
fn before_only(view: &View<'_>, start: usize) -> usize {
    let only = view.lang.labels.only_before.longest_before(&view.document.tokens, start);
    let before = only.and_then(|(length, ())| start.checked_sub(length)).filter(|at| *at > view.range.start);
    before.filter(|at| view.role(at - 1, Role::AUXILIARY)).unwrap_or(start)
}

/// `Les manifestants étaient un millier`, `Una decina i corpi recuperati`: the place of the article of a noun for a number,
/// which stands at `start`, behind a copula or where its clause begins.
pub(super) fn before_article(view: &View<'_>, start: usize) -> usize {
    let opens = |at: usize| at == view.range.start || view.role(at - 1, Role::AUXILIARY) || !view.is_word(at - 1);
    let article = |at: &usize| *at >= view.range.start && view.role(*at, Role::DETERMINER) && opens(*at);
    start.checked_sub(1).filter(article).unwrap_or(start)
}

/// `I feriti sono fra i 30 e i 40`, `Les blessés sont entre 30 et 40`: the place before the preposition that opens a range.
fn before_range(view: &View<'_>, number: &Number) -> usize {
    let start = number.start();
    let opens = |at: usize| view.role(at, Role::STOP) && !view.role(at, Role::AUXILIARY) && !view.role(at, Role::AND);
    let range = number.figure.modifier == Modifier::Range;
    let at = (1..=2).filter_map(|back| start.checked_sub(back)).find(|at| *at > view.range.start && opens(*at));
    let article = |at: usize| view.is_one_of(at, &view.grammar().plural_article);
    at.filter(|at| range && (at + 1 == start || article(at + 1))).unwrap_or(start)
}

/// `Gli evacuati, ha precisato la sindaca, sono 52`: the place before an aside between commas that ends at `at` and tells who
/// says so.
fn past_aside(view: &View<'_>, at: usize) -> usize {
    let comma = |at: &usize| view.is_mark(*at, &[',']);
    let tells = Roles::VERB.and(Roles::ACCORDING);
    let says = |i: usize| view.said(i).is_some_and(|word| word.source.is_none() && word.roles.any(tells));
    let close = at.checked_sub(1).filter(|close| *close > view.range.start && comma(close));
    let open = close.and_then(|close| (close.saturating_sub(REACH).max(view.range.start)..close).rev().find(comma));
    let (Some(close), Some(open)) = (close, open) else { return at };
    let plain = (open + 1..close).all(|i| view.mark(i).number.is_none());
    if plain && (open + 1..close).any(says) { open } else { at }
}

/// `Sarebbero 54, secondo indiscrezioni, gli indagati`: the place behind an aside between commas that opens at `at` and tells
/// who says so.
pub fn behind_aside(view: &View<'_>, at: usize) -> Option<usize> {
    let comma = |at: &usize| view.is_mark(*at, &[',']);
    let open = Some(at).filter(comma)?;
    let close = (open + 2..(open + REACH).min(view.range.end)).find(comma)?;
    let tells = Roles::VERB.and(Roles::ACCORDING);
    let says = |i: usize| view.said(i).is_some_and(|word| word.source.is_none() && word.roles.any(tells));
    let plain = (open + 1..close).all(|i| view.mark(i).number.is_none());
    (plain && (open + 1..close).any(says)).then_some(close + 1)
}

/// `674 sono i morti`: behind the copula that follows the figure.
fn inverted<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let verb = number.tokens.end.max(number.extent.end);
    let copula = view.role(verb, Role::AUXILIARY) && view.word(verb).is_some_and(|w| w.roles.any(Roles::AUXILIARY));
    let noun = verb + 2;
    let article = copula && view.is_one_of(verb + 1, &view.grammar().plural_article);
    let counted = || view.mark(noun).unit.is_some_and(|(_, entry)| entry.kind == UnitKind::Count);
    if article && counted() { head::read(view, noun) } else { None }
}

/// `los casos pasaron de 25 a 28`: the verb of change before where something comes from, and behind it where it goes.
fn moved<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    /// Words of a verb of change, and of the number between it and the goal, at most.
    const VERB: usize = 3;
    const NUMBER: usize = 16;
    let start = number.start();
    let mut at = start.checked_sub(1).filter(|at| *at > view.range.start)?;
    let from = |at: usize| view.role(at, Role::COMPLEMENT) || view.role(at, Role::LINK) || view.role(at, Role::BARE);
    let mut goal = at.saturating_sub(2)..at;
    if let Some(origin) = goal.find(|i| view.mark(*i).number.is_some() || view.is_mark(*i, &['%'])) {
        let plain = |i: &usize| view.mark(*i).number.is_none() && view.is_word(*i);
        at = (view.range.start..=origin).rev().take(NUMBER).find(plain)?;
    }
    let tokens = &view.document.tokens[..at];
    let changes = |back: usize| {
        let verb = at.checked_sub(back)?;
        view.lang.ranges.change_verb.longest(tokens, verb).filter(|(length, ())| verb + length == at).map(|_| verb)
    };
    let mut verb = (1..=VERB).filter_map(changes).next().filter(|_| from(at))?;
    while verb > view.range.start && view.role(verb - 1, Role::AUXILIARY) {
        verb -= 1;
    }
    before(view, past_aside(view, verb)).or_else(|| of_participle(view, verb))
}

/// `Le nombre de trajets a bondi de 40 %, passant de 620 à 870`: behind a comma, a gerund goes with the subject of the clause.
fn of_participle<'a>(view: &View<'a>, verb: usize) -> Option<Found<'a>> {
    let grammar = view.grammar();
    let comma = verb.checked_sub(1).filter(|at| *at > view.range.start && view.is_mark(*at, &[',']))?;
    let closed = |at: &usize| view.role(*at, Role::CLAUSE) || view.is_mark(*at, &[',', ';', ':', '(', ')', '–', '—']);
    let number = |at: usize| view.mark(at).number.is_some();
    let clause = |at: &usize| closed(at) && !number(*at);
    let floor = comma.saturating_sub(REACH + REACH).max(view.range.start);
    let from = (floor..comma).rev().find(clause).map_or(floor, |at| at + 1);
    if !view.ends_like(verb, &grammar.gerund_endings) || from == floor && floor > view.range.start {
        return None;
    }
    let total = (from..comma).take_while(|at| !number(*at)).find(|at| view.role(*at, Role::NUMBER_OF));
    let mut noun = match total {
        Some(total) => total + view.mark(total).role_length,
        None => (from..comma).take_while(|at| !number(*at)).find(|at| is_article(view, *at))? + 1,
    };
    while noun < comma && view.role(noun, Role::SKIP) && view.mark(noun).unit.is_none() {
        noun += 1;
    }
    head::read(view, noun)
        .filter(|found| found.kind == UnitKind::Count && found.entry.is_some() && found.tokens.end < comma)
}

/// `gli annegati sono stati 392 e i dispersi 632`: behind another figure the verb is left out.
fn listed<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let start = number.start();
    // `parle de 14 000 manifestants, les syndicats de 35 000`: who counts has his preposition behind.
    if view.role(start.wrapping_sub(1), Role::COMPLEMENT) {
        return None;
    }
    let found = before(view, start)?;
    // `le vittime erano 683 e i nuovi casi 18.236`: an adjective may stand behind the article.
    let skipped = (view.range.start..found.tokens.start).rev().find(|at| !view.role(*at, Role::SKIP))?;
    let joint = skipped.checked_sub(1).filter(|at| *at > view.range.start)?;
    let joins = view.role(joint, Role::AND) || view.is_mark(joint, &[',', ';']);
    let earlier = (view.range.start..joint).any(|at| view.mark(at).number.is_some());
    // `los donantes entregaron hasta ahora 11 millones`: where a verb is spelled out, nothing is left out.
    let participle = |at: usize| view.ends_like(at, &view.grammar().participle_endings);
    let verb = |at: usize| view.mark(at).property.is_some() && view.mark(at).unit.is_none() && !participle(at);
    // `La police a compté 300 manifestants, les organisateurs 2 000`: behind a verb of counting those who speak count, too.
    let who = view.said(found.head.start).is_some_and(|w| w.source.is_some_and(|kind| kind != SourceType::Witness));
    let tells = Roles::SAY.and(Roles::COUNT);
    let counts = |at: usize| view.said(at).is_some_and(|w| w.source.is_none() && w.roles.any(tells));
    let spelled = (found.tokens.end..start).any(verb) || who && (view.range.start..joint).any(counts);
    (joins && earlier && !spelled).then_some(found)
}

/// `In calo i morti (55 contro gli 83 di ieri)`.
fn bracketed<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let start = number.start();
    let bracket = start.checked_sub(1).filter(|at| view.is_mark(*at, &['(']))?;
    let found = ends_before(view, bracket).filter(|found| found.kind == UnitKind::Count)?;
    // `con más muertes (15) y heridos (19)`: a quantifier opens the noun, too, and a conjunction one more.
    let opened = |at: usize| is_article(view, at) || view.role(at, Role::SKIP) || view.role(at, Role::AND);
    let article = found.tokens.start > view.range.start && opened(found.tokens.start - 1);
    // `selon les organisateurs (3 500 selon la police)`: who counts is not counted.
    let start = found.tokens.start;
    let credited = |at: usize| super::before::is_credited(view, at);
    if credited(start) || start > view.range.start && is_article(view, start - 1) && credited(start - 1) {
        return None;
    }
    // What a figure of its own counts needs no second one.
    let own = found.tokens.start > view.range.start && view.mark(found.tokens.start - 1).number.is_some();
    (article && !own).then_some(found)
}

/// `i dispersi, forse una ventina,`: set apart behind an adverb of doubt.
fn apart<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let start = number.start();
    let adverb = start.checked_sub(1).filter(|at| view.is_one_of(*at, &view.grammar().doubt))?;
    let comma = adverb.checked_sub(1).filter(|at| view.is_mark(*at, &[',']))?;
    let found = ends_before(view, comma).filter(|found| found.kind == UnitKind::Count)?;
    (found.tokens.start > view.range.start && is_article(view, found.tokens.start - 1)).then_some(found)
}

/// `Les assaillants, au nombre de quatre, ont été abattus`: set apart behind a word for their number.
fn numbering<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let start = number.start();
    let floor = start.saturating_sub(5).max(view.range.start);
    let comma = (floor..start).rev().find(|at| view.is_mark(*at, &[',']))?;
    let of = (comma + 1..start).find(|at| view.role(*at, Role::NUMBER_OF))?;
    let direct = of + view.mark(of).role_length == start && of <= comma + 2;
    ends_before(view, comma).filter(|found| direct && found.kind == UnitKind::Count)
}

/// `los heridos suman 742`: the verb right before the figure says what they add up to.
fn summed<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let start = number.start();
    let verb = start.checked_sub(1).filter(|at| *at > view.range.start)?;
    let adds = view.mark(verb).property.is_some_and(|(length, code)| length == 1 && code == SUM);
    let noun = view.role(verb - 1, Role::DETERMINER) || view.role(verb - 1, Role::COMPLEMENT);
    if !adds || noun {
        return None;
    }
    // `Hubo réplicas: sumaron 300`: what they are may stand right before the mark of a clause.
    let mark = |at: &usize| *at > view.range.start && view.is_mark(*at, &[':', ';']);
    let apart = || ends_before(view, Some(verb - 1).filter(mark)?).filter(|found| found.kind == UnitKind::Count);
    before(view, verb).or_else(apart)
}

/// The noun phrase with an article of its own before `verb`, with nothing between that could be another clause.
pub(super) fn before<'a>(view: &View<'a>, verb: usize) -> Option<Found<'a>> {
    let floor = verb.saturating_sub(REACH).max(view.range.start);
    let year = |at: usize| view.token(at).is_some_and(|t| t.is_digits() && t.span().len() == 4) || view.mark(at).plain;
    for at in (floor..verb).rev() {
        let mark = view.mark(at);
        // `los damnificados por el sismo de 8,4 grados pasaron de`: what a preposition governs only narrows the subject.
        let number = || (floor..=at).rev().take_while(|&i| view.mark(i).number == mark.number).last().unwrap_or(at);
        // `por el sismo de magnitud 8,4`: so does what follows the word for its strength.
        let strength = |at: usize| view.mark(at).property.is_some_and(|(_, code)| code == MAGNITUDE);
        let governed = |at: usize| at > floor && (view.role(at - 1, Role::COMPLEMENT) || strength(at - 1));
        let inside = mark.number.is_some() && governed(number());
        let closed = mark.number.is_some() && !year(at) && !inside
            || mark.role.has(Role::CLAUSE)
            || mark.role.has(Role::AND)
            || mark.number.is_none() && view.is_mark(at, &[',', ';', ':', '(', ')', '–', '—']);
        if closed {
            return None;
        }
        if !is_article(view, at) {
            continue;
        }
        let mut noun = at + 1;
        while noun < verb && view.role(noun, Role::SKIP) && view.mark(noun).unit.is_none() {
            noun += 1;
        }
        let counted = view.mark(noun).unit.is_some_and(|(_, entry)| entry.kind == UnitKind::Count);
        // `les organisateurs avancent le chiffre de 20 000`: who gives a figure is not counted by it.
        // `le persone attualmente positive sono 627`: an adverb that may stand beside an auxiliary is none.
        let finite = |i: usize| view.word(i).is_some_and(|w| w.roles.any(Roles::AUXILIARY));
        let free = (noun + 1..verb).all(|i| !(gives(view, i) || view.role(i, Role::AUXILIARY) && finite(i)));
        if counted && free && noun < verb {
            return head::read(view, noun).filter(|found| found.tokens.end <= verb);
        }
    }
    None
}

/// Whether a verb by which somebody gives a figure stands there.
fn gives(view: &View<'_>, at: usize) -> bool {
    let verb = |word: &Word| word.roles.any(Roles::FINITE) && word.roles.any(Roles::VERB);
    view.said(at).is_some_and(|word| word.source.is_none() && verb(word))
}

/// An article that no preposition governs, and that may open a subject in the plural.
fn is_article(view: &View<'_>, at: usize) -> bool {
    let plural = view.is_one_of(at, &view.grammar().plural_article);
    let governed = at > view.range.start
        && (view.role(at - 1, Role::COMPLEMENT)
            || view.role(at - 1, Role::STOP) && !view.role(at - 1, Role::CLAUSE) && !view.role(at - 1, Role::AND));
    plural && !governed
}

/// `a causé la mort d'une personne et en a blessé quatre autres`: the one whose like they are, where nouns come first.
pub(super) fn one_before<'a>(view: &View<'a>, at: usize) -> Option<Found<'a>> {
    /// Tokens back, at most.
    const REACH: usize = 12;
    if view.grammar().order != Order::NounFirst {
        return None;
    }
    let floor = at.saturating_sub(REACH).max(view.range.start);
    let person = |i: usize| view.mark(i).unit.is_some_and(|(_, e)| e.person && e.kind == UnitKind::Count);
    let one = |i: usize| i > floor && view.mark(i - 1).number.is_some() && view.role(i - 1, Role::DETERMINER);
    let noun = (floor..at).rev().take_while(|i| !view.role(*i, Role::CLAUSE)).find(|i| person(*i) && one(*i))?;
    let found = head::read(view, noun)?;
    Some(Found { end: at + 1, own: false, rule: rule::OTHERS, ..found })
}

/// `hanno sfilato fino al municipio: ottocento`: whether where nouns stand first a thing is the place that a preposition
/// governs.
pub(super) fn is_governed_place(view: &View<'_>, found: &Found<'_>) -> bool {
    let fused = |at: usize| view.is_one_of(at, &view.grammar().up_to);
    let stop = |at: usize| view.role(at, Role::PLACE) || view.role(at, Role::STOP) && !view.role(at, Role::DETERMINER);
    let leads = |at: usize| fused(at) || stop(at) && !view.role(at, Role::AND) && !view.role(at, Role::AUXILIARY);
    let mut before = (1..=2).filter_map(|back| found.tokens.start.checked_sub(back));
    let thing = found.entry.is_some_and(|e| !e.person) && view.grammar().order == Order::NounFirst;
    thing && before.any(leads)
}

/// `suman 14 los motines`: whether a verb of adding up stands right before the figure at `start`.
pub(super) fn adds_up(view: &View<'_>, start: usize) -> bool {
    start > view.range.start && view.mark(start - 1).property.is_some_and(|(_, code)| code == SUM)
}
