//! Parts that add up to the figure before them: `I feriti sono 15: 11 agenti e quattro manifestanti`; and the two ends
//! of a change.
//!
//! In: the numbers of a sentence and what they count. Out: for each, the figure that it is a part of, told by
//! arithmetic alone: two figures or more right behind one that is their sum.

use std::ops::Range;

use super::fit::fits;
use super::{Earlier, Predicate};
use crate::claim::{Decimal, UnitKind};
use crate::extract::property::rule;
use crate::extract::unit::carry::OF_PEOPLE;
use crate::extract::unit::view::View;
use crate::extract::unit::{Found, Named};
use crate::extract::{Number, Verdict};
use crate::lang::{Order, Role, Roles};

/// Parts of a whole, at most.
const PARTS: usize = 8;

/// What a share or a sum tells the size of.
pub(super) const CHANGES: &[&str] = &["cut", "decrease", "increase"];

/// For each number of a sentence, the position in it of the whole that it is a part of.
pub(super) fn wholes(numbers: &[Number], named: &[Named<'_>]) -> Vec<Option<usize>> {
    let mut wholes = vec![None; numbers.len()];
    let counts = |i: usize| {
        let unit = named.get(i).and_then(|n| n.unit.as_ref()).filter(|u| u.kind == UnitKind::Count);
        unit.is_some() && numbers[i].verdict == Verdict::Figure
    };
    for whole in 0..numbers.len() {
        let Some(total) = numbers[whole].figure.value.filter(|_| counts(whole)) else { continue };
        let (mut sum, mut parts) = (Decimal::ZERO, Vec::new());
        for part in whole + 1..numbers.len() {
            if numbers[part].verdict == Verdict::NotFigure {
                continue;
            }
            let own = named[part].unit.as_ref().is_some_and(|u| u.own);
            let Some(value) = numbers[part].figure.value.filter(|_| counts(part) && own) else { break };
            let Some(next) = sum.checked_add(value).filter(|next| *next <= total && parts.len() < PARTS) else { break };
            sum = next;
            parts.push(part);
            if sum == total {
                break;
            }
        }
        if sum == total && parts.len() > 1 {
            for part in parts {
                wholes[part] = Some(whole);
            }
        }
    }
    wholes
}

/// Whether the figure at `start` is what the earlier one changes to: `subió del 13,6% en agosto al 14,0%`.
pub(super) fn moved(view: &View<'_>, earlier: &Earlier<'_, '_>, kind: Option<UnitKind>, start: usize) -> bool {
    /// Tokens between the two, at most.
    const BETWEEN: usize = 8;
    let end = earlier.number.tokens.end;
    let before = |at: usize| at.checked_sub(1).filter(|at| *at >= view.range.start);
    // `from £30m to £87m`: the sign stands between the word and the number.
    let origin = view.past_sign(earlier.number.start());
    let Some((of, to)) = before(origin).zip(before(view.past_sign(start))) else { return false };
    if to < end || to - end > BETWEEN || of < earlier.predicate.tokens.end {
        return false;
    }
    let words = view.token(of).zip(view.token(to));
    let pair = words.is_some_and(|(of, to)| view.lang.ranges.pairs.contains_key(&(of.key, to.key)))
        // `la morte di due persone e 42 feriti`: a conjunction leads nowhere.
        || view.role(of, Role::COMPLEMENT) && view.role(to, Role::LINK) && !view.role(to, Role::AND);
    let open =
        |at: usize| !view.role(at, Role::CLAUSE) && !view.role(at, Role::AND) && view.mark(at).property.is_none();
    let fixed = view.grammar().order == Order::NounFirst || view.noun_last() && view.role(of, Role::VERSUS);
    fixed && kind == Some(earlier.kind) && pair && (end..to).all(open)
}

/// Whether nothing but when or where stands between two shares or sums: `una tasa del 12,2% en 2023; en 2024, del 10,9%`.
pub(super) fn gapped(view: &View<'_>, earlier: &Earlier<'_, '_>, kind: Option<UnitKind>, start: usize) -> bool {
    /// Tokens between the two, at most.
    const BETWEEN: usize = 9;
    const SLIGHT: [Role; 5] = [Role::AND, Role::PLACE, Role::COMPLEMENT, Role::DETERMINER, Role::LINK];
    let end = earlier.number.tokens.end.max(earlier.number.extent.end);
    let measured = matches!(kind, Some(UnitKind::Percent | UnitKind::Currency)) && kind == Some(earlier.kind);
    let noun = earlier.predicate.tokens.end <= earlier.number.start();
    // `la inflación fue del 3% y la deuda, del 98%`: another noun has a figure of its own.
    let unit = |at: usize| view.mark(at).unit.is_some_and(|(_, e)| e.kind != UnitKind::Count);
    let slight = |at: usize| {
        let mark = view.is_mark(at, &[',', ';', '%']) || view.mark(at).number.is_some() || unit(at);
        mark || SLIGHT.iter().any(|role| view.role(at, *role))
    };
    let listed = (end..start).any(|at| view.is_mark(at, &[',', ';']) || view.role(at, Role::AND));
    view.grammar().order == Order::NounFirst
        && measured
        && noun
        && listed
        && start >= end
        && start - end <= BETWEEN
        && (end..start).all(slight)
}

/// Whether a share or sum goes on what the verb of the one before says, with another subject and the same preposition or
/// article: `prices rose by 11%, and bread by 18%`, `los alimentos subieron un 11 %, los del pan un 18 %`.
pub(super) fn parallel(view: &View<'_>, earlier: &Earlier<'_, '_>, kind: Option<UnitKind>, start: usize) -> bool {
    /// Tokens between the two, at most.
    const BETWEEN: usize = 9;
    let end = earlier.number.tokens.end.max(earlier.number.extent.end);
    let measured = matches!(kind, Some(UnitKind::Percent | UnitKind::Currency)) && kind == Some(earlier.kind);
    let verb = earlier.predicate.tokens.end <= earlier.number.start() && CHANGES.contains(&earlier.predicate.code);
    let word =
        |at: Option<usize>| at.filter(|at| !view.mark(*at).role.is_none()).and_then(|at| view.token(at)).map(|t| t.key);
    let pair = word(earlier.number.start().checked_sub(1)).zip(word(start.checked_sub(1)));
    let open = |at: usize| {
        let mark = view.mark(at);
        let says = mark.property.is_some_and(|(_, code)| CHANGES.contains(&code)) || mark.role.has(Role::AUXILIARY);
        // Another verb says something else, whether a list has it or not.
        let verb = view.ends_like(at, &view.grammar().past_endings);
        !says && !verb && !mark.role.has(Role::CLAUSE) && !view.is_mark(at, &[';', ':', '(', ')'])
    };
    let joint = (end..start).any(|at| view.is_mark(at, &[',']) || view.role(at, Role::AND));
    measured
        && verb
        && pair.is_some_and(|(one, other)| one == other)
        && joint
        && start > end
        && start - end <= BETWEEN
        && (end..start).all(open)
}

/// Whether so many at another place are counted on: `49 personas han muerto en la capital, 55 en Morelos, 32 en Puebla`.
pub(super) fn elsewhere(view: &View<'_>, earlier: &Earlier<'_, '_>, number: &Number, unit: Option<&Found<'_>>) -> bool {
    /// Tokens between the two, at most.
    const BETWEEN: usize = 12;
    let end = earlier.number.tokens.end.max(earlier.number.extent.end);
    let start = number.start();
    let Some(before) = start.checked_sub(1).filter(|at| *at >= end && start - end <= BETWEEN) else { return false };
    let closed = |at: usize| {
        view.role(at, Role::CLAUSE) && !view.role(at, Role::AND) || view.is_mark(at, &[';', ':', '(', ')', '.'])
    };
    // `100 osób ewakuowano z pola namiotowego, a 23 z domków`: where nouns inflect, both places have their preposition.
    let grammar = view.grammar();
    let behind = number.tokens.end;
    let first = grammar.order == Order::NounFirst;
    // `feriti: cinquantotto a Milano`: before a name the preposition of a goal tells where.
    let at_name = |at: usize| {
        first && view.is_one_of(at, &grammar.up_to) && view.token(at + 1).is_some_and(|t| t.capital && t.is_word())
    };
    let place = |at: usize| view.role(at, Role::PLACE) || view.is_one_of(at, &grammar.origin) || at_name(at);
    // `sono rimasti feriti: cinquantotto a Milano`: the colon opens the list of the places.
    let colon = first && view.is_mark(before, &[':']) && earlier.predicate.tokens.end == before;
    let paired = grammar.order == Order::Inflected && {
        let key = |at: usize| view.token(at).map(|t| t.key);
        (end..before).any(|at| key(at) == key(behind))
    };
    // `Four were killed in Kano, seven in Kaduna and 11 in Zamfara`: where nouns stand last, too.
    let fixed = grammar.order == Order::NounFirst || view.noun_last();
    let moved = matches!(earlier.predicate.code, "evacuated" | "missing" | "rescued" | "victim");
    unit.map_or(view.noun_last(), |u| !u.own && u.kind == UnitKind::Count)
        && (OF_PEOPLE.contains(&earlier.predicate.code) || moved)
        && place(behind)
        && (fixed || paired)
        && (view.is_mark(before, &[',']) || view.role(before, Role::AND) || colon)
        && !(end..before).any(closed)
        && (colon || !closed(before))
}

/// `In Gent raakten twaalf mensen gewond, in Brugge drie`: where verbs stand second, so many behind a comma and another place,
/// or behind a comma and a conjunction, share what was said before the comma. So they do where nouns inflect, and there a
/// conjunction may stand for the comma: `do Německa se vyvezlo 96 tisíc vozů, do Polska 31 400`.
pub(super) fn placed(view: &View<'_>, earlier: &Earlier<'_, '_>, unit: Option<&Found<'_>>, start: usize) -> bool {
    /// Tokens from the comma to the figure, at most.
    const LEAD: usize = 7;
    let end = earlier.number.tokens.end.max(earlier.number.extent.end);
    let kind = unit.map_or(UnitKind::Count, |u| u.kind);
    let inflected = view.grammar().order == Order::Inflected;
    if !(view.lang.speech.verb_second || inflected) || kind != earlier.kind || start <= end {
        return false;
    }
    let floor = end.max(start.saturating_sub(LEAD));
    let parts = |at: &usize| view.is_mark(*at, &[',']) || inflected && view.role(*at, Role::AND);
    let Some(comma) = (floor..start).rev().find(parts) else { return false };
    let opens = comma + 1 + usize::from(view.role(comma + 1, Role::AND));
    let joined = !inflected && opens == start && opens > comma + 1 && earlier.predicate.tokens.start >= end;
    let place = |at: usize| view.role(at, Role::PLACE) || view.role(at, Role::LINK) || view.role(at, Role::STOP);
    let preposition = |at: usize| view.is_one_of(at, &view.grammar().preposition) || inflected && place(at);
    // `na drogach leży jedenaście mat`: there a verb that says nothing may stand behind the place, but none behind a name.
    let words = (opens + 1..start).filter(|at| !view.role(*at, Role::SKIP)).count();
    let named = || view.token(opens + 1).is_some_and(|t| t.capital);
    let short = !inflected || words == 1 || named();
    let led = preposition(opens) && start > opens + 1 && short || joined;
    let plain = |at: usize| {
        let mark = view.mark(at);
        let says = mark.property.is_some() || mark.role.has(Role::AUXILIARY) || mark.role.has(Role::CLAUSE);
        !says && (view.is_word(at) || mark.number.is_some())
    };
    let code = unit.map_or("", |u| &*u.code);
    let clear = (opens..start).all(plain) && earlier.predicate.tokens.end <= comma;
    led && clear && fits(earlier.predicate.code, Some(kind), code)
}

/// `kandidátka získala 54 procent hlasů, její soupeř 46 procent`: whether a share or sum behind a comma has nothing but another
/// subject before it, in the nominative and without a verb, where nouns inflect.
pub(super) fn answered(view: &View<'_>, earlier: &Earlier<'_, '_>, kind: Option<UnitKind>, start: usize) -> bool {
    /// Tokens from one figure to the other, and words of the subject, at most.
    const BETWEEN: usize = 9;
    const SUBJECT: usize = 4;
    let (grammar, end) = (view.grammar(), earlier.number.end());
    let measured = matches!(kind, Some(UnitKind::Percent | UnitKind::Currency)) && kind == Some(earlier.kind);
    let governed = earlier.predicate.tokens.end <= earlier.number.start();
    if grammar.order != Order::Inflected || !measured || !governed || start <= end || start - end > BETWEEN {
        return false;
    }
    let Some(comma) = (end..start).rev().find(|at| view.is_mark(*at, &[','])) else { return false };
    let subject = comma + 1..start;
    let plain = |at: usize| {
        let mark = view.mark(at);
        let slight = [Role::PLACE, Role::LINK, Role::CLAUSE, Role::AUXILIARY, Role::AND, Role::STOP];
        let verb = view.ends_like(at, &grammar.past_endings) || view.ends_like(at, &grammar.verb_endings);
        view.is_word(at) && mark.property.is_none() && !verb && !slight.iter().any(|role| mark.role.has(*role))
    };
    !subject.is_empty() && subject.len() <= SUBJECT && subject.into_iter().all(plain)
}

/// What the figure at `i` counts by a noun of its own.
pub(super) fn counted<'n, 'a>(named: &'n [Named<'a>], i: usize) -> Option<&'n Found<'a>> {
    named.get(i).and_then(|n| n.unit.as_ref()).filter(|u| u.own && u.kind == UnitKind::Count)
}

