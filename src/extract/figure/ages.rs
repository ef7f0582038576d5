//! Ages, which are numbers and no figures: `aged 5, 7 and 9`, `, 43 ans,`, `41 enfants (de 5 à 15 ans)`.
//!
//! In: a number and those before it. Out: the rule that makes it an age, with the words that show it: a word for years,
//! people before it, a list of ages, marks that set it apart from a name.

use super::context::Context;
use super::verdict::Finding;
use super::{Form, Raw};
use crate::claim::{Modifier, UnitKind};
use crate::lang::{Order, Role};

/// Whether a number stands right behind another in a list: a comma or one word that joins between them.
fn follows(context: &Context<'_>, raw: &Raw, next: &Raw) -> bool {
    let at = raw.tokens.end;
    next.tokens.start == at + 1 && (context.is_mark(at, &[',']) || context.roles(at).has(Role::AND))
}

/// The same where the years of the first may have their own word: `в возрасте 61 года и 37 лет`.
fn follows_aged(context: &Context<'_>, raw: &Raw, next: &Raw) -> bool {
    let end = raw.tokens.end;
    let unit = context.lang.calendar.age_unit.longest(context.tokens, end).map_or(0, |(n, ())| n);
    let joint = end + unit;
    follows(context, raw, next)
        || next.tokens.start == joint + 1 && (context.is_mark(joint, &[',']) || context.roles(joint).has(Role::AND))
}

/// Whether one word before a mark follows, as `respectively` does, so that nothing is counted there.
fn closes(context: &Context<'_>, end: usize) -> bool {
    context.is_mark(end + 1, &['.', ',', ';']) && context.roles(end).has(Role::STOP)
}

/// Whether a few numbers before this one in its list a word says that they are ages.
fn listed_age(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let calendar = &context.lang.calendar;
    (i.saturating_sub(4)..i)
        .rev()
        .take_while(|&p| raws[p + 1].plain_below(120) && follows_aged(context, &raws[p], &raws[p + 1]))
        .any(|p| {
            let years = raws[p].value.is_some_and(|v| v <= 120.into());
            years && {
                let start = raws[p].tokens.start;
                let of = calendar.age_of.longest_before(context.tokens, start).map(|(n, ())| start - n);
                let apart = of.and_then(|at| at.checked_sub(1)).is_some_and(|at| context.is_mark(at, &[',']));
                let noun = of.and_then(|at| at.checked_sub(2)).and_then(|at| context.unit(at));
                // `twee kinderen van 3 en 6 jaar`: people, the link, several ages.
                let person = of.and_then(|at| at.checked_sub(1)).and_then(|at| context.unit(at));
                calendar.age_before.longest_before(context.tokens, start).is_some()
                    || apart && noun.is_some_and(|(n, u)| n == 1 && u.person)
                    || apart && of.is_some_and(|at| context.people_before(at - 1))
                    || person.is_some_and(|(n, u)| n == 1 && u.person)
            }
        })
}

/// The age that a hyphen or a bracket shows; `unit` is the length of the word for years.
fn set_apart(context: &Context<'_>, raw: &Raw, unit: Option<usize>) -> Option<Finding> {
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let years = unit?;
    let top = raw.value.or(raw.high)?;
    let first = context.lang.units.grammar.order == Order::NounFirst;
    let hyphen = (start..end).any(|at| context.is_mark(at, &['-', '–']) && context.glued(at));
    let article = start.checked_sub(1).is_some_and(|at| context.roles(at).has(Role::DETERMINER));
    if hyphen && article && first && top <= 99.into() {
        return Some(("age", start..end));
    }
    let of = context.lang.calendar.age_of.longest_before(context.tokens, start).map_or(start, |(n, ())| start - n);
    let open = of.checked_sub(1).filter(|at| context.is_mark(*at, &['(']) && context.is_mark(end + years, &[')']))?;
    let person = open.checked_sub(1).and_then(|at| context.unit(at)).is_some_and(|(n, u)| n == 1 && u.person);
    person.then_some(("age", open..end))
}

