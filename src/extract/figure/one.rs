//! The bare numeral one, which in most languages is an article or a pronoun too.
//!
//! In: a number of value one in its sentence. Out: the rule that makes it none. It is a figure where
//! it is stressed, heads a measure, or stands beside another figure of the same kind.

mod contrast;
mod hurt;
mod listed;
mod row;

use super::ages;
use super::context::Context;
use super::verdict::Finding;
use super::{Form, Raw};
use crate::claim::{Modifier, UnitKind};
use crate::lang::{Order, Role, Roles};
use contrast::{against, denied_behind, one_beside, one_given};
use hurt::one_hurt;
use row::one_in_row;

/// The words of an age beside its number: `de 19 años`.
const AGE_WORDS: usize = 2;

/// A bare one that counts nothing.
pub(super) fn article(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    if raw.form != Form::One {
        return None;
    }
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let finding = |rule| Some((rule, raw.tokens.clone()));
    // `alrededor de un 7 %`: before a number of its own it is an article.
    if raws.get(i + 1).is_some_and(|next| next.tokens.start == end && next.is_digits()) {
        return finding("one_as_article");
    }
    // `1.400 meer dan een jaar geleden`, `mil menos que un año antes`: the figure before it is more than then.
    let compared = i.checked_sub(1).is_some_and(|p| raws[p].tokens.end == raw.extent.start && raws[p].not.is_none());
    // `de un ano antes`, `een jaar geleden`: a year that only says when.
    let duration = context.unit(end).filter(|(_, u)| u.kind == UnitKind::Duration);
    let when = duration.is_some_and(|(n, _)| context.lang.calendar.ago.longest(context.tokens, end + n).is_some());
    // `12 procent minder dan een jaar eerder`: the unit of the figure may stand between.
    let near = i.checked_sub(1).is_some_and(|p| raw.extent.start.saturating_sub(raws[p].tokens.end) <= 2);
    if compared && raw.extent.start < start || when && (raw.extent.start == start || near) {
        return finding("one_as_article");
    }
    let labels = &context.lang.labels;
    let stressed = labels.only.longest(context.tokens, end).is_some()
        || only_before(context, start)
        || excepted(context, start)
        || raw.extent.start < raw.tokens.start && !preposition(context, raw) && !beside(context, raw);
    if !stressed
        && labels.partitive.longest(context.tokens, end).is_some()
        && !one_other(context, raw)
        && !one_of_people(context, raws, i)
    {
        return finding("one_of_them");
    }
    // `één dode`: an accent stresses one of those people to whom something happens.
    let person = context.unit(end).is_some_and(|(_, unit)| unit.person);
    let last = context.is_predicate(end) && !context.token(end + 1).is_some_and(|t| t.is_word());
    let alone = person || last;
    let stressed = stressed || alone && labels.stressed.longest(context.tokens, start).is_some();
    // `ils ne verseront pas un centime`: where nothing is paid, nothing is counted.
    let denied =
        raw.extent.start.checked_sub(1).is_some_and(|at| labels.except_not.longest(context.tokens, at).is_some());
    if !stressed && denied {
        return finding("one_as_article");
    }
    let hyphen = labels.hyphened_one && context.glued(end) && context.is_mark(end, &['-', '\'', '’']);
    if hyphen {
        return finding("one_in_a_compound");
    }
    if !stressed && valued(context, raws, i) || one_of_several(context, raws, i) {
        return finding("one_as_article");
    }
    if stressed || measures(context, raw) || coordinated(context, raws, i) {
        return None;
    }
    finding("one_as_article")
}

