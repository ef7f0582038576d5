//! What bounds or rounds a figure: the words before it, behind it, and the order of the words.
//!
//! In: the numbers of one sentence. Out: the same with modifier, bounds and the extent that covers
//! the hedge. A hedge covers the figure that it stands before, and the next one only where both
//! share one noun.

mod before;

use super::context::Context;
use super::{Form, Raw};
use crate::claim::{Decimal, Modifier, UnitKind};
use crate::extract::Reason;
use crate::lang::{Effect, Order, Role};

/// The rule of a figure that its noun stands before, which makes it approximate.
pub(super) const INVERTED_ORDER: &str = "hedge:inverted_order";

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
        // `menos 40 mil do que em 2023`: nor is what stands right before the thing compared.
        let than = context.is_in(raw.tokens.end, &hedges.than) || context.is_in(raw.tokens.end + 1, &hedges.than);
        let compared = hedges.minus_compares
            && (fewer
                || than
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
        let hedged = before::before(context, &mut raws[i]) || behind(context, &mut raws[i], next);
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
    // `23 siguen hospitalizadas -tres de ellas graves-`: before words, people or a part of them it opens an aside,
    // but for a temperature (`- dez graus`).
    let people = context.unit(raw.tokens.end).is_some_and(|(_, unit)| unit.person);
    let closing = |at: usize| context.is_mark(at, &['-']) && context.glued(at) && !context.glued(at + 1);
    let closed = (raw.tokens.end..raw.tokens.end + 12).take_while(|at| context.inside(*at)).any(closing);
    let aside = !(raw.is_digits() || degrees)
        || people
        || closed
        || context.lang.labels.partitive.longest(context.tokens, raw.tokens.end).is_some();
    let alone = context.sentence.tokens.end == raw.tokens.end && context.starts_sentence(at);
    let dash = context.is_mark(at, &['–']);
    // `del –0,27%`, `(–4,20%)`: behind a preposition or a bracket a dash before a share opens no aside.
    let share = context.is_mark(raw.tokens.end, &['%'])
        && (context.is_mark(at.wrapping_sub(1), &['('])
            || context.roles(at.wrapping_sub(1)).has(Role::COMPLEMENT)
            || context.roles(at.wrapping_sub(1)).has(Role::DETERMINER));
    let signs = if tight { !dash || degrees || share } else { (degrees || alone) && !dash };
    if !free || !signs || aside {
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
    // `восемь километров минут за сорок`: unless it has one that is measured in.
    let own = |end: usize| end >= at || end + 1 == at && context.unit(end).is_none_or(|(length, _)| length > 1);
    if i > 0 && own(raws[i - 1].tokens.end) {
        return;
    }
    if context.unit(raw.tokens.end).is_some() {
        return;
    }
    let raw = &mut raws[i];
    raw.modifier = Modifier::Approximate;
    raw.reasons.push(Reason { rule: INVERTED_ORDER, entry: context.document.span(at..at + 1) });
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