/// `une fillette de 18 mois`, `un bebé de tres semanas`: the months, weeks or days that a child has lived.
fn infant(context: &Context<'_>, raw: &Raw) -> Option<Finding> {
    let start = raw.tokens.start;
    let (length, unit) = context.unit(raw.tokens.end)?;
    let (of, ()) = context.lang.calendar.age_of.longest_before(context.tokens, start)?;
    let (words, who) = context.unit((start - of).checked_sub(1)?)?;
    let child =
        words == 1 && matches!(&*who.code, "baby" | "child" | "girl" | "boy" | "newborn" | "infant" | "toddler");
    let short = unit.kind == UnitKind::Duration && matches!(&*unit.code, "mo" | "wk" | "d");
    (child && short).then(|| ("age", start - of..raw.tokens.end + length))
}

/// `een kind van 4`, `an old man of seventy`, `he was 43.`: years that no word names, where nothing else is counted.
fn bare(context: &Context<'_>, raw: &Raw) -> Option<Finding> {
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let whole = matches!(raw.form, Form::Cardinal { scaled: false }) && raw.value.is_some_and(|v| v.is_integer());
    let ends = !context.inside(end) || context.is_mark(end, &[',', '.', ';', ')', '!', '?', '…', '"', '”', '»']);
    let roles = context.roles(end);
    let told = || roles.has(Role::AUXILIARY) || context.lang.properties.phrases.longest(context.tokens, end).is_some();
    if !whole || raw.extent != raw.tokens || context.unit(end).is_some() {
        return None;
    }
    if let Some((length, ())) = context.lang.calendar.age_said.longest_before(context.tokens, start)
        && (ends || roles.has(Role::AND) || roles.has(Role::STOP))
        && !roles.has(Role::COMPLEMENT)
    {
        return Some(("age", start - length..end));
    }
    let (of, ()) = context.lang.calendar.age_of.longest_before(context.tokens, start)?;
    let noun = (start - of).checked_sub(1).filter(|at| *at > 0 && context.inside(*at))?;
    let one = context.unit(noun).is_some_and(|(n, u)| n == 1 && u.person && u.property.is_none());
    let opened = |at: usize| context.roles(at).has(Role::DETERMINER);
    // `an old man of seventy`: an adjective may stand between.
    let opened = opened(noun - 1) || noun > 1 && context.inside(noun - 2) && opened(noun - 2);
    (one && opened && (ends || told())).then(|| ("age", start - of..end))
}

/// Whether a word of the sentence has a capital.
fn named(context: &Context<'_>, at: usize) -> bool {
    context.inside(at) && context.token(at).is_some_and(|t| t.is_word() && t.capital)
}

/// Whether what stands in brackets counts something at places, `en Veracruz (29), Hidalgo (21)`, and is nobody's age.
fn of_places(context: &Context<'_>, raws: &[Raw], i: usize, open: usize) -> bool {
    let Some(start) = (0..open).rev().take_while(|at| named(context, *at)).last() else { return false };
    let Some(before) = start.checked_sub(1).filter(|at| context.inside(*at)) else { return false };
    let joined = context.is_mark(before, &[',']) || context.roles(before).has(Role::AND);
    let earlier = i.checked_sub(1).filter(|p| joined && raws[*p].tokens.end + 1 == before);
    let bracket = |p: usize| raws[p].tokens.start.checked_sub(1).filter(|at| context.is_mark(*at, &['(']));
    match earlier.and_then(|p| Some((p, bracket(p)?))) {
        Some((p, open)) => of_places(context, raws, p, open),
        None => context.roles(before).has(Role::PLACE),
    }
}

