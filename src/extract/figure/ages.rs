//! Ages, which are numbers and no figures: `aged 5, 7 and 9`, `, 43 ans,`, `41 enfants (de 5 à 15 ans)`.
//!
//! In: a number and those before it. Out: the rule that makes it an age, with the words that show it: a word for years,
//! people before it, a list of ages, marks that set it apart from a name.

mod apposed;
mod bare;
mod bound;

use self::apposed::apposition;
use self::bare::bare;
use super::context::Context;
use super::verdict::Finding;
use super::{Form, Raw};
use crate::claim::{Decimal, Modifier, UnitKind};
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
                // `w wieku niespełna 50 i 33 lat`: a hedge may stand between.
                let said = |from| calendar.age_before.longest_before(context.tokens, from).is_some();
                said(start)
                    || said(raws[p].extent.start)
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

/// Whether a word of the sentence has a capital.
fn named(context: &Context<'_>, at: usize) -> bool {
    context.inside(at) && context.token(at).is_some_and(|t| t.is_word() && t.capital)
}

/// Whether what stands in brackets counts something at places, `en Veracruz (29), Hidalgo (21)`, and is nobody's age.
fn of_places(context: &Context<'_>, raws: &[Raw], i: usize, open: usize) -> bool {
    let Some(start) = (0..open).rev().take_while(|at| named(context, *at)).last() else { return false };
    let Some(before) = start.checked_sub(1).filter(|at| context.inside(*at)) else { return false };
    let joined = context.is_mark(before, &[',']) || context.roles(before).has(Role::AND);
    // `na Podkarpaciu (131 interwencji), Śląsku (30)`: the first bracket may say what it counts.
    let closes = |p: &usize| {
        let end = raws[*p].tokens.end;
        end + context.unit(end).map_or(0, |(length, _)| length) + 1 == before
    };
    let earlier = i.checked_sub(1).filter(|p| joined && closes(p));
    let bracket = |p: usize| raws[p].tokens.start.checked_sub(1).filter(|at| context.is_mark(*at, &['(']));
    match earlier.and_then(|p| Some((p, bracket(p)?))) {
        Some((p, open)) => of_places(context, raws, p, open),
        None => context.roles(before).has(Role::PLACE),
    }
}

/// A number that may be an age, and what stands around it.
struct Age<'a, 'd> {
    context: &'a Context<'d>,
    raws: &'a [Raw],
    i: usize,
    raw: &'a Raw,
    start: usize,
    end: usize,
    /// Where its hedge starts, if it has one.
    extent: usize,
    /// The number, or the greater one of a range.
    top: Decimal,
    /// The length of the word for years behind it.
    unit: Option<usize>,
    /// The next age of the same list.
    later: Option<&'a Raw>,
    /// The length of the word for years behind it, or behind the next.
    shared: Option<usize>,
}

type Rule = fn(&Age<'_, '_>) -> Option<Finding>;

/// Every rule, in the order in which they are asked.
const RULES: &[Rule] = &[
    |age| age.after(),
    |age| age.before(),
    |age| age.second(),
    |age| age.behind_its_unit(),
    |age| set_apart(age.context, age.raw, age.unit),
    |age| age.listed(),
    |age| age.behind_person(),
    |age| bare(age.context, age.raw).filter(|_| age.unit.is_none()),
    |age| age.range(),
    |age| age.behind_names(),
    |age| infant(age.context, age.raw),
    |age| age.linked(),
    |age| age.of_people(),
    |age| age.of_one(),
    |age| age.with_verb(),
    |age| age.dative(),
    |age| age.opening(),
    |age| age.bound(),
    |age| age.bound_told(),
    bound::bounded,
    bound::between,
    bound::suspended,
    bound::and_more,
    apposition,
];

/// `43-year-old`, `âgé de 43 ans`, `, 43 ans,`, `un homme de 43 ans`, `John Smith, 43,`.
pub(super) fn age(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let top = raw.value.or(raw.high)?;
    if top > 120.into() || top < 0.into() || matches!(raw.form, Form::Vague { .. }) {
        return None;
    }
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let years = |at: usize| context.lang.calendar.age_unit.longest(context.tokens, at).map(|(n, ())| n);
    let unit = years(end);
    let later = raws.get(i + 1).filter(|next| follows(context, raw, next));
    let shared = unit.or_else(|| years(later?.tokens.end));
    let age = Age { context, raws, i, raw, start, end, extent: raw.extent.start, top, unit, later, shared };
    RULES.iter().find_map(|rule| rule(&age))
}

