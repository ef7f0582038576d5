//! Nouns that announce a number: `le nombre de morts s'élève à 12`, `Del total de las víctimas, tres`.
//!
//! In: the sentence and a figure. Out: what is counted, behind the nearest word for a number of something before it.

use std::borrow::Cow;

use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::unit::view::View;
use crate::extract::unit::{Found, attribute, head, rule, toll};
use crate::lang::{Order, PERSON, Role};

/// How far before its figure a phrase may announce what is counted, in tokens.
pub(super) const ANNOUNCED: usize = 20;

/// The noun behind the word for a number, a count, a total.
pub(super) fn announced<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let start = number.start();
    let from = start.saturating_sub(ANNOUNCED).max(view.range.start);
    for at in (from..start).rev() {
        let mark = view.mark(at);
        // `число рейсов с 7 до 14`: a change has two figures, the first of which may have a hedge.
        let linked = start.checked_sub(1).is_some_and(|link| {
            let far = if view.grammar().order == Order::NounLast && !view.role(link, Role::AND) { 6 } else { 3 };
            view.role(link, Role::LINK) && at + far >= link
        });
        // `Die Zahl der Anträge im Jahr 2016 lag bei`: a year counts nothing.
        // Nor does an article that is a word for one (`bij een explosie in een flat opgelopen naar zeven`).
        let year = view.lang.speech.verb_second && (is_year(view, at) || view.role(at, Role::DETERMINER));
        // `la cifra de contagios desde el 4 de marzo subió a`: nor does a date, where nouns come first.
        let date = mark.plain && matches!(view.grammar().order, Order::NounFirst | Order::Inflected);
        // `the number of casualties from three weeks of flooding has passed 100`: a length of time counts nothing.
        let timed = |i: usize| view.mark(i).unit.is_some_and(|(_, entry)| entry.kind == UnitKind::Duration);
        let time = view.grammar().order == Order::NounLast && (at + 1..at + 3).any(timed);
        let clause = mark.role.has(Role::CLAUSE) && !toll::closes_before(view, at, start) && !narrows(view, at, start);
        // `Число жертв двух землетрясений увеличилось до 4544`: where nouns inflect, how many of what does not end the phrase.
        let within = view.grammar().order == Order::Inflected
            && at >= view.range.start + 2
            && view.role(at - 2, Role::NUMBER_OF)
            && view.mark(at - 1).unit.is_some();
        if mark.number.is_some() && !linked && !year && !date && !time && !within || clause {
            return None;
        }
        if let Some(found) = toll::number_in_one_word(view, at) {
            return Some(Found { end: number.tokens.end, ..found });
        }
        if mark.role.has(Role::NUMBER_OF) {
            let mut noun = at + mark.role_length;
            // `Del total de las víctimas, tres`: the article of the whole is passed, too.
            let article = |at: usize| view.role(at, Role::DETERMINER) && view.grammar().order == Order::NounFirst;
            while noun < start && (view.role(noun, Role::SKIP) || article(noun)) && view.mark(noun).unit.is_none() {
                noun += 1;
            }
            // `Počet v Česku registrovaných zbraní`: where it is counted stands before the noun.
            let placed = view.grammar().order == Order::Inflected
                && view.role(noun, Role::PLACE)
                && view.token(noun + 1).is_some_and(|t| t.capital)
                && view.is_word(noun + 2)
                && noun + 3 < start;
            let noun = if placed { noun + 2 } else { noun };
            let noun = attribute::behind_complement(view, noun).filter(|noun| *noun < start).unwrap_or(noun);
            // `ich liczba wzrosła o 2,9 mln`: a verb is no noun.
            // `ich liczbę na mniej niż 24`: nor is a preposition.
            let verb = view.grammar().order == Order::Inflected
                && view.mark(noun).unit.is_none()
                && (!view.mark(noun).role.is_none()
                    || matches!(view.mark(noun).property, Some((_, "increase" | "decrease" | "level")))
                    || view.ends_like(noun, &view.grammar().verb_endings));
            let found = head::read(view, noun).filter(|found| found.tokens.end <= start && !verb)?;
            return Some(Found { end: number.tokens.end, rule: rule::ANNOUNCED, ..found });
        }
    }
    None
}

/// `O número de mortos nas enchentes que atingem o vale subiu de 14 para 19`: whether the relative clause that opens at `at`
/// without a comma only narrows the noun, where nouns stand first and a verb of change follows.
fn narrows(view: &View<'_>, at: usize, start: usize) -> bool {
    let tokens = &view.document.tokens[..start];
    let changes = |i: usize| view.lang.ranges.change_verb.longest(tokens, i).is_some();
    view.grammar().order == Order::NounFirst
        && at > view.range.start
        && view.is_word(at - 1)
        && view.mark(at - 1).role.is_none()
        && (at + 2..start).any(changes)
}

/// Four digits that a modern year has.
fn is_year(view: &View<'_>, at: usize) -> bool {
    let word = view.surface(at);
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|b| b.is_ascii_digit())
}

/// `an average crowd of 28,417`: those whom a noun for many names together.
pub(super) fn gathering<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    const MANY: &[&str] = &["crowd"];
    let start = number.start();
    let noun = start.checked_sub(2).filter(|at| *at >= view.range.start && view.role(at + 1, Role::COMPLEMENT))?;
    // `a population of 30,000`: those who live there.
    let lives = view.mark(noun).property.is_some_and(|(length, code)| length == 1 && code == "inhabitants");
    let entry = view.mark(noun).unit.filter(|(length, entry)| *length == 1 && MANY.contains(&&*entry.code));
    if !lives && entry.is_none() {
        return None;
    }
    let entry = entry.map(|(_, entry)| entry);
    Some(Found {
        tokens: noun..noun + 1,
        head: noun..noun + 1,
        kind: UnitKind::Count,
        code: Cow::Borrowed(PERSON),
        entry,
        end: number.tokens.end,
        own: true,
        rule: "unit-gathering",
    })
}