/// `une perte de 17 millions`, `un chèque de 45 millions`: a noun that another figure measures.
fn valued(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let end = raws[i].tokens.end;
    let start = raws.get(i + 1).map_or(usize::MAX, |next| next.extent.start);
    let link = start.wrapping_sub(1);
    // `un bénéfice par action (BPA) de 2,05 euros`: the short form of the noun may stand in brackets.
    let brackets = (end..link.min(end + 8)).any(|at| context.is_mark(at, &[')']));
    // `un mort et des dizaines de blessés`: what a conjunction joins is measured by nothing.
    let joined = (end..link.min(end + 8)).any(|at| context.roles(at).has(Role::AND));
    // `un joven de 19 años murió`: an age measures nobody.
    let opens = i == 0 && raws.get(i + 1).is_some_and(|next| next.not.is_none());
    let aged = || opens && ages::age(context, raws, i + 1).is_some();
    (2..=if brackets { 9 } else { 4 }).contains(&start.saturating_sub(end))
        && !joined
        && (context.roles(link).has(Role::COMPLEMENT) || context.roles(link.wrapping_sub(1)).has(Role::COMPLEMENT))
        && (end..link)
            .all(|at| context.token(at).is_some_and(|t| t.is_word()) || context.is_mark(at, &['\'', '’', '(', ')']))
        && context.unit(end).is_none_or(|(_, u)| u.kind == UnitKind::Count)
        && !aged()
}

/// `un train sur trois`, `one in five adults`: a share that no number states by itself.
pub(super) fn ratio(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    // `53 par million d'habitants`, `per thousand`: the base of a rate.
    let raw = &raws[i];
    // `una crisi per migliaia di lavoratori`: what has its noun behind a preposition is a number of its own.
    let vague = matches!(raw.form, Form::Vague { .. }) && !context.roles(raw.tokens.end).has(Role::COMPLEMENT);
    let scale = vague || matches!(raw.form, Form::Cardinal { scaled: true });
    let base = scale && raw.tokens.len() == 1 && !raw.is_digits();
    let rate = context.lang.labels.rate.longest_before(context.tokens, raw.tokens.start);
    // `elles attendaient par centaines`: a vague number is no base where no other stands before it.
    let rated = |length: &usize| {
        let start = raw.tokens.start - length;
        !vague || i.checked_sub(1).is_some_and(|p| raws[p].tokens.end + 3 >= start)
    };
    if let Some((length, ())) = rate.filter(|(length, ())| base && rated(length)) {
        return Some(("ratio", raw.tokens.start - length..raw.tokens.end));
    }
    let before = i.checked_sub(1).filter(|p| one_of_several(context, raws, *p))?;
    Some(("ratio", raws[before].tokens.start..raws[i].tokens.end))
}

/// `tolerância zero`, `tasso zero`: a zero in words behind its noun says that there is none, and counts nothing.
pub(super) fn nothing(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let zero = raw.value.is_some_and(|v| v.is_zero()) && !raw.is_digits();
    let behind = context.lang.units.grammar.order == Order::NounFirst
        && context.before(raw.tokens.start).is_some_and(|t| t.is_word())
        && context.roles(raw.tokens.start.wrapping_sub(1)).is_none();
    let counts = context.unit(raw.tokens.end).is_some() || context.may_be_counted(raw.tokens.end);
    (zero && behind && !counts).then(|| ("zero_of_its_noun", raw.tokens.clone()))
}

fn one_of_several(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let (raw, Some(next)) = (&raws[i], raws.get(i + 1)) else { return false };
    let (end, start) = (raw.tokens.end, next.extent.start);
    let Some((length, ())) = context.lang.labels.ratio.longest_before(context.tokens, start) else { return false };
    let behind = context.unit(next.tokens.end);
    if raw.form != Form::One
        || behind.is_some_and(|(_, u)| u.kind != UnitKind::Count)
        || next.value.is_none_or(|v| v > 100.into())
    {
        return false;
    }
    // `One train in three`: the noun may stand between, and then none behind.
    match (start - length).checked_sub(end) {
        Some(0) => true,
        Some(1) => {
            let victim = context.unit(end).is_some_and(|(_, u)| u.kind != UnitKind::Count || u.property.is_some());
            let noun = context.may_be_counted(end) && !victim;
            // `eine Zahl von 35`, `eine Abfindung von zwei Monatslöhnen`: what also attaches a noun needs a counted one before
            // it and none behind.
            let attaches = context.roles(start - length).has(Role::COMPLEMENT);
            let counted = context.unit(end).is_some() && !context.may_be_counted(next.tokens.end);
            noun && behind.is_none() && (!attaches || counted)
        }
        _ => false,
    }
}

