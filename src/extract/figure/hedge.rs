//! What bounds or rounds a figure: the words before it, behind it, and the order of the words.
//!
//! In: the numbers of one sentence. Out: the same with modifier, bounds and the extent that covers
//! the hedge. A hedge covers the figure that it stands before, and the next one only where both
//! share one noun.

use super::context::Context;
use super::{Form, Raw, range};
use crate::claim::{Decimal, Modifier, UnitKind};
use crate::extract::Reason;
use crate::lang::{Effect, Opening, Order, Role, Roles, UnitEntry};

/// Things counted that take their time: `over three seasons`.
const SPELLS: &[&str] = &["game", "match", "round", "season", "session", "stage", "term"];

/// Reads the signs and the words for a minus.
pub(super) fn signs(context: &Context<'_>, raws: &mut [Raw]) {
    for i in 0..raws.len() {
        sign(context, raws, i);
        let raw = &mut raws[i];
        let minus = context.lang.hedges.before.longest_before(context.tokens, raw.tokens.start);
        // `menos 15% do que no ano passado`: less than another, not below zero.
        let hedges = &context.lang.hedges;
        // `menos 8,3 mil desempregados`: nor are people or sums below zero.
        let fewer = context
            .unit(raw.tokens.end)
            .is_some_and(|(_, u)| matches!(u.kind, UnitKind::Count | UnitKind::Currency | UnitKind::Duration))
            || context.may_be_counted(raw.tokens.end) && context.unit(raw.tokens.end).is_none();
        let compared = hedges.minus_compares
            && (fewer
                || (raw.tokens.end + 1..raw.tokens.end + 3).any(|at| context.is_in(at, &hedges.than))
                    && context.is_mark(raw.tokens.end, &['%']));
        if let Some((length, (Effect::Minus, _))) = minus.filter(|_| !compared) {
            let from = raw.tokens.start.saturating_sub(length);
            if from >= context.sentence.tokens.start && !matches!(raw.form, Form::Vague { .. }) && raw.not.is_none() {
                raw.tokens.start = from;
                raw.extent.start = from;
                negate(raw);
            }
        }
    }
}

/// Applies the hedges of one sentence.
pub(super) fn apply(context: &Context<'_>, raws: &mut [Raw]) {
    for i in 0..raws.len() {
        let next = raws.get(i + 1).map_or(usize::MAX, |next| next.tokens.start);
        let hedged = before(context, &mut raws[i]) || behind(context, &mut raws[i], next);
        if !hedged && raws[i].modifier == Modifier::Exact {
            inverted(context, raws, i);
            shared(context, raws, i);
        }
        settle(&mut raws[i]);
    }
}

/// A minus sign right before digits.
fn sign(context: &Context<'_>, raws: &mut [Raw], i: usize) {
    let raw = &raws[i];
    let Some(at) = raw.tokens.start.checked_sub(1).filter(|at| context.inside(*at)) else { return };
    if !context.is_mark(at, &['-', '−', '–', '+']) || raw.not.is_some() {
        return;
    }
    let tight = context.glued(raw.tokens.start);
    let free = context.tokens[at].space_before || context.is_mark(at.wrapping_sub(1), &['(', '[', '<', '>', '=']);
    // With a space behind it the mark is a sign only before a temperature or a bare number.
    let degrees = context.unit(raw.tokens.end).is_some_and(|(_, u)| matches!(&*u.code, "Cel" | "[degF]" | "K" | "deg"))
        || context.is_mark(raw.tokens.end, &['°']);
    let alone = context.sentence.tokens.end == raw.tokens.end && context.starts_sentence(at);
    let dash = context.is_mark(at, &['–']);
    // `del –0,27%`, `(–4,20%)`: behind a preposition or a bracket a dash before a share opens no aside.
    let share = context.is_mark(raw.tokens.end, &['%'])
        && (context.is_mark(at.wrapping_sub(1), &['('])
            || context.roles(at.wrapping_sub(1)).has(Role::COMPLEMENT)
            || context.roles(at.wrapping_sub(1)).has(Role::DETERMINER));
    let signs = if tight { !dash || degrees || share } else { (degrees || alone) && !dash };
    if !free || !signs {
        return;
    }
    let raw = &mut raws[i];
    raw.tokens.start = at;
    raw.extent.start = at;
    if !context.is_mark(at, &['+']) {
        negate(raw);
    }
}