/// `43-year-old`, `âgé de 43 ans`, `, 43 ans,`, `un homme de 43 ans`, `John Smith, 43,`.
pub(super) fn age(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let calendar = &context.lang.calendar;
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let top = raw.value.or(raw.high)?;
    if top > 120.into() || top < 0.into() || matches!(raw.form, Form::Vague { .. }) {
        return None;
    }
    if let Some((length, ())) = calendar.age_after.longest(context.tokens, end) {
        return Some(("age", start..end + length));
    }
    let extent = raw.extent.start;
    for from in [start, extent] {
        if let Some((length, ())) = calendar.age_before.longest_before(context.tokens, from) {
            // `aos 6%`, `aos 12 detidos`: a lone preposition tells no age where something else is counted.
            let counts = context.is_mark(end, &['%'])
                || context.unit(end).is_some_and(|(_, u)| u.kind != UnitKind::Duration)
                || context.may_be_counted(end) && context.unit(end).is_none();
            if length > 1 || !counts || !context.roles(from - 1).has(Role::STOP) {
                return Some(("age", from - length..end));
            }
        }
    }
    // The second of two ages: `aged 5 and 7`, `aged five and seven respectively`.
    if let Some(before) = i.checked_sub(1).and_then(|p| raws.get(p))
        && before.tokens.end + 1 == start
        && context.roles(before.tokens.end).has(Role::AND)
        && (raw.plain_below(120) || !raw.is_digits() && top <= 18.into())
        && context.unit(end).is_none()
        && (!context.may_be_counted(end) || closes(context, end))
        && calendar.age_before.longest_before(context.tokens, before.tokens.start).is_some()
    {
        return Some(("age", before.tokens.start..end));
    }
    // `Jan Kos, lat 46, zginął`: the word for years before them, set apart behind a comma.
    if let Some(years) = start.checked_sub(1).filter(|at| context.inside(*at))
        && calendar.age_unit.longest(context.tokens, years).is_some_and(|(n, ())| n == 1)
        && years.checked_sub(1).is_some_and(|at| context.inside(at) && context.is_mark(at, &[',', '(']))
        && (!context.inside(end) || context.is_mark(end, &[',', '.', ';', ')', '–', '-']))
    {
        return Some(("age", years..end));
    }
    let unit = calendar.age_unit.longest(context.tokens, end).map(|(n, ())| n);
    if let Some(found) = set_apart(context, raw, unit) {
        return Some(found);
    }
    // A later one of several ages: `aged 5, 7 and 9`.
    if (unit.is_some() || !context.may_be_counted(end)) && listed_age(context, raws, i) {
        return Some(("age", start..end + unit.unwrap_or(0)));
    }
    // `el bombero Julián Arce, de 34 años`, `dois engenheiros, de 39 e 44 anos`: set apart from a person.
    let later = raws.get(i + 1).filter(|next| follows(context, raw, next));
    let shared = unit.or_else(|| calendar.age_unit.longest(context.tokens, later?.tokens.end).map(|(n, ())| n));
    if shared.is_some()
        && let Some((of, ())) = calendar.age_of.longest_before(context.tokens, start)
        && let Some(comma) = (start - of).checked_sub(1).filter(|at| context.is_mark(*at, &[',']))
        && let Some(last) = comma.checked_sub(1).filter(|at| context.inside(*at))
        && (context.tokens[last].capital
            || context.unit(last).is_some_and(|(n, u)| n == 1 && u.person)
            || unit.is_some_and(|n| top >= 12.into() && context.is_mark(end + n, &[',', '.']))
            || context.people_before(comma))
    {
        return Some(("age", start - of..end));
    }
    if let Some(found) = bare(context, raw).filter(|_| unit.is_none()) {
        return Some(found);
    }
    // `cinco bombeiros feridos, entre os 37 e os 43 anos`: a range set apart behind people, which ends the phrase.
    if let Some(years) = unit
        && raw.modifier == Modifier::Range
        && top >= 5.into()
        && context.is_mark(end + years, &[',', '.', ';', ')'])
        && let Some(comma) = (1..=3)
            .filter_map(|back| start.checked_sub(back))
            .take_while(|at| context.inside(*at))
            .find(|at| context.is_mark(*at, &[',', '(']))
        && context.people_before(comma)
    {
        return Some(("age", comma + 1..end));
    }
    // `Alberto Vella di 34 anni`: behind two names.
    if unit.is_some()
        && let Some((of, ())) = calendar.age_of.longest_before(context.tokens, start)
        && top >= 15.into()
        && (start - of).checked_sub(2).is_some_and(|at| named(context, at) && named(context, at + 1))
    {
        return Some(("age", start - of..end));
    }
    if let Some(found) = infant(context, raw) {
        return Some(found);
    }
    if let Some(length) = shared {
        // `un homme de 43 ans`: a person, the link, the age.
        // `tres niños de entre uno y nueve años`: a range opens with its preposition.
        let from = if raw.modifier == Modifier::Range { extent } else { start };
        if let Some((of, ())) = calendar.age_of.longest_before(context.tokens, from) {
            let start = from;
            let person = (start - of).checked_sub(1).and_then(|at| context.unit(at).map(|(n, u)| n == 1 && u.person));
            if person == Some(true) {
                return Some(("age", start - of..end + unit.unwrap_or_default().min(length)));
            }
        }
    }
    // `двое мужчин 71 и 84 лет`: behind people, in a language that inflects, years without a preposition.
    if shared.is_some()
        && context.lang.units.grammar.order == Order::Inflected
        && let Some(noun) =
            (if i > 0 && follows(context, &raws[i - 1], raw) { raws[i - 1].tokens.start } else { start }).checked_sub(1)
        && context.inside(noun)
        && (context.unit(noun).is_some_and(|(n, u)| n == 1 && u.person)
            && (i.saturating_sub(2)..i).any(|p| (1..=3).contains(&(noun + 1).saturating_sub(raws[p].tokens.end)))
            || noun > 0
                && (later.is_some() || i > 0 && follows(context, &raws[i - 1], raw))
                && (noun - 1..=noun).any(|at| context.unit(at).is_some_and(|(n, u)| n == 1 && u.person)))
        && !context.may_be_counted(end + unit.unwrap_or(1))
    {
        return Some(("age", start..end + unit.unwrap_or(0)));
    }
    // `загинув чоловік 49 років.`: right behind one person, where the phrase ends with the years.
    if let Some(length) = unit
        && context.lang.units.grammar.order == Order::Inflected
        && raw.plain_below(120)
        && top > 9.into()
        && extent == start
        && let Some(noun) = start.checked_sub(1).filter(|at| context.inside(*at))
        && context.unit(noun).is_some_and(|(n, u)| {
            n == 1 && matches!(&*u.code, "man" | "woman" | "person" | "boy" | "girl" | "pensioner")
        })
        && context.roles(noun).is_none()
        && (!context.inside(end + length)
            || context.is_mark(end + length, &[',', '.', ')', ';', '–', '—'])
            || context.roles(end + length).has(Role::AND))
    {
        return Some(("age", start..end + length));
    }
    if unit.is_some()
        && let Some((length, ())) = calendar.age_with.longest_before(context.tokens, start)
    {
        return Some(("age", start - length..end));
    }
    // `19 osób miało mniej niż 18 lat`: the bound of an age.
    if unit.is_some()
        && extent < start
        && top <= 21.into()
        && let Some((length, ())) = calendar.age_with.longest_before(context.tokens, extent)
    {
        return Some(("age", extent - length..end));
    }
    // `Директору завода 58 лет.`: a sentence of one in the dative and the age, with no verb.
    if let Some(length) = unit {
        let first = context.sentence.tokens.start;
        let noun = context.surface(first);
        let dative = calendar.age_dative.iter().any(|e| noun.len() > e.len() && noun.ends_with(e.as_str()));
        let ends = !context.inside(end + length) || context.is_mark(end + length, &[',', '.', ';']);
        let words = (first..extent).all(|at| context.tokens[at].is_word() && context.roles(at).is_none());
        if dative && ends && words && (1..=3).contains(&extent.saturating_sub(first)) && top > 9.into() {
            return Some(("age", first..end));
        }
    }
    // `À 40 ans, elle ...`
    if unit.is_some()
        && context.starts_sentence(start.saturating_sub(1))
        && let Some((length, ())) = calendar.age_at.longest_before(context.tokens, start)
    {
        return Some(("age", start - length..end));
    }
    // `children under 5`, `enfants de moins de 5 ans`: people, then the bound of their age.
    // `Children under five account for`: an English noun behind a number would stand in the plural.
    let plurals = &context.lang.units.grammar.plural_endings;
    let verb = !plurals.is_empty() && !plurals.iter().any(|e| context.surface(end).ends_with(&**e));
    if extent < start
        && raw.modifier != Modifier::Exact
        && (unit.is_some() || verb || !context.may_be_counted(end))
        && context.unit(end).is_none_or(|(_, u)| unit.is_some() || verb && u.kind == UnitKind::Count && !u.person)
    {
        let mut at = extent;
        if at > 0 && context.roles(at - 1).has(Role::COMPLEMENT) {
            at -= 1;
        }
        let person = at.checked_sub(1).filter(|p| context.inside(*p)).and_then(|p| context.unit(p));
        // `It killed more than 12 of them`: a word for what befell somebody names no people, before a verb's object.
        let person = person.filter(|(_, u)| unit.is_some() || u.property.is_none());
        // `six électeurs sur dix de moins de 30 ans`: people told by their number.
        let counted = unit.is_some() && at < extent && i > 0 && raws[i - 1].tokens.end == at;
        if (person.is_some_and(|(_, u)| u.person) || counted) && !context.is_mark(end, &['%']) {
            return Some(("age", extent..end));
        }
    }
    // `most were under five`: the bound of an age, behind the verb that says how old they were.
    if extent + 1 == start
        && context.lang.hedges.temporal.contains(&context.tokens[extent].key)
        && extent > 0
        && context.roles(extent - 1).has(Role::AUXILIARY)
        && top <= 18.into()
        && context.unit(end).is_none()
        && !context.may_be_counted(end)
    {
        return Some(("age", extent..end));
    }
    // An apposition behind a name: `, 43 ans,` and `, 43,`.
    let comma =
        start.checked_sub(1).filter(|at| context.is_mark(*at, &[',', '(']) && *at > context.sentence.tokens.start)?;
    let person = unit.is_some() && context.unit(comma - 1).is_some_and(|(_, u)| u.person);
    // `Rui Matos, maquinista, 57 anos`: a trade stands between.
    let trade = unit.is_some() && comma > 3 && context.is_mark(comma - 2, &[',']) && named(context, comma - 3);
    // `the driver, 41,`
    let role = raw.plain_below(120) && context.unit(comma - 1).is_some_and(|(_, u)| u.person);
    let name = person || role || trade || named(context, comma - 1);
    let close = end + unit.unwrap_or(0);
    let closed = context.is_mark(close, &[',', ')', '.', ';']) || (unit.is_some() && !context.inside(close));
    let bracket = context.is_mark(comma, &['(']) && context.is_mark(close, &[')']);
    let fits = raw.plain_below(120) && top > 9.into() || unit.is_some();
    // `contó Célia Ramos, 41.`: two names before it, and the sentence ends.
    let full_name =
        comma > 1 && named(context, comma - 1) && named(context, comma - 2) && context.sentence.tokens.end <= close + 1;
    let comma_pair =
        context.is_mark(comma, &[',']) && closed && (unit.is_some() || full_name || context.is_mark(close, &[',']));
    (name && fits && (comma_pair || (bracket && top > 14.into() && !of_places(context, raws, i, comma))))
        .then_some(("age", comma..close))
}