/// Whether a word for only stands before the one; but `het begon rustig, maar een groep` opens a clause with a conjunction.
fn only_before(context: &Context<'_>, start: usize) -> bool {
    let Some((length, ())) = context.lang.labels.only_before.longest_before(context.tokens, start) else {
        return false;
    };
    let at = start - length;
    let conjunction = context.word(at).is_some_and(|w| w.roles.any(Roles::CONJUNCTION));
    !(conjunction && at.checked_sub(1).is_some_and(|comma| context.is_mark(comma, &[','])))
}

/// `il n'y a qu'un survivant`; not `il a dit qu'une lettre ...`, nor `il n'a pas dit qu'une lettre ...`.
fn excepted(context: &Context<'_>, start: usize) -> bool {
    let labels = &context.lang.labels;
    let Some((length, ())) = labels.except.longest_before(context.tokens, start) else { return false };
    let until = start - length;
    let from = until.saturating_sub(8).max(context.sentence.tokens.start);
    let nearest = (from..until).rev().find(|&at| labels.except_after.longest(context.tokens, at).is_some());
    nearest.is_some_and(|no| (no..until).all(|at| labels.except_not.longest(context.tokens, at).is_none()))
}

/// Whether what seems to hedge the bare one is a preposition: `über einen Kredit`, not `mehr als einen`.
fn preposition(context: &Context<'_>, raw: &Raw) -> bool {
    raw.extent.start + 1 == raw.tokens.start && context.roles(raw.extent.start).has(Role::STOP)
}

/// `près d'une école`, `cerca de una casa`: nearly one thing is none, and what seems to hedge it tells a place.
fn beside(context: &Context<'_>, raw: &Raw) -> bool {
    let thing = context.unit(raw.tokens.end).is_some_and(|(_, unit)| unit.kind == UnitKind::Count && !unit.person);
    let first = context.lang.units.grammar.order == Order::NounFirst;
    first && thing && raw.modifier == Modifier::Approximate
}

/// `une heure`, `one kilometre`; not `one day`, which is some day.
fn measures(context: &Context<'_>, raw: &Raw) -> bool {
    let unit = context.unit(raw.tokens.end);
    unit.is_some_and(|(_, unit)| match unit.kind {
        UnitKind::Count => false,
        UnitKind::Duration => {
            // `une seconde enquête`: before a noun of its own it is an ordinal.
            !(matches!(&*unit.code, "d" | "a" | "wk" | "mo") || &*unit.code == "s" && precedes(context, raw.tokens.end))
                || context.lang.calendar.year_before.longest_before(context.tokens, raw.tokens.start).is_some()
        }
        // `un peso total de`: a word behind it shows that no money is meant.
        UnitKind::Currency => !qualified(context, raw.tokens.end),
        UnitKind::Measure | UnitKind::Percent => true,
    })
}

/// Whether a noun or an adjective follows the word at `at`, where nouns come first.
fn precedes(context: &Context<'_>, at: usize) -> bool {
    let next = at + context.unit(at).map_or(1, |(n, _)| n);
    let open = context.token(next).is_some_and(|t| t.is_word() && !t.capital) && context.roles(next).is_none();
    context.lang.units.grammar.order == Order::NounFirst && open
}

/// Whether an adjective or a complement follows the word at `at`, where nouns come first.
fn qualified(context: &Context<'_>, at: usize) -> bool {
    let next = at + context.unit(at).map_or(1, |(n, _)| n);
    let first = context.lang.units.grammar.order == Order::NounFirst;
    precedes(context, at) || first && context.roles(next).has(Role::COMPLEMENT)
}

