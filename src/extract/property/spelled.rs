//! Subjects that are spelled out before their verb: `The survivors, 29 men, four women and one child, were taken to port`;
//! `Три человека, двое мужчин и одна женщина, погибли`.
//!
//! In: the numbers of a sentence, what they count and what is said of each. Out: the same, where every member of a list
//! that two commas or two dashes set apart at the head of a sentence has the verb behind it, and the figure that the list
//! spells out has it, too.

use super::fit::fits;
use super::{Predicate, sums};
use crate::claim::UnitKind;
use crate::extract::property::rule;
use crate::extract::unit::view::View;
use crate::extract::unit::{Found, Named};
use crate::extract::{Number, Verdict};
use crate::lang::Role;

/// Tokens of the subject before the list, at most.
const SUBJECT: usize = 7;
/// Tokens from the list to its verb, at most.
const VERB: usize = 12;
const DASHES: &[char] = &['—', '–', '-'];

/// Gives the members of such a list their verb.
pub(super) fn members<'a>(
    view: &View<'a>,
    numbers: &[Number],
    named: &[Named<'a>],
    found: &mut [Option<Predicate<'a>>],
) {
    let counted = |i: usize| {
        let figure = numbers.get(i).is_some_and(|n| n.verdict == Verdict::Figure);
        sums::counted(named, i).filter(|_| figure)
    };
    for first in 0..numbers.len().min(2) {
        let Some((last, close)) = list(view, numbers, &counted, first) else { continue };
        let Some(verb) = verb(view, close + 1) else { continue };
        let give = |i: usize, found: &mut [Option<Predicate<'a>>]| {
            let said = found[i].as_ref().is_some_and(|p| p.tokens.start > close);
            let unit = counted(i).map_or("", |u| &*u.code);
            if !said && !counted(i).is_some_and(Found::is_victim) && fits(verb.code, Some(UnitKind::Count), unit) {
                found[i] = Some(verb.clone());
            }
        };
        (first..=last).for_each(|i| give(i, found));
        // The figure that the list spells out.
        let opens = numbers[first].start() - 1;
        if let Some(whole) = first.checked_sub(1).filter(|&i| counted(i).is_some_and(|u| u.end == opens)) {
            give(whole, found);
        }
        return;
    }
}

/// The last member of the list that `first` opens and the mark that closes it, if it stands at the head of a sentence.
fn list<'a, 'n>(
    view: &View<'a>,
    numbers: &[Number],
    counted: &impl Fn(usize) -> Option<&'n Found<'a>>,
    first: usize,
) -> Option<(usize, usize)>
where
    'a: 'n,
{
    let opens = numbers[first].start().checked_sub(1).filter(|at| *at > view.range.start)?;
    let mark: &[char] = if view.is_mark(opens, &[',']) { &[','] } else { DASHES };
    let subject = view.range.start..opens;
    let clear =
        |at: usize| !view.role(at, Role::AUXILIARY) && !view.role(at, Role::CLAUSE) && !view.is_mark(at, &[',']);
    if !view.is_mark(opens, mark) || subject.len() > SUBJECT || !subject.into_iter().all(clear) {
        return None;
    }
    let mut last = first;
    loop {
        let end = counted(last)?.end;
        // The figure that goes on, behind a comma or a conjunction.
        let next = numbers.get(last + 1).map(Number::start);
        let joint = |at: usize| view.is_mark(at, &[',']) || view.role(at, Role::AND);
        match next {
            Some(start) if start > end && start <= end + 2 && (end..start).all(joint) => last += 1,
            _ => return (last > first && view.is_mark(end, mark)).then_some((last, end)),
        }
    }
}

/// The verb that stands behind the list, right there or at the end of what its auxiliary opens.
fn verb<'a>(view: &View<'a>, from: usize) -> Option<Predicate<'a>> {
    let said = |at: usize| view.mark(at).property.map(|(length, code)| (at..at + length, code));
    let helps = view.role(from, Role::AUXILIARY);
    let limit = (from + if helps { VERB } else { 1 }).min(view.range.end);
    let open = |at: &usize| !view.is_mark(*at, &[',', ';', ':', '(']) && !view.role(*at, Role::CLAUSE);
    let (tokens, code) = (from..limit).take_while(open).find_map(said)?;
    Some(Predicate { tokens, code, rule: rule::OF_THE_LIST })
}