fn negate(raw: &mut Raw) {
    raw.value = raw.value.map(|v| -v);
    (raw.low, raw.high) = match raw.modifier {
        Modifier::Range => (raw.low.map(|v| -v), raw.high),
        _ => (raw.value, raw.value),
    };
}

/// Where one is brought.
const PLACES: &[&str] = &["hospital", "prison", "school", "shelter"];

/// The words before a figure.
fn before(context: &Context<'_>, raw: &mut Raw) -> bool {
    let hedges = &context.lang.hedges;
    let floor = context.sentence.tokens.start;
    let first = context.currency_start(raw.tokens.start).max(floor);
    let mut start = first;
    for _ in 0..4 {
        if let Some((length, (effect, genitive))) = hedges.before.longest_before(context.tokens, start) {
            let from = start.saturating_sub(length);
            if from < floor || (raw.joined && length == 1) {
                return false;
            }
            if *effect == Effect::Minus {
                return false;
            }
            // `dans les deux sens`: only a round number is no more than near.
            let round = || raw.value.is_some_and(|v| (v % crate::claim::Decimal::from(10)).is_zero());
            // `de zaak tegen de zes verdachten`: nor is one charged with about six.
            if *effect == Effect::Approximate && length == 2 && context.is_in(from, &hedges.round) && !round() {
                return false;
            }
            // `twice as many as ten years ago`: what compares bounds nothing.
            if *effect == Effect::AtMost && length > 2 && from > 0 && context.is_in(from - 1, &hedges.multiplier) {
                return false;
            }
            // `29% higher than its 1,796`: nor does what is so much more than another.
            let compares = matches!(effect, Effect::MoreThan | Effect::LessThan) && length > 1;
            if compares && from > floor && (context.is_mark(from - 1, &['%']) || measured(context, from)) {
                return false;
            }
            // `eine Umfrage unter 1200 Bürgern`: who was asked is not less than so many.
            if *effect == Effect::LessThan && length == 1 && asked(context, from) {
                return false;
            }
            // `spadła do 7 stopni`: behind a verb of change the preposition names the new value.
            if *effect == Effect::AtMost
                && length == 1
                && (range::changes(context, from)
                    || goes_on_changing(context, from)
                    || closes_change(context, from, raw)
                    || opens_change(context, from, raw)
                    || ends_in_change(context, raw)
                    || changed_by(context, from)
                    || behind_share(context, from, raw))
            {
                return false;
            }
            if *effect == Effect::MoreThan && length == 1 && crosses(context, from, raw) {
                return false;
            }
            // `доправили до двох лікарень`: before places to go the preposition leads there.
            if *effect == Effect::AtMost
                && length == 1
                && context.roles(from).has(Role::STOP)
                && context.unit(raw.tokens.end).is_some_and(|(_, u)| PLACES.contains(&&*u.code))
            {
                return false;
            }
            // `desde el 13 al 10 %`: what opens a pair bounds nothing.
            let behind = context.skip_unit(raw.tokens.end);
            if *effect == Effect::AtLeast
                && length == 1
                && context
                    .token(behind)
                    .is_some_and(|t| context.lang.ranges.pairs.contains_key(&(context.tokens[from].key, t.key)))
                && context.token(behind + 1).is_some_and(|t| t.is_digits())
            {
                return false;
            }
            // `получил от двух подрядчиков`: from people the preposition leads to who they are.
            if *effect == Effect::AtLeast
                && length == 1
                && context.roles(from).has(Role::STOP)
                && context.unit(raw.tokens.end).is_some_and(|(_, u)| u.person)
            {
                return false;
            }
            // `was onder de vijf gewonden`: among those whom something befell nobody is less than so many.
            let midst = *effect == Effect::LessThan && context.is_in(from, &context.lang.units.grammar.midst);
            if midst && context.unit(raw.tokens.end).is_some_and(|(_, u)| u.person && u.property.is_some()) {
                return false;
            }
            let lasts = |u: &crate::lang::UnitEntry| u.kind == UnitKind::Duration || SPELLS.contains(&&*u.code);
            let duration = || context.unit(raw.tokens.end).is_some_and(|(_, u)| lasts(u));
            let temporal = length == 1 && hedges.temporal.contains(&context.tokens[from].key);
            let phrasal = || context.before(from).is_some_and(|t| hedges.phrasal.contains(&t.key));
            // `charged over a £4m robbery`: behind an article the sum belongs to a noun.
            let topic = || start < first && context.before(start + 1).is_some_and(|t| hedges.skip.contains(&t.key));
            // `przyznał się do dwóch kradzieży`: a preposition that a verb asks for bounds nothing.
            let governed = *effect == Effect::AtMost && length == 1 && phrasal();
            // `lasted for over one hour`, `seit über zwei Jahren`: behind another preposition it bounds the time.
            let bounds = || start == from + length && from > floor && governs(context, from - 1);
            // `rescued over a thousand people`: before a round number in words the article belongs to that.
            let round = || raw.value.is_some_and(|v| v >= 100.into()) && context.tokens[raw.tokens.start].is_word();
            let topic = || topic() && !round();
            if governed || temporal && (duration() && !bounds() || phrasal() || topic()) {
                return false;
            }
            // `no éramos más de 400`: what is not more than so many is at most that.
            let denied = *effect == Effect::MoreThan && length > 1 && denied(context, from, floor);
            bind(context, raw, if denied { Effect::AtMost } else { *effect }, from, start, *genitive);
            return true;
        }
        if let Some(verb) = passed_when(context, start, floor) {
            bind(context, raw, Effect::MoreThan, verb, verb + 1, false);
            return true;
        }
        let Some(token) = context.before(start).filter(|_| start > floor) else { return false };
        let quote = context.is_mark(start - 1, &['«', '"', '“', '„', '(']);
        if !(hedges.skip.contains(&token.key) || quote) {
            return false;
        }
        start -= 1;
        start = context.currency_start(start).max(floor);
    }
    false
}