/// `un mort et deux blessés`, `40 beds and one shower`, `One woman died and five are missing`.
fn coordinated(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let raw = &raws[i];
    // `uma grande quantidade e duas armas`: what no list knows, nor the word behind it, is no thing counted; but behind
    // `et une au Tibet` stands no noun at all.
    // `dont une mortellement`: nor where what befell one stands there.
    let befell = |at: usize| context.is_predicate(at);
    let known = |at: usize| context.unit(at).is_some() || context.roles(at).has(Role::SKIP) || befell(at);
    let end = raw.tokens.end;
    let noun = context.token(end).is_some_and(|t| t.is_word()) && context.roles(end).is_none();
    // `schlugen die Scheiben von 11 Läden ein und plünderten vier`: what a verb leaves before a conjunction counts nothing.
    if context.lang.units.grammar.order == Order::CapitalNoun && context.roles(end).has(Role::AND) {
        return false;
    }
    let first = context.lang.units.grammar.order == Order::NounFirst;
    if first && noun && !known(end) && !known(end + 1) && !listed::ends_list_of_things(context, raws, i) {
        return false;
    }
    let counts = |r: &Raw| r.not.is_none() && r.form != Form::One;
    // `10 % et un éclairage`: a share or a sum beside a thing is none of its kind.
    let kind = |r: &Raw| context.unit(r.tokens.end).map_or(UnitKind::Count, |(_, unit)| unit.kind);
    let percent = |r: &Raw| context.is_mark(r.tokens.end, &['%']) || kind(r) == UnitKind::Percent;
    // `un joven de 19 años murió y otros cuatro`: how old one is stands between.
    let aged = raws.get(i + 1).filter(|r| first && counts(r) && ages::age(context, raws, i + 1).is_some());
    let (following, age) = aged.map_or((i + 1, 0), |r| (i + 2, r.tokens.len() + AGE_WORDS));
    let forward = raws.get(following).is_some_and(|next| {
        let gap = next.extent.start.saturating_sub(raw.tokens.end).saturating_sub(age);
        let article = behind_article(context, raw, next);
        (1..=6).contains(&gap)
            && counts(next)
            && kind(raw) == kind(next)
            // `une attaque contre trois villages`: against something of its own stands no contrast.
            && !(context.unit(next.tokens.end).is_some() && against(context, next.extent.start))
            && (joins(context, next.extent.start)
                || denied_behind(context, next)
                || joins_clause(context, next.extent.start)
                || article.is_some_and(|at| joins(context, at))
                || lists_people(context, raw.tokens.end, next.extent.start, next.tokens.end)
                || subject(context, raw.tokens.start, next.extent.start))
            && !crosses(context, raw.tokens.end, next.extent.start)
    });
    let backward = i.checked_sub(1).map(|p| &raws[p]).is_some_and(|previous| {
        let gap = raw.tokens.start.saturating_sub(previous.tokens.end);
        // `семь женщин, один мужчина и один ребёнок`: one more of a list, and one more behind it.
        let listed = context.lang.units.grammar.order == Order::Inflected
            && (lists_people(context, previous.tokens.end, raw.extent.start, raw.tokens.end)
                || previous.form == Form::One
                    && gap < 4
                    && joins(context, raw.extent.start)
                    && in_list(context, raws, i - 1))
            || context.lang.units.grammar.order == Order::NounFirst && goes_on(context, raws, i);
        (1..=7).contains(&gap)
            // `dos bengalas contra un garaje`
            && !(context.unit(raw.tokens.end).is_some() && against(context, raw.extent.start))
            && (counts(previous) || listed)
            && (percent(raw) || !percent(previous))
            && (kind(raw) == kind(previous) || percent(raw) || listed::follows_measure(context, raws, i))
            && (joins(context, raw.extent.start) || listed || listed::shares_complement(context, previous, raw))
            && !crosses(context, previous.tokens.end, raw.tokens.start)
    });
    forward
        || backward
        || one_of_people(context, raws, i)
        || one_hurt(context, raws, i)
        || one_given(context, raws, i)
        || one_further(context, raws, i)
        || one_in_row(context, raws, i)
        || heads_list(context, raws, i)
        || one_and_one(context, raws, i)
        || one_more(context, raws, i)
        || one_beside(context, raws, i)
}