impl Age<'_, '_> {
    /// `43-year-old`: a word for years of age behind the number.
    fn after(&self) -> Option<Finding> {
        let calendar = &self.context.lang.calendar;
        if let Some((length, ())) = calendar.age_after.longest(self.context.tokens, self.end) {
            // `z 30-letnim łącznym stażem`: what lasts so long has no age; one adjective may stand between.
            let lasts =
                |at: usize| self.context.inside(at) && calendar.lasting.longest(self.context.tokens, at).is_some();
            let noun = self.end + length;
            if lasts(noun) || lasts(noun + 1) && self.context.unit(noun).is_none() {
                return None;
            }
            return Some(("age", self.start..self.end + length));
        }
        None
    }

    /// `aged 43`, `âgé de 43 ans`: a word for it before the number or its hedge.
    fn before(&self) -> Option<Finding> {
        let calendar = &self.context.lang.calendar;
        for from in [self.start, self.extent] {
            if let Some((length, ())) = calendar.age_before.longest_before(self.context.tokens, from) {
                // `aos 6%`, `aos 12 detidos`: a lone preposition tells no age where something else is counted.
                let measured = self.context.is_mark(self.end, &['%'])
                    || self.context.unit(self.end).is_some_and(|(_, u)| u.kind != UnitKind::Duration);
                if measured {
                    continue;
                }
                let counts = self.context.may_be_counted(self.end) && self.context.unit(self.end).is_none();
                if length > 1 || !counts || !self.context.roles(from - 1).has(Role::STOP) {
                    return Some(("age", from - length..self.end));
                }
            }
        }
        None
    }

    /// The second of two ages: `aged 5 and 7`, `aged five and seven respectively`.
    fn second(&self) -> Option<Finding> {
        let calendar = &self.context.lang.calendar;
        if let Some(before) = self.i.checked_sub(1).and_then(|p| self.raws.get(p))
            && before.tokens.end + 1 == self.start
            && self.context.roles(before.tokens.end).has(Role::AND)
            && (self.raw.plain_below(120) || !self.raw.is_digits() && self.top <= 18.into())
            && self.context.unit(self.end).is_none()
            && (!self.context.may_be_counted(self.end) || closes(self.context, self.end))
            && [before.tokens.start, before.extent.start]
                .into_iter()
                .any(|from| calendar.age_before.longest_before(self.context.tokens, from).is_some())
        {
            return Some(("age", before.tokens.start..self.end));
        }
        None
    }

    /// `Jan Kos, lat 46, zginął`: the word for years before them, set apart behind a comma.
    fn behind_its_unit(&self) -> Option<Finding> {
        let calendar = &self.context.lang.calendar;
        if let Some(years) = self.start.checked_sub(1).filter(|at| self.context.inside(*at))
            && calendar.age_unit.longest(self.context.tokens, years).is_some_and(|(n, ())| n == 1)
            && years.checked_sub(1).is_some_and(|at| self.context.inside(at) && self.context.is_mark(at, &[',', '(']))
            && (!self.context.inside(self.end) || self.context.is_mark(self.end, &[',', '.', ';', ')', '–', '-']))
        {
            return Some(("age", years..self.end));
        }
        None
    }

    /// A later one of several ages: `aged 5, 7 and 9`.
    fn listed(&self) -> Option<Finding> {
        if (self.unit.is_some() || !self.context.may_be_counted(self.end))
            && listed_age(self.context, self.raws, self.i)
        {
            return Some(("age", self.start..self.end + self.unit.unwrap_or(0)));
        }
        None
    }

    /// `el bombero Julián Arce, de 34 años`, `dois engenheiros, de 39 e 44 anos`: set apart from a person.
    fn behind_person(&self) -> Option<Finding> {
        let calendar = &self.context.lang.calendar;
        // `un garçon, de moins de dix ans`: a hedge may stand between.
        let hedged = Some(self.extent).filter(|at| calendar.age_of.longest_before(self.context.tokens, *at).is_some());
        let start = hedged.unwrap_or(self.start);
        if self.shared.is_some()
            && let Some((of, ())) = calendar.age_of.longest_before(self.context.tokens, start)
            && let Some(comma) = (start - of).checked_sub(1).filter(|at| self.context.is_mark(*at, &[',']))
            && let Some(last) = comma.checked_sub(1).filter(|at| self.context.inside(*at))
            && (self.context.tokens[last].capital
                || self.context.is_person(last)
                || self.unit.is_some_and(|n| self.top >= 12.into() && self.context.is_mark(self.end + n, &[',', '.']))
                || self.context.people_before(comma))
        {
            return Some(("age", start - of..self.end));
        }
        None
    }

    /// `cinco bombeiros feridos, entre os 37 e os 43 anos`: a range set apart behind people, which ends the phrase.
    fn range(&self) -> Option<Finding> {
        if let Some(years) = self.unit
            && self.raw.modifier == Modifier::Range
            && self.top >= 5.into()
            && self.context.is_mark(self.end + years, &[',', '.', ';', ')'])
            && let Some(comma) = (1..=3)
                .filter_map(|back| self.start.checked_sub(back))
                .take_while(|at| self.context.inside(*at))
                .find(|at| self.context.is_mark(*at, &[',', '(']))
            && self.context.people_before(comma)
        {
            return Some(("age", comma + 1..self.end));
        }
        None
    }