/// `21 Prozent mehr als die 31.700`, `7 seats more than the 31`: a figure and its unit stand before the comparison. People
/// are left out, since `on Feb. 6 killed more than 50,000` reads like them.
fn measured(context: &Context<'_>, at: usize) -> bool {
    let floor = context.sentence.tokens.start;
    let digits = |from: usize| from > floor && context.tokens[from - 1].is_digits();
    units_before(context, at).any(|(from, unit)| unit.kind == UnitKind::Percent || !unit.person && digits(from))
}

/// The units that end right before `end` within the sentence, and where each begins.
fn units_before<'a>(context: &'a Context<'_>, end: usize) -> impl Iterator<Item = (usize, &'static UnitEntry)> + 'a {
    /// Tokens of a unit, at most.
    const UNIT: usize = 3;
    let ends_here = move |from: usize| context.unit(from).filter(|(length, _)| from + length == end);
    let floor = context.sentence.tokens.start.max(end.saturating_sub(UNIT));
    (floor..end).filter_map(move |from| ends_here(from).map(|(_, unit)| (from, unit)))
}

/// Whether a preposition stands at `at`.
fn governs(context: &Context<'_>, at: usize) -> bool {
    let word = context.word(at).is_some_and(|w| w.roles.any(Roles::PREPOSITION));
    (word || context.roles(at).has(Role::LINK)) && !context.tokens[at].is_digits()
}

/// Whether a verb stands right before `from`, and its negation before the verb.
fn denied(context: &Context<'_>, from: usize, floor: usize) -> bool {
    let negation = |at: usize| context.word(at).is_some_and(|w| w.roles.any(Roles::NEGATION));
    let verb = from.saturating_sub(1);
    let plain = |at: usize| context.token(at).is_some_and(|t| t.is_word() && !t.capital) && context.roles(at).is_none();
    verb > floor && plain(verb) && negation(verb - 1)
}