/// `trois personnes ont été tuées et une autre grièvement blessée`: where nouns stand first, one more person behind a
/// conjunction, whom something befell.
fn one_other(context: &Context<'_>, raw: &Raw) -> bool {
    /// Words between it and what befell it, at most.
    const NEAR: usize = 3;
    let end = raw.tokens.end;
    let other = context.lang.units.grammar.order == Order::NounFirst && context.roles(end).has(Role::SKIP);
    let befell = |at: usize| context.is_predicate(at);
    let word = |at: &usize| context.token(*at).is_some_and(|t| t.is_word());
    other && joins(context, raw.extent.start) && (end + 1..=end + 1 + NEAR).take_while(word).any(befell)
}

/// `один из них погиб, трое остаются в больнице`: where nouns inflect, one of those named, whom something befell, set beside
/// others behind a comma.
fn one_of_people(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let Some(next) = raws.get(i + 1) else { return false };
    let comma = past_other(context, next.extent.start).wrapping_sub(1);
    let end = raws[i].tokens.end;
    let partitive = context.lang.labels.partitive.longest(context.tokens, end).is_some();
    context.lang.units.grammar.order == Order::Inflected
        && partitive
        && may_count_people(context, next)
        && comma.saturating_sub(end) <= 6
        && context.is_mark(comma, &[','])
        && !crosses(context, end, comma)
        && (end + 1..comma).any(|at| context.is_predicate(at))
}

/// `трое остаются в больнице, ещё один пострадал`, `137 uczniów; jeden zmarł`: where nouns
/// inflect, one behind a mark, whom something befell, and a number of people before it in the sentence.
fn one_further(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let (start, end) = (raws[i].extent.start, raws[i].tokens.end);
    let other = past_other(context, start);
    let bare = start > 0 && context.is_mark(start - 1, &[',', ';']);
    let joined = bare || joins(context, start) || other > 0 && context.is_mark(other - 1, &[',']);
    let behind = context.unit(end).map_or(end, |(length, _)| end + length);
    let earlier = raws[..i].iter().rev().take_while(|r| r.tokens.start >= context.sentence.tokens.start);
    context.lang.units.grammar.order == Order::Inflected
        && (bare || other < start)
        && joined
        && context.is_predicate(behind)
        && earlier.into_iter().any(|r| may_count_people(context, r))
}

/// Whether a number counts people, or what no noun behind it tells.
fn may_count_people(context: &Context<'_>, raw: &Raw) -> bool {
    raw.not.is_none() && context.unit(raw.tokens.end).is_none_or(|(_, unit)| unit.person)
}

/// `four people were injured, one person was killed`: where nouns stand last, one person behind a mark or a conjunction, and
/// people before it in the sentence.
fn one_more(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let (start, end) = (raws[i].extent.start, raws[i].tokens.end);
    let person = |at: usize| context.unit(at).is_some_and(|(_, unit)| unit.person);
    let joined = joins(context, start) || start > 0 && context.is_mark(start - 1, &[',']);
    let before = |r: &Raw| r.not.is_none() && r.form != Form::One && person(r.tokens.end);
    let first = context.sentence.tokens.start;
    let earlier = raws[..i].iter().rev().take_while(|r| r.tokens.start >= first);
    // `een studente`: where the bare one is an article, too, it tells no number there.
    let number = context.lang.units.grammar.order == Order::NounLast && !context.roles(start).has(Role::DETERMINER);
    number && person(end) && joined && earlier.into_iter().any(before)
}

/// Whether the bare one goes on a list of people behind a comma: `семь женщин, один мужчина`.
fn in_list(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let (raw, before) = (&raws[i], i.checked_sub(1).map(|p| &raws[p]));
    before.is_some_and(|before| {
        before.form != Form::One && lists_people(context, before.tokens.end, raw.extent.start, raw.tokens.end)
    })
}

