//! What the noun counted says by itself: `12 blessés`, `the number of destroyed houses`, `3 поранених бійців`.
//!
//! In: a unit. Out: the predicate that its head or an adjective of its phrase states.

use super::Predicate;
use crate::extract::property::rule;
use crate::extract::property::things::suffered;
use crate::extract::unit;
use crate::extract::unit::Found;
use crate::extract::unit::view::View;
use crate::lang::{Order, PERSON};
use crate::text::Key;

/// The participle that qualifies the noun counted, where nothing else is said: `the number of destroyed houses`, `setki
/// zniszczonych domów`, `Hunderte zerstörte Häuser`.
pub fn qualifying<'a>(view: &View<'a>, unit: &Found<'a>) -> Option<Predicate<'a>> {
    let order = view.grammar().order;
    let before_noun = matches!(order, Order::Inflected | Order::CapitalNoun) || view.lang.speech.verb_second;
    let attribute = |at: usize| {
        let mark = view.mark(at);
        let adjective = || view.ends_like(at, &view.grammar().plural_adjective_endings);
        before_noun
            && (mark.unit.is_none() || adjective())
            && mark.property.is_some_and(|(length, _)| at + length <= unit.head.start)
    };
    let germanic = view.lang.speech.verb_second;
    let mut words = (unit.tokens.start..unit.head.start).filter(|_| unit.own);
    let (at, (length, code)) = words.find_map(|at| {
        let listed = || if view.qualifies(at) || attribute(at) { view.mark(at).property } else { None };
        // `the total of missing sailors`: what befell people may be no participle.
        let befell = || if germanic || view.noun_last() { suffered(view, at) } else { None };
        let told = listed().or_else(befell).or_else(|| if germanic { inflected(view, at) } else { None });
        Some((at, told.filter(|(length, _)| at + length <= unit.head.start)?))
    })?;
    Some(Predicate { tokens: at..at + length, code, rule: rule::OF_THE_NOUN })
}

/// `die Zahl der abgebrannten Häuser`, `40 verwoeste huizen`: the participle without the ending that it has before its noun.
fn inflected<'a>(view: &View<'a>, at: usize) -> Option<(usize, &'a str)> {
    /// Letters of a stem, at least.
    const STEM: usize = 5;
    let (word, endings) = (view.surface(at), &view.grammar().attributive_endings);
    if !view.is_open(at) || view.mark(at).unit.is_some() || view.token(at).is_none_or(|t| t.capital) {
        return None;
    }
    let stems = endings.iter().filter_map(|ending| word.strip_suffix(&**ending)).filter(|stem| stem.len() >= STEM);
    stems.filter_map(|stem| view.lang.properties.phrases.word(Key::of(stem))).next().map(|code| (1, &**code))
}

/// What the adjective of those counted says befell them, where nouns inflect: `1 загиблу людину`, `3 поранених бійців`.
pub fn befallen<'a>(view: &View<'a>, unit: &Found<'a>) -> Option<Predicate<'a>> {
    const BEFELL: &[&str] = &[
        "abducted",
        "arrested",
        "detained",
        "dismissed",
        "displaced",
        "evacuated",
        "hospitalised",
        "injured",
        "killed",
        "slightly_injured",
        "missing",
        "rescued",
        "seriously_injured",
    ];
    let people = unit.own && (unit.is_person() || unit.code == PERSON) && view.grammar().order == Order::Inflected;
    let mut words = (unit.tokens.start..unit.head.start).filter(|_| people);
    let at = words.find(|at| view.mark(*at).property.is_some_and(|(_, code)| BEFELL.contains(&code)))?;
    let (length, code) = view.mark(at).property?;
    Some(Predicate { tokens: at..at + length, code, rule: rule::OF_THE_NOUN })
}

/// The predicate that a noun for people states by itself: `morts`, `habitants`, `пострадавших`.
pub fn stated<'a>(view: &View<'a>, unit: &Found<'a>) -> Option<Predicate<'a>> {
    // `le nombre de morts est passé de 12 à 15`: both have the noun.
    let beside = matches!(unit.rule, unit::rule::SHARED | unit::rule::NOUN_BEFORE);
    let people = (unit.own || beside) && (unit.is_person() || unit.code == PERSON);
    let (length, code) = match unit.entry.and_then(|entry| entry.property.as_deref()) {
        Some(code) => (unit.head.len(), code),
        None => view.mark(unit.head.start).property?,
    };
    // `rescue workers`: where the head stands last, its first word alone says nothing of them.
    if view.grammar().order != Order::NounFirst && length < unit.head.len() && unit.entry.is_some() {
        return None;
    }
    if !people {
        return None;
    }
    // `el despido de 300 empleados`: what somebody is called in a firm is not said of them.
    if code == "employed" && unit.code == "employee" {
        return None;
    }
    let tokens = unit.head.start..unit.head.start + length;
    (tokens.end <= unit.tokens.end).then_some(Predicate { tokens, code, rule: rule::OF_THE_NOUN })
}

/// `30 morts à Bogo, 22 à San Remigio`: those whose noun is carried over befell the same.
pub fn carried<'a>(view: &View<'a>, unit: &Found<'a>) -> Option<Predicate<'a>> {
    let code = unit.entry.and_then(|entry| entry.property.as_deref()).filter(|_| !unit.own)?;
    let fixed = matches!(view.grammar().order, Order::NounFirst | Order::Inflected);
    (fixed && unit.head.start >= view.range.start).then(|| Predicate {
        tokens: unit.head.clone(),
        code,
        rule: rule::OF_THE_NOUN,
    })
}