/// `o 3 proc. do 15 tys. zł`, `на 4 % до 120 рублей`: behind by how much something changed, up to what.
fn changed_by(context: &Context<'_>, to: usize) -> bool {
    /// Tokens of the change and its unit, at most.
    const CHANGE: usize = 6;
    let by = &context.lang.units.grammar.measure_of_change;
    let floor = context.sentence.tokens.start.max(to.saturating_sub(CHANGE));
    let digits = |at: usize| context.token(at).is_some_and(|t| t.is_digits());
    (floor..to).any(|at| context.is_in(at, by) && digits(at + 1))
}

/// `perdieron un 7,3 %, hasta los 48,20 euros`: right behind a share, with or without a comma, what another unit reaches.
fn behind_share(context: &Context<'_>, to: usize, raw: &Raw) -> bool {
    let is_share = |unit: &UnitEntry| unit.kind == UnitKind::Percent;
    let comma = to.checked_sub(1).is_some_and(|at| context.is_mark(at, &[',']));
    let end = if comma { to - 1 } else { to };
    let reached = context.unit(raw.tokens.end);
    units_before(context, end).any(|(_, unit)| is_share(unit)) && !reached.is_some_and(|(_, unit)| is_share(unit))
}

/// Whether a word for a survey stands before the preposition that tells among whom it was made.
fn asked(context: &Context<'_>, at: usize) -> bool {
    let surveys = &context.lang.hedges.survey_endings;
    let floor = at.saturating_sub(12).max(context.sentence.tokens.start);
    let survey = |i: usize| {
        let word = context.surface(i).to_lowercase();
        surveys.iter().any(|ending| word.ends_with(&**ending))
    };
    !surveys.is_empty() && (floor..at).any(survey)
}

/// `поднялся до 92 рублей, евро — до 99`, `снизился на 3%, до 81`: behind a dash or a comma a change goes on.
fn goes_on_changing(context: &Context<'_>, at: usize) -> bool {
    /// Tokens back to the verb, at most.
    const REACH: usize = 30;
    let parted = at.checked_sub(1).is_some_and(|mark| context.is_mark(mark, &[',', '—', '–']));
    let from = at.saturating_sub(REACH).max(context.sentence.tokens.start);
    parted && (from..at).any(|i| context.lang.ranges.change_verb.longest(&context.tokens[..at], i).is_some())
}

/// `wzrosła z 7,5°C w latach ... do 9,2°C`, `wahało się od 40 zł w ... do 60 zł`: the other end stands before, in the
/// same unit behind its own preposition.
fn closes_change(context: &Context<'_>, at: usize, raw: &Raw) -> bool {
    /// Tokens back to the first end, at most.
    const REACH: usize = 18;
    let inflected = context.lang.units.grammar.order == Order::Inflected;
    let code = |at: usize| context.unit(at).map(|(_, unit)| &unit.code);
    let unit = code(raw.tokens.end);
    let from = at.saturating_sub(REACH).max(context.sentence.tokens.start);
    let opener = |i: usize| context.token(i).and_then(|t| context.lang.ranges.openers.get(&t.key));
    let from_word = |i: usize| matches!(opener(i), Some(Opening::From | Opening::Change));
    let opens = |i: usize| from_word(i) && context.token(i + 1).is_some_and(|t| t.is_digits());
    inflected
        && unit.is_some()
        && (from..at).any(|i| opens(i) && (i + 2..(i + 6).min(at)).any(|j| code(j) == unit))
        && !(from..at).any(|i| context.is_mark(i, &[';']))
}

/// `waar het water tot 3 meter steeg`: where verbs end their clause, the verb of change stands right behind the unit.
fn ends_in_change(context: &Context<'_>, raw: &Raw) -> bool {
    let end = raw.tokens.end;
    let unit = context.unit(end).map_or(0, |(length, _)| length);
    let verb = |i: usize| context.inside(i) && context.lang.ranges.change_verb.longest(context.tokens, i).is_some();
    context.lang.speech.verb_second && (verb(end) || unit > 0 && verb(end + unit))
}

/// `До 18 человек увеличилось число погибших`: the sentence opens with what the number has grown to.
fn opens_change(context: &Context<'_>, at: usize, raw: &Raw) -> bool {
    let end = raw.tokens.end;
    let verb = |i: usize| context.inside(i) && context.lang.ranges.change_verb.longest(context.tokens, i).is_some();
    context.lang.units.grammar.order == Order::Inflected && context.starts_sentence(at) && (end..end + 5).any(verb)
}