/// `21 maisons, une école et un immeuble`: one more thing of a list that begins with a number and ends with a conjunction.
fn goes_on(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let counted = |at: usize| context.unit(at).filter(|(_, unit)| unit.kind == UnitKind::Count).map(|(n, _)| at + n);
    let member = |p: usize, q: usize| {
        let joint = counted(raws[p].tokens.end).filter(|end| end + 3 >= raws[q].extent.start)?;
        (joint..raws[q].extent.start).find(|at| context.is_mark(*at, &[',']) || joins(context, at + 1))
    };
    let comma = |p: usize, q: usize| member(p, q).is_some_and(|at| context.is_mark(at, &[',']));
    let and = |p: usize, q: usize| member(p, q).is_some() && joins(context, raws[q].extent.start);
    let number = |p: usize| raws[p].form != Form::One && raws[p].not.is_none();
    let known = counted(raws[i].tokens.end).is_some();
    let Some(before) = i.checked_sub(1) else { return false };
    // `sete pistolas, um fuzil, um revólver, dois carros`: one may follow another, and a comma close it.
    let listed = number(before) || raws[before].form == Form::One && before > 0 && number(before - 1);
    let next = raws.get(i + 1).is_some_and(|next| next.form == Form::One || number(i + 1));
    let opens = listed && comma(before, i) && next && (and(i, i + 1) || comma(i, i + 1));
    let closes = || {
        let first = before.checked_sub(1).filter(|_| raws[before].form == Form::One);
        and(before, i) && first.is_some_and(|first| number(first) && comma(first, before))
    };
    known && (opens || closes())
}

/// `un patrouilleur, deux hélicoptères et 14 plongeurs`: the first thing of a list that goes on with numbers.
fn heads_list(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let counted = |p: usize| {
        let end = raws[p].tokens.end;
        context.unit(end).filter(|(_, unit)| unit.kind == UnitKind::Count).map(|(n, _)| end + n)
    };
    let next = |p: usize| raws.get(p + 1).map(|next| next.extent.start);
    let comma = |p: usize| {
        let (end, next) = (counted(p)?, next(p)?);
        Some(next > end && next <= end + 2 && context.is_mark(next - 1, &[',']))
    };
    let and = |p: usize| Some(next(p)? <= counted(p)? + 3 && joins(context, next(p)?));
    let number = raws.get(i + 1).is_some_and(|next| next.form != Form::One && next.not.is_none());
    let first = context.lang.units.grammar.order != Order::Inflected;
    let more = || comma(i + 1) == Some(true) || and(i + 1) == Some(true);
    first && number && comma(i) == Some(true) && counted(i + 1).is_some() && more()
}

/// `Один человек погиб, один пострадал`, `jedna osoba zginęła i jedna odniosła obrażenia`: what befell one person is set
/// beside what befell another.
fn one_and_one(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let person = |r: &Raw| context.unit(r.tokens.end).is_some_and(|(_, unit)| unit.person);
    let says = |at: usize| context.is_predicate(at);
    let befell = |r: &Raw| {
        let behind = context.unit(r.tokens.end).map_or(r.tokens.end, |(n, _)| r.tokens.end + n);
        says(behind) || says(behind + 1) || says(r.tokens.start.wrapping_sub(1))
    };
    // `o jednym zabitym policjancie i jednym cywilu`: two persons that a conjunction joins need no predicate.
    let named = |r: &Raw| (0..2).any(|n| context.unit(r.tokens.end + n).is_some_and(|(_, unit)| unit.person));
    let two = |a: &Raw, b: &Raw| named(a) && named(b) && joins(context, b.extent.start);
    let set_beside = |a: &Raw, b: &Raw| {
        let start = b.extent.start;
        let gap = start.saturating_sub(a.tokens.end);
        (1..=6).contains(&gap)
            && a.form == Form::One
            && b.form == Form::One
            && context.lang.units.grammar.order == Order::Inflected
            && (person(a) || person(b))
            && (befell(a) && befell(b) || gap < 5 && two(a, b))
            && (joins(context, start) || context.is_mark(start.wrapping_sub(1), &[',']))
            && !crosses(context, a.tokens.end, start)
    };
    raws.get(i + 1).is_some_and(|next| set_beside(&raws[i], next))
        || i.checked_sub(1).is_some_and(|p| set_beside(&raws[p], &raws[i]))
}