    /// `Alberto Vella di 34 anni`: behind two names.
    fn behind_names(&self) -> Option<Finding> {
        let calendar = &self.context.lang.calendar;
        if self.unit.is_some()
            && let Some((of, ())) = calendar.age_of.longest_before(self.context.tokens, self.start)
            && self.top >= 15.into()
            && (self.start - of).checked_sub(2).is_some_and(|at| named(self.context, at) && named(self.context, at + 1))
        {
            return Some(("age", self.start - of..self.end));
        }
        None
    }

    /// `un homme de 43 ans`, `tres niños de entre uno y nueve años`: a person, the link, and the age or a range that opens
    /// with its preposition.
    fn linked(&self) -> Option<Finding> {
        let length = self.shared?;
        let from = if self.raw.modifier == Modifier::Range { self.extent } else { self.start };
        let (of, ()) = self.context.lang.calendar.age_of.longest_before(self.context.tokens, from)?;
        let noun = (from - of).checked_sub(1)?;
        let person = |at: usize| self.context.is_person(at);
        let end = self.end + self.unit.unwrap_or_default().min(length);
        // `un salarié d'abattoir de 34 ans`: a complement may stand between.
        let grown = self.unit.is_some() && self.top >= 15.into();
        let owner = self.context.lang.calendar.age_of.longest_before(self.context.tokens, noun).filter(|_| grown);
        let owner = owner.and_then(|(n, ())| (noun - n).checked_sub(1));
        (person(noun) || owner.is_some_and(person)).then_some(("age", from - of..end))
    }

    /// `двое мужчин 71 и 84 лет`: behind people, in a language that inflects, years without a preposition.
    fn of_people(&self) -> Option<Finding> {
        if self.shared.is_some()
            && self.context.lang.units.grammar.order == Order::Inflected
            && let Some(noun) = (if self.i > 0 && follows(self.context, &self.raws[self.i - 1], self.raw) {
                self.raws[self.i - 1].tokens.start
            } else {
                self.start
            })
            .checked_sub(1)
            && self.context.inside(noun)
            && (self.context.is_person(noun)
                && (self.i.saturating_sub(2)..self.i)
                    .any(|p| (1..=3).contains(&(noun + 1).saturating_sub(self.raws[p].tokens.end)))
                || noun > 0
                    && (self.later.is_some() || self.i > 0 && follows(self.context, &self.raws[self.i - 1], self.raw))
                    && (noun - 1..=noun).any(|at| self.context.is_person(at)))
            && !self.context.may_be_counted(self.end + self.unit.unwrap_or(1))
        {
            return Some(("age", self.start..self.end + self.unit.unwrap_or(0)));
        }
        None
    }

    /// `загинув чоловік 49 років.`: right behind one person, where the phrase ends with the years.
    fn of_one(&self) -> Option<Finding> {
        if let Some(length) = self.unit
            && self.context.lang.units.grammar.order == Order::Inflected
            && self.raw.plain_below(120)
            && self.extent == self.start
            && let Some(noun) = self.start.checked_sub(1).filter(|at| self.context.inside(*at))
            && self.context.unit(noun).is_some_and(|(n, u)| {
                // `ребенок 5 лет`: of a child every number of years is an age.
                let young = matches!(&*u.code, "child" | "boy" | "girl" | "teenager" | "pupil" | "student");
                let grown = self.top > 9.into() && matches!(&*u.code, "man" | "woman" | "person" | "pensioner");
                n == 1 && (young || grown)
            })
            && self.context.roles(noun).is_none()
            && (!self.context.inside(self.end + length)
                || self.context.is_mark(self.end + length, &[',', '.', ')', ';', '–', '—'])
                || self.context.roles(self.end + length).has(Role::AND))
        {
            return Some(("age", self.start..self.end + length));
        }
        None
    }