/// `przekroczyła w tym roku tysiąc osób`: the verb that says that a number is passed, before the phrase that tells when.
fn passed_when(context: &Context<'_>, end: usize, floor: usize) -> Option<usize> {
    /// Words of such a phrase, at most.
    const WHEN: usize = 4;
    let word = |at: usize| context.token(at).is_some_and(|t| t.is_word());
    let time = units_before(context, end).any(|(_, unit)| unit.kind == UnitKind::Duration);
    let from = floor.max(end.saturating_sub(WHEN + 1));
    let verb =
        (from..end).rev().take_while(|at| word(*at)).find(|at| context.is_in(*at, &context.lang.hedges.crossing))?;
    let opens = context.roles(verb + 1).has(Role::PLACE) || context.roles(verb + 1).has(Role::STOP);
    (time && opens && verb + 2 < end && context.lang.units.grammar.order == Order::Inflected).then_some(verb)
}

/// `Granicę przekroczyło 300 osób`: who crosses a border exceeds nothing.
fn crosses(context: &Context<'_>, from: usize, raw: &Raw) -> bool {
    let hedges = &context.lang.hedges;
    let border = |i: usize| context.inside(i) && context.is_in(i, &hedges.border);
    let people = context.unit(raw.tokens.end).is_some_and(|(_, unit)| unit.person);
    let verb = context.is_in(from, &hedges.crossing);
    verb && people && (from.saturating_sub(6)..from).chain(raw.tokens.end..raw.tokens.end + 4).any(border)
}

fn bind(context: &Context<'_>, raw: &mut Raw, effect: Effect, from: usize, to: usize, genitive: bool) {
    raw.extent.start = from;
    let entry = context.document.span(from..to);
    raw.reasons.push(Reason { rule: effect_rule(effect), entry });
    if let Form::Vague { one: Some(one), .. } = raw.form {
        // `около тысячи` is the genitive of one thousand.
        if genitive && raw.modifier == Modifier::Vague {
            raw.value = Some(one.into());
            raw.form = Form::Cardinal { scaled: true };
            raw.modifier = Modifier::Exact;
        }
    }
    modify(raw, effect);
}

const fn effect_rule(effect: Effect) -> &'static str {
    match effect {
        Effect::Exact => "hedge:exact",
        Effect::Approximate => "hedge:approximate",
        Effect::MoreThan => "hedge:more_than",
        Effect::AtLeast => "hedge:at_least",
        Effect::LessThan => "hedge:less_than",
        Effect::AtMost => "hedge:at_most",
        Effect::Minus => "hedge:minus",
    }
}

/// A range and a vague number keep their bounds.
fn modify(raw: &mut Raw, effect: Effect) {
    if matches!(raw.modifier, Modifier::Range | Modifier::Vague) {
        return;
    }
    if let Some(modifier) = effect.modifier().filter(|m| *m != Modifier::Exact || raw.modifier == Modifier::Exact) {
        raw.modifier = modifier;
    }
}