/// `un mort et des dizaines de blessés`: where nouns stand first, the article of a vague number beside one person.
fn behind_article(context: &Context<'_>, raw: &Raw, next: &Raw) -> Option<usize> {
    let person = context.unit(raw.tokens.end).is_some_and(|(_, unit)| unit.person);
    let first = context.lang.units.grammar.order == Order::NounFirst;
    let article = next.extent.start.checked_sub(1).filter(|at| context.roles(*at).has(Role::DETERMINER));
    article.filter(|_| first && person && matches!(next.form, Form::Vague { .. }))
}

/// Whether a list goes on right before `at`.
fn joins(context: &Context<'_>, at: usize) -> bool {
    let Some(before) = past_other(context, at).checked_sub(1) else { return false };
    context.roles(before).has(Role::AND)
        || context.roles(before).has(Role::AMONG)
        || context.lang.ranges.contrast.contains(&context.tokens[before].key)
}

/// `jedną dziewczynę, dwóch chłopaków`: people, a comma, and more of them.
fn lists_people(context: &Context<'_>, end: usize, next: usize, behind: usize) -> bool {
    let person = |at: usize| context.unit(at).filter(|(_, unit)| unit.person).map(|(length, _)| at + length);
    // `погиб один человек, восемь спасены`: so does what befell the others.
    let befell = context.lang.units.grammar.order == Order::Inflected
        && (behind..behind + 1 + usize::from(context.roles(behind).has(Role::AUXILIARY)))
            .any(|at| context.is_predicate(at));
    let comma = person(end).is_some_and(|comma| comma + 1 == next && context.is_mark(comma, &[',']));
    comma && (befell || person(behind).is_some())
}

/// `погиб один человек и ранены четверо`: a conjunction, the predicate of the other, and its figure.
fn joins_clause(context: &Context<'_>, at: usize) -> bool {
    let Some(verb) = at.checked_sub(1) else { return false };
    let says = context.is_predicate(verb);
    let comma = || context.lang.units.grammar.order == Order::Inflected && context.is_mark(verb - 1, &[',']);
    says && verb > 0 && (context.roles(verb - 1).has(Role::AND) || comma())
}

/// `Jedna osoba nie żyje, dwie są ranne`: the subject of a sentence, and a comma before the other.
fn subject(context: &Context<'_>, one: usize, other: usize) -> bool {
    // `Ein Sprecher sagte, vier Menschen seien verletzt`: who tells of others is not counted with them.
    let tells = |at: usize| context.word(at).is_some_and(|w| w.roles.any(Roles::VERB));
    if (one..other).any(tells) {
        return false;
    }
    let opens = context.starts_sentence(one) || context.is_mark(one.wrapping_sub(1), &['.', ':', ';', '–', '—']);
    opens && context.is_mark(past_other(context, other).wrapping_sub(1), &[','])
}

/// `y otras cuatro`, `, ещё четверо`: before the word that tells a figure from the one before it, where one stands.
fn past_other(context: &Context<'_>, at: usize) -> usize {
    let other = at.checked_sub(1).filter(|&before| before > context.sentence.tokens.start);
    other.filter(|&before| context.roles(before).has(Role::SKIP)).unwrap_or(at)
}

/// A sentence of its own begins between the two.
fn crosses(context: &Context<'_>, from: usize, to: usize) -> bool {
    // `un migrante è morto mentre altri 22`: what sets one clause against another joins their figures, too.
    let against = |at: usize| past_other(context, to) == at + 1 && context.roles(at).has(Role::AND);
    (from..to)
        .any(|at| context.is_mark(at, &[';', ':', '(', ')']) || context.roles(at).has(Role::CLAUSE) && !against(at))
}