    /// `ma 41 lat`, `19 osób miało mniej niż 18 lat`: behind a verb that tells ages, or their bound.
    fn with_verb(&self) -> Option<Finding> {
        let calendar = &self.context.lang.calendar;
        // `Il a trente ans de métier`: years of something are no age.
        if self.unit.is_some_and(|length| self.context.roles(self.end + length).has(Role::COMPLEMENT)) {
            return None;
        }
        if self.unit.is_some()
            && let Some((length, ())) = calendar.age_with.longest_before(self.context.tokens, self.start)
        {
            return Some(("age", self.start - length..self.end));
        }
        // `Наймолодшому пацієнтові 4 роки`: who that is may stand between.
        let who = self.start.checked_sub(1).filter(|at| self.unit.is_some() && self.context.inside(*at));
        let person = |at: &usize| self.context.is_person(*at);
        let dative = |at: &usize| calendar.age_dative.iter().any(|e| self.context.surface(*at).ends_with(e.as_str()));
        if let Some(at) = who.filter(person).filter(dative)
            && let Some((length, ())) = calendar.age_with.longest_before(self.context.tokens, at)
        {
            return Some(("age", at - length..self.end));
        }
        if self.unit.is_some()
            && self.extent < self.start
            && self.top <= 21.into()
            && let Some((length, ())) = calendar.age_with.longest_before(self.context.tokens, self.extent)
        {
            return Some(("age", self.extent - length..self.end));
        }
        None
    }

    /// `Директору завода 58 лет.`: a sentence of one in the dative and the age, with no verb.
    fn dative(&self) -> Option<Finding> {
        let calendar = &self.context.lang.calendar;
        if let Some(length) = self.unit {
            let first = self.context.sentence.tokens.start;
            let noun = self.context.surface(first);
            let dative = calendar.age_dative.iter().any(|e| noun.len() > e.len() && noun.ends_with(e.as_str()));
            let ends =
                !self.context.inside(self.end + length) || self.context.is_mark(self.end + length, &[',', '.', ';']);
            let words =
                (first..self.extent).all(|at| self.context.tokens[at].is_word() && self.context.roles(at).is_none());
            if dative && ends && words && (1..=3).contains(&self.extent.saturating_sub(first)) && self.top > 9.into() {
                return Some(("age", first..self.end));
            }
        }
        None
    }

    /// `À 40 ans, elle ...`
    fn opening(&self) -> Option<Finding> {
        let calendar = &self.context.lang.calendar;
        // `Nach 12 Jahren Haft`, `Mit 88 Jahren gibt er Kurse`: what lasts so long has no age.
        let lasts = |length: usize| {
            let behind = self.end + length;
            calendar.lasting.longest(self.context.tokens, behind).is_some()
                || self.context.roles(behind).has(Role::COMPLEMENT)
                || self.context.unit(behind).is_some()
        };
        if self.unit.is_some_and(|length| !lasts(length))
            && let Some((length, ())) = calendar.age_at.longest_before(self.context.tokens, self.start)
            && self.context.starts_sentence(self.start - length)
        {
            return Some(("age", self.start - length..self.end));
        }
        None
    }

    /// `children under 5`, `enfants de moins de 5 ans`: people, then the bound of their age.
    fn bound(&self) -> Option<Finding> {
        // `Children under five account for`: an English noun behind a number would stand in the plural.
        let plurals = &self.context.lang.units.grammar.plural_endings;
        let verb = !plurals.is_empty() && !plurals.iter().any(|e| self.context.surface(self.end).ends_with(&**e));
        // `Из 30 пассажиров не менее 12 были`: at least so many counts people, where no years follow.
        let under = matches!(self.raw.modifier, Modifier::LessThan | Modifier::MoreThan);
        if self.extent < self.start
            && (self.unit.is_some() && self.raw.modifier != Modifier::Exact || under)
            && (self.unit.is_some() || verb || !self.context.may_be_counted(self.end))
            && self
                .context
                .unit(self.end)
                .is_none_or(|(_, u)| self.unit.is_some() || verb && u.kind == UnitKind::Count && !u.person)
        {
            let mut at = self.extent;
            if at > 0 && self.context.roles(at - 1).has(Role::COMPLEMENT) {
                at -= 1;
            }
            let person = at.checked_sub(1).filter(|p| self.context.inside(*p)).and_then(|p| self.context.unit(p));
            // `It killed more than 12 of them`: a word for what befell somebody names no people, before a verb's object.
            let person = person.filter(|(_, u)| self.unit.is_some() || u.property.is_none());
            // `six électeurs sur dix de moins de 30 ans`: people told by their number.
            let counted =
                self.unit.is_some() && at < self.extent && self.i > 0 && self.raws[self.i - 1].tokens.end == at;
            if (person.is_some_and(|(_, u)| u.person) || counted) && !self.context.is_mark(self.end, &['%']) {
                return Some(("age", self.extent..self.end));
            }
        }
        None
    }

    /// `most were under five`: the bound of an age, behind the verb that says how old they were.
    fn bound_told(&self) -> Option<Finding> {
        if self.extent + 1 == self.start
            && self.context.lang.hedges.temporal.contains(&self.context.tokens[self.extent].key)
            && self.extent > 0
            && self.context.roles(self.extent - 1).has(Role::AUXILIARY)
            && self.top <= 18.into()
            && self.context.unit(self.end).is_none()
            && !self.context.may_be_counted(self.end)
        {
            return Some(("age", self.extent..self.end));
        }
        None
    }
}