/// `200 or more`, `300 personnes ou plus`, `15+`.
///
/// `next`: where the number behind it starts, whose own hedge covers nothing before (`14 morti e oltre duecento feriti`).
fn behind(context: &Context<'_>, raw: &mut Raw, next: usize) -> bool {
    let mut at = raw.tokens.end;
    if context.is_mark(at, &['+']) && context.glued(at) && !context.glued(at + 1) {
        raw.extent.end = at + 1;
        raw.reasons.push(Reason { rule: "hedge:at_least", entry: context.document.span(at..at + 1) });
        modify(raw, Effect::AtLeast);
        return true;
    }
    let end = context.sentence.tokens.end;
    // `the 40-plus houses`: a hyphen may join the two.
    if context.is_mark(at, &['-']) && context.glued(at) && context.glued(at + 1) {
        let hedge = context.lang.hedges.after.longest(&context.tokens[..end], at + 1);
        if let Some((length, effect)) = hedge.filter(|(_, effect)| **effect != Effect::Minus) {
            raw.extent.end = at + 1 + length;
            let entry = context.document.span(at + 1..at + 1 + length);
            raw.reasons.push(Reason { rule: effect_rule(*effect), entry });
            modify(raw, *effect);
            return true;
        }
    }
    for _ in 0..2 {
        // `3 districts and more than 10,000 people`: the hedge of the next number is none of this one.
        // So is `172 flights and more than 20,000 passengers`.
        let compares =
            |at: usize| context.lang.hedges.before.longest_before(context.tokens, at + 1).is_some_and(|(n, _)| n > 1);
        let own = |length: &usize| {
            // `на глубине 18 км примерно в 33 км`: nor is one before the preposition of the next number.
            let skips = context.lang.units.grammar.order == Order::Inflected
                && at + length + 1 == next
                && context.token(at + length).is_some_and(|t| context.lang.hedges.skip.contains(&t.key));
            let another = at + length == next || skips || context.token(at + length).is_some_and(|t| t.is_digits());
            // `over two years plus a bonus`: before an article the word joins another thing.
            let joins = context.roles(at).has(Role::AND) && context.roles(at + length).has(Role::DETERMINER);
            !(another || joins || *length > 1 && compares(at + length))
        };
        let hedge = context.lang.hedges.after.longest(&context.tokens[..end], at).filter(|(n, _)| own(n));
        if let Some((length, effect)) = hedge {
            let entry = context.document.span(at..at + length);
            raw.reasons.push(Reason { rule: effect_rule(*effect), entry });
            if *effect == Effect::Minus {
                negate(raw);
            }
            if at == raw.tokens.end {
                raw.extent.end = at + length;
            }
            modify(raw, *effect);
            return true;
        }
        let Some((length, _)) = context.unit(at) else { return false };
        at += length;
    }
    false
}

/// `человек сорок`, `минут двадцать`: the noun before its number.
fn inverted(context: &Context<'_>, raws: &mut [Raw], i: usize) {
    let raw = &raws[i];
    let Some(mut at) = raw.tokens.start.checked_sub(1).filter(|at| context.inside(*at)) else { return };
    let noun = &context.lang.hedges.inverted;
    // `минут за двадцать`: a preposition may stand between.
    let slight = context.lang.hedges.skip.contains(&context.tokens[at].key) || context.roles(at).has(Role::PER);
    if slight && at > context.sentence.tokens.start {
        at -= 1;
    }
    if !noun.contains(&context.tokens[at].key) || raw.not.is_some() {
        return;
    }
    // Its own number may stand before the noun: `пять человек, двадцать ...` is no inversion.
    if i > 0 && raws[i - 1].tokens.end + 1 >= at {
        return;
    }
    if context.unit(raw.tokens.end).is_some() {
        return;
    }
    let raw = &mut raws[i];
    raw.modifier = Modifier::Approximate;
    raw.reasons.push(Reason { rule: "hedge:inverted_order", entry: context.document.span(at..at + 1) });
}

/// A hedge before the figure before it, where only a joiner stands between the two.
fn shared(context: &Context<'_>, raws: &mut [Raw], i: usize) {
    let Some(previous) = i.checked_sub(1).map(|p| &raws[p]) else { return };
    let joiner = previous.tokens.end;
    let hedged = previous.extent.start < previous.tokens.start && previous.modifier != Modifier::Range;
    let and = joiner + 1 == raws[i].tokens.start && context.roles(joiner).has(Role::AND);
    if hedged && and && previous.modifier != Modifier::Vague && previous.not.is_none() {
        let modifier = previous.modifier;
        raws[i].modifier = modifier;
        raws[i].reasons.push(Reason::bare("hedge:shared_noun"));
    }
}

/// Bounds follow from the modifier.
fn settle(raw: &mut Raw) {
    let value: Option<Decimal> = raw.value;
    match raw.modifier {
        Modifier::Exact | Modifier::Approximate => (raw.low, raw.high) = (value, value),
        Modifier::MoreThan | Modifier::AtLeast => (raw.low, raw.high) = (value, None),
        Modifier::LessThan | Modifier::AtMost => (raw.low, raw.high) = (None, value),
        Modifier::Range | Modifier::Vague => {}
    }
}