/// Those counted among people whom something befell: `Six children are among the 45 dead`, `Wśród 45 zabitych jest
/// sześcioro dzieci`. They have no predicate of their own, and take that of the others.
pub(super) fn members<'a>(
    view: &View<'a>,
    numbers: &[Number],
    named: &[Named<'a>],
    found: &mut [Option<Predicate<'a>>],
) {
    /// Tokens between the two, at most.
    const BETWEEN: usize = 6;
    let words = &view.grammar().midst;
    if words.is_empty() {
        return;
    }
    for one in 0..numbers.len() {
        let person = counted(named, one).is_some_and(|u| u.is_person());
        if found.get(one).is_none_or(Option::is_some) || !person || numbers[one].verdict != Verdict::Figure {
            continue;
        }
        for other in [one.checked_sub(1), Some(one + 1)].into_iter().flatten() {
            let befell = found.get(other).cloned().flatten().filter(|p| OF_PEOPLE.contains(&p.code));
            // `Three children were among the eight people killed`: those others may have it right behind them.
            let Some((predicate, unit)) = befell.zip(counted(named, other)) else { continue };
            if !(unit.is_victim() || predicate.tokens.start == unit.end) {
                continue;
            }
            let (first, last) = if other < one { (other, one) } else { (one, other) };
            let end = counted(named, first).map_or(numbers[first].tokens.end, |u| u.end);
            let between = end..numbers[last].start();
            let before = numbers[other].start();
            let midst = |at: usize| view.is_one_of(at, words);
            let among = (before.saturating_sub(2).max(view.range.start)..before).any(midst);
            let named = among || other < one && between.clone().any(midst);
            if named && between.len() <= BETWEEN && unit.end > before {
                found[one] = Some(Predicate { rule: rule::OF_THE_WHOLE, ..predicate });
                break;
            }
        }
    }
}

/// The bracket that opens last in a range, where none of the other marks stands behind it.
pub(super) fn bracket_before(view: &View<'_>, range: Range<usize>, marks: &[char]) -> Option<usize> {
    range.rev().find(|at| view.is_mark(*at, marks)).filter(|at| view.is_mark(*at, &['(']))
}

/// `durchsuchten 300 Beamte 24 Objekte`: whether nothing but the noun of the figure before it stands between the two, where the
/// verb stands second, and before both.
pub fn governs_both(view: &View<'_>, before: &Earlier<'_, '_>, unit: Option<&Found<'_>>, start: usize) -> bool {
    /// Words of the noun, at most.
    const NOUN: usize = 3;
    let between = before.number.tokens.end..start;
    let noun = |at: usize| view.is_open(at) || view.mark(at).unit.is_some();
    view.lang.speech.verb_second
        && before.kind == UnitKind::Count
        && unit.is_some_and(|u| u.own && u.kind == UnitKind::Count)
        && before.predicate.tokens.end <= before.number.tokens.start
        && (1..=NOUN).contains(&between.len())
        && view.mark(start - 1).unit.is_some()
        && between.into_iter().all(noun)
}

/// Whether a figure stands in brackets with whoever gives it, behind another of the same; `ont défilé selon la CGT, 950 selon la
/// police`: where nouns stand first, behind a comma, too.
pub(super) fn by_others(view: &View<'_>, before: &Earlier<'_, '_>, start: usize) -> bool {
    /// Tokens from the bracket to its figure, and in it, at most.
    const REACH: usize = 14;
    /// Tokens from the figure to the word that says who gives it, at most.
    const NEXT: usize = 4;
    let floor = start.saturating_sub(REACH).max(before.number.tokens.end);
    let open = bracket_before(view, floor..start, &['(', ')', ';']);
    let close = (start..(start + REACH).min(view.range.end)).find(|at| view.is_mark(*at, &[')']));
    let according = |at: usize| view.said(at).is_some_and(|w| w.roles.any(Roles::ACCORDING));
    let comma = start.checked_sub(1).filter(|at| view.is_mark(*at, &[',']) && view.grammar().order == Order::NounFirst);
    let apart = comma.is_some_and(|at| (floor..at).any(according) && (start + 1..start + NEXT).any(according));
    apart || open.zip(close).is_some_and(|(open, close)| (open + 1..close).any(according))
}
